/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv_detect.h - which encoding and separator a file has, told by its header.
 */
#ifndef LIBCREDIT_CSV_DETECT_H
#define LIBCREDIT_CSV_DETECT_H

#include "csv/csv_reader.h"

/* What the first bytes of a file tell. */
struct csv_shape {
	enum encoding encoding; /* ENCODING_NONE: all ASCII so far */
	size_t bom_bytes;
	char separator;
};

/*
 * From the first bytes; last: they are the whole file.  CREDIT_OK,
 * CREDIT_ENOMEM, CREDIT_EIO, CREDIT_EFORMAT (csv_reader_open()).
 */
int csv_detect(const struct csv_options *options, const uint8_t *bytes, size_t length,
	bool last, struct csv_shape *out, credit_error *err);

/*
 * The encoding of bytes that begin with the first one above 0x7F, where the
 * header was all ASCII: the only one of UTF-8 and GB18030 in which they are
 * valid.  Same statuses.
 */
int csv_settle(const uint8_t *bytes, size_t length, bool last, enum encoding *out,
	credit_error *err);

/* Leading ASCII bytes. */
size_t ascii_run(const uint8_t *bytes, size_t length);

#endif
