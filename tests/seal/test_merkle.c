/* SPDX-License-Identifier: Apache-2.0 */
/* Roots against published ones, and against the definition taken literally. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "seal/merkle.h"
#include "../support/suite.h"

static const char *const leaves[] = {"", "00", "10", "2021", "3031", "40414243",
	"5051525354555657", "606162636465666768696a6b6c6d6e6f"};

static const char *const roots[][9] = {
	{
		/* the reference inputs of RFC 6962 (certificate-transparency, merkle_test) */
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
		"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
		"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
		"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
		"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
		"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
		"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
		"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
	},
	{
		/* the same leaves with SM3, computed by an independent program */
		"1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
		"2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf",
		"0b990fe0c7ad70f1bf1a1262f2c7908ea48146b14253a6db99f2917ab1f5cc4d",
		"209ec96a210d662a964772680e8544d18cab7b88ffec3e00962220349b56ea56",
		"28e4e307ef6d2d0c62d84b11ef96e835efe490f35b93c8f024ecfe38c8dd4377",
		"bb10c996aeebbcdc69be3715fc847344de77442d37a5ab8213da9f41785b103b",
		"8723c1ab1f82ddfba4a3733ac0c80d936d9f4c208c7dbc8cc81ca9fff8584f66",
		"bd36c22a1ac6ff4308e0c3cc1a85bf0ffa30538ec60a55c70413ab15d45db4d2",
		"bc48ba7a709184b5f2a631e1adeb8dc2a0d4c018c1d6cc89b5664fe154c93b38",
	},
};

START_TEST(test_published_roots_at_every_size)
{
	struct merkle merkle;
	uint8_t root[DIGEST_BYTES], leaf[16];
	char hex[2 * DIGEST_BYTES + 1];

	ck_assert_int_eq(merkle_open(&merkle, _i == 0 ? HASH_SHA256 : HASH_SM3, NULL), CREDIT_OK);
	for (size_t size = 0; size <= 8; size++) {
		ck_assert_uint_eq(merkle.leaves, size);
		ck_assert_int_eq(merkle_root(&merkle, root, NULL), CREDIT_OK);
		hex_encode(root, DIGEST_BYTES, hex);
		ck_assert_str_eq(hex, roots[_i][size]);
		if (size == 8)
			break;
		ck_assert(hex_decode(leaves[size], strlen(leaves[size]), leaf,
			strlen(leaves[size]) / 2));
		merkle_add(&merkle, leaf, strlen(leaves[size]) / 2);
	}
	merkle_close(&merkle);
}
END_TEST

/* RFC 9162, 2.1.1, word for word: MTH(D[n]) over leaf hashes. */
static void defined_root(struct digest *digest, uint8_t (*hashes)[DIGEST_BYTES], size_t n,
	uint8_t out[DIGEST_BYTES])
{
	uint8_t left[DIGEST_BYTES], right[DIGEST_BYTES];
	size_t k = 1;

	if (n == 0) {
		digest_sum(digest, "", 0, out);
		return;
	}
	if (n == 1) {
		memcpy(out, hashes[0], DIGEST_BYTES);
		return;
	}
	while (k * 2 < n)
		k *= 2;
	defined_root(digest, hashes, k, left);
	defined_root(digest, hashes + k, n - k, right);
	merkle_node_hash(digest, left, right, out);
}

#define SIZES 200

START_TEST(test_every_small_size_equals_the_definition)
{
	static uint8_t hashes[SIZES][DIGEST_BYTES];
	struct merkle by_data, by_hash;
	struct digest digest;
	uint8_t a[DIGEST_BYTES], b[DIGEST_BYTES], c[DIGEST_BYTES];

	ck_assert_int_eq(digest_open(&digest, HASH_SHA256, NULL), CREDIT_OK);
	ck_assert_int_eq(merkle_open(&by_data, HASH_SHA256, NULL), CREDIT_OK);
	ck_assert_int_eq(merkle_open(&by_hash, HASH_SHA256, NULL), CREDIT_OK);
	for (size_t size = 0; size < SIZES; size++) {
		uint8_t data[2] = {(uint8_t)(size >> 8), (uint8_t)size};

		defined_root(&digest, hashes, size, a);
		ck_assert_int_eq(merkle_root(&by_data, b, NULL), CREDIT_OK);
		ck_assert_int_eq(merkle_root(&by_hash, c, NULL), CREDIT_OK);
		ck_assert_mem_eq(a, b, DIGEST_BYTES);
		ck_assert_mem_eq(a, c, DIGEST_BYTES);
		merkle_leaf_hash(&digest, data, sizeof(data), hashes[size]);
		merkle_add(&by_data, data, sizeof(data));
		merkle_add_hash(&by_hash, hashes[size]);
	}
	merkle_clear(&by_data);
	ck_assert_int_eq(merkle_root(&by_data, b, NULL), CREDIT_OK);
	defined_root(&digest, hashes, 0, a);
	ck_assert_mem_eq(a, b, DIGEST_BYTES);
	merkle_close(&by_hash);
	merkle_close(&by_data);
	digest_close(&digest);
}
END_TEST

START_TEST(test_leaf_and_node_never_hash_alike)
{
	struct digest digest;
	uint8_t children[2 * DIGEST_BYTES], leaf[DIGEST_BYTES], node[DIGEST_BYTES];

	memset(children, 7, sizeof(children));
	ck_assert_int_eq(digest_open(&digest, HASH_SM3, NULL), CREDIT_OK);
	merkle_leaf_hash(&digest, children, sizeof(children), leaf);
	merkle_node_hash(&digest, children, children + DIGEST_BYTES, node);
	ck_assert_mem_ne(leaf, node, DIGEST_BYTES);
	digest_close(&digest);
}
END_TEST

START_TEST(test_failed_tree_gives_no_root)
{
	struct merkle merkle;
	uint8_t root[DIGEST_BYTES];
	credit_error err;

	ck_assert_int_eq(merkle_open(&merkle, 9, &err), CREDIT_EINVAL);
	merkle_add(&merkle, "x", 1);
	memset(root, 1, sizeof(root));
	ck_assert_int_eq(merkle_root(&merkle, root, &err), CREDIT_EINVAL);
	ck_assert_int_eq(root[0] | root[31], 0);
	merkle_close(&merkle);
}
END_TEST

SUITE("seal/merkle", TL(test_published_roots_at_every_size, 2),
	T(test_every_small_size_equals_the_definition), T(test_leaf_and_node_never_hash_alike),
	T(test_failed_tree_gives_no_root))
