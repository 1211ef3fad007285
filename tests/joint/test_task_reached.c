/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whom a task on an organisation reaches besides it: by article, for as long as office
 * and measure hold, and never as a subject of a task.
 */
#include "task_registry.h"

#include "joint/task_reached.h"

#define COURT "11629999F000100134"

struct told {
	char task_id[CREDIT_ID_TEXT_BYTES];
	char department[8];
	char measure[8];
	char id[CREDIT_ID_TEXT_BYTES];
	char role[40];
	char article[200];
	credit_day until;
};

static struct told told[40];
static size_t told_count;
static size_t tasks_of_persons;

/* An order to restrict consumption (限制消费令) on the n-th firm, with whom it names. */
static struct entry ordered(unsigned n, const char *document, const struct role *roles,
	size_t count)
{
	const credit_id firm = sample_firm(n);
	struct entry entry = sample_entry(&firm, document);
	struct change *change;

	entry.list = "XG";
	entry.authority = COURT;
	entry.name = "样例商贸有限公司";
	entry.served = DAY0;
	entry.ground = "";
	entry.roles = roles;
	entry.roles_count = count;
	sample_seal(&entry);
	OK(change_begin(sample.registry, NOW(1), "", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
	return entry;
}

static struct role office(unsigned person, const char *role)
{
	return (struct role){.person = sample_person(person), .name = "赵某", .role = role,
		.basis = "", .from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
}

static void act(const struct entry *entry, int kind, int days)
{
	struct event event = sample_event(entry, kind, today(days), "样决〔2026〕9号");
	struct change *change;

	event.authority = COURT;
	OK(change_begin(sample.registry, NOW(days), "", &change, err));
	OK(change_add_event(change, &event, err));
	OK(change_commit(change, err));
}

static int hear(void *context, const credit_task *task)
{
	(void)context;
	tasks_of_persons += task->id.kind == CREDIT_KIND_PERSON;
	for (size_t i = 0; i < task->reached_count; i++) {
		const credit_task_reached *one = &task->reached[i];
		struct told *to = &told[told_count++];

		ck_assert_uint_lt(told_count, 40);
		snprintf(to->task_id, sizeof(to->task_id), "%s", task->id.text);
		snprintf(to->department, sizeof(to->department), "%s", task->department);
		snprintf(to->measure, sizeof(to->measure), "%s", task->measure);
		snprintf(to->id, sizeof(to->id), "%s", one->id.text);
		snprintf(to->role, sizeof(to->role), "%s", one->role);
		snprintf(to->article, sizeof(to->article), "%s", one->article);
		to->until = one->until;
		ck_assert(one->role_en && one->name[0]);
	}
	return 0;
}

static size_t listen(int days)
{
	told_count = tasks_of_persons = 0;
	look();
	OK(credit_tasks(snapshot, today(days), NULL, hear, NULL, err));
	ck_assert_uint_eq(tasks_of_persons, 0); /* nobody is listed by an office */
	return told_count;
}

/* 法释〔2010〕8号 art. 3: the representative, those mainly and directly responsible */
START_TEST(test_the_task_on_a_firm_tells_whom_the_order_reaches)
{
	struct role roles[] = {office(1, "法定代表人"), office(2, "实际控制人")};

	registry_begin();
	ordered(1, "（样）执限1号", roles, 2);
	ck_assert_uint_eq(listen(2), 1);
	ck_assert_str_eq(told[0].task_id, sample_firm(1).text);
	ck_assert_str_eq(told[0].department, "FY");
	ck_assert_str_eq(told[0].measure, "P06");
	ck_assert_str_eq(told[0].id, sample_person(1).text);
	ck_assert_str_eq(told[0].role, "法定代表人");
	ck_assert_ptr_nonnull(strstr(told[0].article, "法释〔2010〕8号第三条"));
	ck_assert_int_eq(told[0].until, CREDIT_DAY_MAX);
	registry_end();
}
END_TEST

START_TEST(test_it_ends_with_the_office_and_with_the_measure)
{
	struct role role = office(1, "法定代表人");
	struct entry entry;

	registry_begin();
	role.to = today(5);
	entry = ordered(1, "（样）执限1号", &role, 1);
	ck_assert_uint_eq(listen(5), 1);
	ck_assert_int_eq(told[0].until, today(5));
	ck_assert_uint_eq(listen(6), 0); /* out of office */
	ck_assert_uint_eq(listen(2), 1);
	act(&entry, CREDIT_EVENT_REVOKED, 3);
	ck_assert_uint_eq(listen(4), 0);
	registry_end();
}
END_TEST

/* A name alone is nobody; the dead and the young are reached by nothing. */
START_TEST(test_who_cannot_be_reached_is_not_told)
{
	credit_id young;
	struct role roles[3] = {office(1, "法定代表人"), office(2, "主要负责人"),
		{.name = "赵某", .role = "法定代表人", .basis = "", .from = CREDIT_DAY_NONE,
			.to = CREDIT_DAY_NONE}};
	const struct subject_act death = {.subject = sample_person(1),
		.kind = CREDIT_SUBJECT_DECEASED, .day = today(2), .document = "样死〔2026〕1号",
		.authority = "11629999F00010056H", .operator_ = ""};
	struct change *change;

	registry_begin();
	ck_assert_int_eq(credit_id_parse("629999201206300152", 18, &young), CREDIT_OK);
	roles[1].person = young;
	ordered(1, "（样）执限1号", roles, 3);
	ck_assert_uint_eq(listen(2), 1);
	ck_assert_str_eq(told[0].id, sample_person(1).text);
	OK(change_begin(sample.registry, NOW(3), "", &change, err));
	OK(change_add_subject_act(change, &death, err));
	OK(change_commit(change, err));
	ck_assert_uint_eq(listen(4), 0);
	registry_end();
}
END_TEST

/* 国办发〔2020〕49号: an article or a document must name them; then only by it. */
START_TEST(test_without_an_article_the_authority_must_name_one)
{
	struct role role = office(2, "实际控制人");

	registry_begin();
	role.basis = "（样）执限1号限制消费令";
	ordered(1, "（样）执限1号", &role, 1);
	ck_assert_uint_eq(listen(2), 1);
	ck_assert_str_eq(told[0].article, "（样）执限1号限制消费令");
	registry_end();
}
END_TEST

START_TEST(test_two_orders_name_a_person_once_until_the_last_end)
{
	struct role first = office(1, "法定代表人");
	struct role second = first;

	registry_begin();
	first.to = today(5);
	second.to = today(9);
	ordered(1, "（样）执限1号", &first, 1);
	ordered(1, "（样）执限2号", &second, 1);
	ck_assert_uint_eq(listen(2), 1);
	ck_assert_int_eq(told[0].until, today(9));
	registry_end();
}
END_TEST

/* A list of serious violations has no article for officers: nobody is told. */
START_TEST(test_no_other_list_reaches_anybody_by_itself)
{
	struct role role = office(1, "法定代表人");
	struct change *change;
	struct entry entry;
	const credit_id firm = sample_firm(1);

	registry_begin();
	entry = sample_entry(&firm, "样列〔2026〕1号");
	entry.authority = "11629999F00010056H";
	entry.notice_document = "样告〔2026〕3号";
	entry.notified = DAY0 - 30;
	entry.served = DAY0;
	entry.objection = OBJECTION_NONE;
	entry.roles = &role;
	entry.roles_count = 1;
	sample_seal(&entry);
	OK(change_begin(sample.registry, NOW(1), "", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
	ck_assert_uint_eq(listen(2), 0);
	look();
	ck_assert_uint_gt(see_tasks(NULL, 2), 0);
	registry_end();
}
END_TEST

SUITE("joint/task_reached", T(test_the_task_on_a_firm_tells_whom_the_order_reaches),
	T(test_it_ends_with_the_office_and_with_the_measure),
	T(test_who_cannot_be_reached_is_not_told),
	T(test_without_an_article_the_authority_must_name_one),
	T(test_two_orders_name_a_person_once_until_the_last_end),
	T(test_no_other_list_reaches_anybody_by_itself))
