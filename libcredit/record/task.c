/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task.c - from judgement and feedback to what each department is to do.
 *
 * Runs for every subject when tasks are listed, and for each that a feedback
 * file names.  What departments said is matched by measure and department, not
 * by number, so that a number given under an older identifier stays.  A
 * subject has a few dozen measures and answers at most, so lists are walked.
 * Rule: 国发〔2016〕33号 (发起—响应—反馈); 国办发〔2020〕49号 (nothing beyond the list).
 */
#include "record/task.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "record/subject_act.h"

struct making {
	const struct task_question *question;
	struct arena *arena;
	struct task *tasks;
	size_t count;
	size_t room;
	credit_id numbered;
};

enum task_duty trigger_duty(enum trigger trigger)
{
	if (trigger == TRIGGER_LAW || trigger == TRIGGER_DOCUMENT)
		return DUTY_MUST;
	return trigger == TRIGGER_DEPARTMENT ? DUTY_DECIDES : DUTY_MAY;
}

bool task_department(const credit_catalogue *tables, const char *code, credit_day on)
{
	const struct department_row *row = catalogue_department(tables, code, on);

	if (!row)
		row = catalogue_department_last(tables, code, strlen(code), on);
	return row && strcmp(row->level, "county") == 0;
}

/* ---- what departments said ---- */

static bool counts(const struct task_question *q, const struct feedback *feedback)
{
	return !feedback->undone && feedback->day <= q->on;
}

static bool about(const struct feedback *feedback, const struct task *task)
{
	return strcmp(feedback->measure, task->measure) == 0 &&
		strcmp(feedback->department, task->department) == 0;
}

/* Done and not done: of one day they cannot both be.  Lifted may follow either. */
static bool is_opposite(const struct feedback *a, const struct feedback *b)
{
	return a->day == b->day && a->outcome != b->outcome &&
		a->outcome != FEEDBACK_LIFTED && b->outcome != FEEDBACK_LIFTED;
}

/* The last word on a task; *opposite: another one of the same day that cannot be as well. */
static const struct feedback *last_word(
	const struct task_question *q, const struct task *task, bool *opposite)
{
	const struct feedback *last = NULL;

	*opposite = false;
	for (size_t i = 0; i < q->feedback_count; i++) {
		const struct feedback *feedback = q->feedback[i];

		if (counts(q, feedback) && about(feedback, task) &&
			(!last || feedback_order(last, feedback) < 0))
			last = feedback;
	}
	for (size_t i = 0; i < q->feedback_count && last; i++) {
		const struct feedback *feedback = q->feedback[i];

		if (counts(q, feedback) && about(feedback, task) &&
			is_opposite(feedback, last))
			*opposite = true;
	}
	return last;
}

/* ---- number ---- */

/* The number rests on the identifier of what was recorded first, so that it stays. */
static void choose_numbered(struct making *making)
{
	const struct task_question *q = making->question;
	const struct entry *first = NULL;

	for (size_t i = 0; i < q->entries_count; i++)
		if (!first || q->entries[i]->sequence < first->sequence)
			first = q->entries[i];
	if (first)
		making->numbered = first->subject;
}

/* A number that was answered before is kept, whatever identifier it was made of. */
static int set_number(struct making *making, struct task *task)
{
	if (task->last) {
		task->numbered = task->last->subject;
		memcpy(task->number, task->last->number, TASK_NUMBER_BYTES);
		return CREDIT_OK;
	}
	task->numbered = making->numbered;
	return task_number(making->question->id_key, &task->numbered, task->measure,
		task->department, task->number);
}

/* ---- what supports a measure ---- */

static int compare_supports(const void *a, const void *b)
{
	return memcmp(((const struct task_support *)a)->id.bytes,
		((const struct task_support *)b)->id.bytes, ENTRY_ID_BYTES);
}

static int take_supports(struct task *task, const struct judged_measure *measure,
	const struct judgement *judgement, struct arena *arena)
{
	struct task_support *supports =
		arena_alloc(arena, (measure->entries_count + 1) * sizeof(*supports));

	if (!supports)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < measure->entries_count; i++) {
		const struct judged_entry *entry = &judgement->entries[measure->entries[i]];

		supports[i] = (struct task_support){
			entry->entry->id, entry, measure->supports[i].until};
	}
	qsort(supports, measure->entries_count, sizeof(*supports), compare_supports);
	task->supports = supports;
	task->supports_count = measure->entries_count;
	return CREDIT_OK;
}

static bool makes_listed(int kind)
{
	return kind == CREDIT_EVENT_DECIDED || kind == CREDIT_EVENT_NOTIFIED ||
		kind == CREDIT_EVENT_ANNOUNCED || kind == CREDIT_EVENT_LISTED ||
		kind == CREDIT_EVENT_DISMISSED;
}

/*
 * When the department could first be told that this entry supports the measure:
 * not before it holds, not before the registry had learned what makes it hold,
 * and anew after a suspension.
 */
static credit_day told_since(const struct judged_entry *judged, credit_day from, credit_day on)
{
	const struct entry *entry = judged->entry;
	credit_day told = day_of_time(entry->learned_us);

	if (told < from)
		told = from;
	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];
		credit_day learned = day_of_time(event->learned_us);
		bool resumed = event->kind == CREDIT_EVENT_RESUMED && event->day <= on;

		if (!resumed && !(makes_listed(event->kind) && event->day <= from))
			continue;
		if (learned > told)
			told = learned;
		if (resumed && event->day > told)
			told = event->day;
	}
	return told;
}

static credit_day later(credit_day a, credit_day b)
{
	return a > b ? a : b;
}

/* First days, trigger and due day of a measure that holds. */
static void take_days(struct task *task, const struct judged_measure *measure,
	const struct judgement *judgement, const struct task_question *q)
{
	const struct rule_row *rule = NULL;

	task->from = task->opened = task->due = CREDIT_DAY_MAX;
	for (size_t i = 0; i < measure->entries_count; i++) {
		const struct judged_entry *entry = &judgement->entries[measure->entries[i]];
		const struct rule_row *own = measure->supports[i].rule;
		credit_day from = entry->standing.windows[EFFECT_MEASURES - 1].from;
		credit_day told;

		from = later(from, later(own->head.from, measure->measure->head.from));
		told = told_since(entry, from, q->on);
		if (from < task->from)
			task->from = from;
		if (told < task->opened)
			task->opened = told;
		if (entry->standing.marks & CREDIT_MARK_UNCONFIRMED)
			continue; /* whoever is unconfirmed makes nobody act */
		if (!rule || own->trigger < rule->trigger)
			rule = own;
		if (trigger_duty(own->trigger) == DUTY_MUST && own->respond_days > 0) {
			bool provisional;
			credit_day due = catalogue_add_working_days(
				q->tables, told, own->respond_days, &provisional);

			if (due < task->due) {
				task->due = due;
				task->due_provisional = provisional;
			}
		}
	}
	if (task->due == CREDIT_DAY_MAX)
		task->due = CREDIT_DAY_NONE;
	if (!rule)
		rule = measure->rule;
	task->trigger = rule->trigger;
	task->duty = trigger_duty(rule->trigger);
	task->basis = rule->basis[0] ? rule->basis : measure->measure->basis;
}

/* ---- what changed since the last word ---- */

static const struct judged_entry *entry_among(
	const struct judgement *judgement, const struct entry_id *id)
{
	for (size_t i = 0; i < judgement->entries_count; i++)
		if (memcmp(judgement->entries[i].entry->id.bytes, id->bytes,
			    ENTRY_ID_BYTES) == 0)
			return &judgement->entries[i];
	return NULL;
}

static void add_change(struct task_change *changes, size_t *count, enum message what,
	const struct task_support *then, const struct task_support *now,
	const struct judgement *judgement)
{
	const struct task_support *one = now ? now : then;

	changes[(*count)++] = (struct task_change){.what = what, .id = one->id,
		.entry = entry_among(judgement, &one->id),
		.before = then ? then->until : CREDIT_DAY_NONE,
		.after = now ? now->until : CREDIT_DAY_NONE};
}

/* Both sorted by entry id. */
static int compare_then_and_now(
	struct task *task, const struct judgement *judgement, struct arena *arena)
{
	const struct feedback *last = task->last;
	size_t room = last->supports_count + task->supports_count + 1;
	struct task_change *changes = arena_alloc(arena, room * sizeof(*changes));
	size_t then = 0;
	size_t now = 0;

	if (!changes)
		return CREDIT_ENOMEM;
	while (then < last->supports_count || now < task->supports_count) {
		struct task_support old = {.until = CREDIT_DAY_NONE};
		const struct task_support *new = NULL;
		int order = -1;

		if (then < last->supports_count)
			old = (struct task_support){last->supports[then].entry, NULL,
				last->supports[then].until};
		if (now < task->supports_count)
			new = &task->supports[now];
		if (new)
			order = then < last->supports_count ? compare_supports(&old, new) : 1;
		if (order < 0)
			add_change(changes, &task->changes_count, MSG_TASK_GONE, &old, NULL,
				judgement);
		else if (order > 0)
			add_change(changes, &task->changes_count, MSG_TASK_ADDED, NULL, new,
				judgement);
		else if (old.until != new->until)
			add_change(changes, &task->changes_count, MSG_TASK_UNTIL, &old, new,
				judgement);
		then += order <= 0;
		now += order >= 0;
	}
	task->changes = changes;
	return CREDIT_OK;
}

static bool has_change(const struct task *task, enum message what)
{
	for (size_t i = 0; i < task->changes_count; i++)
		if (task->changes[i].what == what)
			return true;
	return false;
}

/* ---- state ---- */

static void contradict(struct task *task, enum message remark)
{
	task->state = TASK_CONTRADICTORY;
	task->remark = remark;
}

/*
 * A measure that holds.  Lifted before it began to hold belongs to a time that
 * is over: the measure is to be answered anew.
 */
static int state_held(struct task *task, bool opposite, const struct task_question *q,
	struct arena *arena)
{
	const struct feedback *last = task->last;
	int status = CREDIT_OK;

	task->state = TASK_OPEN;
	if (last && opposite) {
		contradict(task, MSG_TASK_BOTH);
	} else if (last && last->outcome == FEEDBACK_LIFTED && last->day >= task->from) {
		contradict(task, MSG_TASK_LIFTED_HOLDS);
	} else if (last && last->outcome != FEEDBACK_LIFTED) {
		status = compare_then_and_now(task, q->judgement, arena);
		task->state = task->changes_count > 0 ? TASK_UPDATED
			: last->outcome == FEEDBACK_DONE ? TASK_DONE : TASK_NOT_DONE;
	}
	if (task->state != TASK_OPEN &&
		!(task->state == TASK_UPDATED && has_change(task, MSG_TASK_ADDED)))
		task->due = CREDIT_DAY_NONE; /* it was answered */
	task->overdue = task->due != CREDIT_DAY_NONE && task->due < q->on &&
		!task->due_provisional;
	return status;
}

/* A measure that holds no more; false: it is over for so long that it is not shown. */
static bool state_past(struct task *task, const struct past_measure *past, bool opposite,
	const struct task_question *q)
{
	const struct feedback *last = task->last;
	credit_day since = q->on - TASK_SHOWN_DAYS;
	int lift_days = past->held ? past->held->rule->lift_days : 0;

	task->due = CREDIT_DAY_NONE;
	if (!last || last->outcome == FEEDBACK_NOT_DONE) {
		task->state = TASK_CANCELLED;
		if (last && opposite)
			contradict(task, MSG_TASK_BOTH);
		return past->ended != CREDIT_DAY_NONE && past->ended >= since;
	}
	if (last->outcome == FEEDBACK_LIFTED) {
		task->state = TASK_LIFTED;
		if (opposite)
			contradict(task, MSG_TASK_BOTH);
		return last->day >= since;
	}
	task->state = TASK_TO_LIFT;
	if (opposite)
		contradict(task, MSG_TASK_BOTH);
	else if (past->ended != CREDIT_DAY_NONE && last->day > past->ended)
		contradict(task, MSG_TASK_DONE_LATE);
	if (past->ended != CREDIT_DAY_NONE && lift_days > 0) {
		task->due = catalogue_add_working_days(
			q->tables, past->ended, lift_days, &task->due_provisional);
		/* what must come down is over also by a day that is not sure yet */
		task->overdue = task->due < q->on;
	}
	return true;
}

/* ---- tasks ---- */

static struct task *new_task(
	struct making *making, const char *measure, const char *department)
{
	struct task *task = &making->tasks[making->count];

	*task = (struct task){.measure = measure, .department = department, .basis = "",
		.from = CREDIT_DAY_NONE, .opened = CREDIT_DAY_NONE, .until = CREDIT_DAY_NONE,
		.due = CREDIT_DAY_NONE, .remark = MSG_COUNT};
	return task;
}

static int held_task(struct making *making, const struct judged_measure *measure)
{
	const struct task_question *q = making->question;
	struct task *task = new_task(making, measure->measure->code, measure->department);
	bool opposite;
	int status;

	if (!task_department(q->tables, measure->department, q->on))
		return CREDIT_OK; /* shown in verdicts, never tasked */
	task->last = last_word(q, task, &opposite);
	if (measure->unconfirmed && !task->last)
		return CREDIT_OK;
	task->holds = true;
	task->measure_row = measure->measure;
	task->until = measure->until;
	task->provisional = measure->provisional;
	take_days(task, measure, q->judgement, q);
	status = take_supports(task, measure, q->judgement, making->arena);
	if (!status)
		status = state_held(task, opposite, q, making->arena);
	if (!status)
		status = set_number(making, task);
	making->count += !status;
	return status;
}

/* What the last answer rested on, where judgement does not know any more. */
static int supports_said(struct task *task, const struct task_question *q, struct arena *arena)
{
	const struct feedback *last = task->last;
	struct task_support *supports =
		arena_alloc(arena, (last->supports_count + 1) * sizeof(*supports));

	if (!supports)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < last->supports_count; i++)
		supports[i] = (struct task_support){last->supports[i].entry,
			entry_among(q->judgement, &last->supports[i].entry),
			last->supports[i].until};
	task->supports = supports;
	task->supports_count = last->supports_count;
	return CREDIT_OK;
}

static int past_task(struct making *making, const struct past_measure *past)
{
	const struct task_question *q = making->question;
	struct task *task = new_task(making, past->measure, past->department);
	credit_day until = past->until;
	bool opposite;
	int status = CREDIT_OK;

	task->last = last_word(q, task, &opposite);
	if (!task->last && !past->confirmed)
		return CREDIT_OK; /* nobody was ever told to act */
	if (past->held) {
		take_days(task, past->held, past->judgement, q);
		status = take_supports(task, past->held, past->judgement, making->arena);
		task->measure_row = past->held->measure;
	} else if (task->last) {
		task->measure_row = catalogue_measure(q->tables, past->measure, q->on);
		task->duty = DUTY_DECIDES;
		task->trigger = TRIGGER_DEPARTMENT;
		status = supports_said(task, q, making->arena);
	}
	task->until = until;
	if (status || !state_past(task, past, opposite, q))
		return status;
	status = set_number(making, task);
	making->count += !status;
	return status;
}

/* ---- the subject ---- */

static bool is_held(const struct task_question *q, const struct feedback *feedback)
{
	for (size_t i = 0; i < q->judgement->measures_count; i++)
		if (strcmp(q->judgement->measures[i].measure->code, feedback->measure) == 0 &&
			strcmp(q->judgement->measures[i].department, feedback->department) == 0)
			return true;
	return false;
}

/* What was answered once and holds no more. */
static int collect_wanted(const struct task_question *q, struct arena *arena,
	struct past_measure **out, size_t *count)
{
	*count = 0;
	*out = arena_alloc(arena, (q->feedback_count + 1) * sizeof(**out));
	if (!*out)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < q->feedback_count; i++) {
		const struct feedback *feedback = q->feedback[i];
		size_t known = 0;

		if (!counts(q, feedback) || is_held(q, feedback))
			continue;
		while (known < *count &&
			(strcmp((*out)[known].measure, feedback->measure) != 0 ||
				strcmp((*out)[known].department, feedback->department) != 0))
			known++;
		if (known == *count)
			(*out)[(*count)++] = (struct past_measure){
				.measure = feedback->measure,
				.department = feedback->department};
	}
	return CREDIT_OK;
}

/* Did anything end or change lately, so that a task may have gone? */
static bool ended_lately(const struct task_question *q, credit_day since)
{
	for (size_t i = 0; i < q->judgement->entries_count; i++) {
		const struct judged_entry *judged = &q->judgement->entries[i];
		const struct entry *entry = judged->entry;
		credit_day until = judged->standing.windows[EFFECT_MEASURES - 1].until;

		if (until != CREDIT_DAY_NONE && until >= since && until < q->on)
			return true;
		for (size_t e = 0; e < entry->events_count; e++)
			if (entry->events[e]->day >= since ||
				day_of_time(entry->events[e]->learned_us) >= since)
				return true;
		for (size_t a = 0; a < entry->acts_count; a++)
			if (entry->acts[a]->day >= since ||
				day_of_time(entry->acts[a]->learned_us) >= since)
				return true;
	}
	for (size_t i = 0; i < q->tables->rules_count; i++)
		if (q->tables->rules[i].head.to >= since && q->tables->rules[i].head.to < q->on)
			return true;
	return q->judgement->conflict;
}

static int compare_tasks(const void *a, const void *b)
{
	const struct task *x = a;
	const struct task *y = b;
	int order = strcmp(x->measure, y->measure);

	return order ? order : strcmp(x->department, y->department);
}

static int make_all(struct making *making, const struct past_measure *past, size_t count)
{
	const struct task_question *q = making->question;
	int status = CREDIT_OK;

	making->room = q->judgement->measures_count + count;
	making->tasks =
		arena_alloc(making->arena, (making->room + 1) * sizeof(making->tasks[0]));
	if (!making->tasks)
		return CREDIT_ENOMEM;
	choose_numbered(making);
	for (size_t i = 0; i < q->judgement->measures_count && !status; i++)
		status = held_task(making, &q->judgement->measures[i]);
	for (size_t i = 0; i < count && !status; i++)
		status = past_task(making, &past[i]);
	qsort(making->tasks, making->count, sizeof(making->tasks[0]), compare_tasks);
	return status;
}

int tasks_of(const struct task_question *question, struct arena *arena,
	const struct task **out, size_t *count)
{
	struct making making = {.question = question, .arena = arena};
	const struct past_measure *past = NULL;
	credit_day since = question->on - TASK_SHOWN_DAYS;
	struct past_measure *wanted;
	size_t wanted_count;
	size_t past_count = 0;
	int status = collect_wanted(question, arena, &wanted, &wanted_count);

	*out = NULL;
	*count = 0;
	if (!status && (wanted_count > 0 || ended_lately(question, since)))
		status = tasks_past(question, since, wanted, wanted_count, arena, &past,
			&past_count);
	if (!status)
		status = make_all(&making, past, past_count);
	if (status)
		return status;
	*out = making.tasks;
	*count = making.count;
	return CREDIT_OK;
}
