/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_event.c - `credit event`: record a dated act on an entry or a subject.
 */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "event_command.h"

#define FIELDS_MAX 32

/* A kind by its word, or as people read it in Chinese. */
int event_kind(const char *text)
{
	int kind = credit_event_kind_parse(text);

	for (int k = CREDIT_EVENT_DECIDED; !kind && k <= CREDIT_EVENT_CONFIRMED; k++)
		if (!strcmp(credit_word_label(credit_event_kind_name(k), CREDIT_ZH),
			    text))
			kind = k;
	return kind;
}

struct fields {
	char *names[FIELDS_MAX]; /* owned copies, cut at '=' */
	const char *values[FIELDS_MAX];
	size_t count;
};

static int read_fields(const struct cli *cli, struct fields *fields)
{
	const char *text;
	int at = 0;

	while ((text = cli_option_next(cli, "set", &at))) {
		char *equals;

		if (fields->count == FIELDS_MAX || !strchr(text, '='))
			return cli_usage(cli, MSG_CLI_OPTION_WORD, "set", text);
		fields->names[fields->count] = strdup(text);
		if (!fields->names[fields->count])
			return CLI_FAIL(cli, CREDIT_ENOMEM, MSG_MEMORY);
		equals = strchr(fields->names[fields->count], '=');
		*equals = '\0';
		fields->values[fields->count++] = equals + 1;
	}
	return EXIT_DONE;
}

void event_report(const struct cli *cli, const credit_act *act, int outcome)
{
	const char *word = credit_event_kind_name(act->kind);
	bool recorded = outcome == CREDIT_RECORDED;
	struct json_line line;
	char day[CREDIT_DAY_BYTES];

	credit_day_format(act->day, day);
	if (!cli->json) {
		print_format(cli, "%s %s %s %s%s", act->entry, day,
			credit_word_label(word, cli->lang), act->document,
			recorded ? ""
				 : tr(cli, "（已登记过，未变）",
					   " (recorded before, unchanged)"));
		return;
	}
	json_line_begin(&line, "credit.event/1");
	json_kv_text(&line.json, "entry", act->entry);
	json_kv_text(&line.json, "kind", word);
	json_kv_text(&line.json, "day", day);
	json_kv_text(&line.json, "document", act->document);
	json_kv_bool(&line.json, "recorded", recorded);
	json_line_end(&line);
}

/* What the law or an earlier record forbids is a finding. */
int event_refused(const struct cli *cli, const credit_error *err)
{
	int code = cli_error(cli, err);

	return err->status == CREDIT_EEXISTS ? EXIT_FINDING : code;
}

static void notice_json(const credit_notice_report *report)
{
	struct json_line line;

	json_line_begin(&line, "credit.notice/1");
	json_kv_uint(&line.json, "editions", report->editions);
	json_kv_uint(&line.json, "departments", report->departments);
	json_kv_text(&line.json, "path", report->path);
	json_line_end(&line);
}

/* The letter to those who received an entry of a mistaken subject, and where it lies. */
static int notice(struct cli *cli, const char *entry)
{
	credit_notice_options options;
	credit_notice_report *report = NULL;
	credit_error err;

	credit_notice_options_init(&options);
	options.entry = entry;
	options.file = cli_option(cli, "notice");
	options.beside = cli->store;
	options.words = cli_words(cli);
	if (credit_misidentified_notice(cli->registry, &options, &report, &err))
		return cli_error(cli, &err); /* the act is recorded; the same again writes it */
	if (cli->json)
		notice_json(report);
	else if (report->path)
		cli_note(cli, cli->lang == CREDIT_ZH
				? "刊载过 %llu 期、%llu 个单位据以办理；给他们的更正函：%s"
				: "editions that printed it: %llu, departments that acted upon it: %llu; "
				  "the notice to them: %s",
			(unsigned long long)report->editions,
			(unsigned long long)report->departments, report->path);
	credit_notice_report_free(report);
	return EXIT_DONE;
}

static int record(struct cli *cli, credit_act *act)
{
	struct fields fields = {.count = 0};
	credit_error err;
	int outcome = CREDIT_RECORDED;
	int code = read_fields(cli, &fields);

	act->field_names = (const char *const *)fields.names;
	act->field_values = fields.values;
	act->fields_count = fields.count;
	if (!code && credit_event_record(cli->registry, act, &outcome, &err))
		code = event_refused(cli, &err);
	else if (!code)
		event_report(cli, act, outcome);
	if (!code && act->kind == CREDIT_EVENT_MISIDENTIFIED)
		code = notice(cli, act->entry);
	for (size_t i = 0; i < fields.count; i++)
		free(fields.names[i]);
	return code;
}

int cmd_event(struct cli *cli)
{
	static const char *const needed[] = {"day", "document", "by"};
	const char *day = cli_option(cli, "day");
	credit_act act = {.size = sizeof(act)};

	if (cli_option(cli, "file"))
		return cli->operands_count ? cli_usage(cli, MSG_CLI_OPERAND_MANY,
						     cli->operands[0], "")
					   : event_file(cli, cli_option(cli, "file"));
	if (cli->operands_count != 2)
		return cli_usage(cli, MSG_CLI_OPERAND_FEW, "ENTRY|ID KIND", "");
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (!cli_option(cli, needed[i]))
			return cli_usage(cli, MSG_CLI_OPTION_NEEDED, needed[i], "");
	act.entry = cli->operands[0];
	act.kind = event_kind(cli->operands[1]);
	if (!act.kind && !subject_kind(cli->operands[1]))
		return cli_usage(cli, MSG_CLI_EVENT_KIND, cli->operands[1], "");
	if (credit_day_parse(day, strlen(day), &act.day))
		return cli_usage(cli, MSG_DAY_FORM, day, "");
	if (!act.kind)
		return event_of_subject(cli, subject_kind(cli->operands[1]), act.day);
	act.document = cli_option(cli, "document");
	act.authority = cli_option(cli, "by");
	act.operator_ = cli_option(cli, "operator");
	act.now_us = cli->now_us;
	return record(cli, &act);
}
