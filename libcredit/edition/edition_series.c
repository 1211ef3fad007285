/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_series.c - the editions of a store and their folders.
 *
 * An edition is written again by judging its day anew with the knowledge of
 * its own record, so that no printed row has to be kept; the stored leaves say
 * whether the outcome is the same.
 */
#include "edition/edition_series.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

void series_name(const credit_registry *registry, char name[SERIES_BYTES])
{
	snprintf(name, SERIES_BYTES, "%06" PRIu32, registry_county(registry));
}

static int bad_record(credit_error *err, const struct edition *record, const char *what)
{
	return FAIL(err, CREDIT_ECORRUPT, MSG_EDITION_RECORD, record->period, what);
}

static int load_edition(const struct edition *record, struct arena *arena,
	struct series_edition *out, credit_error *err)
{
	uint8_t digest[DIGEST_BYTES];
	int status;

	out->record = record;
	status = edition_body_decode(record->body, record->body_length, arena, &out->body);
	if (status == CREDIT_ENOMEM)
		return FAIL(err, status, MSG_MEMORY);
	if (status || !head_parse(out->body.head, out->body.head_length, &out->head))
		return bad_record(err, record, "head");
	status = head_digest(&out->head, digest, err);
	if (!status && memcmp(digest, record->head, DIGEST_BYTES) != 0)
		return bad_record(err, record, "head");
	head_label(&out->head, out->label);
	return status;
}

int series_load(credit_snapshot *snapshot, struct series *out, credit_error *err)
{
	const struct edition *const *records;
	int status;

	memset(out, 0, sizeof(*out));
	out->registry = snapshot_registry(snapshot);
	status = snapshot_editions(snapshot, &out->arena, &records, &out->count, err);
	if (!status) {
		out->list = arena_alloc(&out->arena, (out->count + 1) * sizeof(*out->list));
		if (!out->list)
			status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	for (size_t i = 0; i < out->count && !status; i++)
		status = load_edition(records[i], &out->arena, &out->list[i], err);
	if (status)
		series_free(out);
	return status;
}

void series_free(struct series *series)
{
	arena_free(&series->arena);
	series->list = NULL;
	series->count = 0;
}

int series_words(credit_registry *registry, const char *file, struct buf *own,
	struct words **out, credit_error *err)
{
	char county[SERIES_BYTES];
	int status = CREDIT_OK;

	*out = NULL;
	series_name(registry, county);
	if (file)
		status = file_read(file, WORDS_BYTES_MAX, own, err);
	if (status)
		return status;
	return words_open(county, (const char *)own->data, own->length,
		file ? file : "words.txt", out, err);
}

void series_print(struct selection *s, const struct edition_head *head,
	const uint8_t digest[DIGEST_BYTES], const struct words *words, const char *reissue,
	bool newest, struct print *out)
{
	memset(out, 0, sizeof(*out));
	out->head = *head;
	head_label(head, out->label);
	memcpy(out->digest, digest, DIGEST_BYTES);
	out->words = words;
	out->reissue = reissue;
	out->newest = newest;
	out->rows = s->rows; /* borrowed: the selection frees it */
	out->changes = s->changes;
	out->changes_count = s->changes_count;
	out->lists = s->lists;
	out->lists_count = s->lists_count;
}

/* ---- one edition again ---- */

static int words_of(const struct series *series, const struct series_edition *edition,
	struct words **out, credit_error *err)
{
	char county[SERIES_BYTES];

	series_name(series->registry, county);
	return words_open(county, edition->body.words, edition->body.words_length, edition->label,
		out, err);
}

/* The rows as selected must hang under the committed roots, shown or not. */
static int check_roots(const struct selection *s, const struct series_edition *edition,
	credit_error *err)
{
	const struct edition_head *head = &edition->head;
	uint8_t root[DIGEST_BYTES];
	int status = edition_rows_root(&s->rows, s->hash, root, err);

	if (!status && memcmp(root, head->root, DIGEST_BYTES) != 0)
		return bad_record(err, edition->record, "root");
	if (!status && s->rows.codes_count != head->codes)
		return bad_record(err, edition->record, "codes");
	if (!status && !head->before_codes)
		status = edition_rows_codes_root(&s->rows, s->hash, root, err);
	if (!status && !head->before_codes && memcmp(root, head->codes_root, DIGEST_BYTES) != 0)
		status = bad_record(err, edition->record, "codes");
	return status;
}

static int select_again(const struct series *series, size_t index, bool newest,
	struct series_again *again, credit_error *err)
{
	const struct series_edition *edition = &series->list[index];
	struct selection *s = &again->selection;
	int status = prior_load(again->snapshot, edition->record, &again->own, err);

	if (!status && index > 0)
		status = prior_load(again->snapshot, series->list[index - 1].record,
			&again->prior, err);
	if (!status)
		status = snapshot_tables(again->snapshot, &s->tables, err);
	if (status)
		return status;
	s->snapshot = again->snapshot;
	s->words = again->words;
	s->on = edition->head.day;
	s->valid_until = edition->head.valid_until;
	s->number = edition->head.number;
	s->revision = edition->head.revision;
	s->hash = edition->head.hash;
	s->prior = index > 0 ? &again->prior : NULL;
	s->own = &again->own;
	s->label = edition->label;
	status = selection_run(s, err);
	if (!status)
		status = selection_order(s, newest, err);
	return status ? status : check_roots(s, edition, err);
}

int series_again(const struct series *series, size_t index, const struct downs *downs,
	bool newest, struct series_again *out, credit_error *err)
{
	const struct series_edition *edition = &series->list[index];
	credit_moment known = {CREDIT_MOMENT_SEQUENCE, 0, 0, edition->record->sequence};
	int status;

	memset(out, 0, sizeof(*out));
	out->selection.downs = downs;
	status = words_of(series, edition, &out->words, err);
	if (!status)
		status = credit_snapshot_begin(series->registry, &known, &out->snapshot, err);
	return status ? status : select_again(series, index, newest, out, err);
}

void series_again_end(struct series_again *again)
{
	selection_free(&again->selection);
	prior_free(&again->prior);
	prior_free(&again->own);
	credit_snapshot_end(again->snapshot);
	words_close(again->words);
}

void series_signed(const struct series_edition *edition, struct signed_edition *out)
{
	memset(out, 0, sizeof(*out));
	out->period = edition->record->period;
	out->revision = edition->record->revision;
	out->head = edition->body.head;
	out->head_length = edition->body.head_length;
	out->digest = edition->record->head;
}

/* Begin to write notes; *change is NULL when the folder has none. */
static int begin_notes(const struct series *series, struct change **change, credit_error *err)
{
	credit_snapshot *snapshot = NULL;
	bool wanted = false;
	int64_t learned_us = 0;
	int status = credit_snapshot_begin(series->registry, NULL, &snapshot, err);

	*change = NULL;
	if (!status) {
		status = signing_wanted(series->signing, snapshot, &wanted, err);
		learned_us = snapshot_learned_us(snapshot);
	}
	credit_snapshot_end(snapshot);
	if (status || !wanted)
		return status;
	/* no record is written: the clock may stand where the last one left it */
	return change_begin(series->registry, learned_us, "", change, err);
}

static int end_notes(struct change *change, int status, credit_error *err)
{
	if (!status)
		return change_commit(change, err);
	change_abort(change);
	return status;
}

/* The notes of an edition whose files were written aside. */
static int write_notes(const struct series *series, size_t index, const char *directory,
	const struct folder_files *files, credit_error *err)
{
	const struct series_edition *edition = &series->list[index];
	struct signed_edition to_sign;
	struct buf aside = BUF_INIT;
	struct buf placed = BUF_INIT;
	struct change *change;
	int status = begin_notes(series, &change, err);

	if (status || !change)
		return status;
	series_signed(edition, &to_sign);
	to_sign.files = files->list;
	to_sign.files_count = files->count;
	folder_aside(directory, edition->label, &aside);
	buf_printf(&placed, "%s/%s", directory, edition->label);
	if (aside.status || placed.status)
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	else
		status = signing_edition(series->signing, change, &to_sign, buf_cstr(&aside),
			buf_cstr(&placed), err);
	buf_free(&aside);
	buf_free(&placed);
	return end_notes(change, status, err);
}

int series_render(const struct series *series, size_t index, const struct downs *downs,
	const char *directory, credit_error *err)
{
	const struct series_edition *edition = &series->list[index];
	bool newest = index + 1 == series->count;
	struct series_again again;
	struct folder_files files;
	struct arena arena = ARENA_INIT;
	struct print print;
	int status = series_again(series, index, downs, newest, &again, err);

	if (!status) {
		series_print(&again.selection, &edition->head, edition->record->head,
			again.words, edition->body.reissue, newest, &print);
		status = folder_write_files(
			directory, &print, &arena, &files, NULL, NULL, err);
	}
	if (!status)
		status = write_notes(series, index, directory, &files, err);
	arena_free(&arena);
	series_again_end(&again);
	return status;
}

/* ---- all of them ---- */

/* Does an edition hold a row that was taken down after a record? */
static int shows_fallen(credit_snapshot *snapshot, const struct series_edition *edition,
	const struct downs *downs, uint64_t since, bool *answer, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	int status = CREDIT_OK;

	*answer = false;
	for (size_t i = 0; i < downs->count && !*answer && !status; i++) {
		const struct down *down = &downs->list[i];
		struct edition_row row;

		if (down->sequence <= since || down->sequence < edition->record->sequence)
			continue;
		status = snapshot_edition_row(snapshot, edition->record->period,
			edition->record->revision, down->number, &arena, &row, err);
		*answer = status == CREDIT_OK;
		if (status == CREDIT_ENOTFOUND)
			status = CREDIT_OK;
		arena_reset(&arena);
	}
	arena_free(&arena);
	return status;
}

/* The note over the index, and over all editions. */
static int note_index(const struct series *series, const char *directory,
	const struct noted_file *index, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	struct noted_edition *editions =
		arena_alloc(&arena, (series->count + 1) * sizeof(*editions));
	struct signed_edition *places = arena_alloc(&arena, (series->count + 1) * sizeof(*places));
	struct folder_note note = {.index_size = index->size, .count = series->count};
	struct change *change = NULL;
	int status = editions && places ? begin_notes(series, &change, err)
					: FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);

	if (!status && change) {
		series_name(series->registry, note.series);
		memcpy(note.index, index->digest, DIGEST_BYTES);
		for (size_t i = 0; i < series->count; i++) {
			const struct series_edition *edition = &series->list[i];

			memcpy(editions[i].label, edition->label, sizeof(editions[i].label));
			memcpy(editions[i].head, edition->record->head, DIGEST_BYTES);
			series_signed(edition, &places[i]);
		}
		status = signing_folder(
			series->signing, change, &note, editions, places, directory, err);
		status = end_notes(change, status, err);
	} else if (!status) {
		folder_drop(directory, FOLDER_NOTE);
	}
	arena_free(&arena);
	return status;
}

/* The index and the note over all, aside. */
static int write_index(const struct series *series, const char *directory,
	const struct words *words, credit_error *err)
{
	struct noted_file index;
	struct arena arena = ARENA_INIT;
	struct index_line *lines = arena_alloc(&arena, (series->count + 1) * sizeof(*lines));
	int status = lines ? CREDIT_OK : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);

	for (size_t i = 0; i < series->count && !status; i++) {
		const struct series_edition *edition = &series->list[series->count - 1 - i];

		lines[i].label = edition->label;
		lines[i].head = &edition->head;
		lines[i].digest = edition->record->head;
		lines[i].reissue = edition->body.reissue;
	}
	if (!status)
		status = folder_write_index(directory, words, lines, series->count,
			series->notice.name ? &series->notice : NULL,
			registry_hash(series->registry), &index, err);
	arena_free(&arena);
	return status ? status : note_index(series, directory, &index, err);
}

/* The last step: labels (with room for one more) stand aside, with the index and the note. */
static int place_all(const struct series *series, const char *directory,
	const struct words *words, const char **labels, size_t count, credit_error *err)
{
	const struct folder_notice *notice = &series->notice;
	int status = write_index(series, directory, words, err);

	if (notice->name && !notice->leaves)
		labels[count++] = notice->name;
	return status ? status
		      : folder_place_all(directory, labels, count,
				notice->leaves ? notice->name : NULL, err);
}

int series_index(const struct series *series, const char *directory,
	const struct words *words, credit_error *err)
{
	const char *notice[1];

	return place_all(series, directory, words, notice, 0, err);
}

/* Has the folder notes, and this edition none, or none of a key at hand? */
static int lacks_notes(const struct series *series, size_t index, credit_snapshot *snapshot,
	const char *directory, bool *lacks, credit_error *err)
{
	struct signed_edition edition;
	struct buf name = BUF_INIT;
	int status = signing_wanted(series->signing, snapshot, lacks, err);

	if (!status && *lacks) {
		series_signed(&series->list[index], &edition);
		buf_printf(&name, "%s/" FILES_NOTE, series->list[index].label);
		status = signing_lacks(series->signing, snapshot, &edition, lacks, err);
		*lacks = *lacks || !folder_exists(directory, buf_cstr(&name));
	}
	buf_free(&name);
	return status;
}

int series_tidy(const struct series *series, uint64_t since, size_t ready,
	const char *directory, const struct words *words, uint64_t *done, credit_error *err)
{
	const char **labels = calloc(series->count + 1, sizeof(*labels)); /* and a notice */
	credit_snapshot *snapshot = NULL;
	struct downs downs = {0};
	bool others = series->count > 1 || ready >= series->count;
	size_t aside = 0;
	int status = labels ? credit_snapshot_begin(series->registry, NULL, &snapshot, err)
			    : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);

	if (!status && others)
		status = downs_load(snapshot, &downs, err);
	for (size_t i = 0; i < series->count && !status; i++) {
		bool again = i + 2 == series->count ||
			!folder_exists(directory, series->list[i].label);

		if (i == ready) {
			labels[aside++] = series->list[i].label;
			continue;
		}
		if (!again)
			status = lacks_notes(series, i, snapshot, directory, &again, err);
		if (!status && !again)
			status = shows_fallen(snapshot, &series->list[i], &downs, since, &again,
				err);
		if (!status && again)
			status = series_render(series, i, &downs, directory, err);
		if (!status && again)
			labels[aside++] = series->list[i].label;
	}
	if (!status)
		status = place_all(series, directory, words, labels, aside, err);
	if (!status && done)
		*done += aside - (ready < series->count);
	downs_free(&downs);
	credit_snapshot_end(snapshot);
	free(labels);
	return status;
}

/* ---- acts on what is public ---- */

int public_act_words(struct public_act *act, const char *file, credit_error *err)
{
	return series_words(act->registry, file, &act->own_words, &act->words, err);
}

void public_act_end(struct public_act *act)
{
	words_close(act->words);
	buf_free(&act->own_words);
	arena_free(&act->arena);
}

const char *public_act_fault(const char *directory, const char *document, credit_day on)
{
	if (!directory || !directory[0])
		return "directory";
	if (!document || !document[0] || strlen(document) > DOCUMENT_BYTES_MAX ||
		!utf8_valid(document, strlen(document)))
		return "document";
	return on < CREDIT_DAY_MIN || on > CREDIT_DAY_MAX ? "on" : NULL;
}
