/* SPDX-License-Identifier: Apache-2.0 */
/*
 * base64.h - the standard Base 64 of RFC 4648, section 4, with padding.
 */
#ifndef LIBCREDIT_BASE64_H
#define LIBCREDIT_BASE64_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Append the text of some bytes. */
void base64_put(struct buf *out, const void *bytes, size_t length);

/*
 * Append the bytes of a text.  Strict: each text gives other bytes, since the bits
 * that padding leaves over must be zero; false, with out as it was, for anything else.
 * Out of memory shows in out->status.
 */
bool base64_read(const char *text, size_t length, struct buf *out);

#endif
