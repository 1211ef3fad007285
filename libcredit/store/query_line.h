/* SPDX-License-Identifier: Apache-2.0 */
/*
 * query_line.h - one line of the query log, struct to bytes and back.
 *
 * A line is one JSON object with its members in this order, which is permanent:
 *
 *	{"schema":"credit.query/1","query":0,"at":"2026-06-01T09:00:00.000000+08:00",
 *	 "operator":"…","purpose":"…","command":"check","identity":null,
 *	 "on":"2026-06-01","known":12,"subjects":2,"refs":["…"],"masked":["…"]}
 *
 * Members that come later stand behind these and are passed over by older readers.
 */
#ifndef LIBCREDIT_QUERY_LINE_H
#define LIBCREDIT_QUERY_LINE_H

#include "base/buf.h"
#include "credit/id.h"
#include "seal/digest.h"

#define QUERY_REF_BYTES 17 /* 16 characters of Crockford base32 and NUL */
#define QUERY_REFS_MAX 10000
#define QUERY_MASKED_MAX 10
/* Longer than any line of ours: 10,000 refs and texts of which each byte is escaped. */
#define QUERY_LINE_BYTES_MAX (512u * 1024)

struct query_line {
	uint64_t query; /* lines of one query share it: where its first line begins */
	int64_t at_us;
	const char *operator_;
	const char *purpose;
	const char *command;
	const char *identity; /* how the applicant's identity was checked; "": not asked */
	credit_day on;        /* day of judgement, or CREDIT_DAY_NONE */
	uint64_t known;       /* the last sequence that the answers knew */
	uint64_t subjects;    /* different ones, in this line */
	const char *const *refs;
	size_t refs_count;
	const char *const *masked; /* of the first QUERY_MASKED_MAX */
	size_t masked_count;
};

/*
 * The first 80 bits of HMAC-SHA-256 of "credit.query/1" NUL scheme NUL text
 * under the county's id key: whoever lacks the key cannot guess an identifier
 * from it.  hmac_status() tells whether it worked.
 */
void query_ref(struct hmac *id_key, const credit_id *id, char ref[QUERY_REF_BYTES]);

/* Append the line with its end. */
void query_line_encode(const struct query_line *line, struct buf *out);

/* Read a line without its end; texts go into the arena.  False: it is none, or damaged. */
bool query_line_decode(
	const char *text, size_t length, struct arena *arena, struct query_line *out);

#endif
