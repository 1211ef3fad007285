/* SPDX-License-Identifier: Apache-2.0 */
/*
 * announce.c - the public notice of red candidates (拟认定公示).
 *
 * Runs a few times a year.  The first call with a document finds the candidates
 * whose list asks for a public notice, records an `announced` act for each and
 * shows them in DIR/notice-DAY; so the days to object begin with what was shown,
 * and only for those.  The same document again, on a later day, writes the notice
 * anew without whoever may no longer stand in it, and takes it down once the last
 * day is over.  Files are written aside, the acts committed, the folder named:
 * stopped anywhere, the same call finishes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "csv/csv_writer.h"
#include "edition/edition_html.h"
#include "edition/edition_series.h"
#include "id/id_shown.h"
#include "id/identifier.h"
#include "joint/judged_walk.h"
#include "record/judge.h"

#define FIELD "notice"
#define COLUMNS 11

/* One candidate in words; texts in the arena. */
struct candidate {
	struct entry_id entry;
	const char *authority; /* credit code */
	const char *list;      /* code, for the order */
	const char *kind;      /* as in words */
	credit_day until;      /* last day to object */
	const char *cells[COLUMNS]; /* of notice.csv */
};

struct announcing {
	struct public_act act;
	const credit_announce_options *options;
	struct change *change;
	credit_snapshot *snapshot; /* of the change */
	const credit_catalogue *tables;
	credit_day day;  /* of the notice: that of its acts, or options->on */
	credit_day last; /* to object, the latest of all lists */
	bool renewed;    /* its acts stand already */
	bool day_taken;  /* another document's notice is of that day */
	struct candidate *list;
	size_t count;
	size_t capacity;
	char label[32];
	credit_finding_fn report;
	void *context;
	credit_announce_report *result;
};

void credit_announce_options_init(credit_announce_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->on = CREDIT_DAY_NONE;
}

void credit_announce_report_free(credit_announce_report *report)
{
	if (!report)
		return;
	free(report->folder);
	free(report);
}

static int check_options(const credit_announce_options *options, credit_error *err)
{
	struct period period;
	const char *bad = NULL;

	if (options->size != sizeof(*options))
		bad = "size";
	else
		bad = public_act_fault(options->directory, options->document, options->on);
	if (!bad && shows_person(options->document, strlen(options->document), false))
		bad = "document"; /* it stands on the page */
	if (bad)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, bad, "");
	if (!options->period || !period_parse(options->period, &period))
		return FAIL(err, CREDIT_EINVAL, MSG_EDITION_PERIOD_FORM,
			options->period ? options->period : "");
	return signing_check(options->keys, options->keys_count, err);
}

/* ---- who stands in it ---- */

/* The act of a notice on an entry: of this document, or with `other` of another one. */
static const struct event *notice_act(
	const struct announcing *a, const struct entry *entry, bool other)
{
	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];

		if (event->kind == CREDIT_EVENT_ANNOUNCED && event_field(event, FIELD) &&
			!event_is_undone(entry, event) &&
			document_equal(event->document, a->options->document) != other)
			return event;
	}
	return NULL;
}

static const char *kept(struct announcing *a, const char *text)
{
	char *own = arena_text(&a->act.arena, text, strlen(text));

	return own ? own : "";
}

/* What is printed of a candidate: as a red row, without number and document. */
static void word_cells(struct announcing *a, const struct judged_entry *judged,
	struct candidate *to)
{
	const struct entry *entry = &judged->current;
	const struct department_row *told = catalogue_department_answering(
		a->tables, entry->authority, strlen(entry->authority), a->options->on);
	const struct ground_row *ground = catalogue_ground(
		a->tables, entry->list, entry->ground, a->options->on);
	bool organised = entry->subject.scheme == CREDIT_SCHEME_CREDIT_CODE ||
		entry->subject.scheme == CREDIT_SCHEME_ORGANISATION_CODE;
	struct buf text = BUF_INIT;
	char day[CREDIT_DAY_BYTES];
	char key[32];

	to->cells[0] = judged->list->name_zh;
	to->kind = credit_kind_name(entry->subject.kind);
	snprintf(key, sizeof(key), "kind_%s", to->kind);
	to->cells[1] = word(a->act.words, key, CREDIT_ZH);
	to->cells[2] = kept(a, entry->name);
	to->cells[3] = organised ? kept(a, entry->subject.text) : "";
	id_mask_text(entry->unit, strlen(entry->unit), &text);
	to->cells[4] = kept(a, buf_cstr(&text));
	to->cells[5] = ground ? ground->text_zh : "";
	if (entry->deed_reviewed[0]) {
		buf_reset(&text);
		id_mask_text(entry->facts, strlen(entry->facts), &text);
		to->cells[5] = kept(a, buf_cstr(&text));
	}
	to->cells[6] = told ? told->name_zh : kept(a, entry->authority_name);
	row_day(a->day, day);
	to->cells[7] = kept(a, day);
	row_day(to->until, day);
	to->cells[8] = kept(a, day);
	buf_reset(&text);
	if (told)
		buf_printf(&text, "%s %s", told->name_zh,
			told->phone[0] ? told->phone : told->contact_zh);
	to->cells[9] = kept(a, buf_cstr(&text));
	to->cells[10] = judged->list->basis;
	buf_free(&text);
}

static int add_candidate(struct announcing *a, const struct judged_entry *judged,
	credit_day until, credit_error *err)
{
	struct candidate *to;

	if (a->count == a->capacity) {
		size_t more = a->capacity ? 2 * a->capacity : 64;
		struct candidate *list = realloc(a->list, more * sizeof(*list));

		if (!list)
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		a->list = list;
		a->capacity = more;
	}
	to = &a->list[a->count++];
	to->entry = judged->entry->id;
	to->authority = kept(a, judged->current.authority);
	to->list = judged->list->code;
	to->until = until;
	word_cells(a, judged, to);
	return CREDIT_OK;
}

static int tell_held(struct announcing *a, const struct judged_entry *judged,
	enum message reason, credit_error *err)
{
	char id[ENTRY_ID_TEXT_BYTES];
	const char *params[] = {id, judged->current.list, message_code(reason)};
	credit_finding finding;

	a->result->held++;
	if (!a->report)
		return CREDIT_OK;
	entry_id_text(&judged->entry->id, id);
	memset(&finding, 0, sizeof(finding));
	finding.file = finding.field = finding.header = finding.value = "";
	finding_message(&finding, MSG_ANNOUNCE_HELD, params, 3);
	return a->report(a->context, &finding) ? FAIL(err, CREDIT_ECANCELLED, MSG_CANCELLED)
					       : CREDIT_OK;
}

static int consider(struct announcing *a, const struct judgement *judgement, size_t index,
	credit_error *err)
{
	const struct judged_entry *judged = &judgement->entries[index];
	const char *article;
	enum message reason;
	credit_day until = a->day;

	if (!(a->renewed ? notice_act(a, &judged->current, false) != NULL
			 : announce_waits(judged)))
		return CREDIT_OK;
	if (judged->list)
		until = catalogue_add_working_days(
			a->tables, a->day, judged->list->notice_days, NULL);
	if (until > a->last)
		a->last = until;
	if (a->options->on > until)
		return CREDIT_OK; /* its days are over: nothing is wrong with it */
	reason = announce_refusal(judgement, index, a->tables, a->options->on, &article);
	if (reason != MSG_COUNT)
		return tell_held(a, judged, reason, err);
	return add_candidate(a, judged, until, err);
}

struct walking {
	struct announcing *a;
	credit_error *err;
};

/* First walk: has this document's notice begun, and on which day? */
static int find_day(void *context, const struct judged_subject *subject, struct arena *arena)
{
	struct announcing *a = ((struct walking *)context)->a;

	(void)arena;
	for (size_t i = 0; i < subject->judgement->entries_count; i++) {
		const struct entry *entry = &subject->judgement->entries[i].current;
		const struct event *own = notice_act(a, entry, false);
		const struct event *other = notice_act(a, entry, true);

		if (own) {
			a->renewed = true;
			a->day = own->day;
		}
		a->day_taken |= other && other->day == a->options->on;
	}
	return CREDIT_OK;
}

static int gather(void *context, const struct judged_subject *subject, struct arena *arena)
{
	struct walking *walking = context;
	int status = CREDIT_OK;

	(void)arena;
	for (size_t i = 0; i < subject->judgement->entries_count && !status; i++)
		if (subject->fresh[i])
			status = consider(walking->a, subject->judgement, i, walking->err);
	return status;
}

/* By list, then an order that says nothing of anybody: the keyed id. */
static int by_list_and_id(const void *x, const void *y)
{
	const struct candidate *a = x;
	const struct candidate *b = y;
	int order = strcmp(a->list, b->list);

	return order ? order : memcmp(&a->entry, &b->entry, sizeof(a->entry));
}

static int walk(struct announcing *a, judged_fn visit, credit_error *err)
{
	struct walking walking = {a, err};

	return judged_walk_print(a->snapshot, a->tables, a->options->on, visit, &walking, err);
}

static int select_candidates(struct announcing *a, credit_error *err)
{
	int status = snapshot_tables(a->snapshot, &a->tables, err);

	a->day = a->options->on;
	if (!status)
		status = walk(a, find_day, err);
	if (!status && a->options->on < a->day)
		status = FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "on", "");
	if (!status && !a->renewed && a->day_taken)
		status = FAIL(err, CREDIT_EEXISTS, MSG_ANNOUNCE_DAY, a->options->document);
	a->last = a->day;
	if (!status)
		status = walk(a, gather, err);
	if (!status && a->count)
		qsort(a->list, a->count, sizeof(a->list[0]), by_list_and_id);
	return status;
}

/* ---- the acts ---- */

static int record_acts(struct announcing *a, credit_error *err)
{
	struct event_field field = {FIELD, a->options->period};
	int status = CREDIT_OK;

	for (size_t i = 0; i < a->count && !status; i++) {
		struct event event = {.entry = a->list[i].entry, .kind = CREDIT_EVENT_ANNOUNCED,
			.day = a->day, .document = a->options->document,
			.authority = a->list[i].authority,
			.operator_ = a->options->operator_ ? a->options->operator_ : "",
			.fields = &field, .fields_count = 1};
		enum act_outcome outcome;

		status = act_record(a->change, &event, &outcome, err);
		a->result->announced += !status && outcome == ACT_RECORDED;
	}
	return status;
}

/* ---- the files ---- */

static const char *const headers[COLUMNS] = {"名单名称", "主体类别", "名称或姓名",
	"统一社会信用代码", "单位或村社区（经同意）", "拟认定的荣誉或守信事由", "拟认定单位",
	"公示起始日", "公示至（含当日）", "异议受理单位及电话", "依据"};

static int write_csv(const struct announcing *a, struct edition_file *file, credit_error *err)
{
	struct csv_writer csv;
	int status = csv_writer_init(&csv, -1, ENCODING_UTF8, ',',
		CSV_WRITER_BOM | CSV_WRITER_NEUTRALISE, err);

	for (size_t i = 0; i < COLUMNS; i++)
		csv_writer_text(&csv, headers[i]);
	csv_writer_row(&csv);
	for (size_t i = 0; i < a->count; i++) {
		for (size_t c = 0; c < COLUMNS; c++)
			csv_writer_exact(&csv, a->list[i].cells[c]);
		csv_writer_row(&csv);
	}
	buf_put(&file->out, csv.out.data, csv.out.length);
	if (!status)
		status = csv_writer_finish(&csv, "notice.csv", err);
	csv_writer_free(&csv);
	return status;
}

/* What a row shows beside the name, and above it; on a phone each cell bears its head. */
static const struct shown {
	int cell;
	const char *head;
} shown[] = {{0, "list"}, {5, "notice_deed"}, {6, "notice_authority"}, {8, "notice_until"},
	{9, "notice_contact"}};

#define SHOWN (sizeof(shown) / sizeof(shown[0]))

/* The name in <bdi>: no name can turn the text around it. */
static void put_row(const struct announcing *a, const struct candidate *row, struct buf *out)
{
	char key[32];

	buf_str(out, "<tr><th scope=\"row\"><bdi>");
	html_text(out, row->cells[2]);
	buf_str(out, "</bdi>");
	snprintf(key, sizeof(key), "kind_%s", row->kind);
	buf_str(out, "<small>");
	html_both(a->act.words, key, NULL, NULL, out);
	buf_str(out, "</small>");
	html_small(out, "id", row->cells[3]);
	html_small(out, NULL, row->cells[4]);
	buf_str(out, "</th>");
	for (size_t i = 0; i < SHOWN; i++) {
		const char *text = row->cells[shown[i].cell];

		buf_str(out, "<td");
		if (*text) {
			html_attribute(a->act.words, "data-zh", shown[i].head,
				CREDIT_ZH, NULL, out);
			html_attribute(a->act.words, "data-en", shown[i].head,
				CREDIT_EN, NULL, out);
		}
		buf_u8(out, '>');
		html_text(out, text);
		buf_str(out, "</td>");
	}
	buf_str(out, "</tr>\n");
}

static void put_head(const struct announcing *a, const char *key, struct buf *out)
{
	buf_str(out, "<th scope=\"col\">");
	html_both(a->act.words, key, NULL, NULL, out);
	buf_str(out, "</th>");
}

static void put_table(const struct announcing *a, struct buf *out)
{
	char count[24];
	const struct word_param params[] = {{"count", count}, {0}};

	snprintf(count, sizeof(count), "%zu", a->count);
	buf_str(out, "<section class=\"red\">\n<table class=\"rows\">\n");
	html_element(a->act.words, "caption", NULL, "notice_caption", params, out);
	buf_str(out, "<colgroup>");
	for (size_t i = 1; i <= SHOWN + 1; i++)
		buf_printf(out, "<col class=\"c%zu\">", i);
	buf_str(out, "</colgroup>\n<thead><tr>");
	put_head(a, "column_name_red", out);
	for (size_t i = 0; i < SHOWN; i++)
		put_head(a, shown[i].head, out);
	buf_str(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < a->count; i++)
		put_row(a, &a->list[i], out);
	buf_str(out, "</tbody></table>\n</section>\n");
}

static int write_page(const struct announcing *a, struct edition_file *file, credit_error *err)
{
	struct buf title[2] = {BUF_INIT, BUF_INIT};
	struct buf *out = &file->out;
	char days[2][2][DAY_WORDS_BYTES];
	struct word_param params[2][5];
	int status;

	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++) {
		day_words(a->day, lang, days[lang][0]);
		day_words(a->last, lang, days[lang][1]);
		params[lang][0] = (struct word_param){"period", a->options->period};
		params[lang][1] = (struct word_param){"day", days[lang][0]};
		params[lang][2] = (struct word_param){"until", days[lang][1]};
		params[lang][3] = (struct word_param){"document", a->options->document};
		params[lang][4] = (struct word_param){0};
		word_put(a->act.words, "announce_title", lang, params[lang], WORD_PLAIN,
			&title[lang]);
	}
	status = html_begin(a->act.words, buf_cstr(&title[CREDIT_ZH]),
		buf_cstr(&title[CREDIT_EN]), a->last, "announce_over", out, err);
	buf_str(out, "<header><h1>");
	html_both(a->act.words, "announce_title", params[CREDIT_ZH], params[CREDIT_EN], out);
	buf_str(out, "</h1>\n<p class=\"issue\">");
	html_both(a->act.words, "announce_head", params[CREDIT_ZH], params[CREDIT_EN], out);
	buf_str(out, "</p></header>\n<main id=\"main\">\n");
	put_table(a, out);
	buf_str(out, "<section id=\"remedy\"><ul class=\"plain\">\n");
	for (int i = 1; i <= 4; i++) {
		char key[16];

		snprintf(key, sizeof(key), "announce_%d", i);
		html_element(a->act.words, "li", NULL, key, NULL, out);
	}
	buf_str(out, "</ul>\n<p><a href=\"notice.csv\">notice.csv</a></p></section>\n</main>\n");
	html_end(a->act.words, out);
	buf_free(&title[0]);
	buf_free(&title[1]);
	return status;
}

static int write_one(const struct announcing *a, const char *name, credit_error *err)
{
	struct edition_file file;
	struct buf folder = BUF_INIT;
	uint8_t digest[DIGEST_BYTES];
	int closed;
	int status;

	buf_printf(&folder, "%s/.tmp-%s", a->options->directory, a->label);
	status = edition_file_open(
		&file, buf_cstr(&folder), name, registry_hash(a->act.registry), err);
	if (!status) {
		status = strcmp(name, "notice.csv") == 0 ? write_csv(a, &file, err)
							 : write_page(a, &file, err);
		edition_file_flow(&file);
		closed = edition_file_close(&file, digest, status ? NULL : err);
		status = status ? status : closed;
	}
	buf_free(&folder);
	return status;
}

static int write_aside(const struct announcing *a, credit_error *err)
{
	int status = folder_make_aside(a->options->directory, a->label, err);

	if (!status)
		status = write_one(a, "notice.csv", err);
	return status ? status : write_one(a, "index.html", err);
}

/* ---- all together ---- */

/* With a key every edition gets the notes that it lacks; its files stay as they are. */
static int write_index(const struct announcing *a, bool leaves, credit_error *err)
{
	struct signing signing = {a->options->keys, a->options->keys_count, 0, 0};
	credit_snapshot *snapshot = NULL;
	struct series series = {0};
	int status = credit_snapshot_begin(a->act.registry, NULL, &snapshot, err);

	if (!status)
		status = series_load(snapshot, &series, err);
	credit_snapshot_end(snapshot);
	series.signing = &signing;
	series.notice = (struct folder_notice){a->label, leaves};
	if (!status)
		status = signing.keys_count
			? series_tidy(&series, UINT64_MAX, SIZE_MAX, a->options->directory,
				  a->act.words, NULL, err)
			: series_index(&series, a->options->directory, a->act.words, err);
	a->result->notes_unsigned = signing.unsigned_;
	series_free(&series);
	return status;
}

static int commit(struct announcing *a, credit_error *err)
{
	int status = CREDIT_OK;

	if (a->renewed)
		change_abort(a->change);
	else
		status = change_commit(a->change, err);
	a->change = NULL;
	a->snapshot = NULL;
	return status;
}

/* The last day is over, or nobody is left in it. */
static int take_down(struct announcing *a, credit_error *err)
{
	int status = folder_prepare(a->options->directory, err);

	change_abort(a->change); /* nothing is recorded */
	a->change = NULL;
	a->snapshot = NULL;
	a->result->ended = true;
	a->result->rows = 0;
	return status ? status : write_index(a, true, err);
}

static int show(struct announcing *a, credit_error *err)
{
	int status = folder_prepare(a->options->directory, err);

	if (!status && !a->renewed)
		status = record_acts(a, err);
	if (!status)
		status = write_aside(a, err);
	if (!status)
		status = commit(a, err);
	if (status) {
		folder_drop(a->options->directory, a->label);
		return status;
	}
	return write_index(a, false, err);
}

static int announce(struct announcing *a, credit_error *err)
{
	char day[CREDIT_DAY_BYTES];
	struct buf folder = BUF_INIT;
	int status = public_act_words(&a->act, a->options->words, err);

	if (!status)
		status = change_begin(
			a->act.registry, 0, a->options->operator_, &a->change, err);
	if (status)
		return status;
	a->snapshot = change_view(a->change);
	status = select_candidates(a, err);
	if (status)
		return status;
	credit_day_format(a->day, day);
	snprintf(a->label, sizeof(a->label), NOTICE_PREFIX "%s", day);
	if (!a->renewed && a->count == 0)
		return FAIL(err, CREDIT_ERULE, MSG_ANNOUNCE_NOBODY, a->options->period);
	a->result->rows = a->count;
	a->result->day = a->day;
	a->result->until = a->last;
	buf_printf(&folder, "%s/%s", a->options->directory, a->label);
	a->result->folder = folder.status ? NULL : strdup(buf_cstr(&folder));
	buf_free(&folder);
	if (!a->result->folder)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return a->renewed && (a->count == 0 || a->options->on > a->result->until)
		? take_down(a, err)
		: show(a, err);
}

int credit_publish_notice(credit_registry *registry, const credit_announce_options *options,
	credit_finding_fn report, void *context, credit_announce_report **out,
	credit_error *err)
{
	struct announcing a = {.act.registry = registry, .options = options, .report = report,
		.context = context};
	int status;

	if (out)
		*out = NULL;
	if (!registry || !options)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, options", "NULL");
	status = check_options(options, err);
	if (status)
		return status;
	a.result = calloc(1, sizeof(*a.result));
	if (!a.result)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	a.result->size = sizeof(*a.result);
	status = announce(&a, err);
	if (a.change)
		change_abort(a.change);
	public_act_end(&a.act);
	free(a.list);
	if (status || !out)
		credit_announce_report_free(a.result);
	else
		*out = a.result;
	return status;
}
