/* SPDX-License-Identifier: Apache-2.0 */
/*
 * compare.c - what each good row does: add, change, nothing, or be refused.
 *
 * Rows come sorted by subject and entry, the order of the store, so look-ups
 * walk and writes append.  A row equal to what is stored does nothing; one that
 * differs needs a correction document that was not used before; the same list,
 * authority and document with another subject needs a word of the department.
 * Which of two rows came first in the file makes no difference to either.
 */
#include "intake/compare.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "intake/full.h"
#include "record/roles.h"
#include "record/subject_act.h"

#define ROWS_MEMORY (24u * 1024 * 1024)
#define DOCUMENTS_MEMORY (8u * 1024 * 1024)
#define GROUP_ROWS_MAX 100000 /* more rows of one entry than any file can mean */
#define PROGRESS_ROWS 4096

/* What a row carries in its item beside what it says. */
#define ITEM_ACT 1u
#define ITEM_NAMES_ONLY 2u

/* ---- row sets ---- */

int row_set_add(struct row_set *set, uint64_t row)
{
	size_t byte = (size_t)(row / 8);

	if (byte >= set->bytes) {
		size_t bytes = byte + byte / 4 + 4096;
		uint8_t *more = realloc(set->bits, bytes);

		if (!more)
			return CREDIT_ENOMEM;
		memset(more + set->bytes, 0, bytes - set->bytes);
		set->bits = more;
		set->bytes = bytes;
	}
	set->bits[byte] |= (uint8_t)(1u << row % 8);
	return CREDIT_OK;
}

bool row_set_has(const struct row_set *set, uint64_t row)
{
	size_t byte = (size_t)(row / 8);

	return byte < set->bytes && (set->bits[byte] >> row % 8 & 1);
}

/* ---- in ---- */

void comparison_init(struct comparison *c, const struct row_rules *rules, const char *folder)
{
	memset(c, 0, sizeof(*c));
	c->rules = rules;
	sorter_init(&c->rows, ROWS_MEMORY, folder);
	sorter_init(&c->documents, DOCUMENTS_MEMORY, folder);
}

void comparison_free(struct comparison *c)
{
	sorter_free(&c->rows);
	sorter_free(&c->documents);
	free(c->refused.bits);
	free(c->others.bits);
	free(c->lists);
	buf_free(&c->scratch);
	arena_free(&c->arena);
	arena_free(&c->kept);
}

/* Rows that say nothing about other subjects of their document are held against them. */
static int add_document(struct comparison *c, const struct row *row, credit_error *err)
{
	const struct entry *e = &row->entry;
	struct buf *out = &c->scratch;
	size_t group;

	if (row->names_only || e->same_case || *row->corrects ||
		row->list->class_ == CLASS_HONOUR)
		return CREDIT_OK;
	buf_reset(out);
	buf_str(out, e->list);
	buf_u8(out, 0);
	buf_str(out, e->authority);
	buf_u8(out, 0);
	text_document_key(e->document, strlen(e->document), out);
	buf_u8(out, 0);
	group = out->length;
	buf_u8(out, e->subject.scheme);
	buf_str(out, e->subject.text);
	buf_u64(out, row->number);
	buf_u16(out, (uint16_t)group);
	if (out->status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return sorter_add(&c->documents, out->data, out->length - 2,
		out->data + out->length - 2, 2, err);
}

/* The act of a row behind its length; nothing where there is none. */
static int put_act(struct buf *out, const struct row *row, credit_error *err)
{
	struct event event = row->act;
	size_t at = out->length;
	int status;

	buf_u32(out, 0);
	if (!event.kind)
		return CREDIT_OK;
	event.entry = row->entry.id;
	status = event_encode(&event, out, err);
	if (!status && !out->status) {
		uint32_t length = (uint32_t)(out->length - at - 4);

		for (int i = 0; i < 4; i++)
			out->data[at + (size_t)i] = (uint8_t)(length >> (24 - 8 * i));
	}
	return status;
}

int comparison_add(struct comparison *c, const struct row *row, credit_error *err)
{
	const struct entry *e = &row->entry;
	struct buf *out = &c->scratch;
	size_t key;
	int status;

	assert(!row->refused);
	buf_reset(out);
	buf_u8(out, e->subject.scheme);
	buf_str(out, e->subject.text);
	buf_u8(out, 0);
	buf_put(out, e->id.bytes, ENTRY_ID_BYTES);
	buf_u64(out, row->number);
	key = out->length;
	buf_u64(out, row->line);
	buf_u8(out, (uint8_t)((row->act.kind ? ITEM_ACT : 0) |
				(row->names_only ? ITEM_NAMES_ONLY : 0)));
	status = put_act(out, row, err);
	buf_text(out, row->corrects, strlen(row->corrects));
	if (!status)
		status = entry_encode(e, out, err);
	if (!status && out->status)
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (!status)
		status = sorter_add(&c->rows, out->data, key, out->data + key,
			out->length - key, err);
	return status ? status : add_document(c, row, err);
}

/* ---- documents ---- */

/* Mark the first row of each subject of documents that name several. */
static int mark_others(struct comparison *c, credit_error *err)
{
	struct buf before = BUF_INIT; /* the first item of the document at hand */
	size_t group = 0;
	bool several = false;
	int status = sorter_sort(&c->documents, err);

	while (!status) {
		struct sorter_item item;
		struct span in;
		size_t subject;

		status = sorter_next(&c->documents, &item, err);
		if (status || !item.key)
			break;
		in = span_of(item.value, item.value_length);
		group = span_u16(&in);
		subject = item.key_length - 8;
		if (before.length < group + 8 || memcmp(before.data, item.key, group) != 0) {
			several = false; /* another document */
		} else if (before.length == item.key_length &&
			memcmp(before.data, item.key, subject) == 0) {
			continue; /* the same subject again */
		} else if (!several) {
			struct span first =
				span_of(before.data + before.length - 8, 8);

			several = true;
			status = row_set_add(&c->others, span_u64(&first));
		}
		if (several && !status) {
			struct span row = span_of(item.key + subject, 8);

			status = row_set_add(&c->others, span_u64(&row));
		}
		buf_reset(&before);
		buf_put(&before, item.key, item.key_length);
		if (status || before.status)
			status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	buf_free(&before);
	return status;
}

/* ---- outcomes ---- */

bool comparison_refused(const struct comparison *c, uint64_t row)
{
	return row_set_has(&c->refused, row);
}

int comparison_refuse(struct comparison *c, uint64_t row, uint64_t line, enum message message,
	enum field field, const char *value, const char *const params[2])
{
	int column = field == FIELD_COUNT ? -1 : c->rules->mapping->column[field];
	struct found found = {
		.row = row,
		.line = line,
		.column = column < 0 ? 0 : (uint32_t)column + 1,
		.message = message,
		.field = field,
		.value = value,
		.params = {params[0] ? params[0] : "", params[1] ? params[1] : ""},
		.params_count = params[1] ? 2 : params[0] ? 1 : 0,
	};

	findings_add(c->rules->findings, &found);
	if (!comparison_refused(c, row)) {
		c->rejected++;
		if (row_set_add(&c->refused, row))
			return CREDIT_ENOMEM;
	}
	return c->rules->findings->status;
}

/* Refuse every row that says the entry. */
static int refuse(struct comparison *c, enum message message, enum field field,
	const char *value, const char *param)
{
	const struct group *g = c->group;
	int status = CREDIT_OK;
	char other[24];

	for (size_t i = 0; i < g->count && !status; i++) {
		const char *const params[2] = {param ? param : g->different ? other : NULL, NULL};

		/* to each the row that it contradicts */
		snprintf(other, sizeof(other), "%llu", (unsigned long long)(
			g->rows[i] == g->different ? g->rows[0] : g->different));
		status = comparison_refuse(
			c, g->rows[i], g->lines[i], message, field, value, params);
	}
	return status;
}

void comparison_note_twin(struct comparison *c, uint64_t row, uint64_t line, uint64_t twin)
{
	findings_twin(c->rules->findings, row, line, twin);
}

static int confirm(struct comparison *c, const struct entry *e)
{
	for (size_t i = c->lists_count; i-- > 0;)
		if (text_equal(c->lists[i].list, e->list) &&
			text_equal(c->lists[i].authority, e->authority))
			return CREDIT_OK;
	if (c->lists_count == c->lists_capacity) {
		size_t capacity = c->lists_capacity ? c->lists_capacity * 2 : 8;
		struct confirmed *more = realloc(c->lists, capacity * sizeof(*more));

		if (!more)
			return CREDIT_ENOMEM;
		c->lists = more;
		c->lists_capacity = capacity;
	}
	c->lists[c->lists_count].list = arena_text(&c->kept, e->list, strlen(e->list));
	c->lists[c->lists_count].authority =
		arena_text(&c->kept, e->authority, strlen(e->authority));
	if (!c->lists[c->lists_count].list || !c->lists[c->lists_count].authority)
		return CREDIT_ENOMEM;
	c->lists_count++;
	return CREDIT_OK;
}

/* The first row that says the entry and is not refused; 0: none. */
static uint64_t first_good(const struct comparison *c)
{
	for (size_t i = 0; i < c->group->count; i++)
		if (!comparison_refused(c, c->group->rows[i]))
			return c->group->rows[i];
	return 0;
}

/* An unchanged row that stands beside acts to fill in says nothing by itself. */
static bool says_nothing(const struct comparison *c, enum said_outcome outcome)
{
	return outcome == SAID_UNCHANGED && !c->named && mapping_has_acts(c->rules->mapping);
}

static int accept(struct comparison *c, const struct entry *e, enum said_outcome outcome,
	credit_error *err)
{
	int status = CREDIT_OK;

	if (!first_good(c))
		return CREDIT_OK;
	c->group->outcome = outcome;
	if (!says_nothing(c, outcome) && confirm(c, e))
		return CREDIT_ENOMEM;
	if (c->named)
		status = sorter_add(c->named, e->id.bytes, ENTRY_ID_BYTES, "", 0, err);
	return status ? status : c->rules->findings->status;
}

bool comparison_lost(const struct comparison *c)
{
	return !c->change || (c->rejected > 0 && !c->accept_good);
}

/* Is there nothing to write for the entry: all its rows are refused, perhaps for their acts? */
static bool held(const struct comparison *c)
{
	return comparison_lost(c) || !first_good(c);
}

/* A record that the store refuses is the row's fault; any other failure is the call's. */
static bool is_refusal(int status)
{
	return status == CREDIT_EINVAL || status == CREDIT_EEXISTS || status == CREDIT_ENOTFOUND;
}

static int add_entry(struct comparison *c, struct entry *e, bool *refused, credit_error *err)
{
	int status;

	*refused = false;
	if (held(c))
		return CREDIT_OK;
	e->batch = c->batch;
	e->row = first_good(c);
	status = change_add_entry(c->change, e, err);
	if (!is_refusal(status))
		return status;
	*refused = true;
	return status == CREDIT_EEXISTS
		? refuse(c, MSG_INTAKE_VOID, FIELD_COUNT, "", NULL)
		: refuse(c, MSG_INTAKE_RECORD, FIELD_COUNT, "", err ? err->code : "");
}

/* An event that goes with the row: asked of the law, then recorded. */
static int add_event(struct comparison *c, const struct entry *stored, struct event *event,
	bool *refused, credit_error *err)
{
	const char *article = "";
	enum message no = event_allowed(stored, event, c->rules->tables, &article);
	int status;

	*refused = no != MSG_COUNT;
	if (*refused)
		return refuse(c, no, FIELD_CORRECTION, event->document, article);
	if (held(c))
		return CREDIT_OK;
	event->batch = c->batch;
	status = change_add_event(c->change, event, err);
	if (!is_refusal(status))
		return status;
	*refused = true;
	return refuse(c, MSG_INTAKE_CORRECTION_USED, FIELD_CORRECTION, event->document,
		event->document);
}

/* ---- a row against the store ---- */

/*
 * Without the columns, or relaxed with empty ones, a row says nothing of responsible
 * persons.  The name of a new representative is no correction: the old one stays.
 */
static int take_roles(struct comparison *c, const struct entry *stored, struct entry *e,
	bool relaxed)
{
	struct role *roles = arena_alloc(
		&c->arena, (stored->roles_count + e->roles_count + 1) * sizeof(*roles));
	size_t count = 0;

	if (!roles)
		return CREDIT_ENOMEM;
	if (!c->rules->mapping->roles || (relaxed && e->roles_count == 0)) {
		e->roles = stored->roles;
		e->roles_count = stored->roles_count;
		return CREDIT_OK;
	}
	for (size_t i = 0; i < e->roles_count; i++)
		if (!role_only_named(&e->roles[i]))
			roles[count++] = e->roles[i];
	for (size_t i = 0; i < stored->roles_count; i++) {
		bool told = !role_only_named(&stored->roles[i]);

		for (size_t k = 0; k < count && !told; k++)
			told = text_equal(roles[k].role, stored->roles[i].role) &&
				text_equal(roles[k].name, stored->roles[i].name);
		if (!told)
			roles[count++] = stored->roles[i];
	}
	qsort(roles, count, sizeof(roles[0]), role_compare);
	e->roles = roles;
	e->roles_count = count;
	return CREDIT_OK;
}

/* What the file has no column for, it says nothing about; relaxed: nor do empty cells. */
static void take_absent(const struct mapping *mapping, const struct entry *stored,
	struct entry *e, bool relaxed)
{
	struct entry blank;

	entry_init(&blank);
#define ABSENT(field) (mapping->column[FIELD_##field] < 0)
#define TAKE(field, member)                                                         \
	if (ABSENT(field) || (relaxed && e->member == blank.member))                \
	e->member = stored->member
#define TAKE_TEXT(field, member)                                                    \
	if (ABSENT(field) || (relaxed && !e->member[0]))                            \
	e->member = stored->member
	TAKE_TEXT(BASIS_DOCUMENT, basis_document);
	TAKE(BASIS_DAY, basis_day);
	TAKE(SERVED, served);
	TAKE_TEXT(NOTICE_DOCUMENT, notice_document);
	TAKE(NOTIFIED, notified);
	TAKE(OBJECTION, objection);
	TAKE(LISTED, listed);
	if (ABSENT(UNTIL) || (relaxed && e->until == CREDIT_DAY_NONE && !e->until_long)) {
		e->until = stored->until;
		e->until_long = stored->until_long;
	}
	TAKE(GRADE, grade);
	TAKE_TEXT(GROUND, ground);
	TAKE_TEXT(SECTOR, sector);
	TAKE_TEXT(FACTS, facts);
	TAKE(ACT_END, act_end);
	TAKE(PUBLISHED, published);
	TAKE_TEXT(CONSENT, consent);
	TAKE_TEXT(GUARDIAN_CONSENT, guardian_consent);
	TAKE(LABOUR_INCOME, labour_income);
	TAKE(SAME_CASE, same_case);
	TAKE_TEXT(UNIT, unit);
	TAKE_TEXT(DEED_REVIEWED, deed_reviewed);
#undef ABSENT
#undef TAKE
#undef TAKE_TEXT
	e->subject = stored->subject;
	e->replaces = stored->replaces;
	e->replaces_set = stored->replaces_set;
}

/* Names that differ only in brackets, width, spaces or dots are the same. */
static bool same_name(const char *a, const char *b)
{
	struct buf left = BUF_INIT;
	struct buf right = BUF_INIT;
	bool same = text_equal(a, b);

	if (!same && !text_match_key(a, strlen(a), &left) &&
		!text_match_key(b, strlen(b), &right))
		same = text_equal(buf_cstr(&left), buf_cstr(&right));
	buf_free(&left);
	buf_free(&right);
	return same;
}

static bool correction_used(const struct entry *stored, const char *document)
{
	for (size_t i = 0; i < stored->events_count; i++)
		if (stored->events[i]->kind == CREDIT_EVENT_CORRECTED &&
			!event_is_undone(stored, stored->events[i]) &&
			document_equal(stored->events[i]->document, document))
			return true;
	return *stored->correction && document_equal(stored->correction, document);
}

static int compare_fields(const void *a, const void *b)
{
	return strcmp(((const struct event_field *)a)->name,
		((const struct event_field *)b)->name);
}

/* The fields of a `corrected` event from the names that entry_differences() gave. */
static int correction_fields(struct comparison *c, const struct entry *e, const char *list,
	struct event_field *fields, size_t *count)
{
	char *names = arena_text(&c->arena, list, strlen(list));
	char *rest = names;

	*count = 0;
	if (!names)
		return CREDIT_ENOMEM;
	for (char *name = strtok_r(names, ", ", &rest); name && *count < EVENT_FIELDS_MAX;
		name = strtok_r(NULL, ", ", &rest)) {
		struct buf value = BUF_INIT;
		const char *kept = NULL;

		if (entry_get_field(e, name, &value) && !value.status)
			kept = arena_text(&c->arena, buf_cstr(&value), value.length);
		buf_free(&value);
		if (!kept)
			return CREDIT_ENOMEM;
		fields[(*count)++] = (struct event_field){name, kept};
	}
	qsort(fields, *count, sizeof(fields[0]), compare_fields);
	return CREDIT_OK;
}

/*
 * An entry that an earlier complete list lacked is named again: its authority
 * has answered.
 */
static int confirm_entry(struct comparison *c, const struct entry *stored, credit_error *err)
{
	char document[MARK_DOCUMENT_BYTES];
	struct event event = {.entry = stored->id, .kind = CREDIT_EVENT_CONFIRMED,
		.authority = "", .operator_ = c->operator_ ? c->operator_ : "",
		.batch = c->batch, .document = document};

	event.day = mark_day(c->as_of, c->rules->today);
	if (!entry_marked(stored, c->rules->tables, event.day))
		return CREDIT_OK;
	if (!first_good(c))
		return CREDIT_OK;
	c->confirmed++;
	if (comparison_lost(c))
		return CREDIT_OK;
	mark_document(c->batch, document);
	return change_add_event(c->change, &event, err);
}

static int correct(struct comparison *c, const struct entry *stored, const struct entry *e,
	const char *names, credit_error *err)
{
	struct event_field fields[EVENT_FIELDS_MAX];
	struct event event = {.entry = stored->id, .kind = CREDIT_EVENT_CORRECTED,
		.day = c->rules->today, .document = e->correction, .authority = e->authority,
		.operator_ = c->operator_ ? c->operator_ : "", .fields = fields};
	bool refused;
	int status = correction_fields(c, e, names, fields, &event.fields_count);

	if (!status)
		status = add_event(c, stored, &event, &refused, err);
	if (!status && !refused)
		status = confirm_entry(c, stored, err);
	if (status || refused)
		return status;
	return accept(c, e, SAID_CHANGED, err);
}

/* Canonical names as the file's own headings, for the clerk. */
static const char *as_headings(struct comparison *c, const char *names)
{
	struct buf out = BUF_INIT;
	const char *text;

	while (*names) {
		size_t length = strcspn(names, ",");
		const char *heading = NULL;

		if (length == strlen("roles") && memcmp(names, "roles", length) == 0)
			heading = "责任人";
		for (int f = 0; f < FIELD_COUNT; f++)
			if (strlen(field_name((enum field)f)) == length &&
				memcmp(field_name((enum field)f), names, length) == 0)
				heading = c->rules->mapping->column[f] < 0
					? field_header((enum field)f)
					: c->rules->mapping
						  ->headers[c->rules->mapping->column[f]];
		if (out.length)
			buf_str(&out, "、");
		if (heading)
			buf_str(&out, heading);
		else
			buf_put(&out, names, length);
		names += length;
		names += strspn(names, ", ");
	}
	text = arena_text(&c->arena, buf_cstr(&out), out.length);
	buf_free(&out);
	return text ? text : "";
}

const char *comparison_differs(struct comparison *c, const struct entry *stored,
	struct entry *e, bool relaxed, bool headings)
{
	struct entry current;
	struct buf names = BUF_INIT;
	const char *list;

	if (entry_current(stored, &c->arena, &current))
		return NULL;
	take_absent(c->rules->mapping, &current, e, relaxed);
	if (take_roles(c, &current, e, relaxed))
		return NULL;
	if (same_name(current.name, e->name) ||
		(relaxed && same_name(entry_name_on(stored, c->rules->today), e->name)))
		e->name = current.name;
	entry_differences(&current, e, &names);
	list = names.status ? NULL : arena_text(&c->arena, buf_cstr(&names), names.length);
	buf_free(&names);
	return list && headings ? as_headings(c, list) : list;
}

/* The entry is there: equal, corrected, or different without a right to be. */
static int against_stored(struct comparison *c, const struct entry *stored, struct entry *e,
	credit_error *err)
{
	const char *list = comparison_differs(c, stored, e, c->group->relaxed, false);

	if (!list)
		return CREDIT_ENOMEM;
	if (*list == '\0') {
		int status = says_nothing(c, SAID_UNCHANGED) ? CREDIT_OK
							     : confirm_entry(c, stored, err);

		return status ? status : accept(c, e, SAID_UNCHANGED, err);
	}
	if (*e->correction == '\0')
		return refuse(c, MSG_INTAKE_DIFFERS, FIELD_COUNT, "", as_headings(c, list));
	if (correction_used(stored, e->correction))
		return refuse(c, MSG_INTAKE_CORRECTION_USED, FIELD_CORRECTION, e->correction,
			e->correction);
	return correct(c, stored, e, list, err);
}

static bool is_replaced(const struct entry *old)
{
	for (size_t i = 0; i < old->events_count; i++)
		if (old->events[i]->kind == CREDIT_EVENT_REPLACED &&
			!event_is_undone(old, old->events[i]))
			return true;
	return false;
}

/* A key field is corrected: a new entry, and the old one is replaced by it. */
static int replace(struct comparison *c, const struct entry *old, struct entry *e,
	const char *corrects, credit_error *err)
{
	char text[ENTRY_ID_TEXT_BYTES];
	const struct event_field field = {"entry", text};
	struct event event = {.entry = old->id, .kind = CREDIT_EVENT_REPLACED,
		.day = c->rules->today, .document = e->correction, .authority = e->authority,
		.operator_ = c->operator_ ? c->operator_ : "", .fields = &field,
		.fields_count = 1};
	bool refused;
	int status;

	if (is_replaced(old))
		return refuse(c, MSG_INTAKE_CORRECTS_ENDED, FIELD_CORRECTS, corrects, corrects);
	entry_id_text(&e->id, text);
	e->replaces = old->id;
	e->replaces_set = true;
	status = add_event(c, old, &event, &refused, err);
	if (!status && !refused)
		status = add_entry(c, e, &refused, err);
	if (status || refused)
		return status;
	return accept(c, e, SAID_CHANGED, err);
}

/* Another subject under the same list, authority and document, from an earlier file. */
static int stored_other(struct comparison *c, const struct entry *e, bool *other,
	credit_error *err)
{
	const struct entry_id *ids;
	size_t count;
	int status = snapshot_document(c->view, e->list, e->authority, e->document, &c->arena,
		&ids, &count, err);

	*other = false;
	for (size_t i = 0; i < count && !status && !*other; i++) {
		const struct entry *entry;

		if (memcmp(&ids[i], &e->id, sizeof(e->id)) == 0)
			continue;
		status = snapshot_entry(c->view, &ids[i], &c->arena, &entry, err);
		if (!status)
			*other = entry->batch != c->batch && !entry_is_undone(entry) &&
				!is_replaced(entry);
	}
	return status;
}

static int add_new(struct comparison *c, struct entry *e, credit_error *err)
{
	const struct list_row *list =
		catalogue_list(c->rules->tables, e->list, e->decided);
	bool other = row_set_has(&c->others, c->group->rows[0]);
	bool refused;
	int status = CREDIT_OK;

	if (!other && !e->same_case && list && list->class_ != CLASS_HONOUR)
		status = stored_other(c, e, &other, err);
	if (status)
		return status;
	if (other)
		return refuse(c, MSG_INTAKE_OTHER_SUBJECT, FIELD_DOCUMENT, e->document, NULL);
	status = add_entry(c, e, &refused, err);
	return status || refused ? status : accept(c, e, SAID_ADDED, err);
}

/* The entry of the group as the store has it; NULL: none, or one that was undone. */
static int find_stored(struct comparison *c, const struct entry **stored, credit_error *err)
{
	const struct group *g = c->group;
	struct entry_id id;
	int status;

	memcpy(id.bytes, g->key.data + g->key.length - ENTRY_ID_BYTES, ENTRY_ID_BYTES);
	status = snapshot_entry(c->view, &id, &c->arena, stored, err);
	if (status == CREDIT_ENOTFOUND || (!status && entry_is_undone(*stored))) {
		*stored = NULL;
		status = CREDIT_OK;
	}
	return status;
}

static int judge_row(struct comparison *c, const struct entry *stored, struct entry *e,
	const char *corrects, credit_error *err)
{
	const struct entry *old;
	struct erased_entry erased = {0};
	int status = CREDIT_OK;

	if (c->group->different)
		return refuse(c, MSG_INTAKE_DUPLICATE_DIFFERENT, FIELD_COUNT, "", NULL);
	if (!stored)
		status = snapshot_erased_note(c->view, &e->id, &c->arena, &erased, err);
	if (status)
		return status;
	if (erased.document)
		return refuse(c, MSG_INTAKE_ERASED, FIELD_DOCUMENT, e->document,
			erased.document);
	if (*corrects && !*e->correction)
		return refuse(c, MSG_INTAKE_CORRECTION_NONE, FIELD_CORRECTION, "", NULL);
	if (stored)
		return against_stored(c, stored, e, err);
	if (!*corrects)
		return add_new(c, e, err);
	status = snapshot_entry_named(c->view, corrects, strlen(corrects), &c->arena, &old, err);
	if (is_refusal(status) || status == CREDIT_EFORMAT)
		return refuse(c, MSG_INTAKE_CORRECTS, FIELD_CORRECTS, corrects, corrects);
	return status ? status : replace(c, old, e, corrects, err);
}

/* ---- groups ---- */

static int read_said(struct comparison *c, struct entry *said, const char **corrects,
	credit_error *err)
{
	struct span in = span_of(c->group->said.data, c->group->said.length);
	size_t length;

	*corrects = span_text(&in, &length);
	*corrects = *corrects ? arena_text(&c->arena, *corrects, length) : NULL;
	if (!*corrects)
		return CREDIT_ENOMEM;
	return entry_decode(in.at, span_left(&in), &c->arena, said, err);
}

static int finish_group(struct comparison *c, credit_error *err)
{
	struct group *g = c->group;
	const struct entry *stored = NULL;
	struct entry entry;
	const struct entry *said = g->count ? &entry : NULL;
	const char *corrects = "";
	int status;

	arena_reset(&c->arena);
	g->outcome = SAID_NONE;
	status = said ? read_said(c, &entry, &corrects, err) : CREDIT_OK;
	if (!status)
		status = group_read_acts(c, err);
	if (!status)
		status = find_stored(c, &stored, err);
	if (!status && g->acts_count)
		status = group_judge_acts(c, stored, said, err);
	if (!status && said)
		status = judge_row(c, stored, &entry, corrects, err);
	if (!status && g->acts_count)
		status = group_record_acts(c, stored, said, err);
	if (!status && c->named && stored && !said) /* named, if only for an act on it */
		status = sorter_add(c->named, stored->id.bytes, ENTRY_ID_BYTES, "", 0, err);
	if (!status)
		group_count(c);
	return status == CREDIT_ENOMEM ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : status;
}

static int group_row(struct group *g, uint64_t row, uint64_t line)
{
	if (g->count == g->capacity) {
		size_t capacity = g->capacity ? g->capacity * 2 : 16;
		uint64_t *rows = realloc(g->rows, capacity * sizeof(*rows));
		uint64_t *lines = rows ? realloc(g->lines, capacity * sizeof(*lines)) : NULL;

		if (rows)
			g->rows = rows;
		if (!lines)
			return CREDIT_ENOMEM;
		g->lines = lines;
		g->capacity = capacity;
	}
	g->rows[g->count] = row;
	g->lines[g->count++] = line;
	return CREDIT_OK;
}

/* One row into its group: what it says, and its act. */
static int group_take(struct group *g, const struct sorter_item *item, uint64_t row)
{
	struct span in = span_of(item->value, item->value_length);
	uint64_t line = span_u64(&in);
	unsigned flags = span_u8(&in);
	size_t act_length = span_u32(&in);
	struct bytes_of_act act = {in.at, act_length};
	struct bytes_of_act said = {in.at + act_length, span_left(&in) - act_length};
	bool names_only = flags & ITEM_NAMES_ONLY;

	if ((flags & ITEM_ACT) && group_take_act(g, row, line, names_only, act, said))
		return CREDIT_ENOMEM;
	if (names_only)
		return CREDIT_OK;
	if (g->count == 0) {
		buf_put(&g->said, said.data, said.length);
		g->relaxed = true;
	} else if (!g->different && (g->said.length != said.length ||
					    memcmp(g->said.data, said.data, said.length) != 0)) {
		g->different = row == g->rows[0] ? 0 : row;
	}
	g->relaxed = g->relaxed && (flags & ITEM_ACT);
	return g->said.status ? CREDIT_ENOMEM : group_row(g, row, line);
}

static void group_begin(struct group *g, const struct sorter_item *item, size_t key)
{
	buf_reset(&g->key);
	buf_reset(&g->said);
	buf_reset(&g->acts_bytes);
	buf_put(&g->key, item->key, key);
	g->count = 0;
	g->acts_count = 0;
	g->different = 0;
}

/* Take a row into its group; a row of the next entry finishes the one before. */
static int take_item(struct comparison *c, const struct sorter_item *item, credit_error *err)
{
	struct group *g = c->group;
	size_t key = item->key_length - 8;
	struct span row = span_of(item->key + key, 8);
	size_t taken = g->count + g->acts_count;
	int status = CREDIT_OK;

	if (taken && (g->key.length != key || memcmp(g->key.data, item->key, key) != 0 ||
			     taken >= GROUP_ROWS_MAX)) {
		status = finish_group(c, err);
		taken = 0;
	}
	if (status)
		return status;
	if (!taken)
		group_begin(g, item, key);
	if (g->key.status || group_take(g, item, span_u64(&row)))
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return CREDIT_OK;
}

static int tell_progress(struct comparison *c, uint64_t done, credit_error *err)
{
	uint64_t whole = c->rows.total ? c->rows.total : 1;

	if (!c->progress || done % PROGRESS_ROWS)
		return CREDIT_OK;
	if (c->progress(c->progress_context,
		    c->done_base + (c->done_end - c->done_base) / whole * done, c->total))
		return FAIL(err, CREDIT_ECANCELLED, MSG_CANCELLED);
	return CREDIT_OK;
}

int comparison_run(struct comparison *c, credit_error *err)
{
	struct group group = {.key = BUF_INIT, .said = BUF_INIT, .acts_bytes = BUF_INIT};
	int status = mark_others(c, err);

	c->group = &group;
	if (!status)
		status = sorter_sort(&c->rows, err);
	for (uint64_t done = 1; !status; done++) {
		struct sorter_item item;

		status = sorter_next(&c->rows, &item, err);
		if (status || !item.key)
			break;
		status = take_item(c, &item, err);
		if (!status)
			status = tell_progress(c, done, err);
	}
	if (!status && group.count + group.acts_count)
		status = finish_group(c, err);
	if (!status && c->rules->findings->status) {
		status = c->rules->findings->status;
		if (err)
			*err = c->rules->findings->error;
	}
	c->group = NULL;
	buf_free(&group.key);
	buf_free(&group.said);
	buf_free(&group.acts_bytes);
	free(group.rows);
	free(group.lines);
	return status;
}
