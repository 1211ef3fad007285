/* SPDX-License-Identifier: Apache-2.0 */
/* What is said with an answer: each sentence where it belongs, and nowhere else. */
#include "../record/small_tables.h"
#include "../support/suite.h"
#include "joint/verdict.h"

#define NAME_SENTENCE "证件号相同而姓名（名称）不同，请先核实，不得据此办理。"
#define PAST_SENTENCE "历史状态，不得作为现时惩戒依据。"
#define FOUND_SENTENCE \
	"本结果供依法履职参考，适用措施须由执行单位依所列条款自行决定并告知当事人（含陈述申辩权）。"
#define NO_LISTS_SENTENCE "本库尚未接入可能列有该类主体的名单，未能确认是否列入。"

static struct arena arena = ARENA_INIT;
static credit_verdict verdict;
static credit_verdict_entry entries[3];
static credit_verdict_list lists[2];

static void begin(void)
{
	memset(&verdict, 0, sizeof(verdict));
	verdict.on = on("2026-06-01");
	verdict.entries = entries;
	verdict.asked.lists = lists;
}

static void put_list(const char *name, const char *as_of, bool stale)
{
	lists[verdict.asked.count++] = (credit_verdict_list){
		.name_zh = name, .name_en = "List", .as_of = on(as_of), .stale = stale};
	verdict.asked.stale_count += stale;
}

static void put_entry(enum colour colour, enum list_class class_, const char *authority)
{
	entries[verdict.entries_count++] = (credit_verdict_entry){
		.colour = colour_name(colour), .class_ = class_name(class_),
		.authority = authority, .authority_en = "The Office", .authority_code = authority,
		.contact_zh = "和平路1号", .contact_en = "1 Heping Road", .in_use = true};
}

static const char *notice(int lang)
{
	ck_assert_int_eq(verdict_words(&verdict, &arena), CREDIT_OK);
	return verdict.notice[lang];
}

static const char *remedy(int lang)
{
	ck_assert_int_eq(verdict_words(&verdict, &arena), CREDIT_OK);
	return verdict.remedy[lang];
}

START_TEST(test_what_is_found_leaves_out_that_nothing_was)
{
	begin();
	put_list("甲名单", "2026-05-20", false);
	verdict.found = true;
	ck_assert_str_eq(notice(CREDIT_ZH), FOUND_SENTENCE);
	ck_assert_ptr_nonnull(strstr(notice(CREDIT_EN), "This answer serves lawful duties"));
	arena_free(&arena);
}
END_TEST

START_TEST(test_nothing_found_holds_until_the_oldest_confirmation)
{
	begin();
	put_list("甲名单", "2026-05-20", false);
	put_list("乙名单", "2026-05-09", false);
	ck_assert_str_eq(notice(CREDIT_ZH), "截至2026年5月9日，在本库已接入的2个名单中未查到"
					    "现时有效记录；不是信用证明。");
	ck_assert_ptr_nonnull(strstr(notice(CREDIT_EN), "As of 2026-05-09, "));
	ck_assert_str_eq(remedy(CREDIT_ZH), "");
	lists[0].as_of = lists[1].as_of = on("2026-06-20"); /* later than what was asked */
	ck_assert_ptr_nonnull(strstr(notice(CREDIT_ZH), "截至2026年6月1日"));
	arena_free(&arena);
}
END_TEST

START_TEST(test_of_a_stale_list_neither_yes_nor_no_is_said)
{
	begin();
	put_list("甲名单", "2026-05-20", false);
	put_list("乙名单", "2026-01-01", true);
	ck_assert_str_eq(notice(CREDIT_ZH), "截至2026年5月20日，在本库已接入的1个名单中未查到"
					    "现时有效记录；不是信用证明。"
					    "乙名单：该名单未经认定单位在期限内确认，未能确认是否列入。");
	lists[0].stale = true;
	verdict.asked.stale_count = 2;
	ck_assert_ptr_null(strstr(notice(CREDIT_ZH), "未查到"));
	ck_assert_ptr_nonnull(strstr(notice(CREDIT_ZH), "甲名单：该名单未经"));
	ck_assert_ptr_null(strstr(notice(CREDIT_EN), "no record"));
	arena_free(&arena);
}
END_TEST

START_TEST(test_warnings_come_before_what_was_found)
{
	begin();
	verdict.name_match = CREDIT_NAME_DIFFERENT;
	verdict.history = true;
	ck_assert_str_eq(notice(CREDIT_ZH), NAME_SENTENCE PAST_SENTENCE NO_LISTS_SENTENCE);
	ck_assert_ptr_nonnull(strstr(notice(CREDIT_EN), ". A past state: "));
	verdict.name_match = CREDIT_NAME_EQUAL;
	verdict.history = false;
	ck_assert_str_eq(notice(CREDIT_ZH), NO_LISTS_SENTENCE);
	arena_free(&arena);
}
END_TEST

static const struct {
	enum colour colour;
	enum list_class class_;
	const char *says, *silent;
} ways[] = {{COLOUR_BLACK, CLASS_SEVERE, "申请信用修复，请联系甲局（和平路1号）", "执行法院"},
	{COLOUR_BLACK, CLASS_JUDGMENT, "请联系执行法院甲局（和平路1号）", "信用修复"},
	{COLOUR_BLACK, CLASS_CONSUMPTION, "请联系执行法院甲局（和平路1号）", "信用修复"},
	{COLOUR_RED, CLASS_HONOUR, "对认定有异议，请联系甲局（和平路1号）。", "信用修复"}};

START_TEST(test_each_kind_of_list_has_its_way_to_object)
{
	begin();
	put_entry(ways[_i].colour, ways[_i].class_, "甲局");
	ck_assert_ptr_nonnull(strstr(remedy(CREDIT_ZH), ways[_i].says));
	ck_assert_ptr_null(strstr(remedy(CREDIT_ZH), ways[_i].silent));
	ck_assert_ptr_nonnull(strstr(remedy(CREDIT_EN), "The Office (1 Heping Road)"));
	entries[0].in_use = false;
	ck_assert_str_eq(remedy(CREDIT_ZH), "");
	arena_free(&arena);
}
END_TEST

/* How many sentences a Chinese text has. */
static size_t sentences(const char *text)
{
	size_t count = 0;

	while ((text = strstr(text, "。"))) {
		count++;
		text += strlen("。");
	}
	return count;
}

START_TEST(test_each_authority_is_named_once_for_each_way)
{
	begin();
	put_entry(COLOUR_BLACK, CLASS_SEVERE, "甲局");
	put_entry(COLOUR_BLACK, CLASS_SEVERE, "甲局");
	put_entry(COLOUR_RED, CLASS_HONOUR, "甲局");
	ck_assert_uint_eq(sentences(remedy(CREDIT_ZH)), 2);
	entries[1].authority_code = "乙局";
	ck_assert_uint_eq(sentences(remedy(CREDIT_ZH)), 3);
	entries[0].in_use = false; /* what is over does not stand for the next */
	entries[1].authority_code = "甲局";
	ck_assert_uint_eq(sentences(remedy(CREDIT_ZH)), 2);
	arena_free(&arena);
}
END_TEST

/* 个人信息保护法 art. 47: gone is neither found nor not found. */
START_TEST(test_erased_takes_the_place_of_nothing_found)
{
	begin();
	put_list("甲名单", "2026-05-20", false);
	verdict.erased = true;
	ck_assert_ptr_nonnull(strstr(notice(CREDIT_ZH), "已依法删除"));
	ck_assert_ptr_null(strstr(notice(CREDIT_ZH), "未查到"));
	ck_assert_ptr_nonnull(strstr(notice(CREDIT_EN), "were erased"));
	verdict.found = true; /* a new entry, and a moment before the erasure of another */
	ck_assert_ptr_nonnull(strstr(notice(CREDIT_ZH), "已依法删除"));
	ck_assert_ptr_nonnull(strstr(notice(CREDIT_ZH), FOUND_SENTENCE));
	ck_assert(credit_verdict_erased(&verdict));
	ck_assert(!credit_verdict_erased(NULL));
	arena_free(&arena);
}
END_TEST

START_TEST(test_names_from_outside_are_printed_as_they_are)
{
	begin();
	put_entry(COLOUR_BLACK, CLASS_SEVERE, "{2}%s\"局");
	ck_assert_ptr_nonnull(strstr(remedy(CREDIT_ZH), "请联系{2}%s\"局（和平路1号）"));
	ck_assert_str_eq(verdict_sentence(MSG_VERDICT_HISTORY, CREDIT_ZH, &arena), PAST_SENTENCE);
	arena_free(&arena);
}
END_TEST

SUITE("joint/verdict_words", T(test_what_is_found_leaves_out_that_nothing_was),
	T(test_nothing_found_holds_until_the_oldest_confirmation),
	T(test_of_a_stale_list_neither_yes_nor_no_is_said),
	T(test_warnings_come_before_what_was_found),
	TL(test_each_kind_of_list_has_its_way_to_object,
		(int)(sizeof(ways) / sizeof(ways[0]))),
	T(test_each_authority_is_named_once_for_each_way),
	T(test_erased_takes_the_place_of_nothing_found),
	T(test_names_from_outside_are_printed_as_they_are))
