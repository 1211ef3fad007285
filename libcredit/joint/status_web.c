/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status_web.c - what stands on the web and must come down, with days overdue.
 *
 * Once for each entry that judge() does not print and that bears a public
 * number.  Our own pages show it when an edition has its row and no taken-down
 * act came after: rows of black lists stand in the newest edition only, those
 * of red lists in every one.  Another channel shows it until an act says that
 * it took the row down.
 */
#include <string.h>

#include "base/message.h"
#include "joint/status.h"

/* Where an entry was printed. */
struct printed {
	const struct edition *last; /* the newest edition with its row; NULL: none */
	bool on_pages;              /* one of our pages still has it */
};

/* The last act that took it down from the editions; 0: none. */
static uint64_t taken_down(const struct entry *entry)
{
	uint64_t sequence = 0;

	for (size_t i = 0; i < entry->events_count; i++) {
		const struct event *event = entry->events[i];

		if (event->kind == CREDIT_EVENT_TAKEN_DOWN && event->sequence > sequence &&
			!takedown_is_channels(event) && !event_is_undone(entry, event))
			sequence = event->sequence;
	}
	return sequence;
}

static int find_printed(struct status_build *build, const struct entry *entry,
	const char *number, struct arena *arena, struct printed *out)
{
	uint64_t down = taken_down(entry);

	*out = (struct printed){NULL, false};
	for (size_t i = build->editions_count; i-- > 0 && !out->on_pages;) {
		const struct edition *edition = build->editions[i];
		struct edition_row row;
		int status;

		if (out->last && edition->sequence <= down)
			break; /* what is older is down as well */
		status = snapshot_edition_row(build->snapshot, edition->period,
			edition->revision, number, arena, &row, build->err);
		if (status == CREDIT_ENOTFOUND)
			continue;
		if (status)
			return status;
		if (!out->last)
			out->last = edition;
		out->on_pages = edition->sequence > down &&
			(i + 1 == build->editions_count || row.colour == COLOUR_RED);
	}
	return CREDIT_OK;
}

/* Codes and names of where it stands, and the first day by which one must be clear. */
struct places {
	struct buf codes;
	struct buf names[2];
	credit_day due;
};

static void put_place(struct places *places, const char *code, const char *zh, const char *en,
	credit_day due)
{
	bool first = places->names[CREDIT_ZH].length == 0;

	buf_printf(&places->codes, "%s%s", places->codes.length ? ";" : "", code);
	buf_printf(&places->names[CREDIT_ZH], "%s%s", first ? "" : "、", zh);
	buf_printf(&places->names[CREDIT_EN], "%s%s", first ? "" : ", ", en);
	if (places->due == CREDIT_DAY_NONE || due < places->due)
		places->due = due;
}

static void find_places(const struct status_build *build, const struct judged_entry *judged,
	const struct takedown *down, const struct printed *printed, struct places *places)
{
	struct takedown_channel channels[TAKEDOWN_CHANNELS_MAX];
	size_t count = takedown_channels(&judged->current, down, build->tables, build->on,
		printed->last->sequence, channels);
	bool site = false;

	for (size_t i = 0; i < count; i++) {
		const struct channel_row *channel = channels[i].channel;
		bool is_site = channel->kind == CHANNEL_SITE;

		site = site || is_site;
		if (is_site ? printed->on_pages : !channels[i].down)
			put_place(places, channel->code, channel->name_zh, channel->name_en,
				channels[i].due);
	}
	if (!site && printed->on_pages)
		put_place(places, "", "公示页面", "the published pages", down->due);
}

static void put_item(struct status_build *build, const struct judged_entry *judged,
	const struct takedown *down, const struct printed *printed, struct places *places)
{
	credit_status_item *item =
		status_add_entry(build, CREDIT_STATUS_TAKE_DOWN, judged);
	char reasons[2][CREDIT_TEXT_BYTES];
	const char *params[2][STATUS_PARAMS] = {{NULL}};

	if (!item)
		return;
	for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++) {
		status_reason(judged->why_not, judged->why_article, lang, reasons[lang]);
		params[lang][0] = buf_cstr(&places->names[lang]);
		params[lang][1] = reasons[lang];
	}
	item->due = places->due;
	item->provisional = down->provisional;
	item->stops = down->stops && printed->on_pages;
	item->where = status_keep(build, buf_cstr(&places->codes));
	item->reason = judged->why_not < MSG_COUNT ? message_code(judged->why_not) : "";
	item->article = status_keep(
		build, down->article[0] ? down->article : judged->why_article);
	status_say(build, item, MSG_STATUS_ON_WEB,
		(const char *const(*)[STATUS_PARAMS])params);
}

void status_web(
	struct status_build *build, const struct judged_entry *judged, struct arena *arena)
{
	const char *number = entry_public_number(judged->entry);
	struct places places = {BUF_INIT, {BUF_INIT, BUF_INIT}, CREDIT_DAY_NONE};
	struct takedown down;
	struct printed printed;

	if (build->status || judged->printed || !number || judged->why_not == MSG_HELD_STALE)
		return; /* a list that went stale owes nothing but its confirmation */
	build->status = find_printed(build, judged->entry, number, arena, &printed);
	if (build->status || !printed.last ||
		!takedown_of(judged, build->tables, build->on, &down))
		return;
	find_places(build, judged, &down, &printed, &places);
	if (places.names[CREDIT_ZH].length)
		put_item(build, judged, &down, &printed, &places);
	if (!build->status && (places.codes.status || places.names[CREDIT_ZH].status ||
				      places.names[CREDIT_EN].status))
		build->status = FAIL(build->err, CREDIT_ENOMEM, MSG_MEMORY);
	buf_free(&places.codes);
	buf_free(&places.names[CREDIT_ZH]);
	buf_free(&places.names[CREDIT_EN]);
}
