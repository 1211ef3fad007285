/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_chart.c - the overview: a bar for each list, and the table beside it.
 *
 * Runs once an edition, over a few dozen lists in the order of their codes: no
 * order of merit.  The chart's figures stand in the table too, which is what a
 * screen reader reads.
 */
#include "edition/edition_html.h"

#include <inttypes.h>
#include <stdio.h>

#define CHART_WIDTH 360
#define CHART_LINE 34 /* label and bar */
#define CHART_BAR 9

static void put_bar(const struct print_list *list, int y, uint64_t most, struct buf *out)
{
	const struct svg_track track = {y + 18, CHART_WIDTH, CHART_BAR};

	svg_label(out, "zh", "", 0, y + 13, list->name_zh);
	svg_label(out, "en", " lang=\"en\"", 0, y + 13, list->name_en);
	buf_printf(out, "<text class=\"count\" x=\"%d\" y=\"%d\">%" PRIu64 "</text>",
		CHART_WIDTH, y + 13, list->rows);
	svg_track(out, list->colour == COLOUR_RED ? "r" : "b", &track, list->rows, most);
}

static void put_chart(const struct print *print, uint64_t most, size_t bars,
	const struct word_param *totals, struct buf *out)
{
	int y = 0;

	buf_str(out, "<figure><figcaption id=\"chart\">");
	html_both(print->words, "chart", NULL, NULL, out);
	buf_str(out, "</figcaption>\n<p class=\"vh\" id=\"chart-desc\">");
	html_both(print->words, "chart_desc", totals, totals, out);
	buf_printf(out, "</p>\n<svg role=\"img\" aria-labelledby=\"chart\" "
			"aria-describedby=\"chart-desc\" viewBox=\"0 0 %d %zu\">\n",
		CHART_WIDTH, bars * CHART_LINE);
	for (size_t i = 0; i < print->lists_count; i++) {
		if (print->lists[i].rows == 0)
			continue;
		put_bar(&print->lists[i], y, most, out);
		y += CHART_LINE;
	}
	buf_str(out, "</svg></figure>\n");
}

/* Natural persons on a list that may not be printed: a count and where to ask. */
static void put_persons(const struct words *words, const struct print_list *list,
	struct buf *out)
{
	char count[24];
	struct word_param params[] = {{"count", count}, {"channel", list->channel}, {0}};

	if (list->persons == 0)
		return;
	snprintf(count, sizeof(count), "%" PRIu64, list->persons);
	buf_str(out, "<small>");
	html_both(words, "persons_count", params, params, out);
	buf_str(out, "</small>");
}

static void put_list(const struct print *print, const struct print_list *list, struct buf *out)
{
	buf_str(out, "<tr><th scope=\"row\"><span class=\"zh\">");
	html_text(out, list->name_zh);
	buf_str(out, "</span><span class=\"en\" lang=\"en\">");
	html_text(out, list->name_en);
	buf_str(out, "</span><small>");
	html_both(print->words, list->colour == COLOUR_RED ? "red" : "black", NULL, NULL, out);
	buf_printf(out, "</small></th><td class=\"n\">%" PRIu64 "</td><td>", list->rows);
	html_text(out, list->basis);
	put_persons(print->words, list, out);
	buf_str(out, "</td></tr>\n");
}

static void put_lists(const struct print *print, struct buf *out)
{
	buf_str(out, "<table class=\"lists\">\n");
	html_element(print->words, "caption", NULL, "list_table", NULL, out);
	buf_str(out, "<thead><tr><th scope=\"col\">");
	html_both(print->words, "list", NULL, NULL, out);
	buf_str(out, "</th><th scope=\"col\" class=\"n\">");
	html_both(print->words, "rows", NULL, NULL, out);
	buf_str(out, "</th><th scope=\"col\">");
	html_both(print->words, "list_basis", NULL, NULL, out);
	buf_str(out, "</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < print->lists_count; i++)
		put_list(print, &print->lists[i], out);
	buf_str(out, "</tbody></table>\n");
}

void html_overview(const struct print *print, struct buf *out)
{
	char red[24];
	char black[24];
	struct word_param totals[] = {{"red", red}, {"black", black}, {0}};
	uint64_t most = 0;
	size_t bars = 0;

	snprintf(red, sizeof(red), "%zu", print->shown[COLOUR_RED]);
	snprintf(black, sizeof(black), "%zu", print->shown[COLOUR_BLACK]);
	for (size_t i = 0; i < print->lists_count; i++) {
		bars += print->lists[i].rows > 0;
		if (print->lists[i].rows > most)
			most = print->lists[i].rows;
	}
	buf_str(out, "<section id=\"overview\"><h2>");
	html_both(print->words, "overview", NULL, NULL, out);
	buf_str(out, "</h2>\n<div class=\"overview\">\n");
	if (bars > 0)
		put_chart(print, most, bars, totals, out);
	put_lists(print, out);
	buf_str(out, "</div>\n</section>\n");
}
