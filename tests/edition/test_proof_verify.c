/* SPDX-License-Identifier: Apache-2.0 */
/* What is handed in: no proof, too long, signed by another, in another's name. */
#include "credit/proof.h"

#include <stdlib.h>
#include <string.h>

#include "../support/suite.h"
#include "base/buf.h"
#include "edition/proof_text.h"
#include "seal/key.h"
#include "seal/note.h"

static const struct proof_statement statement = {.series = "629999",
	.edition = "2026-05",
	.head = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
	.scheme = "resident",
	.subject = "629999198002291018",
	.request = "（样）申〔2026〕1号",
	.day = 20600};

static void make_key(const char *name, credit_key **key)
{
	ck_assert_int_eq(key_generate(KEY_ED25519, name, key, NULL), CREDIT_OK);
}

/* A statement signed by one key. */
static struct buf signed_by(const credit_key *key)
{
	struct buf text = BUF_INIT;
	struct buf note = BUF_INIT;

	ck_assert_int_eq(statement_write(&statement, &text), CREDIT_OK);
	ck_assert_int_eq(note_begin((char *)text.data, text.length, &note, NULL), CREDIT_OK);
	ck_assert_int_eq(note_sign(&note, key, "x", NULL, NULL), CREDIT_OK);
	buf_free(&text);
	return note;
}

static int verify(const struct buf *note, const credit_key *key, credit_proof_report **out,
	credit_error *err)
{
	const credit_key *keys[1] = {key};

	return credit_proof_verify(note->data, note->length, keys, key != NULL, out, err);
}

START_TEST(test_a_statement_is_its_signers_word_alone)
{
	credit_proof_report *report;
	credit_error err;
	credit_key *office;
	credit_key *other;
	struct buf note;

	make_key("office", &office);
	make_key("other", &other);
	note = signed_by(office);
	ck_assert_int_eq(verify(&note, office, &report, &err), CREDIT_OK);
	ck_assert_int_eq(report->kind, CREDIT_PROOF_STATEMENT);
	ck_assert_str_eq(report->subject, statement.subject);
	ck_assert_str_eq(report->head_digest, statement.head);
	ck_assert_uint_eq(report->signatures, 1);
	credit_proof_report_free(report);
	ck_assert_int_eq(verify(&note, other, &report, &err), CREDIT_ERULE);
	ck_assert_str_eq(err.code, "proof-unsigned");
	ck_assert_ptr_null(report);
	ck_assert_int_eq(verify(&note, NULL, &report, &err), CREDIT_ERULE);
	buf_free(&note);
	credit_key_close(office);
	credit_key_close(other);
}
END_TEST

/* Each byte of the text and of the signature: another statement, or none. */
START_TEST(test_no_changed_byte_of_a_statement_is_believed)
{
	credit_proof_report *report;
	credit_key *office;
	struct buf note;

	make_key("office", &office);
	note = signed_by(office);
	for (size_t i = 0; i + 1 < note.length; i++) {
		note.data[i] ^= 1;
		ck_assert_int_ne(verify(&note, office, &report, NULL), CREDIT_OK);
		note.data[i] ^= 1;
	}
	ck_assert_int_eq(verify(&note, office, &report, NULL), CREDIT_OK);
	credit_proof_report_free(report);
	buf_free(&note);
	credit_key_close(office);
}
END_TEST

/* An edition of one row, unsigned: its leaf is the root. */
static struct buf proof_of(const struct printed_row *row)
{
	struct proof proof = {.kind = PROOF_PRESENT, .row = *row};
	struct edition_head head = {.series = "629999", .number = 1, .revision = 1,
		.period = {2026, 1, 5}, .day = 20600, .valid_until = 20630, .red = 1,
		.hash = HASH_SHA256};
	struct buf bytes = BUF_INIT;
	struct buf note = BUF_INIT;
	struct buf out = BUF_INIT;
	struct digest digest;

	ck_assert_int_eq(row_encode(row, &bytes), CREDIT_OK);
	ck_assert_int_eq(digest_open(&digest, HASH_SHA256, NULL), CREDIT_OK);
	row_leaf(&digest, proof.salt, bytes.data, bytes.length, head.root);
	digest_close(&digest);
	buf_str(&note, "credit.edition/1\n");
	ck_assert_int_eq(head_text(&head, &note), CREDIT_OK);
	buf_str(&note, "\n\n");
	proof.note = (char *)note.data;
	proof.note_length = note.length;
	ck_assert_int_eq(proof_write(&proof, &out), CREDIT_OK);
	buf_free(&bytes);
	buf_free(&note);
	return out;
}

/* A value with a line end must not look like two values. */
START_TEST(test_a_value_is_shown_on_one_line)
{
	credit_proof_report *report;
	struct printed_row row;
	struct buf text;

	row_init(&row, COLOUR_RED);
	row.slots[ROW_NUMBER] = "R0000000AAAA";
	row.slots[ROW_NAME] = "样例村\n认定单位：样例县\r人民法院";
	text = proof_of(&row);
	ck_assert_int_eq(verify(&text, NULL, &report, NULL), CREDIT_OK);
	ck_assert_str_eq(report->shown,
		"公示编号：R0000000AAAA\n名称或姓名：样例村 认定单位：样例县 人民法院\n");
	credit_proof_report_free(report);
	buf_free(&text);
}
END_TEST

START_TEST(test_what_is_no_proof_is_told_so)
{
	credit_proof_report *report;
	credit_error err;
	char *large = calloc(1, PROOF_BYTES_MAX + 1);

	ck_assert_int_eq(credit_proof_verify("", 0, NULL, 0, &report, &err), CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "proof-form");
	ck_assert_int_eq(credit_proof_verify("credit.proof/1\ncolour blue\n", 27, NULL, 0,
		&report, &err), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(large);
	ck_assert_int_eq(credit_proof_verify(large, PROOF_BYTES_MAX + 1, NULL, 0, &report, &err),
		CREDIT_ELIMIT);
	ck_assert_int_eq(credit_proof_verify("x", 1, NULL, 1, &report, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_proof_verify("x", 1, NULL, 0, NULL, &err), CREDIT_EINVAL);
	credit_proof_report_free(NULL);
	free(large);
}
END_TEST

SUITE("edition/proof_verify", T(test_a_statement_is_its_signers_word_alone),
	T(test_no_changed_byte_of_a_statement_is_believed),
	T(test_a_value_is_shown_on_one_line), T(test_what_is_no_proof_is_told_so))
