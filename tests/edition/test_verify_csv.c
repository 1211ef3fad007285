/* SPDX-License-Identifier: Apache-2.0 */
/* A forger who mends the digests is still found by the cells. */
#include "verify_sample.h"

static const struct {
	const char *file;
	const char *from;
	const char *to;
	const char *code;
	uint64_t line;
} cells[] = {
	{"red.csv", "样例第五", "样列第五", "verify-cell", 2},
	{"red.csv", "有效至", "有效期", "verify-cell", 1},
	{"red.csv", ",2029-03-17,", ",2030-03-17,", "verify-cell", 2},
	{"black.csv", "样例第四商贸有限公司", "样例第五商贸有限公司", "verify-cell", 0},
	{"black.csv", "\"'=HYPER", "\"=HYPER", "verify-cell", 0},
	{"black.csv", "\r\n", ",\r\n", "verify-form", 1},
	{"black.csv", "\xEF\xBB\xBF", "", "verify-form", 1},
	{"black.csv", "经营主体", "自然人", "verify-cell", 0},
	{"changes.csv", ",移出,", ",新增,", "verify-cell", 0},
	{"changes.csv", ",撤销,", ",期满,", "verify-cell", 0},
	{"changes.csv", "2026-06-03", "2026-06-02", "verify-cell", 0},
	{"changes.csv", "样文明办撤〔2026〕2号", "", "verify-cell", 0},
};

START_TEST(test_a_forged_cell_is_named)
{
	struct folder f;
	struct seen seen;
	char name[64];

	folder_make(&f);
	snprintf(name, sizeof(name), "2026-05/%s", cells[_i].file);
	forge(&f, "2026-05", cells[_i].file, cells[_i].from, cells[_i].to);
	seen = expect(&f, cells[_i].code, name);
	if (cells[_i].line)
		ck_assert_uint_eq(seen.line, cells[_i].line);
	else
		ck_assert_uint_eq(strlen(seen.number), 12);
	folder_gone(&f);
}
END_TEST

/* i-th line of a file, owned */
static char *line_at(const struct folder *f, const char *name, int i)
{
	char *content = file_text(f->public, name);
	char *at = content;
	char *line;

	while (i-- > 0)
		at = strchr(at, '\n') + 1;
	line = strndup(at, (size_t)(strchr(at, '\n') + 1 - at));
	free(content);
	return line;
}

static const char *const tables[] = {"black.csv", "changes.csv"};

START_TEST(test_a_row_dropped_doubled_or_swapped_is_named)
{
	struct folder f;
	char name[64];
	char *lines[2];
	struct buf both = BUF_INIT;
	struct buf other = BUF_INIT;
	const char *file = tables[_i];

	folder_make(&f);
	snprintf(name, sizeof(name), "2026-05/%s", file);
	lines[0] = line_at(&f, name, 1);
	lines[1] = line_at(&f, name, 2);
	buf_printf(&both, "%s%s", lines[0], lines[1]);
	buf_printf(&other, "%s%s", lines[1], lines[0]);
	forge(&f, "2026-05", file, lines[0], "");
	ck_assert(strstr(lines[0], expect(&f, "verify-absent", name).number) != NULL);
	forge(&f, "2026-05", file, lines[1], buf_cstr(&both));
	forge(&f, "2026-05", file, buf_cstr(&both), buf_cstr(&other));
	expect(&f, "verify-absent", name);
	forge(&f, "2026-05", file, buf_cstr(&other), buf_cstr(&both));
	buf_str(&both, lines[1]);
	forge(&f, "2026-05", file, lines[1], "");
	forge(&f, "2026-05", file, lines[0], buf_cstr(&both));
	expect(&f, _i ? "verify-extra" : "verify-order", name);
	buf_free(&both);
	buf_free(&other);
	free(lines[0]);
	free(lines[1]);
	folder_gone(&f);
}
END_TEST

#define MANY 150000

static int count_finding(void *context, const credit_finding *finding)
{
	(void)finding;
	++*(size_t *)context;
	return 0;
}

/* A table of as many numbers that no change has: each is told, and none is looked for long. */
START_TEST(test_a_forged_table_takes_no_longer_than_its_length)
{
	struct verify_change *changes = calloc(MANY, sizeof(*changes));
	struct verify_edition edition = {.label = "", .fd = -1, .whole = true, .changes = changes,
		.changes_count = MANY};
	size_t told = 0;
	struct verify v = {.report = count_finding, .context = &told};
	struct buf out = BUF_INIT;
	char place[96];
	char path[128];

	snprintf(place, sizeof(place), "%s", tree_place());
	snprintf(path, sizeof(path), "%s/changes.csv", place);
	edition.folder = place;
	buf_str(&out, "\xEF\xBB\xBF公示编号,名单名称,变动（新增/更正/移出/暂停公示/恢复公示）,日期,"
		"原因类别（期满/修复/撤销/更正/其他）,文号（仅组织）,认定单位\r\n");
	for (unsigned i = 0; i < MANY; i++) {
		snprintf(changes[i].number, sizeof(changes[i].number), "A%011u", i * 7919 % MANY);
		buf_printf(&out, "B%011u,,,,,,\r\n", i);
	}
	OK(file_write(path, out.data, out.length, 0600, true, err));
	verify_csv(&v, &edition);
	/* each row, each change, and the two tables that are not there */
	ck_assert_uint_eq(told, 2 * MANY + 2);
	buf_free(&out);
	free(changes);
	tree_gone(place);
}
END_TEST

SUITE("edition/verify_csv", TL(test_a_forged_cell_is_named, sizeof(cells) / sizeof(cells[0])),
	TL(test_a_row_dropped_doubled_or_swapped_is_named, 2),
	TS(test_a_forged_table_takes_no_longer_than_its_length, 30))
