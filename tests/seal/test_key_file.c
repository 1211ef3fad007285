/* SPDX-License-Identifier: Apache-2.0 */
/* Files of keys: made once, read by their owner only; lists of public keys; misuse. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "seal/key.h"
#include "../support/suite.h"

static char folder[32];
static char path[64];

static void begin(void)
{
	strcpy(folder, "/tmp/credit-key-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/key", folder);
}

static void end(void)
{
	unlink(path);
	ck_assert_int_eq(rmdir(folder), 0); /* no temporary file is left */
}

static void write_text(const char *text, size_t length, unsigned mode)
{
	ck_assert_int_eq(file_write(path, text, length, mode, false, NULL), CREDIT_OK);
}

START_TEST(test_a_key_comes_back_from_its_file)
{
	static const char *const algorithms[] = {"ed25519", "sm2"};
	credit_key *made, *read;
	uint8_t signature[SIGNATURE_BYTES];
	struct stat info;
	credit_error err;

	begin();
	ck_assert_int_eq(
		credit_key_create(path, algorithms[_i], "county.example", &made, NULL),
		CREDIT_OK);
	ck_assert_int_eq(stat(path, &info), 0);
	ck_assert_uint_eq(info.st_mode & 07777, 0600);
	ck_assert_int_eq(credit_key_open(path, &read, NULL), CREDIT_OK);
	ck_assert_str_eq(credit_key_public(read), credit_key_public(made));
	ck_assert_str_eq(credit_key_algorithm(read), algorithms[_i]);
	ck_assert_str_eq(credit_key_name(read), "county.example");
	ck_assert_int_eq(key_sign(read, "x", 1, signature, NULL), CREDIT_OK);
	ck_assert_int_eq(key_verify(made, "x", 1, signature, 64, NULL), CREDIT_OK);
	credit_key_close(read);

	/* never overwritten */
	ck_assert_int_eq(
		credit_key_create(path, "ed25519", "b", &read, &err), CREDIT_EEXISTS);
	ck_assert_str_eq(err.code, "file-exists");
	ck_assert_ptr_null(read);
	ck_assert_int_eq(credit_key_open(path, &read, NULL), CREDIT_OK);
	ck_assert_str_eq(credit_key_public(read), credit_key_public(made));
	credit_key_close(read);
	credit_key_close(made);
	end();
}
END_TEST

START_TEST(test_a_key_that_others_can_read_is_not_used)
{
	static const mode_t modes[] = {0640, 0604, 0620, 0602, 0644, 0660, 0610, 0601};
	credit_key *key, **keys;
	size_t count;
	credit_error err;

	begin();
	ck_assert_int_eq(credit_key_create(path, "ed25519", "a", NULL, NULL), CREDIT_OK);
	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
		ck_assert_int_eq(chmod(path, modes[i]), 0);
		ck_assert_int_eq(credit_key_open(path, &key, &err), CREDIT_ERULE);
		ck_assert_str_eq(err.code, "key-mode");
		ck_assert_ptr_null(key);
		ck_assert_int_eq(
			credit_keys_open(path, &keys, &count, &err), CREDIT_ERULE);
	}
	ck_assert_int_eq(chmod(path, 0400), 0);
	ck_assert_int_eq(credit_key_open(path, &key, NULL), CREDIT_OK);
	credit_key_close(key);
	end();
}
END_TEST

START_TEST(test_a_list_of_public_keys)
{
	struct buf text = BUF_INIT;
	credit_key *first, *second, **keys;
	size_t count;

	begin();
	ck_assert_int_eq(key_generate(KEY_ED25519, "a", &first, NULL), CREDIT_OK);
	ck_assert_int_eq(key_generate(KEY_SM2, "b", &second, NULL), CREDIT_OK);
	buf_printf(&text, "# keys\n\n%s\r\n%s", credit_key_public(first),
		credit_key_public(second));
	write_text((char *)text.data, text.length, 0644);
	ck_assert_int_eq(credit_keys_open(path, &keys, &count, NULL), CREDIT_OK);
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(credit_key_public(keys[0]), credit_key_public(first));
	ck_assert_str_eq(credit_key_public(keys[1]), credit_key_public(second));
	credit_keys_close(keys, count);
	credit_key_close(first);
	credit_key_close(second);
	buf_free(&text);
	unlink(path);
	ck_assert_int_eq(credit_key_create(path, "sm2", "c", NULL, NULL), CREDIT_OK);
	ck_assert_int_eq(credit_keys_open(path, &keys, &count, NULL), CREDIT_OK);
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(credit_key_name(keys[0]), "c");
	credit_keys_close(keys, count);
	end();
}
END_TEST

START_TEST(test_files_that_hold_no_keys)
{
	static char much[KEYS_FILE_BYTES_MAX + 10];
	credit_key *key, **keys;
	size_t count;
	credit_error err;

	begin();
	ck_assert_int_eq(credit_key_open(path, &key, &err), CREDIT_ENOTFOUND);
	ck_assert_int_eq(credit_keys_open(path, &keys, &count, &err), CREDIT_ENOTFOUND);
	ck_assert_int_eq(credit_key_open(folder, &key, &err), CREDIT_EFORMAT);
	write_text("# none\n\n", 8, 0644);
	ck_assert_int_eq(credit_keys_open(path, &keys, &count, &err), CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "key-public-none");
	write_text("# one\nx\n", 8, 0644);
	ck_assert_int_eq(credit_keys_open(path, &keys, &count, &err), CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "key-public");
	ck_assert_str_eq(err.params + strlen(err.params) + 1, "2");
	ck_assert_int_eq(credit_key_open(path, &key, &err), CREDIT_EFORMAT);
	ck_assert_str_eq(err.code, "key-form");
	memset(much, '#', sizeof(much));
	write_text(much, sizeof(much), 0600);
	ck_assert_int_eq(credit_keys_open(path, &keys, &count, &err), CREDIT_ELIMIT);
	ck_assert_int_eq(credit_key_open(path, &key, &err), CREDIT_ELIMIT);
	ck_assert_ptr_null(keys);
	ck_assert_uint_eq(count, 0);
	end();
}
END_TEST

START_TEST(test_misuse)
{
	credit_key *key, **keys;
	size_t count;
	credit_error err;

	ck_assert_int_eq(credit_key_open(NULL, &key, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_key_open("x", NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_keys_open(NULL, &keys, &count, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_keys_open("x", NULL, &count, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_keys_open("x", &keys, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_key_create(NULL, "sm2", "a", &key, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_key_create("/nowhere/x", NULL, "a", &key, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_key_create("/nowhere/x", "sm2", NULL, &key, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_key_create("/nowhere/x", "rsa", "a", &key, &err), CREDIT_EINVAL);
	ck_assert_str_eq(err.code, "key-algorithm");
	ck_assert_int_eq(
		credit_key_create("/nowhere/x", "sm2", "a b", &key, &err), CREDIT_EINVAL);
	ck_assert_int_eq(credit_key_create("/nowhere/x", "sm2", "a", &key, &err),
		CREDIT_ENOTFOUND);
	ck_assert_ptr_null(key);
	credit_key_close(NULL);
	credit_keys_close(NULL, 0);
	ck_assert_ptr_null(credit_key_name(NULL));
	ck_assert_ptr_null(credit_key_algorithm(NULL));
	ck_assert_ptr_null(credit_key_public(NULL));
	ck_assert_ptr_null(credit_key_pem(NULL));
	ck_assert_ptr_null(credit_key_fingerprint(NULL));
}
END_TEST

SUITE("seal/key_file", TL(test_a_key_comes_back_from_its_file, 2),
	T(test_a_key_that_others_can_read_is_not_used), T(test_a_list_of_public_keys),
	T(test_files_that_hold_no_keys), T(test_misuse))
