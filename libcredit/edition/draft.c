/* SPDX-License-Identifier: Apache-2.0 */
/*
 * draft.c - what the next edition would print, for those who must say yes.
 *
 * Runs a few times before each edition.  Nothing is stored and nothing public is
 * written: into a folder that only its owner can enter go the pages as they would
 * be, without numbers, and a sheet for each deciding body with its rows that would
 * be printed, are held back and why, or leave print.  The digest of all that would
 * be printed is what a signature is bound to (approve.c).
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "csv/csv_writer.h"
#include "edition/edition_changes.h"
#include "edition/publish_job.h"

#define CODE_SHOWN 16 /* digits of the digest in names of files */
#define SHEETS_MAX 200

/* ---- the digest ---- */

static void sum_text(struct digest *digest, const char *text)
{
	uint64_t length = strlen(text);
	uint8_t head[8];

	for (int i = 0; i < 8; i++)
		head[i] = (uint8_t)(length >> (56 - 8 * i));
	digest_update(digest, head, sizeof(head));
	digest_update(digest, text, length);
}

static void sum_day(struct digest *digest, credit_day day)
{
	char text[CREDIT_DAY_BYTES] = "";

	if (day != CREDIT_DAY_NONE)
		credit_day_format(day, text);
	sum_text(digest, text);
}

/* A row's bytes; what was never in print has no number in a draft. */
static int copy_blank(
	struct edition_rows *rows, size_t index, struct buf *out, credit_error *err)
{
	struct buf numbered = BUF_INIT;
	struct printed_row row;
	int status;

	buf_reset(out);
	if (!rows->refs[index].fresh)
		return edition_rows_copy(rows, index, out, err);
	status = edition_rows_copy(rows, index, &numbered, err);
	if (!status && row_decode(numbered.data, numbered.length, &row))
		status = FAIL(err, CREDIT_ECORRUPT, MSG_EDITION_RECORD,
			rows->refs[index].number, "row");
	row.slots[ROW_NUMBER] = "";
	if (!status && row_encode(&row, out))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	buf_free(&numbered);
	return status;
}

static int sum_rows(struct publish_job *job, struct digest *digest, credit_error *err)
{
	struct edition_rows *rows = &job->selection.rows;
	struct buf bytes = BUF_INIT;
	int status = CREDIT_OK;

	for (size_t i = 0; i < rows->count && !status; i++) {
		status = copy_blank(rows, i, &bytes, err);
		if (status)
			break;
		digest_update(digest, rows->refs[i].entry.bytes, ENTRY_ID_BYTES);
		digest_update(digest, bytes.data, bytes.length);
	}
	buf_free(&bytes);
	return status;
}

static void sum_changes(const struct selection *s, struct digest *digest)
{
	for (size_t i = 0; i < s->changes_count; i++) {
		const struct print_change *change = &s->changes[i];

		sum_text(digest, change->list);
		sum_text(digest, change_kind_key(change->kind));
		sum_text(digest, change_reason_key(change->reason));
		sum_text(digest, change->number);
		sum_text(digest, change->document);
		sum_text(digest, change->authority);
		sum_day(digest, change->day);
	}
	for (size_t i = 0; i < s->lists_count; i++) { /* persons that are counted only */
		char count[24];

		snprintf(count, sizeof(count), "%llu", (unsigned long long)s->lists[i].persons);
		sum_text(digest, s->lists[i].code);
		sum_text(digest, count);
	}
}

int draft_digest(
	struct publish_job *job, uint8_t out[APPROVAL_DRAFT_BYTES], credit_error *err)
{
	struct digest digest;
	int status = digest_open(&digest, HASH_SHA256, err);

	if (status)
		return status;
	sum_text(&digest, "credit.draft/1");
	sum_text(&digest, job->head.series);
	sum_text(&digest, job->label);
	sum_day(&digest, job->head.day);
	sum_day(&digest, job->head.valid_until);
	digest_update(&digest, job->head.tables, DIGEST_BYTES);
	sum_text(&digest, buf_cstr(&job->own_words));
	sum_text(&digest, job->options.reissue ? job->options.reissue : "");
	status = sum_rows(job, &digest, err);
	if (!status) {
		sum_changes(&job->selection, &digest);
		digest_final(&digest, out);
		status = digest_status(&digest, err);
	}
	digest_close(&digest);
	return status;
}

/* ---- the private folder ---- */

static int fail_place(credit_error *err, const char *folder, const char *what)
{
	return FAIL(err, CREDIT_EINVAL, MSG_DRAFT_PLACE, folder, what);
}

/* A folder with an index.html in it, or above it, is what a server shows. */
static bool is_shown(const char *folder)
{
	char *real = realpath(folder, NULL);
	struct buf path = BUF_INIT;
	bool shown = false;

	for (size_t length = real ? strlen(real) : 0; length > 0 && !shown;) {
		struct stat info;

		path.length = 0;
		buf_put(&path, real, length);
		buf_str(&path, "/index.html");
		shown = lstat(buf_cstr(&path), &info) == 0;
		while (length > 0 && real[length - 1] != '/')
			length--;
		length -= length > 0;
	}
	free(real);
	buf_free(&path);
	return shown;
}

static int make_private(const char *folder, credit_error *err)
{
	struct buf beside = BUF_INIT;
	struct stat info;
	int status = CREDIT_OK;

	path_beside(folder, &beside);
	if (is_shown(buf_cstr(&beside)) || is_shown(folder))
		status = fail_place(err, folder, "index.html");
	else if (mkdir(folder, 0700) && errno != EEXIST)
		status = FAIL(err, status_of_errno(errno), MSG_FILE_WRITE, folder, strerror(errno));
	else if (lstat(folder, &info) || !S_ISDIR(info.st_mode) || (info.st_mode & 077) ||
		info.st_uid != geteuid())
		status = fail_place(err, folder, "0700");
	buf_free(&beside);
	return status;
}

/* ---- a sheet for each deciding body ---- */

struct sheet {
	char code[40]; /* the department's, or the body's credit code */
	struct csv_writer csv;
	struct buf path; /* while it is written */
	int fd;
};

struct drafting {
	struct publish_job *job;
	const char *folder;
	struct sheet *sheets;
	size_t count;
	credit_draft_report *report;
};

static int open_sheet(struct drafting *d, const char *code, struct sheet **out, credit_error *err)
{
	static const char *const headers[] = {"事项", "记录编号", "公示编号", "名单代码",
		"名单名称", "主体类别", "名称", "证件号码（部分隐藏）", "情形代码", "认定文号",
		"认定日期", "公示至（含当日）", "原因", "依据", "确认意见", "确认人", "确认日期"};
	struct sheet *sheet = &d->sheets[d->count];
	int status;

	if (d->count == SHEETS_MAX)
		return FAIL(err, CREDIT_ELIMIT, MSG_ARGUMENT, "authorities", "200");
	memset(sheet, 0, sizeof(*sheet));
	snprintf(sheet->code, sizeof(sheet->code), "%s", code);
	buf_printf(&sheet->path, "%s/.tmp-sheet-%zu", d->folder, d->count);
	unlink(buf_cstr(&sheet->path)); /* of a call that was stopped */
	sheet->fd = open(
		buf_cstr(&sheet->path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (sheet->fd < 0) {
		status = FAIL(err, status_of_errno(errno), MSG_FILE_OPEN,
			buf_cstr(&sheet->path), strerror(errno));
		buf_free(&sheet->path);
		return status;
	}
	d->count++;
	status = csv_writer_init(&sheet->csv, sheet->fd, ENCODING_UTF8, ',',
		CSV_WRITER_BOM | CSV_WRITER_NEUTRALISE, err);
	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++)
		csv_writer_text(&sheet->csv, headers[i]);
	csv_writer_row(&sheet->csv);
	*out = sheet;
	return status;
}

/* The sheet of who answers for an entry's authority on the day. */
static int sheet_of(struct drafting *d, const struct entry *entry, struct sheet **out,
	credit_error *err)
{
	const struct department_row *department = catalogue_department_answering(
		d->job->selection.tables, entry->authority, strlen(entry->authority),
		d->job->head.day);
	const char *code = department ? department->code : entry->authority;

	for (size_t i = 0; i < d->count; i++)
		if (strcmp(d->sheets[i].code, code) == 0) {
			*out = &d->sheets[i];
			return CREDIT_OK;
		}
	return open_sheet(d, code, out, err);
}

static void put_day(struct csv_writer *csv, credit_day day)
{
	char text[CREDIT_DAY_BYTES] = "";

	if (day != CREDIT_DAY_NONE)
		row_day(day, text);
	csv_writer_exact(csv, text);
}

/* Why it is not printed, or leaves print; empty for what is printed. */
static void put_reason(const struct drafting *d, const struct judged_entry *judged,
	enum selection_note note, struct csv_writer *csv)
{
	const char *code = judged->why_not < MSG_COUNT ? message_code(judged->why_not) : "";
	const char *text = credit_message_template(code, CREDIT_ZH, false);
	struct absence_reason why;

	if (note == NOTE_ABSENT)
		absence_explain(judged, d->job->selection.tables, d->job->head.day, &why);
	csv_writer_exact(csv, note == NOTE_PRINTED || !text ? "" : text);
	if (note == NOTE_ABSENT && why.article[0])
		csv_writer_exact(csv, why.article);
	else
		csv_writer_exact(csv, note == NOTE_PRINTED
				? (judged->list ? judged->list->basis : "")
				: (judged->why_article ? judged->why_article : ""));
}

static int put_sheet_row(void *context, const struct judged_entry *judged,
	enum selection_note note, credit_error *err)
{
	static const char *const notes[] = {"", "拟公示", "不予公示", "拟移出"};
	struct drafting *d = context;
	const struct entry *entry = &judged->current;
	const char *number = entry_public_number(judged->entry);
	char id[ENTRY_ID_TEXT_BYTES];
	char masked[CREDIT_ID_TEXT_BYTES];
	char key[32];
	struct sheet *sheet = NULL;
	struct csv_writer *csv;
	int status = sheet_of(d, entry, &sheet, err);

	if (status)
		return status;
	d->report->printed += note == NOTE_PRINTED;
	d->report->held += note == NOTE_HELD;
	d->report->removed += note == NOTE_ABSENT;
	csv = &sheet->csv;
	entry_id_text(&entry->id, id);
	credit_id_mask(&entry->subject, CREDIT_MASK_LOG, masked, sizeof(masked));
	csv_writer_exact(csv, notes[note]);
	csv_writer_exact(csv, id);
	csv_writer_exact(csv, number ? number : "");
	csv_writer_exact(csv, entry->list);
	csv_writer_exact(csv, judged->list ? judged->list->name_zh : "");
	snprintf(key, sizeof(key), "kind_%s", credit_kind_name(entry->subject.kind));
	csv_writer_exact(csv, word(d->job->words, key, CREDIT_ZH));
	csv_writer_exact(csv, entry->name);
	csv_writer_exact(csv, masked);
	csv_writer_exact(csv, entry->ground);
	csv_writer_exact(csv, entry->document);
	put_day(csv, entry->decided);
	put_day(csv, judged->standing.windows[EFFECT_PUBLICITY - 1].until);
	put_reason(d, judged, note, csv);
	for (int i = 0; i < 3; i++)
		csv_writer_exact(csv, ""); /* for the body to fill in */
	csv_writer_row(csv);
	return CREDIT_OK;
}

/* FOLDER/内部_含个人信息_LABEL_确认单_DEPARTMENT_CODE.csv */
static int place_sheets(struct drafting *d, credit_error *err)
{
	int status = CREDIT_OK;

	for (size_t i = 0; i < d->count && !status; i++) {
		struct sheet *sheet = &d->sheets[i];
		struct buf to = BUF_INIT;

		buf_printf(&to, "%s/" HELD_PREFIX "%s_确认单_%s_%.*s.csv", d->folder,
			d->job->label, sheet->code, CODE_SHOWN, d->report->draft);
		status = csv_writer_finish(&sheet->csv, buf_cstr(&to), err);
		if (!status && (fsync(sheet->fd) || rename(buf_cstr(&sheet->path), buf_cstr(&to))))
			status = FAIL(err, status_of_errno(errno), MSG_FILE_WRITE, buf_cstr(&to),
				strerror(errno));
		buf_free(&to);
	}
	d->report->sheets = d->count;
	return status;
}

static void close_sheets(struct drafting *d)
{
	for (size_t i = 0; i < d->count; i++) {
		unlink(buf_cstr(&d->sheets[i].path)); /* gone already when it was placed */
		close(d->sheets[i].fd);
		csv_writer_free(&d->sheets[i].csv);
		buf_free(&d->sheets[i].path);
	}
	free(d->sheets);
}

/* ---- the pages ---- */

/* The files of the edition to be, in a folder of their own; never an edition.json. */
static int write_pages(struct drafting *d, const uint8_t digest[DIGEST_BYTES], credit_error *err)
{
	struct publish_job *job = d->job;
	struct buf name = BUF_INIT;
	struct buf json = BUF_INIT;
	struct print print;
	int status = selection_order(&job->selection, true, err);

	job->head.red = edition_rows_count(&job->selection.rows, COLOUR_RED, false);
	job->head.black = edition_rows_count(&job->selection.rows, COLOUR_BLACK, false);
	series_print(&job->selection, &job->head, digest, job->words,
		job->options.reissue ? job->options.reissue : "", true, &print);
	if (!status)
		status = folder_write(d->folder, &print, err);
	buf_printf(&json, "%s/.tmp-%s/edition.json", d->folder, job->label);
	buf_printf(&name, HELD_PREFIX "%s_样稿", job->label);
	if (!status)
		unlink(buf_cstr(&json));
	if (!status)
		status = folder_place_as(d->folder, job->label, buf_cstr(&name), err);
	else
		folder_drop(d->folder, job->label);
	if (!status) {
		buf_reset(&json);
		buf_printf(&json, "%s/%s", d->folder, buf_cstr(&name));
		d->report->pages = strdup(buf_cstr(&json));
		if (!d->report->pages)
			status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	buf_free(&name);
	buf_free(&json);
	return status;
}

static int draft(struct drafting *d, credit_finding_fn report, void *context, credit_error *err)
{
	struct publish_job *job = d->job;
	uint8_t digest[APPROVAL_DRAFT_BYTES];
	int status = job->mode == MODE_REPEAT
		? FAIL(err, CREDIT_EEXISTS, MSG_DRAFT_PUBLISHED, job->options.period)
		: make_private(d->folder, err);

	if (!status)
		status = folder_prepare(d->folder, err); /* what a stopped call left */
	if (!status)
		status = job_fill_head(job, err);
	memcpy(d->report->label, job->label, sizeof(d->report->label));
	job->selection.note = put_sheet_row;
	job->selection.note_context = d;
	if (!status)
		status = job_select(job, report, context, err);
	if (!status)
		status = draft_digest(job, digest, err);
	if (status)
		return status;
	hex_encode(digest, sizeof(digest), d->report->draft);
	status = place_sheets(d, err);
	return status ? status : write_pages(d, digest, err);
}

int credit_publish_draft(credit_registry *registry, const credit_publish_options *options,
	credit_finding_fn report, void *context, credit_draft_report **out, credit_error *err)
{
	credit_publish_options only_look;
	struct drafting d = {0};
	struct publish_job job;
	int status;

	if (out)
		*out = NULL;
	if (!registry || !options || options->size != sizeof(*options))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, options", "");
	only_look = *options;
	only_look.dry_run = true; /* no change is begun */
	d.job = &job;
	d.report = calloc(1, sizeof(*d.report));
	d.sheets = calloc(SHEETS_MAX, sizeof(*d.sheets));
	status = d.report && d.sheets ? job_begin(&job, registry, &only_look, err)
				      : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (!d.report || !d.sheets) {
		free(d.report);
		free(d.sheets);
		return status;
	}
	d.report->size = sizeof(*d.report);
	d.folder = options->directory;
	if (!status)
		status = draft(&d, report, context, err);
	close_sheets(&d);
	job_end(&job);
	if (status || !out)
		credit_draft_report_free(d.report);
	else
		*out = d.report;
	return status;
}

void credit_draft_report_free(credit_draft_report *report)
{
	if (!report)
		return;
	free(report->pages);
	free(report);
}
