/* SPDX-License-Identifier: Apache-2.0 */
/*
 * story.c - what becomes of some subjects of the sample county in May.
 *
 * The files of acts, the court's complete list and the candidates for an honour,
 * as their departments send them, go to DIR/story.  DIR/story/cast.csv says who
 * plays which part; demo.sh and its test look the parts up there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page.h"

#define KEPT_MAX 4000

/* A row as it was sent, with where it stood. */
struct kept {
	const struct sheet *sheet;
	int month;
	int index;
	struct row row;
};

/* Who is meant by a part: the n-th firm or person that a list had in March. */
enum part {
	DISMISSED,
	UPHELD,
	UNANSWERED,
	REMOVED, /* absent from the complete list, and the court says why */
	OPEN,    /* absent, and nothing is said */
	RECALLED,
	MISTAKEN,
	NAMESAKE, /* listed by mistake too, and nobody acted upon it */
	REPAIRED,
	REFUSED,
	EARLY, /* asks for repair before the shortest term is over */
	RENAMED,
	CONFLICT, /* honoured in March, on the court's list in May */
	SILENT,   /* on a list that nobody confirms any more */
	PART_COUNT
};

static const struct {
	const char *name;
	const char *list;
	const char *prefix; /* of the identifier */
	int n;
	const char *since; /* decided between these days */
	const char *until;
} parts[PART_COUNT] = {
	[DISMISSED] = {"dismissed", "SX", "91", 0, "", "9"},
	[UPHELD] = {"upheld", "SX", "91", 1, "", "9"},
	[UNANSWERED] = {"unanswered", "SX", "91", 2, "", "9"},
	[REMOVED] = {"removed", "SX", "91", 3, "", "9"},
	[OPEN] = {"open", "SX", "91", 4, "", "9"},
	[RECALLED] = {"recalled", "SX", "91", 5, "", "9"},
	[MISTAKEN] = {"mistaken", "SX", "6", 0, "", "9"},
	[NAMESAKE] = {"namesake", "SX", "6", 1, "", "9"},
	[REPAIRED] = {"repaired", "SJ", "91", 0, "", "2025-03-31"},
	[REFUSED] = {"refused", "SJ", "91", 1, "", "2025-03-31"},
	[EARLY] = {"early", "SJ", "91", 0, "2026-01-01", "9"},
	[RENAMED] = {"renamed", "SJ", "91", 2, "", "2025-03-31"},
	[CONFLICT] = {"conflict", "H10", "91", 0, "", "9"},
	[SILENT] = {"silent", "AQ", "91", 0, "", "9"},
};

/* One line of a file of acts. */
struct act {
	enum part part;
	const char *act;
	const char *day;
	const char *document;
	const char *by;
	const char *answer; /* to 已纠正 and 已承诺 */
	bool faulty;        /* refused by law, and gone from the mended file */
};

static const struct header keys_and_act[] = {{COL_NAME, "主体名称"}, {COL_ID, "证件号码"},
	{COL_LIST, "名单代码"}, {COL_AUTHORITY, "认定单位"},
	{COL_DOCUMENT, "列入决定文号"}, {COL_DECIDED, "列入决定日期"},
	{COL_ACT, "办理事项"}, {COL_ACT_DAY, "办理日期"}, {COL_ACT_DOCUMENT, "办理文号"},
	{COL_ACT_BY, "办理单位"}, {COL_CORRECTED, "已纠正"}, {COL_COMMITMENT, "已承诺"},
	{COL_COUNT, ""}};

static const struct header subject_and_act[] = {{COL_ID, "证件号码"},
	{COL_NAME, "主体名称"}, {COL_ACT, "办理事项"}, {COL_ACT_DAY, "办理日期"},
	{COL_ACT_DOCUMENT, "办理文号"}, {COL_ACT_BY, "办理单位"},
	{COL_NEW_NAME, "新名称"}, {COL_COUNT, ""}};

static const struct header candidates[] = {{COL_NUMBER, "序号"}, {COL_NAME, "主体名称"},
	{COL_ID, "证件号码"}, {COL_LIST, "名单代码"}, {COL_AUTHORITY, "认定单位"},
	{COL_DOCUMENT, "列入决定文号"}, {COL_DECIDED, "列入决定日期"},
	{COL_GROUND, "情形代码"}, {COL_SAME_CASE, "同案其他主体"}, {COL_COUNT, ""}};

static const struct header restricted[] = {{COL_NAME, "主体名称"}, {COL_ID, "证件号码"},
	{COL_LIST, "名单代码"}, {COL_AUTHORITY, "认定单位"},
	{COL_DOCUMENT, "列入决定文号"}, {COL_DECIDED, "列入决定日期"},
	{COL_SERVED, "送达日期"}, {COL_GROUND, "情形代码"},
	{COL_ROLE_NAME, "责任人姓名"}, {COL_ROLE_ID, "责任人证件号码"},
	{COL_ROLE, "责任人职务"}, {COL_ROLE_FROM, "责任人任职起"}, {COL_COUNT, ""}};

/* The court's objections in May: one dismissed, one upheld, one left lying. */
static const struct act objections[] = {
	{DISMISSED, "提出异议", "2026-05-06", "（样）执异收〔2026〕1号", "FY", "", false},
	{UPHELD, "提出异议", "2026-05-06", "（样）执异收〔2026〕2号", "FY", "", false},
	{UNANSWERED, "提出异议", "2026-05-07", "（样）执异收〔2026〕3号", "FY", "", false},
	{DISMISSED, "异议不成立", "2026-05-12", "（样）执异〔2026〕1号", "FY", "", false},
	{UPHELD, "异议成立", "2026-05-13", "（样）执异〔2026〕2号", "FY", "", false},
};

/* Market regulation's repairs: one granted, one refused, one asked for too early. */
static const struct act repairs[] = {
	{REPAIRED, "申请修复", "2026-05-06", "（样）市监修收〔2026〕1号", "SC", "是", false},
	{REFUSED, "申请修复", "2026-05-06", "（样）市监修收〔2026〕2号", "SC", "是", false},
	{EARLY, "申请修复", "2026-05-07", "（样）市监修收〔2026〕3号", "SC", "是", true},
	{REPAIRED, "受理修复", "2026-05-08", "（样）市监修受〔2026〕1号", "SC", "", false},
	{REFUSED, "受理修复", "2026-05-08", "（样）市监修受〔2026〕2号", "SC", "", false},
	{REPAIRED, "准予修复", "2026-05-15", "（样）市监修〔2026〕1号", "SC", "是", false},
	{REFUSED, "不予修复", "2026-05-15", "（样）市监修〔2026〕2号", "SC", "", false},
};

static struct kept *kept;
static int kept_count;
static struct kept *cast[PART_COUNT];

void story_keep(const struct sheet *sheet, int month, int index, const struct row *row)
{
	struct kept *slot = NULL;

	if (!kept)
		kept = calloc(KEPT_MAX, sizeof(*kept));
	for (int i = kept_count; kept && i > 0 && !slot; i--)
		if (kept[i - 1].sheet == sheet && kept[i - 1].month == month &&
			kept[i - 1].index == index)
			slot = &kept[i - 1];
	if (!slot && kept && kept_count < KEPT_MAX)
		slot = &kept[kept_count++];
	if (!slot)
		die("no room for", sheet->file);
	*slot = (struct kept){sheet, month, index, *row};
}

static void set(struct row *row, enum column column, const char *text)
{
	snprintf(row->cell[column], CELL_BYTES, "%s", text);
}

/* Rows whose cells a spreadsheet spoiled a little play no part. */
static bool tidy(const struct row *row)
{
	return strspn(row->cell[COL_ID], "0123456789ABCDEFGHJKLMNPQRTUWXY") == 18 &&
	       !row->cell[COL_ID][18] && strlen(row->cell[COL_DECIDED]) == 10 &&
	       row->cell[COL_DECIDED][4] == '-';
}

static struct kept *find_part(enum part part)
{
	int n = parts[part].n;

	for (int i = 0; i < kept_count; i++) {
		struct row *row = &kept[i].row;

		if (kept[i].month || strcmp(kept[i].sheet->list, parts[part].list) ||
			!tidy(row) ||
			strncmp(row->cell[COL_ID], parts[part].prefix,
				strlen(parts[part].prefix)) ||
			strcmp(row->cell[COL_DECIDED], parts[part].since) < 0 ||
			strcmp(row->cell[COL_DECIDED], parts[part].until) > 0 ||
			strcmp(row->cell[COL_GRADE], kept[i].sheet->grade))
			continue;
		if (n-- == 0)
			return &kept[i];
	}
	die("nobody can play", parts[part].name);
	return NULL;
}

static void begin(struct page *page, struct sheet *sheet, const struct header *headers)
{
	*sheet = (struct sheet){.file = "story", .encoding = UTF8_BOM, .list = "",
		.headers = headers};
	*page = (struct page){.sheet = sheet};
	put_header(page);
}

static void finish(struct page *page, const char *dir, const char *name)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/story/%s.csv", dir, name);
	write_page(page, path);
	free(page->text);
}

static void put_act(struct page *page, const struct act *act)
{
	struct row row = cast[act->part]->row;

	set(&row, COL_ACT, act->act);
	set(&row, COL_ACT_DAY, act->day);
	set(&row, COL_ACT_DOCUMENT, act->document);
	set(&row, COL_ACT_BY, act->by);
	set(&row, COL_CORRECTED, act->answer);
	set(&row, COL_COMMITMENT, act->answer);
	put_row(page, &row);
}

static void write_acts(const char *dir, const char *name, const struct act *acts,
	int count, bool mended)
{
	struct sheet sheet;
	struct page page;

	begin(&page, &sheet, keys_and_act);
	for (int i = 0; i < count; i++)
		if (!mended || !acts[i].faulty)
			put_act(&page, &acts[i]);
	finish(&page, dir, name);
}

static void write_renamed(const char *dir)
{
	struct row row = cast[RENAMED]->row;
	struct sheet sheet;
	struct page page;

	begin(&page, &sheet, subject_and_act);
	set(&row, COL_ACT, "更名");
	set(&row, COL_ACT_DAY, "2026-05-11");
	set(&row, COL_ACT_DOCUMENT, "（样）登字〔2026〕7号");
	set(&row, COL_ACT_BY, "SC");
	set(&row, COL_NEW_NAME, "样例县新名示例有限公司");
	put_row(&page, &row);
	finish(&page, dir, "SC-更名");
}

/* A firm that bears an honour comes on the court's list. */
static void keep_conflict(void)
{
	struct kept *model = cast[DISMISSED];
	struct row row = model->row;

	set(&row, COL_NAME, cast[CONFLICT]->row.cell[COL_NAME]);
	set(&row, COL_ID, cast[CONFLICT]->row.cell[COL_ID]);
	set(&row, COL_DOCUMENT, "（2026）样0629执8001号");
	set(&row, COL_BASIS_DOCUMENT, "（2025）样0629民初8001号");
	set(&row, COL_NOTIFIED, "2026-04-20");
	set(&row, COL_DECIDED, "2026-05-14");
	set(&row, COL_SERVED, "2026-05-15");
	set(&row, COL_LISTED, "2026-05-15");
	set(&row, COL_PUBLISHED, "2026-05-18");
	set(&row, COL_OBJECTION, "无");
	story_keep(model->sheet, MONTHS, 0, &row);
}

static void write_conflict(const char *dir)
{
	const struct kept *last = &kept[kept_count - 1];
	struct sheet sheet;
	struct page page;

	begin(&page, &sheet, last->sheet->headers);
	put_row(&page, &last->row);
	finish(&page, dir, "FY-SX-补报");
}

/* Everybody on the court's list but those who left it, and two more. */
static void write_complete(const char *dir)
{
	static const enum part gone[] = {UPHELD, MISTAKEN, NAMESAKE, REMOVED, OPEN};
	const struct sheet *court = cast[UPHELD]->sheet;
	struct sheet sheet;
	struct page page;

	begin(&page, &sheet, court->headers);
	for (int i = 0; i < kept_count; i++) {
		bool absent = kept[i].sheet != court;

		for (int g = 0; g < (int)(sizeof(gone) / sizeof(gone[0])); g++)
			absent = absent || &kept[i] == cast[gone[g]];
		if (!absent)
			put_row(&page, &kept[i].row);
	}
	finish(&page, dir, "FY-SX-完整名单");
}

/* A firm under an order of the court, which names its legal representative too. */
static struct row restricted_row(void)
{
	struct row row;

	memset(&row, 0, sizeof(row));
	subject_name(FIRM, 4100, row.cell[COL_NAME]);
	subject_id(FIRM, 4100, row.cell[COL_ID]);
	set(&row, COL_LIST, "XG");
	set(&row, COL_AUTHORITY, "FY");
	set(&row, COL_DOCUMENT, "（2026）样0629执8002号");
	set(&row, COL_DECIDED, "2026-05-18");
	set(&row, COL_SERVED, "2026-05-20");
	set(&row, COL_GROUND, "XG1");
	subject_name(PERSON, 4100, row.cell[COL_ROLE_NAME]);
	subject_id(PERSON, 4100, row.cell[COL_ROLE_ID]);
	set(&row, COL_ROLE, "法定代表人");
	set(&row, COL_ROLE_FROM, "2024-01-05");
	return row;
}

static void write_restricted(const char *dir)
{
	struct row row = restricted_row();
	struct sheet sheet;
	struct page page;

	begin(&page, &sheet, restricted);
	put_row(&page, &row);
	finish(&page, dir, "FY-XG-责任人");
}

static void put_candidate(struct page *page, const char *name, const char *id)
{
	struct row row;

	memset(&row, 0, sizeof(row));
	snprintf(row.cell[COL_NUMBER], CELL_BYTES, "%d", ++page->count);
	set(&row, COL_NAME, name);
	set(&row, COL_ID, id);
	set(&row, COL_LIST, "H04");
	set(&row, COL_AUTHORITY, "WM");
	set(&row, COL_DOCUMENT, "（样）文明单位字〔2026〕1号");
	set(&row, COL_DECIDED, "2026-05-25");
	set(&row, COL_GROUND, "H04A");
	set(&row, COL_SAME_CASE, "是");
	put_row(page, &row);
}

/* Two firms that nothing speaks against, and one on the court's list. */
static void write_candidates(const char *dir)
{
	char name[CELL_BYTES];
	char id[CELL_BYTES];
	struct sheet sheet;
	struct page page;

	begin(&page, &sheet, candidates);
	for (int n = 4000; n < 4002; n++) {
		subject_name(FIRM, n, name);
		subject_id(FIRM, n, id);
		put_candidate(&page, name, id);
	}
	put_candidate(&page, cast[UNANSWERED]->row.cell[COL_NAME],
		cast[UNANSWERED]->row.cell[COL_ID]);
	finish(&page, dir, "WM-H04-文明单位");
}

static void write_cast(const char *dir)
{
	static const struct header headers[] = {{COL_ACT, "part"}, {COL_NAME, "name"},
		{COL_ID, "id"}, {COL_LIST, "list"}, {COL_DOCUMENT, "document"},
		{COL_COUNT, ""}};
	struct sheet sheet;
	struct page page;
	struct row row;

	begin(&page, &sheet, headers);
	for (int p = 0; p < PART_COUNT; p++) {
		row = cast[p]->row;
		set(&row, COL_ACT, parts[p].name);
		put_row(&page, &row);
	}
	row = restricted_row();
	set(&row, COL_ACT, "restricted");
	put_row(&page, &row);
	set(&row, COL_ACT, "responsible");
	set(&row, COL_NAME, row.cell[COL_ROLE_NAME]);
	set(&row, COL_ID, row.cell[COL_ROLE_ID]);
	put_row(&page, &row);
	finish(&page, dir, "cast");
}

void story_write(const char *dir)
{
	const int objected = (int)(sizeof(objections) / sizeof(objections[0]));
	const int asked = (int)(sizeof(repairs) / sizeof(repairs[0]));
	char path[4096];

	snprintf(path, sizeof(path), "%s/story", dir);
	folder(path);
	snprintf(path, sizeof(path), "%s/story/mended", dir);
	folder(path);
	for (int p = 0; p < PART_COUNT; p++)
		cast[p] = find_part((enum part)p);
	keep_conflict();
	write_acts(dir, "FY-异议", objections, objected, false);
	write_acts(dir, "SC-信用修复", repairs, asked, false);
	write_acts(dir, "mended/SC-信用修复", repairs, asked, true);
	write_renamed(dir);
	write_conflict(dir);
	write_complete(dir);
	write_restricted(dir);
	write_candidates(dir);
	write_cast(dir);
	free(kept);
}
