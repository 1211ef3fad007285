/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict.c - builds the answer about one subject, and the accessors to it.
 *
 * Once for each identifier checked.  What holds is judge()'s answer; here it
 * is put into words of the interface.  Void entries are left out: who was
 * listed by mistake was never listed, also not in an answer to a department.
 */
#include "joint/verdict.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"

/* ---- entries ---- */

static const char *id_text(const struct entry_id *id, struct arena *arena)
{
	char text[ENTRY_ID_TEXT_BYTES];

	entry_id_text(id, text);
	return arena_text(arena, text, ENTRY_ID_TEXT_BYTES - 1);
}

static const char *or_else(const char *text, const char *other)
{
	return text && text[0] ? text : other;
}

/* The successor's name and where it is found; NULL when memory ran out. */
static const char *told_text(const char *name, const char *contact, const char *comma,
	struct arena *arena)
{
	struct buf text = BUF_INIT;
	const char *told;

	buf_printf(&text, "%s%s%s", name, contact[0] ? comma : "", contact);
	told = text.status ? NULL : arena_text(arena, buf_cstr(&text), text.length);
	buf_free(&text);
	return told;
}

/* Who decided, under its name; and who is to be turned to: it, or its successor. */
static int put_authority(const struct verdict_context *context, const struct entry *entry,
	struct arena *arena, credit_verdict_entry *out)
{
	size_t length = strlen(entry->authority);
	const struct department_row *department = catalogue_department_find(
		context->tables, entry->authority, length, context->on);
	const struct department_row *told = department;

	if (!department) {
		department = catalogue_department_last(
			context->tables, entry->authority, length, context->on);
		told = catalogue_department_answering(
			context->tables, entry->authority, length, context->on);
	}
	out->authority_code = entry->authority;
	out->authority = department ? department->name_zh
				    : or_else(entry->authority_name, entry->authority);
	out->authority_en = department ? or_else(department->name_en, out->authority)
				       : out->authority;
	out->contact_zh = told ? told->contact_zh : "";
	out->contact_en = told ? or_else(told->contact_en, out->contact_zh) : "";
	if (!told || told == department)
		return CREDIT_OK;
	out->contact_zh = told_text(told->name_zh, out->contact_zh, "，", arena);
	out->contact_en = told_text(
		or_else(told->name_en, told->name_zh), out->contact_en, ", ", arena);
	return out->contact_zh && out->contact_en ? CREDIT_OK : CREDIT_ENOMEM;
}

static void put_list(const struct judged_entry *judged, credit_verdict_entry *out)
{
	const struct list_row *list = judged->list;

	out->list = judged->current.list;
	out->list_name_zh = list ? list->name_zh : out->list;
	out->list_name_en = list ? or_else(list->name_en, list->name_zh) : out->list;
	out->colour = list ? colour_name(list->colour) : "";
	out->class_ = list ? list->class_zh : "";
}

static void put_standing(const struct judged_entry *judged, credit_day on,
	credit_verdict_entry *out)
{
	const struct standing *standing = &judged->standing;
	const struct window *windows = standing->windows;

	out->state = standing->state;
	out->marks = standing->marks;
	out->decided = judged->current.decided;
	out->listed = standing->listed;
	out->public_from = windows[EFFECT_PUBLICITY - 1].from;
	out->public_until = windows[EFFECT_PUBLICITY - 1].until;
	out->use_until = windows[EFFECT_USE - 1].until;
	out->measures_until = windows[EFFECT_MEASURES - 1].until;
	out->provisional = standing->listed_provisional;
	for (int i = 0; i < EFFECT_COUNT; i++)
		out->provisional |= windows[i].provisional;
	out->in_use = standing->state == CREDIT_STATE_LISTED &&
		window_holds(&windows[EFFECT_USE - 1], on);
}

int verdict_entry(const struct verdict_context *context, const struct judged_entry *judged,
	struct arena *arena, credit_verdict_entry *out)
{
	out->size = sizeof(*out);
	out->entry = id_text(&judged->entry->id, arena);
	out->number = or_else(entry_public_number(judged->entry), "");
	out->document = judged->current.document;
	out->why_not_public = judged->printed ? "" : message_code(judged->why_not);
	out->why_article = judged->printed ? "" : judged->why_article;
	put_list(judged, out);
	put_standing(judged, context->on, out);
	if (put_authority(context, &judged->current, arena, out))
		return CREDIT_ENOMEM;
	return out->entry ? CREDIT_OK : CREDIT_ENOMEM;
}

static int put_entries(const struct verdict_context *context,
	const struct judgement *judgement, struct arena *arena, credit_verdict *verdict)
{
	credit_verdict_entry *entries =
		arena_alloc(arena, (judgement->entries_count + 1) * sizeof(*entries));
	uint64_t newest = 0;

	if (!entries)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < judgement->entries_count; i++) {
		const struct judged_entry *judged = &judgement->entries[i];
		credit_verdict_entry *out = &entries[verdict->entries_count];

		if (judged_void(judged))
			continue;
		if (verdict_entry(context, judged, arena, out))
			return CREDIT_ENOMEM;
		verdict->entries_count++;
		verdict->found |= out->in_use;
		if (verdict->name[0] == '\0' || judged->entry->sequence >= newest) {
			newest = judged->entry->sequence;
			verdict->name = judged->current.name;
		}
	}
	verdict->entries = entries;
	return CREDIT_OK;
}

/* ---- measures ---- */

void verdict_measure(const struct verdict_context *context, const struct measure_row *measure,
	const struct rule_row *rule, const char *department, credit_verdict_measure *out)
{
	const struct department_row *row =
		catalogue_department(context->tables, department, context->on);
	/* an item that the department decides on is no decision, and must say so */
	bool note = measure->type == MEASURE_PENALTY && rule->trigger == TRIGGER_DEPARTMENT;

	out->size = sizeof(*out);
	out->measure = measure->code;
	out->name_zh = measure->name_zh;
	out->name_en = or_else(measure->name_en, measure->name_zh);
	out->type = measure->type == MEASURE_INCENTIVE ? "incentive" : "penalty";
	out->trigger = trigger_name(rule->trigger);
	out->trigger_zh = trigger_name_zh(rule->trigger);
	out->department = department;
	out->department_zh = row ? row->name_zh : department;
	out->department_en = row ? or_else(row->name_en, row->name_zh) : department;
	out->note_zh = note ? context->note[CREDIT_ZH] : "";
	out->note_en = note ? context->note[CREDIT_EN] : "";
}

static int put_measure(const struct verdict_context *context,
	const struct judgement *judgement, const struct judged_measure *measure,
	struct arena *arena, credit_verdict_measure *out)
{
	const char **ids = arena_alloc(arena, measure->entries_count * sizeof(*ids));

	if (!ids)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < measure->entries_count; i++) {
		ids[i] = id_text(&judgement->entries[measure->entries[i]].entry->id, arena);
		if (!ids[i])
			return CREDIT_ENOMEM;
	}
	verdict_measure(context, measure->measure, measure->rule, measure->department, out);
	out->basis = measure->basis;
	out->entries = ids;
	out->entries_count = measure->entries_count;
	out->until = measure->until;
	out->provisional = measure->provisional;
	return CREDIT_OK;
}

/* Withheld while the name is another: it may be another person. */
static int put_measures(const struct verdict_context *context,
	const struct judgement *judgement, struct arena *arena, credit_verdict *verdict)
{
	credit_verdict_measure *measures;

	if (verdict->name_match == CREDIT_NAME_DIFFERENT)
		return CREDIT_OK;
	measures = arena_alloc(arena, (judgement->measures_count + 1) * sizeof(*measures));
	if (!measures)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < judgement->measures_count; i++)
		if (put_measure(context, judgement, &judgement->measures[i], arena, &measures[i]))
			return CREDIT_ENOMEM;
	verdict->measures = measures;
	verdict->measures_count = judgement->measures_count;
	return CREDIT_OK;
}

/* ---- names ---- */

/* One name that the subject bears or bore, against the name asked for. */
static int match_name(const char *name, const struct buf *asked, const char *other, int *match)
{
	struct buf known = BUF_INIT;
	int status = CREDIT_OK;

	if (strcmp(name, other) == 0) {
		*match = CREDIT_NAME_EXACT;
		return CREDIT_OK;
	}
	if (text_match_key(other, strlen(other), &known) == CREDIT_ENOMEM)
		status = CREDIT_ENOMEM;
	if (!status && known.length == asked->length && asked->length > 0 &&
		memcmp(known.data, asked->data, asked->length) == 0)
		*match = CREDIT_NAME_EQUAL;
	else if (*match == CREDIT_NAME_NONE)
		*match = CREDIT_NAME_DIFFERENT;
	buf_free(&known);
	return status;
}

/* The names of one entry: today's, as its document has it, and all that acts gave. */
static int match_entry(const char *name, const struct buf *asked,
	const struct judged_entry *judged, int *match)
{
	const struct entry *entry = &judged->current;
	int status = match_name(name, asked, entry->name, match);

	for (size_t i = 0; !status && i < entry->acts_count; i++) {
		const char *given = subject_act_field(entry->acts[i], "name");

		if (i == 0 && *match != CREDIT_NAME_EXACT)
			status = match_name(name, asked, judged->given_name, match);
		if (!status && given && *match != CREDIT_NAME_EXACT &&
			subject_act_counts(entry->acts, entry->acts_count, entry->acts[i]))
			status = match_name(name, asked, given, match);
	}
	return status;
}

/*
 * Who was renamed is found by the current and by a former name (曾用名): neither is
 * another person's.  Nor is the name by which an office is recorded.
 */
static int match_names(const struct judgement *judgement, const struct reached *reached,
	const char *name, int *match)
{
	struct buf asked = BUF_INIT;
	int status = text_match_key(name, strlen(name), &asked);

	for (size_t i = 0; i < judgement->entries_count && status != CREDIT_ENOMEM; i++)
		if (!judged_void(&judgement->entries[i]) && *match != CREDIT_NAME_EXACT)
			status = match_entry(name, &asked, &judgement->entries[i], match);
	for (size_t i = 0; reached && i < reached->count && status != CREDIT_ENOMEM; i++)
		if (reached->roles[i]->why_not == MSG_COUNT && *match != CREDIT_NAME_EXACT)
			status = match_name(name, &asked, reached->roles[i]->role->name, match);
	buf_free(&asked);
	return status == CREDIT_ENOMEM ? status : CREDIT_OK;
}

int verdict_build(struct verdict_context *context, const credit_id *id, const char *name,
	const struct subject_records *records, const struct reached *reached,
	struct arena *arena, const credit_verdict **out)
{
	credit_verdict *verdict = arena_alloc(arena, sizeof(*verdict));
	const struct asked_lists *asked;
	struct judgement judgement;

	*out = NULL;
	if (!verdict || verdict_lists(context, id->kind, arena, &asked) ||
		judge_day(records->entries, records->entries_count, context->tables, context->on,
			arena, &judgement))
		return CREDIT_ENOMEM;
	judgement_hold_stale(&judgement, context->confirmations, context->confirmations_count,
		context->tables, context->on);
	verdict->id = *id;
	verdict->on = context->on;
	verdict->history = context->history;
	verdict->asked = *asked;
	verdict->erased = records->erased != NULL;
	verdict->name = "";
	if ((name && name[0] &&
		    match_names(&judgement, reached, name, &verdict->name_match)) ||
		put_entries(context, &judgement, arena, verdict) ||
		put_measures(context, &judgement, arena, verdict) ||
		(reached && verdict_through(context, reached, arena, verdict)) ||
		verdict_words(verdict, arena))
		return CREDIT_ENOMEM;
	*out = verdict;
	return CREDIT_OK;
}

/* ---- accessors ---- */

bool credit_verdict_found(const credit_verdict *verdict)
{
	return verdict && verdict->found;
}

bool credit_verdict_erased(const credit_verdict *verdict)
{
	return verdict && verdict->erased;
}

const credit_id *credit_verdict_id(const credit_verdict *verdict)
{
	return verdict ? &verdict->id : NULL;
}

const char *credit_verdict_name(const credit_verdict *verdict)
{
	return verdict ? verdict->name : "";
}

int credit_verdict_name_match(const credit_verdict *verdict)
{
	return verdict ? verdict->name_match : CREDIT_NAME_NONE;
}

const char *credit_name_match_name(int match)
{
	static const char *const names[] = {"", "exact", "equal", "different"};

	return match > CREDIT_NAME_NONE && match <= CREDIT_NAME_DIFFERENT ? names[match] : "";
}

credit_day credit_verdict_on(const credit_verdict *verdict)
{
	return verdict ? verdict->on : CREDIT_DAY_NONE;
}

size_t credit_verdict_entry_count(const credit_verdict *verdict)
{
	return verdict ? verdict->entries_count : 0;
}

const credit_verdict_entry *credit_verdict_entry_at(const credit_verdict *verdict, size_t index)
{
	return index < credit_verdict_entry_count(verdict) ? &verdict->entries[index] : NULL;
}

size_t credit_verdict_measure_count(const credit_verdict *verdict)
{
	return verdict ? verdict->measures_count : 0;
}

const credit_verdict_measure *credit_verdict_measure_at(
	const credit_verdict *verdict, size_t index)
{
	return index < credit_verdict_measure_count(verdict) ? &verdict->measures[index] : NULL;
}

size_t credit_verdict_list_count(const credit_verdict *verdict)
{
	return verdict ? verdict->asked.count : 0;
}

const credit_verdict_list *credit_verdict_list_at(const credit_verdict *verdict, size_t index)
{
	return index < credit_verdict_list_count(verdict) ? &verdict->asked.lists[index] : NULL;
}

size_t credit_verdict_stale_count(const credit_verdict *verdict)
{
	return verdict ? verdict->asked.stale_count : 0;
}

const char *credit_verdict_notice(const credit_verdict *verdict, int lang)
{
	return verdict && (lang == CREDIT_ZH || lang == CREDIT_EN) ? verdict->notice[lang] : "";
}

const char *credit_verdict_remedy(const credit_verdict *verdict, int lang)
{
	return verdict && (lang == CREDIT_ZH || lang == CREDIT_EN) ? verdict->remedy[lang] : "";
}
