/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_sign.c - makes the notes of editions, keeps them in the store, writes them.
 *
 * Runs for each edition that is written.  The stored note is the one that
 * counts: it is written again byte for byte while its text stays the same.
 */
#include "edition/edition_sign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "edition/edition_folder.h"
#include "seal/note.h"

#define TEMPORARY ".tmp-" /* as edition_folder.c has it, which puts the note in place */

/* One of the three notes, and how its text is built for a rendering. */
struct making {
	enum stored_note kind;
	const char *name; /* of the file */
	const char *period;
	uint32_t revision;
	const struct signed_edition *edition;
	struct folder_note *folder;
	uint64_t rendering; /* of a new text */
};

int signing_check(const credit_key *const *keys, size_t count, credit_error *err)
{
	if (count && !keys)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "keys", "NULL");
	for (size_t i = 0; i < count; i++)
		if (!keys[i] || !keys[i]->can_sign)
			return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "keys", "public");
	return CREDIT_OK;
}

/* A stored note; *found is false when there is none. */
static int stored_note(credit_snapshot *snapshot, enum stored_note kind,
	const char *period, uint32_t revision, struct buf *out, bool *found,
	credit_error *err)
{
	int status = snapshot_note(snapshot, kind, period, revision, out, err);

	*found = status == CREDIT_OK;
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

int signing_wanted(const struct signing *signing, credit_snapshot *snapshot, bool *wanted,
	credit_error *err)
{
	struct buf note = BUF_INIT;
	int status;

	*wanted = true;
	if (signing && signing->keys_count)
		return CREDIT_OK;
	status = stored_note(snapshot, STORED_NOTE_FOLDER, "", 0, &note, wanted, err);
	buf_free(&note);
	return status;
}

/* ---- one note ---- */

static void build(const struct making *making, uint64_t rendering, struct buf *out)
{
	const struct signed_edition *edition = making->edition;
	struct files_note files = {.rendering = rendering};

	switch (making->kind) {
	case STORED_NOTE_EDITION:
		edition_note_text(edition->head, edition->head_length, out);
		return;
	case STORED_NOTE_FILES:
		memcpy(files.head, edition->digest, DIGEST_BYTES);
		files.files = edition->files;
		files.count = edition->files_count;
		files_note_text(&files, out);
		return;
	case STORED_NOTE_FOLDER:
		making->folder->rendering = rendering;
		folder_note_text(making->folder, out);
		return;
	}
}

/* The rendering that a stored text names; 0 where there is none to name. */
static uint64_t rendering_of(enum stored_note kind, const struct note *note)
{
	struct arena arena = ARENA_INIT;
	struct files_note files = {.rendering = 0};
	struct folder_note folder = {.rendering = 0};
	uint64_t rendering = 0;
	size_t line;

	if (kind == STORED_NOTE_FILES &&
		files_note_read(note->text, note->text_length, &arena, &files, &line))
		rendering = files.rendering;
	if (kind == STORED_NOTE_FOLDER &&
		folder_note_read(note->text, note->text_length, &arena, &folder, &line))
		rendering = folder.rendering;
	arena_free(&arena);
	return rendering;
}

static bool same_text(const struct note *note, const struct buf *text)
{
	return note->text_length == text->length &&
	       memcmp(note->text, text->data, text->length) == 0;
}

/* The stored note when its text is still right, else a new one without signatures. */
static int begin_note(const struct making *making, const struct buf *stored,
	struct buf *out, credit_error *err)
{
	struct buf text = BUF_INIT;
	struct note note;
	bool same = false;
	int status = CREDIT_OK;

	if (stored->length) {
		status = note_parse((const char *)stored->data, stored->length,
			making->name, &note, err);
		if (!status)
			build(making, rendering_of(making->kind, &note), &text);
		same = !status && same_text(&note, &text);
		note_free(&note);
	}
	if (!status && same)
		buf_put(out, stored->data, stored->length);
	if (!status && !same) {
		buf_reset(&text);
		build(making, making->rendering, &text);
		status = text.status ? FAIL(err, text.status, MSG_MEMORY)
				     : note_begin((const char *)text.data, text.length,
					       out, err);
	}
	buf_free(&text);
	return status;
}

static bool names_signer(const struct note *note, const struct note_signature *signature)
{
	for (size_t i = 0; i < note->signatures_count; i++) {
		const struct note_signature *other = &note->signatures[i];

		if (other->name_length == signature->name_length &&
			memcmp(other->name, signature->name, other->name_length) == 0 &&
			memcmp(other->bytes, signature->bytes, KEY_ID_BYTES) == 0)
			return true;
	}
	return false;
}

static void put_lines(const struct note *from, const struct note *to, struct buf *out)
{
	size_t count = to->signatures_count;

	for (size_t i = 0; i < from->signatures_count && count < NOTE_SIGNATURES_MAX;
		i++) {
		const struct note_signature *signature = &from->signatures[i];
		const char *begin = signature->name - strlen("\xE2\x80\x94 ");
		const char *end = strchr(begin, '\n');

		if (names_signer(to, signature))
			continue;
		buf_put(out, begin, (size_t)(end - begin) + 1);
		count++;
	}
}

/* What others signed in the folder since: lines of signers that the note does not have. */
static int keep_others(
	struct buf *note, const char *folder, const char *name, credit_error *err)
{
	struct buf path = BUF_INIT;
	struct buf bytes = BUF_INIT;
	struct buf lines = BUF_INIT;
	struct note now, before = {.text = NULL};
	int status;

	buf_printf(&path, "%s/%s", folder, name);
	/* what cannot be read has no signatures to keep */
	if (path.status ||
		file_read(buf_cstr(&path), SIGNED_NOTE_BYTES_MAX, &bytes, NULL))
		bytes.length = 0;
	buf_cstr(&bytes);
	status = note_parse((const char *)note->data, note->length, name, &now, err);
	if (!status && bytes.length &&
		!note_parse(
			(const char *)bytes.data, bytes.length, name, &before, NULL) &&
		before.text_length == now.text_length &&
		memcmp(before.text, now.text, now.text_length) == 0)
		put_lines(&before, &now, &lines);
	if (bytes.length)
		note_free(&before);
	note_free(&now);
	buf_put(note, lines.data, lines.length);
	if (!status && (note->status || lines.status))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	buf_free(&lines);
	buf_free(&bytes);
	buf_free(&path);
	return status;
}

static bool has_signature(const struct buf *note)
{
	return note->length > 1 && note->data[note->length - 2] != '\n';
}

/* Make one note and keep it; appended to out. */
static int make_note(struct signing *signing, struct change *change,
	const struct making *making, const char *placed, struct buf *out,
	credit_error *err)
{
	struct buf stored = BUF_INIT;
	bool found;
	int status = stored_note(change_view(change), making->kind, making->period,
		making->revision, &stored, &found, err);

	if (!status)
		status = begin_note(making, &stored, out, err);
	for (size_t i = 0; signing && i < signing->keys_count && !status; i++)
		status = note_sign(out, signing->keys[i], making->name, NULL, err);
	if (!status && placed)
		status = keep_others(out, placed, making->name, err);
	if (!status && (!found || stored.length != out->length ||
			       memcmp(stored.data, out->data, out->length) != 0))
		status = change_put_note(change, making->kind, making->period,
			making->revision, out->data, out->length, err);
	if (!status && signing) {
		signing->notes++;
		signing->unsigned_ += !has_signature(out);
	}
	buf_free(&stored);
	return status;
}

/* Into a folder that stands aside itself. */
static int write_note(
	const char *folder, const char *name, const struct buf *note, credit_error *err)
{
	struct buf path = BUF_INIT;
	int status;

	buf_printf(&path, "%s/%s", folder, name);
	status = path.status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
			     : file_write(buf_cstr(&path), note->data, note->length, 0644,
				       false, err);
	buf_free(&path);
	return status;
}

/* ---- an edition, the folder ---- */

static int make_and_write(struct signing *signing, struct change *change,
	const struct making *making, const char *placed, const char *folder,
	const char *name, credit_error *err)
{
	struct buf note = BUF_INIT;
	int status = make_note(signing, change, making, placed, &note, err);

	if (!status)
		status = write_note(folder, name, &note, err);
	buf_free(&note);
	return status;
}

int signing_edition(struct signing *signing, struct change *change,
	const struct signed_edition *edition, const char *folder, const char *placed,
	credit_error *err)
{
	uint64_t rendering = change_sequence(change);
	struct making head = {STORED_NOTE_EDITION, EDITION_NOTE, edition->period,
		edition->revision, edition, NULL, rendering};
	struct making files = {STORED_NOTE_FILES, FILES_NOTE, edition->period,
		edition->revision, edition, NULL, rendering};
	int status = make_and_write(
		signing, change, &head, placed, folder, EDITION_NOTE, err);

	return status ? status
		      : make_and_write(signing, change, &files, placed, folder, FILES_NOTE,
				err);
}

/* The digest over the text of a stored files.note; CREDIT_ENOTFOUND: there is none. */
static int files_digest(struct change *change, const struct signed_edition *edition,
	uint8_t out[DIGEST_BYTES], credit_error *err)
{
	credit_snapshot *view = change_view(change);
	int hash = registry_hash(snapshot_registry(view));
	struct buf stored = BUF_INIT;
	struct note note;
	int status = snapshot_note(view, STORED_NOTE_FILES, edition->period,
		edition->revision, &stored, err);

	if (!status) {
		status = note_parse(
			(const char *)stored.data, stored.length, FILES_NOTE, &note, err);
		if (!status)
			status = digest_once(hash, note.text, note.text_length, out, err);
		note_free(&note);
	}
	buf_free(&stored);
	return status;
}

int signing_folder(struct signing *signing, struct change *change,
	struct folder_note *note, struct noted_edition *editions,
	const struct signed_edition *places, const char *directory, credit_error *err)
{
	struct making making = {STORED_NOTE_FOLDER, FOLDER_NOTE, "", 0, NULL, note,
		change_sequence(change)};
	int status = CREDIT_OK;

	for (size_t i = 0; i < note->count && !status; i++)
		status = files_digest(change, &places[i], editions[i].files, err);
	if (status == CREDIT_ENOTFOUND) {
		folder_drop(directory, FOLDER_NOTE);
		return CREDIT_OK;
	}
	note->editions = editions;
	return status ? status
		      : make_and_write(signing, change, &making, directory, directory,
				TEMPORARY FOLDER_NOTE, err);
}

static int lacks_signature(const struct signing *signing, const struct buf *stored,
	bool *lacks, credit_error *err)
{
	struct note note;
	int status = note_parse(
		(const char *)stored->data, stored->length, FILES_NOTE, &note, err);

	for (size_t i = 0; signing && i < signing->keys_count && !status && !*lacks;
		i++) {
		bool has;

		status = note_verify(&note, signing->keys[i], &has, err);
		*lacks = !status && !has;
	}
	note_free(&note);
	return status;
}

int signing_lacks(const struct signing *signing, credit_snapshot *snapshot,
	const struct signed_edition *edition, bool *lacks, credit_error *err)
{
	struct buf stored = BUF_INIT;
	bool found;
	int status = stored_note(snapshot, STORED_NOTE_FILES, edition->period,
		edition->revision, &stored, &found, err);

	*lacks = !status && !found;
	if (!status && found)
		status = lacks_signature(signing, &stored, lacks, err);
	buf_free(&stored);
	return status;
}
