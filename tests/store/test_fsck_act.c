/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of acts on subjects and of the names they gave, each looked at alone. */
#include "store/fsck.h"
#include "sample.h"

static struct sample sample;
static struct sample_look look;
static credit_id firm;
static credit_id other;
static const struct event_field named = {"name", "样例新名有限公司"};

/* Record 2 is an entry, 3 renames its firm, 4 and 5 give it another code. */
static void setup(void)
{
	struct subject_act act = {.kind = CREDIT_SUBJECT_RENAMED, .day = DAY0,
		.document = "b", .authority = "", .operator_ = "", .fields = &named,
		.fields_count = 1};
	struct change *change;
	struct entry entry;

	sample_begin(&sample);
	firm = sample_firm(1);
	other = sample_firm(2);
	entry = sample_entry(&firm, "a");
	act.subject = firm;
	CHANGE(sample.registry, 0, change_add_entry(change, &entry, err));
	CHANGE(sample.registry, 0, change_add_subject_act(change, &act, err));
	act.kind = CREDIT_SUBJECT_CODE_CHANGED;
	act.fields_count = 0;
	act.others = &other;
	act.others_count = 1;
	CHANGE(sample.registry, 0, change_add_subject_act(change, &act, err));
	sample_look_begin(&look, sample.registry);
}

static void teardown(void)
{
	sample_look_end(&look);
	sample_fsck(sample.registry);
	sample_end(&sample);
}

START_TEST(test_rows_of_acts_are_theirs_or_of_nobody)
{
	struct subject_row_key parsed;
	struct subject_key subject;
	struct buf match = BUF_INIT;
	struct engine_row row;
	struct key key;

	setup();
	subject_key_of(&firm, &subject);
	key_subject_act(&key, 629999, &subject, 3);
	row = sample_stored(look.snapshot, &key);
	FINDS(fsck_subject_row(&look.fsck, &row), 0);
	ck_assert(subject_row_read(row.key, &parsed));
	ck_assert_int_eq(parsed.row, ROW_ACT);
	parsed.sequence++;
	FINDS(fsck_act_row(&look.fsck, &row, &parsed), 17);
	ck_assert_int_eq(name_key(named.value, strlen(named.value), &match), CREDIT_OK);
	key_name(&key, 629999, (const char *)match.data, match.length);
	key_u64(&key, 3);
	row = sample_stored(look.snapshot, &key);
	ck_assert_uint_eq(name_row_act(row.key), 3);
	FINDS(fsck_index_row(&look.fsck, &row, TABLE_NAME), 0);
	row.value.length--;
	FINDS(fsck_index_row(&look.fsck, &row, TABLE_NAME), 10);
	key.length -= 8;
	key_u64(&key, 2);
	row.key = key_bytes(&key);
	FINDS(fsck_index_row(&look.fsck, &row, TABLE_NAME), 10); /* 2 is an entry */
	buf_free(&match);
	teardown();
}
END_TEST

START_TEST(test_an_act_that_joins_has_its_alias)
{
	struct subject_row_key parsed;
	struct subject_key subject;
	struct engine_row row;
	struct key key;

	setup();
	subject_key_of(&firm, &subject);
	key_subject_act(&key, 629999, &subject, 4);
	row = sample_stored(look.snapshot, &key);
	FINDS(fsck_subject_row(&look.fsck, &row), 0);
	look.snapshot->sequence = 4; /* the alias is record 5 */
	FINDS(fsck_subject_row(&look.fsck, &row), 17);
	look.snapshot->sequence = 5;
	row.value.length -= 3; /* damaged */
	ck_assert(subject_row_read(row.key, &parsed));
	FINDS(fsck_act_row(&look.fsck, &row, &parsed), 6);
	key_subject_act(&key, 629999, &subject, 9);
	row.key = key_bytes(&key);
	row.value.length += 3;
	FINDS(fsck_subject_row(&look.fsck, &row), 17); /* not the record of that key */
	teardown();
}
END_TEST

SUITE("store/fsck_act", T(test_rows_of_acts_are_theirs_or_of_nobody),
	T(test_an_act_that_joins_has_its_alias))
