/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The resolved tables on four days against the committed snapshots: a change
 * of law must show as a difference there.  To accept a change, run
 *	CREDIT_SNAPSHOT_WRITE=1 build/release/tests/catalogue/test_catalogue_snapshot
 * and read the difference before committing it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "catalogue/catalogue.h"
#include "../support/suite.h"

static const char *const days[] = {
	"2023-06-01", "2025-06-01", "2026-03-31", "2026-04-01"};

/* The snapshots stand beside this source. */
static void path_of(const char *day, char *path, size_t size)
{
	const char *slash = strrchr(__FILE__, '/');

	snprintf(path, size, "%.*s/snapshot-%s.txt", (int)(slash - __FILE__), __FILE__,
		day);
}

static unsigned line_of_difference(const struct buf *a, const struct buf *b)
{
	unsigned line = 1;

	for (size_t i = 0; i < a->length && i < b->length && a->data[i] == b->data[i];
		i++)
		line += a->data[i] == '\n';
	return line;
}

START_TEST(test_resolved_tables_equal_the_committed_snapshot)
{
	struct buf now = BUF_INIT, committed = BUF_INIT;
	credit_catalogue *catalogue;
	credit_day day;
	char path[400];

	path_of(days[_i], path, sizeof(path));
	ck_assert_int_eq(
		credit_catalogue_open(NULL, NULL, NULL, &catalogue, NULL), CREDIT_OK);
	credit_day_parse(days[_i], 10, &day);
	catalogue_snapshot(catalogue, day, &now);
	ck_assert_int_eq(now.status, CREDIT_OK);
	if (getenv("CREDIT_SNAPSHOT_WRITE"))
		ck_assert_int_eq(
			file_write(path, now.data, now.length, 0644, false, NULL),
			CREDIT_OK);
	ck_assert_int_eq(file_read(path, 1 << 20, &committed, NULL), CREDIT_OK);
	ck_assert_msg(now.length == committed.length &&
			      memcmp(now.data, committed.data, now.length) == 0,
		"the tables differ from %s at line %u; if the law changed so, write it "
		"again "
		"with CREDIT_SNAPSHOT_WRITE=1 and read the difference",
		path, line_of_difference(&now, &committed));
	buf_free(&now);
	buf_free(&committed);
	credit_catalogue_free(catalogue);
}
END_TEST

SUITE("catalogue/catalogue_snapshot",
	TL(test_resolved_tables_equal_the_committed_snapshot, 4))
