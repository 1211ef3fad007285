/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of responsible persons: each named by its entry, none without, invariant 19. */
#include "sample.h"

static struct sample sample;
static struct sample_look look;
static struct entry entry;
static struct role roles[2];
static credit_id firm;
static credit_id boss;
static credit_id later; /* named by a correction */

static void setup(void)
{
	static char text[200];
	static struct event_field field = {"roles", text};
	struct event correction;
	struct change *change;

	sample_begin(&sample);
	firm = sample_firm(1);
	boss = sample_person(1);
	later = sample_person(2);
	entry = sample_entry(&firm, "a");
	roles[0] = (struct role){.person = boss, .name = "赵某", .role = "法定代表人",
		.basis = "", .from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
	roles[1] = (struct role){.name = "只有姓名", .role = "法定代表人", .basis = "",
		.from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
	entry.roles = roles;
	entry.roles_count = 2;
	snprintf(text, sizeof(text), "钱某\t%s\t主要负责人\t\t\t", later.text);
	correction = sample_event(&entry, CREDIT_EVENT_CORRECTED, DAY0, "更正");
	correction.fields = &field;
	correction.fields_count = 1;
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_add_event(change, &correction, err));
	OK(change_commit(change, err));
	sample_look_begin(&look, sample.registry);
}

static void teardown(void)
{
	sample_look_end(&look);
	sample_end(&sample);
}

static struct key role_key(const credit_id *person, const struct entry_id *id)
{
	struct subject_key subject;
	struct key key;

	subject_key_of(person, &subject);
	key_role(&key, 629999, &subject);
	key_put(&key, id->bytes, ENTRY_ID_BYTES);
	return key;
}

/* Put a row behind the library's back. */
static void put(const struct key *key, const void *value, size_t length)
{
	struct engine_row row = {key_bytes(key), {value, length}};
	struct engine_write *write;

	OK(engine_write_begin(sample.registry->engine, &write, err));
	OK(engine_put(write, &row, 1, err));
	OK(engine_commit(write, err));
}

START_TEST(test_both_the_entry_and_its_correction_give_rows)
{
	struct subject_key subject;
	struct engine_row row;
	struct key key;

	setup();
	subject_key_of(&firm, &subject);
	key = role_key(&boss, &entry.id);
	row = sample_stored(look.snapshot, &key);
	ck_assert_mem_eq(row.value.data, subject.data, subject.length);
	FINDS(fsck_role_row(&look.fsck, &row), 0);
	key = role_key(&later, &entry.id);
	row = sample_stored(look.snapshot, &key);
	FINDS(fsck_role_row(&look.fsck, &row), 0);
	ck_assert_uint_eq(sample_fsck(sample.registry).findings, 0);
	teardown();
}
END_TEST

START_TEST(test_a_row_that_nothing_gives_is_found)
{
	credit_id stranger = sample_person(3);
	struct engine_row row;
	struct key key;

	setup();
	key = role_key(&boss, &entry.id);
	row = sample_stored(look.snapshot, &key);
	row.value.length--;
	FINDS(fsck_role_row(&look.fsck, &row), 19); /* names another subject */
	row.value.length++;
	key = role_key(&stranger, &entry.id);
	row.key = key_bytes(&key);
	FINDS(fsck_role_row(&look.fsck, &row), 19); /* the entry names nobody so */
	entry.id.bytes[0] ^= 1;
	key = role_key(&boss, &entry.id);
	row.key = key_bytes(&key);
	FINDS(fsck_role_row(&look.fsck, &row), 19); /* of no entry */
	row.key.length--;
	FINDS(fsck_role_row(&look.fsck, &row), 16);
	teardown();
}
END_TEST

/* The whole check finds a row that is missing, or that names another subject. */
START_TEST(test_a_person_without_a_row_is_found)
{
	struct bytes subject;
	struct subject_key key_of_firm;
	struct key key;

	setup();
	subject_key_of(&firm, &key_of_firm);
	subject = (struct bytes){key_of_firm.data, key_of_firm.length};
	key = role_key(&boss, &entry.id);
	FINDS(fsck_expect_roles(&look.fsck, roles, 2, &entry.id, subject, key_bytes(&key)), 0);
	roles[1].person = sample_person(3);
	FINDS(fsck_expect_roles(&look.fsck, roles, 2, &entry.id, subject, key_bytes(&key)), 19);
	FINDS(fsck_expect_roles_text(&look.fsck, "周某\t629999194912310021\t法定代表人\t\t\t",
		      &entry.id, subject, key_bytes(&key)),
		19);
	FINDS(fsck_expect_roles_text(&look.fsck, "no such text", &entry.id, subject,
		      key_bytes(&key)),
		0);
	sample_look_end(&look);
	put(&key, "x", 1);
	sample_look_begin(&look, sample.registry);
	look.invariant = 0;
	ck_assert_int_eq(credit_fsck(sample.registry, sample_note_invariant, &look.invariant,
				 NULL, NULL),
		CREDIT_ECORRUPT);
	ck_assert_int_eq(look.invariant, 19);
	teardown();
}
END_TEST

SUITE("store/fsck_role", T(test_both_the_entry_and_its_correction_give_rows),
	T(test_a_row_that_nothing_gives_is_found), T(test_a_person_without_a_row_is_found))
