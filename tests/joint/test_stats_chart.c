/* SPDX-License-Identifier: Apache-2.0 */
/* Charts as SVG: a name and a description, a figure beside each bar, nothing told by length. */
#include <string.h>

#include "joint/stats_page.h"
#include "../support/suite.h"

static struct buf out = BUF_INIT;
static const struct page page = {NULL, CREDIT_EN, &out};
static const struct page_words title = {{"标题", "A <title>"}};
static const struct page_words about = {{"说明", "what it shows"}};

static void assert_has(const char *part)
{
	if (!strstr(buf_cstr(&out), part))
		ck_abort_msg("%s: not in: %s", part, buf_cstr(&out));
}

static void draw(const credit_stats_count *black, const credit_stats_count *red)
{
	const struct chart_group groups[] = {{"2026-05", black, red}, {"2026-06", red, red}};

	buf_reset(&out);
	chart_groups(&page, "months", &title, &about, groups, 2);
}

START_TEST(test_a_chart_has_a_name_and_a_description)
{
	const credit_stats_count black = {100, 90, 0}, red = {50, 50, 50};

	draw(&black, &red);
	assert_has("<svg id=\"months\" role=\"img\" aria-labelledby=\"months-title months-desc\" "
		   "viewBox=\"0 0 360 104\">");
	assert_has("<title id=\"months-title\">A &lt;title&gt;</title>");
	assert_has("<desc id=\"months-desc\">what it shows</desc>");
	assert_has("<figcaption>A &lt;title&gt;<span><i class=\"b\"></i>black</span>");
}
END_TEST

START_TEST(test_bars_have_their_share_of_the_longest_and_their_figure)
{
	const credit_stats_count black = {100, 90, 0}, red = {50, 50, 50};

	draw(&black, &red);
	assert_has("<rect class=\"b\" x=\"0\" y=\"18\" width=\"310\" height=\"9\"/>");
	assert_has("<rect class=\"r\" x=\"0\" y=\"32\" width=\"155\" height=\"9\"/>");
	assert_has("<text class=\"count\" x=\"360\" y=\"27\">100</text>");
	assert_has("<text class=\"count\" x=\"360\" y=\"41\">50</text>");
	assert_has("<text class=\"label\" x=\"0\" y=\"65\">2026-06</text>");
}
END_TEST

START_TEST(test_nothing_at_all_has_no_bars)
{
	const credit_stats_count none = {0};

	draw(&none, &none);
	assert_has("<text class=\"count\" x=\"360\" y=\"27\">0</text>");
	ck_assert_ptr_null(strstr(buf_cstr(&out), "<rect class=\"b\""));
}
END_TEST

START_TEST(test_few_persons_are_not_told_by_the_length_of_a_bar)
{
	const credit_stats_count hidden = {9, 2, 1}, red = {10, 10, 0};

	draw(&hidden, &red);
	assert_has("<text class=\"count\" x=\"360\" y=\"27\">&lt;3</text>");
	assert_has("<rect class=\"b\" x=\"0\" y=\"18\" width=\"31\" height=\"9\"/>"); /* as one */
}
END_TEST

START_TEST(test_a_hidden_figure_does_not_set_the_scale)
{
	const credit_stats_count hidden = {40, 2, 1}, red = {10, 10, 0};

	draw(&hidden, &red);
	assert_has("<rect class=\"r\" x=\"0\" y=\"32\" width=\"310\" height=\"9\"/>");
}
END_TEST

START_TEST(test_a_share_shows_its_goal)
{
	const struct chart_share with = {"村", "80.1 %", 801, 800};
	const struct chart_share without = {"家庭", "unknown", 0, 0};

	buf_reset(&out);
	chart_shares_begin(&page, "coverage", &title, &about, 2);
	chart_share(&page, 0, &with);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "<line class=\"goal\" x1=\"248\" y1=\"15\""));
	chart_share(&page, 1, &without);
	chart_shares_end(&page);
	assert_has("<rect class=\"b\" x=\"0\" y=\"18\" width=\"248\" height=\"9\"/>");
	assert_has("<text class=\"count\" x=\"360\" y=\"27\">80.1 %</text>");
	assert_has("<text class=\"label\" x=\"0\" y=\"49\">家庭</text>");
	ck_assert_ptr_null(strstr(strstr(buf_cstr(&out), "家庭"), "goal"));
	assert_has("</svg></figure>\n");
}
END_TEST

SUITE("joint/stats_chart", T(test_a_chart_has_a_name_and_a_description),
	T(test_bars_have_their_share_of_the_longest_and_their_figure),
	T(test_nothing_at_all_has_no_bars),
	T(test_few_persons_are_not_told_by_the_length_of_a_bar),
	T(test_a_hidden_figure_does_not_set_the_scale), T(test_a_share_shows_its_goal))
