/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json_in.h - reads one flat JSON object of texts.
 *
 * What this library reads as JSON are lines that it wrote: objects whose values
 * are texts.  jansson takes them apart; anything else in them, twice the same
 * key and bytes that are not UTF-8 are refused.  A reader who needs the bytes
 * to be exactly what json_out.h writes writes them again and compares.
 */
#ifndef LIBCREDIT_JSON_IN_H
#define LIBCREDIT_JSON_IN_H

#include <stdbool.h>
#include <stddef.h>

struct json_in {
	struct json_t *object;
	void *at; /* of json_in_next() */
	bool begun;
};

/* CREDIT_OK; CREDIT_EFORMAT (no such object); CREDIT_ENOMEM; closed then. */
int json_in_open(struct json_in *in, const char *text, size_t length);
void json_in_close(struct json_in *in); /* again, or after a failed open: nothing */

size_t json_in_count(const struct json_in *in);
/* The value of a key, borrowed until the close; NULL: no such key. */
const char *json_in_text(const struct json_in *in, const char *key);
/* Keys and values in their order, borrowed likewise; false at the end. */
bool json_in_next(struct json_in *in, const char **key, const char **value);

#endif
