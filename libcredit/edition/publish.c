/* SPDX-License-Identifier: Apache-2.0 */
/*
 * publish.c - makes one edition: select, guard, number, write, commit, show.
 *
 * Runs once a month.  The order is what makes it safe to stop anywhere: files
 * are written aside and synced, then the record is committed, then the folder
 * takes its name.  Before the commit nothing happened but a folder aside that
 * the next call removes; after it, the same call finds the record and writes
 * the same bytes from it.  All writing of the store is one change, so that no
 * other writer can come between the judgement and the record.
 *
 * Two threads share the work.  The caller's holds the writer's turn and records what
 * a worker gathers, which reads the state that the change found; then both write files.
 */
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/worker.h"
#include "edition/edition_media.h"
#include "edition/publish_job.h"
#include "id/id_shown.h"

/* Additions up to this many, or as many as the edition before had rows, need no word. */
#define GUARD_ADDED 50

void credit_publish_options_init(credit_publish_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->on = CREDIT_DAY_NONE;
}

void credit_publish_report_free(credit_publish_report *report)
{
	if (!report)
		return;
	free(report->folder);
	free(report->held_file);
	free(report->media_file);
	approvals_free(report->signatures, report->signatures_count);
	free(report);
}

/* ---- what is asked ---- */

static int check_options(
	struct publish_job *job, const credit_publish_options *options, credit_error *err)
{
	if (options->size != sizeof(*options))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "options", "size");
	job->options = *options;
	if (!options->period || !period_parse(options->period, &job->period))
		return FAIL(err, CREDIT_EINVAL, MSG_EDITION_PERIOD_FORM,
			options->period ? options->period : "");
	if (options->on < CREDIT_DAY_MIN || options->on > CREDIT_DAY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "");
	if (!options->directory || !options->directory[0])
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "directory", "");
	if (options->reissue &&
		(!options->reissue[0] || strlen(options->reissue) > FACTS_BYTES_MAX ||
			!utf8_valid(options->reissue, strlen(options->reissue)) ||
			shows_person(options->reissue, strlen(options->reissue), true)))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "reissue", "");
	job->signing.keys = options->keys;
	job->signing.keys_count = options->keys_count;
	return signing_check(options->keys, options->keys_count, err);
}

/* The day as text for a message. */
static int fail_day(credit_error *err, enum message message, credit_day day, credit_day other)
{
	char a[CREDIT_DAY_BYTES];
	char b[CREDIT_DAY_BYTES];

	credit_day_format(day, a);
	credit_day_format(other, b);
	return FAIL(err, CREDIT_ERULE, message, a, b);
}

static bool is_repeat(const struct publish_job *job, const struct series_edition *last)
{
	if (!period_equal(&job->period, &last->head.period))
		return false;
	if (!job->options.reissue)
		return last->head.revision == 1;
	return last->head.revision > 1 && last->head.day == job->options.on &&
		strcmp(last->body.reissue, job->options.reissue) == 0;
}

static int fail_published(struct publish_job *job, const char *what, credit_error *err)
{
	return FAIL(err, CREDIT_EEXISTS, MSG_EDITION_PUBLISHED, job->options.period, what);
}

/* Where the period stands in the series: number and revision, or what is wrong. */
static int place_period(struct publish_job *job, credit_error *err)
{
	const struct series_edition *last =
		job->series.count ? &job->series.list[job->series.count - 1] : NULL;
	const char *asked = job->options.period;
	char text[PERIOD_TEXT_BYTES] = "";
	struct period next;

	job->mode = MODE_NEW;
	job->head.number = 1;
	job->head.revision = 1;
	if (!last)
		return job->options.reissue ? FAIL(err, CREDIT_EINVAL,
						      MSG_EDITION_NOTHING_TO_REISSUE, asked)
					    : CREDIT_OK;
	period_format(&last->head.period, text);
	if (last->head.period.months != job->period.months)
		return FAIL(err, CREDIT_EINVAL, MSG_EDITION_PERIOD_SORT, asked, text);
	if (is_repeat(job, last)) {
		job->mode = MODE_REPEAT;
		job->head = last->head;
		return CREDIT_OK;
	}
	if (job->options.on < last->head.day)
		return fail_day(err, MSG_EDITION_DAY_EARLY, job->options.on, last->head.day);
	job->head.number = last->head.number;
	if (job->options.reissue) {
		job->head.revision = last->head.revision + 1;
		return period_equal(&job->period, &last->head.period)
			? CREDIT_OK
			: FAIL(err, CREDIT_EINVAL, MSG_EDITION_NOTHING_TO_REISSUE, asked);
	}
	if (period_equal(&job->period, &last->head.period))
		return fail_published(job, last->label, err);
	next = period_next(&last->head.period);
	if (!period_equal(&job->period, &next))
		return FAIL(err, CREDIT_ERULE, MSG_EDITION_PERIOD_ORDER, asked, text);
	job->head.number++;
	return CREDIT_OK;
}

int job_fill_head(struct publish_job *job, credit_error *err)
{
	const struct series *series = &job->series;
	const credit_catalogue *tables;
	int status = snapshot_tables(job->snapshot, &tables, err);

	if (status)
		return status;
	job->selection.tables = tables;
	series_name(job->registry, job->head.series);
	job->head.period = job->period;
	job->head.day = job->options.on;
	job->head.valid_until = period_valid_until(&job->period, job->options.on);
	job->head.hash = registry_hash(job->registry);
	memcpy(job->head.tables, tables->digest, DIGEST_BYTES);
	job->head.has_previous = series->count > 0;
	if (series->count)
		memcpy(job->head.previous, series->list[series->count - 1].record->head,
			DIGEST_BYTES);
	head_label(&job->head, job->label);
	return CREDIT_OK;
}

/* ---- report ---- */

static char *path_in(const char *folder, const char *name)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/%s", folder, name);
	buf_u8(&path, 0);
	if (path.status)
		buf_free(&path);
	return (char *)path.data;
}

static int begin_report(struct publish_job *job, credit_error *err)
{
	credit_publish_report *report = calloc(1, sizeof(*report));

	job->report = report;
	if (!report)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	report->size = sizeof(*report);
	memcpy(report->label, job->label, sizeof(report->label));
	report->number = job->head.number;
	report->revision = job->head.revision;
	report->on = job->head.day;
	report->valid_until = job->head.valid_until;
	report->repeated = job->mode == MODE_REPEAT;
	report->dry_run = job->options.dry_run;
	report->folder = path_in(job->options.directory, job->label);
	return report->folder ? CREDIT_OK : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
}

static void report_counts(struct publish_job *job)
{
	const struct selection *s = &job->selection;
	credit_publish_report *report = job->report;

	report->red = edition_rows_count(&s->rows, COLOUR_RED, false);
	report->black = edition_rows_count(&s->rows, COLOUR_BLACK, false);
	report->added = s->counts[CHANGE_ADDED];
	report->corrected = s->counts[CHANGE_CORRECTED];
	report->removed = s->counts[CHANGE_REMOVED] - s->unexplained;
	report->paused = s->counts[CHANGE_PAUSED];
	report->resumed = s->counts[CHANGE_RESUMED];
	report->unexplained = s->unexplained;
	report->overdue = s->overdue;
	report->held = job->held.count;
}

static void report_head(struct publish_job *job, const uint8_t digest[DIGEST_BYTES])
{
	hex_encode(digest, DIGEST_BYTES, job->report->head_digest);
	hex_encode(job->head.root, DIGEST_BYTES, job->report->root);
}

/* ---- a new edition ---- */

/* A dry run counts, and leaves a held-back file only where one was asked for. */
static int begin_held(struct publish_job *job, credit_error *err)
{
	char name[64];
	int status;

	snprintf(name, sizeof(name), HELD_PREFIX "%s_不予公示.csv", job->label);
	status = held_path(job->options.held, job->options.directory, name, &job->held_path, err);
	job->selection.held = &job->held;
	if (status || (job->options.dry_run && !job->options.held))
		return status;
	status = held_open(&job->held, buf_cstr(&job->held_path), err);
	job->holding = status == CREDIT_OK;
	return status;
}

static int end_held(struct publish_job *job, credit_error *err)
{
	int status;

	if (!job->holding)
		return CREDIT_OK;
	job->holding = false;
	status = held_close(&job->held, err);
	if (!status && job->report->held) {
		job->report->held_file = strdup(buf_cstr(&job->held_path));
		if (!job->report->held_file)
			status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	return status;
}

int job_select(struct publish_job *job, credit_finding_fn report, void *context,
	credit_error *err)
{
	struct selection *s = &job->selection;
	size_t before = job->series.count - (job->mode == MODE_REPEAT); /* how many came before */
	int status = CREDIT_OK;

	s->snapshot = job->snapshot;
	s->words = job->words;
	s->on = job->head.day;
	s->valid_until = job->head.valid_until;
	s->number = job->head.number;
	s->revision = job->head.revision;
	s->hash = job->head.hash;
	s->label = job->label;
	s->report = report;
	s->context = context;
	if (before > 0) {
		status = prior_load(job->snapshot, job->series.list[before - 1].record,
			&job->prior, err);
		s->prior = &job->prior;
	}
	if (!status)
		status = selection_run(s, err);
	return status;
}

static void number_text(char text[24], uint64_t number)
{
	snprintf(text, 24, "%" PRIu64, number);
}

/* What must stop publication.  A removal with its act is never stopped here. */
static int check_guard(struct publish_job *job, credit_error *err)
{
	const struct selection *s = &job->selection;
	uint64_t added = s->counts[CHANGE_ADDED];
	uint64_t most = job->prior.count > GUARD_ADDED ? job->prior.count : GUARD_ADDED;
	char a[24];
	char b[24];
	char c[24];

	number_text(a, s->overdue);
	if (s->overdue)
		return FAIL(err, CREDIT_ERULE, MSG_EDITION_OVERDUE_STOPS, a, s->overdue_number);
	number_text(a, added);
	number_text(b, job->options.expect_added);
	if (job->options.expect_added_set && job->options.expect_added != added)
		return FAIL(err, CREDIT_ERULE, MSG_EDITION_GUARD_DIFFERS, a, b);
	if (!s->prior || job->options.expect_added_set ||
		(added <= most && s->unexplained == 0))
		return CREDIT_OK;
	number_text(b, s->unexplained);
	number_text(c, job->prior.count);
	return FAIL(err, CREDIT_ERULE, MSG_EDITION_GUARD, a, b, c);
}

static int record_batch(
	struct publish_job *job, const struct drawn_batch *batch, credit_error *err)
{
	int status = CREDIT_OK;

	for (size_t i = 0; i < batch->count && !status; i++)
		status = change_add_publication(job->change, &batch->rows[i].entry,
			&batch->rows[i].subject, job->head.day, job->label,
			&batch->rows[i].publication, err);
	return status;
}

/* Record the numbers and secrets that are drawn for what was never in print. */
static int record_drawn(struct publish_job *job, credit_error *err)
{
	struct drawn_batch *batch;
	int status = CREDIT_OK;

	while (!status && (batch = handover_take(&job->handover))) {
		status = record_batch(job, batch, err);
		drawn_batch_free(batch);
	}
	if (status)
		handover_refuse(&job->handover);
	if (status == CREDIT_EEXISTS) /* once in many lives: another draw will do */
		status = FAIL(err, CREDIT_EBUSY, MSG_EDITION_BUSY);
	return status;
}

/* Rows that left print come down from the older editions too. */
static int take_down_absent(struct publish_job *job, credit_error *err)
{
	const struct selection *s = &job->selection;
	int status = CREDIT_OK;

	for (size_t i = 0; i < s->absences_count && !status; i++) {
		struct event_field field = {"edition", job->label};
		struct event event = {0};

		if (s->absences[i].down)
			continue;
		event.entry = s->absences[i].entry;
		event.kind = CREDIT_EVENT_TAKEN_DOWN;
		event.day = job->head.day;
		event.document = s->absences[i].document;
		event.authority = "";
		event.operator_ = job->options.operator_ ? job->options.operator_ : "";
		event.fields = &field;
		event.fields_count = 1;
		status = change_add_event(job->change, &event, err);
		if (status == CREDIT_EEXISTS)
			status = CREDIT_OK; /* taken down today by the same document */
	}
	return status;
}

/* 刊播稿_LABEL.txt beside the folder of editions, or where it is asked for. */
static int write_media(struct publish_job *job, credit_error *err)
{
	struct buf path = BUF_INIT;
	int status;

	if (job->options.media) {
		buf_str(&path, job->options.media);
	} else {
		path_beside(job->options.directory, &path);
		buf_printf(&path, "/刊播稿_%s.txt", job->label);
	}
	status = path.status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
			     : file_write(buf_cstr(&path), job->media.data, job->media.length,
				       0644, false, err);
	if (!status && !(job->report->media_file = strdup(buf_cstr(&path))))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	buf_free(&path);
	return status;
}

/* What is printed, whether it may be, and who signed it. */
static int gather(struct publish_job *job, credit_finding_fn report, void *context,
	credit_error *err)
{
	int status = job_select(job, report, context, err);

	if (status)
		return status;
	report_counts(job);
	status = end_held(job, err);
	if (!status)
		status = check_guard(job, err);
	if (!status)
		status = approvals_check(job, &job->approved, err);
	if (!status)
		status = approvals_tell(job, (const char *)job->approved.data,
			job->approved.length, err);
	return status;
}

/* In the order of print, with the roots of both trees and the digest of the head. */
static int put_in_order(struct publish_job *job, credit_error *err)
{
	struct edition_rows *rows = &job->selection.rows;
	int status = selection_order(&job->selection, true, err);

	if (!status)
		status = edition_rows_codes(rows, job->head.hash, err);
	job->head.codes = rows->codes_count;
	job->head.red = edition_rows_count(rows, COLOUR_RED, false);
	job->head.black = edition_rows_count(rows, COLOUR_BLACK, false);
	if (!status)
		status = edition_rows_root(rows, job->head.hash, job->head.root, err);
	if (!status)
		status = edition_rows_codes_root(
			rows, job->head.hash, job->head.codes_root, err);
	if (!status)
		status = head_digest(&job->head, job->digest, err);
	if (!status)
		report_head(job, job->digest);
	return status;
}

/* All that only reads, while the caller's thread records what is drawn. */
static int gather_apart(void *context, credit_error *err)
{
	struct publish_job *job = context;
	int status = gather(job, handover_tell, &job->handover, err);

	handover_end(&job->handover);
	return status ? status : put_in_order(job, err);
}

static int give_drawn(void *context, const struct entry *entry,
	const struct publication *publication, credit_error *err)
{
	return handover_give(context, entry, publication, err);
}

static int gather_and_record(struct publish_job *job, credit_finding_fn report, void *context,
	credit_error *err)
{
	struct worker worker;
	int recorded;
	int gathered;
	int status = handover_open(&job->handover, report, context, err);

	if (status)
		return status;
	job->selection.drawn = give_drawn;
	job->selection.drawn_context = &job->handover;
	status = random_fill(&job->selection.random, err); /* without it nothing begins */
	if (!status) {
		worker_start(&worker, gather_apart, job);
		recorded = record_drawn(job, err);
		gathered = worker_join(&worker, recorded ? NULL : err);
		status = recorded ? recorded : gathered;
	}
	handover_close(&job->handover);
	return status;
}

/* The record of each row, while another thread writes files. */
static int add_rows(void *context, credit_error *err)
{
	struct publish_job *job = context;
	const struct selection *s = &job->selection;
	struct buf body = BUF_INIT;
	char period[PERIOD_TEXT_BYTES];
	int status = CREDIT_OK;

	period_format(&job->head.period, period);
	for (size_t i = 0; i < s->rows.count && !status; i++) {
		const struct row_ref *ref = &s->rows.refs[i];
		struct edition_row row = {0};

		buf_reset(&body);
		if (row_body_encode(edition_rows_list(&s->rows, i), ref->code,
			    ref->code ? s->rows.codes[ref->code - 1] : NULL, &body)) {
			status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
			break;
		}
		memcpy(row.number, ref->number, sizeof(row.number));
		row.entry = ref->entry;
		memcpy(row.leaf, ref->leaf, DIGEST_BYTES);
		row.colour = ref->colour;
		row.body = body.data;
		row.body_length = body.length;
		status = change_add_edition_row(
			job->change, period, job->head.revision, &row, err);
	}
	buf_free(&body);
	return status;
}

static int write_aside(struct publish_job *job, credit_error *err)
{
	struct print print;
	int status;

	series_print(&job->selection, &job->head, job->digest, job->words,
		job->options.reissue ? job->options.reissue : "", true, &print);
	status = folder_write_files(job->options.directory, &print, &job->arena, &job->files,
		add_rows, job, err);
	return status ? status : media_text(&print, &job->media, err);
}

/* The edition's notes, kept with its record and written to the folder aside. */
static int sign_aside(struct publish_job *job, const struct edition *edition,
	const struct buf *head, credit_error *err)
{
	struct signed_edition to_sign = {edition->period, edition->revision,
		(const char *)head->data, head->length, edition->head, job->files.list,
		job->files.count};
	struct buf aside = BUF_INIT;
	bool wanted;
	int status = signing_wanted(&job->signing, change_view(job->change), &wanted, err);

	folder_aside(job->options.directory, job->label, &aside);
	if (!status && wanted)
		status = aside.status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
				      : signing_edition(&job->signing, job->change, &to_sign,
						buf_cstr(&aside), NULL, err);
	buf_free(&aside);
	return status;
}

static int add_record(struct publish_job *job, credit_error *err)
{
	struct edition edition = {0};
	struct edition_body body = {0};
	struct buf head = BUF_INIT;
	struct buf bytes = BUF_INIT;
	char period[PERIOD_TEXT_BYTES];
	int status;

	period_format(&job->head.period, period);
	memcpy(edition.period, period, sizeof(edition.period));
	edition.revision = job->head.revision;
	edition.number = job->head.number;
	edition.on = job->head.day;
	edition.valid_until = job->head.valid_until;
	memcpy(edition.head, job->digest, DIGEST_BYTES);
	edition.rows_count = job->selection.rows.count;
	status = head_text(&job->head, &head);
	body.head = (const char *)head.data;
	body.head_length = head.length;
	body.words = (const char *)job->own_words.data;
	body.words_length = job->own_words.length;
	body.reissue = job->options.reissue ? job->options.reissue : "";
	body.approved = (const char *)job->approved.data;
	body.approved_length = job->approved.length;
	if (!status)
		status = edition_body_encode(&body, &bytes);
	if (status)
		status = FAIL(err, status, MSG_MEMORY);
	edition.body = bytes.data;
	edition.body_length = bytes.length;
	if (!status)
		status = change_add_edition(job->change, &edition, err);
	if (!status)
		status = sign_aside(job, &edition, &head, err);
	buf_free(&head);
	buf_free(&bytes);
	return status;
}

static int commit(struct publish_job *job, credit_error *err)
{
	int status = change_commit(job->change, err);

	job->change = NULL;
	return status;
}

/* The edition stands aside; now the others and the index, and all of it in its place. */
static int finish(struct publish_job *job, credit_error *err)
{
	credit_snapshot *snapshot = NULL;
	struct series series = {0};
	uint64_t since = 0;
	int status = credit_snapshot_begin(job->registry, NULL, &snapshot, err);

	if (!status)
		status = series_load(snapshot, &series, err);
	series.signing = &job->signing;
	credit_snapshot_end(snapshot);
	if (!status && series.count > 1)
		since = series.list[series.count - 2].record->sequence;
	if (!status)
		status = series_tidy(&series, since, series.count - 1, job->options.directory,
			job->words, NULL, err);
	series_free(&series);
	return status;
}

static int publish_new(struct publish_job *job, credit_finding_fn report, void *context,
	credit_error *err)
{
	int status = job_fill_head(job, err);

	if (!status)
		status = begin_report(job, err);
	if (!status && !job->options.dry_run)
		status = folder_prepare(job->options.directory, err);
	if (!status && folder_exists(job->options.directory, job->label))
		status = FAIL(err, CREDIT_EINVAL, MSG_EDITION_FOLDER_OTHER, job->report->folder);
	if (!status)
		status = begin_held(job, err);
	if (!status && job->options.dry_run)
		return gather(job, report, context, err);
	if (!status)
		status = gather_and_record(job, report, context, err);
	if (status)
		return status;
	status = take_down_absent(job, err);
	if (!status)
		status = write_aside(job, err);
	selection_forget_changes(&job->selection);
	if (!status)
		status = add_record(job, err);
	if (!status)
		status = commit(job, err);
	if (status)
		folder_drop(job->options.directory, job->label);
	if (!status)
		status = finish(job, err);
	return status ? status : write_media(job, err);
}

/* ---- the same edition again ---- */

/* Would the day, judged with what is known now, give the rows that were committed? */
static int check_unchanged(struct publish_job *job, credit_error *err)
{
	struct selection *s = &job->selection;
	uint8_t root[DIGEST_BYTES];
	int status;

	if (job->options.on != job->head.day)
		return fail_published(job, "on", err);
	status = snapshot_tables(job->snapshot, &s->tables, err);
	if (!status)
		status = job_select(job, NULL, NULL, err);
	if (!status && s->unnumbered)
		return fail_published(job, "rows", err);
	if (!status)
		status = selection_order(s, true, err);
	if (!status)
		status = edition_rows_root(&s->rows, job->head.hash, root, err);
	if (!status && memcmp(root, job->head.root, DIGEST_BYTES) != 0)
		return fail_published(job, "rows", err);
	return status;
}

/* The text for the media again, without what was taken down since. */
static int media_again(struct publish_job *job, const struct series_edition *edition,
	const struct downs *downs, credit_error *err)
{
	struct edition_rows *rows = &job->selection.rows;
	struct print print;
	int status;

	for (size_t i = 0; i < rows->count; i++)
		if (downs_cover(downs, &rows->refs[i].entry, edition->record->sequence))
			rows->refs[i].offset = ROW_STUB;
	series_print(&job->selection, &job->head, edition->record->head, job->words,
		edition->body.reissue, true, &print);
	status = media_text(&print, &job->media, err);
	return status ? status : write_media(job, err);
}

static int publish_again(struct publish_job *job, credit_error *err)
{
	const struct series_edition *last = &job->series.list[job->series.count - 1];
	struct downs downs = {0};
	int status;

	head_label(&job->head, job->label);
	status = begin_report(job, err);
	if (!status)
		status = check_unchanged(job, err);
	if (status)
		return status;
	report_counts(job);
	report_head(job, last->record->head);
	status = approvals_tell(job, last->body.approved, last->body.approved_length, err);
	if (status || job->options.dry_run)
		return status;
	status = folder_prepare(job->options.directory, err);
	if (!status)
		status = downs_load(job->snapshot, &downs, err);
	job->series.signing = &job->signing;
	if (!status)
		status = series_render(&job->series, job->series.count - 1, &downs,
			job->options.directory, err);
	if (!status)
		status = media_again(job, last, &downs, err);
	downs_free(&downs);
	return status ? status : finish(job, err);
}

/* ---- all together ---- */

/*
 * Reading decides whether it is a new edition; then the one writer's turn is
 * taken and the series is read again, as nobody else can change it now.
 */
static int begin(struct publish_job *job, credit_error *err)
{
	int status = credit_snapshot_begin(job->registry, NULL, &job->reading, err);

	job->snapshot = job->reading;
	if (!status)
		status = series_load(job->snapshot, &job->series, err);
	if (!status)
		status = place_period(job, err);
	if (status || job->mode == MODE_REPEAT || job->options.dry_run)
		return status;
	status = change_begin(job->registry, 0, job->options.operator_, &job->change, err);
	if (status)
		return status;
	series_free(&job->series);
	status = credit_snapshot_renew(job->reading, err); /* as the change found it */
	if (!status)
		status = series_load(job->snapshot, &job->series, err);
	if (!status)
		status = place_period(job, err);
	if (!status && job->mode == MODE_REPEAT)
		status = FAIL(err, CREDIT_EBUSY, MSG_EDITION_BUSY);
	return status;
}

void job_end(struct publish_job *job)
{
	if (job->holding)
		held_drop(&job->held);
	selection_free(&job->selection);
	prior_free(&job->prior);
	series_free(&job->series);
	if (job->change)
		change_abort(job->change);
	credit_snapshot_end(job->reading);
	words_close(job->words);
	buf_free(&job->own_words);
	buf_free(&job->held_path);
	buf_free(&job->approved);
	buf_free(&job->media);
	arena_free(&job->arena);
}

int job_begin(struct publish_job *job, credit_registry *registry,
	const credit_publish_options *options, credit_error *err)
{
	int status;

	memset(job, 0, sizeof(*job));
	job->registry = registry;
	status = check_options(job, options, err);
	if (!status)
		status = series_words(registry, options->words, &job->own_words, &job->words, err);
	return status ? status : begin(job, err);
}

int credit_publish(credit_registry *registry, const credit_publish_options *options,
	credit_finding_fn report, void *context, credit_publish_report **out,
	credit_error *err)
{
	struct publish_job job;
	int status;

	if (out)
		*out = NULL;
	if (!registry || !options)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, options", "NULL");
	status = job_begin(&job, registry, options, err);
	if (!status)
		status = job.mode == MODE_NEW ? publish_new(&job, report, context, err)
					      : publish_again(&job, err);
	if (job.report) {
		job.report->notes = job.signing.notes;
		job.report->notes_unsigned = job.signing.unsigned_;
	}
	job_end(&job);
	if (out)
		*out = job.report;
	else
		credit_publish_report_free(job.report);
	return status;
}
