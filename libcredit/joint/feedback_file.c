/* SPDX-License-Identifier: Apache-2.0 */
/*
 * feedback_file.c - a department's answers to its tasks, from CSV into the store.
 *
 * The file is mostly the exported tasks with four columns filled in.  Rows are
 * read and sorted by subject, so that each subject is judged once; rows that
 * bear no identifier (honours of households and places have none) are found by
 * walking the registry once for all their numbers.  An answer keeps what
 * supported the measure on its own day, not on the day of the import.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "credit/joint.h"
#include "id/identifier.h"
#include "intake/reading.h"
#include "intake/sheet.h"
#include "joint/subject_tasks.h"

#define SORT_MEMORY (16u * 1024 * 1024)
#define CONFIRMED "任务" /* the identifier came from the registry, whatever its check says */

/* One answer, as the file has it. */
struct reply {
	char number[TASK_NUMBER_BYTES];
	int outcome;
	credit_day day;
	const char *document;
	const char *reason;
	uint64_t row;
	uint64_t line;
};

/* A number without identifier, and whose it turned out to be. */
struct wanted {
	char number[TASK_NUMBER_BYTES];
	credit_id id; /* scheme NONE: nobody's */
};

/* The subject whose answers are being taken. */
struct answering {
	credit_id id;
	struct subject_records records;
	struct judgement judgement;
	const struct task *tasks;
	size_t tasks_count;
	struct task_asking asking;
	const struct feedback **taken; /* of this file */
	size_t taken_count;
	size_t taken_room;
};

struct job {
	struct sheet sheet;
	struct row_rules rules;
	struct known_authority known;
	const char *department; /* code of who answers; NULL: whoever's tasks they are */
	struct sorter by_subject;
	struct sorter by_number;
	struct wanted *wanted;
	size_t wanted_count;
	size_t wanted_room;
	uint64_t empty;
	struct arena arena;   /* of the subject at hand */
	struct arena scratch; /* of the answer at hand */
	struct answering subject;
};

/* ---- reading ---- */

static void check_columns(void *context, const struct csv_record *record)
{
	struct job *job = context;
	struct buf names = BUF_INIT;

	(void)record;
	sheet_missing(&job->sheet, &names, FIELD_TASK, true);
	sheet_missing(&job->sheet, &names, FIELD_OUTCOME, true);
	sheet_missing(&job->sheet, &names, FIELD_ANSWERED, true);
	if (names.length)
		sheet_found(&job->sheet, MSG_INTAKE_COLUMN_MISSING, buf_cstr(&names), NULL);
	buf_free(&names);
}

/* Not answered yet: the exported row as it was. */
static bool says_nothing(const struct reading *r)
{
	static const enum field fields[] = {
		FIELD_OUTCOME, FIELD_REASON, FIELD_ANSWERED, FIELD_ANSWER_DOCUMENT};
	struct cell cell;

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (reading_cell(r, fields[i], &cell))
			return false;
	return !csv_record_refused(r->record);
}

static void read_outcome(struct reading *r, struct reply *answer)
{
	struct cell cell;

	if (!reading_cell(r, FIELD_OUTCOME, &cell)) {
		reading_required(r, FIELD_OUTCOME, false);
		return;
	}
	answer->outcome = feedback_outcome_parse(cell.text, cell.length);
	if (!answer->outcome)
		reading_fault(r, MSG_FEEDBACK_OUTCOME, FIELD_OUTCOME, &cell, NULL, NULL);
	if (answer->outcome == FEEDBACK_NOT_DONE && !answer->reason[0])
		reading_fault(r, MSG_FEEDBACK_REASON, FIELD_REASON, NULL, NULL, NULL);
}

static void read_number(struct reading *r, struct reply *answer)
{
	struct cell cell;

	if (!reading_cell(r, FIELD_TASK, &cell))
		reading_required(r, FIELD_TASK, false);
	else if (!task_number_read(cell.text, cell.length, answer->number))
		reading_fault(r, MSG_FEEDBACK_NUMBER, FIELD_TASK, &cell, NULL, NULL);
}

static void read_answer(struct reading *r, struct reply *answer, credit_id *id)
{
	struct cell cell;

	*answer = (struct reply){.day = CREDIT_DAY_NONE, .document = "", .reason = "",
		.row = r->record->row, .line = r->record->line};
	memset(id, 0, sizeof(*id));
	if (!reading_begin(r))
		return;
	read_number(r, answer);
	reading_id(r, CONFIRMED, id);
	reading_text(r, FIELD_REASON, NOTE_BYTES_MAX, false, &answer->reason);
	read_outcome(r, answer);
	reading_day(r, FIELD_ANSWERED, true, NULL, &answer->day);
	reading_required(r, FIELD_ANSWERED, reading_cell(r, FIELD_ANSWERED, &cell));
	reading_text(r, FIELD_ANSWER_DOCUMENT, DOCUMENT_BYTES_MAX, false, &answer->document);
}

static int want_number(struct job *job, const char *number)
{
	if (job->wanted_count == job->wanted_room) {
		size_t room = job->wanted_room ? job->wanted_room * 2 : 64;
		struct wanted *more = realloc(job->wanted, room * sizeof(*more));

		if (!more)
			return CREDIT_ENOMEM;
		job->wanted = more;
		job->wanted_room = room;
	}
	memset(&job->wanted[job->wanted_count], 0, sizeof(job->wanted[0]));
	memcpy(job->wanted[job->wanted_count++].number, number, TASK_NUMBER_BYTES);
	return CREDIT_OK;
}

/* Sorted by who it is about, then by row: the value is the answer, whoever it is. */
static int keep_answer(struct job *job, const struct reply *answer, const credit_id *id,
	credit_error *err)
{
	struct sorter *sorter = id->scheme ? &job->by_subject : &job->by_number;
	struct buf key = BUF_INIT;
	struct buf value = BUF_INIT;
	int status;

	if (id->scheme) {
		buf_u8(&key, id->scheme);
		buf_put(&key, id->text, id->length + 1u);
	} else {
		buf_put(&key, answer->number, TASK_NUMBER_BYTES);
	}
	buf_u64(&key, answer->row);
	buf_put(&value, id, sizeof(*id));
	buf_put(&value, answer->number, TASK_NUMBER_BYTES);
	buf_u8(&value, (uint8_t)answer->outcome);
	buf_u32(&value, (uint32_t)answer->day);
	buf_u64(&value, answer->row);
	buf_u64(&value, answer->line);
	buf_text(&value, answer->document, strlen(answer->document));
	buf_text(&value, answer->reason, strlen(answer->reason));
	status = key.status ? key.status : value.status;
	if (status)
		FAIL(err, status, MSG_MEMORY);
	else
		status = sorter_add(
			sorter, key.data, key.length, value.data, value.length, err);
	buf_free(&key);
	buf_free(&value);
	return status;
}

static int next_answer(struct sorter *sorter, struct arena *arena, credit_id *id,
	struct reply *out, bool *any, credit_error *err)
{
	struct sorter_item item;
	struct span span;
	const char *text;
	size_t length;
	int status = sorter_next(sorter, &item, err);

	*any = !status && item.key != NULL;
	if (!*any)
		return status;
	span = span_of(item.value, item.value_length);
	memcpy(id, span_bytes(&span, sizeof(*id)), sizeof(*id));
	memcpy(out->number, span_bytes(&span, TASK_NUMBER_BYTES), TASK_NUMBER_BYTES);
	out->outcome = span_u8(&span);
	out->day = (credit_day)span_u32(&span);
	out->row = span_u64(&span);
	out->line = span_u64(&span);
	text = span_text(&span, &length);
	out->document = arena_text(arena, text, length);
	text = span_text(&span, &length);
	out->reason = arena_text(arena, text, length);
	return out->document && out->reason ? CREDIT_OK
					    : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
}

static int take_row(void *context, const struct csv_record *record, struct arena *arena,
	credit_error *err)
{
	struct job *job = context;
	struct reading r = {.rules = &job->rules, .record = record, .arena = arena};
	struct reply answer;
	credit_id id;
	int status = CREDIT_OK;

	if (says_nothing(&r)) {
		job->sheet.rows--;
		job->empty++;
		return CREDIT_OK;
	}
	read_answer(&r, &answer, &id);
	if (r.refused)
		status = sheet_refuse(&job->sheet, record->row);
	else if (!id.scheme)
		status = want_number(job, answer.number);
	if (r.no_memory)
		status = CREDIT_ENOMEM;
	if (status)
		return FAIL(err, status, MSG_MEMORY);
	return r.refused ? CREDIT_OK : keep_answer(job, &answer, &id, err);
}

/* ---- numbers without identifier ---- */

static int compare_wanted(const void *a, const void *b)
{
	return strcmp(((const struct wanted *)a)->number, ((const struct wanted *)b)->number);
}

static struct wanted *find_wanted(const struct job *job, const char *number)
{
	struct wanted key = {.id = {0}};

	memcpy(key.number, number, TASK_NUMBER_BYTES);
	return bsearch(&key, job->wanted, job->wanted_count, sizeof(key), compare_wanted);
}

static int meet_subject(void *context, const struct judged_subject *subject,
	const struct task *tasks, size_t count, struct arena *arena)
{
	struct job *job = context;

	(void)arena;
	for (size_t i = 0; i < count; i++) {
		struct wanted *wanted = find_wanted(job, tasks[i].number);

		if (wanted)
			wanted->id = *subject->id;
	}
	return CREDIT_OK;
}

static void unique_wanted(struct job *job)
{
	size_t kept = 0;

	qsort(job->wanted, job->wanted_count, sizeof(job->wanted[0]), compare_wanted);
	for (size_t i = 0; i < job->wanted_count; i++)
		if (!kept || strcmp(job->wanted[kept - 1].number, job->wanted[i].number) != 0)
			job->wanted[kept++] = job->wanted[i];
	job->wanted_count = kept;
}

/* A fault of an answer that was read well; its parameters may be NULL. */
static int refuse(struct job *job, const struct reply *answer, enum message message,
	enum field field, const char *a, const char *b, credit_error *err)
{
	int column = field < FIELD_COUNT ? job->sheet.mapping.column[field] : -1;
	char day[CREDIT_DAY_BYTES] = "";
	struct found found = {.row = answer->row, .line = answer->line,
		.column = column < 0 ? 0 : (uint32_t)column + 1, .message = message,
		.field = field,
		.value = field == FIELD_ANSWERED ? day
			: field == FIELD_OUTCOME ? feedback_outcome_name(answer->outcome)
						 : answer->number,
		.params = {a ? a : "", b ? b : ""},
		.params_count = b ? 2 : a ? 1 : 0};

	credit_day_format(answer->day, day);
	findings_add(&job->sheet.findings, &found);
	return sheet_refuse(&job->sheet, answer->row) ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
						      : CREDIT_OK;
}

/* Find whose they are, and put them among the others. */
static int resolve_numbers(struct job *job, credit_error *err)
{
	struct sheet *s = &job->sheet;
	struct task_asking asking = {s->view, s->tables, s->today};
	struct reply answer;
	credit_id id;
	bool any = job->wanted_count > 0;
	int status = CREDIT_OK;

	if (!any)
		return CREDIT_OK;
	unique_wanted(job);
	status = subject_tasks_walk(&asking, meet_subject, job, err);
	if (!status)
		status = sorter_sort(&job->by_number, err);
	while (!status) {
		const struct wanted *wanted;

		arena_reset(&job->arena);
		status = next_answer(&job->by_number, &job->arena, &id, &answer, &any, err);
		if (status || !any)
			break;
		wanted = find_wanted(job, answer.number);
		if (wanted && wanted->id.scheme)
			status = keep_answer(job, &answer, &wanted->id, err);
		else
			status = refuse(job, &answer, MSG_FEEDBACK_TASK_NONE, FIELD_TASK,
				answer.number, NULL, err);
	}
	return status;
}

/* ---- one answer ---- */

/* What a number stands for: measure, department, and the identifier that it was made of. */
struct meaning {
	const struct task *task; /* NULL: it is over, but something was said of it */
	const char *measure;
	const char *department;
	credit_id numbered;
};

/* Is it the number of the task under another identifier of the subject? */
static int number_of_other_id(struct job *job, const struct task *task,
	const struct reply *answer, struct meaning *out)
{
	const struct subject_records *records = &job->subject.records;
	char number[TASK_NUMBER_BYTES];

	for (size_t i = 0; i < records->entries_count + records->ids_count; i++) {
		const credit_id *id = i < records->entries_count
			? &records->entries[i]->subject
			: &records->ids[i - records->entries_count];
		int status = task_number(
			job->rules.id_key, id, task->measure, task->department, number);

		if (status)
			return status;
		if (!text_equal(number, answer->number))
			continue;
		*out = (struct meaning){task, task->measure, task->department, *id};
		return CREDIT_OK;
	}
	return CREDIT_OK;
}

static int find_meaning(
	struct job *job, const struct reply *answer, struct meaning *out)
{
	const struct answering *subject = &job->subject;
	int status = CREDIT_OK;

	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < subject->tasks_count && !out->measure && !status; i++) {
		const struct task *task = &subject->tasks[i];

		if (text_equal(task->number, answer->number))
			*out = (struct meaning){
				task, task->measure, task->department, task->numbered};
		else
			status = number_of_other_id(job, task, answer, out);
	}
	for (size_t i = 0; i < subject->records.feedback_count && !out->measure; i++) {
		const struct feedback *said = subject->records.feedback[i];

		if (text_equal(said->number, answer->number))
			*out = (struct meaning){
				NULL, said->measure, said->department, said->subject};
	}
	return status;
}

/* May the department that answers speak of a task of this one? */
static bool may_speak(const struct job *job, const char *department)
{
	const struct department_row *now;

	if (!job->department || text_equal(job->department, department))
		return true;
	now = catalogue_department_answering(
		job->sheet.tables, department, strlen(department), job->sheet.today);
	return now && text_equal(now->code, job->department);
}

/* ---- what it rests on ---- */

static int compare_supports(const void *a, const void *b)
{
	return memcmp(((const struct feedback_support *)a)->entry.bytes,
		((const struct feedback_support *)b)->entry.bytes, ENTRY_ID_BYTES);
}

static const struct judged_measure *measure_of(
	const struct judgement *judgement, const struct feedback *feedback)
{
	for (size_t i = 0; i < judgement->measures_count; i++)
		if (text_equal(judgement->measures[i].measure->code, feedback->measure) &&
			text_equal(judgement->measures[i].department, feedback->department))
			return &judgement->measures[i];
	return NULL;
}

/*
 * The entries that supported the measure on the day of the answer and their
 * ends, as the registry had learned by then; where it had not, by what it knows.
 */
static int take_supports(struct job *job, struct feedback *feedback)
{
	const struct answering *subject = &job->subject;
	struct task_question question =
		task_question_of(&subject->asking, &subject->records, &subject->judgement);
	const struct judged_measure *measure;
	struct feedback_support *supports;
	struct judgement then;
	size_t count;

	arena_reset(&job->scratch);
	if (judge_as_known(&question, feedback->day, &job->scratch, &then))
		return CREDIT_ENOMEM;
	measure = measure_of(&then, feedback);
	if (!measure && judge_day(question.entries, question.entries_count, question.tables,
				feedback->day, &job->scratch, &then))
		return CREDIT_ENOMEM;
	if (!measure)
		measure = measure_of(&then, feedback);
	if (!measure)
		return CREDIT_OK;
	count = measure->entries_count < SUPPORTS_MAX ? measure->entries_count : SUPPORTS_MAX;
	supports = arena_alloc(&job->arena, (count + 1) * sizeof(*supports));
	if (!supports)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < count; i++)
		supports[i] = (struct feedback_support){
			then.entries[measure->entries[i]].entry->id, measure->supports[i].until};
	qsort(supports, count, sizeof(*supports), compare_supports);
	feedback->supports = supports;
	feedback->supports_count = count;
	return CREDIT_OK;
}

/* ---- against what was said ---- */

/* MSG_COUNT: nothing like it was said; MSG_FEEDBACK_STORED: the same. */
static enum message against(const struct feedback *feedback, const struct feedback *other)
{
	if (other->undone)
		return MSG_COUNT;
	if (feedback_same_key(other, feedback))
		return feedback_equal(other, feedback) ? MSG_FEEDBACK_STORED
						       : MSG_FEEDBACK_DIFFERS;
	return feedback_contradicts(other, feedback) ? MSG_FEEDBACK_CONTRADICTS : MSG_COUNT;
}

static enum message against_all(const struct job *job, const struct feedback *feedback)
{
	const struct answering *subject = &job->subject;
	enum message message = MSG_COUNT;

	for (size_t i = 0; i < subject->records.feedback_count && message == MSG_COUNT; i++)
		message = against(feedback, subject->records.feedback[i]);
	for (size_t i = 0; i < subject->taken_count && message == MSG_COUNT; i++)
		message = against(feedback, subject->taken[i]);
	return message;
}

static int keep_taken(struct job *job, const struct feedback *feedback)
{
	struct answering *subject = &job->subject;
	struct feedback *kept = arena_alloc(&job->arena, sizeof(*kept));

	if (subject->taken_count == subject->taken_room) {
		size_t room = subject->taken_room ? subject->taken_room * 2 : 16;
		const struct feedback **more =
			arena_alloc(&job->arena, room * sizeof(*more));

		if (!more)
			return CREDIT_ENOMEM;
		if (subject->taken_count)
			memcpy(more, subject->taken, subject->taken_count * sizeof(*more));
		subject->taken = more;
		subject->taken_room = room;
	}
	if (!kept)
		return CREDIT_ENOMEM;
	*kept = *feedback;
	subject->taken[subject->taken_count++] = kept;
	return CREDIT_OK;
}

static int store(struct job *job, const struct reply *answer, struct feedback *feedback,
	credit_error *err)
{
	struct sheet *s = &job->sheet;
	credit_error error = {0};
	int status = CREDIT_OK;

	if (take_supports(job, feedback) || keep_taken(job, feedback))
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (!sheet_lost(s)) {
		feedback->batch = change_batch_number(s->change);
		status = change_add_feedback(s->change, feedback, &error);
	}
	if (status == CREDIT_EINVAL)
		return refuse(job, answer, MSG_INTAKE_RECORD, FIELD_COUNT,
			error.params_count ? error.params : error.code, NULL, err);
	if (status && err)
		*err = error;
	s->added += !status;
	return status;
}

static int take_answer(struct job *job, const struct reply *answer, credit_error *err)
{
	struct meaning meaning;
	struct feedback feedback;
	char day[CREDIT_DAY_BYTES];
	enum message message;

	if (find_meaning(job, answer, &meaning))
		return FAIL(err, CREDIT_EIO, MSG_INTERNAL, "task number");
	if (!meaning.measure)
		return refuse(job, answer, MSG_FEEDBACK_TASK, FIELD_TASK, answer->number, NULL,
			err);
	if (!may_speak(job, meaning.department))
		return refuse(job, answer, MSG_FEEDBACK_DEPARTMENT, FIELD_TASK, answer->number,
			meaning.department, err);
	feedback = (struct feedback){.subject = meaning.numbered, .number = answer->number,
		.measure = meaning.measure, .department = meaning.department,
		.outcome = answer->outcome, .day = answer->day, .document = answer->document,
		.reason = answer->reason, .row = answer->row,
		.operator_ = job->sheet.options.operator_ ? job->sheet.options.operator_ : ""};
	message = against_all(job, &feedback);
	if (message == MSG_FEEDBACK_STORED) {
		job->sheet.unchanged++;
		return CREDIT_OK;
	}
	if (message != MSG_COUNT)
		return refuse(job, answer, message, FIELD_OUTCOME, answer->number, NULL, err);
	if (meaning.task && !meaning.task->last && answer->day < meaning.task->from) {
		credit_day_format(meaning.task->from, day);
		return refuse(job, answer, MSG_FEEDBACK_EARLY, FIELD_ANSWERED, day, NULL, err);
	}
	return store(job, answer, &feedback, err);
}

/* ---- all answers, by subject ---- */

static int begin_subject(struct job *job, const credit_id *id, credit_error *err)
{
	struct answering *subject = &job->subject;

	arena_reset(&job->arena);
	memset(subject, 0, sizeof(*subject));
	subject->id = *id;
	subject->asking = (struct task_asking){
		job->sheet.view, job->sheet.tables, job->sheet.today};
	return subject_tasks(&subject->asking, id, &job->arena, &subject->records,
		&subject->judgement, &subject->tasks, &subject->tasks_count, err);
}

/* The answer into the memory of its subject, against which later ones are held. */
static const struct reply *keep_for_subject(struct job *job, const struct reply *answer)
{
	struct reply *kept = arena_alloc(&job->arena, sizeof(*kept));

	if (!kept)
		return NULL;
	*kept = *answer;
	kept->document =
		arena_text(&job->arena, answer->document, strlen(answer->document));
	kept->reason = arena_text(&job->arena, answer->reason, strlen(answer->reason));
	return kept->document && kept->reason ? kept : NULL;
}

static int take_answers(struct job *job, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	int status = sorter_sort(&job->by_subject, err);

	while (!status) {
		const struct reply *kept;
		struct reply answer;
		credit_id id;
		bool any;

		arena_reset(&arena);
		status = next_answer(&job->by_subject, &arena, &id, &answer, &any, err);
		if (status || !any)
			break;
		if (!id_equal(&id, &job->subject.id))
			status = begin_subject(job, &id, err);
		kept = status ? NULL : keep_for_subject(job, &answer);
		if (kept)
			status = take_answer(job, kept, err);
		else if (!status)
			status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	arena_free(&arena);
	return status;
}

/* ---- the call ---- */

static int set_rules(struct job *job, credit_error *err)
{
	struct sheet *s = &job->sheet;
	const char *who = s->options.authority;
	const struct department_row *department;

	job->rules = (struct row_rules){.tables = s->tables, .mapping = &s->mapping,
		.findings = &s->findings, .today = s->today,
		.county = registry_county(s->registry), .id_key = registry_id_key(s->registry),
		.known = &job->known};
	if (!who)
		return CREDIT_OK;
	department = catalogue_department_find(s->tables, who, strlen(who), s->today);
	if (!department)
		return FAIL(err, CREDIT_EINVAL, MSG_INTAKE_AUTHORITY_OPTION, who);
	job->department = department->code;
	return CREDIT_OK;
}

static int run(struct job *job, credit_error *err)
{
	struct sheet *s = &job->sheet;
	const struct sheet_rows rows = {check_columns, take_row, job};
	struct batch batch = {.kind = BATCH_FEEDBACK};
	char text[24];
	int status = sheet_begin(s, err);

	if (!status)
		status = set_rules(job, err);
	if (!status)
		status = sheet_open(s, err);
	if (!status)
		status = sheet_read(s, &rows, err);
	snprintf(text, sizeof(text), "%llu", (unsigned long long)job->empty);
	if (job->empty)
		sheet_found(s, MSG_FEEDBACK_EMPTY, text, NULL);
	if (!status && !s->file_refused)
		status = sheet_change(s, err);
	if (!status && !s->file_refused)
		status = resolve_numbers(job, err);
	if (!status && !s->file_refused)
		status = take_answers(job, err);
	return status ? status : sheet_land(s, &batch, err);
}

int credit_feedback_import(credit_registry *registry, const char *path,
	const credit_import_options *options, credit_finding_fn report, void *context,
	credit_import_report **out, credit_error *err)
{
	struct job job = {.department = NULL};
	int status;

	if (out)
		*out = NULL;
	if (!registry || !path || !out || (options && options->size < sizeof(*options)))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, path, options, out",
			"NULL");
	sheet_init(&job.sheet, registry, path, options, WORDS_FEEDBACK);
	sorter_init(&job.by_subject, SORT_MEMORY, job.sheet.folder);
	sorter_init(&job.by_number, SORT_MEMORY, job.sheet.folder);
	status = run(&job, err);
	if (!status)
		status = sheet_tell(&job.sheet, report, context, err);
	if (!status)
		status = sheet_report(&job.sheet, "", out, err);
	sorter_free(&job.by_subject);
	sorter_free(&job.by_number);
	free(job.wanted);
	arena_free(&job.arena);
	arena_free(&job.scratch);
	sheet_free(&job.sheet);
	return status;
}
