/* SPDX-License-Identifier: Apache-2.0 */
/*
 * key.c - makes and reads keys, signs and verifies, by OpenSSL's EVP.
 *
 * Runs a few times an edition.  Every key that can sign must verify a signature
 * of its own before it is handed out, so that a damaged one never signs.
 */
#include "seal/key.h"

#include <assert.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/decoder.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/message.h"
#include "base/text.h"
#include "seal/digest.h"

#define SM2_IDENTITY "1234567812345678" /* GB/T 35276-2017, 10 */
#define SM2_TYPE                                                                         \
	"\xff"                                                                           \
	"credit-sm2-sm3/1"
#define SM2_PUBLIC_BYTES 65
#define SM2_HALF 32 /* of a signature or a point */
#define ED25519_TYPE "\x01"
#define ED25519_PUBLIC_BYTES 32
#define FILE_HEAD "credit key "

static const struct algorithm {
	int number;
	const char *name;     /* ours */
	const char *provider; /* OpenSSL's */
	const char *type;     /* in front of the public key */
	size_t public_bytes;
} algorithms[] = {
	{KEY_ED25519, "ed25519", "ED25519", ED25519_TYPE, ED25519_PUBLIC_BYTES},
	{KEY_SM2, "sm2", "SM2", SM2_TYPE, SM2_PUBLIC_BYTES},
};
#define ALGORITHMS (sizeof(algorithms) / sizeof(algorithms[0]))

static const struct algorithm *algorithm_find(int number)
{
	for (size_t i = 0; i < ALGORITHMS; i++)
		if (algorithms[i].number == number)
			return &algorithms[i];
	return NULL;
}

const char *key_algorithm_name(int algorithm)
{
	const struct algorithm *found = algorithm_find(algorithm);

	return found ? found->name : NULL;
}

int key_algorithm_of(const char *name)
{
	for (size_t i = 0; name && i < ALGORITHMS; i++)
		if (strcmp(algorithms[i].name, name) == 0)
			return algorithms[i].number;
	return 0;
}

bool key_name_valid(const char *name, size_t length)
{
	size_t at = 0;

	if (length == 0 || length > KEY_NAME_BYTES_MAX || !utf8_valid(name, length))
		return false;
	while (at < length) {
		uint32_t c;

		at += utf8_next(name + at, length - at, &c);
		if (c == '+' || is_space(c) || is_deceptive(c))
			return false;
	}
	return true;
}

static int fail_name(credit_error *err, const char *name)
{
	char limit[12];

	snprintf(limit, sizeof(limit), "%d", KEY_NAME_BYTES_MAX);
	return FAIL(err, CREDIT_EINVAL, MSG_KEY_NAME, name, limit);
}

/* Builds of OpenSSL without SM2 are common; all else works with them. */
static int check_algorithm(int algorithm, credit_error *err)
{
	EVP_KEYMGMT *keys;

	if (algorithm != KEY_SM2)
		return CREDIT_OK;
	keys = EVP_KEYMGMT_fetch(NULL, "SM2", NULL);
	if (!keys)
		return FAIL(err, CREDIT_EVERSION, MSG_KEY_NO_SM2);
	EVP_KEYMGMT_free(keys);
	return CREDIT_OK;
}

static int fail_openssl(credit_error *err, const char *what)
{
	return FAIL(err, CREDIT_EIO, MSG_DIGEST, what);
}

/* ---- signing and verifying ---- */

/* A context that signs or verifies with the key; NULL when OpenSSL fails. */
static EVP_MD_CTX *context_of(const credit_key *key, bool sign)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	EVP_PKEY_CTX *own = NULL; /* of the context; SM2 hashes an identity first */
	const char *digest = key->algorithm == KEY_SM2 ? "SM3" : NULL;
	int done;

	if (context && key->algorithm == KEY_SM2) {
		own = EVP_PKEY_CTX_new_from_pkey(NULL, key->pkey, NULL);
		if (own)
			EVP_MD_CTX_set_pkey_ctx(context, own);
	}
	if (!context || (key->algorithm == KEY_SM2 &&
				(!own || EVP_PKEY_CTX_set1_id(own, SM2_IDENTITY,
						 strlen(SM2_IDENTITY)) <= 0)))
		done = 0;
	else if (sign)
		done = EVP_DigestSignInit_ex(
			context, NULL, digest, NULL, NULL, key->pkey, NULL);
	else
		done = EVP_DigestVerifyInit_ex(
			context, NULL, digest, NULL, NULL, key->pkey, NULL);
	if (done > 0)
		return context;
	EVP_MD_CTX_free(context);
	EVP_PKEY_CTX_free(own); /* set_pkey_ctx() does not take it */
	return NULL;
}

static void context_free(EVP_MD_CTX *context, const credit_key *key)
{
	EVP_PKEY_CTX *own =
		key->algorithm == KEY_SM2 ? EVP_MD_CTX_get_pkey_ctx(context) : NULL;

	EVP_MD_CTX_free(context);
	EVP_PKEY_CTX_free(own);
}

/* SEQUENCE(r, s) as OpenSSL has it to r||s. */
static bool sm2_flat(const uint8_t *der, size_t length, uint8_t out[SIGNATURE_BYTES])
{
	const uint8_t *at = der;
	ECDSA_SIG *parts = d2i_ECDSA_SIG(NULL, &at, (long)length);
	bool done = parts &&
		    BN_bn2binpad(ECDSA_SIG_get0_r(parts), out, SM2_HALF) == SM2_HALF &&
		    BN_bn2binpad(ECDSA_SIG_get0_s(parts), out + SM2_HALF, SM2_HALF) ==
			    SM2_HALF;

	ECDSA_SIG_free(parts);
	return done;
}

/* The other way; *der is OpenSSL's to free.  0: out of memory. */
static size_t sm2_der(const uint8_t flat[SIGNATURE_BYTES], uint8_t **der)
{
	ECDSA_SIG *parts = ECDSA_SIG_new();
	BIGNUM *r = BN_bin2bn(flat, SM2_HALF, NULL);
	BIGNUM *s = BN_bin2bn(flat + SM2_HALF, SM2_HALF, NULL);
	int length = -1;

	*der = NULL;
	if (parts && r && s && ECDSA_SIG_set0(parts, r, s)) {
		length = i2d_ECDSA_SIG(parts, der);
	} else {
		BN_free(r);
		BN_free(s);
	}
	ECDSA_SIG_free(parts);
	return length > 0 ? (size_t)length : 0;
}

int key_sign(const credit_key *key, const void *bytes, size_t length,
	uint8_t signature[SIGNATURE_BYTES], credit_error *err)
{
	uint8_t made[128];
	size_t made_length = sizeof(made);
	EVP_MD_CTX *context;
	bool done;

	memset(signature, 0, SIGNATURE_BYTES);
	if (!key->can_sign)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "key", "public");
	ERR_set_mark();
	context = context_of(key, true);
	done = context && EVP_DigestSign(context, made, &made_length, bytes, length) > 0;
	if (done && key->algorithm == KEY_SM2)
		done = sm2_flat(made, made_length, signature);
	else if (done && (done = made_length == SIGNATURE_BYTES))
		memcpy(signature, made, SIGNATURE_BYTES);
	if (context)
		context_free(context, key);
	ERR_pop_to_mark();
	return done ? CREDIT_OK : fail_openssl(err, key_algorithm_name(key->algorithm));
}

int key_verify(const credit_key *key, const void *bytes, size_t length,
	const uint8_t *signature, size_t signature_length, credit_error *err)
{
	const uint8_t *given = signature;
	size_t given_length = signature_length;
	uint8_t *der = NULL;
	EVP_MD_CTX *context;
	int status = CREDIT_OK;

	if (signature_length != SIGNATURE_BYTES)
		return FAIL(err, CREDIT_ECORRUPT, MSG_KEY_SIGNATURE, key->name);
	ERR_set_mark();
	if (key->algorithm == KEY_SM2) {
		given_length = sm2_der(signature, &der);
		given = der;
	}
	context = context_of(key, false);
	if (!context || (key->algorithm == KEY_SM2 && !der))
		status = fail_openssl(err, key_algorithm_name(key->algorithm));
	else if (EVP_DigestVerify(context, given, given_length, bytes, length) != 1)
		status = FAIL(err, CREDIT_ECORRUPT, MSG_KEY_SIGNATURE, key->name);
	if (context)
		context_free(context, key);
	OPENSSL_free(der);
	ERR_pop_to_mark();
	return status;
}

/* ---- the texts of a key ---- */

static bool read_public(credit_key *key)
{
	BIGNUM *x = NULL;
	BIGNUM *y = NULL;
	bool done;

	key->public_length = algorithm_find(key->algorithm)->public_bytes;
	if (key->algorithm == KEY_ED25519)
		return EVP_PKEY_get_raw_public_key(
			       key->pkey, key->public_bytes, &key->public_length) > 0 &&
		       key->public_length == ED25519_PUBLIC_BYTES;
	key->public_bytes[0] = POINT_CONVERSION_UNCOMPRESSED;
	done = EVP_PKEY_get_bn_param(key->pkey, OSSL_PKEY_PARAM_EC_PUB_X, &x) > 0 &&
	       EVP_PKEY_get_bn_param(key->pkey, OSSL_PKEY_PARAM_EC_PUB_Y, &y) > 0 &&
	       BN_bn2binpad(x, key->public_bytes + 1, SM2_HALF) == SM2_HALF &&
	       BN_bn2binpad(y, key->public_bytes + 1 + SM2_HALF, SM2_HALF) == SM2_HALF;
	BN_free(x);
	BN_free(y);
	return done;
}

/* type || public key */
static void put_typed(const credit_key *key, struct buf *out)
{
	buf_str(out, algorithm_find(key->algorithm)->type);
	buf_put(out, key->public_bytes, key->public_length);
}

static int make_id(credit_key *key, credit_error *err)
{
	struct buf bytes = BUF_INIT;
	uint8_t sum[DIGEST_BYTES];
	int status;

	buf_printf(&bytes, "%s\n", key->name);
	put_typed(key, &bytes);
	status = bytes.status
			 ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
			 : digest_once(HASH_SHA256, bytes.data, bytes.length, sum, err);
	if (!status)
		memcpy(key->id, sum, KEY_ID_BYTES);
	buf_free(&bytes);
	return status;
}

static int make_vkey(credit_key *key, credit_error *err)
{
	struct buf typed = BUF_INIT;
	char id[2 * KEY_ID_BYTES + 1];

	hex_encode(key->id, KEY_ID_BYTES, id);
	put_typed(key, &typed);
	buf_printf(&key->vkey, "%s+%s+", key->name, id);
	base64_put(&key->vkey, typed.data, typed.length);
	if (typed.status)
		key->vkey.status = typed.status;
	buf_free(&typed);
	buf_cstr(&key->vkey);
	return key->vkey.status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

static int make_fingerprint(credit_key *key, credit_error *err)
{
	uint8_t sum[DIGEST_BYTES];
	int status = digest_once(HASH_SHA256, key->vkey.data, key->vkey.length, sum, err);
	struct span span = span_of(sum, sizeof(sum));
	size_t at = 0;

	for (int group = 0; group < DIGEST_BYTES / 4; group++)
		at += (size_t)snprintf(key->fingerprint + at,
			sizeof(key->fingerprint) - at, "%s%05u", group ? " " : "",
			(unsigned)(span_u32(&span) % 100000));
	return status;
}

static int make_pem(credit_key *key, credit_error *err)
{
	BIO *out = BIO_new(BIO_s_mem());
	char *text;
	long length;

	if (!out || !PEM_write_bio_PUBKEY(out, key->pkey)) {
		BIO_free(out);
		return fail_openssl(err, "PEM");
	}
	length = BIO_get_mem_data(out, &text);
	buf_put(&key->pem, text, (size_t)length);
	BIO_free(out);
	buf_cstr(&key->pem);
	return key->pem.status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

/* Does it verify what it signs? */
static int try_key(const credit_key *key, credit_error *err)
{
	static const char text[] = "credit.key/1\n";
	uint8_t signature[SIGNATURE_BYTES];
	int status = key_sign(key, text, strlen(text), signature, err);

	return status ? status
		      : key_verify(key, text, strlen(text), signature, sizeof(signature),
				err);
}

/* A key around pkey, which it owns from here on, also when this fails. */
static int key_of_pkey(EVP_PKEY *pkey, int algorithm, bool can_sign, const char *name,
	credit_key **out, credit_error *err)
{
	credit_key *key = calloc(1, sizeof(*key));
	int status = CREDIT_OK;

	*out = NULL;
	if (!key) {
		EVP_PKEY_free(pkey);
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	assert(strlen(name) <= KEY_NAME_BYTES_MAX);
	strcpy(key->name, name);
	key->algorithm = algorithm;
	key->can_sign = can_sign;
	key->pkey = pkey;
	if (!read_public(key))
		status = fail_openssl(err, key_algorithm_name(algorithm));
	if (!status)
		status = make_id(key, err);
	if (!status)
		status = make_vkey(key, err);
	if (!status)
		status = make_fingerprint(key, err);
	if (!status)
		status = make_pem(key, err);
	if (!status && can_sign)
		status = try_key(key, err);
	if (status)
		credit_key_close(key);
	else
		*out = key;
	return status;
}

void credit_key_close(credit_key *key)
{
	if (!key)
		return;
	EVP_PKEY_free(key->pkey);
	buf_free(&key->vkey);
	buf_free(&key->pem);
	free(key);
}

/* ---- where keys come from ---- */

/* What a new key of whatever source must be: of an algorithm that is here, and named. */
static int check_new(const struct algorithm *algorithm, const char *name, credit_error *err)
{
	if (!algorithm)
		return FAIL(err, CREDIT_EINVAL, MSG_KEY_ALGORITHM, "");
	if (!key_name_valid(name, strlen(name)))
		return fail_name(err, name);
	return check_algorithm(algorithm->number, err);
}

int key_generate(int algorithm, const char *name, credit_key **out, credit_error *err)
{
	const struct algorithm *found = algorithm_find(algorithm);
	EVP_PKEY *pkey;
	int status;

	*out = NULL;
	status = check_new(found, name, err);
	if (status)
		return status;
	ERR_set_mark();
	pkey = EVP_PKEY_Q_keygen(NULL, NULL, found->provider);
	ERR_pop_to_mark();
	return pkey ? key_of_pkey(pkey, algorithm, true, name, out, err)
		    : fail_openssl(err, found->provider);
}

static EVP_PKEY *sm2_of_public(const uint8_t *bytes, size_t length)
{
	OSSL_PARAM params[] = {
		OSSL_PARAM_construct_utf8_string(
			OSSL_PKEY_PARAM_GROUP_NAME, (char[]){"SM2"}, 0),
		OSSL_PARAM_construct_octet_string(
			OSSL_PKEY_PARAM_PUB_KEY, (void *)(uintptr_t)bytes, length),
		OSSL_PARAM_construct_end(),
	};
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "SM2", NULL);
	EVP_PKEY *pkey = NULL;

	if (context && EVP_PKEY_fromdata_init(context) > 0 &&
		EVP_PKEY_fromdata(context, &pkey, EVP_PKEY_PUBLIC_KEY, params) <= 0)
		pkey = NULL;
	EVP_PKEY_CTX_free(context);
	return pkey;
}

/*
 * A point of small order, for which everybody can sign everything, or a y that is
 * not below p = 2^255 - 19, so that one key would have two texts (RFC 8032, 5.1.3).
 * OpenSSL takes both.  Bytes of y, lowest first; the sign of x is above them.
 */
static bool ed25519_weak(const uint8_t bytes[ED25519_PUBLIC_BYTES])
{
	static const uint8_t order_8[2][ED25519_PUBLIC_BYTES] = {
		{0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2,
			0xef, 0x98, 0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1,
			0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
		{0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d,
			0x10, 0x67, 0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e,
			0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a}};
	uint8_t y[ED25519_PUBLIC_BYTES];
	bool zeros = true; /* between the lowest byte and the highest */
	bool ones = true;

	memcpy(y, bytes, sizeof(y));
	y[31] &= 0x7f;
	for (size_t i = 1; i < 31; i++) {
		zeros = zeros && y[i] == 0;
		ones = ones && y[i] == 0xff;
	}
	return (zeros && y[31] == 0 && y[0] <= 1) || /* orders 4 and 1 */
	       (ones && y[31] == 0x7f && y[0] >= 0xec) || /* order 2, and past p */
	       memcmp(y, order_8[0], sizeof(y)) == 0 || memcmp(y, order_8[1], sizeof(y)) == 0;
}

int key_of_public(int algorithm, const char *name, const uint8_t *bytes, size_t length,
	credit_key **out, credit_error *err)
{
	const struct algorithm *found = algorithm_find(algorithm);
	EVP_PKEY *pkey = NULL;
	int status;

	*out = NULL;
	status = check_new(found, name, err);
	if (status)
		return status;
	ERR_set_mark();
	if (length == found->public_bytes && algorithm == KEY_ED25519 && !ed25519_weak(bytes))
		pkey = EVP_PKEY_new_raw_public_key_ex(
			NULL, "ED25519", NULL, bytes, length);
	else if (length == found->public_bytes && algorithm == KEY_SM2 &&
		 bytes[0] == POINT_CONVERSION_UNCOMPRESSED)
		pkey = sm2_of_public(bytes, length);
	ERR_pop_to_mark();
	if (!pkey)
		return FAIL(err, CREDIT_EFORMAT, MSG_KEY_OTHER, name);
	return key_of_pkey(pkey, algorithm, false, name, out, err);
}

/* What follows a name in a verifier key. */
static int key_of_typed(
	const char *name, const struct buf *typed, credit_key **out, credit_error *err)
{
	for (size_t i = 0; i < ALGORITHMS; i++) {
		size_t length = strlen(algorithms[i].type);

		if (typed->length == length + algorithms[i].public_bytes &&
			memcmp(typed->data, algorithms[i].type, length) == 0)
			return key_of_public(algorithms[i].number, name,
				typed->data + length, algorithms[i].public_bytes, out,
				err);
	}
	return CREDIT_EFORMAT;
}

int key_of_vkey(const char *text, size_t length, const char *file, size_t line,
	credit_key **out, credit_error *err)
{
	const char *end = text + length;
	const char *plus = memchr(text, '+', length);
	const char *second =
		plus ? memchr(plus + 1, '+', (size_t)(end - plus - 1)) : NULL;
	char name[KEY_NAME_BYTES_MAX + 1] = "";
	uint8_t id[KEY_ID_BYTES];
	struct buf typed = BUF_INIT;
	credit_error own = {0};
	char number[24];
	int status = CREDIT_EFORMAT;

	*out = NULL;
	if (second && key_name_valid(text, (size_t)(plus - text)) &&
		hex_decode(plus + 1, (size_t)(second - plus - 1), id, sizeof(id)) &&
		base64_read(second + 1, (size_t)(end - second - 1), &typed)) {
		memcpy(name, text, (size_t)(plus - text));
		status = key_of_typed(name, &typed, out, &own);
	}
	buf_free(&typed);
	if (!status && memcmp((*out)->id, id, sizeof(id)) != 0) {
		credit_key_close(*out);
		*out = NULL;
		status = CREDIT_EFORMAT;
	}
	if (status == CREDIT_EFORMAT) {
		snprintf(number, sizeof(number), "%zu", line);
		return FAIL(err, CREDIT_EFORMAT, MSG_KEY_PUBLIC, file, number);
	}
	if (status && err)
		*err = own;
	return status;
}

/* ---- key files ---- */

/* 1.2.156.10197.1.301 as it stands in a PKCS#8: what key it is where SM2 is missing. */
static bool names_sm2(const uint8_t *der, size_t length)
{
	static const uint8_t oid[] = {6, 8, 0x2a, 0x81, 0x1c, 0xcf, 0x55, 1, 0x82, 0x2d};

	return memmem(der, length, oid, sizeof(oid)) != NULL;
}

static int key_of_pkcs8(const uint8_t *der, size_t length, const char *name,
	const char *file, credit_key **out, credit_error *err)
{
	EVP_PKEY *pkey = NULL;
	OSSL_DECODER_CTX *decoder = OSSL_DECODER_CTX_new_for_pkey(
		&pkey, "DER", "PrivateKeyInfo", NULL, EVP_PKEY_KEYPAIR, NULL, NULL);
	int status = names_sm2(der, length) ? check_algorithm(KEY_SM2, err) : CREDIT_OK;

	if (!status &&
		(!decoder || !OSSL_DECODER_from_data(decoder, &der, &length) || !pkey))
		status = FAIL(err, CREDIT_EFORMAT, MSG_KEY_OTHER, file);
	OSSL_DECODER_CTX_free(decoder);
	for (size_t i = 0; i < ALGORITHMS && !status; i++)
		if (EVP_PKEY_is_a(pkey, algorithms[i].provider))
			return key_of_pkey(
				pkey, algorithms[i].number, true, name, out, err);
	EVP_PKEY_free(pkey);
	return status ? status : FAIL(err, CREDIT_EFORMAT, MSG_KEY_OTHER, file);
}

static int key_of_pem(const char *text, size_t length, const char *name, const char *file,
	credit_key **out, credit_error *err)
{
	BIO *in = BIO_new_mem_buf(text, (int)length);
	char *label = NULL;
	char *header = NULL;
	uint8_t *der = NULL;
	long der_length = 0;
	int status = CREDIT_OK;

	if (!in)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (PEM_read_bio_ex(in, &label, &header, &der, &der_length, PEM_FLAG_SECURE) <= 0)
		status = FAIL(err, CREDIT_EFORMAT, MSG_KEY_FORM, file);
	else if (strcmp(label, PEM_STRING_PKCS8) == 0 || header[0])
		status = FAIL(err, CREDIT_EFORMAT, MSG_KEY_ENCRYPTED, file);
	else if (strcmp(label, PEM_STRING_PKCS8INF) != 0)
		status = FAIL(err, CREDIT_EFORMAT, MSG_KEY_FORM, file);
	else
		status = key_of_pkcs8(der, (size_t)der_length, name, file, out, err);
	OPENSSL_secure_free(label);
	OPENSSL_secure_free(header);
	OPENSSL_secure_clear_free(der, (size_t)der_length);
	BIO_free(in);
	return status;
}

int key_of_file_text(const char *text, size_t length, const char *file, credit_key **out,
	credit_error *err)
{
	const char *line = memchr(text, '\n', length);
	size_t head = strlen(FILE_HEAD);
	char name[KEY_NAME_BYTES_MAX + 1] = "";
	size_t name_length;
	int status;

	*out = NULL;
	if (length > KEY_FILE_BYTES_MAX || !line || (size_t)(line - text) <= head ||
		memcmp(text, FILE_HEAD, head) != 0)
		return FAIL(err, CREDIT_EFORMAT, MSG_KEY_FORM, file);
	name_length = (size_t)(line - text) - head;
	if (!key_name_valid(text + head, name_length))
		return FAIL(err, CREDIT_EFORMAT, MSG_KEY_FORM, file);
	memcpy(name, text + head, name_length);
	ERR_set_mark();
	status = key_of_pem(
		line + 1, length - (size_t)(line + 1 - text), name, file, out, err);
	ERR_pop_to_mark();
	return status;
}

int key_file_text(const credit_key *key, char text[KEY_FILE_BYTES_MAX], size_t *length,
	credit_error *err)
{
	BIO *out = BIO_new(BIO_s_secmem()); /* wiped when it is freed */
	int head = snprintf(text, KEY_FILE_BYTES_MAX, FILE_HEAD "%s\n", key->name);
	char *pem;
	long pem_length = -1;

	*length = 0;
	if (out && key->can_sign &&
		PEM_write_bio_PKCS8PrivateKey(out, key->pkey, NULL, NULL, 0, NULL, NULL))
		pem_length = BIO_get_mem_data(out, &pem);
	if (pem_length > 0 && pem_length < KEY_FILE_BYTES_MAX - head) {
		memcpy(text + head, pem, (size_t)pem_length);
		*length = (size_t)head + (size_t)pem_length;
	}
	BIO_free(out);
	return *length ? CREDIT_OK : fail_openssl(err, "PKCS#8");
}
