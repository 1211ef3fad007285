/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_words.c - reads the words, fills their placeholders.
 *
 * The words (some 200) are read once an edition and looked up for every row of
 * every page, so by their hash.
 */
#include "edition/edition_words.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/message.h"
#include "base/text.h"

#define DEPTH_MAX 4 /* words in words */
#define SLOTS 1024u  /* a power of two, more than twice as many as there are words */

struct one_word {
	const char *key; /* without the language */
	const char *text[2];
};

struct words {
	struct arena arena;
	struct one_word *list;
	size_t count;
	size_t capacity;
	uint16_t slots[SLOTS]; /* 1 + an index into list; 0: empty */
};

/* Where a key stands in the slots, or would. */
static size_t slot_of(const struct words *words, const char *key, size_t length)
{
	uint32_t hash = UINT32_C(2166136261); /* FNV-1a */
	size_t slot;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (uint8_t)key[i]) * UINT32_C(16777619);
	for (slot = hash % SLOTS; words->slots[slot]; slot = (slot + 1) % SLOTS) {
		const char *other = words->list[words->slots[slot] - 1].key;

		if (strncmp(other, key, length) == 0 && other[length] == '\0')
			break;
	}
	return slot;
}

static struct one_word *find(const struct words *words, const char *key, size_t length)
{
	uint16_t found = words->slots[slot_of(words, key, length)];

	return found ? &words->list[found - 1] : NULL;
}

static struct one_word *add(struct words *words, const char *key, size_t length)
{
	struct one_word *list = words->list;

	if (words->count == words->capacity) {
		size_t capacity = words->capacity ? words->capacity * 2 : 256;

		list = realloc(list, capacity * sizeof(*list));
		if (!list)
			return NULL;
		words->list = list;
		words->capacity = capacity;
	}
	list += words->count;
	list->key = arena_text(&words->arena, key, length);
	list->text[CREDIT_ZH] = list->text[CREDIT_EN] = "";
	if (!list->key)
		return NULL;
	assert(words->count < SLOTS / 2); /* the shipped words; a county adds none */
	words->slots[slot_of(words, key, length)] = (uint16_t)++words->count;
	return list;
}

static int bad_line(const char *file, uint64_t line, const char *text, size_t length,
	credit_error *err)
{
	char shown[80];
	size_t cut = length < sizeof(shown) ? length : sizeof(shown) - 1;

	cut = utf8_floor(text, cut);
	memcpy(shown, text, cut);
	shown[cut] = '\0';
	FAIL(err, CREDIT_EFORMAT, MSG_EDITION_WORDS_LINE, file, shown);
	if (err)
		err->line = line;
	return CREDIT_EFORMAT;
}

/* One line, without its end; own: only keys that exist may be set. */
static int take_line(struct words *words, const char *text, size_t length, bool own,
	const char *file, uint64_t number, credit_error *err)
{
	const char *equals = memchr(text, '=', length);
	const char *key = text;
	const char *value;
	size_t key_length;
	size_t value_length;
	struct one_word *one;
	int lang;

	text_trim(&text, &length);
	if (length == 0 || text[0] == '#')
		return CREDIT_OK;
	key = text;
	key_length = equals ? (size_t)(equals - text) : 0;
	text_trim(&key, &key_length);
	if (key_length < 4 || (memcmp(key + key_length - 3, ".zh", 3) != 0 &&
			memcmp(key + key_length - 3, ".en", 3) != 0))
		return bad_line(file, number, text, length, err);
	lang = key[key_length - 2] == 'z' ? CREDIT_ZH : CREDIT_EN;
	one = find(words, key, key_length - 3);
	if (!one && own)
		return bad_line(file, number, text, length, err);
	if (!one)
		one = add(words, key, key_length - 3);
	value = equals + 1;
	value_length = (size_t)(text + length - value);
	text_trim(&value, &value_length);
	if (!one || !(one->text[lang] = arena_text(&words->arena, value, value_length)))
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return CREDIT_OK;
}

static int take_lines(struct words *words, const char *text, size_t length, bool own,
	const char *file, credit_error *err)
{
	const char *end = text + length;
	uint64_t number = 0;

	if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		text += 3;
	if (!utf8_valid(text, (size_t)(end - text)) || memchr(text, 0, (size_t)(end - text)))
		return bad_line(file, 0, "UTF-8", 5, err);
	while (text < end) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		size_t line = (size_t)((stop ? stop : end) - text);
		int status;

		while (line > 0 && text[line - 1] == '\r')
			line--;
		status = take_line(words, text, line, own, file, ++number, err);
		if (status)
			return status;
		text = stop ? stop + 1 : end;
	}
	return CREDIT_OK;
}

static const struct embedded_file *shipped(const char *name)
{
	for (const struct embedded_file *file = word_files; file->name; file++)
		if (strcmp(file->name, name) == 0)
			return file;
	return NULL;
}

static int take_shipped(struct words *words, const char *name, bool own, credit_error *err)
{
	const struct embedded_file *file = shipped(name);

	if (!file)
		return CREDIT_OK;
	return take_lines(words, (const char *)file->bytes, file->size, own, name, err);
}

static int check_filled(const struct words *words, const char *file, credit_error *err)
{
	for (size_t i = 0; i < words->count; i++)
		for (int lang = CREDIT_ZH; lang <= CREDIT_EN; lang++) {
			char key[64];

			if (words->list[i].text[lang][0] != '\0')
				continue;
			snprintf(key, sizeof(key), "%s.%s", words->list[i].key,
				lang == CREDIT_ZH ? "zh" : "en");
			return FAIL(err, CREDIT_ERULE, MSG_EDITION_WORD_BLANK, key, file);
		}
	return CREDIT_OK;
}

int words_open(const char *county, const char *own, size_t own_length, const char *file,
	struct words **out, credit_error *err)
{
	struct words *words = calloc(1, sizeof(*words));
	char sample[64];
	int status;

	*out = NULL;
	if (!words)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	snprintf(sample, sizeof(sample), "sample-%s.txt", county);
	status = take_shipped(words, "words.txt", false, err);
	if (!status)
		status = take_shipped(words, sample, true, err);
	if (!status && own)
		status = take_lines(words, own, own_length, true, file, err);
	if (!status)
		status = check_filled(words, file, err);
	if (status)
		words_close(words);
	else
		*out = words;
	return status;
}

void words_close(struct words *words)
{
	if (!words)
		return;
	arena_free(&words->arena);
	free(words->list);
	free(words);
}

const char *word(const struct words *words, const char *key, int lang)
{
	const struct one_word *one = find(words, key, strlen(key));

	assert(one);
	return one ? one->text[lang] : "";
}

static void put_text(struct buf *out, const char *text, size_t length, enum word_escape escape)
{
	if (escape == WORD_HTML)
		html_escape(out, text, length);
	else
		buf_put(out, text, length);
}

static const char *param_value(const struct word_param *params, const char *name, size_t length)
{
	for (; params && params->name; params++)
		if (strncmp(params->name, name, length) == 0 && params->name[length] == '\0')
			return params->value;
	return NULL;
}

static void put_filled(const struct words *words, const char *text, int lang,
	const struct word_param *params, enum word_escape escape, int depth, struct buf *out)
{
	for (;;) {
		const char *open = strchr(text, '{');
		const char *close = open ? strchr(open, '}') : NULL;
		const char *value;
		const struct one_word *one;
		size_t length;

		if (!close || depth >= DEPTH_MAX)
			break;
		put_text(out, text, (size_t)(open - text), escape);
		length = (size_t)(close - open - 1);
		value = param_value(params, open + 1, length);
		one = find(words, open + 1, length);
		if (value && escape == WORD_PLAIN)
			text_shown(value, strlen(value), out);
		else if (value)
			put_text(out, value, strlen(value), escape);
		else if (one)
			put_filled(words, one->text[lang], lang, params, escape, depth + 1, out);
		else
			put_text(out, open, length + 2, escape);
		text = close + 1;
	}
	put_text(out, text, strlen(text), escape);
}

void word_put(const struct words *words, const char *key, int lang,
	const struct word_param *params, enum word_escape escape, struct buf *out)
{
	put_filled(words, word(words, key, lang), lang, params, escape, 0, out);
}
