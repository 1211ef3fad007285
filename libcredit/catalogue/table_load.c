/* SPDX-License-Identifier: Apache-2.0 */
/*
 * table_load.c - CSV files to rows of structs, cell by cell.
 *
 * Runs once for each load: some five hundred rows.  Every fault of every cell
 * is reported and the reading goes on; a cell at fault leaves its field at
 * zero or "", which every later check can look at.  Bytes come from the
 * library itself, from a county's folder or from a store, and may be anything.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "catalogue/table.h"
#include "csv/csv_reader.h"

/* Where a cell lies, for faults about it. */
struct cell {
	struct loader *loader;
	enum table_id table;
	struct row_head *head;
	const struct column *column;
	const char *text; /* trimmed, terminated */
	size_t length;
};

void loader_fault_at(struct loader *loader, enum table_id table,
	const struct row_head *head, uint32_t position, const char *column,
	const char *value, enum message message, const char *const *params)
{
	const struct table_file *file = &loader->files[table][head->county];
	credit_finding finding = {0};
	uint32_t count = 0;

	loader->faults++;
	if (loader->stopped || !loader->report)
		return;
	while (params[count])
		count++;
	finding_message(&finding, message, params, count);
	finding.file = file->name ? file->name : table_names[table];
	finding.line = finding.row = head->line;
	finding.column = position;
	finding.field = finding.header = column;
	finding.value = value;
	loader->stopped = loader->report(loader->context, &finding) != 0;
}

void loader_fault(struct loader *loader, enum table_id table, const struct row_head *head,
	const char *column, const char *value, enum message message,
	const char *const *params)
{
	const struct table_file *file = &loader->files[table][head->county];
	const struct column *found = column_find(table, column, strlen(column));

	loader_fault_at(loader, table, head,
		found ? file->at[found - tables[table].columns] : 0, column, value,
		message, params);
}

size_t loader_rows(const struct loader *loader, enum table_id table)
{
	return loader->rows[table].length / tables[table].row_size;
}

struct row_head *loader_row(struct loader *loader, enum table_id table, size_t index)
{
	return (void *)(loader->rows[table].data + index * tables[table].row_size);
}

static char *keep(struct loader *loader, const char *text, size_t length)
{
	char *copy = arena_text(&loader->catalogue->arena, text, length);

	if (!copy)
		loader->status = CREDIT_ENOMEM;
	return copy;
}

static void cell_fault(const struct cell *cell, enum message message, const char *second)
{
	FAULT(cell->loader, cell->table, cell->head, cell->column->name, cell->text,
		message, cell->text, second);
}

static bool is_code(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!((text[i] >= 'A' && text[i] <= 'Z') ||
			    (text[i] >= '0' && text[i] <= '9')))
			return false;
	return length >= 1 && length <= 16;
}

/* A field's name as records write it: small letters, "_" and "-" between. */
static bool is_name(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!(text[i] >= 'a' && text[i] <= 'z') && text[i] != '_' && text[i] != '-')
			return false;
	return length >= 1 && length <= 32;
}

static int word_value(const struct word *words, const char *text, size_t length);

/* Parts with ";" between, each as the column's type wants it. */
static void read_parts(const struct cell *cell)
{
	const char *at = cell->text;
	enum cell_type type = cell->column->type;

	if (cell->length == 0)
		return;
	for (;;) {
		size_t length = strcspn(at, ";");
		bool fits = type == CELL_NAMES ? is_name(at, length) : is_code(at, length);

		if (type == CELL_BY && !fits)
			fits = word_value(cell->column->words, at, length) >= 0;
		if (!fits) {
			cell_fault(cell, MSG_TABLE_CODE, NULL);
			return;
		}
		if (!at[length])
			return;
		at += length + 1;
	}
}

static void unknown_word(const struct cell *cell)
{
	struct buf words = BUF_INIT;

	words_list(cell->column->words, &words);
	cell_fault(cell, MSG_TABLE_WORD, buf_cstr(&words));
	buf_free(&words);
}

/* The value of a word, or -1. */
static int word_value(const struct word *words, const char *text, size_t length)
{
	for (; words->text; words++)
		if (strlen(words->text) == length &&
			memcmp(words->text, text, length) == 0)
			return words->value;
	return -1;
}

/* A set of words: a bit for each, or the word's value where that is a bit itself. */
static uint64_t read_bits(const struct cell *cell)
{
	const char *at = cell->text;
	uint64_t bits = 0;

	while (*at) {
		size_t length = strcspn(at, ";");
		int value = word_value(cell->column->words, at, length);

		if (value < 0) {
			unknown_word(cell);
			return 0;
		}
		bits |= cell->column->type == CELL_STATES ? (uint64_t)value : EVENT_BIT(value);
		at += length + (at[length] == ';');
	}
	return bits;
}

/* Words with ";" between, each one of the column's. */
static void read_words(const struct cell *cell)
{
	const char *at = cell->text;

	while (*at) {
		size_t length = strcspn(at, ";");

		if (word_value(cell->column->words, at, length) < 0) {
			unknown_word(cell);
			return;
		}
		at += length + (at[length] == ';');
	}
}

/* A whole number of at most four digits; -1 when it is none. */
static int number_of(const char *text, size_t length)
{
	int value = 0;

	if (length < 1 || length > 4)
		return -1;
	for (size_t i = 0; i < length; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

static struct term read_term(const struct cell *cell)
{
	static const struct word fixed[] = {{"", TERM_NOT_SET}, {"ban", TERM_BAN},
		{"life", TERM_LIFE}, {"open", TERM_OPEN}, {"hidden", TERM_HIDDEN},
		{NULL, 0}};
	struct term term = {TERM_NOT_SET, 0};
	int word = word_value(fixed, cell->text, cell->length);
	char unit = cell->length ? cell->text[cell->length - 1] : '\0';
	int count;

	if (word >= 0) {
		term.unit = (enum term_unit)word;
		return term;
	}
	count = number_of(cell->text, cell->length - 1);
	if (count < 1 || count > 1200 || (unit != 'd' && unit != 'm' && unit != 'y')) {
		cell_fault(cell, MSG_TABLE_TERM, NULL);
		return term;
	}
	term.unit = unit == 'd' ? TERM_DAYS : TERM_MONTHS;
	term.count = unit == 'y' ? count * 12 : count;
	return term;
}

static credit_day read_day(const struct cell *cell, credit_day empty)
{
	credit_day day = empty;

	if (cell->length > 0 && credit_day_parse(cell->text, cell->length, &day)) {
		cell_fault(cell, MSG_TABLE_DAY, NULL);
		day = empty;
	}
	return day;
}

/* Cells whose field is a text. */
static void read_text(const struct cell *cell, void *field)
{
	const char *text = cell->text;

	memcpy(field, &text, sizeof(text));
	if (cell->column->type == CELL_CODES || cell->column->type == CELL_BY ||
		cell->column->type == CELL_NAMES)
		read_parts(cell);
	else if (cell->column->type == CELL_WORDS)
		read_words(cell);
	else if (cell->column->words && cell->length > 0 &&
		 word_value(cell->column->words, cell->text, cell->length) < 0)
		unknown_word(cell);
	else if (cell->column->type != CELL_TEXT && cell->length > 0 &&
		 !is_code(cell->text, cell->length) &&
		 !(cell->column->type == CELL_LIST && strcmp(cell->text, "*") == 0))
		cell_fault(cell, MSG_TABLE_CODE, NULL);
}

static void read_number(const struct cell *cell, void *field)
{
	int value = cell->length ? number_of(cell->text, cell->length) : 0;

	if (value < 0) {
		cell_fault(cell, MSG_TABLE_NUMBER, "9999");
		value = 0;
	}
	memcpy(field, &value, sizeof(value));
}

static void read_word(const struct cell *cell, void *field)
{
	int value = word_value(cell->column->words, cell->text, cell->length);
	bool flag = value > 0;

	if (value < 0 && cell->length > 0)
		unknown_word(cell);
	if (cell->column->type == CELL_FLAG)
		memcpy(field, &flag, sizeof(flag));
	else if (value >= 0)
		memcpy(field, &value, sizeof(value));
}

static void read_cell(const struct cell *cell)
{
	void *field = (char *)cell->head + cell->column->offset;
	struct term term;
	uint64_t bits;
	uint32_t kinds;
	credit_day day;

	if (cell->length == 0 && (cell->column->flags & COLUMN_NEEDED))
		cell_fault(cell, MSG_TABLE_EMPTY, NULL);
	switch (cell->column->type) {
	case CELL_NUMBER:
		read_number(cell, field);
		break;
	case CELL_WORD:
	case CELL_FLAG:
		read_word(cell, field);
		break;
	case CELL_KINDS:
		kinds = (uint32_t)read_bits(cell);
		memcpy(field, &kinds, sizeof(kinds));
		break;
	case CELL_BITS:
	case CELL_STATES:
		bits = read_bits(cell);
		memcpy(field, &bits, sizeof(bits));
		break;
	case CELL_TERM:
		term = read_term(cell);
		memcpy(field, &term, sizeof(term));
		break;
	case CELL_FROM:
	case CELL_TO:
	case CELL_DAY:
		day = read_day(cell, cell->column->type == CELL_TO     ? CREDIT_DAY_MAX
				     : cell->column->type == CELL_FROM ? CREDIT_DAY_MIN
								       : CREDIT_DAY_NONE);
		memcpy(field, &day, sizeof(day));
		break;
	default:
		read_text(cell, field);
	}
}

/* The positions of the columns in this file; false when one is missing. */
static bool read_header(struct loader *loader, enum table_id table,
	const struct csv_record *record, struct row_head *head)
{
	struct table_file *file = &loader->files[table][head->county];
	const struct column *columns = tables[table].columns;
	struct buf known = BUF_INIT;
	size_t faults = loader->faults;

	columns_list(table, &known);
	file->columns_count = (uint32_t)record->fields_count;
	for (size_t i = 0; i < record->fields_count; i++) {
		const char *text = record->fields[i].text;
		size_t length = record->fields[i].length;
		const struct column *column;

		text_trim(&text, &length);
		column = column_find(table, text, length);
		if (!column)
			FAULT_AT(loader, table, head, (uint32_t)i + 1,
				record->fields[i].text, MSG_TABLE_COLUMN_UNKNOWN,
				record->fields[i].text, buf_cstr(&known));
		else if (file->at[column - columns])
			FAULT_AT(loader, table, head, (uint32_t)i + 1, column->name,
				MSG_TABLE_COLUMN_TWICE, column->name);
		else
			file->at[column - columns] = (uint32_t)i + 1;
	}
	for (int i = 0; columns[i].name; i++)
		if (!file->at[i] && !(columns[i].flags & COLUMN_LATER))
			FAULT(loader, table, head, columns[i].name, "",
				MSG_TABLE_COLUMN_MISSING, columns[i].name);
	buf_free(&known);
	return loader->faults == faults;
}

/* What the row is about, in words of its own: the key columns as they stand. */
static void read_key(struct loader *loader, enum table_id table, struct row_head *head,
	const char *const *texts)
{
	const struct column *columns = tables[table].columns;
	struct buf key = BUF_INIT;

	for (int i = 0; columns[i].name; i++)
		if (columns[i].flags & COLUMN_KEY)
			buf_printf(&key, "%s%s", key.length ? "\x1f" : "", texts[i]);
	if (key.status)
		loader->status = CREDIT_ENOMEM;
	head->key = keep(loader, buf_cstr(&key), key.length);
	buf_free(&key);
}

static void read_row(struct loader *loader, enum table_id table,
	const struct csv_record *record, struct row_head *head)
{
	const struct table_file *file = &loader->files[table][head->county];
	const struct column *columns = tables[table].columns;
	const char *texts[COLUMNS_MAX];

	for (int i = 0; columns[i].name && !loader->status; i++) {
		const struct csv_field *field =
			file->at[i] ? &record->fields[file->at[i] - 1] : NULL;
		struct cell cell = {loader, table, head, &columns[i],
			field ? field->text : "", field ? field->length : 0};

		text_trim(&cell.text, &cell.length);
		cell.text = texts[i] = keep(loader, cell.text, cell.length);
		if (cell.text)
			read_cell(&cell);
	}
	if (!loader->status)
		read_key(loader, table, head, texts);
	if (!loader->status && !head->source[0])
		FAULT(loader, table, head, "source", "", MSG_TABLE_SOURCE);
}

/* Faults that the reader of CSV found; true when the record cannot be used. */
static bool csv_faults(struct loader *loader, enum table_id table,
	const struct csv_record *record, const struct row_head *head)
{
	char character[24];

	for (size_t i = 0; i < record->faults_count; i++) {
		const struct csv_fault *fault = &record->faults[i];

		snprintf(character, sizeof(character), "%llu",
			(unsigned long long)fault->character);
		if (message_severity(fault->message) >= CREDIT_REFUSED)
			FAULT_AT(loader, table, head, fault->field + 1, "",
				fault->message, character, fault->what);
	}
	return csv_record_refused(record);
}

static void take_record(struct loader *loader, enum table_id table,
	const struct csv_record *record, bool county, bool *header)
{
	union {
		struct row_head head;
		struct list_row largest;
		struct act_row act;
		uint8_t bytes[sizeof(struct list_row)];
	} row;
	char cells[24], columns[24];

	memset(&row, 0, sizeof(row));
	row.head.line = (uint32_t)record->line;
	row.head.county = county;
	if (csv_faults(loader, table, record, &row.head))
		return;
	if (!*header) {
		*header = read_header(loader, table, record, &row.head);
		return;
	}
	if (record->fields_count != loader->files[table][county].columns_count) {
		snprintf(cells, sizeof(cells), "%zu", record->fields_count);
		snprintf(columns, sizeof(columns), "%u",
			(unsigned)loader->files[table][county].columns_count);
		FAULT(loader, table, &row.head, "", "", MSG_TABLE_CELLS, cells, columns);
		return;
	}
	read_row(loader, table, record, &row.head);
	if (!loader->status)
		buf_put(&loader->rows[table], row.bytes, tables[table].row_size);
}

/* For files that are no UTF-8: their header words are ASCII in every encoding. */
static bool header_word(const void *context, const char *cell, size_t length)
{
	return column_find(*(const enum table_id *)context, cell, length) != NULL;
}

static int read_records(struct loader *loader, enum table_id table, bool county,
	struct csv_reader *reader, credit_error *err)
{
	const struct csv_record *record;
	bool first = true, header = false;
	int status;

	while (!(status = csv_reader_next(reader, &record, err)) && record) {
		if (loader->stopped || loader->status)
			break;
		if (record->blank)
			continue;
		if (!first && !header)
			break; /* its header was at fault: rows would only repeat that */
		take_record(loader, table, record, county, &header);
		first = false;
	}
	return status;
}

static void read_file(struct loader *loader, enum table_id table, bool county)
{
	const struct table_file *file = &loader->files[table][county];
	struct csv_options options = {
		.header_word = header_word, .header_context = &table, .rows = ROWS_MAX};
	struct row_head head = {.county = county};
	struct csv_reader *reader;
	credit_error err = {0};
	int status;

	/*
	 * Tables are UTF-8; only what is none is looked at as a spreadsheet wrote it.
	 * Short UTF-8 is often valid GB18030 too, but hardly ever the other way round.
	 */
	if (utf8_valid(file->bytes, file->length))
		options.encoding = ENCODING_UTF8;
	status = csv_reader_open(&options, -1, file->bytes, file->length, &reader, &err);
	if (!status) {
		status = read_records(loader, table, county, reader, &err);
		csv_reader_close(reader);
	}
	if (status == CREDIT_ENOMEM || status == CREDIT_EIO)
		loader->status = status;
	else if (status == CREDIT_ELIMIT)
		FAULT(loader, table, &head, "", "", MSG_TABLE_ROWS, "5000");
	else if (status)
		FAULT(loader, table, &head, "", "", (enum message)message_find(err.code),
			err.params);
	else if (!file->columns_count) {
		struct buf known = BUF_INIT;

		columns_list(table, &known);
		FAULT(loader, table, &head, "", "", MSG_TABLE_COLUMN_MISSING,
			buf_cstr(&known));
		buf_free(&known);
	}
}

/* What a row has beyond its cells. */
static void finish_rows(struct loader *loader)
{
	struct list_row *lists = (void *)loader->rows[TABLE_LISTS].data;
	struct department_row *departments = (void *)loader->rows[TABLE_DEPARTMENTS].data;
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < loader_rows(loader, TABLE_LISTS); i++)
		lists[i].class_zh = class_name(lists[i].class_);
	for (size_t i = 0; i < loader_rows(loader, TABLE_DEPARTMENTS); i++) {
		struct department_row *row = &departments[i];

		buf_reset(&key);
		if (text_match_key(row->name_zh, strlen(row->name_zh), &key) ==
			CREDIT_ENOMEM)
			loader->status = CREDIT_ENOMEM;
		row->name_key = keep(loader, buf_cstr(&key), key.length);
	}
	buf_free(&key);
}

/* A county's departments and channels stand in place of the sample county's. */
static bool replaced(const struct loader *loader, enum table_id table, const void *row)
{
	const struct department_row *department = row;
	const struct row_head *head = row;

	if (table == TABLE_CHANNELS)
		return loader->files[table][1].name && !head->county;
	return table == TABLE_DEPARTMENTS && loader->files[table][1].name &&
	       !department->head.county && strcmp(department->level, "county") == 0;
}

/* One table's rows into the catalogue's arena. */
static void settle_rows(
	struct loader *loader, enum table_id table, void *rows, size_t *count)
{
	size_t size = tables[table].row_size;
	size_t total = loader_rows(loader, table);
	char *to = arena_alloc(&loader->catalogue->arena, total * size + 1);

	*count = 0;
	if (!to) {
		loader->status = CREDIT_ENOMEM;
		return;
	}
	memcpy(rows, &to, sizeof(to));
	for (size_t i = 0; i < total; i++)
		if (!replaced(loader, table, loader_row(loader, table, i)))
			memcpy(to + (*count)++ * size, loader_row(loader, table, i),
				size);
}

static void settle(struct loader *loader)
{
	credit_catalogue *to = loader->catalogue;

	settle_rows(loader, TABLE_LISTS, &to->lists, &to->lists_count);
	settle_rows(loader, TABLE_GROUNDS, &to->grounds, &to->grounds_count);
	settle_rows(loader, TABLE_TERMS, &to->terms, &to->terms_count);
	catalogue_terms_arrange(to->terms, to->terms_count);
	settle_rows(loader, TABLE_MEASURES, &to->measures, &to->measures_count);
	settle_rows(loader, TABLE_RULES, &to->rules, &to->rules_count);
	settle_rows(loader, TABLE_THRESHOLDS, &to->thresholds, &to->thresholds_count);
	settle_rows(loader, TABLE_DEPARTMENTS, &to->departments, &to->departments_count);
	settle_rows(loader, TABLE_CALENDAR, &to->calendar, &to->calendar_count);
	settle_rows(loader, TABLE_TRANSITIONS, &to->transitions, &to->transitions_count);
	settle_rows(loader, TABLE_ACTS, &to->acts, &to->acts_count);
	settle_rows(loader, TABLE_RETENTION, &to->retention, &to->retention_count);
	settle_rows(loader, TABLE_TAKEDOWN, &to->takedowns, &to->takedowns_count);
	settle_rows(loader, TABLE_CHANNELS, &to->channels, &to->channels_count);
	settle_rows(loader, TABLE_APPROVALS, &to->approvals, &to->approvals_count);
	settle_rows(loader, TABLE_REASONS, &to->reasons, &to->reasons_count);
}

void tables_load(struct loader *loader)
{
	for (int county = 0; county < 2; county++)
		for (int table = 0; table < TABLE_COUNT; table++)
			if (loader->files[table][county].name && !loader->status)
				read_file(loader, (enum table_id)table, county);
	for (int table = 0; table < TABLE_COUNT; table++)
		if (loader->rows[table].status)
			loader->status = loader->rows[table].status;
	if (!loader->status)
		finish_rows(loader);
	if (!loader->status) {
		tables_check(loader);
		county_check(loader);
		calendar_lay_out(loader);
	}
	if (!loader->status && !loader->faults)
		settle(loader);
	for (int table = 0; table < TABLE_COUNT; table++)
		buf_free(&loader->rows[table]);
}
