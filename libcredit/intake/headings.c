/* SPDX-License-Identifier: Apache-2.0 */
/*
 * headings.c - which field a column is, told by its heading.
 *
 * Built once an import: some two hundred words, sorted by match key, looked up
 * for each cell of the first rows and then for rows that may repeat the header.
 */
#include "intake/headings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

struct dictionary_word {
	const char *key;
	enum field field;
	int person; /* of which responsible person, from 0 */
};

bool field_is_role(enum field field)
{
	return field >= FIELD_ROLE_NAME && field <= FIELD_ROLE_BASIS;
}

const char *field_name(enum field field)
{
	static const char *const names[] = {
#define FIELD_NAME(name, canonical, header) canonical,
		FIELD_TABLE(FIELD_NAME)
#undef FIELD_NAME
			""};

	return names[field];
}

const char *field_header(enum field field)
{
	static const char *const headers[] = {
#define FIELD_HEADER(name, canonical, header) header,
		FIELD_TABLE(FIELD_HEADER)
#undef FIELD_HEADER
			""};

	return headers[field];
}

/* The key of a heading: its match key without the asterisks that mark what is required. */
static int heading_key(const char *text, size_t length, struct buf *out)
{
	int status = text_match_key(text, length, out);
	size_t kept = 0;

	for (size_t i = 0; i < out->length; i++)
		if (out->data[i] != '*' && out->data[i] != ':')
			out->data[kept++] = out->data[i];
	out->length = kept;
	return status;
}

static int compare_words(const void *a, const void *b)
{
	return strcmp(((const struct dictionary_word *)a)->key,
		((const struct dictionary_word *)b)->key);
}

static const struct dictionary_word *find_key(const struct dictionary *dictionary,
	const char *key)
{
	const struct dictionary_word wanted = {key, FIELD_COUNT, 0};

	if (!dictionary->count)
		return NULL;
	return bsearch(&wanted, dictionary->words, dictionary->count, sizeof(wanted),
		compare_words);
}

static int add_word(struct dictionary *dictionary, enum field field, int person,
	const char *text, size_t length)
{
	struct buf key = BUF_INIT;
	char *kept;
	int status = heading_key(text, length, &key);

	if (!status && dictionary->count == dictionary->capacity) {
		size_t capacity = dictionary->capacity ? dictionary->capacity * 2 : 512;
		struct dictionary_word *more =
			realloc(dictionary->words, capacity * sizeof(*more));

		if (more) {
			dictionary->words = more;
			dictionary->capacity = capacity;
		} else {
			status = CREDIT_ENOMEM;
		}
	}
	kept = status ? NULL
		      : arena_text(&dictionary->arena, (const char *)key.data, key.length);
	buf_free(&key);
	if (!kept)
		return status ? status : CREDIT_ENOMEM;
	dictionary->words[dictionary->count++] = (struct dictionary_word){kept, field, person};
	return CREDIT_OK;
}

static void sort_words(struct dictionary *dictionary)
{
	qsort(dictionary->words, dictionary->count, sizeof(dictionary->words[0]), compare_words);
}

static bool is_note(enum field field)
{
	return field == FIELD_NOTE_CODE || field == FIELD_NOTE_TEXT || field == FIELD_NOTE_CURE;
}

static bool is_answer(enum field field)
{
	return field == FIELD_TASK || field == FIELD_OUTCOME || field == FIELD_REASON ||
		field == FIELD_ANSWERED || field == FIELD_ANSWER_DOCUMENT;
}

/* Do the words of a field head columns of such a file?  A department sends its tasks
 * back with all their columns, of which only those of its answer count. */
static bool is_headed(enum words words, enum field field)
{
	if (words == WORDS_FEEDBACK)
		return is_answer(field) || field == FIELD_SUBJECT_ID || is_note(field);
	if (is_answer(field))
		return false;
	switch (field) {
	case FIELD_ENTRY:
		return words == WORDS_ACTS; /* rows of entries name them by their key */
	case FIELD_LIST:
	case FIELD_AUTHORITY:
	case FIELD_DOCUMENT:
	case FIELD_DECIDED:
	case FIELD_CORRECTS:
	case FIELD_CORRECTION:
	case FIELD_KIND:
	case FIELD_ID_REASON:
	case FIELD_AMOUNT_YUAN:
	case FIELD_AMOUNT_WAN:
	case FIELD_REPRESENTATIVE:
		return words == WORDS_ROWS; /* of a key, or of no record */
	default:
		return words == WORDS_ROWS || !field_is_role(field); /* those are one field */
	}
}

/* A word, and with each number where it heads a column of a responsible person. */
static int add_numbered(struct dictionary *dictionary, enum field field, const char *text)
{
	char numbered[80];
	int status = add_word(dictionary, field, 0, text, strlen(text));

	for (int i = 0; i < ROLE_PERSONS && !status && field_is_role(field); i++) {
		snprintf(numbered, sizeof(numbered), "%s%d", text, i + 1);
		status = add_word(dictionary, field, i, numbered, strlen(numbered));
	}
	return status;
}

/* In a file of acts `name` is the field of a rename. */
static int add_synonyms(struct dictionary *dictionary, enum words words,
	const struct synonym *list, size_t count)
{
	int status = CREDIT_OK;

	for (size_t i = 0; i < count && !status; i++)
		if (is_headed(words, list[i].field) &&
			!(words == WORDS_ACTS && strcmp(list[i].header, "name") == 0))
			status = add_numbered(dictionary, list[i].field, list[i].header);
	return status;
}

static int shipped_words(struct dictionary *dictionary, enum words words)
{
	int status = CREDIT_OK;

	for (int f = 0; f < FIELD_COUNT && !status; f++) {
		if (!is_headed(words, (enum field)f))
			continue;
		status = add_numbered(dictionary, (enum field)f, field_name((enum field)f));
		if (!status)
			status = add_numbered(
				dictionary, (enum field)f, field_header((enum field)f));
	}
	if (!status)
		status = add_synonyms(dictionary, words, synonyms, synonyms_count);
	if (!status && words == WORDS_ACTS)
		status = add_synonyms(dictionary, words, act_synonyms, act_synonyms_count);
	sort_words(dictionary);
	return status;
}

static bool county_header_word(const void *context, const char *cell, size_t length)
{
	static const char *const words[] = {"header", "field", "表头", "字段"};

	(void)context;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == length && memcmp(words[i], cell, length) == 0)
			return true;
	return false;
}

/* One row of a county's file: a heading and the field that it heads. */
static int county_row(struct dictionary *dictionary, size_t shipped, const char *path,
	const struct csv_record *record, credit_error *err)
{
	const struct dictionary known = {.words = dictionary->words, .count = shipped};
	const char *heading = record->fields_count ? record->fields[0].text : "";
	enum field field = FIELD_COUNT;
	enum field taken;
	int person = 0;
	int status = CREDIT_EFORMAT;

	if (record->fields_count == 2 && record->fields[0].length)
		field = dictionary_find_person(
			&known, record->fields[1].text, record->fields[1].length, &person);
	taken = field == FIELD_COUNT ? FIELD_COUNT
				     : dictionary_find(&known, heading, strlen(heading));
	if (field != FIELD_COUNT && (taken == FIELD_COUNT || taken == field))
		status = add_word(dictionary, field, person, heading, strlen(heading));
	if (status == CREDIT_ENOMEM)
		return FAIL(err, status, MSG_MEMORY);
	if (status) {
		FAIL(err, CREDIT_EFORMAT, MSG_INTAKE_SYNONYM, path, heading);
		if (err)
			err->line = record->line;
		return CREDIT_EFORMAT;
	}
	return CREDIT_OK;
}

static int county_words(struct dictionary *dictionary, const char *path, credit_error *err)
{
	const struct csv_options options = {.header_word = county_header_word, .name = path};
	const size_t shipped = dictionary->count;
	const struct csv_record *record;
	struct csv_reader *reader = NULL;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int status;

	if (fd < 0)
		return FAIL(err, status_of_errno(errno), MSG_FILE_OPEN, path, strerror(errno));
	status = csv_reader_open(&options, fd, NULL, 0, &reader, err);
	while (!status) {
		status = csv_reader_next(reader, &record, err);
		if (status || !record)
			break;
		if (!record->blank && record->row > 1)
			status = county_row(dictionary, shipped, path, record, err);
	}
	csv_reader_close(reader);
	close(fd);
	sort_words(dictionary);
	return status;
}

int dictionary_build(struct dictionary *dictionary, enum words words, const char *path,
	credit_error *err)
{
	int status;

	memset(dictionary, 0, sizeof(*dictionary));
	status = shipped_words(dictionary, words);
	if (status)
		FAIL(err, status, MSG_MEMORY);
	else if (path)
		status = county_words(dictionary, path, err);
	if (status)
		dictionary_free(dictionary);
	return status;
}

void dictionary_free(struct dictionary *dictionary)
{
	arena_free(&dictionary->arena);
	free(dictionary->words);
	memset(dictionary, 0, sizeof(*dictionary));
}

enum field dictionary_find(const struct dictionary *dictionary, const char *cell, size_t length)
{
	int person;

	return dictionary_find_person(dictionary, cell, length, &person);
}

enum field dictionary_find_person(const struct dictionary *dictionary, const char *cell,
	size_t length, int *person)
{
	const struct dictionary_word *word = NULL;
	struct buf key = BUF_INIT;
	char *bracket;

	if (length > 0 && length <= 300 && !heading_key(cell, length, &key)) {
		word = find_key(dictionary, buf_cstr(&key));
		/* 主体名称（必填） */
		bracket = word || !key.length ? NULL : strrchr(buf_cstr(&key), '(');
		if (bracket && bracket != (char *)key.data && key.data[key.length - 1] == ')') {
			*bracket = '\0';
			word = find_key(dictionary, (const char *)key.data);
		}
	}
	buf_free(&key);
	*person = word ? word->person : 0;
	return word ? word->field : FIELD_COUNT;
}

bool dictionary_knows(const void *context, const char *cell, size_t length)
{
	return dictionary_find(context, cell, length) != FIELD_COUNT;
}

/* Fields that several columns may hold. */
static bool may_repeat(enum field field)
{
	return field == FIELD_SUBJECT_ID || field == FIELD_AMOUNT_YUAN ||
		field == FIELD_AMOUNT_WAN || is_note(field);
}

size_t mapping_score(const struct dictionary *dictionary, const struct csv_record *record)
{
	bool seen[FIELD_COUNT + 1] = {false};
	size_t score = 0;

	for (size_t i = 0; i < record->fields_count; i++) {
		enum field field = dictionary_find(dictionary, record->fields[i].text,
			record->fields[i].length);

		if (field != FIELD_COUNT && !is_note(field) && !seen[field])
			score++;
		seen[field] = true;
	}
	return score;
}

/* Give a column its field; one that a field has already is told. */
static void map_column(struct mapping *out, uint32_t column, enum field field, int person)
{
	bool role = field_is_role(field);
	int *taken = role ? &out->role_column[person][field - FIELD_ROLE_NAME]
			  : &out->column[field];

	if (*taken >= 0 && !may_repeat(field) && out->twice == FIELD_COUNT) {
		out->twice = field;
		out->twice_a = (uint32_t)*taken;
		out->twice_b = column;
	}
	if (*taken < 0)
		*taken = (int)column;
	if (out->column[field] < 0)
		out->column[field] = (int)column;
	out->roles |= role;
}

int mapping_read(const struct dictionary *dictionary, const struct csv_record *record,
	struct mapping *out)
{
	memset(out, 0, sizeof(*out));
	out->count = (uint32_t)record->fields_count;
	out->twice = FIELD_COUNT;
	out->fields = arena_alloc(&out->arena, (out->count + 1) * sizeof(out->fields[0]));
	out->headers = arena_alloc(&out->arena, (out->count + 1) * sizeof(out->headers[0]));
	if (!out->fields || !out->headers)
		return CREDIT_ENOMEM;
	for (size_t f = 0; f < FIELD_COUNT; f++)
		out->column[f] = -1;
	memset(out->role_column, 0xFF, sizeof(out->role_column)); /* -1 each */
	for (uint32_t i = 0; i < out->count; i++) {
		const char *text = record->fields[i].text;
		size_t length = record->fields[i].length;
		int person;

		text_trim(&text, &length);
		out->fields[i] = dictionary_find_person(dictionary, text, length, &person);
		out->headers[i] = arena_text(&out->arena, text, length);
		if (!out->headers[i])
			return CREDIT_ENOMEM;
		if (out->fields[i] != FIELD_COUNT)
			map_column(out, i, out->fields[i], person);
	}
	return CREDIT_OK;
}

void mapping_free(struct mapping *mapping)
{
	arena_free(&mapping->arena);
	memset(mapping, 0, sizeof(*mapping));
}

void mapping_drop_acts(struct mapping *mapping)
{
	if (mapping->column[FIELD_ACT] >= 0)
		return;
	for (uint32_t i = 0; i < mapping->count; i++)
		if (mapping->fields[i] >= FIELD_ENTRY && mapping->fields[i] <= FIELD_ACT_OPERATOR)
			mapping->fields[i] = FIELD_COUNT;
	for (int f = FIELD_ENTRY; f <= FIELD_ACT_OPERATOR; f++)
		mapping->column[f] = -1;
}

bool mapping_repeats(const struct mapping *mapping, const struct csv_record *record)
{
	size_t same = 0;
	size_t known = 0;

	for (uint32_t i = 0; i < mapping->count && i < record->fields_count; i++) {
		const char *text = record->fields[i].text;
		size_t length = record->fields[i].length;

		if (mapping->fields[i] == FIELD_COUNT || is_note(mapping->fields[i]))
			continue;
		text_trim(&text, &length);
		if (length == strlen(mapping->headers[i]) &&
			memcmp(text, mapping->headers[i], length) == 0)
			same++;
		else if (++known > same)
			return false; /* an ordinary row: no need to look at it all */
	}
	return same >= 2 || (same == 1 && known == 0);
}
