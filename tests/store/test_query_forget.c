/* SPDX-License-Identifier: Apache-2.0 */
/* The query log after an erasure: lines, numbers and other subjects stay. */
#include <sys/stat.h>

#include "needles.h"
#include "store/query_forget.h"
#include "store/query_log.h"

static struct sample sample;

static void ask(const credit_id *ids, size_t count, const char *purpose)
{
	credit_query query = {.size = sizeof(query), .purpose = purpose,
		.operator_ = "赵样例", .command = "check", .identity = "验过：赵样例"};
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(credit_snapshot_purpose(snapshot, &query, err));
	OK(snapshot_asked(snapshot, ids, count, DAY0, err));
	OK(credit_snapshot_log(snapshot, err));
	credit_snapshot_end(snapshot);
}

static struct buf log_text(void)
{
	struct buf text = BUF_INIT;
	char path[120];

	snprintf(path, sizeof(path), "%s/" QUERY_LOG_FILE, sample.place);
	OK(file_read(path, 1u << 26, &text, err));
	buf_u8(&text, 0);
	return text;
}

static void ref_of(const credit_id *id, char ref[QUERY_REF_BYTES])
{
	struct hmac key;

	OK(hmac_open(&key, sample_key, ID_KEY_BYTES, err));
	query_ref(&key, id, ref);
	hmac_close(&key);
}

static size_t lines_named(const credit_id *id)
{
	struct buf text = log_text();
	char ref[QUERY_REF_BYTES];
	const char *at = (const char *)text.data;
	size_t count = 0;

	ref_of(id, ref);
	while ((at = strstr(at, ref)) != NULL) {
		at++;
		count++;
	}
	buf_free(&text);
	return count;
}

static int count_line(void *context, const struct query_line *line)
{
	uint64_t *sum = context;

	sum[0]++;
	sum[1] += line->query;
	sum[2] += line->refs_count + line->masked_count;
	return 0;
}

static void count_lines(uint64_t sum[3])
{
	uint64_t damaged;

	memset(sum, 0, 3 * sizeof(sum[0]));
	OK(query_log_read(sample.registry, count_line, sum, &damaged, err));
	ck_assert_uint_eq(damaged, 0);
}

START_TEST(test_lines_keep_number_length_and_other_subjects)
{
	credit_id person = sample_person(1);
	credit_id other = sample_person(2);
	credit_id firm = sample_firm(3);
	credit_id all[3] = {other, person, firm};
	char ref[QUERY_REF_BYTES];
	struct query_name list[3] = {{true, ref, QUERY_REF_BYTES - 1},
		{false, "赵样例", strlen("赵样例")}, {false, "\"引号\\", strlen("\"引号\\")}};
	struct query_names names = {list, 3};
	uint64_t before[3], after[3];
	struct buf old, new;

	sample_begin(&sample);
	ask(all, 3, "甲：赵样例和\"引号\\的事，赵样例");
	ask(&other, 1, "乙：与赵样例无关");
	ask(&person, 1, "丙");
	ask(NULL, 0, "丁：赵样例");
	ref_of(&person, ref);
	old = log_text();
	count_lines(before);
	ck_assert_uint_eq(lines_named(&person), 2);
	OK(query_log_forget(sample.registry, &names, err));
	new = log_text();
	count_lines(after);
	ck_assert_uint_eq(old.length, new.length);
	ck_assert_mem_eq(before, after, sizeof(before));
	ck_assert_uint_eq(lines_named(&person), 0);
	ck_assert_uint_eq(lines_named(&other), 2);
	ck_assert_uint_eq(lines_named(&firm), 1);
	ck_assert_ptr_nonnull(strstr((char *)new.data, "甲：*********和"));
	ck_assert_ptr_null(strstr((char *)new.data, "引号"));
	/* another was asked about: the name goes, the line stays that one's */
	ck_assert_ptr_nonnull(strstr((char *)new.data, "乙：与*********无关"));
	ck_assert_ptr_nonnull(strstr((char *)new.data, "丁：*********")); /* nobody was found */
	ck_assert_ptr_nonnull(strstr((char *)new.data, "\"operator\":\"赵样例\""));
	ck_assert_ptr_nonnull(strstr((char *)new.data, "\"identity\":\"验过：*********\""));
	/* the firm's number beside it stays, the person's mask does not */
	ck_assert_ptr_nonnull(strstr((char *)new.data, firm.text));
	ck_assert_ptr_nonnull(strstr((char *)new.data, "\"******************\""));
	buf_free(&old);
	OK(query_log_forget(sample.registry, &names, err)); /* again: nothing is left to do */
	old = log_text();
	ck_assert(old.length == new.length && !memcmp(old.data, new.data, new.length));
	buf_free(&old);
	buf_free(&new);
	sample_end(&sample);
}
END_TEST

START_TEST(test_no_log_damaged_lines_and_links)
{
	credit_id person = sample_person(1);
	char ref[QUERY_REF_BYTES], path[120], target[160];
	struct query_name list[2] = {
		{true, ref, QUERY_REF_BYTES - 1}, {false, "赵样例", strlen("赵样例")}};
	struct query_names names = {list, 2};
	struct buf before, after;
	FILE *file;

	sample_begin(&sample);
	ref_of(&person, ref);
	OK(query_log_forget(sample.registry, &names, err)); /* there is none */
	ask(&person, 1, "甲");
	snprintf(path, sizeof(path), "%s/" QUERY_LOG_FILE, sample.place);
	file = fopen(path, "a");
	fprintf(file, "no line\n{\"schema\":\"credit.query/1\",\"purpose\":\"赵样例\n");
	fprintf(file, "{\"schema\":\"credit.query/1\",\"refs\":[\"%s\"", ref);
	fclose(file);
	before = log_text();
	OK(query_log_forget(sample.registry, &names, err));
	after = log_text();
	/* lines that are none: the first says nothing of the subject, the others go */
	ck_assert_uint_eq(lines_named(&person), 0);
	ck_assert_uint_eq(before.length, after.length);
	ck_assert_ptr_nonnull(strstr((char *)after.data, "\nno line\n****"));
	ck_assert_ptr_null(strstr((char *)after.data, "\"purpose\":\"赵"));
	ck_assert_ptr_null(strstr(strstr((char *)after.data, "no line"), "credit"));
	buf_free(&before);
	buf_free(&after);
	snprintf(target, sizeof(target), "%s.kept", path);
	ck_assert_int_eq(rename(path, target), 0);
	ck_assert_int_eq(symlink(target, path), 0);
	FAILS(query_log_forget(sample.registry, &names, err), CREDIT_EFORMAT, "store-link");
	sample_end(&sample);
}
END_TEST

SUITE("store/query_forget", T(test_lines_keep_number_length_and_other_subjects),
	T(test_no_log_damaged_lines_and_links))
