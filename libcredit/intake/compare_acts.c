/* SPDX-License-Identifier: Apache-2.0 */
/*
 * compare_acts.c - acts in a file of entries: on what its rows say or only name.
 *
 * Runs for entries that have an act in the file.  A row is good or refused
 * whole: where the law refuses its act, its entry does not land either, and
 * where its entry is refused, its act is not recorded.  A row that says nothing
 * beside key and act names an entry that is stored, or that another row of the
 * file says: a mistaken document number must not list anybody anew.
 */
#include "intake/compare.h"

#include <stdio.h>
#include <string.h>

#include "intake/reading.h"

/* ---- in ---- */

int group_take_act(struct group *g, uint64_t row, uint64_t line, bool names_only,
	struct bytes_of_act act, struct bytes_of_act said)
{
	struct buf *out = &g->acts_bytes;

	buf_u64(out, row);
	buf_u64(out, line);
	buf_u8(out, names_only);
	buf_u32(out, (uint32_t)act.length);
	buf_put(out, act.data, act.length);
	buf_u32(out, names_only ? (uint32_t)said.length : 0);
	if (names_only)
		buf_put(out, said.data, said.length);
	g->acts_count++;
	return out->status;
}

static int read_act(struct comparison *c, struct span *in, struct act_item *item,
	credit_error *err)
{
	struct span said;
	size_t length;
	const uint8_t *bytes;
	int status;

	memset(item, 0, sizeof(*item));
	item->row = span_u64(in);
	item->line = span_u64(in);
	item->names_only = span_u8(in);
	length = span_u32(in);
	bytes = span_bytes(in, length);
	status = event_decode(bytes, length, &c->arena, &item->event, err);
	length = span_u32(in);
	bytes = span_bytes(in, length);
	if (status || !item->names_only)
		return status;
	said = span_of(bytes, length);
	span_text(&said, &length); /* what it corrects: nothing */
	return entry_decode(said.at, span_left(&said), &c->arena, &item->entry, err);
}

int group_read_acts(struct comparison *c, credit_error *err)
{
	struct group *g = c->group;
	struct span in = span_of(g->acts_bytes.data, g->acts_bytes.length);
	int status = CREDIT_OK;

	g->acts = NULL;
	if (!g->acts_count)
		return CREDIT_OK;
	g->acts = arena_alloc(&c->arena, g->acts_count * sizeof(g->acts[0]));
	if (!g->acts)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < g->acts_count && !status; i++)
		status = read_act(c, &in, &g->acts[i], err);
	return status;
}

/* ---- judging ---- */

static int refuse(struct comparison *c, struct act_item *item, enum message message,
	enum field field, const char *a, const char *b)
{
	const char *const params[2] = {a, b};

	item->fate = ACT_LEFT_OUT;
	return comparison_refuse(c, item->row, item->line, message, field, "", params);
}

static int refuse_all(struct comparison *c, bool names_only, enum message message,
	const char *param)
{
	int status = CREDIT_OK;

	for (size_t i = 0; i < c->group->acts_count && !status; i++) {
		struct act_item *item = &c->group->acts[i];

		if (names_only && (!item->names_only || comparison_refused(c, item->row)))
			item->fate = ACT_LEFT_OUT;
		else
			status = refuse(c, item, message, FIELD_COUNT, param, NULL);
	}
	return status;
}

/* A row that only names an entry must name it as it stands. */
static int check_names(struct comparison *c, const struct entry *entry)
{
	int status = CREDIT_OK;

	for (size_t i = 0; i < c->group->acts_count && !status; i++) {
		struct act_item *item = &c->group->acts[i];
		const char *list = "";

		if (item->names_only)
			list = comparison_differs(c, entry, &item->entry, true, true);
		if (!list)
			return CREDIT_ENOMEM;
		if (*list)
			status = refuse(c, item, MSG_INTAKE_DIFFERS, FIELD_COUNT, list, NULL);
	}
	return status;
}

/* The entry that is asked about: as stored, or as rows say it, with the acts on its subject. */
static int asked_entry(struct comparison *c, const struct entry *stored,
	const struct entry *said, struct entry *out, credit_error *err)
{
	*out = stored ? *stored : *said;
	return snapshot_entry_acts(c->view, out, &c->arena, err);
}

/* Ask the law; what it refuses becomes a fault of the row. */
static int ask(struct comparison *c, const struct entry *entry)
{
	struct group *g = c->group;
	int status = act_items_judge(
		entry, g->acts, g->acts_count, c->rules->tables, c->now_us, &c->arena);

	for (size_t i = 0; i < g->acts_count && !status; i++)
		if (g->acts[i].fate == ACT_REFUSED)
			status = refuse(c, &g->acts[i], g->acts[i].reason,
				act_fault_field(g->acts[i].reason), g->acts[i].params[0],
				g->acts[i].params[1]);
	return status;
}

int group_judge_acts(struct comparison *c, const struct entry *stored,
	const struct entry *said, credit_error *err)
{
	struct group *g = c->group;
	struct entry entry;
	char most[24];
	int status;

	if (g->acts_count > ACTS_OF_ENTRY_MAX) {
		snprintf(most, sizeof(most), "%d", ACTS_OF_ENTRY_MAX);
		return refuse_all(c, false, MSG_INTAKE_ACTS_MANY, most);
	}
	if (!stored && !said)
		return refuse_all(c, true, MSG_INTAKE_ACT_NO_ENTRY, NULL);
	status = asked_entry(c, stored, said, &entry, err);
	if (!status)
		status = check_names(c, &entry);
	if (status)
		return status;
	act_items_sort(g->acts, g->acts_count);
	return ask(c, &entry);
}

/* ---- recording ---- */

/* Acts of rows that were refused since: what rested on them is asked again. */
static int ask_again(struct comparison *c, const struct entry *stored,
	const struct entry *said, credit_error *err)
{
	struct group *g = c->group;
	struct entry entry;
	bool again = false;
	int status = CREDIT_OK;

	for (size_t i = 0; i < g->acts_count; i++) {
		struct act_item *item = &g->acts[i];

		if (item->fate == ACT_LEFT_OUT || !comparison_refused(c, item->row))
			continue;
		again |= item->fate == ACT_NEW;
		item->fate = ACT_LEFT_OUT;
	}
	if (!again)
		return CREDIT_OK;
	status = asked_entry(c, stored, said, &entry, err);
	return status ? status : ask(c, &entry);
}

static bool is_refusal(int status)
{
	return status == CREDIT_EINVAL || status == CREDIT_EEXISTS || status == CREDIT_ENOTFOUND;
}

static int record(struct comparison *c, struct act_item *item, credit_error *err)
{
	struct event event = item->event;
	credit_error error = {0};
	int status;

	event.batch = c->batch;
	if (!event.operator_[0] && c->operator_)
		event.operator_ = c->operator_;
	status = change_add_event(c->change, &event, &error);
	if (is_refusal(status))
		return refuse(c, item, MSG_INTAKE_RECORD, FIELD_ACT, error.code, NULL);
	if (status && err)
		*err = error;
	return status;
}

int group_record_acts(struct comparison *c, const struct entry *stored,
	const struct entry *said, credit_error *err)
{
	struct group *g = c->group;
	int status;

	if (!stored && g->outcome == SAID_NONE)
		return said ? refuse_all(c, true, MSG_INTAKE_ACT_NO_ENTRY, NULL) : CREDIT_OK;
	status = ask_again(c, stored, said, err);
	for (size_t i = 0; i < g->acts_count && !status; i++)
		if (g->acts[i].fate == ACT_NEW && !comparison_lost(c))
			status = record(c, &g->acts[i], err);
	return status;
}

/* ---- counting ---- */

static const struct act_item *act_of(const struct group *g, uint64_t row)
{
	for (size_t i = 0; i < g->acts_count; i++)
		if (g->acts[i].row == row)
			return &g->acts[i];
	return NULL;
}

/* The rows that say the entry: what became of it is the first one's. */
static void count_said(struct comparison *c)
{
	const struct group *g = c->group;
	uint64_t first = 0;

	for (size_t i = 0; i < g->count; i++) {
		const struct act_item *act;
		bool acted;

		if (comparison_refused(c, g->rows[i]))
			continue;
		act = act_of(g, g->rows[i]);
		acted = act && act->fate == ACT_NEW;
		if (!first && g->outcome == SAID_ADDED)
			c->added++;
		else if (acted || (!first && g->outcome == SAID_CHANGED))
			c->changed++;
		else
			c->unchanged++;
		if (first && !acted)
			comparison_note_twin(c, g->rows[i], g->lines[i], first);
		first = first ? first : g->rows[i];
	}
}

void group_count(struct comparison *c)
{
	const struct group *g = c->group;

	count_said(c);
	for (size_t i = 0; i < g->acts_count; i++) {
		const struct act_item *item = &g->acts[i];

		if (!comparison_refused(c, item->row))
			act_item_remind(item, c->rules->findings);
		if (!item->names_only || comparison_refused(c, item->row))
			continue;
		if (item->fate == ACT_NEW) {
			c->changed++;
			continue;
		}
		c->unchanged++;
		if (item->twin)
			comparison_note_twin(c, item->row, item->line, item->twin);
	}
}
