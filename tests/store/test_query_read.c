/* SPDX-License-Identifier: Apache-2.0 */
/* The query log read again: everything, one subject, damage. */
#include "sample.h"
#include "store/query_log.h"

static struct sample s;
static credit_snapshot *snapshot;

/* What a listing gave. */
struct seen {
	size_t count;
	size_t stop_at;
	char last[80]; /* purpose of the last line */
	uint64_t subjects;
	size_t masked;
	size_t refs;
};

static int see(void *context, const credit_query_row *row)
{
	struct seen *seen = context;

	ck_assert_uint_eq(row->size, sizeof(*row));
	seen->count++;
	snprintf(seen->last, sizeof(seen->last), "%s", row->purpose);
	seen->subjects += row->subjects;
	seen->masked += row->masked_count;
	seen->refs += row->refs_count;
	return seen->count == seen->stop_at;
}

static void ask(const credit_id *ids, size_t count, const char *purpose)
{
	credit_query query = {.size = sizeof(query), .purpose = purpose, .operator_ = "王五",
		.command = "test"};
	struct query_log *log;

	OK(query_log_open(s.registry, &query, &log, err));
	OK(query_log_add(log, ids, count, DAY0, 1, err));
	query_log_close(log);
}

static void setup(void)
{
	sample_begin(&s);
	OK(credit_snapshot_begin(s.registry, NULL, &snapshot, err));
}

static void teardown(void)
{
	credit_snapshot_end(snapshot);
	sample_end(&s);
}

static void spoil(const char *text, size_t length)
{
	char path[120];
	FILE *file;

	snprintf(path, sizeof(path), "%s/" QUERY_LOG_FILE, s.place);
	file = fopen(path, "a");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(text, 1, length, file), length);
	fclose(file);
}

START_TEST(test_nobody_asked_yet)
{
	struct seen seen = {0};
	uint64_t damaged = 7;

	setup();
	OK(credit_query_list(snapshot, NULL, see, &seen, &damaged, err));
	ck_assert_uint_eq(seen.count, 0);
	ck_assert_uint_eq(damaged, 0);
	teardown();
}
END_TEST

START_TEST(test_lines_of_one_subject_say_nothing_of_others)
{
	credit_id both[2] = {sample_firm(1), sample_person(5)};
	struct seen seen = {0};

	setup();
	ask(both, 2, "一");
	ask(&both[1], 1, "二");
	ask(&both[0], 1, "三");
	OK(credit_query_list(snapshot, NULL, see, &seen, NULL, err));
	ck_assert_uint_eq(seen.count, 3);
	ck_assert_uint_eq(seen.refs, 4);
	ck_assert_uint_eq(seen.masked, 4);
	memset(&seen, 0, sizeof(seen));
	OK(credit_query_list(snapshot, &both[1], see, &seen, NULL, err));
	ck_assert_uint_eq(seen.count, 2);
	ck_assert_str_eq(seen.last, "二");
	ck_assert_uint_eq(seen.refs + seen.masked, 0);
	teardown();
}
END_TEST

/* A check of an organisation code answers with what lies under the credit codes. */
START_TEST(test_a_credit_code_was_asked_for_by_its_organisation_code_too)
{
	credit_id firm = sample_firm(1);
	credit_id bare;
	struct seen seen = {0};

	setup();
	OK(credit_id_parse(firm.text + 8, 9, &bare));
	ask(&bare, 1, "按组织机构代码");
	OK(credit_query_list(snapshot, &firm, see, &seen, NULL, err));
	ck_assert_uint_eq(seen.count, 1);
	teardown();
}
END_TEST

START_TEST(test_other_identifiers_of_the_subject_count)
{
	credit_id old = sample_person(5);
	credit_id now = sample_person(6);
	struct alias alias = {.from = old, .to = now, .day = DAY0, .document = "样公〔2026〕1号",
		.reason = "upgraded"};
	struct change *change;
	struct seen seen = {0};

	setup();
	ask(&old, 1, "旧号");
	CHANGE(s.registry, TIME0 + 1, change_add_alias(change, &alias, err));
	OK(credit_snapshot_renew(snapshot, err));
	OK(credit_query_list(snapshot, &now, see, &seen, NULL, err));
	ck_assert_uint_eq(seen.count, 1);
	teardown();
}
END_TEST

START_TEST(test_damaged_lines_are_counted_and_passed_over)
{
	static const char noise[] = "\n\0\xFF{}\n\n{\"schema\":\"credit.query/1\",\"query\":1}\n";
	credit_id firm = sample_firm(1);
	char *huge = malloc(3 * QUERY_LINE_BYTES_MAX);
	struct seen seen = {0};
	uint64_t damaged;

	setup();
	ck_assert_ptr_nonnull(huge);
	memset(huge, 'x', 3 * QUERY_LINE_BYTES_MAX);
	ask(&firm, 1, "一");
	spoil(noise, sizeof(noise) - 1);
	ask(&firm, 1, "二");
	spoil(huge, 3 * QUERY_LINE_BYTES_MAX);
	ask(&firm, 1, "三");
	spoil("{\"schema\":", 10);
	OK(credit_query_list(snapshot, &firm, see, &seen, &damaged, err));
	ck_assert_uint_eq(seen.count, 3);
	ck_assert_str_eq(seen.last, "三");
	ck_assert_uint_eq(damaged, 4);
	free(huge);
	teardown();
}
END_TEST

START_TEST(test_listing_stops_when_asked_and_refuses_misuse)
{
	credit_id firm = sample_firm(1);
	credit_id none = {0};
	struct seen seen = {.stop_at = 1};
	char path[120];

	setup();
	ask(&firm, 1, "一");
	ask(&firm, 1, "二");
	FAILS(credit_query_list(snapshot, NULL, see, &seen, NULL, err), CREDIT_ECANCELLED,
		"cancelled");
	ck_assert_uint_eq(seen.count, 1);
	ck_assert_int_eq(credit_query_list(NULL, NULL, see, &seen, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_query_list(snapshot, NULL, NULL, NULL, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_query_list(snapshot, &none, see, &seen, NULL, NULL), CREDIT_EINVAL);
	snprintf(path, sizeof(path), "%s/" QUERY_LOG_FILE, s.place);
	unlink(path);
	ck_assert_int_eq(symlink("/dev/null", path), 0);
	ck_assert_int_eq(
		credit_query_list(snapshot, NULL, see, &seen, NULL, NULL), CREDIT_EFORMAT);
	teardown();
}
END_TEST

SUITE("store/query_read", T(test_nobody_asked_yet),
	T(test_lines_of_one_subject_say_nothing_of_others),
	T(test_a_credit_code_was_asked_for_by_its_organisation_code_too),
	T(test_other_identifiers_of_the_subject_count),
	T(test_damaged_lines_are_counted_and_passed_over),
	T(test_listing_stops_when_asked_and_refuses_misuse))
