/* SPDX-License-Identifier: Apache-2.0 */
/* Paths against published ones, against the definitions, and against any change. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "seal/merkle_proof.h"
#include "../support/suite.h"

#define SIZES 70

static struct digest digest;
static uint8_t hashes[SIZES][DIGEST_BYTES];   /* leaf hashes */
static uint8_t roots[SIZES + 1][DIGEST_BYTES]; /* by size */

static struct merkle_leaves leaves_of = {&digest, hashes[0], DIGEST_BYTES, SIZES};
static const struct merkle_source source = {&digest, merkle_leaves_subtree, &leaves_of};

static void open_digest(int hash)
{
	ck_assert_int_eq(digest_open(&digest, hash, NULL), CREDIT_OK);
}

/* ---- the definitions, word for word ---- */

static size_t split(size_t n)
{
	size_t k = 1;

	while (k * 2 < n)
		k *= 2;
	return k;
}

/* RFC 9162, 2.1.1: MTH(D[begin:end]). */
static void mth(size_t begin, size_t end, uint8_t out[DIGEST_BYTES])
{
	uint8_t left[DIGEST_BYTES], right[DIGEST_BYTES];
	size_t k;

	if (end - begin == 1) {
		memcpy(out, hashes[begin], DIGEST_BYTES);
		return;
	}
	k = split(end - begin);
	mth(begin, begin + k, left);
	mth(begin + k, end, right);
	merkle_node_hash(&digest, left, right, out);
}

static void add_mth(size_t begin, size_t end, struct merkle_path *path)
{
	mth(begin, end, path->hashes[path->count++]);
}

/* RFC 9162, 2.1.3.1: PATH(m, D[begin:end]). */
static void defined_path(size_t m, size_t begin, size_t end, struct merkle_path *path)
{
	size_t n = end - begin, k;

	if (n == 1)
		return;
	k = split(n);
	if (m < k) {
		defined_path(m, begin, begin + k, path);
		add_mth(begin + k, end, path);
	} else {
		defined_path(m - k, begin + k, end, path);
		add_mth(begin, begin + k, path);
	}
}

/* RFC 9162, 2.1.4.1: SUBPROOF(m, D[begin:end], b). */
static void defined_proof(size_t m, size_t begin, size_t end, bool b, struct merkle_path *path)
{
	size_t n = end - begin, k;

	if (m == n) {
		if (!b)
			add_mth(begin, end, path);
		return;
	}
	k = split(n);
	if (m <= k) {
		defined_proof(m, begin, begin + k, b, path);
		add_mth(begin + k, end, path);
	} else {
		defined_proof(m - k, begin + k, end, false, path);
		add_mth(begin, begin + k, path);
	}
}

static void expect_path(const struct merkle_path *got, const struct merkle_path *wanted)
{
	ck_assert_uint_eq(got->count, wanted->count);
	ck_assert_mem_eq(got->hashes, wanted->hashes, wanted->count * DIGEST_BYTES + 1);
}

/* Leaves that all differ, and the roots of all sizes. */
static void fill(int hash)
{
	open_digest(hash);
	for (size_t i = 0; i < SIZES; i++) {
		uint8_t data[2] = {(uint8_t)(i + 1), 0x62};

		merkle_leaf_hash(&digest, data, sizeof(data), hashes[i]);
	}
	digest_sum(&digest, "", 0, roots[0]);
	for (size_t n = 1; n <= SIZES; n++)
		mth(0, n, roots[n]);
}

static bool inclusion(uint64_t index, uint64_t size, const struct merkle_path *path,
	const uint8_t *leaf, const uint8_t *root)
{
	return merkle_inclusion_holds(&digest, leaf, index, size, path, root);
}

static bool consistency(uint64_t first, uint64_t second, const struct merkle_path *path,
	const uint8_t *a, const uint8_t *b)
{
	return merkle_consistency_holds(&digest, first, second, path, a, b);
}

/* ---- published ---- */

static const char *const reference[] = {"", "00", "10", "2021", "3031", "40414243",
	"5051525354555657", "606162636465666768696a6b6c6d6e6f"};

/* Names of the nodes that the published paths are made of. */
#define L0 "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
#define L1 "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
#define L2 "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7"
#define L4 "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
#define L6 "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f"
#define L01 "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
#define L23 "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
#define L45 "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
#define L67 "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
#define L03 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
#define L47 "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"

/* The reference vectors of certificate-transparency's merkle tree tests. */
static const struct {
	bool consistent; /* from first to second; else leaf first of second */
	uint64_t first, second;
	const char *path[4];
} published[] = {
	{false, 0, 1, {NULL}},
	{false, 0, 8, {L1, L23, L47}},
	{false, 5, 8, {L4, L67, L03}},
	{false, 2, 3, {L01}},
	{false, 1, 5, {L0, L23, L4}},
	{true, 1, 1, {NULL}},
	{true, 1, 8, {L1, L23, L47}},
	{true, 6, 8, {L45, L67, L03}},
	{true, 2, 5, {L23, L4}},
	{true, 6, 7, {L45, L6, L03}},
	{true, 2, 8, {L23, L47}},
	{true, 3, 8, {L2, "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7", L01, L47}},
};

static void fill_reference(void)
{
	open_digest(HASH_SHA256);
	for (size_t i = 0; i < 8; i++) {
		size_t length = strlen(reference[i]) / 2;
		uint8_t data[16];

		ck_assert(hex_decode(reference[i], 2 * length, data, length));
		merkle_leaf_hash(&digest, data, length, hashes[i]);
	}
}

START_TEST(test_paths_are_the_published_ones)
{
	size_t count = 0;

	struct merkle_path path;

	fill_reference();
	if (published[_i].consistent)
		ck_assert_int_eq(merkle_consistency(&source, published[_i].first,
					 published[_i].second, &path, NULL),
			CREDIT_OK);
	else
		ck_assert_int_eq(merkle_inclusion(&source, published[_i].first,
					 published[_i].second, &path, NULL),
			CREDIT_OK);
	for (; count < 4 && published[_i].path[count]; count++) {
		char hex[2 * DIGEST_BYTES + 1];

		ck_assert_uint_lt(count, path.count);
		hex_encode(path.hashes[count], DIGEST_BYTES, hex);
		ck_assert_str_eq(hex, published[_i].path[count]);
	}
	ck_assert_uint_eq(path.count, count);
	digest_close(&digest);
}
END_TEST

/* ---- every tree of up to 70 leaves ---- */

START_TEST(test_every_root_and_path_equals_the_definition)
{
	fill(_i == 0 ? HASH_SHA256 : HASH_SM3);
	for (size_t n = 0; n <= SIZES; n++) {
		uint8_t root[DIGEST_BYTES];

		ck_assert_int_eq(merkle_source_root(&source, n, root, NULL), CREDIT_OK);
		ck_assert_mem_eq(root, roots[n], DIGEST_BYTES);
		for (size_t m = 0; m < n; m++) {
			struct merkle_path wanted = {0}, got = {0};

			defined_path(m, 0, n, &wanted);
			ck_assert_int_eq(merkle_inclusion(&source, m, n, &got, NULL), CREDIT_OK);
			expect_path(&got, &wanted);
			ck_assert(inclusion(m, n, &got, hashes[m], roots[n]));
		}
		for (size_t m = 1; m <= n; m++) {
			struct merkle_path wanted = {0}, got = {0};

			defined_proof(m, 0, n, true, &wanted);
			ck_assert_int_eq(
				merkle_consistency(&source, m, n, &got, NULL), CREDIT_OK);
			expect_path(&got, &wanted);
			ck_assert(consistency(m, n, &got, roots[m], roots[n]));
		}
	}
	digest_close(&digest);
}
END_TEST

/* Change one bit of some bytes, at a place that differs from call to call. */
static size_t next_bit;

static uint8_t *flip(uint8_t *bytes, size_t *bit)
{
	*bit = next_bit++ * 37 % (DIGEST_BYTES * 8);
	bytes[*bit / 8] ^= (uint8_t)(1 << *bit % 8);
	return bytes;
}

static void flip_back(uint8_t *bytes, size_t bit)
{
	bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
}

static void change_inclusion(size_t m, size_t n, struct merkle_path *path)
{
	size_t bit;

	ck_assert(!inclusion(m, n, path, flip(hashes[m], &bit), roots[n]));
	flip_back(hashes[m], bit);
	ck_assert(!inclusion(m, n, path, hashes[m], flip(roots[n], &bit)));
	flip_back(roots[n], bit);
	for (size_t i = 0; i < path->count; i++) {
		flip(path->hashes[i], &bit);
		ck_assert(!inclusion(m, n, path, hashes[m], roots[n]));
		flip_back(path->hashes[i], bit);
	}
	for (int b = 0; b < 64; b++)
		ck_assert(!inclusion(m ^ UINT64_C(1) << b, n, path, hashes[m], roots[n]));
	path->count++; /* one hash more, and one less */
	ck_assert(!inclusion(m, n, path, hashes[m], roots[n]));
	path->count--;
	if (path->count == 0)
		return;
	path->count--;
	ck_assert(!inclusion(m, n, path, hashes[m], roots[n]));
	path->count++;
}

static void change_consistency(size_t m, size_t n, struct merkle_path *path)
{
	size_t bit;

	ck_assert(!consistency(m, n, path, flip(roots[m], &bit), roots[n]) || m == n);
	flip_back(roots[m], bit);
	if (m < n)
		ck_assert(!consistency(m, n, path, roots[m], flip(roots[n], &bit)));
	if (m < n)
		flip_back(roots[n], bit);
	for (size_t i = 0; i < path->count; i++) {
		flip(path->hashes[i], &bit);
		ck_assert(!consistency(m, n, path, roots[m], roots[n]));
		flip_back(path->hashes[i], bit);
	}
	for (int b = 0; b < 64; b++)
		ck_assert(!consistency(m ^ UINT64_C(1) << b, n, path, roots[m], roots[n]));
	path->count++;
	ck_assert(!consistency(m, n, path, roots[m], roots[n]));
	path->count--;
	if (path->count == 0)
		return;
	path->count--;
	ck_assert(!consistency(m, n, path, roots[m], roots[n]));
	path->count++;
}

START_TEST(test_any_changed_bit_is_refused)
{
	fill(HASH_SHA256);
	for (size_t n = 1; n <= SIZES; n++)
		for (size_t m = 0; m < n; m++) {
			struct merkle_path path = {0};

			ck_assert_int_eq(
				merkle_inclusion(&source, m, n, &path, NULL), CREDIT_OK);
			change_inclusion(m, n, &path);
			path = (struct merkle_path){0};
			ck_assert_int_eq(
				merkle_consistency(&source, m + 1, n, &path, NULL), CREDIT_OK);
			change_consistency(m + 1, n, &path);
		}
	digest_close(&digest);
}
END_TEST

START_TEST(test_every_bit_of_a_path_counts)
{
	struct merkle_path path = {0};

	fill(HASH_SHA256);
	ck_assert_int_eq(merkle_inclusion(&source, 41, 70, &path, NULL), CREDIT_OK);
	for (size_t bit = 0; bit < path.count * DIGEST_BYTES * 8; bit++) {
		flip_back(path.hashes[0], bit);
		ck_assert(!inclusion(41, 70, &path, hashes[41], roots[70]));
		flip_back(path.hashes[0], bit);
	}
	ck_assert_int_eq(merkle_consistency(&source, 41, 70, &path, NULL), CREDIT_OK);
	for (size_t bit = 0; bit < path.count * DIGEST_BYTES * 8; bit++) {
		flip_back(path.hashes[0], bit);
		ck_assert(!consistency(41, 70, &path, roots[41], roots[70]));
		flip_back(path.hashes[0], bit);
	}
	digest_close(&digest);
}
END_TEST

/* On which side each sibling of a leaf's path stands, from the leaf up. */
static size_t sides(size_t m, size_t n, bool left[8])
{
	size_t k, depth;

	if (n == 1)
		return 0;
	k = split(n);
	depth = m < k ? sides(m, k, left) : sides(m - k, n - k, left);
	left[depth] = m >= k;
	return depth + 1;
}

/*
 * A size of a tree with another root is refused, as every size has its own root;
 * beside one root, another size passes exactly where the path has the same shape,
 * for then no hash could tell: merkle_proof.h says to keep root and size together.
 */
START_TEST(test_another_size_is_refused_where_hashes_can_tell)
{
	size_t refused = 0, same = 0;

	fill(HASH_SHA256);
	for (size_t n = 1; n <= SIZES; n++)
		for (size_t m = 0; m < n; m++) {
			struct merkle_path path = {0};
			bool a[8] = {0};
			size_t depth = sides(m, n, a);

			ck_assert_int_eq(
				merkle_inclusion(&source, m, n, &path, NULL), CREDIT_OK);
			for (size_t other = 0; other <= SIZES; other++) {
				bool b[8] = {0};
				bool alike = other > m && sides(m, other, b) == depth &&
					memcmp(a, b, sizeof(a)) == 0;

				if (other == n)
					continue;
				ck_assert(!inclusion(m, other, &path, hashes[m], roots[other]));
				ck_assert_int_eq(inclusion(m, other, &path, hashes[m], roots[n]),
					alike);
				same += alike;
				refused += !alike;
			}
		}
	ck_assert_uint_gt(refused, same);
	digest_close(&digest);
}
END_TEST

START_TEST(test_another_second_size_needs_its_own_root)
{
	fill(HASH_SHA256);
	for (size_t n = 1; n <= SIZES; n++)
		for (size_t m = 1; m <= n; m++) {
			struct merkle_path path = {0};

			ck_assert_int_eq(
				merkle_consistency(&source, m, n, &path, NULL), CREDIT_OK);
			for (size_t other = 0; other <= SIZES; other++)
				ck_assert_int_eq(consistency(m, other, &path, roots[m],
							 roots[other]),
					other == n);
		}
	digest_close(&digest);
}
END_TEST

/* ---- edges and misuse ---- */

START_TEST(test_size_zero_is_refused_as_first)
{
	struct merkle_path path = {0};

	fill(HASH_SHA256);
	for (size_t n = 0; n <= SIZES; n++) {
		path.count = 1;
		ck_assert_int_eq(
			merkle_consistency(&source, 0, n, &path, NULL), CREDIT_EINVAL);
		ck_assert_uint_eq(path.count, 0);
		ck_assert(!consistency(0, n, &path, roots[0], roots[n]));
		path.count = 1;
		memcpy(path.hashes[0], roots[n], DIGEST_BYTES);
		ck_assert(!consistency(0, n, &path, roots[0], roots[n]));
	}
	digest_close(&digest);
}
END_TEST

START_TEST(test_what_is_not_in_the_tree_has_no_path)
{
	struct merkle_path path = {.count = 1};
	credit_error err;

	fill(HASH_SHA256);
	ck_assert_int_eq(merkle_inclusion(&source, 5, 5, &path, &err), CREDIT_EINVAL);
	ck_assert_uint_eq(path.count, 0);
	ck_assert_int_eq(merkle_inclusion(&source, 0, 0, &path, &err), CREDIT_EINVAL);
	ck_assert_int_eq(merkle_consistency(&source, 6, 5, &path, &err), CREDIT_EINVAL);
	ck_assert(!inclusion(0, 0, &path, hashes[0], roots[0]));
	ck_assert(!inclusion(UINT64_MAX, UINT64_MAX, &path, hashes[0], roots[1]));
	ck_assert(!consistency(UINT64_MAX, 1, &path, roots[1], roots[1]));
	digest_close(&digest);
}
END_TEST

START_TEST(test_hostile_counts_and_sizes_are_refused)
{
	struct merkle_path path;

	fill(HASH_SHA256);
	memset(&path, 0x5a, sizeof(path));
	for (size_t count = 0; count <= MERKLE_PATH_MAX; count++) {
		path.count = count;
		ck_assert(!inclusion(0, UINT64_MAX, &path, hashes[0], roots[1]));
		ck_assert(!inclusion(UINT64_MAX - 1, UINT64_MAX, &path, hashes[0], roots[1]));
		ck_assert(!consistency(1, UINT64_MAX, &path, roots[1], roots[2]));
		ck_assert(!consistency(UINT64_C(1) << 63, UINT64_MAX, &path, roots[1], roots[2]));
		ck_assert(!consistency(UINT64_MAX - 1, UINT64_MAX, &path, roots[1], roots[2]));
	}
	path.count = SIZE_MAX;
	ck_assert(!inclusion(0, 2, &path, hashes[0], roots[2]));
	ck_assert(!consistency(1, 2, &path, roots[1], roots[2]));
	digest_close(&digest);
}
END_TEST

/* All subtrees of a height alike: as large a tree as there can be. */
static int alike_subtree(void *context, int height, uint64_t index,
	uint8_t out[DIGEST_BYTES], credit_error *err)
{
	(void)index;
	(void)err;
	memcpy(out, hashes[0], DIGEST_BYTES);
	for (int i = 0; i < height; i++)
		merkle_node_hash(context, out, out, out);
	return CREDIT_OK;
}

START_TEST(test_the_largest_trees_have_paths_too)
{
	const struct merkle_source large = {&digest, alike_subtree, &digest};
	const uint64_t sizes[] = {UINT64_MAX, UINT64_C(1) << 63, (UINT64_C(1) << 63) + 1,
		UINT64_MAX - 1, 3};
	struct merkle_path path;
	uint8_t root[DIGEST_BYTES], first[DIGEST_BYTES];

	fill(HASH_SHA256);
	for (size_t i = 0; i < 5; i++) {
		uint64_t n = sizes[i];

		ck_assert_int_eq(merkle_source_root(&large, n, root, NULL), CREDIT_OK);
		ck_assert_int_eq(merkle_inclusion(&large, n - 1, n, &path, NULL), CREDIT_OK);
		ck_assert(inclusion(n - 1, n, &path, hashes[0], root));
		ck_assert_int_eq(merkle_inclusion(&large, n / 3, n, &path, NULL), CREDIT_OK);
		ck_assert(inclusion(n / 3, n, &path, hashes[0], root));
		ck_assert_int_eq(merkle_consistency(&large, n - 1, n, &path, NULL), CREDIT_OK);
		ck_assert_int_eq(merkle_source_root(&large, n - 1, first, NULL), CREDIT_OK);
		ck_assert(consistency(n - 1, n, &path, first, root));
	}
	digest_close(&digest);
}
END_TEST

static int failing_subtree(void *context, int height, uint64_t index,
	uint8_t out[DIGEST_BYTES], credit_error *err)
{
	int *left = context;

	(void)err;
	if ((*left)-- == 0)
		return CREDIT_EIO;
	return merkle_leaves_subtree(&leaves_of, height, index, out, err);
}

START_TEST(test_failing_source_ends_the_call_and_leaves_nothing)
{
	int calls = 0, left;
	const struct merkle_source failing = {&digest, failing_subtree, &left};
	struct merkle_path path;
	uint8_t root[DIGEST_BYTES], zeros[DIGEST_BYTES] = {0};

	fill(HASH_SHA256);
	for (;; calls++) {
		left = calls;
		if (merkle_inclusion(&failing, 40, 69, &path, NULL) == CREDIT_OK)
			break;
		ck_assert_uint_eq(path.count, 0);
	}
	ck_assert_int_gt(calls, 4);
	left = 1;
	ck_assert_int_eq(merkle_source_root(&failing, 69, root, NULL), CREDIT_EIO);
	ck_assert_mem_eq(root, zeros, DIGEST_BYTES);
	left = 2;
	ck_assert_int_eq(merkle_consistency(&failing, 41, 69, &path, NULL), CREDIT_EIO);
	ck_assert_uint_eq(path.count, 0);
	digest_close(&digest);
}
END_TEST

START_TEST(test_nothing_holds_by_a_digest_that_failed)
{
	struct merkle_path path = {0};
	uint8_t zeros[DIGEST_BYTES] = {0};
	credit_error err;

	fill(HASH_SHA256);
	digest_close(&digest);
	ck_assert(!inclusion(0, 1, &path, zeros, zeros));
	ck_assert(!consistency(1, 1, &path, zeros, zeros));
	ck_assert_int_eq(merkle_source_root(&source, 2, zeros, &err), CREDIT_EINVAL);
}
END_TEST

SUITE("seal/merkle_proof",
	TL(test_paths_are_the_published_ones, sizeof(published) / sizeof(published[0])),
	TL(test_every_root_and_path_equals_the_definition, 2),
	T(test_any_changed_bit_is_refused), T(test_every_bit_of_a_path_counts),
	T(test_another_size_is_refused_where_hashes_can_tell),
	T(test_another_second_size_needs_its_own_root),
	T(test_size_zero_is_refused_as_first), T(test_what_is_not_in_the_tree_has_no_path),
	T(test_hostile_counts_and_sizes_are_refused), T(test_the_largest_trees_have_paths_too),
	T(test_failing_source_ends_the_call_and_leaves_nothing),
	T(test_nothing_holds_by_a_digest_that_failed))
