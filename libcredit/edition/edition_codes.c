/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_codes.c - code salts, code leaves, their order, and neighbours.
 *
 * Sealing runs once for every row with a code of every edition that is made;
 * finding runs once a proof.  Vectors are committed with the tests, and a change
 * of them breaks every edition in the world.
 */
#include "edition/edition_codes.h"

#include <stdlib.h>
#include <string.h>

#define CODE_SALT_FORMAT "credit.code-salt/1"
#define CODE_FORMAT "credit.code/1"

/* ---- leaves ---- */

int code_sealer_open(struct code_sealer *sealer, int hash, credit_error *err)
{
	static const uint8_t none[ROW_SALT_BYTES]; /* each sum brings its own key */
	int status = hmac_open(&sealer->hmac, none, sizeof(none), err);

	if (status)
		return status;
	status = digest_open(&sealer->digest, hash, err);
	if (status)
		hmac_close(&sealer->hmac);
	return status;
}

void code_sealer_close(struct code_sealer *sealer)
{
	hmac_close(&sealer->hmac);
	digest_close(&sealer->digest);
}

void code_salt(struct code_sealer *sealer, const uint8_t row_salt[ROW_SALT_BYTES],
	uint8_t salt[ROW_SALT_BYTES])
{
	hmac_key(&sealer->hmac, row_salt, ROW_SALT_BYTES);
	hmac_sum(&sealer->hmac, CODE_SALT_FORMAT, sizeof(CODE_SALT_FORMAT) - 1, salt);
}

void code_leaf_salted(struct code_sealer *sealer, const uint8_t salt[ROW_SALT_BYTES],
	const char *code, const char *number, uint8_t leaf[DIGEST_BYTES])
{
	struct digest *digest = &sealer->digest;
	static const uint8_t prefix = 0; /* as merkle_leaf_hash(), without joining the parts */

	digest_update(digest, &prefix, 1);
	digest_update(digest, salt, ROW_SALT_BYTES);
	digest_update(digest, CODE_FORMAT, sizeof(CODE_FORMAT));
	digest_update(digest, code, strlen(code) + 1);
	digest_update(digest, number, strlen(number) + 1);
	digest_final(digest, leaf);
}

void code_leaf(struct code_sealer *sealer, const uint8_t row_salt[ROW_SALT_BYTES],
	const char *code, const char *number, uint8_t leaf[DIGEST_BYTES])
{
	uint8_t salt[ROW_SALT_BYTES];

	code_salt(sealer, row_salt, salt);
	code_leaf_salted(sealer, salt, code, number, leaf);
}

int code_sealer_status(const struct code_sealer *sealer, credit_error *err)
{
	int status = hmac_status(&sealer->hmac, err);

	return status ? status : digest_status(&sealer->digest, err);
}

/* ---- order ---- */

int code_order(
	const char *code, const char *number, const char *other_code, const char *other_number)
{
	int order = strcmp(code, other_code);

	return order ? order : strcmp(number, other_number);
}

static int by_code(const void *a, const void *b)
{
	const struct code_place *x = a;
	const struct code_place *y = b;

	return code_order(x->code, x->number, y->code, y->number);
}

void codes_sort(struct code_place *places, size_t count)
{
	if (count)
		qsort(places, count, sizeof(*places), by_code);
}

bool codes_positions(struct code_place *places, size_t count, const uint64_t *withdrawn,
	size_t withdrawn_count)
{
	uint64_t position = 0;
	size_t passed = 0;

	for (size_t i = 0; i < count; i++) {
		for (; passed < withdrawn_count && withdrawn[passed] == position; passed++)
			position++;
		places[i].position = position++;
	}
	for (; passed < withdrawn_count && withdrawn[passed] == position; passed++)
		position++;
	return passed == withdrawn_count;
}

/* ---- neighbours ---- */

enum code_answer codes_find(const struct code_place *places, size_t count, uint64_t size,
	const char *code, struct code_gap *gap)
{
	size_t low = 0;
	size_t high = count;
	uint64_t begin;
	uint64_t end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(places[middle].code, code) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	gap->before = low > 0 ? &places[low - 1] : NULL;
	gap->after = low < count ? &places[low] : NULL;
	if (gap->after && strcmp(gap->after->code, code) == 0) {
		gap->before = gap->after;
		return CODE_PRESENT;
	}
	begin = gap->before ? gap->before->position + 1 : 0;
	end = gap->after ? gap->after->position : size;
	return begin == end ? CODE_ABSENT : CODE_UNKNOWN;
}
