/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_standing_model.c - standing and print against a clerk with the law in hand.
 *
 * 10,000 seeded histories of one entry, each asked on random days of 2023 to
 * 2027, with everything known and with what had been learned by random moments.
 * clerk.h answers from the papers and the law, the library from its records and
 * tables: state, marks, listed, windows, print, the first reason and the name.
 *
 * A failure prints the papers; CREDIT_SEED=N runs that history alone.
 */
#include "clerk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "../record/random_record.h"
#include "record/subject_act.h"
#include "../support/suite.h"

#define HISTORIES (SANITIZED ? 2000 : 10000)
#define RUNS 10
#define CUTS 3
#define ASKED 4

/* ---- papers in words ---- */

static unsigned seed_now;

__attribute__((format(printf, 3, 4))) static void say(
	char *text, size_t size, const char *format, ...)
{
	size_t length = strlen(text);
	va_list list;

	va_start(list, format);
	vsnprintf(text + length, size - length, format, list);
	va_end(list);
}

static void say_deed(char *text, size_t size, const struct deed *deed)
{
	const char *word = deed->kind == A_RENAMING ? "renamed"
		: deed->kind == A_DEATH             ? "deceased"
						    : credit_event_kind_name(deed->kind);

	say(text, size, "  #%u %s %s", deed->learned, text_of_day(deed->day), word);
	if (deed->kind == CREDIT_EVENT_REPAIRED)
		say(text, size, " effects %u", deed->effects);
	if (deed->kind == CREDIT_EVENT_EXTENDED)
		say(text, size, " until %s", text_of_day(deed->until));
	if (deed->kind == CREDIT_EVENT_CORRECTED)
		say(text, size, " field %d: %s, grade %d", deed->field,
			text_of_day(deed->until), deed->grade);
	if (deed->kind == CREDIT_EVENT_CONSENTED && deed->guardian)
		say(text, size, " by the guardian");
	if (deed->of)
		say(text, size, " of #%u", deed->of);
	if (deed->kind == CREDIT_EVENT_REVIEWED)
		say(text, size, " %s", deed->failed ? "failed" : "passed");
	say(text, size, "%s%s\n", deed->name[0] ? " " : "", deed->name);
}

static const char *papers_text(const struct papers *p)
{
	static char text[3000];

	snprintf(text, sizeof(text),
		"  list %s subject %s grade %d ground '%s' objection %d basis %d labour %d\n",
		list_names[p->list], subjects[p->subject], p->grade, p->ground, p->objection,
		p->basis, p->labour);
	say(text, sizeof(text), "  decided %s notified %s served %s",
		text_of_day(p->decided), text_of_day(p->notified), text_of_day(p->served));
	say(text, sizeof(text), " listed %s until %s%s published %s act_end %s\n",
		text_of_day(p->listed), text_of_day(p->until), p->until_long ? " long" : "",
		text_of_day(p->published), text_of_day(p->act_end));
	say(text, sizeof(text), "  consent %d guardian %d mute %d\n", p->consent,
		p->guardian, p->mute);
	for (unsigned i = 0; i < p->deeds_count; i++)
		say_deed(text, sizeof(text), &p->deeds[i]);
	return text;
}

/* ---- papers at random ---- */

static struct random dice;

static unsigned pick(unsigned below)
{
	return random_below(&dice, below);
}

static bool chance(unsigned percent)
{
	return pick(100) < percent;
}

/* A day mostly soon after another one, sometimes anywhere in 2023 to 2027. */
static credit_day pick_day(credit_day near)
{
	unsigned how = pick(20);
	credit_day day = near;

	if (how < 11)
		day = near + (credit_day)pick(40) - 8;
	else if (how < 17)
		day = near + (credit_day)pick(1200);
	else
		day = walk_first + (credit_day)pick((unsigned)(papers_last - walk_first + 1));
	return day < walk_first ? walk_first : day > papers_last ? papers_last : day;
}

static credit_day pick_or_none(credit_day near, unsigned percent)
{
	return chance(percent) ? pick_day(near) : NONE;
}

static const int deed_kinds[] = {CREDIT_EVENT_OBJECTED, CREDIT_EVENT_OBJECTED,
	CREDIT_EVENT_UPHELD, CREDIT_EVENT_DISMISSED, CREDIT_EVENT_DISMISSED,
	CREDIT_EVENT_REPAIRED, CREDIT_EVENT_EXTENDED, CREDIT_EVENT_SUSPENDED,
	CREDIT_EVENT_RESUMED, CREDIT_EVENT_REMOVED, CREDIT_EVENT_REVOKED,
	CREDIT_EVENT_MISIDENTIFIED, CREDIT_EVENT_REPLACED, CREDIT_EVENT_CONSENTED,
	CREDIT_EVENT_CONSENT_WITHDRAWN, CREDIT_EVENT_UNCONFIRMED, CREDIT_EVENT_CONFIRMED,
	CREDIT_EVENT_TITLE_WITHDRAWN, CREDIT_EVENT_REVIEWED, CREDIT_EVENT_DECIDED,
	CREDIT_EVENT_NOTIFIED, CREDIT_EVENT_ANNOUNCED, CREDIT_EVENT_LISTED,
	CREDIT_EVENT_CORRECTED, A_RENAMING, A_DEATH};

/* What voids an entry, or cannot be, is rare: else nothing else would be seen. */
static int pick_kind(const struct papers *p)
{
	int kind = deed_kinds[pick(COUNT_OF(deed_kinds))];
	bool grave = kind == CREDIT_EVENT_REVOKED || kind == CREDIT_EVENT_MISIDENTIFIED ||
		kind == CREDIT_EVENT_REPLACED || kind == CREDIT_EVENT_UPHELD;

	if (grave && chance(75))
		return CREDIT_EVENT_OBJECTED;
	if (kind == A_DEATH) {
		if (!is_person(p))
			return CREDIT_EVENT_SUSPENDED;
		for (unsigned i = 0; i < p->deeds_count; i++)
			if (p->deeds[i].kind == A_DEATH)
				return CREDIT_EVENT_RESUMED;
	}
	return kind;
}

/* One of the objections, sometimes of none that is there. */
static unsigned pick_objection(const struct papers *p)
{
	unsigned start = pick(p->deeds_count + 1);

	for (unsigned i = start; i < p->deeds_count; i++)
		if (p->deeds[i].kind == CREDIT_EVENT_OBJECTED)
			return p->deeds[i].learned;
	return chance(10) ? 99 : 0;
}

static void pick_deed(struct papers *p, credit_day near)
{
	struct deed *deed = &p->deeds[p->deeds_count];

	*deed = (struct deed){.kind = pick_kind(p), .learned = 10 + p->deeds_count,
		.day = pick_day(near), .effects = chance(50) ? 0 : 1 + pick(7),
		.until = pick_or_none(near, 85), .field = (enum corrects)pick(FIELDS),
		.grade = (enum grade)pick(4), .guardian = chance(50), .failed = chance(50)};
	if (deed->kind == A_RENAMING)
		snprintf(deed->name, sizeof(deed->name), "样例%u", p->deeds_count);
	if (deed->kind == CREDIT_EVENT_EXTENDED && deed->until == NONE)
		deed->until = pick_day(near);
	if ((deed->kind == CREDIT_EVENT_DISMISSED || deed->kind == CREDIT_EVENT_UPHELD) &&
		chance(60))
		deed->of = pick_objection(p);
	p->deeds_count++;
}

static void pick_papers(struct papers *p)
{
	credit_day near =
		walk_first + (credit_day)pick((unsigned)(papers_last - walk_first + 1));

	memset(p, 0, sizeof(*p));
	p->list = (enum what)pick(LISTS);
	p->subject = chance(50) ? A_FIRM : (enum who)pick(SUBJECTS);
	p->decided = chance(85) ? near : NONE;
	p->notified = pick_or_none(near, 80);
	p->served = pick_or_none(near, 85);
	p->listed = pick_or_none(near, 15);
	p->until = chance(p->list == BAN ? 70 : 25) ? pick_day(near + 200) : NONE;
	p->until_long = p->until == NONE && chance(15);
	p->published = pick_or_none(near, 50);
	p->act_end = pick_or_none(near, 40);
	p->objection = chance(60) ? OBJECTION_NONE : (enum objection_said)pick(4);
	p->grade = (enum grade)pick(4);
	p->basis = chance(85);
	p->ground = chance(90) ? "G1" : chance(50) ? "G9" : "";
	p->consent = chance(60);
	p->guardian = chance(60);
	p->labour = (enum answer)pick(3);
	p->mute = chance(8);
	for (unsigned n = pick(chance(60) ? 5 : DEEDS_MAX + 1); n > 0; n--)
		pick_deed(p, near);
}

/* ---- the same papers for the library ---- */

struct library {
	struct entry entry;
	struct event events[DEEDS_MAX];
	const struct event *order[DEEDS_MAX];
	struct subject_act acts[DEEDS_MAX];
	const struct subject_act *acts_order[DEEDS_MAX];
	struct event_field fields[DEEDS_MAX];
	char texts[DEEDS_MAX][40];
	char documents[DEEDS_MAX][24];
};

static void put_effects(char *text, size_t size, unsigned effects)
{
	static const char *const words[] = {"publicity", "use", "measures"};

	text[0] = '\0';
	for (int i = 0; i < EFFECT_COUNT; i++)
		if (effects & 1u << i)
			say(text, size, "%s%s", text[0] ? ", " : "", words[i]);
}

static void put_correction(struct event_field *field, char *text, const struct deed *deed)
{
	static const char *const names[] = {"grade", "served", "until", "decided"};
	static const char *const grades[] = {"", "minor", "general", "severe"};

	field->name = names[deed->field];
	text[0] = '\0';
	if (deed->field == FIELD_GRADE)
		strcpy(text, grades[deed->grade]);
	else if (deed->until != NONE)
		credit_day_format(deed->until, text);
}

static void put_field(struct library *l, unsigned at, const struct deed *deed)
{
	struct event_field *field = &l->fields[at];
	struct event *event = &l->events[at];
	char *text = l->texts[at];

	field->name = NULL;
	field->value = text;
	if (deed->kind == CREDIT_EVENT_REPAIRED && deed->effects) {
		field->name = "effects";
		put_effects(text, sizeof(l->texts[at]), deed->effects);
	} else if (deed->kind == CREDIT_EVENT_EXTENDED) {
		field->name = "until";
		credit_day_format(deed->until, text);
	} else if (deed->kind == CREDIT_EVENT_CORRECTED) {
		put_correction(field, text, deed);
	} else if (deed->kind == CREDIT_EVENT_CONSENTED && deed->guardian) {
		field->name = "guardian_consent";
		strcpy(text, "监护1号");
	} else if (deed->kind == CREDIT_EVENT_REVIEWED) {
		field->name = "outcome";
		strcpy(text, deed->failed ? "fail" : "pass");
	} else if (deed->of) {
		field->name = "of";
		snprintf(text, sizeof(l->texts[at]), "样办〔2026〕%u号", deed->of);
	}
	event->fields = field;
	event->fields_count = field->name != NULL;
}

static void put_act(struct library *l, const struct deed *deed)
{
	size_t at = l->entry.acts_count;
	struct subject_act *act = &l->acts[at];

	*act = (struct subject_act){.subject = l->entry.subject,
		.kind = deed->kind == A_DEATH ? CREDIT_SUBJECT_DECEASED
					      : CREDIT_SUBJECT_RENAMED,
		.day = deed->day, .document = "样变1号", .authority = COURT, .operator_ = "",
		.sequence = deed->learned};
	if (deed->kind == A_RENAMING) {
		l->fields[deed->learned - 10] = (struct event_field){"name", deed->name};
		act->fields = &l->fields[deed->learned - 10];
		act->fields_count = 1;
	}
	l->acts_order[l->entry.acts_count++] = act;
}

static void put_papers(struct library *l, const struct papers *p, unsigned known)
{
	struct entry *e = &l->entry;

	small_entry(e, list_names[p->list], subjects[p->subject]);
	e->authority = p->mute ? MUTE : COURT;
	e->decided = p->decided;
	e->notified = p->notified;
	e->served = p->served;
	e->listed = p->listed;
	e->until = p->until;
	e->until_long = p->until_long;
	e->published = p->published;
	e->act_end = p->act_end;
	e->objection = p->objection;
	e->grade = p->grade;
	e->basis_document = p->basis ? "样罚〔2026〕9号" : "";
	e->ground = p->ground;
	e->consent = p->consent ? "同意1号" : "";
	e->guardian_consent = p->guardian ? "监护1号" : "";
	e->labour_income = p->labour;
	e->events = l->order;
	e->acts = l->acts_order;
	for (unsigned i = 0; i < p->deeds_count; i++) {
		const struct deed *deed = &p->deeds[i];

		if (deed->learned > known)
			continue;
		if (deed->kind == A_RENAMING || deed->kind == A_DEATH) {
			put_act(l, deed);
			continue;
		}
		snprintf(l->documents[i], sizeof(l->documents[i]), "样办(2026)%u号",
			deed->learned);
		l->events[i] = (struct event){.entry = e->id, .kind = deed->kind,
			.day = deed->day, .document = l->documents[i], .authority = COURT,
			.operator_ = "", .sequence = deed->learned};
		put_field(l, i, deed);
		l->order[e->events_count++] = &l->events[i];
	}
}

/* ---- both ---- */

struct seen {
	unsigned states[CREDIT_STATE_ENDED + 1];
	unsigned printed, held, halted;
};
static struct seen seen;

#define SAME(what, theirs, ours)                                                    \
	do {                                                                        \
		long long theirs_ = (long long)(theirs), ours_ = (long long)(ours);  \
                                                                                    \
		if (theirs_ != ours_)                                               \
			differ(p, known, today, what, theirs_, ours_);              \
	} while (0)

static void differ(const struct papers *p, unsigned known, credit_day today,
	const char *what, long long theirs, long long ours)
{
	ck_abort_msg("seed %u: on %s, known #%u: %s is %lld, by the clerk %lld\n%s"
		     "  repeat with CREDIT_SEED=%u tests/property/test_standing_model",
		seed_now, text_of_day(today), known, what, theirs, ours, papers_text(p),
		seed_now);
}

static void compare(const struct papers *p, unsigned known, credit_day today,
	const struct judged_entry *judged, const struct answer_sheet *clerk)
{
	static const char *const names[][2] = {{"publicity from", "publicity until"},
		{"use from", "use until"}, {"measures from", "measures until"}};
	const struct standing *s = &judged->standing;

	SAME("state", s->state, clerk->state);
	SAME("marks", s->marks, clerk->marks);
	SAME("listed", s->listed, clerk->listed);
	SAME("reason", s->reason, clerk->reason);
	for (int i = 0; i < EFFECT_COUNT; i++) {
		SAME(names[i][0], s->windows[i].from, clerk->from[i]);
		SAME(names[i][1], s->windows[i].until, clerk->until[i]);
	}
	SAME("printed", judged->printed, clerk->why_not == MSG_COUNT);
	if (clerk->why_not != SOME)
		SAME("why not", judged->why_not, clerk->why_not);
	SAME("name", strcmp(judged->current.name, clerk->name), 0);
	seen.states[s->state]++;
	seen.printed += judged->printed;
	seen.held += s->state == CREDIT_STATE_LISTED && !judged->printed;
	seen.halted += s->marks != 0;
}

/* A day near something in the papers, or any day of 2023 to 2027. */
static credit_day pick_asked(const struct papers *p)
{
	const credit_day days[] = {p->decided, p->notified, p->served, p->listed, p->until,
		p->published, p->deeds[0].day, p->deeds[1].day, p->deeds[2].day};
	credit_day day = days[pick(COUNT_OF(days))];

	if (day < walk_first || chance(30))
		day = walk_first;
	else if (chance(50))
		return earlier(day + (credit_day)pick(12), papers_last);
	if (day > papers_last)
		return papers_last;
	return day + (credit_day)pick((unsigned)(papers_last - day + 1));
}

static void one_history(unsigned seed)
{
	static struct library library;
	struct arena arena = ARENA_INIT;
	struct papers papers;

	seed_now = seed;
	random_seed(&dice, seed + 1);
	pick_papers(&papers);
	for (unsigned cut = 0; cut < CUTS; cut++) {
		/* everything; then what had been learned by some moment */
		unsigned known = cut == 0 ? UINT32_MAX : 9 + pick(papers.deeds_count + 1);
		const struct entry *entry = &library.entry;

		put_papers(&library, &papers, known);
		for (unsigned i = 0; i < ASKED; i++) {
			credit_day today = pick_asked(&papers);
			struct answer_sheet sheet = ask_clerk(&papers, known, today);
			struct judgement judgement;

			ck_assert_int_eq(judge(&entry, 1, small_tables(), today, &arena,
						 &judgement),
				CREDIT_OK);
			compare(&papers, known, today, &judgement.entries[0], &sheet);
		}
		if (papers.deeds_count == 0)
			break;
	}
	arena_free(&arena);
}

START_TEST(test_the_library_answers_as_a_clerk_would)
{
	const char *wanted = getenv("CREDIT_SEED");
	unsigned each = HISTORIES / RUNS;

	make_calendar();
	for (unsigned h = 0; h < each; h++) {
		unsigned seed = (unsigned)_i * each + h;

		if (!wanted || (unsigned)atoi(wanted) == seed)
			one_history(seed);
	}
	if (wanted)
		return;
	for (int state = CREDIT_STATE_CANDIDATE; state <= CREDIT_STATE_ENDED; state++)
		ck_assert_uint_gt(seen.states[state], each / 4);
	ck_assert_uint_gt(seen.printed, each / 4);
	ck_assert_uint_gt(seen.held, each / 4);
	ck_assert_uint_gt(seen.halted, each / 4);
}
END_TEST

SUITE("property/standing_model", TL(test_the_library_answers_as_a_clerk_would, RUNS))
