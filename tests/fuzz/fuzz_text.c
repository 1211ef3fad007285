/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as text, as a day and as a moment: forms and keys stay valid and stable. */
#include <stdlib.h>
#include <string.h>

#include "base/json_out.h"
#include "base/text.h"
#include "credit/base.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
	if (!holds)
		abort();
}

/* A form of valid text is valid, and its own form. */
static void check_form(int (*form)(const char *, size_t, struct buf *), const char *text,
	size_t size, bool valid)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	int status = form(text, size, &once);

	if (valid) {
		check(status == CREDIT_OK);
		check(utf8_valid((char *)once.data, once.length));
		check(form((char *)once.data, once.length, &twice) == CREDIT_OK);
		check(once.length == twice.length);
		check(!once.length || memcmp(once.data, twice.data, once.length) == 0);
	}
	buf_free(&once);
	buf_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data, *trimmed = text;
	size_t prefix = utf8_valid_prefix(text, size), left = size;
	bool valid = prefix == size;
	struct buf out = BUF_INIT;
	struct json json;
	credit_moment moment;
	credit_day day;

	check(valid == utf8_valid(text, size));
	check(utf8_valid(text, prefix));
	text_trim(&trimmed, &left);
	check(trimmed >= text && trimmed + left <= text + size);
	check_form(text_nfc, text, size, valid);
	check_form(text_nfkc, text, size, valid);
	check_form(text_document_key, text, size, valid);
	check_form(text_match_key, text, size, valid);
	json_begin(&json, &out);
	json_text_n(&json, text, size);
	check(utf8_valid((char *)out.data, out.length));
	check(!memchr(out.data, '\n', out.length));
	buf_free(&out);
	if (credit_day_parse(text, size, &day) == CREDIT_OK) {
		char back[CREDIT_DAY_BYTES];

		check(credit_day_format(day, back) == CREDIT_OK);
		check(size == 10 && memcmp(back, text, 10) == 0);
	}
	credit_moment_parse(text, size, &moment);
	return 0;
}
