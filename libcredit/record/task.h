/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task.h - what each department is to do about one subject on a day.
 *
 * Tasks are worked out whenever they are asked for, from the judgement of a
 * subject and from what departments said; they are never stored, so that they
 * cannot disagree with the entries.  Pure, as record.h.
 */
#ifndef LIBCREDIT_TASK_H
#define LIBCREDIT_TASK_H

#include "record/feedback.h"
#include "record/record.h"

/* How long what is over is still shown, so that two monthly exports have it. */
#define TASK_SHOWN_DAYS 62

/* Numbers are those of enum credit_task_state (credit/joint.h). */
enum task_state {
	TASK_OPEN = 1,      /* 待反馈: the measure holds, nothing was said yet */
	TASK_DONE,          /* 已落实 */
	TASK_NOT_DONE,      /* 未落实, with a reason */
	TASK_UPDATED,       /* 已变动: what was said rests on other entries or ends than today's */
	TASK_TO_LIFT,       /* 待解除: it was done, and the measure holds no more */
	TASK_LIFTED,        /* 已解除 */
	TASK_CANCELLED,     /* 已取消: the measure ended before anything was done about it */
	TASK_CONTRADICTORY, /* 反馈矛盾: what was said cannot be; remark tells why */
	TASK_STATES
};

/* Who must, who decides, who may: by trigger. */
enum task_duty { DUTY_MUST = 1, DUTY_DECIDES, DUTY_MAY };
/* Rule: 国办发〔2020〕49号: must only by law or by the document. */
enum task_duty trigger_duty(enum trigger trigger);

struct task_support {
	struct entry_id id;
	const struct judged_entry *entry; /* NULL: no such entry is known any more */
	credit_day until; /* CREDIT_DAY_MAX: no end */
};

/* How what supports the measure differs from when the department spoke last. */
struct task_change {
	enum message what; /* MSG_TASK_ADDED, _GONE, _UNTIL */
	struct entry_id id;
	const struct judged_entry *entry; /* NULL: as above */
	credit_day before; /* its end then, and now; CREDIT_DAY_NONE: it did not support */
	credit_day after;
};

struct task {
	char number[TASK_NUMBER_BYTES];
	credit_id numbered; /* the identifier that the number was made of */
	const char *measure;    /* code */
	const char *department; /* code */
	const struct measure_row *measure_row; /* NULL: the tables have it no more */
	enum trigger trigger;
	enum task_duty duty;
	const char *basis;
	int state; /* enum task_state */
	const struct task_support *supports; /* by entry id; once it is over: the last ones */
	size_t supports_count;
	credit_day from;   /* first day on which an entry of today supports it */
	credit_day opened; /* first day on which the department could be told */
	credit_day until;  /* last day, to come or past; CREDIT_DAY_MAX: no end; CREDIT_DAY_NONE:
	                      none, what supported it is void from the start */
	bool holds;        /* on the day asked */
	bool provisional;  /* until depends on a day past the known calendar */
	credit_day due;    /* last day to answer or to lift; CREDIT_DAY_NONE: none */
	bool due_provisional;
	bool overdue;
	const struct feedback *last; /* NULL: nothing was said */
	const struct task_change *changes;
	size_t changes_count;
	enum message remark; /* contradictory: why; else MSG_COUNT */
};

/* What tasks of a subject are worked out from. */
struct task_question {
	const struct entry *const *entries; /* with their events, as judge() has them */
	size_t entries_count;
	const struct judgement *judgement; /* of these entries, on that day */
	const struct feedback *const *feedback;
	size_t feedback_count;
	const credit_catalogue *tables;
	credit_day on;
	const uint8_t *id_key;
};

/*
 * The tasks of one subject by measure and department.  Departments outside the
 * county have none; entries that are unconfirmed open none.  Feedback of a day
 * after `on`, or undone, does not count.  Only who must answer is overdue with
 * it, and only when the day is sure to be over; who applied a measure must lift
 * it, whatever the trigger, also when that day is provisional.  What is lifted
 * or cancelled is shown TASK_SHOWN_DAYS longer.
 * Memory from the arena.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EIO (no keyed sum).
 * Rule: 国发〔2016〕33号: 发起—响应—反馈; 国办发〔2020〕49号: nothing beyond the
 * list.
 */
int tasks_of(const struct task_question *question, struct arena *arena,
	const struct task **out, size_t *count);

/*
 * Is that a body of the county, which can be given a task?
 * Rule: design: a county gives tasks to its own bodies only.
 */
bool task_department(const credit_catalogue *tables, const char *code, credit_day on);

/* ---- task_past.c ---- */

/* A measure of a department that held once and holds no more. */
struct past_measure {
	const char *measure;
	const char *department;
	const struct judged_measure *held; /* as it was on its last day; NULL: never found */
	const struct judgement *judgement; /* of that day */
	credit_day until; /* last day by what is known now; CREDIT_DAY_NONE: none */
	credit_day told;  /* last day on which the registry said that it holds, or none */
	bool confirmed;   /* on one of the days asked it was more than unconfirmed */
	credit_day ended; /* the day from which the days to lift are counted, or none */
};

/*
 * Those which the registry last said to hold on or after `since`, and those
 * that are wanted (measure and department set) whenever they ended.  What holds
 * on the day asked is left out.  CREDIT_OK, CREDIT_ENOMEM.
 * Rule: 国发〔2016〕33号; 信用修复管理办法（国家发展改革委令第36号）: who applied
 * it lifts it.
 */
int tasks_past(const struct task_question *question, credit_day since,
	const struct past_measure *wanted, size_t wanted_count, struct arena *arena,
	const struct past_measure **out, size_t *count);

/*
 * Judgement of a day by what the registry had learned by its end.  CREDIT_OK, CREDIT_ENOMEM.
 * Rule: design: what the registry said on a day.
 */
int judge_as_known(const struct task_question *question, credit_day day, struct arena *arena,
	struct judgement *out);

#endif
