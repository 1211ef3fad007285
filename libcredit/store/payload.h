/* SPDX-License-Identifier: Apache-2.0 */
/*
 * payload.h - the payloads that are the store's own: batch, undo, tables, edition.
 *
 * A format byte (1; 2 for a batch that is not plain rows), then fields in a fixed order; text as length (u16) and bytes.
 * The same check runs before writing and after reading.  Reading copies into
 * the arena.  The fields that the store fills are not part of a payload.
 */
#ifndef LIBCREDIT_PAYLOAD_H
#define LIBCREDIT_PAYLOAD_H

#include "store/engine.h"
#include "store/store.h"

#define BATCH_LISTS_MAX 4096
#define FILE_NAME_BYTES_MAX 1024
#define OPERATOR_BYTES_MAX 200
#define EDITION_BODY_BYTES_MAX (16u << 20)
#define EDITION_ROW_BODY_BYTES_MAX 60000

/* What an undo says: which batch, who, and how many records lost their effect. */
struct undo {
	uint64_t batch;
	const char *operator_;
	uint64_t records;
};

/* CREDIT_OK, CREDIT_EINVAL (err says which field), CREDIT_ENOMEM. */
int batch_write(const struct batch *batch, struct buf *out, credit_error *err);
int undo_write(const struct undo *undo, struct buf *out, credit_error *err);
int edition_write(const struct edition *edition, struct buf *out, credit_error *err);
void tables_write(const uint8_t digest[DIGEST_BYTES], struct buf *out);

/* CREDIT_OK, CREDIT_ECORRUPT without filling an error, CREDIT_ENOMEM. */
int batch_read(struct bytes payload, struct arena *arena, struct batch *out);
int undo_read(struct bytes payload, struct arena *arena, struct undo *out);
int edition_read(struct bytes payload, struct arena *arena, struct edition *out);
int tables_read(struct bytes payload, uint8_t digest[DIGEST_BYTES]);

#endif
