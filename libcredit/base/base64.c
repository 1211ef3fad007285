/* SPDX-License-Identifier: Apache-2.0 */
/*
 * base64.c - Base 64 both ways; strict when it reads.
 *
 * Runs for keys and signatures, a few of them in a note.
 */
#include "base/base64.h"

#include <string.h>

static const char alphabet[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_put(struct buf *out, const void *bytes, size_t length)
{
	const uint8_t *at = bytes;

	for (size_t left = length; left > 0; at += 3) {
		size_t have = left < 3 ? left : 3;
		uint32_t three = (uint32_t)at[0] << 16;

		if (have > 1)
			three |= (uint32_t)at[1] << 8;
		if (have > 2)
			three |= at[2];
		buf_u8(out, (uint8_t)alphabet[three >> 18]);
		buf_u8(out, (uint8_t)alphabet[three >> 12 & 63]);
		buf_u8(out, have > 1 ? (uint8_t)alphabet[three >> 6 & 63] : '=');
		buf_u8(out, have > 2 ? (uint8_t)alphabet[three & 63] : '=');
		left -= have;
	}
}

/* 0 .. 63, or -1 */
static int digit(char c)
{
	const char *at = c ? strchr(alphabet, c) : NULL;

	return at ? (int)(at - alphabet) : -1;
}

/* Four characters to `have` bytes; false when they are no digits or leave bits over. */
static bool read_four(const char *text, size_t have, struct buf *out)
{
	uint32_t four = 0;

	for (size_t i = 0; i < 4; i++) {
		int value = i <= have ? digit(text[i]) : 0;

		if (value < 0 || (i > have && text[i] != '='))
			return false;
		four = four << 6 | (uint32_t)value;
	}
	for (size_t i = 0; i < have; i++)
		buf_u8(out, (uint8_t)(four >> (16 - 8 * i)));
	return (four & ((1u << (24 - 8 * have)) - 1)) == 0;
}

bool base64_read(const char *text, size_t length, struct buf *out)
{
	size_t start = out->length;
	bool good = length % 4 == 0;

	for (size_t i = 0; i < length && good; i += 4) {
		size_t padding = 0;

		if (i + 4 == length)
			padding = text[i + 3] != '=' ? 0 : text[i + 2] != '=' ? 1 : 2;
		good = read_four(text + i, 3 - padding, out);
	}
	if (!good)
		out->length = start;
	return good;
}
