/* SPDX-License-Identifier: Apache-2.0 */
/* What departments answer: the exported tasks come back, row by row good or refused. */
#include "task_registry.h"

static char path[120];
static credit_import_options options;
static credit_import_report *report;
static char codes[40][40];
static uint64_t rows[40];
static size_t codes_count;

static void begin(void)
{
	registry_begin();
	snprintf(path, sizeof(path), "%s/a.csv", folder);
	credit_import_options_init(&options);
	options.temporary = folder;
	report = NULL;
}

static void end(void)
{
	credit_import_report_free(report);
	report = NULL;
	registry_end();
}

static int note(void *context, const credit_finding *finding)
{
	(void)context;
	if (finding->severity < CREDIT_WARNING || codes_count == 40)
		return 0;
	snprintf(codes[codes_count], sizeof(codes[0]), "%s", finding->code);
	rows[codes_count++] = finding->row;
	return 0;
}

/* Import what the text says, so many days after TIME0; the report stays. */
static void answer(const char *text, int days)
{
	credit_import_report_free(report);
	OK(file_write(path, text, strlen(text), 0600, false, err));
	options.now_us = NOW(days);
	codes_count = 0;
	OK(credit_feedback_import(sample.registry, path, &options, note, NULL, &report, err));
}

#define HEADER "任务编号,证件号码,反馈结果,反馈日期,反馈文号,未落实原因\n"

/* One row about a task of the n-th firm. */
static const char *row(unsigned n, const char *measure, const char *rest)
{
	static char text[4][300];
	static int next;
	char *out = text[next++ % 4];
	const struct seen *task;

	see_tasks("SC", 30);
	task = seen_of("SC", measure, n);
	ck_assert_ptr_nonnull(task);
	snprintf(out, sizeof(text[0]), "%s,%s,%s\n", task->number, sample_firm(n).text, rest);
	return out;
}

static const char *file_of(const char *a, const char *b)
{
	static char text[2000];

	snprintf(text, sizeof(text), "%s%s%s", HEADER, a, b);
	return text;
}

static int state_of(unsigned n, const char *measure, int days)
{
	see_tasks("SC", days);
	return seen_of("SC", measure, n)->state;
}

START_TEST(test_answers_land_once)
{
	begin();
	list_firms(1, 2, "样例商贸有限公司", 0);
	answer(file_of(row(1, "P18", "已落实,2026-06-03,样反〔2026〕1号,"),
		       row(2, "P18", "未落实,2026-06-03,,无此权限")),
		5);
	ck_assert(report->landed);
	ck_assert_uint_eq(report->rows, 2);
	ck_assert_uint_eq(report->added, 2);
	ck_assert_uint_eq(codes_count, 0);
	ck_assert_int_eq(state_of(1, "P18", 6), CREDIT_TASK_DONE);
	ck_assert_str_eq(seen_of("SC", "P18", 1)->answer, "done");
	ck_assert_int_eq(seen_of("SC", "P18", 2)->state, CREDIT_TASK_NOT_DONE);
	ck_assert(!seen_of("SC", "P18", 2)->overdue);
	/* the same in a file of another form changes nothing */
	answer(file_of(row(1, "P18", "done,2026/6/3,样反（2026）1号,"), ""), 6);
	ck_assert_uint_eq(report->unchanged, 1);
	ck_assert_uint_eq(report->added, 0);
	answer(file_of(row(1, "P18", "done,2026/6/3,样反（2026）1号,"), ""), 6);
	ck_assert(report->repeated);
	ck_assert_uint_eq(sample_fsck(sample.registry).findings, 0);
	end();
}
END_TEST

START_TEST(test_an_undone_file_takes_its_answers_back)
{
	begin();
	list_firms(1, 1, "样例商贸有限公司", 0);
	answer(file_of(row(1, "P18", "已落实,2026-06-03,,"), ""), 5);
	ck_assert_int_eq(state_of(1, "P18", 6), CREDIT_TASK_DONE);
	OK(credit_batch_undo(sample.registry, report->batch, "", NOW(7), NULL, err));
	ck_assert_int_eq(state_of(1, "P18", 8), CREDIT_TASK_OPEN);
	answer(file_of(row(1, "P18", "已落实,2026-06-03,,"), ""), 8); /* and it may come again */
	ck_assert_uint_eq(report->added, 1);
	ck_assert_int_eq(state_of(1, "P18", 9), CREDIT_TASK_DONE);
	end();
}
END_TEST

static const struct {
	const char *rest; /* behind number and identifier */
	const char *codes; /* of the faults, in order of columns */
} faults[] = {
	{"好的,2026-06-03,,", "feedback-outcome "},
	{",2026-06-03,,", "intake-required "},
	{"未落实,2026-06-03,,", "feedback-reason "},
	{"已落实,,,", "intake-required "},
	{"已落实,2027-06-03,,", "intake-day-future "},
	{"已落实,6月3日,,", "intake-day "},
	{"已落实,2026-05-26,,", "feedback-early "},
	{"未落实,2027-01-01,,", "intake-day-future feedback-reason "},
	{"已落实,长期,,", "intake-day-long "},
};

START_TEST(test_every_fault_of_a_row_is_told)
{
	char text[200] = "";

	begin();
	list_firms(1, 1, "样例商贸有限公司", 0);
	answer(file_of(row(1, "P18", faults[_i].rest), row(1, "P12", "已落实,2026-06-03,,")), 5);
	for (size_t i = 0; i < codes_count; i++) {
		strcat(strcat(text, codes[i]), " ");
		ck_assert_uint_eq(rows[i], 2);
	}
	ck_assert_str_eq(text, faults[_i].codes);
	ck_assert(!report->landed);
	ck_assert_uint_eq(report->rejected, 1);
	ck_assert_int_eq(state_of(1, "P12", 6), CREDIT_TASK_OPEN); /* nothing landed */
	end();
}
END_TEST

START_TEST(test_numbers_must_be_those_of_the_subject)
{
	begin();
	list_firms(1, 2, "样例商贸有限公司", 0);
	answer(HEADER "X,91629999F00000093C,已落实,2026-06-03,,\n", 5);
	ck_assert_str_eq(codes[0], "feedback-number");
	answer(HEADER ",91629999F00000093C,已落实,2026-06-03,,\n", 5);
	ck_assert_str_eq(codes[0], "intake-required");
	answer(HEADER "0123456789AB,91629999F00000093C,已落实,2026-06-03,,\n", 5);
	ck_assert_str_eq(codes[0], "feedback-task");
	answer(HEADER "0123456789AB,91629999F00000093D,已落实,2026-06-03,,\n", 5);
	ck_assert_str_eq(codes[0], "feedback-task"); /* a slip in the identifier finds nobody */
	answer(HEADER "0123456789AB,,已落实,2026-06-03,,\n", 5);
	ck_assert_str_eq(codes[0], "feedback-task-none");
	end();
}
END_TEST

/* Honours of households and places bear no identifier; the number alone is enough. */
START_TEST(test_a_number_alone_finds_its_task)
{
	char text[400];

	begin();
	list_firms(1, 3, "样例商贸有限公司", 0);
	see_tasks("SC", 4);
	snprintf(text, sizeof(text), "任务编号,反馈结果,反馈日期\n%s,已落实,2026-06-03\n%s,已解除,2026-06-03\n",
		seen_of("SC", "P18", 2)->number, seen_of("SC", "P12", 3)->number);
	answer(text, 5);
	ck_assert_uint_eq(report->added, 2);
	ck_assert_int_eq(state_of(2, "P18", 6), CREDIT_TASK_DONE);
	ck_assert_int_eq(seen_of("SC", "P12", 3)->state, CREDIT_TASK_CONTRADICTORY);
	ck_assert_str_ne(seen_of("SC", "P12", 3)->change, "");
	end();
}
END_TEST

START_TEST(test_one_department_does_not_answer_for_another)
{
	begin();
	list_firms(1, 1, "样例商贸有限公司", 0);
	options.authority = "ZW";
	answer(file_of(row(1, "P18", "已落实,2026-06-03,,"), ""), 5);
	ck_assert_str_eq(codes[0], "feedback-department");
	options.authority = "样例县市场监督管理局";
	answer(file_of(row(1, "P18", "已落实,2026-06-03,,"), ""), 5);
	ck_assert_uint_eq(report->added, 1);
	end();
}
END_TEST

START_TEST(test_answers_that_contradict_on_one_day_and_document_are_refused)
{
	begin();
	list_firms(1, 1, "样例商贸有限公司", 0);
	answer(file_of(row(1, "P18", "已落实,2026-06-03,样反1号,"),
		       row(1, "P18", "未落实,2026-06-03,样反1号,无此权限")),
		5);
	ck_assert_str_eq(codes[0], "feedback-contradicts");
	ck_assert_uint_eq(rows[0], 3);
	ck_assert_uint_eq(report->added, 1);
	ck_assert(!report->landed);
	options.dry_run = true; /* seen also when nothing is written */
	answer(file_of(row(1, "P18", "未落实,2026-06-03,样反1号,一"),
		       row(1, "P18", "未落实,2026-06-03,样反1号,二")),
		5);
	ck_assert_str_eq(codes[0], "feedback-differs");
	options.dry_run = false;
	options.accept_good = true;
	answer(file_of(row(1, "P18", "已落实,2026-06-03,样反1号,"),
		       row(1, "P18", "未落实,2026-06-03,样反1号,无此权限")),
		5);
	ck_assert(report->landed);
	ck_assert_int_eq(state_of(1, "P18", 6), CREDIT_TASK_DONE);
	/* by another document of the same day both are kept, and shown */
	answer(file_of(row(1, "P18", "未落实,2026-06-03,样反2号,无此权限"), ""), 7);
	ck_assert_uint_eq(report->added, 1);
	ck_assert_int_eq(state_of(1, "P18", 8), CREDIT_TASK_CONTRADICTORY);
	end();
}
END_TEST

START_TEST(test_the_returned_file_has_what_is_to_be_mended)
{
	struct buf text = BUF_INIT;

	begin();
	list_firms(1, 1, "样例商贸有限公司", 0);
	options.returned_beside = true;
	answer(file_of(row(1, "P18", "已落实,2027-06-03,,"), row(1, "P12", ",,,")), 5);
	ck_assert_ptr_nonnull(report->returned);
	OK(file_read(report->returned, 10000, &text, err));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), "intake-day-future"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&text), sample_firm(1).text));
	buf_free(&text);
	end();
}
END_TEST

START_TEST(test_rows_without_an_answer_are_passed_over)
{
	begin();
	list_firms(1, 1, "样例商贸有限公司", 0);
	answer(file_of(row(1, "P18", ",,,"), row(1, "P12", "已落实,2026-06-03,,")), 5);
	ck_assert_uint_eq(report->rows, 1);
	ck_assert_uint_eq(report->added, 1);
	answer(file_of(row(1, "P18", ",,,"), ""), 5);
	ck_assert(!report->landed);
	ck_assert(!report->file_refused);
	ck_assert_uint_eq(report->rows, 0);
	end();
}
END_TEST

/* It was done before the second entry came, and is imported afterwards. */
START_TEST(test_an_answer_rests_on_what_held_on_its_day)
{
	const char *text;
	struct change *change;
	struct entry entry;

	begin();
	list_firms(1, 1, "样例商贸有限公司", 0);
	text = file_of(row(1, "P18", "已落实,2026-06-03,,"), "");
	OK(change_begin(sample.registry, NOW(8), "", &change, err));
	listed_entry(&entry, 1, "样例商贸有限公司", "样列〔2026〕99号", change);
	OK(change_commit(change, err));
	answer(text, 10);
	ck_assert_uint_eq(report->added, 1);
	ck_assert_int_eq(state_of(1, "P18", 11), CREDIT_TASK_UPDATED);
	ck_assert_ptr_nonnull(strstr(seen_of("SC", "P18", 1)->change, "99号"));
	ck_assert_uint_eq(seen_of("SC", "P18", 1)->supports, 2);
	end();
}
END_TEST

START_TEST(test_what_was_done_is_lifted_and_old_files_change_nothing)
{
	static char first[2000];

	begin();
	list_firms(1, 1, "样例商贸有限公司", 0);
	strcpy(first, file_of(row(1, "P18", "已落实,2026-06-03,,"), ""));
	answer(first, 5);
	act_on(1, CREDIT_EVENT_REVOKED, 10);
	see_tasks("SC", 11);
	ck_assert_int_eq(seen_of("SC", "P18", 1)->state, CREDIT_TASK_TO_LIFT);
	ck_assert(!seen_of("SC", "P18", 1)->overdue);
	see_tasks("SC", 20);
	ck_assert(seen_of("SC", "P18", 1)->overdue);
	answer(file_of(row(1, "P18", "已解除,2026-06-12,,"), ""), 20);
	ck_assert_uint_eq(report->added, 1);
	ck_assert_int_eq(state_of(1, "P18", 21), CREDIT_TASK_LIFTED);
	see_tasks("SC", 200);
	ck_assert_ptr_null(seen_of("SC", "P18", 1)); /* shown long enough */
	strcat(first, "\n");
	answer(first, 200);
	ck_assert_uint_eq(report->unchanged, 1); /* its number is known all the same */
	end();
}
END_TEST

START_TEST(test_misuse_and_files_that_are_none)
{
	credit_import_report *none;

	begin();
	FAILS(credit_feedback_import(NULL, path, NULL, NULL, NULL, &none, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_feedback_import(sample.registry, NULL, NULL, NULL, NULL, &none, err),
		CREDIT_EINVAL, "argument");
	FAILS(credit_feedback_import(sample.registry, path, NULL, NULL, NULL, NULL, err),
		CREDIT_EINVAL, "argument");
	FAILS(credit_feedback_import(sample.registry, path, NULL, NULL, NULL, &none, err),
		CREDIT_ENOTFOUND, "file-open");
	ck_assert_ptr_null(none);
	options.authority = "无此局";
	FAILS(credit_feedback_import(sample.registry, path, &options, NULL, NULL, &none, err),
		CREDIT_EINVAL, "intake-authority-option");
	options.authority = NULL;
	answer("任务编号,证件号码\n0123456789AB,X\n", 1);
	ck_assert(report->file_refused);
	ck_assert_str_eq(codes[0], "intake-column-missing");
	options.size = 8;
	FAILS(credit_feedback_import(sample.registry, path, &options, NULL, NULL, &none, err),
		CREDIT_EINVAL, "argument");
	end();
}
END_TEST

SUITE("joint/feedback_file", T(test_answers_land_once),
	T(test_an_undone_file_takes_its_answers_back),
	TL(test_every_fault_of_a_row_is_told, (int)(sizeof(faults) / sizeof(faults[0]))),
	T(test_numbers_must_be_those_of_the_subject), T(test_a_number_alone_finds_its_task),
	T(test_one_department_does_not_answer_for_another),
	T(test_answers_that_contradict_on_one_day_and_document_are_refused),
	T(test_the_returned_file_has_what_is_to_be_mended),
	T(test_rows_without_an_answer_are_passed_over),
	T(test_an_answer_rests_on_what_held_on_its_day),
	T(test_what_was_done_is_lifted_and_old_files_change_nothing),
	T(test_misuse_and_files_that_are_none))
