/* SPDX-License-Identifier: Apache-2.0 */
/* Findings carry their place; one value has one word. */
#include "verify_sample.h"

START_TEST(test_a_finding_names_file_line_and_number)
{
	struct findings findings = {.count = 0};
	struct verify v = {.report = keep_finding, .context = &findings};

	TELL(&v, MSG_VERIFY_LEAF, "2026-05", "edition.json", 7, "7KQ2M9X4T0AB");
	TELL(&v, MSG_VERIFY_WITHHELD, "", "index.html", 0, NULL, "index.html", "2026-05");
	TELL(&v, MSG_VERIFY_PAST, "", "edition.json", 2, NULL, "2026-05-31", "2026-06-01");
	TELL(&v, MSG_VERIFY_ALONE, "", "edition.json", 0, NULL);
	ck_assert_uint_eq(findings.count, 3);
	ck_assert_str_eq(findings.seen[0].file, "2026-05/edition.json");
	ck_assert_str_eq(findings.seen[0].number, "7KQ2M9X4T0AB");
	ck_assert_uint_eq(findings.seen[0].line, 7);
	ck_assert_str_eq(findings.seen[1].file, "index.html");
	ck_assert_uint_eq(v.faults, 2);
	ck_assert_uint_eq(v.warnings, 1);
}
END_TEST

static int stop(void *context, const credit_finding *finding)
{
	(void)finding;
	++*(int *)context;
	return 1;
}

START_TEST(test_a_caller_who_stops_is_told_nothing_more)
{
	int calls = 0;
	struct verify v = {.report = stop, .context = &calls};

	TELL(&v, MSG_VERIFY_ROOT, "", "edition.json", 0, NULL, "root");
	TELL(&v, MSG_VERIFY_ROOT, "", "edition.json", 0, NULL, "root");
	ck_assert_int_eq(calls, 1);
	ck_assert_int_eq(v.status, CREDIT_ECANCELLED);
	verify_stop(&v, CREDIT_EIO);
	ck_assert_int_eq(v.status, CREDIT_ECANCELLED);
}
END_TEST

START_TEST(test_one_value_has_one_word)
{
	struct verify_words words = {.count = 0};
	char text[32];

	ck_assert(verify_word(&words, "kind", "business", "经营主体"));
	ck_assert(verify_word(&words, "kind", "business", "经营主体"));
	ck_assert(!verify_word(&words, "kind", "business", "自然人"));
	ck_assert(verify_word(&words, "change", "business", "自然人"));
	for (int i = 0; i < 5000; i++) {
		snprintf(text, sizeof(text), "L%d", i);
		if (!verify_word(&words, "list", text, text))
			break;
	}
	ck_assert_uint_eq(words.count, 4096);
	arena_free(&words.arena);
}
END_TEST

SUITE("edition/verify_tell", T(test_a_finding_names_file_line_and_number),
	T(test_a_caller_who_stops_is_told_nothing_more), T(test_one_value_has_one_word))
