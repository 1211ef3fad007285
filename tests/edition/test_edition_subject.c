/* SPDX-License-Identifier: Apache-2.0 */
/* Acts on subjects in print: a renamed firm, a person who died, a body that is no more. */
#include "edition/edition_changes.h"
#include "registry_sample.h"

START_TEST(test_a_renamed_firm_keeps_its_row_under_the_name_of_the_day)
{
	static const struct event_field name = {"name", "样例新农牧有限公司"};
	struct subject_act act = {.kind = CREDIT_SUBJECT_RENAMED,
		.day = day_of_text("2026-05-20"), .document = "样登字〔2026〕1号",
		.authority = AUTHORITY_WM, .operator_ = "", .fields = &name, .fields_count = 1};
	credit_publish_report report;
	credit_registry *registry;
	struct change *change;
	char store[96];
	char work[96];

	snprintf(work, sizeof(work), "%s", tree_place());
	snprintf(store, sizeof(store), "%s", sample_place());
	registry = sample_create(store);
	fill_registry(registry);
	act.subject = red_entry(3, "样例农牧有限公司").subject;
	publish_ok(registry, "2026-04", "2026-05-06", work);
	OK(change_begin(registry, 0, "", &change, err));
	OK(change_add_subject_act(change, &act, err));
	OK(change_commit(change, err));
	report = publish_ok(registry, "2026-05", "2026-06-05", work);
	ck_assert_uint_eq(report.corrected, 1);
	ck_assert_uint_eq(report.removed, 0);
	ck_assert_uint_eq(report.unexplained, 0);
	ck_assert(file_has(work, "2026-05/red.csv", "样例新农牧有限公司"));
	ck_assert(!file_has(work, "2026-05/red.csv", "样例农牧有限公司"));
	ck_assert(file_has(work, "2026-04/red.csv", "样例农牧有限公司"));
	ck_assert(file_has(work, "2026-05/changes.csv", "样登字〔2026〕1号"));
	report = publish_ok(registry, "2026-06", "2026-07-05", work);
	ck_assert_uint_eq(report.corrected, 0); /* told once */
	credit_close(registry);
	sample_gone(store);
	tree_gone(work);
}
END_TEST

START_TEST(test_a_death_explains_that_a_row_left_print)
{
	credit_catalogue *tables;
	struct subject_act act = {.kind = CREDIT_SUBJECT_DECEASED,
		.day = day_of_text("2026-05-29"), .document = "样证〔2026〕1号"};
	const struct subject_act *const acts[] = {&act};
	struct judged_entry judged;
	struct absence_reason why;

	OK(credit_catalogue_open(NULL, NULL, NULL, &tables, err));
	memset(&judged, 0, sizeof(judged));
	judged.why_not = MSG_ENDED_DECEASED;
	entry_init(&judged.current);
	judged.current.subject = sample_person(1);
	judged.current.acts = acts;
	judged.current.acts_count = 1;
	judged.standing.state = CREDIT_STATE_ENDED;
	judged.standing.windows[EFFECT_PUBLICITY - 1] = (struct window){
		.from = day_of_text("2026-05-01"), .until = act.day,
		.reason = MSG_ENDED_DECEASED, .article = ""};
	absence_explain(&judged, tables, day_of_text("2026-06-05"), &why);
	ck_assert(why.explained);
	ck_assert_int_eq(why.kind, CHANGE_REMOVED);
	ck_assert_int_eq(why.reason, REASON_OTHER);
	ck_assert_int_eq(why.day, act.day);
	ck_assert_int_eq(why.due, day_of_text("2026-06-03")); /* a Friday and three days */
	ck_assert_str_eq(why.document, "");
	credit_catalogue_free(tables);
}
END_TEST

SUITE("edition/edition_subject",
	T(test_a_renamed_firm_keeps_its_row_under_the_name_of_the_day),
	T(test_a_death_explains_that_a_row_left_print))
