/* SPDX-License-Identifier: Apache-2.0 */
/*
 * proof_text.c - writing, reading and testing the proof of one row or one gap.
 *
 * Runs once a proof.  The text comes from whoever holds it: it is bounded,
 * read line by line in its one order, and refused with the line that is wrong.
 */
#include "edition/proof_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "credit/id.h"
#include "edition/edition_codes.h"

#define PRESENT "credit.proof/1"
#define ABSENT "credit.absence/1"
#define NOTE "credit.edition/1"

/* ---- writing ---- */

static void put_text(struct buf *out, const char *text)
{
	for (; *text; text++)
		if (*text == '\\')
			buf_str(out, "\\\\");
		else if (*text == '\n')
			buf_str(out, "\\n");
		else
			buf_put(out, text, 1);
}

static void put_value(struct buf *out, const char *key, const char *value)
{
	buf_printf(out, "%s ", key);
	put_text(out, value);
	buf_str(out, "\n");
}

static void put_hex(struct buf *out, const char *key, const uint8_t bytes[DIGEST_BYTES])
{
	char text[2 * DIGEST_BYTES + 1];

	hex_encode(bytes, DIGEST_BYTES, text);
	buf_printf(out, "%s %s\n", key, text);
}

static void put_path(struct buf *out, const struct merkle_path *path)
{
	for (size_t i = 0; i < path->count; i++)
		put_hex(out, "path", path->hashes[i]);
}

static void put_neighbour(
	struct buf *out, const char *key, const struct proof_neighbour *neighbour)
{
	char salt[2 * ROW_SALT_BYTES + 1];

	if (!neighbour->there)
		return;
	hex_encode(neighbour->salt, ROW_SALT_BYTES, salt);
	buf_printf(out, "%s %" PRIu64 " %s %s %s\n", key, neighbour->position,
		neighbour->code, neighbour->number, salt);
	put_path(out, &neighbour->path);
}

static void put_row(struct buf *out, const struct proof *proof)
{
	size_t count;
	const struct row_column *columns = row_columns(proof->row.colour, &count);

	put_value(out, "colour", proof->row.colour == COLOUR_RED ? "red" : "black");
	for (size_t i = 0; i < count; i++)
		put_value(out, columns[i].key, proof->row.slots[columns[i].slot]);
	put_hex(out, "salt", proof->salt);
	buf_printf(out, "position %" PRIu64 "\n", proof->position);
	put_path(out, &proof->path);
}

int proof_write(const struct proof *proof, struct buf *out)
{
	if (proof->kind == PROOF_PRESENT) {
		buf_str(out, PRESENT "\n");
		put_row(out, proof);
	} else {
		buf_str(out, ABSENT "\n");
		put_value(out, "code", proof->code);
		put_neighbour(out, "before", &proof->before);
		put_neighbour(out, "after", &proof->after);
	}
	buf_str(out, "edition\n");
	buf_put(out, proof->note, proof->note_length);
	return out->status;
}

/* ---- reading ---- */

struct reading {
	const char *at;
	const char *end;
	unsigned line; /* of what was read last */
	struct arena *arena;
	credit_error *err;
};

static int bad_line(const struct reading *r, const char *wanted)
{
	char line[16];

	snprintf(line, sizeof(line), "%u", r->line);
	return FAIL(r->err, CREDIT_EFORMAT, MSG_PROOF_FORM, line, wanted);
}

/* The next line without its end, moved past; NULL: there is none. */
static const char *next_line(struct reading *r, size_t *length)
{
	const char *line = r->at;
	const char *stop = memchr(r->at, '\n', (size_t)(r->end - r->at));

	r->line++;
	if (!stop)
		return NULL;
	*length = (size_t)(stop - line);
	r->at = stop + 1;
	return line;
}

/* Does the next line begin with a key and a space?  Nothing is moved. */
static bool next_is(const struct reading *r, const char *key)
{
	size_t length = strlen(key);

	return (size_t)(r->end - r->at) > length && memcmp(r->at, key, length) == 0 &&
	       r->at[length] == ' ';
}

/* What stands behind a key, as it is written. */
static int take(struct reading *r, const char *key, const char **value, size_t *length)
{
	bool right = next_is(r, key);
	const char *line = next_line(r, length);

	if (!right || !line)
		return bad_line(r, key);
	*value = line + strlen(key) + 1;
	*length -= strlen(key) + 1;
	return CREDIT_OK;
}

static int take_value(struct reading *r, const char *key, const char **out)
{
	const char *value;
	size_t length;
	size_t kept = 0;
	char *text;
	int status = take(r, key, &value, &length);

	if (status)
		return status;
	text = arena_alloc(r->arena, length + 1);
	if (!text)
		return FAIL(r->err, CREDIT_ENOMEM, MSG_MEMORY);
	for (size_t i = 0; i < length; i++) {
		char c = value[i];

		if (c == '\\') {
			i++;
			if (i == length || (value[i] != '\\' && value[i] != 'n'))
				return bad_line(r, key);
			c = value[i] == 'n' ? '\n' : '\\';
		}
		text[kept++] = c;
	}
	text[kept] = '\0';
	if (memchr(text, 0, kept) || !utf8_valid(text, kept))
		return bad_line(r, key);
	*out = text;
	return CREDIT_OK;
}

static bool read_position(const char *text, size_t length, uint64_t *out)
{
	uint64_t value = 0;

	if (length == 0 || length > 15 || (text[0] == '0' && length > 1))
		return false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		value = 10 * value + (uint64_t)(text[i] - '0');
	}
	*out = value;
	return true;
}

static int take_hex(struct reading *r, const char *key, uint8_t out[DIGEST_BYTES])
{
	const char *value;
	size_t length;
	int status = take(r, key, &value, &length);

	if (!status && (length != (size_t)2 * DIGEST_BYTES || !hex_decode(value, length, out, DIGEST_BYTES)))
		status = bad_line(r, key);
	return status;
}

static int take_path(struct reading *r, struct merkle_path *path)
{
	int status = CREDIT_OK;

	while (!status && next_is(r, "path"))
		if (path->count == MERKLE_PATH_MAX)
			status = bad_line(r, "edition");
		else
			status = take_hex(r, "path", path->hashes[path->count++]);
	return status;
}

static int take_row(struct reading *r, struct proof *out)
{
	const struct row_column *columns;
	const char *text;
	size_t length;
	size_t count;
	int status = take_value(r, "colour", &text);

	if (!status && strcmp(text, "red") != 0 && strcmp(text, "black") != 0)
		status = bad_line(r, "colour");
	if (status)
		return status;
	row_init(&out->row, strcmp(text, "red") == 0 ? COLOUR_RED : COLOUR_BLACK);
	columns = row_columns(out->row.colour, &count);
	for (size_t i = 0; i < count && !status; i++)
		status = take_value(r, columns[i].key, &out->row.slots[columns[i].slot]);
	if (!status)
		status = take_hex(r, "salt", out->salt);
	if (!status)
		status = take(r, "position", &text, &length);
	if (!status && !read_position(text, length, &out->position))
		status = bad_line(r, "position");
	return status ? status : take_path(r, &out->path);
}

/*
 * A code that can be absent, in the one form that can stand in print: else what
 * differs from a listed firm's only to a machine would be shown to be absent.
 * A code of a body that is confirmed against its check can be listed too.
 */
static int take_code(struct reading *r, const char **out)
{
	credit_id id;
	int status = take_value(r, "code", out);

	if (!status && (credit_id_confirm(*out, strlen(*out), &id) ||
			       id.scheme != CREDIT_SCHEME_CREDIT_CODE ||
			       strcmp(id.text, *out) != 0))
		status = bad_line(r, "code");
	return status;
}

/* The next of the words between single spaces, kept; NULL where there is none. */
static const char *next_word(struct reading *r, const char **at, const char *end, size_t *length)
{
	const char *word = *at;

	while (*at < end && **at > ' ' && **at < 0x7f)
		++*at;
	*length = (size_t)(*at - word);
	if (*length == 0 || (*at < end && **at != ' '))
		return NULL;
	if (*at + 1 < end) /* a space at the end stays, as what is left over */
		++*at;
	return arena_text(r->arena, word, *length);
}

static int take_neighbour(struct reading *r, const char *key, struct proof_neighbour *out)
{
	const char *value;
	const char *end;
	const char *words[4];
	size_t lengths[4];
	size_t length;
	int status;

	if (!next_is(r, key))
		return CREDIT_OK;
	status = take(r, key, &value, &length);
	if (status)
		return status;
	end = value + length;
	for (int i = 0; i < 4; i++) {
		words[i] = next_word(r, &value, end, &lengths[i]);
		if (!words[i])
			return bad_line(r, key);
	}
	if (value != end || !read_position(words[0], lengths[0], &out->position) ||
		lengths[3] != (size_t)2 * ROW_SALT_BYTES ||
		!hex_decode(words[3], lengths[3], out->salt, ROW_SALT_BYTES))
		return bad_line(r, key);
	out->there = true;
	out->code = words[1];
	out->number = words[2];
	return take_path(r, &out->path);
}

/* The note, and the head in it. */
static int take_note(struct reading *r, struct proof *out)
{
	size_t length;
	const char *line = next_line(r, &length);

	if (!line || length != strlen("edition") || memcmp(line, "edition", length) != 0)
		return bad_line(r, "edition");
	out->note = r->at;
	out->note_length = (size_t)(r->end - r->at);
	line = next_line(r, &length);
	if (!line || length != strlen(NOTE) || memcmp(line, NOTE, length) != 0)
		return bad_line(r, NOTE);
	out->head_text = next_line(r, &out->head_length);
	if (!out->head_text || !head_parse(out->head_text, out->head_length, &out->head))
		return bad_line(r, "credit.head");
	line = next_line(r, &length);
	return line && length == 0 ? CREDIT_OK : bad_line(r, "");
}

int proof_read(const void *bytes, size_t length, struct arena *arena, struct proof *out,
	credit_error *err)
{
	struct reading r = {.arena = arena, .err = err};
	size_t first;
	const char *line;
	int status;

	memset(out, 0, sizeof(*out));
	if (length > PROOF_BYTES_MAX)
		return FAIL(err, CREDIT_ELIMIT, MSG_PROOF_FORM, "1", PRESENT);
	r.at = arena_text(arena, bytes, length);
	if (!r.at)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	r.end = r.at + length;
	line = next_line(&r, &first);
	if (line && first == strlen(PRESENT) && memcmp(line, PRESENT, first) == 0) {
		out->kind = PROOF_PRESENT;
		status = take_row(&r, out);
	} else if (line && first == strlen(ABSENT) && memcmp(line, ABSENT, first) == 0) {
		out->kind = PROOF_ABSENT;
		status = take_code(&r, &out->code);
		if (!status)
			status = take_neighbour(&r, "before", &out->before);
		if (!status)
			status = take_neighbour(&r, "after", &out->after);
	} else {
		return bad_line(&r, PRESENT);
	}
	return status ? status : take_note(&r, out);
}

/* ---- statements ---- */

int statement_write(const struct proof_statement *statement, struct buf *out)
{
	char day[CREDIT_DAY_BYTES];

	row_day(statement->day, day);
	buf_str(out, STATEMENT_NAME "\n");
	put_value(out, "series", statement->series);
	put_value(out, "edition", statement->edition);
	put_value(out, "head", statement->head);
	buf_printf(out, "subject %s ", statement->scheme);
	put_text(out, statement->subject);
	buf_str(out, "\nprinted no\n");
	put_value(out, "request", statement->request);
	put_value(out, "day", day);
	return out->status;
}

bool statement_is(const void *bytes, size_t length)
{
	size_t first = strlen(STATEMENT_NAME);

	return length > first && memcmp(bytes, STATEMENT_NAME "\n", first + 1) == 0;
}

/* "SCHEME ID" */
static int take_subject(struct reading *r, struct proof_statement *out)
{
	const char *text;
	char *space;
	int status = take_value(r, "subject", &text);

	if (status)
		return status;
	space = strchr(text, ' ');
	if (!space || space == text || !space[1] ||
		strspn(text, "abcdefghijklmnopqrstuvwxyz-") != (size_t)(space - text))
		return bad_line(r, "subject");
	*space = '\0';
	out->scheme = text;
	out->subject = space + 1;
	return CREDIT_OK;
}

static int take_fixed(struct reading *r, const char *key, char *out, size_t size)
{
	const char *text;
	int status = take_value(r, key, &text);

	if (status)
		return status;
	if (strlen(text) >= size)
		return bad_line(r, key);
	memcpy(out, text, strlen(text) + 1);
	return CREDIT_OK;
}

static int take_day(struct reading *r, credit_day *out)
{
	const char *text;
	int status = take_value(r, "day", &text);

	if (!status && (credit_day_parse(text, strlen(text), out) || r->at != r->end))
		status = bad_line(r, "day");
	return status;
}

int statement_read(const void *text, size_t length, struct arena *arena,
	struct proof_statement *out, credit_error *err)
{
	struct reading r = {.arena = arena, .err = err};
	const char *printed;
	size_t first;
	int status;

	memset(out, 0, sizeof(*out));
	r.at = text;
	r.end = r.at + length;
	if (!statement_is(text, length) || !next_line(&r, &first))
		return bad_line(&r, STATEMENT_NAME);
	status = take_fixed(&r, "series", out->series, sizeof(out->series));
	if (!status)
		status = take_value(&r, "edition", &out->edition);
	if (!status)
		status = take_fixed(&r, "head", out->head, sizeof(out->head));
	if (!status)
		status = take_subject(&r, out);
	if (!status)
		status = take_value(&r, "printed", &printed);
	if (!status && strcmp(printed, "no") != 0)
		status = bad_line(&r, "printed no");
	if (!status)
		status = take_value(&r, "request", &out->request);
	return status ? status : take_day(&r, &out->day);
}

/* ---- whether it holds ---- */

static int no_path(const char *number, credit_error *err)
{
	return FAIL(err, CREDIT_ERULE, MSG_PROOF_PATH, number);
}

static int row_holds(const struct proof *proof, credit_error *err)
{
	uint64_t size = proof->head.red + proof->head.black;
	struct buf bytes = BUF_INIT;
	uint8_t leaf[DIGEST_BYTES];
	struct digest digest;
	bool holds = false;
	int status = digest_open(&digest, proof->head.hash, err);

	if (status)
		return status;
	if (row_encode(&proof->row, &bytes)) {
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	} else {
		row_leaf(&digest, proof->salt, bytes.data, bytes.length, leaf);
		holds = merkle_inclusion_holds(&digest, leaf, proof->position, size,
			&proof->path, proof->head.root);
		status = digest_status(&digest, err);
	}
	digest_close(&digest);
	buf_free(&bytes);
	return status || holds ? status : no_path(proof->row.slots[ROW_NUMBER], err);
}

static bool neighbour_holds(struct code_sealer *sealer, const struct edition_head *head,
	const struct proof_neighbour *neighbour)
{
	uint8_t leaf[DIGEST_BYTES];

	if (!neighbour->there)
		return true;
	code_leaf_salted(
		sealer, neighbour->salt, neighbour->code, neighbour->number, leaf);
	return merkle_inclusion_holds(&sealer->digest, leaf, neighbour->position, head->codes,
		&neighbour->path, head->codes_root);
}

/* Next to each other, at the ends where one is missing, and the code between? */
static bool gap_fits(const struct proof *proof)
{
	const struct proof_neighbour *before = &proof->before;
	const struct proof_neighbour *after = &proof->after;
	uint64_t codes = proof->head.codes;

	if (before->there && strcmp(before->code, proof->code) >= 0)
		return false;
	if (after->there && strcmp(after->code, proof->code) <= 0)
		return false;
	if (before->there && after->there)
		return before->position + 1 == after->position;
	if (before->there)
		return before->position + 1 == codes;
	return after->there ? after->position == 0 : codes == 0;
}

static int gap_holds(const struct proof *proof, credit_error *err)
{
	struct code_sealer sealer;
	bool before;
	bool after;
	int status;

	if (proof->head.before_codes)
		return FAIL(err, CREDIT_ERULE, MSG_PROOF_CODES);
	if (!proof->code[0] || !gap_fits(proof))
		return FAIL(err, CREDIT_ERULE, MSG_PROOF_ORDER, proof->code);
	status = code_sealer_open(&sealer, proof->head.hash, err);
	if (status)
		return status;
	before = neighbour_holds(&sealer, &proof->head, &proof->before);
	after = neighbour_holds(&sealer, &proof->head, &proof->after);
	status = code_sealer_status(&sealer, err);
	code_sealer_close(&sealer);
	if (status || (before && after))
		return status;
	return no_path((before ? &proof->after : &proof->before)->number, err);
}

int proof_holds(const struct proof *proof, credit_error *err)
{
	return proof->kind == PROOF_PRESENT ? row_holds(proof, err) : gap_holds(proof, err);
}
