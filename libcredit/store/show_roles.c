/* SPDX-License-Identifier: Apache-2.0 */
/*
 * show_roles.c - responsible persons of an entry, and a person's offices, for `show`.
 *
 * What reaches a person is told with its article; what does not, with the reason,
 * so that whoever asks sees that nothing was forgotten.
 */
#include <string.h>

#include "base/message.h"
#include "store/answer.h"
#include "store/show.h"

int show_responsible(struct credit_entry *entry)
{
	const struct entry *current = &entry->judged->current;
	size_t count = current->roles_count;

	entry->responsible = arena_alloc(entry->arena, (count + 1) * sizeof(*entry->responsible));
	if (!entry->responsible)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < count; i++) {
		const struct role *role = &current->roles[i];

		entry->responsible[i] = (credit_responsible){
			.size = sizeof(credit_responsible),
			.name = role->name,
			.id = role->person.scheme ? &role->person : NULL,
			.role = role->role,
			.basis = role->basis,
			.from = role->from,
			.to = role->to,
		};
	}
	entry->responsible_count = count;
	return CREDIT_OK;
}

/* Texts of all measures, each once, with something between; NULL when memory ran out. */
static const char *join_texts(const struct judged_role *role, bool articles, const char *between,
	struct arena *arena)
{
	struct buf text = BUF_INIT;
	const char *joined;

	for (size_t i = 0; i < role->measures_count; i++) {
		const struct reached_measure *m = &role->measures[i];
		const char *one = articles ? m->article : m->measure->code;
		bool said = false;

		for (size_t k = 0; k < i && !said; k++)
			said = strcmp(articles ? role->measures[k].article
					       : role->measures[k].measure->code,
				       one) == 0;
		if (!said)
			buf_printf(&text, "%s%s", text.length ? between : "", one);
	}
	joined = text.status ? NULL : arena_text(arena, buf_cstr(&text), text.length);
	buf_free(&text);
	return joined;
}

/* Names and codes of organisations are public; no other identifier is told. */
static const char *public_id(const credit_id *id)
{
	return id->scheme == CREDIT_SCHEME_CREDIT_CODE ||
			id->scheme == CREDIT_SCHEME_ORGANISATION_CODE
		? id->text
		: "";
}

static int fill_office(const struct judged_role *role, struct arena *arena, credit_office *out)
{
	const struct entry *current = &role->entry->current;
	char id[ENTRY_ID_TEXT_BYTES];

	entry_id_text(&role->entry->entry->id, id);
	*out = (credit_office){
		.size = sizeof(*out),
		.name = current->name,
		.id = public_id(&current->subject),
		.role = role->role->role,
		.basis = role->role->basis,
		.from = role->role->from,
		.to = role->role->to,
		.entry = arena_text(arena, id, strlen(id)),
		.list = current->list,
		.reaches = role->why_not == MSG_COUNT,
		.why_not = role->why_not == MSG_COUNT ? "" : message_code(role->why_not),
		.why_article = role->why_not == MSG_COUNT ? "" : role->why_article,
		.articles = join_texts(role, true, "；", arena),
		.measures = join_texts(role, false, ";", arena),
		.until = role->until,
	};
	return out->entry && out->articles && out->measures ? CREDIT_OK : CREDIT_ENOMEM;
}

int show_offices(credit_snapshot *snapshot, struct credit_subject *subject, credit_error *err)
{
	struct arena *arena = &snapshot->arena;
	struct reached reached;
	int status = snapshot_reached(
		snapshot, &subject->records, subject->on, arena, &reached, err);

	if (status)
		return status;
	subject->offices = arena_alloc(arena, (reached.count + 1) * sizeof(*subject->offices));
	if (!subject->offices)
		return MEMORY(err);
	for (size_t i = 0; i < reached.count; i++)
		if (fill_office(reached.roles[i], arena, &subject->offices[i]))
			return MEMORY(err);
	subject->offices_count = reached.count;
	return CREDIT_OK;
}

size_t credit_entry_responsible_count(const credit_entry *entry)
{
	return entry ? entry->responsible_count : 0;
}

const credit_responsible *credit_entry_responsible_at(const credit_entry *entry, size_t index)
{
	return index < credit_entry_responsible_count(entry) ? &entry->responsible[index] : NULL;
}

size_t credit_subject_office_count(const credit_subject *subject)
{
	return subject ? subject->offices_count : 0;
}

const credit_office *credit_subject_office_at(const credit_subject *subject, size_t index)
{
	return index < credit_subject_office_count(subject) ? &subject->offices[index] : NULL;
}

/* ---- JSON ---- */

/* "9999-12-31" is no end, and so is null here. */
static void kv_end(struct json *out, const char *key, credit_day day)
{
	answer_day(out, key, day == CREDIT_DAY_MAX ? CREDIT_DAY_NONE : day);
}

void show_responsible_json(struct json *out, const struct credit_entry *entry)
{
	json_key(out, "responsible");
	json_open(out, '[');
	for (size_t i = 0; i < entry->responsible_count; i++) {
		const credit_responsible *person = &entry->responsible[i];

		json_open(out, '{');
		json_kv_text(out, "name", person->name);
		json_kv_text(out, "id", person->id ? person->id->text : NULL);
		json_kv_text(out, "role", person->role);
		json_kv_text(out, "basis", person->basis[0] ? person->basis : NULL);
		answer_day(out, "from", person->from);
		answer_day(out, "to", person->to);
		json_close(out, '}');
	}
	json_close(out, ']');
}

static void json_office(struct json *out, const credit_office *office)
{
	json_open(out, '{');
	json_kv_text(out, "name", office->name);
	json_kv_text(out, "id", office->id[0] ? office->id : NULL);
	json_kv_text(out, "role", office->role);
	json_kv_text(out, "basis", office->basis[0] ? office->basis : NULL);
	answer_day(out, "from", office->from);
	answer_day(out, "to", office->to);
	json_kv_text(out, "entry", office->entry);
	json_kv_text(out, "list", office->list);
	json_kv_bool(out, "reaches", office->reaches);
	json_kv_text(out, "why_not", office->reaches ? NULL : office->why_not);
	json_kv_text(out, "articles", office->reaches ? office->articles : NULL);
	json_kv_text(out, "measures", office->measures);
	kv_end(out, "until", office->until);
	json_close(out, '}');
}

void show_offices_json(struct json *out, const struct credit_subject *subject)
{
	json_key(out, "offices");
	json_open(out, '[');
	for (size_t i = 0; i < subject->offices_count; i++)
		json_office(out, &subject->offices[i]);
	json_close(out, ']');
}
