/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generate.c - writes the files that a fictional county's departments send.
 *
 *	generate DIR
 *
 * makes DIR/2026-03, DIR/2026-04 and DIR/2026-05 with one CSV file a sheet,
 * and in each month a folder mended/ with the files that had faults as their
 * departments send them again.  March is the stock of earlier decisions;
 * April and May bring new ones, some rows sent twice, and a correction.  DIR/story
 * has what becomes of some of them in May, and cast.csv who they are.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "county.h"
#include "page.h"

#define ROWS_MAX 2000
#define RESENT 5

static const char *const months[MONTHS] = {"2026-03", "2026-04", "2026-05"};

static int weekday_before(int day)
{
	int weekday = (day + 3) % 7; /* 0 Monday */

	return weekday > 4 ? day - (weekday - 4) : day;
}

static enum kind pick_kind(struct page *page)
{
	int parts = 0;
	int kind = 0;

	for (int k = 0; k < KIND_COUNT; k++)
		parts += page->sheet->share[k];
	parts = random_below(&page->state, parts);
	while (parts >= page->sheet->share[kind])
		parts -= page->sheet->share[kind++];
	return (enum kind)kind;
}

/* The n-th of codes with ";" between. */
static void pick_ground(const char *codes, int n, char *cell)
{
	while (n-- > 0 && strchr(codes, ';'))
		codes = strchr(codes, ';') + 1;
	snprintf(cell, CELL_BYTES, "%.*s", (int)strcspn(codes, ";"), codes);
}

static void fill_documents(struct page *page, struct row *row, int decided)
{
	const struct sheet *sheet = page->sheet;
	bool court = !strcmp(sheet->word, "执");
	char day[CELL_BYTES];
	int year;

	day_text(decided, "-", day);
	year = atoi(day);
	if (court) {
		snprintf(row->cell[COL_DOCUMENT], CELL_BYTES, "（%d）样0629执%d号", year,
			page->number);
		snprintf(row->cell[COL_BASIS_DOCUMENT], CELL_BYTES,
			"（%d）样0629民初%d号", year - 1, 2000 + page->number);
	} else {
		snprintf(row->cell[COL_DOCUMENT], CELL_BYTES, "（样）%s字〔%d〕%d号",
			sheet->word, year,
			sheet->traits & ONE_DOCUMENT ? page->month + 1 : page->number);
		snprintf(row->cell[COL_BASIS_DOCUMENT], CELL_BYTES,
			"（样）%.6s罚字〔%d〕%d号", sheet->word, year,
			100 + page->number);
	}
	snprintf(row->cell[COL_NOTICE_DOCUMENT], CELL_BYTES, "（样）%.6s告字〔%d〕%d号",
		sheet->word, year,
		sheet->traits & ONE_DOCUMENT ? page->month + 1 : page->number);
}

/* Days of a black list's entry: act, penalty, notice, decision, service, print. */
static void fill_black_days(struct page *page, struct row *row, int decided)
{
	int basis = weekday_before(decided - 70 - random_below(&page->state, 120));
	int served = weekday_before(decided + 2 + random_below(&page->state, 3));
	int notified = weekday_before(decided - 28 - random_below(&page->state, 25));
	int style = random_below(&page->state, 20);

	day_text(
		basis - 20 - random_below(&page->state, 40), "-", row->cell[COL_ACT_END]);
	day_text(basis, "-", row->cell[COL_BASIS_DAY]);
	day_text(notified, "-", row->cell[COL_NOTIFIED]);
	day_text(decided, style == 0 ? "/" : "-", row->cell[COL_DECIDED]);
	day_text(served < decided ? decided : served, "-", row->cell[COL_SERVED]);
	day_text(served < decided ? decided : served, "-", row->cell[COL_LISTED]);
	day_text(served + 3, "-", row->cell[COL_PUBLISHED]);
	snprintf(
		row->cell[COL_OBJECTION], CELL_BYTES, "%s", style == 1 ? "不成立" : "无");
	if (page->sheet->traits & BAN) {
		char until[CELL_BYTES];

		day_text(decided - 1, "-", until);
		snprintf(row->cell[COL_UNTIL], CELL_BYTES, "%d%.240s",
			atoi(until) + atoi(page->sheet->until_years), until + 4);
		if (!strcmp(row->cell[COL_UNTIL] + 4, "-02-29"))
			memcpy(row->cell[COL_UNTIL] + 8, "28", 2);
	}
}

static void fill_honour(struct page *page, struct row *row, enum kind kind, int decided)
{
	static const char *const kinds[KIND_COUNT] = {"自然人", "企业", "企业", "机关",
		"机关", "其他组织", "自然人", "地方", "家庭"};
	bool alone = kind == PERSON || kind == PUPIL || kind == FAMILY;

	day_text(weekday_before(decided - 18), "-", row->cell[COL_NOTIFIED]);
	day_text(decided, "-", row->cell[COL_DECIDED]);
	snprintf(row->cell[COL_OBJECTION], CELL_BYTES, "无");
	snprintf(row->cell[COL_KIND], CELL_BYTES, "%s", kinds[kind]);
	if (page->number % 3)
		snprintf(row->cell[COL_REVIEWED], CELL_BYTES, "样审核员");
	if (page->sheet->traits & ONE_DOCUMENT)
		snprintf(row->cell[COL_SAME_CASE], CELL_BYTES, "是");
	if (alone || (kind == TRADER && page->number % 4))
		snprintf(row->cell[COL_CONSENT], CELL_BYTES, "样同意〔2026〕%s%d",
			page->sheet->list, page->number);
	if (kind == PUPIL)
		snprintf(row->cell[COL_GUARDIAN], CELL_BYTES, "样监护同意〔2026〕%d",
			page->number);
	if (kind == PUPIL)
		snprintf(row->cell[COL_UNIT], CELL_BYTES, "样例县第%d示例小学",
			page->number % 4 + 1);
	else if (alone)
		snprintf(row->cell[COL_UNIT], CELL_BYTES, "第%d示例镇示例社区",
			page->number % 6 + 1);
}

static void fill_row(struct page *page, struct row *row)
{
	static const int from[MONTHS] = {-600, 0, 0};
	const struct sheet *sheet = page->sheet;
	enum kind kind = pick_kind(page);
	int n = sheet->first[kind] + page->next[kind]++;
	int last = day_of(2026, 3 + page->month, 20);
	int decided = last + from[page->month] -
		      random_below(&page->state, page->month ? 28 : 1);
	int ground;

	if (page->month == 0)
		decided += random_below(&page->state, -from[0]);
	if (sheet->traits & ONE_DOCUMENT)
		decided = last;
	decided = weekday_before(decided);
	memset(row, 0, sizeof(*row));
	page->number++;
	snprintf(row->cell[COL_NUMBER], CELL_BYTES, "%d", page->count + 1);
	subject_name(kind, n, row->cell[COL_NAME]);
	if (!(sheet->traits & WITHOUT_ID))
		subject_id(kind, n, row->cell[COL_ID]);
	snprintf(row->cell[COL_LIST], CELL_BYTES, "%s", sheet->list);
	snprintf(row->cell[COL_AUTHORITY], CELL_BYTES, "%s", sheet->authority);
	fill_documents(page, row, decided);
	if (sheet->traits & HONOUR)
		fill_honour(page, row, kind, decided);
	else
		fill_black_days(page, row, decided);
	snprintf(row->cell[COL_GRADE], CELL_BYTES, "%s",
		sheet->grade[0] && random_below(&page->state, 12) == 0 ? "一般"
								       : sheet->grade);
	ground = random_below(&page->state, 3);
	pick_ground(sheet->grounds, ground, row->cell[COL_GROUND]);
	snprintf(row->cell[COL_FACTS], CELL_BYTES, "%s", sheet->facts[ground]);
}

/* The same decision sent twice with another wording: which one holds? */
static void put_contradiction(struct page *page, const struct row *row)
{
	struct row other = *row;

	snprintf(other.cell[COL_FACTS], CELL_BYTES, "与上一行内容不一致的另一份说明");
	other.cell[COL_GRADE][0] = '\0';
	put_row(page, &other);
	page->refused += 2;
}

/* A minor on a black list: the law refuses the row, so mended it is gone. */
static void put_minor(struct page *page, const struct row *row)
{
	struct row minor = *row;

	resident_number(77, 2012, 3, minor.cell[COL_ID]);
	subject_name(PUPIL, 77, minor.cell[COL_NAME]);
	snprintf(minor.cell[COL_DOCUMENT], CELL_BYTES, "（2026）样0629执9001号");
	put_row(page, &minor);
	page->refused++;
}

static void put_rows(struct page *page)
{
	const struct sheet *sheet = page->sheet;
	bool stock = page->month == 0 && !strcmp(sheet->list, "SX");

	for (int i = 0; i < page->count; i++) {
		struct row row = page->rows[i];

		/* Rows that will be sent again are left alone. */
		if (i >= RESENT && damage(&row, sheet, &page->state, page->mended))
			page->refused++;
		story_keep(sheet, page->month, i, &row);
		put_row(page, &row);
		if (i % 211 == 100)
			put_row(page, &row); /* equal: noted, nothing more */
		if (stock && i == 150 && !page->mended)
			put_contradiction(page, &row);
		if (stock && i == 200 && !page->mended)
			put_minor(page, &row);
		if ((sheet->traits & HEADER_AGAIN) && i == 40)
			put_header(page);
	}
}

/* April and May begin with rows of the month before; one of them is corrected. */
static void put_resent(struct page *page, struct row *old)
{
	if (page->month == 0 || (page->sheet->traits & (HONOUR | BAN)))
		return;
	for (int i = 0; i < RESENT; i++) {
		if (page->month == 1 && i == 2 && !strcmp(page->sheet->list, "SJ")) {
			snprintf(old[i].cell[COL_FACTS], CELL_BYTES, "更正后的事实说明");
			snprintf(old[i].cell[COL_CORRECTION], CELL_BYTES,
				"（样）市监更正字〔2026〕1号");
		}
		put_row(page, &old[i]);
	}
}

static void put_sheet(struct page *page, struct row *old)
{
	const struct sheet *sheet = page->sheet;
	char text[CELL_BYTES];

	page->length = 0;
	page->refused = 0;
	if (sheet->traits & TITLE_ROW) {
		snprintf(text, sizeof(text), "%s（%s）", sheet->title,
			months[page->month]);
		put_loose(page, text, "");
	}
	put_header(page);
	put_resent(page, old);
	put_rows(page);
	if (sheet->traits & TOTAL_ROW) {
		snprintf(text, sizeof(text), "%d", page->count);
		put_loose(page, "合计", text);
	}
	for (int i = 0; (sheet->traits & BLANK_ROWS) && i < 60; i++)
		put_loose(page, "", "");
}

/* One month of one sheet, and its mended form when something would come back. */
static int make_month(struct page *page, const char *dir)
{
	struct row old[RESENT];
	char path[4096];
	uint64_t state;

	if (page->month)
		memcpy(old, page->rows, sizeof(old));
	page->count = 0;
	while (page->count < page->sheet->rows[page->month]) {
		fill_row(page, &page->rows[page->count]);
		page->count++;
	}
	if (!page->count)
		return 0;
	state = page->state;
	page->mended = false;
	put_sheet(page, old);
	snprintf(path, sizeof(path), "%s/%s/%s.csv", dir, months[page->month],
		page->sheet->file);
	write_page(page, path);
	if (page->refused || (page->month == 1 && !strcmp(page->sheet->list, "TJ"))) {
		page->state = state;
		page->mended = true;
		put_sheet(page, old);
		snprintf(path, sizeof(path), "%s/%s/mended/%s.csv", dir,
			months[page->month], page->sheet->file);
		write_page(page, path);
	}
	return page->count;
}

int main(int argc, char **argv)
{
	struct row *rows = calloc(ROWS_MAX, sizeof(*rows));
	int total = 0;

	if (argc != 2 || !rows) {
		fprintf(stderr, "usage: generate DIR\n");
		return 2;
	}
	folder(argv[1]);
	for (int m = 0; m < MONTHS; m++) {
		char path[4096];

		snprintf(path, sizeof(path), "%s/%s", argv[1], months[m]);
		folder(path);
		snprintf(path, sizeof(path), "%s/%s/mended", argv[1], months[m]);
		folder(path);
	}
	for (int i = 0; i < sheets_count; i++) {
		struct page page = {.sheet = &sheets[i],
			.rows = rows,
			.state = 88172645463325252u + (uint64_t)i * 7919u};

		for (page.month = 0; page.month < MONTHS; page.month++)
			total += make_month(&page, argv[1]);
		free(page.text);
	}
	story_write(argv[1]);
	printf("%d rows, %d sheets a month, %d months\n", total, sheets_count, MONTHS);
	free(rows);
	return 0;
}
