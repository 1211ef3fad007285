/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_media.c - words what the media centre prints and reads out.
 *
 * Runs once for each edition.  What is printed on paper or said on the air cannot
 * be taken back (国办发〔2020〕49号: nobody makes media punish), so no name of a black
 * list is in it, nor its code, nor its document.
 */
#include "edition/edition_media.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"

static void paragraph(const struct print *print, const char *key, int lang,
	const struct word_param *params, struct buf *out)
{
	word_put(print->words, key, lang, params, WORD_PLAIN, out);
	buf_str(out, "\n\n");
}

static const char *list_name(const struct print_list *list, int lang)
{
	return lang == CREDIT_ZH ? list->name_zh : list->name_en;
}

static void put_slot(const struct printed_row *row, enum row_slot slot, const char *before,
	const char *after, struct buf *out)
{
	buf_str(out, before);
	text_shown(row->slots[slot], strlen(row->slots[slot]), out);
	buf_str(out, after);
}

/* One red row: who, of which unit, recognised by whom and on what document. */
static void put_red(const struct printed_row *row, struct buf *out)
{
	put_slot(row, ROW_NAME, "    ", "", out);
	if (row->slots[ROW_UNIT][0])
		put_slot(row, ROW_UNIT, "（", "）", out);
	put_slot(row, ROW_AUTHORITY, "　", "　", out);
	put_slot(row, ROW_DOCUMENT, "", "\n", out);
}

static int put_red_list(const struct print *print, const struct print_list *list,
	struct buf *out, credit_error *err)
{
	struct edition_rows rows = print->rows;
	struct buf bytes = BUF_INIT;
	int status = CREDIT_OK;

	for (size_t i = 0; i < rows.count && !status; i++) {
		struct printed_row row;

		if (rows.refs[i].colour != COLOUR_RED || rows.refs[i].offset == ROW_STUB ||
			strcmp(edition_rows_list(&rows, i), list->code) != 0)
			continue;
		bytes.length = 0;
		status = edition_rows_copy(&rows, i, &bytes, err);
		if (!status && row_decode(bytes.data, bytes.length, &row))
			status = FAIL(err, CREDIT_ECORRUPT, MSG_EDITION_RECORD, print->label, "row");
		if (!status)
			put_red(&row, out);
	}
	buf_free(&bytes);
	return status;
}

static int put_colour(const struct print *print, enum colour colour, int lang,
	struct buf *out, credit_error *err)
{
	bool any = false;
	int status = CREDIT_OK;

	paragraph(print, colour == COLOUR_RED ? "media_red" : "media_black", lang, NULL, out);
	for (size_t i = 0; i < print->lists_count && !status; i++) {
		const struct print_list *list = &print->lists[i];
		char count[24];

		if (list->colour != colour || list->rows + list->persons == 0)
			continue;
		any = true;
		if (colour == COLOUR_RED) {
			buf_printf(out, "  %s\n", list_name(list, lang));
			status = put_red_list(print, list, out, err);
			buf_u8(out, '\n');
			continue;
		}
		snprintf(count, sizeof(count), "%" PRIu64, list->rows + list->persons);
		buf_str(out, "    ");
		word_put(print->words, "media_count", lang,
			(const struct word_param[]){{"list_name", list_name(list, lang)},
				{"count", count}, {"channel", list->channel}, {0}},
			WORD_PLAIN, out);
		buf_u8(out, '\n');
	}
	if (!any)
		paragraph(print, "media_none", lang, NULL, out);
	return status;
}

static int put_text(const struct print *print, int lang, struct buf *out, credit_error *err)
{
	char year[16];
	char index[16];
	char number[16];
	char period[PERIOD_TEXT_BYTES];
	char day[DAY_WORDS_BYTES];
	char until[DAY_WORDS_BYTES];
	const struct word_param params[] = {{"year", year}, {"index", index},
		{"number", number}, {"period", period}, {"day", day}, {"valid_until", until}, {0}};
	int status;

	snprintf(year, sizeof(year), "%d", print->head.period.year);
	snprintf(index, sizeof(index), "%d", print->head.period.index);
	snprintf(number, sizeof(number), "%" PRIu32, print->head.number);
	period_format(&print->head.period, period);
	day_words(print->head.day, lang, day);
	day_words(print->head.valid_until, lang, until);
	paragraph(print, "media_title", lang, params, out);
	paragraph(print, "media_head", lang, params, out);
	status = put_colour(print, COLOUR_RED, lang, out, err);
	if (!status)
		status = put_colour(print, COLOUR_BLACK, lang, out, err);
	buf_u8(out, '\n');
	for (int i = 1; i <= 5 && !status; i++) {
		char key[12];

		snprintf(key, sizeof(key), "note_%d", i);
		paragraph(print, key, lang, NULL, out);
	}
	return status;
}

int media_text(const struct print *print, struct buf *out, credit_error *err)
{
	int status = put_text(print, CREDIT_ZH, out, err);

	buf_str(out, "----\n\n");
	if (!status)
		status = put_text(print, CREDIT_EN, out, err);
	return status || !out->status ? status : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
}
