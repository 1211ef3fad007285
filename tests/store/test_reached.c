/* SPDX-License-Identifier: Apache-2.0 */
/* The offices of a person: by every identifier, as known, and nobody else's. */
#include "sample.h"

#define CODE "11629999000000006B"

static struct sample sample;
static credit_catalogue *catalogue;
static credit_id boss;
static struct role role;

static void setup(void)
{
	struct change *change;
	bool added;

	sample_begin(&sample);
	boss = sample_person(1);
	role = (struct role){.person = boss, .name = "赵某", .role = "法定代表人", .basis = "",
		.from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
	OK(credit_catalogue_open(NULL, NULL, NULL, &catalogue, err));
	CHANGE(sample.registry, TIME0 + 1, change_add_tables(change, catalogue, &added, err));
}

static void teardown(void)
{
	credit_catalogue_free(catalogue);
	sample_end(&sample);
}

/* A firm's restriction of consumption, in force since DAY0, that names the role. */
static struct entry restricted(const credit_id *firm, const char *document)
{
	struct entry entry = sample_entry(firm, document);

	entry.list = "XG";
	entry.served = DAY0;
	entry.roles = &role;
	entry.roles_count = 1;
	sample_seal(&entry);
	return entry;
}

static struct reached reached_by(const credit_id *id, const credit_moment *known)
{
	struct subject_records records;
	credit_snapshot *snapshot;
	struct reached reached;

	OK(credit_snapshot_begin(sample.registry, known, &snapshot, err));
	OK(snapshot_subject(snapshot, id, &sample.arena, &records, err));
	OK(snapshot_reached(snapshot, &records, DAY0 + 10, &sample.arena, &reached, err));
	credit_snapshot_end(snapshot);
	return reached;
}

START_TEST(test_a_person_is_told_each_office_in_order)
{
	credit_id a = sample_firm(1);
	credit_id b = sample_firm(2);
	struct entry first = restricted(&b, "b");
	struct entry second = restricted(&a, "a");
	struct entry third = restricted(&a, "c");
	credit_id nobody = sample_person(9);
	struct reached reached;
	struct change *change;

	setup();
	third.decided = DAY0 + 1;
	OK(change_begin(sample.registry, TIME0 + 2, "", &change, err));
	OK(change_add_entry(change, &first, err));
	OK(change_add_entry(change, &third, err));
	OK(change_add_entry(change, &second, err));
	OK(change_commit(change, err));
	reached = reached_by(&boss, NULL);
	ck_assert_uint_eq(reached.count, 3);
	ck_assert_str_eq(reached.roles[0]->entry->entry->document, "a");
	ck_assert_str_eq(reached.roles[1]->entry->entry->document, "c");
	ck_assert_str_eq(reached.roles[2]->entry->entry->document, "b");
	ck_assert_int_eq(reached.roles[0]->why_not, MSG_COUNT);
	ck_assert_str_eq(reached.roles[0]->measures[0].measure->code, "P06");
	ck_assert_uint_eq(reached_by(&nobody, NULL).count, 0);
	ck_assert_uint_eq(reached_by(&a, NULL).count, 0); /* the firm holds no office */
	ck_assert_uint_eq(sample_fsck(sample.registry).findings, 0);
	teardown();
}
END_TEST

START_TEST(test_aliases_of_the_person_are_followed)
{
	credit_id passport;
	credit_id firm = sample_firm(1);
	struct entry entry;
	struct alias alias = {.to = boss, .day = DAY0, .document = "样换〔2026〕1号", .reason = "joined"};
	struct change *change;

	setup();
	NEED(credit_id_parse("E12345678", 9, &passport) == CREDIT_OK);
	alias.from = passport;
	alias.to = boss;
	role.person = passport;
	entry = restricted(&firm, "a");
	CHANGE(sample.registry, TIME0 + 2, change_add_entry(change, &entry, err));
	ck_assert_uint_eq(reached_by(&boss, NULL).count, 0);
	CHANGE(sample.registry, TIME0 + 3, change_add_alias(change, &alias, err));
	ck_assert_uint_eq(reached_by(&boss, NULL).count, 1);
	ck_assert_uint_eq(reached_by(&passport, NULL).count, 1);
	teardown();
}
END_TEST

START_TEST(test_a_correction_takes_and_gives_offices_from_when_it_was_known)
{
	static char text[200];
	credit_id other = sample_person(2);
	credit_id firm = sample_firm(1);
	struct event_field field = {"roles", text};
	struct event correction;
	struct entry entry;
	credit_moment before = {.kind = CREDIT_MOMENT_SEQUENCE, .sequence = 2};
	struct change *change;

	setup();
	entry = restricted(&firm, "a");
	CHANGE(sample.registry, TIME0 + 2, change_add_entry(change, &entry, err));
	snprintf(text, sizeof(text), "钱某\t%s\t主要负责人\t\t\t", other.text);
	correction = sample_event(&entry, CREDIT_EVENT_CORRECTED, DAY0 + 1, "更正");
	correction.fields = &field;
	correction.fields_count = 1;
	CHANGE(sample.registry, TIME0 + 3, change_add_event(change, &correction, err));
	ck_assert_uint_eq(reached_by(&boss, NULL).count, 0);
	ck_assert_uint_eq(reached_by(&other, NULL).count, 1);
	ck_assert_uint_eq(reached_by(&boss, &before).count, 1);
	ck_assert_uint_eq(reached_by(&other, &before).count, 0);
	before.sequence = 1; /* the entry is not known yet */
	ck_assert_uint_eq(reached_by(&boss, &before).count, 0);
	teardown();
}
END_TEST

START_TEST(test_an_undone_batch_names_nobody)
{
	credit_id firm = sample_firm(1);
	struct entry entry;
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = ""};
	uint64_t number;
	struct change *change;

	setup();
	OK(change_begin(sample.registry, TIME0 + 2, "", &change, err));
	entry = restricted(&firm, "a");
	entry.batch = change_batch_number(change);
	OK(change_add_entry(change, &entry, err));
	OK(change_add_batch(change, &batch, &number, err));
	OK(change_commit(change, err));
	ck_assert_uint_eq(reached_by(&boss, NULL).count, 1);
	OK(credit_batch_undo(sample.registry, number, "", TIME0 + 3, NULL, err));
	ck_assert_uint_eq(reached_by(&boss, NULL).count, 0);
	ck_assert_uint_eq(sample_fsck(sample.registry).findings, 0);
	teardown();
}
END_TEST

START_TEST(test_a_snapshot_that_knew_nobody_sees_whom_a_renewal_brings)
{
	credit_id firm = sample_firm(1);
	struct subject_records records;
	struct reached reached;
	credit_snapshot *snapshot;
	struct entry entry;
	struct change *change;

	setup();
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(snapshot_subject(snapshot, &boss, &sample.arena, &records, err));
	for (int i = 0; i < 2; i++) {
		OK(snapshot_reached(snapshot, &records, DAY0, &sample.arena, &reached, err));
		ck_assert_uint_eq(reached.count, 0);
	}
	entry = restricted(&firm, "a");
	OK(change_begin(sample.registry, TIME0 + 2, "", &change, err));
	OK(snapshot_reached(change_view(change), &records, DAY0, &sample.arena, &reached, err));
	OK(change_add_entry(change, &entry, err));
	OK(snapshot_reached(change_view(change), &records, DAY0, &sample.arena, &reached, err));
	ck_assert_uint_eq(reached.count, 1); /* a change sees its own */
	OK(change_commit(change, err));
	OK(snapshot_reached(snapshot, &records, DAY0, &sample.arena, &reached, err));
	ck_assert_uint_eq(reached.count, 0); /* the snapshot is of before */
	OK(credit_snapshot_renew(snapshot, err));
	OK(snapshot_reached(snapshot, &records, DAY0, &sample.arena, &reached, err));
	ck_assert_uint_eq(reached.count, 1);
	credit_snapshot_end(snapshot);
	teardown();
}
END_TEST

SUITE("store/reached", T(test_a_person_is_told_each_office_in_order),
	T(test_aliases_of_the_person_are_followed),
	T(test_a_correction_takes_and_gives_offices_from_when_it_was_known),
	T(test_an_undone_batch_names_nobody),
	T(test_a_snapshot_that_knew_nobody_sees_whom_a_renewal_brings))
