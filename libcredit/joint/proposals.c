/* SPDX-License-Identifier: Apache-2.0 */
/*
 * proposals.c - credit_proposals: one walk over the registry, for the authorities.
 *
 * Asked now and then, by the office that passes proposals on.  What counts is
 * judged_proposals()' answer; here it gets its names.  Nothing else in the
 * library calls it, so that no answer about a subject can show a proposal.
 */
#include "record/proposal.h"

#include <string.h>

#include "base/message.h"
#include "credit/joint.h"
#include "joint/judged_walk.h"

struct walk {
	const credit_catalogue *tables;
	credit_day on;
	const struct department_row *authority; /* NULL: all */
	credit_proposal_fn visit;
	void *context;
	credit_error *err;
};

static const char *or_else(const char *text, const char *other)
{
	return text && text[0] ? text : other;
}

/* Who gets it on that day: the authority of the row, or its successor; NULL: nobody known. */
static const struct department_row *addressee(
	const struct walk *walk, const struct threshold_row *row)
{
	return catalogue_department_answering(
		walk->tables, row->authority, strlen(row->authority), walk->on);
}

/* An entry of a bare organisation code lies with several subjects: one of them tells. */
static bool is_told_elsewhere(
	const struct judged_subject *subject, const struct proposal *proposal)
{
	for (size_t i = 0; i < proposal->entries_count; i++)
		if (subject->fresh[proposal->entries[i]])
			return false;
	return true;
}

static int put_entries(const struct judged_subject *subject, const struct proposal *proposal,
	struct arena *arena, credit_proposal *out)
{
	const struct judged_entry *entries = subject->judgement->entries;
	const char **ids = arena_alloc(arena, proposal->entries_count * sizeof(*ids));

	for (size_t i = 0; ids && i < proposal->entries_count; i++) {
		char text[ENTRY_ID_TEXT_BYTES];

		entry_id_text(&entries[proposal->entries[i]].entry->id, text);
		ids[i] = arena_text(arena, text, ENTRY_ID_TEXT_BYTES - 1);
		if (!ids[i])
			return CREDIT_ENOMEM;
	}
	out->entries = ids;
	out->entries_count = proposal->entries_count;
	out->name = entries[proposal->entries[proposal->entries_count - 1]].current.name;
	return ids ? CREDIT_OK : CREDIT_ENOMEM;
}

static void put_row(const struct walk *walk, const struct proposal *proposal,
	const struct department_row *authority, credit_proposal *out)
{
	const struct threshold_row *row = proposal->row;
	const struct list_row *list = catalogue_list(walk->tables, row->list, walk->on);

	out->list = row->list;
	out->list_name_zh = list ? list->name_zh : row->list;
	out->list_name_en = list ? or_else(list->name_en, list->name_zh) : row->list;
	out->of_list = row->of_list;
	out->of_ground = row->of_ground;
	out->count = (uint32_t)row->count;
	out->months = (uint32_t)row->months;
	out->authority = authority ? authority->code : row->authority;
	out->authority_zh = authority ? authority->name_zh : out->authority;
	out->authority_en = authority ? or_else(authority->name_en, authority->name_zh)
				      : out->authority;
	out->source = row->head.source;
	out->sure = row->head.sure;
	out->reached = proposal->reached;
	out->until = proposal->until;
}

static int tell(struct walk *walk, const struct judged_subject *subject,
	const struct proposal *proposal, struct arena *arena)
{
	const struct department_row *authority = addressee(walk, proposal->row);
	credit_proposal out = {.size = sizeof(out), .subject = subject->id};

	if (walk->authority &&
		(!authority || strcmp(authority->code, walk->authority->code) != 0))
		return CREDIT_OK;
	if (is_told_elsewhere(subject, proposal))
		return CREDIT_OK;
	put_row(walk, proposal, authority, &out);
	if (put_entries(subject, proposal, arena, &out))
		return FAIL(walk->err, CREDIT_ENOMEM, MSG_MEMORY);
	return walk->visit(walk->context, &out)
		? FAIL(walk->err, CREDIT_ECANCELLED, MSG_CANCELLED)
		: CREDIT_OK;
}

static int visit_subject(
	void *context, const struct judged_subject *subject, struct arena *arena)
{
	struct walk *walk = context;
	const struct proposal *proposals;
	size_t count;
	int status = CREDIT_OK;

	if (judged_proposals(subject->judgement, walk->tables, walk->on, arena, &proposals,
		    &count))
		return FAIL(walk->err, CREDIT_ENOMEM, MSG_MEMORY);
	for (size_t i = 0; i < count && !status; i++)
		status = tell(walk, subject, &proposals[i], arena);
	return status;
}

int credit_proposals(credit_snapshot *snapshot, credit_day on, const char *authority,
	credit_proposal_fn visit, void *context, credit_error *err)
{
	struct walk walk = {.on = on, .visit = visit, .context = context, .err = err};
	int status;

	if (!snapshot || !visit)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, visit", "NULL");
	if (on < CREDIT_DAY_MIN || on > CREDIT_DAY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "no day");
	status = snapshot_tables(snapshot, &walk.tables, err);
	if (status)
		return status;
	if (authority) {
		walk.authority = catalogue_department_answering(
			walk.tables, authority, strlen(authority), on);
		if (!walk.authority)
			return FAIL(err, CREDIT_ENOTFOUND, MSG_ACT_AUTHORITY, authority);
	}
	return judged_walk(snapshot, walk.tables, on, visit_subject, &walk, err);
}
