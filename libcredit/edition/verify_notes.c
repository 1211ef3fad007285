/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_notes.c - the signed notes of a folder, and what they are over.
 *
 * Runs three times an edition at most.  A note is asked two things: whether one
 * of the reader's keys signed it, and whether what it says is what is there.
 * A folder without any note was never signed; once there is one, all must be
 * there.  Which attack a fault would be stands in its message: files of two
 * states (mix), an old state (rollback), an edition held back (withheld).
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "edition/edition_notes.h"
#include "edition/verify.h"
#include "seal/note.h"

#define JSON_NAME "edition.json"
#define INDEX_NAME "index.html"
#define NEXT_NOTE ".tmp-" FOLDER_NOTE /* as edition_folder.h says */
#define FOLDER_LINES 4 /* of folder.note, before its editions */

/* A note of a folder while it is looked at. */
struct opened {
	struct verify *v;
	const struct verify_edition *place;
	const char *name;
	struct buf bytes;
	struct note note;
	struct arena arena;
};

static void tell(const struct opened *o, enum message message, size_t line, const char *what)
{
	TELL(o->v, message, o->place->label, o->name, line, NULL, what);
}

static void close_note(struct opened *o)
{
	note_free(&o->note);
	buf_free(&o->bytes);
	arena_free(&o->arena);
}

/* One of the keys must have signed; a line of one of them that fails refuses the note. */
static void check_signers(const struct opened *o)
{
	bool signed_ = false;

	for (size_t i = 0; i < o->v->keys_count; i++) {
		credit_error err;
		bool own = false;
		int status = note_verify(&o->note, o->v->keys[i], &own, &err);

		if (status == CREDIT_ECORRUPT)
			tell(o, MSG_VERIFY_SIGNATURE, 0, credit_key_name(o->v->keys[i]));
		else if (status && o->v->err)
			*o->v->err = err;
		if (status && status != CREDIT_ECORRUPT)
			verify_stop(o->v, status);
		signed_ = signed_ || own || status == CREDIT_ECORRUPT;
	}
	if (o->v->keys_count && !signed_)
		tell(o, MSG_VERIFY_UNSIGNED, 0, NULL);
}

/* One signature twice says nothing more, and no signer writes it. */
static void check_doubled(const struct opened *o)
{
	for (size_t i = 0; i < o->note.signatures_count; i++) {
		const struct note_signature *line = &o->note.signatures[i];

		for (size_t k = 0; k < i; k++) {
			const struct note_signature *other = &o->note.signatures[k];

			if (line->length == other->length &&
				line->name_length == other->name_length &&
				memcmp(line->bytes, other->bytes, line->length) == 0 &&
				memcmp(line->name, other->name, line->name_length) == 0)
				tell(o, MSG_VERIFY_NOTE, line->line, NULL);
		}
	}
}

/* Take a note's bytes apart and ask the keys; false after telling. */
static bool take_note(struct opened *o)
{
	credit_error err;
	int status = note_parse((const char *)o->bytes.data, o->bytes.length, o->name, &o->note,
		&err);

	o->v->notes++;
	if (status == CREDIT_ENOMEM)
		verify_stop(o->v, FAIL(o->v->err, status, MSG_MEMORY));
	else if (status)
		tell(o, MSG_VERIFY_NOTE, (size_t)err.line, NULL);
	if (!status) {
		check_signers(o);
		check_doubled(o);
	}
	return status == CREDIT_OK;
}

static bool open_note(struct opened *o, struct verify *v, const struct verify_edition *place,
	const char *name)
{
	memset(o, 0, sizeof(*o));
	o->v = v;
	o->place = place;
	o->name = name;
	return verify_file_read(v, place, name, &o->bytes) && take_note(o);
}

/* Also where it is no plain file: then it is told when it is opened. */
static bool note_there(const struct verify_edition *place, const char *name)
{
	struct buf path = BUF_INIT;
	struct stat info;
	bool there;

	buf_printf(&path, "%s/%s", place->folder, name);
	there = lstat(buf_cstr(&path), &info) == 0;
	buf_free(&path);
	return there;
}

static bool text_digest(const struct opened *o, int hash, uint8_t digest[DIGEST_BYTES])
{
	int status = digest_once(hash, o->note.text, o->note.text_length, digest, o->v->err);

	if (status)
		verify_stop(o->v, status);
	return status == CREDIT_OK;
}

/* ---- edition.note ---- */

static void check_edition_note(struct verify *v, const struct verify_edition *edition)
{
	struct opened o;
	const char *head;
	size_t length;
	size_t line;
	uint8_t digest[DIGEST_BYTES];

	if (open_note(&o, v, edition, EDITION_NOTE)) {
		if (!edition_note_read(o.note.text, o.note.text_length, &head, &length, &line))
			tell(&o, MSG_VERIFY_NOTE, line, NULL);
		else if (digest_once(edition->head.hash, head, length, digest, NULL) ||
			memcmp(digest, edition->digest, DIGEST_BYTES) != 0)
			tell(&o, MSG_VERIFY_MIX, 2, JSON_NAME);
	}
	close_note(&o);
}

/* ---- files.note ---- */

static const struct noted_file *noted(const struct files_note *note, const char *name)
{
	for (size_t i = 0; i < note->count; i++)
		if (strcmp(note->files[i].name, name) == 0)
			return &note->files[i];
	return NULL;
}

static void check_noted(const struct opened *o, const struct files_note *note, const char *name,
	const uint8_t digest[DIGEST_BYTES], uint64_t size)
{
	const struct noted_file *file = noted(note, name);

	if (!file)
		TELL(o->v, MSG_VERIFY_UNNAMED, o->place->label, name, 0, NULL);
	else if (file->size != size || memcmp(file->digest, digest, DIGEST_BYTES) != 0)
		TELL(o->v, MSG_VERIFY_DIGEST, o->place->label, name, 0, NULL, FILES_NOTE);
}

/* Every file is in the note, and every line of the note has its file. */
static void check_listed(const struct opened *o, const struct files_note *note)
{
	const struct verify_edition *edition = o->place;
	uint8_t digest[DIGEST_BYTES];
	uint64_t size;

	if (verify_file_digest(
		    o->v, edition, JSON_NAME, edition->head.hash, digest, &size))
		check_noted(o, note, JSON_NAME, digest, size);
	for (size_t i = 0; i < edition->files_count; i++)
		if (edition->files[i].known)
			check_noted(o, note, edition->files[i].name, edition->files[i].found,
				edition->files[i].size);
	for (size_t i = 0; i < note->count; i++) {
		bool known = strcmp(note->files[i].name, JSON_NAME) == 0;

		for (size_t k = 0; k < edition->files_count && !known; k++)
			known = strcmp(note->files[i].name, edition->files[k].name) == 0;
		if (!known)
			TELL(o->v, MSG_VERIFY_MISSING, edition->label, note->files[i].name, 0, NULL);
	}
}

static void check_files_note(struct verify *v, const struct verify_edition *edition,
	struct verify_head *head)
{
	struct opened o;
	struct files_note note;
	size_t line;

	if (open_note(&o, v, edition, FILES_NOTE)) {
		if (!files_note_read(
			    o.note.text, o.note.text_length, &o.arena, &note, &line)) {
			tell(&o, MSG_VERIFY_NOTE, line, NULL);
		} else {
			if (memcmp(note.head, edition->digest, DIGEST_BYTES) != 0)
				tell(&o, MSG_VERIFY_MIX, 2, JSON_NAME);
			check_listed(&o, &note);
			head->rendering = note.rendering;
			head->noted = text_digest(&o, edition->head.hash, head->files);
		}
	}
	close_note(&o);
}

void verify_notes(struct verify *v, const struct verify_edition *edition,
	struct verify_head *head)
{
	bool there = note_there(edition, EDITION_NOTE) || note_there(edition, FILES_NOTE);

	if (!edition->headed || (!there && v->keys_count == 0))
		return;
	check_edition_note(v, edition);
	check_files_note(v, edition, head);
}

/* ---- folder.note ---- */

static const struct noted_edition *find_label(const struct folder_note *note, const char *label)
{
	for (size_t i = 0; i < note->count; i++)
		if (strcmp(note->editions[i].label, label) == 0)
			return &note->editions[i];
	return NULL;
}

/*
 * What the folder may be: of the state that its note says; while an act is under way or
 * was stopped also, file by file, of the next one, whose note stands aside.
 */
struct states {
	const struct folder_note *now;
	const struct folder_note *next; /* NULL: none, or not to be relied on */
};

static bool index_fits(
	const struct folder_note *note, const uint8_t digest[DIGEST_BYTES], uint64_t size)
{
	return note && size == note->index_size &&
	       memcmp(digest, note->index, DIGEST_BYTES) == 0;
}

static void check_index(const struct opened *o, const struct states *states, int hash)
{
	uint8_t digest[DIGEST_BYTES];
	uint64_t size;

	if (verify_file_digest(o->v, o->place, INDEX_NAME, hash, digest, &size) &&
		!index_fits(states->now, digest, size) && !index_fits(states->next, digest, size))
		TELL(o->v, MSG_VERIFY_DIGEST, "", INDEX_NAME, 0, NULL, FOLDER_NOTE);
}

static bool head_fits(const struct folder_note *note, const struct verify_head *head)
{
	const struct noted_edition *line = note ? find_label(note, head->label) : NULL;

	return line && memcmp(line->head, head->digest, DIGEST_BYTES) == 0;
}

static bool files_fit(const struct folder_note *note, const struct verify_head *head)
{
	const struct noted_edition *line = note ? find_label(note, head->label) : NULL;

	return line && memcmp(line->files, head->files, DIGEST_BYTES) == 0 &&
	       head->rendering <= note->rendering;
}

static void check_edition_line(const struct opened *o, const struct states *states,
	const struct verify_head *head)
{
	if (!head->headed)
		return;
	if (!head_fits(states->now, head) && !head_fits(states->next, head))
		TELL(o->v, MSG_VERIFY_MIX, head->label, JSON_NAME, 2, NULL, FOLDER_NOTE);
	if (!head->noted)
		return; /* told: the note is not there, or of no form */
	if (!files_fit(states->now, head) && !files_fit(states->next, head))
		TELL(o->v, MSG_VERIFY_MIX, head->label, FILES_NOTE, 0, NULL, FOLDER_NOTE);
}

/* An edition that the note does not name: the next one may. */
static void check_unnamed(const struct opened *o, const struct states *states,
	const struct verify_head *head)
{
	if (states->next && find_label(states->next, head->label))
		check_edition_line(o, states, head);
	else
		TELL(o->v, MSG_VERIFY_UNNAMED, "", head->label, 0, NULL);
}

/* The lines of the note are the editions of the folder, in their order. */
static void check_editions(const struct opened *o, const struct states *states,
	const struct verify_head *heads, size_t count)
{
	const struct folder_note *note = states->now;
	size_t at = 0;

	for (size_t i = 0; i < note->count; i++) {
		const struct noted_edition *line = &note->editions[i];

		while (at < count && strcmp(heads[at].label, line->label) != 0 &&
			!find_label(note, heads[at].label))
			check_unnamed(o, states, &heads[at++]);
		if (at < count && strcmp(heads[at].label, line->label) == 0)
			check_edition_line(o, states, &heads[at++]);
		else
			TELL(o->v, MSG_VERIFY_WITHHELD, "", FOLDER_NOTE,
				FOLDER_LINES + i + 1, NULL, FOLDER_NOTE, line->label);
	}
	for (; at < count; at++)
		check_unnamed(o, states, &heads[at]);
}

/* ---- a copy kept from an earlier visit ---- */

static void compare_kept(const struct opened *now, const struct folder_note *note,
	const struct opened *kept, const struct folder_note *before)
{
	char numbers[2][24];

	snprintf(numbers[0], sizeof(numbers[0]), "%llu", (unsigned long long)note->rendering);
	snprintf(numbers[1], sizeof(numbers[1]), "%llu", (unsigned long long)before->rendering);
	if (note->rendering < before->rendering)
		TELL(now->v, MSG_VERIFY_ROLLBACK, "", FOLDER_NOTE, 3, NULL, numbers[0],
			numbers[1]);
	else if (note->rendering == before->rendering &&
		(now->note.text_length != kept->note.text_length ||
			memcmp(now->note.text, kept->note.text, kept->note.text_length) != 0))
		tell(now, MSG_VERIFY_REWRITTEN, 3, "rendering");
	if (strcmp(note->series, before->series) != 0)
		tell(now, MSG_VERIFY_REWRITTEN, 2, "series");
	for (size_t i = 0; i < before->count; i++) {
		const struct noted_edition *line = find_label(note, before->editions[i].label);

		if (!line)
			TELL(now->v, MSG_VERIFY_WITHHELD, "", FOLDER_NOTE, 0, NULL, kept->name,
				before->editions[i].label);
		else if (memcmp(line->head, before->editions[i].head, DIGEST_BYTES) != 0)
			tell(now, MSG_VERIFY_REWRITTEN, 0, line->label);
	}
}

static void check_since(const struct opened *now, const struct folder_note *note,
	const char *since)
{
	static const struct verify_edition nowhere = {.label = ""};
	struct opened kept = {.v = now->v, .place = &nowhere, .name = since};
	struct folder_note before;
	size_t line;
	int status = file_read(since, SIGNED_NOTE_BYTES_MAX, &kept.bytes, now->v->err);

	if (status) {
		verify_stop(now->v, status);
	} else if (take_note(&kept)) {
		if (folder_note_read(kept.note.text, kept.note.text_length, &kept.arena, &before,
			    &line))
			compare_kept(now, note, &kept, &before);
		else
			tell(&kept, MSG_VERIFY_NOTE, line, NULL);
	}
	now->v->notes--; /* none of the folder's */
	close_note(&kept);
}

static bool folder_text(struct opened *o, struct folder_note *out)
{
	size_t line;

	if (folder_note_read(o->note.text, o->note.text_length, &o->arena, out, &line))
		return true;
	tell(o, MSG_VERIFY_NOTE, line, NULL);
	return false;
}

static void check_folder_text(const struct opened *o, const struct states *states,
	const struct verify_head *heads, size_t count, const char *since)
{
	const struct verify_head *newest = &heads[count - 1];

	if (newest->headed) {
		check_index(o, states, newest->head.hash);
		if (strcmp(states->now->series, newest->head.series) != 0)
			tell(o, MSG_VERIFY_MIX, 2, JSON_NAME);
	}
	check_editions(o, states, heads, count);
	if (since)
		check_since(o, states->now, since);
}

/* The note that stands aside; with keys one of them must have signed it. */
static bool open_next(struct opened *o, struct verify *v, const struct verify_edition *dir,
	struct folder_note *next)
{
	uint64_t faults = v->faults;
	bool read;

	memset(o, 0, sizeof(*o));
	if (!v->under_way || !note_there(dir, NEXT_NOTE))
		return false;
	read = open_note(o, v, dir, NEXT_NOTE) && folder_text(o, next);
	v->notes--; /* none of the folder's yet */
	return read && v->faults == faults;
}

void verify_folder_note(struct verify *v, const struct verify_edition *dir,
	const struct verify_head *heads, size_t count, const char *since)
{
	bool there = note_there(dir, FOLDER_NOTE);
	struct folder_note now, next;
	struct states states = {.now = NULL};
	struct opened o, aside;

	if (!there && v->notes == 0 && v->keys_count == 0 && !since)
		return;
	if (open_next(&aside, v, dir, &next))
		states.next = &next;
	if (!there && states.next && !since) { /* the folder is signed for the first time */
		for (size_t i = 0; i < count; i++)
			if (heads[i].noted)
				check_edition_line(&aside, &states, &heads[i]);
	} else {
		if (open_note(&o, v, dir, FOLDER_NOTE) && folder_text(&o, &now)) {
			states.now = &now;
			check_folder_text(&o, &states, heads, count, since);
		}
		close_note(&o);
	}
	close_note(&aside);
}
