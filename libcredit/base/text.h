/* SPDX-License-Identifier: Apache-2.0 */
/*
 * text.h - UTF-8 text: checks, normal forms, keys to compare names by.
 *
 * Lengths are in bytes.  Functions that write to a buf append to it and leave
 * its sticky status set when memory runs out (buf.h).
 */
#ifndef LIBCREDIT_TEXT_H
#define LIBCREDIT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Strict UTF-8: no surrogates, no overlong forms, nothing past U+10FFFF. */
bool utf8_valid(const char *text, size_t length);

/* Bytes of text that were valid before the first fault; length when all are. */
size_t utf8_valid_prefix(const char *text, size_t length);

/* The largest n <= length at which text can be cut without splitting a character. */
size_t utf8_floor(const char *text, size_t length);

/* Characters (code points) in valid UTF-8. */
size_t utf8_count(const char *text, size_t length);

/*
 * Decode one character of valid UTF-8; returns its bytes (1..4), or 0 at the
 * end or at a fault.
 */
size_t utf8_next(const char *text, size_t length, uint32_t *code_point);

/*
 * Bytes at the start of a text that pages and JSON print as they stand: printable ASCII
 * but " & ' < > \, U+3000 to U+CFFF, and U+FF00 to U+FF7F.  What it stops at has to be
 * looked at.
 */
size_t text_plain_prefix(const char *text, size_t length);

/* Append a code point as UTF-8. */
void utf8_put(struct buf *out, uint32_t code_point);

/* Unicode White_Space, and the invisible ones people paste: U+FEFF, U+200B..U+200F,
 * U+2060, U+00AD, U+202A..U+202E, U+2066..U+2069. */
bool is_space(uint32_t code_point);
bool is_invisible(uint32_t code_point);

/*
 * Never shown as it is, since it moves, hides or reorders the text around it: the
 * invisible ones, control characters (C0, DEL, C1), U+2028, U+2029, and what else
 * formats and has no shape: U+061C, U+180E, U+2061..U+2064, U+206A..U+206F,
 * U+FFF9..U+FFFB, U+E0000..U+E007F.
 */
bool is_deceptive(uint32_t code_point);

/* Append valid UTF-8 as a letter shows it: with [U+202E] for what is deceptive. */
void text_shown(const char *text, size_t length, struct buf *out);

/* Narrow [*text, *text + *length) past leading and trailing spaces and invisibles. */
void text_trim(const char **text, size_t *length);

/* NFKC of valid UTF-8, appended to out.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EFORMAT. */
int text_nfkc(const char *text, size_t length, struct buf *out);

/* NFC of valid UTF-8, appended to out: for names, which keep their characters. */
int text_nfc(const char *text, size_t length, struct buf *out);

/*
 * The key by which two names are compared: NFKC, case folded, without spaces
 * and invisibles, brackets as (), the middle dots (· • ． ・ ‧ ∙) as U+00B7.
 * Never shown.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EFORMAT.
 */
int text_match_key(const char *text, size_t length, struct buf *out);

/*
 * The key by which two statements are compared: that of names, without any mark,
 * except one between two digits (1.5 is not 15).  Empty where no letter, digit or
 * character was.  Never shown.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EFORMAT.
 */
int text_statement_key(const char *text, size_t length, struct buf *out);

/*
 * A document number in normal form: NFKC, spaces and invisibles out, the
 * brackets 〔〕 ［］ [] 【】 （） as (), so that the ways people type one number
 * give one key.  CREDIT_OK, CREDIT_ENOMEM, CREDIT_EFORMAT.
 */
int text_document_key(const char *text, size_t length, struct buf *out);
/*
 * Do two texts surely have different such keys?  Told without making them, for
 * texts of plain characters; false: the keys must be asked.
 */
bool text_documents_differ(const char *a, const char *b);

/* Equal as byte strings. */
bool text_equal(const char *a, const char *b);

/* Base32 of Crockford, upper case, 5 bits a character, high bits first. */
#define BASE32_LENGTH(bytes) (((bytes)*8 + 4) / 5)
void base32_encode(const uint8_t *bytes, size_t count, char *text); /* terminated */
/* false when a character is outside the alphabet or the length does not fit. */
bool base32_decode(const char *text, size_t length, uint8_t *bytes, size_t count);

void hex_encode(const uint8_t *bytes, size_t count, char *text); /* lower case, terminated */
bool hex_decode(const char *text, size_t length, uint8_t *bytes, size_t count);

#endif
