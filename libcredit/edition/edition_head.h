/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_head.h - periods, and the head of an edition.
 *
 * The head is one line of JSON without spaces, ASCII only, keys in this order:
 *
 *	{"schema":"credit.head/2","series":"629999","number":2,"period":"2026-05",
 *	 "revision":1,"day":"2026-05-29","valid_until":"2026-06-30",
 *	 "counts":{"red":3,"black":5,"codes":4},"hash":"sha256","tables":HEX,
 *	 "previous":HEX,"root":HEX,"codes_root":HEX}
 *
 * series is the county's code; number counts the periods of the series;
 * revision is 1, a re-issue of the same period 2, 3 and so on; tables is the digest of
 * the catalogue that judged; previous is the digest of the head before it, ""
 * for the first; codes and codes_root are the size and root of the tree of public
 * codes (edition_codes.h).  Editions of before have "credit.head/1", which lacks
 * these two: there neighbours cannot show absence.  The digest of a head is the store's hash of exactly these
 * bytes, and edition.json holds them unchanged.  The text of a re-issue stays
 * out of it: what is committed for ever must not be able to name anybody.
 */
#ifndef LIBCREDIT_EDITION_HEAD_H
#define LIBCREDIT_EDITION_HEAD_H

#include "base/buf.h"
#include "credit/edition.h"
#include "seal/digest.h"

/* Months of a period: 1, 3 or 6, which is also its sort. */
struct period {
	int year;
	int months;
	int index; /* 1 .. 12 / months */
};

#define PERIOD_TEXT_BYTES 12

/* YYYY-MM, YYYY-Qn or YYYY-Hn. */
bool period_parse(const char *text, struct period *out);
void period_format(const struct period *period, char text[PERIOD_TEXT_BYTES]);
/* The period that comes next. */
struct period period_next(const struct period *period);
bool period_equal(const struct period *a, const struct period *b);
/* <0, 0, >0 of two periods of one sort */
int period_order(const struct period *a, const struct period *b);

/*
 * The last day on which an edition made on a day may be quoted: the end of the
 * calendar period after the one that the day lies in, so that the next edition
 * has a full period to appear.
 */
credit_day period_valid_until(const struct period *period, credit_day day);

/* A county's code as the series' name. */
#define SERIES_BYTES 16

struct edition_head {
	char series[SERIES_BYTES];
	uint32_t number;
	struct period period;
	uint32_t revision;
	credit_day day;
	credit_day valid_until;
	uint64_t red;
	uint64_t black;
	bool before_codes; /* credit.head/1: codes and codes_root are not there */
	uint64_t codes;
	int hash;
	uint8_t tables[DIGEST_BYTES];
	bool has_previous;
	uint8_t previous[DIGEST_BYTES];
	uint8_t root[DIGEST_BYTES];
	uint8_t codes_root[DIGEST_BYTES];
};

/* The folder of the edition: the period, and -rN from the second revision on. */
void head_label(const struct edition_head *head, char label[CREDIT_EDITION_LABEL_BYTES]);
/* Append the bytes.  CREDIT_OK, CREDIT_ENOMEM. */
int head_text(const struct edition_head *head, struct buf *out);
/* Reads what head_text() wrote; false when the bytes are not exactly such a text. */
bool head_parse(const char *text, size_t length, struct edition_head *out);
/* The digest of the bytes. */
int head_digest(const struct edition_head *head, uint8_t digest[DIGEST_BYTES], credit_error *err);

#endif
