/* SPDX-License-Identifier: Apache-2.0 */
/*
 * recall.c - words the letter of recall.
 *
 * Runs once for each withdrawal.  A row that judge() would still print is there
 * by the order alone; every other one has the reason that took it out of print
 * (record/takedown.h), in the same words as changes.csv.
 */
#include "edition/recall.h"

#include <string.h>

static const char *list_name(const struct recall_row *row, int lang)
{
	const struct list_row *list = row->judged->list;

	if (!list)
		return row->judged->current.list;
	return lang == CREDIT_ZH ? list->name_zh : list->name_en;
}

/* Why one row must be down: the order where judge() would still print it. */
static void explain(const struct recall *recall, const struct recall_row *row,
	struct absence_reason *why)
{
	const struct takedown_row *rule;

	absence_explain(row->judged, recall->tables, recall->on, why);
	if (why->explained)
		return;
	why->document = recall->document;
	rule = catalogue_takedown(
		recall->tables, TAKEDOWN_OTHER, row->judged->current.list, recall->on);
	if (!why->article[0] && rule)
		why->article = rule->article;
}

static void put_row(const struct recall *recall, const struct recall_row *row, int lang,
	struct buf *out)
{
	struct absence_reason why;
	struct buf reason = BUF_INIT;
	struct buf document = BUF_INIT;
	char key[40];
	char day[DAY_WORDS_BYTES];
	char due[DAY_WORDS_BYTES];

	explain(recall, row, &why);
	buf_printf(&reason, "reason_%s", change_reason_key(why.reason));
	day_words(why.day, lang, day);
	day_words(why.due == CREDIT_DAY_NONE || why.due < recall->on ? recall->on : why.due,
		lang, due);
	if (why.document[0] && document_is_public(&row->judged->current))
		word_put(recall->words, "letter_document", lang,
			(const struct word_param[]){{"document", why.document}, {0}},
			WORD_PLAIN, &document);
	snprintf(key, sizeof(key), "change_%s", change_kind_key(why.kind));
	buf_str(out, "    ");
	word_put(recall->words, "letter_row", lang,
		(const struct word_param[]){{"number", row->number},
			{"list_name", list_name(row, lang)},
			{"change", word(recall->words, key, lang)},
			{"reason", word(recall->words, buf_cstr(&reason), lang)}, {"day", day},
			{"by", buf_cstr(&document)}, {"article", why.article}, {"due", due},
			{0}},
		WORD_PLAIN, out);
	buf_u8(out, '\n');
	buf_free(&reason);
	buf_free(&document);
}

/* The last day of a channel: the earliest of all rows. */
static credit_day channel_due(const struct recall *recall, const struct channel_row *channel)
{
	credit_day first = CREDIT_DAY_NONE;

	for (size_t i = 0; i < recall->count; i++) {
		struct takedown down;
		credit_day due;

		takedown_of(recall->rows[i].judged, recall->tables, recall->on, &down);
		due = catalogue_add_working_days(
			recall->tables, down.due, channel->days, NULL);
		if (first == CREDIT_DAY_NONE || due < first)
			first = due;
	}
	return first < recall->on ? recall->on : first;
}

static void put_channels(const struct recall *recall, int lang, struct buf *out)
{
	const struct channel_row *channel;
	size_t index = 0;

	word_put(recall->words, "letter_channels", lang, NULL, WORD_PLAIN, out);
	buf_u8(out, '\n');
	while ((channel = catalogue_channel_next(recall->tables, recall->on, &index))) {
		char due[DAY_WORDS_BYTES];

		if (channel->kind == CHANNEL_SITE)
			continue; /* our own pages, down by now */
		day_words(channel_due(recall, channel), lang, due);
		buf_printf(out, "    %s  %s  %s\n", channel->code,
			lang == CREDIT_ZH ? channel->name_zh : channel->name_en, due);
	}
	buf_u8(out, '\n');
}

/* Everybody who shows the lists; the county's own word where no channel is named. */
static void put_names(const struct recall *recall, int lang, struct buf *out)
{
	const struct channel_row *channel;
	size_t index = 0;

	while ((channel = catalogue_channel_next(recall->tables, recall->on, &index)))
		if (channel->kind != CHANNEL_SITE)
			buf_printf(out, "%s%s", !out->length ? "" : lang == CREDIT_ZH ? "、" : ", ",
				lang == CREDIT_ZH ? channel->name_zh : channel->name_en);
	if (!out->length)
		buf_str(out, word(recall->words, "media", lang));
}

static void put_letter(const struct recall *recall, int lang, struct buf *out)
{
	struct buf names = BUF_INIT;
	char day[DAY_WORDS_BYTES];
	struct word_param params[] = {{"document", recall->document}, {"day", day},
		{"channels", ""}, {0}};

	day_words(recall->on, lang, day);
	put_names(recall, lang, &names);
	params[2].value = buf_cstr(&names);
	letter_paragraph(recall->words, "letter_title", lang, params, out);
	letter_paragraph(recall->words, "letter_to", lang, params, out);
	letter_paragraph(recall->words, "letter_body", lang, params, out);
	word_put(recall->words, "letter_numbers", lang, params, WORD_PLAIN, out);
	buf_u8(out, '\n');
	for (size_t i = 0; i < recall->count; i++)
		put_row(recall, &recall->rows[i], lang, out);
	buf_u8(out, '\n');
	put_channels(recall, lang, out);
	letter_paragraph(recall->words, "letter_rule", lang, params, out);
	letter_paragraph(recall->words, "letter_contact", lang, params, out);
	letter_paragraph(recall->words, "letter_sign", lang, params, out);
	buf_printf(out, "%s\n", day);
	buf_free(&names);
}

void recall_letter(const struct recall *recall, struct buf *out)
{
	put_letter(recall, CREDIT_ZH, out);
	buf_str(out, "\n----\n\n");
	put_letter(recall, CREDIT_EN, out);
}
