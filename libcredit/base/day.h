/* SPDX-License-Identifier: Apache-2.0 */
/*
 * day.h - civil days: parts, months and years on the calendar, the clock.
 *
 * Pure arithmetic on the proleptic Gregorian calendar; working days need the
 * catalogue's calendar and stand there.
 */
#ifndef LIBCREDIT_DAY_H
#define LIBCREDIT_DAY_H

#include <stdbool.h>

#include "credit/base.h"

struct day_parts {
	int year;
	int month; /* 1 .. 12 */
	int day;   /* 1 .. 31 */
};

bool day_exists(int year, int month, int day);
/* The day must exist and lie in CREDIT_DAY_MIN .. CREDIT_DAY_MAX. */
credit_day day_from_parts(int year, int month, int day);
struct day_parts day_parts(credit_day day);
int day_weekday(credit_day day); /* 0 Monday .. 6 Sunday */
int days_in_month(int year, int month);

/*
 * The same day `months` later, or the last day of that month when it has no
 * such day.  Rule: 民法典 art. 202.
 */
credit_day day_add_months(credit_day day, int months);

/* A day as people write it: 2026年5月29日 or 29 May 2026; "" for CREDIT_DAY_NONE. */
#define DAY_WORDS_BYTES 32
void day_words(credit_day day, int lang, char text[DAY_WORDS_BYTES]);

/* The China day of a time in microseconds since 1970-01-01T00:00:00Z. */
credit_day day_of_time(int64_t time_us);
/* The last microsecond of a day in China. */
int64_t day_end_time(credit_day day);

/* The system's clock. */
int64_t clock_now_us(void);

/* RFC 3339 in China time: "2026-04-01T09:00:00.000000+08:00" and NUL: 33 bytes. */
#define TIME_BYTES 33
void time_format(int64_t time_us, char text[TIME_BYTES]);
/* Reads RFC 3339 with any offset; false when it is none. */
bool time_parse(const char *text, size_t length, int64_t *time_us);

#endif
