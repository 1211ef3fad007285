/* SPDX-License-Identifier: Apache-2.0 */
/*
 * misidentified.c - the notice to all who received an entry of a mistaken subject.
 *
 * The entry is void from its first day, which standing() sees to; here those who
 * had it are found and told: every edition in which its row was printed, and so
 * whoever copied it, and every department that acted upon it.  The notice bears
 * the public number and no name: a second mistake would be worse.
 */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "edition/edition_letter.h"
#include "edition/edition_series.h"

struct notice {
	struct public_act act;
	const credit_notice_options *options;
	const struct entry *entry;
	const struct event *event; /* that said so */
	struct subject_records records;
	const credit_catalogue *tables;
	struct series series;
	struct buf editions;    /* a line each */
	struct buf departments; /* a line each */
	credit_notice_report *report;
};

void credit_notice_options_init(credit_notice_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
}

void credit_notice_report_free(credit_notice_report *report)
{
	if (!report)
		return;
	free(report->path);
	free(report);
}

static int check_options(const credit_notice_options *options, credit_error *err)
{
	const char *bad = NULL;

	if (options->size != sizeof(*options))
		bad = "size";
	else if (!options->entry)
		bad = "entry";
	else if (!options->file && (!options->beside || !options->beside[0]))
		bad = "beside";
	return bad ? FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, bad, "") : CREDIT_OK;
}

/* The last act that said that the subject was mistaken. */
static const struct event *mistaken(const struct entry *entry)
{
	const struct event *last = NULL;

	for (size_t i = 0; i < entry->events_count; i++)
		if (entry->events[i]->kind == CREDIT_EVENT_MISIDENTIFIED &&
			!event_is_undone(entry, entry->events[i]))
			last = entry->events[i];
	return last;
}

static int find_entry(struct notice *n, credit_snapshot *snapshot, credit_error *err)
{
	const char *text = n->options->entry;
	int status = snapshot_entry_named(
		snapshot, text, strlen(text), &n->act.arena, &n->entry, err);

	if (status == CREDIT_EFORMAT)
		status = CREDIT_ENOTFOUND;
	if (!status)
		n->event = mistaken(n->entry);
	if (!status && !n->event)
		status = FAIL(err, CREDIT_ERULE, MSG_NOTICE_NOT_MISTAKEN, text);
	if (!status)
		status = snapshot_tables(snapshot, &n->tables, err);
	if (!status)
		status = snapshot_subject(
			snapshot, &n->entry->subject, &n->act.arena, &n->records, err);
	return status;
}

/* Every edition whose rows hold the number. */
static int find_editions(struct notice *n, credit_snapshot *snapshot, credit_error *err)
{
	const char *number = entry_public_number(n->entry);
	int status = CREDIT_OK;

	if (!number)
		return CREDIT_OK;
	status = series_load(snapshot, &n->series, err);
	for (size_t i = 0; !status && i < n->series.count; i++) {
		const struct series_edition *one = &n->series.list[i];
		struct edition_row row;

		status = snapshot_edition_row(snapshot, one->record->period,
			one->record->revision, number, &n->act.arena, &row, err);
		if (status == CREDIT_ENOTFOUND) {
			status = CREDIT_OK;
			continue;
		}
		buf_printf(&n->editions, "    %s\n", one->label);
		n->report->editions++;
	}
	return status;
}

static bool rests_on(const struct feedback *feedback, const struct entry_id *id)
{
	for (size_t i = 0; i < feedback->supports_count; i++)
		if (memcmp(&feedback->supports[i].entry, id, sizeof(*id)) == 0)
			return true;
	return false;
}

/* Each department that answered a task which rested on the entry, once. */
static void find_departments(struct notice *n)
{
	for (size_t i = 0; i < n->records.feedback_count; i++) {
		const struct feedback *feedback = n->records.feedback[i];
		const struct department_row *department;
		bool before = false;

		if (feedback->undone || !rests_on(feedback, &n->entry->id))
			continue;
		for (size_t k = 0; k < i && !before; k++)
			before = !n->records.feedback[k]->undone &&
				rests_on(n->records.feedback[k], &n->entry->id) &&
				strcmp(n->records.feedback[k]->department,
					feedback->department) == 0;
		if (before)
			continue;
		department = catalogue_department_answering(n->tables, feedback->department,
			strlen(feedback->department), n->event->day);
		buf_printf(&n->departments, "    %s\n",
			department ? department->name_zh : feedback->department);
		n->report->departments++;
	}
}

static void put_list(const struct notice *n, const char *key, int lang,
	const struct word_param *params, const struct buf *lines, struct buf *out)
{
	if (lines->length == 0)
		return;
	word_put(n->act.words, key, lang, params, WORD_PLAIN, out);
	buf_u8(out, '\n');
	buf_put(out, lines->data, lines->length);
	buf_u8(out, '\n');
}

/* What was never printed is no matter of the media, and bears no public number. */
static void put_notice(const struct notice *n, int lang, struct buf *out)
{
	bool printed = n->report->editions > 0;
	const struct department_row *authority = catalogue_department_last(n->tables,
		n->event->authority, strlen(n->event->authority), n->event->day);
	const char *number = entry_public_number(n->entry);
	char day[DAY_WORDS_BYTES];
	char id[ENTRY_ID_TEXT_BYTES];
	struct word_param params[] = {{"document", n->event->document}, {"day", day},
		{"number", number ? number : id},
		{"authority", !authority       ? n->event->authority
				: lang == CREDIT_ZH ? authority->name_zh
						    : authority->name_en},
		{0}};

	entry_id_text(&n->entry->id, id);
	day_words(n->event->day, lang, day);
	letter_paragraph(n->act.words, "notice_title", lang, params, out);
	letter_paragraph(n->act.words, printed ? "notice_to" : "notice_to_departments", lang,
		params, out);
	letter_paragraph(n->act.words, printed ? "notice_body" : "notice_body_departments",
		lang, params, out);
	put_list(n, "notice_editions", lang, params, &n->editions, out);
	put_list(n, "notice_departments", lang, params, &n->departments, out);
	letter_paragraph(n->act.words, "notice_rule", lang, params, out);
	letter_paragraph(n->act.words, "letter_contact", lang, params, out);
	letter_paragraph(n->act.words, "letter_sign", lang, params, out);
	buf_printf(out, "%s\n", day);
}

/* Nobody received it: nobody is told. */
static int write_notice(struct notice *n, credit_error *err)
{
	struct buf text = BUF_INIT;
	int status;

	if (n->report->editions == 0 && n->report->departments == 0)
		return CREDIT_OK;
	status = public_act_words(&n->act, n->options->words, err);
	if (status)
		return status;
	put_notice(n, CREDIT_ZH, &text);
	buf_str(&text, "\n----\n\n");
	put_notice(n, CREDIT_EN, &text);
	status = letter_write(&text, n->options->file, n->options->beside, "错认更正函",
		n->event->day, &n->report->path, err);
	buf_free(&text);
	return status;
}

static int make_notice(struct notice *n, credit_error *err)
{
	credit_snapshot *snapshot = NULL;
	int status = credit_snapshot_begin(n->act.registry, NULL, &snapshot, err);

	if (!status)
		status = find_entry(n, snapshot, err);
	if (!status)
		status = find_editions(n, snapshot, err);
	if (!status)
		find_departments(n);
	credit_snapshot_end(snapshot);
	if (!status && (n->editions.status || n->departments.status))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return status ? status : write_notice(n, err);
}

int credit_misidentified_notice(credit_registry *registry,
	const credit_notice_options *options, credit_notice_report **out, credit_error *err)
{
	struct notice n = {.act.registry = registry, .options = options};
	int status;

	if (out)
		*out = NULL;
	if (!registry || !options)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, options", "NULL");
	status = check_options(options, err);
	if (status)
		return status;
	n.report = calloc(1, sizeof(*n.report));
	if (!n.report)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	n.report->size = sizeof(*n.report);
	status = make_notice(&n, err);
	series_free(&n.series);
	buf_free(&n.editions);
	buf_free(&n.departments);
	public_act_end(&n.act);
	if (status || !out)
		credit_notice_report_free(n.report);
	else
		*out = n.report;
	return status;
}
