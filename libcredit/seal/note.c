/* SPDX-License-Identifier: Apache-2.0 */
/*
 * note.c - takes signed notes apart, verifies them, adds signatures.
 *
 * Runs a few times an edition.  Bytes come from the web or from a stranger's
 * folder: everything is checked before anything is used.
 */
#include "seal/note.h"

#include <stdio.h>
#include <string.h>

#include "base/base64.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

#define NOTE_END ".note"
#define LINE_BEGIN "\xE2\x80\x94 " /* em dash, space */

bool note_text_valid(const char *text, size_t length)
{
	if (length == 0 || text[length - 1] != '\n' || !utf8_valid(text, length))
		return false;
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < 0x20 && text[i] != '\n')
			return false;
	return true;
}

static int fail_limit(credit_error *err, const char *file)
{
	char limit[12];

	snprintf(limit, sizeof(limit), "%d", NOTE_SIGNATURES_MAX);
	return FAIL(err, CREDIT_ELIMIT, MSG_NOTE_LIMIT, file, limit);
}

static int fail_form(credit_error *err, const char *file, size_t line)
{
	char number[24];

	snprintf(number, sizeof(number), "%zu", line);
	return FAIL(err, CREDIT_EFORMAT, MSG_NOTE_FORM, file, number);
}

static size_t lines_in(const char *text, size_t length)
{
	size_t lines = 0;

	for (size_t i = 0; i < length; i++)
		lines += text[i] == '\n';
	return lines;
}

/* The line on which the form is broken first: for the message. */
static size_t broken_line(const char *bytes, size_t length)
{
	size_t good = utf8_valid_prefix(bytes, length);
	size_t i = 0;

	while (i < good && ((unsigned char)bytes[i] >= 0x20 || bytes[i] == '\n'))
		i++;
	return lines_in(bytes, i) + 1;
}

/* The name of a line that has the form of C2SP, which asks less than ours. */
static bool signer_valid(const char *name, size_t length)
{
	size_t at = 0;

	while (at < length) {
		uint32_t c;

		at += utf8_next(name + at, length - at, &c);
		if (c == '+' || is_space(c))
			return false;
	}
	return length > 0;
}

/* One line without its newline; offsets are into note->decoded, which may move. */
static bool parse_line(
	const char *line, size_t length, struct note *note, struct note_signature *out)
{
	size_t begin = strlen(LINE_BEGIN);
	const char *name = line + begin;
	const char *space;
	size_t start = note->decoded.length;

	if (length <= begin || memcmp(line, LINE_BEGIN, begin) != 0)
		return false;
	space = memchr(name, ' ', length - begin);
	if (!space || !signer_valid(name, (size_t)(space - name)))
		return false;
	out->name = name;
	out->name_length = (size_t)(space - name);
	if (!base64_read(space + 1, length - (size_t)(space + 1 - line), &note->decoded))
		return false;
	out->length = note->decoded.length - start;
	return out->length > KEY_ID_BYTES || note->decoded.status != CREDIT_OK;
}

static int parse_signatures(const char *at, const char *end, const char *file,
	struct note *note, credit_error *err)
{
	size_t line = lines_in(note->text, note->text_length) + 2;
	size_t offset = 0;

	for (; at < end; line++) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		struct note_signature *signature =
			&note->signatures[note->signatures_count];

		if (note->signatures_count == NOTE_SIGNATURES_MAX)
			return fail_limit(err, file);
		if (!stop || !parse_line(at, (size_t)(stop - at), note, signature))
			return fail_form(err, file, line);
		signature->line = line;
		note->signatures_count++;
		at = stop + 1;
	}
	if (note->decoded.status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	for (size_t i = 0; i < note->signatures_count; i++) {
		note->signatures[i].bytes = note->decoded.data + offset;
		offset += note->signatures[i].length;
	}
	return CREDIT_OK;
}

int note_parse(const char *bytes, size_t length, const char *file, struct note *out,
	credit_error *err)
{
	const char *blank = NULL;

	memset(out, 0, sizeof(*out));
	if (length > SIGNED_NOTE_BYTES_MAX)
		return fail_limit(err, file);
	if (!note_text_valid(bytes, length))
		return fail_form(err, file, broken_line(bytes, length));
	for (size_t i = length - 1; i >= 1 && !blank; i--)
		if (bytes[i] == '\n' && bytes[i - 1] == '\n')
			blank = bytes + i;
	if (!blank)
		return fail_form(err, file, lines_in(bytes, length) + 1);
	out->text = bytes;
	out->text_length = (size_t)(blank - bytes);
	return parse_signatures(blank + 1, bytes + length, file, out, err);
}

void note_free(struct note *note)
{
	buf_free(&note->decoded);
	note->signatures_count = 0;
}

static bool is_of(const struct note_signature *signature, const credit_key *key)
{
	return signature->name_length == strlen(key->name) &&
	       memcmp(signature->name, key->name, signature->name_length) == 0 &&
	       memcmp(signature->bytes, key->id, KEY_ID_BYTES) == 0;
}

int note_verify(
	const struct note *note, const credit_key *key, bool *signed_, credit_error *err)
{
	*signed_ = false;
	for (size_t i = 0; i < note->signatures_count; i++) {
		const struct note_signature *signature = &note->signatures[i];
		int status;

		if (!is_of(signature, key))
			continue;
		status = key_verify(key, note->text, note->text_length,
			signature->bytes + KEY_ID_BYTES, signature->length - KEY_ID_BYTES,
			err);
		if (status) {
			*signed_ = false;
			return status;
		}
		*signed_ = true;
	}
	return CREDIT_OK;
}

int note_begin(const char *text, size_t length, struct buf *note, credit_error *err)
{
	if (length > SIGNED_NOTE_BYTES_MAX / 2)
		return fail_limit(err, "");
	if (!note_text_valid(text, length))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "text", "");
	buf_put(note, text, length);
	buf_u8(note, '\n');
	return note->status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

static int put_signature(
	struct buf *note, size_t text_length, const credit_key *key, credit_error *err)
{
	uint8_t bytes[KEY_ID_BYTES + SIGNATURE_BYTES];
	size_t before = note->length;
	int status;

	memcpy(bytes, key->id, KEY_ID_BYTES);
	status = key_sign(key, note->data, text_length, bytes + KEY_ID_BYTES, err);
	if (status)
		return status;
	buf_str(note, LINE_BEGIN);
	buf_str(note, key->name);
	buf_u8(note, ' ');
	base64_put(note, bytes, sizeof(bytes));
	buf_u8(note, '\n');
	if (note->status == CREDIT_OK)
		return CREDIT_OK;
	note->length = before;
	return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
}

int note_sign(struct buf *note, const credit_key *key, const char *file, bool *added,
	credit_error *err)
{
	struct note parsed;
	bool has = false;
	int status =
		note_parse((const char *)note->data, note->length, file, &parsed, err);

	if (added)
		*added = false;
	if (!status)
		status = note_verify(&parsed, key, &has, err);
	if (!status && !has && parsed.signatures_count == NOTE_SIGNATURES_MAX)
		status = fail_limit(err, file);
	if (!status && !has)
		status = put_signature(note, parsed.text_length, key, err);
	if (!status && !has && added)
		*added = true;
	note_free(&parsed);
	return status;
}

/* What a signing that was stopped left beside this note, and beside the others there. */
static void sweep(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	struct buf folder = BUF_INIT;
	size_t length = strlen(name);
	size_t end = strlen(NOTE_END);

	file_parent(path, &folder);
	if (!folder.status)
		file_sweep(buf_cstr(&folder),
			length > end && !strcmp(name + length - end, NOTE_END) ? NOTE_END : name);
	buf_free(&folder);
}

int credit_note_sign(
	const char *path, const credit_key *key, bool *added, credit_error *err)
{
	struct buf note = BUF_INIT;
	bool has = false;
	int status;

	if (added)
		*added = false;
	if (!path || !key)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "path, key", "NULL");
	if (!key->can_sign)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "key", "public");
	status = file_read(path, SIGNED_NOTE_BYTES_MAX, &note, err);
	if (!status)
		sweep(path);
	if (!status)
		status = note_sign(&note, key, path, &has, err);
	if (!status && has)
		status = file_write(path, note.data, note.length, 0644, false, err);
	if (!status && added)
		*added = has;
	buf_free(&note);
	return status;
}
