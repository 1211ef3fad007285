/* SPDX-License-Identifier: Apache-2.0 */
/*
 * side_sqlite.c - entries and rules in SQLite, asked by prepared statements.
 */
#include "side_sqlite.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "measure.h"

struct raw_sqlite {
	sqlite3 *db;
	sqlite3_stmt *get;
	sqlite3_stmt *check;
};

static void sqlite_must(struct raw_sqlite *raw, int code, const char *what)
{
	if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
		printf("not ok SQLite: %s: %s\n", what, sqlite3_errmsg(raw->db));
		exit(EXIT_FAILURE);
	}
}

static void run(struct raw_sqlite *raw, const char *text)
{
	sqlite_must(raw, sqlite3_exec(raw->db, text, NULL, NULL, NULL), text);
}

struct raw_sqlite *raw_sqlite_make(const char *path, const struct raw_row *rows,
	size_t count, const char *list, int32_t from, int32_t until)
{
	struct raw_sqlite *raw = calloc(1, sizeof(*raw));
	sqlite3_stmt *put;

	must_be(raw != NULL, "memory for SQLite");
	sqlite_must(raw, sqlite3_open(path, &raw->db), "open");
	run(raw, "create table entry (id text primary key, list text, day_from int, "
		 "day_until "
		 "int, body blob) without rowid;"
		 "create table rule (list text, measure text, department text,"
		 " primary key (list, measure, department)) without rowid;"
		 "begin");
	sqlite_must(raw,
		sqlite3_prepare_v2(raw->db, "insert into entry values (?, ?, ?, ?, ?)",
			-1, &put, NULL),
		"prepare to insert");
	for (size_t i = 0; i < count; i++) {
		sqlite3_bind_text(put, 1, (const char *)rows[i].key,
			(int)rows[i].key_length, SQLITE_STATIC);
		sqlite3_bind_text(put, 2, list, -1, SQLITE_STATIC);
		sqlite3_bind_int(put, 3, from);
		sqlite3_bind_int(put, 4, until);
		sqlite3_bind_blob(
			put, 5, rows[i].value, (int)rows[i].value_length, SQLITE_STATIC);
		sqlite_must(raw, sqlite3_step(put), "insert");
		sqlite3_reset(put);
	}
	sqlite3_finalize(put);
	run(raw, "commit");
	return raw;
}

void raw_sqlite_rule(struct raw_sqlite *raw, const char *list, const char *measure,
	const char *department)
{
	char *text = sqlite3_mprintf(
		"insert into rule values (%Q, %Q, %Q)", list, measure, department);

	must_be(text != NULL, "memory for SQLite");
	run(raw, text);
	sqlite3_free(text);
}

void raw_sqlite_read(struct raw_sqlite *raw)
{
	sqlite_must(raw,
		sqlite3_prepare_v3(raw->db, "select body from entry where id = ?", -1,
			SQLITE_PREPARE_PERSISTENT, &raw->get, NULL),
		"prepare");
	sqlite_must(raw,
		sqlite3_prepare_v3(raw->db,
			"select e.body, r.measure, r.department from entry e"
			" join rule r on r.list = e.list"
			" where e.id = ?1 and ?2 between e.day_from and e.day_until",
			-1, SQLITE_PREPARE_PERSISTENT, &raw->check, NULL),
		"prepare");
	run(raw, "begin");
}

void raw_sqlite_close(struct raw_sqlite *raw)
{
	sqlite3_finalize(raw->get);
	sqlite3_finalize(raw->check);
	sqlite3_close(raw->db);
	free(raw);
}

static unsigned rows_of(
	struct raw_sqlite *raw, sqlite3_stmt *statement, unsigned *touched)
{
	unsigned rows = 0;
	int code;

	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		const unsigned char *body = sqlite3_column_blob(statement, 0);

		*touched += body[sqlite3_column_bytes(statement, 0) / 2];
		rows++;
	}
	sqlite_must(raw, code, "ask");
	sqlite3_reset(statement);
	return rows;
}

unsigned raw_sqlite_get(
	struct raw_sqlite *raw, const char *id, size_t length, unsigned *touched)
{
	sqlite3_bind_text(raw->get, 1, id, (int)length, SQLITE_STATIC);
	return rows_of(raw, raw->get, touched);
}

unsigned raw_sqlite_check(struct raw_sqlite *raw, const char *id, size_t length,
	int32_t day, unsigned *touched)
{
	sqlite3_bind_text(raw->check, 1, id, (int)length, SQLITE_STATIC);
	sqlite3_bind_int(raw->check, 2, day);
	return rows_of(raw, raw->check, touched);
}
