/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of the indexes of entries, each looked at alone: theirs, or of nobody. */
#include "sample.h"

static struct sample sample;
static struct sample_look look;
static struct entry entry;
static char number[PUBLIC_NUMBER_BYTES];

static void setup(void)
{
	static credit_id firm;
	const struct event *published;
	struct change *change;

	sample_begin(&sample);
	firm = sample_firm(1);
	entry = sample_entry(&firm, "a");
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_publish_entry(change, &entry.id, DAY0, "2026-05", &sample.arena,
		&published, err));
	strcpy(number, event_field(published, "number"));
	OK(change_commit(change, err));
	sample_look_begin(&look, sample.registry);
}

static void teardown(void)
{
	sample_look_end(&look);
	sample_end(&sample);
}

START_TEST(test_a_number_is_that_of_its_entry)
{
	struct engine_row row;
	struct key key;

	setup();
	key_number(&key, 629999, number);
	row = sample_stored(look.snapshot, &key);
	FINDS(fsck_number_row(&look.fsck, &row), 0);
	number[0] = number[0] == '0' ? '1' : '0';
	key_number(&key, 629999, number);
	FINDS(fsck_number_row(&look.fsck, &row), 11); /* the entry bears another */
	row.value.length--;
	FINDS(fsck_number_row(&look.fsck, &row), 11);
	row.key.length--;
	FINDS(fsck_number_row(&look.fsck, &row), 16);
	teardown();
}
END_TEST

START_TEST(test_an_index_row_names_the_subject_of_its_entry)
{
	struct engine_row row;
	struct key key;

	setup();
	key_entry_id(&key, 629999, &entry.id);
	row = sample_stored(look.snapshot, &key);
	FINDS(fsck_index_row(&look.fsck, &row, TABLE_ENTRY_ID), 0);
	FINDS(fsck_index_row(&look.fsck, &row, TABLE_NAME), 10); /* an id is no name */
	row.value.length--;
	FINDS(fsck_index_row(&look.fsck, &row, TABLE_ENTRY_ID), 10);
	entry.id.bytes[0] ^= 1;
	key_entry_id(&key, 629999, &entry.id);
	FINDS(fsck_index_row(&look.fsck, &row, TABLE_ENTRY_ID), 10); /* of no entry */
	row.key.length = KEY_HEAD_BYTES;
	FINDS(fsck_index_row(&look.fsck, &row, TABLE_ENTRY_ID), 16);
	teardown();
}
END_TEST

START_TEST(test_a_row_of_a_subject_has_a_form_and_an_entry_before_its_events)
{
	struct subject_key subject;
	struct engine_row row;
	struct key key;

	setup();
	subject_key_of(&entry.subject, &subject);
	key_event(&key, 629999, &subject, &entry.id, 3);
	row = sample_stored(look.snapshot, &key);
	FINDS(fsck_subject_row(&look.fsck, &row), 8); /* its entry was not seen */
	ck_assert_uint_eq(look.fsck.counts.events, 1);
	row.value.length = 0;
	FINDS(fsck_subject_row(&look.fsck, &row), 6);
	row.key.length = KEY_HEAD_BYTES;
	FINDS(fsck_subject_row(&look.fsck, &row), 16);
	ck_assert_uint_eq(look.fsck.counts.findings, 3);
	teardown();
}
END_TEST

SUITE("store/fsck_subject", T(test_a_number_is_that_of_its_entry),
	T(test_an_index_row_names_the_subject_of_its_entry),
	T(test_a_row_of_a_subject_has_a_form_and_an_entry_before_its_events))
