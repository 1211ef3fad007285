/* SPDX-License-Identifier: Apache-2.0 */
/* Entries field by field: set, get, compare, and what corrections make of one. */
#include <string.h>

#include "random_record.h"
#include "../support/suite.h"

static struct arena arena = ARENA_INIT;

static void base_entry(struct entry *e)
{
	entry_init(e);
	e->id.bytes[0] = 1;
	credit_id_parse("91629999F00000093C", 18, &e->subject);
	e->list = "SJ";
	e->authority = "11629999F00000018U";
	e->document = "样市监列〔2026〕1号";
	e->name = "样例有限公司";
	e->basis_document = "样市监罚〔2026〕9号";
}

static const struct {
	const char *name;
	const char *value;
} settable[] = {{"subject_name", "样例"}, {"decided", "2026-04-01"}, {"basis_document", "甲1号"},
	{"basis_day", "2026-03-31"}, {"served", "2026-04-02"}, {"notice_document", "乙2号"},
	{"notified", "2024-02-29"}, {"objection", "none"}, {"objection", "dismissed"},
	{"objection", "upheld"}, {"listed", "2026-05-01"}, {"until", "2029-05-01"},
	{"until", "long"}, {"grade", "minor"}, {"grade", "general"}, {"grade", "severe"},
	{"ground", "SJ01"}, {"sector", "food"}, {"facts", "一\n二"}, {"act_end", "2025-12-31"},
	{"published", "2026-04-03"}, {"consent", "同1号"}, {"guardian_consent", "监1号"},
	{"labour_income", "yes"}, {"labour_income", "no"}, {"same_case", "yes"},
	{"correction", "更1号"}, {"unit", "样例村"}, {"deed_reviewed", "李某 2026-05-01"}};

START_TEST(test_a_field_reads_as_it_was_set)
{
	struct buf out = BUF_INIT;
	struct entry entry;

	base_entry(&entry);
	ck_assert(entry_set_field(&entry, settable[_i].name, settable[_i].value, &arena));
	ck_assert(entry_get_field(&entry, settable[_i].name, &out));
	ck_assert_str_eq(buf_cstr(&out), settable[_i].value);
	if (strcmp(settable[_i].name, "subject_name") != 0) {
		ck_assert(entry_set_field(&entry, settable[_i].name, "", &arena));
		buf_reset(&out);
		ck_assert(entry_get_field(&entry, settable[_i].name, &out));
		ck_assert_str_eq(buf_cstr(&out),
			strcmp(settable[_i].name, "same_case") == 0 ? "no" : "");
	}
	buf_free(&out);
}
END_TEST

static const struct {
	const char *name;
	const char *value;
} refused[] = {{"subject_id", "629999198002291018"}, {"list", "SX"},
	{"authority", "11629999F00000018U"}, {"document", "甲"}, {"corrects", "0000000000000000"},
	{"nothing", "1"}, {"", ""}, {"decided", "2026-4-1"}, {"decided", "2026-02-30"},
	{"grade", "heavy"}, {"grade", "严重"}, {"objection", "unstated"}, {"labour_income", "1"},
	{"same_case", "true"}, {"ground", "a b"}, {"subject_name", ""}, {"subject_name", "\xFF"},
	{"subject_name", "a\nb"}, {"batch", "1"}};

START_TEST(test_a_field_that_may_not_be_set_stays)
{
	struct buf diff = BUF_INIT;
	struct entry before;
	struct entry entry;

	base_entry(&before);
	base_entry(&entry);
	ck_assert(!entry_set_field(&entry, refused[_i].name, refused[_i].value, &arena));
	entry_differences(&before, &entry, &diff);
	ck_assert_str_eq(buf_cstr(&diff), "");
	buf_free(&diff);
}
END_TEST

START_TEST(test_a_day_and_long_term_exclude_each_other)
{
	struct entry entry;

	base_entry(&entry);
	ck_assert(entry_set_field(&entry, "until", "2029-05-01", NULL));
	ck_assert(entry_set_field(&entry, "until", "long", NULL));
	ck_assert_int_eq(entry.until, CREDIT_DAY_NONE);
	ck_assert(entry.until_long);
	ck_assert(entry_set_field(&entry, "until", "2029-05-01", NULL));
	ck_assert(!entry.until_long);
	ck_assert(entry_set_field(&entry, "until_long", "yes", NULL));
	ck_assert_int_eq(entry.until, CREDIT_DAY_NONE);
}
END_TEST

START_TEST(test_key_fields_can_be_read)
{
	struct buf out = BUF_INIT;
	struct entry entry;

	base_entry(&entry);
	ck_assert(entry_get_field(&entry, "subject_id", &out));
	ck_assert_str_eq(buf_cstr(&out), "91629999F00000093C");
	buf_reset(&out);
	ck_assert(entry_get_field(&entry, "corrects", &out));
	ck_assert_str_eq(buf_cstr(&out), "");
	entry.replaces.bytes[9] = 1;
	ck_assert(entry_get_field(&entry, "corrects", &out));
	ck_assert_str_eq(buf_cstr(&out), "0000000000000001");
	ck_assert(!entry_get_field(&entry, "id", &out));
	buf_free(&out);
}
END_TEST

static void content(const struct entry *entry, struct buf *out)
{
	buf_reset(out);
	ck_assert_int_eq(entry_content(entry, out), CREDIT_OK);
}

START_TEST(test_content_is_what_the_department_said)
{
	struct buf a = BUF_INIT;
	struct buf b = BUF_INIT;
	struct entry one;
	struct entry two;

	base_entry(&one);
	base_entry(&two);
	two.batch = 3;
	two.row = 17;
	two.id_given = "'91629999F00000093C";
	two.authority_name = "样例县市场监督管理局";
	two.basis_document = "样市监罚（2026） 9号";
	two.correction = "更1号";
	content(&one, &a);
	content(&two, &b);
	ck_assert_uint_eq(a.length, b.length);
	ck_assert_mem_eq(a.data, b.data, a.length);
	two.served = 20000;
	content(&two, &b);
	ck_assert(a.length != b.length);
	buf_free(&a);
	buf_free(&b);
}
END_TEST

START_TEST(test_differences_name_each_field)
{
	struct buf out = BUF_INIT;
	static const struct role role = {.name = "赵某", .role = "法定代表人", .basis = ""};
	struct entry one;
	struct entry two;

	base_entry(&one);
	base_entry(&two);
	two.name = "别的公司";
	two.grade = GRADE_SEVERE;
	two.roles = &role;
	two.roles_count = 1;
	buf_str(&out, "x: ");
	entry_differences(&one, &two, &out);
	ck_assert_str_eq(buf_cstr(&out), "x: subject_name, grade, roles");
	buf_reset(&out);
	two = one;
	two.document = "另一文号";
	entry_differences(&one, &two, &out);
	ck_assert_str_eq(buf_cstr(&out), "document");
	buf_free(&out);
}
END_TEST

START_TEST(test_a_correction_replaces_the_responsible_persons)
{
	static const struct role recorded = {.name = "赵某", .role = "法定代表人", .basis = "",
		.from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
	struct event_field field = {"roles",
		"钱某\t629999198002291018\t主要负责人\t某条例第三条\t2026-01-02\t"};
	struct event correction = {.kind = CREDIT_EVENT_CORRECTED, .day = 20000, .document = "",
		.fields = &field, .fields_count = 1};
	const struct event *const events[] = {&correction};
	struct buf text = BUF_INIT;
	struct entry entry;
	struct entry now;

	base_entry(&entry);
	entry.roles = &recorded;
	entry.roles_count = 1;
	entry.events = events;
	entry.events_count = 1;
	ck_assert_int_eq(entry_current(&entry, &arena, &now), CREDIT_OK);
	ck_assert_uint_eq(now.roles_count, 1);
	ck_assert_str_eq(now.roles[0].name, "钱某");
	ck_assert(entry_get_field(&now, "roles", &text));
	ck_assert_str_eq(buf_cstr(&text), field.value);
	ck_assert_int_eq(entry_current(&entry, NULL, &now), CREDIT_OK);
	ck_assert_ptr_eq(now.roles, &recorded); /* without memory as recorded */
	field.value = "钱某"; /* no such text: changes nothing */
	ck_assert_int_eq(entry_current(&entry, &arena, &now), CREDIT_OK);
	ck_assert_ptr_eq(now.roles, &recorded);
	field.value = "";
	ck_assert_int_eq(entry_current(&entry, &arena, &now), CREDIT_OK);
	ck_assert_uint_eq(now.roles_count, 0);
	ck_assert(!entry_set_field(&entry, "roles", "钱某", NULL));
	ck_assert(entry_set_field(&entry, "roles", "", NULL));
	buf_free(&text);
	arena_free(&arena);
}
END_TEST

/* Rule: 国办发〔2020〕49号: what is public equals what the authority says. */
START_TEST(test_corrections_apply_in_order_of_day_and_sequence)
{
	static const struct event_field f1[] = {{"grade", "minor"}, {"served", "2026-04-02"}};
	static const struct event_field f2[] = {{"grade", "severe"}};
	static const struct event_field f3[] = {{"grade", "general"}, {"list", "SX"}};
	struct event e[3];
	const struct event *events[] = {&e[2], &e[1], &e[0]};
	struct event_field undo = {"batch", "5"};
	struct event undone;
	const struct event *with_undo[] = {&e[0], &e[1], &e[2], &undone};
	struct entry entry;
	struct entry now;

	memset(e, 0, sizeof(e));
	for (int i = 0; i < 3; i++) {
		e[i].kind = CREDIT_EVENT_CORRECTED;
		e[i].day = 20000 + i / 2;
		e[i].sequence = (uint64_t)i + 1;
		e[i].document = "";
	}
	e[0].fields = f1;
	e[0].fields_count = 2;
	e[1].fields = f3;
	e[1].fields_count = 2;
	e[2].fields = f2;
	e[2].fields_count = 1;
	e[2].batch = 5;
	base_entry(&entry);
	ck_assert_int_eq(entry_current(&entry, &arena, &now), CREDIT_OK);
	ck_assert_int_eq(now.grade, GRADE_NONE);
	entry.events = events;
	entry.events_count = 3;
	ck_assert_int_eq(entry_current(&entry, &arena, &now), CREDIT_OK);
	ck_assert_int_eq(now.grade, GRADE_SEVERE);
	ck_assert_int_ne(now.served, CREDIT_DAY_NONE);
	ck_assert_str_eq(now.list, "SJ"); /* the natural key never changes */
	ck_assert_int_eq(entry.grade, GRADE_NONE);
	memset(&undone, 0, sizeof(undone));
	undone.kind = CREDIT_EVENT_UNDONE;
	undone.fields = &undo;
	undone.fields_count = 1;
	entry.events = with_undo;
	entry.events_count = 4;
	ck_assert_int_eq(entry_current(&entry, &arena, &now), CREDIT_OK);
	ck_assert_int_eq(now.grade, GRADE_GENERAL);
}
END_TEST

START_TEST(test_documents_are_equal_by_their_key)
{
	ck_assert(document_equal("甲〔2026〕1号", "甲(2026) １号"));
	ck_assert(document_equal("", ""));
	ck_assert(!document_equal("甲〔2026〕1号", "甲〔2026〕2号"));
	ck_assert(!document_equal("", " "));
	ck_assert(!document_equal("\xFF", "甲"));
}
END_TEST

SUITE("record/entry_fields",
	TL(test_a_field_reads_as_it_was_set, (int)(sizeof(settable) / sizeof(settable[0]))),
	TL(test_a_field_that_may_not_be_set_stays, (int)(sizeof(refused) / sizeof(refused[0]))),
	T(test_a_day_and_long_term_exclude_each_other), T(test_key_fields_can_be_read),
	T(test_content_is_what_the_department_said), T(test_differences_name_each_field),
	T(test_a_correction_replaces_the_responsible_persons),
	T(test_corrections_apply_in_order_of_day_and_sequence),
	T(test_documents_are_equal_by_their_key))
