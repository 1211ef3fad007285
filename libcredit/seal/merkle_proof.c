/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merkle_proof.c - paths of RFC 9162, sections 2.1.3 and 2.1.4.
 *
 * Runs once a proof.  The definitions there recurse from the root down; here the
 * same walk is a loop that notes one sibling a level, and the hashes are turned
 * round at the end, so that they stand from the leaf up.
 */
#include "seal/merkle_proof.h"

#include <assert.h>
#include <string.h>

#include "base/message.h"

/* The largest power of two below n, which is at least 2. */
static uint64_t split(uint64_t n)
{
	uint64_t k = UINT64_C(1) << 63;

	assert(n >= 2);
	while (k >= n)
		k >>= 1;
	return k;
}

/*
 * MTH of count leaves from begin on.  In the trees that are walked here begin is
 * a multiple of a power of two that is not below count, so that the perfect
 * subtrees of count, largest first, are all aligned.
 */
static int range_root(const struct merkle_source *source, uint64_t begin, uint64_t count,
	uint8_t root[DIGEST_BYTES], credit_error *err)
{
	uint64_t end = begin + count;
	uint8_t left[DIGEST_BYTES];
	bool have = false;

	if (count == 0)
		digest_sum(source->digest, "", 0, root);
	/* The smallest subtree is the rightmost: fold from there to the left. */
	for (int height = 0; height < MERKLE_HEIGHT_MAX; height++) {
		int status;

		if (!(count >> height & 1))
			continue;
		end -= UINT64_C(1) << height;
		status = source->subtree(
			source->context, height, end >> height, have ? left : root, err);
		if (status)
			return status;
		if (have)
			merkle_node_hash(source->digest, left, root, root);
		have = true;
	}
	return digest_status(source->digest, err);
}

int merkle_source_root(const struct merkle_source *source, uint64_t size,
	uint8_t root[DIGEST_BYTES], credit_error *err)
{
	int status = range_root(source, 0, size, root, err);

	if (status)
		memset(root, 0, DIGEST_BYTES);
	return status;
}

static int add_range(const struct merkle_source *source, uint64_t begin, uint64_t count,
	struct merkle_path *out, credit_error *err)
{
	assert(out->count < MERKLE_PATH_MAX);
	return range_root(source, begin, count, out->hashes[out->count++], err);
}

/* From the leaf up; or nothing, when the walk failed. */
static int finish(struct merkle_path *path, int status)
{
	if (status)
		path->count = 0;
	for (size_t i = 0; i < path->count / 2; i++) {
		uint8_t *a = path->hashes[i];
		uint8_t *b = path->hashes[path->count - 1 - i];
		uint8_t swap[DIGEST_BYTES];

		memcpy(swap, a, DIGEST_BYTES);
		memcpy(a, b, DIGEST_BYTES);
		memcpy(b, swap, DIGEST_BYTES);
	}
	return status;
}

int merkle_inclusion(const struct merkle_source *source, uint64_t index, uint64_t size,
	struct merkle_path *out, credit_error *err)
{
	uint64_t begin = 0;
	int status = CREDIT_OK;

	out->count = 0;
	if (index >= size)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "index", "size");
	while (size > 1 && !status) {
		uint64_t k = split(size);

		if (index < k) {
			status = add_range(source, begin + k, size - k, out, err);
			size = k;
		} else {
			status = add_range(source, begin, k, out, err);
			begin += k;
			index -= k;
			size -= k;
		}
	}
	return finish(out, status);
}

int merkle_consistency(const struct merkle_source *source, uint64_t first, uint64_t second,
	struct merkle_path *out, credit_error *err)
{
	uint64_t begin = 0;
	bool whole = true; /* what is left of the first tree is all of it: its root is known */
	int status = CREDIT_OK;

	out->count = 0;
	if (first == 0 || first > second)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "first", "size");
	while (first < second && !status) {
		uint64_t k = split(second);

		if (first <= k) {
			status = add_range(source, begin + k, second - k, out, err);
			second = k;
		} else {
			status = add_range(source, begin, k, out, err);
			begin += k;
			first -= k;
			second -= k;
			whole = false;
		}
	}
	if (!status && !whole)
		status = add_range(source, begin, first, out, err);
	return finish(out, status);
}

int merkle_leaves_subtree(void *context, int height, uint64_t index,
	uint8_t out[DIGEST_BYTES], credit_error *err)
{
	const struct merkle_leaves *leaves = context;
	uint8_t peaks[MERKLE_HEIGHT_MAX][DIGEST_BYTES];
	uint64_t count = UINT64_C(1) << height;
	const uint8_t *leaf = leaves->first + (size_t)(index << height) * leaves->stride;

	assert(count <= leaves->count && index <= (leaves->count - count) >> height);
	/* As merkle_add_hash() counts; the last leaf meets them all. */
	for (uint64_t i = 0; i < count; i++, leaf += leaves->stride) {
		int level = 0;

		memcpy(out, leaf, DIGEST_BYTES);
		for (uint64_t left = i; left & 1; left >>= 1)
			merkle_node_hash(leaves->digest, peaks[level++], out, out);
		memcpy(peaks[level], out, DIGEST_BYTES);
	}
	return digest_status(leaves->digest, err);
}

/* ---- verifying ---- */

/* The two tree positions of a verifier, which climb together (RFC 9162, 2.1.3.2). */
struct climb {
	uint64_t node; /* fn */
	uint64_t last; /* sn: the last node of the level */
};

/* Does the sibling stand on the left?  Then skip the levels where there is none. */
static bool is_left(struct climb *climb)
{
	if (!(climb->node & 1) && climb->node != climb->last)
		return false;
	while (!(climb->node & 1) && climb->node != 0) {
		climb->node >>= 1;
		climb->last >>= 1;
	}
	return true;
}

static void up(struct climb *climb)
{
	climb->node >>= 1;
	climb->last >>= 1;
}

static bool equal(struct digest *digest, const uint8_t *a, const uint8_t *b)
{
	return digest->status == CREDIT_OK && memcmp(a, b, DIGEST_BYTES) == 0;
}

bool merkle_inclusion_holds(struct digest *digest, const uint8_t leaf[DIGEST_BYTES],
	uint64_t index, uint64_t size, const struct merkle_path *path,
	const uint8_t root[DIGEST_BYTES])
{
	struct climb climb = {index, size - 1};
	uint8_t sum[DIGEST_BYTES];

	if (index >= size || path->count > MERKLE_PATH_MAX)
		return false;
	memcpy(sum, leaf, DIGEST_BYTES);
	for (size_t i = 0; i < path->count; i++) {
		if (climb.last == 0)
			return false;
		if (is_left(&climb))
			merkle_node_hash(digest, path->hashes[i], sum, sum);
		else
			merkle_node_hash(digest, sum, path->hashes[i], sum);
		up(&climb);
	}
	return climb.last == 0 && equal(digest, sum, root);
}

bool merkle_consistency_holds(struct digest *digest, uint64_t first, uint64_t second,
	const struct merkle_path *path, const uint8_t first_root[DIGEST_BYTES],
	const uint8_t second_root[DIGEST_BYTES])
{
	struct climb climb = {first - 1, second - 1};
	bool power = (first & (first - 1)) == 0; /* its root stands for the path's first hash */
	uint8_t a[DIGEST_BYTES];
	uint8_t b[DIGEST_BYTES];

	if (first == 0 || first > second || path->count > MERKLE_PATH_MAX)
		return false;
	if (first == second)
		return path->count == 0 && equal(digest, first_root, second_root);
	if (path->count == 0)
		return false;
	while (climb.node & 1)
		up(&climb);
	memcpy(a, power ? first_root : path->hashes[0], DIGEST_BYTES);
	memcpy(b, a, DIGEST_BYTES);
	for (size_t i = power ? 0 : 1; i < path->count; i++) {
		if (climb.last == 0)
			return false;
		if (is_left(&climb)) {
			merkle_node_hash(digest, path->hashes[i], a, a);
			merkle_node_hash(digest, path->hashes[i], b, b);
		} else {
			merkle_node_hash(digest, b, path->hashes[i], b);
		}
		up(&climb);
	}
	return climb.last == 0 && equal(digest, a, first_root) && equal(digest, b, second_root);
}
