/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merkle_proof.h - paths in the tree of merkle.h: made, and verified.
 *
 * A path of inclusion shows that a leaf stands at an index of a tree of a size;
 * a path of consistency shows that a tree of a size is the beginning of a later
 * one (RFC 9162, 2.1.3 and 2.1.4; the hashes stand in that order).  Making one
 * asks for roots of perfect subtrees only, which the caller computes or has
 * stored; verifying one needs nothing but the hashes.
 *
 * A root does not tell how large its tree is: a path may fit several sizes.  So
 * root and size belong together wherever they are kept or signed, and a size
 * from elsewhere than its root proves nothing.
 */
#ifndef LIBCREDIT_MERKLE_PROOF_H
#define LIBCREDIT_MERKLE_PROOF_H

#include <stdbool.h>

#include "seal/merkle.h"

#define MERKLE_PATH_MAX (MERKLE_HEIGHT_MAX + 1)

struct merkle_path {
	size_t count;
	uint8_t hashes[MERKLE_PATH_MAX][DIGEST_BYTES];
};

/*
 * The root of the perfect subtree over the 2^height leaves from index << height
 * on; none reaches past the size that was asked about.  A status other than
 * CREDIT_OK ends the call that asked, which returns it.
 */
typedef int merkle_subtree_fn(void *context, int height, uint64_t index,
	uint8_t out[DIGEST_BYTES], credit_error *err);

/* Where the subtrees come from. */
struct merkle_source {
	struct digest *digest; /* borrowed */
	merkle_subtree_fn *subtree;
	void *context;
};

/* The root of the first size leaves; zeros on failure.  Statuses of the source and of
 * digest_status(). */
int merkle_source_root(const struct merkle_source *source, uint64_t size,
	uint8_t root[DIGEST_BYTES], credit_error *err);

/* out has no hashes on failure.  CREDIT_EINVAL (index not below size), else as above. */
int merkle_inclusion(const struct merkle_source *source, uint64_t index, uint64_t size,
	struct merkle_path *out, credit_error *err);

/* CREDIT_EINVAL (first is 0, or above second), else as above. */
int merkle_consistency(const struct merkle_source *source, uint64_t first, uint64_t second,
	struct merkle_path *out, credit_error *err);

/* Leaf hashes in memory, stride bytes from one to the next: a source's context. */
struct merkle_leaves {
	struct digest *digest; /* borrowed */
	const uint8_t *first;
	size_t stride;
	size_t count;
};
/* A merkle_subtree_fn over them; it reads each leaf of the subtree. */
int merkle_leaves_subtree(void *context, int height, uint64_t index,
	uint8_t out[DIGEST_BYTES], credit_error *err);

/*
 * True only when the path shows what it is said to show.  False also when digest
 * has failed, which digest_status() tells.  Any bytes and numbers are safe.
 */
bool merkle_inclusion_holds(struct digest *digest, const uint8_t leaf[DIGEST_BYTES],
	uint64_t index, uint64_t size, const struct merkle_path *path,
	const uint8_t root[DIGEST_BYTES]);
/* A first size of 0 is refused: anything continues nothing. */
bool merkle_consistency_holds(struct digest *digest, uint64_t first, uint64_t second,
	const struct merkle_path *path, const uint8_t first_root[DIGEST_BYTES],
	const uint8_t second_root[DIGEST_BYTES]);

#endif
