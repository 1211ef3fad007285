/* SPDX-License-Identifier: Apache-2.0 */
/*
 * full.c - complete lists: which stored entries one does not name any more.
 *
 * Once for each `import --full`.  Every subject of the registry is walked; the
 * entries that the list should name are sorted by id beside those that it
 * names, so that memory is bounded for a list of any size.  An absent entry is
 * marked, never ended: absence is no document.
 *
 * Rule: 国办发〔2020〕49号: an entry is removed by its authority's decision;
 * 个人信息保护法 art. 8: what may be wrong is not made public until it was asked.
 */
#include "intake/full.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "intake/absent.h"
#include "record/event_rule.h"

#define IDS_MEMORY (4u * 1024 * 1024)

/* ---- marks ---- */

credit_day mark_day(credit_day as_of, credit_day today)
{
	return as_of == CREDIT_DAY_NONE || as_of > today ? today : as_of;
}

void mark_document(uint64_t batch, char text[MARK_DOCUMENT_BYTES])
{
	snprintf(text, MARK_DOCUMENT_BYTES, "batch %llu", (unsigned long long)batch);
}

bool entry_marked(const struct entry *entry, const credit_catalogue *tables, credit_day day)
{
	return act_open_on(entry, tables, CREDIT_EVENT_UNCONFIRMED, day, true) != NULL;
}

bool mapping_has_acts(const struct mapping *mapping)
{
	return mapping->column[FIELD_ACT] >= 0;
}

/* ---- the call ---- */

void full_init(struct full *f, struct sheet *sheet, struct comparison *comparison,
	const struct row_rules *rules)
{
	memset(f, 0, sizeof(*f));
	f->sheet = sheet;
	f->comparison = comparison;
	f->rules = rules;
	sorter_init(&f->named, IDS_MEMORY, sheet->folder);
	sorter_init(&f->stored, IDS_MEMORY, sheet->folder);
	sorter_init(&f->absent, IDS_MEMORY, sheet->folder);
	f->file.fd = -1;
	comparison->as_of = sheet->options.as_of;
	if (sheet->options.full)
		comparison->named = &f->named;
}

void full_free(struct full *f)
{
	absent_drop(&f->file);
	free(f->path);
	sorter_free(&f->named);
	sorter_free(&f->stored);
	sorter_free(&f->absent);
}

int full_check(const struct full *f, credit_error *err)
{
	const credit_import_options *o = &f->sheet->options;
	char day[CREDIT_DAY_BYTES];
	struct stat there;

	if (!o->full)
		return CREDIT_OK;
	if (o->as_of == CREDIT_DAY_NONE)
		return FAIL(err, CREDIT_EINVAL, MSG_FULL_AS_OF);
	if (o->as_of > f->sheet->today) {
		credit_day_format(o->as_of, day);
		return FAIL(err, CREDIT_EINVAL, MSG_FULL_FUTURE, day);
	}
	if (o->missing && lstat(o->missing, &there) == 0)
		return FAIL(err, CREDIT_EEXISTS, MSG_FILE_EXISTS, o->missing);
	return CREDIT_OK;
}

/* ---- of which list it is ---- */

/* The credit code that the option names, on the day of the list. */
static const char *option_authority(const struct full *f)
{
	const char *given = f->sheet->options.authority;
	const struct department_row *department = !given
		? NULL
		: catalogue_department_find(f->rules->tables, given, strlen(given),
			  f->sheet->options.as_of);

	return department ? department->credit_code : NULL;
}

/* One list and one authority: those of the rows, which the options may not contradict. */
static bool settle_list(struct full *f)
{
	const struct comparison *c = f->comparison;
	const char *authority = option_authority(f);

	f->list = f->rules->list;
	f->authority = authority;
	if (c->lists_count > 1)
		return false;
	if (c->lists_count == 1) {
		f->list = c->lists[0].list;
		f->authority = c->lists[0].authority;
		if (f->rules->list && !text_equal(f->rules->list, f->list))
			return false;
		if (authority && !text_equal(authority, f->authority))
			return false;
	}
	return f->list && f->authority && *f->authority;
}

/* A list of a department that is not competent says nothing, with or without rows. */
static bool is_competent(const struct full *f)
{
	credit_day day = f->sheet->options.as_of;
	const struct list_row *list = catalogue_list(f->rules->tables, f->list, day);
	const struct department_row *department = catalogue_department_find(
		f->rules->tables, f->authority, strlen(f->authority), day);

	return list && department &&
		list_competent(f->rules->tables, list, department, day);
}

/* The newest day for which that authority spoke of the whole list already; or none. */
static int newest_whole(const struct full *f, credit_day *out, credit_error *err)
{
	const struct confirmation *confirmations;
	size_t count;
	int status = snapshot_confirmations(f->sheet->view, &confirmations, &count, err);

	*out = CREDIT_DAY_NONE;
	for (size_t i = 0; !status && i < count; i++)
		if (text_equal(confirmations[i].list, f->list) &&
			text_equal(confirmations[i].authority, f->authority))
			*out = confirmations[i].whole_as_of;
	return status;
}

/* ---- who is absent ---- */

static bool should_be_named(const struct full *f, const struct entry *entry)
{
	const credit_day days[] = {f->sheet->options.as_of, f->sheet->today};

	if (!text_equal(entry->list, f->list) || !text_equal(entry->authority, f->authority))
		return false;
	if (f->comparison->batch && entry->batch == f->comparison->batch)
		return false; /* by this very file */
	/* listed on the day of the list, and not removed since by a document */
	for (size_t i = 0; i < 2; i++) {
		struct standing s;

		standing(entry, f->rules->tables, days[i], &s);
		if (s.state != CREDIT_STATE_LISTED)
			return false;
	}
	return true;
}

static int take_subject(void *context, const struct subject_records *records,
	struct arena *arena)
{
	struct full *f = context;
	int status = CREDIT_OK;

	(void)arena;
	for (size_t i = 0; i < records->entries_count && !status; i++) {
		const struct entry *entry = records->entries[i];

		if (should_be_named(f, entry))
			status = sorter_add(&f->stored, entry->id.bytes, ENTRY_ID_BYTES, "", 0,
				f->err);
	}
	return status;
}

/* The next id in order, those before it passed over; false at the end. */
static int next_id(struct sorter *sorter, struct entry_id *id, bool *any, credit_error *err)
{
	struct sorter_item item;
	struct entry_id last = *id;
	bool first = !*any;
	int status;

	do {
		status = sorter_next(sorter, &item, err);
		*any = !status && item.key;
		if (*any)
			memcpy(id->bytes, item.key, ENTRY_ID_BYTES);
	} while (*any && !first && memcmp(id, &last, sizeof(last)) == 0);
	return status;
}

static int take_absent(struct full *f, const struct entry_id *id, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	const struct entry *entry;
	int status = snapshot_entry(f->sheet->view, id, &arena, &entry, err);

	f->sheet->absent++;
	if (!status)
		status = absent_add(&f->absent, entry,
			entry_marked(entry, f->rules->tables, f->sheet->options.as_of), err);
	arena_free(&arena);
	return status;
}

/* Both sides in the order of their ids. */
static int find_absent(struct full *f, credit_error *err)
{
	struct entry_id stored = {{0}};
	struct entry_id named = {{0}};
	bool more = false;
	bool more_named = false;
	int status;

	f->err = err;
	status = snapshot_walk(f->sheet->view, take_subject, f, err);
	if (!status)
		status = sorter_sort(&f->named, err);
	if (!status)
		status = sorter_sort(&f->stored, err);
	if (!status)
		status = next_id(&f->named, &named, &more_named, err);
	while (!status) {
		int order = -1;

		status = next_id(&f->stored, &stored, &more, err);
		if (status || !more)
			break;
		f->base++;
		while (!status && more_named &&
			(order = memcmp(&stored, &named, sizeof(named))) > 0)
			status = next_id(&f->named, &named, &more_named, err);
		if (!status && (!more_named || order != 0))
			status = take_absent(f, &stored, err);
	}
	return status;
}

/* ---- the guard ---- */

static bool guard_stops(const struct full *f)
{
	const credit_import_options *o = &f->sheet->options;
	uint64_t absent = f->sheet->absent;
	char text[24];
	char base[24];
	char expected[24];

	snprintf(text, sizeof(text), "%llu", (unsigned long long)absent);
	snprintf(base, sizeof(base), "%llu", (unsigned long long)f->base);
	snprintf(expected, sizeof(expected), "%llu", (unsigned long long)o->expect_absent);
	if (o->expect_absent == absent)
		return false;
	if (o->expect_absent != CREDIT_UNSAID) {
		sheet_found(f->sheet, MSG_FULL_EXPECTED, text, expected);
		return true;
	}
	if (absent <= o->absent_most && absent * 100 <= f->base * o->absent_percent)
		return false;
	sheet_found(f->sheet, MSG_FULL_MANY, text, base);
	return true;
}

/* ---- what it does ---- */

static int mark(struct full *f, const struct entry_id *id, credit_error *err)
{
	char document[MARK_DOCUMENT_BYTES];
	struct event event = {.entry = *id, .kind = CREDIT_EVENT_UNCONFIRMED,
		.day = f->sheet->options.as_of, .document = document, .authority = "",
		.operator_ = f->sheet->options.operator_ ? f->sheet->options.operator_ : ""};

	f->marked++;
	if (sheet_lost(f->sheet))
		return CREDIT_OK;
	event.batch = change_batch_number(f->sheet->change);
	mark_document(event.batch, document);
	return change_add_event(f->sheet->change, &event, err);
}

/* The file is wanted where it was asked for, or beside one that lands. */
static int open_file(struct full *f, credit_error *err)
{
	const credit_import_options *o = &f->sheet->options;

	if (f->sheet->absent == 0)
		return CREDIT_OK;
	if (o->missing)
		f->path = strdup(o->missing);
	else if (o->missing_beside && f->sheet->complete && f->sheet->change &&
		!text_equal(f->sheet->path, "-"))
		f->path = absent_path(f->sheet->path);
	else
		return CREDIT_OK;
	if (!f->path)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return absent_open(&f->file, f->path, f->sheet->encoding, err);
}

/* Mark those not marked yet, unless the guard stopped it, and list them all. */
static int tell_absent(struct full *f, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	int status = sorter_sort(&f->absent, err);

	if (!status)
		status = open_file(f, err);
	while (!status) {
		const struct entry *entry;
		struct sorter_item item;
		struct entry_id id;

		status = sorter_next(&f->absent, &item, err);
		if (status || !item.key)
			break;
		if (absent_read(&item, &id) && f->sheet->complete)
			status = mark(f, &id, err);
		if (status || f->file.fd < 0)
			continue;
		arena_reset(&arena);
		status = snapshot_entry(f->sheet->view, &id, &arena, &entry, err);
		if (!status)
			absent_put(&f->file, entry);
	}
	arena_free(&arena);
	return status ? status : absent_close(&f->file, err);
}

/* The same bytes for the same day say nothing new, when they mark and confirm nobody. */
static int settle_fresh(struct full *f, credit_error *err)
{
	struct sheet *s = f->sheet;
	struct arena arena = ARENA_INIT;
	const struct batch *before = NULL;
	int status = snapshot_batch_of_file(s->view, s->sum, &arena, &before, err);

	if (status == CREDIT_ENOTFOUND)
		status = CREDIT_OK;
	s->fresh = f->marked || s->confirmed || !before || before->kind != BATCH_FULL ||
		before->as_of != s->options.as_of || before->lists_count != 1 ||
		!text_equal(before->lists[0].list, f->list) ||
		!text_equal(before->lists[0].authority, f->authority);
	arena_free(&arena);
	return status;
}

/* What refuses it before anybody is looked for. */
static int look_at_list(struct full *f, credit_error *err)
{
	struct sheet *s = f->sheet;
	credit_day newest;
	char asked[CREDIT_DAY_BYTES];
	char known[CREDIT_DAY_BYTES];
	int status;

	if (!settle_list(f)) {
		sheet_found(s, MSG_FULL_LIST, NULL, NULL);
		return CREDIT_OK;
	}
	if (!is_competent(f)) {
		sheet_found(s, MSG_FULL_COMPETENCE, f->authority, f->list);
		return CREDIT_OK;
	}
	status = newest_whole(f, &newest, err);
	if (!status && newest != CREDIT_DAY_NONE && s->options.as_of < newest) {
		credit_day_format(s->options.as_of, asked);
		credit_day_format(newest, known);
		sheet_found(s, MSG_FULL_OLDER, asked, known);
	}
	return status;
}

int full_compare(struct full *f, credit_error *err)
{
	struct sheet *s = f->sheet;
	int status;

	if (!s->options.full || s->file_refused)
		return CREDIT_OK;
	if (s->rejected > 0) {
		/* a refused row may be anybody: who is absent cannot be said */
		if (s->options.accept_good)
			sheet_found(s, MSG_FULL_NOT_COMPLETE, NULL, NULL);
		return CREDIT_OK;
	}
	status = look_at_list(f, err);
	if (status || s->file_refused)
		return status;
	status = find_absent(f, err);
	if (status)
		return status;
	s->complete = !guard_stops(f);
	status = tell_absent(f, err);
	return status || !s->complete ? status : settle_fresh(f, err);
}

void full_batch(const struct full *f, struct batch *batch, struct batch_list *list)
{
	if (!f->sheet->complete)
		return;
	*list = (struct batch_list){f->list, f->authority};
	batch->kind = BATCH_FULL;
	batch->absent = f->sheet->absent;
	batch->lists = list;
	batch->lists_count = 1;
}

/* ---- the file of those absent ---- */

int full_settle(struct full *f, credit_error *err)
{
	const credit_import_options *o = &f->sheet->options;
	struct telling file = {.temporary = f->file.temporary};
	int status;

	if (!f->file.temporary || (!o->missing && !f->sheet->landed))
		return CREDIT_OK;
	status = telling_settle(&file, f->path, !o->missing, &f->sheet->missing, err);
	f->file.temporary = file.temporary;
	return status;
}
