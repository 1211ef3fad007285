/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict_words.c - what must be said with an answer, in both languages.
 *
 * Once for each verdict.  The sentences stand in the message table; their
 * order is: is it the right person, is it today's state, what was found, and
 * of which lists nothing can be said.
 */
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "joint/verdict.h"

static void say(struct buf *out, enum message message, int lang, const char *first,
	const char *second)
{
	const char *const params[] = {first, second};
	char text[CREDIT_TEXT_BYTES];

	message_render(message_template(message, lang, false), params, 2, text, sizeof(text));
	if (out->length > 0 && lang == CREDIT_EN)
		buf_str(out, " ");
	buf_str(out, text);
	buf_str(out, lang == CREDIT_ZH ? "。" : ".");
}

const char *verdict_sentence(enum message message, int lang, struct arena *arena)
{
	struct buf text = BUF_INIT;
	const char *sentence = NULL;

	say(&text, message, lang, "", "");
	if (!text.status)
		sentence = arena_text(arena, (char *)text.data, text.length);
	buf_free(&text);
	return sentence;
}

static void put_day(struct buf *out, credit_day day, int lang)
{
	struct day_parts p = day_parts(day);

	if (lang == CREDIT_ZH)
		buf_printf(out, "%d年%d月%d日", p.year, p.month, p.day);
	else
		buf_printf(out, "%04d-%02d-%02d", p.year, p.month, p.day);
}

/* The day until which every list that is not stale was confirmed. */
static credit_day confirmed_day(const credit_verdict *verdict)
{
	credit_day day = verdict->on;

	for (size_t i = 0; i < verdict->asked.count; i++)
		if (!verdict->asked.lists[i].stale && verdict->asked.lists[i].as_of < day)
			day = verdict->asked.lists[i].as_of;
	return day;
}

static void say_nothing_found(const credit_verdict *verdict, int lang, struct buf *out)
{
	size_t fresh = verdict->asked.count - verdict->asked.stale_count;
	struct buf day = BUF_INIT;
	struct buf number = BUF_INIT;

	if (verdict->asked.count == 0) {
		say(out, MSG_VERDICT_NO_LISTS, lang, "", "");
	} else if (fresh > 0) {
		put_day(&day, confirmed_day(verdict), lang);
		buf_printf(&number, "%zu", fresh);
		say(out, MSG_VERDICT_NOTHING, lang, buf_cstr(&day), buf_cstr(&number));
	}
	if (!out->status)
		out->status = day.status ? day.status : number.status;
	buf_free(&day);
	buf_free(&number);
}

/* One sentence a list: many would not fit into one. */
static void say_stale(const credit_verdict *verdict, int lang, struct buf *out)
{
	for (size_t i = 0; i < verdict->asked.count; i++) {
		const credit_verdict_list *list = &verdict->asked.lists[i];

		if (list->stale)
			say(out, MSG_VERDICT_STALE, lang,
				lang == CREDIT_ZH ? list->name_zh : list->name_en, "");
	}
}

static void notice(const credit_verdict *verdict, int lang, struct buf *out)
{
	if (verdict->name_match == CREDIT_NAME_DIFFERENT)
		say(out, MSG_VERDICT_NAME, lang, "", "");
	if (verdict->history)
		say(out, MSG_VERDICT_HISTORY, lang, "", "");
	if (verdict->erased)
		say(out, MSG_VERDICT_ERASED, lang, "", "");
	if (verdict->found)
		say(out, MSG_VERDICT_FOUND, lang, "", "");
	else if (!verdict->erased)
		say_nothing_found(verdict, lang, out);
	say_stale(verdict, lang, out);
}

/* publication.md: lists of the courts at the executing court; repair is of black lists. */
static enum message remedy_message(const credit_verdict_entry *entry)
{
	if (strcmp(entry->colour, colour_name(COLOUR_RED)) == 0)
		return MSG_VERDICT_REMEDY_RED;
	if (strcmp(entry->class_, class_name(CLASS_JUDGMENT)) == 0 ||
		strcmp(entry->class_, class_name(CLASS_CONSUMPTION)) == 0)
		return MSG_VERDICT_REMEDY_COURT;
	return MSG_VERDICT_REMEDY;
}

/* Each authority once for each way. */
static bool named_before(const credit_verdict *verdict, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (verdict->entries[i].in_use &&
			remedy_message(&verdict->entries[i]) ==
				remedy_message(&verdict->entries[index]) &&
			strcmp(verdict->entries[i].authority_code,
				verdict->entries[index].authority_code) == 0)
			return true;
	return false;
}

static void remedy(const credit_verdict *verdict, int lang, struct buf *out)
{
	for (size_t i = 0; i < verdict->entries_count; i++) {
		const credit_verdict_entry *entry = &verdict->entries[i];

		if (!entry->in_use || named_before(verdict, i))
			continue;
		say(out, remedy_message(entry), lang,
			lang == CREDIT_ZH ? entry->authority : entry->authority_en,
			lang == CREDIT_ZH ? entry->contact_zh : entry->contact_en);
	}
}

int verdict_words(credit_verdict *verdict, struct arena *arena)
{
	struct buf text = BUF_INIT;
	int status = CREDIT_OK;

	for (int lang = CREDIT_ZH; lang <= CREDIT_EN && !status; lang++) {
		buf_reset(&text);
		notice(verdict, lang, &text);
		verdict->notice[lang] = arena_text(arena, (char *)text.data, text.length);
		status = text.status;
		buf_reset(&text);
		remedy(verdict, lang, &text);
		verdict->remedy[lang] = arena_text(arena, (char *)text.data, text.length);
		if (text.status || !verdict->notice[lang] || !verdict->remedy[lang])
			status = CREDIT_ENOMEM;
	}
	buf_free(&text);
	return status;
}
