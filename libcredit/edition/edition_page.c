/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_page.c - what all pages share: frame, policy, words in two languages.
 *
 * Runs once a page.  Style and script are inline and named by their SHA-256 in
 * the page's Content-Security-Policy, which allows nothing else: no other
 * script, no resource from outside, no form that leaves.
 */
#include "edition/edition_html.h"

#include <stdio.h>
#include <string.h>

#include "base/embedded.h"
#include "base/message.h"

void html_both(const struct words *words, const char *key, const struct word_param *zh,
	const struct word_param *en, struct buf *out)
{
	buf_str(out, "<span class=\"zh\">");
	word_put(words, key, CREDIT_ZH, zh, WORD_HTML, out);
	buf_str(out, "</span><span class=\"en\" lang=\"en\">");
	word_put(words, key, CREDIT_EN, en, WORD_HTML, out);
	buf_str(out, "</span>");
}

void html_element(const struct words *words, const char *element, const char *class_,
	const char *key, const struct word_param *params, struct buf *out)
{
	buf_printf(out, "<%s", element);
	if (class_)
		buf_printf(out, " class=\"%s\"", class_);
	buf_u8(out, '>');
	html_both(words, key, params, params, out);
	buf_printf(out, "</%s>\n", element);
}

void html_attribute(const struct words *words, const char *name, const char *key, int lang,
	const struct word_param *params, struct buf *out)
{
	buf_printf(out, " %s=\"", name);
	word_put(words, key, lang, params, WORD_HTML, out);
	buf_u8(out, '"');
}

void html_small(struct buf *out, const char *class_, const char *text)
{
	if (!*text)
		return;
	buf_str(out, "<small");
	if (class_)
		buf_printf(out, " class=\"%s\"", class_);
	buf_u8(out, '>');
	html_text(out, text);
	buf_str(out, "</small>");
}

static const struct embedded_file *part(const char *name)
{
	const struct embedded_file *file = word_files;

	while (file->name && strcmp(file->name, name) != 0)
		file++;
	return file;
}

static void put_switch(const struct words *words, struct buf *out)
{
	buf_str(out, "<a class=\"skip\" href=\"#main\">");
	html_both(words, "skip", NULL, NULL, out);
	buf_str(out, "</a>\n<fieldset class=\"lang\"><legend>语言 <span lang=\"en\">Language"
		     "</span></legend>\n"
		     "<label><input type=\"radio\" name=\"lang\" id=\"lang-zh\" value=\"zh\" "
		     "checked> 中文</label>\n"
		     "<label lang=\"en\"><input type=\"radio\" name=\"lang\" id=\"lang-en\" "
		     "value=\"en\"> English</label></fieldset>\n");
}

/* What a page says once its last day is over: the word, and the word_note after it. */
static void put_expiry(const struct words *words, credit_day valid_until, const char *over,
	struct buf *out)
{
	char note[32];
	char zh[DAY_WORDS_BYTES];
	char en[DAY_WORDS_BYTES];

	day_words(valid_until, CREDIT_ZH, zh);
	day_words(valid_until, CREDIT_EN, en);
	snprintf(note, sizeof(note), "%s_note", over);
	buf_str(out, "<div class=\"over\" id=\"over\" role=\"alert\" hidden><strong>");
	html_both(words, over, NULL, NULL, out);
	buf_str(out, "</strong>");
	html_both(words, note, (const struct word_param[]){{"valid_until", zh}, {0}},
		(const struct word_param[]){{"valid_until", en}, {0}}, out);
	buf_str(out, "</div>\n");
}

int html_begin(const struct words *words, const char *title_zh, const char *title_en,
	credit_day valid_until, const char *over, struct buf *out, credit_error *err)
{
	const struct embedded_file *css = part("page.css");
	const struct embedded_file *early = part("early.js");
	const struct embedded_file *js = part("page.js");
	char day[CREDIT_DAY_BYTES];
	int status;

	buf_str(out, "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
		     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
		     "'none'; style-src ");
	status = digest_source(css->bytes, css->size, out, err);
	buf_str(out, "; script-src ");
	if (!status)
		status = digest_source(early->bytes, early->size, out, err);
	buf_u8(out, ' ');
	if (!status)
		status = digest_source(js->bytes, js->size, out, err);
	buf_str(out, "; base-uri 'none'; form-action 'none'\">\n"
		     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		     "<meta name=\"robots\" content=\"noindex,noarchive\">\n"
		     "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
	html_text(out, title_zh);
	buf_str(out, "</title>\n<style>");
	buf_put(out, css->bytes, css->size);
	buf_str(out, "</style>\n<script>");
	buf_put(out, early->bytes, early->size);
	buf_str(out, "</script>\n</head>\n<body data-title-en=\"");
	html_text(out, title_en);
	buf_u8(out, '"');
	if (valid_until != CREDIT_DAY_NONE) {
		credit_day_format(valid_until, day);
		buf_printf(out, " data-valid-until=\"%s\"", day);
	}
	buf_str(out, ">\n");
	put_switch(words, out);
	if (valid_until != CREDIT_DAY_NONE)
		put_expiry(words, valid_until, over, out);
	return status;
}

void html_end(const struct words *words, struct buf *out)
{
	const struct embedded_file *js = part("page.js");

	html_element(words, "footer", NULL, "name", NULL, out);
	buf_str(out, "<script>");
	buf_put(out, js->bytes, js->size);
	buf_str(out, "</script>\n</body>\n</html>\n");
}
