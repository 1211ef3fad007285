/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify.c - credit_edition_verify(): a folder of editions, or one of them.
 *
 * Runs over every byte of the folder, one edition after the other from the
 * oldest on; two of them are held at a time.
 */
#include "edition/verify.h"

#include <dirent.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"

#define EDITIONS_MAX 10000
#define JSON_NAME "edition.json"
#define WORDS_OF "629999" /* the series whose words are shipped whole */

struct folder {
	struct verify *v;
	const credit_verify_options *options;
	credit_verify_report *report;
	struct verify_edition dir;
	struct arena arena;
	struct verify_head *heads; /* from old to new */
	size_t count;
	size_t capacity;
};

void credit_verify_options_init(credit_verify_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->on = CREDIT_DAY_NONE;
}

/* ---- which editions ---- */

/* Period and revision of an edition's folder. */
static bool label_read(const char *name, struct period *period, uint32_t *revision)
{
	struct edition_head head;
	char text[PERIOD_TEXT_BYTES];
	char label[CREDIT_EDITION_LABEL_BYTES];

	memset(&head, 0, sizeof(head));
	if (strlen(name) < 7 || strlen(name) >= sizeof(label))
		return false;
	memcpy(text, name, 7);
	text[7] = '\0';
	if (!period_parse(text, &head.period))
		return false;
	head.revision = name[7] ? (uint32_t)strtoul(name + 7 + (name[8] ? 2 : 1), NULL, 10) : 1;
	head_label(&head, label);
	*period = head.period;
	*revision = head.revision;
	return strcmp(label, name) == 0;
}

static int label_order(const void *a, const void *b)
{
	const struct verify_head *x = a;
	const struct verify_head *y = b;
	struct period periods[2];
	uint32_t revisions[2];
	int order;

	label_read(x->label, &periods[0], &revisions[0]);
	label_read(y->label, &periods[1], &revisions[1]);
	order = period_order(&periods[0], &periods[1]);
	if (order == 0)
		order = (revisions[0] > revisions[1]) - (revisions[0] < revisions[1]);
	return order ? order : strcmp(x->label, y->label);
}

/* A folder's name as an edition, when it is one; false: out of memory. */
static bool take_label(struct folder *folder, const char *name)
{
	struct period period;
	uint32_t revision;
	void *grown = folder->heads;
	char *label;

	if (!label_read(name, &period, &revision))
		return true;
	if (folder->count == folder->capacity) {
		folder->capacity = folder->capacity ? folder->capacity * 2 : 16;
		grown = realloc(folder->heads, folder->capacity * sizeof(*folder->heads));
	}
	label = arena_text(&folder->arena, name, strlen(name));
	if (grown)
		folder->heads = grown;
	if (!grown || !label)
		return false;
	memset(&folder->heads[folder->count], 0, sizeof(*folder->heads));
	folder->heads[folder->count++].label = label;
	return true;
}

static int find_editions(struct folder *folder)
{
	DIR *dir = opendir(folder->dir.folder);
	struct dirent *file;
	bool taken = true;

	while (dir && taken && folder->count < EDITIONS_MAX && (file = readdir(dir)))
		taken = take_label(folder, file->d_name);
	if (dir)
		closedir(dir);
	if (!taken)
		return FAIL(folder->v->err, CREDIT_ENOMEM, MSG_MEMORY);
	if (folder->count == 0)
		return FAIL(folder->v->err, CREDIT_ENOTFOUND, MSG_VERIFY_NOTHING,
			folder->dir.folder);
	qsort(folder->heads, folder->count, sizeof(*folder->heads), label_order);
	return CREDIT_OK;
}

/* ---- one edition ---- */

static void check_edition(struct folder *folder, struct verify_edition *edition,
	struct verify_head *head, bool alone)
{
	struct verify *v = folder->v;

	verify_rows(v, edition);
	verify_files(v, edition);
	verify_notes(v, edition, head);
	verify_csv(v, edition);
	verify_pages(v, edition);
	if (edition->headed)
		verify_changes(v, edition, alone);
	folder->report->editions++;
	folder->report->rows += edition->rows_count;
	folder->report->withdrawn += edition->stubs;
	folder->report->changes += edition->changes_count;
	folder->report->files += edition->files_count + 1;
}

/* The newest edition tells what the report says, and until when it is good. */
static void check_newest(struct folder *folder, const struct verify_edition *edition,
	bool alone)
{
	credit_day on = folder->options->on;
	char days[2][CREDIT_DAY_BYTES];

	if (!edition->headed)
		return;
	head_label(&edition->head, folder->report->newest);
	folder->report->valid_until = edition->head.valid_until;
	hex_encode(edition->digest, DIGEST_BYTES, folder->report->head_digest);
	row_day(edition->head.valid_until, days[0]);
	row_day(on, days[1]);
	if (on != CREDIT_DAY_NONE && on > edition->head.valid_until)
		TELL(folder->v, alone ? MSG_VERIFY_PAST : MSG_VERIFY_FROZEN, edition->label,
			JSON_NAME, 2, NULL, days[0], days[1]);
}

static void verify_one(struct folder *folder)
{
	struct verify_edition edition;
	struct verify_head head = {.label = ""};

	verify_edition_open(folder->v, folder->dir.folder, "", &edition);
	check_edition(folder, &edition, &head, true);
	check_newest(folder, &edition, true);
	TELL(folder->v, MSG_VERIFY_ALONE, "", JSON_NAME, 0, NULL);
	verify_edition_close(&edition);
}

/* ---- all of them ---- */

/* Tell of what stands aside in the folder, once, by the first name. */
static void find_aside(struct folder *folder)
{
	DIR *dir = opendir(folder->dir.folder);
	struct dirent *file;
	char first[NAME_MAX + 1] = "";

	while (dir && (file = readdir(dir)))
		if (verify_aside(file->d_name) && (!first[0] || strcmp(file->d_name, first) < 0))
			snprintf(first, sizeof(first), "%s", file->d_name);
	if (dir)
		closedir(dir);
	folder->v->under_way = first[0] != '\0';
	if (folder->v->under_way)
		TELL(folder->v, MSG_VERIFY_UNDER_WAY, "", first, 0, NULL);
}

static void verify_all(struct folder *folder)
{
	struct verify_edition held[2];
	struct verify_edition *before = NULL;

	find_aside(folder);

	for (size_t i = 0; i < folder->count && !folder->v->status; i++) {
		struct verify_head *head = &folder->heads[i];
		struct verify_edition *edition = &held[i % 2];
		struct buf path = BUF_INIT;

		buf_printf(&path, "%s/%s", folder->dir.folder, head->label);
		verify_edition_open(folder->v, buf_cstr(&path), head->label, edition);
		check_edition(folder, edition, head, false);
		verify_chain(folder->v, before, edition);
		if (i + 1 < folder->count)
			verify_old(folder->v, edition);
		else
			check_newest(folder, edition, false);
		head->headed = edition->headed;
		head->head = edition->head;
		memcpy(head->digest, edition->digest, DIGEST_BYTES);
		edition->folder = "";
		buf_free(&path);
		if (before)
			verify_edition_close(before);
		before = edition;
	}
	if (before)
		verify_edition_close(before);
	verify_index(folder->v, &folder->dir, folder->heads, folder->count);
	verify_folder_note(folder->v, &folder->dir, folder->heads, folder->count,
		folder->options->since);
}

static bool holds_edition(const char *directory)
{
	struct buf path = BUF_INIT;
	struct stat info;
	bool holds;

	buf_printf(&path, "%s/" JSON_NAME, directory);
	holds = lstat(buf_cstr(&path), &info) == 0;
	buf_free(&path);
	return holds;
}

static int finish(struct folder *folder)
{
	struct verify *v = folder->v;
	char count[24];

	folder->report->faults = v->faults;
	folder->report->warnings = v->warnings;
	folder->report->notes = v->notes;
	folder->report->authenticated = v->keys_count > 0 && v->notes > 0 && !v->faults && !v->status;
	if (v->status)
		return v->status;
	if (v->faults == 0)
		return CREDIT_OK;
	snprintf(count, sizeof(count), "%" PRIu64, v->faults);
	return FAIL(v->err, CREDIT_EFORMAT, MSG_VERIFY_FAULTS, folder->dir.folder, count);
}

int credit_edition_verify(const char *directory, const credit_verify_options *options,
	credit_finding_fn report, void *context, credit_verify_report *out, credit_error *err)
{
	struct verify v = {.report = report, .context = context, .err = err};
	credit_verify_report own = {.size = sizeof(own), .valid_until = CREDIT_DAY_NONE};
	struct folder folder = {.v = &v, .options = options, .report = &own};
	struct words *words = NULL;
	int status;

	if (out)
		memset(out, 0, sizeof(*out));
	if (!directory || !directory[0] || !options || options->size != sizeof(*options) ||
		(options->keys_count && !options->keys))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "directory, options",
			directory ? directory : "");
	folder.dir.folder = directory;
	folder.dir.label = "";
	status = words_open(WORDS_OF, NULL, 0, "", &words, err);
	if (status)
		return status;
	v.words = words;
	v.keys = options->keys;
	v.keys_count = options->keys_count;
	if (v.keys_count == 0)
		TELL(&v, MSG_VERIFY_NOT_AUTHENTICATED, "", NULL, 0, NULL);
	if (holds_edition(directory)) {
		verify_one(&folder);
	} else {
		status = find_editions(&folder);
		if (!status)
			verify_all(&folder);
	}
	status = status ? status : finish(&folder);
	if (out)
		*out = own;
	free(folder.heads);
	arena_free(&folder.arena);
	words_close(words);
	return status;
}
