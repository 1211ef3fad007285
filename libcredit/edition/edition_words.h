/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_words.h - the words of an edition: shipped, and the county's own.
 *
 * "key.lang = value" lines.  The shipped text has every key; a county's text
 * may replace any and must fill those that only it knows.  Values hold {name}
 * where another word or a parameter goes.
 */
#ifndef LIBCREDIT_EDITION_WORDS_H
#define LIBCREDIT_EDITION_WORDS_H

#include "base/buf.h"
#include "base/day.h"
#include "base/html.h"
#include "credit/base.h"

#define WORDS_BYTES_MAX (256u * 1024)

struct words;

/* A parameter of one rendering; the list ends with a NULL name. */
struct word_param {
	const char *name;
	const char *value;
};

/*
 * The shipped words with those of a county on top.  county is the division
 * code: 629999 has its sample words shipped.  own may be NULL; file names it in
 * messages.  CREDIT_OK, CREDIT_ERULE (a word is blank), CREDIT_EFORMAT (a line
 * that is none, or an unknown key), CREDIT_ENOMEM.
 */
int words_open(const char *county, const char *own, size_t own_length, const char *file,
	struct words **out, credit_error *err);
void words_close(struct words *words);

/* A value as it stands; "" for an unknown key (asserted in debug builds). */
const char *word(const struct words *words, const char *key, int lang);

enum word_escape { WORD_PLAIN, WORD_HTML };

/* Append a value with its placeholders filled: parameters first, then words. */
void word_put(const struct words *words, const char *key, int lang,
	const struct word_param *params, enum word_escape escape, struct buf *out);

#endif
