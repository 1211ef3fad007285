/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fsck_erase.c - erasures, and what must be gone and must be left because of them.
 *
 * Both ways, as for every index: an erasure names its subjects and entries, and
 * whatever lies under 'X' is named by one.  How many journal rows name erasures
 * is counted while the journal is walked, which sorts before them.
 */
#include <string.h>

#include "base/message.h"
#include "store/erase_rest.h"
#include "store/erasure.h"
#include "store/fsck.h"

/* A row that the erasure gives must be there. */
static int expect(struct fsck *fsck, const struct key *key, struct bytes wanted,
	struct bytes because)
{
	struct bytes value;
	bool found;
	int status = fsck_get(fsck, key, &value, &found);

	if (!status && (!found || !bytes_equal(value, wanted)))
		return fsck_finding(fsck, 21, because, "index row");
	return status;
}

/* What was erased is not stored. */
static int expect_gone(
	struct fsck *fsck, const struct entry_id *id, struct bytes because)
{
	struct bytes value;
	struct key key;
	bool found;
	int status;

	key_entry_id(&key, fsck->snapshot->registry->county, id);
	status = fsck_get(fsck, &key, &value, &found);
	if (!status && found)
		return fsck_finding(fsck, 21, because, "still stored");
	return status;
}

static int check_named(
	struct fsck *fsck, const struct erasure *erasure, uint64_t sequence, struct bytes key)
{
	uint32_t county = fsck->snapshot->registry->county;
	uint8_t whole = erasure->whole;
	struct bytes flag = {&whole, 1};
	struct bytes number = {(const uint8_t *)key.data + KEY_HEAD_BYTES + 1, 8};
	struct key row;
	int status = CREDIT_OK;

	for (size_t i = 0; !status && i < erasure->refs_count; i++) {
		key_erased_subject(&row, county, erasure->refs[i].bytes);
		key_u64(&row, sequence);
		status = expect(fsck, &row, flag, key);
	}
	for (size_t i = 0; !status && i < erasure->entries_count; i++) {
		key_erased_entry(&row, county, &erasure->entries[i]);
		status = expect(fsck, &row, number, key);
		if (!status)
			status = expect_gone(fsck, &erasure->entries[i], key);
	}
	return status;
}

static int erasure_record(struct fsck *fsck, const struct engine_row *row, uint64_t sequence)
{
	struct record_value record;
	struct erasure erasure;
	bool good;
	int status = fsck_record(fsck, row, JOURNAL_ERASURE, &record, &good);

	if (status || !good)
		return status;
	status = erasure_read(record.payload, &fsck->arena, &erasure);
	if (status == CREDIT_ENOMEM)
		return FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (status)
		return fsck_finding(fsck, 6, row->key, "erasure");
	if (record.sequence != sequence)
		return fsck_finding(fsck, 6, row->key, "other key");
	fsck->erased_stated += erasure.records;
	return check_named(fsck, &erasure, sequence, row->key);
}

/* The erasure of a sequence; *out is NULL when it cannot be read. */
static int get_erasure(struct fsck *fsck, uint64_t sequence, const struct erasure **out)
{
	credit_error ignored;
	int status =
		snapshot_erasure(fsck->snapshot, sequence, &fsck->arena, out, &ignored);

	if (status == CREDIT_ECORRUPT) {
		*out = NULL;
		return CREDIT_OK;
	}
	if (status && fsck->err)
		*fsck->err = ignored;
	return status;
}

static int subject_row(struct fsck *fsck, const struct engine_row *row, struct span rest)
{
	const uint8_t *ref = span_bytes(&rest, SUBJECT_REF_BYTES);
	uint64_t sequence = span_u64(&rest);
	const struct erasure *erasure;
	bool named = false;
	int status;

	if (rest.bad || span_left(&rest) > 0)
		return fsck_finding(fsck, 16, row->key, "erased subject");
	status = get_erasure(fsck, sequence, &erasure);
	for (size_t i = 0; !status && erasure && !named && i < erasure->refs_count; i++)
		named = memcmp(erasure->refs[i].bytes, ref, SUBJECT_REF_BYTES) == 0;
	if (!status && !named)
		return fsck_finding(fsck, 21, row->key, "not of its erasure");
	return status;
}

static int entry_row(struct fsck *fsck, const struct engine_row *row, struct span rest)
{
	const uint8_t *id = span_bytes(&rest, ENTRY_ID_BYTES);
	struct span value = span_of(row->value.data, row->value.length);
	uint64_t sequence = span_u64(&value);
	const struct erasure *erasure;
	bool named = false;
	int status;

	if (rest.bad || span_left(&rest) > 0)
		return fsck_finding(fsck, 16, row->key, "erased entry");
	if (value.bad || span_left(&value) > 0)
		return fsck_finding(fsck, 21, row->key, "sequence");
	status = get_erasure(fsck, sequence, &erasure);
	for (size_t i = 0; !status && erasure && !named && i < erasure->entries_count; i++)
		named = memcmp(erasure->entries[i].bytes, id, ENTRY_ID_BYTES) == 0;
	if (!status && !named)
		return fsck_finding(fsck, 21, row->key, "not of its erasure");
	return status;
}

/* Bytes of an erasure are left: no invariant is broken, and credit_fsck() tells it. */
static int rest_row(struct fsck *fsck, const struct engine_row *row, struct span rest)
{
	uint64_t sequence = span_u64(&rest);
	const struct erasure *erasure;
	struct query_names names;
	int status;

	if (rest.bad || span_left(&rest) > 0)
		return fsck_finding(fsck, 16, row->key, "rest of an erasure");
	if (!erase_rest_read(row->value, &fsck->arena, &names))
		return fsck_finding(fsck, 21, row->key, "rest");
	status = get_erasure(fsck, sequence, &erasure);
	if (!status && !erasure)
		return fsck_finding(fsck, 21, row->key, "no erasure");
	fsck->counts.unfinished++;
	return status;
}

int fsck_erasure_row(struct fsck *fsck, const struct engine_row *row)
{
	struct span span = span_of(row->key.data, row->key.length);
	uint8_t sort;
	uint64_t sequence;

	span_bytes(&span, KEY_HEAD_BYTES);
	sort = span_u8(&span);
	if (sort == 1)
		return subject_row(fsck, row, span);
	if (sort == 2)
		return entry_row(fsck, row, span);
	if (sort == 3)
		return rest_row(fsck, row, span);
	sequence = span_u64(&span);
	if (sort != 0 || span.bad || span_left(&span) > 0)
		return fsck_finding(fsck, 16, row->key, "erasure key");
	return erasure_record(fsck, row, sequence);
}

/* May a record of that kind be erased?  Only what is about subjects. */
static bool kind_is_erasable(int kind)
{
	return kind == JOURNAL_ENTRY || kind == JOURNAL_EVENT || kind == JOURNAL_ALIAS ||
		kind == JOURNAL_SUBJECT_ACT || kind == JOURNAL_FEEDBACK;
}

int fsck_erased_journal(struct fsck *fsck, struct bytes key, uint64_t sequence,
	const struct journal_value *journal)
{
	uint64_t by = journal_erased_by(journal);
	const struct erasure *erasure;
	int status = get_erasure(fsck, by, &erasure);

	fsck->erased_rows++;
	if (status)
		return status;
	if (!erasure || by <= sequence || !kind_is_erasable(journal->kind))
		return fsck_finding(fsck, 4, key, "no erasure");
	return CREDIT_OK;
}

int fsck_erased_entry(struct fsck *fsck, const struct entry_id *id, bool *erased)
{
	struct bytes value;
	struct key key;

	key_erased_entry(&key, fsck->snapshot->registry->county, id);
	return fsck_get(fsck, &key, &value, erased);
}

int fsck_erasures_end(struct fsck *fsck)
{
	struct key key;

	key_begin(&key, fsck->snapshot->registry->county, TABLE_ERASURE);
	key_u8(&key, 0);
	if (fsck->erased_rows != fsck->erased_stated)
		return fsck_finding(fsck, 21, key_bytes(&key), "number of records");
	return CREDIT_OK;
}
