/* SPDX-License-Identifier: Apache-2.0 */
/*
 * digest.c - sums by OpenSSL's EVP, fetched once and used again.
 *
 * One sum per journal record and public row, one HMAC per entry looked up by
 * its key: millions in an import.  Fetching an algorithm takes about as long
 * as hashing 200 bytes, so nothing here fetches inside a sum.
 */
#include "seal/digest.h"

#include <assert.h>
#include <limits.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/message.h"

static const struct {
	int hash;
	const char *name;     /* ours, in options and files */
	const char *provider; /* OpenSSL's */
} hashes[] = {
	{HASH_SHA256, "sha256", "SHA256"},
	{HASH_SM3, "sm3", "SM3"},
};
#define HASH_COUNT (sizeof(hashes) / sizeof(hashes[0]))

const char *hash_name(int hash)
{
	for (size_t i = 0; i < HASH_COUNT; i++)
		if (hashes[i].hash == hash)
			return hashes[i].name;
	return NULL;
}

int hash_of_name(const char *name)
{
	for (size_t i = 0; name && i < HASH_COUNT; i++)
		if (strcmp(hashes[i].name, name) == 0)
			return hashes[i].hash;
	return 0;
}

static const char *provider_name(int hash)
{
	for (size_t i = 0; i < HASH_COUNT; i++)
		if (hashes[i].hash == hash)
			return hashes[i].provider;
	return NULL;
}

/* Begin a sum; a failure sticks. */
static void digest_restart(struct digest *digest)
{
	if (digest->status == CREDIT_OK &&
		!EVP_DigestInit_ex2(digest->context, digest->algorithm, NULL))
		digest->status = CREDIT_EIO;
}

int digest_open(struct digest *digest, int hash, credit_error *err)
{
	const char *provider = provider_name(hash);

	memset(digest, 0, sizeof(*digest));
	digest->status = CREDIT_EINVAL;
	if (!provider)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "hash", "sha256, sm3");
	digest->hash = hash;
	digest->algorithm = EVP_MD_fetch(NULL, provider, NULL);
	if (!digest->algorithm) {
		digest->status = CREDIT_EVERSION;
		return FAIL(err, CREDIT_EVERSION, MSG_DIGEST, provider);
	}
	assert(EVP_MD_get_size(digest->algorithm) == DIGEST_BYTES);
	digest->context = EVP_MD_CTX_new();
	if (!digest->context) {
		digest_close(digest);
		digest->status = CREDIT_ENOMEM;
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	digest->status = CREDIT_OK;
	digest_restart(digest);
	return digest_status(digest, err);
}

void digest_close(struct digest *digest)
{
	EVP_MD_CTX_free(digest->context);
	EVP_MD_free(digest->algorithm);
	digest->context = NULL;
	digest->algorithm = NULL;
	if (digest->status == CREDIT_OK)
		digest->status = CREDIT_EINVAL;
}

void digest_update(struct digest *digest, const void *bytes, size_t length)
{
	if (digest->status == CREDIT_OK && length > 0 &&
		!EVP_DigestUpdate(digest->context, bytes, length))
		digest->status = CREDIT_EIO;
}

void digest_final(struct digest *digest, uint8_t out[DIGEST_BYTES])
{
	if (digest->status == CREDIT_OK && !EVP_DigestFinal_ex(digest->context, out, NULL))
		digest->status = CREDIT_EIO;
	digest_restart(digest);
	if (digest->status != CREDIT_OK)
		memset(out, 0, DIGEST_BYTES);
}

void digest_sum(struct digest *digest, const void *bytes, size_t length,
	uint8_t out[DIGEST_BYTES])
{
	digest_update(digest, bytes, length);
	digest_final(digest, out);
}

int digest_status(const struct digest *digest, credit_error *err)
{
	const char *name = provider_name(digest->hash);

	if (digest->status == CREDIT_OK)
		return CREDIT_OK;
	return FAIL(err, digest->status, MSG_DIGEST, name ? name : "");
}

int digest_once(int hash, const void *bytes, size_t length, uint8_t out[DIGEST_BYTES],
	credit_error *err)
{
	struct digest digest;
	int status;

	memset(out, 0, DIGEST_BYTES);
	status = digest_open(&digest, hash, err);
	if (status != CREDIT_OK)
		return status;
	digest_sum(&digest, bytes, length, out);
	status = digest_status(&digest, err);
	digest_close(&digest);
	return status;
}

int hmac_open(struct hmac *hmac, const void *key, size_t key_bytes, credit_error *err)
{
	OSSL_PARAM params[] = {
		OSSL_PARAM_construct_utf8_string("digest", (char[]){"SHA256"}, 0),
		OSSL_PARAM_construct_end(),
	};
	EVP_MAC *algorithm;

	hmac->context = NULL;
	hmac->status = CREDIT_EINVAL;
	if (!key || key_bytes == 0)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "key", "empty");
	algorithm = EVP_MAC_fetch(NULL, "HMAC", NULL);
	if (!algorithm) {
		hmac->status = CREDIT_EVERSION;
		return hmac_status(hmac, err);
	}
	hmac->context = EVP_MAC_CTX_new(algorithm);
	EVP_MAC_free(algorithm); /* the context holds its own reference */
	if (!hmac->context) {
		hmac->status = CREDIT_ENOMEM;
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	if (!EVP_MAC_init(hmac->context, key, key_bytes, params)) {
		hmac_close(hmac);
		hmac->status = CREDIT_EIO;
		return hmac_status(hmac, err);
	}
	hmac->status = CREDIT_OK;
	return CREDIT_OK;
}

void hmac_close(struct hmac *hmac)
{
	EVP_MAC_CTX_free(hmac->context);
	hmac->context = NULL;
	if (hmac->status == CREDIT_OK)
		hmac->status = CREDIT_EINVAL;
}

void hmac_key(struct hmac *hmac, const void *key, size_t key_bytes)
{
	/* An empty key would mean the one before. */
	if (hmac->status == CREDIT_OK && key_bytes == 0)
		hmac->status = CREDIT_EINVAL;
	if (hmac->status == CREDIT_OK && !EVP_MAC_init(hmac->context, key, key_bytes, NULL))
		hmac->status = CREDIT_EIO;
}

void hmac_sum(struct hmac *hmac, const void *bytes, size_t length, uint8_t out[DIGEST_BYTES])
{
	size_t written = 0;

	/* Without a key, init starts again under the one given at open. */
	if (hmac->status == CREDIT_OK &&
		(!EVP_MAC_init(hmac->context, NULL, 0, NULL) ||
			(length > 0 && !EVP_MAC_update(hmac->context, bytes, length)) ||
			!EVP_MAC_final(hmac->context, out, &written, DIGEST_BYTES) ||
			written != DIGEST_BYTES))
		hmac->status = CREDIT_EIO;
	if (hmac->status != CREDIT_OK)
		memset(out, 0, DIGEST_BYTES);
}

int hmac_status(const struct hmac *hmac, credit_error *err)
{
	if (hmac->status == CREDIT_OK)
		return CREDIT_OK;
	return FAIL(err, hmac->status, MSG_DIGEST, "HMAC-SHA256");
}

int digest_source(const void *bytes, size_t length, struct buf *out, credit_error *err)
{
	uint8_t digest[DIGEST_BYTES];
	int status = digest_once(HASH_SHA256, bytes, length, digest, err);

	buf_str(out, "'sha256-");
	base64_put(out, digest, DIGEST_BYTES);
	buf_u8(out, '\'');
	return status;
}

int random_bytes(void *out, size_t length, credit_error *err)
{
	if (length <= INT_MAX && RAND_bytes(out, (int)length) == 1)
		return CREDIT_OK;
	memset(out, 0, length);
	return FAIL(err, CREDIT_EIO, MSG_DIGEST, "RAND_bytes");
}

void wipe_bytes(void *bytes, size_t length)
{
	OPENSSL_cleanse(bytes, length);
}
