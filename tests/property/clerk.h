/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clerk.h - a clerk with the law in hand: what one entry is on a day.
 *
 * The plain model behind test_standing_model.c.  The clerk has the papers that
 * were known, and walks the days of 2023 to 2028 one by one: counts the working
 * days to object, lists, opens and closes objections, and says what holds on the
 * day asked.  The law of the small tables stands here once more, by hand.
 * Nothing of the library takes part but the numbers of states, kinds and reasons.
 */
#ifndef TEST_CLERK_H
#define TEST_CLERK_H

#include "../record/small_tables.h"

#define DEEDS_MAX 10
#define NONE CREDIT_DAY_NONE
#define EVER CREDIT_DAY_MAX

/* ---- the clerk's calendar: every day of 2022 to 2036, by stepping ---- */

#define YEAR_FIRST 2022
#define YEARS 15
#define CALENDAR_DAYS (YEARS * 366)

struct civil {
	int year, month, day, weekday; /* Monday is 0 */
};

static struct civil calendar[CALENDAR_DAYS];
static credit_day month_first[YEARS][12]; /* the first of each month */
static int month_days[YEARS][12];
static credit_day origin;       /* 2022-01-01, a Saturday */
static credit_day walk_first;   /* 2023-01-01 */
static credit_day walk_last;    /* 2028-12-31 */
static credit_day papers_last;  /* 2027-12-31, where the plans of days off end */

static inline void make_calendar(void)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int at = 0;

	origin = on("2022-01-01");
	for (int y = 0; y < YEARS; y++)
		for (int m = 0; m < 12; m++) {
			int length = lengths[m] + (m == 1 && (YEAR_FIRST + y) % 4 == 0);

			month_first[y][m] = origin + at;
			month_days[y][m] = length;
			for (int d = 1; d <= length; d++, at++)
				calendar[at] = (struct civil){
					YEAR_FIRST + y, m + 1, d, (at + 5) % 7};
		}
	walk_first = month_first[1][0];
	walk_last = month_first[7][0] - 1;
	papers_last = month_first[6][0] - 1;
}

/* 民法典 art. 201, 202: the start not counted; the matching day, else the month's last. */
static inline credit_day months_later(credit_day day, int months)
{
	struct civil from = calendar[day - origin];
	int month = from.month - 1 + months;
	int year = from.year - YEAR_FIRST + month / 12;
	int last = month_days[year][month % 12];

	return month_first[year][month % 12] + (from.day < last ? from.day : last) - 1;
}

/* ---- the papers ---- */

enum what { BEF, DOC, NON, GEN, BAN, LIF, FIX, PUB, KID, LISTS };
static const char *const list_names[] = {
	"BEF", "DOC", "NON", "GEN", "BAN", "LIF", "FIX", "PUB", "KID"};

enum who { A_FIRM, A_TRADER, A_BODY, AN_ADULT, A_CHILD, A_TEEN, SUBJECTS };
static const char *const subjects[] = {FIRM, TRADER, BODY, ADULT, MINOR, TEEN};

#define A_RENAMING 101 /* acts on the subject, beside the kinds of event */
#define A_DEATH 102

enum corrects { FIELD_GRADE, FIELD_SERVED, FIELD_UNTIL, FIELD_DECIDED, FIELDS };

struct deed {
	int kind;
	credit_day day;
	unsigned learned; /* its place in the register */
	unsigned effects; /* of a repair: bits; 0: all */
	credit_day until; /* of an extension, of a correction */
	enum corrects field;
	enum grade grade;
	bool guardian; /* of a consent */
	bool failed;   /* of a review */
	unsigned of;   /* of an answer: where the objection stands that it names; 0: none */
	char name[16]; /* of a renaming */
};

struct papers {
	enum what list;
	enum who subject;
	credit_day decided, notified, served, listed, until, published, act_end;
	bool until_long;
	enum objection_said objection;
	enum grade grade;
	bool basis;          /* the penalty has a document of its own */
	const char *ground;  /* G1 is known, G9 is not */
	bool consent, guardian;
	enum answer labour;
	bool mute; /* an authority without contact */
	struct deed deeds[DEEDS_MAX]; /* as they were learned */
	unsigned deeds_count;
};

static inline bool is_person(const struct papers *p)
{
	return p->subject == AN_ADULT || p->subject == A_CHILD || p->subject == A_TEEN;
}

/* ---- the clerk ---- */

/* What the clerk answers. */
struct answer_sheet {
	int state;
	unsigned marks;
	credit_day listed;
	int reason; /* why it is not listed; MSG_COUNT: it is */
	credit_day from[EFFECT_COUNT], until[EFFECT_COUNT];
	int why_not; /* MSG_COUNT: printed; SOME: not, for a reason that the windows have */
	const char *name;
};
#define SOME (-1)

struct clerk {
	const struct papers *p;
	unsigned known;
	credit_day today;
	/* read off the papers */
	const struct deed *diary[DEEDS_MAX]; /* what is known, by day */
	unsigned diary_count;
	struct papers now; /* mended by the corrections */
	credit_day decided, notice, recorded, until, died;
	int void_reason;
	/* kept while walking */
	bool told, running, open, refused, halted, missing;
	const struct deed *asked[DEEDS_MAX]; /* objections without answer */
	unsigned asked_count;
	int left; /* working days to object */
	credit_day listed, upheld, removed, repaired[EFFECT_COUNT];
	bool told_today, running_today, open_today, halted_today, missing_today;
};

/* The known deeds in order of day, then as learned. */
static inline void sort_diary(struct clerk *c)
{
	for (unsigned i = 0; i < c->p->deeds_count; i++) {
		const struct deed *deed = &c->p->deeds[i];
		unsigned at = c->diary_count;

		if (deed->learned > c->known)
			continue;
		for (; at > 0 && c->diary[at - 1]->day > deed->day; at--)
			c->diary[at] = c->diary[at - 1];
		c->diary[at] = deed;
		c->diary_count++;
	}
}

/* A correction mends what was wrong from the start. */
static inline void mend(struct clerk *c)
{
	c->now = *c->p;
	for (unsigned i = 0; i < c->diary_count; i++) {
		const struct deed *deed = c->diary[i];

		if (deed->kind != CREDIT_EVENT_CORRECTED)
			continue;
		if (deed->field == FIELD_GRADE)
			c->now.grade = deed->grade;
		if (deed->field == FIELD_SERVED)
			c->now.served = deed->until;
		if (deed->field == FIELD_DECIDED)
			c->now.decided = deed->until;
		if (deed->field == FIELD_UNTIL) {
			c->now.until = deed->until;
			c->now.until_long = false;
		}
	}
}

/* The first day of a kind in the diary. */
static inline credit_day first_of(const struct clerk *c, int kind)
{
	for (unsigned i = 0; i < c->diary_count; i++)
		if (c->diary[i]->kind == kind)
			return c->diary[i]->day;
	return NONE;
}

static inline bool black(const struct papers *p)
{
	return p->list != PUB && p->list != KID;
}

/* Told before listing; by the document itself; by public notice; not at all. */
static inline credit_day day_of_notice(const struct clerk *c)
{
	credit_day notified = c->now.notified != NONE ? c->now.notified
						      : first_of(c, CREDIT_EVENT_NOTIFIED);
	credit_day announced = first_of(c, CREDIT_EVENT_ANNOUNCED);

	if (c->now.list == BEF)
		return notified;
	if (c->now.list == DOC)
		return c->now.served;
	if (c->now.list == PUB)
		return announced != NONE ? announced : notified;
	return NONE;
}

static inline bool asks_notice(const struct papers *p)
{
	return p->list == BEF || p->list == DOC || p->list == PUB;
}

/* Void from the first day; the gravest is told. */
static inline int why_void(const struct clerk *c)
{
	if (first_of(c, CREDIT_EVENT_MISIDENTIFIED) != NONE)
		return MSG_HELD_MISIDENTIFIED;
	if (first_of(c, CREDIT_EVENT_REVOKED) != NONE)
		return MSG_HELD_REVOKED;
	if (first_of(c, CREDIT_EVENT_REPLACED) != NONE)
		return MSG_HELD_REPLACED;
	return MSG_COUNT;
}

static inline void read_papers(struct clerk *c)
{
	sort_diary(c);
	mend(c);
	c->decided = c->now.decided != NONE ? c->now.decided
					    : first_of(c, CREDIT_EVENT_DECIDED);
	c->notice = day_of_notice(c);
	c->recorded = c->now.listed;
	c->until = c->now.until;
	for (unsigned i = 0; i < c->diary_count; i++) {
		const struct deed *deed = c->diary[i];

		if (deed->kind == CREDIT_EVENT_LISTED && deed->day > c->recorded)
			c->recorded = deed->day;
		/* only an end that was set can be put off */
		if (deed->kind == CREDIT_EVENT_EXTENDED && c->now.until != NONE &&
			deed->until > c->until)
			c->until = deed->until;
	}
	c->died = first_of(c, A_DEATH);
	c->void_reason = why_void(c);
	c->listed = c->upheld = c->removed = NONE;
	for (int i = 0; i < EFFECT_COUNT; i++)
		c->repaired[i] = NONE;
}

static inline void first(credit_day *day, credit_day today)
{
	if (*day == NONE)
		*day = today;
}

/* 行政处罚法 art. 85: working days; the day of the notice is not counted. */
static inline void count_notice(struct clerk *c, credit_day today)
{
	if (c->notice == NONE || today < c->notice)
		return;
	if (today == c->notice) {
		c->told = true;
		c->left = c->now.list == DOC ? 0 : 5;
		c->running = c->left > 0;
		return;
	}
	if (c->running && c->left == 0)
		c->running = false; /* yesterday was the last day */
	/* nobody knows the days off of 2028 yet: those days are never over */
	if (c->running && today <= papers_last && calendar[today - origin].weekday < 5)
		c->left--;
}

/* An answer goes to the objection that it names, else to all that lay there. */
static inline void answer_objections(struct clerk *c, const struct deed *answer)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < c->asked_count; i++) {
		const struct deed *asked = c->asked[i];

		if (answer->of ? asked->learned != answer->of
			       : asked->learned > answer->learned)
			c->asked[kept++] = asked;
	}
	c->asked_count = kept;
	c->open = kept > 0;
}

static inline void enter_deed(struct clerk *c, const struct deed *deed)
{
	switch (deed->kind) {
	case CREDIT_EVENT_OBJECTED:
		c->open = true;
		c->asked[c->asked_count++] = deed;
		break;
	case CREDIT_EVENT_DISMISSED:
		answer_objections(c, deed);
		break;
	case CREDIT_EVENT_UPHELD:
		answer_objections(c, deed);
		if (c->listed == NONE)
			c->refused = true;
		else
			first(&c->upheld, deed->day);
		break;
	case CREDIT_EVENT_SUSPENDED:
	case CREDIT_EVENT_RESUMED:
		c->halted = deed->kind == CREDIT_EVENT_SUSPENDED;
		break;
	case CREDIT_EVENT_UNCONFIRMED:
	case CREDIT_EVENT_CONFIRMED:
		c->missing = deed->kind == CREDIT_EVENT_UNCONFIRMED;
		break;
	case CREDIT_EVENT_REVIEWED:
		if (!deed->failed)
			break;
		first(&c->removed, deed->day);
		break;
	case CREDIT_EVENT_REMOVED:
	case CREDIT_EVENT_TITLE_WITHDRAWN:
		first(&c->removed, deed->day);
		break;
	case CREDIT_EVENT_REPAIRED:
		for (int i = 0; i < EFFECT_COUNT; i++)
			if (deed->effects == 0 || (deed->effects & 1u << i))
				first(&c->repaired[i], deed->day);
		break;
	default:
		break;
	}
}

/*
 * 国办发〔2020〕49号: decided, told, the days to object over, objections examined.
 * What the authority recorded may be later, never earlier.
 */
static inline bool may_be_listed(const struct clerk *c, credit_day today)
{
	if (c->decided == NONE || today < c->decided || today < c->recorded)
		return false;
	if (asks_notice(&c->now) && (!c->told || c->running))
		return false;
	return c->now.objection != OBJECTION_UPHELD && !c->open && !c->refused;
}

static inline void walk(struct clerk *c)
{
	unsigned next = 0;

	for (credit_day today = walk_first; today <= walk_last; today++) {
		count_notice(c, today);
		for (; next < c->diary_count && c->diary[next]->day == today; next++)
			enter_deed(c, c->diary[next]);
		if (c->listed == NONE && may_be_listed(c, today))
			c->listed = today;
		if (today != c->today)
			continue;
		c->told_today = c->told;
		c->running_today = c->running;
		c->open_today = c->open;
		c->halted_today = c->halted;
		c->missing_today = c->missing;
	}
}

/* ---- how long, by the law of a day ---- */

static inline credit_day either(credit_day day, credit_day otherwise)
{
	return day != NONE ? day : otherwise;
}

static inline credit_day earlier(credit_day a, credit_day b)
{
	return a < b ? a : b;
}

/* The authority's own end wins when it is earlier. */
static inline credit_day or_own_end(const struct clerk *c, credit_day last)
{
	return c->until != NONE && c->until < last ? c->until : last;
}

/*
 * The general terms: until 2026-03-31 信用修复管理办法（试行） (Order 58, in force
 * 2023-05-01), 36 months from the authority's publication; from 2026-04-01
 * 信用修复管理办法 (Order 36), by grade from the document: minor hidden and 3
 * months, general 12, severe 36; no grade: hidden, and no longer than the least.
 * NONE: by that law it never opens.
 */
static inline credit_day general_last(const struct clerk *c, int effect, credit_day law)
{
	static credit_day order_58, order_36;

	if (!order_58) {
		order_58 = on("2023-05-01");
		order_36 = on("2026-04-01");
	}
	if (law < order_58)
		return NONE;
	if (law < order_36)
		return or_own_end(
			c, months_later(either(c->now.published, c->decided), 36));
	if (c->now.grade == GRADE_GENERAL)
		return or_own_end(c, months_later(c->decided, 12));
	if (c->now.grade == GRADE_SEVERE)
		return or_own_end(c, months_later(c->decided, 36));
	if (effect == EFFECT_PUBLICITY)
		return NONE;
	return or_own_end(c, months_later(c->decided, 3));
}

/*
 * Decided under one law and asked under another: the earlier end of both; where
 * the law of the decision is not known, today's alone.
 */
static inline credit_day general_end(const struct clerk *c, int effect)
{
	credit_day day = c->today < c->decided ? c->decided : c->today;
	credit_day today = general_last(c, effect, day);
	credit_day then = general_last(c, effect, c->decided);

	if (c->decided < on("2023-05-01"))
		return today;
	return today == NONE || then == NONE ? NONE : earlier(today, then);
}

/* 2028 and later is reached by ends only; the calendar holds them. */
static inline credit_day term_end(const struct clerk *c, int effect)
{
	switch (c->now.list) {
	case BEF: /* three years */
		return or_own_end(c, months_later(c->decided, 36));
	case DOC: /* two years */
		return or_own_end(c, months_later(c->decided, 24));
	case KID: /* an honour of one year */
		return or_own_end(c, months_later(c->decided, 12));
	case GEN:
		return general_end(c, effect);
	case BAN: /* as long as the ban that the document names */
		return c->now.until_long ? EVER : c->until;
	case FIX: /* an anchor and an outcome for each effect */
		if (effect == EFFECT_PUBLICITY)
			return or_own_end(c, either(c->now.published, c->decided) + 100);
		if (effect == EFFECT_USE)
			return or_own_end(
				c, months_later(either(c->now.act_end, c->decided), 12));
		return or_own_end(c, EVER); /* goes on until corrected */
	case NON:
	case LIF:
	case PUB:
	default:
		return or_own_end(c, EVER);
	}
}

/* The last day, with what the authorities did since. */
static inline credit_day end_of(const struct clerk *c, int effect)
{
	const credit_day without[] = {c->repaired[effect - 1], c->removed, c->upheld};
	credit_day last = term_end(c, effect);

	for (size_t i = 0; last != NONE && i < COUNT_OF(without); i++)
		if (without[i] != NONE)
			last = earlier(last, without[i] - 1);
	return last;
}

/* ---- what the clerk says ---- */

static inline int why_not_listed(const struct clerk *c)
{
	if (c->notice == NONE && asks_notice(&c->now))
		return c->now.list == BEF ? MSG_HELD_NOTICE
			: c->now.list == DOC ? MSG_HELD_SERVICE
					     : MSG_HELD_ANNOUNCED;
	if (c->decided == NONE)
		return MSG_HELD_DECISION;
	if (c->running)
		return MSG_HELD_CALENDAR;
	if (c->now.objection == OBJECTION_UPHELD || c->refused)
		return MSG_HELD_UPHELD;
	return MSG_HELD_OBJECTION;
}

static inline int state_before(const struct clerk *c)
{
	if (c->open_today)
		return CREDIT_STATE_NOTIFIED;
	if (c->told_today && (c->running_today || c->listed != NONE))
		return CREDIT_STATE_NOTIFIED;
	return CREDIT_STATE_CANDIDATE;
}

static inline void close_windows(struct answer_sheet *out)
{
	for (int i = 0; i < EFFECT_COUNT; i++)
		out->from[i] = out->until[i] = NONE;
}

/* Stayed by review or court; held for persons; not on the authority's full list. */
static inline void hold_windows(const struct clerk *c, struct answer_sheet *out)
{
	if (c->halted_today)
		out->from[EFFECT_PUBLICITY - 1] = out->from[EFFECT_MEASURES - 1] = NONE;
	if ((c->open_today && is_person(&c->now)) ||
		(c->missing_today && out->state != CREDIT_STATE_ENDED))
		out->from[EFFECT_PUBLICITY - 1] = NONE;
}

static inline void say_standing(const struct clerk *c, struct answer_sheet *out)
{
	bool over = true;
	bool ends = false;

	out->listed = c->listed;
	close_windows(out);
	if (c->listed == NONE) {
		out->reason = why_not_listed(c);
		out->state = state_before(c);
		return;
	}
	for (int i = 0; i < EFFECT_COUNT; i++) {
		credit_day last = end_of(c, i + 1);

		out->until[i] = last;
		out->from[i] = last == NONE || last < c->listed ? NONE : c->listed;
		ends |= last != NONE;
		over &= last == NONE || last < c->today;
	}
	out->state = ends && over && c->today >= c->listed ? CREDIT_STATE_ENDED
							   : CREDIT_STATE_LISTED;
	hold_windows(c, out);
	out->reason = MSG_COUNT;
	if (c->today < c->listed) {
		out->state = state_before(c);
		out->reason = c->open_today ? MSG_HELD_OBJECTION : MSG_HELD_NOT_YET;
	}
}

/* 民法典 art. 13: with death everything ends, and nobody is listed after it. */
static inline void say_death(const struct clerk *c, struct answer_sheet *out)
{
	if (c->died == NONE)
		return;
	if (out->listed > c->died) {
		out->listed = NONE;
		close_windows(out);
	}
	for (int i = 0; i < EFFECT_COUNT; i++)
		if (out->until[i] != NONE)
			out->until[i] = earlier(out->until[i], c->died);
	if (c->today <= c->died)
		return;
	out->state = CREDIT_STATE_ENDED;
	if (out->listed == NONE)
		out->reason = MSG_ENDED_DECEASED;
}

/* 民法典 art. 17, 201, 1259: of an age from the day after the birthday. */
static inline bool younger(const struct papers *p, credit_day day, int years)
{
	if (p->subject == A_CHILD) /* born 2012-06-30 */
		return day < month_first[2012 + years - YEAR_FIRST][6];
	if (p->subject == A_TEEN) /* born 2008-01-01 */
		return day <= month_first[2008 + years - YEAR_FIRST][0];
	return false;
}

/*
 * 甘肃省社会信用条例 art. 2, 法释〔2017〕7号 art. 4: no minor, at the act or today;
 * 民法典 art. 18: who lives on own labour from sixteen on may be, unpublished;
 * 行政处罚法 art. 30: under fourteen nothing is penalised.  The reason, or MSG_COUNT.
 */
static inline int say_minor(const struct clerk *c, struct answer_sheet *out)
{
	credit_day act = either(either(c->now.act_end, c->decided), c->today);

	int reason = younger(&c->now, act, 14) ? MSG_HELD_CHILD : MSG_HELD_MINOR;

	if (!black(&c->now) || (!younger(&c->now, act, 18) && !younger(&c->now, c->today, 18)))
		return MSG_COUNT;
	if (c->now.labour == ANSWER_YES && !younger(&c->now, act, 16)) {
		out->from[EFFECT_PUBLICITY - 1] = NONE;
		return reason;
	}
	out->state = CREDIT_STATE_CANDIDATE;
	out->listed = NONE;
	out->reason = reason;
	close_windows(out);
	return reason;
}

/* ---- print ---- */

/* 国办发〔2020〕49号: class, name, documents, objection, ground. */
static inline int black_refusal(const struct clerk *c)
{
	const struct papers *p = &c->now;

	if (p->list == NON || p->list == LIF)
		return MSG_HELD_CLASS;
	if (is_person(p))
		return MSG_HELD_PERSON;
	if (p->subject == A_TRADER)
		return MSG_HELD_PERSON_NAME;
	/* a severe list: listing served, and a penalty that is another document */
	if (p->list != DOC && (p->served == NONE || p->served > c->today || !p->basis))
		return MSG_HELD_DOCUMENTS;
	if (p->list == BEF && p->objection == OBJECTION_UNSTATED && c->recorded == NONE) {
		credit_day dismissed = first_of(c, CREDIT_EVENT_DISMISSED);

		if (dismissed == NONE || dismissed > c->today)
			return MSG_HELD_OBJECTION_UNSTATED;
	}
	return strcmp(p->ground, "G1") == 0 ? MSG_COUNT : MSG_HELD_GROUND;
}

/* 个人信息保护法 art. 25, 31: the last word on consent, the guardian's for minors. */
static inline int red_refusal(const struct clerk *c)
{
	bool guardian = younger(&c->now, c->today, 18);
	bool yes = guardian ? c->now.guardian : c->now.consent;

	if (!is_person(&c->now) && c->now.subject != A_TRADER)
		return MSG_COUNT;
	for (unsigned i = 0; i < c->diary_count && c->diary[i]->day <= c->today; i++) {
		const struct deed *deed = c->diary[i];

		if (deed->kind == CREDIT_EVENT_CONSENT_WITHDRAWN)
			yes = false;
		if (deed->kind == CREDIT_EVENT_CONSENTED && deed->guardian == guardian)
			yes = true;
	}
	if (yes)
		return MSG_COUNT;
	if (younger(&c->now, c->today, 14))
		return MSG_HELD_GUARDIAN_CHILD;
	return guardian ? MSG_HELD_GUARDIAN : MSG_HELD_CONSENT;
}

static inline int print_refused(
	const struct clerk *c, const struct answer_sheet *out, int minor)
{
	int refusal;

	if (out->reason != MSG_COUNT)
		return out->reason;
	if (minor != MSG_COUNT)
		return minor;
	if (out->state != CREDIT_STATE_LISTED)
		return SOME;
	refusal = black(&c->now) ? black_refusal(c) : red_refusal(c);
	if (refusal != MSG_COUNT)
		return refusal;
	if (c->now.mute)
		return MSG_HELD_CONTACT;
	return out->from[EFFECT_PUBLICITY - 1] != NONE &&
			out->from[EFFECT_PUBLICITY - 1] <= c->today &&
			c->today <= out->until[EFFECT_PUBLICITY - 1]
		? MSG_COUNT
		: SOME;
}

/* The last name given, unless the decision came after it and names the subject itself. */
static const char *name_today(const struct clerk *c)
{
	const char *name = "样例";

	for (unsigned i = 0; i < c->diary_count && c->diary[i]->day <= c->today; i++)
		if (c->diary[i]->kind == A_RENAMING &&
			(c->now.decided == NONE || c->diary[i]->day >= c->now.decided))
			name = c->diary[i]->name;
	return name;
}

static inline struct answer_sheet ask_clerk(
	const struct papers *p, unsigned known, credit_day today)
{
	struct clerk clerk = {.p = p, .known = known, .today = today};
	struct answer_sheet out = {0};
	int minor = MSG_COUNT;

	read_papers(&clerk);
	walk(&clerk);
	out.marks = (clerk.open_today ? CREDIT_MARK_OBJECTION : 0) |
		(clerk.halted_today ? CREDIT_MARK_SUSPENDED : 0) |
		(clerk.missing_today ? CREDIT_MARK_UNCONFIRMED : 0);
	if (clerk.void_reason != MSG_COUNT) {
		out.state = CREDIT_STATE_ENDED;
		out.listed = NONE;
		out.reason = clerk.void_reason;
		close_windows(&out);
		if (clerk.void_reason == MSG_HELD_MISIDENTIFIED)
			out.marks |= CREDIT_MARK_SHIELDED;
	} else {
		say_standing(&clerk, &out);
		say_death(&clerk, &out);
	}
	if (out.state == CREDIT_STATE_ENDED) /* nothing is left to be checked */
		out.marks &= ~(unsigned)CREDIT_MARK_UNCONFIRMED;
	if (clerk.void_reason == MSG_COUNT) {
		/* who died before being listed was never on a list: nothing to void */
		if (out.state != CREDIT_STATE_ENDED || out.reason == MSG_COUNT)
			minor = say_minor(&clerk, &out);
	}
	out.why_not = print_refused(&clerk, &out, minor);
	out.name = name_today(&clerk);
	return out;
}

#endif
