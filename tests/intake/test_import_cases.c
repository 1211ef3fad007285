/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does this file give exactly these messages, this file back and this store?
 *
 * Each folder of cases/ is one registry: its inputs are imported in order of
 * name, and what was said, returned and stored is compared with `expected`.
 * Inputs with .acts. in their name are files of acts; the word undo in `options`
 * undoes the batch that landed last before the input.
 * `options` holds words for all inputs: list=, authority=, encoding=, synonyms,
 * accept-good, dry-run, en; "2:" before a word limits it to the second input.
 * With CASES_WRITE set in the environment `expected` is written instead; read
 * the difference before committing it.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "csv/csv_encoding.h"
#include "intake/intake.h"
#include "record/subject_act.h"
#include "../support/suite.h"

#define CASES "tests/intake/cases"
#define NOW_US INT64_C(1780275600000000) /* 2026-06-01T09:00:00+08:00 */

static const uint8_t id_key[32] = {'c', 'a', 's', 'e'};

static int visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int inputs_only(const struct dirent *entry)
{
	return strncmp(entry->d_name, "input", 5) == 0;
}

static int case_count(void)
{
	struct dirent **names;
	int count = scandir(CASES, &names, visible, alphasort);

	for (int i = 0; i < count; i++)
		free(names[i]);
	if (count > 0)
		free(names);
	return count;
}

static char *case_name(int index)
{
	struct dirent **names;
	int count = scandir(CASES, &names, visible, alphasort);
	char *name;

	ck_assert_int_lt(index, count);
	name = strdup(names[index]->d_name);
	for (int i = 0; i < count; i++)
		free(names[i]);
	free(names);
	return name;
}

static int put_finding(void *context, const credit_finding *f)
{
	static const char *const words[] = {"note", "warning", "refused", "fatal"};
	struct buf *out = context;
	char letters[CSV_COLUMN_BYTES] = "";

	if (f->column)
		csv_column_letters(f->column - 1, letters);
	buf_printf(out, "  %s %s%s", words[f->severity], f->row ? "" : "file", letters);
	if (f->row)
		buf_printf(out, "%llu", (unsigned long long)f->row);
	if (f->line != f->row)
		buf_printf(out, " line %llu", (unsigned long long)f->line);
	buf_printf(out, " %s", f->code);
	if (*f->field)
		buf_printf(out, " %s", f->field);
	if (*f->header)
		buf_printf(out, " [%s]", f->header);
	if (*f->value)
		buf_printf(out, " '%s'", f->value);
	for (uint32_t i = 0; i < f->params_count; i++)
		buf_printf(out, " {%s}", f->params[i]);
	buf_str(out, "\n");
	return 0;
}

/* The returned file as UTF-8 with its line ends made visible. */
static void put_returned(const char *path, const char *encoding, struct buf *out)
{
	struct buf bytes = BUF_INIT;
	struct buf text = BUF_INIT;
	struct decoder decoder;
	enum encoding e;
	struct stat st;

	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
	ck_assert_int_eq(file_read(path, 1 << 20, &bytes, NULL), CREDIT_OK);
	ck_assert(encoding_parse(encoding, &e));
	ck_assert_int_eq(decoder_init(&decoder, e, NULL), CREDIT_OK);
	ck_assert_int_eq(decoder_put(&decoder, bytes.data, bytes.length, true, &text), CREDIT_OK);
	decoder_free(&decoder);
	buf_str(out, "  returned:\n  | ");
	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] == '\r')
			continue;
		buf_u8(out, text.data[i]);
		if (text.data[i] == '\n' && i + 1 < text.length)
			buf_str(out, "  | ");
	}
	buf_free(&bytes);
	buf_free(&text);
}

static void put_field(struct buf *out, const struct entry *e, const char *name)
{
	struct buf value = BUF_INIT;

	if (entry_get_field(e, name, &value) && value.length)
		buf_printf(out, " %s=%s", name, buf_cstr(&value));
	buf_free(&value);
}

static void put_events(struct buf *out, const struct entry *e)
{
	for (size_t i = 0; i < e->events_count; i++) {
		const struct event *event = e->events[i];
		char day[CREDIT_DAY_BYTES];

		credit_day_format(event->day, day);
		buf_printf(out, "      %s %s %s", credit_event_kind_name(event->kind), day,
			event->document);
		for (size_t k = 0; k < event->fields_count; k++)
			buf_printf(out, " %s=%s", event->fields[k].name, event->fields[k].value);
		buf_str(out, "\n");
	}
}

static void put_act(struct buf *out, const struct subject_act *act)
{
	char day[CREDIT_DAY_BYTES];

	credit_day_format(act->day, day);
	buf_printf(out, "  %s %s %s %s", act->subject.text, credit_subject_kind_name(act->kind),
		day, act->document);
	for (size_t k = 0; k < act->others_count; k++)
		buf_printf(out, " to=%s", act->others[k].text);
	for (size_t k = 0; k < act->fields_count; k++)
		buf_printf(out, " %s=%s", act->fields[k].name, act->fields[k].value);
	buf_str(out, act->undone ? " undone\n" : "\n");
}

static int put_entries(
	void *context, const struct subject_records *records, struct arena *arena)
{
	static const char *const fields[] = {"decided", "basis_document", "basis_day", "served",
		"notice_document", "notified", "objection", "listed", "until", "until_long",
		"grade", "ground", "sector", "facts", "act_end", "published", "consent",
		"guardian_consent", "labour_income", "same_case", "unit", "deed_reviewed",
		"corrects", "correction", "roles"};
	struct buf *out = context;

	(void)arena;
	for (size_t i = 0; i < records->acts_count; i++)
		put_act(out, records->acts[i]);
	for (size_t i = 0; i < records->entries_count; i++) {
		const struct entry *e = records->entries[i];
		char id[ENTRY_ID_TEXT_BYTES];

		entry_id_text(&e->id, id);
		buf_printf(out, "  %s %s %s %s “%s” %s\n     ", id, e->list,
			credit_kind_name(e->subject.kind), e->subject.text, e->name, e->document);
		for (size_t k = 0; k < sizeof(fields) / sizeof(fields[0]); k++)
			put_field(out, e, fields[k]);
		if (*e->id_reason)
			buf_printf(out, " id_reason=%s", e->id_reason);
		buf_printf(out, " batch=%d row=%d\n", (int)e->batch, (int)e->row);
		put_events(out, e);
	}
	return 0;
}

static void put_store(credit_registry *registry, struct buf *out)
{
	credit_snapshot *snapshot;

	ck_assert_int_eq(credit_snapshot_begin(registry, NULL, &snapshot, NULL), CREDIT_OK);
	buf_str(out, "store\n");
	ck_assert_int_eq(snapshot_walk(snapshot, put_entries, out, NULL), CREDIT_OK);
	credit_snapshot_end(snapshot);
}

static bool undo_before;  /* the word undo stood for the input at hand */
static uint64_t last_batch;

/* Words of the options file that hold for input number n. */
static void set_options(char *words, int n, const char *folder, credit_import_options *o)
{
	static char words_file[300];
	char *rest;

	for (char *word = strtok_r(words, " \n", &rest); word; word = strtok_r(NULL, " \n", &rest)) {
		if (word[0] >= '1' && word[0] <= '9' && word[1] == ':') {
			if (word[0] - '0' != n)
				continue;
			word += 2;
		}
		if (strncmp(word, "list=", 5) == 0)
			o->list = word + 5;
		else if (strncmp(word, "authority=", 10) == 0)
			o->authority = word + 10;
		else if (strncmp(word, "encoding=", 9) == 0)
			o->encoding = word + 9;
		else if (text_equal(word, "undo"))
			undo_before = true;
		else if (text_equal(word, "accept-good"))
			o->accept_good = true;
		else if (text_equal(word, "dry-run"))
			o->dry_run = true;
		else if (text_equal(word, "en"))
			o->lang = CREDIT_EN;
		else if (text_equal(word, "synonyms")) {
			snprintf(words_file, sizeof(words_file), "%s/synonyms.csv", folder);
			o->synonyms = words_file;
		} else
			ck_abort_msg("unknown option %s", word);
	}
}

static void put_report(const credit_import_report *r, struct buf *out)
{
	buf_printf(out,
		"  = %s '%s' list '%s' rows %d added %d changed %d unchanged %d rejected %d errors "
		"%d%s%s%s batch %d\n",
		r->encoding, r->separator == '\t' ? "TAB" : (char[]){r->separator, 0}, r->list,
		(int)r->rows, (int)r->added, (int)r->changed, (int)r->unchanged, (int)r->rejected,
		(int)r->errors, r->file_refused ? " file-refused" : "",
		r->landed ? " landed" : "", r->repeated ? " repeated" : "", (int)r->batch);
	ck_assert_uint_eq(r->rows, r->added + r->changed + r->unchanged + r->rejected);
}

static void run_input(credit_registry *registry, const char *folder, const char *name, int n,
	const char *returned, struct buf *out)
{
	credit_import_options o;
	credit_import_report *report;
	credit_error err = {0};
	struct buf words = BUF_INIT;
	char path[600];
	int status;

	credit_import_options_init(&o);
	snprintf(path, sizeof(path), "%s/options", folder);
	if (access(path, F_OK) == 0)
		ck_assert_int_eq(file_read(path, 4096, &words, NULL), CREDIT_OK);
	undo_before = false;
	set_options((char *)buf_cstr(&words), n, folder, &o);
	if (undo_before) {
		ck_assert_int_eq(credit_batch_undo(registry, last_batch, NULL, 0, NULL, NULL), 0);
		buf_printf(out, "undone batch %d\n", (int)last_batch);
	}
	o.returned = returned;
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	buf_printf(out, "%s\n", name);
	if (strstr(name, ".acts."))
		status = credit_event_import_csv(
			registry, path, &o, put_finding, out, &report, &err);
	else
		status = credit_import_csv(registry, path, &o, put_finding, out, &report, &err);
	if (status) {
		buf_printf(out, "  failed %s %s\n", credit_status_name(status), err.code);
	} else {
		put_report(report, out);
		if (report->landed)
			last_batch = report->batch;
		if (report->returned)
			put_returned(report->returned, report->encoding, out);
		credit_import_report_free(report);
	}
	unlink(returned);
	buf_free(&words);
}

static void run_case(const char *folder, struct buf *out)
{
	char temporary[] = "/tmp/test_import_XXXXXX";
	char store[64];
	char returned[64];
	char command[100];
	credit_create_options create;
	credit_registry *registry;
	struct dirent **names;
	int count;

	ck_assert_ptr_nonnull(mkdtemp(temporary));
	snprintf(store, sizeof(store), "%s/store", temporary);
	snprintf(returned, sizeof(returned), "%s/returned.csv", temporary);
	credit_create_options_init(&create);
	create.id_key = id_key;
	create.id_key_length = sizeof(id_key);
	create.now_us = NOW_US;
	ck_assert_int_eq(credit_create(store, &create, &registry, NULL), CREDIT_OK);
	count = scandir(folder, &names, inputs_only, alphasort);
	ck_assert_int_gt(count, 0);
	for (int i = 0; i < count; i++) {
		run_input(registry, folder, names[i]->d_name, i + 1, returned, out);
		free(names[i]);
	}
	free(names);
	put_store(registry, out);
	ck_assert_int_eq(credit_fsck(registry, NULL, NULL, NULL, NULL), CREDIT_OK);
	credit_close(registry);
	snprintf(command, sizeof(command), "rm -rf %s", temporary);
	ck_assert_int_eq(system(command), 0);
}

START_TEST(test_case_says_returns_and_stores_this)
{
	char *name = case_name(_i);
	struct buf out = BUF_INIT;
	struct buf expected = BUF_INIT;
	char folder[200];
	char path[600];

	snprintf(folder, sizeof(folder), "%s/%s", CASES, name);
	snprintf(path, sizeof(path), "%s/expected", folder);
	run_case(folder, &out);
	if (getenv("CASES_WRITE")) {
		ck_assert_int_eq(file_write(path, out.data, out.length, 0644, false, NULL), 0);
	} else {
		ck_assert_int_eq(file_read(path, 1 << 20, &expected, NULL), CREDIT_OK);
		if (!text_equal(buf_cstr(&out), buf_cstr(&expected)))
			ck_abort_msg("%s gives:\n%s\nnot:\n%s", name, buf_cstr(&out),
				buf_cstr(&expected));
	}
	buf_free(&out);
	buf_free(&expected);
	free(name);
}
END_TEST

START_TEST(test_there_are_cases)
{
	ck_assert_int_gt(case_count(), 40); /* run from the root of the tree */
}
END_TEST

SUITE("intake/cases", T(test_there_are_cases),
	TL(test_case_says_returns_and_stores_this, case_count()))
