/* SPDX-License-Identifier: Apache-2.0 */
/*
 * approve.c - signatures under drafts: taken, and asked for before publication.
 *
 * A signature binds the digest of all that the draft would print.  Before one is
 * taken, and before an edition is published, that is computed anew: nobody's name
 * stands under something else than what they saw.
 */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "edition/publish_job.h"

#define CODE_BYTES_MIN 16 /* of the check code that a signer copies */

void credit_approve_options_init(credit_approve_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->on = options->day = CREDIT_DAY_NONE;
}

/* ---- before publication ---- */

/* No later signature of the same place stands behind it. */
static bool is_last(const struct approval *const *list, size_t count, size_t at)
{
	for (size_t i = at + 1; i < count; i++)
		if (approval_same_place(list[i], list[at]))
			return false;
	return true;
}

static bool signed_by(const struct approval *const *list, size_t count, uint32_t revision,
	enum approval_role role, const char *department)
{
	for (size_t i = 0; i < count; i++)
		if (list[i]->revision == revision && list[i]->role == role &&
			(!department || strcmp(list[i]->department, department) == 0))
			return true;
	return false;
}

static int fail_missing(const struct publish_job *job, const struct approval_row *row,
	const char *department, credit_error *err)
{
	struct buf text = BUF_INIT;
	int status;

	buf_printf(&text, "%s%s%s", approval_role_name(row->role), *department ? ":" : "",
		department);
	status = FAIL(err, CREDIT_ERULE, MSG_APPROVAL_MISSING, job->label, buf_cstr(&text));
	buf_free(&text);
	return status;
}

/* Each body whose rows would be printed signs for them. */
static int check_authorities(struct publish_job *job, const struct approval_row *row,
	const struct approval *const *list, size_t count, credit_error *err)
{
	struct selection *s = &job->selection;
	int status = CREDIT_OK;

	for (size_t i = 0; i < s->rows.count && !status; i++) {
		struct buf bytes = BUF_INIT;
		struct printed_row printed;
		const struct department_row *department = NULL;

		status = edition_rows_copy(&s->rows, i, &bytes, err);
		if (!status && row_decode(bytes.data, bytes.length, &printed))
			status = FAIL(err, CREDIT_ECORRUPT, MSG_EDITION_RECORD, job->label, "row");
		if (!status)
			department = catalogue_department_last(s->tables,
				printed.slots[ROW_AUTHORITY],
				strlen(printed.slots[ROW_AUTHORITY]), job->head.day);
		if (!status && department &&
			!signed_by(list, count, job->head.revision, row->role, department->code))
			status = fail_missing(job, row, department->code, err);
		if (!status && !department)
			status = fail_missing(job, row, printed.slots[ROW_AUTHORITY], err);
		buf_free(&bytes);
	}
	return status;
}

static int check_required(struct publish_job *job, const struct approval *const *list,
	size_t count, credit_error *err)
{
	int status = CREDIT_OK;

	for (int role = APPROVAL_AUTHORITY; role <= APPROVAL_CIVILIZATION && !status; role++) {
		const struct approval_row *row = catalogue_approval(
			job->selection.tables, (enum approval_role)role, job->head.day);

		if (!row || !row->required)
			continue;
		if (role == APPROVAL_AUTHORITY)
			status = check_authorities(job, row, list, count, err);
		else if (!signed_by(list, count, job->head.revision, row->role, NULL))
			status = fail_missing(job, row, "", err);
	}
	return status;
}

int approvals_check(struct publish_job *job, struct buf *out, credit_error *err)
{
	const struct approval *const *list;
	struct arena arena = ARENA_INIT;
	uint8_t digest[APPROVAL_DRAFT_BYTES];
	char period[PERIOD_TEXT_BYTES];
	size_t count;
	int status;

	period_format(&job->head.period, period);
	status = snapshot_approvals(job->snapshot, period, &arena, &list, &count, err);
	if (!status && count > 0)
		status = draft_digest(job, digest, err);
	for (size_t i = 0; i < count && !status; i++) {
		char day[CREDIT_DAY_BYTES];

		if (list[i]->revision != job->head.revision || !is_last(list, count, i))
			continue;
		if (memcmp(list[i]->draft, digest, APPROVAL_DRAFT_BYTES) != 0)
			status = FAIL(err, CREDIT_ERULE, MSG_APPROVAL_CHANGED, job->label,
				list[i]->document);
		credit_day_format(list[i]->day, day);
		buf_printf(out, "%s\t%s\t%s\t%s\n", approval_role_name(list[i]->role),
			list[i]->department, list[i]->document, day);
	}
	if (!status)
		status = check_required(job, list, count, err);
	arena_free(&arena);
	return status;
}

/* ---- afterwards ---- */

void approvals_free(credit_signature *signatures, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(signatures[i].role);
		free(signatures[i].name_zh);
		free(signatures[i].name_en);
		free(signatures[i].department);
		free(signatures[i].document);
	}
	free(signatures);
}

/* The four parts of a line, as approvals_check() wrote it; false: it did not. */
static bool split_line(char *line, char *parts[4])
{
	char *last = strrchr(line, '\t');

	parts[0] = line;
	for (int i = 1; i < 3; i++) {
		char *tab = strchr(parts[i - 1], '\t');

		if (!tab || tab == last)
			return false;
		*tab = '\0';
		parts[i] = tab + 1;
	}
	*last = '\0';
	parts[3] = last + 1;
	return true;
}

/* NULL text is "". */
static char *copied(const char *text, int *status)
{
	char *copy = strdup(text ? text : "");

	if (!copy)
		*status = CREDIT_ENOMEM;
	return copy;
}

static int tell_line(
	const struct publish_job *job, char *line, credit_signature *out)
{
	const credit_catalogue *tables = job->selection.tables;
	const struct department_row *body = NULL;
	const struct approval_row *place;
	int status = CREDIT_OK;
	char *parts[4];

	if (!split_line(line, parts) || credit_day_parse(parts[3], strlen(parts[3]), &out->day))
		return CREDIT_ECORRUPT;
	place = catalogue_approval(tables, approval_role_parse(parts[0]), job->head.day);
	if (parts[1][0])
		body = catalogue_department_last(
			tables, parts[1], strlen(parts[1]), job->head.day);
	out->size = sizeof(*out);
	out->role = copied(parts[0], &status);
	out->name_zh = copied(body ? body->name_zh : place ? place->name_zh : "", &status);
	out->name_en = copied(body ? body->name_en : place ? place->name_en : "", &status);
	out->department = copied(parts[1], &status);
	out->document = copied(parts[2], &status);
	return status;
}

int approvals_tell(
	struct publish_job *job, const char *lines, size_t length, credit_error *err)
{
	credit_publish_report *report = job->report;
	char *text = length ? strndup(lines, length) : NULL;
	size_t count = 0;
	int status = CREDIT_OK;

	if (length == 0)
		return CREDIT_OK;
	for (size_t i = 0; i < length; i++)
		count += lines[i] == '\n';
	report->signatures = calloc(count + 1, sizeof(*report->signatures));
	if (!text || !report->signatures) {
		free(text);
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	for (char *line = text, *end; !status && (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		status = tell_line(job, line, &report->signatures[report->signatures_count]);
		report->signatures_count++;
	}
	free(text);
	if (status == CREDIT_ENOMEM)
		return FAIL(err, status, MSG_MEMORY);
	return status ? FAIL(err, status, MSG_EDITION_RECORD, job->label, "approved") : CREDIT_OK;
}

/* ---- one signature ---- */

/* "credit", or "department:CODE" for the deciding body. */
static int read_role(const credit_catalogue *tables, const credit_approve_options *options,
	struct approval *out, credit_error *err)
{
	const char *colon = strchr(options->role, ':');
	const struct department_row *department;

	out->department = "";
	out->role = approval_role_parse(options->role);
	if (!colon && out->role != 0 && out->role != APPROVAL_AUTHORITY)
		return CREDIT_OK;
	if (!colon || strncmp(options->role, "department:", (size_t)(colon + 1 - options->role)) != 0)
		return FAIL(err, CREDIT_EINVAL, MSG_APPROVAL_ROLE, options->role);
	out->role = APPROVAL_AUTHORITY;
	department = catalogue_department_find(
		tables, colon + 1, strlen(colon + 1), options->on);
	if (!department)
		return FAIL(err, CREDIT_EINVAL, MSG_APPROVAL_ROLE, options->role);
	out->department = department->code;
	return CREDIT_OK;
}

/* Does the code that the signer copied begin the digest? */
static int check_code(const struct publish_job *job, const char *code,
	const uint8_t digest[APPROVAL_DRAFT_BYTES], credit_error *err)
{
	char text[CREDIT_DIGEST_TEXT_BYTES];
	size_t length = strlen(code);

	hex_encode(digest, APPROVAL_DRAFT_BYTES, text);
	if (length < CODE_BYTES_MIN || length >= sizeof(text) ||
		strspn(code, "0123456789abcdef") != length)
		return FAIL(err, CREDIT_EINVAL, MSG_APPROVAL_DIGEST,
			utf8_valid(code, length) ? code : "?");
	if (memcmp(code, text, length) != 0)
		return FAIL(err, CREDIT_ERULE, MSG_APPROVAL_CHANGED, job->label, code);
	return CREDIT_OK;
}

/* The change sees the store as judged: nobody can write between. */
static int record(struct publish_job *job, const credit_approve_options *options,
	credit_approve_report *report, credit_error *err)
{
	const struct approval *const *list;
	struct approval approval = {.document = options->document, .name = options->name,
		.operator_ = options->operator_ ? options->operator_ : "",
		.day = options->day};
	struct arena arena = ARENA_INIT;
	char period[PERIOD_TEXT_BYTES];
	size_t count;
	int status = draft_digest(job, approval.draft, err);

	if (!status)
		status = check_code(job, options->draft, approval.draft, err);
	if (!status)
		status = read_role(job->selection.tables, options, &approval, err);
	period_format(&job->head.period, period);
	memcpy(approval.period, period, sizeof(approval.period));
	approval.revision = job->head.revision;
	if (!status)
		status = snapshot_approvals(
			job->snapshot, approval.period, &arena, &list, &count, err);
	for (size_t i = 0; !status && i < count; i++)
		report->unchanged |= approval_equal(list[i], &approval);
	if (!status && !report->unchanged)
		status = change_add_approval(job->change, &approval, err);
	if (!status && !report->unchanged) {
		status = change_commit(job->change, err);
		job->change = NULL;
	}
	memcpy(report->label, job->label, sizeof(report->label));
	hex_encode(approval.draft, APPROVAL_DRAFT_BYTES, report->draft);
	arena_free(&arena);
	return status;
}

/* One line in the edition's record: a document is one as well. */
static bool is_one_line(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ')
			return false;
	return true;
}

static int check_approve(const credit_approve_options *options, credit_error *err)
{
	const char *bad = NULL;

	if (options->size != sizeof(*options))
		bad = "size";
	else if (!options->draft)
		bad = "draft";
	else if (!options->document || !options->document[0] ||
		!is_one_line(options->document))
		bad = "document";
	else if (!options->name || !options->name[0] || !is_one_line(options->name))
		bad = "name";
	else if (!options->role)
		bad = "role";
	else if (options->day < CREDIT_DAY_MIN || options->day > CREDIT_DAY_MAX)
		bad = "day";
	return bad ? FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, bad, "") : CREDIT_OK;
}

int credit_publish_approve(credit_registry *registry, const credit_approve_options *options,
	credit_approve_report *out, credit_error *err)
{
	credit_publish_options publish;
	credit_approve_report report = {.size = sizeof(report)};
	struct publish_job job;
	int status;

	if (out)
		*out = report;
	if (!registry || !options)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, options", "NULL");
	status = check_approve(options, err);
	if (status)
		return status;
	credit_publish_options_init(&publish);
	publish.period = options->period;
	publish.on = options->on;
	publish.directory = "."; /* nothing is written there */
	publish.reissue = options->reissue;
	publish.words = options->words;
	publish.operator_ = options->operator_;
	status = job_begin(&job, registry, &publish, err);
	if (!status && job.mode == MODE_REPEAT)
		status = FAIL(err, CREDIT_EEXISTS, MSG_DRAFT_PUBLISHED, options->period);
	if (!status)
		status = job_fill_head(&job, err);
	if (!status)
		status = job_select(&job, NULL, NULL, err);
	if (!status)
		status = record(&job, options, &report, err);
	job_end(&job);
	if (!status && out)
		*out = report;
	return status;
}
