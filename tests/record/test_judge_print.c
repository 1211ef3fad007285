/* SPDX-License-Identifier: Apache-2.0 */
/* May an entry stand in an edition: each reason for a no, and the yes beside it. */
#include "record/judge.h"
#include "small_tables.h"
#include "../support/suite.h"

static struct arena arena = ARENA_INIT;
static struct entry entry;
static struct acts acts;
static const char *article;

static void begin(const char *list, const char *subject)
{
	memset(&acts, 0, sizeof(acts));
	small_entry(&entry, list, subject);
}

static enum message why_on(const char *day)
{
	const struct entry *one = &entry;
	struct judgement j;

	ck_assert_int_eq(judge(&one, 1, small_tables(), on(day), &arena, &j), CREDIT_OK);
	article = j.entries[0].why_article;
	ck_assert(j.entries[0].printed == (j.entries[0].why_not == MSG_COUNT));
	return j.entries[0].why_not;
}

static enum message why(void)
{
	return why_on("2026-05-01");
}

START_TEST(test_a_complete_entry_is_printed_while_its_window_holds)
{
	begin("BEF", FIRM);
	ck_assert_int_eq(why(), MSG_COUNT);
	ck_assert_int_eq(why_on("2026-04-09"), MSG_HELD_NOT_YET);
	ck_assert_int_eq(why_on("2029-04-10"), MSG_COUNT);
	ck_assert_int_eq(why_on("2029-04-11"), MSG_ENDED_TERM);
}
END_TEST

/* 国办发〔2020〕49号: a 处罚决定书 is not a 列入决定书 */
START_TEST(test_a_severe_list_needs_listing_basis_and_service)
{
	static const char words[] = "缺少列入决定书或送达日期（国办发〔2020〕49号；"
				    "行政处罚决定书不能代替列入决定书）";

	begin("BEF", FIRM);
	entry.served = CREDIT_DAY_NONE;
	ck_assert_int_eq(why(), MSG_HELD_DOCUMENTS);
	entry.served = on("2026-05-02"); /* on its way, not served yet */
	ck_assert_int_eq(why(), MSG_HELD_DOCUMENTS);
	ck_assert_int_eq(why_on("2026-05-02"), MSG_COUNT);
	entry.served = CREDIT_DAY_NONE;
	ck_assert_int_eq(why(), MSG_HELD_DOCUMENTS);
	ck_assert_str_eq(article, "国办发〔2020〕49号");
	ck_assert_str_eq(credit_message_template("held-documents", CREDIT_ZH, false), words);
	begin("BEF", FIRM);
	entry.basis_document = "";
	ck_assert_int_eq(why(), MSG_HELD_DOCUMENTS);
	begin("BEF", FIRM);
	entry.basis_document = "样列（2026）1号"; /* one document for both */
	ck_assert_int_eq(why(), MSG_HELD_DOCUMENTS);
	small_lists[0].penalty_orders = true; /* the penalty itself orders the listing */
	ck_assert_int_eq(why(), MSG_COUNT);
	entry.served = CREDIT_DAY_NONE;
	ck_assert_int_eq(why(), MSG_HELD_DOCUMENTS);
	small_lists[0].penalty_orders = false;
	begin("DOC", FIRM); /* not of the class of severe lists */
	entry.basis_document = "";
	ck_assert_int_eq(why(), MSG_COUNT);
}
END_TEST

START_TEST(test_persons_are_printed_only_with_law_reviewer_and_day)
{
	struct list_row *list = &small_lists[1];

	begin("DOC", ADULT);
	ck_assert_int_eq(why(), MSG_HELD_PERSON);
	ck_assert_str_eq(article, "个人信息保护法第二十五条");
	list->print_kinds |= KIND_BIT(CREDIT_KIND_PERSON);
	ck_assert_int_eq(why(), MSG_HELD_PERSON);
	list->print_law = "某法第一条";
	list->print_reviewer = "李某";
	ck_assert_int_eq(why(), MSG_HELD_PERSON);
	list->print_reviewed = on("2026-05-02");
	ck_assert_int_eq(why(), MSG_HELD_PERSON); /* reviewed later */
	list->print_reviewed = on("2026-05-01");
	ck_assert_int_eq(why(), MSG_COUNT);
	list->print_kinds &= ~KIND_BIT(CREDIT_KIND_PERSON);
	ck_assert_int_eq(why(), MSG_HELD_PERSON);
	list->print_law = list->print_reviewer = "";
	list->print_reviewed = CREDIT_DAY_NONE;
}
END_TEST

START_TEST(test_names_of_persons_in_firms_follow_the_rule_for_persons)
{
	static const struct role role = {.name = "赵大明", .role = "法定代表人", .basis = "",
		.from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};

	begin("DOC", TRADER);
	ck_assert_int_eq(why(), MSG_HELD_PERSON_NAME);
	begin("DOC", FIRM);
	entry.roles = &role;
	entry.roles_count = 1;
	ck_assert_int_eq(why(), MSG_COUNT);
	entry.name = "样例县赵大明商行";
	ck_assert_int_eq(why(), MSG_HELD_PERSON_NAME);
	begin("PUB", TRADER);
	ck_assert_int_eq(why(), MSG_COUNT);
	entry.consent = "";
	ck_assert_int_eq(why(), MSG_HELD_CONSENT);
}
END_TEST

START_TEST(test_other_classes_never_stand_in_print)
{
	begin("NON", FIRM);
	ck_assert_int_eq(why(), MSG_HELD_CLASS);
	begin("LIF", ADULT);
	ck_assert_int_eq(why(), MSG_HELD_CLASS);
}
END_TEST

START_TEST(test_a_kind_that_the_list_does_not_print)
{
	begin("DOC", BODY);
	small_lists[1].print_kinds = KIND_BIT(CREDIT_KIND_BUSINESS);
	ck_assert_int_eq(why(), MSG_HELD_KIND);
	small_lists[1].print_kinds = KINDS_ORGANISED;
	ck_assert_int_eq(why(), MSG_COUNT);
}
END_TEST

START_TEST(test_a_blank_objection_is_not_none)
{
	begin("BEF", FIRM);
	entry.objection = OBJECTION_UNSTATED;
	ck_assert_int_eq(why(), MSG_HELD_OBJECTION_UNSTATED);
	entry.objection = OBJECTION_DISMISSED;
	ck_assert_int_eq(why(), MSG_COUNT);
	entry.objection = OBJECTION_UNSTATED;
	entry.listed = on("2026-04-15"); /* the authority listed it itself */
	ck_assert_int_eq(why(), MSG_COUNT);
	entry.listed = CREDIT_DAY_NONE;
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-03-30");
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2026-04-01");
	ck_assert_int_eq(why(), MSG_COUNT);
	begin("BEF", FIRM);
	entry.objection = OBJECTION_UNSTATED;
	act(&acts, &entry, CREDIT_EVENT_DISMISSED, "2030-04-01"); /* not said yet */
	ck_assert_int_eq(why(), MSG_HELD_OBJECTION_UNSTATED);
	begin("DOC", FIRM); /* no notice before listing: nothing to state */
	entry.objection = OBJECTION_UNSTATED;
	ck_assert_int_eq(why(), MSG_COUNT);
}
END_TEST

START_TEST(test_the_ground_must_be_in_the_table)
{
	begin("DOC", FIRM);
	entry.ground = "";
	ck_assert_int_eq(why(), MSG_HELD_GROUND);
	entry.ground = "G9";
	ck_assert_int_eq(why(), MSG_HELD_GROUND);
}
END_TEST

/* The ground stood in the table when it was decided, as a field or an act says. */
START_TEST(test_a_ground_of_the_day_of_decision_is_known)
{
	size_t doc = 1;
	struct ground_row was = small_grounds[doc];

	ck_assert_str_eq(was.list, "DOC");
	begin("DOC", FIRM);
	small_grounds[doc].head.to = entry.decided;
	ck_assert_int_eq(why(), MSG_COUNT);
	act(&acts, &entry, CREDIT_EVENT_DECIDED, "2026-04-10");
	entry.decided = CREDIT_DAY_NONE;
	small_grounds[doc].head.to = on("2026-04-10");
	ck_assert_int_eq(why(), MSG_COUNT);
	small_grounds[doc].head.to = on("2026-04-09");
	ck_assert_int_eq(why(), MSG_HELD_GROUND);
	small_grounds[doc] = was;
}
END_TEST

START_TEST(test_the_authority_must_have_a_contact)
{
	begin("DOC", FIRM);
	entry.authority = MUTE;
	ck_assert_int_eq(why(), MSG_HELD_CONTACT);
	entry.authority = BODY; /* in no table */
	ck_assert_int_eq(why(), MSG_HELD_CONTACT);
	begin("PUB", ADULT);
	entry.authority = MUTE;
	ck_assert_int_eq(why(), MSG_HELD_CONTACT);
}
END_TEST

/* 个人信息保护法 art. 25, 国办发〔2020〕49号: in whatever column it was typed */
START_TEST(test_no_number_of_a_person_is_printed)
{
	static const char *const names[] = {"样例13800138000店", "样例店" ADULT,
		"样例１３８００１３８０００店", "样例店 138 0013 8000"};

	begin("BEF", FIRM);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		entry.name = names[i];
		ck_assert_int_eq(why(), MSG_HELD_NUMBER);
	}
	entry.name = "样例1968（0971-1234567）店";
	ck_assert_int_eq(why(), MSG_COUNT);
	entry.document = "样〔2026〕" ADULT "号";
	ck_assert_int_eq(why(), MSG_HELD_NUMBER);
	entry.document = "样〔2026〕620921202600001234号"; /* long, and of no person */
	ck_assert_int_eq(why(), MSG_COUNT);
	begin("PUB", FIRM);
	entry.name = names[0];
	ck_assert_int_eq(why(), MSG_HELD_NUMBER);
}
END_TEST

START_TEST(test_grade_and_ban_hold_back)
{
	begin("GEN", FIRM);
	ck_assert_int_eq(why(), MSG_COUNT);
	entry.grade = GRADE_NONE;
	ck_assert_int_eq(why(), MSG_HELD_GRADE);
	entry.grade = GRADE_MINOR;
	ck_assert_int_eq(why(), MSG_HELD_HIDDEN);
	begin("BAN", FIRM);
	ck_assert_int_eq(why(), MSG_HELD_BAN_END);
	entry.until = on("2028-04-09");
	ck_assert_int_eq(why(), MSG_COUNT);
}
END_TEST

/*
 * 个人信息保护法 art. 25, 31
 * Rule: 个人信息保护法 art. 25, 31; 发改财金规〔2017〕1798号 for the public notice.
 */
START_TEST(test_honours_need_consent_and_a_guardians_for_minors)
{
	static const struct event_field guardian = {"guardian_consent", "监护人1号"};

	begin("PUB", ADULT);
	ck_assert_int_eq(why(), MSG_COUNT);
	entry.consent = "";
	ck_assert_int_eq(why(), MSG_HELD_CONSENT);
	act(&acts, &entry, CREDIT_EVENT_CONSENTED, "2026-04-20");
	ck_assert_int_eq(why(), MSG_COUNT);
	act(&acts, &entry, CREDIT_EVENT_CONSENT_WITHDRAWN, "2026-05-10");
	ck_assert_int_eq(why(), MSG_COUNT);
	ck_assert_int_eq(why_on("2026-05-10"), MSG_HELD_CONSENT);
	begin("KID", MINOR);
	ck_assert_int_eq(why_on("2026-06-30"), MSG_HELD_GUARDIAN_CHILD);
	ck_assert_str_eq(article, "个人信息保护法第三十一条；未成年人保护法第四条");
	ck_assert_int_eq(why_on("2026-07-01"), MSG_HELD_GUARDIAN); /* fourteen */
	ck_assert_str_eq(article, "个人信息保护法第二十五条；未成年人保护法第四条");
	ck_assert_int_eq(why(), MSG_HELD_GUARDIAN_CHILD); /* its own is not enough */
	entry.guardian_consent = "监护人1号";
	ck_assert_int_eq(why(), MSG_COUNT);
	entry.guardian_consent = "";
	act(&acts, &entry, CREDIT_EVENT_CONSENTED, "2026-04-19");
	ck_assert_int_eq(why(), MSG_HELD_GUARDIAN_CHILD);
	act_fields(act(&acts, &entry, CREDIT_EVENT_CONSENTED, "2026-04-20"), &guardian, 1);
	ck_assert_int_eq(why(), MSG_COUNT);
	begin("PUB", BODY);
	entry.consent = "";
	ck_assert_int_eq(why(), MSG_COUNT);
}
END_TEST

START_TEST(test_an_honour_for_minors_without_an_age_needs_the_guardian)
{
	begin("KID", ADULT);
	memset(&entry.subject, 0, sizeof(entry.subject));
	entry.subject.scheme = CREDIT_SCHEME_LOCAL;
	entry.subject.kind = CREDIT_KIND_PERSON;
	memcpy(entry.subject.text, "KID/1/1", 7);
	entry.subject.length = 7;
	ck_assert_int_eq(why(), MSG_COUNT);
	small_lists[8].minors = true;
	ck_assert_int_eq(why(), MSG_HELD_GUARDIAN);
	entry.guardian_consent = "监护人1号";
	ck_assert_int_eq(why(), MSG_COUNT);
	small_lists[8].minors = false;
}
END_TEST

START_TEST(test_what_halts_for_a_time_comes_last)
{
	begin("DOC", FIRM);
	act(&acts, &entry, CREDIT_EVENT_SUSPENDED, "2026-05-01");
	ck_assert_int_eq(why(), MSG_HELD_SUSPENDED);
	entry.ground = "";
	ck_assert_int_eq(why(), MSG_HELD_GROUND);
	begin("DOC", FIRM);
	small_lists[1].objection_other = OBJECTION_HOLD;
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-01");
	ck_assert_int_eq(why(), MSG_HELD_OBJECTION);
	small_lists[1].objection_other = OBJECTION_MARK;
	ck_assert_int_eq(why(), MSG_COUNT); /* the row stays, with its mark */
}
END_TEST

START_TEST(test_repair_takes_the_row_out)
{
	begin("DOC", FIRM);
	act(&acts, &entry, CREDIT_EVENT_REPAIRED, "2026-05-01");
	ck_assert_int_eq(why(), MSG_ENDED_REPAIRED);
	ck_assert_int_eq(why_on("2026-04-30"), MSG_COUNT);
}
END_TEST

START_TEST(test_ages)
{
	const credit_catalogue *tables = small_tables();
	static const credit_catalogue nothing;
	credit_id id;

	credit_id_parse(ADULT, 18, &id); /* born 1980-02-29 */
	ck_assert(is_below(&id, tables, MSG_HELD_MINOR, on("1998-02-28")));
	ck_assert(!is_below(&id, tables, MSG_HELD_MINOR, on("1998-03-01")));
	ck_assert(is_below(&id, tables, MSG_HELD_CHILD, on("1994-02-28")));
	ck_assert(!is_below(&id, tables, MSG_HELD_CHILD, on("1994-03-01")));
	/* no age is known, so nobody is old enough */
	ck_assert(is_below(&id, &nothing, MSG_HELD_MINOR, on("2026-03-01")));
	credit_id_parse(FIRM, 18, &id);
	ck_assert(!is_below(&id, tables, MSG_HELD_MINOR, on("1998-02-28")));
}
END_TEST

static enum message why_not_announced(const struct entry *const *entries, size_t count,
	const char *day)
{
	struct judgement judgement;
	enum message reason;

	ck_assert_int_eq(
		judge(entries, count, small_tables(), on(day), &arena, &judgement), CREDIT_OK);
	reason = announce_refusal(&judgement, 0, small_tables(), on(day), &article);
	ck_assert_ptr_nonnull(article);
	return reason;
}

static enum message why_no_notice(void)
{
	const struct entry *one = &entry;

	return why_not_announced(&one, 1, "2026-05-11");
}

static void begin_candidate(const char *list, const char *subject)
{
	begin(list, subject);
	entry.decided = entry.notified = CREDIT_DAY_NONE;
	entry.notice_document = "";
}

static bool waits_on(const char *day)
{
	const struct entry *one = &entry;
	struct judgement judgement;

	ck_assert_int_eq(
		judge(&one, 1, small_tables(), on(day), &arena, &judgement), CREDIT_OK);
	return announce_waits(&judgement.entries[0]);
}

START_TEST(test_a_candidate_waits_for_its_notice_and_may_stand_in_it)
{
	begin_candidate("PUB", FIRM);
	ck_assert(waits_on("2026-05-11"));
	ck_assert_int_eq(why_no_notice(), MSG_COUNT);
	act(&acts, &entry, CREDIT_EVENT_ANNOUNCED, "2026-05-11");
	ck_assert(!waits_on("2026-05-11")); /* it had one, and stays in it */
	ck_assert_int_eq(why_no_notice(), MSG_COUNT);
	begin_candidate("KID", FIRM); /* a list without public notice */
	ck_assert(!waits_on("2026-05-11"));
	ck_assert_int_eq(why_no_notice(), MSG_HELD_LIST);
	begin("DOC", FIRM);
	ck_assert(!waits_on("2026-05-11"));
	ck_assert_int_eq(why_no_notice(), MSG_HELD_LIST);
}
END_TEST

START_TEST(test_who_was_revoked_or_recognised_is_no_candidate)
{
	begin_candidate("PUB", FIRM);
	act(&acts, &entry, CREDIT_EVENT_ANNOUNCED, "2026-05-04");
	act(&acts, &entry, CREDIT_EVENT_OBJECTED, "2026-05-06");
	ck_assert_int_eq(why_no_notice(), MSG_COUNT); /* until somebody decides on it */
	act(&acts, &entry, CREDIT_EVENT_UPHELD, "2026-05-08");
	ck_assert_int_eq(why_no_notice(), MSG_HELD_UPHELD);
	begin_candidate("PUB", FIRM);
	act(&acts, &entry, CREDIT_EVENT_REVOKED, "2026-05-05");
	ck_assert_int_ne(why_no_notice(), MSG_COUNT);
	begin("PUB", FIRM); /* announced and decided long ago */
	ck_assert_int_eq(why_no_notice(), MSG_HELD_NOT_YET);
}
END_TEST

/* 发改财金规〔2017〕1798号: cross-checked against the black lists before recognition */
START_TEST(test_who_stands_on_a_black_list_is_not_announced)
{
	const struct entry *both[2] = {&entry};
	struct entry black;

	begin_candidate("PUB", FIRM);
	small_entry(&black, "DOC", FIRM);
	black.id.bytes[0] = 2;
	both[1] = &black;
	ck_assert_int_eq(why_not_announced(both, 2, "2026-05-11"), MSG_HELD_REVIEW);
	ck_assert_str_ne(article, "");
	ck_assert_int_eq(why_not_announced(both, 2, "2026-04-09"), MSG_COUNT); /* not listed yet */
	small_entry(&black, "NON", FIRM); /* of a class that shields nothing */
	black.id.bytes[0] = 2;
	ck_assert_int_eq(why_not_announced(both, 2, "2026-05-11"), MSG_COUNT);
}
END_TEST

/* 个人信息保护法 art. 25: a person is made public with consent alone */
START_TEST(test_consent_and_contact_are_asked_for_before_the_notice)
{
	begin_candidate("PUB", ADULT);
	ck_assert_int_eq(why_no_notice(), MSG_COUNT);
	entry.consent = "";
	ck_assert_int_eq(why_no_notice(), MSG_HELD_CONSENT);
	ck_assert_str_ne(article, "");
	begin_candidate("PUB", FIRM);
	entry.authority = MUTE;
	ck_assert_int_eq(why_no_notice(), MSG_HELD_CONTACT);
	begin_candidate("PUB", FIRM);
	entry.name = "样例13800138000店";
	ck_assert_int_eq(why_no_notice(), MSG_HELD_NUMBER);
}
END_TEST

SUITE("record/judge_print", T(test_a_complete_entry_is_printed_while_its_window_holds),
	T(test_a_severe_list_needs_listing_basis_and_service),
	T(test_persons_are_printed_only_with_law_reviewer_and_day),
	T(test_names_of_persons_in_firms_follow_the_rule_for_persons),
	T(test_other_classes_never_stand_in_print),
	T(test_a_kind_that_the_list_does_not_print), T(test_a_blank_objection_is_not_none),
	T(test_the_ground_must_be_in_the_table),
	T(test_a_ground_of_the_day_of_decision_is_known), T(test_the_authority_must_have_a_contact),
	T(test_no_number_of_a_person_is_printed), T(test_grade_and_ban_hold_back),
	T(test_honours_need_consent_and_a_guardians_for_minors),
	T(test_an_honour_for_minors_without_an_age_needs_the_guardian),
	T(test_what_halts_for_a_time_comes_last), T(test_repair_takes_the_row_out), T(test_ages),
	T(test_a_candidate_waits_for_its_notice_and_may_stand_in_it),
	T(test_who_was_revoked_or_recognised_is_no_candidate),
	T(test_who_stands_on_a_black_list_is_not_announced),
	T(test_consent_and_contact_are_asked_for_before_the_notice))
