/* SPDX-License-Identifier: Apache-2.0 */
/* A verdict made by hand as JSON: the whole line, nulls, languages, hostile text. */
#include "../record/small_tables.h"
#include "../support/suite.h"
#include "joint/verdict.h"
#include "store/view.h"

static credit_snapshot snapshot; /* its arena is all that is asked for */
static credit_verdict verdict;
static credit_verdict_entry entry;
static credit_verdict_measure measure;
static credit_verdict_list lists[2];
static const char *const supporting[] = {"0123456789ABCDEF", "FEDCBA9876543210"};

static void begin(void)
{
	memset(&verdict, 0, sizeof(verdict));
	ck_assert_int_eq(credit_id_parse(FIRM, 18, &verdict.id), CREDIT_OK);
	verdict.name = "";
	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++)
		verdict.notice[lang] = verdict.remedy[lang] = "";
}

static void put_entry(void)
{
	entry = (credit_verdict_entry){.entry = supporting[0], .number = "", .list = "BEF",
		.colour = "black", .class_ = "类", .state = CREDIT_STATE_LISTED,
		.authority = "甲局", .document = "甲1号", .decided = on("2026-04-10"),
		.listed = on("2026-04-14"), .public_from = CREDIT_DAY_NONE,
		.public_until = CREDIT_DAY_NONE, .use_until = on("2027-04-10"),
		.measures_until = CREDIT_DAY_MAX, .why_not_public = "held-grade"};
	verdict.entries = &entry;
	verdict.entries_count = 1;
	verdict.found = true;
}

static void put_measure(void)
{
	measure = (credit_verdict_measure){.measure = "P01", .name_zh = "不得参加",
		.name_en = "Bar", .type = "penalty", .trigger = "department",
		.department = "FG", .basis = "某法第一条", .note_zh = "不是决定。",
		.note_en = "No decision.", .entries = supporting, .entries_count = 2,
		.until = CREDIT_DAY_MAX};
	verdict.measures = &measure;
	verdict.measures_count = 1;
}

static const char *json_of(const char *input, int lang)
{
	const char *json;
	size_t length;

	ck_assert_int_eq(
		credit_verdict_json(&snapshot, &verdict, input, lang, &json, &length, NULL),
		CREDIT_OK);
	ck_assert_uint_eq(strlen(json), length);
	ck_assert_ptr_null(strpbrk(json, "\n\r\t"));
	return json;
}

static void assert_has(const char *json, const char *part)
{
	ck_assert_msg(strstr(json, part) != NULL, "no %s in %s", part, json);
}

START_TEST(test_an_empty_verdict_has_every_key)
{
	begin();
	ck_assert_str_eq(json_of(NULL, CREDIT_ZH),
		"{\"schema\":\"credit.check/1\",\"input\":\"" FIRM "\",\"id\":\"" FIRM "\","
		"\"kind\":\"business\",\"name\":\"\",\"name_match\":null,\"found\":false,"
		"\"entries\":[],\"measures\":[],\"lists_covered\":[],\"lists_stale\":[],"
		"\"as_of\":{},\"notice\":\"\"}");
	arena_free(&snapshot.arena);
}
END_TEST

START_TEST(test_an_entry_has_null_where_there_is_no_day_number_or_end)
{
	begin();
	put_entry();
	assert_has(json_of(NULL, CREDIT_ZH),
		"\"found\":true,\"entries\":[{\"entry\":\"0123456789ABCDEF\",\"number\":null,"
		"\"list\":\"BEF\",\"colour\":\"black\",\"class\":\"类\",\"state\":\"listed\","
		"\"marks\":[],\"authority\":\"甲局\",\"document\":\"甲1号\","
		"\"decided\":\"2026-04-10\",\"listed\":\"2026-04-14\",\"public_from\":null,"
		"\"public_until\":null,\"use_until\":\"2027-04-10\",\"measures_until\":null,"
		"\"provisional\":false,\"why_not_public\":\"held-grade\"}]");
	entry.number = "ABCDEFGHJKMN";
	entry.why_not_public = "";
	entry.marks = CREDIT_MARK_OBJECTION | CREDIT_MARK_SUSPENDED;
	assert_has(json_of(NULL, CREDIT_ZH), "\"number\":\"ABCDEFGHJKMN\"");
	assert_has(json_of(NULL, CREDIT_ZH), "\"why_not_public\":null}");
	assert_has(json_of(NULL, CREDIT_ZH), "\"marks\":[\"under-objection\",\"suspended\"]");
	arena_free(&snapshot.arena);
}
END_TEST

START_TEST(test_a_measure_is_named_in_the_language_with_all_its_entries)
{
	begin();
	put_measure();
	assert_has(json_of(NULL, CREDIT_ZH),
		"\"measures\":[{\"measure\":\"P01\",\"name\":\"不得参加\",\"type\":\"penalty\","
		"\"trigger\":\"department\",\"department\":\"FG\",\"basis\":\"某法第一条\","
		"\"entries\":[\"0123456789ABCDEF\",\"FEDCBA9876543210\"],\"until\":null}]");
	assert_has(json_of(NULL, CREDIT_EN), "\"name\":\"Bar\"");
	arena_free(&snapshot.arena);
}
END_TEST

START_TEST(test_lists_are_covered_and_the_stale_ones_named_again)
{
	begin();
	lists[0] = (credit_verdict_list){.list = "BEF", .as_of = on("2026-05-20")};
	lists[1] = (credit_verdict_list){
		.list = "DOC", .as_of = on("2026-01-05"), .stale = true};
	verdict.asked = (struct asked_lists){true, lists, 2, 1};
	assert_has(json_of(NULL, CREDIT_ZH),
		"\"lists_covered\":[\"BEF\",\"DOC\"],\"lists_stale\":[\"DOC\"],"
		"\"as_of\":{\"BEF\":\"2026-05-20\",\"DOC\":\"2026-01-05\"}");
	arena_free(&snapshot.arena);
}
END_TEST

START_TEST(test_notice_joins_notice_note_and_remedy)
{
	begin();
	put_measure();
	verdict.notice[CREDIT_ZH] = "甲。";
	verdict.remedy[CREDIT_ZH] = "乙。";
	verdict.remedy[CREDIT_EN] = "B.";
	assert_has(json_of(NULL, CREDIT_ZH), "\"notice\":\"甲。不是决定。乙。\"}");
	assert_has(json_of(NULL, CREDIT_EN), "\"notice\":\"No decision. B.\"}");
	verdict.measures_count = 0;
	assert_has(json_of(NULL, CREDIT_EN), "\"notice\":\"B.\"}");
	arena_free(&snapshot.arena);
}
END_TEST

START_TEST(test_what_was_typed_cannot_leave_its_string)
{
	begin();
	verdict.name = "甲\",\"found\":true,\"x\":\"\\";
	verdict.name_match = CREDIT_NAME_DIFFERENT;
	assert_has(json_of("\"}\n\x01", CREDIT_ZH), "\"input\":\"\\\"}\\n\\u0001\",\"id\":");
	assert_has(json_of("", CREDIT_ZH), "\"input\":\"\",");
	assert_has(json_of(NULL, CREDIT_ZH),
		"\"name\":\"甲\\\",\\\"found\\\":true,\\\"x\\\":\\\"\\\\\","
		"\"name_match\":\"different\",\"found\":false");
	arena_free(&snapshot.arena);
}
END_TEST

START_TEST(test_misuse_gives_no_text)
{
	const char *json = "x";
	size_t length = 1;
	credit_error err;

	begin();
	ck_assert_int_eq(credit_verdict_json(&snapshot, NULL, NULL, 0, &json, &length, &err),
		CREDIT_EINVAL);
	ck_assert_ptr_null(json);
	ck_assert_uint_eq(length, 0);
	ck_assert_str_eq(err.code, "argument");
	json = "x";
	ck_assert_int_eq(credit_verdict_json(&snapshot, &verdict, NULL, -1, &json, NULL, NULL),
		CREDIT_EINVAL);
	ck_assert_ptr_null(json);
	ck_assert_int_eq(credit_verdict_json(&snapshot, &verdict, NULL, 0, NULL, &length, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(credit_verdict_json(NULL, &verdict, NULL, 0, &json, &length, NULL),
		CREDIT_EINVAL);
}
END_TEST

START_TEST(test_an_office_is_told_with_organisation_article_and_measures)
{
	credit_verdict_through through = {.name = "某公司", .id = FIRM, .role = "法定代表人",
		.role_en = "legal representative", .article = "某规定第三条", .entry = &entry,
		.measures = &measure, .measures_count = 1, .until = CREDIT_DAY_MAX,
		.as_of = on("2026-05-01"), .stale = true};

	begin();
	put_entry();
	put_measure();
	verdict.found = false;
	verdict.entries_count = 0;
	measure.through = true;
	verdict.through = &through;
	verdict.through_count = 1;
	assert_has(json_of(NULL, CREDIT_ZH), "\"found\":false");
	assert_has(json_of(NULL, CREDIT_ZH), "\"until\":null,\"through\":true}],\"through\":[");
	assert_has(json_of(NULL, CREDIT_ZH),
		"\"through\":[{\"name\":\"某公司\",\"id\":\"" FIRM "\",\"role\":\"法定代表人\","
		"\"article\":\"某规定第三条\",\"entry\":\"0123456789ABCDEF\",\"list\":\"BEF\","
		"\"marks\":[],\"authority\":\"甲局\",\"document\":\"甲1号\",\"measures\":[{");
	assert_has(json_of(NULL, CREDIT_EN), "\"role\":\"legal representative\"");
	assert_has(json_of(NULL, CREDIT_EN),
		"\"until\":null,\"as_of\":\"2026-05-01\",\"stale\":true}]");
	through.id = "";
	through.as_of = CREDIT_DAY_NONE;
	assert_has(json_of(NULL, CREDIT_EN), "\"id\":null,\"role\"");
	assert_has(json_of(NULL, CREDIT_EN), "\"as_of\":null,\"stale\":true}]");
	arena_free(&snapshot.arena);
}
END_TEST

SUITE("joint/verdict_json", T(test_an_empty_verdict_has_every_key),
	T(test_an_entry_has_null_where_there_is_no_day_number_or_end),
	T(test_a_measure_is_named_in_the_language_with_all_its_entries),
	T(test_an_office_is_told_with_organisation_article_and_measures),
	T(test_lists_are_covered_and_the_stale_ones_named_again),
	T(test_notice_joins_notice_note_and_remedy),
	T(test_what_was_typed_cannot_leave_its_string), T(test_misuse_gives_no_text))
