/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_event_walk.c - every state, every act, every notice regime: may it happen?
 *
 * The answers stand in event_walk.txt beside this source, one line for each
 * list, act and answer, with the states that get it and the article of a
 * refusal, so that a change of law or of code reads as a difference.  To accept
 * one, run
 *	CREDIT_SNAPSHOT_WRITE=1 build/release/tests/record/test_event_walk
 * and read the difference before committing it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "small_tables.h"
#include "../support/suite.h"

#define TODAY "2026-06-15" /* the day of every act that is asked about */

/* What an entry is, and the states of standing that it must then have. */
enum fixture {
	UNDECIDED,
	CANDIDATE,
	NOTIFIED,
	NOTIFIED_OBJECTION,
	UPHELD_BEFORE,
	LISTED,
	LISTED_SHORT,
	LISTED_OBJECTION,
	LISTED_OBJECTIONS,
	LISTED_DISMISSED,
	LISTED_SUSPENDED,
	LISTED_UNCONFIRMED,
	REPAIR_APPLIED,
	REPAIR_UNMET,
	REPAIR_ACCEPTED,
	REPAIR_FALSE,
	ENDED,
	REMOVED,
	VOID,
	FIXTURES
};

static const struct {
	const char *name;
	int state;
} fixtures[FIXTURES] = {
	[UNDECIDED] = {"before-decision", CREDIT_STATE_CANDIDATE},
	[CANDIDATE] = {"candidate", CREDIT_STATE_CANDIDATE},
	[NOTIFIED] = {"notified", CREDIT_STATE_NOTIFIED},
	[NOTIFIED_OBJECTION] = {"notified+objection", CREDIT_STATE_NOTIFIED},
	[UPHELD_BEFORE] = {"upheld-before-listing", 0},
	[LISTED] = {"listed", CREDIT_STATE_LISTED},
	[LISTED_SHORT] = {"listed-a-month", CREDIT_STATE_LISTED},
	[LISTED_OBJECTION] = {"listed+objection", CREDIT_STATE_LISTED},
	[LISTED_OBJECTIONS] = {"listed+two-objections", CREDIT_STATE_LISTED},
	[LISTED_DISMISSED] = {"listed+dismissed", CREDIT_STATE_LISTED},
	[LISTED_SUSPENDED] = {"listed+suspended", CREDIT_STATE_LISTED},
	[LISTED_UNCONFIRMED] = {"listed+unconfirmed", CREDIT_STATE_LISTED},
	[REPAIR_APPLIED] = {"repair-applied", CREDIT_STATE_LISTED},
	[REPAIR_UNMET] = {"repair-applied-uncorrected", CREDIT_STATE_LISTED},
	[REPAIR_ACCEPTED] = {"repair-accepted", CREDIT_STATE_LISTED},
	[REPAIR_FALSE] = {"repair-refused-false-material", CREDIT_STATE_LISTED},
	[ENDED] = {"ended-by-term", CREDIT_STATE_ENDED},
	[REMOVED] = {"removed", CREDIT_STATE_ENDED},
	[VOID] = {"void", CREDIT_STATE_ENDED},
};

/* One list for each colour and notice regime. */
static const struct {
	const char *list;
	const char *subject;
	const char *authority; /* department code */
} regimes[] = {
	{"SJ", FIRM, "SC"},  /* black, told before */
	{"SX", FIRM, "FY"},  /* black, in the document; the court itself */
	{"ZC", FIRM, "CZ"},  /* black, in the document; a ban, nothing early */
	{"YC", FIRM, "SC"},  /* black, none */
	{"H04", FIRM, "WM"}, /* red, public notice */
	{"H11", FIRM, "SW"}, /* red, none */
};

static const struct event_field ground = {"ground", "罚款已经缴清"};
static const struct event_field wrong_person = {"ground", "主体错误"};
static const struct event_field until = {"until", "2028-01-01"};
static const struct event_field facts = {"facts", "更正后的事实"};
static const struct event_field uncorrected = {"corrected", "no"};
static const struct event_field false_material = {"false_material", "yes"};

static credit_catalogue *law;
static struct entry entry;
static struct acts acts;

static const char *code_of(const char *department)
{
	const struct department_row *row = catalogue_department(law, department, on(TODAY));

	ck_assert_ptr_nonnull(row);
	return row->credit_code;
}

static void did(int kind, const char *day, const struct event_field *field)
{
	struct event *event = act(&acts, &entry, kind, day);

	event->authority = entry.authority;
	if (field)
		act_fields(event, field, 1);
}

static void notice(const char *day)
{
	entry.notified = on(day);
	entry.served = on(day);
}

/* The acts that lead to a fixture. */
static void lead(enum fixture to)
{
	switch (to) {
	case NOTIFIED_OBJECTION:
	case UPHELD_BEFORE:
		did(CREDIT_EVENT_OBJECTED, "2026-06-13", &ground);
		if (to == UPHELD_BEFORE)
			did(CREDIT_EVENT_UPHELD, "2026-06-14", NULL);
		break;
	case LISTED_OBJECTION:
	case LISTED_OBJECTIONS:
	case LISTED_DISMISSED:
		did(CREDIT_EVENT_OBJECTED, "2026-06-01", &ground);
		if (to == LISTED_OBJECTIONS)
			did(CREDIT_EVENT_OBJECTED, "2026-06-02", &wrong_person);
		if (to == LISTED_DISMISSED)
			did(CREDIT_EVENT_DISMISSED, "2026-06-03", NULL);
		break;
	case LISTED_SUSPENDED:
		did(CREDIT_EVENT_SUSPENDED, "2026-06-01", NULL);
		break;
	case LISTED_UNCONFIRMED:
		did(CREDIT_EVENT_UNCONFIRMED, "2026-06-01", NULL);
		break;
	case REPAIR_APPLIED:
	case REPAIR_ACCEPTED:
	case REPAIR_FALSE:
	case REPAIR_UNMET:
		did(CREDIT_EVENT_REPAIR_APPLIED, "2026-06-01",
			to == REPAIR_UNMET ? &uncorrected : NULL);
		if (to == REPAIR_ACCEPTED)
			did(CREDIT_EVENT_REPAIR_ACCEPTED, "2026-06-03", NULL);
		else if (to == REPAIR_FALSE)
			did(CREDIT_EVENT_REFUSED, "2026-06-03", &false_material);
		break;
	case REMOVED:
		did(CREDIT_EVENT_REMOVED, "2026-06-01", NULL);
		break;
	case VOID:
		did(CREDIT_EVENT_REVOKED, "2026-06-01", NULL);
		break;
	default:
		break;
	}
}

/* Is there such a thing under the list's regime?  Then the entry is it. */
static bool begin(size_t regime, enum fixture fixture)
{
	const struct list_row *list =
		catalogue_list(law, regimes[regime].list, on(TODAY));
	bool before = fixture >= NOTIFIED && fixture <= UPHELD_BEFORE;
	struct standing s;

	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, regimes[regime].list, regimes[regime].subject);
	entry.authority = code_of(regimes[regime].authority);
	entry.decided = on(fixture == UNDECIDED ? "2026-07-01"
			: before                ? "2026-06-12"
			: fixture == LISTED_SHORT ? "2026-05-11"
						  : "2025-05-06");
	entry.until = on(fixture == ENDED ? "2026-05-31" : "2027-12-31");
	entry.ground = "";
	notice(before ? "2026-06-12" : fixture == LISTED_SHORT ? "2026-05-04" : "2025-04-21");
	if (fixture == UNDECIDED || fixture == CANDIDATE)
		entry.notified = entry.served = CREDIT_DAY_NONE;
	if (list->colour == COLOUR_RED && fixture >= REPAIR_APPLIED && fixture <= REPAIR_FALSE)
		return false; /* honours are not repaired */
	lead(fixture);
	standing(&entry, law, on(TODAY), &s);
	if (fixtures[fixture].state != 0)
		return s.state == fixtures[fixture].state;
	return s.listed == CREDIT_DAY_NONE && list->notice_days > 0;
}

/* An act of that kind today, by whom and as the law wants it. */
static struct event asked(int kind)
{
	bool court = kind == CREDIT_EVENT_SUSPENDED || kind == CREDIT_EVENT_RESUMED;
	const struct event_field *field = kind == CREDIT_EVENT_OBJECTED ? &ground
		: kind == CREDIT_EVENT_EXTENDED                         ? &until
		: kind == CREDIT_EVENT_CORRECTED                        ? &facts
									: NULL;
	struct event event = {.entry = entry.id, .kind = kind, .day = on(TODAY),
		.document = "样办〔2026〕9号", .operator_ = "",
		.authority = court ? code_of("FY") : entry.authority};

	if (field)
		act_fields(&event, field, 1);
	return event;
}

/* ---- the table ---- */

/* One answer to a kind, and who gets it. */
struct line {
	char answer[400];
	struct buf who;
};
#define LINES_MAX 24
static struct line lines[LINES_MAX];
static size_t lines_count;

static void put_answer(const struct act_answer *answer, const char *who)
{
	char text[400];
	size_t at = 0;

	if (answer->reason == MSG_COUNT)
		snprintf(text, sizeof(text), "allowed");
	else
		snprintf(text, sizeof(text), "%s 【%s】", message_code(answer->reason),
			answer->article);
	if (answer->reason != MSG_COUNT)
		ck_assert_str_ne(answer->article, ""); /* a refusal names its article */
	while (at < lines_count && strcmp(lines[at].answer, text) != 0)
		at++;
	ck_assert_uint_lt(at, LINES_MAX);
	if (at == lines_count) {
		lines_count++;
		snprintf(lines[at].answer, sizeof(lines[at].answer), "%s", text);
	}
	buf_printf(&lines[at].who, "%s%s", lines[at].who.length ? ", " : "", who);
}

static void put_lines(struct buf *out, const char *kind)
{
	for (size_t i = 0; i < lines_count; i++) {
		buf_printf(out, "  %s: %s: %s\n", kind, lines[i].answer,
			buf_cstr(&lines[i].who));
		buf_reset(&lines[i].who);
	}
	lines_count = 0;
}

static void walk_states(struct buf *out, size_t regime)
{
	const struct list_row *list =
		catalogue_list(law, regimes[regime].list, on(TODAY));

	static const char *const notices[] = {"", "none", "before", "document", "public"};

	buf_printf(out, "\n%s %s: %s, notice %s, states\n", list->code, list->name_zh,
		colour_name(list->colour), notices[list->notice]);
	for (int kind = 1; credit_event_kind_name(kind)[0]; kind++) {
		for (int i = 0; i < FIXTURES; i++) {
			struct act_answer answer;
			struct event event;

			if (!begin(regime, (enum fixture)i))
				continue;
			event = asked(kind);
			event_answer(&entry, &event, law, &answer);
			put_answer(&answer, fixtures[i].name);
		}
		put_lines(out, credit_event_kind_name(kind));
	}
}

/* The first fixture in which the act is allowed; false when there is none. */
static bool begin_allowed(size_t regime, int kind)
{
	for (int i = LISTED; i < FIXTURES + LISTED; i++) {
		struct act_answer answer;
		struct event event;

		if (!begin(regime, (enum fixture)(i % FIXTURES)))
			continue;
		event = asked(kind);
		event_answer(&entry, &event, law, &answer);
		if (answer.reason == MSG_COUNT)
			return true;
	}
	return false;
}

/* By whom, where the act is allowed; and without a document. */
static void walk_bodies(struct buf *out, size_t regime)
{
	static const char *const bodies[] = {
		"SC", "WM", "FY", "ZF", "FG", "ZW", "RM", "TJ", ""};

	buf_printf(out, "\n%s: by whom (authority %s), and without a document\n",
		regimes[regime].list, regimes[regime].authority);
	for (int kind = 1; credit_event_kind_name(kind)[0]; kind++) {
		struct act_answer answer;
		struct event event;

		if (!begin_allowed(regime, kind))
			continue;
		for (size_t i = 0; i < COUNT_OF(bodies); i++) {
			event = asked(kind);
			event.authority = bodies[i][0] ? code_of(bodies[i]) : "";
			event_answer(&entry, &event, law, &answer);
			put_answer(&answer, bodies[i][0] ? bodies[i] : "nobody");
		}
		event = asked(kind);
		event.document = "";
		event_answer(&entry, &event, law, &answer);
		put_answer(&answer, "no-document");
		put_lines(out, credit_event_kind_name(kind));
	}
}

static void walk(struct buf *out)
{
	buf_printf(out, "Acts on %s: allowed, or the code and article of the refusal, and where.\n",
		TODAY);
	for (size_t i = 0; i < COUNT_OF(regimes); i++)
		walk_states(out, i);
	walk_bodies(out, 0);
	walk_bodies(out, 4);
}

START_TEST(test_every_state_act_and_regime_answers_as_committed)
{
	const char *slash = strrchr(__FILE__, '/');
	struct buf now = BUF_INIT;
	struct buf committed = BUF_INIT;
	unsigned line = 1;
	char path[400];

	snprintf(path, sizeof(path), "%.*s/event_walk.txt", (int)(slash - __FILE__), __FILE__);
	ck_assert_int_eq(credit_catalogue_open(NULL, NULL, NULL, &law, NULL), CREDIT_OK);
	walk(&now);
	ck_assert_int_eq(now.status, CREDIT_OK);
	if (getenv("CREDIT_SNAPSHOT_WRITE"))
		ck_assert_int_eq(
			file_write(path, now.data, now.length, 0644, false, NULL), CREDIT_OK);
	ck_assert_int_eq(file_read(path, 1 << 20, &committed, NULL), CREDIT_OK);
	for (size_t i = 0; i < now.length && i < committed.length &&
		now.data[i] == committed.data[i]; i++)
		line += now.data[i] == '\n';
	ck_assert_msg(now.length == committed.length &&
			      memcmp(now.data, committed.data, now.length) == 0,
		"the walk differs from %s at line %u: write it again and read the difference",
		path, line);
	for (size_t i = 0; i < LINES_MAX; i++)
		buf_free(&lines[i].who);
	buf_free(&now);
	buf_free(&committed);
	credit_catalogue_free(law);
}
END_TEST

SUITE("record/event_walk", T(test_every_state_act_and_regime_answers_as_committed))
