/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report.c - errors, notes and JSON lines.
 *
 * Errors go to stderr, as a sentence in the user's language or, with --json,
 * as one object of schema credit.error/1.  Results go to stdout.
 */
#include <stdarg.h>
#include <string.h>

#include "cli.h"

const char *tr(const struct cli *cli, const char *zh, const char *en)
{
	return cli->lang == CREDIT_ZH ? zh : en;
}

static void error_json(const credit_error *err, const char *text)
{
	struct buf buf = BUF_INIT;
	struct json json;

	json_begin(&json, &buf);
	json_open(&json, '{');
	json_kv_text(&json, "schema", "credit.error/1");
	json_kv_text(&json, "code", err->code);
	json_kv_text(&json, "message", text);
	json_kv_text(&json, "status", credit_status_name(err->status));
	if (err->line)
		json_kv_uint(&json, "line", err->line);
	if (err->column)
		json_kv_uint(&json, "column", err->column);
	json_close(&json, '}');
	buf_u8(&buf, '\n');
	fputs(buf_cstr(&buf), stderr);
	buf_free(&buf);
}

int cli_error(const struct cli *cli, const credit_error *err)
{
	char text[CREDIT_TEXT_BYTES];
	struct buf safe = BUF_INIT;

	fflush(stdout);
	progress_clear(cli);
	credit_error_text(err, cli->lang, text, sizeof(text));
	if (cli->json) {
		error_json(err, text);
	} else {
		text_safe(text, &safe);
		fprintf(stderr, "credit: %s\n", buf_cstr(&safe));
	}
	buf_free(&safe);
	return exit_of_status(err->status);
}

int cli_fail(const struct cli *cli, int status, enum message message,
	const char *const *params)
{
	credit_error err;

	error_fill(&err, status, message, params);
	return cli_error(cli, &err);
}

int cli_usage(const struct cli *cli, enum message message, const char *a, const char *b)
{
	CLI_FAIL(cli, CREDIT_EINVAL, message, a, b);
	if (!cli->json)
		fprintf(stderr, "%s credit help%s%s\n", tr(cli, "说明见：", "see:"),
			cli->command ? " " : "", cli->command ? cli->command->name : "");
	return EXIT_USAGE;
}

void cli_note(const struct cli *cli, const char *format, ...)
{
	char text[CREDIT_TEXT_BYTES];
	struct buf safe = BUF_INIT;
	va_list args;

	if (cli->json)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	progress_clear(cli);
	fflush(stdout);
	text_safe(text, &safe);
	fprintf(stderr, "%s\n", buf_cstr(&safe));
	buf_free(&safe);
}

void json_line_begin(struct json_line *line, const char *schema)
{
	memset(line, 0, sizeof(*line));
	json_begin(&line->json, &line->buf);
	json_open(&line->json, '{');
	json_kv_text(&line->json, "schema", schema);
}

void json_line_end(struct json_line *line)
{
	json_close(&line->json, '}');
	buf_u8(&line->buf, '\n');
	fwrite(buf_cstr(&line->buf), 1, line->buf.length, stdout);
	buf_free(&line->buf);
}
