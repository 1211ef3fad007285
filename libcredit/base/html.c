/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html.c - escapes text for pages, and draws the bars of charts.
 *
 * Runs for every text of every row of a page: what needs no escape is copied
 * in runs.
 */
#include "base/html.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"

#define BAR_LEAST 2 /* of the unit of the chart: what stands for something shows */

static const char *entity(uint32_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	}
	return NULL;
}

void html_escape(struct buf *out, const char *text, size_t length)
{
	size_t plain = 0; /* start of the run not yet copied */
	size_t at = 0;

	while ((at += text_plain_prefix(text + at, length - at)) < length) {
		uint32_t c;
		size_t step = utf8_next(text + at, length - at, &c);
		const char *named = step ? entity(c) : "\xEF\xBF\xBD";
		bool control = step && is_deceptive(c);

		if (!named && !control) {
			at += step;
			continue;
		}
		buf_put(out, text + plain, at - plain);
		if (named)
			buf_str(out, named);
		else
			buf_printf(out, "[U+%04X]", (unsigned)c);
		at += step ? step : 1;
		plain = at;
	}
	buf_put(out, text + plain, at - plain);
}

void html_text(struct buf *out, const char *text)
{
	html_escape(out, text, strlen(text));
}

void svg_label(struct buf *out, const char *class_, const char *attributes, int x, int y,
	const char *text)
{
	buf_printf(out, "<text class=\"%s\"%s x=\"%d\" y=\"%d\">", class_, attributes, x, y);
	html_text(out, text);
	buf_str(out, "</text>");
}

void svg_track(struct buf *out, const char *class_, const struct svg_track *track,
	uint64_t value, uint64_t most)
{
	uint64_t width = value ? value * (uint64_t)track->width / most : 0;

	buf_printf(out, "<rect class=\"back\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
		track->y, track->width, track->height);
	if (value == 0) {
		buf_u8(out, '\n');
		return;
	}
	buf_printf(out,
		"<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%" PRIu64 "\" height=\"%d\"/>\n",
		class_, track->y, width > BAR_LEAST ? width : BAR_LEAST, track->height);
}
