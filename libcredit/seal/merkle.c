/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merkle.c - the incremental root of RFC 9162, section 2.1.
 *
 * One leaf a journal record and a public row.  Adding works like counting in
 * binary: a new leaf meets the subtree of its own size and they become the
 * next larger one, so n leaves cost n leaf hashes and fewer than n node hashes.
 */
#include "seal/merkle.h"

#include <assert.h>
#include <string.h>

int merkle_open(struct merkle *merkle, int hash, credit_error *err)
{
	merkle->leaves = 0;
	return digest_open(&merkle->digest, hash, err);
}

void merkle_close(struct merkle *merkle)
{
	digest_close(&merkle->digest);
}

void merkle_clear(struct merkle *merkle)
{
	merkle->leaves = 0;
}

void merkle_leaf_hash(struct digest *digest, const void *data, size_t length,
	uint8_t out[DIGEST_BYTES])
{
	digest_update(digest, "\x00", 1);
	digest_sum(digest, data, length, out);
}

void merkle_node_hash(struct digest *digest, const uint8_t left[DIGEST_BYTES],
	const uint8_t right[DIGEST_BYTES], uint8_t out[DIGEST_BYTES])
{
	uint8_t node[1 + 2 * DIGEST_BYTES];

	node[0] = 0x01;
	memcpy(node + 1, left, DIGEST_BYTES);
	memcpy(node + 1 + DIGEST_BYTES, right, DIGEST_BYTES);
	digest_sum(digest, node, sizeof(node), out);
}

void merkle_add(struct merkle *merkle, const void *data, size_t length)
{
	uint8_t leaf[DIGEST_BYTES];

	merkle_leaf_hash(&merkle->digest, data, length, leaf);
	merkle_add_hash(merkle, leaf);
}

bool merkle_add_block(struct merkle *merkle, const uint8_t leaf[DIGEST_BYTES], int height,
	uint8_t block[DIGEST_BYTES])
{
	uint8_t carry[DIGEST_BYTES];
	bool full = false;
	int at = 0;

	assert(merkle->leaves < UINT64_MAX);
	memcpy(carry, leaf, DIGEST_BYTES);
	for (uint64_t left = merkle->leaves;; left >>= 1, at++) {
		if (at == height) {
			memcpy(block, carry, DIGEST_BYTES);
			full = true;
		}
		if (!(left & 1))
			break;
		merkle_node_hash(&merkle->digest, merkle->peaks[at], carry, carry);
	}
	memcpy(merkle->peaks[at], carry, DIGEST_BYTES);
	merkle->leaves++;
	return full;
}

void merkle_add_hash(struct merkle *merkle, const uint8_t leaf[DIGEST_BYTES])
{
	merkle_add_block(merkle, leaf, -1, NULL);
}

int merkle_root(struct merkle *merkle, uint8_t root[DIGEST_BYTES], credit_error *err)
{
	bool have = false;

	if (merkle->leaves == 0)
		digest_sum(&merkle->digest, "", 0, root);
	/* The smallest subtree is the rightmost: fold from there to the left. */
	for (int height = 0; height < MERKLE_HEIGHT_MAX; height++) {
		if (!(merkle->leaves >> height & 1))
			continue;
		if (have)
			merkle_node_hash(&merkle->digest, merkle->peaks[height], root, root);
		else
			memcpy(root, merkle->peaks[height], DIGEST_BYTES);
		have = true;
	}
	if (merkle->digest.status != CREDIT_OK)
		memset(root, 0, DIGEST_BYTES);
	return digest_status(&merkle->digest, err);
}
