/* SPDX-License-Identifier: Apache-2.0 */
/* The codec of all records, asked with a struct that has a member of every type. */
#include <string.h>

#include "record/columns.h"
#include "../support/suite.h"

struct sample {
	const char *text, *prose, *document, *code, *credit;
	credit_day day;
	int choice;
	bool flag;
	uint64_t number;
	credit_id id;
	struct entry_id entry;
};

#define AT(member) offsetof(struct sample, member)
static const struct column columns[] = {
	{1, COL_TEXT, 20, AT(text), COLUMN_MUST, "text", NULL},
	{2, COL_PROSE, 20, AT(prose), 0, "prose", NULL},
	{3, COL_DOCUMENT, 20, AT(document), 0, "document", NULL},
	{5, COL_CODE, 20, AT(code), 0, "code", NULL},
	{6, COL_CREDIT, 20, AT(credit), 0, "credit", NULL},
	{7, COL_DAY, 0, AT(day), 0, "day", NULL},
	{8, COL_ENUM, 3, AT(choice), 0, "choice", NULL},
	{9, COL_BOOL, 0, AT(flag), 0, "flag", NULL},
	{10, COL_NUMBER, 0, AT(number), 0, "number", NULL},
	{11, COL_ID, 0, AT(id), 0, "id", NULL},
	{12, COL_ENTRY, 0, AT(entry), 0, NULL, NULL},
};
#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

static struct arena arena = ARENA_INIT;

static struct sample full_sample(void)
{
	struct sample s = {.text = "甲", .prose = "一\n二\t三", .document = "甲〔2026〕1号",
		.code = "SX_1", .credit = "11629999F00000018U", .day = -1, .choice = 3,
		.flag = true, .number = UINT64_MAX, .entry = {{1, 2, 3}}};

	credit_id_parse("91629999F00000093C", 18, &s.id);
	return s;
}

static bool decode(const void *data, size_t length, struct sample *out, struct span *left)
{
	struct span span = span_of(data, length);
	int status = CREDIT_OK;
	bool good;

	columns_init(columns, COLUMNS, out);
	good = columns_decode(columns, COLUMNS, &span, &arena, out, &status);
	ck_assert_int_eq(status, CREDIT_OK);
	if (left)
		*left = span;
	return good;
}

START_TEST(test_every_type_is_read_as_it_was_written)
{
	struct sample s = full_sample();
	struct sample back;
	struct buf out = BUF_INIT;
	struct span left;

	ck_assert_ptr_null(columns_check(columns, COLUMNS, &s));
	columns_encode(columns, COLUMNS, &s, &out);
	ck_assert_int_eq(out.status, CREDIT_OK);
	ck_assert(decode(out.data, out.length, &back, &left));
	ck_assert_uint_eq(span_left(&left), 0);
	ck_assert_str_eq(back.text, s.text);
	ck_assert_str_eq(back.prose, s.prose);
	ck_assert_str_eq(back.document, s.document);
	ck_assert_str_eq(back.code, s.code);
	ck_assert_str_eq(back.credit, s.credit);
	ck_assert_int_eq(back.day, s.day);
	ck_assert_int_eq(back.choice, s.choice);
	ck_assert(back.flag);
	ck_assert_uint_eq(back.number, s.number);
	ck_assert_mem_eq(&back.id, &s.id, sizeof(s.id));
	ck_assert_mem_eq(&back.entry, &s.entry, sizeof(s.entry));
	buf_free(&out);
	arena_free(&arena);
}
END_TEST

START_TEST(test_what_is_cleared_is_absent_and_has_no_bytes)
{
	struct sample s = full_sample();
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < COLUMNS; i++) {
		ck_assert(!column_absent(&columns[i], &s));
		column_clear(&columns[i], &s);
		ck_assert(column_absent(&columns[i], &s));
	}
	columns_encode(columns, COLUMNS, &s, &out);
	ck_assert_uint_eq(out.length, 0);
	ck_assert_str_eq(columns_check(columns, COLUMNS, &s), "text"); /* the one that must */
	s.text = "甲";
	ck_assert_ptr_null(columns_check(columns, COLUMNS, &s));
	buf_free(&out);
}
END_TEST

static const char *break_sample(struct sample *s, int how)
{
	switch (how) {
	case 0: s->text = "123456789012345678901"; return "text";
	case 1: s->text = "甲\t"; return "text";
	case 2: s->prose = "\x7F"; return "prose";
	case 3: s->prose = "\xC3("; return "prose";
	case 4: s->code = "sx"; return "code";
	case 5: s->credit = "11629999F00000018"; return "credit";
	case 6: s->day = CREDIT_DAY_MAX + 1; return "day";
	case 7: s->choice = 4; return "choice";
	case 8: s->choice = -1; return "choice";
	default: s->id.length--; return "id";
	}
}

START_TEST(test_first_column_that_breaks_its_rule_is_named)
{
	struct sample s = full_sample();
	const char *name = break_sample(&s, _i);

	ck_assert_str_eq(columns_check(columns, COLUMNS, &s), name);
}
END_TEST

/* Bytes that columns_encode() would never write. */
static const struct {
	const char *what, *bytes;
	size_t length;
} hostile[] = {{"descending tags", "\x02\0\1a\x01\0\1b", 8},
	{"a tag twice", "\x01\0\1a\x01\0\1b", 8}, {"a tag of no column", "\x04\0\1a", 4},
	{"tag zero", "\0\0\1a", 4}, {"a length past the end", "\x01\0\2a", 4},
	{"a cut length", "\x01\0", 2}, {"an empty value", "\x01\0\0", 3},
	{"a NUL in a text", "\x01\0\3a\0b", 6}, {"a short day", "\x07\0\3\0\0\1", 6},
	{"a long day", "\x07\0\5\0\0\0\1\0", 8}, {"no day", "\x07\0\4\x80\0\0\0", 7},
	{"a flag of two", "\x09\0\1\2", 4}, {"a flag that is not set", "\x09\0\1\0", 4},
	{"number zero", "\x0A\0\x08\0\0\0\0\0\0\0\0", 11}, {"choice none", "\x08\0\1\0", 4},
	{"an id of an unknown scheme", "\x0B\0\4\x63\2\0A", 7},
	{"a short entry", "\x0C\0\1\1", 4}};
#define HOSTILE (sizeof(hostile) / sizeof(hostile[0]))

START_TEST(test_bytes_of_another_form_are_refused)
{
	struct sample out;

	ck_assert_msg(!decode(hostile[_i].bytes, hostile[_i].length, &out, NULL), "%s",
		hostile[_i].what);
	arena_free(&arena);
}
END_TEST

START_TEST(test_reading_stops_before_the_list_that_follows)
{
	struct sample out;
	struct span left;

	ck_assert(decode("\x01\0\1a\x0D\0\1", 7, &out, &left));
	ck_assert_str_eq(out.text, "a");
	ck_assert_uint_eq(span_left(&left), 3);
	ck_assert(decode("", 0, &out, &left));
	arena_free(&arena);
}
END_TEST

START_TEST(test_identifiers_and_texts_of_nested_lists)
{
	struct sample s = full_sample();
	struct buf out = BUF_INIT;
	struct span span;
	credit_id id;
	int status = CREDIT_OK;

	column_put_id(&out, &s.id);
	span = span_of(out.data, out.length);
	ck_assert(column_take_id(&span, &id));
	ck_assert_mem_eq(&id, &s.id, sizeof(id));
	span = span_of(out.data, 2);
	ck_assert(!column_take_id(&span, &id));
	ck_assert_int_eq(id.scheme, CREDIT_SCHEME_NONE);
	span = span_of("\0\2ab\0\0", 6);
	ck_assert_str_eq(column_take_text(&span, &arena, &status), "ab");
	ck_assert_str_eq(column_take_text(&span, &arena, &status), "");
	ck_assert_int_eq(status, CREDIT_OK);
	ck_assert_str_eq(column_take_text(&span, &arena, &status), "");
	ck_assert_int_eq(status, CREDIT_ECORRUPT);
	status = CREDIT_OK;
	span = span_of("\0\2a\0", 4);
	ck_assert_str_eq(column_take_text(&span, &arena, &status), "");
	ck_assert_int_eq(status, CREDIT_ECORRUPT);
	buf_free(&out);
	arena_free(&arena);
}
END_TEST

SUITE("record/columns", T(test_every_type_is_read_as_it_was_written),
	T(test_what_is_cleared_is_absent_and_has_no_bytes),
	TL(test_first_column_that_breaks_its_rule_is_named, 10),
	TL(test_bytes_of_another_form_are_refused, (int)HOSTILE),
	T(test_reading_stops_before_the_list_that_follows),
	T(test_identifiers_and_texts_of_nested_lists))
