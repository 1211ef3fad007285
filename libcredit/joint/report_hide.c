/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report_hide.c - a subject's report names nobody else.
 *
 * Facts and remarks are written by authorities and may name whom the same
 * document is about.  What the registry knows of them, by same document or by
 * role, is taken out of the text; numbers of persons are masked whoever they
 * are.  A few names a report, so that plain search does.
 */
#include <string.h>

#include "base/text.h"
#include "id/identifier.h"
#include "joint/report.h"

#define HIDDEN "〔他人〕"

int report_name(const char ***list, size_t *count, const char *name, struct arena *arena)
{
	const char **more;

	if (!name || utf8_count(name, strlen(name)) < 2)
		return CREDIT_OK;
	for (size_t i = 0; i < *count; i++)
		if (strcmp((*list)[i], name) == 0)
			return CREDIT_OK;
	if ((*count & (*count - 1)) == 0) { /* full: room doubles at powers of two */
		more = arena_alloc(arena, (*count ? *count * 2 : 1) * sizeof(*more));
		if (!more)
			return CREDIT_ENOMEM;
		if (*count)
			memcpy(more, *list, *count * sizeof(*more));
		*list = more;
	}
	(*list)[(*count)++] = name;
	return CREDIT_OK;
}

/* The longest name of a list that stands here; 0: none. */
static size_t longest(const char *const *list, size_t count, const char *text, size_t least)
{
	size_t best = 0;

	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(list[i]);

		if (length > best && length > least && strncmp(text, list[i], length) == 0)
			best = length;
	}
	return best;
}

void report_hide(const struct report_names *names, const char *text, struct buf *out)
{
	struct buf masked = BUF_INIT;
	struct buf named = BUF_INIT;

	while (*text) {
		size_t own = longest(names->own, names->own_count, text, 0);
		size_t other = longest(names->others, names->others_count, text, own);
		size_t step = other ? other : own ? own : 1;

		if (other)
			buf_str(&named, HIDDEN);
		else
			buf_put(&named, text, step);
		text += step;
	}
	id_mask_text((const char *)named.data, named.length, &masked);
	buf_put(out, masked.data, masked.length);
	if (named.status || masked.status)
		out->status = CREDIT_ENOMEM;
	buf_free(&named);
	buf_free(&masked);
}

/* The secret keeps the salts of printed rows; the rest are numbers of the office's own
 * records, of another entry among them. */
bool report_field_is_internal(const char *name)
{
	static const char *const internal[] = {"secret", "entry", "batch", "subject_id",
		"subject_name", "number"};

	for (size_t i = 0; i < sizeof(internal) / sizeof(internal[0]); i++)
		if (strcmp(name, internal[i]) == 0)
			return true;
	return false;
}
