/* SPDX-License-Identifier: Apache-2.0 */
/*
 * damage.c - what spreadsheets and hurried people do to cells.
 *
 * About fifteen rows in a thousand get a fault that must be refused, and
 * fifty a habit that is only untidy.  The random numbers are drawn alike for
 * the damaged and the mended file, so the two differ in the faults alone.
 */
#include <stdio.h>
#include <string.h>

#include "county.h"

static void set(struct row *row, enum column column, const char *text)
{
	snprintf(row->cell[column], CELL_BYTES, "%s", text);
}

/* Put text before and after what stands in a cell. */
static void wrap(
	struct row *row, enum column column, const char *before, const char *after)
{
	char copy[CELL_BYTES];

	snprintf(copy, sizeof(copy), "%s", row->cell[column]);
	snprintf(row->cell[column], CELL_BYTES, "%s%.200s%s", before, copy, after);
}

/* 629999198001011234 in a numeric cell of Excel, saved as CSV. */
static void as_number(char *cell)
{
	char rounded[CELL_BYTES];

	snprintf(rounded, sizeof(rounded), "%c.%.5sE+17", cell[0], cell + 1);
	snprintf(cell, CELL_BYTES, "%s", rounded);
}

static bool all_digits(const char *text, size_t count)
{
	return strspn(text, "0123456789") >= count;
}

static void full_width(char *cell)
{
	char wide[CELL_BYTES] = "";
	size_t used = 0;

	for (const char *p = cell; *p && used + 4 < sizeof(wide); p++) {
		unsigned offset = (unsigned)(*p - ' ');

		/* U+FF00 + offset, three bytes of UTF-8 */
		wide[used++] = (char)0xEF;
		wide[used++] = (char)(0xBC + offset / 64);
		wide[used++] = (char)(0x80 + offset % 64);
	}
	wide[used] = '\0';
	snprintf(cell, CELL_BYTES, "%s", wide);
}

/* A day as Excel's serial number: 2023-01-05 is 44931. */
static void serial(char *cell)
{
	int year;
	int month;
	int day;

	if (sscanf(cell, "%d%*[^0-9]%d%*[^0-9]%d", &year, &month, &day) == 3)
		snprintf(cell, CELL_BYTES, "%d", day_of(year, month, day) + 25569);
}

static void restyle(char *cell, const char *style)
{
	int year;
	int month;
	int day;

	if (sscanf(cell, "%d%*[^0-9]%d%*[^0-9]%d", &year, &month, &day) == 3)
		day_text(day_of(year, month, day), style, cell);
}

/* What a reader takes in his stride. */
static void untidy(struct row *row, int which)
{
	switch (which) {
	case 0:
		full_width(row->cell[COL_ID]);
		break;
	case 1:
		wrap(row, COL_ID, "'", "");
		break;
	case 2:
		wrap(row, COL_ID, "\t", "");
		break;
	case 3:
		wrap(row, COL_ID, "=\"", "\"");
		break;
	case 4:
		wrap(row, COL_ID, " ", "\xC2\xA0"); /* NO-BREAK SPACE */
		break;
	case 5:
		serial(row->cell[COL_DECIDED]);
		break;
	case 6:
		restyle(row->cell[COL_DECIDED], "年");
		break;
	case 7:
		restyle(row->cell[COL_SERVED], ".");
		break;
	case 8:
		set(row, COL_FACTS, "无");
		break;
	default:
		set(row, COL_UNTIL, row->cell[COL_UNTIL][0] ? row->cell[COL_UNTIL] : "/");
		break;
	}
}

/* What must come back.  False: this fault does not fit the row. */
static bool spoil(struct row *row, int which, const char *stranger)
{
	char *id = row->cell[COL_ID];

	switch (which) {
	case 0:
	case 1:
		if (!all_digits(id, 17))
			return false;
		as_number(id);
		return true;
	case 2: /* Excel keeps fifteen digits */
		if (!all_digits(id, 17) || id[17] == '0')
			return false;
		memcpy(id + 15, "000", 3);
		return true;
	case 3: /* a slip of the finger */
		if (strlen(id) != 18)
			return false;
		id[13] = id[13] == '7' ? '1' : '7';
		return true;
	case 4:
		if (all_digits(id, 17) || !memchr(id, '0', 18))
			return false;
		*(char *)memchr(id, '0', 18) = 'O';
		return true;
	case 5:
		if (strlen(row->cell[COL_DECIDED]) < 8)
			return false;
		memmove(row->cell[COL_DECIDED], row->cell[COL_DECIDED] + 2,
			strlen(row->cell[COL_DECIDED] + 2) + 1);
		return true;
	case 6:
		set(row, COL_DOCUMENT, "");
		return true;
	case 7:
		set(row, COL_DOCUMENT, "暂无");
		return true;
	case 8:
		set(row, COL_DECIDED, "2026-02-30");
		return true;
	case 9:
		wrap(row, COL_NAME, "", "、");
		wrap(row, COL_NAME, "", stranger);
		return true;
	default: /* two faults in one row: both must be named */
		if (!all_digits(id, 17))
			return false;
		as_number(id);
		set(row, COL_DOCUMENT, "/");
		return true;
	}
}

bool damage(struct row *row, const struct sheet *sheet, uint64_t *state, bool mended)
{
	int roll = random_below(state, 1000);
	int which = random_below(state, 11);
	int stranger = random_below(state, 800);
	bool person = all_digits(row->cell[COL_ID], 17);
	char name[CELL_BYTES];

	if (roll < 65 && roll >= 15) {
		if (row->cell[COL_ID][0] || which > 4)
			untidy(row, which);
		return false;
	}
	if (roll >= 15)
		return false;
	if (!row->cell[COL_ID][0] || (sheet->traits & ONE_DOCUMENT))
		which = 5;
	if (mended)
		return true;
	subject_name(PERSON, stranger, name);
	if (!spoil(row, which, name) && !spoil(row, person ? 1 : 3, name))
		spoil(row, 6, name);
	return true;
}
