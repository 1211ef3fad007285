/* SPDX-License-Identifier: Apache-2.0 */
/* Erasures looked at: a good store has no finding, and each planted violation is named. */
#include "sample.h"
#include "store/erasure.h"

static struct sample sample;
static credit_id person;
static struct entry entry;
static uint64_t erased; /* sequence of the erasure */

static void setup(void)
{
	struct erasure erasure = {.day = DAY0, .document = "样删〔2026〕1号", .authority = "",
		.operator_ = "", .basis = ""};
	struct change *change;
	struct entry other;
	credit_id firm = sample_firm(2);

	sample_begin(&sample);
	person = sample_person(1);
	entry = sample_entry(&person, "a");
	other = sample_entry(&firm, "b");
	CHANGE(sample.registry, TIME0 + 1, change_add_entry(change, &entry, err));
	CHANGE(sample.registry, TIME0 + 2, change_add_entry(change, &other, err));
	CHANGE(sample.registry, TIME0 + 3,
		change_erase(change, &person, NULL, 0, &erasure, err));
	erased = erasure.sequence;
	sample_fsck(sample.registry);
}

static void teardown(void)
{
	sample_end(&sample);
}

/* Put a value, or take the row away where value is NULL. */
static void plant(const struct key *key, const void *value, size_t length)
{
	struct engine_row row = {key_bytes(key), {value, length}};
	struct engine_write *write;

	OK(engine_write_begin(sample.registry->engine, &write, err));
	if (value)
		OK(engine_put(write, &row, 1, err));
	else
		OK(engine_erase(write, row.key, err));
	OK(engine_commit(write, err));
}

static int note(void *context, const credit_finding *finding)
{
	if (strcmp(finding->code, "invariant") == 0)
		*(unsigned *)context |= 1u << atoi(finding->params[0]);
	return 0;
}

/* The invariants that fsck names, as bits. */
static unsigned found(void)
{
	unsigned seen = 0;

	credit_fsck(sample.registry, note, &seen, NULL, NULL);
	return seen;
}
#define BIT(n) (1u << (n))

static struct key ref_key(uint64_t sequence)
{
	struct subject_ref ref;
	struct hmac hmac;
	struct key key;

	OK(hmac_open(&hmac, sample_key, sizeof(sample_key), err));
	subject_ref_sum(&hmac, &person, &ref);
	hmac_close(&hmac);
	key_erased_subject(&key, 629999, ref.bytes);
	key_u64(&key, sequence);
	return key;
}

START_TEST(test_a_subject_and_an_entry_lie_under_their_erasure)
{
	uint8_t whole = 0;
	uint8_t number[8] = {0};
	struct key key;

	setup();
	key = ref_key(erased);
	plant(&key, &whole, 1);
	ck_assert_uint_eq(found(), BIT(21));
	plant(&key, NULL, 0);
	ck_assert_uint_eq(found(), BIT(21));
	whole = 1;
	plant(&key, &whole, 1);
	ck_assert_uint_eq(found(), 0);
	key = ref_key(erased - 1);
	plant(&key, &whole, 1); /* no such erasure */
	ck_assert_uint_eq(found(), BIT(21));
	plant(&key, NULL, 0);
	key_erased_entry(&key, 629999, &entry.id);
	plant(&key, number, 8);
	ck_assert_uint_eq(found(), BIT(21));
	plant(&key, number, 7);
	ck_assert_uint_eq(found(), BIT(21));
	teardown();
}
END_TEST

START_TEST(test_an_entry_that_was_erased_is_not_stored)
{
	struct subject_key subject;
	struct key key;

	setup();
	subject_key_of(&person, &subject);
	key_entry_id(&key, 629999, &entry.id);
	plant(&key, subject.data, subject.length);
	ck_assert(found() & BIT(21));
	teardown();
}
END_TEST

START_TEST(test_an_erasure_states_how_many_records_name_it)
{
	struct journal_value journal;
	credit_snapshot *snapshot;
	uint8_t value[100];
	struct key locator;
	struct engine_row row;
	struct key key;

	setup();
	key_journal(&key, 629999, 3); /* the firm's entry, as if it were erased too */
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	row = sample_stored(snapshot, &key);
	ck_assert(journal_read(row.value, &journal));
	ck_assert_uint_eq(journal_erased_by(&journal), 0);
	memcpy(value, row.value.data, JOURNAL_HEAD_BYTES);
	credit_snapshot_end(snapshot);
	key_erasure(&locator, 629999, erased);
	memcpy(value + JOURNAL_HEAD_BYTES, locator.data + COUNTY_BYTES, 10);
	plant(&key, value, JOURNAL_HEAD_BYTES + 10);
	ck_assert_uint_eq(found(), BIT(21) | BIT(5)); /* its record is still there */
	key_erasure(&locator, 629999, 3);
	memcpy(value + JOURNAL_HEAD_BYTES, locator.data + COUNTY_BYTES, 10);
	plant(&key, value, JOURNAL_HEAD_BYTES + 10);
	ck_assert(found() & BIT(4)); /* names no erasure */
	teardown();
}
END_TEST

/* Tables, batches and editions are about nobody and cannot be erased. */
START_TEST(test_only_records_about_subjects_name_an_erasure)
{
	uint8_t value[JOURNAL_HEAD_BYTES + 10];
	credit_snapshot *snapshot;
	struct engine_row row;
	struct key locator;
	struct key key;

	setup();
	key_journal(&key, 629999, 1); /* the tables of the first hour */
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	row = sample_stored(snapshot, &key);
	memcpy(value, row.value.data, JOURNAL_HEAD_BYTES);
	credit_snapshot_end(snapshot);
	key_erasure(&locator, 629999, erased);
	memcpy(value + JOURNAL_HEAD_BYTES, locator.data + COUNTY_BYTES, 10);
	plant(&key, value, sizeof(value));
	ck_assert(found() & BIT(4));
	teardown();
}
END_TEST

START_TEST(test_damage_to_the_record_or_its_key_is_named)
{
	struct sample_look look;
	struct engine_row row;
	struct key key;

	setup();
	sample_look_begin(&look, sample.registry);
	key_erasure(&key, 629999, erased);
	row = sample_stored(look.snapshot, &key);
	FINDS(fsck_erasure_row(&look.fsck, &row), 0);
	row.value.length--;
	FINDS(fsck_erasure_row(&look.fsck, &row), 6);
	row.value.length++;
	row.key.length--;
	FINDS(fsck_erasure_row(&look.fsck, &row), 16);
	key.data[KEY_HEAD_BYTES] = 3; /* what is left to do: this value is none */
	row.key = key_bytes(&key);
	FINDS(fsck_erasure_row(&look.fsck, &row), 21);
	row.value.length = 0;
	FINDS(fsck_erasure_row(&look.fsck, &row), 0);
	ck_assert_uint_eq(look.fsck.counts.unfinished, 1);
	key.data[key.length - 1]++; /* of no erasure */
	FINDS(fsck_erasure_row(&look.fsck, &row), 21);
	key.data[key.length - 1]--;
	row.key.length--;
	FINDS(fsck_erasure_row(&look.fsck, &row), 16);
	row.key.length++;
	key.data[KEY_HEAD_BYTES] = 4;
	FINDS(fsck_erasure_row(&look.fsck, &row), 16);
	key.data[KEY_HEAD_BYTES] = 1;
	FINDS(fsck_erasure_row(&look.fsck, &row), 16);
	key.data[KEY_HEAD_BYTES] = 2;
	FINDS(fsck_erasure_row(&look.fsck, &row), 16);
	sample_look_end(&look);
	teardown();
}
END_TEST

SUITE("store/fsck_erase", T(test_a_subject_and_an_entry_lie_under_their_erasure),
	T(test_an_entry_that_was_erased_is_not_stored),
	T(test_an_erasure_states_how_many_records_name_it),
	T(test_only_records_about_subjects_name_an_erasure),
	T(test_damage_to_the_record_or_its_key_is_named))
