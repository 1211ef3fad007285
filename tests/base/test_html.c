/* SPDX-License-Identifier: Apache-2.0 */
/* Text that stays text, and bars as long as their share. */
#include "base/html.h"

#include <string.h>

#include "../support/suite.h"

static const struct {
	const char *text;
	const char *html;
} escapes[] = {{"<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"}, {"a\xE2\x80\xAE" "b", "a[U+202E]b"},
	{"\x01\t\n\x7F", "[U+0001][U+0009][U+000A][U+007F]"}, {"\xFF甲", "\xEF\xBF\xBD甲"},
	{"\xC2\x85\xE2\x81\xA6", "[U+0085][U+2066]"}, {"", ""}, {"䶮𬱖", "䶮𬱖"},
	{"\xC2\x9B" "31m\xD8\x9C", "[U+009B]31m[U+061C]"},
	{"\xE1\xA0\x8E\xF3\xA0\x81\x81\xEF\xBF\xBB", "[U+180E][U+E0041][U+FFFB]"}};

START_TEST(test_text_for_html)
{
	struct buf out = BUF_INIT;

	html_text(&out, escapes[_i].text);
	ck_assert_str_eq(buf_cstr(&out), escapes[_i].html);
	buf_free(&out);
}
END_TEST

START_TEST(test_a_label_escapes_its_text)
{
	struct buf out = BUF_INIT;

	svg_label(&out, "en", " lang=\"en\"", 3, 13, "<a>");
	ck_assert_str_eq(buf_cstr(&out),
		"<text class=\"en\" lang=\"en\" x=\"3\" y=\"13\">&lt;a&gt;</text>");
	buf_free(&out);
}
END_TEST

static const struct {
	uint64_t value;
	uint64_t most;
	const char *rect;
} bars[] = {{1, 2, "width=\"180\""}, {2, 2, "width=\"360\""}, {0, 7, ""}, {0, 0, ""},
	{1, 100000, "width=\"2\""}, {1000000000, 3000000000, "width=\"120\""}};

START_TEST(test_a_bar_is_as_long_as_its_share_and_always_shows)
{
	const struct svg_track track = {18, 360, 9};
	struct buf out = BUF_INIT;
	const char *bar;

	svg_track(&out, "r", &track, bars[_i].value, bars[_i].most);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "<rect class=\"back\" x=\"0\" y=\"18\""));
	bar = strstr(buf_cstr(&out), "<rect class=\"r\" x=\"0\" y=\"18\" ");
	ck_assert(bars[_i].value == 0 ? !bar : bar && strstr(bar, bars[_i].rect));
	buf_free(&out);
}
END_TEST

SUITE("base/html", TL(test_text_for_html, (int)(sizeof(escapes) / sizeof(escapes[0]))),
	T(test_a_label_escapes_its_text),
	TL(test_a_bar_is_as_long_as_its_share_and_always_shows,
		(int)(sizeof(bars) / sizeof(bars[0]))))
