/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json_out.h - writes JSON into a buf.
 *
 * One pass, no tree: the caller opens and closes objects and arrays in order
 * and the writer puts the commas.  Text that is not UTF-8 is written with
 * U+FFFD for each bad byte; control characters, U+2028, U+2029 and the
 * bidirectional controls are escaped, so that a line of output is one line
 * for every reader.
 */
#ifndef LIBCREDIT_JSON_OUT_H
#define LIBCREDIT_JSON_OUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct json {
	struct buf *out;
	bool need_comma;
};

void json_begin(struct json *json, struct buf *out);
void json_open(struct json *json, char bracket);  /* '{' or '[' */
void json_close(struct json *json, char bracket); /* '}' or ']' */
void json_key(struct json *json, const char *key);
void json_text(struct json *json, const char *text); /* NULL: null */
void json_text_n(struct json *json, const char *text, size_t length);
void json_int(struct json *json, int64_t value);
void json_uint(struct json *json, uint64_t value);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);
/* key and value in one call */
void json_kv_text(struct json *json, const char *key, const char *text);
void json_kv_int(struct json *json, const char *key, int64_t value);
void json_kv_uint(struct json *json, const char *key, uint64_t value);
void json_kv_bool(struct json *json, const char *key, bool value);

#endif
