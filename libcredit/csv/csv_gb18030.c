/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv_gb18030.c - GB18030 both ways, on the system's iconv and a fix-up table.
 *
 * Every code of the BMP is asked from iconv once a process, some milliseconds,
 * and looked up ever after; those beyond it follow a formula.  Systems differ in 42 codes whose standard
 * character came into Unicode late: some give the private-use character that
 * stood in for it, some refuse the four-byte form.  The table below gives the
 * standard character whatever the system says, before any key is made.
 */
#include "csv/csv_encoding.h"

#include <errno.h>
#include <iconv.h>
#include <pthread.h>
#include <string.h>

#define LEADS 126  /* 0x81 .. 0xFE */
#define TRAILS 190 /* 0x40 .. 0xFE without 0x7F */

#define FOURS 39420 /* 81308130 .. 8431A439, the four-byte codes of the BMP */

static struct {
	pthread_once_t once;
	int number; /* errno when iconv has no GB18030 */
	uint32_t two[LEADS * TRAILS]; /* code points; 0: none */
	uint16_t four[FOURS];
	uint32_t bytes[0x10000]; /* of each code point of the BMP; 0: none */
} gb = {.once = PTHREAD_ONCE_INIT};

static const struct {
	uint32_t bytes;
	uint32_t code_point;
} fixups[] = {
	/* GB18030-2005 and -2022: characters once in private use */
	{0xA6D9, 0xFE10}, {0xA6DA, 0xFE12}, {0xA6DB, 0xFE11}, {0xA6DC, 0xFE13},
	{0xA6DD, 0xFE14}, {0xA6DE, 0xFE15}, {0xA6DF, 0xFE16}, {0xA6EC, 0xFE17},
	{0xA6ED, 0xFE18}, {0xA6F3, 0xFE19}, {0xFE51, 0x20087}, {0xFE52, 0x20089},
	{0xFE53, 0x200CC}, {0xFE59, 0x9FB4}, {0xFE61, 0x9FB5}, {0xFE66, 0x9FB6},
	{0xFE67, 0x9FB7}, {0xFE6C, 0x215D7}, {0xFE6D, 0x9FB8}, {0xFE76, 0x2298F},
	{0xFE7E, 0x9FB9}, {0xFE90, 0x9FBA}, {0xFE91, 0x241FE}, {0xFEA0, 0x9FBB},
	/* their four-byte forms, which other programs write */
	{0x82359037, 0x9FB4}, {0x82359038, 0x9FB5}, {0x82359039, 0x9FB6},
	{0x82359130, 0x9FB7}, {0x82359131, 0x9FB8}, {0x82359132, 0x9FB9},
	{0x82359133, 0x9FBA}, {0x82359134, 0x9FBB}, {0x84318236, 0xFE10},
	{0x84318237, 0xFE11}, {0x84318238, 0xFE12}, {0x84318239, 0xFE13},
	{0x84318330, 0xFE14}, {0x84318331, 0xFE15}, {0x84318332, 0xFE16},
	{0x84318333, 0xFE17}, {0x84318334, 0xFE18}, {0x84318335, 0xFE19},
};
#define FIXUPS (sizeof(fixups) / sizeof(fixups[0]))

static size_t two_index(uint8_t lead, uint8_t trail)
{
	return (size_t)(lead - 0x81) * TRAILS + (size_t)(trail - (trail > 0x7F ? 0x41 : 0x40));
}

/* What iconv makes of one code; 0 when it takes it for none. */
static uint32_t ask(iconv_t decode, const uint8_t *bytes, size_t length)
{
	uint8_t utf32[8] = {0};
	char *in = (char *)bytes; /* iconv's signature; it does not write there */
	char *out = (char *)utf32;
	size_t out_left = sizeof(utf32);

	if (iconv(decode, &in, &length, &out, &out_left) == (size_t)-1 || out_left != 4) {
		iconv(decode, NULL, NULL, NULL, NULL);
		return 0;
	}
	return (uint32_t)utf32[0] | (uint32_t)utf32[1] << 8 | (uint32_t)utf32[2] << 16;
}

static uint32_t four_linear(const uint8_t *b)
{
	return (((b[0] - 0x81u) * 10 + (b[1] - 0x30u)) * 126 + (b[2] - 0x81u)) * 10 +
		(b[3] - 0x30u);
}

static void four_bytes(uint32_t linear, uint8_t b[4])
{
	b[3] = (uint8_t)(0x30 + linear % 10);
	linear /= 10;
	b[2] = (uint8_t)(0x81 + linear % 126);
	linear /= 126;
	b[1] = (uint8_t)(0x30 + linear % 10);
	b[0] = (uint8_t)(0x81 + linear / 10);
}

static uint32_t whole(const uint8_t *b)
{
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void ask_all(iconv_t decode)
{
	uint8_t b[4];

	for (unsigned lead = 0x81; lead <= 0xFE; lead++) {
		for (unsigned trail = 0x40; trail <= 0xFE; trail++) {
			b[0] = (uint8_t)lead;
			b[1] = (uint8_t)trail;
			if (trail != 0x7F)
				gb.two[two_index(b[0], b[1])] = ask(decode, b, 2);
		}
	}
	for (uint32_t i = 0; i < FOURS; i++) {
		four_bytes(i, b);
		gb.four[i] = (uint16_t)ask(decode, b, 4);
	}
	for (size_t i = 0; i < FIXUPS; i++) {
		uint32_t code = fixups[i].bytes;

		b[0] = (uint8_t)(code >> 24);
		b[1] = (uint8_t)(code >> 16);
		b[2] = (uint8_t)(code >> 8);
		b[3] = (uint8_t)code;
		if (code <= 0xFFFF)
			gb.two[two_index(b[2], b[3])] = fixups[i].code_point;
		else
			gb.four[four_linear(b)] = (uint16_t)fixups[i].code_point;
	}
}

/* The way back; a two-byte code wins over a four-byte one. */
static void turn_round(void)
{
	uint8_t b[4];

	for (uint32_t i = 0; i < FOURS; i++) {
		four_bytes(i, b);
		gb.bytes[gb.four[i]] = whole(b);
	}
	for (unsigned lead = 0x81; lead <= 0xFE; lead++)
		for (unsigned trail = 0x40; trail <= 0xFE; trail++)
			if (trail != 0x7F) {
				uint32_t c = gb.two[two_index((uint8_t)lead, (uint8_t)trail)];

				if (c <= 0xFFFF)
					gb.bytes[c] = lead << 8 | trail;
			}
	gb.bytes[0] = 0;
}

static void build(void)
{
	iconv_t decode = iconv_open("UTF-32LE", "GB18030");

	if (decode == (iconv_t)-1) {
		gb.number = errno;
		return;
	}
	ask_all(decode);
	iconv_close(decode);
	turn_round();
}

int gb18030_ready(credit_error *err)
{
	pthread_once(&gb.once, build);
	if (gb.number)
		return FAIL(err, CREDIT_EIO, MSG_CSV_ICONV, strerror(gb.number));
	return CREDIT_OK;
}

/* A four-byte code of the right form; 0 when it stands for no character. */
static uint32_t four(const uint8_t *b)
{
	uint32_t linear = four_linear(b);

	if (linear < FOURS)
		return gb.four[linear];
	if (b[0] < 0x90)
		return 0;
	linear -= 189000; /* 90 30 81 30 is U+10000 */
	return linear <= 0xFFFFF ? 0x10000 + linear : 0;
}

int gb18030_next(const uint8_t *b, size_t length, uint32_t *c)
{
	if (b[0] <= 0x80) {
		*c = b[0] == 0x80 ? 0x20AC : b[0]; /* CP936's euro */
		return 1;
	}
	if (b[0] == 0xFF)
		return -1;
	if (length < 2)
		return 0;
	if (b[1] >= 0x40 && b[1] <= 0xFE && b[1] != 0x7F) {
		*c = gb.two[two_index(b[0], b[1])];
		return *c ? 2 : -2;
	}
	if (b[1] < 0x30 || b[1] > 0x39)
		return -1;
	if (length >= 3 && (b[2] < 0x81 || b[2] > 0xFE))
		return -1;
	if (length < 4)
		return 0;
	if (b[3] < 0x30 || b[3] > 0x39)
		return -1;
	*c = four(b);
	return *c ? 4 : -4;
}

int gb18030_put(uint32_t c, uint8_t bytes[4])
{
	uint32_t code;

	if (c < 0x80) {
		bytes[0] = (uint8_t)c;
		return 1;
	}
	for (size_t i = 0; c > 0xFFFF && i < FIXUPS; i++)
		if (fixups[i].code_point == c) {
			bytes[0] = (uint8_t)(fixups[i].bytes >> 8);
			bytes[1] = (uint8_t)fixups[i].bytes;
			return 2;
		}
	if (c > 0xFFFF) {
		four_bytes(c - 0x10000 + 189000, bytes);
		return c <= 0x10FFFF ? 4 : 0;
	}
	code = gb.bytes[c];
	if (code > 0xFFFF) {
		bytes[0] = (uint8_t)(code >> 24);
		bytes[1] = (uint8_t)(code >> 16);
		bytes[2] = (uint8_t)(code >> 8);
		bytes[3] = (uint8_t)code;
		return 4;
	}
	bytes[0] = (uint8_t)(code >> 8);
	bytes[1] = (uint8_t)code;
	return code ? 2 : 0;
}
