/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import.c - leads a department's file through reading, comparing and telling.
 *
 * The file is read from the disk twice and kept nowhere else: what is sorted
 * beyond some 100 MiB goes to temporary files, and all writes are one change
 * of the store, so memory is bounded for a file of any size.  Nothing is
 * stored before every row has been judged.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/day.h"
#include "base/file.h"
#include "base/text.h"
#include "intake/compare.h"
#include "intake/telling.h"

#define FINDINGS_MEMORY (8u * 1024 * 1024)
#define FOLDER "/var/tmp"

/* Everything of one call. */
struct job {
	credit_registry *registry;
	const char *path;
	const char *name;
	credit_import_options options;

	int fd;
	bool fd_opened;
	struct stat stat;
	struct csv_options csv;
	struct dictionary dictionary;
	struct mapping mapping;
	uint64_t header_row;
	uint64_t header_line;
	uint64_t fault_line; /* of a fault of the file itself, where the reader tells it */
	bool bom;
	char separator;
	enum encoding encoding;
	struct digest digest;
	uint8_t sum[DIGEST_BYTES];

	credit_snapshot *snapshot; /* for the tables, and to judge by when nothing can land */
	struct change *change;
	struct row_rules rules;
	struct known_authority known;
	struct findings findings;
	struct comparison comparison;
	struct telling telling;

	uint64_t rows;
	const char *list; /* of the rows so far; NULL: none is known */
	bool several_lists;
	bool file_refused;
	bool checked; /* the required columns were looked for */
	bool repeated;
	bool landed;
	uint64_t batch;
	char *returned;
};

void credit_import_options_init(credit_import_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->fd = -1;
	options->as_of = CREDIT_DAY_NONE;
}

/* ---- the file ---- */

static int fail_read(const struct job *job, credit_error *err)
{
	int number = errno;

	return FAIL(err, status_of_errno(number), MSG_FILE_READ, job->path, strerror(number));
}

/* A pipe cannot be read twice: copy it to a temporary file. */
static int spool(struct job *job, const char *folder, credit_error *err)
{
	int copy = temporary_file(folder);
	char *bytes = malloc(65536);
	int status = CREDIT_OK;

	if (copy < 0 || !bytes)
		status = FAIL(err, CREDIT_EIO, MSG_INTAKE_TEMPORARY, strerror(errno));
	while (!status) {
		ssize_t got = read(job->fd, bytes, 65536);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			status = fail_read(job, err);
		if (got <= 0)
			break;
		for (ssize_t put = 0; put < got && !status;) {
			ssize_t n = write(copy, bytes + put, (size_t)(got - put));

			if (n < 0 && errno != EINTR)
				status = FAIL(err, status_of_errno(errno), MSG_INTAKE_TEMPORARY,
					strerror(errno));
			put += n > 0 ? n : 0;
		}
	}
	free(bytes);
	if (status) {
		if (copy >= 0)
			close(copy);
		return status;
	}
	if (job->fd_opened)
		close(job->fd);
	job->fd = copy;
	job->fd_opened = true;
	return CREDIT_OK;
}

static int open_file(struct job *job, const char *folder, credit_error *err)
{
	int status;

	job->fd = job->options.fd;
	if (job->fd < 0) {
		job->fd = open(job->path, O_RDONLY | O_CLOEXEC);
		job->fd_opened = true;
	}
	if (job->fd < 0 || fstat(job->fd, &job->stat)) {
		int number = errno;

		return FAIL(err, status_of_errno(number), MSG_FILE_OPEN, job->path,
			strerror(number));
	}
	if (S_ISDIR(job->stat.st_mode))
		return FAIL(err, CREDIT_EIO, MSG_FILE_READ, job->path, strerror(EISDIR));
	if (S_ISREG(job->stat.st_mode))
		return CREDIT_OK;
	status = spool(job, folder, err);
	if (!status && fstat(job->fd, &job->stat))
		status = fail_read(job, err);
	return status;
}

/* The file must be the same when it is read again. */
static int check_unchanged(const struct job *job, credit_error *err)
{
	struct stat now;

	if (fstat(job->fd, &now))
		return fail_read(job, err);
	if (now.st_size != job->stat.st_size || now.st_mtim.tv_sec != job->stat.st_mtim.tv_sec ||
		now.st_mtim.tv_nsec != job->stat.st_mtim.tv_nsec)
		return FAIL(err, CREDIT_EIO, MSG_INTAKE_CHANGED);
	return CREDIT_OK;
}

static int open_reader(struct job *job, struct csv_reader **out, credit_error *err)
{
	*out = NULL;
	if (lseek(job->fd, 0, SEEK_SET) < 0)
		return fail_read(job, err);
	return csv_reader_open(&job->csv, job->fd, NULL, 0, out, err);
}

/* ---- faults of the file as a whole ---- */

static void file_found(struct job *job, enum message message, const char *a, const char *b)
{
	bool header = message == MSG_INTAKE_COLUMN_MISSING || message == MSG_INTAKE_COLUMN_TWICE;
	struct found found = {.row = header ? job->header_row : 0,
		.line = header ? job->header_line : job->fault_line, .message = message,
		.field = FIELD_COUNT, .value = "", .params = {a ? a : "", b ? b : ""},
		.params_count = b ? 2 : a ? 1 : 0};

	findings_add(&job->findings, &found);
	if (message_severity(message) == CREDIT_FATAL)
		job->file_refused = true;
}

/* What the reader says of the file itself is a finding; anything else stays a failure. */
static int file_fault(struct job *job, int status, const credit_error *error, credit_error *err)
{
	int message = message_find(error->code);
	const char *param = error->params_count ? error->params : NULL;

	if ((status == CREDIT_EFORMAT || status == CREDIT_ELIMIT) && message >= 0) {
		job->fault_line = error->line;
		file_found(job, (enum message)message, param, NULL);
		return CREDIT_OK;
	}
	if (err)
		*err = *error;
	return status;
}

/* A column that is not there, as words between which others stand. */
static void missing(struct buf *out, const struct job *job, enum field field, bool wanted)
{
	if (!wanted || job->mapping.column[field] >= 0)
		return;
	if (out->length)
		buf_str(out, "、");
	buf_str(out, field_header(field));
}

static struct cell cell_at(const struct job *job, const struct csv_record *record,
	enum field field)
{
	int column = job->mapping.column[field];

	if (!record || column < 0 || (size_t)column >= record->fields_count)
		return (struct cell){"", 0, false};
	return cell_clean(record->fields[column].text, record->fields[column].length);
}

/*
 * Required columns, looked for once with the first row of data: honours may
 * come without identifiers, and where the row names no listing document there
 * is no decision whose day could be missing.
 */
static void check_columns(struct job *job, const struct csv_record *record)
{
	struct cell list_cell = cell_at(job, record, FIELD_LIST);
	struct cell document = cell_at(job, record, FIELD_DOCUMENT);
	const struct list_row *list = NULL;
	struct buf names = BUF_INIT;

	job->checked = true;
	if (list_cell.length)
		list = list_find(job->rules.tables, list_cell.text, list_cell.length,
			job->rules.today);
	else if (job->rules.list)
		list = catalogue_list(job->rules.tables, job->rules.list, job->rules.today);
	missing(&names, job, FIELD_SUBJECT_NAME, true);
	missing(&names, job, FIELD_SUBJECT_ID,
		list ? list->class_ != CLASS_HONOUR : record || job->mapping.column[FIELD_LIST] < 0);
	missing(&names, job, FIELD_LIST, !job->rules.list);
	missing(&names, job, FIELD_AUTHORITY, !job->rules.authority);
	missing(&names, job, FIELD_DOCUMENT, true);
	missing(&names, job, FIELD_DECIDED,
		!record || job->mapping.column[FIELD_DOCUMENT] < 0 ||
			!cell_is_empty(FIELD_DOCUMENT, document.text, document.length));
	if (names.length)
		file_found(job, MSG_INTAKE_COLUMN_MISSING, buf_cstr(&names), NULL);
	buf_free(&names);
}

static void note_columns(struct job *job)
{
	for (uint32_t i = 0; i < job->mapping.count; i++) {
		struct found found = {.row = job->header_row, .line = job->header_line,
			.column = i + 1, .message = MSG_INTAKE_COLUMN_IGNORED,
			.field = FIELD_COUNT, .value = "", .params = {job->mapping.headers[i]},
			.params_count = 1};

		if (job->mapping.fields[i] == FIELD_COUNT && *job->mapping.headers[i])
			findings_add(&job->findings, &found);
	}
}

static int find_header(struct job *job, credit_error *err)
{
	credit_error error = {0};
	struct csv_reader *reader = NULL;
	int status = open_reader(job, &reader, &error);

	if (!status) {
		job->bom = csv_reader_bom(reader);
		job->separator = csv_reader_separator(reader);
		job->encoding = csv_reader_encoding(reader);
		status = header_find(reader, &job->dictionary, &job->mapping, &job->header_row,
			&job->header_line, &error);
	}
	csv_reader_close(reader);
	if (status)
		return file_fault(job, status, &error, err);
	if (job->header_row == 0) {
		file_found(job, MSG_INTAKE_NO_HEADER, NULL, NULL);
	} else if (job->mapping.twice != FIELD_COUNT) {
		file_found(job, MSG_INTAKE_COLUMN_TWICE,
			job->mapping.headers[job->mapping.twice_a],
			job->mapping.headers[job->mapping.twice_b]);
	}
	return CREDIT_OK;
}

/* ---- reading ---- */

static void tap_digest(void *context, const uint8_t *bytes, size_t length)
{
	digest_update(context, bytes, length);
}

static int take_row(struct job *job, const struct csv_record *record, struct arena *arena,
	credit_error *err)
{
	credit_error error = {0};
	struct row row;
	int status;

	arena_reset(arena);
	job->rows++;
	status = row_read(&job->rules, record, arena, &row);
	if (status)
		return FAIL(err, status, MSG_MEMORY);
	if (row.list && job->list && !text_equal(row.list->code, job->list))
		job->several_lists = true;
	if (row.list)
		job->list = row.list->code;
	if (!row.refused) {
		status = comparison_add(&job->comparison, &row, &error);
		if (status == CREDIT_EINVAL) {
			struct found found = {.row = row.number, .line = row.line,
				.message = MSG_INTAKE_RECORD, .field = FIELD_COUNT, .value = "",
				.params = {error.params_count ? error.params : error.code},
				.params_count = 1};

			findings_add(&job->findings, &found);
			row.refused = true;
		} else if (status) {
			if (err)
				*err = error;
			return status;
		}
	}
	if (!row.refused)
		return CREDIT_OK;
	job->comparison.rejected++;
	if (row_set_add(&job->comparison.refused, row.number))
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return CREDIT_OK;
}

static void note_layout(struct job *job, const struct csv_record *record, enum message message)
{
	struct found found = {.row = record->row, .line = record->line, .message = message,
		.field = FIELD_COUNT, .value = ""};

	findings_add(&job->findings, &found);
}

static int take_record(struct job *job, const struct csv_record *record, struct arena *arena,
	uint64_t *blank, credit_error *err)
{
	enum layout layout = layout_of(&job->mapping, record);

	if (layout == LAYOUT_BLANK) {
		++*blank;
	} else if (record->row < job->header_row) {
		note_layout(job, record, MSG_INTAKE_TITLE);
	} else if (record->row == job->header_row) {
		note_columns(job);
	} else if (layout == LAYOUT_HEADER) {
		note_layout(job, record, MSG_INTAKE_HEADER_AGAIN);
	} else if (layout == LAYOUT_TOTAL) {
		note_layout(job, record, MSG_INTAKE_TOTAL);
	} else if (layout == LAYOUT_FOOTER) {
		note_layout(job, record, MSG_INTAKE_FOOTER);
	} else if (layout == LAYOUT_SAMPLE) {
		note_layout(job, record, MSG_INTAKE_SAMPLE);
	} else {
		if (!job->checked)
			check_columns(job, record);
		if (!job->file_refused)
			return take_row(job, record, arena, err);
	}
	return CREDIT_OK;
}

static int progress(struct job *job, uint64_t done, credit_error *err)
{
	if (job->options.progress &&
		job->options.progress(job->options.progress_context, done,
			(uint64_t)job->stat.st_size * 3))
		return FAIL(err, CREDIT_ECANCELLED, MSG_CANCELLED);
	return CREDIT_OK;
}

static int read_records(struct job *job, struct csv_reader *reader, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	credit_error error = {0};
	uint64_t blank = 0;
	uint64_t told = 0;
	char text[24];
	int status = CREDIT_OK;

	while (!status && !job->file_refused) {
		const struct csv_record *record;

		status = csv_reader_next(reader, &record, &error);
		if (status) {
			status = file_fault(job, status, &error, err);
			break;
		}
		if (!record)
			break;
		status = take_record(job, record, &arena, &blank, err);
		if (!status && csv_reader_bytes(reader) - told > 1024 * 1024) {
			told = csv_reader_bytes(reader);
			status = progress(job, told, err);
		}
	}
	arena_free(&arena);
	if (status || job->file_refused)
		return status;
	if (!job->checked)
		check_columns(job, NULL);
	snprintf(text, sizeof(text), "%llu", (unsigned long long)blank);
	if (blank)
		file_found(job, MSG_INTAKE_BLANK, text, NULL);
	if (job->rows == 0 && !job->file_refused)
		file_found(job, MSG_INTAKE_NO_ROWS, NULL, NULL);
	return CREDIT_OK;
}

static int read_file(struct job *job, credit_error *err)
{
	struct csv_reader *reader = NULL;
	credit_error error = {0};
	int status;

	job->csv.tap = tap_digest;
	job->csv.tap_context = &job->digest;
	status = open_reader(job, &reader, &error);
	if (status)
		return file_fault(job, status, &error, err);
	status = read_records(job, reader, err);
	if (!status)
		job->encoding = csv_reader_encoding(reader);
	csv_reader_close(reader);
	job->csv.tap = NULL;
	digest_final(&job->digest, job->sum);
	return status ? status : digest_status(&job->digest, err);
}

/* ---- comparing and landing ---- */

static bool can_land(const struct job *job)
{
	return !job->options.dry_run && !job->file_refused &&
		(job->comparison.rejected == 0 || job->options.accept_good);
}

static int compare(struct job *job, credit_error *err)
{
	struct comparison *c = &job->comparison;
	int status;

	c->view = job->snapshot;
	if (can_land(job)) {
		status = change_begin(job->registry, job->options.now_us, job->options.operator_,
			&job->change, err);
		if (status)
			return status;
		c->change = job->change;
		c->view = change_view(job->change);
		c->batch = change_batch_number(job->change);
	}
	c->accept_good = job->options.accept_good;
	c->operator_ = job->options.operator_;
	c->progress = job->options.progress;
	c->progress_context = job->options.progress_context;
	c->done_base = (uint64_t)job->stat.st_size;
	c->done_end = c->done_base * 2;
	c->total = c->done_base * 3;
	return comparison_run(c, err);
}

/* Was this very file imported before? */
static int look_for_file(struct job *job, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	const struct batch *before;
	int status = snapshot_batch_of_file(job->comparison.view, job->sum, &arena, &before, err);

	if (!status) {
		char text[24];

		job->repeated = true;
		job->batch = before->number;
		snprintf(text, sizeof(text), "%llu", (unsigned long long)before->number);
		file_found(job, MSG_INTAKE_REPEATED, text, NULL);
	}
	arena_free(&arena);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

static int compare_lists(const void *a, const void *b)
{
	const struct batch_list *x = a;
	const struct batch_list *y = b;
	int order = strcmp(x->list, y->list);

	return order ? order : strcmp(x->authority, y->authority);
}

static int add_batch(struct job *job, credit_error *err)
{
	const struct comparison *c = &job->comparison;
	struct batch_list *lists = calloc(c->lists_count + 1, sizeof(*lists));
	struct batch batch = {
		.file = job->name,
		.encoding = encoding_name(job->encoding),
		.operator_ = job->options.operator_ ? job->options.operator_ : "",
		.lists = lists,
		.lists_count = c->lists_count,
		.as_of = job->options.as_of == CREDIT_DAY_NONE ? change_today(job->change)
							       : job->options.as_of,
		.rows = job->rows,
		.added = c->added,
		.changed = c->changed,
		.unchanged = c->unchanged,
		.rejected = c->rejected,
	};
	int status;

	if (!lists)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	memcpy(batch.digest, job->sum, sizeof(batch.digest));
	for (size_t i = 0; i < c->lists_count; i++)
		lists[i] = (struct batch_list){c->lists[i].list, c->lists[i].authority};
	qsort(lists, c->lists_count, sizeof(lists[0]), compare_lists);
	status = change_add_batch(job->change, &batch, &job->batch, err);
	free(lists);
	return status;
}

/*
 * Keep the change only if the file lands: something new, or the same rows in a
 * file not seen before, which confirms the list.
 */
static int decide(struct job *job, credit_error *err)
{
	const struct comparison *c = &job->comparison;
	int status = CREDIT_OK;

	if (c->added + c->changed == 0 && c->rejected == 0 && c->unchanged > 0)
		status = look_for_file(job, err);
	if (status)
		return status;
	job->landed = job->change && can_land(job) && !job->repeated &&
		c->added + c->changed + c->unchanged > 0;
	if (job->landed)
		return add_batch(job, err);
	if (job->change)
		change_abort(job->change);
	job->change = NULL;
	job->comparison.change = NULL;
	return CREDIT_OK;
}

/* ---- telling ---- */

/* Where the returned file goes; NULL when none is wanted.  Owned. */
static int returned_path(const struct job *job, char **out, credit_error *err)
{
	*out = NULL;
	if (job->file_refused || job->comparison.rejected == 0)
		return CREDIT_OK;
	if (job->options.returned)
		*out = strdup(job->options.returned);
	else if (!job->options.returned_beside || job->options.dry_run ||
		text_equal(job->path, "-"))
		return CREDIT_OK;
	else if (asprintf(out, "%s.returned.csv", job->path) < 0)
		*out = NULL;
	return *out ? CREDIT_OK : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
}

static int tell_and_commit(struct job *job, credit_error *err)
{
	struct telling *t = &job->telling;
	char *path = NULL;
	int status = returned_path(job, &path, err);

	*t = (struct telling){.findings = &job->findings, .mapping = &job->mapping,
		.refused = &job->comparison.refused, .name = job->name, .lang = job->options.lang,
		.report = t->report, .context = t->context, .fd = job->fd, .csv = job->csv, .bom = job->bom, .header_row = job->header_row,
		.refused_only = job->landed};
	t->csv.encoding = job->encoding;
	t->csv.separator = job->separator;
	if (!status)
		status = telling_run(t, path, err);
	if (!status && path)
		status = check_unchanged(job, err);
	if (!status && job->change) {
		struct change *change = job->change;

		job->change = NULL;
		status = change_commit(change, err);
	}
	if (!status && path)
		status = telling_settle(t, path, !job->options.returned, &job->returned, err);
	telling_free(t);
	free(path);
	return status;
}

/* ---- the report ---- */

struct owned_report {
	credit_import_report report;
	struct arena arena;
};

static int fill_columns(const struct job *job, struct owned_report *owned)
{
	const struct mapping *mapping = &job->mapping;
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
		columns[i].field = field_name(mapping->fields[i]);
		if (!columns[i].letters || !columns[i].header)
			return CREDIT_ENOMEM;
	}
	owned->report.columns = columns;
	owned->report.columns_count = mapping->count;
	return CREDIT_OK;
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

static int fill_report(struct job *job, credit_import_report **out)
{
	struct owned_report *owned = calloc(1, sizeof(*owned));
	const struct comparison *c = &job->comparison;
	credit_import_report *report;

	if (!owned)
		return CREDIT_ENOMEM;
	report = &owned->report;
	report->size = sizeof(*report);
	report->encoding = encoding_name(job->encoding);
	report->separator = job->separator;
	report->list = arena_text(&owned->arena, only_list(job), strlen(only_list(job)));
	report->rows = job->file_refused ? 0 : job->rows;
	report->added = c->added;
	report->changed = c->changed;
	report->unchanged = c->unchanged;
	report->rejected = job->file_refused ? 0 : c->rejected;
	report->errors = job->findings.errors;
	report->warnings = job->findings.warnings;
	report->notes = job->findings.notes;
	report->file_refused = job->file_refused;
	report->landed = job->landed;
	report->repeated = job->repeated;
	report->batch = job->landed || job->repeated ? job->batch : 0;
	if (!job->file_refused)
		hex_encode(job->sum, sizeof(job->sum), report->digest);
	if (job->returned)
		report->returned =
			arena_text(&owned->arena, job->returned, strlen(job->returned));
	if (!report->list || (job->returned && !report->returned) || fill_columns(job, owned)) {
		credit_import_report_free(report);
		return CREDIT_ENOMEM;
	}
	*out = report;
	return CREDIT_OK;
}

void credit_import_report_free(credit_import_report *report)
{
	struct owned_report *owned = (struct owned_report *)report;

	if (!owned)
		return;
	arena_free(&owned->arena);
	free(owned);
}

/* ---- the call ---- */

/* The day by the recording clock. */
static credit_day recording_day(const struct job *job)
{
	int64_t now_us = job->options.now_us ? job->options.now_us
					     : registry_now_us(job->registry);

	return day_of_time(now_us);
}

static int check_options(struct job *job, credit_error *err)
{
	credit_import_options *o = &job->options;
	struct stat there;

	if (o->encoding && !encoding_parse(o->encoding, &job->csv.encoding))
		return FAIL(err, CREDIT_EINVAL, MSG_CSV_ENCODING_NAME, o->encoding);
	if (o->lang != CREDIT_ZH && o->lang != CREDIT_EN)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "lang", "zh, en");
	if (o->returned && lstat(o->returned, &there) == 0)
		return FAIL(err, CREDIT_EEXISTS, MSG_FILE_EXISTS, o->returned);
	if (o->fields > UINT32_MAX || o->field_bytes > UINT32_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "fields, field_bytes", "2^32");
	job->csv.field_bytes = (size_t)o->field_bytes;
	job->csv.record_bytes = o->field_bytes > CSV_RECORD_BYTES ? (size_t)o->field_bytes : 0;
	job->csv.fields = (uint32_t)o->fields;
	job->csv.rows = o->rows;
	job->csv.header_word = dictionary_knows;
	job->csv.header_context = &job->dictionary;
	return CREDIT_OK;
}

/* The tables in force, and the list and authority that the options name in them. */
static int set_rules(struct job *job, credit_error *err)
{
	struct row_rules *rules = &job->rules;
	const credit_import_options *o = &job->options;
	int status = credit_snapshot_begin(job->registry, NULL, &job->snapshot, err);

	if (!status)
		status = snapshot_tables(job->snapshot, &rules->tables, err);
	if (status)
		return status;
	rules->mapping = &job->mapping;
	rules->findings = &job->findings;
	rules->today = recording_day(job);
	rules->county = registry_county(job->registry);
	rules->id_key = registry_id_key(job->registry);
	rules->authority = o->authority;
	rules->known = &job->known;
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

static int run(struct job *job, const char *folder, credit_error *err)
{
	int status = check_options(job, err);

	if (!status)
		status = set_rules(job, err);
	if (!status)
		status = open_file(job, folder, err);
	if (!status)
		status = dictionary_build(&job->dictionary, job->options.synonyms, err);
	if (!status)
		status = digest_open(&job->digest, HASH_SHA256, err);
	if (!status)
		status = find_header(job, err);
	if (!status && !job->file_refused)
		status = read_file(job, err);
	if (!status && !job->file_refused)
		status = compare(job, err);
	if (!status)
		status = decide(job, err);
	if (!status)
		status = tell_and_commit(job, err);
	return status;
}

static void free_job(struct job *job)
{
	if (job->change)
		change_abort(job->change);
	if (job->snapshot)
		credit_snapshot_end(job->snapshot);
	comparison_free(&job->comparison);
	findings_free(&job->findings);
	mapping_free(&job->mapping);
	dictionary_free(&job->dictionary);
	digest_close(&job->digest);
	if (job->fd_opened && job->fd >= 0)
		close(job->fd);
	free(job->returned);
}

int credit_import_csv(credit_registry *registry, const char *path,
	const credit_import_options *options, credit_finding_fn report, void *context,
	credit_import_report **out, credit_error *err)
{
	struct job job = {.registry = registry, .path = path, .fd = -1};
	const char *slash;
	const char *folder;
	int status;

	if (out)
		*out = NULL;
	if (!registry || !path || !out || (options && options->size < sizeof(*options)))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, path, options, out",
			"NULL");
	if (options)
		job.options = *options;
	else
		credit_import_options_init(&job.options);
	slash = strrchr(path, '/');
	job.name = job.options.name ? job.options.name : slash ? slash + 1 : path;
	folder = job.options.temporary ? job.options.temporary : FOLDER;
	findings_init(&job.findings, FINDINGS_MEMORY, folder);
	comparison_init(&job.comparison, &job.rules, folder);
	job.telling.report = report;
	job.telling.context = context;
	status = run(&job, folder, err);
	if (!status && fill_report(&job, out))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	free_job(&job);
	return status;
}
