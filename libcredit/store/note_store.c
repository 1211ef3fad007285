/* SPDX-License-Identifier: Apache-2.0 */
/*
 * note_store.c - signed notes of editions: written, read, and checked.
 *
 * Two an edition and one for the folder.  They are no records: what they say
 * follows from the editions, and a page that is written again brings a new one.
 * They are kept because a signature cannot be made again: one of SM2 differs
 * each time, and a key need not be at hand.
 */
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "seal/note.h"
#include "store/change.h"
#include "store/fsck.h"

#define NOTE_FORMAT 1

/* First lines of the texts, by enum stored_note. */
static const char *const first_lines[] = {
	[STORED_NOTE_EDITION] = "credit.edition/1\n",
	[STORED_NOTE_FILES] = "credit.files/1\n",
	[STORED_NOTE_FOLDER] = "credit.folder/1\n",
};

static void key_note(struct key *key, uint32_t county, enum stored_note kind,
	const char *period, uint32_t revision)
{
	static const char none[PERIOD_CHARACTERS];

	key_begin(key, county, TABLE_NOTE);
	key_u8(key, (uint8_t)kind);
	key_put(key, kind == STORED_NOTE_FOLDER ? none : period, PERIOD_CHARACTERS);
	key_u32(key, kind == STORED_NOTE_FOLDER ? 0 : revision);
}

/* ---- reading ---- */

int snapshot_note(credit_snapshot *snapshot, enum stored_note kind, const char *period,
	uint32_t revision, struct buf *out, credit_error *err)
{
	struct bytes value;
	struct key key;
	int status;

	key_note(&key, snapshot->registry->county, kind, period, revision);
	status = view_get(snapshot, &key, &value, err);
	if (status)
		return status;
	if (value.length < 1 || *(const uint8_t *)value.data != NOTE_FORMAT)
		return fail_value(err, key_bytes(&key), "note");
	buf_put(out, (const uint8_t *)value.data + 1, value.length - 1);
	return out->status ? MEMORY(err) : CREDIT_OK;
}

/* ---- writing ---- */

int change_put_note(struct change *change, enum stored_note kind, const char *period,
	uint32_t revision, const void *note, size_t length, credit_error *err)
{
	struct buf value = BUF_INIT;
	struct key key;
	int status = change_failed(change, err);

	err = CHANGE_ERROR(change, err);
	if (status)
		return status;
	if (length > SIGNED_NOTE_BYTES_MAX ||
		(kind != STORED_NOTE_FOLDER && !period_valid(period)))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "note", "");
	buf_u8(&value, NOTE_FORMAT);
	buf_put(&value, note, length);
	key_note(&key, change->registry->county, kind, period, revision);
	if (value.status)
		status = change_stick(change, MEMORY(err), err);
	else
		status = change_put(change, &key, value.data, value.length, err);
	change->unrecorded = change->unrecorded || status == CREDIT_OK;
	buf_free(&value);
	return status;
}

/* ---- checking ---- */

/* What a text says of the head: the digest of its bytes, or the digest itself. */
static int check_head(struct fsck *fsck, enum stored_note kind, const char *text,
	size_t length, const struct edition *edition, struct bytes key)
{
	uint8_t head[DIGEST_BYTES];
	const char *end = memchr(text, '\n', length);
	bool good = end != NULL;

	if (good && kind == STORED_NOTE_EDITION) {
		digest_sum(&fsck->journal, text, (size_t)(end - text), head);
		good = end + 1 == text + length;
	} else if (good) {
		good = end - text == 5 + 2 * DIGEST_BYTES &&
		       memcmp(text, "head ", 5) == 0 &&
		       hex_decode(text + 5, 2 * DIGEST_BYTES, head, DIGEST_BYTES);
	}
	if (!good || memcmp(head, edition->head, DIGEST_BYTES) != 0)
		return fsck_finding(fsck, 23, key, "other head");
	return digest_status(&fsck->journal, fsck->err);
}

/* The sequence behind "rendering "; 0: there is none, or it lies ahead. */
static bool rendering_known(const struct fsck *fsck, const char *text, size_t length)
{
	static const char word[] = "\nrendering ";
	const char *at = memmem(text, length, word, strlen(word));
	uint64_t sequence = 0;

	if (!at)
		return false;
	for (at += strlen(word); at < text + length && *at >= '0' && *at <= '9'; at++) {
		if (sequence > UINT64_MAX / 10 - 1)
			return false;
		sequence = 10 * sequence + (uint64_t)(*at - '0');
	}
	return sequence > 0 && sequence <= fsck->snapshot->head.sequence;
}

static int check_edition(struct fsck *fsck, const struct engine_row *row,
	enum stored_note kind, const char *text, size_t length)
{
	const uint8_t *place = (const uint8_t *)row->key.data + KEY_HEAD_BYTES + 1;
	struct span span = span_of(place + PERIOD_CHARACTERS, 4);
	char period[PERIOD_BYTES] = "";
	const struct edition *edition;
	credit_error ignored = {0};
	int status;

	memcpy(period, place, PERIOD_CHARACTERS);
	status = snapshot_edition(fsck->snapshot, period, span_u32(&span), &fsck->arena,
		&edition, &ignored);
	if (status == CREDIT_ENOTFOUND)
		return fsck_finding(fsck, 23, row->key, "no edition");
	if (status == CREDIT_ECORRUPT)
		return CREDIT_OK; /* the damaged row itself is told */
	if (status && fsck->err)
		*fsck->err = ignored;
	return status ? status : check_head(fsck, kind, text, length, edition, row->key);
}

static int check_text(struct fsck *fsck, const struct engine_row *row,
	enum stored_note kind, const struct note *note)
{
	size_t first = strlen(first_lines[kind]);

	if (note->text_length < first ||
		memcmp(note->text, first_lines[kind], first) != 0)
		return fsck_finding(fsck, 23, row->key, "other text");
	if (kind != STORED_NOTE_EDITION &&
		!rendering_known(fsck, note->text, note->text_length))
		return fsck_finding(fsck, 23, row->key, "rendering");
	if (kind == STORED_NOTE_FOLDER)
		return CREDIT_OK;
	return check_edition(
		fsck, row, kind, note->text + first, note->text_length - first);
}

int fsck_note_row(struct fsck *fsck, const struct engine_row *row)
{
	static const uint8_t nothing[PERIOD_CHARACTERS + 4];
	const uint8_t *data = (const uint8_t *)row->key.data + KEY_HEAD_BYTES;
	struct note note;
	int status;

	if (row->key.length != KEY_HEAD_BYTES + 1 + PERIOD_CHARACTERS + 4 ||
		data[0] < STORED_NOTE_EDITION || data[0] > STORED_NOTE_FOLDER ||
		(data[0] == STORED_NOTE_FOLDER) !=
			(memcmp(data + 1, nothing, sizeof(nothing)) == 0))
		return fsck_finding(fsck, 16, row->key, "note key");
	if (row->value.length < 1 || *(const uint8_t *)row->value.data != NOTE_FORMAT)
		return fsck_finding(fsck, 23, row->key, "note");
	status = note_parse((const char *)row->value.data + 1, row->value.length - 1, "",
		&note, NULL);
	if (status == CREDIT_ENOMEM)
		FAIL(fsck->err, CREDIT_ENOMEM, MSG_MEMORY);
	else if (status)
		status = fsck_finding(fsck, 23, row->key, "note");
	else
		status = check_text(fsck, row, (enum stored_note)data[0], &note);
	note_free(&note);
	return status;
}
