/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_letter.h - letters of the office: made of words, written once.
 */
#ifndef LIBCREDIT_EDITION_LETTER_H
#define LIBCREDIT_EDITION_LETTER_H

#include "base/buf.h"
#include "edition/edition_words.h"

/* A paragraph of the words, with a blank line behind it. */
void letter_paragraph(const struct words *words, const char *key, int lang,
	const struct word_param *params, struct buf *out);

/*
 * Write a letter: to `asked`, which is replaced, or when that is NULL to NAME_DAY.txt
 * beside a folder, or NAME_DAY-2.txt, -3 ... when another letter stands there.  The
 * same letter is not written twice.  *path is owned.  Statuses of file_write();
 * CREDIT_EEXISTS after 99 of one day.
 */
int letter_write(const struct buf *text, const char *asked, const char *beside,
	const char *name, credit_day day, char **path, credit_error *err);

#endif
