/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fsck.c - check every numbered invariant of schema.h.
 *
 * Walks all keys once, in order, and looks up what each row must agree with;
 * run by a person, or at the end of every test that breaks something on
 * purpose.  Damage is a finding and the walk goes on; only a failure to read
 * pages, or a report that asks to stop, ends it.  The codec checks what it
 * reads, so nothing here trusts a byte.
 */
#include "store/fsck.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"

int fsck_finding(struct fsck *fsck, int invariant, struct bytes key, const char *what)
{
	credit_finding finding = {.size = sizeof(finding), .file = "", .field = "",
		.header = "", .value = ""};
	struct buf described = BUF_INIT;
	const char *params[3];
	char number[12];
	int stop = 0;

	fsck->counts.findings++;
	if (!fsck->report)
		return CREDIT_OK;
	snprintf(number, sizeof(number), "%d", invariant);
	key_describe(key, &described);
	params[0] = number;
	params[1] = buf_cstr(&described);
	params[2] = what;
	finding_message(&finding, MSG_INVARIANT, params, 3);
	stop = fsck->report(fsck->context, &finding);
	buf_free(&described);
	return stop ? FAIL(fsck->err, CREDIT_ECANCELLED, MSG_CANCELLED) : CREDIT_OK;
}

int fsck_get(struct fsck *fsck, const struct key *key, struct bytes *value, bool *found)
{
	int status = view_get(fsck->snapshot, key, value, fsck->err);

	*found = status == CREDIT_OK;
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int fsck_record(struct fsck *fsck, const struct engine_row *row, int kind,
	struct record_value *record, bool *good)
{
	struct bytes locator = {(const uint8_t *)row->key.data + COUNTY_BYTES,
		row->key.length - COUNTY_BYTES};
	struct journal_value journal;
	struct bytes value;
	struct key key;
	bool found;
	int status;

	*good = record_read(row->value, record);
	if (!*good)
		return fsck_finding(fsck, 6, row->key, "record");
	key_journal(&key, fsck->snapshot->registry->county, record->sequence);
	status = fsck_get(fsck, &key, &value, &found);
	if (status)
		return status;
	if (!found)
		return fsck_finding(fsck, 5, row->key, "no journal row");
	if (!journal_read(value, &journal) || journal.kind != kind ||
		!bytes_equal(journal.locator, locator))
		return fsck_finding(fsck, 5, row->key, "other journal row");
	return CREDIT_OK;
}

int fsck_entry(struct fsck *fsck, const struct entry_id *id, const struct entry **out)
{
	credit_error ignored;
	int status = snapshot_entry(fsck->snapshot, id, &fsck->arena, out, &ignored);

	if (status == CREDIT_ENOTFOUND || status == CREDIT_ECORRUPT) {
		*out = NULL;
		return CREDIT_OK;
	}
	if (status && fsck->err)
		*fsck->err = ignored;
	return status;
}

int fsck_in_batch(struct fsck *fsck, struct bytes key, uint64_t batch, uint64_t sequence)
{
	const struct batch *found;
	credit_error ignored;
	int status;

	if (batch == 0)
		return CREDIT_OK;
	status = snapshot_batch(fsck->snapshot, batch, &fsck->arena, &found, &ignored);
	if (status == CREDIT_ENOTFOUND || status == CREDIT_ECORRUPT)
		return fsck_finding(fsck, 12, key, "no batch");
	if (status) {
		if (fsck->err)
			*fsck->err = ignored;
		return status;
	}
	if (sequence < found->first_sequence || sequence > found->sequence)
		return fsck_finding(fsck, 12, key, "outside its batch");
	return CREDIT_OK;
}

/* ---- meta ---- */

/* Opening has read them all; here nothing else may stand beside them. */
static int meta_row(struct fsck *fsck, const struct engine_row *row)
{
	static const char *const names[] = {"county", "name", "hash", "id-key", "head"};
	struct bytes name = {(const uint8_t *)row->key.data + KEY_HEAD_BYTES,
		row->key.length - KEY_HEAD_BYTES};
	struct span span = span_of(row->value.data, row->value.length);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct bytes known = {names[i], strlen(names[i])};

		if (!bytes_equal(name, known))
			continue;
		if (i == 0 && (span_u32(&span) != fsck->snapshot->registry->county ||
				      span_left(&span) > 0))
			return fsck_finding(fsck, 1, row->key, "county");
		return CREDIT_OK;
	}
	return fsck_finding(fsck, 16, row->key, "meta");
}

/* ---- journal ---- */

/* Does a locator name a record of that kind? */
static bool kind_fits(int kind, struct bytes key)
{
	const uint8_t *data = key.data;
	struct subject_row_key row;

	switch (kind) {
	case JOURNAL_ENTRY:
	case JOURNAL_EVENT:
	case JOURNAL_ALIAS:
	case JOURNAL_SUBJECT_ACT:
		return data[COUNTY_BYTES] == TABLE_SUBJECT && subject_row_read(key, &row) &&
			row.row == (kind == JOURNAL_ENTRY ? ROW_ENTRY
				: kind == JOURNAL_EVENT   ? ROW_EVENT
				: kind == JOURNAL_ALIAS   ? ROW_ALIAS
							  : ROW_ACT);
	case JOURNAL_FEEDBACK:
		return data[COUNTY_BYTES] == TABLE_SUBJECT && subject_row_read(key, &row) &&
			row.row == ROW_FEEDBACK;
	case JOURNAL_BATCH:
	case JOURNAL_UNDO:
		return data[COUNTY_BYTES] == TABLE_BATCH &&
			data[key.length - 1] == (kind == JOURNAL_UNDO);
	case JOURNAL_APPROVAL:
		return data[COUNTY_BYTES] == TABLE_APPROVAL;
	case JOURNAL_TABLES:
		return data[COUNTY_BYTES] == TABLE_TABLES;
	case JOURNAL_ERASURE:
		return data[COUNTY_BYTES] == TABLE_ERASURE && data[KEY_HEAD_BYTES] == 0;
	default:
		return data[COUNTY_BYTES] == TABLE_EDITION;
	}
}

/* The record that a journal row names, against what the row says: invariant 4. */
static int journal_record(struct fsck *fsck, struct bytes row_key, uint64_t sequence,
	const struct journal_value *journal)
{
	uint8_t sum[DIGEST_BYTES];
	struct record_value record;
	struct bytes value;
	struct key key;
	bool found;
	int status;

	if (journal_erased_by(journal))
		return fsck_erased_journal(fsck, row_key, sequence, journal);
	key.length = 0;
	key_u32(&key, fsck->snapshot->registry->county);
	key_put(&key, journal->locator.data, journal->locator.length);
	status = fsck_get(fsck, &key, &value, &found);
	if (status)
		return status;
	if (!found || !kind_fits(journal->kind, key_bytes(&key)))
		return fsck_finding(fsck, 4, row_key, "no record");
	if (!record_read(value, &record) || record.sequence != sequence ||
		record.learned_us != journal->learned_us)
		return fsck_finding(fsck, 4, row_key, "other record");
	digest_update(&fsck->journal, record.salt, SALT_BYTES);
	digest_update(&fsck->journal, record.payload.data, record.payload.length);
	digest_final(&fsck->journal, sum);
	status = digest_status(&fsck->journal, fsck->err);
	if (!status && memcmp(sum, journal->digest, DIGEST_BYTES) != 0)
		return fsck_finding(fsck, 4, row_key, "digest");
	return status;
}

static int journal_row(struct fsck *fsck, const struct engine_row *row)
{
	struct span span = span_of(row->key.data, row->key.length);
	struct journal_value journal;
	uint64_t sequence;
	int status = CREDIT_OK;

	span_bytes(&span, KEY_HEAD_BYTES);
	sequence = span_u64(&span);
	if (span.bad || span_left(&span) > 0)
		return fsck_finding(fsck, 16, row->key, "journal key");
	fsck->counts.records++;
	if (sequence != fsck->last_sequence + 1)
		status = fsck_finding(fsck, 2, row->key, "gap");
	fsck->last_sequence = sequence;
	if (status)
		return status;
	if (!journal_read(row->value, &journal))
		return fsck_finding(fsck, 4, row->key, "journal row");
	if (sequence > 1 && journal.learned_us < fsck->last_learned_us)
		status = fsck_finding(fsck, 3, row->key, "learned earlier");
	fsck->last_learned_us = journal.learned_us;
	if (!status)
		status = fsck_tree_leaf(fsck, sequence, &journal);
	return status ? status : journal_record(fsck, row->key, sequence, &journal);
}

/* After the last row: the head must agree with the journal and the batches. */
static int check_head(struct fsck *fsck)
{
	const struct head *head = &fsck->snapshot->head;
	struct key key;
	int status = CREDIT_OK;

	key_meta(&key, fsck->snapshot->registry->county, "head");
	if (head->sequence != fsck->last_sequence)
		status = fsck_finding(fsck, 2, key_bytes(&key), "head sequence");
	if (!status && head->learned_us != fsck->last_learned_us)
		status = fsck_finding(fsck, 3, key_bytes(&key), "head learned");
	if (!status && head->batches != fsck->last_batch)
		status = fsck_finding(fsck, 12, key_bytes(&key), "head batches");
	if (!status)
		status = fsck_tree_end(fsck);
	return status ? status : fsck_erasures_end(fsck);
}

/* ---- everything ---- */

static int one_row(struct fsck *fsck, const struct engine_row *row)
{
	const uint8_t *data = row->key.data;
	struct span span = span_of(data, row->key.length);
	struct key signature;
	uint32_t county = span_u32(&span);

	fsck->counts.keys++;
	key_meta(&signature, 0, "signature");
	if (bytes_equal(row->key, key_bytes(&signature)))
		return CREDIT_OK; /* read when the store was opened */
	if (row->key.length <= KEY_HEAD_BYTES || county != fsck->snapshot->registry->county)
		return fsck_finding(fsck, 16, row->key, "county");
	switch (data[COUNTY_BYTES]) {
	case TABLE_SUBJECT:
		return fsck_subject_row(fsck, row);
	case TABLE_JOURNAL:
		return journal_row(fsck, row);
	case TABLE_ENTRY_ID:
	case TABLE_NAME:
	case TABLE_DOCUMENT:
		return fsck_index_row(fsck, row, (enum table)data[COUNTY_BYTES]);
	case TABLE_ROLE:
		return fsck_role_row(fsck, row);
	case TABLE_NUMBER:
		return fsck_number_row(fsck, row);
	case TABLE_BATCH:
		return fsck_batch_row(fsck, row);
	case TABLE_CONFIRMED:
		return fsck_confirmed_row(fsck, row);
	case TABLE_TABLES:
		return fsck_tables_row(fsck, row);
	case TABLE_EDITION:
		return fsck_edition_row(fsck, row);
	case TABLE_EDITION_ROW:
		return fsck_printed_row(fsck, row);
	case TABLE_ERASURE:
		return fsck_erasure_row(fsck, row);
	case TABLE_APPROVAL:
		return fsck_approval_row(fsck, row);
	case TABLE_TREE:
		return fsck_tree_row(fsck, row);
	case TABLE_NOTE:
		return fsck_note_row(fsck, row);
	case TABLE_META:
		return meta_row(fsck, row);
	default:
		return fsck_finding(fsck, 16, row->key, "table");
	}
}

static int all_rows(struct fsck *fsck)
{
	struct key everything = {.length = 0};
	struct engine_row row;
	struct scan scan;
	int status = scan_begin(&scan, fsck->snapshot, &everything, false, fsck->err);

	/* LMDB takes no empty key, and county 0 sorts first */
	key_u8(&everything, 0);
	scan_seek(&scan, &everything);
	while (!status && !(status = scan_next(&scan, &row, fsck->err))) {
		status = one_row(fsck, &row);
		arena_reset(&fsck->arena);
	}
	scan_end(&scan);
	return status == CREDIT_ENOTFOUND ? check_head(fsck) : status;
}

static int fsck_open(struct fsck *fsck, credit_registry *registry)
{
	int status = credit_snapshot_begin(registry, NULL, &fsck->snapshot, fsck->err);

	if (!status)
		status = digest_open(&fsck->sha256, HASH_SHA256, fsck->err);
	if (!status)
		status = digest_open(&fsck->journal, registry->hash, fsck->err);
	if (!status)
		status = hmac_open(
			&fsck->id_hmac, registry->id_key, ID_KEY_BYTES, fsck->err);
	if (!status)
		status = fsck_tree_begin(fsck);
	return status;
}

static void fsck_close(struct fsck *fsck)
{
	fsck_tree_close(fsck);
	credit_snapshot_end(fsck->snapshot);
	digest_close(&fsck->sha256);
	digest_close(&fsck->journal);
	hmac_close(&fsck->id_hmac);
	arena_free(&fsck->arena);
}

/* Bytes of erasures are left: no invariant is broken, but the law wants them gone. */
static int tell_unfinished(struct fsck *fsck)
{
	credit_finding finding = {.size = sizeof(finding), .file = "", .field = "",
		.header = "", .value = ""};
	char number[24];
	const char *params[1] = {number};

	if (!fsck->counts.unfinished || !fsck->report)
		return CREDIT_OK;
	snprintf(number, sizeof(number), "%" PRIu64, fsck->counts.unfinished);
	finding_message(&finding, MSG_FSCK_ERASURE, params, 1);
	return fsck->report(fsck->context, &finding)
		? FAIL(fsck->err, CREDIT_ECANCELLED, MSG_CANCELLED)
		: CREDIT_OK;
}

/* What the counts come to. */
static int conclude(const struct fsck *fsck)
{
	uint64_t count = fsck->counts.findings;
	char number[24];

	if (!count)
		count = fsck->counts.unfinished;
	snprintf(number, sizeof(number), "%" PRIu64, count);
	if (fsck->counts.findings)
		return FAIL(fsck->err, CREDIT_ECORRUPT, MSG_FSCK_FINDINGS, number);
	return count ? FAIL(fsck->err, CREDIT_ERULE, MSG_FSCK_ERASURE, number) : CREDIT_OK;
}

int credit_fsck(credit_registry *registry, credit_finding_fn report, void *context,
	credit_fsck_report *out, credit_error *err)
{
	struct fsck fsck = {.report = report, .context = context, .err = err};
	int status;

	if (!registry)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry", "NULL");
	status = fsck_open(&fsck, registry);
	if (!status)
		status = all_rows(&fsck);
	if (!status)
		status = tell_unfinished(&fsck);
	fsck_close(&fsck);
	if (out) {
		*out = fsck.counts;
		out->size = sizeof(*out);
	}
	return status ? status : conclude(&fsck);
}
