/* SPDX-License-Identifier: Apache-2.0 */
/*
 * answer.h - JSON answers that live in a snapshot's arena: of the store and of joint/.
 */
#ifndef LIBCREDIT_ANSWER_H
#define LIBCREDIT_ANSWER_H

#include "base/json_out.h"
#include "store/store.h"

/* A day as text, null when there is none; "9999-12-31" is no end. */
void answer_day(struct json *out, const char *key, credit_day day);
/* The same; "9999-12-31", which is no end, is null too. */
void answer_until(struct json *out, const char *key, credit_day day);
/* RFC 3339 in China time. */
void answer_time(struct json *out, const char *key, int64_t time_us);
/* Hand the text over to the arena and free the buffer; on failure *json is NULL and
 * *length, which may be NULL, 0. */
int answer_give(credit_snapshot *snapshot, struct buf *buf, const char **json,
	size_t *length, credit_error *err);

#endif
