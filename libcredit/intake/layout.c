/* SPDX-License-Identifier: Apache-2.0 */
/*
 * layout.c - which records of a file are data, and which are made for the eye.
 *
 * A title above the header, the header again where a page broke, totals, the
 * sample row of the template and hundreds of blank rows are recognised by what
 * they hold, and passed over.  A row that is none of these is data, however bad.
 */
#include "intake/intake.h"

#include <string.h>

#include "base/text.h"

#define HEADER_RECORDS 20

static bool starts_with(const char *text, size_t length, const char *word)
{
	return strlen(word) <= length && memcmp(text, word, strlen(word)) == 0;
}

static bool starts_with_any(const char *text, size_t length, const char *const *words)
{
	for (; *words; words++)
		if (starts_with(text, length, *words))
			return true;
	return false;
}

/* 合计, 合计：12户 */
static bool is_total(const char *text, size_t length)
{
	static const char *const words[] = {"合计", "总计", "小计", "共计", "合 计", "总 计",
		"累计", "Total", "TOTAL", "total", NULL};

	return length <= 24 && starts_with_any(text, length, words);
}

/* Who filled the table in, and remarks below it: 填表人：王某 */
static bool is_footer(const char *text, size_t length)
{
	static const char *const words[] = {"填表", "制表", "填报", "审核", "负责人", "联系人",
		"联系电话", "注：", "注:", "备注", "说明", NULL};

	return starts_with_any(text, length, words);
}

static bool cell_blank(const struct mapping *mapping, const struct csv_record *record,
	enum field field)
{
	int column = mapping->column[field];
	struct cell cell;

	if (column < 0 || (size_t)column >= record->fields_count)
		return true;
	cell = cell_clean(record->fields[column].text, record->fields[column].length);
	return cell_is_empty(field, cell.text, cell.length);
}

static bool is_sample(const struct mapping *mapping, const struct csv_record *record)
{
	int column = mapping->column[FIELD_SUBJECT_NAME];
	struct cell cell;

	if (column < 0 || (size_t)column >= record->fields_count)
		return false;
	cell = cell_clean(record->fields[column].text, record->fields[column].length);
	return starts_with(cell.text, cell.length, "示例") ||
		starts_with(cell.text, cell.length, "（示例") ||
		starts_with(cell.text, cell.length, "(示例");
}

enum layout layout_of(const struct mapping *mapping, const struct csv_record *record)
{
	struct cell first = {"", 0, false};
	size_t filled = 0;

	if (csv_record_refused(record))
		return LAYOUT_DATA;
	for (size_t i = 0; i < record->fields_count && filled < 2; i++) {
		struct cell cell =
			cell_clean(record->fields[i].text, record->fields[i].length);

		if (cell.length && filled++ == 0)
			first = cell;
	}
	if (!filled)
		return LAYOUT_BLANK;
	if (mapping_repeats(mapping, record))
		return LAYOUT_HEADER;
	if (is_total(first.text, first.length) && cell_blank(mapping, record, FIELD_DOCUMENT))
		return LAYOUT_TOTAL;
	if (filled == 1 && is_footer(first.text, first.length))
		return LAYOUT_FOOTER;
	if (is_sample(mapping, record))
		return LAYOUT_SAMPLE;
	return LAYOUT_DATA;
}

int header_find(struct csv_reader *reader, const struct dictionary *dictionary,
	struct mapping *mapping, uint64_t *row, uint64_t *line, credit_error *err)
{
	size_t best = 0;

	*row = 0;
	*line = 0;
	memset(mapping, 0, sizeof(*mapping));
	for (int i = 0; i < HEADER_RECORDS; i++) {
		const struct csv_record *record;
		int status = csv_reader_next(reader, &record, err);
		size_t score;

		if (status)
			return status;
		if (!record)
			break;
		score = mapping_score(dictionary, record);
		if (score <= best)
			continue;
		best = score;
		*row = record->row;
		*line = record->line;
		mapping_free(mapping);
		status = mapping_read(dictionary, record, mapping);
		if (status)
			return FAIL(err, status, MSG_MEMORY);
	}
	return CREDIT_OK;
}
