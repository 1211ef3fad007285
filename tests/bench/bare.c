/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bare.c - field ends, id check, sort, LMDB with three indexes; nothing else.
 *
 * Works on the bytes of the file as they are: in UTF-8 and GB18030 no byte of
 * a longer character is a comma, a quote or the end of a line.  Rows lie by
 * identifier, with their bytes as value; the indexes are by name, by document
 * and by day and list, each followed by the identifier.
 */
#include "bare.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "credit/id.h"
#include "firms.h"
#include "measure.h"
#include "side_lmdb.h"

#define TABLES 4
enum column { NAME = 0, ID = 1, LIST = 2, DOCUMENT = 4, DECIDED = 5 };

struct field {
	const uint8_t *at;
	size_t length;
};

struct load {
	struct raw_row *tables[TABLES];
	struct buf keys; /* of the indexes, one after another */
	size_t rows;
	size_t capacity;
};

/* The fields of the line at *at; the line is passed over.  False at the end. */
static bool split(
	const uint8_t **at, const uint8_t *end, struct field fields[FIRM_COLUMNS])
{
	const uint8_t *p = *at;
	size_t column = 0;
	bool quoted = false;

	if (p == end)
		return false;
	memset(fields, 0, FIRM_COLUMNS * sizeof(*fields));
	fields[0].at = p;
	for (; p < end && (quoted || *p != '\n'); p++) {
		if (*p == '"') {
			quoted = !quoted;
		} else if (*p == ',' && !quoted && column + 1 < FIRM_COLUMNS) {
			fields[column].length = (size_t)(p - fields[column].at);
			fields[++column].at = p + 1;
		}
	}
	fields[column].length = (size_t)(p - fields[column].at);
	*at = p < end ? p + 1 : p;
	return true;
}

static void put_key(struct load *load, unsigned table, const struct field *a,
	const struct field *b, const struct field *id)
{
	struct raw_row *row = &load->tables[table][load->rows];
	size_t from = load->keys.length;

	buf_put(&load->keys, a->at, a->length);
	buf_put(&load->keys, b->at, b->length);
	buf_put(&load->keys, id->at, id->length);
	row->key = (const uint8_t *)from; /* made a pointer when the keys lie still */
	row->key_length = (uint32_t)(load->keys.length - from);
	row->value = id->at;
	row->value_length = 0;
}

static void take(struct load *load, const struct field *fields, const uint8_t *end)
{
	static const struct field none;
	struct raw_row *row = &load->tables[0][load->rows];
	credit_id id;

	if (credit_id_parse((const char *)fields[ID].at, fields[ID].length, &id))
		return;
	row->key = fields[ID].at;
	row->key_length = (uint32_t)fields[ID].length;
	row->value = fields[0].at;
	row->value_length = (uint32_t)(end - fields[0].at);
	put_key(load, 1, &fields[NAME], &none, &fields[ID]);
	put_key(load, 2, &fields[DOCUMENT], &none, &fields[ID]);
	put_key(load, 3, &fields[DECIDED], &fields[LIST], &fields[ID]);
	load->rows++;
}

static void read_rows(struct load *load, const uint8_t *bytes, size_t length)
{
	const uint8_t *end = bytes + length;
	struct field fields[FIRM_COLUMNS];

	load->capacity = length / 100 + 1; /* rows are longer than that */
	for (unsigned i = 0; i < TABLES; i++) {
		load->tables[i] = malloc(load->capacity * sizeof(*load->tables[i]));
		must_be(load->tables[i] != NULL, "memory for rows");
	}
	split(&bytes, end, fields); /* the header */
	while (split(&bytes, end, fields)) {
		must_be(load->rows < load->capacity, "rows are as long as thought");
		take(load, fields, bytes);
	}
	must(load->keys.status, "keys", NULL);
	for (unsigned i = 1; i < TABLES; i++)
		for (size_t r = 0; r < load->rows; r++)
			load->tables[i][r].key =
				load->keys.data + (uintptr_t)load->tables[i][r].key;
}

size_t bare_import(const uint8_t *bytes, size_t length, const char *folder)
{
	struct load load = {.keys = BUF_INIT};
	struct raw_lmdb *lmdb = raw_lmdb_open(folder, TABLES);

	read_rows(&load, bytes, length);
	raw_lmdb_begin(lmdb);
	for (unsigned i = 0; i < TABLES; i++) {
		raw_sort(load.tables[i], load.rows);
		raw_lmdb_append(lmdb, i, load.tables[i], load.rows);
		free(load.tables[i]);
	}
	raw_lmdb_commit(lmdb);
	raw_lmdb_close(lmdb);
	buf_free(&load.keys);
	return load.rows;
}

uint64_t bare_count(const char *folder)
{
	struct raw_lmdb *lmdb = raw_lmdb_open(folder, TABLES);
	uint64_t count = raw_lmdb_count(lmdb, 0);

	for (unsigned i = 1; i < TABLES; i++)
		if (raw_lmdb_count(lmdb, i) != count)
			count = 0;
	raw_lmdb_close(lmdb);
	return count;
}
