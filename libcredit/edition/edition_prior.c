/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_prior.c - reads the editions that the store keeps.
 *
 * Runs a few times for each edition that is written or written again; a
 * million rows take some 100 MiB while they are held.
 */
#include "edition/edition_prior.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "record/takedown.h"

#define BODY_FORMAT "credit.edition-body/1"
#define BODY_APPROVED "credit.edition-body/2" /* with approvals behind */

static void put_part(struct buf *out, const char *bytes, size_t length)
{
	buf_u32(out, (uint32_t)length);
	buf_put(out, bytes, length);
}

int edition_body_encode(const struct edition_body *body, struct buf *out)
{
	bool approved = body->approved_length > 0;

	buf_put(out, approved ? BODY_APPROVED : BODY_FORMAT, sizeof(BODY_FORMAT));
	put_part(out, body->head, body->head_length);
	put_part(out, body->words, body->words_length);
	put_part(out, body->reissue, strlen(body->reissue));
	if (approved)
		put_part(out, body->approved, body->approved_length);
	return out->status;
}

static const char *take_part(struct span *span, size_t *length)
{
	*length = span_u32(span);
	return (const char *)span_bytes(span, *length);
}

int edition_body_decode(const void *bytes, size_t length, struct arena *arena,
	struct edition_body *out)
{
	struct span span = span_of(bytes, length);
	const uint8_t *format = span_bytes(&span, sizeof(BODY_FORMAT));
	const char *reissue;
	size_t reissue_length;
	bool approved;

	memset(out, 0, sizeof(*out));

	if (!format)
		return CREDIT_ECORRUPT;
	approved = memcmp(format, BODY_APPROVED, sizeof(BODY_APPROVED)) == 0;
	if (!approved && memcmp(format, BODY_FORMAT, sizeof(BODY_FORMAT)) != 0)
		return CREDIT_ECORRUPT;
	out->head = take_part(&span, &out->head_length);
	out->words = take_part(&span, &out->words_length);
	reissue = take_part(&span, &reissue_length);
	if (approved)
		out->approved = take_part(&span, &out->approved_length);
	if (approved && out->approved_length == 0)
		return CREDIT_ECORRUPT; /* equal bodies have equal bytes */
	if (span.bad || span_left(&span) > 0)
		return CREDIT_ECORRUPT;
	out->reissue = arena_text(arena, reissue ? reissue : "", reissue_length);
	return out->reissue ? CREDIT_OK : CREDIT_ENOMEM;
}

static int by_entry(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct entry_id)); /* the first member of both structs */
}

int row_body_encode(
	const char *list, uint32_t code, const uint8_t leaf[DIGEST_BYTES], struct buf *out)
{
	buf_str(out, list);
	if (code) {
		buf_u8(out, 0);
		buf_u32(out, code - 1);
		buf_put(out, leaf, DIGEST_BYTES);
	}
	return out->status;
}

/* A code leaf as it came, by public number; placed when all are known. */
struct loaded_code {
	uint32_t position;
	uint8_t leaf[DIGEST_BYTES];
};

struct loading {
	struct prior *prior;
	struct loaded_code *codes;
	size_t count;
	size_t capacity;
};

static int grow(void **array, size_t count, size_t *capacity, size_t size)
{
	size_t more = *capacity ? *capacity * 2 : 256;
	void *grown;

	if (count < *capacity)
		return CREDIT_OK;
	grown = realloc(*array, more * size);
	if (!grown)
		return CREDIT_ENOMEM;
	*array = grown;
	*capacity = more;
	return CREDIT_OK;
}

static int take_code(struct loading *loading, struct span *span, uint32_t *code)
{
	struct loaded_code *own;
	uint32_t position = span_u32(span);
	const uint8_t *leaf = span_bytes(span, DIGEST_BYTES);

	if (!leaf || span_left(span) > 0 || position == UINT32_MAX)
		return CREDIT_ECORRUPT;
	if (grow((void **)&loading->codes, loading->count, &loading->capacity, sizeof(*own)))
		return CREDIT_ENOMEM;
	own = &loading->codes[loading->count++];
	own->position = position;
	memcpy(own->leaf, leaf, DIGEST_BYTES);
	*code = position + 1;
	return CREDIT_OK;
}

static int take_row(void *context, const struct edition_row *row)
{
	struct loading *loading = context;
	struct prior *prior = loading->prior;
	struct prior_row *own;
	const uint8_t *nul = row->body_length ? memchr(row->body, 0, row->body_length) : NULL;
	size_t list = nul ? (size_t)(nul - row->body) : row->body_length;

	if (list >= sizeof(own->list))
		return CREDIT_ECORRUPT;
	if (grow((void **)&prior->rows, prior->count, &prior->capacity, sizeof(*own)))
		return CREDIT_ENOMEM;
	own = &prior->rows[prior->count++];
	memset(own, 0, sizeof(*own));
	own->entry = row->entry;
	memcpy(own->number, row->number, sizeof(own->number));
	if (list)
		memcpy(own->list, row->body, list);
	own->colour = row->colour;
	memcpy(own->leaf, row->leaf, DIGEST_BYTES);
	if (nul) {
		struct span span = span_of(nul + 1, row->body_length - list - 1);

		return take_code(loading, &span, &own->code);
	}
	return CREDIT_OK;
}

/* By position; that none is missing or twice there, the root in the head says. */
static int place_codes(struct loading *loading, struct prior *prior)
{
	prior->codes = calloc(loading->count + 1, sizeof(prior->codes[0]));
	if (!prior->codes)
		return CREDIT_ENOMEM;
	prior->codes_count = loading->count;
	for (size_t i = 0; i < loading->count; i++) {
		if (loading->codes[i].position >= loading->count)
			return CREDIT_ECORRUPT;
		memcpy(prior->codes[loading->codes[i].position], loading->codes[i].leaf,
			DIGEST_BYTES);
	}
	return CREDIT_OK;
}

int prior_load(credit_snapshot *snapshot, const struct edition *edition, struct prior *out,
	credit_error *err)
{
	struct loading loading = {.prior = out};
	int status;

	memset(out, 0, sizeof(*out));
	out->sequence = edition->sequence;
	out->on = edition->on;
	status = snapshot_edition_rows(snapshot, edition->period, edition->revision, take_row,
		&loading, err);
	if (!status && out->count != edition->rows_count)
		status = CREDIT_ECORRUPT;
	if (!status)
		status = place_codes(&loading, out);
	free(loading.codes);
	if (status == CREDIT_ENOMEM)
		FAIL(err, status, MSG_MEMORY);
	if (status == CREDIT_ECORRUPT)
		FAIL(err, status, MSG_EDITION_RECORD, edition->period, "rows");
	if (status) {
		prior_free(out);
		return status;
	}
	if (out->count)
		qsort(out->rows, out->count, sizeof(out->rows[0]), by_entry);
	return CREDIT_OK;
}

void prior_free(struct prior *prior)
{
	free(prior->rows);
	free(prior->codes);
	memset(prior, 0, sizeof(*prior));
}

struct prior_row *prior_find(const struct prior *prior, const struct entry_id *entry)
{
	if (!prior || prior->count == 0)
		return NULL;
	return bsearch(entry, prior->rows, prior->count, sizeof(prior->rows[0]), by_entry);
}

uint64_t taken_down_sequence(const struct entry *entry)
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

static void take_down(struct down *down, const struct entry *entry, uint64_t sequence)
{
	const char *number = entry_public_number(entry);

	memset(down, 0, sizeof(*down));
	down->entry = entry->id;
	down->sequence = sequence;
	if (number)
		strncpy(down->number, number, sizeof(down->number) - 1);
}

static int take_downs(
	void *context, const struct subject_records *records, struct arena *arena)
{
	struct downs *downs = context;

	(void)arena;
	for (size_t i = 0; i < records->entries_count; i++) {
		const struct entry *entry = records->entries[i];
		uint64_t sequence = taken_down_sequence(entry);

		if (sequence == 0)
			continue;
		if (downs->count == downs->capacity) {
			size_t capacity = downs->capacity ? downs->capacity * 2 : 64;
			struct down *list = realloc(downs->list, capacity * sizeof(*list));

			if (!list)
				return CREDIT_ENOMEM;
			downs->list = list;
			downs->capacity = capacity;
		}
		take_down(&downs->list[downs->count++], entry, sequence);
	}
	return CREDIT_OK;
}

int downs_load(credit_snapshot *snapshot, struct downs *out, credit_error *err)
{
	int status;

	memset(out, 0, sizeof(*out));
	status = snapshot_walk(snapshot, take_downs, out, err);
	if (status == CREDIT_ENOMEM)
		FAIL(err, status, MSG_MEMORY);
	if (status)
		downs_free(out);
	else if (out->count)
		qsort(out->list, out->count, sizeof(out->list[0]), by_entry);
	return status;
}

void downs_free(struct downs *downs)
{
	free(downs->list);
	memset(downs, 0, sizeof(*downs));
}

bool downs_cover(const struct downs *downs, const struct entry_id *entry, uint64_t sequence)
{
	const struct down *down = downs->count
		? bsearch(entry, downs->list, downs->count, sizeof(downs->list[0]), by_entry)
		: NULL;

	return down && down->sequence > sequence;
}
