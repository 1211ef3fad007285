/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subject_rule.c - what acts on a subject do, and which may be recorded.
 *
 * Asked for every entry that is judged; hardly any has an act.  Death ends
 * everything: civil capacity lasts from birth to death (民法典 art. 13), and what
 * is about the dead belongs to the near relatives (个人信息保护法 art. 49).
 *
 * Deregistration, merger and division end nothing by themselves here.  No
 * instrument that was found says what becomes of a listing then; rights and
 * duties pass on in a merger and a division (民法典 art. 67), but nobody is listed
 * by that alone.  So the authority that listed is asked (谁认定、谁修复), and the
 * registry waits for its act.
 */
#include <string.h>

#include "id/identifier.h"
#include "record/subject_act.h"

#define PERSONS 1u       /* may be of a person */
#define ORGANISATIONS 2u /* may be of an organisation */
#define LOCAL 4u         /* may be of an honour's local number */
#define NO_OTHER 8u      /* names nobody else */
#define ONE_OTHER 16u    /* names one other */
#define SOME_OTHERS 32u  /* names one other or more */
#define JOINS 64u        /* the other is the same subject */
#define NAME_NEEDED 128u
#define NAME_ALLOWED 256u
#define ANNULS 512u /* names the act that it annuls */
#define PAST 1024u  /* cannot lie in the future */

static const unsigned kind_rules[] = {
	[CREDIT_SUBJECT_RENAMED] = PERSONS | ORGANISATIONS | LOCAL | NO_OTHER | NAME_NEEDED,
	[CREDIT_SUBJECT_CODE_CHANGED] =
		PERSONS | ORGANISATIONS | ONE_OTHER | JOINS | NAME_ALLOWED,
	[CREDIT_SUBJECT_MERGED] = ORGANISATIONS | ONE_OTHER,
	[CREDIT_SUBJECT_SPLIT] = ORGANISATIONS | SOME_OTHERS,
	[CREDIT_SUBJECT_DEREGISTERED] = ORGANISATIONS | NO_OTHER,
	[CREDIT_SUBJECT_DECEASED] = PERSONS | NO_OTHER | PAST,
	[CREDIT_SUBJECT_JOINED] = PERSONS | ORGANISATIONS | ONE_OTHER | JOINS,
	[CREDIT_SUBJECT_ANNULLED] = PERSONS | ORGANISATIONS | LOCAL | NO_OTHER | ANNULS,
};

bool subject_kind_joins(int kind)
{
	return kind >= CREDIT_SUBJECT_RENAMED && kind <= CREDIT_SUBJECT_ANNULLED &&
		(kind_rules[kind] & JOINS);
}

/* ---- which acts count ---- */

/* Does an act annul acts of the other's document and kind? */
static bool annuls_such(const struct subject_act *act, const struct subject_act *other)
{
	const char *document = subject_act_field(act, "of");
	const char *kind = subject_act_field(act, "kind");

	return act->kind == CREDIT_SUBJECT_ANNULLED && document && kind &&
		document_equal(document, other->document) &&
		credit_subject_kind_parse(kind) == other->kind;
}

/*
 * Does one act annul the other?  One that joins identifiers is annulled under the
 * identifier that it lies under: there it is looked for, whoever is asked about.
 */
static bool annuls(const struct subject_act *act, const struct subject_act *other)
{
	return annuls_such(act, other) && (!subject_kind_joins(other->kind) ||
						  id_equal(&act->subject, &other->subject));
}

bool subject_act_counts(
	const struct subject_act *const *acts, size_t count, const struct subject_act *act)
{
	if (act->undone)
		return false;
	for (size_t i = 0; i < count; i++)
		if (acts[i]->sequence > act->sequence && !acts[i]->undone &&
			annuls(acts[i], act))
			return false;
	return true;
}

static bool entry_act_counts(const struct entry *entry, const struct subject_act *act)
{
	return subject_act_counts(entry->acts, entry->acts_count, act);
}

/* ---- may it be recorded ---- */

static bool is_organisation(const credit_id *id)
{
	return id->scheme == CREDIT_SCHEME_CREDIT_CODE ||
		id->scheme == CREDIT_SCHEME_ORGANISATION_CODE;
}

static bool fits(const credit_id *id, unsigned rules)
{
	if (id->scheme == CREDIT_SCHEME_LOCAL)
		return rules & LOCAL;
	return rules & (is_organisation(id) ? ORGANISATIONS : PERSONS);
}

static bool others_fit(const struct subject_act *act, unsigned rules)
{
	if (rules & NO_OTHER)
		return act->others_count == 0;
	if (act->others_count == 0 || ((rules & ONE_OTHER) && act->others_count > 1))
		return false;
	for (size_t i = 0; i < act->others_count; i++) {
		const credit_id *other = &act->others[i];

		if (!fits(other, rules) || id_equal(other, &act->subject) ||
			is_organisation(other) != is_organisation(&act->subject))
			return false;
	}
	return true;
}

const struct subject_act *subject_act_annulled(const struct subject_act *act,
	const struct subject_act *const *before, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (annuls(act, before[i]) && subject_act_counts(before, count, before[i]))
			return before[i];
	return NULL;
}

/* An annulment is of an act that counts, and of no annulment. */
static enum message check_annulled(const struct subject_act *act,
	const struct subject_act *const *before, size_t count)
{
	const struct subject_act *of = subject_act_annulled(act, before, count);

	if (of && of->kind != CREDIT_SUBJECT_ANNULLED)
		return MSG_COUNT;
	for (size_t i = 0; i < count && !of; i++)
		if (annuls_such(act, before[i]) && subject_act_counts(before, count, before[i]))
			return MSG_SUBJECT_ANNULS_OTHER;
	return MSG_SUBJECT_ANNULS;
}

/* Fields are those that the kind knows. */
static bool fields_fit(const struct subject_act *act, unsigned rules)
{
	const char *name = subject_act_field(act, "name");

	if (name && (!(rules & (NAME_NEEDED | NAME_ALLOWED)) || !name[0] ||
			    strlen(name) > NAME_BYTES_MAX))
		return false;
	if ((rules & NAME_NEEDED) && !name)
		return false;
	for (size_t i = 0; i < act->fields_count; i++) {
		const char *field = act->fields[i].name;

		if (strcmp(field, "name") != 0 && strcmp(field, "note") != 0 &&
			!((rules & ANNULS) &&
				(strcmp(field, "of") == 0 || strcmp(field, "kind") == 0)))
			return false;
	}
	return true;
}

/* One death; nothing but an annulment once it is recorded. */
static bool dead_already(
	const struct subject_act *act, const struct subject_act *const *before, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (act->kind == CREDIT_SUBJECT_DECEASED &&
			before[i]->kind == CREDIT_SUBJECT_DECEASED &&
			subject_act_counts(before, count, before[i]))
			return true;
	return false;
}

enum message subject_act_allowed(const struct subject_act *act,
	const struct subject_act *const *before, size_t count, credit_day today,
	const char **article)
{
	unsigned rules;

	*article = "";
	if (act->kind < CREDIT_SUBJECT_RENAMED || act->kind > CREDIT_SUBJECT_ANNULLED)
		return MSG_EVENT_KIND;
	rules = kind_rules[act->kind];
	if (act->day == CREDIT_DAY_NONE)
		return MSG_EVENT_DAY;
	if (!act->document[0])
		return MSG_EVENT_DOCUMENT;
	if (!act->authority[0])
		return MSG_SUBJECT_AUTHORITY;
	if (!fits(&act->subject, rules))
		return MSG_SUBJECT_KIND;
	if (!others_fit(act, rules))
		return MSG_SUBJECT_OTHER;
	if (!fields_fit(act, rules))
		return MSG_EVENT_FIELDS;
	if ((rules & PAST) && act->day > today)
		return MSG_SUBJECT_FUTURE;
	if (dead_already(act, before, count))
		return MSG_SUBJECT_DECEASED_BEFORE;
	return rules & ANNULS ? check_annulled(act, before, count) : MSG_COUNT;
}

/* ---- what acts do to entries ---- */

const struct subject_act *entry_name_act(const struct entry *entry, credit_day day)
{
	const struct subject_act *last = NULL;

	for (size_t i = 0; i < entry->acts_count; i++) {
		const struct subject_act *act = entry->acts[i];

		if (!subject_act_field(act, "name") || act->day > day ||
			(entry->decided != CREDIT_DAY_NONE && act->day < entry->decided) ||
			!entry_act_counts(entry, act))
			continue;
		if (!last || subject_act_order(last, act) < 0)
			last = act;
	}
	return last;
}

const char *entry_name_on(const struct entry *entry, credit_day day)
{
	const struct subject_act *act = entry_name_act(entry, day);

	return act ? subject_act_field(act, "name") : entry->name;
}

credit_day entry_deceased(const struct entry *entry)
{
	for (size_t i = 0; i < entry->acts_count; i++)
		if (entry->acts[i]->kind == CREDIT_SUBJECT_DECEASED &&
			entry_act_counts(entry, entry->acts[i]))
			return entry->acts[i]->day;
	return CREDIT_DAY_NONE;
}

enum message entry_question(const struct entry *entry, credit_day day)
{
	enum message question = MSG_COUNT;

	for (size_t i = 0; i < entry->acts_count; i++) {
		const struct subject_act *act = entry->acts[i];

		if (act->day > day || !entry_act_counts(entry, act))
			continue;
		if (act->kind == CREDIT_SUBJECT_DEREGISTERED)
			return MSG_SUBJECT_ASK_DEREGISTERED;
		if (act->kind == CREDIT_SUBJECT_MERGED)
			question = MSG_SUBJECT_ASK_MERGED;
		if (act->kind == CREDIT_SUBJECT_SPLIT)
			question = MSG_SUBJECT_ASK_SPLIT;
	}
	return question;
}
