/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Signatures and keys that look right and must not be believed.
 *
 * Ed25519: some of the vectors of Project Wycheproof (github.com/C2SP/wycheproof,
 * testvectors_v1/ed25519_test.json, Apache-2.0), by their numbers there; points of
 * small order and values of y past the field, by RFC 8032, 5.1.3.  SM2: the same
 * questions asked of the vector of GB/T 32918.5-2017.
 */
#include <string.h>

#include "base/text.h"
#include "seal/key.h"
#include "seal/note.h"
#include "../support/suite.h"

#define R3 "7c38e026f29e14aabd059a0f2db8b0cd783040609a8be684db12f82a27774ab0"
#define S3 "7a9155711ecfaf7f99f277bad0c6ae7e39d4eef676573336a5c51eb6f946b30d"
#define ZERO "0000000000000000000000000000000000000000000000000000000000000000"
#define ONE "0100000000000000000000000000000000000000000000000000000000000000"
#define ORDER "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"
#define ORDER_1 "ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"
#define FIELD "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
#define WYCHEPROOF_KEY "7d4d0e7f6153a69b6242b522abbee685fda4420f8834b108c3bdae369ef549fa"

static const struct {
	int number; /* tcId */
	const char *message;
	const char *signature;
} wycheproof[] = {
	{3, "54657374", R3 S3}, /* the only good one */
	{10, "3f", ZERO ZERO},
	{11, "3f", ZERO ONE},
	{12, "3f", ZERO ORDER_1},
	{13, "3f", ZERO ORDER},
	{14, "3f", ZERO FIELD},
	{15, "3f", ONE ZERO},
	{18, "3f", ONE ORDER},
	{23, "3f", ORDER ORDER},
	{25, "3f", FIELD ZERO},
	{28, "3f", FIELD ORDER},
	{29, "3f", FIELD FIELD},
	{30, "54657374", ""},
	{31, "54657374", R3},
	{33, "54657374", R3 S3 "2020"},
	{35, "54657374", "00" R3 S3},
	{36, "54657374", R3 "00" S3},
	{37, "54657374", R3 S3 "00"},
	{38, "546573743137",
		"93de3ca252426c95f735cb9edd92e83321ac62372d5aa5b379786bae111ab6b17251330e"
		"8f9a7c30d6993137c596007d7b001409287535ac4804e662bc58a3"},
	{42, "313233343030",
		"647c1492402ab5ce03e2c3a7f0384d051b9cf3570f1207fc78c1bcc98c281c2b"
		"1d125e5538f38afbcc1c84e489521083041d24bc6240767029da063271a1ff0c"},
	{58, "313233343030",
		"657c1492402ab5ce03e2c3a7f0384d051b9cf3570f1207fc78c1bcc98c281c6b"
		"8da07efd07a6dafb015ed6a32fe136319a972ffbc341f3a0beae97ccf8136505"},
	{59, "313233343030",
		"657c1492402ab5ce03e2c3a7f0384d051b9cf3570f1207fc78c1bcc98c281cab"
		"227aedf259f910f0f3a759a335062665217925d019173b88917eae294f75d40f"},
	{60, "313233343030",
		ZERO "e0b8e7770d51c7a36375d006c5bffd6af43ff54aaf47e4330dc118c71d61ec02"},
	{61, "313233343030",
		"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
		"463a1908382e7eb7693acef9884f7cf931a215e0791876be22c631a59881fd0e"},
	{63, "54657374",
		R3 "67654bce3832c2d76f8f6f5dafc08d9339d4eef676573336a5c51eb6f946b31d"},
};
#define WYCHEPROOF ((int)(sizeof(wycheproof) / sizeof(wycheproof[0])))

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

	ck_assert_int_eq(key_of_public(algorithm, "a", bytes, length, &key, NULL), CREDIT_OK);
	return key;
}

START_TEST(test_wycheproof)
{
	credit_key *key = public_key(KEY_ED25519, WYCHEPROOF_KEY);
	uint8_t message[16];
	uint8_t signature[128];
	size_t length = bytes_of(wycheproof[_i].message, message);
	size_t signature_length = bytes_of(wycheproof[_i].signature, signature);
	credit_error err = {0};
	int status = key_verify(key, message, length, signature, signature_length, &err);

	ck_assert_msg(status == (wycheproof[_i].number == 3 ? CREDIT_OK : CREDIT_ECORRUPT), "%d: %d",
		wycheproof[_i].number, status);
	ck_assert_str_eq(err.code, status ? "key-signature" : "");
	credit_key_close(key);
}
END_TEST

/* RFC 8032, 5.1.7: S and S + kL are one scalar, but S >= L is refused; 63 is k = 1. */
START_TEST(test_no_multiple_of_the_order_may_be_added)
{
	credit_key *key = public_key(KEY_ED25519, WYCHEPROOF_KEY);
	uint8_t order[32];
	uint8_t signature[SIGNATURE_BYTES];
	unsigned carry = 0;
	int added = 0;

	bytes_of(ORDER, order);
	bytes_of(R3 S3, signature);
	while (!carry) {
		ck_assert_int_eq(key_verify(key, "Test", 4, signature, 64, NULL),
			added ? CREDIT_ECORRUPT : CREDIT_OK);
		for (int i = 0; i < 32; i++) {
			carry += signature[32 + i] + order[i];
			signature[32 + i] = (uint8_t)carry;
			carry >>= 8;
		}
		added++;
	}
	ck_assert_int_eq(added, 16);
	credit_key_close(key);
}
END_TEST

/* ---- keys of Ed25519 ---- */

/* The points of order 1, 2, 4 and 8 by their y, and some of the 19 y that are p or more. */
static const char *const weak[] = {ZERO, ONE,
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", FIELD,
	"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"};
#define WEAK ((int)(sizeof(weak) / sizeof(weak[0])))

/* With the key ONE, R = ONE and S = 0 would sign everything. */
START_TEST(test_a_key_for_which_anybody_signs_is_no_key)
{
	uint8_t bytes[32];
	credit_error err;
	credit_key *key;

	bytes_of(weak[_i], bytes);
	for (int sign = 0; sign < 2; sign++) {
		ck_assert_int_eq(key_of_public(KEY_ED25519, "a", bytes, 32, &key, &err),
			CREDIT_EFORMAT);
		ck_assert_str_eq(err.code, "key-other");
		ck_assert_ptr_null(key);
		bytes[31] |= 0x80;
	}
}
END_TEST

/* Half of all numbers are no y of a point: such a key verifies nothing. */
START_TEST(test_a_key_that_is_no_point_verifies_nothing)
{
	uint8_t bytes[32] = {2}; /* y = 2 is on no point */
	uint8_t signature[SIGNATURE_BYTES] = {1};
	credit_key *key;
	int status = key_of_public(KEY_ED25519, "a", bytes, 32, &key, NULL);

	if (status == CREDIT_OK)
		ck_assert_int_eq(key_verify(key, "Test", 4, signature, 64, NULL),
			CREDIT_ECORRUPT);
	else
		ck_assert_int_eq(status, CREDIT_EFORMAT);
	credit_key_close(key);
}
END_TEST

/* ---- SM2 ---- */

#define SM2_X "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
#define SM2_Y "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
#define SM2_R "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
#define SM2_S "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
#define SM2_N "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123"
#define SM2_P "fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff"
#define SM2_N_S "4e4955d520ded02789ce7d43f2bde35db673a66e0246c256cfb08a44b4197f79" /* n - s */
#define SM2_N_R "0a5fc4f8b72d3b9cf1153aec1e447e5e18bf0532f9f04dea100f755c4aee2070" /* n - r */
#define ALL "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"

static const char *const sm2_signatures[] = {ZERO ZERO, ZERO SM2_S, SM2_R ZERO, SM2_N SM2_S,
	SM2_R SM2_N, SM2_N SM2_N, ALL SM2_S, SM2_R ALL, ALL ALL, SM2_S SM2_R,
	SM2_R SM2_N_S,	 /* is one for ECDSA */
	SM2_N_R SM2_S, SM2_R SM2_N_R, /* r + s = n */
	SM2_N_R SM2_N_S};
#define SM2_SIGNATURES ((int)(sizeof(sm2_signatures) / sizeof(sm2_signatures[0])))

START_TEST(test_sm2_signatures_at_the_edges)
{
	credit_key *key = public_key(KEY_SM2, "04" SM2_X SM2_Y);
	uint8_t signature[SIGNATURE_BYTES];
	credit_error err;

	bytes_of(SM2_R SM2_S, signature);
	ck_assert_int_eq(key_verify(key, "message digest", 14, signature, 64, NULL), CREDIT_OK);
	bytes_of(sm2_signatures[_i], signature);
	ck_assert_int_eq(key_verify(key, "message digest", 14, signature, 64, &err),
		CREDIT_ECORRUPT);
	ck_assert_str_eq(err.code, "key-signature");
	credit_key_close(key);
}
END_TEST

static const char *const sm2_keys[] = {"00" ZERO ZERO, "04" ZERO ZERO, "04" ALL ALL,
	"04" SM2_Y SM2_X, "04" SM2_P SM2_Y, "04" SM2_X SM2_P, "04" ZERO SM2_Y, "05" SM2_X SM2_Y,
	"06" SM2_X SM2_Y, "07" SM2_X SM2_Y, "02" SM2_X, "00", "04" SM2_X SM2_Y "00"};
#define SM2_KEYS ((int)(sizeof(sm2_keys) / sizeof(sm2_keys[0])))

START_TEST(test_what_is_no_point_is_no_key_of_sm2)
{
	uint8_t bytes[80];
	credit_error err;
	size_t length = bytes_of(sm2_keys[_i], bytes);
	credit_key *key;

	ck_assert_int_eq(key_of_public(KEY_SM2, "a", bytes, length, &key, &err), CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "key-other");
	ck_assert_ptr_null(key);
}
END_TEST

SUITE("seal/key_vectors", TL(test_wycheproof, WYCHEPROOF),
	T(test_no_multiple_of_the_order_may_be_added),
	TL(test_a_key_for_which_anybody_signs_is_no_key, WEAK),
	T(test_a_key_that_is_no_point_verifies_nothing),
	TL(test_sm2_signatures_at_the_edges, SM2_SIGNATURES),
	TL(test_what_is_no_point_is_no_key_of_sm2, SM2_KEYS))
