/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html.h - text, and the bars of charts, for pages that the library writes.
 *
 * Every text that goes into a page goes through html_text(): whatever it holds,
 * it stays text.
 */
#ifndef LIBCREDIT_HTML_H
#define LIBCREDIT_HTML_H

#include "base/buf.h"

/*
 * Text for HTML, in elements and in quoted attributes: markup characters
 * escaped, controls and invisible characters (bidirectional overrides among
 * them) shown as [U+202E], bad bytes as U+FFFD.
 */
void html_escape(struct buf *out, const char *text, size_t length);
void html_text(struct buf *out, const char *text);

/* A label of a chart; attributes is markup that stands before x, such as " lang=\"en\"", or "". */
void svg_label(struct buf *out, const char *class_, const char *attributes, int x, int y,
	const char *text);

/* A bar that lies: where it runs, and how high. */
struct svg_track {
	int y;
	int width;
	int height;
};
/*
 * A bar on its ground (class "back"): value out of most in the whole width; what
 * is more than 0 always shows.
 */
void svg_track(struct buf *out, const char *class_, const struct svg_track *track,
	uint64_t value, uint64_t most);

#endif
