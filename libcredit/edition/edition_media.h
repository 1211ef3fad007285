/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_media.h - the text of an edition that the media may read out.
 */
#ifndef LIBCREDIT_EDITION_MEDIA_H
#define LIBCREDIT_EDITION_MEDIA_H

#include "edition/edition_print.h"

/*
 * Append the text in Chinese, a line, and in English: red rows as they stand in
 * print, and of the black lists the figures and official channels alone.  Statuses
 * of edition_rows_copy().
 */
int media_text(const struct print *print, struct buf *out, credit_error *err);

#endif
