/* SPDX-License-Identifier: Apache-2.0 */
/*
 * notes_sample.h - signs the small folder of verify_sample.h, note by note.
 *
 * As publishing does it, but from the files that stand there, so that a test can
 * also sign what publishing never would.
 */
#ifndef TEST_EDITION_NOTES_SAMPLE_H
#define TEST_EDITION_NOTES_SAMPLE_H

#include "edition/edition_notes.h"
#include "seal/note.h"
#include "verify_sample.h"

static inline credit_key *signing_key(int algorithm, const char *name)
{
	credit_key *key;

	OK(key_generate(algorithm, name, &key, err));
	return key;
}

/* Write a text as a note of a file of the folder, signed by key (NULL: unsigned). */
static inline void put_note(const struct folder *f, const char *name, struct buf *text, const credit_key *key)
{
	struct buf note = BUF_INIT;

	OK(note_begin((const char *)text->data, text->length, &note, err));
	if (key)
		OK(note_sign(&note, key, name, NULL, err));
	put_file(f, name, note.data, note.length);
	buf_free(&note);
}

static inline void file_line(const struct folder *f, const char *label, struct noted_file *file)
{
	struct buf bytes = BUF_INIT;
	char path[512];

	snprintf(path, sizeof(path), "%s/%s/%s", f->public, label, file->name);
	OK(file_read(path, 1u << 28, &bytes, err));
	file->size = bytes.length;
	OK(digest_once(HASH_SHA256, bytes.data, bytes.length, file->digest, err));
	buf_free(&bytes);
}

/* The head of an edition as its edition.json has it; owned. */
static inline char *sample_head(const struct folder *f, const char *label)
{
	char name[64];
	char *text;
	char *head;
	char *copy;

	snprintf(name, sizeof(name), "%s/edition.json", label);
	text = file_text(f->public, name);
	head = strstr(text, "\"head\":") + 7;
	copy = strndup(head, (size_t)(strchr(head, '\n') - head) - 1);
	free(text);
	return copy;
}

/* Both notes of an edition; its line for folder.note. */
static inline void sign_edition(const struct folder *f, const char *label, uint64_t rendering,
	const credit_key *key, struct noted_edition *line)
{
	static const char *const names[] = {"black.csv", "changes.csv", "edition.json", "index.html",
		"red.csv"};
	struct noted_file files[5];
	struct files_note note = {.rendering = rendering, .files = files, .count = 5};
	struct buf text = BUF_INIT;
	char *head = sample_head(f, label);
	char name[64];

	memset(line, 0, sizeof(*line));
	snprintf(line->label, sizeof(line->label), "%s", label);
	OK(digest_once(HASH_SHA256, head, strlen(head), line->head, err));
	memcpy(note.head, line->head, DIGEST_BYTES);
	edition_note_text(head, strlen(head), &text);
	snprintf(name, sizeof(name), "%s/edition.note", label);
	put_note(f, name, &text, key);
	for (int i = 0; i < 5; i++) {
		snprintf(files[i].name, sizeof(files[i].name), "%s", names[i]);
		file_line(f, label, &files[i]);
	}
	buf_reset(&text);
	files_note_text(&note, &text);
	OK(digest_once(HASH_SHA256, text.data, text.length, line->files, err));
	snprintf(name, sizeof(name), "%s/files.note", label);
	put_note(f, name, &text, key);
	buf_free(&text);
	free(head);
}

static inline void sign_index(const struct folder *f, uint64_t rendering, const credit_key *key,
	const struct noted_edition *lines, size_t count)
{
	struct noted_file index = {.name = "index.html"};
	struct folder_note note = {.series = "629999", .rendering = rendering, .editions = lines,
		.count = count};
	struct buf text = BUF_INIT;

	file_line(f, ".", &index);
	memcpy(note.index, index.digest, DIGEST_BYTES);
	note.index_size = index.size;
	folder_note_text(&note, &text);
	put_note(f, "folder.note", &text, key);
	buf_free(&text);
}

/* All notes of both editions. */
static inline void sign_folder(const struct folder *f, uint64_t rendering, const credit_key *key)
{
	struct noted_edition lines[2];

	sign_edition(f, "2026-04", rendering, key, &lines[0]);
	sign_edition(f, "2026-05", rendering, key, &lines[1]);
	sign_index(f, rendering, key, lines, 2);
}

static inline int verify_keys(const struct folder *f, credit_key *const *keys, size_t count,
	const char *since, struct findings *findings)
{
	credit_verify_options options;

	credit_verify_options_init(&options);
	options.keys = keys;
	options.keys_count = count;
	options.since = since;
	return verify_with(f->public, &options, findings);
}

#endif
