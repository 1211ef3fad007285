/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sheet_land.c - a file that was read and judged: landed, told about, reported.
 *
 * One file is one change of the store.  The returned file is written under a
 * passing name before the commit and gets its own afterwards, so that a failure
 * leaves neither rows nor a file behind.
 */
#include "intake/sheet.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "intake/act_file.h"

static bool can_land(const struct sheet *s)
{
	return !s->options.dry_run && !s->file_refused &&
		(s->rejected == 0 || s->options.accept_good);
}

bool sheet_lost(const struct sheet *s)
{
	return !s->change || (s->rejected > 0 && !s->options.accept_good);
}

int sheet_change(struct sheet *s, credit_error *err)
{
	return can_land(s) ? sheet_trial(s, err) : CREDIT_OK;
}

int sheet_trial(struct sheet *s, credit_error *err)
{
	int status = change_begin(
		s->registry, s->options.now_us, s->options.operator_, &s->change, err);

	if (!status)
		s->view = change_view(s->change);
	return status;
}

/* Was this very file imported before? */
static int look_for_file(struct sheet *s, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	const struct batch *before;
	int status = snapshot_batch_of_file(s->view, s->sum, &arena, &before, err);

	if (!status) {
		char text[24];

		s->repeated = true;
		s->confirmed = 0; /* what was known already answers nothing */
		s->batch = before->number;
		snprintf(text, sizeof(text), "%llu", (unsigned long long)before->number);
		sheet_found(s, MSG_INTAKE_REPEATED, text, NULL);
	}
	arena_free(&arena);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

static void fill_batch(const struct sheet *s, struct batch *batch)
{
	batch->file = s->name;
	batch->encoding = encoding_name(s->encoding);
	batch->operator_ = s->options.operator_ ? s->options.operator_ : "";
	batch->as_of = s->options.as_of == CREDIT_DAY_NONE ? change_today(s->change)
							   : s->options.as_of;
	batch->rows = s->rows;
	batch->added = s->added;
	batch->changed = s->changed;
	batch->unchanged = s->unchanged;
	batch->rejected = s->rejected;
	memcpy(batch->digest, s->sum, sizeof(batch->digest));
}

int sheet_land(struct sheet *s, struct batch *batch, credit_error *err)
{
	int status = CREDIT_OK;

	if (!s->file_refused && !s->fresh && s->added + s->changed == 0 && s->rejected == 0 &&
		(s->unchanged > 0 || s->complete))
		status = look_for_file(s, err);
	if (status)
		return status;
	s->landed = s->change && can_land(s) && !s->repeated &&
		(s->added + s->changed + s->unchanged > 0 || s->complete);
	if (s->landed) {
		fill_batch(s, batch);
		return change_add_batch(s->change, batch, &s->batch, err);
	}
	if (s->change)
		change_abort(s->change);
	s->change = NULL;
	s->view = s->snapshot;
	return CREDIT_OK;
}

/* ---- telling ---- */

/* The file must be the same when it is read again. */
static int check_unchanged(const struct sheet *s, credit_error *err)
{
	struct stat now;

	if (fstat(s->fd, &now))
		return FAIL(err, status_of_errno(errno), MSG_FILE_READ, s->path,
			strerror(errno));
	if (now.st_size != s->stat.st_size || now.st_mtim.tv_sec != s->stat.st_mtim.tv_sec ||
		now.st_mtim.tv_nsec != s->stat.st_mtim.tv_nsec)
		return FAIL(err, CREDIT_EIO, MSG_INTAKE_CHANGED);
	return CREDIT_OK;
}

/* Where the returned file goes; NULL when none is wanted.  Owned. */
static int returned_path(const struct sheet *s, char **out, credit_error *err)
{
	*out = NULL;
	if (s->file_refused || s->rejected == 0)
		return CREDIT_OK;
	if (s->options.returned)
		*out = strdup(s->options.returned);
	else if (!s->options.returned_beside || s->options.dry_run ||
		text_equal(s->path, "-"))
		return CREDIT_OK;
	else if (asprintf(out, "%s.returned.csv", s->path) < 0)
		*out = NULL;
	return *out ? CREDIT_OK : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
}

int sheet_tell(struct sheet *s, credit_finding_fn report, void *context,
	credit_error *err)
{
	struct telling *t = &s->telling;
	char *path = NULL;
	int status = returned_path(s, &path, err);

	*t = (struct telling){.findings = &s->findings, .mapping = &s->mapping,
		.refused = &s->refused, .name = s->name, .lang = s->options.lang,
		.report = report, .context = context, .fd = s->fd, .csv = s->csv,
		.bom = s->bom, .header_row = s->header_row, .refused_only = s->landed};
	t->csv.encoding = s->encoding;
	t->csv.separator = s->separator;
	if (!status)
		status = telling_run(t, path, err);
	if (!status && path)
		status = check_unchanged(s, err);
	if (!status && s->change) {
		struct change *change = s->change;

		s->change = NULL;
		status = change_commit(change, err);
	}
	if (!status && path)
		status = telling_settle(t, path, !s->options.returned, &s->returned, err);
	telling_free(t);
	free(path);
	return status;
}

/* ---- the report ---- */

struct owned_report {
	credit_import_report report;
	struct arena arena;
};

/* The field of a column; where there are acts also one that only acts have. */
static const char *sheet_field(const struct sheet *s, uint32_t column)
{
	const char *field = field_name(s->mapping.fields[column]);
	const char *of_acts = *field ? NULL : sheet_act_field(s, column);

	return of_acts ? of_acts : field;
}

static int fill_columns(const struct sheet *s, struct owned_report *owned)
{
	const struct mapping *mapping = &s->mapping;
	credit_import_column *columns =
		arena_alloc(&owned->arena, (mapping->count + 1) * sizeof(*columns));

	if (!columns)
		return CREDIT_ENOMEM;
	for (uint32_t i = 0; i < mapping->count; i++) {
		char letters[CSV_COLUMN_BYTES];

		csv_column_letters(i, letters);
		columns[i].letters = arena_text(&owned->arena, letters, strlen(letters));
		columns[i].header = arena_text(
			&owned->arena, mapping->headers[i], strlen(mapping->headers[i]));
		columns[i].field = sheet_field(s, i);
		if (!columns[i].letters || !columns[i].header)
			return CREDIT_ENOMEM;
	}
	owned->report.columns = columns;
	owned->report.columns_count = mapping->count;
	return CREDIT_OK;
}

static int fill_report(const struct sheet *s, const char *list,
	credit_import_report **out)
{
	struct owned_report *owned = calloc(1, sizeof(*owned));
	credit_import_report *report;

	if (!owned)
		return CREDIT_ENOMEM;
	report = &owned->report;
	report->size = sizeof(*report);
	report->encoding = encoding_name(s->encoding);
	report->separator = s->separator;
	report->list = arena_text(&owned->arena, list, strlen(list));
	report->rows = s->file_refused ? 0 : s->rows;
	report->added = s->file_refused ? 0 : s->added;
	report->changed = s->file_refused ? 0 : s->changed;
	report->unchanged = s->file_refused ? 0 : s->unchanged;
	report->rejected = s->file_refused ? 0 : s->rejected;
	report->errors = s->findings.errors;
	report->warnings = s->findings.warnings;
	report->notes = s->findings.notes;
	report->file_refused = s->file_refused;
	report->landed = s->landed;
	report->repeated = s->repeated;
	report->batch = s->landed || s->repeated ? s->batch : 0;
	if (!s->file_refused)
		hex_encode(s->sum, sizeof(s->sum), report->digest);
	if (s->returned)
		report->returned =
			arena_text(&owned->arena, s->returned, strlen(s->returned));
	report->absent = s->absent;
	report->confirmed = s->confirmed;
	if (s->missing)
		report->missing = arena_text(&owned->arena, s->missing, strlen(s->missing));
	if (!report->list || (s->returned && !report->returned) ||
		(s->missing && !report->missing) || fill_columns(s, owned)) {
		credit_import_report_free(report);
		return CREDIT_ENOMEM;
	}
	*out = report;
	return CREDIT_OK;
}

int sheet_report(const struct sheet *s, const char *list, credit_import_report **out,
	credit_error *err)
{
	return fill_report(s, list, out) ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

void credit_import_report_free(credit_import_report *report)
{
	struct owned_report *owned = (struct owned_report *)report;

	if (!owned)
		return;
	arena_free(&owned->arena);
	free(owned);
}
