/* SPDX-License-Identifier: Apache-2.0 */
/* planted_tables.c - change one cell of a shipped table; collect what loading reports. */
#include "planted_tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"

int faults_see(void *context, const credit_finding *finding)
{
	struct faults_seen *seen = context;
	char text[2][CREDIT_TEXT_BYTES], cure[2][CREDIT_TEXT_BYTES];

	if (seen->count < sizeof(seen->faults) / sizeof(seen->faults[0])) {
		struct fault_seen *fault = &seen->faults[seen->count];

		snprintf(fault->code, sizeof(fault->code), "%s", finding->code);
		snprintf(fault->file, sizeof(fault->file), "%s", finding->file);
		snprintf(fault->field, sizeof(fault->field), "%s", finding->field);
		snprintf(fault->value, sizeof(fault->value), "%s", finding->value);
		fault->line = finding->line;
		fault->column = finding->column;
		fault->worded = true;
		for (int lang = 0; lang < 2; lang++) {
			credit_finding_text(finding, lang, text[lang], CREDIT_TEXT_BYTES);
			credit_finding_cure(finding, lang, cure[lang], CREDIT_TEXT_BYTES);
			fault->worded = fault->worded && text[lang][0] && cure[lang][0] &&
					!strchr(text[lang], '{') &&
					!strchr(cure[lang], '{');
		}
	}
	seen->count++;
	return seen->stop_after && seen->count >= seen->stop_after;
}

static const struct embedded_file *shipped(enum table_id table)
{
	const struct embedded_file *file = table_files;

	while (file->name && strcmp(file->name, table_names[table]) != 0)
		file++;
	return file;
}

credit_catalogue *tables_try(
	enum table_id table, bool county, const char *text, struct faults_seen *seen)
{
	struct loader loader = {.report = faults_see, .context = seen};
	char names[TABLE_COUNT][2][40];

	memset(seen, 0, sizeof(*seen));
	loader.catalogue = calloc(1, sizeof(*loader.catalogue));
	for (int i = 0; i < TABLE_COUNT; i++) {
		const struct embedded_file *file = shipped((enum table_id)i);
		struct table_file *to = loader.files[i];

		snprintf(names[i][0], sizeof(names[i][0]), "%s", table_names[i]);
		snprintf(names[i][1], sizeof(names[i][1]), "county/%s", table_names[i]);
		to[0] = (struct table_file){names[i][0], file->bytes, file->size, {0}, 0};
		if (text && i == (int)table)
			to[county] = (struct table_file){
				names[i][county], text, strlen(text), {0}, 0};
	}
	tables_load(&loader);
	if (!loader.faults && !loader.status)
		return loader.catalogue;
	credit_catalogue_free(loader.catalogue);
	return NULL;
}

/* The cell at *at, without quotes, into cell; *at moves past the separator. */
static void next_cell(const char **at, const char *end, char *cell)
{
	bool quoted = *at < end && **at == '"';
	const char *p = *at + quoted;

	while (p < end && (quoted || *p != ',')) {
		if (*p == '"') {
			p++;
			if (p >= end || *p != '"')
				break;
		}
		*cell++ = *p++;
	}
	*cell = '\0';
	*at = p < end ? p + 1 : end;
}

static void put_cell(struct buf *out, const char *cell, bool first)
{
	buf_str(out, first ? "\"" : ",\"");
	for (; *cell; cell++)
		buf_put(out, *cell == '"' ? "\"\"" : cell, *cell == '"' ? 2 : 1);
	buf_str(out, "\"");
}

static void put_line(struct buf *out, const char *line, const char *end, uint32_t column,
	const char *value)
{
	char cell[8192];

	for (uint32_t i = 1; line < end; i++) {
		next_cell(&line, end, cell);
		put_cell(out, i == column ? value : cell, i == 1);
	}
	if (end[-1] == ',') /* the last cell is empty */
		put_cell(out, "", false);
	buf_str(out, "\n");
}

uint32_t column_of(enum table_id table, const char *column)
{
	const char *at = (const char *)shipped(table)->bytes;
	const char *end = strchr(at, '\n');
	char cell[8192];

	for (uint32_t i = 1; at < end; i++) {
		next_cell(&at, end, cell);
		if (strcmp(cell, column) == 0)
			return i;
	}
	abort(); /* the test names a column that does not exist */
}

static const char *find_line(enum table_id table, const char *start, uint64_t *number)
{
	const char *line = (const char *)shipped(table)->bytes;

	for (*number = 1; line && *line; ++*number) {
		if (*number > 1 && strncmp(line, start, strlen(start)) == 0)
			return line;
		line = strchr(line, '\n');
		line = line ? line + 1 : NULL;
	}
	abort(); /* the test names a row that does not exist */
}

uint64_t line_of(enum table_id table, const char *start)
{
	uint64_t number;

	find_line(table, start, &number);
	return number;
}

char *row_changed(
	enum table_id table, const char *start, const char *column, const char *value)
{
	const char *head = (const char *)shipped(table)->bytes;
	uint64_t number;
	const char *line = find_line(table, start, &number);
	struct buf out = BUF_INIT;

	buf_put(&out, head, (size_t)(strchr(head, '\n') - head) + 1);
	put_line(&out, line, strchr(line, '\n'), column_of(table, column), value);
	buf_cstr(&out);
	return (char *)out.data;
}

char *table_changed(
	enum table_id table, const char *start, const char *column, const char *value)
{
	const char *head = (const char *)shipped(table)->bytes;
	uint64_t number;
	const char *line = find_line(table, start, &number);
	struct buf out = BUF_INIT;

	buf_put(&out, head, (size_t)(line - head));
	put_line(&out, line, strchr(line, '\n'), column_of(table, column), value);
	buf_str(&out, strchr(line, '\n') + 1);
	buf_cstr(&out);
	return (char *)out.data;
}

char *table_with_line(enum table_id table, const char *line)
{
	struct buf out = BUF_INIT;

	buf_str(&out, (const char *)shipped(table)->bytes);
	buf_printf(&out, "%s\n", line);
	buf_cstr(&out);
	return (char *)out.data;
}
