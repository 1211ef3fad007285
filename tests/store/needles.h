/* SPDX-License-Identifier: Apache-2.0 */
/*
 * needles.h - texts and identifiers in every form in which bytes can hold them, looked
 * for in the files of a folder.
 */
#ifndef TEST_STORE_NEEDLES_H
#define TEST_STORE_NEEDLES_H

#include <iconv.h>

#include "base/file.h"
#include "sample.h"

struct needle {
	uint8_t bytes[200];
	size_t length;
};

static inline struct needle plain(const char *text)
{
	struct needle needle = {.length = strlen(text)};

	NEED(needle.length <= sizeof(needle.bytes));
	memcpy(needle.bytes, text, needle.length);
	return needle;
}

static inline struct needle in_encoding(const char *text, const char *encoding)
{
	struct needle needle = {.length = 0};
	iconv_t cd = iconv_open(encoding, "UTF-8");
	char *in = (char *)(uintptr_t)text;
	char *out = (char *)needle.bytes;
	size_t in_left = strlen(text);
	size_t out_left = sizeof(needle.bytes);

	NEED(cd != (iconv_t)-1 && iconv(cd, &in, &in_left, &out, &out_left) == 0);
	iconv_close(cd);
	needle.length = sizeof(needle.bytes) - out_left;
	return needle;
}

static inline struct needle gb18030(const char *text)
{
	return in_encoding(text, "GB18030");
}

/* As keys hold a name. */
static inline struct needle match_key(const char *text)
{
	struct needle needle = {.length = 0};
	struct buf key = BUF_INIT;

	NEED(text_match_key(text, strlen(text), &key) == CREDIT_OK);
	NEED(key.length <= sizeof(needle.bytes));
	memcpy(needle.bytes, key.data, key.length);
	needle.length = key.length;
	buf_free(&key);
	return needle;
}

/* The form of an identifier in keys: class, text, zero. */
static inline struct needle packed(const credit_id *id)
{
	struct needle needle = {.length = 0};
	struct subject_key key;

	subject_key_of(id, &key);
	memcpy(needle.bytes, key.data, key.length);
	needle.length = key.length;
	return needle;
}

/* In how many files of the folder do the bytes stand?  Names of files count too. */
static inline size_t files_with(const char *place, const struct needle *needle)
{
	DIR *dir = opendir(place);
	struct dirent *entry;
	size_t found = 0;

	NEED(dir);
	while ((entry = readdir(dir))) {
		struct buf bytes = BUF_INIT;
		char path[400];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", place, entry->d_name);
		OK(file_read(path, 1u << 30, &bytes, err));
		buf_str(&bytes, entry->d_name);
		found += memmem(bytes.data, bytes.length, needle->bytes, needle->length) !=
			NULL;
		buf_free(&bytes);
	}
	closedir(dir);
	return found;
}

#endif
