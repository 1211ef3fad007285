/* SPDX-License-Identifier: Apache-2.0 */
/*
 * proof_verify.c - what a proof shows, and which of the keys given answer for it.
 *
 * Runs wherever somebody holds a proof: nothing but the text and public keys is
 * asked.  The order matters to who reads the answer: form, then the path to the
 * head, then signatures over the head.
 */
#include "credit/proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "edition/proof_text.h"
#include "seal/note.h"

#define FILE_NAME "proof" /* how messages name what was handed in */

struct check {
	const credit_key *const *keys;
	size_t keys_count;
	credit_proof_report *report;
	struct buf shown;
	credit_error *err;
};

void credit_proof_report_free(credit_proof_report *report)
{
	if (!report)
		return;
	free(report->subject);
	free(report->shown);
	free(report);
}

/* Count the keys that signed; given keys of which none did is a failure. */
static int check_signatures(struct check *c, const struct note *note, const char *label)
{
	int status = CREDIT_OK;

	for (size_t i = 0; i < c->keys_count && !status; i++) {
		bool signed_ = false;

		if (!c->keys[i])
			return FAIL(c->err, CREDIT_EINVAL, MSG_ARGUMENT, "keys", "NULL");
		status = note_verify(note, c->keys[i], &signed_, c->err);
		c->report->signatures += signed_;
	}
	c->report->authenticated = c->report->signatures > 0;
	if (!status && c->keys_count && !c->report->authenticated)
		status = FAIL(c->err, CREDIT_ERULE, MSG_PROOF_UNSIGNED, label);
	return status;
}

static int keep(struct check *c, char **to, const char *text)
{
	*to = strdup(text);
	return *to ? CREDIT_OK : FAIL(c->err, CREDIT_ENOMEM, MSG_MEMORY);
}

/* One line, whatever stands in it: a value cannot pass for another heading. */
static void show_line(struct check *c, const char *heading, const char *value)
{
	buf_printf(&c->shown, "%s：", heading);
	for (; *value; value++)
		buf_u8(&c->shown, (uint8_t)(*value == '\n' || *value == '\r' ? ' ' : *value));
	buf_u8(&c->shown, '\n');
}

/* The row for people: what has a column in the CSV, under its heading. */
static void show_row(struct check *c, const struct printed_row *row)
{
	size_t count;
	const struct row_column *columns = row_columns(row->colour, &count);

	for (size_t i = 0; i < count; i++)
		if (columns[i].header && columns[i].slot != ROW_KIND &&
			row->slots[columns[i].slot][0])
			show_line(c, columns[i].header, row->slots[columns[i].slot]);
}

static int tell_head(struct check *c, const struct proof *proof)
{
	credit_proof_report *report = c->report;
	uint8_t digest[DIGEST_BYTES];
	int status = digest_once(proof->head.hash, proof->head_text, proof->head_length, digest,
		c->err);

	if (status)
		return status;
	hex_encode(digest, DIGEST_BYTES, report->head_digest);
	head_label(&proof->head, report->edition);
	memcpy(report->series, proof->head.series, sizeof(report->series));
	report->day = proof->head.day;
	return CREDIT_OK;
}

static int check_proof(struct check *c, const void *text, size_t length, struct arena *arena)
{
	struct note note = {0};
	struct proof proof;
	int status = proof_read(text, length, arena, &proof, c->err);

	if (!status)
		status = proof_holds(&proof, c->err);
	if (!status)
		status = tell_head(c, &proof);
	if (status)
		return status;
	if (proof.kind == PROOF_PRESENT) {
		c->report->kind = CREDIT_PROOF_PRESENT;
		show_row(c, &proof.row);
	} else {
		c->report->kind = CREDIT_PROOF_ABSENT;
	}
	status = keep(c, &c->report->subject, proof.kind == PROOF_PRESENT
			? proof.row.slots[ROW_NUMBER] : proof.code);
	if (!status)
		status = note_parse(proof.note, proof.note_length, FILE_NAME, &note, c->err);
	if (!status)
		status = check_signatures(c, &note, c->report->edition);
	note_free(&note);
	return status;
}

/* A statement rests on its signatures alone. */
static int check_statement(struct check *c, const void *text, size_t length, struct arena *arena)
{
	struct proof_statement statement;
	struct note note = {0};
	int status = note_parse(text, length, FILE_NAME, &note, c->err);

	c->report->kind = CREDIT_PROOF_STATEMENT;
	if (!status)
		status = statement_read(note.text, note.text_length, arena, &statement, c->err);
	if (!status)
		status = check_signatures(c, &note, statement.edition);
	if (!status && !c->report->authenticated)
		status = FAIL(c->err, CREDIT_ERULE, MSG_PROOF_UNSIGNED, statement.edition);
	if (!status && (strlen(statement.edition) >= sizeof(c->report->edition)))
		status = FAIL(c->err, CREDIT_EFORMAT, MSG_PROOF_FORM, "3", "edition");
	if (!status)
		status = keep(c, &c->report->subject, statement.subject);
	if (!status) {
		memcpy(c->report->series, statement.series, sizeof(c->report->series));
		strcpy(c->report->edition, statement.edition);
		strcpy(c->report->head_digest, statement.head);
	}
	note_free(&note);
	return status;
}

int credit_proof_verify(const void *text, size_t length, const credit_key *const *keys,
	size_t keys_count, credit_proof_report **out, credit_error *err)
{
	struct check c = {keys, keys_count, NULL, BUF_INIT, err};
	struct arena arena = ARENA_INIT;
	int status;

	if (out)
		*out = NULL;
	if (!text || !out || (keys_count && !keys))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "argument", "NULL");
	if (length > PROOF_BYTES_MAX)
		return FAIL(err, CREDIT_ELIMIT, MSG_PROOF_FORM, "1", "credit.proof/1");
	c.report = calloc(1, sizeof(*c.report));
	if (!c.report)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	c.report->size = sizeof(*c.report);
	c.report->day = CREDIT_DAY_NONE;
	status = statement_is(text, length) ? check_statement(&c, text, length, &arena)
					    : check_proof(&c, text, length, &arena);
	if (!status)
		status = keep(&c, &c.report->shown, buf_cstr(&c.shown));
	if (status)
		credit_proof_report_free(c.report);
	else
		*out = c.report;
	buf_free(&c.shown);
	arena_free(&arena);
	return status;
}
