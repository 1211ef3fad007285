/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/seal.h - keys that sign editions, and signing a note.
 *
 * Two algorithms: Ed25519 (RFC 8032), and SM2 with SM3 (GB/T 32918.2-2016) under
 * the identity 1234567812345678.  Where OpenSSL has no SM2, calls that need it
 * fail with CREDIT_EVERSION and everything else works.
 */
#ifndef CREDIT_SEAL_H
#define CREDIT_SEAL_H

#include "credit/base.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct credit_key credit_key;

#define CREDIT_FINGERPRINT_BYTES                                                         \
	48 /* "12345 67890 ...", eight groups, and the terminator */

/** Make a key and write it to a new file of mode 0600.
 *
 *  The file is a line "credit key NAME" in front of an unencrypted PKCS#8 PEM, which
 *  OpenSSL reads as it stands.
 *
 *  Args:    path       the file; never overwritten
 *           algorithm  "ed25519" or "sm2"
 *           name       of the signer, as it will stand in notes: at most 120 bytes of
 *                      UTF-8 without spaces, plus signs and invisible characters
 *  Out:     out        owned: credit_key_close(); NULL on failure; may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL    a pointer is NULL, unknown algorithm, or no such name
 *           CREDIT_EEXISTS   there is a file of that name
 *           CREDIT_EVERSION  OpenSSL has no SM2
 *           CREDIT_EIO, CREDIT_EFULL, CREDIT_ENOTFOUND, CREDIT_ENOMEM
 *  Threads: any
 */
CREDIT_API int credit_key_create(const char *path, const char *algorithm,
	const char *name, credit_key **out, credit_error *err);

/** Read a key file, to sign with.
 *
 *  Args:    path  the file; refused when its group or others can read it
 *  Out:     out   owned: credit_key_close(); NULL on failure
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL    a pointer is NULL
 *           CREDIT_ENOTFOUND, CREDIT_EIO, CREDIT_ENOMEM
 *           CREDIT_ERULE     others can read it
 *           CREDIT_EFORMAT   it holds no such key
 *           CREDIT_ELIMIT    it is too long for one
 *           CREDIT_EVERSION  OpenSSL has no SM2
 *  Threads: any
 */
CREDIT_API int credit_key_open(const char *path, credit_key **out, credit_error *err);

/** Read keys to verify with: a text of public keys, one a line, or a key file.
 *
 *  Empty lines, and lines that begin with #, are passed over.
 *
 *  Args:    path   the file
 *  Out:     out    array of keys, owned: credit_keys_close(); NULL on failure
 *           count  how many, at least 1; 0 on failure
 *  Returns: as credit_key_open()
 *  Threads: any
 */
CREDIT_API int credit_keys_open(
	const char *path, credit_key ***out, size_t *count, credit_error *err);

/** Free a key; its private part is wiped.
 *
 *  Args:    key  may be NULL
 *  Threads: any, when no other call uses the key
 */
CREDIT_API void credit_key_close(credit_key *key);

/** Free what credit_keys_open() gave.
 *
 *  Args:    keys   may be NULL
 *           count  how many
 *  Threads: any, when no other call uses the keys
 */
CREDIT_API void credit_keys_close(credit_key **keys, size_t count);

/** The name of the signer.
 *
 *  Args:    key  not NULL
 *  Returns: the text, borrowed until the key is closed; NULL when key is NULL
 *  Threads: any
 */
CREDIT_API const char *credit_key_name(const credit_key *key);

/** The algorithm: "ed25519" or "sm2".
 *
 *  Args:    key  not NULL
 *  Returns: the text, borrowed for ever; NULL when key is NULL
 *  Threads: any
 */
CREDIT_API const char *credit_key_algorithm(const credit_key *key);

/** The public key as one line, NAME+ID+BASE64, which verifiers are given.
 *
 *  Args:    key  not NULL
 *  Returns: the text, borrowed until the key is closed; NULL when key is NULL
 *  Threads: any
 */
CREDIT_API const char *credit_key_public(const credit_key *key);

/** The public key as PEM (SubjectPublicKeyInfo), as other programs read it.
 *
 *  Args:    key  not NULL
 *  Returns: the text, borrowed until the key is closed; NULL when key is NULL
 *  Threads: any
 */
CREDIT_API const char *credit_key_pem(const credit_key *key);

/** Forty digits in eight groups, to be read aloud and compared.
 *
 *  From SHA-256 over the line of credit_key_public(): each four bytes, as a big-endian
 *  number modulo 100,000, give one group.
 *
 *  Args:    key  not NULL
 *  Returns: the text, borrowed until the key is closed; NULL when key is NULL
 *  Threads: any
 */
CREDIT_API const char *credit_key_fingerprint(const credit_key *key);

/** Add a signature to a note, such as edition.note, in its file.
 *
 *  The file is replaced at once.  A note that the key has signed already stays as it
 *  is, byte for byte.
 *
 *  Args:    path   the note
 *           key    from credit_key_create() or credit_key_open()
 *  Out:     added  whether a signature was added; may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL    a pointer is NULL, or a key that cannot sign
 *           CREDIT_EFORMAT   the file is no signed note
 *           CREDIT_ECORRUPT  it bears a signature in the name of this key that is not its
 *           CREDIT_ELIMIT    it is too long or has too many signatures
 *           CREDIT_ENOTFOUND, CREDIT_EIO, CREDIT_EFULL, CREDIT_EVERSION, CREDIT_ENOMEM
 *  Threads: any
 */
CREDIT_API int credit_note_sign(
	const char *path, const credit_key *key, bool *added, credit_error *err);

#ifdef __cplusplus
}
#endif

#endif
