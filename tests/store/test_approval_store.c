/* SPDX-License-Identifier: Apache-2.0 */
/* Approvals in the store: read by period and moment, signed once, and checked. */
#include "sample.h"
#include "store/engine.h"
#include "store/schema.h"
#include "store/view.h"

static const char *place;
static credit_registry *registry;
static struct arena arena;

static void setup(void)
{
	place = sample_place();
	registry = sample_create(place);
}

static void teardown(void)
{
	credit_close(registry);
	sample_gone(place);
	arena_free(&arena);
}

static struct approval approval_of(const char *period, enum approval_role role, int draft)
{
	struct approval approval = {.revision = 1, .role = role,
		.department = role == APPROVAL_AUTHORITY ? "SC" : "",
		.document = "样签〔2026〕3号", .name = "张三", .operator_ = "", .day = DAY0};

	strcpy(approval.period, period);
	memset(approval.draft, draft, sizeof(approval.draft));
	return approval;
}

static void sign(const char *period, enum approval_role role, int draft, int64_t at)
{
	struct approval approval = approval_of(period, role, draft);
	struct change *change;

	CHANGE(registry, at, change_add_approval(change, &approval, err));
}

static size_t known(const char *period, const credit_moment *moment)
{
	const struct approval *const *list;
	credit_snapshot *snapshot;
	size_t count;

	OK(credit_snapshot_begin(registry, moment, &snapshot, err));
	OK(snapshot_approvals(snapshot, period, &arena, &list, &count, err));
	for (size_t i = 1; i < count; i++)
		ck_assert_uint_lt(list[i - 1]->sequence, list[i]->sequence);
	credit_snapshot_end(snapshot);
	return count;
}

START_TEST(test_those_of_a_period_are_read_oldest_first)
{
	credit_moment early;

	setup();
	sign("2026-05", APPROVAL_CREDIT, 1, TIME0 + 1);
	early = (credit_moment){CREDIT_MOMENT_SEQUENCE, 0, 0, sample_fsck(registry).records};
	sign("2026-05", APPROVAL_AUTHORITY, 1, TIME0 + 2);
	sign("2026-06", APPROVAL_LEGAL, 1, TIME0 + 3);
	sign("2026-05", APPROVAL_CREDIT, 2, TIME0 + 4); /* another draft */
	ck_assert_uint_eq(known("2026-05", NULL), 3);
	ck_assert_uint_eq(known("2026-06", NULL), 1);
	ck_assert_uint_eq(known("2026-07", NULL), 0);
	ck_assert_uint_eq(known("2026-05", &early), 1);
	ck_assert_uint_eq(sample_fsck(registry).findings, 0);
	ck_assert_str_eq(journal_kind_name(JOURNAL_APPROVAL), "approval");
	teardown();
}
END_TEST

START_TEST(test_a_place_signs_a_draft_once)
{
	struct approval approval = approval_of("2026-05", APPROVAL_CREDIT, 1);
	struct change *change;

	setup();
	sign("2026-05", APPROVAL_CREDIT, 1, TIME0 + 1);
	OK(change_begin(registry, TIME0 + 2, "", &change, err));
	approval.document = "样签〔2026〕4号";
	FAILS(change_add_approval(change, &approval, err), CREDIT_EEXISTS, "approval-stored");
	strcpy(approval.period, "2026-13");
	FAILS(change_add_approval(change, &approval, err), CREDIT_EINVAL, "argument");
	change_abort(change);
	teardown();
}
END_TEST

/* ---- damage ---- */

static int invariant;

static int note(void *context, const credit_finding *finding)
{
	(void)context;
	if (!invariant || atoi(finding->params[0]) == 20)
		invariant = atoi(finding->params[0]);
	return 0;
}

/* The approval's row, as it lies. */
static struct engine_row approval_row(void)
{
	struct engine_row row = {{NULL, 0}, {NULL, 0}};
	struct engine_row rows[8];
	struct engine_read *read;
	struct key from;
	size_t count = 0;

	key_begin(&from, registry_county(registry), TABLE_APPROVAL);
	OK(engine_read_begin(registry->engine, &read, err));
	OK(engine_scan(read, key_bytes(&from), (struct bytes){NULL, 0}, rows, 8, &count, err));
	ck_assert_uint_ge(count, 1);
	row = rows[0];
	row.key.data = memcpy(arena_alloc(&arena, row.key.length), row.key.data, row.key.length);
	row.value.data =
		memcpy(arena_alloc(&arena, row.value.length), row.value.data, row.value.length);
	engine_read_end(read);
	return row;
}

/* The row under another period: its journal row still names the old place. */
START_TEST(test_a_row_under_another_period_is_found)
{
	struct engine_write *write;
	struct engine_row row;

	setup();
	sign("2026-05", APPROVAL_CREDIT, 1, TIME0 + 1);
	row = approval_row();
	OK(engine_write_begin(registry->engine, &write, err));
	OK(engine_erase(write, row.key, err));
	((uint8_t *)(uintptr_t)row.key.data)[KEY_HEAD_BYTES + 6]++;
	OK(engine_put(write, &row, 1, err));
	OK(engine_commit(write, err));
	invariant = 0;
	ck_assert_int_eq(credit_fsck(registry, note, NULL, NULL, NULL), CREDIT_ECORRUPT);
	ck_assert_int_eq(invariant, 20);
	teardown();
}
END_TEST

START_TEST(test_a_damaged_approval_is_found_and_reading_says_corrupt)
{
	const struct approval *const *list;
	credit_snapshot *snapshot;
	struct engine_write *write;
	struct engine_row row;
	size_t count;

	setup();
	sign("2026-05", APPROVAL_CREDIT, 1, TIME0 + 1);
	row = approval_row();
	((uint8_t *)(uintptr_t)row.value.data)[RECORD_HEAD_BYTES] ^= 8; /* its format */
	OK(engine_write_begin(registry->engine, &write, err));
	OK(engine_put(write, &row, 1, err));
	OK(engine_commit(write, err));
	invariant = 0;
	ck_assert_int_eq(credit_fsck(registry, note, NULL, NULL, NULL), CREDIT_ECORRUPT);
	ck_assert(invariant == 4 || invariant == 6);
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	FAILS(snapshot_approvals(snapshot, "2026-05", &arena, &list, &count, err),
		CREDIT_ECORRUPT, "store-value");
	ck_assert_ptr_null(list);
	credit_snapshot_end(snapshot);
	teardown();
}
END_TEST

SUITE("store/approval_store", T(test_those_of_a_period_are_read_oldest_first),
	T(test_a_place_signs_a_draft_once), T(test_a_row_under_another_period_is_found),
	T(test_a_damaged_approval_is_found_and_reading_says_corrupt))
