/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_files.c - the files of an edition's folder against what names them.
 *
 * Runs once over every byte of every file.
 */
#include "edition/verify.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "edition/edition_notes.h"

#define JSON_NAME "edition.json"
#define READ_BYTES (64u * 1024)
#define ASIDE ".tmp-" /* as edition_folder.h says */
#define NOTE_LEFT ".note.tmp-" /* and the number of a process: file_write() was stopped */

bool verify_file_digest(struct verify *v, const struct verify_edition *edition,
	const char *name, int hash, uint8_t digest[DIGEST_BYTES], uint64_t *size)
{
	struct buf block = BUF_INIT;
	struct digest sum;
	ssize_t got = 1;
	int fd = verify_file_open(v, edition, name);
	int status;

	*size = 0;
	if (fd < 0)
		return false;
	status = digest_open(&sum, hash, v->err);
	if (!status && buf_reserve(&block, READ_BYTES))
		status = FAIL(v->err, CREDIT_ENOMEM, MSG_MEMORY);
	while (!status && got > 0) {
		got = read(fd, block.data, READ_BYTES);
		if (got < 0)
			break;
		digest_update(&sum, block.data, (size_t)got);
		*size += (uint64_t)got;
	}
	digest_final(&sum, digest);
	status = status ? status : digest_status(&sum, v->err);
	digest_close(&sum);
	buf_free(&block);
	close(fd);
	if (status)
		verify_stop(v, status);
	else if (got < 0)
		TELL(v, MSG_VERIFY_NO_FILE, edition->label, name, 0, NULL);
	return !status && got == 0;
}

static void check_file(struct verify *v, const struct verify_edition *edition,
	struct verify_file *file)
{
	file->known = verify_file_digest(
		v, edition, file->name, edition->head.hash, file->found, &file->size);
	if (file->known && memcmp(file->found, file->digest, DIGEST_BYTES) != 0)
		TELL(v, MSG_VERIFY_DIGEST, edition->label, file->name, 0, NULL, JSON_NAME);
}

/* The files that an edition with so many rows in print has, in their order. */
static void check_names(struct verify *v, const struct verify_edition *edition)
{
	static const char *const fixed[] = {"red.csv", "black.csv", "changes.csv", "index.html"};
	uint64_t live = edition->rows_count - edition->stubs;
	uint64_t pages = live > PAGE_ROWS_MAX ? (live + PAGE_ROWS_EACH - 1) / PAGE_ROWS_EACH : 0;

	for (size_t i = 0; i < edition->files_count || i < 4 + pages; i++) {
		const char *named = i < edition->files_count ? edition->files[i].name : "";
		char name[40];

		if (i < 4)
			snprintf(name, sizeof(name), "%s", fixed[i]);
		else
			snprintf(name, sizeof(name), "page-%" PRIu32 ".html", (uint32_t)(i - 3));
		if (i >= 4 + pages) {
			TELL(v, MSG_VERIFY_UNNAMED, edition->label, named, 0, NULL);
		} else if (strcmp(named, name) != 0) {
			TELL(v, MSG_VERIFY_FORM, edition->label, JSON_NAME, 0, NULL, name);
			return;
		}
	}
}

static bool is_named(const struct verify_edition *edition, const char *name)
{
	if (strcmp(name, JSON_NAME) == 0 || strcmp(name, EDITION_NOTE) == 0 ||
		strcmp(name, FILES_NOTE) == 0)
		return true;
	for (size_t i = 0; i < edition->files_count; i++)
		if (strcmp(edition->files[i].name, name) == 0)
			return true;
	return false;
}

bool verify_aside(const char *name)
{
	return strncmp(name, ASIDE, strlen(ASIDE)) == 0;
}

void verify_unnamed(struct verify *v, const struct verify_edition *place, const char *name)
{
	const char *left = strstr(name, NOTE_LEFT);
	const char *digits = left ? left + strlen(NOTE_LEFT) : "";
	size_t count = strspn(digits, "0123456789");

	if (count && digits[count] == '\0')
		TELL(v, MSG_VERIFY_UNDER_WAY, place->label, name, 0, NULL);
	else
		TELL(v, MSG_VERIFY_UNNAMED, place->label, name, 0, NULL);
}

static void check_unnamed(struct verify *v, const struct verify_edition *edition)
{
	DIR *folder = opendir(edition->folder);
	struct dirent *file;

	while (folder && (file = readdir(folder)))
		if (strcmp(file->d_name, ".") != 0 && strcmp(file->d_name, "..") != 0 &&
			!is_named(edition, file->d_name))
			verify_unnamed(v, edition, file->d_name);
	if (folder)
		closedir(folder);
}

void verify_files(struct verify *v, struct verify_edition *edition)
{
	if (!edition->headed || edition->files_count == 0)
		return; /* told: edition.json is not of the form */
	check_names(v, edition);
	for (size_t i = 0; i < edition->files_count && !v->status; i++)
		if (!strchr(edition->files[i].name, '/'))
			check_file(v, edition, &edition->files[i]);
	check_unnamed(v, edition);
}
