/* SPDX-License-Identifier: Apache-2.0 */
/*
 * day.c - civil days and moments: parse, format, month arithmetic, the clock.
 *
 * Day numbers come from the era arithmetic on 400-year cycles; no table, no
 * libc calendar, no time zone data: China is UTC+8 all year (daylight saving
 * of 1986-1991 does not move a civil date).
 */
#include "base/day.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define DAY_US INT64_C(86400000000)
#define CHINA_US INT64_C(28800000000) /* UTC+8 */

static int floor_div(int a, int b)
{
	return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && leap(year));
}

bool day_exists(int year, int month, int day)
{
	return year >= 1600 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
		day <= days_in_month(year, month);
}

credit_day day_from_parts(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year; /* years begin in March */
	int era = floor_div(y, 400);
	int year_of_era = y - era * 400;
	int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int day_of_era =
		year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

struct day_parts day_parts(credit_day day)
{
	int z = day + 719468;
	int era = floor_div(z, 146097);
	int day_of_era = z - era * 146097;
	int year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) /
		365;
	int day_of_year =
		day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month_index = (5 * day_of_year + 2) / 153; /* 0: March */
	struct day_parts parts;

	parts.day = day_of_year - (153 * month_index + 2) / 5 + 1;
	parts.month = month_index < 10 ? month_index + 3 : month_index - 9;
	parts.year = year_of_era + era * 400 + (parts.month <= 2);
	return parts;
}

int day_weekday(credit_day day)
{
	return (day % 7 + 7 + 3) % 7; /* 1970-01-01 was a Thursday */
}

credit_day day_add_months(credit_day day, int months)
{
	struct day_parts parts = day_parts(day);
	int index = parts.year * 12 + parts.month - 1 + months;
	int year = floor_div(index, 12);
	int month = index - year * 12 + 1;
	int last;

	if (year > 9999)
		return CREDIT_DAY_MAX;
	if (year < 1600)
		return CREDIT_DAY_MIN;
	last = days_in_month(year, month);
	return day_from_parts(year, month, parts.day < last ? parts.day : last);
}

void day_words(credit_day day, int lang, char text[DAY_WORDS_BYTES])
{
	static const char *const months[] = {"January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December"};
	struct day_parts p;

	text[0] = '\0';
	if (day == CREDIT_DAY_NONE)
		return;
	p = day_parts(day);
	if (lang == CREDIT_ZH)
		snprintf(text, DAY_WORDS_BYTES, "%d年%d月%d日", p.year, p.month, p.day);
	else
		snprintf(text, DAY_WORDS_BYTES, "%d %s %d", p.day, months[p.month - 1], p.year);
}

credit_day day_of_time(int64_t time_us)
{
	int64_t china = time_us + CHINA_US;

	return (credit_day)(china / DAY_US - (china % DAY_US < 0));
}

int64_t day_end_time(credit_day day)
{
	return ((int64_t)day + 1) * DAY_US - CHINA_US - 1;
}

int64_t clock_now_us(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_REALTIME, &now))
		return 0;
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

credit_day credit_day_today(void)
{
	return day_of_time(clock_now_us());
}

/* count decimal digits at text as a number, or -1. */
static int digits(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

int credit_day_parse(const char *text, size_t length, credit_day *out)
{
	int year, month, day;

	if (out)
		*out = CREDIT_DAY_NONE;
	if (!text || !out)
		return CREDIT_EINVAL;
	if (length != 10 || text[4] != '-' || text[7] != '-')
		return CREDIT_EFORMAT;
	year = digits(text, 4);
	month = digits(text + 5, 2);
	day = digits(text + 8, 2);
	if (!day_exists(year, month, day))
		return CREDIT_EFORMAT;
	*out = day_from_parts(year, month, day);
	return CREDIT_OK;
}

static void put_digits(char *text, size_t digits, unsigned number)
{
	for (; digits > 0; number /= 10)
		text[--digits] = (char)('0' + number % 10);
}

int credit_day_format(credit_day day, char text[CREDIT_DAY_BYTES])
{
	struct day_parts parts;

	if (!text)
		return CREDIT_EINVAL;
	text[0] = '\0';
	if (day == CREDIT_DAY_NONE)
		return CREDIT_OK;
	if (day < CREDIT_DAY_MIN || day > CREDIT_DAY_MAX)
		return CREDIT_EINVAL;
	parts = day_parts(day);
	/* the range above keeps each part to its digits; every row in print has several days */
	put_digits(text, 4, (unsigned)parts.year);
	text[4] = '-';
	put_digits(text + 5, 2, (unsigned)parts.month);
	text[7] = '-';
	put_digits(text + 8, 2, (unsigned)parts.day);
	text[10] = '\0';
	return CREDIT_OK;
}

void time_format(int64_t time_us, char text[TIME_BYTES])
{
	int64_t china = time_us + CHINA_US;
	credit_day day = day_of_time(time_us);
	int64_t rest = china - (int64_t)day * DAY_US;
	char day_text[CREDIT_DAY_BYTES];
	unsigned seconds = (unsigned)(rest / 1000000);

	credit_day_format(day, day_text);
	snprintf(text, TIME_BYTES, "%sT%02u:%02u:%02u.%06u+08:00", day_text,
		seconds / 3600 % 24, seconds / 60 % 60, seconds % 60,
		(unsigned)(rest % 1000000));
}

/* Fraction of a second after the dot, in microseconds; returns characters used or 0. */
static size_t fraction(const char *text, size_t length, int64_t *us)
{
	int64_t unit = 100000;
	size_t at = 0;

	*us = 0;
	for (; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
		*us += (text[at] - '0') * unit;
		unit /= 10;
	}
	return at;
}

/* "Z" or "+08:00" in minutes; false when it is neither. */
static bool offset(const char *text, size_t length, int *minutes)
{
	int hours, rest;

	*minutes = 0;
	if (length == 1 && (text[0] == 'Z' || text[0] == 'z'))
		return true;
	if (length != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
		return false;
	hours = digits(text + 1, 2);
	rest = digits(text + 4, 2);
	if (hours < 0 || hours > 23 || rest < 0 || rest > 59)
		return false;
	*minutes = (hours * 60 + rest) * (text[0] == '-' ? -1 : 1);
	return true;
}

bool time_parse(const char *text, size_t length, int64_t *time_us)
{
	credit_day day;
	int hours, minutes, seconds, zone;
	int64_t us = 0;
	size_t at = 19;

	if (length < 20 || credit_day_parse(text, 10, &day) ||
		(text[10] != 'T' && text[10] != 't' && text[10] != ' ') ||
		text[13] != ':' || text[16] != ':')
		return false;
	hours = digits(text + 11, 2);
	minutes = digits(text + 14, 2);
	seconds = digits(text + 17, 2);
	if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 ||
		seconds > 59)
		return false;
	if (text[at] == '.') {
		size_t used = fraction(text + at + 1, length - at - 1, &us);

		if (used == 0)
			return false;
		at += 1 + used;
	}
	if (!offset(text + at, length - at, &zone))
		return false;
	*time_us = (int64_t)day * DAY_US +
		((int64_t)(hours * 60 + minutes - zone) * 60 + seconds) * 1000000 + us;
	return true;
}

static bool sequence_parse(const char *text, size_t length, uint64_t *sequence)
{
	uint64_t value = 0;

	if (length == 0 || length > 19)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		value = value * 10 + (uint64_t)(text[i] - '0');
	}
	*sequence = value;
	return true;
}

int credit_moment_parse(const char *text, size_t length, credit_moment *out)
{
	credit_day day;

	if (out)
		memset(out, 0, sizeof(*out));
	if (!text || !out)
		return CREDIT_EINVAL;
	if (length > 0 && text[0] == '#') {
		if (!sequence_parse(text + 1, length - 1, &out->sequence))
			return CREDIT_EFORMAT;
		out->kind = CREDIT_MOMENT_SEQUENCE;
		return CREDIT_OK;
	}
	if (credit_day_parse(text, length, &day) == CREDIT_OK) {
		out->time_us = day_end_time(day);
		return CREDIT_OK;
	}
	return time_parse(text, length, &out->time_us) ? CREDIT_OK : CREDIT_EFORMAT;
}
