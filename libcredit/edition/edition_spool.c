/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_spool.c - references to rows and the spool that their bytes lie in.
 *
 * Runs once an edition.  A million rows take some 80 MiB of references; their
 * bytes (half a kilobyte each) go to a temporary file without a name past
 * SPOOL_MEMORY_BYTES and are read back through the page cache.
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

#define SPOOL_MEMORY_BYTES (32u * 1024 * 1024)

/* Rows are read in print order, which is none in the spool: so far ahead they are fetched. */
#define ROWS_AHEAD 6
#define CACHE_LINE_BYTES 64

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

/*
 * Put salt and bytes into the spool and tell the reference where they are.  What was
 * measured stands before them: nothing for bytes that are no row, which the one
 * who reads them is told.
 */
static int spool_row(struct edition_rows *rows, struct row_ref *ref,
	const uint8_t salt[ROW_SALT_BYTES], const void *bytes, size_t length, credit_error *err)
{
	struct printed_row row;

	(void)row_decode(bytes, length, &row);
	ref->offset = rows->spooled + sizeof(row.measure);
	ref->length = (uint32_t)length;
	buf_put(&rows->spool, &row.measure, sizeof(row.measure));
	buf_put(&rows->spool, salt, ROW_SALT_BYTES);
	buf_put(&rows->spool, bytes, length);
	if (rows->spool.status)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	rows->spooled += sizeof(row.measure) + ROW_SALT_BYTES + length;
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

int edition_rows_copy(struct edition_rows *rows, size_t index, struct buf *out,
	credit_error *err)
{
	const struct row_ref *ref = &rows->refs[index];
	uint64_t in_file = rows->spooled - rows->spool.length;
	uint64_t at = ref->offset + ROW_SALT_BYTES;

	assert(index < rows->count && ref->offset != ROW_STUB);
	if (at >= in_file) {
		buf_put(out, rows->spool.data + (at - in_file), ref->length);
	} else if (buf_reserve(out, ref->length) == CREDIT_OK) {
		ssize_t got = fflush(rows->file) ? -1
						 : pread(fileno(rows->file),
							   out->data + out->length,
							   ref->length, (off_t)at);

		if (got != (ssize_t)ref->length)
			return FAIL(err, CREDIT_EIO, MSG_FILE_READ, P_tmpdir, strerror(errno));
		out->length += ref->length;
	}
	return out->status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
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
	at = rows->map + ref->offset;
	__builtin_prefetch(at - sizeof(struct row_measure));
	for (size_t i = 0; i < ref->length + ROW_SALT_BYTES; i += CACHE_LINE_BYTES)
		__builtin_prefetch(at + i);
}

int edition_rows_get(const struct edition_rows *rows, size_t index, struct printed_row *out,
	uint8_t salt[ROW_SALT_BYTES])
{
	const struct row_ref *ref = &rows->refs[index];
	const uint8_t *at = rows->map + ref->offset;
	struct row_measure measure;

	assert(index < rows->count && ref->offset != ROW_STUB && rows->map);
	if (index + ROWS_AHEAD < rows->count)
		fetch(rows, index + ROWS_AHEAD);
	memcpy(&measure, at - sizeof(measure), sizeof(measure));
	memcpy(salt, at, ROW_SALT_BYTES);
	return row_decode_measured(at + ROW_SALT_BYTES, ref->length, &measure, out);
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
