/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats_chart.c - the charts of the page of statistics, as inline SVG.
 *
 * A few a page.  Bars lie, so that a label and its figures are read on a phone;
 * every figure stands as text beside its bar and again in the table beside the
 * chart.  No order of merit: groups come in the order of months or of the tables.
 */
#include <stdio.h>

#include "joint/stats_page.h"

#define CHART_WIDTH 360
#define TRACK_WIDTH 310 /* the figure stands behind it */
#define BAR 9
#define GROUP_LINE 52
#define SHARE_LINE 36

static void put_head(const struct page *page, const char *id, const struct page_words *title,
	bool colours)
{
	static const struct page_words black = {{"黑榜", "black"}};
	static const struct page_words red = {{"红榜", "red"}};

	buf_str(page->out, "<figure>\n<figcaption>");
	page_text(page, title);
	if (colours) {
		buf_str(page->out, "<span><i class=\"b\"></i>");
		page_text(page, &black);
		buf_str(page->out, "</span><span><i class=\"r\"></i>");
		page_text(page, &red);
		buf_str(page->out, "</span>");
	}
	buf_printf(page->out, "</figcaption>\n<svg id=\"%s\" role=\"img\" ", id);
}

static void put_svg(const struct page *page, const char *id, const struct page_words *title,
	const struct page_words *about, size_t height)
{
	buf_printf(page->out,
		"aria-labelledby=\"%s-title %s-desc\" viewBox=\"0 0 %d %zu\">\n"
		"<title id=\"%s-title\">",
		id, id, CHART_WIDTH, height, id);
	page_text(page, title);
	buf_printf(page->out, "</title><desc id=\"%s-desc\">", id);
	page_text(page, about);
	buf_str(page->out, "</desc>\n");
}

/* What is not shown as a number is not shown by its length, nor by that of others. */
static uint64_t bar_value(const credit_stats_count *count)
{
	return is_shown_count(count) ? count->entries : 1;
}

static void put_bar(const struct page *page, const char *class_, int y,
	const credit_stats_count *count, uint64_t most)
{
	const struct svg_track track = {y, TRACK_WIDTH, BAR};
	char text[FIGURE_BYTES];

	figure_text(count, count->entries, text);
	svg_label(page->out, "count", "", CHART_WIDTH, y + BAR, text);
	svg_track(page->out, class_, &track, bar_value(count), most);
}

void chart_groups(const struct page *page, const char *id, const struct page_words *title,
	const struct page_words *about, const struct chart_group *groups, size_t count)
{
	uint64_t most = 1;

	for (size_t i = 0; i < count; i++) {
		uint64_t black = bar_value(groups[i].black);
		uint64_t red = bar_value(groups[i].red);

		most = black > most ? black : most;
		most = red > most ? red : most;
	}
	put_head(page, id, title, true);
	put_svg(page, id, title, about, count * GROUP_LINE);
	for (size_t i = 0; i < count; i++) {
		int y = (int)i * GROUP_LINE;

		svg_label(page->out, "label", "", 0, y + 13, groups[i].label);
		put_bar(page, "b", y + 18, groups[i].black, most);
		put_bar(page, "r", y + 32, groups[i].red, most);
	}
	buf_str(page->out, "</svg></figure>\n");
}

void chart_shares_begin(const struct page *page, const char *id,
	const struct page_words *title, const struct page_words *about, size_t count)
{
	put_head(page, id, title, false);
	put_svg(page, id, title, about, count * SHARE_LINE);
}

void chart_share(const struct page *page, size_t index, const struct chart_share *share)
{
	int y = (int)index * SHARE_LINE;
	const struct svg_track track = {y + 18, TRACK_WIDTH, BAR};
	unsigned goal = share->goal_permille * TRACK_WIDTH / 1000;

	svg_label(page->out, "label", "", 0, y + 13, share->label);
	svg_label(page->out, "count", "", CHART_WIDTH, y + 18 + BAR, share->number);
	svg_track(page->out, "b", &track, share->permille, 1000);
	if (share->goal_permille)
		buf_printf(page->out,
			"<line class=\"goal\" x1=\"%u\" y1=\"%d\" x2=\"%u\" y2=\"%d\"/>\n",
			goal, y + 15, goal, y + 21 + BAR);
}

void chart_shares_end(const struct page *page)
{
	buf_str(page->out, "</svg></figure>\n");
}
