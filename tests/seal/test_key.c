/* SPDX-License-Identifier: Apache-2.0 */
/* Keys: published vectors, texts there and back, files that may not be used, misuse. */
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base64.h"
#include "base/file.h"
#include "base/text.h"
#include "seal/digest.h"
#include "seal/key.h"
#include "../support/suite.h"

/* RFC 8032, 7.1: tests 1, 2, 3 and SHA(abc) */
static const struct {
	const char *secret, *public_, *message, *signature;
} rfc8032[] = {
	{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
		"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
		"e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb88215"
		"90a33bacc61e"
		"39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
	{"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
		"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
		"92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e4"
		"3e15996e458f"
		"3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
	{"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
		"fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
		"af82",
		"6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b53"
		"8d16f290ae67"
		"f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
	{"833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
		"ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
		"ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a"
		"274fc1a836ba"
		"3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
		"dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9"
		"ac90b3ecfdfb"
		"c7c66431e0303dca179c138ac17ad9bef1177331a704"},
};
#define RFC8032 ((int)(sizeof(rfc8032) / sizeof(rfc8032[0])))

/* GB/T 32918.5-2017, annex A (GM/T 0003.5): key pair and signature of "message digest" */
#define SM2_SECRET "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"
#define SM2_PUBLIC                                                                       \
	"0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"             \
	"ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
#define SM2_MESSAGE "message digest"
#define SM2_SIGNATURE                                                                    \
	"f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"               \
	"b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"

static size_t bytes_of(const char *hex, uint8_t *out)
{
	ck_assert(hex_decode(hex, strlen(hex), out, strlen(hex) / 2));
	return strlen(hex) / 2;
}

static credit_key *public_key(int algorithm, const char *hex)
{
	uint8_t bytes[KEY_PUBLIC_BYTES_MAX];
	size_t length = bytes_of(hex, bytes);
	credit_key *key;

	ck_assert_int_eq(
		key_of_public(algorithm, "county.example", bytes, length, &key, NULL),
		CREDIT_OK);
	return key;
}

/* A key file's text around a secret: DER in front of it, as RFC 8410 and 5208 have it. */
static credit_key *secret_key(const char *der_head, const char *secret)
{
	struct buf text = BUF_INIT;
	uint8_t der[128];
	size_t head = bytes_of(der_head, der);
	size_t length = head + bytes_of(secret, der + head);
	credit_key *key;

	buf_str(&text, "credit key county.example\n-----BEGIN PRIVATE KEY-----\n");
	base64_put(&text, der, length);
	buf_str(&text, "\n-----END PRIVATE KEY-----\n");
	ck_assert_int_eq(
		key_of_file_text((char *)text.data, text.length, "f", &key, NULL),
		CREDIT_OK);
	buf_free(&text);
	return key;
}

#define ED25519_DER "302e020100300506032b657004220420"
/* PrivateKeyInfo, id-ecPublicKey with curve sm2, ECPrivateKey without the public point */
#define SM2_DER                                                                          \
	"3041020100301306072a8648ce3d020106082a811ccf5501822d0427302502010104"           \
	"20"

START_TEST(test_rfc8032_vectors_both_ways)
{
	credit_key *public_ = public_key(KEY_ED25519, rfc8032[_i].public_);
	credit_key *secret = secret_key(ED25519_DER, rfc8032[_i].secret);
	uint8_t message[64], expected[SIGNATURE_BYTES], made[SIGNATURE_BYTES];
	size_t length = bytes_of(rfc8032[_i].message, message);

	bytes_of(rfc8032[_i].signature, expected);
	ck_assert_int_eq(
		key_verify(public_, message, length, expected, 64, NULL), CREDIT_OK);
	ck_assert_int_eq(key_sign(secret, message, length, made, NULL), CREDIT_OK);
	ck_assert_mem_eq(made, expected, SIGNATURE_BYTES);
	ck_assert_str_eq(credit_key_public(secret), credit_key_public(public_));
	credit_key_close(public_);
	credit_key_close(secret);
}
END_TEST

START_TEST(test_the_sm2_vector_verifies_and_its_key_signs)
{
	credit_key *public_ = public_key(KEY_SM2, SM2_PUBLIC);
	credit_key *secret = secret_key(SM2_DER, SM2_SECRET);
	uint8_t signature[SIGNATURE_BYTES];

	bytes_of(SM2_SIGNATURE, signature);
	ck_assert_int_eq(key_verify(public_, SM2_MESSAGE, strlen(SM2_MESSAGE), signature,
				 64, NULL),
		CREDIT_OK);
	ck_assert_str_eq(credit_key_public(secret), credit_key_public(public_));
	ck_assert_int_eq(
		key_sign(secret, SM2_MESSAGE, strlen(SM2_MESSAGE), signature, NULL),
		CREDIT_OK);
	ck_assert_int_eq(key_verify(public_, SM2_MESSAGE, strlen(SM2_MESSAGE), signature,
				 64, NULL),
		CREDIT_OK);
	credit_key_close(public_);
	credit_key_close(secret);
}
END_TEST

/* The public key of the same annex, as SubjectPublicKeyInfo. */
START_TEST(test_the_pem_of_the_sm2_vector)
{
	credit_key *key = public_key(KEY_SM2, SM2_PUBLIC);

	ck_assert_str_eq(credit_key_pem(key),
		"-----BEGIN PUBLIC KEY-----\n"
		"MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60Y\n"
		"M/wHa7CP81bzUCDM6kkM4md1pS3G6nGMwapgCu0F+/NeCEpmMvYHLamtEw==\n"
		"-----END PUBLIC KEY-----\n");
	credit_key_close(key);
}
END_TEST

/* Any bit of signature or text, a length, another key: never good. */
START_TEST(test_nothing_else_verifies)
{
	static const int algorithms[] = {KEY_ED25519, KEY_SM2};
	uint8_t signature[SIGNATURE_BYTES + 1] = {0};
	char text[] = "credit.edition/1\n";
	size_t length = strlen(text);
	credit_key *key, *other;
	credit_error err;

	ck_assert_int_eq(key_generate(algorithms[_i], "a", &key, NULL), CREDIT_OK);
	ck_assert_int_eq(key_generate(algorithms[_i], "a", &other, NULL), CREDIT_OK);
	ck_assert_int_eq(key_sign(key, text, length, signature, NULL), CREDIT_OK);
	ck_assert_int_eq(key_verify(key, text, length, signature, 64, NULL), CREDIT_OK);
	for (size_t bit = 0; bit < 8 * SIGNATURE_BYTES; bit++) {
		signature[bit / 8] ^= (uint8_t)(1 << bit % 8);
		ck_assert_int_eq(key_verify(key, text, length, signature, 64, &err),
			CREDIT_ECORRUPT);
		signature[bit / 8] ^= (uint8_t)(1 << bit % 8);
	}
	ck_assert_str_eq(err.code, "key-signature");
	for (size_t bit = 0; bit < 8 * length; bit++) {
		text[bit / 8] ^= (char)(1 << bit % 8);
		ck_assert_int_eq(key_verify(key, text, length, signature, 64, NULL),
			CREDIT_ECORRUPT);
		text[bit / 8] ^= (char)(1 << bit % 8);
	}
	ck_assert_int_eq(
		key_verify(key, text, length - 1, signature, 64, NULL), CREDIT_ECORRUPT);
	ck_assert_int_eq(
		key_verify(key, text, length, signature, 63, NULL), CREDIT_ECORRUPT);
	ck_assert_int_eq(
		key_verify(key, text, length, signature, 65, NULL), CREDIT_ECORRUPT);
	ck_assert_int_eq(
		key_verify(other, text, length, signature, 64, NULL), CREDIT_ECORRUPT);
	memset(signature, 0, sizeof(signature));
	ck_assert_int_eq(
		key_verify(key, text, length, signature, 64, NULL), CREDIT_ECORRUPT);
	credit_key_close(key);
	credit_key_close(other);
}
END_TEST

/* OpenSSL before 4.0 hashes an empty identity unless one is stated: that is another one. */
START_TEST(test_sm2_without_the_identity_does_not_verify)
{
	credit_key *key;
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	EVP_PKEY_CTX *own;
	uint8_t der[128], flat[SIGNATURE_BYTES];
	size_t length = sizeof(der);

	ck_assert_int_eq(key_generate(KEY_SM2, "a", &key, NULL), CREDIT_OK);
	own = EVP_PKEY_CTX_new_from_pkey(NULL, key->pkey, NULL);
	EVP_MD_CTX_set_pkey_ctx(context, own);
	ck_assert_int_eq(EVP_PKEY_CTX_set1_id(own, "", 0), 1);
	ck_assert_int_eq(
		EVP_DigestSignInit_ex(context, NULL, "SM3", NULL, NULL, key->pkey, NULL),
		1);
	ck_assert_int_eq(
		EVP_DigestSign(context, der, &length, (const uint8_t *)"x", 1), 1);
	/* SEQUENCE { INTEGER r, INTEGER s }: the last 32 bytes of each, or fewer */
	{
		size_t r_length = der[3], s_length = der[5 + r_length];

		memset(flat, 0, sizeof(flat));
		for (size_t i = 0; i < r_length && i < 32; i++)
			flat[31 - i] = der[4 + r_length - 1 - i];
		for (size_t i = 0; i < s_length && i < 32; i++)
			flat[63 - i] = der[length - 1 - i];
	}
	ck_assert_int_eq(
		key_verify(key, "x", 1, flat, sizeof(flat), NULL), CREDIT_ECORRUPT);
	EVP_MD_CTX_free(context);
	EVP_PKEY_CTX_free(own);
	credit_key_close(key);
}
END_TEST

/* golang.org/x/mod/sumdb/note, example_test.go */
#define GO_VKEY "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

START_TEST(test_a_verifier_key_of_go_is_read_and_written)
{
	credit_key *key, *again;

	ck_assert_int_eq(
		key_of_vkey(GO_VKEY, strlen(GO_VKEY), "f", 1, &key, NULL), CREDIT_OK);
	ck_assert_str_eq(credit_key_public(key), GO_VKEY);
	ck_assert_str_eq(credit_key_name(key), "PeterNeumann");
	ck_assert_str_eq(credit_key_algorithm(key), "ed25519");
	ck_assert(!key->can_sign);
	credit_key_close(key);
	ck_assert_int_eq(key_generate(KEY_SM2, "样例县/信用办", &key, NULL), CREDIT_OK);
	ck_assert_int_eq(key_of_vkey(credit_key_public(key),
				 strlen(credit_key_public(key)), "f", 1, &again, NULL),
		CREDIT_OK);
	ck_assert_str_eq(credit_key_public(again), credit_key_public(key));
	ck_assert_str_eq(credit_key_pem(again), credit_key_pem(key));
	ck_assert_str_eq(credit_key_fingerprint(again), credit_key_fingerprint(key));
	credit_key_close(key);
	credit_key_close(again);
}
END_TEST

START_TEST(test_each_changed_character_of_a_verifier_key_is_refused)
{
	credit_key *key = NULL;
	char text[] = GO_VKEY;
	credit_error err;

	for (size_t i = 0; i < strlen(GO_VKEY); i++) {
		for (int c = 1; c < 128; c++) {
			text[i] = (char)c;
			if (c == GO_VKEY[i])
				continue;
			ck_assert_int_eq(
				key_of_vkey(text, strlen(text), "f", 7, &key, &err),
				CREDIT_EFORMAT);
			ck_assert_ptr_null(key);
		}
		text[i] = GO_VKEY[i];
	}
	ck_assert_str_eq(err.code, "key-public");
	for (size_t length = 0; length < strlen(GO_VKEY); length++)
		ck_assert_int_eq(
			key_of_vkey(GO_VKEY, length, "f", 1, &key, NULL), CREDIT_EFORMAT);
}
END_TEST

START_TEST(test_a_point_off_the_curve_is_no_key)
{
	uint8_t bytes[KEY_PUBLIC_BYTES_MAX];
	size_t length = bytes_of(SM2_PUBLIC, bytes);
	credit_key *key;

	bytes[length - 1] ^= 1;
	ck_assert_int_eq(
		key_of_public(KEY_SM2, "a", bytes, length, &key, NULL), CREDIT_EFORMAT);
	bytes[length - 1] ^= 1;
	bytes[0] = 2;
	ck_assert_int_eq(
		key_of_public(KEY_SM2, "a", bytes, length, &key, NULL), CREDIT_EFORMAT);
	ck_assert_int_eq(
		key_of_public(KEY_SM2, "a", bytes, 33, &key, NULL), CREDIT_EFORMAT);
	ck_assert_int_eq(
		key_of_public(KEY_ED25519, "a", bytes, 31, &key, NULL), CREDIT_EFORMAT);
	ck_assert_int_eq(key_of_public(3, "a", bytes, 32, &key, NULL), CREDIT_EINVAL);
	ck_assert_ptr_null(key);
}
END_TEST

START_TEST(test_names_of_signers)
{
	static const char *const good[] = {
		"a", "county.example/credit", "样例县信用办", "a-b_c"};
	static const char *const bad[] = {"", "a b", "a+b", "a\tb", "a\nb",
		"a\xC2\xA0"
		"b",
		"a\xE3\x80\x80"
		"b",
		"a\xE2\x80\x8B"
		"b",
		"a\xD8\x9C"
		"b",
		"a\xC2\x9B"
		"b",
		"\xE2\x80\xAE"
		"a",
		"\x7f", "\xff"};
	char longest[KEY_NAME_BYTES_MAX + 2];
	credit_error err;
	credit_key *key;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		ck_assert_msg(key_name_valid(good[i], strlen(good[i])), "%s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_msg(!key_name_valid(bad[i], strlen(bad[i])), "%s", bad[i]);
	ck_assert(!key_name_valid("a\0b", 3));
	memset(longest, 'a', sizeof(longest));
	ck_assert(key_name_valid(longest, KEY_NAME_BYTES_MAX));
	ck_assert(!key_name_valid(longest, KEY_NAME_BYTES_MAX + 1));
	ck_assert_int_eq(key_generate(KEY_ED25519, "a b", &key, &err), CREDIT_EINVAL);
	ck_assert_str_eq(err.code, "key-name");
	ck_assert_int_eq(key_generate(9, "a", &key, &err), CREDIT_EINVAL);
	ck_assert_str_eq(err.code, "key-algorithm");
}
END_TEST

/* SHA-256 of the line, four bytes a group, modulo 100,000 (by Python's hashlib). */
START_TEST(test_the_fingerprint_is_what_it_says)
{
	credit_key *key;
	uint8_t sum[DIGEST_BYTES];
	char expected[64] = "";

	ck_assert_int_eq(
		key_of_vkey(GO_VKEY, strlen(GO_VKEY), "f", 1, &key, NULL), CREDIT_OK);
	ck_assert_int_eq(
		digest_once(HASH_SHA256, GO_VKEY, strlen(GO_VKEY), sum, NULL), CREDIT_OK);
	for (size_t i = 0; i < DIGEST_BYTES; i += 4)
		snprintf(expected + strlen(expected), 8, "%s%05u", i ? " " : "",
			((unsigned)sum[i] << 24 | (unsigned)sum[i + 1] << 16 |
				(unsigned)sum[i + 2] << 8 | sum[i + 3]) %
				100000);
	ck_assert_str_eq(credit_key_fingerprint(key), expected);
	ck_assert_str_eq(expected, "61892 22534 17034 31695 82950 85432 03597 75012");
	credit_key_close(key);
}
END_TEST

START_TEST(test_a_public_key_cannot_sign_and_misuse)
{
	credit_key *key = public_key(KEY_ED25519, rfc8032[0].public_);
	uint8_t signature[SIGNATURE_BYTES];
	char text[KEY_FILE_BYTES_MAX];
	size_t length;

	ck_assert_int_eq(key_sign(key, "x", 1, signature, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(key_file_text(key, text, &length, NULL), CREDIT_EIO);
	ck_assert_uint_eq(length, 0);
	credit_key_close(key);
	ck_assert_ptr_null(key_algorithm_name(0));
	ck_assert_int_eq(key_algorithm_of("rsa"), 0);
	ck_assert_int_eq(key_algorithm_of(NULL), 0);
	ck_assert_str_eq(key_algorithm_name(KEY_SM2), "sm2");
}
END_TEST

/* What a key file may not hold: each is told as what it is. */
START_TEST(test_texts_that_are_no_key_file)
{
	static const struct {
		const char *text, *code;
	} bad[] = {
		{"", "key-form"},
		{"credit key a", "key-form"},
		{"credit key \n", "key-form"},
		{"credit key a b\nx", "key-form"},
		{"credit key a\n", "key-form"},
		{"credit key a\n-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END "
		 "PUBLIC KEY-----\n",
			"key-form"},
		{"credit key a\n-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n"
		 "-----END ENCRYPTED PRIVATE KEY-----\n",
			"key-encrypted"},
		{"credit key a\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE "
		 "KEY-----\n",
			"key-other"},
		/* X25519, which cannot sign (RFC 8410) */
		{"credit key a\n-----BEGIN PRIVATE KEY-----\n"
		 "MC4CAQAwBQYDK2VuBCIEIHcHbQpzGKV9PBbBclGyZkXfTC+H68CZKrF3+6UduSwq\n"
		 "-----END PRIVATE KEY-----\n",
			"key-other"},
	};
	credit_key *key;
	credit_error err;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_int_eq(key_of_file_text(bad[i].text, strlen(bad[i].text), "f",
					 &key, &err),
			CREDIT_EFORMAT);
		ck_assert_msg(strcmp(err.code, bad[i].code) == 0, "%zu: %s", i, err.code);
		ck_assert_ptr_null(key);
	}
}
END_TEST

SUITE("seal/key", TL(test_rfc8032_vectors_both_ways, RFC8032),
	T(test_the_sm2_vector_verifies_and_its_key_signs),
	T(test_the_pem_of_the_sm2_vector), TL(test_nothing_else_verifies, 2),
	T(test_sm2_without_the_identity_does_not_verify),
	T(test_a_verifier_key_of_go_is_read_and_written),
	T(test_each_changed_character_of_a_verifier_key_is_refused),
	T(test_a_point_off_the_curve_is_no_key), T(test_names_of_signers),
	T(test_the_fingerprint_is_what_it_says),
	T(test_a_public_key_cannot_sign_and_misuse), T(test_texts_that_are_no_key_file))
