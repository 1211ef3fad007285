/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status_items.c - items of a status: made, named, worded, put in order.
 *
 * Once for each thing that needs a person.  Strings are copied, for a report
 * outlives its snapshot; identifiers are masked here, and names of persons are
 * left out.
 */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "id/identifier.h"
#include "joint/status.h"

const char *status_keep(struct status_build *build, const char *text)
{
	const char *kept;

	if (!text || !text[0])
		return "";
	kept = arena_text(&build->report->arena, text, strlen(text));
	if (!kept && !build->status)
		build->status = FAIL(build->err, CREDIT_ENOMEM, MSG_MEMORY);
	return kept ? kept : "";
}

const struct department_row *status_body(
	const struct status_build *build, const char *body)
{
	const struct department_row *row = catalogue_department_answering(
		build->tables, body, strlen(body), build->on);

	return row ? row
		   : catalogue_department_last(
			     build->tables, body, strlen(body), build->on);
}

static credit_status_item *grow(struct status_build *build, struct status_list *list)
{
	credit_status_item *item;

	if (build->status)
		return NULL;
	if (list->count == list->capacity) {
		size_t capacity = list->capacity ? list->capacity * 2 : 64;

		item = realloc(list->items, capacity * sizeof(*item));
		if (!item) {
			build->status = FAIL(build->err, CREDIT_ENOMEM, MSG_MEMORY);
			return NULL;
		}
		list->items = item;
		list->capacity = capacity;
	}
	item = &list->items[list->count++];
	*item = (credit_status_item){.size = sizeof(*item), .due = CREDIT_DAY_NONE, .count = 1,
		.entry = "", .number = "", .id = "", .name = "", .list = "", .list_zh = "",
		.list_en = "", .department = "", .department_zh = "", .department_en = "",
		.code = "", .reason = "", .article = "", .where = "", .text_zh = "",
		.text_en = ""};
	return item;
}

static bool wanted(const struct status_build *build, const struct department_row *row)
{
	return !build->only || (row && strcmp(row->code, build->only->code) == 0);
}

static void put_department(struct status_build *build, credit_status_item *item,
	const struct department_row *row, const char *name)
{
	if (row)
		name = row->name_zh;
	item->department = status_keep(build, row ? row->code : "");
	item->department_zh = item->department_en = status_keep(build, name);
	if (row && row->name_en[0])
		item->department_en = status_keep(build, row->name_en);
}

static credit_status_item *add_to(struct status_build *build, struct status_list *list,
	int section, const char *body, const char *name)
{
	const struct department_row *row = status_body(build, body);
	credit_status_item *item;

	if (!wanted(build, row))
		return NULL;
	item = grow(build, list);
	if (!item)
		return NULL;
	item->section = section;
	put_department(build, item, row, name);
	return item;
}

credit_status_item *status_add(
	struct status_build *build, int section, const char *body, const char *name)
{
	return add_to(build, &build->report->all, section, body, name);
}

/* A body whose name is no person's: those stand nowhere but by their masked number. */
static bool has_open_name(const credit_id *id)
{
	return id->kind != CREDIT_KIND_PERSON && id->kind != CREDIT_KIND_HOUSEHOLD &&
		!id_is_sole_trader(id);
}

void status_subject(struct status_build *build, credit_status_item *item, const credit_id *id,
	const char *name)
{
	char masked[CREDIT_ID_TEXT_BYTES];

	if (credit_id_mask(id, CREDIT_MASK_LOG, masked, sizeof(masked)) == CREDIT_OK)
		item->id = status_keep(build, masked);
	item->kind = id->kind;
	if (has_open_name(id))
		item->name = status_keep(build, name);
}

void status_list_names(
	struct status_build *build, credit_status_item *item, const char *list)
{
	const struct list_row *row = catalogue_list(build->tables, list, build->on);

	item->list = status_keep(build, list);
	item->list_zh = item->list_en = row ? status_keep(build, row->name_zh) : item->list;
	if (row && row->name_en[0])
		item->list_en = status_keep(build, row->name_en);
}

credit_status_item *status_add_entry(
	struct status_build *build, int section, const struct judged_entry *judged)
{
	const struct entry *entry = &judged->current;
	const char *number = entry_public_number(judged->entry);
	char id[ENTRY_ID_TEXT_BYTES];
	credit_status_item *item =
		status_add(build, section, entry->authority, entry->authority_name);

	if (!item)
		return NULL;
	entry_id_text(&entry->id, id);
	item->entry = status_keep(build, id);
	item->number = status_keep(build, number ? number : "");
	status_subject(build, item, &entry->subject, entry->name);
	status_list_names(build, item, entry->list);
	return item;
}

credit_status_item *status_count(struct status_build *build, int section, const char *body,
	const char *name, enum message code, const char *reason, const char *article,
	uint64_t more)
{
	const struct department_row *row = status_body(build, body);
	const char *department = row ? row->code : "";
	credit_status_item *item;

	if (more == 0 || !wanted(build, row))
		return NULL;
	for (size_t i = 0; i < build->counts.count; i++) {
		item = &build->counts.items[i];
		if (item->section == section &&
			strcmp(item->code, message_code(code)) == 0 &&
			strcmp(item->department, department) == 0 &&
			(row || strcmp(item->department_zh, name) == 0) &&
			strcmp(item->reason, reason) == 0 &&
			strcmp(item->article, article) == 0) {
			item->count += more;
			return item;
		}
	}
	item = add_to(build, &build->counts, section, body, name);
	if (!item)
		return NULL;
	item->count = more;
	item->code = message_code(code);
	item->reason = status_keep(build, reason);
	item->article = status_keep(build, article);
	return item;
}

/* ---- words ---- */

void status_say(struct status_build *build, credit_status_item *item, enum message code,
	const char *const params[2][STATUS_PARAMS])
{
	char text[CREDIT_TEXT_BYTES];

	item->code = message_code(code);
	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++) {
		size_t count = 0;

		while (params && count < STATUS_PARAMS && params[lang][count])
			count++;
		message_render(message_template(code, lang, false),
			params ? params[lang] : NULL, count, text, sizeof(text));
		*(lang == CREDIT_ZH ? &item->text_zh : &item->text_en) =
			status_keep(build, text);
	}
}

void status_reason(enum message reason, const char *article, int lang, char *text)
{
	const char *const params[] = {article};

	text[0] = '\0';
	if (reason < MSG_COUNT)
		message_render(message_template(reason, lang, false), params, 1, text,
			CREDIT_TEXT_BYTES);
}

/* ---- order ---- */

static int by_text(const char *a, const char *b, int before)
{
	return before ? before : strcmp(a, b);
}

static int compare(const void *left, const void *right)
{
	const credit_status_item *a = left;
	const credit_status_item *b = right;
	int order = a->section - b->section;

	if (!order)
		order = (a->due == CREDIT_DAY_NONE) - (b->due == CREDIT_DAY_NONE);
	if (!order)
		order = (a->due > b->due) - (a->due < b->due);
	order = by_text(a->department, b->department, order);
	order = by_text(a->list, b->list, order);
	order = by_text(a->entry, b->entry, order);
	if (!order)
		order = (a->count < b->count) - (a->count > b->count);
	order = by_text(a->code, b->code, order);
	order = by_text(a->reason, b->reason, order);
	order = by_text(a->id, b->id, order);
	return by_text(a->article, b->article, order);
}

static void date_item(credit_status_item *item, credit_day on)
{
	item->when = CREDIT_STATUS_UNDATED;
	if (item->due == CREDIT_DAY_NONE)
		return;
	item->when = item->due < on ? CREDIT_STATUS_OVERDUE
		: item->due == on   ? CREDIT_STATUS_TODAY
				    : CREDIT_STATUS_COMING;
	if (item->due < on)
		item->overdue_days = (int32_t)(on - item->due);
}

void status_order(struct status_build *build)
{
	struct status_list *all = &build->report->all;

	for (size_t i = 0; i < build->counts.count; i++) {
		credit_status_item *item = grow(build, all);

		if (!item)
			return;
		*item = build->counts.items[i];
	}
	for (size_t i = 0; i < all->count; i++)
		date_item(&all->items[i], build->on);
	if (all->count)
		qsort(all->items, all->count, sizeof(all->items[0]), compare);
}
