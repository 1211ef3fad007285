/* SPDX-License-Identifier: Apache-2.0 */
/*
 * journal.c - reading the journal: rows, leaves, and from a time to a sequence.
 *
 * The journal is the truth for order and existence.  A snapshot with a time
 * asks it once, by halving; `log` and fsck walk it.
 */
#include "store/view.h"

#include <string.h>

#include "base/message.h"

static const char *const kind_names[] = {
	"", "entry", "event", "alias", "batch", "undo", "tables", "edition", "subject-act",
	"feedback", "approval", "erasure"};

const char *journal_kind_name(int kind)
{
	return kind >= JOURNAL_ENTRY && kind < JOURNAL_KINDS ? kind_names[kind] : "";
}

void journal_leaf(const struct journal_row *row, uint8_t leaf[LEAF_BYTES])
{
	uint64_t learned = (uint64_t)row->learned_us;

	for (int i = 0; i < 8; i++) {
		leaf[i] = (uint8_t)(row->sequence >> (56 - 8 * i));
		leaf[8 + i] = (uint8_t)(learned >> (56 - 8 * i));
	}
	leaf[16] = (uint8_t)row->kind;
	memcpy(leaf + 17, row->payload, DIGEST_BYTES);
}

/* What the locator tells about the record: its entry or its batch. */
static bool read_locator(struct bytes locator, struct journal_row *out)
{
	uint8_t data[ENGINE_KEY_BYTES_MAX];
	struct bytes key = {data, COUNTY_BYTES + locator.length};
	struct subject_row_key row;
	struct span span;

	memset(data, 0, COUNTY_BYTES);
	memcpy(data + COUNTY_BYTES, locator.data, locator.length);
	if (out->erased_by)
		return true;
	out->entry_set = out->kind == JOURNAL_ENTRY || out->kind == JOURNAL_EVENT;
	if (out->entry_set) {
		if (data[COUNTY_BYTES] != TABLE_SUBJECT || !subject_row_read(key, &row))
			return false;
		out->entry = row.entry;
		return row.row == (out->kind == JOURNAL_ENTRY ? ROW_ENTRY : ROW_EVENT);
	}
	if (out->kind != JOURNAL_BATCH && out->kind != JOURNAL_UNDO)
		return true;
	span = span_of(data + KEY_HEAD_BYTES, locator.length - 1);
	out->batch = span_u64(&span);
	return data[COUNTY_BYTES] == TABLE_BATCH && !span.bad;
}

bool journal_row_read(struct bytes key, struct bytes value, struct journal_row *out)
{
	struct span span = span_of(key.data, key.length);
	struct journal_value content;

	memset(out, 0, sizeof(*out));
	span_bytes(&span, KEY_HEAD_BYTES);
	out->sequence = span_u64(&span);
	if (span.bad || span_left(&span) > 0 || !journal_read(value, &content))
		return false;
	out->learned_us = content.learned_us;
	out->kind = content.kind;
	out->erased_by = journal_erased_by(&content);
	memcpy(out->payload, content.digest, DIGEST_BYTES);
	return read_locator(content.locator, out);
}

int journal_get(const credit_snapshot *snapshot, uint64_t sequence, struct journal_row *out,
	credit_error *err)
{
	struct bytes value;
	struct key key;
	int status;

	key_journal(&key, snapshot->registry->county, sequence);
	status = view_get(snapshot, &key, &value, err);
	if (status == CREDIT_ENOTFOUND)
		return fail_value(err, key_bytes(&key), "missing");
	if (!status && !journal_row_read(key_bytes(&key), value, out))
		return fail_value(err, key_bytes(&key), "journal row");
	return status;
}

int snapshot_journal(credit_snapshot *snapshot, uint64_t first, uint64_t last,
	journal_fn visit, void *context, credit_error *err)
{
	struct journal_row parsed;
	struct engine_row row;
	struct scan scan;
	struct key key;
	int status;

	if (last > snapshot->sequence)
		last = snapshot->sequence;
	key_begin(&key, snapshot->registry->county, TABLE_JOURNAL);
	status = scan_begin(&scan, snapshot, &key, false, err);
	key_u64(&key, first);
	scan_seek(&scan, &key);
	while (!status) {
		status = scan_next(&scan, &row, err);
		if (status)
			break;
		if (!journal_row_read(row.key, row.value, &parsed))
			status = fail_value(err, row.key, "journal row");
		else if (parsed.sequence > last)
			break;
		else
			status = visit(context, &parsed);
	}
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}
