/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merkle.h - the tree of RFC 9162 over leaves that come one after another.
 *
 * Leaf H(0x00 || data), node H(0x01 || left || right), no leaves H(""); an
 * uneven tree splits at the largest power of two below its size, and nothing
 * is ever repeated to fill it.  The tree is never held: only the roots of its
 * perfect subtrees are, one for each bit set in the number of leaves, so a
 * million leaves take as much memory as one and a root may be asked at any
 * time.  Failures stick, as in digest.h.
 */
#ifndef LIBCREDIT_MERKLE_H
#define LIBCREDIT_MERKLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seal/digest.h"

#define MERKLE_HEIGHT_MAX 64

struct merkle {
	struct digest digest;
	uint64_t leaves;
	/* peaks[h] is the root of a perfect subtree of 2^h leaves where bit h of leaves is set */
	uint8_t peaks[MERKLE_HEIGHT_MAX][DIGEST_BYTES];
};

/* Statuses of digest_open(). */
int merkle_open(struct merkle *merkle, int hash, credit_error *err);
void merkle_close(struct merkle *merkle);
void merkle_clear(struct merkle *merkle); /* no leaves again */

/* Append a leaf by its data, or by its hash (for a leaf whose data is gone). */
void merkle_add(struct merkle *merkle, const void *data, size_t length);
void merkle_add_hash(struct merkle *merkle, const uint8_t leaf[DIGEST_BYTES]);

/*
 * Append a leaf by its hash.  True when it fills a perfect subtree of 2^height
 * leaves: then block is that subtree's root.
 */
bool merkle_add_block(struct merkle *merkle, const uint8_t leaf[DIGEST_BYTES], int height,
	uint8_t block[DIGEST_BYTES]);

/* The root over the leaves so far; more may follow.  Statuses of digest_status(). */
int merkle_root(struct merkle *merkle, uint8_t root[DIGEST_BYTES], credit_error *err);

/* The two hashes that the tree is made of. */
void merkle_leaf_hash(struct digest *digest, const void *data, size_t length,
	uint8_t out[DIGEST_BYTES]);
void merkle_node_hash(struct digest *digest, const uint8_t left[DIGEST_BYTES],
	const uint8_t right[DIGEST_BYTES], uint8_t out[DIGEST_BYTES]);

#endif
