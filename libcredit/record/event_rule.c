/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event_rule.c - may an act be recorded on an entry: now, by whom, on what paper.
 *
 * Asked once for each act that somebody records.  The law stands in acts.csv:
 * each row that speaks of the act and the list is a way in which it may happen.
 * The first way that lets it is taken; when none does, the refusal of the way
 * that came furthest is told with its article, because it is the nearest to
 * what the clerk meant.
 */
#include "record/event_rule.h"

#include <string.h>

#include "base/day.h"
#include "record/takedown.h"

/* How far a way was followed before it was refused. */
enum stage {
	STAGE_NONE,
	STAGE_DOCUMENT,
	STAGE_STATE,
	STAGE_AUTHORITY,
	STAGE_SEQUENCE,
	STAGE_FIELDS,
	STAGE_CONDITIONS,
	STAGE_DONE
};

/* One question, and what it is asked of. */
struct asked {
	const struct entry *entry; /* corrections applied */
	const struct event *event;
	const credit_catalogue *tables;
	const struct list_row *list; /* NULL: unknown */
	enum act_state state;
	credit_day listed;
};

static enum stage refuse(struct act_answer *out, enum stage stage, enum message reason)
{
	out->reason = reason;
	return stage;
}

/* ---- by whom ---- */

/* One word or code of the column `by`. */
static bool is_by(const struct asked *asked, const char *by, size_t length,
	const struct department_row *department)
{
	const struct event *event = asked->event;
	char word[20];

	if (length >= sizeof(word))
		return false;
	memcpy(word, by, length);
	word[length] = '\0';
	if (strcmp(word, "office") == 0)
		return true;
	if (!event->authority[0])
		return false;
	if (strcmp(word, "authority") == 0)
		return strcmp(event->authority, asked->entry->authority) == 0 ||
			catalogue_succeeds(asked->tables, asked->entry->authority,
				event->authority, event->day);
	if (strcmp(word, "competent") == 0)
		return asked->list && department &&
			catalogue_competent(asked->tables, asked->list, department->code,
				event->day);
	return department && (strcmp(word, department->role) == 0 ||
				     strcmp(word, department->code) == 0);
}

/*
 * Who listed decides on the entry (谁认定、谁修复), or who took over from it;
 * whom else the row names.
 */
static bool by_right_body(const struct asked *asked, const struct act_row *row)
{
	const char *authority = asked->event->authority;
	const struct department_row *department = !authority[0]
		? NULL
		: catalogue_department_find(
			  asked->tables, authority, strlen(authority), asked->event->day);

	for (const char *by = row->by; *by;) {
		size_t length = strcspn(by, ";");

		if (is_by(asked, by, length, department))
			return true;
		by += length + (by[length] == ';');
	}
	return false;
}

/* ---- in sequence ---- */

static bool any_came(const struct asked *asked, int kind)
{
	const struct event *event;
	size_t at = SIZE_MAX;

	while ((event = entry_event_next(asked->entry, &at)) &&
		event->day <= asked->event->day)
		if (event->kind == kind)
			return true;
	return false;
}

/* An act that awaits an answer must still be without one, a later one counted. */
static bool is_there(const struct asked *asked, int kind)
{
	if (!act_answers(asked->tables, asked->list, kind, asked->event->day))
		return any_came(asked, kind);
	return act_open_on(asked->entry, asked->tables, kind, asked->event->day, true) != NULL;
}

static enum message missing(int kind)
{
	switch (kind) {
	case CREDIT_EVENT_OBJECTED:
		return MSG_EVENT_NO_OBJECTION;
	case CREDIT_EVENT_SUSPENDED:
		return MSG_EVENT_NOT_SUSPENDED;
	case CREDIT_EVENT_REPAIR_ACCEPTED:
		return MSG_EVENT_NOT_ACCEPTED;
	case CREDIT_EVENT_UNCONFIRMED:
		return MSG_EVENT_UNCONFIRMED;
	default:
		return MSG_EVENT_NO_APPLICATION;
	}
}

/* What an open act of one kind says to one of another. */
static enum message in_the_way(int open, int kind)
{
	if (open == CREDIT_EVENT_UNCONFIRMED)
		return MSG_EVENT_UNCONFIRMED;
	return open == CREDIT_EVENT_REPAIR_APPLIED && kind == CREDIT_EVENT_REPAIRED
		? MSG_EVENT_NOT_ACCEPTED
		: MSG_EVENT_OPEN;
}

/* The kind that an `extended` act puts off; 0: none is named. */
static int extended_kind(const struct event *event)
{
	const char *of =
		event->kind == CREDIT_EVENT_EXTENDED ? event_field(event, "of") : NULL;

	return of ? credit_event_kind_parse(of) : 0;
}

static enum message out_of_sequence(const struct asked *asked, const struct act_row *row)
{
	int named = extended_kind(asked->event);
	uint64_t after = named ? row->after & EVENT_BIT(named) : row->after;
	int first = 0;

	for (int kind = 1; kind < 64; kind++) {
		if ((row->unless & EVENT_BIT(kind)) &&
			act_open_on(asked->entry, asked->tables, kind, asked->event->day, false))
			return in_the_way(kind, asked->event->kind);
		if (!(after & EVENT_BIT(kind)))
			continue;
		if (is_there(asked, kind))
			return MSG_COUNT;
		first = first ? first : kind;
	}
	return row->after ? missing(first ? first : named) : MSG_COUNT;
}

/* ---- fields ---- */

static bool is_day(const char *text)
{
	credit_day day;

	return credit_day_parse(text, strlen(text), &day) == CREDIT_OK;
}

static bool effects_valid(const char *effects)
{
	while (*effects) {
		size_t next;
		bool known = false;

		effects += strspn(effects, ",; ");
		next = strcspn(effects, ",; ");
		for (int i = EFFECT_PUBLICITY; i <= EFFECT_MEASURES; i++)
			known |= strlen(effect_name((enum effect)i)) == next &&
				memcmp(effects, effect_name((enum effect)i), next) == 0;
		if (next > 0 && !known)
			return false;
		effects += next;
	}
	return true;
}

static bool is_one_of(const char *value, const char *a, const char *b)
{
	return strcmp(value, a) == 0 || strcmp(value, b) == 0;
}

/* May a field of that name bear that value, where the rules of acts read it? */
static bool value_fits(const struct event *event, const struct event_field *field)
{
	struct entry trial;

	if (event->kind == CREDIT_EVENT_CORRECTED) {
		entry_init(&trial);
		return entry_set_field(&trial, field->name, field->value, NULL);
	}
	if (strcmp(field->name, "hold") == 0) /* keeps its records through the day */
		return is_day(field->value);
	if (strcmp(field->name, "effects") == 0)
		return effects_valid(field->value);
	if (strcmp(field->name, "until") == 0 && event->kind == CREDIT_EVENT_EXTENDED)
		return is_day(field->value);
	if (strcmp(field->name, "of") == 0 && event->kind == CREDIT_EVENT_EXTENDED)
		return credit_event_kind_parse(field->value) != 0;
	if (strcmp(field->name, "outcome") == 0 && event->kind == CREDIT_EVENT_REVIEWED)
		return is_one_of(field->value, "pass", "fail");
	if (strcmp(field->name, "false_material") == 0 ||
		(event->kind != CREDIT_EVENT_REVOKED &&
			is_one_of(field->name, "corrected", "commitment")))
		return is_one_of(field->value, "yes", "no");
	return true;
}

/* Does the event bear every field of the names (";" between)? */
static bool bears(const struct event *event, const char *names)
{
	while (*names) {
		size_t length = strcspn(names, ";");
		bool found = false;

		for (size_t i = 0; i < event->fields_count && !found; i++)
			found = strlen(event->fields[i].name) == length &&
				memcmp(event->fields[i].name, names, length) == 0 &&
				event->fields[i].value[0];
		if (!found)
			return false;
		names += length + (names[length] == ';');
	}
	return true;
}

static bool fields_fit(const struct event *event, const struct act_row *row,
	struct act_answer *out)
{
	const char *lacks = bears(event, row->fields) ? NULL : row->fields;

	if (!lacks && event->kind == CREDIT_EVENT_CORRECTED && event->fields_count == 0)
		lacks = "set";
	for (size_t i = 0; !lacks && i < event->fields_count; i++)
		if (!value_fits(event, &event->fields[i]))
			lacks = event->fields[i].name;
	out->detail = lacks ? lacks : "";
	return !lacks;
}

/* ---- one way ---- */

static enum stage wrong_state(const struct asked *asked, const struct act_row *row,
	struct act_answer *out)
{
	const credit_day decided = asked->entry->decided;
	credit_day day = asked->event->day;

	if (!row->early && decided != CREDIT_DAY_NONE && day < decided) {
		out->from = decided;
		return refuse(out, STAGE_STATE, MSG_EVENT_EARLY);
	}
	if (row->states & asked->state)
		return STAGE_DONE;
	if (asked->listed > day && (row->states & ACT_LISTED))
		out->from = asked->listed;
	return refuse(out, STAGE_STATE,
		asked->state & (ACT_ENDED | ACT_REMOVED | ACT_VOID) ? MSG_EVENT_AFTER_END
								    : MSG_EVENT_STATE);
}

/* A channel takes down what was in print, and is one that the tables name. */
static enum stage channel_conditions(const struct asked *asked, struct act_answer *out)
{
	size_t length = 0;

	if (!takedown_was_printed(asked->entry))
		return refuse(out, STAGE_CONDITIONS, MSG_EVENT_NEVER_PRINTED);
	if (!takedown_unknown_channel(asked->event, asked->tables, &length))
		return STAGE_DONE;
	out->detail = "channel";
	return refuse(out, STAGE_CONDITIONS, MSG_EVENT_CHANNEL);
}

/*
 * What beside the row is asked of an act: listing waits for notice and
 * objections (国办发〔2020〕49号), repair for the shortest term and its conditions
 * (信用修复管理办法), what was refused for good is not asked again, and an answer
 * says which of several objections it answers.
 */
static enum stage conditions(const struct asked *asked, const struct act_row *row,
	struct act_answer *out)
{
	const struct event *event = asked->event;
	int kind = event->kind;

	if (kind == CREDIT_EVENT_LISTED &&
		(asked->listed == CREDIT_DAY_NONE || event->day < asked->listed)) {
		out->from = asked->listed;
		return refuse(out, STAGE_CONDITIONS, MSG_EVENT_LISTING);
	}
	if (takedown_is_channels(event))
		return channel_conditions(asked, out);
	if (kind == CREDIT_EVENT_OBJECTED || kind == CREDIT_EVENT_REPAIR_APPLIED ||
		kind == CREDIT_EVENT_REPAIRED)
		act_barred(asked->entry, event, asked->tables, out);
	if (kind == CREDIT_EVENT_UPHELD || kind == CREDIT_EVENT_DISMISSED)
		answer_names(asked->entry, event, asked->tables, out);
	if (out->reason == MSG_COUNT &&
		(kind == CREDIT_EVENT_REPAIR_ACCEPTED || kind == CREDIT_EVENT_REPAIRED))
		repair_conditions(asked->entry, event, out);
	if (out->reason == MSG_COUNT && row->minimum)
		repair_term(asked->entry, event_field(event, "effects"), asked->tables,
			event->day, out);
	return out->reason == MSG_COUNT ? STAGE_DONE : STAGE_CONDITIONS;
}

/* Nobody's act is recorded before it happens; the office's own are done for a day. */
static bool is_future(const struct event *event, const struct act_row *row)
{
	return event->learned_us && event->day > day_of_time(event->learned_us) &&
		!codes_have(row->by, "office");
}

/* How far this way leads; out tells why not further. */
static enum stage follow(const struct asked *asked, const struct act_row *row,
	struct act_answer *out)
{
	const struct event *event = asked->event;
	enum message reason;

	*out = (struct act_answer){MSG_COUNT, row->article, "", CREDIT_DAY_NONE, row};
	if (is_future(event, row)) {
		out->from = event->day;
		return refuse(out, STAGE_DOCUMENT, MSG_EVENT_FUTURE);
	}
	if (row->document && !event->document[0])
		return refuse(out, STAGE_DOCUMENT, MSG_EVENT_DOCUMENT);
	if (wrong_state(asked, row, out) != STAGE_DONE)
		return STAGE_STATE;
	if (!by_right_body(asked, row))
		return refuse(out, STAGE_AUTHORITY, MSG_EVENT_AUTHORITY);
	reason = out_of_sequence(asked, row);
	if (reason != MSG_COUNT)
		return refuse(out, STAGE_SEQUENCE, reason);
	if (!fields_fit(event, row, out))
		return refuse(out, STAGE_FIELDS, MSG_EVENT_FIELDS);
	return conditions(asked, row, out);
}

/*
 * Every way in the order of the table.  A way whose own field the act bears is the
 * one that was meant: its refusal is told before that of others.
 */
static void follow_all(const struct asked *asked, struct act_answer *out)
{
	const struct event *event = asked->event;
	enum stage furthest = STAGE_NONE;
	bool meant = false;
	const struct act_row *row;
	struct act_answer answer;
	size_t index = 0;

	while (furthest < STAGE_DONE &&
		(row = catalogue_act_next(asked->tables, event->kind, asked->list, event->day,
			 &index))) {
		enum stage stage = follow(asked, row, &answer);
		bool this_one = row->fields[0] && bears(event, row->fields);

		if (stage < STAGE_DONE && this_one < meant)
			continue;
		if (stage == STAGE_DONE || this_one > meant || stage > furthest) {
			furthest = stage;
			meant = this_one;
			*out = answer;
		}
	}
	if (furthest != STAGE_NONE)
		return;
	row = catalogue_act_any(asked->tables, event->kind, event->day);
	out->reason = row ? MSG_EVENT_COLOUR : MSG_EVENT_STATE;
	out->article = row ? row->article : "";
	out->row = row;
}

void event_answer(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables, struct act_answer *out)
{
	struct entry current;
	struct asked asked = {&current, event, tables, NULL, ACT_VOID, CREDIT_DAY_NONE};

	*out = (struct act_answer){MSG_COUNT, "", "", CREDIT_DAY_NONE, NULL};
	if (!credit_event_kind_name(event->kind)[0]) {
		out->reason = MSG_EVENT_KIND;
	} else if (event->day == CREDIT_DAY_NONE) {
		out->reason = MSG_EVENT_DAY;
	} else {
		entry_current(entry, NULL, &current);
		asked.list = act_list(&current, tables, event->day);
		asked.state = act_state_on(&current, tables, event->day, &asked.listed);
		follow_all(&asked, out);
	}
}

enum message event_allowed(const struct entry *entry, const struct event *event,
	const credit_catalogue *tables, const char **article)
{
	struct act_answer answer;

	event_answer(entry, event, tables, &answer);
	if (article)
		*article = answer.reason == MSG_COUNT ? "" : answer.article;
	return answer.reason;
}

const char *act_answer_detail(
	const struct act_answer *answer, char text[CREDIT_DAY_BYTES])
{
	text[0] = '\0';
	if (answer->detail[0])
		return answer->detail;
	if (answer->from != CREDIT_DAY_NONE)
		credit_day_format(answer->from, text);
	return text;
}
