/* SPDX-License-Identifier: Apache-2.0 */
/*
 * batch.c - imported files as units: list, show, undo.
 *
 * A batch is a range of the journal, so its entries are found by walking that
 * range.  An undo writes one `undone` event for each entry that the batch
 * touched and one record for the batch: nothing is deleted, and what was known
 * before stays known as of then.  Acts on subjects name their batch and are
 * undone by its record alone.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_out.h"
#include "base/message.h"
#include "base/text.h"
#include "store/answer.h"
#include "store/change.h"

/* ---- which entries ---- */

struct touched {
	struct buf ids; /* ENTRY_ID_BYTES each */
	struct buf acts; /* sequences of acts on subjects, u64 each */
	uint64_t records; /* entries, events, acts on subjects and feedback */
};

static int touch(void *context, const struct journal_row *row)
{
	struct touched *touched = context;

	if (row->erased_by)
		return CREDIT_OK; /* nothing is left that an undo could touch */
	if (row->entry_set) {
		buf_put(&touched->ids, row->entry.bytes, ENTRY_ID_BYTES);
	}
	touched->records += row->entry_set || row->kind == JOURNAL_FEEDBACK ||
		row->kind == JOURNAL_SUBJECT_ACT;
	if (row->kind == JOURNAL_SUBJECT_ACT)
		buf_u64(&touched->acts, row->sequence);
	return touched->ids.status ? touched->ids.status : touched->acts.status;
}

static void touched_free(struct touched *touched)
{
	buf_free(&touched->ids);
	buf_free(&touched->acts);
}

static int order_ids(const void *a, const void *b)
{
	return memcmp(a, b, ENTRY_ID_BYTES);
}

/* Sorted, each once. */
static int touched_entries(credit_snapshot *snapshot, const struct batch *batch,
	struct touched *touched, size_t *count, credit_error *err)
{
	uint8_t *ids;
	size_t kept = 0;
	size_t all;
	int status = snapshot_journal(snapshot, batch->first_sequence, batch->sequence, touch,
		touched, err);

	*count = 0;
	if (status)
		return touched->ids.status || touched->acts.status ? MEMORY(err) : status;
	ids = touched->ids.data;
	all = touched->ids.length / ENTRY_ID_BYTES;
	if (all > 0)
		qsort(ids, all, ENTRY_ID_BYTES, order_ids);
	for (size_t i = 0; i < all; i++) {
		const uint8_t *id = ids + i * ENTRY_ID_BYTES;

		if (kept > 0 && memcmp(ids + (kept - 1) * ENTRY_ID_BYTES, id,
					ENTRY_ID_BYTES) == 0)
			continue;
		memmove(ids + kept++ * ENTRY_ID_BYTES, id, ENTRY_ID_BYTES);
	}
	*count = kept;
	return CREDIT_OK;
}

/* ---- list and show ---- */

/* Codes of a batch joined by ";", each once where they stand beside each other. */
static const char *join_lists(const struct batch *batch, bool authority, struct arena *arena)
{
	struct buf text = BUF_INIT;
	const char *last = "";
	const char *copy;

	for (size_t i = 0; i < batch->lists_count; i++) {
		const char *word =
			authority ? batch->lists[i].authority : batch->lists[i].list;

		if (strcmp(word, last) == 0)
			continue;
		if (text.length)
			buf_u8(&text, ';');
		buf_str(&text, word);
		last = word;
	}
	copy = arena_text(arena, buf_cstr(&text), text.length);
	buf_free(&text);
	return copy;
}

static int fill_batch(const struct batch *batch, struct arena *arena, credit_batch *out,
	credit_error *err)
{
	char *digest = arena_alloc(arena, 2 * DIGEST_BYTES + 1);

	memset(out, 0, sizeof(*out));
	out->size = sizeof(*out);
	out->number = batch->number;
	out->file = batch->file;
	out->encoding = batch->encoding;
	out->operator_ = batch->operator_;
	out->as_of = batch->as_of;
	out->rows = batch->rows;
	out->added = batch->added;
	out->changed = batch->changed;
	out->unchanged = batch->unchanged;
	out->rejected = batch->rejected;
	out->learned_us = batch->learned_us;
	out->sequence = batch->sequence;
	out->undone = batch->undone;
	out->undone_us = batch->undone_us;
	out->undone_by = batch->undone_by;
	out->kind = batch_kind_name(batch->kind);
	out->document = batch->document;
	out->absent = batch->absent;
	out->lists = join_lists(batch, false, arena);
	out->authorities = join_lists(batch, true, arena);
	out->digest = digest;
	if (!digest || !out->lists || !out->authorities)
		return MEMORY(err);
	hex_encode(batch->digest, DIGEST_BYTES, digest);
	return CREDIT_OK;
}

int credit_batch_list(credit_snapshot *snapshot, const credit_batch **out, size_t *count,
	credit_error *err)
{
	const struct batch *const *batches;
	credit_batch *list;
	size_t n;
	int status;

	if (out)
		*out = NULL;
	if (count)
		*count = 0;
	if (!snapshot || !out || !count)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	arena_reset(&snapshot->arena);
	status = snapshot_batches(snapshot, &snapshot->arena, &batches, &n, err);
	if (status)
		return status;
	list = arena_alloc(&snapshot->arena, (n + 1) * sizeof(*list));
	if (!list)
		return MEMORY(err);
	for (size_t i = 0; !status && i < n; i++)
		status = fill_batch(batches[i], &snapshot->arena, &list[i], err);
	if (!status) {
		*out = list;
		*count = n;
	}
	return status;
}

/* The ids of the entries of a batch, as text in the snapshot's arena. */
static int list_entries(credit_snapshot *snapshot, const struct batch *batch,
	const char *const **entries, size_t *count, credit_error *err)
{
	struct touched touched = {BUF_INIT, BUF_INIT, 0};
	struct arena *arena = &snapshot->arena;
	const char **list = NULL;
	size_t n;
	int status = touched_entries(snapshot, batch, &touched, &n, err);

	if (!status) {
		list = arena_alloc(arena, (n + 1) * sizeof(*list));
		status = list ? CREDIT_OK : MEMORY(err);
	}
	for (size_t i = 0; !status && i < n; i++) {
		char text[ENTRY_ID_TEXT_BYTES];
		struct entry_id id;

		memcpy(id.bytes, touched.ids.data + i * ENTRY_ID_BYTES, ENTRY_ID_BYTES);
		entry_id_text(&id, text);
		list[i] = arena_text(arena, text, strlen(text));
		if (!list[i])
			status = MEMORY(err);
	}
	touched_free(&touched);
	if (!status) {
		*entries = list;
		*count = n;
	}
	return status;
}

int credit_batch_show(credit_snapshot *snapshot, uint64_t number, const credit_batch **out,
	const char *const **entries, size_t *count, credit_error *err)
{
	const struct batch *batch;
	credit_batch *shown;
	int status;

	if (out)
		*out = NULL;
	if (entries)
		*entries = NULL;
	if (count)
		*count = 0;
	if (!snapshot || !out || (entries && !count))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	arena_reset(&snapshot->arena);
	status = snapshot_batch(snapshot, number, &snapshot->arena, &batch, err);
	if (status)
		return status;
	shown = arena_alloc(&snapshot->arena, sizeof(*shown));
	status = shown ? fill_batch(batch, &snapshot->arena, shown, err) : MEMORY(err);
	if (!status && entries)
		status = list_entries(snapshot, batch, entries, count, err);
	if (!status)
		*out = shown;
	return status;
}

int credit_batch_json(credit_snapshot *snapshot, const credit_batch *batch,
	const char *const *entries, size_t count, const char **json, size_t *length,
	credit_error *err)
{
	struct buf buf = BUF_INIT;
	struct json out;

	if (json)
		*json = NULL;
	if (!snapshot || !batch || !json)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "batch", "NULL");
	json_begin(&out, &buf);
	json_open(&out, '{');
	json_kv_text(&out, "schema", "credit.batch/1");
	json_kv_uint(&out, "batch", batch->number);
	json_kv_text(&out, "kind", batch->kind);
	json_kv_text(&out, "file", batch->file);
	json_kv_text(&out, "digest", batch->digest);
	json_kv_text(&out, "encoding", batch->encoding);
	json_kv_text(&out, "operator", batch->operator_);
	json_kv_text(&out, "lists", batch->lists);
	json_kv_text(&out, "authorities", batch->authorities);
	answer_day(&out, "as_of", batch->as_of);
	json_kv_uint(&out, "rows", batch->rows);
	json_kv_uint(&out, "added", batch->added);
	json_kv_uint(&out, "changed", batch->changed);
	json_kv_uint(&out, "unchanged", batch->unchanged);
	json_kv_uint(&out, "rejected", batch->rejected);
	json_kv_text(&out, "document", batch->document);
	json_kv_uint(&out, "absent", batch->absent);
	json_kv_uint(&out, "sequence", batch->sequence);
	answer_time(&out, "learned", batch->learned_us);
	json_kv_bool(&out, "undone", batch->undone);
	if (batch->undone) {
		answer_time(&out, "undone_at", batch->undone_us);
		json_kv_text(&out, "undone_by", batch->undone_by);
	}
	if (entries) {
		json_key(&out, "entries");
		json_open(&out, '[');
		for (size_t i = 0; i < count; i++)
			json_text(&out, entries[i]);
		json_close(&out, ']');
	}
	json_close(&out, '}');
	return answer_give(snapshot, &buf, json, length, err);
}

/* ---- undo ---- */

struct undoing {
	struct change *change;
	const struct batch *batch;
	uint64_t newest_edition; /* its sequence; 0: none */
	char number[24];
};

static int refuse(const struct undoing *undoing, enum message message,
	const struct entry *entry, credit_error *err)
{
	char id[ENTRY_ID_TEXT_BYTES];

	entry_id_text(&entry->id, id);
	return FAIL(err, CREDIT_ERULE, message, undoing->number, id);
}

/* The sequence of its newest event; 0: it has none. */
static uint64_t entry_last_event(const struct entry *entry)
{
	return entry->events_count ? entry->events[entry->events_count - 1]->sequence : 0;
}

/*
 * May the batch lose its effect on this entry?  Not once the entry was printed
 * with it, and not when something was recorded later that may rest on it.
 */
static int check_entry(
	const struct undoing *undoing, const struct entry *entry, credit_error *err)
{
	bool printed = entry_public_number(entry) != NULL;

	if (printed && (entry->sequence >= undoing->batch->first_sequence ||
			       undoing->newest_edition > undoing->batch->sequence))
		return refuse(undoing, MSG_BATCH_PRINTED, entry, err);
	if (entry->sequence > undoing->batch->sequence)
		return refuse(undoing, MSG_BATCH_LATER, entry, err);
	if (entry_last_event(entry) > undoing->batch->sequence)
		return refuse(undoing, MSG_BATCH_LATER, entry, err);
	return CREDIT_OK;
}

/* Nor once a department acted upon it: what was done is to be lifted in its turn. */
static int check_feedback(const struct undoing *undoing, const struct entry *entry,
	struct arena *arena, credit_error *err)
{
	struct subject_records records;
	int status = snapshot_subject(
		change_view(undoing->change), &entry->subject, arena, &records, err);

	for (size_t i = 0; !status && i < records.feedback_count; i++) {
		const struct feedback *feedback = records.feedback[i];

		for (size_t s = 0; !feedback->undone && s < feedback->supports_count; s++)
			if (memcmp(feedback->supports[s].entry.bytes, entry->id.bytes,
				    ENTRY_ID_BYTES) == 0)
				return refuse(undoing, MSG_BATCH_FEEDBACK, entry, err);
	}
	return status;
}

/* The `undone` event of one entry; its document tells batches of one day apart. */
static int undo_entry(
	struct undoing *undoing, const struct entry_id *id, credit_error *err)
{
	struct event_field field = {"batch", undoing->number};
	struct event event = {.entry = *id, .kind = CREDIT_EVENT_UNDONE,
		.day = change_today(undoing->change), .authority = "",
		.operator_ = undoing->change->operator_, .fields = &field,
		.fields_count = 1};
	struct arena arena = ARENA_INIT;
	const struct entry *entry;
	char document[40];
	int status = snapshot_entry(change_view(undoing->change), id, &arena, &entry, err);

	if (!status)
		status = check_entry(undoing, entry, err);
	if (!status)
		status = check_feedback(undoing, entry, &arena, err);
	arena_free(&arena);
	if (status)
		return status;
	snprintf(document, sizeof(document), "batch %s", undoing->number);
	event.document = document;
	return change_add_event(undoing->change, &event, err);
}

/* May the batch lose its effect on a subject that it acted upon?  As for entries. */
static int check_subject(struct undoing *undoing, const credit_id *id, int kind,
	struct arena *arena, struct subject_records *records, credit_error *err)
{
	uint64_t last = undoing->batch->sequence;
	int status = snapshot_subject(change_view(undoing->change), id, arena, records, err);

	for (size_t i = 0; !status && i < records->entries_count; i++) {
		const struct entry *entry = records->entries[i];

		if (entry_public_number(entry) && undoing->newest_edition > last)
			status = refuse(undoing, MSG_BATCH_PRINTED, entry, err);
		else if (entry->sequence > last || entry_last_event(entry) > last)
			status = refuse(undoing, MSG_BATCH_LATER, entry, err);
	}
	for (size_t i = 0; !status && i < records->acts_count; i++)
		if (records->acts[i]->sequence > last)
			status = FAIL(err, CREDIT_ERULE, MSG_BATCH_LATER, undoing->number,
				credit_subject_kind_name(kind));
	return status;
}

/*
 * An annulment of a join parted two identifiers; without it they are one subject
 * again, and what was recorded under the other one since then would be its too.
 */
static int check_parted(struct undoing *undoing, const struct subject_act *act,
	const struct subject_records *records, struct arena *arena, credit_error *err)
{
	const struct subject_act **before =
		arena_alloc(arena, (records->acts_count + 1) * sizeof(*before));
	const struct subject_act *of;
	struct subject_records other;
	size_t count = 0;
	int status = before ? CREDIT_OK : MEMORY(err);

	for (size_t i = 0; !status && i < records->acts_count; i++)
		if (records->acts[i]->sequence < act->sequence)
			before[count++] = records->acts[i];
	while (!status && (of = subject_act_annulled(act, before, count))) {
		for (size_t i = 0; !status && subject_kind_joins(of->kind) && i < of->others_count;
			i++)
			status = check_subject(
				undoing, &of->others[i], act->kind, arena, &other, err);
		for (size_t i = 0; i < count; i++)
			if (before[i] == of)
				before[i] = before[--count];
	}
	return status;
}

static int check_act(struct undoing *undoing, uint64_t sequence, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	struct subject_records records;
	struct subject_act act;
	int status =
		subject_act_get(change_view(undoing->change), sequence, &arena, &act, err);

	if (!status)
		status = check_subject(undoing, &act.subject, act.kind, &arena, &records, err);
	if (!status && act.kind == CREDIT_SUBJECT_ANNULLED)
		status = check_parted(undoing, &act, &records, &arena, err);
	arena_free(&arena);
	return status;
}

static int check_acts(
	struct undoing *undoing, const struct touched *touched, credit_error *err)
{
	struct span span = span_of(touched->acts.data, touched->acts.length);
	int status = CREDIT_OK;

	while (!status && span_left(&span) > 0)
		status = check_act(undoing, span_u64(&span), err);
	return status;
}

static int newest_edition(struct undoing *undoing, struct arena *arena, credit_error *err)
{
	const struct edition *const *editions;
	size_t count;
	int status = snapshot_editions(
		change_view(undoing->change), arena, &editions, &count, err);

	for (size_t i = 0; !status && i < count; i++)
		if (editions[i]->sequence > undoing->newest_edition)
			undoing->newest_edition = editions[i]->sequence;
	return status;
}

static int undo(struct undoing *undoing, uint64_t number, struct arena *arena,
	uint64_t *records, credit_error *err)
{
	struct touched touched = {BUF_INIT, BUF_INIT, 0};
	credit_snapshot *view = change_view(undoing->change);
	size_t count = 0;
	int status = snapshot_batch(view, number, arena, &undoing->batch, err);

	if (!status && undoing->batch->undone)
		status = FAIL(err, CREDIT_EEXISTS, MSG_BATCH_UNDONE, undoing->number);
	if (!status)
		status = newest_edition(undoing, arena, err);
	if (!status)
		status = touched_entries(view, undoing->batch, &touched, &count, err);
	if (!status)
		status = check_acts(undoing, &touched, err);
	for (size_t i = 0; !status && i < count; i++) {
		struct entry_id id;

		memcpy(id.bytes, touched.ids.data + i * ENTRY_ID_BYTES, ENTRY_ID_BYTES);
		status = undo_entry(undoing, &id, err);
	}
	touched_free(&touched);
	*records = touched.records;
	return status ? status
		      : change_add_undo(undoing->change, number, touched.records, err);
}

int credit_batch_undo(credit_registry *registry, uint64_t number, const char *operator_,
	int64_t now_us, uint64_t *undone, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	struct undoing undoing = {0};
	uint64_t records = 0;
	int status;

	if (undone)
		*undone = 0;
	if (!registry)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry", "NULL");
	snprintf(undoing.number, sizeof(undoing.number), "%" PRIu64, number);
	status = change_begin(registry, now_us, operator_, &undoing.change, err);
	if (status)
		return status;
	status = undo(&undoing, number, &arena, &records, err);
	if (status)
		change_abort(undoing.change);
	else
		status = change_commit(undoing.change, err);
	arena_free(&arena);
	if (!status && undone)
		*undone = records;
	return status;
}
