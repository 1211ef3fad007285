/* SPDX-License-Identifier: Apache-2.0 */
/*
 * change_erase.c - take records of one subject out of the store.
 *
 * Keys name subjects, so that erased records leave no row behind: entries,
 * events, acts, aliases and feedback go, and the rows that find them.  Their
 * journal rows stay, with the digest that the leaf is made of, and name the
 * erasure instead; so the tree over the journal verifies as before.
 *
 * An engine may leave the bytes of a row in the page it stood in, and keys in
 * pages that it keeps for later use.  So the same commit notes that the store is to
 * be rewritten (erase_rest.h).  Until then a value's bytes are zeros at least: it
 * is overwritten before its row is taken away.
 *
 * Rare: a few thousand records at a time at most.  Victims are gathered first
 * and taken away last, since nothing can be scanned while rows go.
 */
#include <stdlib.h>
#include <string.h>

#include "record/roles.h"
#include "base/message.h"
#include "base/text.h"
#include "id/identifier.h"
#include "store/change.h"
#include "store/erase_rest.h"
#include "store/erasure.h"

/* A row that is to go; its key stands in erasing.keys. */
struct victim {
	size_t at;
	size_t length;
	size_t value_length;
	uint64_t sequence; /* of a record; 0: derived from one */
};

struct erasing {
	struct change *change;
	const struct subject_records *records;
	const struct entry_id *chosen; /* sorted */
	size_t chosen_count;
	bool whole;
	struct buf keys;
	struct victim *victims;
	size_t count;
	size_t capacity;
	struct arena arena; /* of the row in hand */
	credit_error *err;
};

static struct bytes victim_key(const struct erasing *e, const struct victim *victim)
{
	struct bytes key = {e->keys.data + victim->at, victim->length};

	return key;
}

static int order_ids(const void *a, const void *b)
{
	return memcmp(a, b, ENTRY_ID_BYTES);
}

static bool chosen(const struct erasing *e, const struct entry_id *id)
{
	return e->whole ||
		(e->chosen_count > 0 &&
			bsearch(id, e->chosen, e->chosen_count, sizeof(*id), order_ids));
}

/* ---- gathering ---- */

static int add_victim(struct erasing *e, struct bytes key, size_t value_length,
	uint64_t sequence)
{
	struct victim *victim;

	if (e->count == e->capacity) {
		size_t capacity = e->capacity ? e->capacity * 2 : 64;
		struct victim *grown = realloc(e->victims, capacity * sizeof(*grown));

		if (!grown)
			return MEMORY(e->err);
		e->victims = grown;
		e->capacity = capacity;
	}
	victim = &e->victims[e->count++];
	victim->at = e->keys.length;
	victim->length = key.length;
	victim->value_length = value_length;
	victim->sequence = sequence;
	buf_put(&e->keys, key.data, key.length);
	return e->keys.status ? MEMORY(e->err) : CREDIT_OK;
}

/* A row that finds records; one that is not there needs no erasing. */
static int add_derived(struct erasing *e, const struct key *key)
{
	struct bytes value;
	int status = view_get(&e->change->view, key, &value, e->err);

	if (status == CREDIT_ENOTFOUND)
		return CREDIT_OK;
	return status ? status : add_victim(e, key_bytes(key), value.length, 0);
}

/* The row of a name: behind it the entry's id, or the sequence of an act. */
static int add_name(struct erasing *e, const char *name, const struct entry_id *id,
	uint64_t sequence)
{
	struct buf match = BUF_INIT;
	struct key key;
	int status = name_key(name, strlen(name), &match);

	if (!status) {
		key_name(&key, e->change->registry->county, (const char *)match.data,
			match.length);
		if (id)
			key_put(&key, id->bytes, ENTRY_ID_BYTES);
		else
			key_u64(&key, sequence);
	}
	buf_free(&match);
	return status ? FAIL(e->err, status, MSG_SEARCH_NAME) : add_derived(e, &key);
}

static int decoded(struct erasing *e, const struct engine_row *row, int status)
{
	if (!status)
		return CREDIT_OK;
	return status == CREDIT_ENOMEM ? MEMORY(e->err)
				       : fail_value(e->err, row->key, "payload");
}

/* The rows of the persons that an entry or a correction names as responsible. */
static int add_roles(struct erasing *e, const struct role *roles, size_t count,
	const struct entry_id *id)
{
	int status = CREDIT_OK;

	for (size_t i = 0; i < count && !status; i++) {
		struct subject_key person;
		struct key key;

		if (roles[i].person.scheme == CREDIT_SCHEME_NONE)
			continue;
		subject_key_of(&roles[i].person, &person);
		key_role(&key, e->change->registry->county, &person);
		key_put(&key, id->bytes, ENTRY_ID_BYTES);
		status = add_derived(e, &key);
	}
	return status;
}

/* The same from the text of a correction. */
static int add_roles_text(struct erasing *e, const char *text, const struct entry_id *id)
{
	const struct role *roles;
	size_t count;
	int status = roles_parse(text, &e->arena, &roles, &count);

	if (status == CREDIT_ENOMEM)
		return MEMORY(e->err);
	return status ? CREDIT_OK : add_roles(e, roles, count, id);
}

/* What an entry gives: by id, by document, by name, by who is responsible. */
static int entry_derived(struct erasing *e, const struct engine_row *row,
	const struct record_value *record)
{
	uint32_t county = e->change->registry->county;
	uint8_t digest[DOCUMENT_DIGEST_BYTES];
	struct entry entry;
	struct key key;
	int status = decoded(e, row,
		entry_decode(record->payload.data, record->payload.length, &e->arena, &entry,
			NULL));

	if (!status)
		status = document_digest(
			entry.list, entry.authority, entry.document, digest, e->err);
	if (status)
		return status;
	key_entry_id(&key, county, &entry.id);
	status = add_derived(e, &key);
	key_document(&key, county, digest);
	key_put(&key, entry.id.bytes, ENTRY_ID_BYTES);
	if (!status)
		status = add_derived(e, &key);
	if (!status)
		status = add_roles(e, entry.roles, entry.roles_count, &entry.id);
	return status ? status : add_name(e, entry.name, &entry.id, 0);
}

static int event_derived(struct erasing *e, const struct engine_row *row,
	const struct record_value *record)
{
	const char *number, *name, *roles;
	struct event event;
	struct key key;
	int status = decoded(e, row,
		event_decode(record->payload.data, record->payload.length, &e->arena, &event,
			NULL));

	if (status)
		return status;
	number = event_field(&event, "number");
	name = event_field(&event, "subject_name");
	roles = event_field(&event, "roles");
	if (event.kind == CREDIT_EVENT_CORRECTED && roles)
		status = add_roles_text(e, roles, &event.entry);
	if (status)
		return status;
	if (event.kind == CREDIT_EVENT_CORRECTED && name)
		return add_name(e, name, &event.entry, 0);
	if (event.kind != CREDIT_EVENT_PUBLISHED || !number ||
		!number_valid(number, strlen(number)))
		return CREDIT_OK;
	key_number(&key, e->change->registry->county, number);
	return add_derived(e, &key);
}

static int act_derived(struct erasing *e, const struct engine_row *row,
	const struct record_value *record)
{
	struct subject_act act;
	const char *name;
	int status = decoded(e, row,
		subject_act_decode(record->payload.data, record->payload.length, &e->arena,
			&act, NULL));

	if (status)
		return status;
	name = subject_act_field(&act, "name");
	return name ? add_name(e, name, NULL, record->sequence) : CREDIT_OK;
}

/* The row under an alias' other identifier. */
static int alias_derived(struct erasing *e, const struct engine_row *row,
	const struct record_value *record)
{
	struct subject_key to;
	struct alias alias;
	struct key key;
	int status = decoded(e, row,
		alias_decode(record->payload.data, record->payload.length, &e->arena, &alias,
			NULL));

	if (status)
		return status;
	subject_key_of(&alias.to, &to);
	key_alias(&key, e->change->registry->county, &to, true, record->sequence);
	return add_derived(e, &key);
}

static int gather_record(
	struct erasing *e, const struct engine_row *row, enum subject_row kind)
{
	struct record_value record;
	int status;

	if (!record_read(row->value, &record))
		return fail_value(e->err, row->key, "record");
	status = add_victim(e, row->key, row->value.length, record.sequence);
	if (status)
		return status;
	switch (kind) {
	case ROW_ENTRY:
		return entry_derived(e, row, &record);
	case ROW_EVENT:
		return event_derived(e, row, &record);
	case ROW_ACT:
		return act_derived(e, row, &record);
	case ROW_ALIAS:
		return alias_derived(e, row, &record);
	default:
		return CREDIT_OK;
	}
}

/* The acts under another identifier that gave this alias: they name this one. */
static int gather_joins(struct erasing *e, const struct engine_row *row)
{
	struct record_value record;
	struct subject_key from;
	struct alias alias;
	struct engine_row act_row;
	struct scan scan;
	struct key prefix;
	int status;

	if (!record_read(row->value, &record))
		return fail_value(e->err, row->key, "record");
	status = decoded(e, row,
		alias_decode(record.payload.data, record.payload.length, &e->arena, &alias,
			NULL));
	if (status)
		return status;
	subject_key_of(&alias.from, &from);
	key_subject_act(&prefix, e->change->registry->county, &from, 0);
	prefix.length -= sizeof(uint64_t);
	status = scan_begin(&scan, &e->change->view, &prefix, true, e->err);
	while (!status && !(status = scan_next(&scan, &act_row, e->err))) {
		struct subject_act act;

		status = subject_act_read(&e->change->view, &act_row, &e->arena, &act, e->err);
		if (!status && subject_act_gives(&act, &alias))
			status = gather_record(e, &act_row, ROW_ACT);
	}
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

/* An alias that lies under another identifier, found by its row under this one. */
static int gather_alias_to(struct erasing *e, const struct engine_row *row)
{
	struct engine_row target;
	struct key key;
	int status;

	if (row->value.length < 1 || row->value.length > ENGINE_KEY_BYTES_MAX - COUNTY_BYTES)
		return fail_value(e->err, row->key, "locator");
	key.length = 0;
	key_u32(&key, e->change->registry->county);
	key_put(&key, row->value.data, row->value.length);
	target.key = key_bytes(&key);
	status = view_get(&e->change->view, &key, &target.value, e->err);
	if (status == CREDIT_ENOTFOUND)
		return fail_value(e->err, row->key, "locator");
	if (!status)
		status = gather_record(e, &target, ROW_ALIAS);
	return status ? status : gather_joins(e, &target);
}

/* Does anything that stays support this feedback, or the task that it lifts? */
static bool feedback_stays(const struct erasing *e, const struct feedback *feedback)
{
	const struct subject_records *all = e->records;

	for (size_t s = 0; s < feedback->supports_count; s++)
		for (size_t i = 0; i < all->entries_count; i++)
			if (memcmp(&feedback->supports[s].entry, &all->entries[i]->id,
				    sizeof(struct entry_id)) == 0 &&
				!chosen(e, &all->entries[i]->id))
				return true;
	for (size_t i = 0; feedback->supports_count == 0 && i < all->feedback_count; i++)
		if (all->feedback[i]->supports_count > 0 &&
			strcmp(all->feedback[i]->number, feedback->number) == 0 &&
			feedback_stays(e, all->feedback[i]))
			return true;
	return false;
}

static int gather_feedback(struct erasing *e, const struct engine_row *row)
{
	struct record_value record;
	struct feedback feedback;
	int status;

	if (!record_read(row->value, &record))
		return fail_value(e->err, row->key, "record");
	status = decoded(e, row,
		feedback_decode(record.payload.data, record.payload.length, &e->arena,
			&feedback, NULL));
	if (status || feedback_stays(e, &feedback))
		return status;
	return add_victim(e, row->key, row->value.length, record.sequence);
}

static int gather_row(
	struct erasing *e, const struct engine_row *row, const struct subject_row_key *key)
{
	switch (key->row) {
	case ROW_ENTRY:
	case ROW_EVENT:
		return chosen(e, &key->entry) ? gather_record(e, row, key->row) : CREDIT_OK;
	case ROW_FEEDBACK:
		return gather_feedback(e, row);
	case ROW_ALIAS_TO:
		return e->whole ? gather_alias_to(e, row) : CREDIT_OK;
	default:
		return e->whole ? gather_record(e, row, key->row) : CREDIT_OK;
	}
}

/* All rows under one identifier. */
static int gather_subject(struct erasing *e, const struct subject_key *subject)
{
	struct subject_row_key parsed;
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	key_subject(&prefix, e->change->registry->county, subject);
	status = scan_begin(&scan, &e->change->view, &prefix, true, e->err);
	while (!status && !(status = scan_next(&scan, &row, e->err))) {
		if (!subject_row_read(row.key, &parsed))
			status = fail_value(e->err, row.key, "key");
		else
			status = gather_row(e, &row, &parsed);
		arena_reset(&e->arena);
	}
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

/* ---- identifiers ---- */

/* Take an identifier, and an organisation's bare code behind it, once. */
static int take_id(credit_id *ids, size_t *count, const credit_id *id, credit_error *err)
{
	credit_id bare;

	for (size_t i = 0; i < *count; i++)
		if (id_equal(&ids[i], id))
			return CREDIT_OK;
	if (*count == ERASED_REFS_MAX)
		return FAIL(err, CREDIT_ELIMIT, MSG_ALIASES_MANY);
	ids[(*count)++] = *id;
	if (id->scheme == CREDIT_SCHEME_CREDIT_CODE && id_organisation_code(id, &bare))
		return take_id(ids, count, &bare, err);
	return CREDIT_OK;
}

/* Every identifier under which something of the subject lies. */
static int take_ids(const struct subject_records *records, credit_id *ids, size_t *count,
	credit_error *err)
{
	int status = CREDIT_OK;

	*count = 0;
	for (size_t i = 0; !status && i < records->ids_count; i++)
		status = take_id(ids, count, &records->ids[i], err);
	for (size_t i = 0; !status && i < records->entries_count; i++)
		status = take_id(ids, count, &records->entries[i]->subject, err);
	for (size_t i = 0; !status && i < records->acts_count; i++)
		status = take_id(ids, count, &records->acts[i]->subject, err);
	for (size_t i = 0; !status && i < records->feedback_count; i++)
		status = take_id(ids, count, &records->feedback[i]->subject, err);
	return status;
}

/* ---- taking away ---- */

static int order_victims(const void *a, const void *b, void *context)
{
	return bytes_order(victim_key(context, a), victim_key(context, b));
}

/* By key, each once: an alias is met under both its identifiers. */
static void sort_victims(struct erasing *e)
{
	size_t kept = 0;

	if (e->count > 1)
		qsort_r(e->victims, e->count, sizeof(*e->victims), order_victims, e);
	for (size_t i = 0; i < e->count; i++)
		if (kept == 0 ||
			!bytes_equal(victim_key(e, &e->victims[kept - 1]),
				victim_key(e, &e->victims[i])))
			e->victims[kept++] = e->victims[i];
	e->count = kept;
}

/* The journal row of a record names the erasure from now on. */
static int point_journal(struct erasing *e, uint64_t sequence, uint64_t erasure)
{
	struct change *change = e->change;
	uint8_t head[JOURNAL_HEAD_BYTES];
	struct bytes value;
	struct key locator;
	struct key key;
	int status;

	key_journal(&key, change->registry->county, sequence);
	status = view_get(&change->view, &key, &value, e->err);
	if (status == CREDIT_ENOTFOUND || (!status && value.length < sizeof(head)))
		return fail_value(e->err, key_bytes(&key), "journal row");
	if (status)
		return status;
	memcpy(head, value.data, sizeof(head));
	key_erasure(&locator, change->registry->county, erasure);
	buf_reset(&change->value);
	buf_put(&change->value, head, sizeof(head));
	buf_put(&change->value, locator.data + COUNTY_BYTES, locator.length - COUNTY_BYTES);
	if (change->value.status)
		return MEMORY(e->err);
	return change_put(change, &key, change->value.data, change->value.length, e->err);
}

/* Zeros over the value, then the row itself.  Nothing may wait to be put. */
static int take_away(struct erasing *e)
{
	struct change *change = e->change;
	size_t longest = 0;
	uint8_t *zeros;
	int status = pending_flush(&change->pending, e->err);

	for (size_t i = 0; i < e->count; i++)
		if (e->victims[i].value_length > longest)
			longest = e->victims[i].value_length;
	zeros = calloc(1, longest + 1);
	if (!zeros)
		return MEMORY(e->err);
	for (size_t i = 0; !status && i < e->count; i++) {
		struct engine_row row = {victim_key(e, &e->victims[i]),
			{zeros, e->victims[i].value_length}};

		status = engine_put(change->write, &row, 1, e->err);
		if (!status)
			status = engine_erase(change->write, row.key, e->err);
		if (status == CREDIT_ENOTFOUND)
			status = fail_value(e->err, row.key, "missing");
	}
	free(zeros);
	change->pending.puts++; /* scans read their page again */
	return status;
}

/* ---- the record of it ---- */

static int put_found(struct erasing *e, const struct erasure *erasure)
{
	struct change *change = e->change;
	uint32_t county = change->registry->county;
	uint8_t whole = erasure->whole;
	struct key key;
	int status = CREDIT_OK;

	for (size_t i = 0; !status && i < erasure->refs_count; i++) {
		key_erased_subject(&key, county, erasure->refs[i].bytes);
		key_u64(&key, erasure->sequence);
		status = change_put(change, &key, &whole, 1, e->err);
	}
	key_erasure(&key, county, erasure->sequence);
	for (size_t i = 0; !status && i < erasure->entries_count; i++) {
		struct key entry;

		key_erased_entry(&entry, county, &erasure->entries[i]);
		status = change_put(
			change, &entry, key.data + KEY_HEAD_BYTES + 1, 8, e->err);
	}
	return status;
}

static int put_erasure(
	struct erasing *e, const credit_id *ids, size_t ids_count, struct erasure *erasure)
{
	struct change *change = e->change;
	struct subject_ref refs[ERASED_REFS_MAX];
	struct key key;
	int status = CREDIT_OK;

	for (size_t i = 0; i < ids_count; i++)
		subject_ref_sum(&change->id_hmac, &ids[i], &refs[i]);
	status = hmac_status(&change->id_hmac, e->err);
	erasure->refs = refs;
	erasure->refs_count = ids_count;
	erasure->sequence = change_next(change);
	if (!status)
		status = erasure_write(erasure, change_payload(change), e->err);
	key_erasure(&key, change->registry->county, erasure->sequence);
	if (!status)
		status = change_record(change, JOURNAL_ERASURE, &key, e->err);
	if (!status)
		status = put_found(e, erasure);
	if (!status)
		status = erase_rest_put(change, erasure->sequence, ids, ids_count,
			e->whole ? e->records : NULL, e->err);
	erasure->refs = NULL;
	erasure->refs_count = 0;
	return status;
}

/* ---- everything ---- */

/* The entries that go: those asked for, or all; sorted, each once. */
static int choose(struct erasing *e, const struct entry_id *entries, size_t count,
	struct arena *arena)
{
	const struct subject_records *all = e->records;
	struct entry_id *list =
		arena_alloc(arena, (all->entries_count + 1) * sizeof(*list));
	size_t kept = 0;

	if (!list)
		return MEMORY(e->err);
	for (size_t i = 0; i < all->entries_count; i++) {
		bool wanted = count == 0;

		for (size_t k = 0; k < count && !wanted; k++)
			wanted = memcmp(&entries[k], &all->entries[i]->id,
					 sizeof(*entries)) == 0;
		if (wanted)
			list[kept++] = all->entries[i]->id;
	}
	if (kept > 1)
		qsort(list, kept, sizeof(*list), order_ids);
	e->chosen = list;
	e->chosen_count = kept;
	e->whole = kept == all->entries_count;
	return CREDIT_OK;
}

static int gather_all(struct erasing *e, const credit_id *ids, size_t count)
{
	int status = CREDIT_OK;

	for (size_t i = 0; !status && i < count; i++) {
		struct subject_key subject;

		subject_key_of(&ids[i], &subject);
		status = gather_subject(e, &subject);
	}
	if (!status)
		sort_victims(e);
	if (!status && e->count == 0)
		status = FAIL(e->err, CREDIT_ENOTFOUND, MSG_ERASE_NOTHING);
	return status;
}

static int erase(struct erasing *e, const credit_id *ids, size_t ids_count,
	struct erasure *erasure)
{
	uint64_t sequence = change_next(e->change);
	int status = gather_all(e, ids, ids_count);

	if (status)
		return status;
	erasure->whole = e->whole;
	erasure->entries = e->chosen;
	erasure->entries_count = e->chosen_count;
	erasure->records = 0;
	for (size_t i = 0; !status && i < e->count; i++) {
		if (!e->victims[i].sequence)
			continue;
		erasure->records++;
		status = point_journal(e, e->victims[i].sequence, sequence);
	}
	if (!status)
		status = put_erasure(e, ids, ids_count, erasure);
	return status ? status : take_away(e);
}

int change_erase(struct change *change, const credit_id *subject,
	const struct entry_id *entries, size_t count, struct erasure *erasure,
	credit_error *err)
{
	struct erasing e = {.change = change};
	struct arena arena = ARENA_INIT;
	struct subject_records records;
	credit_id *ids = NULL;
	size_t ids_count = 0;
	int status = change_failed(change, err);

	e.err = err = CHANGE_ERROR(change, err);
	e.records = &records;
	if (!status)
		status = snapshot_subject(&change->view, subject, &arena, &records, err);
	if (!status) {
		ids = arena_alloc(&arena, ERASED_REFS_MAX * sizeof(*ids));
		status = ids ? take_ids(&records, ids, &ids_count, err) : MEMORY(err);
	}
	if (!status)
		status = choose(&e, entries, count, &arena);
	if (!status && count > 0 && e.chosen_count == 0)
		status = FAIL(err, CREDIT_ENOTFOUND, MSG_ERASE_NOTHING);
	if (!status)
		status = erase(&e, ids, ids_count, erasure);
	erasure->entries = NULL;
	erasure->entries_count = e.chosen_count;
	buf_free(&e.keys);
	free(e.victims);
	arena_free(&e.arena);
	arena_free(&arena);
	return status == CREDIT_ENOTFOUND ? status : change_stick(change, status, err);
}
