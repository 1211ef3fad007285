/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tasks.c - the tasks of all subjects, by department, in bounded memory.
 *
 * The registry is walked by subject, departments want theirs together: each
 * task becomes bytes under its department, measure and number, is sorted
 * outside memory where there are many, and is handed over as a struct.
 */
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "credit/joint.h"
#include "intake/sorter.h"
#include "joint/task_reached.h"
#include "joint/task_words.h"

#define SORT_MEMORY (32u * 1024 * 1024)
#define FOLDER "/var/tmp"

struct listing {
	struct task_asking asking;
	const char *department; /* code; NULL: all */
	struct sorter sorter;
	struct buf key;
	struct buf value;
	const struct task_reached *reached; /* of the subject at hand */
	size_t reached_count;
	credit_error *err;
};

void credit_tasks_options_init(credit_tasks_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
}

/* ---- a task as bytes ---- */

static void put_text(struct buf *out, const char *text)
{
	size_t length = strlen(text);

	buf_text(out, text, length < UINT16_MAX ? length : utf8_floor(text, UINT16_MAX));
}

/* The name in the newest entry. */
static const char *name_of(const struct judgement *judgement)
{
	const struct judged_entry *newest = NULL;

	for (size_t i = 0; i < judgement->entries_count; i++)
		if (!newest || judgement->entries[i].entry->sequence > newest->entry->sequence)
			newest = &judgement->entries[i];
	return newest ? newest->current.name : "";
}

static void put_supports(struct buf *out, const struct task *task)
{
	buf_u32(out, (uint32_t)task->supports_count);
	for (size_t i = 0; i < task->supports_count; i++) {
		const struct task_support *support = &task->supports[i];
		const struct judged_entry *entry = support->entry;
		char id[ENTRY_ID_TEXT_BYTES];

		entry_id_text(&support->id, id);
		put_text(out, id);
		put_text(out, entry ? entry->current.list : "");
		put_text(out, entry && entry->list ? entry->list->name_zh : "");
		put_text(out, entry && entry->list ? entry->list->name_en : "");
		put_text(out, entry ? entry->current.document : "");
		buf_u32(out, (uint32_t)support->until);
	}
}

static void put_names(struct buf *out, const struct department_row *department,
	const struct task *task)
{
	const struct measure_row *measure = task->measure_row;

	put_text(out, department ? department->name_zh : task->department);
	put_text(out, department ? department->name_en : task->department);
	put_text(out, task->measure);
	put_text(out, measure ? measure->name_zh : task->measure);
	put_text(out, measure ? measure->name_en : task->measure);
	put_text(out, !measure ? "" : measure->type == MEASURE_PENALTY ? "penalty" : "incentive");
	put_text(out, trigger_name(task->trigger));
	put_text(out, task->basis);
}

static void put_answer(struct buf *out, const struct feedback *last)
{
	buf_u8(out, last != NULL);
	if (!last)
		return;
	put_text(out, feedback_outcome_name(last->outcome));
	buf_u32(out, (uint32_t)last->day);
	put_text(out, last->document);
	put_text(out, last->reason);
}

static void put_task(struct buf *out, const struct department_row *department,
	const struct judged_subject *subject, const struct task *task)
{
	buf_put(out, subject->id, sizeof(*subject->id));
	put_text(out, task->number);
	put_text(out, department ? department->code : task->department);
	put_text(out, name_of(subject->judgement));
	put_names(out, department, task);
	buf_u8(out, (uint8_t)task->duty);
	buf_u8(out, (uint8_t)task->state);
	buf_u8(out, (uint8_t)(task->holds | task->overdue << 1 |
			      (task->provisional || task->due_provisional) << 2));
	buf_u32(out, (uint32_t)task->opened);
	buf_u32(out, (uint32_t)task->until);
	buf_u32(out, (uint32_t)task->due);
	put_supports(out, task);
	put_answer(out, task->last);
	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++) {
		struct buf change = BUF_INIT;

		task_change_text(task, lang, &change);
		put_text(out, buf_cstr(&change));
		if (change.status)
			out->status = change.status;
		buf_free(&change);
	}
}

/* Whom the task reaches besides its subject. */
static void put_reached(struct buf *out, const struct listing *listing, const struct task *task)
{
	size_t count = 0;

	for (size_t i = 0; i < listing->reached_count; i++)
		count += task_reaches(task, &listing->reached[i]);
	buf_u32(out, (uint32_t)count);
	for (size_t i = 0; i < listing->reached_count; i++) {
		const struct task_reached *one = &listing->reached[i];
		const struct role *role = one->role->role;

		if (!task_reaches(task, one))
			continue;
		buf_put(out, &role->person, sizeof(role->person));
		put_text(out, role->name);
		put_text(out, role->role);
		put_text(out, one->measure->article);
		buf_u32(out, (uint32_t)one->measure->until);
	}
}

/* ---- and back ---- */

static const char *take_text(struct span *span, struct arena *arena)
{
	size_t length;
	const char *text = span_text(span, &length);

	return arena_text(arena, text ? text : "", length);
}

static bool take_supports(struct span *span, struct arena *arena, credit_task *out)
{
	size_t count = span_u32(span);
	credit_task_support *supports = arena_alloc(arena, (count + 1) * sizeof(*supports));

	for (size_t i = 0; i < count && supports; i++) {
		credit_task_support *support = &supports[i];

		support->size = sizeof(*support);
		support->entry = take_text(span, arena);
		support->list = take_text(span, arena);
		support->list_zh = take_text(span, arena);
		support->list_en = take_text(span, arena);
		support->document = take_text(span, arena);
		support->until = (credit_day)span_u32(span);
		if (!support->entry || !support->list || !support->list_zh ||
			!support->list_en || !support->document)
			return false;
	}
	out->supports = supports;
	out->supports_count = count;
	return supports != NULL;
}

static bool take_answer(struct span *span, struct arena *arena, credit_task *out)
{
	out->answer = out->answer_document = out->answer_reason = "";
	out->answered = CREDIT_DAY_NONE;
	if (!span_u8(span))
		return true;
	out->answer = take_text(span, arena);
	out->answered = (credit_day)span_u32(span);
	out->answer_document = take_text(span, arena);
	out->answer_reason = take_text(span, arena);
	return out->answer && out->answer_document && out->answer_reason;
}

static bool take_reached(struct span *span, struct arena *arena, credit_task *out)
{
	size_t count = span_u32(span);
	credit_task_reached *reached = arena_alloc(arena, (count + 1) * sizeof(*reached));

	for (size_t i = 0; i < count && reached; i++) {
		credit_task_reached *one = &reached[i];

		one->size = sizeof(*one);
		memcpy(&one->id, span_bytes(span, sizeof(one->id)), sizeof(one->id));
		one->name = take_text(span, arena);
		one->role = take_text(span, arena);
		one->article = take_text(span, arena);
		one->until = (credit_day)span_u32(span);
		if (!one->name || !one->role || !one->article)
			return false;
		one->role_en = credit_word_label(one->role, CREDIT_EN);
	}
	out->reached = reached;
	out->reached_count = count;
	return reached != NULL;
}

/* False when memory ran out: the bytes are this file's own. */
static bool take_task(struct span *span, struct arena *arena, credit_task *out)
{
	const char **const texts[] = {&out->number, &out->department, &out->name,
		&out->department_zh, &out->department_en, &out->measure, &out->measure_zh,
		&out->measure_en, &out->type, &out->trigger, &out->basis};
	enum task_duty duty;
	unsigned flags;

	memset(out, 0, sizeof(*out));
	out->size = sizeof(*out);
	memcpy(&out->id, span_bytes(span, sizeof(out->id)), sizeof(out->id));
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		*texts[i] = take_text(span, arena);
		if (!*texts[i])
			return false;
	}
	duty = (enum task_duty)span_u8(span);
	out->duty = task_duty_name(duty);
	out->duty_zh = task_duty_label(duty, CREDIT_ZH);
	out->state = span_u8(span);
	flags = span_u8(span);
	out->holds = flags & 1;
	out->overdue = flags >> 1 & 1;
	out->provisional = flags >> 2 & 1;
	out->opened = (credit_day)span_u32(span);
	out->until = (credit_day)span_u32(span);
	out->due = (credit_day)span_u32(span);
	if (!take_supports(span, arena, out) || !take_answer(span, arena, out))
		return false;
	out->change_zh = take_text(span, arena);
	out->change_en = take_text(span, arena);
	return out->change_zh && out->change_en && take_reached(span, arena, out);
}

/* ---- the walk ---- */

static int add_task(struct listing *listing, const struct judged_subject *subject,
	const struct task *task)
{
	const struct department_row *department = task_answering(&listing->asking, task);
	const char *code = department ? department->code : task->department;
	int status;

	if (listing->department && !text_equal(code, listing->department))
		return CREDIT_OK;
	buf_reset(&listing->key);
	buf_reset(&listing->value);
	buf_put(&listing->key, code, strlen(code) + 1);
	buf_put(&listing->key, task->measure, strlen(task->measure) + 1);
	buf_str(&listing->key, task->number);
	put_task(&listing->value, department, subject, task);
	put_reached(&listing->value, listing, task);
	status = listing->key.status ? listing->key.status : listing->value.status;
	if (status)
		return FAIL(listing->err, status, MSG_MEMORY);
	return sorter_add(&listing->sorter, listing->key.data, listing->key.length,
		listing->value.data, listing->value.length, listing->err);
}

static int collect(void *context, const struct judged_subject *subject,
	const struct task *tasks, size_t count, struct arena *arena)
{
	struct listing *listing = context;
	int status = task_reached_of(&listing->asking, subject, arena, &listing->reached,
		&listing->reached_count, listing->err);

	for (size_t i = 0; i < count && !status; i++)
		status = add_task(listing, subject, &tasks[i]);
	return status;
}

static int deliver(struct listing *listing, credit_task_fn visit, void *context)
{
	struct arena arena = ARENA_INIT;
	int status = sorter_sort(&listing->sorter, listing->err);

	while (!status) {
		struct sorter_item item;
		struct span span;
		credit_task task;

		arena_reset(&arena);
		status = sorter_next(&listing->sorter, &item, listing->err);
		if (status || !item.key)
			break;
		span = span_of(item.value, item.value_length);
		if (!take_task(&span, &arena, &task))
			status = FAIL(listing->err, CREDIT_ENOMEM, MSG_MEMORY);
		else if (visit(context, &task))
			status = FAIL(listing->err, CREDIT_ECANCELLED, MSG_CANCELLED);
	}
	arena_free(&arena);
	return status;
}

static int find_department(
	struct listing *listing, const char *department, credit_error *err)
{
	const struct department_row *row;

	if (!department)
		return CREDIT_OK;
	row = catalogue_department_answering(listing->asking.tables, department,
		strlen(department), listing->asking.on);
	if (!row)
		row = catalogue_department_last(listing->asking.tables, department,
			strlen(department), listing->asking.on);
	if (!row)
		return FAIL(err, CREDIT_EINVAL, MSG_INTAKE_AUTHORITY_OPTION, department);
	listing->department = row->code;
	return CREDIT_OK;
}

int credit_tasks(credit_snapshot *snapshot, credit_day on, const credit_tasks_options *options,
	credit_task_fn visit, void *context, credit_error *err)
{
	struct listing listing = {.asking = {snapshot, NULL, on}, .err = err};
	int status;

	if (!snapshot || !visit || (options && options->size < sizeof(*options)))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, visit, options", "NULL");
	if (on < CREDIT_DAY_MIN || on > CREDIT_DAY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "no day");
	status = snapshot_tables(snapshot, &listing.asking.tables, err);
	if (!status)
		status = find_department(&listing, options ? options->department : NULL, err);
	if (status)
		return status;
	sorter_init(&listing.sorter, SORT_MEMORY,
		options && options->temporary ? options->temporary : FOLDER);
	status = subject_tasks_walk(&listing.asking, collect, &listing, err);
	if (!status)
		status = deliver(&listing, visit, context);
	sorter_free(&listing.sorter);
	buf_free(&listing.key);
	buf_free(&listing.value);
	return status;
}
