/* SPDX-License-Identifier: Apache-2.0 */
/*
 * query_line.c - writes and reads lines of the query log.
 *
 * Written once a command or batch, read when somebody asks who asked.  The
 * reader takes what the writer writes, member by member in its order; anything
 * else is a damaged line, which the caller counts and passes over.
 */
#include "store/query_line.h"

#include <string.h>

#include "base/day.h"
#include "base/json_out.h"
#include "base/text.h"

#define SCHEMA "credit.query/1"

void query_ref(struct hmac *id_key, const credit_id *id, char ref[QUERY_REF_BYTES])
{
	uint8_t message[sizeof(SCHEMA) + 32 + CREDIT_ID_TEXT_BYTES];
	const char *scheme = credit_scheme_name(id->scheme);
	uint8_t sum[DIGEST_BYTES];
	size_t length = sizeof(SCHEMA);

	memcpy(message, SCHEMA, length);
	memcpy(message + length, scheme, strlen(scheme) + 1);
	length += strlen(scheme) + 1;
	memcpy(message + length, id->text, id->length);
	length += id->length;
	hmac_sum(id_key, message, length, sum);
	base32_encode(sum, 10, ref);
}

/* ---- writing ---- */

static void put_list(
	struct json *json, const char *key, const char *const *texts, size_t count)
{
	json_key(json, key);
	json_open(json, '[');
	for (size_t i = 0; i < count; i++)
		json_text(json, texts[i]);
	json_close(json, ']');
}

void query_line_encode(const struct query_line *line, struct buf *out)
{
	char day[CREDIT_DAY_BYTES];
	char at[TIME_BYTES];
	struct json json;

	time_format(line->at_us, at);
	credit_day_format(line->on, day);
	json_begin(&json, out);
	json_open(&json, '{');
	json_kv_text(&json, "schema", SCHEMA);
	json_kv_uint(&json, "query", line->query);
	json_kv_text(&json, "at", at);
	json_kv_text(&json, "operator", line->operator_);
	json_kv_text(&json, "purpose", line->purpose);
	json_kv_text(&json, "command", line->command);
	json_kv_text(&json, "identity", line->identity[0] ? line->identity : NULL);
	json_kv_text(&json, "on", line->on == CREDIT_DAY_NONE ? NULL : day);
	json_kv_uint(&json, "known", line->known);
	json_kv_uint(&json, "subjects", line->subjects);
	put_list(&json, "refs", line->refs, line->refs_count);
	put_list(&json, "masked", line->masked, line->masked_count);
	json_close(&json, '}');
	buf_u8(out, '\n');
}

/* ---- reading ---- */

struct reader {
	const char *at;
	const char *end;
	struct arena *arena;
	bool bad;
};

/* Take exactly this text. */
static bool take(struct reader *r, const char *text)
{
	size_t length = strlen(text);

	if (r->bad || (size_t)(r->end - r->at) < length || memcmp(r->at, text, length) != 0)
		r->bad = true;
	else
		r->at += length;
	return !r->bad;
}

static bool see(const struct reader *r, char c)
{
	return !r->bad && r->at < r->end && *r->at == c;
}

static uint64_t take_number(struct reader *r, const char *member)
{
	uint64_t value = 0;
	const char *begin;

	take(r, member);
	begin = r->at;
	while (!r->bad && r->at < r->end && *r->at >= '0' && *r->at <= '9') {
		unsigned digit = (unsigned)(*r->at++ - '0');

		r->bad = value > (UINT64_MAX - digit) / 10;
		value = value * 10 + digit;
	}
	r->bad = r->bad || r->at == begin;
	return r->bad ? 0 : value;
}

static bool hex4(struct reader *r, uint32_t *unit)
{
	uint8_t bytes[2];
	char digits[5];

	if (r->end - r->at < 4)
		return false;
	for (int i = 0; i < 4; i++)
		digits[i] = (char)(r->at[i] >= 'A' && r->at[i] <= 'F' ? r->at[i] + 32 : r->at[i]);
	if (!hex_decode(digits, 4, bytes, 2))
		return false;
	*unit = (uint32_t)bytes[0] << 8 | bytes[1];
	r->at += 4;
	return true;
}

/* What stands behind a backslash.  The writer escapes controls as \uXXXX, none above U+FFFF. */
static void take_escape(struct reader *r, struct buf *out)
{
	static const char from[] = "\"\\/bfnrt";
	static const char to[] = "\"\\/\b\f\n\r\t";
	char c = r->at < r->end ? *r->at++ : '\0';
	const char *found = c ? strchr(from, c) : NULL;
	uint32_t unit;

	if (found)
		buf_u8(out, (uint8_t)to[found - from]);
	else if (c == 'u' && hex4(r, &unit) && unit != 0 && (unit < 0xD800 || unit > 0xDFFF))
		utf8_put(out, unit);
	else
		r->bad = true;
}

/* A text in quotes, into the arena. */
static const char *take_text(struct reader *r, const char *member)
{
	struct buf text = BUF_INIT;
	const char *copy = NULL;

	if (!take(r, member) || !take(r, "\""))
		return "";
	while (!r->bad && r->at < r->end && *r->at != '"') {
		if ((uint8_t)*r->at < 0x20)
			r->bad = true;
		else if (*r->at != '\\')
			buf_u8(&text, (uint8_t)*r->at++);
		else {
			r->at++;
			take_escape(r, &text);
		}
	}
	take(r, "\"");
	if (!r->bad && !text.status && utf8_valid((const char *)text.data, text.length))
		copy = arena_text(r->arena, buf_cstr(&text), text.length);
	buf_free(&text);
	r->bad = r->bad || !copy;
	return copy ? copy : "";
}

/* null or a text; "" for null. */
static const char *take_optional(struct reader *r, const char *member)
{
	if (!take(r, member))
		return "";
	if (see(r, 'n')) {
		take(r, "null");
		return "";
	}
	return take_text(r, "");
}

static const char *const *take_list(
	struct reader *r, const char *member, size_t limit, size_t *count)
{
	const char **list = NULL;
	size_t room = 0;

	*count = 0;
	take(r, member);
	take(r, "[");
	while (!r->bad && !see(r, ']')) {
		if (*count)
			take(r, ",");
		if (*count == room) {
			const char **more;

			room = room ? room * 4 : 16;
			more = arena_alloc(r->arena, room * sizeof(*more));
			if (!more || *count == limit) {
				r->bad = true;
				return NULL;
			}
			if (list)
				memcpy(more, list, *count * sizeof(*more));
			list = more;
		}
		list[(*count)++] = take_text(r, "");
	}
	take(r, "]");
	return list;
}

bool query_line_decode(
	const char *text, size_t length, struct arena *arena, struct query_line *out)
{
	struct reader r = {.at = text, .end = text + length, .arena = arena};
	const char *at, *on;

	memset(out, 0, sizeof(*out));
	out->query = take_number(&r, "{\"schema\":\"" SCHEMA "\",\"query\":");
	at = take_text(&r, ",\"at\":");
	out->operator_ = take_text(&r, ",\"operator\":");
	out->purpose = take_text(&r, ",\"purpose\":");
	out->command = take_text(&r, ",\"command\":");
	out->identity = take_optional(&r, ",\"identity\":");
	on = take_optional(&r, ",\"on\":");
	out->known = take_number(&r, ",\"known\":");
	out->subjects = take_number(&r, ",\"subjects\":");
	out->refs = take_list(&r, ",\"refs\":", QUERY_REFS_MAX, &out->refs_count);
	out->masked = take_list(&r, ",\"masked\":", QUERY_MASKED_MAX, &out->masked_count);
	out->on = CREDIT_DAY_NONE;
	if (r.bad || !time_parse(at, strlen(at), &out->at_us) ||
		(on[0] && credit_day_parse(on, strlen(on), &out->on) != CREDIT_OK))
		return false;
	return (see(&r, '}') || see(&r, ',')) && r.end[-1] == '}';
}
