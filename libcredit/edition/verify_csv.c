/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_csv.c - the tables of an edition against edition.json, cell by cell.
 *
 * Runs once over every row in print.  A cell is the value itself, with an
 * apostrophe in front where a spreadsheet would do something to it; where the
 * county words a value, one value must have one word (verify_read.h).
 */
#include "edition/verify.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "csv/csv_reader.h"
#include "csv/csv_writer.h"

static const char *const change_columns[] = {"number", "list", "change", "day", "reason",
	"document", "authority"};
static const char *const change_headers[] = {"公示编号", "名单名称",
	"变动（新增/更正/移出/暂停公示/恢复公示）", "日期",
	"原因类别（期满/修复/撤销/更正/其他）", "文号（仅组织）", "认定单位"};
#define CHANGE_COLUMNS (sizeof(change_columns) / sizeof(change_columns[0]))

struct table {
	struct verify *v;
	struct verify_edition *edition;
	const char *file;
	int fd;
	struct csv_reader *reader;
	const struct csv_record *record;
};

static void tell(const struct table *t, enum message message, const char *number,
	const char *what)
{
	TELL(t->v, message, t->edition->label, t->file, t->record ? t->record->line : 0, number,
		what);
}

static bool table_open(struct table *t)
{
	struct csv_options options = {.encoding = ENCODING_UTF8, .separator = ',',
		.quoted_lines = CSV_ROWS, .name = t->file};
	int status;

	t->fd = verify_file_open(t->v, t->edition, t->file);
	if (t->fd < 0)
		return false;
	status = csv_reader_open(&options, t->fd, NULL, 0, &t->reader, NULL);
	if (!status)
		return true;
	tell(t, MSG_VERIFY_FORM, NULL, "CSV");
	close(t->fd);
	return false;
}

static void table_close(struct table *t)
{
	csv_reader_close(t->reader);
	close(t->fd);
}

/*
 * Is the record no CSV?  What a reader of departments' files refuses in a character
 * (private use, controls) is for the cell to compare: publishing wrote it so.
 */
static bool is_broken(const struct csv_record *record)
{
	for (size_t i = 0; i < record->faults_count; i++) {
		enum message message = record->faults[i].message;

		if (message != MSG_CSV_CONTROL && message != MSG_CSV_PRIVATE_USE &&
			message != MSG_CSV_LOST && message_severity(message) >= CREDIT_REFUSED)
			return true;
	}
	return false;
}

/* The next record of so many cells; false at the end. */
static bool table_next(struct table *t, size_t cells)
{
	for (;;) {
		int status = t->v->status ? CREDIT_ECANCELLED
					  : csv_reader_next(t->reader, &t->record, NULL);

		if (status) {
			t->record = NULL;
			tell(t, MSG_VERIFY_FORM, NULL, "CSV");
		}
		if (!t->record)
			return false;
		if (!is_broken(t->record) && t->record->fields_count == cells)
			return true;
		tell(t, MSG_VERIFY_FORM, NULL, "CSV");
	}
}

/* Does a cell say this value? */
static bool cell_is(const struct csv_field *cell, const char *value)
{
	size_t length = strlen(value);
	bool guarded = csv_is_formula(value, length) || csv_is_lossy_number(value);
	const char *text = cell->text;
	size_t left = cell->length;

	if (guarded && (left == 0 || *text != '\''))
		return false;
	return left - guarded == length && memcmp(text + guarded, value, length) == 0;
}

/* The public number that a cell shows; it may be guarded. */
static void cell_number(const struct csv_field *cell, char number[PUBLIC_NUMBER_BYTES])
{
	const char *text = cell->text[0] == '\'' ? cell->text + 1 : cell->text;

	number[0] = '\0';
	strncat(number, text, PUBLIC_NUMBER_BYTES - 1);
}

/* ---- rows ---- */

static bool row_cell_is(struct table *t, const struct printed_row *row, enum row_slot slot,
	const struct csv_field *cell)
{
	const char *value = row->slots[slot];
	struct verify_words *words = &t->edition->words;

	if (slot == ROW_KIND && value[0])
		return verify_word(words, "kind", value, cell->text);
	if (slot == ROW_PUBLIC_UNTIL && strcmp(value, "9999-12-31") == 0)
		return verify_word(words, "open", row->colour == COLOUR_RED ? "red" : "black",
			cell->text);
	return cell_is(cell, value);
}

static void compare_row(struct table *t, size_t index, const struct row_column *columns,
	size_t count)
{
	struct printed_row row;
	struct json_in in;
	size_t cell = 0;
	int status = verify_row_read(t->edition, index, &in, &row);

	if (status)
		tell(t, MSG_VERIFY_FORM, t->edition->rows[index].number, "edition.json");
	for (size_t i = 0; i < count && !status; i++) {
		if (!columns[i].header)
			continue;
		if (!row_cell_is(t, &row, columns[i].slot, &t->record->fields[cell++]))
			tell(t, MSG_VERIFY_CELL, row.slots[ROW_NUMBER], columns[i].header);
	}
	json_in_close(&in);
}

static void check_rows(struct verify *v, struct verify_edition *edition, enum colour colour)
{
	size_t count;
	const struct row_column *columns = row_columns(colour, &count);
	struct table t = {v, edition, colour == COLOUR_RED ? "red.csv" : "black.csv", -1, NULL,
		NULL};
	struct verify_walk walk = {v, edition, t.file, (int)colour, 0};
	size_t headers = 0;

	for (size_t i = 0; i < count; i++)
		headers += columns[i].header != NULL;
	if (!table_open(&t))
		return;
	if (!table_next(&t, headers) || !csv_reader_bom(t.reader))
		tell(&t, MSG_VERIFY_FORM, NULL, "CSV");
	for (size_t i = 0, cell = 0; t.record && i < count; i++)
		if (columns[i].header &&
			strcmp(t.record->fields[cell++].text, columns[i].header) != 0)
			tell(&t, MSG_VERIFY_CELL, NULL, columns[i].header);
	while (t.record && table_next(&t, headers)) {
		char number[PUBLIC_NUMBER_BYTES];
		size_t index;

		cell_number(&t.record->fields[0], number);
		index = walk_meet(&walk, number, t.record->line);
		if (index != SIZE_MAX)
			compare_row(&t, index, columns, count);
	}
	walk_end(&walk);
	table_close(&t);
}

/* ---- changes ---- */

static bool change_cell_is(struct table *t, const char *column, const char *value,
	const struct csv_field *cell)
{
	if (strcmp(column, "list") == 0 || strcmp(column, "change") == 0 ||
		(strcmp(column, "reason") == 0 && value[0]))
		return verify_word(&t->edition->words, column, value, cell->text);
	return cell_is(cell, value);
}

static void compare_change(struct table *t, size_t index)
{
	const char *number = t->edition->changes[index].number;
	struct json_in in;

	if (verify_change_read(t->edition, index, &in)) {
		tell(t, MSG_VERIFY_FORM, number, "edition.json");
		json_in_close(&in);
		return;
	}
	for (size_t i = 0; i < CHANGE_COLUMNS; i++)
		if (!change_cell_is(t, change_columns[i], json_in_text(&in, change_columns[i]),
			    &t->record->fields[i]))
			tell(t, MSG_VERIFY_CELL, number, change_headers[i]);
	json_in_close(&in);
}

static int change_order(const void *a, const void *b, void *context)
{
	const struct verify_change *changes = context;
	uint32_t x = *(const uint32_t *)a;
	uint32_t y = *(const uint32_t *)b;
	int order = strcmp(changes[x].number, changes[y].number);

	return order ? order : (x > y) - (x < y);
}

/* Indexes of changes by number, then place: a forger's table asks for each in vain. */
static uint32_t *order_changes(struct verify *v, const struct verify_edition *edition)
{
	size_t count = edition->changes_count;
	uint32_t *order = malloc((count + 1) * sizeof(*order));

	if (!order) {
		verify_stop(v, FAIL(v->err, CREDIT_ENOMEM, MSG_MEMORY));
		return NULL;
	}
	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	if (count)
		qsort_r(order, count, sizeof(*order), change_order, edition->changes);
	return order;
}

/* The first change of a number from a place on; changes_count: there is none. */
static size_t find_change(const struct verify_edition *edition, const uint32_t *order, size_t at,
	const char *number)
{
	const struct verify_change *changes = edition->changes;
	size_t low = 0;
	size_t high = edition->changes_count;

	if (at < high && strcmp(changes[at].number, number) == 0)
		return at;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int side = strcmp(changes[order[middle]].number, number);

		if (side < 0 || (side == 0 && order[middle] < at))
			low = middle + 1;
		else
			high = middle;
	}
	return low < edition->changes_count && strcmp(changes[order[low]].number, number) == 0
		? order[low] : edition->changes_count;
}

static void check_changes(struct verify *v, struct verify_edition *edition)
{
	struct table t = {v, edition, "changes.csv", -1, NULL, NULL};
	uint32_t *order = order_changes(v, edition);
	size_t at = 0;

	if (!order || !table_open(&t)) {
		free(order);
		return;
	}
	if (!table_next(&t, CHANGE_COLUMNS) || !csv_reader_bom(t.reader))
		tell(&t, MSG_VERIFY_FORM, NULL, "CSV");
	for (size_t i = 0; t.record && i < CHANGE_COLUMNS; i++)
		if (strcmp(t.record->fields[i].text, change_headers[i]) != 0)
			tell(&t, MSG_VERIFY_CELL, NULL, change_headers[i]);
	while (t.record && table_next(&t, CHANGE_COLUMNS)) {
		char number[PUBLIC_NUMBER_BYTES];
		size_t index;

		cell_number(&t.record->fields[0], number);
		index = find_change(edition, order, at, number);
		if (index == edition->changes_count) {
			tell(&t, MSG_VERIFY_EXTRA, number, NULL);
			continue;
		}
		for (; at < index; at++)
			TELL(v, MSG_VERIFY_ABSENT, edition->label, t.file, 0,
				edition->changes[at].number);
		compare_change(&t, at++);
	}
	for (; at < edition->changes_count; at++)
		TELL(v, MSG_VERIFY_ABSENT, edition->label, t.file, 0,
			edition->changes[at].number);
	free(order);
	table_close(&t);
}

void verify_csv(struct verify *v, struct verify_edition *edition)
{
	if (!edition->whole)
		return;
	check_rows(v, edition, COLOUR_RED);
	check_rows(v, edition, COLOUR_BLACK);
	check_changes(v, edition);
}
