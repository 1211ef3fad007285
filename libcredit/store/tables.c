/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tables.c - the tables that were in force at a snapshot's moment of knowledge.
 *
 * A store holds every version ever loaded, by digest; a record says which one
 * is in force from its sequence on.  Parsing takes milliseconds, so each
 * version is parsed once a process and shared by all snapshots of a registry.
 */
#include "store/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "store/payload.h"

/* The digest of the tables in force at the snapshot's moment. */
static int tables_digest(
	credit_snapshot *snapshot, uint8_t digest[DIGEST_BYTES], credit_error *err)
{
	struct record_value record;
	struct engine_row row;
	struct scan scan;
	struct key key;
	uint8_t seen[DIGEST_BYTES];
	bool found = false;
	int status;

	key_begin(&key, snapshot->registry->county, TABLE_TABLES);
	key_u8(&key, 1);
	status = scan_begin(&scan, snapshot, &key, false, err);
	while (!status && !(status = scan_next(&scan, &row, err))) {
		if (!record_read(row.value, &record) || tables_read(record.payload, seen))
			status = fail_value(err, row.key, "tables");
		if (status || record.sequence > snapshot->sequence)
			break;
		memcpy(digest, seen, DIGEST_BYTES);
		found = true;
	}
	scan_end(&scan);
	if (status == CREDIT_ENOTFOUND)
		status = CREDIT_OK;
	return status || found ? status : FAIL(err, CREDIT_ENOTFOUND, MSG_TABLES_NONE);
}

static int parse_tables(credit_snapshot *snapshot, const uint8_t digest[DIGEST_BYTES],
	credit_catalogue **out, credit_error *err)
{
	struct bytes value;
	struct key key;
	int status;

	key_tables_bytes(&key, snapshot->registry->county, digest);
	status = view_get(snapshot, &key, &value, err);
	if (status == CREDIT_ENOTFOUND)
		return fail_value(err, key_bytes(&key), "missing");
	if (!status)
		status = catalogue_parse(value.data, value.length, out, err);
	if (!status && memcmp((*out)->digest, digest, DIGEST_BYTES) != 0) {
		credit_catalogue_free(*out);
		*out = NULL;
		return fail_value(err, key_bytes(&key), "digest");
	}
	return status;
}

/* The parsed tables of a digest, from the registry or into it; its mutex is held. */
static int share_tables(credit_snapshot *snapshot, const uint8_t digest[DIGEST_BYTES],
	const credit_catalogue **out, credit_error *err)
{
	credit_registry *registry = snapshot->registry;
	struct parsed_tables *tables = registry->tables;
	int status;

	while (tables && memcmp(tables->digest, digest, DIGEST_BYTES) != 0)
		tables = tables->next;
	if (!tables) {
		tables = calloc(1, sizeof(*tables));
		if (!tables)
			return MEMORY(err);
		status = parse_tables(snapshot, digest, &tables->catalogue, err);
		if (status) {
			free(tables);
			return status;
		}
		memcpy(tables->digest, digest, DIGEST_BYTES);
		tables->next = registry->tables;
		registry->tables = tables;
	}
	*out = tables->catalogue;
	return CREDIT_OK;
}

int snapshot_tables(credit_snapshot *snapshot, const credit_catalogue **out, credit_error *err)
{
	uint8_t digest[DIGEST_BYTES];
	int status = CREDIT_OK;

	*out = snapshot->tables;
	if (*out)
		return CREDIT_OK;
	status = tables_digest(snapshot, digest, err);
	if (!status) {
		pthread_mutex_lock(&snapshot->registry->tables_mutex);
		status = share_tables(snapshot, digest, out, err);
		pthread_mutex_unlock(&snapshot->registry->tables_mutex);
	}
	if (!status)
		snapshot->tables = *out;
	return status;
}
