/* SPDX-License-Identifier: Apache-2.0 */
/* Digests against published vectors; contexts used again; misuse. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "seal/digest.h"
#include "../support/suite.h"

static const struct {
	int hash;
	const char *text;
	int times;
	const char *sum;
} vectors[] = {
	/* FIPS 180-4 examples: empty, one block, two blocks, a million times a */
	{HASH_SHA256, "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
	{HASH_SHA256, "abc", 1,
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
	{HASH_SHA256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
	{HASH_SHA256, "a", 1000000,
		"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
	/* GB/T 32905-2016 annex A, and the empty message */
	{HASH_SM3, "", 1, "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"},
	{HASH_SM3, "abc", 1, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
	{HASH_SM3, "abcd", 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"},
};
#define VECTORS ((int)(sizeof(vectors) / sizeof(vectors[0])))

static void check_sum(const uint8_t sum[DIGEST_BYTES], const char *expected)
{
	char hex[2 * DIGEST_BYTES + 1];

	hex_encode(sum, DIGEST_BYTES, hex);
	ck_assert_str_eq(hex, expected);
}

START_TEST(test_published_sums_twice_in_one_context)
{
	struct digest digest;
	uint8_t sum[DIGEST_BYTES];

	ck_assert_int_eq(digest_open(&digest, vectors[_i].hash, NULL), CREDIT_OK);
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < vectors[_i].times; i++)
			digest_update(&digest, vectors[_i].text, strlen(vectors[_i].text));
		digest_final(&digest, sum);
		check_sum(sum, vectors[_i].sum);
	}
	ck_assert_int_eq(digest_status(&digest, NULL), CREDIT_OK);
	digest_close(&digest);
}
END_TEST

START_TEST(test_whole_and_parts_agree)
{
	struct digest digest;
	uint8_t once[DIGEST_BYTES], whole[DIGEST_BYTES], parts[DIGEST_BYTES];
	char message[150];

	memset(message, 'm', sizeof(message));
	ck_assert_int_eq(digest_open(&digest, HASH_SM3, NULL), CREDIT_OK);
	for (size_t cut = 0; cut <= sizeof(message); cut++) {
		digest_update(&digest, message, cut);
		digest_update(&digest, message + cut, sizeof(message) - cut);
		digest_final(&digest, parts);
		digest_sum(&digest, message, sizeof(message), whole);
		ck_assert_mem_eq(parts, whole, DIGEST_BYTES);
	}
	ck_assert_int_eq(digest_once(HASH_SM3, message, sizeof(message), once, NULL), CREDIT_OK);
	ck_assert_mem_eq(once, whole, DIGEST_BYTES);
	digest_close(&digest);
}
END_TEST

START_TEST(test_unknown_hash_is_invalid)
{
	struct digest digest;
	uint8_t sum[DIGEST_BYTES];
	credit_error err;

	for (int hash = -1; hash <= 4; hash++) {
		if (hash == HASH_SHA256 || hash == HASH_SM3)
			continue;
		ck_assert_int_eq(digest_open(&digest, hash, &err), CREDIT_EINVAL);
		ck_assert_str_eq(err.code, "argument");
		memset(sum, 1, sizeof(sum));
		digest_sum(&digest, "abc", 3, sum);
		ck_assert_int_eq(sum[0] | sum[31], 0);
		ck_assert_int_eq(digest_status(&digest, NULL), CREDIT_EINVAL);
		digest_close(&digest);
		ck_assert_int_eq(digest_once(hash, "abc", 3, sum, NULL), CREDIT_EINVAL);
		ck_assert_ptr_null(hash_name(hash));
	}
}
END_TEST

START_TEST(test_closed_context_gives_zeros_and_says_so)
{
	struct digest digest;
	struct hmac hmac;
	uint8_t sum[DIGEST_BYTES];

	ck_assert_int_eq(digest_open(&digest, HASH_SHA256, NULL), CREDIT_OK);
	digest_close(&digest);
	digest_close(&digest);
	digest_sum(&digest, "abc", 3, sum);
	ck_assert_int_eq(sum[0] | sum[31], 0);
	ck_assert_int_lt(digest_status(&digest, NULL), 0);
	ck_assert_int_eq(hmac_open(&hmac, "k", 1, NULL), CREDIT_OK);
	hmac_close(&hmac);
	hmac_close(&hmac);
	hmac_sum(&hmac, "abc", 3, sum);
	ck_assert_int_eq(sum[0] | sum[31], 0);
	ck_assert_int_lt(hmac_status(&hmac, NULL), 0);
}
END_TEST

START_TEST(test_names_and_stored_numbers)
{
	/* The numbers are written into stores. */
	ck_assert_int_eq(HASH_SHA256, 1);
	ck_assert_int_eq(HASH_SM3, 2);
	ck_assert_str_eq(hash_name(1), "sha256");
	ck_assert_str_eq(hash_name(2), "sm3");
	ck_assert_int_eq(hash_of_name("sha256"), 1);
	ck_assert_int_eq(hash_of_name("sm3"), 2);
	ck_assert_int_eq(hash_of_name("SM3"), 0);
	ck_assert_int_eq(hash_of_name(""), 0);
	ck_assert_int_eq(hash_of_name(NULL), 0);
}
END_TEST

/* RFC 4231, cases 1-4, 6 and 7 (5 is truncated): byte and count stand for long runs. */
static const struct {
	const char *key;
	int key_byte, key_bytes;
	const char *data;
	int data_byte, data_bytes;
	const char *sum;
} hmac_vectors[] = {
	{NULL, 0x0b, 20, "Hi There", 0, 0,
		"b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
	{"Jefe", 0, 0, "what do ya want for nothing?", 0, 0,
		"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
	{NULL, 0xaa, 20, NULL, 0xdd, 50,
		"773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
	{"\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14"
	 "\x15\x16\x17\x18\x19",
		0, 0, NULL, 0xcd, 50,
		"82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
	{NULL, 0xaa, 131, "Test Using Larger Than Block-Size Key - Hash Key First", 0, 0,
		"60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
	{NULL, 0xaa, 131,
		"This is a test using a larger than block-size key and a larger than "
		"block-size data. The key needs to be hashed before being used by the HMAC "
		"algorithm.",
		0, 0, "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
};
#define HMAC_VECTORS ((int)(sizeof(hmac_vectors) / sizeof(hmac_vectors[0])))

static size_t expand(const char *text, int byte, int count, uint8_t out[256])
{
	if (text) {
		memcpy(out, text, strlen(text));
		return strlen(text);
	}
	memset(out, byte, (size_t)count);
	return (size_t)count;
}

START_TEST(test_another_key_gives_what_its_own_context_gives)
{
	uint8_t key[256], data[256], sum[DIGEST_BYTES];
	struct hmac hmac;

	ck_assert_int_eq(hmac_open(&hmac, "first", 5, NULL), CREDIT_OK);
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < HMAC_VECTORS; i++) {
			size_t key_bytes = expand(hmac_vectors[i].key, hmac_vectors[i].key_byte,
				hmac_vectors[i].key_bytes, key);
			size_t data_bytes = expand(hmac_vectors[i].data,
				hmac_vectors[i].data_byte, hmac_vectors[i].data_bytes, data);

			hmac_key(&hmac, key, key_bytes);
			hmac_sum(&hmac, data, data_bytes, sum);
			check_sum(sum, hmac_vectors[i].sum);
			hmac_sum(&hmac, data, data_bytes, sum);
			check_sum(sum, hmac_vectors[i].sum);
		}
	hmac_key(&hmac, "", 0);
	ck_assert_int_eq(hmac_status(&hmac, NULL), CREDIT_EINVAL);
	hmac_key(&hmac, "k", 1); /* the failure stays */
	hmac_sum(&hmac, "abc", 3, sum);
	ck_assert_int_eq(sum[0] | sum[31], 0);
	hmac_close(&hmac);
}
END_TEST

START_TEST(test_published_hmacs_twice_under_one_key)
{
	struct hmac hmac;
	uint8_t key[256], data[256], sum[DIGEST_BYTES];
	size_t key_bytes, data_bytes;

	key_bytes = expand(hmac_vectors[_i].key, hmac_vectors[_i].key_byte,
		hmac_vectors[_i].key_bytes, key);
	data_bytes = expand(hmac_vectors[_i].data, hmac_vectors[_i].data_byte,
		hmac_vectors[_i].data_bytes, data);
	ck_assert_int_eq(hmac_open(&hmac, key, key_bytes, NULL), CREDIT_OK);
	wipe_bytes(key, sizeof(key));
	for (int round = 0; round < 3; round++) {
		hmac_sum(&hmac, data, data_bytes, sum);
		check_sum(sum, hmac_vectors[_i].sum);
		hmac_sum(&hmac, "other", 5, sum);
	}
	ck_assert_int_eq(hmac_status(&hmac, NULL), CREDIT_OK);
	hmac_close(&hmac);
}
END_TEST

START_TEST(test_hmac_without_key_is_invalid)
{
	struct hmac hmac;

	ck_assert_int_eq(hmac_open(&hmac, NULL, 0, NULL), CREDIT_EINVAL);
	hmac_close(&hmac);
	ck_assert_int_eq(hmac_open(&hmac, "k", 0, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(hmac_status(&hmac, NULL), CREDIT_EINVAL);
}
END_TEST

/* The SHA-256 of "" and of "abc" (FIPS 180-4) in base64. */
START_TEST(test_a_source_is_named_by_its_sum)
{
	struct buf out = BUF_INIT;

	ck_assert_int_eq(digest_source("", 0, &out, NULL), CREDIT_OK);
	ck_assert_str_eq(
		buf_cstr(&out), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
	buf_reset(&out);
	ck_assert_int_eq(digest_source("abc", 3, &out, NULL), CREDIT_OK);
	ck_assert_str_eq(
		buf_cstr(&out), "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
	buf_free(&out);
}
END_TEST

START_TEST(test_random_bytes_differ_and_are_wiped)
{
	uint8_t a[32] = {0}, b[32] = {0}, zero[32] = {0};

	ck_assert_int_eq(random_bytes(a, sizeof(a), NULL), CREDIT_OK);
	ck_assert_int_eq(random_bytes(b, sizeof(b), NULL), CREDIT_OK);
	ck_assert_mem_ne(a, b, sizeof(a));
	ck_assert_mem_ne(a, zero, sizeof(a));
	wipe_bytes(a, sizeof(a));
	ck_assert_mem_eq(a, zero, sizeof(a));
}
END_TEST

SUITE("seal/digest", TL(test_published_sums_twice_in_one_context, VECTORS),
	T(test_whole_and_parts_agree), T(test_unknown_hash_is_invalid),
	T(test_closed_context_gives_zeros_and_says_so), T(test_names_and_stored_numbers),
	T(test_another_key_gives_what_its_own_context_gives),
	TL(test_published_hmacs_twice_under_one_key, HMAC_VECTORS),
	T(test_hmac_without_key_is_invalid), T(test_a_source_is_named_by_its_sum),
	T(test_random_bytes_differ_and_are_wiped))
