/* SPDX-License-Identifier: Apache-2.0 */
/* What was looked up goes into queries.log: once, keyed, masked, or not at all. */
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/file.h"
#include "sample.h"
#include "store/query_log.h"

static struct sample s;
static credit_snapshot *snapshot;

static const credit_query usual = {.size = sizeof(credit_query), .purpose = "采购审查",
	.operator_ = "王五", .command = "test"};

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

static struct buf log_text(void)
{
	struct buf text = BUF_INIT;
	char path[120];

	snprintf(path, sizeof(path), "%s/" QUERY_LOG_FILE, s.place);
	if (access(path, F_OK) == 0)
		OK(file_read(path, 1u << 26, &text, err));
	buf_u8(&text, 0);
	return text;
}

static size_t log_lines(void)
{
	struct buf text = log_text();
	size_t lines = 0;

	for (size_t i = 0; i < text.length; i++)
		lines += text.data[i] == '\n';
	buf_free(&text);
	return lines;
}

static bool log_has(const char *wanted)
{
	struct buf text = log_text();
	bool has = strstr((const char *)text.data, wanted) != NULL;

	buf_free(&text);
	return has;
}

static int look_up(const credit_id *id, credit_day on, credit_error *err)
{
	const credit_subject *subject;

	return credit_subject_get(snapshot, id, on, &subject, err);
}

START_TEST(test_without_a_purpose_nothing_is_kept)
{
	credit_id firm = sample_firm(1);

	setup();
	OK(look_up(&firm, DAY0, err));
	OK(credit_snapshot_log(snapshot, err));
	credit_snapshot_end(snapshot);
	ck_assert_uint_eq(log_lines(), 0);
	OK(credit_snapshot_begin(s.registry, NULL, &snapshot, err));
	teardown();
}
END_TEST

START_TEST(test_one_line_a_query_with_nobody_named_in_full)
{
	credit_id firm = sample_firm(1);
	credit_id person = sample_person(5);
	struct stat found;
	char path[120];

	setup();
	OK(credit_snapshot_purpose(snapshot, &usual, err));
	OK(look_up(&firm, DAY0, err));
	OK(look_up(&person, DAY0, err));
	OK(look_up(&person, DAY0, err));
	ck_assert_uint_eq(log_lines(), 0);
	OK(credit_snapshot_log(snapshot, err));
	ck_assert_uint_eq(log_lines(), 1);
	ck_assert(log_has("\"operator\":\"王五\",\"purpose\":\"采购审查\",\"command\":\"test\""));
	ck_assert(log_has("\"subjects\":2,"));
	ck_assert(log_has("\"on\":\"2026-05-27\",\"known\":1,"));
	ck_assert(!log_has(person.text));
	snprintf(path, sizeof(path), "%s/" QUERY_LOG_FILE, s.place);
	ck_assert_int_eq(stat(path, &found), 0);
	ck_assert_int_eq(found.st_mode & 07777, 0600);
	OK(credit_snapshot_log(snapshot, err)); /* nothing since */
	ck_assert_uint_eq(log_lines(), 1);
	teardown();
}
END_TEST

START_TEST(test_the_end_of_a_snapshot_writes_what_is_left)
{
	credit_id firm = sample_firm(1);

	setup();
	OK(credit_snapshot_purpose(snapshot, &usual, err));
	OK(look_up(&firm, DAY0, err));
	credit_snapshot_end(snapshot);
	ck_assert_uint_eq(log_lines(), 1);
	OK(credit_snapshot_begin(s.registry, NULL, &snapshot, err));
	teardown();
}
END_TEST

START_TEST(test_days_become_lines_of_the_same_query)
{
	credit_id firm = sample_firm(1);

	setup();
	OK(credit_snapshot_purpose(snapshot, &usual, err));
	OK(look_up(&firm, DAY0, err));
	OK(look_up(&firm, DAY0 + 1, err));
	OK(credit_snapshot_log(snapshot, err));
	ck_assert_uint_eq(log_lines(), 2);
	ck_assert(log_has("\"on\":\"2026-05-28\""));
	ck_assert(!log_has("\"query\":1"));
	OK(look_up(&firm, DAY0, err));
	OK(credit_snapshot_log(snapshot, err)); /* another query has another number */
	ck_assert_uint_eq(log_lines(), 3);
	teardown();
}
END_TEST

START_TEST(test_parts_of_a_batch_are_lines_of_the_same_query)
{
	credit_id firm = sample_firm(1);
	credit_id person = sample_person(5);

	setup();
	OK(credit_snapshot_log_part(snapshot, err)); /* without a purpose: nothing */
	OK(credit_snapshot_purpose(snapshot, &usual, err));
	OK(look_up(&firm, DAY0, err));
	OK(credit_snapshot_log_part(snapshot, err));
	ck_assert_uint_eq(log_lines(), 1); /* before its answers are used */
	OK(credit_snapshot_log_part(snapshot, err));
	OK(look_up(&person, DAY0, err));
	OK(credit_snapshot_log_part(snapshot, err));
	ck_assert_uint_eq(log_lines(), 2);
	ck_assert(!log_has("\"query\":1") && !log_has("\"query\":2"));
	OK(credit_snapshot_log(snapshot, err));
	OK(look_up(&firm, DAY0, err));
	OK(credit_snapshot_log(snapshot, err));
	ck_assert_uint_eq(log_lines(), 3);
	ck_assert(log_has("\"query\":4") || log_has("\"query\":5"));
	teardown();
}
END_TEST

START_TEST(test_numbers_of_persons_in_the_texts_are_masked)
{
	credit_id firm = sample_firm(1);
	credit_id person = sample_person(5);
	credit_query query = usual;
	char text[200];

	setup();
	snprintf(text, sizeof(text), "为%s办理，电话13900009999", person.text);
	query.purpose = query.identity = query.operator_ = text;
	OK(credit_snapshot_purpose(snapshot, &query, err));
	OK(look_up(&firm, DAY0, err));
	OK(credit_snapshot_log(snapshot, err));
	ck_assert(log_has("办理，电话"));
	ck_assert(!log_has(person.text) && !log_has("13900009999"));
	teardown();
}
END_TEST

START_TEST(test_persons_need_a_purpose)
{
	credit_id id = sample_person(5);

	ck_assert(credit_purpose_needed(&id));
	id = sample_firm(1);
	ck_assert(!credit_purpose_needed(&id));
	ck_assert(!credit_purpose_needed(NULL));
}
END_TEST

START_TEST(test_a_purpose_can_change_between_queries)
{
	credit_id firm = sample_firm(1);
	credit_query other = usual;

	setup();
	OK(credit_snapshot_purpose(snapshot, &usual, err));
	OK(look_up(&firm, DAY0, err));
	other.purpose = "资格审查";
	OK(credit_snapshot_purpose(snapshot, &other, err));
	ck_assert_uint_eq(log_lines(), 1);
	OK(credit_snapshot_renew(snapshot, err));
	OK(look_up(&firm, DAY0, err));
	OK(credit_snapshot_log(snapshot, err));
	ck_assert_uint_eq(log_lines(), 2);
	ck_assert(log_has("资格审查"));
	teardown();
}
END_TEST

START_TEST(test_a_search_is_kept_also_without_a_hit)
{
	const credit_hit *hits;
	size_t count;

	setup();
	OK(credit_snapshot_purpose(snapshot, &usual, err));
	OK(credit_search(snapshot, "没有", strlen("没有"), 0, &hits, &count, err));
	OK(credit_snapshot_log(snapshot, err));
	ck_assert(log_has("\"on\":null,\"known\":1,\"subjects\":0,\"refs\":[],\"masked\":[]}"));
	ck_assert(!log_has("没有"));
	teardown();
}
END_TEST

START_TEST(test_many_are_told_in_several_lines_and_bounded_memory)
{
	credit_query query = usual;
	struct query_log *log;

	setup();
	OK(query_log_open(s.registry, &query, &log, err));
	for (unsigned i = 0; i < QUERY_KEPT_MAX + 5; i++) {
		credit_id id = {.scheme = CREDIT_SCHEME_PASSPORT};

		id.length = (uint8_t)snprintf(id.text, sizeof(id.text), "E%08u", i);
		OK(query_log_add(log, &id, 1, DAY0, 1, err));
	}
	ck_assert_uint_eq(log_lines(), QUERY_KEPT_MAX / QUERY_REFS_MAX);
	OK(query_log_write(log, true, err));
	ck_assert_uint_eq(log_lines(), QUERY_KEPT_MAX / QUERY_REFS_MAX + 1);
	ck_assert(log_has("\"subjects\":5,"));
	ck_assert(log_has("{\"schema\":\"credit.query/1\",\"query\":0,"));
	query_log_close(log);
	teardown();
}
END_TEST

START_TEST(test_misuse_of_a_purpose)
{
	credit_id firm = sample_firm(1);
	credit_query query = usual;

	setup();
	ck_assert_int_eq(credit_snapshot_purpose(NULL, &usual, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_snapshot_purpose(snapshot, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_snapshot_log(NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_snapshot_log_part(NULL, NULL), CREDIT_EINVAL);
	query.size = 1;
	FAILS(credit_snapshot_purpose(snapshot, &query, err), CREDIT_EINVAL, "argument");
	query = usual;
	query.purpose = " \t　";
	FAILS(credit_snapshot_purpose(snapshot, &query, err), CREDIT_EINVAL, "query-blank");
	query.purpose = "\xFF";
	FAILS(credit_snapshot_purpose(snapshot, &query, err), CREDIT_EINVAL, "argument");
	query = usual;
	query.operator_ = NULL;
	FAILS(credit_snapshot_purpose(snapshot, &query, err), CREDIT_EINVAL, "query-blank");
	OK(look_up(&firm, DAY0, err));
	FAILS(credit_snapshot_purpose(snapshot, &usual, err), CREDIT_EINVAL, "query-late");
	ck_assert_uint_eq(log_lines(), 0);
	teardown();
}
END_TEST

START_TEST(test_a_line_behind_half_a_line_is_whole)
{
	credit_id firm = sample_firm(1);
	char path[120];
	FILE *file;

	setup();
	snprintf(path, sizeof(path), "%s/" QUERY_LOG_FILE, s.place);
	file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	fputs("{\"schema\":\"cred", file);
	fclose(file);
	OK(credit_snapshot_purpose(snapshot, &usual, err));
	OK(look_up(&firm, DAY0, err));
	OK(credit_snapshot_log(snapshot, err));
	ck_assert(log_has("{\"schema\":\"cred\n{\"schema\":\"credit.query/1\",\"query\":16,"));
	teardown();
}
END_TEST

START_TEST(test_a_link_is_not_followed)
{
	char path[120];

	setup();
	snprintf(path, sizeof(path), "%s/" QUERY_LOG_FILE, s.place);
	ck_assert_int_eq(symlink("/dev/null", path), 0);
	FAILS(credit_snapshot_purpose(snapshot, &usual, err), CREDIT_EFORMAT, "store-link");
	unlink(path);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	FAILS(credit_snapshot_purpose(snapshot, &usual, err), CREDIT_EFORMAT, "store-link");
	rmdir(path);
	teardown();
}
END_TEST

/* Each test is a process of its own, so it may give its rights away. */
START_TEST(test_a_folder_that_cannot_be_written_is_an_error)
{
	setup();
	ck_assert_int_eq(chmod(s.place, 0500), 0);
	if (geteuid() == 0)
		ck_assert_int_eq(seteuid(65534), 0);
	FAILS(credit_snapshot_purpose(snapshot, &usual, err), CREDIT_EREADONLY,
		"query-log-closed");
	if (getuid() == 0)
		ck_assert_int_eq(seteuid(0), 0);
	ck_assert_int_eq(chmod(s.place, 0700), 0);
	teardown();
}
END_TEST

/* In a child of its own: Check's own messages go to a file too. */
static int ask_on_a_full_disk(const credit_id *firm)
{
	struct rlimit limit = {300, RLIM_INFINITY};
	credit_error err = {0};

	if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR || setrlimit(RLIMIT_FSIZE, &limit))
		return 1;
	if (look_up(firm, DAY0, &err))
		return 2;
	if (credit_snapshot_log(snapshot, &err) != CREDIT_EFULL ||
		strcmp(err.code, "file-write") != 0)
		return 3;
	if (look_up(firm, DAY0, &err) != CREDIT_EFULL)
		return 4;
	return credit_snapshot_log(snapshot, &err) == CREDIT_EFULL ? 0 : 5;
}

START_TEST(test_a_full_disk_refuses_the_answers_and_leaves_no_half_line)
{
	credit_id firm = sample_firm(1);
	int status = -1;
	pid_t child;

	setup();
	credit_snapshot_end(snapshot);
	credit_close(s.registry);
	child = fork();
	if (child == 0) {
		if (credit_open(s.place, NULL, &s.registry, NULL) ||
			credit_snapshot_begin(s.registry, NULL, &snapshot, NULL) ||
			credit_snapshot_purpose(snapshot, &usual, NULL) ||
			look_up(&firm, DAY0, NULL) || credit_snapshot_log(snapshot, NULL))
			_exit(9);
		_exit(ask_on_a_full_disk(&firm));
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_uint_eq(log_lines(), 1);
	ck_assert(log_has("]}\n"));
	OK(credit_open(s.place, NULL, &s.registry, err));
	OK(credit_snapshot_begin(s.registry, NULL, &snapshot, err));
	teardown();
}
END_TEST

START_TEST(test_a_child_writes_nothing_of_its_parent)
{
	credit_id firm = sample_firm(1);
	int status = -1;
	pid_t child;

	setup();
	OK(credit_snapshot_purpose(snapshot, &usual, err));
	OK(look_up(&firm, DAY0, err));
	child = fork();
	if (child == 0) {
		credit_snapshot_end(snapshot);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_uint_eq(log_lines(), 0);
	OK(credit_snapshot_log(snapshot, err));
	ck_assert_uint_eq(log_lines(), 1);
	teardown();
}
END_TEST

#define WRITERS 4
#define EACH 50

START_TEST(test_writers_of_many_processes_never_mix)
{
	credit_id firm = sample_firm(1);

	setup();
	credit_snapshot_end(snapshot);
	snapshot = NULL;
	for (int i = 0; i < WRITERS; i++) {
		struct query_log *log;
		credit_error err;

		if (fork() != 0)
			continue;
		for (int n = 0; n < EACH; n++) {
			if (query_log_open(s.registry, &usual, &log, &err) ||
				query_log_add(log, &firm, 1, DAY0, 1, &err))
				_exit(1);
			query_log_close(log);
		}
		_exit(0);
	}
	for (int i = 0; i < WRITERS; i++) {
		int status = -1;

		ck_assert_int_gt(wait(&status), 0);
		ck_assert_int_eq(status, 0);
	}
	ck_assert_uint_eq(log_lines(), WRITERS * EACH);
	teardown();
}
END_TEST

SUITE("store/query_log", T(test_without_a_purpose_nothing_is_kept),
	T(test_one_line_a_query_with_nobody_named_in_full),
	T(test_the_end_of_a_snapshot_writes_what_is_left),
	T(test_days_become_lines_of_the_same_query),
	T(test_parts_of_a_batch_are_lines_of_the_same_query),
	T(test_numbers_of_persons_in_the_texts_are_masked), T(test_persons_need_a_purpose),
	T(test_a_purpose_can_change_between_queries),
	T(test_a_search_is_kept_also_without_a_hit),
	T(test_many_are_told_in_several_lines_and_bounded_memory), T(test_misuse_of_a_purpose),
	T(test_a_line_behind_half_a_line_is_whole), T(test_a_link_is_not_followed),
	T(test_a_folder_that_cannot_be_written_is_an_error),
	T(test_a_full_disk_refuses_the_answers_and_leaves_no_half_line),
	T(test_a_child_writes_nothing_of_its_parent),
	T(test_writers_of_many_processes_never_mix))
