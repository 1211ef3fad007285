/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_read.c - edition.json line by line, and the plain files beside it.
 *
 * Runs once over every byte of every edition.json that is verified.
 */
#include "edition/verify_read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json_out.h"
#include "base/text.h"
#include "edition/edition_changes.h"
#include "edition/edition_codes.h"
#include "id/id_shown.h"
#include "store/schema.h"

#define READ_BYTES (32u * 1024) /* at least; a buffer that has grown is filled */
#define JSON_NAME "edition.json"

/* ---- files ---- */

/* A link, a pipe or a device is no file of an edition, and opening one could hang. */
static int open_plain(const char *folder, const char *name)
{
	struct buf path = BUF_INIT;
	struct stat info;
	int fd;

	buf_printf(&path, "%s/%s", folder, name);
	fd = open(buf_cstr(&path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	buf_free(&path);
	if (fd >= 0 && (fstat(fd, &info) || !S_ISREG(info.st_mode))) {
		close(fd);
		errno = EINVAL;
		fd = -1;
	}
	return fd;
}

int verify_file_open(struct verify *v, const struct verify_edition *edition, const char *name)
{
	int fd = open_plain(edition->folder, name);

	if (fd < 0)
		TELL(v, errno == ENOENT ? MSG_VERIFY_MISSING : MSG_VERIFY_NO_FILE,
			edition->label, name, 0, NULL);
	return fd;
}

bool verify_file_read(struct verify *v, const struct verify_edition *edition, const char *name,
	struct buf *out)
{
	int fd = verify_file_open(v, edition, name);
	ssize_t got = 1;

	if (fd < 0)
		return false;
	while (got > 0 && out->length <= VERIFY_PAGE_BYTES) {
		if (buf_reserve(out, READ_BYTES)) {
			verify_stop(v, FAIL(v->err, CREDIT_ENOMEM, MSG_MEMORY));
			break;
		}
		got = read(fd, out->data + out->length, out->capacity - out->length);
		out->length += got > 0 ? (size_t)got : 0;
	}
	close(fd);
	if (got == 0)
		return true;
	TELL(v, MSG_VERIFY_NO_FILE, edition->label, name, 0, NULL);
	return false;
}

/* ---- lines ---- */

struct lines {
	struct verify *v;
	struct verify_edition *edition;
	struct buf in;
	size_t at;       /* of the next line in `in` */
	uint64_t offset; /* of in.data in the file */
	uint64_t line;   /* of the current line */
	const char *text; /* the current line, without its end */
	size_t length;
	uint64_t place; /* of the current line in the file */
	struct digest digest; /* of leaves */
	struct code_sealer sealer;
	struct buf again; /* the bytes that a line must be */
	struct buf bytes; /* canonical ones of a row */
	char last_list[16]; /* of the row in print before, for the order */
	char last_number[PUBLIC_NUMBER_BYTES];
};

static bool fill(struct lines *lines)
{
	ssize_t got;

	if (lines->at) { /* then in.data is there */
		memmove(lines->in.data, lines->in.data + lines->at,
			lines->in.length - lines->at);
		lines->offset += lines->at;
		lines->in.length -= lines->at;
		lines->at = 0;
	}
	if (lines->in.length > VERIFY_LINE_BYTES)
		return false;
	if (buf_reserve(&lines->in, READ_BYTES)) {
		verify_stop(lines->v, FAIL(lines->v->err, CREDIT_ENOMEM, MSG_MEMORY));
		return false;
	}
	got = read(lines->edition->fd, lines->in.data + lines->in.length,
		lines->in.capacity - lines->in.length);
	if (got <= 0)
		return false;
	lines->in.length += (size_t)got;
	return true;
}

/* The next line; false at the end of the file, or where no line ends. */
static bool next_line(struct lines *lines)
{
	size_t seen = 0;

	if (lines->v->status)
		return false;
	for (;;) {
		size_t left = lines->in.length - lines->at;
		const uint8_t *start = left ? lines->in.data + lines->at : NULL;
		const uint8_t *end = left > seen ? memchr(start + seen, '\n', left - seen) : NULL;

		if (end) {
			lines->text = (const char *)start;
			lines->length = (size_t)(end - start);
			lines->place = lines->offset + lines->at;
			lines->at += lines->length + 1;
			lines->line++;
			return true;
		}
		seen = left;
		if (!fill(lines))
			return false;
	}
}

/* The line is not of the form; what says which part of it. */
static void bad_line(struct lines *lines, const char *what, const char *number)
{
	lines->edition->whole = false;
	TELL(lines->v, MSG_VERIFY_FORM, lines->edition->label, JSON_NAME,
		lines->line ? lines->line : 1, number, what);
}

static bool line_is(const struct lines *lines, const char *text)
{
	return lines->length == strlen(text) && memcmp(lines->text, text, lines->length) == 0;
}

/* ---- one object ---- */

static void value_fault(struct lines *lines, const char *key, const char *number)
{
	TELL(lines->v, MSG_VERIFY_VALUE, lines->edition->label, JSON_NAME, lines->line, number,
		key);
}

static bool is_number(const char *text)
{
	return text && number_valid(text, strlen(text));
}

/* Is the object, written again with these keys, the line's bytes? */
static bool same_again(struct lines *lines, const struct json_in *in, const char *const *keys,
	size_t count, size_t length)
{
	struct json json;

	buf_reset(&lines->again);
	json_begin(&json, &lines->again);
	json_open(&json, '{');
	for (size_t i = 0; i < count; i++) {
		const char *value = json_in_text(in, keys[i]);

		if (!value)
			return false;
		json_kv_text(&json, keys[i], value);
	}
	json_close(&json, '}');
	return json_in_count(in) == count && lines->again.length == length &&
		memcmp(lines->again.data, lines->text, length) == 0;
}

static void *grow(struct verify *v, void *array, size_t count, size_t *capacity, size_t size)
{
	size_t more = *capacity ? *capacity * 2 : 64;
	void *grown;

	if (count < *capacity)
		return array;
	grown = count < VERIFY_ROWS_MAX ? realloc(array, more * size) : NULL;
	if (!grown) {
		verify_stop(v, FAIL(v->err, CREDIT_ENOMEM, MSG_MEMORY));
		return NULL;
	}
	*capacity = more;
	return grown;
}

/* ---- rows ---- */

#define KEYS_MAX (ROW_SLOTS + 2)

/* The values of a row as its line gives them; false when the line is not of the form. */
static bool take_values(struct lines *lines, const struct json_in *in, enum colour colour,
	size_t length, struct printed_row *row)
{
	size_t count;
	const struct row_column *columns = row_columns(colour, &count);
	const char *keys[KEYS_MAX];

	for (size_t i = 0; i < count; i++)
		keys[i] = columns[i].key;
	keys[count] = "salt";
	keys[count + 1] = "leaf";
	if (!same_again(lines, in, keys, count + 2, length))
		return false;
	row_init(row, colour);
	for (size_t i = 0; i < count; i++)
		row->slots[columns[i].slot] = json_in_text(in, columns[i].key);
	return true;
}

static void check_leaf(struct lines *lines, const struct json_in *in,
	const struct printed_row *row, struct verify_row *kept)
{
	uint8_t salt[ROW_SALT_BYTES];
	uint8_t leaf[DIGEST_BYTES] = {0};
	const char *text = json_in_text(in, "salt");
	bool good = hex_decode(text, strlen(text), salt, ROW_SALT_BYTES);

	buf_reset(&lines->bytes);
	if (row_encode(row, &lines->bytes)) {
		verify_stop(lines->v, FAIL(lines->v->err, CREDIT_ENOMEM, MSG_MEMORY));
		return;
	}
	if (good)
		row_leaf(&lines->digest, salt, lines->bytes.data, lines->bytes.length, leaf);
	if (good && kept->code[0])
		code_leaf(&lines->sealer, salt, kept->code, kept->number, kept->code_leaf);
	if (!good || memcmp(leaf, kept->leaf, DIGEST_BYTES) != 0)
		TELL(lines->v, MSG_VERIFY_LEAF, lines->edition->label, JSON_NAME, lines->line,
			kept->number);
}

static int kind_of(const char *name)
{
	for (int kind = CREDIT_KIND_PERSON; kind <= CREDIT_KIND_PLACE; kind++)
		if (strcmp(credit_kind_name(kind), name) == 0)
			return kind;
	return CREDIT_KIND_NONE;
}

/* No number of a person in any value: free text may hold none at all. */
static void check_masks(struct lines *lines, const struct printed_row *row)
{
	size_t count;
	const struct row_column *columns = row_columns(row->colour, &count);

	for (size_t i = 0; i < count; i++) {
		enum row_slot slot = columns[i].slot;
		const char *value = row->slots[slot];
		bool free_text = slot == ROW_NAME || slot == ROW_UNIT || slot == ROW_GROUND ||
			slot == ROW_MARK || slot == ROW_ID_MASKED;

		if (slot == ROW_NUMBER || slot == ROW_CONTACT)
			continue; /* drawn at random; the telephone of an office */
		if (free_text ? shows_number(value, strlen(value))
			      : shows_person(value, strlen(value), false))
			TELL(lines->v, MSG_VERIFY_UNMASKED, lines->edition->label, JSON_NAME,
				lines->line, row->slots[ROW_NUMBER], columns[i].key);
	}
}

/* Rows in print stand by list, then number; stubs do not tell their list. */
static void check_order(struct lines *lines, const struct printed_row *row)
{
	int order = strcmp(lines->last_list, row->slots[ROW_LIST]);

	if (order == 0)
		order = strcmp(lines->last_number, row->slots[ROW_NUMBER]);
	if (order > 0)
		TELL(lines->v, MSG_VERIFY_ORDER, lines->edition->label, JSON_NAME, lines->line,
			row->slots[ROW_NUMBER]);
	snprintf(lines->last_list, sizeof(lines->last_list), "%s", row->slots[ROW_LIST]);
	snprintf(lines->last_number, sizeof(lines->last_number), "%s", row->slots[ROW_NUMBER]);
}

/* A row against the head: its days, and that it had not ended. */
static void check_days(struct lines *lines, const struct printed_row *row)
{
	const struct edition_head *head = &lines->edition->head;
	const char *until = row->slots[ROW_PUBLIC_UNTIL];
	const char *number = row->slots[ROW_NUMBER];
	char text[CREDIT_DAY_BYTES];
	credit_day day;

	if (!lines->edition->headed)
		return;
	row_day(head->day, text);
	if (strcmp(text, row->slots[ROW_DATA_AS_OF]) != 0)
		value_fault(lines, "data_as_of", number);
	if (credit_day_parse(until, strlen(until), &day))
		value_fault(lines, row->colour == COLOUR_RED ? "until" : "public_until", number);
	else if (day < head->day)
		TELL(lines->v, MSG_VERIFY_ENDED, lines->edition->label, JSON_NAME, lines->line,
			number, until, text);
	row_day(head->valid_until, text);
	if (strcmp(text, row->slots[ROW_VALID_UNTIL]) != 0)
		value_fault(lines, "valid_until", number);
}

static void check_live(struct lines *lines, const struct json_in *in,
	const struct printed_row *row, struct verify_row *kept)
{
	const char *const *slot = row->slots;

	kept->live = true;
	kept->kind = (uint8_t)kind_of(slot[ROW_KIND]);
	if (strlen(slot[ROW_CODE]) < sizeof(kept->code))
		strcpy(kept->code, slot[ROW_CODE]);
	else
		value_fault(lines, "code", kept->number);
	kept->sole = strncmp(slot[ROW_CODE], "92", 2) == 0;
	check_leaf(lines, in, row, kept);
	if (!kept->kind)
		value_fault(lines, "kind", kept->number);
	if (!verify_word(&lines->edition->words, "list", slot[ROW_LIST], slot[ROW_LIST_NAME]))
		value_fault(lines, "list_name", kept->number);
	check_order(lines, row);
	check_days(lines, row);
	check_masks(lines, row);
}

/* One object of red or black: a row, or the stub of one. */
static void take_row(struct lines *lines, size_t length, int colour)
{
	static const char *const stub[] = {"number", "leaf"};
	struct verify_edition *edition = lines->edition;
	struct verify_row *kept;
	struct printed_row row;
	struct json_in in;
	const char *number;
	const char *leaf;
	void *grown;
	int status = json_in_open(&in, lines->text, length);
	bool live = !status && json_in_text(&in, "salt");

	if (status == CREDIT_ENOMEM)
		verify_stop(lines->v, FAIL(lines->v->err, status, MSG_MEMORY));
	number = status ? NULL : json_in_text(&in, "number");
	number = is_number(number) ? number : NULL;
	if (!number || !(live ? take_values(lines, &in, (enum colour)colour, length, &row)
			      : same_again(lines, &in, stub, 2, length))) {
		bad_line(lines, colour == COLOUR_RED ? "red" : "black", number);
		json_in_close(&in);
		return;
	}
	grown = grow(lines->v, edition->rows, edition->rows_count, &edition->rows_capacity,
		sizeof(*edition->rows));
	leaf = json_in_text(&in, "leaf");
	if (grown) {
		edition->rows = grown;
		kept = &edition->rows[edition->rows_count++];
		memset(kept, 0, sizeof(*kept));
		strcpy(kept->number, number);
		kept->colour = (uint8_t)colour;
		kept->offset = lines->place;
		kept->length = (uint32_t)length;
		kept->line = (uint32_t)lines->line;
		if (!hex_decode(leaf, strlen(leaf), kept->leaf, DIGEST_BYTES))
			bad_line(lines, "leaf", number);
		if (live)
			check_live(lines, &in, &row, kept);
		else
			edition->stubs++;
	}
	json_in_close(&in);
}

/* ---- changes ---- */

static const char *const change_keys[] = {"number", "list", "change", "day", "reason", "document",
	"authority"};
#define CHANGE_KEYS (sizeof(change_keys) / sizeof(change_keys[0]))

static bool change_words(const struct json_in *in, struct verify_change *change)
{
	const char *kind = json_in_text(in, "change");
	const char *reason = json_in_text(in, "reason");

	for (int k = CHANGE_ADDED; k <= CHANGE_RESUMED; k++)
		if (strcmp(kind, change_kind_key((enum change_kind)k)) == 0)
			change->kind = (uint8_t)k;
	change->reason = UINT8_MAX;
	for (int r = REASON_NONE; r <= REASON_OTHER; r++)
		if (strcmp(reason, change_reason_key((enum change_reason)r)) == 0)
			change->reason = (uint8_t)r;
	return change->kind != 0 && change->reason != UINT8_MAX;
}

static void keep_change(struct lines *lines, const struct json_in *in, size_t length)
{
	struct verify_edition *edition = lines->edition;
	const char *number = json_in_text(in, "number");
	const char *day = json_in_text(in, "day");
	const char *texts[] = {json_in_text(in, "document"), json_in_text(in, "authority")};
	struct verify_change *kept = grow(lines->v, edition->changes, edition->changes_count,
		&edition->changes_capacity, sizeof(*edition->changes));

	if (!kept)
		return;
	edition->changes = kept;
	kept += edition->changes_count;
	memset(kept, 0, sizeof(*kept));
	if (!change_words(in, kept) || credit_day_parse(day, strlen(day), &kept->day)) {
		bad_line(lines, "changes", number);
		return;
	}
	edition->changes_count++;
	strcpy(kept->number, number);
	kept->offset = lines->place;
	kept->length = (uint32_t)length;
	kept->line = (uint32_t)lines->line;
	kept->document = texts[0][0] != '\0';
	kept->authority = texts[1][0] != '\0';
	for (size_t i = 0; i < 2; i++)
		if (shows_person(texts[i], strlen(texts[i]), false))
			TELL(lines->v, MSG_VERIFY_UNMASKED, edition->label, JSON_NAME, lines->line,
				number, i ? "authority" : "document");
}

static void take_change(struct lines *lines, size_t length, int unused)
{
	struct json_in in;
	int status = json_in_open(&in, lines->text, length);
	const char *number = status ? NULL : json_in_text(&in, "number");

	(void)unused;
	if (status == CREDIT_ENOMEM)
		verify_stop(lines->v, FAIL(lines->v->err, status, MSG_MEMORY));
	if (!is_number(number) ||
		!same_again(lines, &in, change_keys, CHANGE_KEYS, length))
		bad_line(lines, "changes", is_number(number) ? number : NULL);
	else
		keep_change(lines, &in, length);
	json_in_close(&in);
}

/* ---- codes and files ---- */

/* "POSITION":"HEX" */
static void take_code(struct lines *lines, size_t length, int unused)
{
	struct verify_edition *edition = lines->edition;
	struct verify_code *kept = grow(lines->v, edition->codes, edition->codes_count,
		&edition->codes_capacity, sizeof(*edition->codes));
	size_t digits = length > 2 ? strspn(lines->text + 1, "0123456789") : 0;
	uint64_t position = 0;

	(void)unused;
	if (!kept)
		return;
	edition->codes = kept;
	kept += edition->codes_count;
	for (size_t i = 0; i < digits && digits < 18; i++)
		position = position * 10 + (uint64_t)(lines->text[1 + i] - '0');
	buf_reset(&lines->again);
	buf_printf(&lines->again, "\"%llu\":\"", (unsigned long long)position);
	if (length != lines->again.length + 2 * DIGEST_BYTES + 1 || lines->text[length - 1] != '"' ||
		memcmp(lines->text, lines->again.data, lines->again.length) != 0 ||
		!hex_decode(lines->text + lines->again.length, 2 * DIGEST_BYTES, kept->leaf,
			DIGEST_BYTES) ||
		(edition->codes_count && kept[-1].position >= position)) {
		bad_line(lines, "codes", NULL);
		return;
	}
	kept->position = position;
	edition->codes_count++;
}

/* "files":{...}} is the last line. */
static void take_files(struct lines *lines)
{
	static const char begin[] = "\"files\":";
	struct verify_edition *edition = lines->edition;
	size_t skip = sizeof(begin) - 1;
	struct json_in in = {0};
	const char *keys[2];
	size_t count;
	int status = CREDIT_EFORMAT;

	if (lines->length > skip + 1 && memcmp(lines->text, begin, skip) == 0 &&
		lines->text[lines->length - 1] == '}')
		status = json_in_open(&in, lines->text + skip, lines->length - skip - 1);
	count = status ? 0 : json_in_count(&in);
	edition->files = arena_alloc(&edition->arena, (count + 1) * sizeof(*edition->files));
	buf_reset(&lines->again);
	buf_str(&lines->again, begin);
	buf_u8(&lines->again, '{');
	while (edition->files && count && json_in_next(&in, &keys[0], &keys[1])) {
		struct verify_file *file = &edition->files[edition->files_count];

		buf_printf(&lines->again, "%s\"%s\":\"%s\"", edition->files_count ? "," : "",
			keys[0], keys[1]);
		file->name = arena_text(&edition->arena, keys[0], strlen(keys[0]));
		if (!file->name ||
			!hex_decode(keys[1], strlen(keys[1]), file->digest, DIGEST_BYTES))
			break;
		edition->files_count++;
	}
	buf_str(&lines->again, "}}");
	if (!count || edition->files_count != count || lines->again.length != lines->length ||
		memcmp(lines->again.data, lines->text, lines->length) != 0)
		bad_line(lines, "files", NULL);
	json_in_close(&in);
}

/* ---- the whole ---- */

typedef void (*take_fn)(struct lines *lines, size_t length, int colour);

/* "NAME":[ or { and its members, one a line; the current line is its first. */
static bool take_section(struct lines *lines, const char *name, char open, take_fn take,
	int colour)
{
	char close = open == '[' ? ']' : '}';
	struct buf begin = BUF_INIT;
	bool empty;
	bool right;

	buf_printf(&begin, "\"%s\":%c%c,", name, open, close);
	empty = open == '[' && line_is(lines, buf_cstr(&begin));
	begin.length -= 2;
	right = empty || line_is(lines, buf_cstr(&begin));
	buf_free(&begin);
	if (!right) {
		bad_line(lines, name, NULL);
		return false;
	}
	lines->last_list[0] = lines->last_number[0] = '\0';
	while (!empty) {
		size_t length;

		if (!next_line(lines)) {
			bad_line(lines, name, NULL);
			return false;
		}
		length = lines->length;
		if (length < 3 || lines->text[length - 1] != ',') {
			bad_line(lines, name, NULL);
			return false;
		}
		empty = lines->text[length - 2] == close;
		take(lines, length - (empty ? 2 : 1), colour);
	}
	return true;
}

static void take_head(struct lines *lines)
{
	static const char begin[] = "\"head\":";
	struct verify_edition *edition = lines->edition;
	const char *text = lines->text + sizeof(begin) - 1;
	char label[CREDIT_EDITION_LABEL_BYTES];
	size_t length;
	int status;

	if (lines->length < sizeof(begin) || memcmp(lines->text, begin, sizeof(begin) - 1) != 0 ||
		lines->text[lines->length - 1] != ',' ||
		!head_parse(text, length = lines->length - sizeof(begin), &edition->head)) {
		bad_line(lines, "head", NULL);
		return;
	}
	status = digest_once(edition->head.hash, text, length, edition->digest, lines->v->err);
	if (status)
		verify_stop(lines->v, status);
	edition->headed = true;
	head_label(&edition->head, label);
	if (edition->label[0] && strcmp(label, edition->label) != 0)
		TELL(lines->v, MSG_VERIFY_LABEL, edition->label, JSON_NAME, lines->line, NULL,
			label);
}

static bool open_sums(struct lines *lines)
{
	int hash = lines->edition->head.hash;
	int status = digest_open(&lines->digest, hash, lines->v->err);

	if (!status)
		status = code_sealer_open(&lines->sealer, hash, lines->v->err);
	if (status)
		verify_stop(lines->v, status);
	return status == CREDIT_OK;
}

static void close_sums(struct lines *lines)
{
	int status = lines->digest.context ? digest_status(&lines->digest, lines->v->err) : 0;

	if (!status && lines->sealer.digest.context)
		status = code_sealer_status(&lines->sealer, lines->v->err);
	if (status)
		verify_stop(lines->v, status);
	code_sealer_close(&lines->sealer);
	digest_close(&lines->digest);
}

static void take_all(struct lines *lines)
{
	bool good = next_line(lines) && line_is(lines, "{\"schema\":\"credit.edition/1\",");

	if (!good) {
		bad_line(lines, "schema", NULL);
		return;
	}
	if (next_line(lines))
		take_head(lines);
	if (!lines->edition->headed) {
		bad_line(lines, "head", NULL);
		return;
	}
	if (!open_sums(lines))
		return;
	good = next_line(lines) && take_section(lines, "red", '[', take_row, COLOUR_RED) &&
		next_line(lines) && take_section(lines, "black", '[', take_row, COLOUR_BLACK) &&
		next_line(lines) && take_section(lines, "changes", '[', take_change, 0) &&
		next_line(lines);
	if (good && line_is(lines, "\"codes\":{"))
		good = take_section(lines, "codes", '{', take_code, 0) && next_line(lines);
	if (good)
		take_files(lines);
	else
		bad_line(lines, "files", NULL);
	if (good && (next_line(lines) || lines->at < lines->in.length))
		bad_line(lines, "files", NULL);
}

static int number_order(const void *a, const void *b, void *context)
{
	const struct verify_row *rows = context;
	const struct verify_row *x = &rows[*(const uint32_t *)a];
	const struct verify_row *y = &rows[*(const uint32_t *)b];
	int order = strcmp(x->number, y->number);

	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void sort_numbers(struct verify *v, struct verify_edition *edition)
{
	size_t count = edition->rows_count;

	edition->by_number = malloc((count + 1) * sizeof(*edition->by_number));
	if (!edition->by_number) {
		edition->rows_count = 0;
		verify_stop(v, FAIL(v->err, CREDIT_ENOMEM, MSG_MEMORY));
		return;
	}
	for (size_t i = 0; i < count; i++)
		edition->by_number[i] = (uint32_t)i;
	if (count)
		qsort_r(edition->by_number, count, sizeof(*edition->by_number), number_order,
			edition->rows);
}

void verify_edition_open(struct verify *v, const char *folder, const char *label,
	struct verify_edition *edition)
{
	struct lines lines = {.v = v, .edition = edition};

	memset(edition, 0, sizeof(*edition));
	edition->folder = folder;
	edition->label = label;
	edition->whole = true;
	if (v->words)
		verify_words_ship(&edition->words, v->words);
	edition->fd = verify_file_open(v, edition, JSON_NAME);
	if (edition->fd >= 0)
		take_all(&lines);
	else
		edition->whole = false;
	close_sums(&lines);
	buf_free(&lines.in);
	buf_free(&lines.again);
	buf_free(&lines.bytes);
	sort_numbers(v, edition);
}

void verify_edition_close(struct verify_edition *edition)
{
	if (edition->fd >= 0)
		close(edition->fd);
	free(edition->rows);
	free(edition->changes);
	free(edition->codes);
	free(edition->by_number);
	arena_free(&edition->arena);
	arena_free(&edition->words.arena);
	memset(edition, 0, sizeof(*edition));
	edition->fd = -1;
}

size_t verify_find(const struct verify_edition *edition, const char *number)
{
	size_t low = 0;
	size_t high = edition->rows_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(edition->rows[edition->by_number[middle]].number, number) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == edition->rows_count ||
		strcmp(edition->rows[edition->by_number[low]].number, number) != 0)
		return SIZE_MAX;
	return edition->by_number[low];
}

/* An object that was read before; the file may have changed meanwhile. */
static int read_object(const struct verify_edition *edition, uint64_t offset, uint32_t length,
	struct json_in *in)
{
	struct buf text = BUF_INIT;
	int status = buf_reserve(&text, length);

	if (!status && pread(edition->fd, text.data, length, (off_t)offset) != (ssize_t)length)
		status = CREDIT_EIO;
	if (!status)
		status = json_in_open(in, (const char *)text.data, length);
	else
		memset(in, 0, sizeof(*in));
	buf_free(&text);
	return status;
}

int verify_row_read(const struct verify_edition *edition, size_t index, struct json_in *in,
	struct printed_row *row)
{
	const struct verify_row *kept = &edition->rows[index];
	size_t count;
	const struct row_column *columns = row_columns((enum colour)kept->colour, &count);
	int status = read_object(edition, kept->offset, kept->length, in);

	row_init(row, (enum colour)kept->colour);
	for (size_t i = 0; i < count && !status; i++) {
		const char *value = json_in_text(in, columns[i].key);

		if (value)
			row->slots[columns[i].slot] = value;
		else
			status = CREDIT_EFORMAT;
	}
	return status;
}

int verify_change_read(const struct verify_edition *edition, size_t index, struct json_in *in)
{
	const struct verify_change *kept = &edition->changes[index];
	int status = read_object(edition, kept->offset, kept->length, in);

	for (size_t i = 0; i < CHANGE_KEYS && !status; i++)
		if (!json_in_text(in, change_keys[i]))
			status = CREDIT_EFORMAT;
	return status;
}
