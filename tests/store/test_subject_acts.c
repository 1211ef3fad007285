/* SPDX-License-Identifier: Apache-2.0 */
/* Reading acts on subjects by sequence and from their rows. */
#include "sample.h"

static struct sample sample;
static credit_snapshot *snapshot;
static credit_id firm;

static void setup(void)
{
	struct subject_act act = {.kind = CREDIT_SUBJECT_DEREGISTERED, .day = DAY0,
		.document = "b", .authority = "", .operator_ = ""};
	struct change *change;

	sample_begin(&sample);
	firm = sample_firm(1);
	act.subject = firm;
	CHANGE(sample.registry, 0, change_add_subject_act(change, &act, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
}

static void teardown(void)
{
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}

START_TEST(test_an_act_is_read_by_its_sequence)
{
	struct subject_act act;

	setup();
	OK(subject_act_get(snapshot, 2, &sample.arena, &act, err));
	ck_assert_int_eq(act.kind, CREDIT_SUBJECT_DEREGISTERED);
	ck_assert_uint_eq(act.sequence, 2);
	ck_assert_str_eq(act.subject.text, firm.text);
	ck_assert(!act.undone);
	FAILS(subject_act_get(snapshot, 1, &sample.arena, &act, err), CREDIT_ECORRUPT,
		"store-value"); /* of tables */
	FAILS(subject_act_get(snapshot, 99, &sample.arena, &act, err), CREDIT_ECORRUPT,
		"store-value");
	teardown();
}
END_TEST

START_TEST(test_a_row_must_agree_with_its_key)
{
	struct subject_key subject;
	struct subject_act act;
	struct engine_row row;
	struct key key;

	setup();
	subject_key_of(&firm, &subject);
	key_subject_act(&key, 629999, &subject, 2);
	row = sample_stored(snapshot, &key);
	OK(subject_act_read(snapshot, &row, &sample.arena, &act, err));
	key_subject_act(&key, 629999, &subject, 3);
	row.key = key_bytes(&key);
	FAILS(subject_act_read(snapshot, &row, &sample.arena, &act, err), CREDIT_ECORRUPT,
		"store-value");
	row.value.length--;
	FAILS(subject_act_read(snapshot, &row, &sample.arena, &act, err), CREDIT_ECORRUPT,
		"store-value");
	row.value.length = 3;
	FAILS(subject_act_read(snapshot, &row, &sample.arena, &act, err), CREDIT_ECORRUPT,
		"store-value");
	teardown();
}
END_TEST

START_TEST(test_an_entry_gets_the_acts_on_its_subject)
{
	credit_id other = sample_firm(2);
	struct entry entry;

	setup();
	entry = sample_entry(&firm, "样列1号"); /* not stored: as a row of a file says it */
	OK(snapshot_entry_acts(snapshot, &entry, &sample.arena, err));
	ck_assert_uint_eq(entry.acts_count, 1);
	ck_assert_int_eq(entry.acts[0]->kind, CREDIT_SUBJECT_DEREGISTERED);
	entry = sample_entry(&other, "样列2号");
	OK(snapshot_entry_acts(snapshot, &entry, &sample.arena, err));
	ck_assert_uint_eq(entry.acts_count, 0);
	entry_init(&entry);
	ck_assert_int_eq(
		snapshot_entry_acts(snapshot, &entry, &sample.arena, NULL), CREDIT_EINVAL);
	teardown();
}
END_TEST

/* An act on the firm, recorded now. */
static void act_on_firm(int kind, const credit_id *to, credit_day day, const char *document,
	const struct event_field *fields)
{
	struct subject_act act = {.kind = kind, .day = day, .document = document,
		.authority = "", .operator_ = "", .others = to, .others_count = to ? 1 : 0,
		.fields = fields, .fields_count = fields ? 2 : 0};
	struct change *change;

	act.subject = firm;
	CHANGE(sample.registry, 0, change_add_subject_act(change, &act, err));
	OK(credit_snapshot_renew(snapshot, err));
}

START_TEST(test_an_alias_joins_while_one_act_that_gave_it_counts)
{
	static const struct event_field of_join[] = {{"kind", "joined"}, {"of", "合1号"}};
	static const struct event_field of_code[] = {{"kind", "code-changed"}, {"of", "合1号"}};
	struct alias alias = {.day = DAY0, .document = "合1号", .reason = "joined"};
	credit_moment then = {CREDIT_MOMENT_SEQUENCE, 0, 0, 0};
	credit_snapshot *past;
	bool annulled;

	setup();
	alias.from = firm;
	alias.to = sample_firm(2);
	act_on_firm(CREDIT_SUBJECT_JOINED, &alias.to, DAY0, "合1号", NULL);
	act_on_firm(CREDIT_SUBJECT_CODE_CHANGED, &alias.to, DAY0, "合1号", NULL);
	then.sequence = credit_snapshot_sequence(snapshot);
	OK(alias_is_annulled(snapshot, &alias, &sample.arena, &annulled, err));
	ck_assert(!annulled);
	act_on_firm(CREDIT_SUBJECT_ANNULLED, NULL, DAY0, "更1号", of_join);
	OK(alias_is_annulled(snapshot, &alias, &sample.arena, &annulled, err));
	ck_assert(!annulled); /* the other act gives it too */
	act_on_firm(CREDIT_SUBJECT_ANNULLED, NULL, DAY0, "更2号", of_code);
	OK(alias_is_annulled(snapshot, &alias, &sample.arena, &annulled, err));
	ck_assert(annulled);
	OK(credit_snapshot_begin(sample.registry, &then, &past, err));
	OK(alias_is_annulled(past, &alias, &sample.arena, &annulled, err));
	ck_assert(!annulled); /* as known before */
	credit_snapshot_end(past);
	alias.reason = "reregistered";
	OK(alias_is_annulled(snapshot, &alias, &sample.arena, &annulled, err));
	ck_assert(!annulled); /* of no act */
	act_on_firm(CREDIT_SUBJECT_JOINED, &alias.to, DAY0 + 1, "合1号", NULL);
	alias.reason = "joined";
	OK(alias_is_annulled(snapshot, &alias, &sample.arena, &annulled, err));
	ck_assert(!annulled); /* joined anew */
	sample_fsck(sample.registry);
	teardown();
}
END_TEST

SUITE("store/subject_acts", T(test_an_alias_joins_while_one_act_that_gave_it_counts),
	T(test_an_entry_gets_the_acts_on_its_subject),
	T(test_an_act_is_read_by_its_sequence),
	T(test_a_row_must_agree_with_its_key))
