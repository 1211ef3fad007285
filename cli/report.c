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
	progress_clear();
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
		fprintf(stderr, "%s credit help%s%s\n", tr(cli, "说明见", "see:"),
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
	progress_clear();
	fflush(stdout);
	text_safe(text, &safe);
	fprintf(stderr, "%s\n", buf_cstr(&safe));
	buf_free(&safe);
}

const char *kind_label(const struct cli *cli, int kind)
{
	static const struct words labels[] = {WORDS("", ""), WORDS("自然人", "person"),
		WORDS("经营主体", "business"), WORDS("机关事业单位", "government body"),
		WORDS("其他组织", "organisation"), WORDS("家庭", "household"),
		WORDS("地方", "place")};

	if (kind < 0 || kind >= (int)(sizeof(labels) / sizeof(labels[0])))
		return "";
	return labels[kind].in[cli->lang];
}

const char *grade_label(const struct cli *cli, int grade)
{
	static const struct words labels[] = {WORDS("", ""), WORDS("轻微", "minor"),
		WORDS("一般", "general"), WORDS("严重", "severe")};

	if (grade < 0 || grade >= (int)(sizeof(labels) / sizeof(labels[0])))
		return "";
	return labels[grade].in[cli->lang];
}

const char *scheme_label(const struct cli *cli, int scheme)
{
	const struct words labels[] = {WORDS("", ""), WORDS("居民身份证", "resident id"),
		WORDS("港澳台居民居住证", "residence permit"),
		WORDS("外国人永久居留身份证", "foreign permanent resident id"),
		WORDS("统一社会信用代码", "unified social credit code"),
		WORDS("组织机构代码", "organisation code"), WORDS("护照", "passport"),
		WORDS("本地编号", "local number")};

	if (scheme < 0 || scheme >= (int)(sizeof(labels) / sizeof(labels[0])))
		return "";
	return labels[scheme].in[cli->lang];
}

void id_fault_text(const struct cli *cli, const char *code, const char *input, char *text)
{
	const char *const params[] = {input, "", ""};
	credit_finding finding = {.size = sizeof(finding),
		.code = code,
		.params = params,
		.params_count = 1};
	char cure[CREDIT_TEXT_BYTES];

	credit_finding_text(&finding, cli->lang, text, CREDIT_TEXT_BYTES);
	credit_finding_cure(&finding, cli->lang, cure, sizeof(cure));
	if (cure[0]) {
		size_t used = strlen(text);

		snprintf(text + used, CREDIT_TEXT_BYTES - used, "%s%s",
			tr(cli, "；", "; "), cure);
	}
}

void reason_text(const struct cli *cli, const char *code, const char *article, char *text)
{
	const char *const params[] = {article, "", ""};
	credit_finding finding = {.size = sizeof(finding),
		.code = code,
		.params = params,
		.params_count = 1};

	credit_finding_text(&finding, cli->lang, text, CREDIT_TEXT_BYTES);
	if (article[0] && !strstr(text, article)) {
		size_t used = strlen(text);

		snprintf(text + used, CREDIT_TEXT_BYTES - used,
			cli->lang == CREDIT_ZH ? "（%s）" : " (%s)", article);
	}
}

const char *state_label(const struct cli *cli, const char *state, bool red)
{
	if (red && !strcmp(state, credit_state_name(CREDIT_STATE_LISTED)))
		return tr(cli, "已认定", "recognised");
	return credit_word_label(state, cli->lang);
}

void print_marks(const struct cli *cli, unsigned marks)
{
	for (unsigned mark = 1; mark <= CREDIT_MARK_UNCONFIRMED; mark <<= 1) {
		if (!(marks & mark))
			continue;
		fputs("  ", stdout);
		print_text(cli, STYLE_WARN,
			credit_word_label(credit_mark_name(mark), cli->lang));
	}
}

int cli_snapshot(const struct cli *cli, credit_snapshot **out)
{
	credit_error err;

	if (credit_snapshot_begin(
		    cli->registry, cli->known_given ? &cli->known : NULL, out, &err))
		return cli_error(cli, &err);
	return EXIT_DONE;
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

void cli_note_message(const struct cli *cli, enum message message)
{
	const char *const params[] = {""};
	const credit_finding finding = {.size = sizeof(finding), .params = params,
		.code = message_code(message), .params_count = 1};
	char text[CREDIT_TEXT_BYTES];
	char cure[CREDIT_TEXT_BYTES];
	struct buf buf = BUF_INIT;
	struct json json;

	credit_finding_text(&finding, cli->lang, text, sizeof(text));
	credit_finding_cure(&finding, cli->lang, cure, sizeof(cure));
	if (!cli->json) {
		cli_note(cli, cli->lang == CREDIT_ZH ? "%s；%s" : "%s; %s", text, cure);
		return;
	}
	json_begin(&json, &buf);
	json_open(&json, '{');
	json_kv_text(&json, "schema", "credit.note/1");
	json_kv_text(&json, "code", finding.code);
	json_kv_text(&json, "message", text);
	json_close(&json, '}');
	fprintf(stderr, "%s\n", buf_cstr(&buf));
	buf_free(&buf);
}

void cli_unfinished(const struct cli *cli, uint64_t count)
{
	if (count)
		cli_note(cli,
			cli->lang == CREDIT_ZH
				? "有 %llu 次删除没有做完：登记库文件或查询日志里还留有其字节；执行 credit erase --due 完成"
				: "erasures not carried through: %llu; bytes are still in the store's file "
				  "or the query log; finish with credit erase --due",
			(unsigned long long)count);
}
