/* SPDX-License-Identifier: Apache-2.0 */
/* Verdicts from records in memory: entries, measures and names, and the accessors. */
#include "../record/small_tables.h"
#include "../support/suite.h"
#include "joint/verdict.h"

static struct arena arena = ARENA_INIT;
static struct entry entries[2];
static const struct entry *const order[2] = {&entries[0], &entries[1]};
static struct verdict_context context;

static void begin(void)
{
	memset(&context, 0, sizeof(context));
	context.tables = small_tables();
	context.on = on("2026-06-01");
	context.note[CREDIT_ZH] = "不是决定。";
	context.note[CREDIT_EN] = "No decision.";
	for (int i = 0; i < 2; i++) {
		small_entry(&entries[i], i ? "DOC" : "BEF", FIRM);
		entries[i].id.bytes[0] = (uint8_t)(i + 1);
		entries[i].name = "样例（西部）商贸有限公司";
		entries[i].sequence = (uint64_t)i + 1;
	}
}

static const credit_verdict *verdict_of(size_t count, const char *name)
{
	const struct subject_records records = {.entries = order, .entries_count = count};
	const credit_verdict *verdict;
	credit_id id;

	ck_assert_int_eq(credit_id_parse(FIRM, 18, &id), CREDIT_OK);
	ck_assert_int_eq(
		verdict_build(&context, &id, name, &records, NULL, &arena, &verdict), CREDIT_OK);
	ck_assert_str_eq(credit_verdict_id(verdict)->text, FIRM);
	return verdict;
}

START_TEST(test_entry_is_told_with_its_authority_and_its_windows)
{
	const credit_verdict *v;
	const credit_verdict_entry *e;
	char id[ENTRY_ID_TEXT_BYTES];

	begin();
	v = verdict_of(1, NULL);
	e = credit_verdict_entry_at(v, 0);
	entry_id_text(&entries[0].id, id);
	ck_assert(credit_verdict_found(v));
	ck_assert_int_eq(credit_verdict_on(v), on("2026-06-01"));
	ck_assert_uint_eq(credit_verdict_entry_count(v), 1);
	ck_assert_uint_eq(e->size, sizeof(*e));
	ck_assert_str_eq(e->entry, id);
	ck_assert_str_eq(e->number, "");
	ck_assert_str_eq(e->list_name_zh, "BEF名单");
	ck_assert_str_eq(e->colour, "black");
	ck_assert_str_eq(e->authority, "FY局");
	ck_assert_str_eq(e->authority_code, COURT);
	ck_assert_str_eq(e->contact_zh, "和平路1号");
	ck_assert_int_eq(e->state, CREDIT_STATE_LISTED);
	assert_day(e->use_until, "2029-04-10");
	ck_assert(e->in_use);
	ck_assert_ptr_null(credit_verdict_entry_at(v, 1));
	arena_free(&arena);
}
END_TEST

START_TEST(test_entry_that_is_not_listed_yet_is_told_and_not_found)
{
	const credit_verdict *v;

	begin();
	context.on = on("2026-04-01");
	v = verdict_of(1, NULL);
	ck_assert(!credit_verdict_found(v));
	ck_assert_uint_eq(credit_verdict_entry_count(v), 1);
	ck_assert_int_eq(credit_verdict_entry_at(v, 0)->state, CREDIT_STATE_NOTIFIED);
	ck_assert_str_eq(credit_verdict_entry_at(v, 0)->why_not_public, "held-not-yet");
	ck_assert_uint_eq(credit_verdict_measure_count(v), 0);
	arena_free(&arena);
}
END_TEST

START_TEST(test_authority_and_list_that_no_table_knows_keep_their_own_words)
{
	const credit_verdict_entry *e;

	begin();
	entries[0].list = "GONE";
	entries[0].authority = BODY;
	entries[0].authority_name = "旧局";
	e = credit_verdict_entry_at(verdict_of(1, NULL), 0);
	ck_assert_str_eq(e->list_name_zh, "GONE");
	ck_assert_str_eq(e->colour, "");
	ck_assert_str_eq(e->authority, "旧局");
	ck_assert_str_eq(e->authority_en, "旧局");
	ck_assert_str_eq(e->contact_zh, "");
	entries[0].authority_name = "";
	e = credit_verdict_entry_at(verdict_of(1, NULL), 0);
	ck_assert_str_eq(e->authority, BODY);
	arena_free(&arena);
}
END_TEST

/* Rule: 国办发〔2020〕49号: each measure with its ground. */
START_TEST(test_measure_is_told_once_with_all_its_entries_and_its_note)
{
	const credit_verdict *v;
	const credit_verdict_measure *m;

	begin();
	m = credit_verdict_measure_at(verdict_of(1, NULL), 0);
	ck_assert_str_eq(m->trigger, "department");
	ck_assert_str_eq(m->note_zh, "不是决定。");
	ck_assert_str_eq(m->note_en, "No decision.");
	v = verdict_of(2, NULL);
	ck_assert_uint_eq(credit_verdict_measure_count(v), 4);
	m = credit_verdict_measure_at(v, 0);
	ck_assert_str_eq(m->measure, "P01");
	ck_assert_str_eq(m->type, "penalty");
	ck_assert_str_eq(m->department_zh, "FG局");
	ck_assert_uint_eq(m->entries_count, 2);
	ck_assert_str_eq(m->entries[1], credit_verdict_entry_at(v, 1)->entry);
	ck_assert_str_eq(m->trigger, "law");
	ck_assert_str_eq(m->note_zh, ""); /* the law decides, no department */
	m = credit_verdict_measure_at(v, 3);
	ck_assert_str_eq(m->department, "XX");
	ck_assert_str_eq(m->department_zh, "XX"); /* no such row: its code */
	ck_assert_ptr_null(credit_verdict_measure_at(v, 4));
	arena_free(&arena);
}
END_TEST

static const struct {
	const char *asked;
	int match;
} names[] = {{NULL, CREDIT_NAME_NONE}, {"", CREDIT_NAME_NONE},
	{"样例（西部）商贸有限公司", CREDIT_NAME_EXACT},
	{"样例(西部)商贸有限公司", CREDIT_NAME_EQUAL}, {"样例商贸", CREDIT_NAME_DIFFERENT},
	{" ", CREDIT_NAME_DIFFERENT}, {"\xFF\xFE", CREDIT_NAME_DIFFERENT},
	{"样例(西部)商贸有限公司\xFF", CREDIT_NAME_DIFFERENT}};

START_TEST(test_another_name_withholds_the_measures_and_tells_the_entry)
{
	const credit_verdict *v;
	bool different = names[_i].match == CREDIT_NAME_DIFFERENT;

	begin();
	v = verdict_of(1, names[_i].asked);
	ck_assert_int_eq(credit_verdict_name_match(v), names[_i].match);
	ck_assert_uint_eq(credit_verdict_measure_count(v), different ? 0 : 3);
	ck_assert_uint_eq(credit_verdict_entry_count(v), 1);
	ck_assert_str_eq(credit_verdict_name(v), "样例（西部）商贸有限公司");
	arena_free(&arena);
}
END_TEST

START_TEST(test_best_match_of_all_names_counts_and_the_newest_is_told)
{
	const credit_verdict *v;

	begin();
	entries[0].name = "样例旧名有限公司";
	v = verdict_of(2, "样例旧名有限公司");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_EXACT);
	ck_assert_str_eq(credit_verdict_name(v), entries[1].name);
	entries[1].name = "样例旧名(有限公司)";
	entries[0].name = "样例旧名（有限公司）"; /* the next one is only equal */
	ck_assert_int_eq(credit_verdict_name_match(verdict_of(2, entries[0].name)),
		CREDIT_NAME_EXACT);
	entries[0].sequence = 9;
	entries[0].name = "样例旧名有限公司";
	entries[1].name = "样例（西部）商贸有限公司";
	v = verdict_of(2, "样例(西部)商贸有限公司");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_EQUAL);
	ck_assert_str_eq(credit_verdict_name(v), "样例旧名有限公司");
	arena_free(&arena);
}
END_TEST

static const int void_kinds[] = {CREDIT_EVENT_REVOKED, CREDIT_EVENT_MISIDENTIFIED,
	CREDIT_EVENT_REPLACED, CREDIT_EVENT_UNDONE, CREDIT_EVENT_ERASED};

START_TEST(test_void_entry_is_nowhere_in_the_answer)
{
	struct acts acts = {.count = 0};
	const credit_verdict *v;

	begin();
	act(&acts, &entries[0], void_kinds[_i], "2026-05-20");
	v = verdict_of(1, "别的公司");
	ck_assert(!credit_verdict_found(v));
	ck_assert_uint_eq(credit_verdict_entry_count(v), 0);
	ck_assert_uint_eq(credit_verdict_measure_count(v), 0);
	ck_assert_str_eq(credit_verdict_name(v), "");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_NONE);
	ck_assert_uint_eq(credit_verdict_entry_count(verdict_of(2, NULL)), 1);
	arena_free(&arena);
}
END_TEST

START_TEST(test_accessors_of_nothing_give_nothing)
{
	ck_assert(!credit_verdict_found(NULL));
	ck_assert_ptr_null(credit_verdict_id(NULL));
	ck_assert_str_eq(credit_verdict_name(NULL), "");
	ck_assert_int_eq(credit_verdict_on(NULL), CREDIT_DAY_NONE);
	ck_assert_ptr_null(credit_verdict_entry_at(NULL, 0));
	ck_assert_ptr_null(credit_verdict_measure_at(NULL, 0));
	ck_assert_ptr_null(credit_verdict_list_at(NULL, 0));
	ck_assert_uint_eq(credit_verdict_list_count(NULL), 0);
	ck_assert_uint_eq(credit_verdict_stale_count(NULL), 0);
	ck_assert_str_eq(credit_verdict_notice(NULL, CREDIT_ZH), "");
	begin();
	ck_assert_str_eq(credit_verdict_notice(verdict_of(0, NULL), -1), "");
	ck_assert_str_ne(credit_verdict_notice(verdict_of(0, NULL), CREDIT_EN), "");
	ck_assert_str_eq(credit_verdict_remedy(verdict_of(0, NULL), CREDIT_EN), "");
	ck_assert_str_eq(credit_name_match_name(CREDIT_NAME_EQUAL), "equal");
	ck_assert_str_eq(credit_name_match_name(CREDIT_NAME_DIFFERENT + 1), "");
	ck_assert_str_eq(credit_name_match_name(-1), "");
	arena_free(&arena);
}
END_TEST

START_TEST(test_a_former_name_is_not_another_name)
{
	static const struct event_field name = {"name", "样例（东部）商贸有限公司"};
	struct subject_act act = {.kind = CREDIT_SUBJECT_RENAMED, .day = on("2026-05-01"),
		.document = "登1号", .fields = &name, .fields_count = 1};
	const struct subject_act *const acts[] = {&act};
	const credit_verdict *v;

	begin();
	entries[0].acts = acts;
	entries[0].acts_count = 1;
	v = verdict_of(1, "样例（东部）商贸有限公司");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_EXACT);
	ck_assert_str_eq(credit_verdict_name(v), "样例（东部）商贸有限公司");
	v = verdict_of(1, "样例（西部）商贸有限公司");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_EXACT);
	v = verdict_of(1, "样例(西部)商贸有限公司");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_EQUAL);
	v = verdict_of(1, "样例(东部)商贸有限公司");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_EQUAL);
	v = verdict_of(1, "样例（北部）商贸有限公司");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_DIFFERENT);
	act.undone = true;
	v = verdict_of(1, "样例（东部）商贸有限公司");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_DIFFERENT);
	arena_free(&arena);
}
END_TEST

START_TEST(test_the_dead_are_not_found_after_their_day)
{
	struct subject_act act = {
		.kind = CREDIT_SUBJECT_DECEASED, .day = on("2026-05-31"), .document = "证1号"};
	const struct subject_act *const acts[] = {&act};
	const credit_verdict *v;

	begin();
	entries[0].acts = acts;
	entries[0].acts_count = 1;
	v = verdict_of(1, NULL);
	ck_assert(!credit_verdict_found(v));
	ck_assert_uint_eq(credit_verdict_measure_count(v), 0);
	ck_assert_int_eq(credit_verdict_entry_at(v, 0)->state, CREDIT_STATE_ENDED);
	context.on = act.day;
	ck_assert(credit_verdict_found(verdict_of(1, NULL)));
	arena_free(&arena);
}
END_TEST

START_TEST(test_a_successor_is_told_beside_the_authority_that_decided)
{
	static struct department_row rows[] = {DEPARTMENT("FY", COURT, "和平路1号"),
		DEPARTMENT("NN", OFFICE, "新华路9号")};
	static credit_catalogue tables;
	const credit_verdict_entry *e;

	begin();
	tables = *small_tables();
	tables.departments = rows;
	tables.departments_count = 2;
	rows[0].head.to = on("2026-04-30");
	rows[0].successor = "NN";
	rows[1].head.from = on("2026-05-01");
	context.tables = &tables;
	e = credit_verdict_entry_at(verdict_of(1, NULL), 0);
	ck_assert_str_eq(e->authority, "FY局");
	ck_assert_str_eq(e->contact_zh, "NN局，新华路9号");
	ck_assert_str_eq(e->contact_en, "NN, 新华路9号");
	rows[0].successor = "";
	e = credit_verdict_entry_at(verdict_of(1, NULL), 0);
	ck_assert_str_eq(e->authority, "FY局");
	ck_assert_str_eq(e->contact_zh, "");
	arena_free(&arena);
}
END_TEST

SUITE("joint/verdict", T(test_entry_is_told_with_its_authority_and_its_windows),
	T(test_entry_that_is_not_listed_yet_is_told_and_not_found),
	T(test_authority_and_list_that_no_table_knows_keep_their_own_words),
	T(test_measure_is_told_once_with_all_its_entries_and_its_note),
	TL(test_another_name_withholds_the_measures_and_tells_the_entry,
		(int)(sizeof(names) / sizeof(names[0]))),
	T(test_best_match_of_all_names_counts_and_the_newest_is_told),
	TL(test_void_entry_is_nowhere_in_the_answer,
		(int)(sizeof(void_kinds) / sizeof(void_kinds[0]))),
	T(test_accessors_of_nothing_give_nothing),
	T(test_a_former_name_is_not_another_name),
	T(test_the_dead_are_not_found_after_their_day),
	T(test_a_successor_is_told_beside_the_authority_that_decided))
