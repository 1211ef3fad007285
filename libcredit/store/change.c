/* SPDX-License-Identifier: Apache-2.0 */
/*
 * change.c - the one place where records are written.
 *
 * A change takes the writer's turn, gives each record the next sequence and the
 * one learned time, and writes record, journal row and index rows together.
 * Rows wait in pending.h and go to the engine sorted; everything becomes
 * visible at the commit, or nothing.  An import adds a record every few
 * microseconds, so that digest, salts and buffers are kept between them.
 */
#include "store/change.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "base/text.h"
#include "store/erasure.h"
#include "store/tree.h"

/* ---- failure ---- */

/* Remember the first failure that ends the change; CREDIT_OK passes. */
int change_stick(struct change *change, int status, const credit_error *err)
{
	if (status && !change->failed) {
		change->failed = status;
		change->failure = *err;
	}
	return status;
}

int change_failed(const struct change *change, credit_error *err)
{
	if (change->failed && err)
		*err = change->failure;
	return change->failed;
}

/* ---- begin and end ---- */

static void change_free(struct change *change)
{
	pending_free(&change->pending);
	digest_close(&change->digest);
	merkle_close(&change->tree);
	hmac_close(&change->id_hmac);
	random_wipe(&change->random);
	arena_free(&change->view.arena);
	arena_free(&change->view.kept);
	hmac_close(&change->view.refs);
	arena_free(&change->scratch);
	buf_free(&change->payload);
	buf_free(&change->value);
	free(change->operator_);
	free(change);
}

static int read_head(struct change *change, credit_error *err)
{
	struct bytes value;
	struct key key;
	int status;

	key_meta(&key, change->registry->county, "head");
	status = view_get(&change->view, &key, &value, err);
	if (status == CREDIT_ENOTFOUND)
		return fail_value(err, key_bytes(&key), "missing");
	if (!status && !head_read(value, &change->head))
		return fail_value(err, key_bytes(&key), "head");
	return status;
}

/* Set the recording clock; it never runs backwards. */
static int set_clock(struct change *change, int64_t now_us, credit_error *err)
{
	char now[TIME_BYTES];
	char last[TIME_BYTES];

	if (!now_us)
		now_us = change->registry->now_us;
	if (!now_us)
		now_us = clock_now_us();
	change->view.learned_us = now_us;
	if (now_us >= change->head.learned_us || change->head.sequence == 0)
		return CREDIT_OK;
	time_format(now_us, now);
	time_format(change->head.learned_us, last);
	return FAIL(err, CREDIT_ERULE, MSG_CLOCK_BACKWARDS, now, last);
}

static int change_new(credit_registry *registry, const char *operator_, struct change **out,
	credit_error *err)
{
	struct change *change = calloc(1, sizeof(*change));
	int status;

	if (!change)
		return MEMORY(err);
	change->registry = registry;
	change->operator_ = strdup(operator_ ? operator_ : "");
	status = change->operator_ ? CREDIT_OK : MEMORY(err);
	if (!status)
		status = digest_open(&change->digest, registry->hash, err);
	if (!status)
		status = merkle_open(&change->tree, registry->hash, err);
	if (!status)
		status = hmac_open(&change->id_hmac, registry->id_key, ID_KEY_BYTES, err);
	if (!status)
		status = engine_write_begin(registry->engine, &change->write, err);
	if (status) {
		change_free(change);
		return status;
	}
	pending_init(&change->pending, change->write);
	change->view.registry = registry;
	change->view.read = engine_write_view(change->write);
	change->view.pending = &change->pending;
	change->view.sequence = UINT64_MAX;
	*out = change;
	return CREDIT_OK;
}

int change_begin(credit_registry *registry, int64_t now_us, const char *operator_,
	struct change **out, credit_error *err)
{
	struct change *change = NULL;
	int status = change_new(registry, operator_, &change, err);

	*out = NULL;
	if (status)
		return status;
	status = read_head(change, err);
	if (!status)
		status = tree_load(change, err);
	if (!status)
		status = set_clock(change, now_us, err);
	if (status) {
		change_abort(change);
		return status;
	}
	change->sequence = change->head.sequence;
	change->view.head = change->head;
	*out = change;
	return CREDIT_OK;
}

/* Is there anything in the engine at all? */
static int check_empty(struct change *change, credit_error *err)
{
	static const uint8_t first;
	struct bytes from = {&first, 1};
	struct bytes none = {NULL, 0};
	struct engine_row row;
	size_t count;
	int status = engine_scan(change->view.read, from, none, &row, 1, &count, err);

	if (!status && count > 0)
		status = FAIL(err, CREDIT_EEXISTS, MSG_STORE_EXISTS, "store");
	return status;
}

/* The signature: format, county, features. */
static int put_signature(struct change *change, credit_error *err)
{
	struct buf *value = &change->value;
	struct key key;

	buf_reset(value);
	buf_put(value, SCHEMA_SIGNATURE, sizeof(SCHEMA_SIGNATURE));
	buf_u32(value, change->registry->county);
	buf_put(value, FEATURE_JOURNAL, sizeof(FEATURE_JOURNAL));
	buf_put(value, FEATURE_TREE, sizeof(FEATURE_TREE));
	if (change->registry->hash == HASH_SM3)
		buf_put(value, FEATURE_SM3, sizeof(FEATURE_SM3));
	if (value->status)
		return MEMORY(err);
	key_meta(&key, 0, "signature");
	return change_put(change, &key, value->data, value->length, err);
}

static int put_meta(struct change *change, const char *name, const void *value,
	size_t length, credit_error *err)
{
	struct key key;

	key_meta(&key, change->registry->county, name);
	return change_put(change, &key, value, length, err);
}

int change_found(credit_registry *registry, int64_t now_us, struct change **out,
	credit_error *err)
{
	struct change *change = NULL;
	uint8_t hash = (uint8_t)registry->hash;
	uint32_t county = registry->county;
	uint8_t bytes[4] = {(uint8_t)(county >> 24), (uint8_t)(county >> 16),
		(uint8_t)(county >> 8), (uint8_t)county};
	int status = change_new(registry, "", &change, err);

	*out = NULL;
	if (status)
		return status;
	err = CHANGE_ERROR(change, err);
	status = check_empty(change, err);
	if (!status)
		status = set_clock(change, now_us, err);
	if (!status)
		status = put_signature(change, err);
	if (!status)
		status = put_meta(change, "county", bytes, sizeof(bytes), err);
	if (!status)
		status = put_meta(change, "name", registry->name, strlen(registry->name), err);
	if (!status)
		status = put_meta(change, "hash", &hash, 1, err);
	if (!status)
		status = put_meta(change, "id-key", registry->id_key, ID_KEY_BYTES, err);
	if (status) {
		change_abort(change);
		return status;
	}
	*out = change;
	return CREDIT_OK;
}

void change_abort(struct change *change)
{
	if (!change)
		return;
	engine_abort(change->write);
	change_free(change);
}

static int write_head(struct change *change, credit_error *err)
{
	struct head head = {change->sequence, change->view.learned_us,
		change->head.batches + change->batch_added};
	uint8_t value[HEAD_BYTES];
	struct key key;

	head_write(&head, value);
	key_meta(&key, change->registry->county, "head");
	return pending_add(&change->pending, &key, value, sizeof(value), err);
}

/* What must hold before a change can be committed. */
static int check_whole(struct change *change, credit_error *err)
{
	int status = change_failed(change, err);

	if (!status)
		status = digest_status(&change->digest, err);
	if (!status && change->batch_used && !change->batch_added)
		status = FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "batch", "missing");
	if (!status && change->edition_rows && !change->edition_added)
		status = FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "edition", "missing");
	return status;
}

int change_commit(struct change *change, credit_error *err)
{
	bool recorded; /* else only rows that are no records were put */
	int status = check_whole(change, err);

	if (!status && change->sequence == change->head.sequence && !change->unrecorded) {
		change_abort(change); /* nothing was added */
		return CREDIT_OK;
	}
	recorded = change->sequence > change->head.sequence;
	if (!status && recorded)
		status = tree_commit(change, err);
	if (!status && recorded)
		status = write_head(change, err);
	if (!status)
		status = pending_flush(&change->pending, err);
	if (status) {
		change_abort(change);
		return status;
	}
	status = engine_commit(change->write, err);
	change_free(change);
	return status;
}

/* ---- asking ---- */

credit_snapshot *change_view(struct change *change)
{
	return &change->view;
}

int64_t change_now_us(const struct change *change)
{
	return change->view.learned_us;
}

credit_day change_today(const struct change *change)
{
	return day_of_time(change->view.learned_us);
}

uint64_t change_batch_number(const struct change *change)
{
	return change->head.batches + 1;
}

uint64_t change_sequence(const struct change *change)
{
	return change->sequence;
}

uint64_t change_count(const struct change *change)
{
	return change->sequence - change->head.sequence;
}

/* ---- records ---- */

uint64_t change_next(const struct change *change)
{
	return change->sequence + 1;
}

int change_put(struct change *change, const struct key *key, const void *value,
	size_t length, credit_error *err)
{
	return change_stick(
		change, pending_add(&change->pending, key, value, length, err), err);
}

/* The journal row of the record that was just written. */
static int put_journal(struct change *change, enum journal_kind kind, const struct key *key,
	const uint8_t *salt, credit_error *err)
{
	uint8_t sum[DIGEST_BYTES];
	struct key journal;
	int status;

	digest_update(&change->digest, salt, SALT_BYTES);
	digest_update(&change->digest, change->payload.data, change->payload.length);
	digest_final(&change->digest, sum);
	buf_reset(&change->value);
	buf_u64(&change->value, (uint64_t)change->view.learned_us);
	buf_u8(&change->value, (uint8_t)kind);
	buf_put(&change->value, sum, sizeof(sum));
	buf_put(&change->value, key->data + COUNTY_BYTES, key->length - COUNTY_BYTES);
	if (change->value.status)
		return MEMORY(err);
	key_journal(&journal, change->registry->county, change->sequence);
	status = pending_add(&change->pending, &journal, change->value.data,
		change->value.length, err);
	return status ? status : tree_add(change, kind, sum, err);
}

int change_record(struct change *change, enum journal_kind kind, const struct key *key,
	credit_error *err)
{
	uint8_t salt[SALT_BYTES];
	int status = random_draw(&change->random, salt, sizeof(salt), err);

	if (!status) {
		change->sequence++;
		buf_reset(&change->value);
		record_write(&change->value, change->sequence, change->view.learned_us, salt,
			change->payload.data, change->payload.length);
		status = change->value.status || change->payload.status
			? MEMORY(err)
			: pending_add(&change->pending, key, change->value.data,
				  change->value.length, err);
	}
	if (!status)
		status = put_journal(change, kind, key, salt, err);
	return change_stick(change, status, err);
}

struct buf *change_payload(struct change *change)
{
	buf_reset(&change->payload);
	return &change->payload;
}

/* ---- entries ---- */

static int fail_named(credit_error *err, int status, enum message message,
	const struct entry_id *id)
{
	char text[ENTRY_ID_TEXT_BYTES];

	entry_id_text(id, text);
	return FAIL(err, status, message, text);
}

int change_put_name(struct change *change, const char *name, const struct entry_id *id,
	const struct subject_key *subject, credit_error *err)
{
	struct buf match = BUF_INIT;
	struct key key;
	int status = name_key(name, strlen(name), &match);

	if (!status) {
		key_name(&key, change->registry->county, (const char *)match.data,
			match.length);
		key_put(&key, id->bytes, ENTRY_ID_BYTES);
	}
	buf_free(&match);
	if (status)
		return change_stick(change, FAIL(err, status, MSG_SEARCH_NAME), err);
	return change_put(change, &key, subject->data, subject->length, err);
}

int change_put_roles(struct change *change, const struct role *roles, size_t count,
	const struct entry_id *id, const struct subject_key *subject, credit_error *err)
{
	int status = CREDIT_OK;

	for (size_t i = 0; i < count && !status; i++) {
		struct subject_key person;
		struct key key;

		if (roles[i].person.scheme == CREDIT_SCHEME_NONE)
			continue; /* a name reaches nobody */
		subject_key_of(&roles[i].person, &person);
		key_role(&key, change->registry->county, &person);
		key_put(&key, id->bytes, ENTRY_ID_BYTES);
		status = change_put(change, &key, subject->data, subject->length, err);
	}
	return status;
}

/* The rows that find an entry: by id, by document, by name, by who is responsible. */
static int put_indexes(struct change *change, const struct entry *entry,
	const struct subject_key *subject, credit_error *err)
{
	uint8_t digest[DOCUMENT_DIGEST_BYTES];
	struct key key;
	int status;

	status = document_digest(entry->list, entry->authority, entry->document, digest, err);
	if (status)
		return change_stick(change, status, err);
	key_entry_id(&key, change->registry->county, &entry->id);
	status = change_put(change, &key, subject->data, subject->length, err);
	key_document(&key, change->registry->county, digest);
	key_put(&key, entry->id.bytes, ENTRY_ID_BYTES);
	if (!status)
		status = change_put(change, &key, subject->data, subject->length, err);
	if (!status)
		status = change_put_name(change, entry->name, &entry->id, subject, err);
	if (!status)
		status = change_put_roles(change, entry->roles, entry->roles_count, &entry->id,
			subject, err);
	return status;
}

/* The id must be what the natural key gives under the store's id key. */
static int check_id(struct change *change, const struct entry *entry, credit_error *err)
{
	struct entry_id id;
	int status;

	buf_reset(&change->value);
	status = entry_natural_key(change->registry->county, &entry->subject, entry->list,
		entry->authority, entry->document, &change->value);
	if (status == CREDIT_ENOMEM)
		return change_stick(change, MEMORY(err), err);
	if (status)
		return fail_named(err, CREDIT_EINVAL, MSG_ENTRY_KEY, &entry->id);
	entry_id_sum(&change->id_hmac, change->value.data, change->value.length, &id);
	status = hmac_status(&change->id_hmac, err);
	if (status)
		return change_stick(change, status, err);
	if (memcmp(id.bytes, entry->id.bytes, ENTRY_ID_BYTES) != 0)
		return fail_named(err, CREDIT_EINVAL, MSG_ENTRY_KEY, &entry->id);
	return CREDIT_OK;
}

/* What was erased does not come back with the same document. */
static int check_not_erased(
	struct change *change, const struct entry_id *id, credit_error *err)
{
	const struct erasure *erasure;
	char text[ENTRY_ID_TEXT_BYTES];
	int status;

	arena_reset(&change->scratch);
	status = snapshot_erased_entry(
		&change->view, id, &change->scratch, &erasure, err);
	if (status)
		return change_stick(change, status, err);
	if (!erasure)
		return CREDIT_OK;
	entry_id_text(id, text);
	return FAIL(err, CREDIT_EEXISTS, MSG_ENTRY_ERASED, text, erasure->document);
}

/* An entry is recorded once, unless what was recorded was undone. */
static int check_new(struct change *change, const struct entry *entry, credit_error *err)
{
	const struct entry *stored;
	struct subject_key subject;
	int status = subject_of_entry(&change->view, &entry->id, &subject, err);

	if (status == CREDIT_ENOTFOUND)
		return check_not_erased(change, &entry->id, err);
	if (!status) {
		arena_reset(&change->scratch);
		status = snapshot_entry(
			&change->view, &entry->id, &change->scratch, &stored, err);
	}
	if (status)
		return change_stick(change, status, err);
	if (!entry_is_undone(stored))
		return fail_named(err, CREDIT_EEXISTS, MSG_ENTRY_STORED, &entry->id);
	return CREDIT_OK;
}

/* A record may carry the number of the batch that this change will end with. */
int change_check_batch(struct change *change, uint64_t batch, credit_error *err)
{
	if (batch == 0)
		return CREDIT_OK;
	if (batch != change_batch_number(change) || change->batch_added)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "batch", "number");
	change->batch_used = true;
	return CREDIT_OK;
}

int change_add_entry(struct change *change, const struct entry *entry, credit_error *err)
{
	struct subject_key subject;
	struct key key;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (!status)
		status = entry_encode(entry, change_payload(change), err);
	if (status == CREDIT_ENOMEM)
		return change_stick(change, status, err);
	if (!status)
		status = check_id(change, entry, err);
	if (!status)
		status = check_new(change, entry, err);
	if (!status)
		status = change_check_batch(change, entry->batch, err);
	if (status)
		return status;
	subject_key_of(&entry->subject, &subject);
	key_entry(&key, change->registry->county, &subject, &entry->id, change_next(change));
	status = change_record(change, JOURNAL_ENTRY, &key, err);
	return status ? status : put_indexes(change, entry, &subject, err);
}
