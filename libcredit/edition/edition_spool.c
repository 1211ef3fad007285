/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_spool.c - references to rows and the spool that their bytes lie in.
 *
 * Runs once an edition.  A million rows take some 80 MiB of references; what is their
 * own (a quarter of a kilobyte each) goes to a temporary file without a name past
 * SPOOL_MEMORY_BYTES and is read back through the page cache.
 */
#include "edition/edition_rows.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/sort.h"

#define SPOOL_MEMORY_BYTES (16u * 1024 * 1024)

/* Rows are read in print order, which is none in the spool: so far ahead they are fetched. */
#define ROWS_AHEAD 6
#define CACHE_LINE_BYTES 64
#define LINES_AHEAD 5

/* How many values of one column are kept for rows to share: who comes later keeps its own. */
#define SHARED_EACH 64

struct shared_texts {
	struct arena arena;
	const char *texts[ROW_SLOTS][SHARED_EACH];
	uint32_t lengths[ROW_SLOTS][SHARED_EACH];
};

/* What stands before a row's salt in the spool; behind that, the values of its own. */
struct spooled {
	struct row_measure measure;
	uint32_t own;            /* bytes, NULs included */
	uint32_t shared;         /* a bit a slot */
	uint8_t at[ROW_SLOTS];   /* where a shared value stands in its column */
	uint8_t is_row;          /* 1; else own are bytes as they were given, which are none */
};

void edition_rows_init(struct edition_rows *rows)
{
	memset(rows, 0, sizeof(*rows));
}

void edition_rows_free(struct edition_rows *rows)
{
	if (rows->file && rows->map)
		munmap((void *)rows->map, rows->spooled);
	if (rows->file)
		fclose(rows->file);
	buf_free(&rows->spool);
	if (rows->shared)
		arena_free(&rows->shared->arena);
	free(rows->shared);
	free(rows->refs);
	free(rows->lists);
	free(rows->codes);
	edition_rows_init(rows);
}

/* Move what is spooled so far into the file. */
static int spill(struct edition_rows *rows, credit_error *err)
{
	if (!rows->file)
		rows->file = tmpfile();
	if (!rows->file || fwrite(rows->spool.data, 1, rows->spool.length, rows->file) !=
			rows->spool.length) {
		int number = errno;

		return FAIL(err, status_of_errno(number), MSG_FILE_WRITE, P_tmpdir,
			strerror(number));
	}
	rows->spool.length = 0;
	return CREDIT_OK;
}

static int list_index(struct edition_rows *rows, const char *list, uint16_t *index,
	credit_error *err)
{
	char(*lists)[16];
	size_t i;

	for (i = 0; i < rows->lists_count; i++)
		if (strcmp(rows->lists[i], list) == 0)
			break;
	*index = (uint16_t)i;
	if (i < rows->lists_count)
		return CREDIT_OK;
	if (strlen(list) >= sizeof(rows->lists[0]) || i >= UINT16_MAX)
		return FAIL(err, CREDIT_ELIMIT, MSG_ARGUMENT, "list", list);
	lists = realloc(rows->lists, (i + 1) * sizeof(*lists));
	if (!lists)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	memset(lists[i], 0, sizeof(lists[i]));
	memcpy(lists[i], list, strlen(list));
	rows->lists = lists;
	rows->lists_count = i + 1;
	return CREDIT_OK;
}

static int ref_reserve(struct edition_rows *rows, credit_error *err)
{
	size_t capacity = rows->capacity ? rows->capacity * 2 : 256;
	struct row_ref *refs;

	if (rows->count < rows->capacity)
		return CREDIT_OK;
	refs = realloc(rows->refs, capacity * sizeof(*refs));
	if (!refs)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	rows->refs = refs;
	rows->capacity = capacity;
	return CREDIT_OK;
}

/* Is the value kept for all rows, from now on or before?  Then where. */
static bool share(struct shared_texts *shared, const struct printed_row *row, enum row_slot slot,
	uint8_t *at)
{
	const char *text = row->slots[slot];
	uint32_t length = row->measure.lengths[slot];
	uint32_t hash = length;
	const char **kept;

	for (uint32_t i = length > 8 ? length - 8 : 0; i < length; i++) /* days end differently */
		hash = hash * 31 + (uint8_t)text[i];
	*at = (uint8_t)(hash % SHARED_EACH);
	kept = &shared->texts[slot][*at];
	if (!*kept) {
		*kept = arena_text(&shared->arena, text, length);
		shared->lengths[slot][*at] = length;
	}
	return *kept && shared->lengths[slot][*at] == length && memcmp(*kept, text, length) == 0;
}

static void put_row(struct edition_rows *rows, const struct printed_row *row,
	const uint8_t salt[ROW_SALT_BYTES])
{
	struct spooled head;
	size_t count;
	const struct row_column *columns = row_columns(row->colour, &count);

	memset(&head, 0, sizeof(head));
	head.measure = row->measure;
	head.is_row = 1;
	for (size_t i = 0; i < count; i++) {
		enum row_slot slot = columns[i].slot;

		if (share(rows->shared, row, slot, &head.at[slot]))
			head.shared |= UINT32_C(1) << slot;
		else
			head.own += row->measure.lengths[slot] + 1;
	}
	buf_put(&rows->spool, &head, sizeof(head));
	buf_put(&rows->spool, salt, ROW_SALT_BYTES);
	for (size_t i = 0; i < count; i++)
		if (!(head.shared >> columns[i].slot & 1))
			buf_put(&rows->spool, row->slots[columns[i].slot],
				row->measure.lengths[columns[i].slot] + 1);
}

/* Put salt and values into the spool and tell the reference where they are. */
static int spool_row(struct edition_rows *rows, struct row_ref *ref,
	const uint8_t salt[ROW_SALT_BYTES], const void *bytes, size_t length, credit_error *err)
{
	size_t before = rows->spool.length;
	struct printed_row row;

	if (!rows->shared)
		rows->shared = calloc(1, sizeof(*rows->shared));
	if (!rows->shared)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	ref->offset = rows->spooled + sizeof(struct spooled);
	ref->length = (uint32_t)length;
	if (row_decode(bytes, length, &row) == CREDIT_OK) {
		put_row(rows, &row, salt);
	} else { /* whoever reads it is told */
		const struct spooled head = {.own = (uint32_t)length};

		buf_put(&rows->spool, &head, sizeof(head));
		buf_put(&rows->spool, salt, ROW_SALT_BYTES);
		buf_put(&rows->spool, bytes, length);
	}
	if (rows->spool.status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	rows->spooled += rows->spool.length - before;
	if (rows->spool.length >= SPOOL_MEMORY_BYTES)
		return spill(rows, err);
	return CREDIT_OK;
}

int edition_rows_add(struct edition_rows *rows, const struct row_ref *ref, const char *list,
	const uint8_t salt[ROW_SALT_BYTES], const void *bytes, size_t length, credit_error *err)
{
	uint16_t index;
	struct row_ref *own;
	int status = ref_reserve(rows, err);

	assert(!rows->map);
	if (!status)
		status = list_index(rows, list, &index, err);
	if (status)
		return status;
	own = &rows->refs[rows->count++];
	*own = *ref;
	own->list = index;
	own->offset = ROW_STUB;
	own->length = 0;
	return bytes ? spool_row(rows, own, salt, bytes, length, err) : CREDIT_OK;
}

/* A value that is kept for all rows; NULL: not of that length, or none. */
static const char *shared_text(const struct shared_texts *shared, enum row_slot slot, uint8_t at,
	uint32_t length)
{
	return at < SHARED_EACH && shared->lengths[slot][at] == length ? shared->texts[slot][at]
								       : NULL;
}

/* The row whose own values stand at `own`, where so many bytes are.  CREDIT_ECORRUPT. */
static int read_row(const struct edition_rows *rows, const struct row_ref *ref,
	const struct spooled *head, const char *own, uint64_t bytes_there, struct printed_row *out)
{
	const char *end = own + head->own;
	size_t length = row_begin_bytes((enum colour)ref->colour);
	size_t count;
	const struct row_column *columns = row_columns((enum colour)ref->colour, &count);

	row_init(out, (enum colour)ref->colour);
	if (head->is_row != 1 || head->own > bytes_there)
		return CREDIT_ECORRUPT;
	for (size_t i = 0; i < count && own; i++) {
		enum row_slot slot = columns[i].slot;
		uint32_t bytes = head->measure.lengths[slot];

		length += (size_t)bytes + 1;
		if (head->shared >> slot & 1) {
			out->slots[slot] =
				shared_text(rows->shared, slot, head->at[slot], bytes);
			own = out->slots[slot] ? own : NULL;
			continue;
		}
		out->slots[slot] = own;
		own = bytes < (size_t)(end - own) && own[bytes] == '\0' ? own + bytes + 1 : NULL;
	}
	if (own != end || length != ref->length) {
		row_init(out, (enum colour)ref->colour);
		return CREDIT_ECORRUPT;
	}
	out->measure = head->measure;
	return CREDIT_OK;
}

/* Bytes of the spool, wherever they are, appended to out. */
static int copy_spooled(struct edition_rows *rows, uint64_t at, size_t length, struct buf *out,
	credit_error *err)
{
	uint64_t in_file = rows->spooled - rows->spool.length;

	if (at >= in_file) {
		buf_put(out, rows->spool.data + (at - in_file), length);
	} else if (buf_reserve(out, length) == CREDIT_OK) {
		if (fflush(rows->file) || pread(fileno(rows->file), out->data + out->length,
						  length, (off_t)at) != (ssize_t)length)
			return FAIL(err, CREDIT_EIO, MSG_FILE_READ, P_tmpdir, strerror(errno));
		out->length += length;
	}
	return out->status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

int edition_rows_copy(struct edition_rows *rows, size_t index, struct buf *out,
	credit_error *err)
{
	const struct row_ref *ref = &rows->refs[index];
	struct buf bytes = BUF_INIT;
	struct printed_row row;
	struct spooled head;
	int status;

	assert(index < rows->count && ref->offset != ROW_STUB);
	status = copy_spooled(rows, ref->offset - sizeof(head), sizeof(head), &bytes, err);
	if (!status)
		memcpy(&head, bytes.data, sizeof(head));
	buf_reset(&bytes);
	if (!status && head.own > rows->spooled - ref->offset - ROW_SALT_BYTES)
		status = FAIL(err, CREDIT_ECORRUPT, MSG_EDITION_RECORD, ref->number, "row");
	if (!status)
		status = copy_spooled(rows, ref->offset + ROW_SALT_BYTES, head.own, &bytes, err);
	if (!status && head.is_row != 1)
		buf_put(out, bytes.data, bytes.length);
	else if (!status && read_row(rows, ref, &head, buf_cstr(&bytes), bytes.length, &row))
		status = FAIL(err, CREDIT_ECORRUPT, MSG_EDITION_RECORD, ref->number, "row");
	else if (!status)
		row_encode(&row, out);
	buf_free(&bytes);
	if (!status && out->status)
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return status;
}

static_assert(sizeof(struct row_ref) <= SORT_THING_BYTES, "references are sorted");
static_assert(sizeof(((struct edition_rows *)0)->lists[0]) + PUBLIC_NUMBER_BYTES - 1 <=
		SORT_TEXT_BYTES,
	"colour, list and number");

/* Red before black, by list, then public number. */
static void print_key(const struct edition_rows *rows, uint32_t index, struct sort_key *key)
{
	const struct row_ref *ref = &rows->refs[index];
	size_t list = sizeof(rows->lists[0]) - 1; /* each of them ends with a NUL */

	sort_key_begin(key, index);
	key->bytes[0] = ref->colour == COLOUR_BLACK;
	memcpy(key->bytes + 1, rows->lists[ref->list], list);
	memcpy(key->bytes + 1 + list, ref->number, strlen(ref->number));
}

static int sort_refs(struct edition_rows *rows, credit_error *err)
{
	struct sort_key *keys;

	if (rows->count >= UINT32_MAX)
		return FAIL(err, CREDIT_ELIMIT, MSG_ARGUMENT, "rows", "");
	keys = calloc(rows->count + 1, sizeof(*keys));
	if (!keys)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	for (size_t i = 0; i < rows->count; i++)
		print_key(rows, (uint32_t)i, &keys[i]);
	sort_keys(keys, rows->count);
	sort_things(keys, rows->refs, rows->count, sizeof(rows->refs[0]));
	free(keys);
	return CREDIT_OK;
}

int edition_rows_order(struct edition_rows *rows, credit_error *err)
{
	int status = sort_refs(rows, err);

	if (status)
		return status;
	if (!rows->file) {
		rows->map = rows->spool.data;
		return CREDIT_OK;
	}
	status = spill(rows, err);
	if (status)
		return status;
	buf_free(&rows->spool);
	if (fflush(rows->file) == 0)
		rows->map = mmap(NULL, rows->spooled, PROT_READ, MAP_SHARED,
			fileno(rows->file), 0);
	if (!rows->map || rows->map == MAP_FAILED) {
		int number = errno;

		rows->map = NULL;
		return FAIL(err, status_of_errno(number), MSG_FILE_READ, P_tmpdir,
			strerror(number));
	}
	return CREDIT_OK;
}

static void fetch(const struct edition_rows *rows, size_t index)
{
	const struct row_ref *ref = &rows->refs[index];
	const uint8_t *at;

	if (ref->offset == ROW_STUB)
		return;
	at = rows->map + ref->offset - sizeof(struct spooled);
	for (size_t i = 0; i < LINES_AHEAD; i++)
		__builtin_prefetch(at + i * CACHE_LINE_BYTES);
}

int edition_rows_get(const struct edition_rows *rows, size_t index, struct printed_row *out,
	uint8_t salt[ROW_SALT_BYTES])
{
	const struct row_ref *ref = &rows->refs[index];
	const uint8_t *at = rows->map + ref->offset;
	struct spooled head;

	assert(index < rows->count && ref->offset != ROW_STUB && rows->map);
	if (index + ROWS_AHEAD < rows->count)
		fetch(rows, index + ROWS_AHEAD);
	memcpy(&head, at - sizeof(head), sizeof(head));
	memcpy(salt, at, ROW_SALT_BYTES);
	return read_row(rows, ref, &head, (const char *)at + ROW_SALT_BYTES,
		rows->spooled - ref->offset - ROW_SALT_BYTES, out);
}

const char *edition_rows_list(const struct edition_rows *rows, size_t index)
{
	return rows->lists[rows->refs[index].list];
}

size_t edition_rows_count(const struct edition_rows *rows, enum colour colour, bool shown)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += rows->refs[i].colour == (uint8_t)colour &&
			(!shown || rows->refs[i].offset != ROW_STUB);
	return count;
}

void edition_rows_hide(struct edition_rows *rows, enum colour colour)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows->refs[i].colour == (uint8_t)colour)
			rows->refs[i].offset = ROW_STUB;
}

int edition_rows_root(const struct edition_rows *rows, int hash, uint8_t root[DIGEST_BYTES],
	credit_error *err)
{
	struct merkle tree;
	int status = merkle_open(&tree, hash, err);

	if (status)
		return status;
	for (size_t i = 0; i < rows->count; i++)
		merkle_add_hash(&tree, rows->refs[i].leaf);
	status = merkle_root(&tree, root, err);
	merkle_close(&tree);
	return status;
}
