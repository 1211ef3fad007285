/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalogue.h - the resolved tables as structs, and how to ask them.
 *
 * Built once when tables are loaded, read-only afterwards; every query is a
 * walk over a few rows (a list has a handful) and pure.  Strings live as long
 * as the catalogue and are never NULL.  A row holds on a day when
 * from <= day <= to; to is CREDIT_DAY_MAX where it is open.
 */
#ifndef LIBCREDIT_CATALOGUE_H
#define LIBCREDIT_CATALOGUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/message.h"
#include "credit/catalogue.h"
#include "credit/id.h"

/* What every row carries. */
struct row_head {
	credit_day from;
	credit_day to;
	const char *source; /* instrument and article */
	bool sure;          /* found; false: from memory, to be confirmed */
	uint32_t line;      /* in its file */
	bool county;        /* a county's own row, narrowing a shipped one */
	const char *key;    /* what the row is about: its key columns, U+001F between */
};

enum colour { COLOUR_BLACK = 1, COLOUR_RED = 2 };

/* Classes of lists; only the first three can ever stand in black.csv. */
enum list_class {
	CLASS_SEVERE = 1,      /* 严重失信主体名单 */
	CLASS_JUDGMENT = 2,    /* 失信被执行人 */
	CLASS_GOVERNMENT = 3,  /* 政务失信 */
	CLASS_ABNORMAL = 4,    /* 异常名录 */
	CLASS_CONSUMPTION = 5, /* 限制消费 */
	CLASS_BAN = 6,         /* 从业禁止 */
	CLASS_PENALTY = 7,     /* 行政处罚信息 */
	CLASS_HONOUR = 8       /* 荣誉 */
};

enum domain {
	DOMAIN_PERSONAL = 1, /* 个人诚信 */
	DOMAIN_GOVERNMENT,   /* 政务诚信 */
	DOMAIN_BUSINESS,     /* 商务诚信 */
	DOMAIN_SOCIAL,       /* 社会诚信 */
	DOMAIN_JUDICIAL      /* 司法公信 */
};

enum notice_regime {
	NOTICE_NONE = 1,     /* the law asks for none before listing */
	NOTICE_BEFORE,       /* 告知: told before listing, notice_days working days to object */
	NOTICE_IN_DOCUMENT,  /* the warning stands in the document itself */
	NOTICE_PUBLIC        /* 公示: red candidates announced for notice_days working days */
};

enum objection_effect { OBJECTION_MARK = 1, OBJECTION_HOLD };

#define KIND_BIT(kind) (1u << (kind))
#define EVENT_BIT(kind) (UINT64_C(1) << (kind))
#define KINDS_ORGANISED                                                             \
	(KIND_BIT(CREDIT_KIND_BUSINESS) | KIND_BIT(CREDIT_KIND_GOVERNMENT) |        \
		KIND_BIT(CREDIT_KIND_ORGANISATION))

struct list_row {
	struct row_head head;
	const char *code; /* SX, H01 ... */
	const char *name_zh;
	const char *name_en;
	enum colour colour;
	enum list_class class_;
	const char *class_zh; /* the class as the table words it */
	enum domain domain;
	uint32_t kinds;          /* KIND_BIT set */
	const char *authorities; /* department codes that are competent, ";" between */
	const char *level;       /* lowest level of a competent authority: county, city ... */
	enum notice_regime notice;
	int notice_days; /* working days to object; 0: the regime has none */
	enum objection_effect objection_person; /* an objection after listing */
	enum objection_effect objection_other;
	uint32_t print_kinds;       /* kinds that may stand in an edition at all */
	const char *print_law;      /* law and article that lets persons be printed; or "" */
	const char *print_reviewer; /* who reviewed that, or "" */
	credit_day print_reviewed;  /* and when, or CREDIT_DAY_NONE */
	const char *print_fields;   /* fields beyond the usual, ";" between */
	const char *mask;           /* mask profile: public, none */
	int max_age_days;    /* a list not confirmed for longer is stale; 0: never */
	int review_months;   /* honours: months between reviews; 0: none */
	int review_grace_days; /* days after a review was due until print waits for it */
	bool minors;         /* honours that minors may receive */
	bool penalty_orders; /* the penalty decision itself may order the listing */
	const char *channel; /* where the authority publishes it */
	const char *basis;   /* legal basis, printed */
	int coverage_percent; /* county target, 0: none */
	int coverage_of;      /* how many there are in the county; 0: not said */
	const char *coverage_source; /* who counted them, and when; "" when not said */
};

struct ground_row {
	struct row_head head;
	const char *list;
	const char *code;
	const char *text_zh; /* the statutory case in its own words */
	const char *text_en;
	const char *article;
};

enum effect { EFFECT_PUBLICITY = 1, EFFECT_USE, EFFECT_MEASURES };
#define EFFECT_COUNT 3

enum grade { GRADE_NONE = 0, GRADE_MINOR, GRADE_GENERAL, GRADE_SEVERE };

enum anchor {
	ANCHOR_DOCUMENT = 1, /* day of the listing document */
	ANCHOR_PUBLISHED,    /* the authority's own publication, else the decision day */
	ANCHOR_ACT_END       /* end of the act, else the decision day */
};

enum outcome {
	OUTCOME_STOP = 1,    /* ends at the maximum */
	OUTCOME_IF_CORRECTED, /* goes on until corrected */
	OUTCOME_SECTOR       /* by the sector's rule: stops, and status asks */
};

enum term_unit {
	TERM_NOT_SET = 0, /* no term in this row */
	TERM_DAYS,
	TERM_MONTHS,
	TERM_BAN,  /* as long as the ban in the document: the entry's own end day */
	TERM_LIFE, /* for life */
	TERM_OPEN, /* no fixed term: until an event ends it */
	TERM_HIDDEN /* not published at all (publicity only) */
};

struct term {
	enum term_unit unit;
	int count; /* days or months */
};

struct term_row {
	struct row_head head;
	const char *list;   /* a list code, or "*" for every black list without rows of its own */
	const char *regime; /* name of the regime, for people */
	const char *sector; /* "": every one; for a list's own row one of its ground codes */
	enum grade grade;   /* GRADE_NONE: whatever the grade */
	enum effect effect;
	struct term min;
	struct term max;
	enum anchor anchor;
	enum outcome outcome;
	bool early_end; /* repair may end it before the maximum */
	bool grade_required; /* without a grade it is not published */
};

/* What holds for an entry that was decided under one regime and is judged under another. */
enum transition {
	TRANSITION_EARLIER = 1, /* the earlier end of both: also where no row says anything */
	TRANSITION_OLD,         /* the rule of the day of decision */
	TRANSITION_NEW          /* the rule of the day of judgement */
};

struct transition_row {
	struct row_head head;
	const char *list;   /* a list code, or "*" for every list without a row of its own */
	const char *before; /* regime of the day of decision, as in terms.csv */
	const char *after;  /* regime of the day of judgement */
	enum transition rule;
};

/*
 * By which article an entry is not printed, void or asked about, and the ages of
 * the law where the reason is one of age.
 */
struct reason_row {
	struct row_head head;
	int reason;         /* enum message */
	int below_months;   /* the reason holds for persons younger; 0: not one of age */
	int working_months; /* not from this age on for who lives on own labour; 0: nobody */
	const char *article;
};

enum measure_type { MEASURE_INCENTIVE = 1, MEASURE_PENALTY };

struct measure_row {
	struct row_head head;
	const char *code;
	const char *name_zh;
	const char *name_en;
	enum measure_type type;
	const char *group; /* A, B, C for penalties */
	uint32_t kinds;
	const char *basis;
};

enum trigger {
	TRIGGER_LAW = 1,    /* 法定直接适用 */
	TRIGGER_DOCUMENT,   /* 文书已载明 */
	TRIGGER_DEPARTMENT, /* 需执行单位另行决定 */
	TRIGGER_VOLUNTARY   /* 自愿参考 */
};

struct rule_row {
	struct row_head head;
	const char *list;
	enum grade grade; /* GRADE_NONE: whatever the grade */
	uint32_t kinds;
	const char *measure;
	const char *departments; /* codes, ";" between; a code outside the county is shown, never tasked */
	struct term term;        /* own term of the measure; TERM_NOT_SET: the entry's */
	enum trigger trigger;
	const char *basis; /* article for this list and measure, or "" for the measure's */
	const char *reaches; /* roles in a listed body whose holders it reaches, ";" between */
	const char *reaches_basis; /* the article that reaches them; "" when none are */
	int respond_days; /* working days for who must apply it to say so; 0: none set */
	int lift_days;    /* and to lift it once it holds no more */
	const char *days_source; /* whence those are; "" without any */
};

struct threshold_row {
	struct row_head head;
	const char *list;     /* proposed list */
	const char *of_list;  /* entries of this list are counted */
	const char *of_ground; /* on this ground only, or "" */
	int count;
	int months;
	const char *authority; /* department code the proposal goes to */
};

struct department_row {
	struct row_head head;
	const char *code;
	const char *name_zh;
	const char *name_en;
	const char *credit_code; /* normal form */
	const char *level;       /* county, city, province, national */
	const char *successor;   /* codes of who answers once the row ended, the first is told */
	const char *contact_zh;  /* for objections and repair: address, telephone, hours */
	const char *contact_en;
	const char *phone;
	const char *role; /* court, review (复议机关), or "" */
	const char *name_key; /* name_zh as names are compared */
};

/* What an entry is when an act is done on it: a set, for the act may ask several. */
enum act_state {
	ACT_CANDIDATE = 1u, /* 拟列入: decided perhaps, but not told as the list requires */
	ACT_NOTIFIED = 2u,  /* 已告知: the days to object run */
	ACT_LISTED = 4u,
	ACT_ENDED = 8u,     /* by its term, by repair, by an objection upheld */
	ACT_REMOVED = 16u,  /* from a day on: removed, title withdrawn */
	ACT_VOID = 32u      /* from the start: revoked, misidentified, replaced, undone, erased */
};

enum due_unit { DUE_WORKING = 0, DUE_CALENDAR };

/*
 * One way in which an act may lawfully happen.  The rows of an event that name
 * the list go before those that name a notice regime, then a colour; among
 * equals each is a way of its own, told apart by `case`.
 */
struct act_row {
	struct row_head head;
	int event;                 /* enum credit_event_kind */
	enum colour colour;        /* 0: any */
	enum notice_regime notice; /* 0: any */
	const char *list;          /* a list code, or "*" */
	const char *case_;         /* a word that tells rows of one event apart, or "" */
	uint64_t states;           /* enum act_state set in which it may happen */
	bool early;                /* may come before the decision */
	uint64_t after;  /* EVENT_BITs: one of these must have come, and be open if it awaits an answer */
	uint64_t unless; /* EVENT_BITs: none of these may be open */
	uint64_t answer; /* EVENT_BITs: what answers this act; until then it is open */
	const char *by;  /* authority, competent, court, review, office and department codes */
	bool document;
	const char *fields; /* names of fields that it must bear, ";" between */
	bool minimum;       /* the shortest term must be over (terms.csv) */
	bool favour;        /* in the subject's favour: a county does not narrow it */
	int due_days;       /* its answer is due after so many days; 0: none said */
	enum due_unit due_unit;
	int extension_days; /* by which the answer may be put off */
	struct term bar;    /* how long it bars the same again (same ground, false material) */
	const char *article; /* told to who is refused */
};

/* What has become of an entry when its data are to go, or what is kept beside entries. */
enum retention_case {
	RETENTION_REFUSED = 1,   /* never listed: an objection before listing was upheld */
	RETENTION_MINOR,         /* never to be listed: the subject was a minor */
	RETENTION_CLOSED,        /* revoked, replaced, or its batch undone */
	RETENTION_MISIDENTIFIED, /* a wrong person */
	RETENTION_ENDED,         /* publicity, use and measures are over */
	RETENTION_ACTED,         /* a department acted on it: not before that */
	RETENTION_QUERIES        /* the query log: not before that */
};

enum retention_anchor { RETENTION_FROM_ACT = 1, RETENTION_FROM_END };
enum retention_action { RETENTION_ERASE = 1, RETENTION_KEEP };

/*
 * How long the records of an entry are kept.  A row that says erase: no longer
 * than its term; one that says keep: no shorter, or without a term for good.
 */
struct retention_row {
	struct row_head head;
	enum retention_case case_;
	enum colour colour; /* 0: any */
	const char *list;   /* a list code, or "*" */
	uint32_t kinds;
	enum retention_anchor anchor; /* the last act, or the last day of the last window */
	struct term term;
	enum retention_action action;
};

/*
 * What took a row out of print.  Numbers below 64 are those of the event that did
 * (enum credit_event_kind); the others have no event of their own.
 */
enum takedown_case {
	TAKEDOWN_EXPIRED = 64,    /* its term is over */
	TAKEDOWN_SHIELDED = 65,   /* red, while its subject stands on a black list */
	TAKEDOWN_UNREVIEWED = 66, /* an honour that waits for its review */
	TAKEDOWN_DECEASED = 67,
	TAKEDOWN_OTHER = 68       /* print is not open to it by the tables of the day */
};

/* Within how many days a row must be down, by what took it out of print. */
struct takedown_row {
	struct row_head head;
	int case_;        /* enum takedown_case, or a kind of event */
	const char *list; /* a list code, or "*" for every list without a row of its own */
	int days;         /* from the day of the act, which is not counted */
	enum due_unit unit;
	bool stops; /* once overdue, no edition is published before it is down */
	const char *article;
};

enum channel_kind { CHANNEL_SITE = 1, CHANNEL_MEDIA, CHANNEL_PLATFORM, CHANNEL_WECHAT };

/* Where the county's lists are shown: each must take a row down. */
struct channel_row {
	struct row_head head;
	const char *code;
	const char *name_zh;
	const char *name_en;
	enum channel_kind kind;
	const char *contact;
	int days; /* working days that it has beyond those of takedown.csv */
};

/* Who signs an edition off.  Numbers stand in stored bytes and are permanent. */
enum approval_role {
	APPROVAL_AUTHORITY = 1, /* 认定单位: each for its own rows */
	APPROVAL_CREDIT,        /* 信用办 */
	APPROVAL_LEGAL,         /* 法制审核 */
	APPROVAL_CIVILIZATION   /* 文明办 */
};

/* Must a role sign before an edition is published? */
struct approval_row {
	struct row_head head;
	enum approval_role role;
	bool required;
	const char *name_zh;
	const char *name_en;
};

struct calendar_row {
	struct row_head head; /* from .. to are the days themselves */
	bool work;            /* true: a make-up working day; false: off */
};

/* Tables by file, in the order of the file names' list in table_names[]. */
enum table_id {
	TABLE_LISTS = 0,
	TABLE_GROUNDS,
	TABLE_TERMS,
	TABLE_MEASURES,
	TABLE_RULES,
	TABLE_THRESHOLDS,
	TABLE_DEPARTMENTS,
	TABLE_CALENDAR,
	TABLE_TRANSITIONS,
	TABLE_ACTS,
	TABLE_RETENTION,
	TABLE_TAKEDOWN,
	TABLE_CHANNELS,
	TABLE_APPROVALS,
	TABLE_REASONS,
	TABLE_COUNT
};
extern const char *const table_names[TABLE_COUNT]; /* "lists.csv" ... */

#define TABLES_DIGEST_BYTES 32

struct credit_catalogue {
	struct arena arena;
	struct list_row *lists;
	size_t lists_count;
	struct ground_row *grounds;
	size_t grounds_count;
	struct term_row *terms; /* as catalogue_terms_arrange() leaves them */
	size_t terms_count;
	struct measure_row *measures;
	size_t measures_count;
	struct rule_row *rules;
	size_t rules_count;
	struct threshold_row *thresholds;
	size_t thresholds_count;
	struct department_row *departments;
	size_t departments_count;
	struct calendar_row *calendar;
	size_t calendar_count;
	struct transition_row *transitions;
	size_t transitions_count;
	struct act_row *acts;
	size_t acts_count;
	struct retention_row *retention;
	size_t retention_count;
	struct takedown_row *takedowns;
	size_t takedowns_count;
	struct channel_row *channels;
	size_t channels_count;
	struct approval_row *approvals;
	size_t approvals_count;
	struct reason_row *reasons;
	size_t reasons_count;
	credit_day calendar_first; /* first and last day of the years the calendar covers; */
	credit_day calendar_last;  /* a year counts once its National Day is in the table */
	uint8_t *day_kinds; /* for each day from day_kinds_first: 0 by weekday, 1 off, 2 work */
	credit_day day_kinds_first;
	size_t day_kinds_count;
	/*
	 * The tables as one canonical byte string (file name, length, bytes of each
	 * of each table, shipped and county parts) and its SHA-256: what the store
	 * keeps and what catalogue_parse() reads again.  Bytes that were kept before
	 * a table was there end earlier: that table has no rows then, but from acts.csv
	 * on it is the shipped one, because its rules stood in code.
	 */
	struct buf bytes;
	uint8_t digest[TABLES_DIGEST_BYTES];
};

/*
 * Tables from bytes that the store kept.  CREDIT_ECORRUPT, CREDIT_ENOMEM.
 * Rule: design: bytes.
 */
int catalogue_parse(const void *bytes, size_t length, credit_catalogue **out, credit_error *err);

/*
 * Rows that hold on a day; NULL when there is none.  Where a county's own row
 * holds it is the answer, else the shipped one.
 * Rule: design: a look-up by day; the law is in the row, with its source.
 */
const struct list_row *catalogue_list(const credit_catalogue *, const char *code, credit_day day);
const struct ground_row *catalogue_ground(
	const credit_catalogue *, const char *list, const char *code, credit_day day);
const struct measure_row *catalogue_measure(
	const credit_catalogue *, const char *code, credit_day day);
const struct department_row *catalogue_department(
	const credit_catalogue *, const char *code, credit_day day);
/*
 * By code, credit code or name (match key), whatever is given.
 * Rule: design: a look-up by any name.
 */
const struct department_row *catalogue_department_find(
	const credit_catalogue *, const char *text, size_t length, credit_day day);
/*
 * The row of that day, else the last one before it: what a body was called.
 * Rule: design: a look-up by any name.
 */
const struct department_row *catalogue_department_last(
	const credit_catalogue *, const char *text, size_t length, credit_day day);
/*
 * Who answers on a day for a body named by code, credit code or name: itself, or
 * once it ended its successor, or the successor's.  NULL: nobody is known.
 * Rule: 行政诉讼法 art. 26; 行政复议法 art. 19.
 */
const struct department_row *catalogue_department_answering(
	const credit_catalogue *, const char *text, size_t length, credit_day day);
/*
 * The body that does on a day what the rules give to a code: itself, or once it ended its
 * successor.  NULL: nobody took it over, so that the code stands as it is.
 * Rule: 行政诉讼法 art. 26.
 */
const struct department_row *catalogue_department_acting(
	const credit_catalogue *, const char *code, size_t length, credit_day day);
/*
 * May the department of a code act for a list on a day: named by the list's row, or
 * successor of one that is?
 * Rule: 发改财金规〔2017〕1798号: identified by who has the power; 行政诉讼法 art.
 * 26.
 */
bool catalogue_competent(const credit_catalogue *, const struct list_row *list,
	const char *code, credit_day day);
/*
 * Does a body, by credit code, stand on a day where another one stood?
 * Rule: 行政诉讼法 art. 26.
 */
bool catalogue_succeeds(const credit_catalogue *, const char *authority,
	const char *successor, credit_day day);
/* True when codes (";" between) holds code. Rule: design: reading a cell. */
bool codes_have(const char *codes, const char *code);

/*
 * The term of one effect for a list, sector and grade by the rules of a day:
 * the list's own rows before "*", the named sector before any, then the named
 * grade before any.  sector is the entry's ground code, or "".  NULL: no rule.
 * Rule: 信用修复管理办法（国家发展改革委令第36号）: a term set by law prevails over
 * the general one.
 */
const struct term_row *catalogue_term(const credit_catalogue *, const char *list,
	const char *sector, enum grade grade, enum effect effect, credit_day day);

/* Order rows by list, and as they stood within one, so that a walk is a list long.
 * Rule: design: order of rows. */
void catalogue_terms_arrange(struct term_row *rows, size_t count);
/* The rows of one list, or "*", whatever the day: *count of them, none is 0.
 * Rule: design: order of rows. */
const struct term_row *catalogue_terms(
	const credit_catalogue *, const char *list, size_t *count);

/*
 * What holds on a day between two regimes of terms: the list's own row before
 * "*", a county's before the shipped one.  NULL: no row, so the earlier end.
 * Rule: 信用修复管理办法（国家发展改革委令第36号）: no transition was seen, so the
 * earlier end.
 */
const struct transition_row *catalogue_transition(const credit_catalogue *, const char *list,
	const char *before, const char *after, credit_day day);

/*
 * The row of a reason on a day: a county's before the shipped one; before the
 * first row's day that row.  NULL: the reason has none (and so no article).
 * Rule: design: a look-up; the article is in the row.
 */
const struct reason_row *catalogue_reason(
	const credit_catalogue *, enum message reason, credit_day day);
/* Its article; "" without a row. Rule: design: as above. */
const char *catalogue_article(const credit_catalogue *, enum message reason, credit_day day);

/*
 * Rules of a list for a grade and kind on a day whose measure holds that day
 * and takes the kind, in file order: call with *index 0 first; NULL at the end.
 * Rule: 国办发〔2020〕49号: only measures of the list, for who can bear them.
 */
const struct rule_row *catalogue_rule_next(const credit_catalogue *, const char *list,
	enum grade grade, int kind, credit_day day, size_t *index);

/*
 * The ways in which an act may happen to an entry of a list on a day, in file
 * order: call with *index 0 first; NULL at the end.  list NULL (not in the
 * tables of that day): every row that names no list.
 * Rule: design: a look-up; each row of acts.csv bears its article.
 */
const struct act_row *catalogue_act_next(const credit_catalogue *, int event,
	const struct list_row *list, credit_day day, size_t *index);
/*
 * Within how many days a row of a list must be down after what took it out of
 * print: the list's own row before "*".  NULL: no rule, which is at once.
 * Rule: 行政处罚法 art. 48, 85; 法释〔2017〕7号 art. 10.
 */
const struct takedown_row *catalogue_takedown(
	const credit_catalogue *, int case_, const char *list, credit_day day);
/*
 * A place where rows are shown, by its code; NULL: there is none on that day.
 * Rule: design: a look-up by day.
 */
const struct channel_row *catalogue_channel(
	const credit_catalogue *, const char *code, size_t length, credit_day day);
/*
 * The channels of a day in file order: call with *index 0 first; NULL at the end.
 * Rule: design: as above.
 */
const struct channel_row *catalogue_channel_next(
	const credit_catalogue *, credit_day day, size_t *index);
/*
 * What is asked of a role on a day; NULL: no row.
 * Rule: design: which signatures stop print is the county's choice.
 */
const struct approval_row *catalogue_approval(
	const credit_catalogue *, enum approval_role role, credit_day day);
/*
 * The role that a word (authority, credit, legal, civilization) or its Chinese name
 * names; 0: none.  The word of a role; "": none.
 * Rule: design: words.
 */
enum approval_role approval_role_parse(const char *text);
const char *approval_role_name(enum approval_role role);
/* The word of enum takedown_case; "": none. Rule: design: words. */
const char *takedown_case_name(int case_);

/*
 * The first row of an event that holds on a day, whatever the list; NULL: none.
 * Rule: design: a look-up by day.
 */
const struct act_row *catalogue_act_any(const credit_catalogue *, int event, credit_day day);

/*
 * How long the records of a case are kept: the list's own row before "*", a
 * colour before any, a county's row before the shipped one.  list may be NULL:
 * it is unknown.  NULL: no row says anything.
 * Rule: 个人信息保护法 art. 19: no longer than needed.
 */
const struct retention_row *catalogue_retention(const credit_catalogue *,
	enum retention_case case_, const struct list_row *list, int kind, credit_day day);
/*
 * refused, minor, closed, misidentified, ended, acted, queries; "" for another number.
 * Rule: design: words.
 */
const char *retention_case_name(enum retention_case case_);
/* The case of that word as people say it; another word stands as it is.
 * Rule: design: words. */
const char *retention_case_label(const char *name, int lang);

/*
 * Working days.  *provisional (may be NULL) becomes true when a day past the
 * known calendar was looked at, else false.  Days before the calendar count by
 * weekday and are not provisional: they are long past.
 * Rule: 全国年节及纪念日放假办法 art. 6; the plans of each year.
 */
bool catalogue_is_working_day(const credit_catalogue *, credit_day day, bool *provisional);
/*
 * The last day of a period of working days; the start day is not counted.
 * Rule: 民法典 art. 201; 行政处罚法 art. 85.
 */
credit_day catalogue_add_working_days(
	const credit_catalogue *, credit_day start, int days, bool *provisional);
/* The next working day when day is none. Rule: 民法典 art. 203. */
credit_day catalogue_roll_forward(const credit_catalogue *, credit_day day, bool *provisional);

/*
 * Words of the enumerations as the tables write them; "" outside the range.
 * Rule: design: words.
 */
const char *colour_name(enum colour);
const char *class_name(enum list_class);
const char *domain_name(enum domain);
const char *trigger_name(enum trigger);
const char *trigger_name_zh(enum trigger);
const char *grade_name(enum grade);
const char *effect_name(enum effect);
/*
 * Is that one of the roles through which a rule may reach a person?
 * Rule: design: words.
 */
bool role_known(const char *text, size_t length);
/*
 * Grade from 轻微 一般 严重 or minor general severe; false when it is none.
 * Rule: design: words.
 */
bool grade_parse(const char *text, size_t length, enum grade *out);

/*
 * The resolved tables on a day as text, for the committed snapshot and for reading.
 * Rule: design: words.
 */
void catalogue_snapshot(const credit_catalogue *, credit_day day, struct buf *out);

#endif
