/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_tell.c - hands findings of a verification on, and holds words to one use.
 *
 * Runs once for each fault, and once for each cell that a county words.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "edition/verify_read.h"

#define WORDS_MAX 4096 /* lists, kinds, changes and reasons of one edition */

struct verify_word {
	struct verify_word *next;
	const char *kind; /* literal */
	const char *value;
	const char *text;
	bool shipped;
};

void verify_stop(struct verify *v, int status)
{
	if (!v->status)
		v->status = status;
}

void verify_tell(struct verify *v, enum message message, const struct verify_place *place,
	const char *const *params)
{
	struct buf file = BUF_INIT;
	credit_finding finding;
	uint32_t count = 0;

	if (v->status)
		return;
	if (message_severity(message) >= CREDIT_REFUSED)
		v->faults++;
	else if (message_severity(message) == CREDIT_WARNING)
		v->warnings++;
	if (!v->report)
		return;
	while (params[count])
		count++;
	memset(&finding, 0, sizeof(finding));
	buf_str(&file, place->label ? place->label : "");
	if (place->label && place->label[0] && place->file)
		buf_u8(&file, '/');
	buf_str(&file, place->file ? place->file : "");
	finding.file = buf_cstr(&file);
	finding.line = place->line;
	finding.value = place->number ? place->number : "";
	finding.field = place->number ? "number" : "";
	finding.header = "";
	finding_message(&finding, message, params, count);
	if (v->report(v->context, &finding))
		v->status = FAIL(v->err, CREDIT_ECANCELLED, MSG_CANCELLED);
	buf_free(&file);
}

static bool add_word(struct verify_words *words, const char *kind, const char *value,
	const char *text, bool shipped)
{
	struct verify_word *word;

	if (words->count >= WORDS_MAX)
		return false;
	word = arena_alloc(&words->arena, sizeof(*word));
	if (!word)
		return false;
	word->kind = kind;
	word->value = arena_text(&words->arena, value, strlen(value));
	word->text = arena_text(&words->arena, text, strlen(text));
	word->shipped = shipped;
	if (!word->value || !word->text)
		return false;
	word->next = words->first;
	words->first = word;
	words->count++;
	return true;
}

static void ship(struct verify_words *words, const struct words *shipped, const char *kind,
	const char *value)
{
	char key[40];

	snprintf(key, sizeof(key), "%s_%s", kind, value);
	add_word(words, kind, value, word(shipped, key, CREDIT_ZH), true);
}

void verify_words_ship(struct verify_words *words, const struct words *shipped)
{
	for (int kind = CREDIT_KIND_PERSON; kind <= CREDIT_KIND_PLACE; kind++)
		ship(words, shipped, "kind", credit_kind_name(kind));
	for (int kind = CHANGE_ADDED; kind <= CHANGE_RESUMED; kind++)
		ship(words, shipped, "change", change_kind_key((enum change_kind)kind));
	for (int reason = REASON_EXPIRED; reason <= REASON_OTHER; reason++)
		ship(words, shipped, "reason", change_reason_key((enum change_reason)reason));
	ship(words, shipped, "open", "red");
	ship(words, shipped, "open", "black");
}

bool verify_word(struct verify_words *words, const char *kind, const char *value,
	const char *text)
{
	bool list = strcmp(kind, "list") == 0; /* two lists may have one name */

	for (const struct verify_word *word = words->first; word; word = word->next) {
		if (strcmp(word->kind, kind) != 0)
			continue;
		if (strcmp(word->value, value) != 0 && !list && strcmp(word->text, text) == 0)
			return false;
		if (strcmp(word->value, value) == 0 && !word->shipped)
			return strcmp(word->text, text) == 0;
	}
	return add_word(words, kind, value, text, false);
}
