/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status_json.c - words of sections, and an item as one line of JSON.
 *
 * Keys and their order are the interface of `status --json`: a key may be added
 * later, none may go.
 */
#include "base/json_out.h"
#include "base/message.h"
#include "joint/status.h"

#define SCHEMA "credit.status/1"

static const struct section_words {
	const char *name;
	const char *label[2];
} sections[CREDIT_STATUS_SECTIONS + 1] = {{"", {"", ""}},
	{"take-down", {"仍在网上、依法应撤下", "On the web, and must come down"}},
	{"answer", {"待答复的异议和中止", "Objections and suspensions to be answered"}},
	{"window", {"异议期将满", "Days to object that end"}},
	{"repair", {"待办的信用修复", "Repair: applications to be answered"}},
	{"expiry", {"即将到期", "Ending soon"}},
	{"review", {"荣誉复查", "Honours to be reviewed"}},
	{"stale", {"需要确认的名单", "Lists to be confirmed"}},
	{"held", {"暂不公示", "Held back from print"}},
	{"tasks", {"联合奖惩任务", "Tasks of departments"}},
	{"proposal", {"建议研究", "Proposals"}},
	{"erase", {"到期应删除的记录", "Records due for erasure"}},
	{"question", {"请认定单位明确", "Questions to authorities"}}};

static const struct section_words *words_of(int section)
{
	return &sections[section > 0 && section <= CREDIT_STATUS_SECTIONS ? section : 0];
}

const char *credit_status_section_name(int section)
{
	return words_of(section)->name;
}

const char *credit_status_section_label(int section, int lang)
{
	return lang == CREDIT_ZH || lang == CREDIT_EN ? words_of(section)->label[lang] : "";
}

const char *credit_status_when_name(int when)
{
	static const char *const names[] = {"", "overdue", "today", "coming", "undated"};

	return when > 0 && when <= CREDIT_STATUS_UNDATED ? names[when] : "";
}

static void put_days(struct json *json, const credit_status_item *item)
{
	char day[CREDIT_DAY_BYTES];

	json_kv_text(json, "when", credit_status_when_name(item->when));
	json_key(json, "due");
	if (item->due == CREDIT_DAY_NONE) {
		json_null(json);
	} else {
		credit_day_format(item->due, day);
		json_text(json, day);
	}
	json_kv_int(json, "overdue_days", item->overdue_days);
	json_kv_bool(json, "provisional", item->provisional);
	json_kv_bool(json, "stops", item->stops);
	json_kv_uint(json, "count", item->count);
}

static void put_item(struct json *json, const credit_status_item *item, int lang)
{
	bool zh = lang == CREDIT_ZH;

	json_open(json, '{');
	json_kv_text(json, "schema", SCHEMA);
	json_kv_text(json, "section", credit_status_section_name(item->section));
	put_days(json, item);
	json_kv_text(json, "entry", item->entry);
	json_kv_text(json, "number", item->number);
	json_kv_text(json, "id", item->id);
	json_kv_text(json, "name", item->name);
	json_kv_text(json, "kind", credit_kind_name(item->kind));
	json_kv_text(json, "list", item->list);
	json_kv_text(json, "list_name", zh ? item->list_zh : item->list_en);
	json_kv_text(json, "department", item->department);
	json_kv_text(json, "department_name", zh ? item->department_zh : item->department_en);
	json_kv_text(json, "code", item->code);
	json_kv_text(json, "reason", item->reason);
	json_kv_text(json, "article", item->article);
	json_kv_text(json, "where", item->where);
	json_kv_text(json, "text", zh ? item->text_zh : item->text_en);
	json_key(json, "entries");
	json_open(json, '[');
	for (size_t i = 0; i < item->entries_count; i++)
		json_text(json, item->entries[i]);
	json_close(json, ']');
	json_close(json, '}');
}

int credit_status_json(credit_status_report *report, size_t index, int lang, const char **json,
	size_t *length, credit_error *err)
{
	struct json out;

	if (json)
		*json = NULL;
	if (length)
		*length = 0;
	if (!report || !json)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "report, json", "NULL");
	if (index >= report->all.count || (lang != CREDIT_ZH && lang != CREDIT_EN))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "index, lang", "out of range");
	buf_reset(&report->text);
	json_begin(&out, &report->text);
	put_item(&out, &report->all.items[index], lang);
	if (report->text.status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	*json = buf_cstr(&report->text);
	if (length)
		*length = report->text.length;
	return CREDIT_OK;
}
