/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judged_walk.c - walk the registry, judge each subject once.
 *
 * The store's walk hands over what lies under one key prefix: mostly one
 * subject, whose records are then complete.  Several credit codes that hold
 * one organisation code lie together without being one subject; those are
 * asked for one by one, which reads them a second time.
 */
#include "joint/judged_walk.h"

#include <string.h>

#include "base/message.h"

struct walk {
	credit_snapshot *snapshot;
	const credit_catalogue *tables;
	const struct confirmation *confirmations;
	size_t confirmations_count;
	credit_day on;
	int (*judge)(const struct entry *const *entries, size_t count,
		const credit_catalogue *tables, credit_day day, struct arena *arena,
		struct judgement *out);
	judged_fn visit;
	void *context;
	credit_error *err;
};

/* Where an entry stands among others; count: nowhere. */
static size_t place_among(const struct subject_records *records, const struct entry_id *id)
{
	size_t i = 0;

	while (i < records->entries_count &&
		memcmp(&records->entries[i]->id, id, sizeof(*id)) != 0)
		i++;
	return i;
}

/* Judge one subject; done says which entries of the walk's key were judged before. */
static int judge_one(struct walk *walk, const credit_id *id,
	const struct subject_records *subject, const struct subject_records *key, bool *done,
	struct arena *arena)
{
	bool *fresh = arena_alloc(arena, (subject->entries_count + 1) * sizeof(*fresh));
	struct judged_subject judged = {.id = id, .records = subject, .fresh = fresh};
	struct judgement judgement;

	if (!fresh || walk->judge(subject->entries, subject->entries_count, walk->tables,
			      walk->on, arena, &judgement))
		return FAIL(walk->err, CREDIT_ENOMEM, MSG_MEMORY);
	judgement_hold_stale(&judgement, walk->confirmations, walk->confirmations_count,
		walk->tables, walk->on);
	for (size_t i = 0; i < judgement.entries_count; i++) {
		size_t place = place_among(key, &judgement.entries[i].entry->id);

		fresh[i] = place < key->entries_count && !done[place];
		if (fresh[i])
			done[place] = true;
	}
	judged.judgement = &judgement;
	return walk->visit(walk->context, &judged, arena);
}

/* Do all entries bear the very same identifier, and does no alias join another? */
static bool is_one_subject(const struct subject_records *records)
{
	const credit_id *first = &records->entries[0]->subject;

	for (size_t i = 1; i < records->entries_count; i++)
		if (records->entries[i]->subject.scheme != first->scheme ||
			strcmp(records->entries[i]->subject.text, first->text) != 0)
			return false;
	return records->ids_count == 0;
}

static int visit_key(void *context, const struct subject_records *records, struct arena *arena)
{
	struct walk *walk = context;
	bool *done = arena_alloc(arena, (records->entries_count + 1) * sizeof(*done));
	int status = CREDIT_OK;

	if (!done)
		return FAIL(walk->err, CREDIT_ENOMEM, MSG_MEMORY);
	memset(done, 0, (records->entries_count + 1) * sizeof(*done));
	if (is_one_subject(records))
		return judge_one(walk, &records->entries[0]->subject, records, records, done,
			arena);
	for (size_t i = 0; i < records->entries_count && !status; i++) {
		const credit_id *id = &records->entries[i]->subject;
		struct subject_records subject;

		if (done[i])
			continue;
		status = snapshot_subject(walk->snapshot, id, arena, &subject, walk->err);
		if (!status)
			status = judge_one(walk, id, &subject, records, done, arena);
	}
	return status;
}

static int walk_all(struct walk *walk)
{
	int status = snapshot_confirmations(walk->snapshot, &walk->confirmations,
		&walk->confirmations_count, walk->err);

	return status ? status : snapshot_walk(walk->snapshot, visit_key, walk, walk->err);
}

int judged_walk(credit_snapshot *snapshot, const credit_catalogue *tables, credit_day on,
	judged_fn visit, void *context, credit_error *err)
{
	struct walk walk = {.snapshot = snapshot, .tables = tables, .on = on,
		.judge = judge_day, .visit = visit, .context = context, .err = err};

	return walk_all(&walk);
}

int judged_walk_print(credit_snapshot *snapshot, const credit_catalogue *tables, credit_day on,
	judged_fn visit, void *context, credit_error *err)
{
	struct walk walk = {.snapshot = snapshot, .tables = tables, .on = on,
		.judge = judge_print, .visit = visit, .context = context, .err = err};

	return walk_all(&walk);
}
