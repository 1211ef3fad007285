/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import.c - leads a department's file of entries through reading, comparing, telling.
 *
 * The file is read from the disk twice and kept nowhere else: what is sorted
 * beyond some 100 MiB goes to temporary files, and all writes are one change
 * of the store, so memory is bounded for a file of any size.  Nothing is
 * stored before every row has been judged.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "intake/full.h"

/* Everything of one call. */
struct job {
	struct sheet sheet;
	struct row_rules rules;
	struct known_authority known;
	struct comparison comparison;
	struct full full;
	const char *list; /* of the rows so far; NULL: none is known */
	bool several_lists;
};

void credit_import_options_init(credit_import_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->fd = -1;
	options->as_of = CREDIT_DAY_NONE;
	options->expect_absent = CREDIT_UNSAID;
	options->absent_most = 20;
	options->absent_percent = 10;
}

/* ---- reading ---- */

/*
 * Required columns, looked for once with the first row of data: honours may
 * come without identifiers, and where the row names no listing document there
 * is no decision whose day could be missing.
 */
static void check_columns(void *context, const struct csv_record *record)
{
	struct job *job = context;
	struct sheet *s = &job->sheet;
	struct cell list_cell = sheet_cell(s, record, FIELD_LIST);
	struct cell document = sheet_cell(s, record, FIELD_DOCUMENT);
	const struct list_row *list = NULL;
	struct buf names = BUF_INIT;

	if (list_cell.length)
		list = list_find(s->tables, list_cell.text, list_cell.length, s->today);
	else if (job->rules.list)
		list = catalogue_list(s->tables, job->rules.list, s->today);
	sheet_missing(s, &names, FIELD_SUBJECT_NAME, true);
	sheet_missing(s, &names, FIELD_SUBJECT_ID,
		list ? list->class_ != CLASS_HONOUR
		     : record || s->mapping.column[FIELD_LIST] < 0);
	sheet_missing(s, &names, FIELD_LIST, !job->rules.list);
	sheet_missing(s, &names, FIELD_AUTHORITY, !job->rules.authority);
	sheet_missing(s, &names, FIELD_DOCUMENT, true);
	sheet_missing(s, &names, FIELD_DECIDED,
		!record || s->mapping.column[FIELD_DOCUMENT] < 0 ||
			!cell_is_empty(FIELD_DOCUMENT, document.text, document.length));
	sheet_missing(s, &names, FIELD_ACT_DAY, s->mapping.column[FIELD_ACT] >= 0);
	sheet_missing(s, &names, FIELD_ACT_DOCUMENT, s->mapping.column[FIELD_ACT] >= 0);
	if (names.length)
		sheet_found(s, MSG_INTAKE_COLUMN_MISSING, buf_cstr(&names), NULL);
	buf_free(&names);
}

/* A good row to the others; one that makes no record is refused after all. */
static int keep_row(struct job *job, struct row *row, credit_error *err)
{
	credit_error error = {0};
	int status = comparison_add(&job->comparison, row, &error);

	if (status == CREDIT_EINVAL) {
		struct found found = {.row = row->number, .line = row->line,
			.message = MSG_INTAKE_RECORD, .field = FIELD_COUNT, .value = "",
			.params = {error.params_count ? error.params : error.code},
			.params_count = 1};

		findings_add(&job->sheet.findings, &found);
		row->refused = true;
		return CREDIT_OK;
	}
	if (status && err)
		*err = error;
	return status;
}

static int take_row(void *context, const struct csv_record *record, struct arena *arena,
	credit_error *err)
{
	struct job *job = context;
	struct row row;
	int status = row_read(&job->rules, record, arena, &row);

	if (status)
		return FAIL(err, status, MSG_MEMORY);
	if (row.list && job->list && !text_equal(row.list->code, job->list))
		job->several_lists = true;
	if (row.list)
		job->list = row.list->code;
	if (!row.refused)
		status = keep_row(job, &row, err);
	if (!status && row.refused && sheet_refuse(&job->sheet, row.number))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return status;
}

/* ---- comparing and landing ---- */

/* The rows refused so far go with the comparison, which adds to them. */
static int compare(struct job *job, credit_error *err)
{
	struct sheet *s = &job->sheet;
	struct comparison *c = &job->comparison;
	int status = sheet_change(s, err);

	if (status)
		return status;
	c->view = s->view;
	c->change = s->change;
	c->batch = s->change ? change_batch_number(s->change) : 0;
	c->accept_good = s->options.accept_good;
	c->operator_ = s->options.operator_;
	c->now_us = s->now_us;
	c->progress = s->options.progress;
	c->progress_context = s->options.progress_context;
	c->done_base = (uint64_t)s->stat.st_size;
	c->done_end = c->done_base * 2;
	c->total = c->done_base * 3;
	c->rejected = s->rejected;
	c->refused = s->refused;
	status = comparison_run(c, err);
	s->refused = c->refused;
	memset(&c->refused, 0, sizeof(c->refused));
	s->added = c->added;
	s->changed = c->changed;
	s->unchanged = c->unchanged;
	s->rejected = c->rejected;
	s->confirmed = c->confirmed;
	return status ? status : full_compare(&job->full, err);
}

static int compare_lists(const void *a, const void *b)
{
	const struct batch_list *x = a;
	const struct batch_list *y = b;
	int order = strcmp(x->list, y->list);

	return order ? order : strcmp(x->authority, y->authority);
}

/* The batch confirms each list and authority that its rows are of. */
static int land(struct job *job, credit_error *err)
{
	const struct comparison *c = &job->comparison;
	struct batch_list *lists = calloc(c->lists_count + 1, sizeof(*lists));
	struct batch batch = {.lists = lists, .lists_count = c->lists_count};
	int status;

	if (!lists)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	for (size_t i = 0; i < c->lists_count; i++)
		lists[i] = (struct batch_list){c->lists[i].list, c->lists[i].authority};
	qsort(lists, c->lists_count, sizeof(lists[0]), compare_lists);
	full_batch(&job->full, &batch, lists);
	status = sheet_land(&job->sheet, &batch, err);
	free(lists);
	return status;
}

/* The one list that the rows are of, or "". */
static const char *only_list(const struct job *job)
{
	if (job->several_lists)
		return "";
	if (job->list)
		return job->list;
	return job->rules.list ? job->rules.list : "";
}

/* ---- the call ---- */

/* What rows are read by, with the list and authority that the options name. */
static int set_rules(struct job *job, credit_error *err)
{
	struct sheet *s = &job->sheet;
	struct row_rules *rules = &job->rules;
	const credit_import_options *o = &s->options;

	*rules = sheet_rules(s, &job->known);
	rules->authority = o->authority;
	if (o->list) {
		const struct list_row *list =
			list_find(rules->tables, o->list, strlen(o->list), rules->today);

		if (!list)
			return FAIL(err, CREDIT_EINVAL, MSG_INTAKE_LIST_OPTION, o->list);
		rules->list = list->code;
	}
	if (o->authority && !catalogue_department_find(rules->tables, o->authority,
				    strlen(o->authority), rules->today))
		return FAIL(err, CREDIT_EINVAL, MSG_INTAKE_AUTHORITY_OPTION, o->authority);
	return CREDIT_OK;
}

static int run(struct job *job, credit_error *err)
{
	struct sheet *s = &job->sheet;
	const struct sheet_rows rows = {check_columns, take_row, job};
	int status = sheet_begin(s, err);

	if (!status)
		status = set_rules(job, err);
	if (!status)
		status = full_check(&job->full, err);
	if (!status)
		status = sheet_open(s, err);
	if (!status) {
		mapping_drop_acts(&s->mapping);
		status = sheet_read(s, &rows, err);
	}
	if (!status && !s->file_refused)
		status = compare(job, err);
	return status ? status : land(job, err);
}

int credit_import_csv(credit_registry *registry, const char *path,
	const credit_import_options *options, credit_finding_fn report, void *context,
	credit_import_report **out, credit_error *err)
{
	struct job job = {.list = NULL};
	int status;

	if (out)
		*out = NULL;
	if (!registry || !path || !out || (options && options->size < sizeof(*options)))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, path, options, out",
			"NULL");
	sheet_init(&job.sheet, registry, path, options, WORDS_ROWS);
	comparison_init(&job.comparison, &job.rules, job.sheet.folder);
	full_init(&job.full, &job.sheet, &job.comparison, &job.rules);
	status = run(&job, err);
	if (!status)
		status = sheet_tell(&job.sheet, report, context, err);
	if (!status)
		status = full_settle(&job.full, err);
	if (!status)
		status = sheet_report(&job.sheet, only_list(&job), out, err);
	full_free(&job.full);
	comparison_free(&job.comparison);
	sheet_free(&job.sheet);
	return status;
}
