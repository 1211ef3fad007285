/* SPDX-License-Identifier: Apache-2.0 */
/*
 * search.c - subjects by name.
 *
 * For people at a counter: a few searches a minute.  Names live in an index by
 * match key; what is found is read again from its entry, because a name may
 * have come from a correction that the snapshot does not know, and because
 * long names are cut in keys.  A name that an act on the subject gave, such as
 * a renaming, finds every entry of the subject that its own names do not.
 */
#include "store/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "id/identifier.h"

struct search {
	credit_snapshot *snapshot;
	struct arena *arena;
	const char *wanted; /* match key, whole */
	size_t wanted_length;
	bool exact; /* this pass takes whole names, the next one beginnings */
	size_t limit;
	struct pointers hits; /* struct name_hit * */
};

enum fit { FIT_NONE, FIT_BEGINS, FIT_EXACT };

static int name_fit(const struct search *search, const char *name, enum fit *fit)
{
	struct buf key = BUF_INIT;
	int status = text_match_key(name, strlen(name), &key);

	*fit = FIT_NONE;
	if (!status && key.length >= search->wanted_length &&
		memcmp(key.data, search->wanted, search->wanted_length) == 0)
		*fit = key.length == search->wanted_length ? FIT_EXACT : FIT_BEGINS;
	buf_free(&key);
	return status == CREDIT_EFORMAT ? CREDIT_ECORRUPT : status;
}

/* The best fitting of an entry's names, the newest among equals. */
static int entry_fit(const struct search *search, const struct entry *entry, enum fit *fit,
	const char **name)
{
	int status = name_fit(search, entry->name, fit);

	*name = entry->name;
	for (size_t i = 0; !status && i < entry->events_count; i++) {
		const char *given = entry->events[i]->kind == CREDIT_EVENT_CORRECTED
			? event_field(entry->events[i], "subject_name")
			: NULL;
		enum fit other;

		if (!given)
			continue;
		status = name_fit(search, given, &other);
		if (other >= *fit) {
			*fit = other;
			*name = given;
		}
	}
	return status;
}

static int take_hit(struct search *search, const struct entry *entry, bool exact,
	const char *name, credit_error *err)
{
	struct name_hit *hit;

	for (size_t i = 0; i < search->hits.count; i++) {
		hit = search->hits.items[i];
		if (!id_equal(&hit->subject, &entry->subject))
			continue;
		if (hit->exact == exact)
			hit->entries_count++;
		return CREDIT_OK;
	}
	if (search->hits.count == search->limit)
		return CREDIT_OK;
	hit = arena_alloc(search->arena, sizeof(*hit));
	if (!hit || pointers_add(&search->hits, hit))
		return MEMORY(err);
	hit->subject = entry->subject;
	hit->name = name;
	hit->exact = exact;
	hit->entries_count = 1;
	return CREDIT_OK;
}

/* Does this act give the best fitting name of the entry, and is it the first to? */
static int act_fit(const struct search *search, const struct entry *entry,
	const struct subject_act *act, enum fit *fit)
{
	const char *name;
	enum fit own;
	enum fit other;
	int status = entry_fit(search, entry, &own, &name);

	if (!status)
		status = name_fit(search, subject_act_field(act, "name"), fit);
	if (!status && *fit <= own)
		*fit = FIT_NONE;
	for (size_t i = 0; !status && *fit != FIT_NONE && i < entry->acts_count; i++) {
		const char *given = subject_act_field(entry->acts[i], "name");

		if (!given ||
			!subject_act_counts(entry->acts, entry->acts_count, entry->acts[i]))
			continue;
		status = name_fit(search, given, &other);
		if (other > *fit || (other == *fit && entry->acts[i]->sequence < act->sequence))
			*fit = FIT_NONE;
	}
	return status;
}

/* A row that an act on a subject gave: all entries of the subject. */
static int visit_act(struct search *search, const struct engine_row *row, credit_error *err)
{
	struct subject_records records;
	struct subject_act *act = arena_alloc(search->arena, sizeof(*act));
	uint64_t sequence = name_row_act(row->key);
	int status;

	if (!act)
		return MEMORY(err);
	if (sequence > search->snapshot->sequence)
		return CREDIT_OK; /* not known yet */
	status = subject_act_get(search->snapshot, sequence, search->arena, act, err);
	if (status)
		return status;
	if (!subject_act_field(act, "name"))
		return fail_value(err, row->key, "act");
	status = snapshot_subject(
		search->snapshot, &act->subject, search->arena, &records, err);
	if (!status && !subject_act_counts(records.acts, records.acts_count, act))
		return CREDIT_OK;
	for (size_t i = 0; !status && i < records.entries_count; i++) {
		const struct entry *entry = records.entries[i];
		enum fit fit;

		status = act_fit(search, entry, act, &fit);
		if (status)
			return status == CREDIT_ENOMEM ? MEMORY(err)
						       : fail_value(err, row->key, "entry");
		if (fit != FIT_NONE && (fit == FIT_EXACT) == search->exact)
			status = take_hit(search, entry, search->exact,
				subject_act_field(act, "name"), err);
	}
	return status;
}

/* One row of the index: read its entry, and take it if it fits this pass. */
static int visit_row(struct search *search, const struct engine_row *row, credit_error *err)
{
	const struct entry *entry;
	const char *name;
	struct entry_id id;
	enum fit fit;
	int status;

	if (name_row_act(row->key))
		return visit_act(search, row, err);
	if (row->key.length < KEY_HEAD_BYTES + 1 + ENTRY_ID_BYTES)
		return fail_value(err, row->key, "key");
	memcpy(id.bytes, (const uint8_t *)row->key.data + row->key.length - ENTRY_ID_BYTES,
		ENTRY_ID_BYTES);
	status = snapshot_entry(search->snapshot, &id, search->arena, &entry, NULL);
	if (status == CREDIT_ENOTFOUND)
		return CREDIT_OK; /* not known yet */
	if (!status)
		status = entry_fit(search, entry, &fit, &name);
	if (status)
		return status == CREDIT_ENOMEM ? MEMORY(err)
					       : fail_value(err, row->key, "entry");
	if (fit == FIT_NONE || (fit == FIT_EXACT) != search->exact)
		return CREDIT_OK;
	return take_hit(search, entry, search->exact, name, err);
}

/* All rows whose cut key begins with the cut wanted one. */
static int search_pass(struct search *search, bool exact, credit_error *err)
{
	/* utf8_floor() looks at the byte behind, and behind the whole key there is none. */
	size_t length = search->wanted_length > NAME_KEY_BYTES_MAX
		? utf8_floor(search->wanted, NAME_KEY_BYTES_MAX)
		: search->wanted_length;
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	search->exact = exact;
	key_name(&prefix, search->snapshot->registry->county, search->wanted, length);
	if (!exact)
		prefix.length--; /* without the zero byte that ends a whole name */
	status = scan_begin(&scan, search->snapshot, &prefix, false, err);
	while (!status && !(status = scan_next(&scan, &row, err))) {
		if (search->hits.count >= search->limit && !exact)
			break;
		status = visit_row(search, &row, err);
	}
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int snapshot_names(credit_snapshot *snapshot, const char *name, size_t length, size_t limit,
	struct arena *arena, const struct name_hit **out, size_t *count, credit_error *err)
{
	struct buf key = BUF_INIT;
	struct search search = {.snapshot = snapshot, .arena = arena, .limit = limit};
	struct name_hit *hits = NULL;
	int status = text_match_key(name, length, &key);

	*out = NULL;
	*count = 0;
	if (status == CREDIT_EFORMAT || (!status && key.length == 0))
		status = FAIL(err, CREDIT_EFORMAT, MSG_SEARCH_NAME);
	else if (status)
		status = MEMORY(err);
	search.wanted = (const char *)key.data;
	search.wanted_length = key.length;
	if (!status)
		status = search_pass(&search, true, err);
	if (!status)
		status = search_pass(&search, false, err);
	if (!status) {
		hits = arena_alloc(arena, (search.hits.count + 1) * sizeof(*hits));
		status = hits ? CREDIT_OK : MEMORY(err);
	}
	for (size_t i = 0; !status && i < search.hits.count; i++)
		hits[i] = *(struct name_hit *)search.hits.items[i];
	*out = status ? NULL : hits;
	*count = status ? 0 : search.hits.count;
	pointers_free(&search.hits);
	buf_free(&key);
	return status;
}
