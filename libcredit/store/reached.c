/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reached.c - the organisations in which a person holds an office, judged for them.
 *
 * One scan of 'R' for each identifier of the person, usually one and without a
 * row; none in a registry that names nobody.  Where there is one, the whole organisation is read and judged as a check
 * of itself would, so that the two cannot differ.
 */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "record/subject_act.h"
#include "store/view.h"

/* What is put together. */
struct reaching {
	credit_snapshot *snapshot;
	const credit_catalogue *tables;
	struct role_holder holder;
	credit_day on;
	struct arena *arena;
	credit_error *err;
	struct pointers organisations; /* struct judgement * */
	struct pointers roles;         /* const struct judged_role * */
};

/* An organisation comes once, by whichever of its entries. */
static bool was_read(const struct reaching *r, const struct entry_id *id)
{
	for (size_t i = 0; i < r->organisations.count; i++) {
		const struct judgement *judgement = r->organisations.items[i];

		for (size_t e = 0; e < judgement->entries_count; e++)
			if (memcmp(&judgement->entries[e].entry->id, id, sizeof(*id)) == 0)
				return true;
	}
	return false;
}

static int take_roles(struct reaching *r, const struct judgement *judgement)
{
	const struct judged_role *roles;
	size_t count;
	int status = judge_roles(
		judgement, &r->holder, r->tables, r->on, r->arena, &roles, &count);

	for (size_t i = 0; i < count && !status; i++)
		status = pointers_add(&r->roles, (void *)&roles[i]);
	return status ? MEMORY(r->err) : CREDIT_OK;
}

/* The organisation of an entry, judged; nothing when the entry is not known yet. */
static int take_organisation(struct reaching *r, const struct entry_id *id)
{
	struct judgement *judgement;
	struct subject_records records;
	const struct entry *entry;
	credit_error ignored;
	int status;

	if (was_read(r, id))
		return CREDIT_OK;
	status = snapshot_entry(r->snapshot, id, r->arena, &entry, &ignored);
	if (status == CREDIT_ENOTFOUND)
		return CREDIT_OK;
	if (status) {
		if (r->err)
			*r->err = ignored;
		return status;
	}
	status = snapshot_subject(r->snapshot, &entry->subject, r->arena, &records, r->err);
	if (status)
		return status;
	judgement = arena_alloc(r->arena, sizeof(*judgement));
	if (!judgement || judge_day(records.entries, records.entries_count, r->tables, r->on,
				  r->arena, judgement) ||
		pointers_add(&r->organisations, judgement))
		return MEMORY(r->err);
	return take_roles(r, judgement);
}

/* All rows of one identifier of the person. */
static int take_id(struct reaching *r, const credit_id *id)
{
	struct subject_key person;
	struct subject_key named;
	struct engine_row row;
	struct entry_id entry;
	struct scan scan;
	struct key prefix;
	int status;

	subject_key_of(id, &person);
	key_role(&prefix, r->snapshot->registry->county, &person);
	status = scan_begin(&scan, r->snapshot, &prefix, false, r->err);
	while (!status && !(status = scan_next(&scan, &row, r->err)))
		status = role_row_read(row.key, &named, &entry)
			? take_organisation(r, &entry)
			: fail_value(r->err, row.key, "key");
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

/* By organisation, list, day and entry: the same order on every machine. */
static int order_roles(const void *a, const void *b)
{
	const struct judged_role *left = *(const struct judged_role *const *)a;
	const struct judged_role *right = *(const struct judged_role *const *)b;
	const struct entry *x = left->entry->entry;
	const struct entry *y = right->entry->entry;
	int order = strcmp(x->subject.text, y->subject.text);

	if (!order)
		order = strcmp(x->list, y->list);
	if (!order)
		order = (x->decided > y->decided) - (x->decided < y->decided);
	if (!order)
		order = memcmp(&x->id, &y->id, sizeof(x->id));
	return order ? order : (left->role > right->role) - (left->role < right->role);
}

/* Once for each snapshot: without any row nobody needs to be looked for. */
static int look_for_any(credit_snapshot *snapshot, credit_error *err)
{
	struct engine_row row;
	struct scan scan;
	struct key prefix;
	int status;

	key_begin(&prefix, snapshot->registry->county, TABLE_ROLE);
	status = scan_begin(&scan, snapshot, &prefix, false, err);
	if (!status)
		status = scan_next(&scan, &row, err);
	scan_end(&scan);
	if (status == CREDIT_OK)
		snapshot->offices = OFFICES_SOME;
	else if (status == CREDIT_ENOTFOUND && !snapshot->pending) /* a change adds rows */
		snapshot->offices = OFFICES_NONE;
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int snapshot_reached(credit_snapshot *snapshot, const struct subject_records *person,
	credit_day on, struct arena *arena, struct reached *out, credit_error *err)
{
	struct reaching r = {.snapshot = snapshot, .on = on, .arena = arena, .err = err,
		.holder = {person->ids, person->ids_count, person->acts, person->acts_count}};
	int status = CREDIT_OK;

	memset(out, 0, sizeof(*out));
	if (snapshot->offices == OFFICES_UNKNOWN)
		status = look_for_any(snapshot, err);
	if (status || snapshot->offices == OFFICES_NONE)
		return status;
	for (size_t i = 0; i < person->ids_count && !status; i++) {
		if (person->ids[i].kind != CREDIT_KIND_PERSON)
			continue;
		if (!r.tables)
			status = snapshot_tables(snapshot, &r.tables, err);
		if (!status)
			status = take_id(&r, &person->ids[i]);
	}
	if (!status && r.roles.count > 0) {
		qsort(r.roles.items, r.roles.count, sizeof(r.roles.items[0]), order_roles);
		out->roles = pointers_copy(&r.roles, arena);
		out->count = r.roles.count;
		status = out->roles ? CREDIT_OK : MEMORY(err);
	}
	pointers_free(&r.organisations);
	pointers_free(&r.roles);
	if (status)
		memset(out, 0, sizeof(*out));
	return status;
}
