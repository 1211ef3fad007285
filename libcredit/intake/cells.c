/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cells.c - what people and spreadsheets write into cells, read strictly.
 *
 * Runs for every cell of every row.  Most are plain ASCII or a name, so each
 * reader tries its usual form first and normalises (NFKC) only when that fails.
 * Nothing is mended that could be meant two ways.
 */
#include "intake/cells.h"

#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "id/identifier.h"

#define VALUE_BYTES 120
#define SERIAL_EPOCH 25569 /* 1970-01-01 as a spreadsheet counts days */

static bool equals(const char *text, size_t length, const char *word)
{
	return strlen(word) == length && memcmp(text, word, length) == 0;
}

struct cell cell_clean(const char *text, size_t length)
{
	struct cell cell = {text, length, false};
	bool tab = length && (text[0] == '\t' || text[length - 1] == '\t');

	text_trim(&cell.text, &cell.length);
	cell.guarded = tab && cell.length;
	if (cell.length >= 3 && cell.text[0] == '=' && cell.text[1] == '"' &&
		cell.text[cell.length - 1] == '"') {
		cell.text += 2;
		cell.length -= 3;
		cell.guarded = true;
		text_trim(&cell.text, &cell.length);
	}
	if (cell.length > 1 && cell.text[0] == '\'') {
		cell.text++;
		cell.length--;
		cell.guarded = true;
		text_trim(&cell.text, &cell.length);
	}
	return cell;
}

bool cell_is_empty(enum field field, const char *text, size_t length)
{
	static const char *const nothing[] = {"无", "空", "/", "-", "--", "—", "——", "－", "／",
		"\\", "NULL", "null", "Null", "N/A", "n/a", "NA", "#N/A", "暂无", "未知", "（空）",
		"(空)"};
	size_t first = 0;

	if (length == 0)
		return true;
	/* 无 is what the department says there: no objection, no other subject */
	if (field == FIELD_OBJECTION || field == FIELD_SAME_CASE || field == FIELD_LABOUR_INCOME)
		first = 1;
	if (length > 10)
		return false;
	for (size_t i = first; i < sizeof(nothing) / sizeof(nothing[0]); i++)
		if (equals(text, length, nothing[i]))
			return true;
	return false;
}

/* ---- days ---- */

static bool two_digits(const char *text)
{
	return text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
}

/* The value of a character as a digit, 10 for 十; -1 when it is none. */
static int digit_value(uint32_t c)
{
	static const uint32_t digits[] = {0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
		0x4E03, 0x516B, 0x4E5D, 0x5341}; /* 零一二三四五六七八九十 */

	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	if (c == 0x3007 || c == 0x25CB) /* 〇 ○ */
		return 0;
	for (int i = 0; i < 11; i++)
		if (digits[i] == c)
			return i;
	return -1;
}

/* A number at *at: 2023, 二〇二三, 十二, 三十一.  digits counts its characters. */
static int number_at(const char **at, const char *end, int *digits)
{
	int value = 0;
	int last = 0;
	bool tens = false;

	*digits = 0;
	while (*at < end) {
		uint32_t c;
		size_t used = utf8_next(*at, (size_t)(end - *at), &c);
		int digit = used ? digit_value(c) : -1;

		if (digit < 0 || *digits == 9)
			break;
		if (digit == 10) {
			value = (*digits ? last : 1) * 10;
			tens = true;
		} else if (tens) {
			value += digit;
		} else {
			value = value * 10 + digit;
		}
		last = digit;
		++*digits;
		*at += used;
	}
	return value;
}

static bool take(const char **at, const char *end, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)(end - *at) < length || memcmp(*at, word, length) != 0)
		return false;
	*at += length;
	return true;
}

static void skip_spaces(const char **at, const char *end)
{
	while (*at < end && **at == ' ')
		++*at;
}

/* Nothing, or a time of day: 00:00, 09:30:00, T09:30:00.000 */
static bool only_time(const char *at, const char *end)
{
	skip_spaces(&at, end);
	if (at == end)
		return true;
	if (*at == 'T')
		at++;
	if (end - at == 4 && at[1] == ':') /* 0:00 */
		return at[0] >= '0' && at[0] <= '9' && two_digits(at + 2);
	if (end - at == 7 && at[1] == ':' && at[4] == ':') /* 0:00:00 */
		return at[0] >= '0' && at[0] <= '9' && two_digits(at + 2) && two_digits(at + 5);
	if (end - at < 5 || !two_digits(at) || at[2] != ':' || !two_digits(at + 3))
		return false;
	at += 5;
	if (end - at >= 3 && at[0] == ':' && two_digits(at + 1)) {
		at += 3;
		if (at < end && *at == '.')
			for (at++; at < end && *at >= '0' && *at <= '9';)
				at++;
	}
	return at == end;
}

static enum message settle_day(int year, int month, int day, credit_day *out)
{
	if (year < 1600 || year > 9999 || !day_exists(year, month, day))
		return MSG_INTAKE_DAY_NONE;
	*out = day_from_parts(year, month, day);
	return MSG_COUNT;
}

/* 20230105, 44931, or a year of two digits run together with the rest. */
static enum message bare_number(int value, int digits, bool *serial, credit_day *out)
{
	if (digits == 8)
		return settle_day(value / 10000, value / 100 % 100, value % 100, out);
	if (digits == 5 && value >= 10000) {
		*serial = true;
		*out = value - SERIAL_EPOCH;
		return MSG_COUNT;
	}
	return digits == 6 && value / 100 % 100 >= 1 && value / 100 % 100 <= 12
		? MSG_INTAKE_DAY_YEAR
		: MSG_INTAKE_DAY;
}

/* Year, month and day with separators between them. */
static enum message spelled_day(const char *at, const char *end, bool *serial, credit_day *out)
{
	static const char *const separators[][2] = {
		{"-", "-"}, {"/", "/"}, {".", "."}, {"年", "月"}};
	int year_digits;
	int digits;
	int year = number_at(&at, end, &year_digits);
	int month;
	int day;

	if (year_digits == 0)
		return MSG_INTAKE_DAY;
	if (only_time(at, end))
		return bare_number(year, year_digits, serial, out);
	skip_spaces(&at, end);
	for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
		if (!take(&at, end, separators[i][0]))
			continue;
		skip_spaces(&at, end);
		month = number_at(&at, end, &digits);
		skip_spaces(&at, end);
		if (!digits || !take(&at, end, separators[i][1]))
			return MSG_INTAKE_DAY;
		skip_spaces(&at, end);
		day = number_at(&at, end, &digits);
		skip_spaces(&at, end);
		if (i == 3 && !take(&at, end, "日") && !take(&at, end, "号"))
			return MSG_INTAKE_DAY;
		if (!digits || !only_time(at, end))
			return MSG_INTAKE_DAY;
		if (year_digits <= 2) /* or the day first, which could be the month */
			return digits == 4 ? MSG_INTAKE_DAY : MSG_INTAKE_DAY_YEAR;
		return year_digits == 4 ? settle_day(year, month, day, out) : MSG_INTAKE_DAY;
	}
	return MSG_INTAKE_DAY;
}

static bool is_long_term(const char *text, size_t length)
{
	static const char *const words[] = {
		"长期", "永久", "长期有效", "永久有效", "无期限", "长久"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (equals(text, length, words[i]))
			return true;
	return false;
}

enum message cell_day(const char *text, size_t length, bool *long_term, bool *serial,
	credit_day *out)
{
	struct buf plain = BUF_INIT;
	enum message fault;

	*long_term = false;
	*serial = false;
	if (credit_day_parse(text, length, out) == CREDIT_OK) {
		fault = MSG_COUNT;
	} else if (is_long_term(text, length)) {
		*long_term = true;
		return MSG_COUNT;
	} else {
		fault = text_nfkc(text, length, &plain) == CREDIT_ENOMEM ? MSG_MEMORY
									 : MSG_INTAKE_DAY;
		if (fault == MSG_INTAKE_DAY && plain.length)
			fault = spelled_day((const char *)plain.data,
				(const char *)plain.data + plain.length, serial, out);
		buf_free(&plain);
	}
	if (fault == MSG_COUNT && *out == CREDIT_DAY_MAX) {
		*long_term = true;
		*out = CREDIT_DAY_NONE;
	}
	return fault;
}

/* ---- words ---- */

struct word_value {
	const char *word;
	int value;
};

/* The value of a word by match key; -1 when there is none. */
static int word_value(const struct word_value *words, size_t count, const char *text,
	size_t length)
{
	struct buf key = BUF_INIT;
	int value = -1;

	if (length <= 40 && !text_match_key(text, length, &key))
		for (size_t i = 0; i < count && value < 0; i++)
			if (text_equal(buf_cstr(&key), words[i].word))
				value = words[i].value;
	buf_free(&key);
	return value;
}

#define WORD_VALUE(words, text, length)                                             \
	word_value(words, sizeof(words) / sizeof((words)[0]), text, length)

enum message cell_answer(const char *text, size_t length, enum answer *out)
{
	static const struct word_value words[] = {{"是", ANSWER_YES}, {"有", ANSWER_YES},
		{"yes", ANSWER_YES}, {"y", ANSWER_YES}, {"true", ANSWER_YES}, {"1", ANSWER_YES},
		{"√", ANSWER_YES}, {"否", ANSWER_NO}, {"无", ANSWER_NO}, {"不是", ANSWER_NO},
		{"no", ANSWER_NO}, {"n", ANSWER_NO}, {"false", ANSWER_NO}, {"0", ANSWER_NO},
		{"×", ANSWER_NO}};
	int value = WORD_VALUE(words, text, length);

	*out = value < 0 ? ANSWER_UNSTATED : (enum answer)value;
	return value < 0 ? MSG_INTAKE_ANSWER : MSG_COUNT;
}

enum message cell_objection(const char *text, size_t length, enum objection_said *out)
{
	static const struct word_value words[] = {{"无", OBJECTION_NONE}, {"无异议", OBJECTION_NONE},
		{"未提出", OBJECTION_NONE}, {"未提出异议", OBJECTION_NONE}, {"没有", OBJECTION_NONE},
		{"none", OBJECTION_NONE}, {"不成立", OBJECTION_DISMISSED},
		{"异议不成立", OBJECTION_DISMISSED}, {"dismissed", OBJECTION_DISMISSED},
		{"成立", OBJECTION_UPHELD}, {"异议成立", OBJECTION_UPHELD},
		{"upheld", OBJECTION_UPHELD}};
	int value = WORD_VALUE(words, text, length);

	*out = value < 0 ? OBJECTION_UNSTATED : (enum objection_said)value;
	return value < 0 ? MSG_INTAKE_OBJECTION : MSG_COUNT;
}

/* ---- amounts ---- */

/* Digits with a right use of thousands separators; false when it is none. */
static bool amount_digits(const char **at, const char *end, int64_t *value)
{
	const char *start = *at;
	int group = 0;
	bool grouped = false;

	*value = 0;
	for (; *at < end; ++*at) {
		char c = **at;

		if (c == ',') {
			if (group == 0 || group > 3 || (grouped && group != 3))
				return false;
			grouped = true;
			group = 0;
		} else if (c >= '0' && c <= '9') {
			if (*value > INT64_C(1000000000000000))
				return false;
			*value = *value * 10 + (c - '0');
			group++;
		} else {
			break;
		}
	}
	return *at > start && (!grouped || group == 3);
}

static enum message amount(const char *at, const char *end, int64_t unit_fen, int64_t *fen)
{
	int64_t value;
	int64_t scale = unit_fen;

	take(&at, end, "¥");
	skip_spaces(&at, end);
	if (!amount_digits(&at, end, &value) || value > INT64_MAX / 2 / unit_fen)
		return MSG_INTAKE_AMOUNT;
	*fen = value * unit_fen;
	if (take(&at, end, ".")) {
		const char *point = at;

		for (; at < end && *at >= '0' && *at <= '9'; at++) {
			scale /= 10;
			if (scale == 0 && *at != '0')
				return MSG_INTAKE_AMOUNT; /* less than a fen */
			*fen += (*at - '0') * scale;
		}
		if (at == point)
			return MSG_INTAKE_AMOUNT;
	}
	skip_spaces(&at, end);
	if (at < end && !take(&at, end, unit_fen == 100 ? "元" : "万元"))
		return take(&at, end, "万元") || take(&at, end, "元") || take(&at, end, "万")
			? MSG_INTAKE_AMOUNT_UNIT
			: MSG_INTAKE_AMOUNT;
	return at == end ? MSG_COUNT : MSG_INTAKE_AMOUNT;
}

enum message cell_amount(const char *text, size_t length, int64_t unit_fen, int64_t *fen)
{
	struct buf plain = BUF_INIT;
	enum message fault = MSG_INTAKE_AMOUNT;

	*fen = 0;
	if (length && !text_nfkc(text, length, &plain))
		fault = amount((const char *)plain.data,
			(const char *)plain.data + plain.length, unit_fen, fen);
	if (fault != MSG_COUNT)
		*fen = 0;
	buf_free(&plain);
	return fault;
}

/* ---- text ---- */

bool cell_has_many(enum field field, const char *text, size_t length)
{
	const char *end = text + length;
	uint32_t c;
	size_t used;

	for (; text < end; text += used) {
		used = utf8_next(text, (size_t)(end - text), &c);
		if (!used)
			return false;
		if (c < 0x80 ? c == ';' || c == '\n' || c == '\r' : c == 0x3001 || c == 0xFF1B)
			return true;
		/* a comma or a slash may stand in a firm's foreign name, not in a number */
		if ((field == FIELD_SUBJECT_ID || field == FIELD_ROLE_ID) &&
			(c == ',' || c == 0xFF0C || c == '/'))
			return true;
	}
	return false;
}

bool cell_has_invisible(const char *text, size_t length)
{
	const char *end = text + length;
	uint32_t c;
	size_t used;

	for (; text < end; text += used) {
		used = utf8_next(text, (size_t)(end - text), &c);
		if (!used)
			return false;
		if (c >= 0x80 && (is_deceptive(c) || c == 0xA0))
			return true;
	}
	return false;
}

void cell_mask(const char *text, size_t length, bool id, struct buf *out)
{
	size_t cut = length > VALUE_BYTES ? utf8_floor(text, VALUE_BYTES) : length;
	size_t at = 0;
	uint32_t c;

	if (!id) {
		id_mask_text(text, cut, out);
		if (cut < length)
			buf_str(out, "…");
		return;
	}
	for (int shown = 0; at < cut; shown++) {
		size_t used = utf8_next(text + at, cut - at, &c);

		if (!used)
			break;
		if (shown < 3)
			buf_put(out, text + at, used);
		else
			buf_u8(out, '*');
		at += used;
	}
}
