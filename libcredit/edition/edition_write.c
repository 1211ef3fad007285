/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_write.c - writes all files of an edition, with two threads.
 *
 * Runs once for each edition that is written or written again.  Each thread takes the
 * next file that nobody wrote yet.  edition.json comes first, as it is the longest; it
 * tells the digests of the others and is ended when they all are.
 */
#include "edition/edition_write.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "edition/edition_folder.h"

#define FILES_MAX 4 /* beside the numbered pages */

struct writing {
	const struct print *print;
	const char *folder;
	struct noted_file *files; /* edition.json last */
	size_t count;
	struct edition_file json; /* open once it was begun */
	bool json_open;
	atomic_size_t next; /* 0: edition.json; n: files[n - 1]; count: nothing is left */
};

/* ---- one file ---- */

static int print_page(const struct print *print, size_t index, struct edition_file *file,
	credit_error *err)
{
	switch (index) {
	case 0:
		return print_csv(print, COLOUR_RED, file, err);
	case 1:
		return print_csv(print, COLOUR_BLACK, file, err);
	case 2:
		return print_changes_csv(print, file, err);
	default:
		return print_html(print, index + 1 - FILES_MAX, file, err);
	}
}

static int write_file(struct writing *w, size_t index, credit_error *err)
{
	struct noted_file *noted = &w->files[index];
	struct edition_file file;
	int closed;
	int status = edition_file_open(
		&file, w->folder, noted->name, w->print->head.hash, err);

	if (status)
		return status;
	status = print_page(w->print, index, &file, err);
	closed = edition_file_close(&file, noted->digest, status ? NULL : err);
	noted->size = file.written;
	return status ? status : closed;
}

static int begin_json(struct writing *w, credit_error *err)
{
	int status = edition_file_open(&w->json, w->folder, w->files[w->count - 1].name,
		w->print->head.hash, err);

	if (status)
		return status;
	w->json_open = true;
	return print_json(w->print, &w->json, err);
}

/* All others are written, or something failed. */
static int end_json(struct writing *w, int status, credit_error *err)
{
	struct noted_file *noted = &w->files[w->count - 1];
	int closed;

	if (!w->json_open)
		return status;
	if (!status)
		print_json_files(w->files, w->count - 1, &w->json);
	closed = edition_file_close(&w->json, noted->digest, status ? NULL : err);
	noted->size = w->json.written;
	return status ? status : closed;
}

/* ---- all of them ---- */

static void name_files(struct writing *w)
{
	static const char *const names[FILES_MAX] = {
		"red.csv", "black.csv", "changes.csv", "index.html"};

	for (size_t i = 0; i < w->count; i++) {
		char *name = w->files[i].name;

		if (i < FILES_MAX)
			strcpy(name, names[i]);
		else
			snprintf(name, sizeof(w->files[i].name), "page-%" PRIu32 ".html",
				(uint32_t)(i + 1 - FILES_MAX));
	}
	strcpy(w->files[w->count - 1].name, "edition.json");
}

/* As long as there are any; after a failure nobody begins another one. */
static int write_some(void *context, credit_error *err)
{
	struct writing *w = context;
	size_t next;
	int status = CREDIT_OK;

	while (!status && (next = atomic_fetch_add(&w->next, 1)) < w->count)
		status = next == 0 ? begin_json(w, err) : write_file(w, next - 1, err);
	if (status)
		atomic_store(&w->next, w->count);
	return status;
}

static int write_all(struct writing *w, worker_fn meanwhile, void *context, credit_error *err)
{
	struct worker worker;
	int apart;
	int status = CREDIT_OK;

	worker_start(&worker, write_some, w);
	if (meanwhile)
		status = meanwhile(context, err);
	if (status)
		atomic_store(&w->next, w->count);
	else
		status = write_some(w, err);
	apart = worker_join(&worker, status ? NULL : err);
	status = end_json(w, status ? status : apart, err);
	return status ? status : folder_sync(w->folder, err);
}

int folder_write_files(const char *directory, const struct print *print, struct arena *arena,
	struct folder_files *out, worker_fn meanwhile, void *context, credit_error *err)
{
	struct buf path = BUF_INIT;
	struct print laid_out = *print;
	struct writing writing = {.print = &laid_out};
	int status = folder_make_aside(directory, print->label, err);

	folder_aside(directory, print->label, &path);
	if (!status)
		status = print_lay_out(&laid_out, arena, err);
	writing.count = FILES_MAX + laid_out.pages + 1;
	writing.folder = buf_cstr(&path);
	if (!status)
		writing.files = arena_alloc(arena, writing.count * sizeof(*writing.files));
	if (!status && (!writing.files || path.status))
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	if (!status) {
		name_files(&writing);
		status = write_all(&writing, meanwhile, context, err);
	}
	out->list = writing.files;
	out->count = writing.count;
	buf_free(&path);
	return status;
}

int folder_write(const char *directory, const struct print *print, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	struct folder_files files;
	int status = folder_write_files(directory, print, &arena, &files, NULL, NULL, err);

	arena_free(&arena);
	return status;
}
