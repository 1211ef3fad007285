/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_letter.c - writes letters of the office where they are looked for.
 *
 * A few in a month: the recall of rows, the correction of a mistaken person.
 */
#include "edition/edition_letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "edition/edition_held.h"

#define LETTERS_MAX 99 /* of one name and day, in one folder */

void letter_paragraph(const struct words *words, const char *key, int lang,
	const struct word_param *params, struct buf *out)
{
	word_put(words, key, lang, params, WORD_PLAIN, out);
	buf_str(out, "\n\n");
}

/* Is there such a file with exactly these bytes? */
static bool stands(const char *path, const struct buf *text)
{
	struct buf there = BUF_INIT;
	bool same = file_read(path, text->length + 1, &there, NULL) == CREDIT_OK &&
		there.length == text->length &&
		memcmp(there.data, text->data, text->length) == 0;

	buf_free(&there);
	return same;
}

static void put_path(const char *asked, const char *beside, const char *name, const char *day,
	int number, struct buf *path)
{
	path->length = 0;
	if (asked) {
		buf_str(path, asked);
		return;
	}
	path_beside(beside, path);
	buf_printf(path, "/%s_%s", name, day);
	if (number > 1)
		buf_printf(path, "-%d", number);
	buf_str(path, ".txt");
}

int letter_write(const struct buf *text, const char *asked, const char *beside,
	const char *name, credit_day day, char **path, credit_error *err)
{
	struct buf place = BUF_INIT;
	char day_text[CREDIT_DAY_BYTES];
	int status = CREDIT_EEXISTS;

	*path = NULL;
	credit_day_format(day, day_text);
	for (int i = 1; i <= LETTERS_MAX && status == CREDIT_EEXISTS; i++) {
		put_path(asked, beside, name, day_text, i, &place);
		if (text->status || place.status)
			status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
		else if (stands(buf_cstr(&place), text))
			status = CREDIT_OK;
		else
			status = file_write(buf_cstr(&place), text->data, text->length, 0644,
				!asked, err);
	}
	if (!status && !(*path = strdup(buf_cstr(&place))))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	buf_free(&place);
	return status;
}
