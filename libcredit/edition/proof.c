/* SPDX-License-Identifier: Apache-2.0 */
/*
 * proof.c - makes the proof of one row, of a code's absence, or a signed statement.
 *
 * Runs at a person's request.  The edition's rows are found again as they were
 * printed, withdrawn or not, and must hang under the committed root before
 * anything is handed out.  A neighbour is somebody else: it is only named while
 * its row still stands in print.
 */
#include "credit/proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "edition/edition_codes.h"
#include "edition/edition_notes.h"
#include "edition/edition_series.h"
#include "edition/proof_text.h"
#include "seal/note.h"

struct job {
	credit_registry *registry;
	const credit_proof_options *options;
	struct series series;
	size_t index; /* of the edition */
	struct buf note;
	struct buf text;
	struct proof proof;
	int kind;
	credit_error *err;
};

void credit_proof_options_init(credit_proof_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->on = CREDIT_DAY_NONE;
}

static int check_options(const credit_proof_options *options, credit_error *err)
{
	const char *bad = NULL;

	if (options->size != sizeof(*options))
		bad = "size";
	else if (!options->edition || !options->edition[0])
		bad = "edition";
	else if (!options->number == !options->absent)
		bad = "number";
	else if (options->keys_count && !options->keys)
		bad = "keys";
	else
		bad = public_act_fault(".", options->request, options->on);
	return bad ? FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, bad, "") : CREDIT_OK;
}

static const struct series_edition *edition_of(const struct job *job)
{
	return &job->series.list[job->index];
}

static int find_edition(struct job *job, credit_snapshot *snapshot)
{
	int status = series_load(snapshot, &job->series, job->err);

	for (size_t i = 0; i < job->series.count && !status; i++)
		if (strcmp(job->series.list[i].label, job->options->edition) == 0) {
			job->index = i;
			return CREDIT_OK;
		}
	return status ? status
		      : FAIL(job->err, CREDIT_ENOTFOUND, MSG_PROOF_EDITION,
				job->options->edition);
}

/* edition.note as it is stored with its signatures; unsigned where nobody signed it. */
static int find_note(struct job *job, credit_snapshot *snapshot)
{
	const struct series_edition *edition = edition_of(job);
	struct buf text = BUF_INIT;
	int status = snapshot_note(snapshot, STORED_NOTE_EDITION, edition->record->period,
		edition->record->revision, &job->note, job->err);

	if (status == CREDIT_ENOTFOUND) {
		edition_note_text(edition->body.head, edition->body.head_length, &text);
		status = text.status
			? FAIL(job->err, CREDIT_ENOMEM, MSG_MEMORY)
			: note_begin((char *)text.data, text.length, &job->note, job->err);
	}
	buf_free(&text);
	job->proof.note = (char *)job->note.data;
	job->proof.note_length = job->note.length;
	job->proof.head = edition->head;
	return status;
}

/* The path of a leaf among leaves that stand stride bytes apart. */
static int find_path(const struct job *job, const uint8_t *first, size_t stride, size_t count,
	uint64_t position, struct merkle_path *out)
{
	struct digest digest;
	struct merkle_leaves leaves = {&digest, first, stride, count};
	struct merkle_source source = {&digest, merkle_leaves_subtree, &leaves};
	int status = digest_open(&digest, edition_of(job)->head.hash, job->err);

	if (status)
		return status;
	status = merkle_inclusion(&source, position, count, out, job->err);
	digest_close(&digest);
	return status;
}

/* ---- a row ---- */

static int write_row(struct job *job, const struct edition_rows *rows, size_t at)
{
	struct proof *proof = &job->proof;
	int status;

	if (rows->refs[at].offset == ROW_STUB)
		return FAIL(job->err, CREDIT_ERULE, MSG_PROOF_GONE, job->options->number,
			job->options->edition);
	if (edition_rows_get(rows, at, &proof->row, proof->salt))
		return FAIL(job->err, CREDIT_ECORRUPT, MSG_EDITION_RECORD,
			job->options->number, "row");
	proof->kind = PROOF_PRESENT;
	proof->position = at;
	status = find_path(job, rows->refs[0].leaf, sizeof(rows->refs[0]), rows->count, at,
		&proof->path);
	if (!status && proof_write(proof, &job->text))
		status = FAIL(job->err, CREDIT_ENOMEM, MSG_MEMORY);
	return status;
}

static int prove_row(struct job *job)
{
	struct downs none = {0}; /* withdrawn from the web is not forgotten */
	struct series_again again;
	int status = series_again(&job->series, job->index, &none, true, &again, job->err);
	const struct edition_rows *rows = &again.selection.rows;
	size_t at = 0;

	job->kind = CREDIT_PROOF_PRESENT;
	while (!status && at < rows->count &&
		strcmp(rows->refs[at].number, job->options->number) != 0)
		at++;
	if (!status && at == rows->count)
		status = FAIL(job->err, CREDIT_ENOTFOUND, MSG_PROOF_NOT_PRINTED,
			job->options->number, job->options->edition);
	if (!status)
		status = write_row(job, rows, at);
	series_again_end(&again);
	return status;
}

/* ---- absence ---- */

/* Does the subject, under whatever identifier, stand in the edition? */
static int check_absent(struct job *job, credit_snapshot *snapshot)
{
	const char *label = job->options->edition;
	struct arena arena = ARENA_INIT;
	struct subject_records subject;
	struct edition_row row;
	int status = snapshot_subject(snapshot, job->options->absent, &arena, &subject, job->err);

	if (!status && subject.erased)
		status = FAIL(job->err, CREDIT_ERULE, MSG_PROOF_ERASED);
	for (size_t i = 0; !status && i < subject.entries_count; i++) {
		const char *number = entry_public_number(subject.entries[i]);

		if (!number)
			continue;
		status = snapshot_edition_row(snapshot, edition_of(job)->record->period,
			edition_of(job)->record->revision, number, &arena, &row, job->err);
		if (status == CREDIT_OK)
			status = FAIL(job->err, CREDIT_ERULE, MSG_PROOF_PRESENT, label);
		else if (status == CREDIT_ENOTFOUND)
			status = CREDIT_OK;
	}
	arena_free(&arena);
	return status;
}

static int fill_neighbour(struct job *job, const struct edition_rows *rows,
	struct code_sealer *sealer, const struct code_place *place,
	struct proof_neighbour *out)
{
	struct printed_row row;
	uint8_t salt[ROW_SALT_BYTES];

	if (!place)
		return CREDIT_OK;
	if (edition_rows_get(rows, place->row, &row, salt))
		return FAIL(job->err, CREDIT_ECORRUPT, MSG_EDITION_RECORD, place->number, "row");
	out->there = true;
	out->position = place->position;
	out->code = place->code;
	out->number = place->number;
	code_salt(sealer, salt, out->salt);
	return find_path(job, rows->codes[0], DIGEST_BYTES, rows->codes_count, place->position,
		&out->path);
}

static int write_gap(struct job *job, const struct edition_rows *rows,
	const struct code_gap *gap)
{
	struct code_sealer sealer;
	struct proof *proof = &job->proof;
	int status = code_sealer_open(&sealer, edition_of(job)->head.hash, job->err);

	if (status)
		return status;
	proof->kind = PROOF_ABSENT;
	proof->code = job->options->absent->text;
	status = fill_neighbour(job, rows, &sealer, gap->before, &proof->before);
	if (!status)
		status = fill_neighbour(job, rows, &sealer, gap->after, &proof->after);
	if (!status)
		status = code_sealer_status(&sealer, job->err);
	if (!status && proof_write(proof, &job->text))
		status = FAIL(job->err, CREDIT_ENOMEM, MSG_MEMORY);
	code_sealer_close(&sealer);
	return status;
}

/* The rows with a code that stand in print today, in order of code; the caller frees them. */
static int list_places(
	struct job *job, const struct edition_rows *rows, struct code_place **out, size_t *count)
{
	struct code_place *places = calloc(rows->count + 1, sizeof(*places));
	struct printed_row row;
	uint8_t salt[ROW_SALT_BYTES];
	int status = places ? CREDIT_OK : FAIL(job->err, CREDIT_ENOMEM, MSG_MEMORY);

	*count = 0;
	for (size_t i = 0; i < rows->count && !status; i++) {
		const struct row_ref *ref = &rows->refs[i];

		if (ref->offset == ROW_STUB || !ref->code)
			continue;
		if (edition_rows_get(rows, i, &row, salt))
			status = FAIL(job->err, CREDIT_ECORRUPT, MSG_EDITION_RECORD, ref->number,
				"row");
		else
			places[(*count)++] = (struct code_place){
				row.slots[ROW_CODE], ref->number, i, ref->code - 1};
	}
	if (!status)
		codes_sort(places, *count);
	*out = places;
	return status;
}

/* By neighbours that still stand in print; *shown tells whether there are such. */
static int prove_gap(struct job *job, const struct downs *downs, bool *shown)
{
	bool newest = job->index + 1 == job->series.count;
	struct code_place *places = NULL;
	struct series_again again;
	struct code_gap gap;
	size_t count = 0;
	int status = series_again(&job->series, job->index, downs, newest, &again, job->err);
	const struct edition_rows *rows = &again.selection.rows;

	*shown = false;
	job->kind = CREDIT_PROOF_ABSENT;
	if (!status)
		status = list_places(job, rows, &places, &count);
	if (!status && codes_find(places, count, edition_of(job)->head.codes,
			       job->options->absent->text, &gap) == CODE_ABSENT) {
		*shown = true;
		status = write_gap(job, rows, &gap);
	}
	free(places);
	series_again_end(&again);
	return status;
}

/* What the office states; it names the subject, who takes it away. */
static int write_statement(struct job *job)
{
	const credit_id *id = job->options->absent;
	struct proof_statement statement = {.edition = job->options->edition,
		.scheme = credit_scheme_name(id->scheme),
		.subject = id->text,
		.request = job->options->request,
		.day = job->options->on};
	struct buf text = BUF_INIT;
	int status = CREDIT_OK;

	job->kind = CREDIT_PROOF_STATEMENT;
	if (job->options->keys_count == 0)
		return FAIL(job->err, CREDIT_ERULE, MSG_PROOF_KEY_NEEDED);
	memcpy(statement.series, edition_of(job)->head.series, sizeof(statement.series));
	hex_encode(edition_of(job)->record->head, DIGEST_BYTES, statement.head);
	if (statement_write(&statement, &text))
		status = FAIL(job->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (!status)
		status = note_begin((char *)text.data, text.length, &job->text, job->err);
	for (size_t i = 0; i < job->options->keys_count && !status; i++)
		status = note_sign(
			&job->text, job->options->keys[i], STATEMENT_NAME, NULL, job->err);
	buf_free(&text);
	return status;
}

static int prove_absence(struct job *job, credit_snapshot *snapshot)
{
	struct downs downs = {0};
	bool shown = false;
	int status = check_absent(job, snapshot);

	if (!status && job->options->absent->scheme == CREDIT_SCHEME_CREDIT_CODE &&
		!edition_of(job)->head.before_codes) {
		status = downs_load(snapshot, &downs, job->err);
		if (!status)
			status = prove_gap(job, &downs, &shown);
		downs_free(&downs);
	}
	return status || shown ? status : write_statement(job);
}

/* Whose the row is, or would be, into the query log before anything is handed out. */
static int log_query(struct job *job, credit_snapshot *snapshot)
{
	const credit_proof_options *options = job->options;
	struct arena arena = ARENA_INIT;
	const struct entry *entry = NULL;
	int status = credit_snapshot_purpose(snapshot, options->query, job->err);

	if (!status && options->number)
		status = snapshot_entry_named(snapshot, options->number,
			strlen(options->number), &arena, &entry, job->err);
	if (!status)
		status = snapshot_asked(snapshot, entry ? &entry->subject : options->absent, 1,
			options->on, job->err);
	if (!status)
		status = credit_snapshot_log(snapshot, job->err);
	arena_free(&arena);
	return status;
}

int credit_proof_make(credit_registry *registry, const credit_proof_options *options,
	int *kind, char **text, size_t *length, credit_error *err)
{
	struct job job = {.registry = registry, .options = options, .err = err};
	credit_snapshot *snapshot = NULL;
	int status;

	if (text)
		*text = NULL;
	if (length)
		*length = 0;
	if (!registry || !options || !text || !length)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "argument", "NULL");
	status = check_options(options, err);
	if (!status)
		status = credit_snapshot_begin(registry, NULL, &snapshot, err);
	if (!status)
		status = find_edition(&job, snapshot);
	if (!status)
		status = find_note(&job, snapshot);
	if (!status)
		status = options->number ? prove_row(&job) : prove_absence(&job, snapshot);
	if (!status && options->query)
		status = log_query(&job, snapshot);
	if (!status && (buf_cstr(&job.text), job.text.status))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (!status) {
		*length = job.text.length;
		*text = (char *)job.text.data;
		job.text = (struct buf)BUF_INIT;
		if (kind)
			*kind = job.kind;
	}
	credit_snapshot_end(snapshot);
	series_free(&job.series);
	buf_free(&job.note);
	buf_free(&job.text);
	return status;
}
