/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict_words.c - what must be said with an answer, in both languages.
 *
 * Once for each verdict.  The sentences stand in the message table; their
 * order is: is it the right person, is it today's state, what was found, through
 * which offices measures reach the person, and of which lists nothing can be said.
 */
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "joint/verdict.h"

void verdict_say(struct buf *out, enum message message, int lang, const char *first,
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

	verdict_say(&text, message, lang, "", "");
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
		verdict_say(out, MSG_VERDICT_NO_LISTS, lang, "", "");
	} else if (fresh > 0) {
		put_day(&day, confirmed_day(verdict), lang);
		buf_printf(&number, "%zu", fresh);
		verdict_say(out, MSG_VERDICT_NOTHING, lang, buf_cstr(&day), buf_cstr(&number));
	}
	if (!out->status)
		out->status = day.status ? day.status : number.status;
	buf_free(&day);
	buf_free(&number);
}

/* Which sentence: whether the person is listed is never said of a list that is stale. */
static enum message through_message(const credit_verdict *verdict)
{
	if (verdict->found)
		return MSG_VERDICT_ROLE_BESIDE;
	return verdict->erased || verdict->asked.count == 0 || verdict->asked.stale_count > 0
		? MSG_VERDICT_ROLE_UNSURE
		: MSG_VERDICT_ROLE;
}

/* One office once, whatever number of entries it comes from. */
static bool said_before(const credit_verdict *verdict, size_t index)
{
	const credit_verdict_through *through = &verdict->through[index];

	for (size_t i = 0; i < index; i++)
		if (strcmp(verdict->through[i].name, through->name) == 0 &&
			strcmp(verdict->through[i].role, through->role) == 0 &&
			strcmp(verdict->through[i].article, through->article) == 0)
			return true;
	return false;
}

/* Nothing of it while the name is another's: no measure is told then. */
static void say_through(const credit_verdict *verdict, int lang, struct buf *out)
{
	for (size_t i = 0; i < verdict->through_count; i++) {
		const credit_verdict_through *through = &verdict->through[i];
		struct buf office = BUF_INIT;

		if (through->measures_count == 0 || said_before(verdict, i))
			continue;
		if (lang == CREDIT_ZH)
			buf_printf(&office, "%s%s", through->name, through->role);
		else
			buf_printf(&office, "%s of %s", through->role_en, through->name);
		verdict_say(out, through_message(verdict), lang, buf_cstr(&office), through->article);
		if (office.status)
			out->status = office.status;
		buf_free(&office);
	}
}

/* Stale lists of organisations that the person's own lists do not name. */
static void say_stale_through(const credit_verdict *verdict, int lang, struct buf *out)
{
	for (size_t i = 0; i < verdict->through_count; i++) {
		const credit_verdict_through *through = &verdict->through[i];
		bool said = !through->stale;

		for (size_t a = 0; a < verdict->asked.count && !said; a++)
			said = strcmp(verdict->asked.lists[a].list, through->entry->list) == 0;
		for (size_t b = 0; b < i && !said; b++)
			said = strcmp(verdict->through[b].entry->list, through->entry->list) == 0;
		if (!said)
			verdict_say(out, MSG_VERDICT_STALE, lang,
				lang == CREDIT_ZH ? through->entry->list_name_zh
						  : through->entry->list_name_en,
				"");
	}
}

/* One sentence a list: many would not fit into one. */
static void say_stale(const credit_verdict *verdict, int lang, struct buf *out)
{
	for (size_t i = 0; i < verdict->asked.count; i++) {
		const credit_verdict_list *list = &verdict->asked.lists[i];

		if (list->stale)
			verdict_say(out, MSG_VERDICT_STALE, lang,
				lang == CREDIT_ZH ? list->name_zh : list->name_en, "");
	}
}

static void notice(const credit_verdict *verdict, int lang, struct buf *out)
{
	if (verdict->name_match == CREDIT_NAME_DIFFERENT)
		verdict_say(out, MSG_VERDICT_NAME, lang, "", "");
	if (verdict->history)
		verdict_say(out, MSG_VERDICT_HISTORY, lang, "", "");
	if (verdict->erased)
		verdict_say(out, MSG_VERDICT_ERASED, lang, "", "");
	if (!verdict->found && !verdict->erased)
		say_nothing_found(verdict, lang, out);
	say_through(verdict, lang, out);
	if (verdict->found || verdict->through_count > 0)
		verdict_say(out, MSG_VERDICT_FOUND, lang, "", "");
	say_stale(verdict, lang, out);
	say_stale_through(verdict, lang, out);
}

/*
 * Lists of the courts are mended at the executing court (法释〔2017〕7号); repair by
 * 国家发展改革委令第36号 is of what is dishonest, so of black lists.
 */
static enum message remedy_message(const credit_verdict_entry *entry)
{
	if (strcmp(entry->colour, colour_name(COLOUR_RED)) == 0)
		return MSG_VERDICT_REMEDY_RED;
	if (strcmp(entry->class_, class_name(CLASS_JUDGMENT)) == 0 ||
		strcmp(entry->class_, class_name(CLASS_CONSUMPTION)) == 0)
		return MSG_VERDICT_REMEDY_COURT;
	return MSG_VERDICT_REMEDY;
}

/* The entry whose authority can be turned to: the person's own, then organisations'. */
static const credit_verdict_entry *grounds_at(const credit_verdict *verdict, size_t index)
{
	if (index < verdict->entries_count)
		return &verdict->entries[index];
	return verdict->through[index - verdict->entries_count].entry;
}

/* Each authority once for each way. */
static bool named_before(const credit_verdict *verdict, size_t index)
{
	const credit_verdict_entry *entry = grounds_at(verdict, index);

	for (size_t i = 0; i < index; i++) {
		const credit_verdict_entry *before = grounds_at(verdict, i);

		if (before->in_use && remedy_message(before) == remedy_message(entry) &&
			strcmp(before->authority_code, entry->authority_code) == 0)
			return true;
	}
	return false;
}

static void remedy(const credit_verdict *verdict, int lang, struct buf *out)
{
	for (size_t i = 0; i < verdict->entries_count + verdict->through_count; i++) {
		const credit_verdict_entry *entry = grounds_at(verdict, i);

		if (!entry->in_use || named_before(verdict, i))
			continue;
		verdict_say(out, remedy_message(entry), lang,
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
