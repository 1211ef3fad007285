/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_select.c - from judged entries to rows, changes and absences.
 *
 * Walks every subject once an edition.  Whether an entry is printed is
 * judge()'s answer and nothing else's; here it is only put into words, by the
 * tables of the day.
 */
#include "edition/edition_select.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "edition/edition_changes.h"
#include "id/id_shown.h"
#include "id/identifier.h"
#include "joint/judged_walk.h"
#include "record/objection.h"

/* ---- one row in words ---- */

static const char *joined(struct arena *arena, const char *a, const char *b)
{
	struct buf text = BUF_INIT;
	char *out;

	buf_str(&text, a);
	if (*a && *b)
		buf_u8(&text, ' ');
	buf_str(&text, b);
	out = text.status ? NULL : arena_text(arena, (const char *)text.data, text.length);
	buf_free(&text);
	return out ? out : "";
}

static const char *day_text(struct arena *arena, credit_day day)
{
	char text[CREDIT_DAY_BYTES];
	char *out;

	row_day(day, text);
	out = arena_text(arena, text, strlen(text));
	return out ? out : "";
}

static const struct ground_row *ground_of(const struct selection *s, const struct entry *entry)
{
	const struct ground_row *ground =
		catalogue_ground(s->tables, entry->list, entry->ground, s->on);

	if (!ground && entry->decided != CREDIT_DAY_NONE)
		ground = catalogue_ground(s->tables, entry->list, entry->ground, entry->decided);
	return ground;
}

/* 异议处理中 and since when, while an objection is open. */
static const char *mark_text(const struct selection *s, const struct judged_entry *judged,
	struct arena *arena)
{
	const struct event *objected;
	char day[DAY_WORDS_BYTES];
	struct buf text = BUF_INIT;
	char *out;

	if (!(judged->standing.marks & CREDIT_MARK_OBJECTION))
		return "";
	objected = objection_open(&judged->current, s->on);
	day_words(objected ? objected->day : s->on, CREDIT_ZH, day);
	word_put(s->words, "objection", CREDIT_ZH,
		(const struct word_param[]){{"day", day}, {0}}, WORD_PLAIN, &text);
	out = arena_text(arena, buf_cstr(&text), text.length);
	buf_free(&text);
	return out ? out : "";
}

static void fill_both(const struct selection *s, const struct judged_entry *judged,
	struct arena *arena, struct printed_row *row)
{
	const struct entry *entry = &judged->current;
	const struct window *window = &judged->standing.windows[EFFECT_PUBLICITY - 1];
	size_t length = strlen(entry->authority);
	const struct department_row *department =
		catalogue_department_last(s->tables, entry->authority, length, s->on);
	const struct department_row *told =
		catalogue_department_answering(s->tables, entry->authority, length, s->on);

	row->slots[ROW_LIST] = entry->list;
	row->slots[ROW_LIST_NAME] = judged->list->name_zh;
	row->slots[ROW_KIND] = credit_kind_name(entry->subject.kind);
	row->slots[ROW_NAME] = entry->name;
	if (entry->subject.scheme == CREDIT_SCHEME_CREDIT_CODE ||
		entry->subject.scheme == CREDIT_SCHEME_ORGANISATION_CODE)
		row->slots[ROW_CODE] = entry->subject.text;
	row->slots[ROW_AUTHORITY] = department ? department->name_zh : entry->authority_name;
	row->slots[ROW_DOCUMENT] = entry->document;
	row->slots[ROW_BASIS] = judged->list->basis;
	row->slots[ROW_PUBLIC_UNTIL] = day_text(arena, window->until);
	row->slots[ROW_DATA_AS_OF] = day_text(arena, s->on);
	row->slots[ROW_VALID_UNTIL] = day_text(arena, s->valid_until);
	if (told)
		row->slots[ROW_CONTACT] = joined(arena, told->name_zh,
			told->phone[0] ? told->phone : told->contact_zh);
}

/* Numbers of persons in free text are never printed. */
static const char *masked_text(const char *free_text, struct arena *arena)
{
	struct buf text = BUF_INIT;
	char *out;

	id_mask_text(free_text, strlen(free_text), &text);
	out = text.status ? NULL : arena_text(arena, buf_cstr(&text), text.length);
	buf_free(&text);
	return out ? out : "";
}

static void fill_red(const struct selection *s, const struct judged_entry *judged,
	struct arena *arena, struct printed_row *row)
{
	const struct entry *entry = &judged->current;
	const struct ground_row *ground = ground_of(s, entry);

	row->slots[ROW_CONTACT] = "";
	row->slots[ROW_UNIT] = masked_text(entry->unit, arena);
	if (entry->deed_reviewed[0]) /* free text: after a review only */
		row->slots[ROW_GROUND] = masked_text(entry->facts, arena);
	else if (ground)
		row->slots[ROW_GROUND] = ground->text_zh;
	row->slots[ROW_LISTED] = day_text(arena, entry->decided);
}

static void fill_black(const struct selection *s, const struct judged_entry *judged,
	struct arena *arena, struct printed_row *row)
{
	const struct entry *entry = &judged->current;
	const struct ground_row *ground = ground_of(s, entry);

	if (entry->subject.kind == CREDIT_KIND_PERSON &&
		strcmp(judged->list->mask, "none") != 0) {
		char masked[CREDIT_ID_TEXT_BYTES];
		char *own;

		credit_id_mask(&entry->subject, CREDIT_MASK_PUBLIC, masked, sizeof(masked));
		own = arena_text(arena, masked, strlen(masked));
		row->slots[ROW_ID_MASKED] = own ? own : "";
	}
	if (ground) {
		row->slots[ROW_GROUND] = ground->text_zh;
		if (ground->article[0])
			row->slots[ROW_BASIS] = ground->article;
	}
	row->slots[ROW_LISTED] = day_text(arena, judged->standing.listed);
	row->slots[ROW_PUBLIC_FROM] =
		day_text(arena, judged->standing.windows[EFFECT_PUBLICITY - 1].from);
	row->slots[ROW_MARK] = mark_text(s, judged, arena);
	row->slots[ROW_CHANNEL] = judged->list->channel;
}

bool entry_secret(const struct entry *entry, uint8_t secret[SECRET_BYTES])
{
	for (size_t i = 0; i < entry->events_count; i++) {
		const char *text = entry->events[i]->kind == CREDIT_EVENT_PUBLISHED
			? event_field(entry->events[i], "secret")
			: NULL;

		if (text && hex_decode(text, strlen(text), secret, SECRET_BYTES))
			return true;
	}
	return false;
}

static int grow(void **array, size_t count, size_t *capacity, size_t size, credit_error *err)
{
	size_t more = *capacity ? *capacity * 2 : 64;
	void *grown;

	if (count < *capacity)
		return CREDIT_OK;
	grown = realloc(*array, more * size);
	if (!grown)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	*array = grown;
	*capacity = more;
	return CREDIT_OK;
}

/* A number and a secret for a row that was never in print. */
static int draw_number(struct selection *s, const struct entry *entry, struct row_ref *ref,
	uint8_t secret[SECRET_BYTES], credit_error *err)
{
	struct publication drawn;
	int status = publication_draw(&s->random, &drawn, err);

	if (status)
		return status;
	memcpy(ref->number, drawn.number, sizeof(ref->number));
	ref->fresh = true;
	memcpy(secret, drawn.secret, SECRET_BYTES);
	status = s->drawn(s->drawn_context, entry, &drawn, err);
	wipe_bytes(&drawn, sizeof(drawn));
	return status;
}

/* Salt and leaf over the bytes gathered in s->bytes. */
static int seal_row(struct selection *s, const uint8_t secret[SECRET_BYTES],
	uint8_t salt[ROW_SALT_BYTES], uint8_t leaf[DIGEST_BYTES], credit_error *err)
{
	row_salt(&s->hmac, secret, s->number, s->revision, salt);
	row_leaf(&s->digest, salt, s->bytes.data, s->bytes.length, leaf);
	return hmac_status(&s->hmac, err);
}

/* Add a row that judge() lets print; one without a number waits for it. */
static int add_printed(struct selection *s, const struct judged_entry *judged,
	const struct prior_row *own, struct arena *arena, bool *shown)
{
	struct printed_row row;
	struct row_ref ref;
	uint8_t secret[SECRET_BYTES];
	uint8_t salt[ROW_SALT_BYTES] = {0};
	const char *number = entry_public_number(judged->entry);
	int status = CREDIT_OK;

	memset(&ref, 0, sizeof(ref));
	row_init(&row, judged->list->colour);
	fill_both(s, judged, arena, &row);
	if (row.colour == COLOUR_RED)
		fill_red(s, judged, arena, &row);
	else
		fill_black(s, judged, arena, &row);
	ref.colour = (uint8_t)row.colour;
	ref.entry = judged->entry->id;
	ref.code = own ? own->code : 0;
	*shown = true;
	if (number && strlen(number) < sizeof(ref.number))
		strcpy(ref.number, number);
	if (!ref.number[0])
		s->unnumbered++;
	if (ref.number[0])
		*shown = entry_secret(judged->entry, secret);
	else if (s->drawn)
		status = draw_number(s, judged->entry, &ref, secret, s->err);
	row.slots[ROW_NUMBER] = ref.number;
	buf_reset(&s->bytes);
	if (!status && row_encode(&row, &s->bytes))
		status = FAIL(s->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (!status && *shown && ref.number[0])
		status = seal_row(s, secret, salt, ref.leaf, s->err);
	wipe_bytes(secret, sizeof(secret));
	if (status)
		return status;
	if (own && memcmp(own->leaf, ref.leaf, DIGEST_BYTES) != 0)
		*shown = false;
	if (!*shown)
		return CREDIT_OK;
	return edition_rows_add(&s->rows, &ref, judged->entry->list, salt, s->bytes.data,
		s->bytes.length, s->err);
}

/* ---- changes ---- */

static const char *kept(struct selection *s, const char *text)
{
	char *own = arena_text(&s->arena, text, strlen(text));

	return own ? own : "";
}

/* The same for names of lists and authorities: a million rows share a few of them. */
static const char *kept_once(struct selection *s, const char *text)
{
	uint32_t hash = UINT32_C(2166136261); /* FNV-1a */
	const char **slot;

	for (const char *c = text; *c; c++)
		hash = (hash ^ (uint8_t)*c) * UINT32_C(16777619);
	slot = &s->shared[hash % (sizeof(s->shared) / sizeof(s->shared[0]))];
	if (!*slot || strcmp(*slot, text) != 0)
		*slot = kept(s, text);
	return *slot;
}

/* Document or authority of a change; a removal waits for nobody who mistyped it. */
static const char *change_text(struct selection *s, const char *text,
	const char *(*keep)(struct selection *, const char *))
{
	return shows_person(text, strlen(text), false) ? masked_text(text, &s->arena)
						       : keep(s, text);
}

static int add_change(struct selection *s, const struct judged_entry *judged, const char *number,
	enum change_kind kind, enum change_reason reason, credit_day day, const char *document)
{
	const struct entry *entry = &judged->current;
	const struct department_row *department = catalogue_department_last(
		s->tables, entry->authority, strlen(entry->authority), s->on);
	struct print_change *change;
	int status = grow((void **)&s->changes, s->changes_count, &s->changes_capacity,
		sizeof(*s->changes), s->err);

	if (status)
		return status;
	change = &s->changes[s->changes_count++];
	memset(change, 0, sizeof(*change));
	memcpy(change->number, number, strlen(number));
	change->row = *number ? CHANGE_NUMBERED : s->rows.count; /* the row added next */
	change->list = kept_once(s, entry->list);
	change->list_name =
		judged->list ? kept_once(s, judged->list->name_zh) : change->list;
	change->kind = kind;
	change->reason = reason;
	change->day = day;
	change->document = document_is_public(entry) ? change_text(s, document, kept) : "";
	change->authority = change_text(s,
		department ? department->name_zh : entry->authority_name, kept_once);
	s->counts[kind]++;
	return CREDIT_OK;
}

/* Did an edition print it before the one that lacks it? */
static bool was_in_print(const struct selection *s, const struct entry *entry)
{
	for (size_t i = 0; s->prior && i < entry->events_count; i++)
		if (entry->events[i]->kind == CREDIT_EVENT_PUBLISHED &&
			entry->events[i]->sequence < s->prior->sequence)
			return true;
	return false;
}

/* A printed row against the edition before; before the first, an empty one. */
static int compare_printed(struct selection *s, const struct judged_entry *judged,
	const struct prior_row *before)
{
	const struct entry *entry = &judged->current;
	const char *number = entry_public_number(judged->entry);
	const struct subject_act *renamed = entry_name_act(entry, s->on);
	const struct event *event;

	if (before) {
		event = event_since(entry, s->prior->sequence, s->on, CREDIT_EVENT_CORRECTED,
			CREDIT_EVENT_CORRECTED);
		if (!event && renamed && renamed->sequence > s->prior->sequence)
			return add_change(s, judged, before->number, CHANGE_CORRECTED,
				REASON_OTHER, renamed->day, renamed->document);
		return event ? add_change(s, judged, before->number, CHANGE_CORRECTED,
				       REASON_CORRECTED, event->day, event->document)
			     : CREDIT_OK;
	}
	event = event_since(entry, 0, s->on, CREDIT_EVENT_RESUMED, CREDIT_EVENT_DISMISSED);
	if (number && (taken_down_sequence(judged->entry) || was_in_print(s, judged->entry)))
		return add_change(s, judged, number, CHANGE_RESUMED, REASON_OTHER,
			event ? event->day : s->on, event ? event->document : "");
	return add_change(s, judged, number ? number : "", CHANGE_ADDED, REASON_NONE,
		judged->standing.listed, entry->document);
}

static int tell(struct selection *s, enum message message, const char *const *params,
	uint32_t count)
{
	credit_finding finding;

	if (!s->report)
		return CREDIT_OK;
	memset(&finding, 0, sizeof(finding));
	finding.file = finding.field = finding.header = finding.value = "";
	finding_message(&finding, message, params, count);
	if (s->report(s->context, &finding))
		return FAIL(s->err, CREDIT_ECANCELLED, MSG_CANCELLED);
	return CREDIT_OK;
}

static int tell_overdue(struct selection *s, const char *number, credit_day due)
{
	char day[CREDIT_DAY_BYTES];
	char late[16];
	struct buf text = BUF_INIT;

	if (s->overdue++ == 0)
		memcpy(s->overdue_number, number, PUBLIC_NUMBER_BYTES);
	credit_day_format(due, day);
	buf_printf(&text, "%d", (int)(s->on - due));
	memset(late, 0, sizeof(late));
	strncpy(late, buf_cstr(&text), sizeof(late) - 1);
	buf_free(&text);
	return tell(s, MSG_EDITION_OVERDUE, (const char *const[]){number, day, late}, 3);
}

/* An entry that was in print before and is not now. */
static int note_absence(struct selection *s, const struct judged_entry *judged,
	const struct prior_row *before)
{
	struct absence_reason why;
	struct absence *absence;
	bool down = taken_down_sequence(judged->entry) > s->prior->sequence;
	int status = grow((void **)&s->absences, s->absences_count, &s->absences_capacity,
		sizeof(*s->absences), s->err);

	if (status)
		return status;
	absence_explain(judged, s->tables, s->on, &why);
	if (why.kind == CHANGE_REMOVED && !why.explained && down)
		why.explained = true; /* taken down by a document of its own */
	absence = &s->absences[s->absences_count++];
	absence->entry = judged->entry->id;
	memcpy(absence->number, before->number, sizeof(absence->number));
	absence->colour = before->colour;
	absence->down = down;
	absence->document = kept(s, why.document);
	status = add_change(s, judged, before->number, why.kind, why.reason, why.day,
		why.own ? "" : why.document);
	if (!status && !why.explained) {
		s->unexplained++;
		status = tell(s, MSG_EDITION_UNEXPLAINED,
			(const char *const[]){before->number, judged->current.list}, 2);
	}
	if (!status && !down && why.stops && why.due != CREDIT_DAY_NONE && why.due < s->on)
		status = tell_overdue(s, before->number, why.due);
	return status;
}

/*
 * A row that was paused in the edition before and may not come back: it was told as
 * paused there, so that its removal is told here, once.
 */
static int note_removal(struct selection *s, const struct judgement *judgement, size_t index,
	struct arena *arena)
{
	const struct judged_entry *judged = &judgement->entries[index];
	const char *number = entry_public_number(judged->entry);
	struct absence_reason why;
	bool paused;

	if (!number || !was_in_print(s, judged->entry))
		return CREDIT_OK;
	absence_explain(judged, s->tables, s->on, &why);
	if (why.kind != CHANGE_REMOVED || !why.explained)
		return CREDIT_OK;
	if (was_paused(judgement, index, s->tables, s->prior->on, s->prior->sequence, arena,
		    &paused))
		return FAIL(s->err, CREDIT_ENOMEM, MSG_MEMORY);
	return paused ? add_change(s, judged, number, why.kind, why.reason, why.day,
				why.own ? "" : why.document)
		      : CREDIT_OK;
}

/* ---- lists ---- */

static struct print_list *list_slot(struct selection *s, const char *code)
{
	struct print_list *lists;

	for (size_t i = 0; i < s->lists_count; i++)
		if (strcmp(s->lists[i].code, code) == 0)
			return &s->lists[i];
	lists = realloc(s->lists, (s->lists_count + 1) * sizeof(*lists));
	if (!lists)
		return NULL;
	s->lists = lists;
	memset(&lists[s->lists_count], 0, sizeof(*lists));
	lists[s->lists_count].code = kept(s, code);
	return &lists[s->lists_count++];
}

static int count_person(struct selection *s, const struct judged_entry *judged)
{
	struct print_list *list = list_slot(s, judged->list->code);

	if (!list)
		return FAIL(s->err, CREDIT_ENOMEM, MSG_MEMORY);
	list->persons++;
	return CREDIT_OK;
}

static int by_colour_and_code(const void *a, const void *b)
{
	const struct print_list *x = a;
	const struct print_list *y = b;
	int order = (x->colour == COLOUR_BLACK) - (y->colour == COLOUR_BLACK);

	return order ? order : strcmp(x->code, y->code);
}

static int count_lists(struct selection *s, bool newest, credit_error *err)
{
	size_t kept_count = 0;

	s->err = err;
	for (size_t i = 0; i < s->rows.count; i++) {
		struct print_list *list;

		if (s->rows.refs[i].offset == ROW_STUB)
			continue;
		list = list_slot(s, edition_rows_list(&s->rows, i));
		if (!list)
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		list->rows++;
	}
	for (size_t i = 0; i < s->lists_count; i++) {
		struct print_list *list = &s->lists[i];
		const struct list_row *row = catalogue_list(s->tables, list->code, s->on);

		if (!row || (row->colour == COLOUR_BLACK && !newest))
			continue;
		list->name_zh = row->name_zh;
		list->name_en = row->name_en;
		list->colour = row->colour;
		list->basis = row->basis;
		list->channel = row->channel;
		s->lists[kept_count++] = *list;
	}
	s->lists_count = kept_count;
	if (kept_count)
		qsort(s->lists, kept_count, sizeof(s->lists[0]), by_colour_and_code);
	return CREDIT_OK;
}

/* ---- the walk ---- */

static int consider(struct selection *s, const struct judgement *judgement, size_t index,
	struct arena *arena)
{
	const struct judged_entry *judged = &judgement->entries[index];
	struct prior_row *before = prior_find(s->prior, &judged->entry->id);
	struct prior_row *own = prior_find(s->own, &judged->entry->id);
	/* a stored edition is shown as it was: that nobody confirmed a list since then, or that
	 * a confirmation was undone, takes nothing down */
	bool printed = judged->printed || (own && judged->why_not == MSG_HELD_STALE);
	bool shown = false;
	int status = CREDIT_OK;

	if (before)
		before->seen = true;
	if (printed)
		status = compare_printed(s, judged, before);
	else if (before)
		status = note_absence(s, judged, before);
	else
		status = note_removal(s, judgement, index, arena);
	if (!status && !printed && judged->standing.state != CREDIT_STATE_ENDED && s->held)
		held_add(s->held, judged);
	if (!status && s->note &&
		(printed || before || judged->standing.state != CREDIT_STATE_ENDED))
		status = s->note(s->note_context, judged,
			printed ? NOTE_PRINTED : before ? NOTE_ABSENT : NOTE_HELD, s->err);
	if (!status && judged->why_not == MSG_HELD_PERSON && judged->list &&
		judged->standing.state == CREDIT_STATE_LISTED && !printed)
		status = count_person(s, judged);
	if (status || !printed || (s->own && !own))
		return status;
	if (own && downs_cover(s->downs, &own->entry, s->own->sequence))
		return CREDIT_OK; /* its stub is added after the walk */
	status = add_printed(s, judged, own, arena, &shown);
	if (own && shown)
		own->seen = true;
	return status;
}

/* Each entry is taken where the walk meets it first. */
static int visit(void *context, const struct judged_subject *subject, struct arena *arena)
{
	const struct judgement *judgement = subject->judgement;
	int status = CREDIT_OK;

	for (size_t i = 0; i < judgement->entries_count && !status; i++)
		if (subject->fresh[i])
			status = consider(context, judgement, i, arena);
	return status;
}

/*
 * A row whose entry was erased: of the change only number, list and kind are left.
 * Rule: 个人信息保护法 art. 47.
 */
static int note_erased(struct selection *s, const struct prior_row *row, enum change_kind kind,
	credit_day day)
{
	const struct list_row *list = catalogue_list(s->tables, row->list, s->on);
	struct print_change *change;
	int status = grow((void **)&s->changes, s->changes_count, &s->changes_capacity,
		sizeof(*s->changes), s->err);

	if (status)
		return status;
	change = &s->changes[s->changes_count++];
	memset(change, 0, sizeof(*change));
	memcpy(change->number, row->number, sizeof(change->number));
	change->row = CHANGE_NUMBERED;
	change->list = kept(s, row->list);
	change->list_name = list ? kept(s, list->name_zh) : change->list;
	change->kind = kind;
	change->reason = kind == CHANGE_REMOVED ? REASON_OTHER : REASON_NONE;
	change->day = day;
	change->document = "";
	change->authority = "";
	s->counts[kind]++;
	return CREDIT_OK;
}

/*
 * Gone on the day of the erasure.  A stored edition that is written again was made
 * before it: there the row is still in print, or left it on that edition's day.
 */
static int note_gone(struct selection *s, const struct prior_row *before,
	const struct erased_entry *erased)
{
	if (erased->sequence <= snapshot_sequence(s->snapshot))
		return note_erased(s, before, CHANGE_REMOVED, erased->day);
	if (s->own && !prior_find(s->own, &before->entry))
		return note_erased(s, before, CHANGE_REMOVED, s->on);
	return CREDIT_OK;
}

/* Rows that a stored edition was the first to print, and that were erased since. */
static int note_erased_since(struct selection *s)
{
	int status = CREDIT_OK;

	for (size_t i = 0; s->own && i < s->own->count && !status; i++) {
		const struct prior_row *own = &s->own->rows[i];
		struct erased_entry erased = {0};

		if (own->seen || prior_find(s->prior, &own->entry))
			continue;
		status = snapshot_erased_note(
			s->snapshot, &own->entry, &s->arena, &erased, s->err);
		if (!status && erased.document)
			status = note_erased(s, own, CHANGE_ADDED, s->on);
	}
	return status;
}

/* Rows before that no entry stands for any more. */
static int note_unseen(struct selection *s)
{
	int status = CREDIT_OK;

	for (size_t i = 0; s->prior && i < s->prior->count && !status; i++) {
		const struct prior_row *before = &s->prior->rows[i];
		struct erased_entry erased = {0};

		if (before->seen)
			continue;
		status = snapshot_erased_note(
			s->snapshot, &before->entry, &s->arena, &erased, s->err);
		if (!status && erased.document)
			status = note_gone(s, before, &erased);
		if (status || erased.document)
			continue;
		s->unexplained++;
		s->counts[CHANGE_REMOVED]++;
		status = tell(s, MSG_EDITION_UNEXPLAINED,
			(const char *const[]){before->number, before->list}, 2);
	}
	return status;
}

/* The rows of a stored edition that are not shown keep number and leaf. */
static int add_stubs(struct selection *s)
{
	int status = CREDIT_OK;

	for (size_t i = 0; s->own && i < s->own->count && !status; i++) {
		const struct prior_row *own = &s->own->rows[i];
		struct row_ref ref;

		if (own->seen)
			continue;
		memset(&ref, 0, sizeof(ref));
		ref.colour = own->colour;
		ref.code = own->code;
		ref.entry = own->entry;
		memcpy(ref.number, own->number, sizeof(ref.number));
		memcpy(ref.leaf, own->leaf, DIGEST_BYTES);
		s->stubbed += !downs_cover(s->downs, &own->entry, s->own->sequence);
		status = edition_rows_add(&s->rows, &ref, own->list, NULL, NULL, 0, s->err);
	}
	return status;
}

int selection_run(struct selection *s, credit_error *err)
{
	int status = digest_open(&s->digest, s->hash, err);

	s->err = err;
	edition_rows_init(&s->rows);
	if (!status)
		status = row_hmac_open(&s->hmac, err);
	if (status)
		return status;
	for (size_t i = 0; s->prior && i < s->prior->count; i++)
		s->prior->rows[i].seen = false;
	for (size_t i = 0; s->own && i < s->own->count; i++)
		s->own->rows[i].seen = false;
	status = judged_walk_print(s->snapshot, s->tables, s->on, visit, s, err);
	if (!status)
		status = note_unseen(s);
	if (!status)
		status = note_erased_since(s);
	if (!status)
		status = add_stubs(s);
	if (!status && s->own)
		status = edition_rows_codes_set(&s->rows,
			(const uint8_t(*)[DIGEST_BYTES])s->own->codes, s->own->codes_count, err);
	return status ? status : digest_status(&s->digest, err);
}

int selection_order(struct selection *s, bool newest, credit_error *err)
{
	int status;

	for (size_t i = 0; i < s->changes_count; i++)
		if (s->changes[i].row != CHANGE_NUMBERED)
			memcpy(s->changes[i].number, s->rows.refs[s->changes[i].row].number,
				PUBLIC_NUMBER_BYTES);
	status = changes_order(s->changes, s->changes_count, err);
	if (!status)
		status = edition_rows_order(&s->rows, err);
	if (status)
		return status;
	if (!newest)
		edition_rows_hide(&s->rows, COLOUR_BLACK);
	return count_lists(s, newest, err);
}

void selection_forget_changes(struct selection *s)
{
	free(s->changes);
	free(s->lists);
	free(s->absences);
	s->changes = NULL;
	s->lists = NULL;
	s->absences = NULL;
	s->changes_count = s->lists_count = s->absences_count = 0;
	s->changes_capacity = s->absences_capacity = 0;
	arena_free(&s->arena);
	memset(s->shared, 0, sizeof(s->shared));
}

void selection_free(struct selection *s)
{
	edition_rows_free(&s->rows);
	digest_close(&s->digest);
	hmac_close(&s->hmac);
	buf_free(&s->bytes);
	random_wipe(&s->random);
	selection_forget_changes(s);
}
