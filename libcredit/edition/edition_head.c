/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_head.c - periods, heads and their digests.
 *
 * Runs a few times an edition.  The bytes of a head are described in
 * edition_head.h; vectors are committed with the tests.
 */
#include "edition/edition_head.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/json_out.h"
#include "base/text.h"

#define HEAD_FORMAT "credit.head/2"
#define HEAD_BEFORE_CODES "credit.head/1"

static bool digits(const char *text, size_t count, int *value)
{
	*value = 0;
	for (size_t i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*value = *value * 10 + (text[i] - '0');
	}
	return true;
}

bool period_parse(const char *text, struct period *out)
{
	struct period p = {0, 1, 0};
	bool good = strlen(text) == 7 && digits(text, 4, &p.year) && text[4] == '-';

	memset(out, 0, sizeof(*out));
	if (!good)
		return false;
	if (text[5] == 'Q' || text[5] == 'H') {
		p.months = text[5] == 'Q' ? 3 : 6;
		good = digits(text + 6, 1, &p.index);
	} else {
		good = digits(text + 5, 2, &p.index);
	}
	if (!good || p.year < 1970 || p.index < 1 || p.index > 12 / p.months)
		return false;
	*out = p;
	return true;
}

void period_format(const struct period *period, char text[PERIOD_TEXT_BYTES])
{
	if (period->months == 1)
		snprintf(text, PERIOD_TEXT_BYTES, "%04u-%02u", (unsigned)period->year % 10000,
			(unsigned)period->index % 100);
	else
		snprintf(text, PERIOD_TEXT_BYTES, "%04u-%c%u", (unsigned)period->year % 10000,
			period->months == 3 ? 'Q' : 'H', (unsigned)period->index % 10);
}

struct period period_next(const struct period *period)
{
	struct period next = *period;

	if (++next.index > 12 / next.months) {
		next.index = 1;
		next.year++;
	}
	return next;
}

bool period_equal(const struct period *a, const struct period *b)
{
	return a->year == b->year && a->months == b->months && a->index == b->index;
}

int period_order(const struct period *a, const struct period *b)
{
	int order = (a->year > b->year) - (a->year < b->year);

	return order ? order : (a->index > b->index) - (a->index < b->index);
}

credit_day period_valid_until(const struct period *period, credit_day day)
{
	struct day_parts parts = day_parts(day);
	int first = (parts.month - 1) / period->months * period->months + 1;

	return day_add_months(day_from_parts(parts.year, first, 1), 2 * period->months) - 1;
}

void head_label(const struct edition_head *head, char label[CREDIT_EDITION_LABEL_BYTES])
{
	char period[PERIOD_TEXT_BYTES];

	period_format(&head->period, period);
	if (head->revision > 1)
		snprintf(label, CREDIT_EDITION_LABEL_BYTES, "%s-r%u", period, head->revision);
	else
		snprintf(label, CREDIT_EDITION_LABEL_BYTES, "%s", period);
}

static void put_digest(struct json *json, const char *key, const uint8_t *digest)
{
	char text[CREDIT_DIGEST_TEXT_BYTES] = "";

	if (digest)
		hex_encode(digest, DIGEST_BYTES, text);
	json_kv_text(json, key, text);
}

int head_text(const struct edition_head *head, struct buf *out)
{
	char period[PERIOD_TEXT_BYTES];
	char day[CREDIT_DAY_BYTES];
	struct json json;

	json_begin(&json, out);
	json_open(&json, '{');
	json_kv_text(&json, "schema", head->before_codes ? HEAD_BEFORE_CODES : HEAD_FORMAT);
	json_kv_text(&json, "series", head->series);
	json_kv_uint(&json, "number", head->number);
	period_format(&head->period, period);
	json_kv_text(&json, "period", period);
	json_kv_uint(&json, "revision", head->revision);
	credit_day_format(head->day, day);
	json_kv_text(&json, "day", day);
	credit_day_format(head->valid_until, day);
	json_kv_text(&json, "valid_until", day);
	json_key(&json, "counts");
	json_open(&json, '{');
	json_kv_uint(&json, "red", head->red);
	json_kv_uint(&json, "black", head->black);
	if (!head->before_codes)
		json_kv_uint(&json, "codes", head->codes);
	json_close(&json, '}');
	json_kv_text(&json, "hash", hash_name(head->hash));
	put_digest(&json, "tables", head->tables);
	put_digest(&json, "previous", head->has_previous ? head->previous : NULL);
	put_digest(&json, "root", head->root);
	if (!head->before_codes)
		put_digest(&json, "codes_root", head->codes_root);
	json_close(&json, '}');
	return out->status;
}

/* The value of a key as text, without its quotes; false when it is not there. */
static bool value_of(const char *text, const char *key, char *out, size_t size)
{
	char name[32];
	const char *at;
	size_t length;

	snprintf(name, sizeof(name), "\"%s\":", key);
	at = strstr(text, name);
	if (!at)
		return false;
	at += strlen(name);
	at += *at == '"';
	length = strcspn(at, "\",}");
	if (length >= size)
		return false;
	memcpy(out, at, length);
	out[length] = '\0';
	return true;
}

static bool number_of(const char *text, const char *key, uint64_t *out)
{
	char value[24];
	char *end;

	if (!value_of(text, key, value, sizeof(value)))
		return false;
	*out = strtoull(value, &end, 10);
	return *end == '\0';
}

static bool day_of(const char *text, const char *key, credit_day *out)
{
	char value[24];

	return value_of(text, key, value, sizeof(value)) &&
		credit_day_parse(value, strlen(value), out) == CREDIT_OK;
}

static bool digest_of(const char *text, const char *key, uint8_t out[DIGEST_BYTES], bool *given)
{
	char value[CREDIT_DIGEST_TEXT_BYTES];

	if (!value_of(text, key, value, sizeof(value)))
		return false;
	*given = value[0] != '\0';
	return !*given || hex_decode(value, strlen(value), out, DIGEST_BYTES);
}

/* Which format it is, and what only the newer one has. */
static bool take_format(const char *text, struct edition_head *head)
{
	char schema[24];
	bool given;

	if (!value_of(text, "schema", schema, sizeof(schema)))
		return false;
	head->before_codes = strcmp(schema, HEAD_BEFORE_CODES) == 0;
	return head->before_codes ||
		(strcmp(schema, HEAD_FORMAT) == 0 && number_of(text, "codes", &head->codes) &&
			digest_of(text, "codes_root", head->codes_root, &given));
}

static bool take_head(const char *text, struct edition_head *head)
{
	char period[16];
	char hash[16];
	uint64_t number;
	uint64_t revision;
	bool given;

	if (!take_format(text, head) ||
		!value_of(text, "series", head->series, sizeof(head->series)) ||
		head->series[strspn(head->series, "0123456789")] != '\0' ||
		!number_of(text, "number", &number) || !number_of(text, "revision", &revision) ||
		!value_of(text, "period", period, sizeof(period)) ||
		!period_parse(period, &head->period) || !day_of(text, "day", &head->day) ||
		!day_of(text, "valid_until", &head->valid_until) ||
		!number_of(text, "red", &head->red) || !number_of(text, "black", &head->black) ||
		!value_of(text, "hash", hash, sizeof(hash)) ||
		!digest_of(text, "tables", head->tables, &given) ||
		!digest_of(text, "previous", head->previous, &head->has_previous) ||
		!digest_of(text, "root", head->root, &given))
		return false;
	head->number = (uint32_t)number;
	head->revision = (uint32_t)revision;
	head->hash = hash_of_name(hash);
	return head->hash != 0;
}

bool head_parse(const char *text, size_t length, struct edition_head *out)
{
	struct buf copy = BUF_INIT;
	struct buf again = BUF_INIT;
	bool good;

	memset(out, 0, sizeof(*out));
	buf_put(&copy, text, length);
	good = take_head(buf_cstr(&copy), out) && head_text(out, &again) == CREDIT_OK &&
		again.length == length && memcmp(again.data, text, length) == 0;
	buf_free(&copy);
	buf_free(&again);
	return good;
}

int head_digest(const struct edition_head *head, uint8_t digest[DIGEST_BYTES], credit_error *err)
{
	struct buf text = BUF_INIT;
	int status = head_text(head, &text);

	if (!status)
		status = digest_once(head->hash, text.data, text.length, digest, err);
	buf_free(&text);
	return status;
}
