/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task_words.c - states and duties of tasks in words, and what changed in a sentence.
 */
#include "joint/task_words.h"

#include "base/message.h"
#include "credit/joint.h"

static const struct {
	const char *name;
	const char *label[2]; /* by enum credit_lang */
} states[] = {
	[TASK_OPEN] = {"open", {"待反馈", "open"}},
	[TASK_DONE] = {"done", {"已落实", "done"}},
	[TASK_NOT_DONE] = {"not-done", {"未落实", "not done"}},
	[TASK_UPDATED] = {"updated", {"已变动", "updated"}},
	[TASK_TO_LIFT] = {"to-lift", {"待解除", "to lift"}},
	[TASK_LIFTED] = {"lifted", {"已解除", "lifted"}},
	[TASK_CANCELLED] = {"cancelled", {"已取消", "cancelled"}},
	[TASK_CONTRADICTORY] = {"contradictory", {"反馈矛盾", "contradictory"}},
};

const char *credit_task_state_name(int state)
{
	return state >= TASK_OPEN && state < TASK_STATES ? states[state].name : "";
}

const char *credit_task_state_label(int state, int lang)
{
	if (state < TASK_OPEN || state >= TASK_STATES || (lang != CREDIT_ZH && lang != CREDIT_EN))
		return "";
	return states[state].label[lang];
}

static const struct {
	const char *name;
	const char *label[2];
} duties[] = {
	[DUTY_MUST] = {"must", {"必须", "must"}},
	[DUTY_DECIDES] = {"decides", {"自行决定", "decides"}},
	[DUTY_MAY] = {"may", {"自愿", "may"}},
};

const char *task_duty_name(enum task_duty duty)
{
	return duty >= DUTY_MUST && duty <= DUTY_MAY ? duties[duty].name : "";
}

const char *task_duty_label(enum task_duty duty, int lang)
{
	return duty >= DUTY_MUST && duty <= DUTY_MAY ? duties[duty].label[lang] : "";
}

void task_ground(const struct judged_entry *entry, const struct entry_id *id, int lang,
	struct buf *out)
{
	char text[ENTRY_ID_TEXT_BYTES];

	if (!entry) {
		entry_id_text(id, text);
		buf_str(out, text);
		return;
	}
	if (entry->list)
		buf_str(out, lang == CREDIT_ZH ? entry->list->name_zh : entry->list->name_en);
	else
		buf_str(out, entry->current.list);
	buf_str(out, " ");
	buf_str(out, entry->current.document);
}

/* One sentence, behind those before it. */
static void say(enum message message, const char *a, const char *b, int lang, struct buf *out)
{
	const char *params[] = {a, b};
	char text[CREDIT_TEXT_BYTES];

	message_render(message_template(message, lang, false), params, 2, text, sizeof(text));
	if (out->length > 0)
		buf_str(out, lang == CREDIT_ZH ? "；" : "; ");
	buf_str(out, text);
}

static const char *day_text(credit_day day, int lang, char text[CREDIT_DAY_BYTES])
{
	if (day == CREDIT_DAY_MAX)
		return message_template(MSG_TASK_NO_END, lang, false);
	credit_day_format(day, text);
	return text;
}

void task_change_text(const struct task *task, int lang, struct buf *out)
{
	if (task->remark != MSG_COUNT)
		say(task->remark, "", "", lang, out);
	for (size_t i = 0; i < task->changes_count; i++) {
		const struct task_change *change = &task->changes[i];
		struct buf ground = BUF_INIT;
		char day[CREDIT_DAY_BYTES];

		task_ground(change->entry, &change->id, lang, &ground);
		say(change->what, buf_cstr(&ground), day_text(change->after, lang, day), lang,
			out);
		if (ground.status)
			out->status = ground.status;
		buf_free(&ground);
	}
}
