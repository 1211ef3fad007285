/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subject.c - entries with their events: of one subject, one entry, or all.
 *
 * A check is snapshot_subject(): one scan for each joined identifier, usually
 * one, and usually without a row.  Rows come in key order - aliases, then each
 * entry before its events, then acts on the subject - so one pass puts them
 * together.  Acts are about the subject, whichever identifier they name, and so
 * are attached to all of its entries at the end.
 */
#include "store/view.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "store/erasure.h"

/* What is put together from rows. */
struct gather {
	const credit_snapshot *snapshot;
	struct arena *arena;
	credit_error *err;
	struct pointers entries; /* struct entry * */
	struct pointers aliases; /* struct alias * */
	struct pointers acts;    /* struct subject_act * */
	struct pointers events;  /* struct event *, of the entry in hand */
	struct pointers feedback; /* struct feedback * */
	struct entry *entry;     /* in hand, its events still coming */
	struct entry_id passed;  /* the last entry that is not known yet */
	bool passed_set;
	bool wide; /* every credit code of an organisation that is reached */
	const struct subject_act *without; /* whose join is not followed; NULL */
};

static void gather_init(struct gather *g, const credit_snapshot *snapshot,
	struct arena *arena, credit_error *err)
{
	memset(g, 0, sizeof(*g));
	g->snapshot = snapshot;
	g->arena = arena;
	g->err = err;
}

static void gather_free(struct gather *g)
{
	pointers_free(&g->entries);
	pointers_free(&g->aliases);
	pointers_free(&g->acts);
	pointers_free(&g->events);
	pointers_free(&g->feedback);
}

static int gather_add(struct gather *g, struct pointers *list, void *item)
{
	return pointers_add(list, item) ? MEMORY(g->err) : CREDIT_OK;
}

/* Give the entry in hand its events. */
static int gather_settle(struct gather *g)
{
	struct entry *entry = g->entry;

	g->entry = NULL;
	if (!entry)
		return CREDIT_OK;
	entry->events_count = g->events.count;
	entry->events = pointers_copy(&g->events, g->arena);
	g->events.count = 0;
	return entry->events ? CREDIT_OK : MEMORY(g->err);
}

/* A payload that its codec refused is damage, whatever the codec called it. */
static int decode_failed(struct gather *g, const struct engine_row *row, int status)
{
	return status == CREDIT_ENOMEM ? MEMORY(g->err)
				       : fail_value(g->err, row->key, "payload");
}

/* Read an entry's record and check it against the key it lies under. */
static int read_entry(struct gather *g, const struct engine_row *row,
	const struct subject_row_key *key, const struct record_value *record,
	struct entry *entry)
{
	struct subject_key subject;
	int status = entry_decode(
		record->payload.data, record->payload.length, g->arena, entry, NULL);

	if (status)
		return decode_failed(g, row, status);
	subject_key_of(&entry->subject, &subject);
	if (memcmp(entry->id.bytes, key->entry.bytes, ENTRY_ID_BYTES) != 0 ||
		record->sequence != key->sequence ||
		!subject_key_equal(&subject, &key->subject))
		return fail_value(g->err, row->key, "other key");
	entry->sequence = record->sequence;
	entry->learned_us = record->learned_us;
	entry->events = NULL;
	entry->events_count = 0;
	return CREDIT_OK;
}

static int gather_entry(struct gather *g, const struct engine_row *row,
	const struct subject_row_key *key, const struct record_value *record)
{
	struct entry *entry = g->entry;
	int status;

	if (record->sequence > g->snapshot->sequence) {
		/* its events may be passed over; those of an entry in hand are its own */
		g->passed = key->entry;
		g->passed_set = true;
		return CREDIT_OK;
	}
	if (entry && memcmp(&entry->id, &key->entry, sizeof(key->entry)) == 0)
		return read_entry(g, row, key, record, entry); /* recorded again */
	status = gather_settle(g);
	if (status)
		return status;
	entry = arena_alloc(g->arena, sizeof(*entry));
	if (!entry)
		return MEMORY(g->err);
	status = read_entry(g, row, key, record, entry);
	if (status)
		return status;
	g->entry = entry;
	return gather_add(g, &g->entries, entry);
}

static int gather_event(struct gather *g, const struct engine_row *row,
	const struct subject_row_key *key, const struct record_value *record)
{
	struct event *event;
	int status;

	if (!g->entry || memcmp(&g->entry->id, &key->entry, sizeof(key->entry)) != 0) {
		if (g->passed_set && memcmp(&g->passed, &key->entry, sizeof(g->passed)) == 0)
			return CREDIT_OK; /* not known yet, nor its events */
		return fail_value(g->err, row->key, "no entry");
	}
	if (record->sequence > g->snapshot->sequence)
		return CREDIT_OK;
	event = arena_alloc(g->arena, sizeof(*event));
	if (!event)
		return MEMORY(g->err);
	status = event_decode(
		record->payload.data, record->payload.length, g->arena, event, NULL);
	if (status)
		return decode_failed(g, row, status);
	if (memcmp(&event->entry, &key->entry, sizeof(key->entry)) != 0 ||
		record->sequence != key->sequence)
		return fail_value(g->err, row->key, "other key");
	event->sequence = record->sequence;
	event->learned_us = record->learned_us;
	return gather_add(g, &g->events, event);
}

/* An alias joins nothing when its batch was undone or its act annulled, or is left out. */
static int gather_alias(struct gather *g, const struct engine_row *row,
	const struct record_value *record)
{
	struct alias *alias;
	bool undone = false;
	int status;

	if (record->sequence > g->snapshot->sequence)
		return CREDIT_OK;
	for (size_t i = 0; i < g->aliases.count; i++)
		if (((struct alias *)g->aliases.items[i])->sequence == record->sequence)
			return CREDIT_OK; /* seen under its other identifier */
	alias = arena_alloc(g->arena, sizeof(*alias));
	if (!alias)
		return MEMORY(g->err);
	status = alias_decode(
		record->payload.data, record->payload.length, g->arena, alias, NULL);
	if (status)
		return decode_failed(g, row, status);
	alias->sequence = record->sequence;
	alias->learned_us = record->learned_us;
	if (g->without && subject_act_gives(g->without, alias))
		return CREDIT_OK;
	status = batch_is_undone(g->snapshot, alias->batch, &undone, g->err);
	if (!status && !undone)
		status = alias_is_annulled(g->snapshot, alias, g->arena, &undone, g->err);
	return status || undone ? status : gather_add(g, &g->aliases, alias);
}

static int gather_act(struct gather *g, const struct engine_row *row,
	const struct record_value *record)
{
	struct subject_act *act;
	int status;

	if (record->sequence > g->snapshot->sequence)
		return CREDIT_OK;
	act = arena_alloc(g->arena, sizeof(*act));
	if (!act)
		return MEMORY(g->err);
	status = subject_act_read(g->snapshot, row, g->arena, act, g->err);
	return status ? status : gather_add(g, &g->acts, act);
}

static int gather_feedback(struct gather *g, const struct engine_row *row,
	const struct subject_row_key *key, const struct record_value *record)
{
	struct subject_key subject;
	struct feedback *feedback;
	int status;

	if (record->sequence > g->snapshot->sequence)
		return CREDIT_OK;
	feedback = arena_alloc(g->arena, sizeof(*feedback));
	if (!feedback)
		return MEMORY(g->err);
	status = feedback_decode(
		record->payload.data, record->payload.length, g->arena, feedback, NULL);
	if (status)
		return decode_failed(g, row, status);
	subject_key_of(&feedback->subject, &subject);
	if (record->sequence != key->sequence || !subject_key_equal(&subject, &key->subject))
		return fail_value(g->err, row->key, "other key");
	feedback->sequence = record->sequence;
	feedback->learned_us = record->learned_us;
	status = batch_is_undone(
		g->snapshot, feedback->batch, &feedback->undone, g->err);
	return status ? status : gather_add(g, &g->feedback, feedback);
}

/* The row under `to` names the record under `from`. */
static int gather_alias_to(struct gather *g, const struct engine_row *row)
{
	struct record_value record;
	struct engine_row target;
	struct key key;
	int status;

	if (row->value.length < 1 || row->value.length > ENGINE_KEY_BYTES_MAX - COUNTY_BYTES)
		return fail_value(g->err, row->key, "locator");
	key.length = 0;
	key_u32(&key, g->snapshot->registry->county);
	key_put(&key, row->value.data, row->value.length);
	target.key = key_bytes(&key);
	status = view_get(g->snapshot, &key, &target.value, g->err);
	if (status == CREDIT_ENOTFOUND)
		return fail_value(g->err, row->key, "locator");
	if (status)
		return status;
	if (!record_read(target.value, &record))
		return fail_value(g->err, target.key, "record");
	return gather_alias(g, &target, &record);
}

static int gather_row(struct gather *g, const struct engine_row *row,
	const struct subject_row_key *key)
{
	struct record_value record;

	if (key->row == ROW_ALIAS_TO)
		return gather_alias_to(g, row);
	if (!record_read(row->value, &record))
		return fail_value(g->err, row->key, "record");
	if (key->row == ROW_ENTRY)
		return gather_entry(g, row, key, &record);
	if (key->row == ROW_EVENT)
		return gather_event(g, row, key, &record);
	if (key->row == ROW_ACT)
		return gather_act(g, row, &record);
	if (key->row == ROW_FEEDBACK)
		return gather_feedback(g, row, key, &record);
	return gather_alias(g, row, &record);
}

/* ---- one subject ---- */

/* Do two keys lie together?  Those of one organisation code do. */
static bool lie_together(const struct subject_key *a, const struct subject_key *b)
{
	if (subject_is_organisation(a) && subject_is_organisation(b))
		return memcmp(a->data, b->data, ORGANISATION_PREFIX_BYTES) == 0;
	return subject_key_equal(a, b);
}

/*
 * May rows under `found` be read when `asked` was asked for?  Both have the
 * same organisation code, or are equal.  Wide reaches all of them.  Else a
 * credit code reaches its bare organisation code and no other credit code.
 */
static bool reaches(const struct subject_key *asked, bool wide,
	const struct subject_key *found)
{
	return wide || subject_key_equal(asked, found) || subject_is_bare(found);
}

/* An organisation code that was typed reaches every credit code that contains it. */
static bool is_wide(const struct gather *g, const struct subject_key *asked, size_t index)
{
	return g->wide || (index == 0 && subject_is_bare(asked));
}

/* Was this subject read under one of the identifiers before the one at `index`? */
static bool read_before(const struct gather *g, const credit_id *ids, size_t index,
	const struct subject_key *found)
{
	for (size_t i = 0; i < index; i++) {
		struct subject_key key;

		subject_key_of(&ids[i], &key);
		if (lie_together(&key, found) && reaches(&key, is_wide(g, &key, i), found))
			return true;
	}
	return false;
}

/* All rows of one identifier. */
static int gather_id(struct gather *g, const credit_id *ids, size_t index)
{
	struct subject_row_key parsed;
	struct subject_key subject;
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	bool wide;
	int status;

	subject_key_of(&ids[index], &subject);
	wide = is_wide(g, &subject, index);
	key_subject(&prefix, g->snapshot->registry->county, &subject);
	if (subject_is_organisation(&subject))
		prefix.length = KEY_HEAD_BYTES + ORGANISATION_PREFIX_BYTES;
	status = scan_begin(&scan, g->snapshot, &prefix, true, g->err);
	while (!status && !(status = scan_next(&scan, &row, g->err))) {
		if (!subject_row_read(row.key, &parsed))
			status = fail_value(g->err, row.key, "key");
		else if (reaches(&subject, wide, &parsed.subject) &&
			!read_before(g, ids, index, &parsed.subject))
			status = gather_row(g, &row, &parsed);
	}
	scan_end(&scan);
	if (status == CREDIT_ENOTFOUND)
		status = gather_settle(g);
	return status;
}

#define JOINED_MAX 64

/* Take an identifier into the list unless it stands there. */
static int join_id(credit_id *ids, size_t *count, const credit_id *id, credit_error *err)
{
	for (size_t i = 0; i < *count; i++)
		if (ids[i].scheme == id->scheme && strcmp(ids[i].text, id->text) == 0)
			return CREDIT_OK;
	if (*count == JOINED_MAX)
		return FAIL(err, CREDIT_ELIMIT, MSG_ALIASES_MANY);
	ids[(*count)++] = *id;
	return CREDIT_OK;
}

/* Read identifiers one after another; each may join more. */
static int gather_joined(struct gather *g, credit_id *ids, size_t *count)
{
	size_t aliases = 0;
	int status = CREDIT_OK;

	for (size_t i = 0; !status && i < *count; i++) {
		status = gather_id(g, ids, i);
		for (; !status && aliases < g->aliases.count; aliases++) {
			const struct alias *alias = g->aliases.items[aliases];

			status = join_id(ids, count, &alias->from, g->err);
			if (!status)
				status = join_id(ids, count, &alias->to, g->err);
		}
	}
	return status;
}

static int compare_feedback(const void *a, const void *b)
{
	uint64_t x = (*(const struct feedback *const *)a)->sequence;
	uint64_t y = (*(const struct feedback *const *)b)->sequence;

	return (x > y) - (x < y);
}

/* Of several identifiers it comes one identifier after another. */
static void gather_sort_feedback(struct gather *g)
{
	if (g->feedback.count > 1)
		qsort(g->feedback.items, g->feedback.count, sizeof(g->feedback.items[0]),
			compare_feedback);
}

static int order_acts(const void *a, const void *b)
{
	const struct subject_act *left = *(const struct subject_act *const *)a;
	const struct subject_act *right = *(const struct subject_act *const *)b;

	return (left->sequence > right->sequence) - (left->sequence < right->sequence);
}

/* Give every entry the acts on the subject; they share one list. */
static int gather_attach(struct gather *g, struct subject_records *out)
{
	const struct subject_act **acts;

	if (g->acts.count == 0)
		return CREDIT_OK;
	qsort(g->acts.items, g->acts.count, sizeof(*g->acts.items), order_acts);
	acts = pointers_copy(&g->acts, g->arena);
	if (!acts)
		return MEMORY(g->err);
	for (size_t i = 0; i < g->entries.count; i++) {
		struct entry *entry = g->entries.items[i];

		entry->acts = acts;
		entry->acts_count = g->acts.count;
	}
	out->acts = acts;
	out->acts_count = g->acts.count;
	return CREDIT_OK;
}

/* Put what was gathered into the answer. */
static int gather_answer(struct gather *g, struct subject_records *out)
{
	int status = gather_attach(g, out);

	if (status)
		return status;
	out->entries = pointers_copy(&g->entries, g->arena);
	out->entries_count = g->entries.count;
	out->aliases = pointers_copy(&g->aliases, g->arena);
	out->aliases_count = g->aliases.count;
	gather_sort_feedback(g);
	out->feedback = pointers_copy(&g->feedback, g->arena);
	out->feedback_count = g->feedback.count;
	return out->entries && out->aliases && out->feedback ? CREDIT_OK : MEMORY(g->err);
}

static bool id_usable(const credit_id *id)
{
	return id->scheme != CREDIT_SCHEME_NONE && id->scheme <= CREDIT_SCHEME_LOCAL &&
		id->length > 0 && id->length < CREDIT_ID_TEXT_BYTES - 4;
}

/* Everything about an identifier and those that aliases join to it. */
static int gather_subject(struct gather *g, const credit_id *id, struct subject_records *out)
{
	credit_id ids[JOINED_MAX];
	size_t count = 1;
	credit_id *copy;
	int status;

	ids[0] = *id;
	status = gather_joined(g, ids, &count);
	if (!status)
		status = gather_answer(g, out);
	if (status)
		return status;
	copy = arena_alloc(g->arena, count * sizeof(*copy));
	if (!copy)
		return MEMORY(g->err);
	memcpy(copy, ids, count * sizeof(*copy));
	out->ids = copy;
	out->ids_count = count;
	return CREDIT_OK;
}

int snapshot_subject(credit_snapshot *snapshot, const credit_id *id, struct arena *arena,
	struct subject_records *out, credit_error *err)
{
	return snapshot_subject_without(snapshot, id, NULL, arena, out, err);
}

int snapshot_subject_without(credit_snapshot *snapshot, const credit_id *id,
	const struct subject_act *without, struct arena *arena, struct subject_records *out,
	credit_error *err)
{
	struct gather g;
	int status;

	memset(out, 0, sizeof(*out));
	if (!id_usable(id))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "id", "scheme");
	gather_init(&g, snapshot, arena, err);
	g.without = without;
	status = gather_subject(&g, id, out);
	gather_free(&g);
	if (!status)
		status = snapshot_erased(snapshot, out->ids, out->ids_count,
			out->entries_count == 0, arena, &out->erased, err);
	if (status)
		memset(out, 0, sizeof(*out));
	return status;
}

/* ---- one entry ---- */

int subject_of_entry(const credit_snapshot *snapshot, const struct entry_id *id,
	struct subject_key *out, credit_error *err)
{
	struct bytes value;
	struct key key;
	int status;

	key_entry_id(&key, snapshot->registry->county, id);
	status = view_get(snapshot, &key, &value, err);
	if (status)
		return status;
	if (!subject_key_read(value, out) || out->length != value.length)
		return fail_value(err, key_bytes(&key), "subject");
	return CREDIT_OK;
}

/* No such entry: never recorded, not yet known, or erased. */
static int fail_entry(credit_snapshot *snapshot, const struct entry_id *id,
	struct arena *arena, credit_error *err)
{
	const struct erasure *erasure;
	char text[ENTRY_ID_TEXT_BYTES];
	int status = snapshot_erased_entry(snapshot, id, arena, &erasure, err);

	if (status)
		return status;
	entry_id_text(id, text);
	if (erasure)
		return FAIL(err, CREDIT_ENOTFOUND, MSG_ENTRY_ERASED, text,
			erasure->document);
	return FAIL(err, CREDIT_ENOTFOUND, MSG_ENTRY_NONE, text);
}

/* The rows of one entry: it and its events. */
static int gather_one(struct gather *g, const struct subject_key *subject,
	const struct entry_id *id)
{
	struct subject_row_key parsed;
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	key_entry_rows(&prefix, g->snapshot->registry->county, subject, id);
	status = scan_begin(&scan, g->snapshot, &prefix, true, g->err);
	while (!status && !(status = scan_next(&scan, &row, g->err)))
		status = subject_row_read(row.key, &parsed)
			? gather_row(g, &row, &parsed)
			: fail_value(g->err, row.key, "key");
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? gather_settle(g) : status;
}

int snapshot_entry(credit_snapshot *snapshot, const struct entry_id *id, struct arena *arena,
	const struct entry **out, credit_error *err)
{
	struct subject_key subject;
	struct gather g;
	int status = subject_of_entry(snapshot, id, &subject, err);

	*out = NULL;
	if (status == CREDIT_ENOTFOUND)
		return fail_entry(snapshot, id, arena, err);
	if (status)
		return status;
	gather_init(&g, snapshot, arena, err);
	status = gather_one(&g, &subject, id);
	if (!status && g.entries.count == 0)
		status = fail_entry(snapshot, id, arena, err);
	if (!status)
		*out = g.entries.items[0];
	gather_free(&g);
	return status;
}

const char *entry_public_number(const struct entry *entry)
{
	for (size_t i = 0; i < entry->events_count; i++)
		if (entry->events[i]->kind == CREDIT_EVENT_PUBLISHED)
			return event_field(entry->events[i], "number");
	return NULL;
}

int snapshot_number(credit_snapshot *snapshot, const char *number, struct entry_id *out,
	credit_error *err)
{
	struct bytes value;
	struct key key;
	int status;

	if (!number_valid(number, strlen(number)))
		return FAIL(err, CREDIT_ENOTFOUND, MSG_ENTRY_NONE, number);
	key_number(&key, snapshot->registry->county, number);
	status = view_get(snapshot, &key, &value, err);
	if (status == CREDIT_ENOTFOUND)
		return FAIL(err, CREDIT_ENOTFOUND, MSG_ENTRY_NONE, number);
	if (!status && value.length != ENTRY_ID_BYTES)
		return fail_value(err, key_bytes(&key), "entry id");
	if (!status)
		memcpy(out->bytes, value.data, ENTRY_ID_BYTES);
	return status;
}

/* A public number as people type it: any case, I and L read as 1, O as 0. */
static bool number_read(const char *text, size_t length, char number[PUBLIC_NUMBER_BYTES])
{
	if (length != NUMBER_CHARACTERS)
		return false;
	for (size_t i = 0; i < length; i++) {
		char c = text[i];

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		number[i] = c == 'I' || c == 'L' ? '1' : c == 'O' ? '0' : c;
	}
	number[length] = '\0';
	return number_valid(number, length);
}

int snapshot_entry_named(credit_snapshot *snapshot, const char *text, size_t length,
	struct arena *arena, const struct entry **out, credit_error *err)
{
	char number[PUBLIC_NUMBER_BYTES] = "";
	struct entry_id id;
	int status;

	*out = NULL;
	if (entry_id_parse(text, length, &id))
		return snapshot_entry(snapshot, &id, arena, out, err);
	if (!number_read(text, length, number))
		return FAIL(err, CREDIT_EFORMAT, MSG_ENTRY_NAME_FORM);
	status = snapshot_number(snapshot, number, &id, err);
	if (!status)
		status = snapshot_entry(snapshot, &id, arena, out, err);
	return status;
}

int snapshot_document(credit_snapshot *snapshot, const char *list, const char *authority,
	const char *document, struct arena *arena, const struct entry_id **out, size_t *count,
	credit_error *err)
{
	uint8_t digest[DOCUMENT_DIGEST_BYTES];
	struct buf found = BUF_INIT;
	struct engine_row row;
	struct scan scan = {.waiting = NULL};
	struct key prefix;
	struct entry_id *ids;
	int status = document_digest(list, authority, document, digest, err);

	*out = NULL;
	*count = 0;
	if (status)
		return status;
	key_document(&prefix, snapshot->registry->county, digest);
	status = scan_begin(&scan, snapshot, &prefix, true, err);
	while (!status && !(status = scan_next(&scan, &row, err))) {
		if (row.key.length != prefix.length + ENTRY_ID_BYTES)
			status = fail_value(err, row.key, "key");
		else
			buf_put(&found, (const uint8_t *)row.key.data + prefix.length,
				ENTRY_ID_BYTES);
	}
	scan_end(&scan);
	if (status == CREDIT_ENOTFOUND) {
		ids = arena_alloc(arena, found.length + 1);
		status = found.status || !ids ? MEMORY(err) : CREDIT_OK;
		if (!status && found.length)
			memcpy(ids, found.data, found.length);
		*out = status ? NULL : ids;
		*count = status ? 0 : found.length / ENTRY_ID_BYTES;
	}
	buf_free(&found);
	return status;
}

/* ---- all subjects ---- */

/* Is this the first, in key order, of the subjects that aliases joined? */
static bool is_first(const struct subject_key *here, const struct subject_records *records)
{
	for (size_t i = 0; i < records->ids_count; i++) {
		struct subject_key other;

		subject_key_of(&records->ids[i], &other);
		if (!lie_together(here, &other) && memcmp(other.data, here->data,
			    other.length < here->length ? other.length : here->length) < 0)
			return false;
	}
	return true;
}

/* Hand one group over; one that aliases join to others comes with them, once. */
static int visit_group(struct gather *g, const struct subject_key *subject, subject_fn visit,
	void *context)
{
	struct subject_records records;
	const struct alias *alias;
	struct subject_key from;
	struct gather joined;
	int status = gather_settle(g);

	if (status)
		return status;
	if (g->aliases.count == 0) {
		gather_sort_feedback(g);
		records = (struct subject_records){
			.entries = (const struct entry *const *)g->entries.items,
			.entries_count = g->entries.count,
			.feedback = (const struct feedback *const *)g->feedback.items,
			.feedback_count = g->feedback.count};
		status = gather_attach(g, &records);
		if (status)
			return status;
		return records.entries_count ? visit(context, &records, g->arena)
					     : CREDIT_OK;
	}
	alias = g->aliases.items[0];
	subject_key_of(&alias->from, &from);
	gather_init(&joined, g->snapshot, g->arena, g->err);
	joined.wide = true;
	status = gather_subject(&joined,
		lie_together(&from, subject) ? &alias->from : &alias->to, &records);
	gather_free(&joined);
	if (status || records.entries_count == 0 || !is_first(subject, &records))
		return status;
	return visit(context, &records, g->arena);
}

int snapshot_walk(credit_snapshot *snapshot, subject_fn visit, void *context,
	credit_error *err)
{
	struct arena arena = ARENA_INIT;
	struct subject_row_key parsed;
	struct subject_key subject = {.length = 0};
	struct engine_row row;
	struct scan scan;
	struct gather g;
	struct key prefix;
	int status;

	gather_init(&g, snapshot, &arena, err);
	key_begin(&prefix, snapshot->registry->county, TABLE_SUBJECT);
	status = scan_begin(&scan, snapshot, &prefix, false, err);
	while (!status && !(status = scan_next(&scan, &row, err))) {
		if (!subject_row_read(row.key, &parsed)) {
			status = fail_value(err, row.key, "key");
			break;
		}
		if (subject.length && !lie_together(&subject, &parsed.subject)) {
			scan_hold(&scan);
			status = visit_group(&g, &subject, visit, context);
			g.entries.count = g.aliases.count = 0;
			g.acts.count = g.feedback.count = 0;
			arena_reset(&arena);
			subject.length = 0;
			continue;
		}
		if (!subject.length)
			subject = parsed.subject;
		status = gather_row(&g, &row, &parsed);
	}
	if (status == CREDIT_ENOTFOUND)
		status = subject.length
			? visit_group(&g, &subject, visit, context)
			: CREDIT_OK;
	scan_end(&scan);
	gather_free(&g);
	arena_free(&arena);
	return status;
}
