/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stats_page.h - the page of statistics: what its parts share.
 *
 * The page has no name and no identifier in it.  A figure that counts a person
 * or a household and fewer than SHOWN_LEAST subjects is not shown on it, for in
 * a small place it can tell who that is (个人信息保护法 art. 73); subtracting may
 * still tell, so that the page says that it is for the office.
 * Rule: design: how counts are drawn, but where a function says more.
 */
#ifndef LIBCREDIT_STATS_PAGE_H
#define LIBCREDIT_STATS_PAGE_H

#include "base/html.h"
#include "joint/stats.h"

#define SHOWN_LEAST 3

/* Words in both languages, by enum credit_lang. */
struct page_words {
	const char *in[2];
};

struct page {
	const struct credit_stats_report *report;
	int lang;
	struct buf *out;
};

/* The page, appended to out.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EIO (no digest). */
int stats_html(const struct credit_stats_report *report, int lang, struct buf *out,
	credit_error *err);

/*
 * May a figure stand on the page?
 * Rule: 个人信息保护法 art. 6, 73: a figure points at nobody.
 */
bool is_shown_count(const credit_stats_count *count);
/* The entries of a count, or "<3" (plain text, not escaped). */
#define FIGURE_BYTES 24
void figure_text(const credit_stats_count *count, uint64_t value, char text[FIGURE_BYTES]);
/* Text for HTML. */
void page_text(const struct page *page, const struct page_words *words);
const char *page_name(const struct page *page, const char *zh, const char *en);

/* ---- stats_chart.c ---- */

/* One group of a chart: a label, and a bar for black and one for red. */
struct chart_group {
	const char *label;
	const credit_stats_count *black;
	const credit_stats_count *red;
};
/* A figure of groups; id is unique on the page.  Bars are entries. */
void chart_groups(const struct page *page, const char *id, const struct page_words *title,
	const struct page_words *about, const struct chart_group *groups, size_t count);

/* One share of a whole: a bar of 1000, with a goal or none. */
struct chart_share {
	const char *label;
	const char *number; /* as it is shown */
	uint32_t permille;
	uint32_t goal_permille; /* 0: none */
};
/* A figure of so many shares: begin, each in turn, end. */
void chart_shares_begin(const struct page *page, const char *id,
	const struct page_words *title, const struct page_words *about, size_t count);
void chart_share(const struct page *page, size_t index, const struct chart_share *share);
void chart_shares_end(const struct page *page);

#endif
