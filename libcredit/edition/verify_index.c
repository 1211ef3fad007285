/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_index.c - the folder of all editions: its index, and what lies in it.
 *
 * Runs once a verification.  An edition that the index lists and that is not
 * there was withheld; what nothing names does not belong there.
 */
#include "edition/verify.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "edition/edition_folder.h"
#include "id/id_shown.h"

#define INDEX_NAME "index.html"
#define LINE_BEGIN "<tr><th scope=\"row\"><a href=\""
#define LINE_END "</tr>"
#define NAME_BYTES 40
#define LINES_MAX 10000 /* of an index; as many editions are looked for */

struct index {
	struct verify *v;
	const struct verify_edition *dir;
	struct verify_head *heads;
	size_t count;
	struct buf text;
	size_t below; /* the next line must be of an edition before this one */
};

/* The folder that a link leads to, up to /index.html; false: no such link. */
static bool link_name(const char *text, size_t length, char name[NAME_BYTES])
{
	static const char end[] = "/" INDEX_NAME "\"";
	size_t i = 0;

	while (i < length && i < NAME_BYTES - 1 &&
		((text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'z') ||
			text[i] == 'Q' || text[i] == 'H' || text[i] == '-')) {
		name[i] = text[i];
		i++;
	}
	name[i] = '\0';
	return i && length - i >= sizeof(end) - 1 && memcmp(text + i, end, sizeof(end) - 1) == 0;
}

static void tell_index(const struct index *index, const char *what)
{
	TELL(index->v, MSG_VERIFY_INDEX, "", INDEX_NAME, 0, NULL, what);
}

/* The figures of one edition as its line must show them. */
static bool line_is(const struct index *index, const char *text, size_t length,
	const struct verify_head *head)
{
	bool newest = head == &index->heads[index->count - 1];
	char digest[CREDIT_DIGEST_TEXT_BYTES];
	char days[2][CREDIT_DAY_BYTES];
	struct buf cells = BUF_INIT;
	bool same;

	hex_encode(head->digest, DIGEST_BYTES, digest);
	row_day(head->head.day, days[0]);
	row_day(head->head.valid_until, days[1]);
	buf_printf(&cells,
		"</th><td class=\"n\">%" PRIu32 "</td><td>%s</td><td>%s</td><td class=\"n\">%" PRIu64
		"</td><td class=\"n\">",
		head->head.number, days[0], days[1], head->head.red);
	if (newest)
		buf_printf(&cells, "%" PRIu64, head->head.black);
	else
		buf_str(&cells, "—");
	buf_printf(&cells, "</td><td><code>%s</code></td>", digest);
	same = !cells.status && cells.length <= length &&
		memcmp(text + length - cells.length, cells.data, cells.length) == 0;
	buf_free(&cells);
	return same;
}

static void take_line(struct index *index, const char *text, size_t length)
{
	char name[NAME_BYTES];
	size_t i = 0;

	if (!link_name(text, length, name)) {
		tell_index(index, "<a>");
		return;
	}
	if (index->below && strcmp(index->heads[index->below - 1].label, name) == 0)
		i = index->below - 1; /* as it should be */
	while (i < index->count && strcmp(index->heads[i].label, name) != 0)
		i++;
	if (i == index->count) {
		TELL(index->v, MSG_VERIFY_WITHHELD, "", INDEX_NAME, 0, NULL, INDEX_NAME, name);
		return;
	}
	if (i >= index->below)
		tell_index(index, name);
	index->below = i;
	index->heads[i].listed = true;
	if (index->heads[i].headed && !line_is(index, text, length, &index->heads[i]))
		tell_index(index, name);
}

static void take_lines(struct index *index)
{
	const char *at = (const char *)index->text.data;
	const char *end = at + index->text.length;
	size_t lines = 0;

	while ((at = memmem(at, (size_t)(end - at), LINE_BEGIN, strlen(LINE_BEGIN)))) {
		const char *line = at + strlen(LINE_BEGIN);
		const char *stop = memmem(line, (size_t)(end - line), LINE_END, strlen(LINE_END));

		if (!stop || lines++ > LINES_MAX) {
			tell_index(index, LINE_END);
			break;
		}
		take_line(index, line, (size_t)(stop - line));
		at = stop;
	}
	for (size_t i = 0; i < index->count; i++)
		if (!index->heads[i].listed)
			tell_index(index, index->heads[i].label);
}

static bool is_listed(const struct index *index, const char *label)
{
	struct buf line = BUF_INIT;
	bool listed;

	buf_printf(&line, LINE_BEGIN "%s/" INDEX_NAME "\"", label);
	listed = memmem(index->text.data, index->text.length, line.data, line.length) != NULL;
	buf_free(&line);
	return listed;
}

/* ---- public notices beside the editions ---- */

static bool is_linked(const struct index *index, const char *name)
{
	struct buf link = BUF_INIT;
	bool linked;

	buf_printf(&link, "<li><a href=\"%s/" INDEX_NAME "\">", name);
	linked = index->text.length &&
		memmem(index->text.data, index->text.length, link.data, link.length);
	buf_free(&link);
	return linked;
}

static bool is_notice(const char *name)
{
	size_t skip = strlen(NOTICE_PREFIX);
	credit_day day;

	return strncmp(name, NOTICE_PREFIX, skip) == 0 &&
		credit_day_parse(name + skip, strlen(name) - skip, &day) == CREDIT_OK;
}

/* A notice has a page and a table; neither shows a number of a person. */
static void check_notice(struct index *index, const char *name)
{
	static const char *const files[] = {INDEX_NAME, "notice.csv"};
	struct verify_edition notice = {.label = name};
	struct buf path = BUF_INIT;
	DIR *folder;
	struct dirent *file;

	buf_printf(&path, "%s/%s", index->dir->folder, name);
	notice.folder = buf_cstr(&path);
	for (size_t i = 0; i < 2; i++) {
		struct buf text = BUF_INIT;

		if (verify_file_read(index->v, &notice, files[i], &text)) {
			if (i == 0)
				verify_page_masks(index->v, &notice, files[i],
					(const char *)text.data, text.length);
			else if (shows_person((const char *)text.data, text.length, false))
				TELL(index->v, MSG_VERIFY_UNMASKED, name, files[i], 0, NULL, "CSV");
		}
		buf_free(&text);
	}
	folder = opendir(notice.folder);
	while (folder && (file = readdir(folder)))
		if (strcmp(file->d_name, ".") != 0 && strcmp(file->d_name, "..") != 0 &&
			strcmp(file->d_name, files[0]) != 0 && strcmp(file->d_name, files[1]) != 0)
			TELL(index->v, MSG_VERIFY_UNNAMED, name, file->d_name, 0, NULL);
	if (folder)
		closedir(folder);
	buf_free(&path);
}

/* ---- what lies in DIR ---- */

static bool is_edition(const struct index *index, const char *name)
{
	for (size_t i = 0; i < index->count; i++)
		if (strcmp(index->heads[i].label, name) == 0)
			return true;
	return false;
}

static void check_folder(struct index *index)
{
	DIR *folder = opendir(index->dir->folder);
	struct dirent *file;

	while (folder && (file = readdir(folder))) {
		const char *name = file->d_name;

		if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
			strcmp(name, INDEX_NAME) == 0 || strcmp(name, "folder.note") == 0 ||
			is_edition(index, name) || verify_aside(name))
			continue; /* what stands aside was told at the beginning */
		if (is_notice(name) && (index->v->under_way || is_linked(index, name)))
			check_notice(index, name);
		else
			verify_unnamed(index->v, index->dir, name);
	}
	if (folder)
		closedir(folder);
}

/* Notices that the index links to and that are not there. */
static void check_links(struct index *index)
{
	static const char begin[] = "<li><a href=\"" NOTICE_PREFIX;
	const char *at = (const char *)index->text.data;
	const char *end = at + index->text.length;

	while ((at = memmem(at, (size_t)(end - at), begin, sizeof(begin) - 1))) {
		char name[NAME_BYTES];

		at += sizeof(begin) - 1 - strlen(NOTICE_PREFIX);
		if (!link_name(at, (size_t)(end - at), name) || !is_notice(name))
			tell_index(index, "<a>");
		else if (!index->v->under_way && !folder_exists(index->dir->folder, name))
			TELL(index->v, MSG_VERIFY_MISSING, name, INDEX_NAME, 0, NULL);
	}
}

void verify_index(struct verify *v, const struct verify_edition *dir, struct verify_head *heads,
	size_t count)
{
	struct index index = {.v = v, .dir = dir, .heads = heads, .count = count, .below = count};

	if (verify_file_read(v, dir, INDEX_NAME, &index.text) && index.text.length) {
		/* the index comes after the editions: the newest may not be in it yet */
		if (v->under_way && count > 1 && !is_listed(&index, heads[count - 1].label))
			index.count = index.below = count - 1;
		take_lines(&index);
		index.count = count;
		check_links(&index);
		verify_page_masks(v, dir, INDEX_NAME, (const char *)index.text.data,
			index.text.length);
	}
	check_folder(&index);
	buf_free(&index.text);
}
