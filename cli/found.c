/* SPDX-License-Identifier: Apache-2.0 */
/*
 * found.c - what a call found: faults of rows, of tables, of the store.
 *
 * The library reports them one at a time; here they become a table for people
 * or an array for programs.  Only the first ones are kept in memory, all are
 * counted: a file of a million bad rows must not fill the screen or the
 * machine.
 */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

void found_begin(struct found *found, const struct cli *cli, uint64_t limit)
{
	memset(found, 0, sizeof(*found));
	found->cli = cli;
	found->limit = limit;
	json_begin(&found->json, &found->array);
	if (cli->json)
		json_open(&found->json, '[');
}

/* 1 is A, 27 is AA, as a spreadsheet names its columns; 0 is nothing. */
void column_letters(uint32_t column, char text[COLUMN_BYTES])
{
	char back[COLUMN_BYTES];
	size_t count = 0;

	while (column && count < COLUMN_BYTES - 1) {
		column--;
		back[count++] = (char)('A' + column % 26);
		column /= 26;
	}
	for (size_t i = 0; i < count; i++)
		text[i] = back[count - 1 - i];
	text[count] = '\0';
}

static void add_json(struct found *found, const credit_finding *finding,
	const char *message, const char *cure)
{
	static const char *const severities[] = {"note", "warning", "refused", "fatal"};
	struct json *json = &found->json;
	char letters[COLUMN_BYTES];

	column_letters(finding->column, letters);
	json_open(json, '{');
	json_kv_uint(json, "line", finding->line);
	json_kv_uint(json, "row", finding->row);
	json_kv_text(json, "column", letters);
	json_kv_text(json, "field", finding->field ? finding->field : "");
	json_kv_text(json, "header", finding->header ? finding->header : "");
	json_kv_text(json, "code", finding->code);
	json_kv_text(json, "value", finding->value ? finding->value : "");
	json_kv_text(json, "message", message);
	json_kv_text(json, "cure", cure);
	if (!found->one_file) {
		json_kv_text(json, "severity", severities[finding->severity & 3]);
		json_kv_text(json, "file", finding->file ? finding->file : "");
	}
	json_close(json, '}');
}

/* Where it is, as the person who has the file open counts. */
static void place(const struct cli *cli, const credit_finding *finding, bool one_file,
	char *text, size_t size)
{
	const char *file = finding->file ? finding->file : "";
	uint64_t number = finding->row ? finding->row : finding->line;
	char letters[COLUMN_BYTES];
	char line[40] = "";
	char column[40] = "";

	if (one_file)
		file = "";
	column_letters(finding->column, letters);
	if (number)
		snprintf(line, sizeof(line),
			cli->lang == CREDIT_ZH ? "第%llu行" : "row %llu",
			(unsigned long long)number);
	if (letters[0])
		snprintf(column, sizeof(column),
			cli->lang == CREDIT_ZH ? "%s列" : "column %s", letters);
	snprintf(text, size, "%s%s%s%s%s", file, file[0] && line[0] ? " " : "", line,
		line[0] && column[0] ? " " : "", column);
}

static void add_text(struct found *found, const credit_finding *finding,
	const char *message, const char *cure)
{
	static const enum style styles[] = {STYLE_DIM, STYLE_WARN, STYLE_BAD, STYLE_BAD};
	const struct cli *cli = found->cli;
	struct buf *lines = &found->array;
	char where[400];

	place(cli, finding, found->one_file, where, sizeof(where));
	buf_str(lines, "  ");
	paint(cli, STYLE_HEAD, where, lines);
	if (finding->header && finding->header[0]) {
		buf_str(lines, "  ");
		paint(cli, STYLE_PLAIN, finding->header, lines);
	}
	if (finding->value && finding->value[0]) {
		buf_str(lines, "  ");
		paint(cli, STYLE_DIM, finding->value, lines);
	}
	buf_str(lines, where[0] ? "\n      " : "");
	paint(cli, styles[finding->severity & 3], message, lines);
	buf_str(lines, "\n");
	if (cure[0]) {
		buf_str(lines, "      → ");
		paint(cli, STYLE_PLAIN, cure, lines);
		buf_str(lines, "\n");
	}
}

int found_add(void *context, const credit_finding *finding)
{
	struct found *found = context;
	char message[CREDIT_TEXT_BYTES];
	char cure[CREDIT_TEXT_BYTES];

	found->by_severity[finding->severity & 3]++;
	if (finding->severity < found->least)
		return 0;
	if (found->total++ >= found->limit)
		return 0;
	credit_finding_text(finding, found->cli->lang, message, sizeof(message));
	credit_finding_cure(finding, found->cli->lang, cure, sizeof(cure));
	if (found->cli->json)
		add_json(found, finding, message, cure);
	else
		add_text(found, finding, message, cure);
	return 0;
}

void found_print(struct found *found)
{
	if (!found->cli->json && found->limit) {
		fputs(buf_cstr(&found->array), stdout);
		if (found->total > found->limit)
			printf(found->cli->lang == CREDIT_ZH ? "  （另有 %llu 处）\n"
							     : "  (and %llu more)\n",
				(unsigned long long)(found->total - found->limit));
	}
	buf_free(&found->array);
}

void found_json(struct found *found, struct json *json, const char *key)
{
	json_close(&found->json, ']');
	json_key(json, key);
	buf_put(json->out, found->array.data, found->array.length);
	json->need_comma = true;
	buf_free(&found->array);
}
