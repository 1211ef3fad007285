/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status_entry.c - what waits on one entry: acts, windows, ends, reviews, questions.
 *
 * Once for each judged entry.  Which acts await an answer and until when, when a
 * window ends and when a review is due are the answers of record/; here they are
 * picked out when they fall within the days looked ahead.  A void entry waits on
 * nothing.
 */
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "joint/status.h"

/* ---- acts that await an answer ---- */

static int section_of_act(int kind)
{
	return kind == CREDIT_EVENT_REPAIR_APPLIED || kind == CREDIT_EVENT_REPAIR_ACCEPTED
		? CREDIT_STATUS_REPAIR
		: CREDIT_STATUS_ANSWER;
}

static void open_act(struct status_build *build, const struct judged_entry *judged,
	const struct open_act *open)
{
	const char *kind = credit_event_kind_name(open->event->kind);
	const char *document = open->event->document;
	const char *const params[2][STATUS_PARAMS] = {
		{credit_word_label(kind, CREDIT_ZH), document},
		{credit_word_label(kind, CREDIT_EN), document}};
	credit_status_item *item =
		status_add_entry(build, section_of_act(open->event->kind), judged);

	if (!item)
		return;
	item->due = open->due;
	item->provisional = open->provisional;
	item->reason = kind;
	item->article = status_keep(build, open->row->head.source);
	status_say(build, item, MSG_STATUS_ANSWER, params);
}

static void open_acts(struct status_build *build, const struct judged_entry *judged)
{
	struct open_act open[OPEN_ACTS_MAX];
	size_t count = 0;

	if (judged->current.events_count)
		count = acts_open(&judged->current, build->tables, build->on, open);
	for (size_t i = 0; i < count; i++)
		open_act(build, judged, &open[i]);
}

/* ---- days to object ---- */

static bool is_ahead(const struct status_build *build, credit_day day)
{
	return day != CREDIT_DAY_NONE && build->on <= day && day <= build->last;
}

static void window(struct status_build *build, const struct judged_entry *judged)
{
	const struct standing *standing = &judged->standing;
	bool waits = standing->state == CREDIT_STATE_NOTIFIED ||
		standing->state == CREDIT_STATE_CANDIDATE;
	bool unknown = waits && standing->reason == MSG_HELD_CALENDAR;
	bool ends = waits && standing->listed != CREDIT_DAY_NONE &&
		is_ahead(build, standing->listed - 1);
	char days[2][DAY_WORDS_BYTES];
	const char *const params[2][STATUS_PARAMS] = {{days[CREDIT_ZH]}, {days[CREDIT_EN]}};
	credit_status_item *item = NULL;

	if (unknown || ends)
		item = status_add_entry(build, CREDIT_STATUS_WINDOW, judged);
	if (!item)
		return;
	item->article = judged->list ? status_keep(build, judged->list->head.source) : "";
	if (unknown) {
		item->provisional = true;
		status_say(build, item, MSG_STATUS_CALENDAR, NULL);
		return;
	}
	item->due = standing->listed - 1;
	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++)
		day_words(standing->listed, lang, days[lang]);
	status_say(build, item, MSG_STATUS_WINDOW, params);
}

/* ---- ends ---- */

/* The names of the effects whose bits are set, from one message with ";" between them. */
static void effect_names(unsigned effects, int lang, struct buf *out)
{
	const char *at = message_template(MSG_STATUS_EXPIRY_EFFECTS, lang, false);
	const char *stop = lang == CREDIT_ZH ? "；" : "; ";

	for (int i = 0; i < EFFECT_COUNT && at; i++) {
		const char *end = strstr(at, stop);
		size_t length = end ? (size_t)(end - at) : strlen(at);

		if (effects & (1u << i)) {
			buf_str(out, !out->length ? "" : lang == CREDIT_ZH ? "、" : ", ");
			buf_put(out, at, length);
		}
		at = end ? end + strlen(stop) : NULL;
	}
}

static void expiry(struct status_build *build, const struct judged_entry *judged,
	const struct window *ending, unsigned effects)
{
	struct buf names[2] = {BUF_INIT, BUF_INIT};
	credit_status_item *item = status_add_entry(build, CREDIT_STATUS_EXPIRY, judged);

	for (int lang = CREDIT_ZH; item && lang <= CREDIT_EN; lang++)
		effect_names(effects, lang, &names[lang]);
	if (item) {
		const char *const params[2][STATUS_PARAMS] = {{buf_cstr(&names[CREDIT_ZH])},
			{buf_cstr(&names[CREDIT_EN])}};

		item->due = ending->until;
		item->provisional = ending->provisional;
		item->reason = ending->reason < MSG_COUNT ? message_code(ending->reason) : "";
		item->article = status_keep(build, ending->article);
		status_say(build, item, MSG_STATUS_EXPIRY, params);
	}
	if (!build->status && (names[0].status || names[1].status))
		build->status = FAIL(build->err, CREDIT_ENOMEM, MSG_MEMORY);
	buf_free(&names[0]);
	buf_free(&names[1]);
}

/* One item for each day on which something ends. */
static void expiries(struct status_build *build, const struct judged_entry *judged)
{
	const struct window *windows = judged->standing.windows;
	unsigned told = 0;

	if (judged->standing.state != CREDIT_STATE_LISTED)
		return;
	for (int i = 0; i < EFFECT_COUNT; i++) {
		unsigned same = 0;

		if ((told & (1u << i)) || windows[i].from == CREDIT_DAY_NONE ||
			!is_ahead(build, windows[i].until))
			continue;
		for (int k = i; k < EFFECT_COUNT; k++)
			if (windows[k].from != CREDIT_DAY_NONE &&
				windows[k].until == windows[i].until)
				same |= 1u << k;
		told |= same;
		expiry(build, judged, &windows[i], same);
	}
}

/* ---- reviews ---- */

static void review(struct status_build *build, const struct judged_entry *judged)
{
	struct review due;
	char days[2][DAY_WORDS_BYTES];
	const char *const params[2][STATUS_PARAMS] = {{days[CREDIT_ZH]}, {days[CREDIT_EN]}};
	credit_status_item *item;

	judged_review(judged, build->on, &due);
	if (due.due == CREDIT_DAY_NONE || due.due > build->last)
		return;
	item = status_add_entry(build, CREDIT_STATUS_REVIEW, judged);
	if (!item)
		return;
	item->due = due.due;
	item->article = status_keep(build, judged->list->head.source);
	if (due.held_from == CREDIT_DAY_NONE) {
		status_say(build, item, MSG_STATUS_REVIEW, NULL);
		return;
	}
	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++)
		day_words(due.held_from, lang, days[lang]);
	status_say(build, item, MSG_STATUS_REVIEW_HELD, params);
}

/* ---- held back ---- */

/* The same entries as in the file of an edition: neither over nor printed. */
static void held(struct status_build *build, const struct judged_entry *judged)
{
	credit_status_item *item;
	enum message why = judged->why_not;

	if (judged->printed || judged->standing.state == CREDIT_STATE_ENDED || why >= MSG_COUNT)
		return;
	item = status_count(build, CREDIT_STATUS_HELD, judged->current.authority,
		judged->current.authority_name, why, message_code(why), judged->why_article,
		1);
	if (item && !item->text_zh[0]) {
		const char *const params[2][STATUS_PARAMS] = {
			{judged->why_article}, {judged->why_article}};

		status_say(build, item, why, params);
	}
}

/* ---- questions ---- */

static void question(struct status_build *build, const struct judged_entry *judged)
{
	credit_status_item *item;

	if (judged->question == MSG_COUNT)
		return;
	item = status_add_entry(build, CREDIT_STATUS_QUESTION, judged);
	if (!item)
		return;
	item->article = status_keep(build, judged->question_article);
	status_say(build, item, judged->question, NULL);
}

/* At the maximum the rule is not known: it stops, and somebody is asked, also afterwards. */
static void outcome(struct status_build *build, const struct judged_entry *judged)
{
	for (int i = 0; i < EFFECT_COUNT; i++) {
		const struct window *window = &judged->standing.windows[i];
		credit_status_item *item;

		if (window->from == CREDIT_DAY_NONE || window->reason != MSG_ENDED_SECTOR ||
			!window->provisional || window->until > build->last)
			continue;
		item = status_add_entry(build, CREDIT_STATUS_QUESTION, judged);
		if (!item)
			return;
		item->due = window_last(window);
		item->provisional = true;
		item->reason = message_code(window->reason);
		item->article = status_keep(build, window->article);
		status_say(build, item, MSG_STATUS_OUTCOME, NULL);
		return;
	}
}

void status_entry(struct status_build *build, const struct judged_entry *judged)
{
	if (judged_void(judged) || build->status)
		return;
	open_acts(build, judged);
	window(build, judged);
	expiries(build, judged);
	review(build, judged);
	held(build, judged);
	question(build, judged);
	outcome(build, judged);
}
