/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_event_subject.c - `credit event ID KIND`: an act on the subject itself.
 *
 * --set to=ID names the other identifier and may be given again; every other
 * --set is a field of the act.  What is printed bears the identifier masked.
 */
#include <string.h>

#include "cli.h"
#include "event_command.h"

#define FIELDS_MAX 32
#define OTHERS_MAX 16

struct subject_fields {
	char names[FIELDS_MAX][41];
	const char *name_list[FIELDS_MAX];
	const char *values[FIELDS_MAX];
	size_t count;
	credit_id others[OTHERS_MAX];
	size_t others_count;
};

int subject_kind(const char *text)
{
	int kind = credit_subject_kind_parse(text);

	for (int k = CREDIT_SUBJECT_RENAMED; !kind && k <= CREDIT_SUBJECT_ANNULLED; k++)
		if (!strcmp(credit_word_label(credit_subject_kind_name(k), CREDIT_ZH), text))
			kind = k;
	return kind;
}

static int read_id(const struct cli *cli, const char *text, credit_id *id)
{
	if (credit_id_parse(text, strlen(text), id))
		return CLI_FAIL(cli, CREDIT_EFORMAT, MSG_CLI_EVENT_SUBJECT);
	return EXIT_DONE;
}

static int read_fields(const struct cli *cli, struct subject_fields *fields)
{
	const char *text;
	int at = 0;

	while ((text = cli_option_next(cli, "set", &at))) {
		const char *equals = strchr(text, '=');
		size_t length = equals ? (size_t)(equals - text) : 0;
		char *name = fields->names[fields->count];

		if (!equals || length >= sizeof(fields->names[0]) ||
			fields->count == FIELDS_MAX || fields->others_count == OTHERS_MAX)
			return cli_usage(cli, MSG_CLI_OPTION_WORD, "set", text);
		if (length == 2 && !strncmp(text, "to", 2)) {
			int code = read_id(cli, equals + 1,
				&fields->others[fields->others_count++]);

			if (code)
				return code;
			continue;
		}
		memcpy(name, text, length);
		name[length] = '\0';
		fields->name_list[fields->count] = name;
		fields->values[fields->count++] = equals + 1;
	}
	return EXIT_DONE;
}

static void report(const struct cli *cli, const credit_subject_act *act, int outcome)
{
	const char *word = credit_subject_kind_name(act->kind);
	bool recorded = outcome == CREDIT_RECORDED;
	char masked[CREDIT_ID_TEXT_BYTES];
	char day[CREDIT_DAY_BYTES];
	struct json_line line;

	credit_id_mask(act->subject, CREDIT_MASK_LOG, masked, sizeof(masked));
	credit_day_format(act->day, day);
	if (!cli->json) {
		printf("%s %s %s ", masked, day, credit_word_label(word, cli->lang));
		print_text(cli, STYLE_PLAIN, act->document);
		puts(recorded ? ""
			      : tr(cli, "（已登记过，未变）",
					" (recorded before, unchanged)"));
		return;
	}
	json_line_begin(&line, "credit.event/1");
	json_kv_text(&line.json, "subject", masked);
	json_kv_text(&line.json, "kind", word);
	json_kv_text(&line.json, "day", day);
	json_kv_text(&line.json, "document", act->document);
	json_kv_bool(&line.json, "recorded", recorded);
	json_line_end(&line);
}

int event_of_subject(struct cli *cli, int kind, credit_day day)
{
	struct subject_fields fields = {.count = 0};
	credit_subject_act act = {.size = sizeof(act)};
	int outcome = CREDIT_RECORDED;
	credit_error err;
	credit_id id;
	int code = read_id(cli, cli->operands[0], &id);

	if (!code)
		code = read_fields(cli, &fields);
	if (code)
		return code;
	act.subject = &id;
	act.kind = kind;
	act.day = day;
	act.document = cli_option(cli, "document");
	act.authority = cli_option(cli, "by");
	act.operator_ = cli_option(cli, "operator");
	act.others = fields.others;
	act.others_count = fields.others_count;
	act.field_names = fields.name_list;
	act.field_values = fields.values;
	act.fields_count = fields.count;
	act.now_us = cli->now_us;
	if (credit_subject_act_record(cli->registry, &act, &outcome, &err))
		return event_refused(cli, &err);
	report(cli, &act, outcome);
	return EXIT_DONE;
}
