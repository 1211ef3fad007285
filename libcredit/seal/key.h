/* SPDX-License-Identifier: Apache-2.0 */
/*
 * key.h - keys that sign: Ed25519 (RFC 8032) and SM2 with SM3 (GB/T 32918.2-2016).
 *
 * A key has a name, and the pair of name and key id is how a signed note tells
 * its signers apart.  The verifier key is one line of text:
 *
 *	NAME+IDHEX+BASE64(type || public key)
 *	id = SHA-256(NAME LF type || public key), its first four bytes
 *
 *	Ed25519: type 0x01, public key 32 bytes
 *	SM2:     type 0xff "credit-sm2-sm3/1", public key 65 bytes, the uncompressed point
 *
 * as C2SP's signed notes have it, with 0xff for types it assigns no byte to.
 * Signatures are 64 bytes: R||S of RFC 8032, or r||s.  SM2 always hashes the
 * identity 1234567812345678: releases of OpenSSL before 4.0 take an empty one
 * when nobody states it, and the two do not verify each other.
 *
 * The private part is held by OpenSSL alone, which wipes it when it is freed;
 * every other copy of its bytes is wiped here.  A key is read only once made:
 * any number of threads may sign and verify with it.
 */
#ifndef LIBCREDIT_KEY_H
#define LIBCREDIT_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "credit/seal.h"

enum key_algorithm { KEY_ED25519 = 1, KEY_SM2 = 2 };

#define KEY_NAME_BYTES_MAX 120
#define KEY_ID_BYTES 4
#define KEY_PUBLIC_BYTES_MAX 65
#define KEY_FILE_BYTES_MAX 16384
#define KEYS_FILE_BYTES_MAX (256u * 1024)
#define SIGNATURE_BYTES 64

struct credit_key {
	int algorithm; /* enum key_algorithm */
	bool can_sign;
	char name[KEY_NAME_BYTES_MAX + 1];
	uint8_t id[KEY_ID_BYTES];
	uint8_t public_bytes[KEY_PUBLIC_BYTES_MAX];
	size_t public_length;
	struct buf vkey; /* texts, terminated */
	struct buf pem;
	char fingerprint[CREDIT_FINGERPRINT_BYTES];
	struct evp_pkey_st *pkey;
};

/* "ed25519" or "sm2"; NULL and 0 when unknown. */
const char *key_algorithm_name(int algorithm);
int key_algorithm_of(const char *name);

/* Not empty, not too long, UTF-8, no spaces, plus signs, controls or invisibles. */
bool key_name_valid(const char *name, size_t length);

/*
 * A new key.  CREDIT_EINVAL (algorithm, name), CREDIT_EVERSION (no SM2 here),
 * CREDIT_EIO, CREDIT_ENOMEM.  *out is owned: credit_key_close().
 */
int key_generate(int algorithm, const char *name, credit_key **out, credit_error *err);

/* A key of public bytes alone.  CREDIT_EFORMAT (no key of the sort) and those above. */
int key_of_public(int algorithm, const char *name, const uint8_t *bytes, size_t length,
	credit_key **out, credit_error *err);

/* A verifier key.  CREDIT_EFORMAT (MSG_KEY_PUBLIC with file and line) and those above. */
int key_of_vkey(const char *text, size_t length, const char *file, size_t line,
	credit_key **out, credit_error *err);

/*
 * What a key file holds: a line "credit key NAME", then a PKCS#8 PEM.  file names it in
 * messages.  CREDIT_EFORMAT, CREDIT_EINVAL (name), CREDIT_EVERSION, CREDIT_ENOMEM.
 */
int key_of_file_text(const char *text, size_t length, const char *file, credit_key **out,
	credit_error *err);
/* The text of such a file: length bytes at text, which the caller wipes. */
int key_file_text(const credit_key *key, char text[KEY_FILE_BYTES_MAX], size_t *length,
	credit_error *err);

/* CREDIT_EINVAL (a public key), CREDIT_EVERSION, CREDIT_EIO. */
int key_sign(const credit_key *key, const void *bytes, size_t length,
	uint8_t signature[SIGNATURE_BYTES], credit_error *err);
/* CREDIT_OK; CREDIT_ECORRUPT (it is not the key's signature); CREDIT_EIO. */
int key_verify(const credit_key *key, const void *bytes, size_t length,
	const uint8_t *signature, size_t signature_length, credit_error *err);

#endif
