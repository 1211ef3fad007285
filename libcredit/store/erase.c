/* SPDX-License-Identifier: Apache-2.0 */
/*
 * erase.c - credit_erase() and what is due for erasure.
 *
 * Whether an entry may go is retention_of()'s answer; here it is asked for the
 * entries of one subject, or of all, with what only the store knows: whether a
 * page still shows it.  A list is confirmed by the number of entries or by its
 * mark, which is made of their ids, so that nothing goes that nobody read.  What is
 * left after the commit is carried through at once, or by the next call (erase_rest.h).
 */
#include "credit/erase.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "id/identifier.h"
#include "record/retention.h"
#include "record/takedown.h"
#include "store/change.h"
#include "store/erase_rest.h"
#include "store/erasure.h"

void credit_erase_options_init(credit_erase_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->on = CREDIT_DAY_NONE;
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

/* ---- what is in print ---- */

struct asking {
	credit_snapshot *snapshot;
	const credit_catalogue *tables;
	const struct edition *const *editions;
	size_t editions_count;
	struct arena arena; /* editions */
	credit_day on;
	credit_error *err;
};

static int asking_begin(
	struct asking *asking, credit_snapshot *snapshot, credit_day on, credit_error *err)
{
	int status;

	memset(asking, 0, sizeof(*asking));
	asking->snapshot = snapshot;
	asking->on = on;
	asking->err = err;
	status = snapshot_tables(snapshot, &asking->tables, err);
	if (!status)
		status = snapshot_editions(snapshot, &asking->arena, &asking->editions,
			&asking->editions_count, err);
	return status;
}

/* The sequence up to which it was taken down from every page; 0: it never was.  What
 * another channel did says nothing of the pages. */
static uint64_t taken_down(const struct entry *entry)
{
	uint64_t sequence = 0;

	for (size_t i = 0; i < entry->events_count; i++)
		if (entry->events[i]->kind == CREDIT_EVENT_TAKEN_DOWN &&
			entry->events[i]->sequence > sequence &&
			!takedown_is_channels(entry->events[i]) &&
			!event_is_undone(entry, entry->events[i]))
			sequence = entry->events[i]->sequence;
	return sequence;
}

/* The sequence of the last edition that printed it, taken down or not; 0: none did. */
static int last_shown(struct asking *asking, const struct entry *entry, struct arena *arena,
	uint64_t *sequence)
{
	const char *number = entry_public_number(entry);

	*sequence = 0;
	for (size_t i = 0; number && i < asking->editions_count; i++) {
		const struct edition *edition = asking->editions[i];
		struct edition_row row;
		int status = snapshot_edition_row(asking->snapshot, edition->period,
			edition->revision, number, arena, &row, asking->err);

		if (status && status != CREDIT_ENOTFOUND)
			return status;
		if (!status && edition->sequence > *sequence)
			*sequence = edition->sequence;
	}
	return CREDIT_OK;
}

static int ask_entry(struct asking *asking, const struct judged_entry *judged,
	const struct subject_records *records, struct arena *arena, struct retention *out)
{
	struct retention_facts facts = {
		.feedback = records->feedback, .feedback_count = records->feedback_count};
	int status = last_shown(asking, judged->entry, arena, &facts.shown);

	facts.in_print = facts.shown > taken_down(judged->entry);
	if (!status)
		retention_of(judged, &facts, asking->tables, asking->on, out);
	return status;
}

/* ---- what is due ---- */

/* An entry that is due, and whose. */
struct due_entry {
	credit_id subject;
	struct entry_id entry;
	const struct retention_row *row;
};

struct due_walk {
	struct asking *asking;
	credit_due_fn visit;
	void *context;
	struct buf *list; /* of struct due_entry; NULL: not wanted */
	struct digest digest;
	credit_due_report report;
};

static int tell_due(struct due_walk *walk, const struct judged_entry *judged,
	const struct retention *retention)
{
	const struct entry *entry = judged->entry;
	char masked[CREDIT_ID_TEXT_BYTES];
	char text[ENTRY_ID_TEXT_BYTES];
	credit_due due = {.size = sizeof(due), .entry = text, .id = masked,
		.kind = entry->subject.kind, .list = entry->list,
		.case_ = retention_case_name(retention->row->case_), .due = retention->due,
		.source = retention->row->head.source, .sure = retention->row->head.sure};
	struct due_entry one;

	walk->report.due++;
	digest_update(&walk->digest, entry->id.bytes, ENTRY_ID_BYTES);
	if (walk->list) {
		memset(&one, 0, sizeof(one));
		one.subject = entry->subject;
		one.entry = entry->id;
		one.row = retention->row;
		buf_put(walk->list, &one, sizeof(one));
		if (walk->list->status)
			return MEMORY(walk->asking->err);
	}
	if (!walk->visit)
		return CREDIT_OK;
	entry_id_text(&entry->id, text);
	credit_id_mask(&entry->subject, CREDIT_MASK_LOG, masked, sizeof(masked));
	return walk->visit(walk->context, &due)
		? FAIL(walk->asking->err, CREDIT_ECANCELLED, MSG_CANCELLED)
		: CREDIT_OK;
}

static int walk_entry(struct due_walk *walk, const struct judged_entry *judged,
	const struct subject_records *records, struct arena *arena)
{
	struct retention retention;
	int status = ask_entry(walk->asking, judged, records, arena, &retention);

	if (status)
		return status;
	walk->report.entries++;
	switch (retention.why_not) {
	case MSG_COUNT:
		return tell_due(walk, judged, &retention);
	case MSG_RETAIN_PRINTED:
	case MSG_RETAIN_CHANNEL:
		walk->report.in_print++;
		return CREDIT_OK;
	case MSG_RETAIN_OPEN:
	case MSG_RETAIN_LIFT:
	case MSG_RETAIN_HOLD:
		walk->report.open++;
		return CREDIT_OK;
	default:
		return CREDIT_OK;
	}
}

static int walk_subject(
	void *context, const struct subject_records *records, struct arena *arena)
{
	struct due_walk *walk = context;
	struct judgement judgement;

	if (judge_day(records->entries, records->entries_count, walk->asking->tables,
		    walk->asking->on, arena, &judgement))
		return MEMORY(walk->asking->err);
	for (size_t i = 0; i < judgement.entries_count; i++) {
		int status = walk_entry(walk, &judgement.entries[i], records, arena);

		if (status)
			return status;
	}
	return CREDIT_OK;
}

/* Walk all subjects; the mark is the number and the beginning of a digest of the ids. */
static int walk_due(struct due_walk *walk)
{
	credit_error *err = walk->asking->err;
	uint8_t sum[DIGEST_BYTES];
	char hex[2 * 4 + 1];
	int status = digest_open(&walk->digest, HASH_SHA256, err);

	if (!status)
		status = snapshot_walk(walk->asking->snapshot, walk_subject, walk, err);
	if (!status) {
		digest_final(&walk->digest, sum);
		status = digest_status(&walk->digest, err);
	}
	digest_close(&walk->digest);
	if (status)
		return status;
	hex_encode(sum, 4, hex);
	snprintf(walk->report.mark, sizeof(walk->report.mark), "%" PRIu64 "-%s",
		walk->report.due, hex);
	return CREDIT_OK;
}

int credit_erase_due(credit_snapshot *snapshot, credit_day on, credit_due_fn visit,
	void *context, credit_due_report *report, credit_error *err)
{
	struct asking asking;
	struct due_walk walk = {.asking = &asking, .visit = visit, .context = context};
	int status;

	if (!snapshot)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	if (on < CREDIT_DAY_MIN || on > CREDIT_DAY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "day");
	status = asking_begin(&asking, snapshot, on, err);
	if (!status)
		status = walk_due(&walk);
	arena_free(&asking.arena);
	if (!status && report) {
		*report = walk.report;
		report->size = sizeof(*report);
	}
	return status;
}

/* ---- erasing ---- */

struct erase_call {
	const credit_erase_options *options;
	struct change *change;
	struct asking asking;
	struct arena arena;
	const char *authority;
	credit_erase_report report;
};

static int check_options(const credit_erase_options *options, credit_error *err)
{
	if (!options)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "options", "NULL");
	if (options->size != sizeof(*options))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "options", "size");
	if (!or_empty(options->document)[0] ||
		(options->ordered && !or_empty(options->authority)[0]))
		return FAIL(err, CREDIT_ERULE, MSG_ERASE_DOCUMENT);
	return CREDIT_OK;
}

static int call_begin(struct erase_call *call, credit_registry *registry,
	const credit_erase_options *options, credit_error *err)
{
	credit_day on;
	int status;

	memset(call, 0, sizeof(*call));
	call->options = options;
	status = change_begin(registry, options->now_us, or_empty(options->operator_),
		&call->change, err);
	if (status)
		return status;
	on = options->on == CREDIT_DAY_NONE ? change_today(call->change) : options->on;
	status = asking_begin(&call->asking, change_view(call->change), on, err);
	if (!status)
		status = change_registrar(call->asking.tables, or_empty(options->authority),
			change_today(call->change), &call->arena, &call->authority, err);
	return status;
}

/* Commit, or leave everything as it was. */
static int call_end(struct erase_call *call, int status, credit_erase_report *report,
	credit_error *err)
{
	const struct retention_row *queries;
	struct change *change = call->change;

	if (!status) {
		queries = catalogue_retention(call->asking.tables, RETENTION_QUERIES, NULL,
			CREDIT_KIND_PERSON, change_today(change));
		if (queries && queries->term.unit == TERM_MONTHS)
			call->report.query_months = queries->term.count;
	}
	if (change && status)
		change_abort(change);
	else if (change)
		status = change_commit(change, err);
	arena_free(&call->asking.arena);
	arena_free(&call->arena);
	if (!status && report) {
		*report = call->report;
		report->size = sizeof(*report);
	}
	return status;
}

static int erase_entries(struct erase_call *call, const credit_id *subject,
	const struct entry_id *entries, size_t count, const char *basis, credit_error *err)
{
	struct erasure erasure = {.day = change_today(call->change),
		.document = call->options->document, .authority = call->authority,
		.operator_ = or_empty(call->options->operator_), .basis = basis,
		.ordered = call->options->ordered};
	int status = change_erase(call->change, subject, entries, count, &erasure, err);

	if (status)
		return status;
	call->report.subjects++;
	call->report.entries += erasure.entries_count;
	call->report.records += erasure.records;
	call->report.sequence = erasure.sequence;
	return CREDIT_OK;
}

/* May the entry go, on this document? */
static int check_entry(struct erase_call *call, const struct judged_entry *judged,
	const struct subject_records *records, credit_error *err)
{
	char day[CREDIT_DAY_BYTES] = "";
	char text[ENTRY_ID_TEXT_BYTES];
	struct retention retention;
	int status =
		ask_entry(&call->asking, judged, records, &call->arena, &retention);

	if (status || !retention_bars(retention.why_not))
		return status;
	if (call->options->ordered && retention.why_not != MSG_RETAIN_PRINTED) {
		struct arena *arena = &call->arena;
		uint64_t shown;

		status = last_shown(&call->asking, judged->entry, arena, &shown);
		if (status || shown <= taken_down(judged->entry))
			return status;
		retention.why_not = MSG_RETAIN_PRINTED;
	}
	entry_id_text(&judged->entry->id, text);
	credit_day_format(retention.due, day);
	return FAIL(err, CREDIT_ERULE, retention.why_not, retention.article, day, text);
}

static int check_subject(struct erase_call *call, credit_error *err)
{
	struct subject_records records;
	struct judgement judgement;
	int status = snapshot_subject(change_view(call->change), call->options->subject,
		&call->arena, &records, err);

	if (status)
		return status;
	if (judge_day(records.entries, records.entries_count, call->asking.tables,
		    call->asking.on, &call->arena, &judgement))
		return MEMORY(err);
	for (size_t i = 0; !status && i < judgement.entries_count; i++)
		status = check_entry(call, &judgement.entries[i], &records, err);
	return status;
}

/* ---- carrying through ---- */

int credit_erase_finish(credit_registry *registry, bool *done, credit_error *err)
{
	bool ignored;

	if (done)
		*done = false;
	if (!registry)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry", "NULL");
	return erase_rest_finish(registry, done ? done : &ignored, err);
}

int credit_erase_unfinished(credit_snapshot *snapshot, uint64_t *count, credit_error *err)
{
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	if (count)
		*count = 0;
	if (!snapshot || !count)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, count", "NULL");
	key_erasure_rest(&prefix, snapshot->registry->county);
	status = scan_begin(&scan, snapshot, &prefix, false, err);
	while (!status && !(status = scan_next(&scan, &row, err)))
		++*count;
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

/* Was it this subject whose erasure was stopped?  Then the call came to finish it. */
static int finish_again(credit_registry *registry, const credit_id *subject, int status,
	credit_erase_report *report, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	struct subject_records records;
	credit_snapshot *snapshot;
	credit_error ignored;
	uint64_t left = 0;
	bool done = false;

	if (credit_snapshot_begin(registry, NULL, &snapshot, &ignored))
		return status;
	if (credit_erase_unfinished(snapshot, &left, &ignored) || left == 0 ||
		snapshot_subject(snapshot, subject, &arena, &records, &ignored) ||
		!records.erased)
		left = 0;
	credit_snapshot_end(snapshot);
	arena_free(&arena);
	if (left == 0)
		return status;
	status = erase_rest_finish(registry, &done, err);
	if (!status && report) {
		memset(report, 0, sizeof(*report));
		report->size = sizeof(*report);
		report->finished = done;
	}
	return status;
}

/* After the commit: the query log and the store's files. */
static int carry_through(
	credit_registry *registry, credit_erase_report *report, credit_error *err)
{
	bool done;
	int status = erase_rest_finish(registry, &done, err);

	if (report)
		report->finished = done;
	return status;
}

int credit_erase(credit_registry *registry, const credit_erase_options *options,
	credit_erase_report *report, credit_error *err)
{
	credit_erase_options today;
	struct erase_call call;
	int status;

	if (!registry)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry", "NULL");
	status = check_options(options, err);
	if (status)
		return status;
	if (!options->subject || options->subject->scheme == CREDIT_SCHEME_NONE)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "subject", "NULL");
	today = *options;
	today.on = CREDIT_DAY_NONE;
	status = call_begin(&call, registry, &today, err);
	if (!status)
		status = check_subject(&call, err);
	if (!status)
		status = erase_entries(&call, today.subject, NULL, 0, "", err);
	status = call_end(&call, status, report, err);
	if (status == CREDIT_ENOTFOUND)
		return finish_again(registry, today.subject, status, report, err);
	return status ? status : carry_through(registry, report, err);
}

/* ---- erasing what is due ---- */

static int check_confirmed(struct erase_call *call, const struct due_walk *walk,
	credit_error *err)
{
	const char *confirm = or_empty(call->options->confirm);
	char count[24];

	snprintf(count, sizeof(count), "%" PRIu64, walk->report.due);
	if (strcmp(confirm, count) == 0 || strcmp(confirm, walk->report.mark) == 0)
		return CREDIT_OK;
	return FAIL(err, CREDIT_ERULE, MSG_ERASE_CONFIRM,
		utf8_valid(confirm, strlen(confirm)) ? confirm : "?", walk->report.mark);
}

/* Entries of one subject come one after another in the list. */
static int erase_list(struct erase_call *call, const struct buf *list, credit_error *err)
{
	size_t count = list->length / sizeof(struct due_entry);
	struct due_entry *due = arena_alloc(&call->arena, list->length + 1);
	struct entry_id *ids = arena_alloc(&call->arena, (count + 1) * sizeof(*ids));
	int status = due && ids ? CREDIT_OK : MEMORY(err);

	if (!status && list->length)
		memcpy(due, list->data, list->length);
	for (size_t i = 0; !status && i < count;) {
		size_t first = i;
		size_t n = 0;

		while (i < count && id_equal(&due[i].subject, &due[first].subject))
			ids[n++] = due[i++].entry;
		status = erase_entries(call, &due[first].subject, ids, n,
			due[first].row->head.source, err);
	}
	return status;
}

static int erase_due(struct erase_call *call, credit_error *err)
{
	struct buf list = BUF_INIT;
	struct due_walk walk = {.asking = &call->asking, .list = &list};
	int status = walk_due(&walk);

	if (!status)
		status = check_confirmed(call, &walk, err);
	if (!status)
		status = erase_list(call, &list, err);
	buf_free(&list);
	return status;
}

int credit_erase_confirmed(credit_registry *registry, const credit_erase_options *options,
	credit_erase_report *report, credit_error *err)
{
	char day[CREDIT_DAY_BYTES];
	struct erase_call call;
	int status;

	if (!registry)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry", "NULL");
	status = check_options(options, err);
	if (status)
		return status;
	if (options->on != CREDIT_DAY_NONE &&
		(options->on < CREDIT_DAY_MIN || options->on > CREDIT_DAY_MAX))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "day");
	status = call_begin(&call, registry, options, err);
	if (!status && call.asking.on > change_today(call.change)) {
		credit_day_format(call.asking.on, day);
		status = FAIL(err, CREDIT_ERULE, MSG_ERASE_DAY, day);
	}
	if (!status)
		status = erase_due(&call, err);
	status = call_end(&call, status, report, err);
	return status ? status : carry_through(registry, report, err);
}
