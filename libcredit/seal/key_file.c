/* SPDX-License-Identifier: Apache-2.0 */
/*
 * key_file.c - keys in files, and what callers may ask of a key.
 *
 * Runs once for each key of a command.  Bytes of a private key are read into
 * memory of this file alone, which is wiped before it is given back.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "seal/digest.h"
#include "seal/key.h"

#define FILE_HEAD "credit key "

/* What a file holds, at most `most` bytes and one more; owned, and to be wiped. */
struct secret_file {
	char *bytes;
	size_t length;
	bool others_read;
};

static int fail_errno(credit_error *err, enum message message, const char *path)
{
	int number = errno;

	return FAIL(err, status_of_errno(number), message, path, strerror(number));
}

static void secret_free(struct secret_file *file, size_t most)
{
	if (file->bytes)
		wipe_bytes(file->bytes, most + 1);
	free(file->bytes);
	file->bytes = NULL;
}

static int secret_read(
	const char *path, size_t most, struct secret_file *out, credit_error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat info;
	int status = CREDIT_OK;
	ssize_t got = 1;

	memset(out, 0, sizeof(*out));
	if (fd < 0 || fstat(fd, &info))
		status = fail_errno(err, MSG_FILE_OPEN, path);
	else if (!S_ISREG(info.st_mode))
		status = FAIL(err, CREDIT_EFORMAT, MSG_KEY_FORM, path);
	else if (!(out->bytes = malloc(most + 1)))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	while (!status && got && out->length <= most) {
		got = read(fd, out->bytes + out->length, most + 1 - out->length);
		if (got < 0 && errno != EINTR)
			status = fail_errno(err, MSG_FILE_READ, path);
		out->length += got > 0 ? (size_t)got : 0;
	}
	if (!status && out->length > most)
		status = FAIL(err, CREDIT_ELIMIT, MSG_KEY_FORM, path);
	out->others_read = !status && (info.st_mode & 077) != 0;
	if (fd >= 0)
		close(fd);
	if (status)
		secret_free(out, most);
	return status;
}

static bool is_key_file(const struct secret_file *file)
{
	return file->length >= strlen(FILE_HEAD) &&
	       memcmp(file->bytes, FILE_HEAD, strlen(FILE_HEAD)) == 0;
}

static int open_private(const char *path, const struct secret_file *file,
	credit_key **out, credit_error *err)
{
	if (file->others_read)
		return FAIL(err, CREDIT_ERULE, MSG_KEY_MODE, path);
	return key_of_file_text(file->bytes, file->length, path, out, err);
}

int credit_key_open(const char *path, credit_key **out, credit_error *err)
{
	struct secret_file file;
	int status;

	if (!out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "out", "NULL");
	*out = NULL;
	if (!path)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "path", "NULL");
	status = secret_read(path, KEY_FILE_BYTES_MAX, &file, err);
	if (status)
		return status;
	status = is_key_file(&file) ? open_private(path, &file, out, err)
				    : FAIL(err, CREDIT_EFORMAT, MSG_KEY_FORM, path);
	secret_free(&file, KEY_FILE_BYTES_MAX);
	return status;
}

int credit_key_create(const char *path, const char *algorithm, const char *name,
	credit_key **out, credit_error *err)
{
	char text[KEY_FILE_BYTES_MAX];
	credit_key *key = NULL;
	size_t length = 0;
	int number;
	int status;

	if (out)
		*out = NULL;
	if (!path || !path[0] || !algorithm || !name)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "path, algorithm, name",
			"NULL");
	number = key_algorithm_of(algorithm);
	if (!number)
		return FAIL(err, CREDIT_EINVAL, MSG_KEY_ALGORITHM, algorithm);
	status = key_generate(number, name, &key, err);
	if (!status)
		status = key_file_text(key, text, &length, err);
	if (!status)
		status = file_write(path, text, length, 0600, true, err);
	wipe_bytes(text, sizeof(text));
	if (status || !out)
		credit_key_close(key);
	else
		*out = key;
	return status;
}

/* ---- files of public keys ---- */

struct key_list {
	credit_key **keys;
	size_t count;
	size_t capacity;
};

static int list_add(struct key_list *list, credit_key *key, credit_error *err)
{
	if (list->count == list->capacity) {
		size_t capacity = list->capacity ? 2 * list->capacity : 4;
		credit_key **more = realloc(list->keys, capacity * sizeof(*more));

		if (!more) {
			credit_key_close(key);
			return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		}
		list->keys = more;
		list->capacity = capacity;
	}
	list->keys[list->count++] = key;
	return CREDIT_OK;
}

static int read_lines(const char *path, const struct secret_file *file,
	struct key_list *list, credit_error *err)
{
	const char *at = file->bytes;
	const char *end = file->bytes + file->length;
	int status = CREDIT_OK;

	for (size_t line = 1; at < end && !status; line++) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t length = (size_t)((stop ? stop : end) - at);
		credit_key *key;

		if (length > 0 && at[length - 1] == '\r')
			length--;
		if (length > 0 && at[0] != '#') {
			status = key_of_vkey(at, length, path, line, &key, err);
			if (!status)
				status = list_add(list, key, err);
		}
		at = stop ? stop + 1 : end;
	}
	if (!status && list->count == 0)
		status = FAIL(err, CREDIT_EFORMAT, MSG_KEY_PUBLIC_NONE, path);
	return status;
}

int credit_keys_open(
	const char *path, credit_key ***out, size_t *count, credit_error *err)
{
	struct key_list list = {NULL, 0, 0};
	struct secret_file file;
	credit_key *key;
	int status;

	if (out)
		*out = NULL;
	if (count)
		*count = 0;
	if (!path || !out || !count)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "path, out, count", "NULL");
	status = secret_read(path, KEYS_FILE_BYTES_MAX, &file, err);
	if (status)
		return status;
	if (!is_key_file(&file)) {
		status = read_lines(path, &file, &list, err);
	} else {
		status = open_private(path, &file, &key, err);
		if (!status)
			status = list_add(&list, key, err);
	}
	secret_free(&file, KEYS_FILE_BYTES_MAX);
	if (status) {
		credit_keys_close(list.keys, list.count);
		return status;
	}
	*out = list.keys;
	*count = list.count;
	return CREDIT_OK;
}

void credit_keys_close(credit_key **keys, size_t count)
{
	for (size_t i = 0; keys && i < count; i++)
		credit_key_close(keys[i]);
	free(keys);
}

/* ---- what a key says of itself ---- */

const char *credit_key_name(const credit_key *key)
{
	return key ? key->name : NULL;
}

const char *credit_key_algorithm(const credit_key *key)
{
	return key ? key_algorithm_name(key->algorithm) : NULL;
}

const char *credit_key_public(const credit_key *key)
{
	return key ? (const char *)key->vkey.data : NULL;
}

const char *credit_key_pem(const credit_key *key)
{
	return key ? (const char *)key->pem.data : NULL;
}

const char *credit_key_fingerprint(const credit_key *key)
{
	return key ? key->fingerprint : NULL;
}
