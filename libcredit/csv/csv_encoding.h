/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv_encoding.h - bytes of a file to UTF-8 and back, strictly, in pieces.
 *
 * A decoder takes any split of the bytes and appends UTF-8.  It never stops at
 * a fault: it notes where in its output the fault lies and goes on, so that
 * the reader above can refuse one row and still read the rest.
 */
#ifndef LIBCREDIT_CSV_ENCODING_H
#define LIBCREDIT_CSV_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/message.h"
#include "credit/base.h"

enum encoding {
	ENCODING_NONE = 0, /* not settled: bytes above 0x7F are none of its business yet */
	ENCODING_UTF8,
	ENCODING_GB18030, /* and GBK and GB 2312, of which it is a superset */
	ENCODING_UTF16LE,
	ENCODING_UTF16BE
};

/* "utf-8", "gb18030", "utf-16le", "utf-16be"; "" for ENCODING_NONE.  Static. */
const char *encoding_name(enum encoding encoding);
/* From those names, and utf8, gbk, gb2312, cp936; letter case does not matter. */
bool encoding_parse(const char *name, enum encoding *out);

/* The encoding a byte order mark tells, and its length; ENCODING_NONE and 0 without one. */
enum encoding encoding_bom(const uint8_t *bytes, size_t length, size_t *bom_bytes);

/* One fault in the decoded text.  The text holds U+FFFD or the character itself there. */
struct decode_fault {
	uint64_t offset; /* bytes of output before it, counted from the decoder's start */
	enum message message; /* MSG_CSV_BYTES, _PRIVATE_USE, _LOST, _CONTROL or _EURO */
	uint32_t what; /* the code point, or up to four offending bytes, big-endian */
};

struct decoder {
	enum encoding encoding;
	uint64_t produced; /* bytes of output so far */
	uint8_t kept[4];   /* an unfinished character from the last piece */
	size_t kept_count;
	struct decode_fault *faults; /* those from faults_first to faults_count */
	size_t faults_first;
	size_t faults_count;
	size_t faults_capacity;
};

/* CREDIT_OK, CREDIT_EIO (the system cannot convert GB18030). */
int decoder_init(struct decoder *decoder, enum encoding encoding, credit_error *err);
void decoder_free(struct decoder *decoder);
/*
 * Decode a piece and append its text to out.  last: nothing follows, so an
 * unfinished character is a fault.  CREDIT_OK, CREDIT_ENOMEM.
 */
int decoder_put(struct decoder *decoder, const uint8_t *bytes, size_t length, bool last,
	struct buf *out);
/* Forget the first count faults, which the caller has dealt with. */
void decoder_drop_faults(struct decoder *decoder, size_t count);

/*
 * GB18030 both ways, one character at a time; gb18030_ready() must have given
 * CREDIT_OK in this process.  CREDIT_EIO when the system knows no GB18030.
 */
int gb18030_ready(credit_error *err);
/*
 * One character: its bytes are returned (1, 2 or 4), 0 when more bytes are
 * needed, minus the bytes to pass over when they are no character.  0x80 gives
 * U+20AC.  length is at least 1.
 */
int gb18030_next(const uint8_t *bytes, size_t length, uint32_t *code_point);
/* 1, 2 or 4 bytes; 0 when the code point has none. */
int gb18030_put(uint32_t code_point, uint8_t bytes[4]);

#endif
