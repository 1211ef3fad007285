/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_show.c - `credit show`: one subject with all its entries and their history.
 */
#include <string.h>

#include "base/day.h"
#include "cli.h"
#include "store/store.h"

static void pair(const struct cli *cli, const char *label, const char *value)
{
	if (!value || !value[0])
		return;
	fputs("  ", stdout);
	print_text(cli, STYLE_DIM, label);
	printf("%*s", 14 - text_width(label), "");
	print_line(cli, STYLE_PLAIN, value);
}

static void pair_field(const struct cli *cli, const credit_entry *entry,
	const char *label, const char *field)
{
	pair(cli, label, credit_entry_field(entry, field));
}

/* The end of the calendar means that an act must end it. */
static bool is_open(const char *day)
{
	return strcmp(day, "9999-12-31") == 0;
}

static const char *until_text(const struct cli *cli, const char *day)
{
	return is_open(day) ? tr(cli, "至解除", "until lifted") : day;
}

/* "from .. until", or why not. */
static void pair_public(const struct cli *cli, const credit_entry *entry)
{
	const char *from = credit_entry_field(entry, "public_from");
	const char *until = credit_entry_field(entry, "public_until");
	const char *why = credit_entry_field(entry, "why_not_public");
	char text[CREDIT_TEXT_BYTES + 100];

	if (why[0]) {
		reason_text(cli, why, "", text);
		pair(cli, tr(cli, "不公示", "not in print"), text);
		return;
	}
	if (!from[0])
		return;
	snprintf(text, sizeof(text), "%s%s%s", from,
		is_open(until) ? tr(cli, " 起，", ", ") : tr(cli, " 至 ", " to "),
		until_text(cli, until));
	pair(cli, tr(cli, "公示", "in print"), text);
}

/* What the authority must decide because of an act on the subject. */
static void pair_question(const struct cli *cli, const credit_entry *entry)
{
	const char *question = credit_entry_field(entry, "question");
	char text[CREDIT_TEXT_BYTES];

	if (!question[0])
		return;
	reason_text(cli, question, "", text);
	pair(cli, tr(cli, "待办", "to do"), text);
}

static void print_event(const struct cli *cli, const credit_event *event)
{
	char day[CREDIT_DAY_BYTES];

	credit_day_format(event->day, day);
	printf("    %s  ", day);
	print_text(cli, STYLE_HEAD,
		credit_word_label(credit_event_kind_name(event->kind), cli->lang));
	if (event->document[0]) {
		fputs("  ", stdout);
		print_text(cli, STYLE_PLAIN, event->document);
	}
	for (size_t i = 0; i < event->fields_count; i++) {
		if (!strcmp(event->field_names[i], "secret"))
			continue;
		fputs("  ", stdout);
		print_text(cli, STYLE_DIM, event->field_names[i]);
		putchar('=');
		print_text(cli, STYLE_PLAIN, event->field_values[i]);
	}
	putchar('\n');
}

/* An act on the subject; one that does not count any more is dimmed and says so. */
static void print_act(const struct cli *cli, const credit_subject_event *act)
{
	char day[CREDIT_DAY_BYTES];

	credit_day_format(act->day, day);
	printf("  %s  ", day);
	print_text(cli, act->counts ? STYLE_HEAD : STYLE_DIM,
		credit_word_label(credit_subject_kind_name(act->kind), cli->lang));
	fputs("  ", stdout);
	print_text(cli, STYLE_PLAIN, act->document);
	for (size_t i = 0; i < act->others_count; i++)
		printf("  %s%s", i ? "" : "→ ", act->others[i].text);
	for (size_t i = 0; i < act->fields_count; i++) {
		fputs("  ", stdout);
		print_text(cli, STYLE_DIM, act->field_names[i]);
		putchar('=');
		print_text(cli, STYLE_PLAIN, act->field_values[i]);
	}
	if (!act->counts)
		print_text(cli, STYLE_DIM, tr(cli, "  （已作废）", "  (no longer counts)"));
	putchar('\n');
}

/* "from 2024-01-05 to 2026-04-30", or what of it is known. */
static void office_days(
	const struct cli *cli, credit_day from, credit_day to, char *text, size_t size)
{
	char first[CREDIT_DAY_BYTES] = "";
	char last[CREDIT_DAY_BYTES] = "";

	credit_day_format(from, first);
	credit_day_format(to, last);
	snprintf(text, size, "%s%s%s%s%s%s", first[0] || last[0] ? "  " : "",
		first[0] ? tr(cli, "", "from ") : "", first,
		first[0] && !last[0] ? tr(cli, " 起", "") : "",
		last[0] ? tr(cli, " 至 ", " to ") : "", last);
}

/* A responsible person whom the entry names. */
static void print_responsible(const struct cli *cli, const credit_responsible *person)
{
	char days[80];
	struct buf text = BUF_INIT;

	office_days(cli, person->from, person->to, days, sizeof(days));
	buf_printf(&text, "%s  %s  %s%s", credit_word_label(person->role, cli->lang),
		person->name,
		person->id ? person->id->text
			   : tr(cli, "（无证件号码）", "(no identifier)"),
		days);
	if (person->basis[0])
		buf_printf(&text, "  %s", person->basis);
	pair(cli, tr(cli, "责任人", "responsible"), buf_cstr(&text));
	buf_free(&text);
}

/* An office of the person in a listed body: what reaches them, or why nothing does. */
static void print_office(const struct cli *cli, const credit_office *office)
{
	char days[80];
	char why[CREDIT_TEXT_BYTES];

	office_days(cli, office->from, office->to, days, sizeof(days));
	fputs("  ", stdout);
	print_text(cli, office->reaches ? STYLE_WARN : STYLE_DIM,
		credit_word_label(office->role, cli->lang));
	print_format(cli, "  %s  %s%s  %s  %s", office->name, office->id, days, office->list,
		office->entry);
	if (office->reaches) {
		pair(cli, tr(cli, "  依据", "  reached by"), office->articles);
		pair(cli, tr(cli, "  措施", "  measures"), office->measures);
	} else {
		reason_text(cli, office->why_not, office->why_article, why);
		pair(cli, tr(cli, "  不及于本人", "  not reached"), why);
	}
}

static void print_offices(const struct cli *cli, const credit_subject *subject)
{
	size_t count = credit_subject_office_count(subject);

	if (count) {
		putchar('\n');
		print_line(cli, STYLE_DIM,
			tr(cli, "在被列入单位的任职（本人不因此被列入）",
				"offices in listed bodies (which list nobody)"));
	}
	for (size_t i = 0; i < count; i++)
		print_office(cli, credit_subject_office_at(subject, i));
}

static const char *of(const struct cli *cli, const char *zh, const char *en)
{
	return cli->lang == CREDIT_ZH || !en[0] ? zh : en;
}

/* Codes of the tables in words: authority, grade, ground. */
static void pair_words(
	const struct cli *cli, const credit_catalogue *tables, const credit_entry *entry)
{
	const char *authority = credit_entry_field(entry, "authority");
	const char *code = credit_entry_field(entry, "ground");
	const char *word = credit_entry_field(entry, "grade");
	const struct department_row *department =
		catalogue_department_last(tables, authority, strlen(authority), cli->on);
	const struct ground_row *ground = catalogue_ground(
		tables, credit_entry_field(entry, "list"), code, cli->on);
	enum grade grade;

	pair(cli, tr(cli, "认定单位", "authority"),
		department ? of(cli, department->name_zh, department->name_en)
			   : authority);
	if (grade_parse(word, strlen(word), &grade))
		pair(cli, tr(cli, "失信等级", "grade"), grade_label(cli, grade));
	pair(cli, tr(cli, "情形", "ground"),
		ground ? of(cli, ground->text_zh, ground->text_en) : code);
}

static void print_entry(
	const struct cli *cli, const credit_catalogue *tables, const credit_entry *entry)
{
	const char *state = credit_entry_field(entry, "state");
	const char *code = credit_entry_field(entry, "list");
	const struct list_row *list = catalogue_list(tables, code, cli->on);
	bool red = list && list->colour == COLOUR_RED;
	char learned[24];

	putchar('\n');
	print_text(cli, STYLE_HEAD, code);
	putchar(' ');
	print_text(cli, STYLE_HEAD, list ? of(cli, list->name_zh, list->name_en) : "");
	fputs("  ", stdout);
	print_text(cli,
		!strcmp(state, "ended") ? STYLE_DIM
		: red                   ? STYLE_GOOD
					: STYLE_BAD,
		state_label(cli, state, red));
	print_marks(cli, credit_entry_marks(entry));
	putchar('\n');
	pair_field(cli, entry, tr(cli, "记录编号", "entry"), "id");
	pair_field(cli, entry, tr(cli, "公示编号", "public number"), "number");
	pair_field(cli, entry, tr(cli, "名称", "name"), "subject_name");
	pair_field(cli, entry, tr(cli, "列入决定", "document"), "document");
	pair_field(cli, entry, tr(cli, "决定日期", "decided"), "decided");
	pair_field(cli, entry, tr(cli, "列入日期", "listed"), "listed");
	pair_field(cli, entry, tr(cli, "依据文书", "basis"), "basis_document");
	pair_words(cli, tables, entry);
	pair_field(cli, entry, tr(cli, "事实", "facts"), "facts");
	for (size_t i = 0; i < credit_entry_responsible_count(entry); i++)
		print_responsible(cli, credit_entry_responsible_at(entry, i));
	pair_public(cli, entry);
	pair_question(cli, entry);
	pair(cli, tr(cli, "使用至", "use until"),
		until_text(cli, credit_entry_field(entry, "use_until")));
	pair(cli, tr(cli, "措施至", "measures to"),
		until_text(cli, credit_entry_field(entry, "measures_until")));
	snprintf(learned, sizeof(learned), "%.19s", credit_entry_field(entry, "learned"));
	learned[strcspn(learned, "T")] = ' ';
	pair(cli, tr(cli, "登记时间", "learned"), learned);
	if (credit_entry_event_count(entry))
		print_line(cli, STYLE_DIM, tr(cli, "  办理记录", "  events"));
	for (size_t i = 0; i < credit_entry_event_count(entry); i++)
		print_event(cli, credit_entry_event(entry, i));
}

/* That something was erased, and by which document. */
static void print_erased(const struct cli *cli, const credit_subject *subject)
{
	char day[CREDIT_DAY_BYTES];
	credit_erased erased;

	if (!credit_subject_erased(subject, &erased))
		return;
	credit_day_format(erased.day, day);
	printf("  %s  ", day);
	print_text(cli, STYLE_WARN,
		erased.whole ? tr(cli, "记录已依法删除", "records erased")
			     : tr(cli, "部分记录已依法删除", "some records erased"));
	fputs("  ", stdout);
	print_line(cli, STYLE_PLAIN, erased.document);
}

static void print_subject(const struct cli *cli, const credit_catalogue *tables,
	const credit_subject *subject)
{
	const credit_id *id = credit_subject_id(subject, 0);

	print_text(cli, STYLE_HEAD, credit_subject_name(subject));
	for (size_t i = 0; i < credit_subject_id_count(subject); i++) {
		fputs(i || credit_subject_name(subject)[0] ? "  " : "", stdout);
		print_text(cli, STYLE_PLAIN, credit_subject_id(subject, i)->text);
	}
	printf("  %s\n", kind_label(cli, id->kind));
	for (size_t i = 0; i < credit_subject_event_count(subject); i++)
		print_act(cli, credit_subject_event_at(subject, i));
	print_erased(cli, subject);
	if (!credit_subject_entry_count(subject))
		puts(tr(cli, "本库没有该主体的记录",
			"the store has no entry of this subject"));
	for (size_t i = 0; i < credit_subject_entry_count(subject); i++)
		print_entry(cli, tables, credit_subject_entry(subject, i));
	print_offices(cli, subject);
}

/* An identifier, or else an entry id or a public number. */
static int find_subject(const struct cli *cli, credit_snapshot *snapshot,
	const char *text, const credit_subject **subject)
{
	size_t length = strlen(text);
	credit_error err;
	credit_id id;
	int status;

	if (credit_id_parse(text, length, &id) == CREDIT_OK) {
		int code = cli_purpose_for(cli, &id);

		if (code)
			return code;
		status = credit_subject_get(snapshot, &id, cli->on, subject, &err);
	} else {
		status = credit_subject_of_entry(
			snapshot, text, length, cli->on, subject, &err);
	}
	if (status == CREDIT_EFORMAT)
		return CLI_FAIL(cli, CREDIT_EFORMAT, MSG_CLI_SHOW_WHAT, text);
	return status ? cli_error(cli, &err) : EXIT_DONE;
}

/* Any of its identifiers may be a person's: a trader and their shop that were joined. */
static int purpose_for_subject(const struct cli *cli, const credit_subject *subject)
{
	int code = EXIT_DONE;

	for (size_t i = 0; !code && i < credit_subject_id_count(subject); i++)
		code = cli_purpose_for(cli, credit_subject_id(subject, i));
	return code;
}

int cmd_show(struct cli *cli)
{
	credit_snapshot *snapshot = NULL;
	const credit_catalogue *tables = NULL;
	const credit_subject *subject = NULL;
	const char *json;
	credit_error err;
	int code = cli_snapshot(cli, &snapshot);

	if (!code && snapshot_tables(snapshot, &tables, &err))
		code = cli_error(cli, &err);
	if (!code)
		code = cli_asks(cli, snapshot);
	if (!code)
		code = find_subject(cli, snapshot, cli->operands[0], &subject);
	if (!code)
		code = purpose_for_subject(cli, subject);
	if (!code)
		code = cli_asked(cli, snapshot);
	if (!code && !cli->json)
		print_subject(cli, tables, subject);
	else if (!code && credit_subject_json(snapshot, subject, &json, NULL, &err))
		code = cli_error(cli, &err);
	else if (!code)
		puts(json);
	credit_snapshot_end(snapshot);
	return code;
}
