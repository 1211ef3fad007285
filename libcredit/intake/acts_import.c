/* SPDX-License-Identifier: Apache-2.0 */
/*
 * acts_import.c - leads a file of acts through reading, judging, telling.
 *
 * Everything is judged within a change of the store, also what cannot land, so
 * that acts on subjects count for the acts on their entries; what does not land
 * is thrown away with it.  Acts on subjects come first, in the order of their
 * days; then those on entries, entry by entry, each in the order of its life.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "intake/act_file.h"
#include "intake/sheet.h"

#define ACTS_MEMORY (24u * 1024 * 1024)
#define OF_SUBJECT 0u
#define OF_ENTRY 1u

struct acts_job {
	struct sheet sheet;
	struct row_rules rules;
	struct known_authority known;
	struct sorter sorter; /* acts on subjects, then those on entries */
	struct arena arena;   /* of the group at hand */
	struct buf scratch;
	/* the group at hand: acts of one subject's key, or on one entry */
	struct buf key;
	struct act_item *items;
	size_t count;
	size_t capacity;
	struct subject_act *acts; /* beside the items, of subjects */
};

/* ---- reading ---- */

static void check_columns(void *context, const struct csv_record *record)
{
	struct acts_job *job = context;
	struct sheet *s = &job->sheet;
	struct buf names = BUF_INIT;

	(void)record;
	sheet_missing(s, &names, FIELD_ENTRY, s->mapping.column[FIELD_SUBJECT_ID] < 0);
	sheet_missing(s, &names, FIELD_ACT, true);
	sheet_missing(s, &names, FIELD_ACT_DAY, true);
	sheet_missing(s, &names, FIELD_ACT_DOCUMENT, true);
	sheet_missing(s, &names, FIELD_ACT_BY, true);
	if (names.length)
		sheet_found(s, MSG_INTAKE_ACT_COLUMNS, buf_cstr(&names), NULL);
	buf_free(&names);
}

/* The key by which acts are sorted: what belongs together, then the row. */
static size_t put_key(struct buf *out, const struct filed_act *row)
{
	const struct subject_act *act = &row->subject;

	buf_reset(out);
	if (row->of_subject) {
		buf_u8(out, OF_SUBJECT);
		buf_u32(out, (uint32_t)act->day ^ 0x80000000u);
		buf_u8(out, (uint8_t)act->kind);
		buf_u8(out, act->subject.scheme);
		buf_str(out, act->subject.text);
		buf_u8(out, 0);
		text_document_key(act->document, strlen(act->document), out);
	} else {
		buf_u8(out, OF_ENTRY);
		buf_put(out, row->event.entry.bytes, ENTRY_ID_BYTES);
	}
	buf_u64(out, row->number);
	return out->length;
}

static int keep_row(struct acts_job *job, struct filed_act *row, credit_error *err)
{
	struct buf *out = &job->scratch;
	credit_error error = {0};
	size_t key = put_key(out, row);
	int status;

	buf_u64(out, row->line);
	status = row->of_subject ? subject_act_encode(&row->subject, out, &error)
				 : event_encode(&row->event, out, &error);
	if (status == CREDIT_EINVAL) {
		struct found found = {.row = row->number, .line = row->line,
			.message = MSG_INTAKE_RECORD, .field = FIELD_COUNT, .value = "",
			.params = {error.params_count ? error.params : error.code},
			.params_count = 1};

		findings_add(&job->sheet.findings, &found);
		row->refused = true;
		return CREDIT_OK;
	}
	if (status || out->status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return sorter_add(
		&job->sorter, out->data, key, out->data + key, out->length - key, err);
}

static int take_row(void *context, const struct csv_record *record, struct arena *arena,
	credit_error *err)
{
	struct acts_job *job = context;
	struct filed_act row;
	int status = filed_act_read(
		&job->rules, job->sheet.snapshot, record, arena, &row, err);

	if (status == CREDIT_ENOMEM)
		return FAIL(err, status, MSG_MEMORY);
	if (!status && !row.refused)
		status = keep_row(job, &row, err);
	if (!status && row.refused && sheet_refuse(&job->sheet, row.number))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return status;
}

/* ---- outcomes ---- */

static int refuse(struct acts_job *job, const struct act_item *item, enum message message,
	const char *a, const char *b)
{
	struct sheet *s = &job->sheet;
	enum field field = act_fault_field(message);
	int column = s->mapping.column[field];
	struct found found = {.row = item->row, .line = item->line,
		.column = column < 0 ? 0 : (uint32_t)column + 1, .message = message,
		.field = field, .value = "", .params = {a, b}, .params_count = 2};

	findings_add(&s->findings, &found);
	return sheet_refuse(s, item->row) ? CREDIT_ENOMEM : s->findings.status;
}

static void count(struct acts_job *job, const struct act_item *item)
{
	struct sheet *s = &job->sheet;

	if (item->fate == ACT_NEW) {
		s->changed++;
		act_item_remind(item, &s->findings);
		return;
	}
	s->unchanged++;
	if (item->twin)
		findings_twin(&s->findings, item->row, item->line, item->twin);
}

static bool is_refusal(int status)
{
	return status == CREDIT_EINVAL || status == CREDIT_EEXISTS ||
		status == CREDIT_ENOTFOUND || status == CREDIT_ERULE;
}

/* What the store says against an act, as a fault of its row. */
static int refuse_as(struct acts_job *job, const struct act_item *item,
	const credit_error *error)
{
	int message = message_find(error->code);
	const char *a = error->params_count ? error->params : "";
	const char *b = error->params_count > 1 ? a + strlen(a) + 1 : "";

	return message < 0 ? refuse(job, item, MSG_INTAKE_RECORD, error->code, "")
			   : refuse(job, item, (enum message)message, a, b);
}

static const char *operator_of(const struct acts_job *job, const char *given)
{
	const char *otherwise = job->sheet.options.operator_;

	return given[0] || !otherwise ? given : otherwise;
}

/* ---- acts on subjects ---- */

static int record_subject_act(struct acts_job *job, struct act_item *item,
	struct subject_act *act, credit_error *err)
{
	enum act_outcome outcome;
	credit_error error = {0};
	int status;

	act->batch = change_batch_number(job->sheet.change);
	act->operator_ = operator_of(job, act->operator_);
	status = subject_act_record(job->sheet.change, act, &outcome, &error);
	if (is_refusal(status))
		return refuse_as(job, item, &error);
	if (status) {
		if (err)
			*err = error;
		return status;
	}
	item->fate = outcome == ACT_RECORDED ? ACT_NEW : ACT_SAME;
	return CREDIT_OK;
}

/* Rows of one act: said differently all are refused, said alike it is recorded once. */
static int finish_subject(struct acts_job *job, credit_error *err)
{
	size_t different = 0;
	char row[24];
	int status = CREDIT_OK;

	for (size_t i = 1; i < job->count && !different; i++)
		if (!subject_act_equal(&job->acts[0], &job->acts[i]))
			different = i;
	for (size_t i = 0; i < job->count && !status; i++) {
		struct act_item *item = &job->items[i];

		if (different) {
			snprintf(row, sizeof(row), "%llu",
				(unsigned long long)job->items[i == different ? 0 : different].row);
			status = refuse(job, item, MSG_INTAKE_ACT_TWICE, row, "");
			continue;
		}
		item->fate = ACT_REFUSED;
		item->twin = i ? job->items[0].row : 0;
		status = record_subject_act(job, item, &job->acts[i], err);
		if (!status && item->fate != ACT_REFUSED)
			count(job, item);
	}
	return status;
}

/* ---- acts on entries ---- */

static int record_events(struct acts_job *job, credit_error *err)
{
	struct sheet *s = &job->sheet;
	int status = CREDIT_OK;

	for (size_t i = 0; i < job->count && !status; i++) {
		struct act_item *item = &job->items[i];
		struct event event = item->event;
		credit_error error = {0};

		if (item->fate == ACT_REFUSED) {
			status = refuse(job, item, item->reason, item->params[0],
				item->params[1]);
			continue;
		}
		event.batch = change_batch_number(s->change);
		event.operator_ = operator_of(job, event.operator_);
		if (item->fate == ACT_NEW && !sheet_lost(s))
			status = change_add_event(s->change, &event, &error);
		if (is_refusal(status)) {
			status = refuse_as(job, item, &error);
			continue;
		}
		if (status && err)
			*err = error;
		if (!status)
			count(job, item);
	}
	return status;
}

static int finish_entry(struct acts_job *job, credit_error *err)
{
	const struct entry *stored;
	struct entry entry;
	char most[24];
	int status = CREDIT_OK;

	if (job->count > ACTS_OF_ENTRY_MAX) {
		snprintf(most, sizeof(most), "%d", ACTS_OF_ENTRY_MAX);
		for (size_t i = 0; i < job->count && !status; i++)
			status = refuse(job, &job->items[i], MSG_INTAKE_ACTS_MANY, most, "");
		return status;
	}
	status = snapshot_entry(
		job->sheet.view, &job->items[0].event.entry, &job->arena, &stored, err);
	if (status)
		return status;
	entry = *stored;
	status = snapshot_entry_acts(job->sheet.view, &entry, &job->arena, err);
	if (status)
		return status;
	act_items_sort(job->items, job->count);
	status = act_items_judge(&entry, job->items, job->count, job->sheet.tables,
		change_now_us(job->sheet.change), &job->arena);
	return status ? status : record_events(job, err);
}

/* ---- groups ---- */

static int finish_group(struct acts_job *job, credit_error *err)
{
	int status;

	if (!job->count)
		return CREDIT_OK;
	status = job->key.data[0] == OF_SUBJECT ? finish_subject(job, err)
						: finish_entry(job, err);
	job->count = 0;
	arena_reset(&job->arena);
	return status;
}

static int grow(struct acts_job *job)
{
	size_t capacity = job->capacity ? job->capacity * 2 : 64;
	struct act_item *items;
	struct subject_act *acts;

	if (job->count < job->capacity)
		return CREDIT_OK;
	items = realloc(job->items, capacity * sizeof(*items));
	if (items)
		job->items = items;
	acts = items ? realloc(job->acts, capacity * sizeof(*acts)) : NULL;
	if (!acts)
		return CREDIT_ENOMEM;
	job->acts = acts;
	job->capacity = capacity;
	return CREDIT_OK;
}

static int take_item(struct acts_job *job, const struct sorter_item *item, credit_error *err)
{
	size_t key = item->key_length - 8;
	struct span row = span_of(item->key + key, 8);
	struct span in = span_of(item->value, item->value_length);
	struct act_item *act;
	int status = CREDIT_OK;

	if (job->count && (job->key.length != key || memcmp(job->key.data, item->key, key) != 0))
		status = finish_group(job, err);
	if (!status)
		status = grow(job);
	if (status)
		return status;
	if (!job->count) {
		buf_reset(&job->key);
		buf_put(&job->key, item->key, key);
	}
	act = &job->items[job->count];
	memset(act, 0, sizeof(*act));
	act->row = span_u64(&row);
	act->line = span_u64(&in);
	status = item->key[0] == OF_SUBJECT
		? subject_act_decode(in.at, span_left(&in), &job->arena,
			  &job->acts[job->count], err)
		: event_decode(in.at, span_left(&in), &job->arena, &act->event, err);
	job->count++;
	return status ? status : job->key.status;
}

static int judge_all(struct acts_job *job, credit_error *err)
{
	int status = sheet_trial(&job->sheet, err);

	if (!status)
		status = sorter_sort(&job->sorter, err);
	while (!status) {
		struct sorter_item item;

		status = sorter_next(&job->sorter, &item, err);
		if (status || !item.key)
			break;
		status = take_item(job, &item, err);
	}
	if (!status)
		status = finish_group(job, err);
	if (!status && job->sheet.findings.status) {
		status = job->sheet.findings.status;
		if (err)
			*err = job->sheet.findings.error;
	}
	return status == CREDIT_ENOMEM ? FAIL(err, status, MSG_MEMORY) : status;
}

/* ---- the call ---- */

static int run(struct acts_job *job, credit_error *err)
{
	struct sheet *s = &job->sheet;
	const struct sheet_rows rows = {check_columns, take_row, job};
	struct batch batch = {.kind = BATCH_ACTS};
	int status = sheet_begin(s, err);

	if (!status) {
		job->rules = sheet_rules(s, &job->known);
		status = sheet_open(s, err);
	}
	if (!status)
		status = sheet_read(s, &rows, err);
	if (!status && !s->file_refused)
		status = judge_all(job, err);
	return status ? status : sheet_land(s, &batch, err);
}

int credit_event_import_csv(credit_registry *registry, const char *path,
	const credit_import_options *options, credit_finding_fn report, void *context,
	credit_import_report **out, credit_error *err)
{
	struct acts_job job = {.count = 0};
	int status;

	if (out)
		*out = NULL;
	if (!registry || !path || !out || (options && options->size < sizeof(*options)))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, path, options, out",
			"NULL");
	if (options && (options->list || options->authority))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "list, authority", "acts");
	sheet_init(&job.sheet, registry, path, options, WORDS_ACTS);
	sorter_init(&job.sorter, ACTS_MEMORY, job.sheet.folder);
	status = run(&job, err);
	if (!status)
		status = sheet_tell(&job.sheet, report, context, err);
	if (!status)
		status = sheet_report(&job.sheet, "", out, err);
	sorter_free(&job.sorter);
	arena_free(&job.arena);
	buf_free(&job.scratch);
	buf_free(&job.key);
	free(job.items);
	free(job.acts);
	sheet_free(&job.sheet);
	return status;
}
