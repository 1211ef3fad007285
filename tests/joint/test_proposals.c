/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Proposals over a store with the shipped tables: to whom, about whom, resting on
 * what; and nothing that answers about a subject or is printed knows of them.
 */
#include <dirent.h>

#include "../store/sample.h"
#include "credit/edition.h"
#include "credit/joint.h"

#define OFFICE "11629999F00010021Y" /* FG, competent for ZB */
#define MARK "此处是阈值来源"

static struct sample sample;
static credit_snapshot *snapshot;
static struct entry_id ids[4];
static credit_proposal last; /* strings copied below */
static char last_entries[2][ENTRY_ID_TEXT_BYTES];
static char last_subject[CREDIT_ID_TEXT_BYTES];
static int told;

static void put(struct change *change, size_t n, unsigned firm, const char *document,
	const char *basis, credit_day decided)
{
	const credit_id id = sample_firm(firm);
	struct entry entry = sample_entry(&id, document);

	entry.list = "ZB";
	entry.authority = OFFICE;
	entry.ground = "ZB1";
	entry.decided = entry.served = decided;
	entry.until = decided + 700;
	entry.basis_document = basis;
	entry.basis_day = decided;
	entry.grade = GRADE_SEVERE;
	sample_seal(&entry);
	ids[n] = entry.id;
	OK(change_add_entry(change, &entry, err));
}

/* Firm 1 colluded twice within three years, firm 2 once; thresholds bear a mark. */
static void begin(void)
{
	static struct threshold_row rows[8];
	const credit_catalogue *tables;
	struct change *change;
	size_t count;

	sample_begin(&sample);
	OK(change_begin(sample.registry, TIME0, "", &change, err));
	put(change, 0, 1, "样招〔2025〕1号", "样罚〔2025〕1号", DAY0 - 400);
	put(change, 1, 1, "样招〔2026〕2号", "样罚〔2026〕2号", DAY0 - 10);
	put(change, 2, 2, "样招〔2026〕3号", "样罚〔2026〕3号", DAY0 - 10);
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(snapshot_tables(snapshot, &tables, err));
	count = tables->thresholds_count;
	ck_assert(count > 0 && count <= 8);
	memcpy(rows, tables->thresholds, count * sizeof(rows[0]));
	for (size_t i = 0; i < count; i++)
		rows[i].head.source = MARK;
	((credit_catalogue *)(uintptr_t)tables)->thresholds = rows; /* this test's own */
	told = 0;
}

static void end(void)
{
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}

static int note(void *context, const credit_proposal *proposal)
{
	told++;
	last = *proposal;
	snprintf(last_subject, sizeof(last_subject), "%s", proposal->subject->text);
	for (size_t i = 0; i < 2; i++)
		snprintf(last_entries[i], sizeof(last_entries[i]), "%s", proposal->entries[i]);
	ck_assert_str_eq(proposal->name, "样例商贸有限公司");
	return context ? 7 : 0;
}

START_TEST(test_a_threshold_that_is_reached_is_told_with_its_entries)
{
	char id[2][ENTRY_ID_TEXT_BYTES];

	begin();
	OK(credit_proposals(snapshot, DAY0, NULL, note, NULL, err));
	ck_assert_int_eq(told, 1);
	ck_assert_uint_eq(last.size, sizeof(last));
	ck_assert_str_eq(last_subject, sample_firm(1).text);
	ck_assert_str_eq(last.list, "ZB");
	ck_assert_str_eq(last.list_name_zh, "招标投标禁止期");
	ck_assert_str_eq(last.of_list, "ZB");
	ck_assert_str_eq(last.of_ground, "ZB1");
	ck_assert_uint_eq(last.count, 2);
	ck_assert_uint_eq(last.months, 36);
	ck_assert_str_eq(last.authority, "FG");
	ck_assert_str_eq(last.authority_zh, "样例县发展和改革局");
	ck_assert_str_eq(last.source, MARK);
	ck_assert(!last.sure);
	ck_assert_uint_eq(last.entries_count, 2);
	for (size_t i = 0; i < 2; i++) {
		entry_id_text(&ids[i], id[i]);
		ck_assert_str_eq(last_entries[i], id[i]);
	}
	ck_assert_int_eq(last.reached, DAY0 - 10);
	end();
}
END_TEST

START_TEST(test_only_the_authority_concerned_is_told)
{
	begin();
	OK(credit_proposals(snapshot, DAY0, "样例县发展和改革局", note, NULL, err));
	ck_assert_int_eq(told, 1);
	OK(credit_proposals(snapshot, DAY0, "CZ", note, NULL, err));
	ck_assert_int_eq(told, 1);
	OK(credit_proposals(snapshot, DAY0 - 11, "FG", note, NULL, err));
	ck_assert_int_eq(told, 1);
	FAILS(credit_proposals(snapshot, DAY0, "没有这个单位", note, NULL, err),
		CREDIT_ENOTFOUND, "act-authority");
	end();
}
END_TEST

START_TEST(test_misuse_is_refused_and_a_callback_may_stop)
{
	begin();
	FAILS(credit_proposals(NULL, DAY0, NULL, note, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_proposals(snapshot, DAY0, NULL, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_proposals(snapshot, CREDIT_DAY_NONE, NULL, note, NULL, err),
		CREDIT_EINVAL, "argument");
	ck_assert_int_eq(credit_proposals(NULL, DAY0, NULL, note, NULL, NULL), CREDIT_EINVAL);
	FAILS(credit_proposals(snapshot, DAY0, NULL, note, &told, err), CREDIT_ECANCELLED,
		"cancelled");
	ck_assert_int_eq(told, 1);
	end();
}
END_TEST

/* ---- nothing else knows ---- */

/* What a check and a look at the firm answer, one after the other. */
static void answers(struct buf *out)
{
	const credit_id id = sample_firm(1);
	const credit_verdict *verdict;
	const credit_subject *subject;
	const char *json;

	OK(credit_check(snapshot, &id, DAY0, &verdict, err));
	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++) {
		OK(credit_verdict_json(snapshot, verdict, NULL, lang, &json, NULL, err));
		buf_str(out, json);
	}
	OK(credit_subject_get(snapshot, &id, DAY0, &subject, err));
	OK(credit_subject_json(snapshot, subject, &json, NULL, err));
	buf_str(out, json);
}

START_TEST(test_a_check_and_a_look_are_the_same_with_and_without_thresholds)
{
	struct buf with = BUF_INIT, without = BUF_INIT;
	const credit_catalogue *tables;

	begin();
	answers(&with);
	OK(snapshot_tables(snapshot, &tables, err));
	((credit_catalogue *)(uintptr_t)tables)->thresholds_count = 0;
	OK(credit_proposals(snapshot, DAY0, NULL, note, NULL, err));
	ck_assert_int_eq(told, 0);
	answers(&without);
	ck_assert(strstr(buf_cstr(&with), "样招〔2026〕2号"));
	ck_assert_str_eq(buf_cstr(&with), buf_cstr(&without));
	buf_free(&with);
	buf_free(&without);
	end();
}
END_TEST

static void read_into(const char *folder, const char *name, struct buf *out)
{
	char path[400];
	char bytes[4096];
	size_t length;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "rb");
	ck_assert_ptr_nonnull(file);
	while ((length = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_put(out, bytes, length);
	fclose(file);
	unlink(path);
}

/* Every file of a folder, which is gone afterwards. */
static size_t take_folder(const char *folder, struct buf *out)
{
	DIR *dir = opendir(folder);
	struct dirent *file;
	size_t files = 0;

	ck_assert_ptr_nonnull(dir);
	while ((file = readdir(dir)))
		if (file->d_name[0] != '.') {
			read_into(folder, file->d_name, out);
			files++;
		}
	closedir(dir);
	rmdir(folder);
	return files;
}

START_TEST(test_no_file_of_an_edition_mentions_a_proposal)
{
	credit_publish_report *report;
	credit_publish_options options;
	struct buf bytes = BUF_INIT;
	char folder[120], held[140];

	begin();
	snprintf(folder, sizeof(folder), "%s-out", sample.place);
	snprintf(held, sizeof(held), "%s-held.csv", sample.place);
	credit_publish_options_init(&options);
	options.period = "2026-05";
	options.on = DAY0;
	options.directory = folder;
	options.held = held;
	OK(credit_publish(sample.registry, &options, NULL, NULL, &report, err));
	ck_assert_uint_ge(take_folder(report->folder, &bytes), 5);
	if (report->held_file) {
		read_into("", report->held_file, &bytes);
		ck_assert_int_ne(access(report->held_file, F_OK), 0);
	}
	credit_publish_report_free(report);
	ck_assert(strstr(buf_cstr(&bytes), "样招〔2026〕2号"));
	ck_assert_ptr_null(strstr(buf_cstr(&bytes), MARK));
	ck_assert_ptr_null(strstr(buf_cstr(&bytes), "列入建议"));
	ck_assert_ptr_null(strstr(buf_cstr(&bytes), "proposal"));
	buf_reset(&bytes);
	take_folder(folder, &bytes);
	buf_free(&bytes);
	end();
}
END_TEST

SUITE("joint/proposals", T(test_a_threshold_that_is_reached_is_told_with_its_entries),
	T(test_only_the_authority_concerned_is_told),
	T(test_misuse_is_refused_and_a_callback_may_stop),
	T(test_a_check_and_a_look_are_the_same_with_and_without_thresholds),
	T(test_no_file_of_an_edition_mentions_a_proposal))
