/* SPDX-License-Identifier: Apache-2.0 */
/*
 * terminal.c - text as a terminal shows it: widths, colours, tables, progress.
 *
 * East Asian wide characters take two columns; the ranges below are those of
 * Unicode 15 that occur in names and documents.  Text from files and stores is
 * never printed raw: a control character or a bidirectional override could
 * make a line show what it does not say.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "cli.h"

struct table_cell {
	const char *text; /* safe */
	enum style style;
	int width;
};

struct range {
	uint32_t first;
	uint32_t last;
};

static bool within(const struct range *ranges, size_t count, uint32_t c)
{
	for (size_t i = 0; i < count; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

static int char_width(uint32_t c)
{
	static const struct range wide[] = {{0x1100, 0x115F}, {0x2E80, 0x303E},
		{0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
		{0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60},
		{0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF},
		{0x20000, 0x3FFFD}};
	static const struct range none[] = {{0x0300, 0x036F}, {0x200B, 0x200F},
		{0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};

	if (c < 0x300)
		return 1;
	if (within(none, sizeof(none) / sizeof(none[0]), c))
		return 0;
	return within(wide, sizeof(wide) / sizeof(wide[0]), c) ? 2 : 1;
}

int text_width(const char *text)
{
	size_t left = strlen(text);
	uint32_t c;
	size_t step;
	int width = 0;

	while ((step = utf8_next(text, left, &c)) > 0) {
		width += char_width(c);
		text += step;
		left -= step;
	}
	return width;
}

void text_safe(const char *text, struct buf *out)
{
	size_t left = strlen(text);

	while (left) {
		uint32_t c;
		size_t step = utf8_next(text, left, &c);

		if (!step) {
			utf8_put(out, 0xFFFD);
			step = 1;
		} else if (c == '\n' || c == '\t') {
			buf_str(out, c == '\n' ? "\\n" : "\\t");
		} else if (is_deceptive(c)) {
			buf_printf(out, "\\u%04X", (unsigned)c);
		} else {
			buf_put(out, text, step);
		}
		text += step;
		left -= step;
	}
}

static const char *style_on(const struct cli *cli, enum style style)
{
	static const char *const codes[] = {
		"", "\033[1m", "\033[32m", "\033[31m", "\033[33m", "\033[2m"};

	return cli->colour ? codes[style] : "";
}

static void print_styled(const struct cli *cli, enum style style, const char *safe)
{
	if (!safe[0])
		return;
	fputs(style_on(cli, style), stdout);
	fputs(safe, stdout);
	if (cli->colour && style != STYLE_PLAIN)
		fputs("\033[0m", stdout);
}

void paint(const struct cli *cli, enum style style, const char *text, struct buf *out)
{
	buf_str(out, style_on(cli, style));
	text_safe(text, out);
	if (cli->colour && style != STYLE_PLAIN)
		buf_str(out, "\033[0m");
}

void print_text(const struct cli *cli, enum style style, const char *text)
{
	struct buf painted = BUF_INIT;

	paint(cli, style, text, &painted);
	fputs(buf_cstr(&painted), stdout);
	buf_free(&painted);
}

void print_line(const struct cli *cli, enum style style, const char *text)
{
	print_text(cli, style, text);
	putchar('\n');
}

void print_format(const struct cli *cli, const char *format, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		text = NULL;
	va_end(args);
	if (text)
		print_line(cli, STYLE_PLAIN, text);
	else
		CLI_FAIL(cli, CREDIT_ENOMEM, MSG_MEMORY);
	free(text);
}

void table_begin(struct table *table, int columns)
{
	memset(table, 0, sizeof(*table));
	table->columns = columns;
}

void table_cell(struct table *table, enum style style, const char *text)
{
	struct buf safe = BUF_INIT;
	struct table_cell *cell;

	if (table->count == table->capacity) {
		size_t capacity = table->capacity ? table->capacity * 2 : 64;
		void *cells = realloc(table->cells, capacity * sizeof(*table->cells));

		if (!cells) {
			table->failed = true;
			return;
		}
		table->cells = cells;
		table->capacity = capacity;
	}
	text_safe(text, &safe);
	cell = &table->cells[table->count++];
	cell->text = arena_text(&table->arena, buf_cstr(&safe), safe.length);
	if (!cell->text) {
		table->failed = true;
		cell->text = "";
	}
	cell->style = style;
	cell->width = text_width(cell->text);
	buf_free(&safe);
}

void table_number(struct table *table, uint64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%llu", (unsigned long long)number);
	table_cell(table, STYLE_PLAIN, text);
}

/* A last cell that is too wide goes on under itself. */
static void print_wrapped(const struct cli *cli, const struct table_cell *cell, int at)
{
	const char *text = cell->text;
	size_t left = strlen(text);
	int room = cli->width - at;
	int width = 0;
	uint32_t c;
	size_t step;

	fputs(style_on(cli, cell->style), stdout);
	while ((step = utf8_next(text, left, &c)) > 0) {
		if (width + char_width(c) > room) {
			printf("\n%*s", at, "");
			width = 0;
		}
		fwrite(text, 1, step, stdout);
		width += char_width(c);
		text += step;
		left -= step;
	}
	if (cli->colour && cell->style != STYLE_PLAIN)
		fputs("\033[0m", stdout);
}

/* Spaces are owed until something follows, so that no line ends in them. */
static void print_row(
	const struct cli *cli, const struct table *table, size_t row, const int *widths)
{
	int owed = 0;
	int at = 0;

	for (int i = 0; i < table->columns; i++) {
		const struct table_cell *cell =
			&table->cells[row * (size_t)table->columns + (size_t)i];
		bool last = i == table->columns - 1;
		int pad = widths[i] - cell->width;

		if (cell->text[0]) {
			printf("%*s", owed + (table->right[i] ? pad : 0), "");
			owed = table->right[i] ? 0 : pad;
		} else {
			owed += widths[i];
		}
		if (last && cli->width && at + cell->width > cli->width && cli->width - at > 20)
			print_wrapped(cli, cell, at);
		else
			print_styled(cli, cell->style, cell->text);
		owed += 2;
		at += widths[i] + 2;
	}
	putchar('\n');
}

void table_end(const struct cli *cli, struct table *table)
{
	int widths[TABLE_COLUMNS_MAX] = {0};
	size_t rows = table->count / (size_t)table->columns;

	for (size_t i = 0; i < rows * (size_t)table->columns; i++) {
		int column = (int)(i % (size_t)table->columns);

		if (table->cells[i].width > widths[column])
			widths[column] = table->cells[i].width;
	}
	for (size_t row = 0; row < rows; row++)
		print_row(cli, table, row, widths);
	if (table->failed)
		CLI_FAIL(cli, CREDIT_ENOMEM, MSG_MEMORY);
	free(table->cells);
	arena_free(&table->arena);
}

static bool bar_shown;

/* At most ten times a second, so that drawing costs nothing. */
void progress_show(const struct cli *cli, const char *what, uint64_t done, uint64_t total)
{
	static int64_t last_ms;
	struct timespec now;
	int64_t now_ms;
	int filled;

	if (cli->quiet || cli->json)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	now_ms = now.tv_sec * 1000 + now.tv_nsec / 1000000;
	if (now_ms - last_ms < 100)
		return;
	last_ms = now_ms;
	bar_shown = true;
	filled = total ? (int)(done >= total ? 30 : done * 30 / total) : 0;
	fprintf(stderr, "\r\033[K%s [%.*s%.*s] %3d%%", what, filled,
		"==============================", 30 - filled,
		"                              ", total ? filled * 100 / 30 : 0);
	fflush(stderr);
}

void progress_clear(void)
{
	if (bar_shown)
		fputs("\r\033[K", stderr);
	bar_shown = false;
}
