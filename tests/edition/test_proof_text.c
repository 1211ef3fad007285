/* SPDX-License-Identifier: Apache-2.0 */
/* Does a proof read back as it was written, hold where it should, and nowhere else? */
#include "edition/proof_text.h"

#include <stdio.h>
#include <string.h>

#include "edition/edition_codes.h"
#include "../support/suite.h"
#include "base/day.h"
#include "id/id_schemes.h"

#define ROWS 7

static struct printed_row rows[ROWS];
static uint8_t salts[ROWS][ROW_SALT_BYTES];
static uint8_t leaves[ROWS][DIGEST_BYTES];
static uint8_t code_leaves[ROWS][DIGEST_BYTES];
static char codes[ROWS][19];
static char numbers[ROWS][13];
static struct edition_head head;
static struct buf note;
static struct arena arena;
static credit_error error;

static void root_of(const uint8_t (*of)[DIGEST_BYTES], size_t count, uint8_t root[DIGEST_BYTES])
{
	struct merkle tree;

	ck_assert_int_eq(merkle_open(&tree, HASH_SHA256, NULL), CREDIT_OK);
	for (size_t i = 0; i < count; i++)
		merkle_add_hash(&tree, of[i]);
	ck_assert_int_eq(merkle_root(&tree, root, NULL), CREDIT_OK);
	merkle_close(&tree);
}

static void path_to(const uint8_t (*of)[DIGEST_BYTES], size_t count, size_t at,
	struct merkle_path *path)
{
	struct digest digest;
	struct merkle_leaves memory = {&digest, of[0], DIGEST_BYTES, count};
	struct merkle_source source = {&digest, merkle_leaves_subtree, &memory};

	ck_assert_int_eq(digest_open(&digest, HASH_SHA256, NULL), CREDIT_OK);
	ck_assert_int_eq(merkle_inclusion(&source, at, count, path, NULL), CREDIT_OK);
	digest_close(&digest);
}

/* A code of the unassigned area that rises with its serial. */
static void make_code(size_t serial, char code[19])
{
	snprintf(code, 19, "91629999F%07zu", serial);
	code[16] = organisation_check(code + 8);
	code[17] = credit_code_check(code);
	code[18] = '\0';
}

/* Seven rows whose codes rise with their place. */
static void make_rows(struct digest *digest, struct code_sealer *sealer)
{
	for (size_t i = 0; i < ROWS; i++) {
		struct buf bytes = BUF_INIT;

		row_init(&rows[i], i < 3 ? COLOUR_RED : COLOUR_BLACK);
		make_code(10 * i + 10, codes[i]);
		snprintf(numbers[i], sizeof(numbers[i]), "NUMBER00000%zu", i);
		rows[i].slots[ROW_NUMBER] = numbers[i];
		rows[i].slots[ROW_CODE] = codes[i];
		rows[i].slots[ROW_NAME] = i == 4 ? "样例\\有限\n公司" : "样例公司";
		memset(salts[i], (int)i + 1, ROW_SALT_BYTES);
		ck_assert_int_eq(row_encode(&rows[i], &bytes), CREDIT_OK);
		row_leaf(digest, salts[i], bytes.data, bytes.length, leaves[i]);
		code_leaf(sealer, salts[i], codes[i], numbers[i], code_leaves[i]);
		buf_free(&bytes);
	}
}

static void setup(void)
{
	struct code_sealer sealer;
	struct digest digest;

	ck_assert_int_eq(digest_open(&digest, HASH_SHA256, NULL), CREDIT_OK);
	ck_assert_int_eq(code_sealer_open(&sealer, HASH_SHA256, NULL), CREDIT_OK);
	make_rows(&digest, &sealer);
	code_sealer_close(&sealer);
	digest_close(&digest);
	memset(&head, 0, sizeof(head));
	strcpy(head.series, "629999");
	head.number = head.revision = 1;
	ck_assert(period_parse("2026-05", &head.period));
	head.day = day_from_parts(2026, 5, 29);
	head.valid_until = day_from_parts(2026, 6, 30);
	head.red = 3;
	head.black = ROWS - 3;
	head.codes = ROWS;
	head.hash = HASH_SHA256;
	root_of(leaves, ROWS, head.root);
	root_of(code_leaves, ROWS, head.codes_root);
	buf_str(&note, "credit.edition/1\n");
	ck_assert_int_eq(head_text(&head, &note), CREDIT_OK);
	buf_str(&note, "\n\n");
}

static void teardown(void)
{
	buf_free(&note);
	arena_free(&arena);
}

static void fill(struct proof *proof, enum proof_kind kind)
{
	memset(proof, 0, sizeof(*proof));
	proof->kind = kind;
	proof->head = head;
	proof->note = (char *)note.data;
	proof->note_length = note.length;
}

static void row_proof(size_t at, struct proof *proof)
{
	fill(proof, PROOF_PRESENT);
	proof->row = rows[at];
	memcpy(proof->salt, salts[at], ROW_SALT_BYTES);
	proof->position = at;
	path_to(leaves, ROWS, at, &proof->path);
}

static void neighbour(size_t at, struct proof_neighbour *out)
{
	struct code_sealer sealer;

	ck_assert_int_eq(code_sealer_open(&sealer, HASH_SHA256, NULL), CREDIT_OK);
	code_salt(&sealer, salts[at], out->salt);
	code_sealer_close(&sealer);
	out->there = true;
	out->position = at;
	out->code = codes[at];
	out->number = numbers[at];
	path_to(code_leaves, ROWS, at, &out->path);
}

/* Between the rows at-1 and at. */
static void gap_proof(size_t at, const char *code, struct proof *proof)
{
	fill(proof, PROOF_ABSENT);
	proof->code = code;
	if (at > 0)
		neighbour(at - 1, &proof->before);
	if (at < ROWS)
		neighbour(at, &proof->after);
}

static int read_back(const struct proof *proof, struct proof *out)
{
	struct buf text = BUF_INIT;
	int status;

	ck_assert_int_eq(proof_write(proof, &text), CREDIT_OK);
	status = proof_read(text.data, text.length, &arena, out, &error);
	buf_free(&text);
	return status;
}

START_TEST(test_each_row_holds_as_it_was_written)
{
	struct proof proof;
	struct proof again;

	setup();
	for (size_t i = 0; i < ROWS; i++) {
		row_proof(i, &proof);
		ck_assert_int_eq(read_back(&proof, &again), CREDIT_OK);
		ck_assert_int_eq(again.kind, PROOF_PRESENT);
		for (size_t s = 0; s < ROW_SLOTS; s++)
			ck_assert_str_eq(again.row.slots[s], rows[i].slots[s]);
		ck_assert_int_eq(proof_holds(&again, &error), CREDIT_OK);
	}
	teardown();
}
END_TEST

START_TEST(test_no_row_holds_in_the_place_or_words_of_another)
{
	struct proof proof;

	setup();
	for (size_t i = 0; i < ROWS; i++) {
		row_proof(i, &proof);
		proof.position = (i + 1) % ROWS;
		ck_assert_int_eq(proof_holds(&proof, &error), CREDIT_ERULE);
		ck_assert_str_eq(error.code, "proof-path");
		row_proof(i, &proof);
		proof.row.slots[ROW_MARK] = proof.row.slots[ROW_UNIT] = "另一个字";
		ck_assert_int_eq(proof_holds(&proof, &error), CREDIT_ERULE);
		row_proof(i, &proof);
		proof.path.hashes[0][0] ^= 1;
		ck_assert_int_eq(proof_holds(&proof, &error), CREDIT_ERULE);
	}
	teardown();
}
END_TEST

START_TEST(test_each_gap_holds_and_each_code_is_no_gap)
{
	struct proof proof;
	struct proof again;
	char code[19];

	setup();
	for (size_t i = 0; i <= ROWS; i++) {
		make_code(10 * i + 5, code);
		gap_proof(i, code, &proof);
		ck_assert_int_eq(read_back(&proof, &again), CREDIT_OK);
		ck_assert_int_eq(proof_holds(&again, &error), CREDIT_OK);
		if (i < ROWS) { /* the code of a row is in no gap beside it */
			again.code = codes[i];
			ck_assert_int_eq(proof_holds(&again, &error), CREDIT_ERULE);
			ck_assert_str_eq(error.code, "proof-order");
		}
	}
	teardown();
}
END_TEST

START_TEST(test_a_gap_with_a_row_between_is_none)
{
	struct proof proof;
	char code[19];

	setup();
	make_code(35, code);
	gap_proof(3, code, &proof);
	neighbour(4, &proof.after); /* 2 and 4: the row 3 is kept back */
	ck_assert_int_eq(proof_holds(&proof, &error), CREDIT_ERULE);
	ck_assert_str_eq(error.code, "proof-order");
	gap_proof(3, code, &proof);
	proof.before.there = false; /* as if the order began at 3 */
	ck_assert_int_eq(proof_holds(&proof, &error), CREDIT_ERULE);
	gap_proof(3, code, &proof);
	proof.after.there = false; /* as if it ended at 2 */
	ck_assert_int_eq(proof_holds(&proof, &error), CREDIT_ERULE);
	proof.before.there = false; /* as if there were no codes */
	ck_assert_int_eq(proof_holds(&proof, &error), CREDIT_ERULE);
	gap_proof(3, code, &proof);
	proof.before.number = numbers[5];
	ck_assert_int_eq(proof_holds(&proof, &error), CREDIT_ERULE);
	ck_assert_str_eq(error.code, "proof-path");
	gap_proof(3, code, &proof);
	proof.head.before_codes = true;
	ck_assert_int_eq(proof_holds(&proof, &error), CREDIT_ERULE);
	ck_assert_str_eq(error.code, "proof-codes");
	teardown();
}
END_TEST

/* What a reader takes for the code of a listed firm is not shown to be absent. */
START_TEST(test_only_a_code_in_its_normal_form_is_absent)
{
	static const char *const behind[] = {" ", "\t", "\xe2\x80\x8b", "0", "\n"};
	struct proof proof;
	struct proof again;
	char code[32];

	setup();
	for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++) {
		snprintf(code, sizeof(code), "%s%s", codes[3], behind[i]);
		gap_proof(4, code, &proof);
		ck_assert_int_eq(read_back(&proof, &again), CREDIT_EFORMAT);
		ck_assert_str_eq(error.code, "proof-form");
	}
	memcpy(code, codes[3], 19);
	code[8] = 'f'; /* stands behind all of them */
	gap_proof(ROWS, code, &proof);
	ck_assert_int_eq(read_back(&proof, &again), CREDIT_EFORMAT);
	gap_proof(0, "629999198002291018", &proof); /* a person's: a statement is signed */
	ck_assert_int_eq(read_back(&proof, &again), CREDIT_EFORMAT);
	teardown();
}
END_TEST

/* One proof has one form: who compares two files compares two proofs. */
START_TEST(test_a_neighbour_is_written_in_one_way)
{
	static const char *const words[] = {" ", "\x01", "\xe2\x80\x8b"};
	struct proof proof;
	struct proof again;
	struct buf text = BUF_INIT;
	char code[19];

	setup();
	make_code(35, code);
	gap_proof(3, code, &proof);
	ck_assert_int_eq(proof_write(&proof, &text), CREDIT_OK);
	for (size_t i = 0; i < text.length; i++) {
		struct buf changed = BUF_INIT;
		static const uint8_t none[1];

		buf_put(&changed, text.data, i);
		if (text.data[i] == '\n')
			buf_put(&changed, " ", 1);
		else
			buf_put(&changed, none, 1);
		buf_put(&changed, text.data + i, text.length - i);
		if (i + note.length < text.length)
			ck_assert_int_eq(proof_read(changed.data, changed.length, &arena, &again,
						 &error),
				CREDIT_EFORMAT);
		buf_free(&changed);
		arena_reset(&arena);
	}
	buf_free(&text);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		gap_proof(3, code, &proof);
		snprintf(code, sizeof(code), "9162%s", words[i]);
		proof.before.code = code;
		ck_assert_int_eq(read_back(&proof, &again), CREDIT_EFORMAT);
		make_code(35, code);
	}
	teardown();
}
END_TEST

/* Every byte in front of the note: what reads at all does not hold, or says the same. */
START_TEST(test_a_changed_byte_is_never_another_truth)
{
	struct proof proof;
	struct proof changed;
	struct buf text = BUF_INIT;
	size_t held = 0;

	setup();
	row_proof(4, &proof);
	ck_assert_int_eq(proof_write(&proof, &text), CREDIT_OK);
	for (size_t i = 0; i + note.length < text.length; i++)
		for (int bit = 0; bit < 8; bit++) {
			text.data[i] ^= (uint8_t)(1 << bit);
			if (proof_read(text.data, text.length, &arena, &changed, &error) ==
				CREDIT_OK)
				held += proof_holds(&changed, &error) == CREDIT_OK;
			text.data[i] ^= (uint8_t)(1 << bit);
			arena_reset(&arena);
		}
	ck_assert_uint_eq(held, 0);
	buf_free(&text);
	teardown();
}
END_TEST

START_TEST(test_what_is_cut_short_is_no_proof)
{
	struct proof proof;
	struct buf text = BUF_INIT;

	setup();
	row_proof(1, &proof);
	ck_assert_int_eq(proof_write(&proof, &text), CREDIT_OK);
	for (size_t length = 0; length < text.length; length++) {
		ck_assert_int_eq(proof_read(text.data, length, &arena, &proof, &error),
			CREDIT_EFORMAT);
		ck_assert_str_eq(error.code, "proof-form");
		arena_reset(&arena);
	}
	buf_free(&text);
	teardown();
}
END_TEST

START_TEST(test_a_statement_reads_back)
{
	struct proof_statement statement = {.series = "629999", .edition = "2026-05",
		.scheme = "resident", .subject = "629999198002291018",
		.request = "（样）申〔2026〕1号", .day = day_from_parts(2026, 6, 2)};
	struct proof_statement again;
	struct buf text = BUF_INIT;

	setup();
	memset(statement.head, 'a', 2 * DIGEST_BYTES);
	ck_assert_int_eq(statement_write(&statement, &text), CREDIT_OK);
	ck_assert(statement_is(text.data, text.length));
	ck_assert_int_eq(statement_read(text.data, text.length, &arena, &again, &error), CREDIT_OK);
	ck_assert_str_eq(again.subject, statement.subject);
	ck_assert_str_eq(again.scheme, statement.scheme);
	ck_assert_str_eq(again.request, statement.request);
	ck_assert_str_eq(again.edition, statement.edition);
	ck_assert_str_eq(again.head, statement.head);
	ck_assert_int_eq(again.day, statement.day);
	for (size_t length = 0; length < text.length; length++)
		ck_assert_int_eq(statement_read(text.data, length, &arena, &again, &error),
			CREDIT_EFORMAT);
	buf_free(&text);
	teardown();
}
END_TEST

/* A statement is written as it was read, whatever its words. */
START_TEST(test_a_statement_is_written_in_one_way)
{
	static const char *const subjects[] = {"a\\b", "a\nday 2026-06-02", "a b"};
	struct proof_statement statement = {.series = "629999", .edition = "2026-05",
		.scheme = "resident", .request = "1", .day = day_from_parts(2026, 6, 2)};
	struct proof_statement again;
	struct buf text = BUF_INIT;

	setup();
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		statement.subject = subjects[i];
		buf_reset(&text);
		ck_assert_int_eq(statement_write(&statement, &text), CREDIT_OK);
		ck_assert_int_eq(statement_read(text.data, text.length, &arena, &again, &error),
			CREDIT_OK);
		ck_assert_str_eq(again.subject, subjects[i]);
		ck_assert_str_eq(again.scheme, "resident");
	}
	statement.scheme = "a\\nb";
	buf_reset(&text);
	ck_assert_int_eq(statement_write(&statement, &text), CREDIT_OK);
	ck_assert_int_eq(statement_read(text.data, text.length, &arena, &again, &error),
		CREDIT_EFORMAT);
	buf_free(&text);
	teardown();
}
END_TEST

SUITE("edition/proof_text", T(test_each_row_holds_as_it_was_written),
	T(test_no_row_holds_in_the_place_or_words_of_another),
	T(test_each_gap_holds_and_each_code_is_no_gap),
	T(test_a_gap_with_a_row_between_is_none),
	T(test_only_a_code_in_its_normal_form_is_absent),
	T(test_a_neighbour_is_written_in_one_way), T(test_a_changed_byte_is_never_another_truth),
	T(test_what_is_cut_short_is_no_proof), T(test_a_statement_reads_back),
	T(test_a_statement_is_written_in_one_way))
