/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report_names.c - the names of a subject, and of whom its report must not tell.
 *
 * Others are those of the same document, those who hold a role, those an act
 * names, and whoever the registry knows by a name of three characters or more
 * that stands in a free text.  Shorter names are hidden where a record ties
 * them to the subject: alone they are words as often as names.
 */
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "id/identifier.h"
#include "joint/report.h"

int report_memory(const struct report_gather *g)
{
	return FAIL(g->err, CREDIT_ENOMEM, MSG_MEMORY);
}

bool report_mistaken(const struct judged_entry *judged)
{
	return judged->standing.reason == MSG_HELD_MISIDENTIFIED;
}

static bool is_own(const struct report_gather *g, const credit_id *id)
{
	const struct subject_records *records = &g->report->records;

	for (size_t i = 0; i < records->ids_count; i++)
		if (id_equal(&records->ids[i], id))
			return true;
	for (size_t i = 0; i < records->entries_count; i++)
		if (id_equal(&records->entries[i]->subject, id))
			return true;
	return false;
}

static int own_name(struct report_gather *g, const char *name)
{
	struct report_names *names = &g->report->names;

	return report_name(&names->own, &names->own_count, name, g->arena) ? report_memory(g)
									   : CREDIT_OK;
}

static int other_name(struct report_gather *g, const char *name)
{
	struct report_names *names = &g->report->names;

	for (size_t i = 0; i < names->own_count; i++)
		if (name && strcmp(names->own[i], name) == 0)
			return CREDIT_OK;
	return report_name(&names->others, &names->others_count, name, g->arena) ? report_memory(g)
										 : CREDIT_OK;
}

/* The names of the subject: of its entries, corrected and given by acts. */
static int gather_own(struct report_gather *g)
{
	const struct judgement *judgement = &g->report->judgement;
	const struct subject_records *records = &g->report->records;
	int status = CREDIT_OK;

	for (size_t i = 0; i < judgement->entries_count && !status; i++) {
		const struct judged_entry *judged = &judgement->entries[i];

		if (report_mistaken(judged))
			continue;
		status = own_name(g, judged->current.name);
		if (!status)
			status = own_name(g, judged->given_name);
		if (!status)
			status = own_name(g, judged->entry->name);
	}
	for (size_t i = 0; i < records->acts_count && !status; i++)
		if (is_own(g, &records->acts[i]->subject))
			status = own_name(g, subject_act_field(records->acts[i], "name"));
	return status;
}

/* Another subject of the same document: its names and numbers. */
static int gather_other(struct report_gather *g, const struct entry *entry)
{
	int status = is_own(g, &entry->subject) ? CREDIT_OK : other_name(g, entry->name);

	if (!status && !is_own(g, &entry->subject))
		status = other_name(g, entry->subject.text);
	for (size_t i = 0; i < entry->events_count && !status; i++)
		if (!is_own(g, &entry->subject))
			status = other_name(
				g, event_field(entry->events[i], "subject_name"));
	for (size_t i = 0; i < entry->roles_count && !status; i++)
		status = other_name(g, entry->roles[i].name);
	return status;
}

static int gather_document(struct report_gather *g, const struct entry *entry)
{
	const struct entry_id *ids = NULL;
	size_t count = 0;
	int status = snapshot_document(g->snapshot, entry->list, entry->authority,
		entry->document, g->arena, &ids, &count, g->err);

	for (size_t i = 0; i < count && !status; i++) {
		const struct entry *other;

		status = snapshot_entry(g->snapshot, &ids[i], g->arena, &other, g->err);
		if (status == CREDIT_ENOTFOUND)
			status = CREDIT_OK; /* not known yet */
		else if (!status)
			status = gather_other(g, other);
	}
	return status;
}

static int gather_others(struct report_gather *g)
{
	const struct judgement *judgement = &g->report->judgement;
	const struct subject_records *records = &g->report->records;
	int status = CREDIT_OK;

	for (size_t i = 0; i < judgement->entries_count && !status; i++) {
		const struct judged_entry *judged = &judgement->entries[i];

		status = gather_document(g, judged->entry);
		for (size_t r = 0; r < judged->current.roles_count && !status; r++) {
			status = other_name(g, judged->current.roles[r].name);
			if (!status && judged->current.roles[r].person.length > 0)
				status = other_name(g, judged->current.roles[r].person.text);
		}
		if (!status && report_mistaken(judged))
			status = other_name(g, judged->entry->name);
	}
	for (size_t i = 0; i < records->acts_count && !status; i++)
		for (size_t k = 0; k < records->acts[i]->others_count && !status; k++)
			if (!is_own(g, &records->acts[i]->others[k]))
				status = other_name(g, records->acts[i]->others[k].text);
	return status;
}

/* ---- names that the registry knows ---- */

#define KNOWN_MIN 3 /* characters: shorter ones are words as often as names */

/* The next character of a text; 0 at its end. */
static size_t step_of(const char *text)
{
	uint32_t c;
	size_t step = *text ? utf8_next(text, strlen(text), &c) : 0;

	return *text && !step ? 1 : step;
}

/* Does a name begin so?  Whole: is it another subject's, to its end? */
static int known_at(struct report_gather *g, const char *text, size_t length, bool *begins,
	bool *whole)
{
	const struct name_hit *hits = NULL;
	struct arena arena = ARENA_INIT;
	size_t count = 0;
	int status = snapshot_names(
		g->snapshot, text, length, 1, &arena, &hits, &count, NULL);

	*begins = !status && count > 0;
	*whole = *begins && hits[0].exact && !is_own(g, &hits[0].subject);
	arena_free(&arena);
	if (status == CREDIT_EFORMAT) /* nothing but spaces or marks */
		status = CREDIT_OK;
	return status ? FAIL(g->err, status, MSG_REPORT_NAMES) : CREDIT_OK;
}

/* All names that begin at this place: a character more while some name still begins so. */
static int known_from(struct report_gather *g, const char *text)
{
	bool begins = true;
	size_t length = 0;
	int status = CREDIT_OK;

	for (size_t n = 1; begins && !status && step_of(text + length); n++) {
		bool whole;

		length += step_of(text + length);
		if (n < KNOWN_MIN)
			continue;
		status = known_at(g, text, length, &begins, &whole);
		if (!status && whole) {
			const char *name = arena_text(g->arena, text, length);

			status = name ? other_name(g, name) : report_memory(g);
		}
	}
	return status;
}

static int known_in(struct report_gather *g, const char *text)
{
	int status = CREDIT_OK;

	while (text && !status && *text) {
		status = known_from(g, text);
		text += step_of(text);
	}
	return status;
}

/* Whoever else the registry knows by name, in whatever is told as it was written. */
static int gather_known(struct report_gather *g)
{
	const struct subject_records *records = &g->report->records;
	int status = CREDIT_OK;

	for (size_t i = 0; i < records->entries_count && !status; i++) {
		const struct entry *entry = records->entries[i];

		status = known_in(g, g->report->judgement.entries[i].current.facts);
		for (size_t e = 0; e < entry->events_count && !status; e++)
			for (size_t f = 0; f < entry->events[e]->fields_count && !status; f++)
				if (!report_field_is_internal(entry->events[e]->fields[f].name))
					status = known_in(
						g, entry->events[e]->fields[f].value);
	}
	for (size_t i = 0; i < records->feedback_count && !status; i++)
		status = known_in(g, records->feedback[i]->reason);
	for (size_t i = 0; i < g->report->queries_count && !status; i++)
		if (i == 0 || strcmp(g->report->queries[i].purpose,
				      g->report->queries[i - 1].purpose) != 0)
			status = known_in(g, g->report->queries[i].purpose);
	return status;
}

int report_gather_names(struct report_gather *g)
{
	struct credit_report *report = g->report;
	const char **former = NULL;
	int status = gather_own(g);

	if (!status)
		status = gather_others(g);
	if (!status)
		status = gather_known(g);
	report->name = credit_verdict_name(report->verdict);
	if (!report->name[0] && report->names.own_count)
		report->name = report->names.own[0];
	if (!status) {
		former = arena_alloc(
			g->arena, (report->names.own_count + 1) * sizeof(*former));
		status = former ? CREDIT_OK : report_memory(g);
	}
	for (size_t i = 0; !status && i < report->names.own_count; i++)
		if (strcmp(report->names.own[i], report->name) != 0)
			former[report->former_count++] = report->names.own[i];
	report->former = former;
	return status;
}
