/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report_json.c - a subject's report as one line of JSON.
 *
 * Keys are the interface of `report --json`: one may be added later, none may
 * go.  Days are null where there is none and where a window has no end.
 */
#include "base/day.h"
#include "base/json_out.h"
#include "base/message.h"
#include "joint/report.h"
#include "joint/verdict.h"
#include "store/answer.h"

#define SCHEMA "credit.report/1"

static const char *or_null(const char *text)
{
	return text && text[0] ? text : NULL;
}

/* Free text, others hidden. */
static void kv_hidden(struct json *json, const struct credit_report *report, const char *key,
	const char *text)
{
	struct buf hidden = BUF_INIT;

	report_hide(&report->names, text, &hidden);
	json_kv_text(json, key, or_null(buf_cstr(&hidden)));
	if (hidden.status)
		json->out->status = hidden.status;
	buf_free(&hidden);
}

static void kv_why(struct json *json, enum message message, const char *article, int lang)
{
	struct buf text = BUF_INIT;

	report_why(message, article, lang, &text);
	json_kv_text(json, "code", message < MSG_COUNT ? message_code(message) : NULL);
	json_kv_text(json, "why", or_null(buf_cstr(&text)));
	buf_free(&text);
}

/* ---- entries ---- */

static void put_windows(struct json *json, const struct judged_entry *judged, int lang)
{
	json_key(json, "windows");
	json_open(json, '{');
	for (int effect = EFFECT_PUBLICITY; effect <= EFFECT_MEASURES; effect++) {
		const struct window *window = &judged->standing.windows[effect - 1];

		json_key(json, effect_name((enum effect)effect));
		json_open(json, '{');
		answer_until(json, "from", window->from);
		answer_until(json, "until", window->from == CREDIT_DAY_NONE ? CREDIT_DAY_NONE
								      : window->until);
		json_kv_bool(json, "provisional", window->provisional);
		kv_why(json, window->reason, window->article, lang);
		json_close(json, '}');
	}
	json_close(json, '}');
}

static void put_marks(struct json *json, unsigned marks)
{
	json_key(json, "marks");
	json_open(json, '[');
	for (unsigned mark = CREDIT_MARK_OBJECTION; mark <= CREDIT_MARK_UNCONFIRMED; mark <<= 1)
		if (marks & mark)
			json_text(json, credit_mark_name(mark));
	json_close(json, ']');
}

static void put_public(struct json *json, const struct report_entry *entry, int lang)
{
	const struct judged_entry *judged = entry->judged;

	json_key(json, "public");
	json_open(json, '{');
	json_kv_bool(json, "now", judged->printed);
	json_kv_text(json, "number", or_null(entry_public_number(judged->entry)));
	kv_why(json, judged->printed ? MSG_COUNT : judged->why_not, judged->why_article, lang);
	json_key(json, "editions");
	json_open(json, '[');
	for (size_t i = 0; i < entry->prints_count; i++) {
		json_open(json, '{');
		json_kv_text(json, "period", entry->prints[i].period);
		json_kv_uint(json, "revision", entry->prints[i].revision);
		answer_until(json, "on", entry->prints[i].on);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_close(json, '}');
}

static void put_events(struct json *json, const struct credit_report *report,
	const struct report_entry *entry)
{
	const struct entry *record = entry->judged->entry;

	json_key(json, "events");
	json_open(json, '[');
	for (size_t i = 0; i < record->events_count; i++) {
		const struct event *event = record->events[i];

		json_open(json, '{');
		json_kv_text(json, "kind", credit_event_kind_name(event->kind));
		answer_until(json, "day", event->day);
		json_kv_text(json, "document", event->document);
		json_kv_text(json, "authority", event->authority);
		answer_time(json, "learned", event->learned_us);
		json_kv_bool(json, "undone", event_is_undone(record, event));
		json_key(json, "fields");
		json_open(json, '{');
		for (size_t f = 0; !entry->closed && f < event->fields_count; f++)
			if (!report_field_is_internal(event->fields[f].name))
				kv_hidden(json, report, event->fields[f].name,
					event->fields[f].value);
		json_close(json, '}');
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void put_roles(struct json *json, const struct entry *entry)
{
	json_key(json, "roles");
	json_open(json, '[');
	for (size_t i = 0; i < entry->roles_count; i++)
		json_text(json, entry->roles[i].role);
	json_close(json, ']');
}

/* What the authority said; nothing of it where the entry is of somebody else. */
static void put_content(struct json *json, const struct report_entry *entry, int lang)
{
	static const char *const objections[] = {NULL, "none", "dismissed", "upheld"};
	const struct entry *current = &entry->judged->current;

	answer_until(json, "decided", current->decided);
	answer_until(json, "listed", entry->judged->standing.listed);
	json_kv_text(json, "basis_document", or_null(current->basis_document));
	answer_until(json, "basis_day", current->basis_day);
	answer_until(json, "served", current->served);
	json_kv_text(json, "notice_document", or_null(current->notice_document));
	answer_until(json, "notified", current->notified);
	json_kv_text(json, "objection", objections[current->objection & 3]);
	json_kv_text(json, "grade", or_null(grade_name(current->grade)));
	json_kv_text(json, "ground", or_null(current->ground));
	json_kv_text(json, "ground_text", or_null(entry->ground[lang]));
	json_kv_text(json, "ground_article", or_null(entry->ground_article));
	json_kv_text(json, "facts", or_null(entry->facts));
	answer_until(json, "act_end", current->act_end);
	answer_until(json, "published", current->published);
	answer_until(json, "until", current->until);
	json_kv_text(json, "consent", or_null(current->consent));
	json_kv_text(json, "guardian_consent", or_null(current->guardian_consent));
	json_kv_bool(json, "same_case", current->same_case);
	put_roles(json, current);
}

static void put_rights(struct json *json, const struct credit_report *report,
	const struct report_entry *entry, int lang)
{
	struct buf text = BUF_INIT;

	json_key(json, "repair_from");
	if (!entry->can_repair || (entry->repair.reason != MSG_COUNT &&
					  entry->repair.from == CREDIT_DAY_NONE)) {
		json_null(json);
	} else {
		char day[CREDIT_DAY_BYTES];

		credit_day_format(entry->repair.reason == MSG_COUNT ? report->on
								    : entry->repair.from,
			day);
		json_text(json, day);
	}
	json_key(json, "open");
	json_open(json, '[');
	for (size_t i = 0; i < entry->open_count; i++) {
		json_open(json, '{');
		json_kv_text(json, "kind", credit_event_kind_name(entry->open[i].event->kind));
		answer_until(json, "day", entry->open[i].event->day);
		answer_until(json, "due", entry->open[i].due);
		json_close(json, '}');
	}
	json_close(json, ']');
	answer_until(json, "erase_from", entry->kept.due);
	report_entry_rights(entry, report->on, lang, &text);
	json_kv_text(json, "rights", or_null(buf_cstr(&text)));
	buf_free(&text);
}

static void put_entry(struct json *json, const struct credit_report *report,
	const struct report_entry *entry, int lang)
{
	const struct judged_entry *judged = entry->judged;
	const struct list_row *list = judged->list;
	char id[ENTRY_ID_TEXT_BYTES];

	entry_id_text(&judged->entry->id, id);
	json_open(json, '{');
	json_kv_text(json, "entry", id);
	json_kv_text(json, "list", judged->current.list);
	json_kv_text(json, "list_name", !list ? NULL
			: lang == CREDIT_ZH   ? list->name_zh
					      : list->name_en);
	json_kv_text(json, "colour", list ? colour_name(list->colour) : NULL);
	json_kv_text(json, "basis", list ? list->basis : NULL);
	json_kv_text(json, "state", credit_state_name(judged->standing.state));
	json_kv_bool(json, "void", entry->is_void);
	kv_why(json, judged->standing.reason, "", lang);
	put_marks(json, judged->standing.marks);
	json_kv_text(json, "authority", entry->authority[lang]);
	json_kv_text(json, "contact", or_null(entry->contact[lang]));
	json_kv_text(json, "document", judged->current.document);
	if (!entry->closed)
		put_content(json, entry, lang);
	put_windows(json, judged, lang);
	put_public(json, entry, lang);
	put_rights(json, report, entry, lang);
	answer_time(json, "learned", judged->entry->learned_us);
	json_kv_uint(json, "sequence", judged->entry->sequence);
	put_events(json, report, entry);
	json_close(json, '}');
}

/* ---- the rest ---- */

static void put_measures(struct json *json, const credit_verdict *verdict, int lang)
{
	json_key(json, "measures");
	json_open(json, '[');
	for (size_t i = 0; i < credit_verdict_measure_count(verdict); i++) {
		const credit_verdict_measure *measure = credit_verdict_measure_at(verdict, i);
		bool zh = lang == CREDIT_ZH;

		json_open(json, '{');
		json_kv_text(json, "measure", measure->measure);
		json_kv_text(json, "name", zh ? measure->name_zh : measure->name_en);
		json_kv_text(json, "type", measure->type);
		json_kv_text(json, "trigger", measure->trigger);
		json_kv_text(json, "department",
			zh ? measure->department_zh : measure->department_en);
		json_kv_text(json, "basis", measure->basis);
		json_key(json, "entries");
		json_open(json, '[');
		for (size_t k = 0; k < measure->entries_count; k++)
			json_text(json, measure->entries[k]);
		json_close(json, ']');
		answer_until(json, "until", measure->until);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void put_acts(struct json *json, const struct credit_report *report)
{
	const struct subject_records *records = &report->records;

	json_key(json, "acts");
	json_open(json, '[');
	for (size_t i = 0; i < records->acts_count; i++) {
		const struct subject_act *act = records->acts[i];
		const char *name = subject_act_field(act, "name");

		json_open(json, '{');
		json_kv_text(json, "kind", credit_subject_kind_name(act->kind));
		answer_until(json, "day", act->day);
		json_kv_text(json, "document", act->document);
		json_kv_bool(json, "counts",
			subject_act_counts(records->acts, records->acts_count, act));
		kv_hidden(json, report, "name", name ? name : "");
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void put_tasks(struct json *json, const struct credit_report *report)
{
	json_key(json, "tasks");
	json_open(json, '[');
	for (size_t i = 0; i < report->tasks_count; i++) {
		const struct task *task = &report->tasks[i];

		json_open(json, '{');
		json_kv_text(json, "task", task->number);
		json_kv_text(json, "measure", task->measure);
		json_kv_text(json, "department", task->department);
		json_kv_text(json, "state", credit_task_state_name(task->state));
		answer_until(json, "due", task->due);
		json_close(json, '}');
	}
	json_close(json, ']');
}

/* Offices in listed organisations: the person is listed by none of them. */
static void put_offices(struct json *json, const struct credit_report *report)
{
	json_key(json, "offices");
	json_open(json, '[');
	for (size_t i = 0; i < report->reached.count; i++) {
		const struct judged_role *judged = report->reached.roles[i];
		bool reaches = judged->why_not == MSG_COUNT;

		json_open(json, '{');
		json_kv_text(json, "organisation", judged->entry->current.name);
		json_kv_text(json, "list", judged->entry->current.list);
		json_kv_text(json, "document", judged->entry->current.document);
		json_kv_text(json, "role", judged->role->role);
		answer_until(json, "from", judged->role->from);
		answer_until(json, "to", judged->role->to);
		json_kv_bool(json, "reaches", reaches);
		json_kv_text(json, "why_not", reaches ? NULL : message_code(judged->why_not));
		json_key(json, "measures");
		json_open(json, '[');
		for (size_t m = 0; m < judged->measures_count; m++)
			json_text(json, judged->measures[m].measure->code);
		json_close(json, ']');
		answer_until(json, "until", judged->until);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void put_feedback(struct json *json, const struct credit_report *report)
{
	const struct subject_records *records = &report->records;

	json_key(json, "feedback");
	json_open(json, '[');
	for (size_t i = 0; i < records->feedback_count; i++) {
		const struct feedback *feedback = records->feedback[i];

		json_open(json, '{');
		json_kv_text(json, "task", feedback->number);
		json_kv_text(json, "measure", feedback->measure);
		json_kv_text(json, "department", feedback->department);
		json_kv_text(json, "outcome", feedback_outcome_name(feedback->outcome));
		answer_until(json, "day", feedback->day);
		json_kv_text(json, "document", or_null(feedback->document));
		kv_hidden(json, report, "reason", feedback->reason);
		json_kv_bool(json, "undone", feedback->undone);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void put_queries(struct json *json, const struct credit_report *report)
{
	json_key(json, "queries");
	json_open(json, '[');
	for (size_t i = 0; i < report->queries_count; i++) {
		const struct report_query *query = &report->queries[i];

		json_open(json, '{');
		answer_time(json, "at", query->at_us);
		json_kv_text(json, "command", or_null(query->command));
		kv_hidden(json, report, "purpose", query->purpose);
		answer_until(json, "on", query->on);
		json_kv_bool(json, "identity_checked", query->identified);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_kv_uint(json, "queries_damaged", report->queries_damaged);
}

static void put_subject(struct json *json, const struct credit_report *report)
{
	json_kv_text(json, "id", report->id.text);
	json_kv_text(json, "scheme", credit_scheme_name(report->id.scheme));
	json_kv_text(json, "kind", credit_kind_name(report->id.kind));
	json_kv_text(json, "name", or_null(report->name));
	json_key(json, "former_names");
	json_open(json, '[');
	for (size_t i = 0; i < report->former_count; i++)
		json_text(json, report->former[i]);
	json_close(json, ']');
	json_key(json, "ids");
	json_open(json, '[');
	for (size_t i = 0; i < report->records.ids_count; i++)
		json_text(json, report->records.ids[i].text);
	json_close(json, ']');
	json_kv_bool(json, "found", report->entries_count > 0);
	json_kv_bool(json, "erased", credit_verdict_erased(report->verdict));
}

static void put_rights_of_all(struct json *json, int lang)
{
	static const enum message rights[] = {MSG_REPORT_CORRECT, MSG_REPORT_REVIEW,
		MSG_REPORT_REPAIR_FREE, MSG_REPORT_RETENTION, MSG_REPORT_ASKED};

	json_key(json, "rights");
	json_open(json, '[');
	for (size_t i = 0; i < sizeof(rights) / sizeof(rights[0]); i++) {
		struct buf text = BUF_INIT;

		verdict_say(&text, rights[i], lang, "", "");
		json_text(json, buf_cstr(&text));
		buf_free(&text);
	}
	json_close(json, ']');
}

static void put_report(struct json *json, const struct credit_report *report, int lang)
{
	struct buf note = BUF_INIT;

	json_open(json, '{');
	json_kv_text(json, "schema", SCHEMA);
	json_kv_text(json, "report", report->number);
	json_kv_text(json, "county", report->county);
	answer_time(json, "made", report->made_us);
	answer_until(json, "on", report->on);
	json_kv_uint(json, "known", report->known);
	json_kv_text(json, "identity", report->identity);
	kv_hidden(json, report, "purpose", report->purpose);
	put_subject(json, report);
	json_key(json, "entries");
	json_open(json, '[');
	for (size_t i = 0; i < report->entries_count; i++)
		put_entry(json, report, &report->entries[i], lang);
	json_close(json, ']');
	put_measures(json, report->verdict, lang);
	put_offices(json, report);
	put_tasks(json, report);
	put_feedback(json, report);
	put_acts(json, report);
	put_queries(json, report);
	put_rights_of_all(json, lang);
	verdict_say(&note, MSG_REPORT_NOTE, lang, "", "");
	verdict_say(&note, MSG_REPORT_OWN, lang, "", "");
	json_kv_text(json, "note", buf_cstr(&note));
	json_kv_text(json, "notice", credit_verdict_notice(report->verdict, lang));
	json_kv_text(json, "remedy", or_null(credit_verdict_remedy(report->verdict, lang)));
	json_close(json, '}');
	buf_free(&note);
}

int credit_report_json(credit_snapshot *snapshot, const credit_report *report, int lang,
	const char **json, size_t *length, credit_error *err)
{
	struct buf out = BUF_INIT;
	struct json writer;

	if (json)
		*json = NULL;
	if (length)
		*length = 0;
	if (!snapshot || !report || !json)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, report, json", "NULL");
	if (lang != CREDIT_ZH && lang != CREDIT_EN)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "lang", "unknown");
	json_begin(&writer, &out);
	put_report(&writer, report, lang);
	return answer_give(snapshot, &out, json, length, err);
}
