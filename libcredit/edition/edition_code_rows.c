/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_code_rows.c - the tree of codes over the rows of one edition.
 *
 * Runs once an edition.  A million codes take 35 MiB while they are sorted and
 * 31 MiB of leaves, which stay until the edition is written; salts are read where
 * the spool has them.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/sort.h"
#include "base/worker.h"
#include "edition/edition_codes.h"
#include "edition/edition_rows.h"

#define CODE_BYTES 20 /* 18 characters and NUL, and one to spare */

static_assert(CODE_BYTES + PUBLIC_NUMBER_BYTES - 1 <= SORT_TEXT_BYTES, "code and number");

/* The rows in print that have a code, in the order of print. */
static int gather(struct edition_rows *rows, struct sort_key *codes, size_t *count,
	credit_error *err)
{
	struct printed_row row;
	uint8_t salt[ROW_SALT_BYTES];

	*count = 0;
	for (size_t i = 0; i < rows->count; i++) {
		struct sort_key *code = &codes[*count];
		const char *text;

		rows->refs[i].code = 0;
		if (rows->refs[i].offset == ROW_STUB)
			continue;
		if (edition_rows_get(rows, i, &row, salt))
			return FAIL(err, CREDIT_ECORRUPT, MSG_EDITION_RECORD,
				rows->refs[i].number, "row");
		text = row.slots[ROW_CODE];
		if (!text[0])
			continue;
		if (row.measure.lengths[ROW_CODE] >= CODE_BYTES)
			return FAIL(err, CREDIT_ELIMIT, MSG_ARGUMENT, "code", "");
		sort_key_begin(code, (uint32_t)i);
		memcpy(code->bytes, text, row.measure.lengths[ROW_CODE]);
		memcpy(code->bytes + CODE_BYTES, rows->refs[i].number,
			strlen(rows->refs[i].number));
		++*count;
	}
	return CREDIT_OK;
}

/* The leaves of some codes, by one thread. */
struct sealing {
	struct edition_rows *rows;
	const struct sort_key *codes;
	size_t from;
	size_t to;
	int hash;
};

static int seal_some(void *context, credit_error *err)
{
	const struct sealing *s = context;
	struct edition_rows *rows = s->rows;
	struct code_sealer sealer;
	int status = code_sealer_open(&sealer, s->hash, err);

	if (status)
		return status;
	for (size_t i = s->from; i < s->to; i++) {
		struct row_ref *ref = &rows->refs[sort_key_at(&s->codes[i])];

		ref->code = (uint32_t)i + 1;
		code_leaf(&sealer, rows->map + ref->offset, (const char *)s->codes[i].bytes,
			ref->number, rows->codes[i]);
	}
	status = code_sealer_status(&sealer, err);
	code_sealer_close(&sealer);
	return status;
}

/* Each half by a thread: whoever publishes waits for nothing else. */
static int seal(struct edition_rows *rows, const struct sort_key *codes, int hash,
	credit_error *err)
{
	struct sealing first = {rows, codes, 0, rows->codes_count / 2, hash};
	struct sealing second = {rows, codes, first.to, rows->codes_count, hash};
	struct worker worker;
	int status;
	int apart;

	worker_start(&worker, seal_some, &second);
	status = seal_some(&first, err);
	apart = worker_join(&worker, status ? NULL : err);
	return status ? status : apart;
}

static int make_room(struct edition_rows *rows, size_t count, credit_error *err)
{
	free(rows->codes);
	rows->codes_count = count;
	rows->codes = calloc(count + 1, sizeof(rows->codes[0]));
	return rows->codes ? CREDIT_OK : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
}

int edition_rows_codes(struct edition_rows *rows, int hash, credit_error *err)
{
	struct sort_key *codes;
	size_t count;
	int status;

	if (rows->count >= UINT32_MAX)
		return FAIL(err, CREDIT_ELIMIT, MSG_ARGUMENT, "rows", "");
	codes = calloc(rows->count + 1, sizeof(*codes));
	if (!codes)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	status = gather(rows, codes, &count, err);
	if (!status)
		status = make_room(rows, count, err);
	if (!status) {
		sort_keys(codes, count); /* as code_order() would */
		status = seal(rows, codes, hash, err);
	}
	free(codes);
	return status;
}

int edition_rows_codes_set(struct edition_rows *rows, const uint8_t (*codes)[DIGEST_BYTES],
	size_t count, credit_error *err)
{
	int status = make_room(rows, count, err);

	if (!status && count)
		memcpy(rows->codes, codes, count * sizeof(codes[0]));
	return status;
}

int edition_rows_codes_root(const struct edition_rows *rows, int hash,
	uint8_t root[DIGEST_BYTES], credit_error *err)
{
	struct merkle tree;
	int status = merkle_open(&tree, hash, err);

	if (status)
		return status;
	for (size_t i = 0; i < rows->codes_count; i++)
		merkle_add_hash(&tree, rows->codes[i]);
	status = merkle_root(&tree, root, err);
	merkle_close(&tree);
	return status;
}
