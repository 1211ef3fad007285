/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tasks_json.c - a task as one line of JSON, the same for every caller.
 *
 * Keys and their order are the interface of `tasks --json`: a key may be added
 * later, none may go.
 */
#include "base/json_out.h"
#include "base/message.h"
#include "credit/joint.h"
#include "store/answer.h"
#include "store/store.h"

#define SCHEMA "credit.tasks/1"

static void put_supports(struct json *json, const credit_task *task)
{
	json_key(json, "entries");
	json_open(json, '[');
	for (size_t i = 0; i < task->supports_count; i++) {
		const credit_task_support *support = &task->supports[i];

		json_open(json, '{');
		json_kv_text(json, "entry", support->entry);
		json_kv_text(json, "list", support->list);
		json_kv_text(json, "document", support->document);
		answer_until(json, "until", support->until);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void put_reached(struct json *json, const credit_task *task, int lang)
{
	json_key(json, "reached");
	json_open(json, '[');
	for (size_t i = 0; i < task->reached_count; i++) {
		const credit_task_reached *one = &task->reached[i];

		json_open(json, '{');
		json_kv_text(json, "name", one->name);
		json_kv_text(json, "id", one->id.text);
		json_kv_text(json, "role", lang == CREDIT_ZH ? one->role : one->role_en);
		json_kv_text(json, "article", one->article);
		answer_until(json, "until", one->until);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void put_answer(struct json *json, const credit_task *task)
{
	json_key(json, "answer");
	if (!task->answer[0]) {
		json_null(json);
		return;
	}
	json_open(json, '{');
	json_kv_text(json, "outcome", task->answer);
	answer_until(json, "day", task->answered);
	json_kv_text(json, "document", task->answer_document);
	json_kv_text(json, "reason", task->answer_reason);
	json_close(json, '}');
}

static void put_task(struct json *json, const credit_task *task, int lang)
{
	bool zh = lang == CREDIT_ZH;

	json_open(json, '{');
	json_kv_text(json, "schema", SCHEMA);
	json_kv_text(json, "task", task->number);
	json_kv_text(json, "department", task->department);
	json_kv_text(json, "department_name", zh ? task->department_zh : task->department_en);
	json_kv_text(json, "id", task->id.text);
	json_kv_text(json, "kind", credit_kind_name(task->id.kind));
	json_kv_text(json, "name", task->name);
	json_kv_text(json, "measure", task->measure);
	json_kv_text(json, "measure_name", zh ? task->measure_zh : task->measure_en);
	json_kv_text(json, "type", task->type);
	json_kv_text(json, "trigger", task->trigger);
	json_kv_text(json, "duty", task->duty);
	json_kv_text(json, "basis", task->basis);
	json_kv_text(json, "state", credit_task_state_name(task->state));
	json_kv_bool(json, "holds", task->holds);
	answer_until(json, "opened", task->opened);
	answer_until(json, "until", task->until);
	answer_until(json, "due", task->due);
	json_kv_bool(json, "overdue", task->overdue);
	json_kv_bool(json, "provisional", task->provisional);
	put_supports(json, task);
	put_reached(json, task, lang);
	put_answer(json, task);
	json_kv_text(json, "change", zh ? task->change_zh : task->change_en);
	json_close(json, '}');
}

int credit_task_json(credit_snapshot *snapshot, const credit_task *task, int lang,
	const char **json, size_t *length, credit_error *err)
{
	struct buf out = BUF_INIT;
	struct json writer;

	if (json)
		*json = NULL;
	if (length)
		*length = 0;
	if (!snapshot || !task || !json)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, task, json", "NULL");
	if (lang != CREDIT_ZH && lang != CREDIT_EN)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "lang", "unknown");
	json_begin(&writer, &out);
	put_task(&writer, task, lang);
	arena_reset(snapshot_arena(snapshot));
	return answer_give(snapshot, &out, json, length, err);
}
