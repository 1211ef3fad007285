/* SPDX-License-Identifier: Apache-2.0 */
/*
 * digest.h - SHA-256, SM3, HMAC-SHA-256 and random bytes.
 *
 * Every digest here is 32 bytes.  A struct digest or hmac owns one context of
 * OpenSSL that is set up once and used again for each sum: fetching costs more
 * than hashing a record.  Either belongs to one thread at a time.
 *
 * The first failure is remembered: later calls do nothing and give zeros, and
 * the owner asks digest_status() or hmac_status() once at the end.  Apart from
 * an algorithm that this build of OpenSSL lacks, failures mean that memory ran
 * out or that the provider is broken.
 */
#ifndef LIBCREDIT_DIGEST_H
#define LIBCREDIT_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "credit/base.h"

/* Numbers are stored bytes: permanent. */
enum hash {
	HASH_SHA256 = 1, /* FIPS 180-4 */
	HASH_SM3 = 2     /* GB/T 32905-2016 */
};
#define DIGEST_BYTES 32

/* "sha256" or "sm3", as --hash takes it; NULL when unknown.  Borrowed for ever. */
const char *hash_name(int hash);
/* The number of a name, or 0 when unknown. */
int hash_of_name(const char *name);

struct digest {
	struct evp_md_st *algorithm;
	struct evp_md_ctx_st *context;
	int hash;
	int status;
};

/*
 * Ready for the first sum.  CREDIT_EINVAL (unknown hash), CREDIT_EVERSION
 * (OpenSSL was built without it), CREDIT_ENOMEM; closed then.
 */
int digest_open(struct digest *digest, int hash, credit_error *err);
void digest_close(struct digest *digest); /* again, or after a failed open: nothing */

void digest_update(struct digest *digest, const void *bytes, size_t length);
/* The sum of all updates since the last final; then ready for the next sum. */
void digest_final(struct digest *digest, uint8_t out[DIGEST_BYTES]);
/* One whole message; no update may be pending. */
void digest_sum(struct digest *digest, const void *bytes, size_t length,
	uint8_t out[DIGEST_BYTES]);
int digest_status(const struct digest *digest, credit_error *err);

/* One message without a context: for the rare sum.  Statuses of digest_open(). */
int digest_once(int hash, const void *bytes, size_t length, uint8_t out[DIGEST_BYTES],
	credit_error *err);

/*
 * Append 'sha256-BASE64', quotes included: how the policy of a page names a part
 * that stands in it.  Statuses of digest_once().
 */
struct buf;
int digest_source(const void *bytes, size_t length, struct buf *out, credit_error *err);

/* HMAC-SHA-256 under one key, which is held by OpenSSL only and wiped at close. */
struct hmac {
	struct evp_mac_ctx_st *context;
	int status;
};

/* CREDIT_EINVAL (no key), CREDIT_ENOMEM, CREDIT_EVERSION; closed then. */
int hmac_open(struct hmac *hmac, const void *key, size_t key_bytes, credit_error *err);
void hmac_close(struct hmac *hmac);
/* Another key from the next sum on, without fetching again: where each sum has its own. */
void hmac_key(struct hmac *hmac, const void *key, size_t key_bytes);
void hmac_sum(struct hmac *hmac, const void *bytes, size_t length, uint8_t out[DIGEST_BYTES]);
int hmac_status(const struct hmac *hmac, credit_error *err);

/* Bytes nobody can guess.  CREDIT_EIO; zeros then. */
int random_bytes(void *out, size_t length, credit_error *err);

/* Overwrite secret bytes so that the compiler cannot leave it out. */
void wipe_bytes(void *bytes, size_t length);

#endif
