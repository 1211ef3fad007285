/* SPDX-License-Identifier: Apache-2.0 */
/* Responsible persons and offices as they are shown: with article, or with the reason. */
#include "sample.h"
#include "credit.h"

static struct sample sample;
static credit_catalogue *catalogue;
static credit_id firm;
static credit_id boss;
static credit_id other;
static struct role roles[3];
static struct entry entry;

static void setup(void)
{
	struct change *change;
	bool added;

	sample_begin(&sample);
	firm = sample_firm(1);
	boss = sample_person(1);
	other = sample_person(2);
	roles[0] = (struct role){.person = boss, .name = "赵某", .role = "法定代表人",
		.basis = "", .from = DAY0, .to = CREDIT_DAY_NONE};
	roles[1] = (struct role){.person = other, .name = "钱某", .role = "实际控制人",
		.basis = "依法", .from = CREDIT_DAY_NONE, .to = DAY0 + 5};
	roles[2] = (struct role){.name = "孙某", .role = "法定代表人", .basis = "",
		.from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
	entry = sample_entry(&firm, "a");
	entry.list = "XG";
	entry.served = DAY0;
	entry.roles = roles;
	entry.roles_count = 3;
	sample_seal(&entry);
	OK(credit_catalogue_open(NULL, NULL, NULL, &catalogue, err));
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	OK(change_add_tables(change, catalogue, &added, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
}

static void teardown(void)
{
	credit_catalogue_free(catalogue);
	sample_end(&sample);
}

START_TEST(test_an_entry_shows_whom_it_names)
{
	const credit_subject *subject;
	const credit_entry *shown;
	const credit_responsible *person;
	credit_snapshot *snapshot;
	const char *json;

	setup();
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(credit_subject_get(snapshot, &firm, DAY0, &subject, err));
	shown = credit_subject_entry(subject, 0);
	ck_assert_uint_eq(credit_entry_responsible_count(shown), 3);
	person = credit_entry_responsible_at(shown, 0);
	ck_assert_uint_eq(person->size, sizeof(*person));
	ck_assert_str_eq(person->id->text, boss.text);
	ck_assert_int_eq(person->from, DAY0);
	ck_assert_ptr_null(credit_entry_responsible_at(shown, 2)->id);
	ck_assert_ptr_null(credit_entry_responsible_at(shown, 3));
	ck_assert_uint_eq(credit_entry_responsible_count(NULL), 0);
	ck_assert_ptr_null(credit_entry_responsible_at(NULL, 0));
	ck_assert_uint_eq(credit_subject_office_count(subject), 0); /* a firm holds none */
	OK(credit_subject_json(snapshot, subject, &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "\"responsible\":[{\"name\":\"赵某\",\"id\":\""));
	ck_assert_ptr_nonnull(strstr(json, "{\"name\":\"孙某\",\"id\":null,\"role\":\"法定代表人\","
					   "\"basis\":null,\"from\":null,\"to\":null}]"));
	credit_snapshot_end(snapshot);
	teardown();
}
END_TEST

START_TEST(test_a_person_is_shown_offices_with_article_or_reason)
{
	const credit_subject *subject;
	const credit_office *office;
	credit_snapshot *snapshot;
	char id[ENTRY_ID_TEXT_BYTES];
	const char *json;

	setup();
	entry_id_text(&entry.id, id);
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(credit_subject_get(snapshot, &boss, DAY0 + 1, &subject, err));
	ck_assert_uint_eq(credit_subject_entry_count(subject), 0); /* listed by that nowhere */
	ck_assert_str_eq(credit_subject_name(subject), "");
	ck_assert_uint_eq(credit_subject_office_count(subject), 1);
	office = credit_subject_office_at(subject, 0);
	ck_assert_uint_eq(office->size, sizeof(*office));
	ck_assert(office->reaches);
	ck_assert_str_eq(office->name, "样例商贸有限公司");
	ck_assert_str_eq(office->id, firm.text);
	ck_assert_str_eq(office->entry, id);
	ck_assert_str_eq(office->list, "XG");
	ck_assert_str_eq(office->measures, "P06");
	ck_assert_ptr_nonnull(strstr(office->articles, "法释〔2010〕8号第三条第二款"));
	ck_assert_str_eq(office->why_not, "");
	ck_assert_int_eq(office->until, CREDIT_DAY_MAX);
	OK(credit_subject_json(snapshot, subject, &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "\"reaches\":true,\"why_not\":null,\"articles\":\"法释"));
	ck_assert_ptr_nonnull(strstr(json, "\"measures\":\"P06\",\"until\":null}]"));
	OK(credit_subject_get(snapshot, &other, DAY0 + 1, &subject, err));
	office = credit_subject_office_at(subject, 0);
	ck_assert(!office->reaches);
	ck_assert_str_eq(office->why_not, "role-basis"); /* 依法 names no article */
	ck_assert_str_eq(office->measures, "");
	ck_assert_int_eq(office->until, CREDIT_DAY_NONE);
	OK(credit_subject_json(snapshot, subject, &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "\"reaches\":false,\"why_not\":\"role-basis\",\"articles\":null"));
	OK(credit_subject_get(snapshot, &other, DAY0 + 6, &subject, err));
	ck_assert_str_eq(credit_subject_office_at(subject, 0)->why_not, "role-days");
	ck_assert_ptr_null(credit_subject_office_at(subject, 1));
	ck_assert_uint_eq(credit_subject_office_count(NULL), 0);
	credit_snapshot_end(snapshot);
	teardown();
}
END_TEST

SUITE("store/show_roles", T(test_an_entry_shows_whom_it_names),
	T(test_a_person_is_shown_offices_with_article_or_reason))
