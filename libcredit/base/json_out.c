/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json_out.c - writes JSON into a buf, one pass, no tree.
 *
 * Runs once a row of output; text without anything to escape is copied in one
 * piece.
 */
#include "base/json_out.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"

void json_begin(struct json *json, struct buf *out)
{
	json->out = out;
	json->need_comma = false;
}

static void separate(struct json *json)
{
	if (json->need_comma)
		buf_u8(json->out, ',');
	json->need_comma = true;
}

void json_open(struct json *json, char bracket)
{
	separate(json);
	buf_u8(json->out, (uint8_t)bracket);
	json->need_comma = false;
}

void json_close(struct json *json, char bracket)
{
	buf_u8(json->out, (uint8_t)bracket);
	json->need_comma = true;
}

static void escape(struct buf *out, uint32_t c)
{
	switch (c) {
	case '"':
		buf_str(out, "\\\"");
		break;
	case '\\':
		buf_str(out, "\\\\");
		break;
	case '\n':
		buf_str(out, "\\n");
		break;
	case '\r':
		buf_str(out, "\\r");
		break;
	case '\t':
		buf_str(out, "\\t");
		break;
	default:
		if (c >= 0x10000) { /* a pair of surrogates */
			buf_printf(out, "\\u%04x", (unsigned)(0xD800 + ((c - 0x10000) >> 10)));
			c = 0xDC00 + ((c - 0x10000) & 0x3FF);
		}
		buf_printf(out, "\\u%04x", (unsigned)c);
	}
}

static bool must_escape(uint32_t c)
{
	return c == '"' || c == '\\' || (c != 0xAD && is_deceptive(c));
}

static void quoted(struct buf *out, const char *text, size_t length)
{
	size_t plain = 0; /* start of the run not yet copied */
	size_t at = 0;

	buf_u8(out, '"');
	while ((at += text_plain_prefix(text + at, length - at)) < length) {
		uint32_t c;
		size_t step = utf8_next(text + at, length - at, &c);

		if (step && !must_escape(c)) {
			at += step;
			continue;
		}
		buf_put(out, text + plain, at - plain);
		if (step)
			escape(out, c);
		else
			buf_str(out, "\xEF\xBF\xBD"); /* U+FFFD */
		at += step ? step : 1;
		plain = at;
	}
	buf_put(out, text + plain, at - plain);
	buf_u8(out, '"');
}

void json_key(struct json *json, const char *key)
{
	separate(json);
	quoted(json->out, key, strlen(key));
	buf_u8(json->out, ':');
	json->need_comma = false;
}

void json_text_n(struct json *json, const char *text, size_t length)
{
	separate(json);
	quoted(json->out, text, length);
}

void json_text(struct json *json, const char *text)
{
	if (text)
		json_text_n(json, text, strlen(text));
	else
		json_null(json);
}

void json_int(struct json *json, int64_t value)
{
	separate(json);
	buf_printf(json->out, "%" PRId64, value);
}

void json_uint(struct json *json, uint64_t value)
{
	separate(json);
	buf_printf(json->out, "%" PRIu64, value);
}

void json_bool(struct json *json, bool value)
{
	separate(json);
	buf_str(json->out, value ? "true" : "false");
}

void json_null(struct json *json)
{
	separate(json);
	buf_str(json->out, "null");
}

void json_kv_text(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_text(json, text);
}

void json_kv_int(struct json *json, const char *key, int64_t value)
{
	json_key(json, key);
	json_int(json, value);
}

void json_kv_uint(struct json *json, const char *key, uint64_t value)
{
	json_key(json, key);
	json_uint(json, value);
}

void json_kv_bool(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}
