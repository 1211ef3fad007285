/* SPDX-License-Identifier: Apache-2.0 */
/* Responsible persons as values: equal, in order, as the text of a correction. */
#include "record/roles.h"
#include "small_tables.h"
#include "../support/suite.h"

static struct arena arena = ARENA_INIT;

static struct role person(const char *id, const char *name, const char *role)
{
	struct role out = {.name = name, .role = role, .basis = "", .from = CREDIT_DAY_NONE,
		.to = CREDIT_DAY_NONE};

	if (id[0])
		ck_assert_int_eq(credit_id_parse(id, strlen(id), &out.person), CREDIT_OK);
	return out;
}

START_TEST(test_a_person_is_the_same_however_the_identifier_was_typed)
{
	struct role old = person("629999800229101", "赵某", "法定代表人"); /* 15 digits */
	struct role now = person(ADULT, "赵某", "法定代表人");

	ck_assert(old.person.flags & CREDIT_ID_DERIVED);
	ck_assert(role_equal(&old, &now));
	now.basis = "某条例第三条";
	ck_assert(!role_equal(&old, &now));
	now = old;
	now.to = on("2026-01-01");
	ck_assert(!role_equal(&old, &now));
	now = old;
	now.from = on("2026-01-01");
	ck_assert(!role_equal(&old, &now));
	now = old;
	now.name = "钱某";
	ck_assert(!role_equal(&old, &now));
	now = old;
	now.role = "主要负责人";
	ck_assert(!role_equal(&old, &now));
}
END_TEST

START_TEST(test_names_alone_come_last)
{
	struct role known = person(ADULT, "赵某", "法定代表人");
	struct role older = person("629999194912310021", "孙某", "法定代表人");
	struct role unknown = person("", "阿某", "法定代表人");

	ck_assert_int_lt(role_order(&known, &unknown), 0);
	ck_assert_int_gt(role_order(&unknown, &known), 0);
	ck_assert_int_lt(role_order(&older, &known), 0);
	ck_assert_int_eq(role_order(&known, &known), 0);
}
END_TEST

static const struct {
	const char *text;
	bool names;
} bases[] = {{"保障农民工工资支付条例第四十八条", true}, {"某条例第3条第二款", true},
	{"（2026）样01执7号限制消费令", true}, {"样监列字〔2026〕1号", true}, {"", false},
	{"法定代表人", false}, {"依法", false}, {"口头通知，某号", false}, {"条例第", false},
	{"条例", false}};

START_TEST(test_a_basis_names_a_document_or_an_article)
{
	ck_assert_int_eq(role_basis_names(bases[_i].text), bases[_i].names);
}
END_TEST

/* 国办发〔2020〕49号, 法发〔2019〕35号: who holds an office is reached only where law says so. */
START_TEST(test_a_rule_reaches_the_roles_that_it_names_and_no_part_of_them)
{
	struct rule_row rule = {.reaches = "法定代表人;影响债务履行的直接责任人员"};

	ck_assert(rule_reaches(&rule, "法定代表人"));
	ck_assert(rule_reaches(&rule, "影响债务履行的直接责任人员"));
	ck_assert(!rule_reaches(&rule, "直接责任人员")); /* a part of a word */
	ck_assert(!rule_reaches(&rule, "主要负责人"));
	rule.reaches = "";
	ck_assert(!rule_reaches(&rule, "法定代表人"));
	rule.reaches = NULL; /* rows made by hand */
	ck_assert(!rule_reaches(&rule, "法定代表人"));
}
END_TEST

START_TEST(test_roles_come_back_from_their_text)
{
	struct role roles[] = {person(ADULT, "赵某", "法定代表人"), person("", "钱某", "主要负责人")};
	struct buf text = BUF_INIT;
	struct buf again = BUF_INIT;
	const struct role *read;
	size_t count;

	roles[0].basis = "某条例第四十八条";
	roles[0].from = on("2024-02-01");
	roles[1].to = on("2026-05-31");
	roles_text(roles, 2, &text);
	ck_assert_str_eq(buf_cstr(&text),
		"赵某\t" ADULT "\t法定代表人\t某条例第四十八条\t2024-02-01\t\n"
		"钱某\t\t主要负责人\t\t\t2026-05-31");
	ck_assert_int_eq(roles_parse(buf_cstr(&text), &arena, &read, &count), CREDIT_OK);
	ck_assert_uint_eq(count, 2);
	ck_assert(role_equal(&roles[0], &read[0]));
	ck_assert(role_equal(&roles[1], &read[1]));
	roles_text(read, count, &again);
	ck_assert_str_eq(buf_cstr(&text), buf_cstr(&again));
	ck_assert_int_eq(roles_parse(buf_cstr(&text), NULL, &read, &count), CREDIT_OK);
	ck_assert_uint_eq(count, 0); /* only looked at */
	ck_assert_int_eq(roles_parse("", &arena, &read, &count), CREDIT_OK);
	ck_assert_uint_eq(count, 0);
	buf_free(&text);
	buf_free(&again);
	arena_free(&arena);
}
END_TEST

static const char *const wrong[] = {"赵某", "\t\t法定代表人\t\t\t", "赵某\t\t村长\t\t\t",
	"赵某\t\t\t\t\t", "赵某\t629999198002291019\t法定代表人\t\t\t",
	"赵某\t91629999F00000093C\t法定代表人\t\t\t", "赵某\t\t法定代表人\t\t2026-02-30\t",
	"赵某\t\t法定代表人\t\t2026-02-02\t2026-02-01", "赵某\t\t法定代表人\t\t\t\t",
	"赵某\t\t法定代表人\t\t\t\n", "赵\001某\t\t法定代表人\t\t\t"};

START_TEST(test_other_text_is_refused)
{
	const struct role *roles;
	size_t count;

	ck_assert_int_eq(roles_parse(wrong[_i], &arena, &roles, &count), CREDIT_EFORMAT);
	ck_assert_int_eq(roles_parse(wrong[_i], NULL, &roles, &count), CREDIT_EFORMAT);
	ck_assert_ptr_null(roles);
	arena_free(&arena);
}
END_TEST

START_TEST(test_more_persons_than_an_entry_holds_are_refused)
{
	struct buf text = BUF_INIT;
	const struct role *roles;
	size_t count;

	for (int i = 0; i < ROLES_MAX; i++)
		buf_printf(&text, "%s某\t\t法定代表人\t\t\t", i ? "\n" : "");
	ck_assert_int_eq(roles_parse(buf_cstr(&text), &arena, &roles, &count), CREDIT_OK);
	ck_assert_uint_eq(count, ROLES_MAX);
	buf_str(&text, "\n某\t\t法定代表人\t\t\t");
	ck_assert_int_eq(roles_parse(buf_cstr(&text), &arena, &roles, &count), CREDIT_EFORMAT);
	buf_free(&text);
	arena_free(&arena);
}
END_TEST

SUITE("record/roles", T(test_a_person_is_the_same_however_the_identifier_was_typed),
	T(test_names_alone_come_last),
	TL(test_a_basis_names_a_document_or_an_article,
		(int)(sizeof(bases) / sizeof(bases[0]))),
	T(test_a_rule_reaches_the_roles_that_it_names_and_no_part_of_them),
	T(test_roles_come_back_from_their_text),
	TL(test_other_text_is_refused, (int)(sizeof(wrong) / sizeof(wrong[0]))),
	T(test_more_persons_than_an_entry_holds_are_refused))
