/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalogue_load.c - where tables come from: the library, a folder, a store.
 *
 * Runs once for each command or each store that is opened.  The canonical
 * bytes are the files as they were read, with their names and lengths; their
 * SHA-256 names the tables, and catalogue_parse() loads the same tables from
 * them again, however the shipped ones have changed since.
 *
 *	"credit.tables/1" NUL, then for each of the files twice (shipped,
 *	county): u8 present, and if so u16 length and name, u32 length and bytes
 *
 * Bytes kept before a table came end before it; the first eight are always there.
 * Before acts.csv and the tables behind it came their rules stood in code: then the
 * shipped ones count.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/text.h"
#include "catalogue/table.h"
#include "seal/digest.h"

#define TABLES_SIGNATURE "credit.tables/1"
#define TABLES_FIRST 8 /* tables of the first format */
#define FILE_BYTES_MAX (4u * 1024 * 1024)

static const struct embedded_file *shipped_file(const char *name)
{
	for (const struct embedded_file *file = table_files; file->name; file++)
		if (strcmp(file->name, name) == 0)
			return file;
	return NULL;
}

/* One file into the canonical bytes; NULL: it is absent. */
static void put_file(struct buf *out, const char *name, const void *bytes, size_t length)
{
	buf_u8(out, bytes != NULL);
	if (!bytes)
		return;
	buf_text(out, name, strlen(name));
	buf_u32(out, (uint32_t)length);
	buf_put(out, bytes, length);
}

static int put_county_file(
	struct buf *out, const char *dir, const char *name, credit_error *err)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	int status;

	buf_printf(&path, "%s/%s", dir, name);
	status = path.status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
			     : file_read(buf_cstr(&path), FILE_BYTES_MAX, &bytes, err);
	if (!status)
		put_file(out, name, bytes.data, bytes.length);
	else if (status == CREDIT_ENOTFOUND)
		put_file(out, name, NULL, 0);
	buf_free(&path);
	buf_free(&bytes);
	return status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
}

/* The canonical bytes of the shipped tables and those in dir (NULL: none). */
static int gather(const char *dir, struct buf *out, credit_error *err)
{
	int status = CREDIT_OK;

	buf_put(out, TABLES_SIGNATURE, sizeof(TABLES_SIGNATURE));
	for (int i = 0; i < TABLE_COUNT && !status; i++) {
		const struct embedded_file *file = shipped_file(table_names[i]);

		put_file(out, table_names[i], file ? file->bytes : NULL,
			file ? file->size : 0);
		if (dir)
			status = put_county_file(out, dir, table_names[i], err);
		else
			put_file(out, table_names[i], NULL, 0);
	}
	if (!status && out->status)
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	return status;
}

/* One file out of the canonical bytes, borrowed from them; false: they are damaged. */
static bool take_file(
	struct loader *loader, struct span *span, int table, int county, const char *dir)
{
	struct table_file *file = &loader->files[table][county];
	struct buf path = BUF_INIT;
	uint8_t present = span_u8(span);
	const char *name;
	size_t length;

	if (present != 1)
		return !span->bad && present == 0;
	name = span_text(span, &length);
	if (!name || length != strlen(table_names[table]) ||
		memcmp(name, table_names[table], length) != 0)
		return false;
	file->length = span_u32(span);
	file->bytes = span_bytes(span, file->length);
	if (!file->bytes)
		return false;
	buf_printf(&path, "%s%s%s", county && dir ? dir : "", county && dir ? "/" : "",
		table_names[table]);
	file->name = arena_text(&loader->catalogue->arena, buf_cstr(&path), path.length);
	if (!file->name || path.status)
		loader->status = CREDIT_ENOMEM;
	buf_free(&path);
	return true;
}

static bool ends_before(const struct span *span, int table)
{
	return table >= TABLES_FIRST && span_left(span) == 0;
}

/* Where the bytes are too old to have a table. */
static void take_shipped(struct loader *loader, enum table_id table)
{
	const struct embedded_file *file = shipped_file(table_names[table]);
	struct table_file *to = &loader->files[table][0];

	to->bytes = file->bytes;
	to->length = file->size;
	to->name = arena_text(&loader->catalogue->arena, file->name, strlen(file->name));
	if (!to->name)
		loader->status = CREDIT_ENOMEM;
}

/* Which table is torn or missing, or what stands around them; NULL: all is there. */
static const char *take_files(struct loader *loader, const char *dir)
{
	struct span span =
		span_of(loader->catalogue->bytes.data, loader->catalogue->bytes.length);
	const uint8_t *signature = span_bytes(&span, sizeof(TABLES_SIGNATURE));

	if (!signature || memcmp(signature, TABLES_SIGNATURE, sizeof(TABLES_SIGNATURE)) != 0)
		return TABLES_SIGNATURE;
	for (int table = 0; table < TABLE_COUNT && !ends_before(&span, table); table++)
		for (int county = 0; county < 2; county++)
			if (!take_file(loader, &span, table, county, dir))
				return table_names[table];
	for (int table = TABLE_ACTS; table < TABLE_COUNT; table++)
		if (!loader->files[table][0].name)
			take_shipped(loader, (enum table_id)table);
	for (int table = 0; table < TABLES_FIRST; table++)
		if (!loader->files[table][0].name && !loader->status)
			return table_names[table];
	return span_left(&span) > 0 ? table_names[TABLE_COUNT - 1] : NULL;
}

/* A folder's files that are no table are mostly one with its name misspelt. */
static void check_folder(struct loader *loader, const char *dir, DIR *folder)
{
	char **file = &loader->files[TABLE_LISTS][1].name; /* names the fault's file */
	struct row_head head = {.county = true};
	struct buf known = BUF_INIT;
	struct dirent *item;
	bool any = false;

	tables_list(&known);
	while ((item = readdir(folder)) != NULL) {
		size_t length = strlen(item->d_name);
		bool table = false;

		for (int i = 0; i < TABLE_COUNT; i++)
			table = table || strcmp(item->d_name, table_names[i]) == 0;
		any = any || table;
		*file = item->d_name;
		if (!table && length > 4 &&
			strcmp(item->d_name + length - 4, ".csv") == 0)
			FAULT(loader, TABLE_LISTS, &head, "", item->d_name,
				MSG_TABLE_FILE_UNKNOWN, item->d_name, buf_cstr(&known));
	}
	*file = NULL;
	if (!any)
		FAULT(loader, TABLE_LISTS, &head, "", dir, MSG_TABLE_FILE_NONE, dir,
			buf_cstr(&known));
	buf_free(&known);
}

static int outcome(const struct loader *loader, credit_error *err)
{
	char count[24];

	if (loader->stopped)
		return FAIL(err, CREDIT_ECANCELLED, MSG_CANCELLED);
	if (loader->status == CREDIT_EIO)
		return FAIL(err, CREDIT_EIO, MSG_CSV_ICONV, "GB18030");
	if (loader->status)
		return FAIL(err, loader->status, MSG_MEMORY);
	if (!loader->faults)
		return CREDIT_OK;
	snprintf(count, sizeof(count), "%zu", loader->faults);
	return FAIL(err, CREDIT_ERULE, MSG_TABLE_FAULTS, count);
}

static int name_tables(credit_catalogue *catalogue, credit_error *err)
{
	return digest_once(HASH_SHA256, catalogue->bytes.data, catalogue->bytes.length,
		catalogue->digest, err);
}

/* Load what stands in loader->catalogue->bytes. */
static int load(struct loader *loader, const char *dir, credit_error *err)
{
	const char *torn = take_files(loader, dir);
	int status;

	if (torn)
		return loader->status ? outcome(loader, err)
				      : FAIL(err, CREDIT_ECORRUPT, MSG_TABLE_BYTES, torn);
	tables_load(loader);
	status = outcome(loader, err);
	return status ? status : name_tables(loader->catalogue, err);
}

static int open_folder(struct loader *loader, const char *dir, credit_error *err)
{
	DIR *folder;

	if (!dir)
		return CREDIT_OK;
	folder = opendir(dir);
	if (!folder)
		return FAIL(err, errno == ENOENT ? CREDIT_ENOTFOUND : CREDIT_EIO,
			MSG_FILE_OPEN, dir, strerror(errno));
	check_folder(loader, dir, folder);
	closedir(folder);
	return CREDIT_OK;
}

int credit_catalogue_open(const char *dir, credit_finding_fn report, void *context,
	credit_catalogue **out, credit_error *err)
{
	struct loader loader = {.report = report, .context = context};
	int status;

	if (!out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "out", "NULL");
	*out = NULL;
	loader.catalogue = calloc(1, sizeof(*loader.catalogue));
	if (!loader.catalogue)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	status = open_folder(&loader, dir, err);
	if (!status)
		status = gather(dir, &loader.catalogue->bytes, err);
	if (!status)
		status = load(&loader, dir, err);
	if (status)
		credit_catalogue_free(loader.catalogue);
	else
		*out = loader.catalogue;
	return status;
}

/* The first fault of tables that were kept. */
struct first_fault {
	bool found;
	char file[64];
	char row[24];
	char column[64];
	char code[CREDIT_CODE_BYTES];
};

static int keep_first(void *context, const credit_finding *finding)
{
	struct first_fault *first = context;

	if (first->found)
		return 0;
	first->found = true;
	snprintf(first->file, sizeof(first->file), "%s", finding->file);
	snprintf(first->row, sizeof(first->row), "%llu", (unsigned long long)finding->row);
	snprintf(first->column, sizeof(first->column), "%s",
		finding->field[0] ? finding->field : finding->header);
	snprintf(first->code, sizeof(first->code), "%s", finding->code);
	return 0;
}

int catalogue_parse(
	const void *bytes, size_t length, credit_catalogue **out, credit_error *err)
{
	struct first_fault first = {.found = false};
	struct loader loader = {.report = keep_first, .context = &first};
	int status;

	*out = NULL;
	loader.catalogue = calloc(1, sizeof(*loader.catalogue));
	if (!loader.catalogue)
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	buf_put(&loader.catalogue->bytes, bytes, length);
	status = loader.catalogue->bytes.status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY)
						: load(&loader, NULL, err);
	if (status == CREDIT_ERULE)
		status = FAIL(err, CREDIT_ECORRUPT, MSG_TABLE_STORED, first.file, first.row,
			first.column, first.code);
	if (status)
		credit_catalogue_free(loader.catalogue);
	else
		*out = loader.catalogue;
	return status;
}
