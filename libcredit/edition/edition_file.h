/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_file.h - one file of an edition while it is written.
 *
 * Writers append to out and call edition_file_flow() now and then; the digest
 * over the bytes is taken on the way.  The first failure sticks and is told
 * when the file is closed.
 */
#ifndef LIBCREDIT_EDITION_FILE_H
#define LIBCREDIT_EDITION_FILE_H

#include "base/buf.h"
#include "seal/digest.h"

struct edition_file {
	struct buf out;
	struct buf path;
	int fd;
	struct digest digest;
	uint64_t written;
	uint64_t let_go; /* of these, the kernel need not keep in memory */
	int status;
	int number; /* errno */
};

/* folder/name, made anew with mode 0644.  Statuses of digest_open(), CREDIT_EIO ... */
int edition_file_open(struct edition_file *file, const char *folder, const char *name, int hash,
	credit_error *err);
/* Write out what has gathered, once it is worth it. */
void edition_file_flow(struct edition_file *file);
/* Write the rest, fsync, close; digest over all bytes.  The first failure. */
int edition_file_close(struct edition_file *file, uint8_t digest[DIGEST_BYTES],
	credit_error *err);

#endif
