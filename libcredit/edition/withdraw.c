/* SPDX-License-Identifier: Apache-2.0 */
/*
 * withdraw.c - takes rows out of every published page and writes the recall letter.
 *
 * Runs on any day, for a handful of entries.  The taken-down events are
 * committed first: from then on every page that is written shows a stub.  Then
 * the editions that showed the rows are written again and swapped in.  The
 * same call after an interruption finds the events and does the rest.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "edition/edition_series.h"
#include "edition/recall.h"

struct withdrawal {
	struct public_act act;
	const credit_withdraw_options *options;
	const struct entry **entries;
	struct series series;
	struct signing signing;
	uint64_t since; /* events after this record are these ones, or as new */
	credit_withdraw_report *report;
};

void credit_withdraw_options_init(credit_withdraw_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->on = CREDIT_DAY_NONE;
}

void credit_withdraw_report_free(credit_withdraw_report *report)
{
	if (!report)
		return;
	free(report->letter);
	free(report);
}

static int check_options(const credit_withdraw_options *options, credit_error *err)
{
	const char *bad = NULL;

	if (options->size != sizeof(*options))
		bad = "size";
	else
		bad = public_act_fault(options->directory, options->document, options->on);
	if (!bad && (!options->entries || options->entries_count == 0))
		bad = "entries";
	return bad ? FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, bad, "")
		   : signing_check(options->keys, options->keys_count, err);
}

/* Every name must be of an entry that bears a public number. */
static int find_entries(struct withdrawal *w, credit_snapshot *snapshot, credit_error *err)
{
	size_t count = w->options->entries_count;
	int status = CREDIT_OK;

	w->entries = arena_alloc(&w->act.arena, count * sizeof(w->entries[0]));
	if (!w->entries)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	for (size_t i = 0; i < count && !status; i++) {
		const char *name = w->options->entries[i];

		if (!name)
			return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "entries", "NULL");
		status = snapshot_entry_named(
			snapshot, name, strlen(name), &w->act.arena, &w->entries[i], err);
		if (status == CREDIT_EFORMAT)
			status = CREDIT_ENOTFOUND;
		if (!status && !entry_public_number(w->entries[i]))
			status = FAIL(err, CREDIT_ENOTFOUND, MSG_EDITION_NOT_IN_PRINT, name);
	}
	return status;
}

static int look_up(struct withdrawal *w, credit_error *err)
{
	credit_snapshot *snapshot = NULL;
	int status = credit_snapshot_begin(w->act.registry, NULL, &snapshot, err);

	if (!status)
		status = series_load(snapshot, &w->series, err);
	if (!status && w->series.count == 0)
		status = FAIL(err, CREDIT_ENOTFOUND, MSG_EDITION_NOT_IN_PRINT,
			w->options->entries[0] ? w->options->entries[0] : "");
	if (!status)
		status = find_entries(w, snapshot, err);
	credit_snapshot_end(snapshot);
	return status;
}

/* ---- the events ---- */

static int add_event(struct withdrawal *w, struct change *change, const struct entry *entry,
	credit_error *err)
{
	struct event event = {0};
	enum act_outcome outcome = ACT_UNCHANGED;
	int status;

	event.entry = entry->id;
	event.kind = CREDIT_EVENT_TAKEN_DOWN;
	event.day = w->options->on;
	event.document = w->options->document;
	event.authority = "";
	event.operator_ = w->options->operator_ ? w->options->operator_ : "";
	status = act_record(change, &event, &outcome, err);
	if (!status && outcome == ACT_RECORDED)
		w->report->rows++;
	else if (!status)
		w->report->already++;
	return status;
}

static int record_events(struct withdrawal *w, credit_error *err)
{
	uint64_t newest = w->series.list[w->series.count - 1].record->sequence;
	struct change *change;
	int status = change_begin(w->act.registry, 0, w->options->operator_, &change, err);

	if (status)
		return status;
	w->since = newest;
	for (size_t i = 0; i < w->options->entries_count && !status; i++) {
		uint64_t down = taken_down_sequence(w->entries[i]);

		if (down > newest) {
			w->report->already++;
			continue;
		}
		status = add_event(w, change, w->entries[i], err);
	}
	if (status || w->report->rows == 0) {
		change_abort(change);
		return status;
	}
	return change_commit(change, err);
}

/* ---- still lawful to print ---- */

static int tell_still_printed(const struct entry *entry, credit_finding_fn report, void *context,
	credit_error *err)
{
	const char *params[] = {entry_public_number(entry)};
	credit_finding finding;

	memset(&finding, 0, sizeof(finding));
	finding.file = finding.field = finding.header = finding.value = "";
	finding_message(&finding, MSG_EDITION_STILL_PRINTED, params, 1);
	return report(context, &finding) ? FAIL(err, CREDIT_ECANCELLED, MSG_CANCELLED)
					 : CREDIT_OK;
}

/* What judge() says of one entry on the day; NULL: out of memory. */
static const struct judged_entry *judge_one(struct withdrawal *w, credit_snapshot *snapshot,
	const struct entry *entry, const credit_catalogue *tables, credit_error *err)
{
	struct subject_records subject;
	struct judgement judgement;

	if (snapshot_subject(snapshot, &entry->subject, &w->act.arena, &subject, err))
		return NULL;
	if (judge_day(subject.entries, subject.entries_count, tables, w->options->on,
		    &w->act.arena, &judgement)) {
		FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		return NULL;
	}
	if (snapshot_hold_stale(snapshot, tables, w->options->on, &judgement, err))
		return NULL;
	for (size_t e = 0; e < judgement.entries_count; e++)
		if (memcmp(&judgement.entries[e].entry->id, &entry->id,
			    sizeof(struct entry_id)) == 0)
			return &judgement.entries[e];
	FAIL(err, CREDIT_ECORRUPT, MSG_EDITION_RECORD, "", "entry");
	return NULL;
}

/* 撤回函_DAY.txt beside the folder of editions. */
static int write_letter(struct withdrawal *w, const credit_catalogue *tables,
	const struct recall_row *rows, credit_error *err)
{
	struct recall recall = {w->act.words, tables, w->options->on, w->options->document, rows,
		w->options->entries_count};
	struct buf text = BUF_INIT;
	int status;

	recall_letter(&recall, &text);
	status = letter_write(&text, w->options->letter, w->options->directory, "撤回函",
		w->options->on, &w->report->letter, err);
	buf_free(&text);
	return status;
}

/*
 * The letter, and a word about rows that judge() still lets: taking one down
 * records no end, so the next edition prints it again.
 */
static int tell_all(struct withdrawal *w, credit_finding_fn report, void *context,
	credit_error *err)
{
	size_t count = w->options->entries_count;
	struct recall_row *rows = arena_alloc(&w->act.arena, count * sizeof(*rows));
	credit_snapshot *snapshot = NULL;
	const credit_catalogue *tables = NULL;
	int status = rows ? credit_snapshot_begin(w->act.registry, NULL, &snapshot, err)
			  : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);

	if (!status)
		status = snapshot_tables(snapshot, &tables, err);
	for (size_t i = 0; i < count && !status; i++) {
		credit_error own = {0};

		rows[i].number = entry_public_number(w->entries[i]);
		rows[i].judged = judge_one(w, snapshot, w->entries[i], tables, &own);
		if (!rows[i].judged) {
			status = own.status;
			if (err)
				*err = own;
		}
	}
	if (!status)
		status = write_letter(w, tables, rows, err);
	for (size_t i = 0; i < count && report && !status; i++)
		if (rows[i].judged->printed)
			status = tell_still_printed(w->entries[i], report, context, err);
	credit_snapshot_end(snapshot);
	return status;
}

/* ---- all together ---- */

static int withdraw(struct withdrawal *w, credit_finding_fn report, void *context,
	credit_error *err)
{
	const char *directory = w->options->directory;
	int status = public_act_words(&w->act, w->options->words, err);

	if (!status)
		status = look_up(w, err);
	if (!status)
		status = folder_prepare(directory, err);
	if (!status)
		status = record_events(w, err);
	w->series.signing = &w->signing;
	if (!status)
		status = series_tidy(&w->series, w->since, SIZE_MAX, directory, w->act.words,
			&w->report->editions, err);
	if (!status)
		status = tell_all(w, report, context, err);
	return status;
}

int credit_withdraw(credit_registry *registry, const credit_withdraw_options *options,
	credit_finding_fn report, void *context, credit_withdraw_report **out,
	credit_error *err)
{
	struct withdrawal w;
	int status;

	if (out)
		*out = NULL;
	if (!registry || !options)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, options", "NULL");
	status = check_options(options, err);
	if (status)
		return status;
	memset(&w, 0, sizeof(w));
	w.act.registry = registry;
	w.options = options;
	w.report = calloc(1, sizeof(*w.report));
	if (!w.report)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	w.report->size = sizeof(*w.report);
	w.signing.keys = options->keys;
	w.signing.keys_count = options->keys_count;
	status = withdraw(&w, report, context, err);
	w.report->notes_unsigned = w.signing.unsigned_;
	series_free(&w.series);
	public_act_end(&w.act);
	if (status || !out)
		credit_withdraw_report_free(w.report);
	else
		*out = w.report;
	return status;
}
