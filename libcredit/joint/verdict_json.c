/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict_json.c - a verdict as one line of JSON, the same for every caller.
 *
 * The command and the bindings write this and nothing of their own.  Keys and
 * their order are the interface of `check --json`: a key may be added later,
 * none may go, so that there is none without need.
 */
#include "base/json_out.h"
#include "base/message.h"
#include "joint/verdict.h"
#include "store/answer.h"

#define SCHEMA "credit.check/1"

static void put_marks(struct json *json, unsigned marks)
{
	json_key(json, "marks");
	json_open(json, '[');
	for (unsigned mark = CREDIT_MARK_OBJECTION; mark <= CREDIT_MARK_UNCONFIRMED; mark <<= 1)
		if (marks & mark)
			json_text(json, credit_mark_name(mark));
	json_close(json, ']');
}

static void put_entry(struct json *json, const credit_verdict_entry *entry)
{
	const char *why = entry->why_not_public;

	json_open(json, '{');
	json_kv_text(json, "entry", entry->entry);
	json_kv_text(json, "number", entry->number[0] ? entry->number : NULL);
	json_kv_text(json, "list", entry->list);
	json_kv_text(json, "colour", entry->colour);
	json_kv_text(json, "class", entry->class_);
	json_kv_text(json, "state", credit_state_name(entry->state));
	put_marks(json, entry->marks);
	/* an authority's name is what its documents bear, in every language */
	json_kv_text(json, "authority", entry->authority);
	json_kv_text(json, "document", entry->document);
	answer_until(json, "decided", entry->decided);
	answer_until(json, "listed", entry->listed);
	answer_until(json, "public_from", entry->public_from);
	answer_until(json, "public_until", entry->public_until);
	answer_until(json, "use_until", entry->use_until);
	answer_until(json, "measures_until", entry->measures_until);
	json_kv_bool(json, "provisional", entry->provisional);
	json_kv_text(json, "why_not_public", why[0] ? why : NULL);
	json_close(json, '}');
}

static void put_measure(struct json *json, const credit_verdict_measure *measure, int lang)
{
	json_open(json, '{');
	json_kv_text(json, "measure", measure->measure);
	json_kv_text(json, "name", lang == CREDIT_ZH ? measure->name_zh : measure->name_en);
	json_kv_text(json, "type", measure->type);
	json_kv_text(json, "trigger", measure->trigger);
	json_kv_text(json, "department", measure->department);
	json_kv_text(json, "basis", measure->basis);
	json_key(json, "entries");
	json_open(json, '[');
	for (size_t i = 0; i < measure->entries_count; i++)
		json_text(json, measure->entries[i]);
	json_close(json, ']');
	answer_until(json, "until", measure->until);
	if (measure->through)
		json_kv_bool(json, "through", true);
	json_close(json, '}');
}

static void put_measures(struct json *json, const credit_verdict_measure *measures,
	size_t count, int lang)
{
	json_key(json, "measures");
	json_open(json, '[');
	for (size_t i = 0; i < count; i++)
		put_measure(json, &measures[i], lang);
	json_close(json, ']');
}

/* An organisation in which the person holds an office that measures reach. */
static void put_through(struct json *json, const credit_verdict_through *through, int lang)
{
	json_open(json, '{');
	json_kv_text(json, "name", through->name);
	json_kv_text(json, "id", through->id[0] ? through->id : NULL);
	json_kv_text(json, "role", lang == CREDIT_ZH ? through->role : through->role_en);
	json_kv_text(json, "article", through->article);
	json_kv_text(json, "entry", through->entry->entry);
	json_kv_text(json, "list", through->entry->list);
	put_marks(json, through->entry->marks);
	json_kv_text(json, "authority", through->entry->authority);
	json_kv_text(json, "document", through->entry->document);
	put_measures(json, through->measures, through->measures_count, lang);
	answer_until(json, "until", through->until);
	answer_until(json, "as_of", through->as_of);
	json_kv_bool(json, "stale", through->stale);
	json_close(json, '}');
}

/* Only where there are any: everybody else's answer has the fixed fields and no others. */
static void put_throughs(struct json *json, const credit_verdict *verdict, int lang)
{
	json_key(json, "through");
	json_open(json, '[');
	for (size_t i = 0; i < verdict->through_count; i++)
		put_through(json, &verdict->through[i], lang);
	json_close(json, ']');
}

static void put_lists(struct json *json, const struct asked_lists *asked)
{
	json_key(json, "lists_covered");
	json_open(json, '[');
	for (size_t i = 0; i < asked->count; i++)
		json_text(json, asked->lists[i].list);
	json_close(json, ']');
	json_key(json, "lists_stale");
	json_open(json, '[');
	for (size_t i = 0; i < asked->count; i++)
		if (asked->lists[i].stale)
			json_text(json, asked->lists[i].list);
	json_close(json, ']');
	json_key(json, "as_of");
	json_open(json, '{');
	for (size_t i = 0; i < asked->count; i++)
		answer_until(json, asked->lists[i].list, asked->lists[i].as_of);
	json_close(json, '}');
}

/* All that must be said with the answer: the notice, what a measure is not, the remedy. */
static void put_notice(struct json *json, const credit_verdict *verdict, int lang)
{
	const char *note = "";
	const char *parts[3];
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < verdict->measures_count && !*note; i++)
		note = lang == CREDIT_ZH ? verdict->measures[i].note_zh
					 : verdict->measures[i].note_en;
	parts[0] = verdict->notice[lang];
	parts[1] = note;
	parts[2] = verdict->remedy[lang];
	for (size_t i = 0; i < 3; i++) {
		if (lang == CREDIT_EN && text.length > 0 && *parts[i])
			buf_str(&text, " ");
		buf_str(&text, parts[i]);
	}
	json_kv_text(json, "notice", buf_cstr(&text));
	if (text.status)
		json->out->status = text.status;
	buf_free(&text);
}

static void put_verdict(struct json *json, const credit_verdict *verdict, const char *input,
	int lang)
{
	json_open(json, '{');
	json_kv_text(json, "schema", SCHEMA);
	json_kv_text(json, "input", input ? input : verdict->id.text);
	json_kv_text(json, "id", verdict->id.text);
	json_kv_text(json, "kind", credit_kind_name(verdict->id.kind));
	json_kv_text(json, "name", verdict->name);
	json_kv_text(json, "name_match", verdict->name_match
			? credit_name_match_name(verdict->name_match)
			: NULL);
	json_kv_bool(json, "found", verdict->found);
	if (verdict->erased)
		json_kv_text(json, "state", "erased");
	json_key(json, "entries");
	json_open(json, '[');
	for (size_t i = 0; i < verdict->entries_count; i++)
		put_entry(json, &verdict->entries[i]);
	json_close(json, ']');
	put_measures(json, verdict->measures, verdict->measures_count, lang);
	if (verdict->through_count > 0)
		put_throughs(json, verdict, lang);
	put_lists(json, &verdict->asked);
	put_notice(json, verdict, lang);
	json_close(json, '}');
}

int credit_verdict_json(credit_snapshot *snapshot, const credit_verdict *verdict,
	const char *input, int lang, const char **json, size_t *length, credit_error *err)
{
	struct buf out = BUF_INIT;
	struct json writer;

	if (json)
		*json = NULL;
	if (length)
		*length = 0;
	if (!snapshot || !verdict || !json)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot, verdict, json", "NULL");
	if (lang != CREDIT_ZH && lang != CREDIT_EN)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "lang", "unknown");
	json_begin(&writer, &out);
	put_verdict(&writer, verdict, input, lang);
	return answer_give(snapshot, &out, json, length, err);
}
