/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz_catalogue.c - tables from any bytes.
 *
 * The first byte chooses: stored bytes as they are, or the rest as a county's
 * file behind the shipped tables, wrapped as a store keeps them.  Whatever
 * loads must answer every question and load again from its own bytes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "catalogue/catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct embedded_file *shipped(const char *name)
{
	const struct embedded_file *file = table_files;

	while (strcmp(file->name, name) != 0)
		file++;
	return file;
}

static void put_file(struct buf *out, const char *name, const void *bytes, size_t length)
{
	buf_u8(out, 1);
	buf_text(out, name, strlen(name));
	buf_u32(out, (uint32_t)length);
	buf_put(out, bytes, length);
}

/* The shipped tables, and text as the county's file of one of them. */
static void wrap(struct buf *out, int table, const void *text, size_t length)
{
	buf_put(out, "credit.tables/1", 16);
	for (int i = 0; i < TABLE_COUNT; i++) {
		const struct embedded_file *file = shipped(table_names[i]);

		put_file(out, table_names[i], file->bytes, file->size);
		if (i == table)
			put_file(out, table_names[i], text, length);
		else
			buf_u8(out, 0);
	}
}

static void ask(const credit_catalogue *catalogue)
{
	credit_catalogue *again;
	struct buf text = BUF_INIT;
	bool provisional;

	catalogue_snapshot(catalogue, 20544, &text);
	catalogue_add_working_days(catalogue, 20544, 10, &provisional);
	catalogue_department_find(catalogue, "FY", 2, 20544);
	if (catalogue_parse(
		    catalogue->bytes.data, catalogue->bytes.length, &again, NULL) ||
		memcmp(again->digest, catalogue->digest, TABLES_DIGEST_BYTES) != 0)
		abort();
	credit_catalogue_free(again);
	buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	credit_catalogue *catalogue;
	struct buf bytes = BUF_INIT;

	if (size == 0)
		return 0;
	if (data[0] < TABLE_COUNT)
		wrap(&bytes, data[0], data + 1, size - 1);
	else
		buf_put(&bytes, data + 1, size - 1);
	if (catalogue_parse(bytes.data, bytes.length, &catalogue, NULL) == 0) {
		ask(catalogue);
		credit_catalogue_free(catalogue);
	}
	buf_free(&bytes);
	return 0;
}
