/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_held.c - writes the held-back file.
 *
 * Runs once an edition; one row for each entry that is not over and not
 * printed, with the reason that judge() gave and its article.  Identifiers
 * are masked even here.
 */
#include "edition/edition_held.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "edition/edition_print.h"

/* Append folder and name of a path apart; "." when it names no folder. */
static void split(const char *path, struct buf *folder, const char **name)
{
	const char *slash = strrchr(path, '/');

	*name = slash ? slash + 1 : path;
	if (!slash)
		buf_str(folder, ".");
	else
		buf_put(folder, path, slash == path ? 1 : (size_t)(slash - path));
}

/* Does a folder lie in another one, or is it that one? */
static bool lies_in(const char *inner, const char *outer)
{
	char *a = realpath(inner, NULL);
	char *b = realpath(outer, NULL);
	size_t length = b ? strlen(b) : 0;
	bool in = a && b && strncmp(a, b, length) == 0 &&
		(a[length] == '\0' || a[length] == '/' || strcmp(b, "/") == 0);

	free(a);
	free(b);
	return in;
}

void path_beside(const char *folder, struct buf *out)
{
	struct buf trimmed = BUF_INIT;
	size_t length = strlen(folder);
	const char *last;

	while (length > 1 && folder[length - 1] == '/')
		length--;
	buf_put(&trimmed, folder, length);
	split(buf_cstr(&trimmed), out, &last);
	if (strcmp(last, ".") == 0 || strcmp(last, "..") == 0) {
		out->length = 0;
		buf_printf(out, "%s/..", buf_cstr(&trimmed));
	}
	buf_free(&trimmed);
}

int held_path(const char *asked, const char *folder, const char *name, struct buf *path,
	credit_error *err)
{
	struct buf place = BUF_INIT;
	int status = CREDIT_OK;

	if (asked)
		split(asked, &place, &name);
	else
		path_beside(folder, &place);
	if (lies_in(buf_cstr(&place), folder) || name[0] == '\0')
		status = FAIL(err, CREDIT_EINVAL, MSG_EDITION_HELD_PLACE, asked ? asked : name,
			HELD_PREFIX);
	buf_printf(path, "%s/%s%s", buf_cstr(&place),
		strncmp(name, HELD_PREFIX, strlen(HELD_PREFIX)) == 0 ? "" : HELD_PREFIX, name);
	if (!status && path->status)
		status = FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	buf_free(&place);
	return status;
}

int held_open(struct held *held, const char *path, credit_error *err)
{
	static const char *const headers[] = {"记录编号", "名单代码", "名称",
		"证件号码（部分隐藏）", "认定单位", "列入决定文号", "名单状态", "不予公示的原因",
		"原因代码", "依据"};
	int status;

	memset(held, 0, sizeof(*held));
	buf_str(&held->path, path);
	buf_printf(&held->temporary, "%s.tmp", path);
	unlink(buf_cstr(&held->temporary)); /* of a call that was stopped */
	held->fd = open(buf_cstr(&held->temporary), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (held->fd < 0) {
		int number = errno;

		status = FAIL(err, status_of_errno(number), MSG_FILE_OPEN,
			buf_cstr(&held->path), strerror(number));
		held_drop(held);
		return status;
	}
	status = csv_writer_init(&held->csv, held->fd, ENCODING_UTF8, ',',
		CSV_WRITER_BOM | CSV_WRITER_NEUTRALISE, err);
	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++)
		csv_writer_text(&held->csv, headers[i]);
	csv_writer_row(&held->csv);
	return status;
}

void held_add(struct held *held, const struct judged_entry *judged)
{
	const struct entry *entry = &judged->current;
	const char *code = judged->why_not < MSG_COUNT ? message_code(judged->why_not) : "";
	const char *reason = credit_message_template(code, CREDIT_ZH, false);
	char id[ENTRY_ID_TEXT_BYTES];
	char masked[CREDIT_ID_TEXT_BYTES];

	held->count++;
	if (!held->temporary.length)
		return; /* only to be counted */
	entry_id_text(&entry->id, id);
	credit_id_mask(&entry->subject, CREDIT_MASK_LOG, masked, sizeof(masked));
	csv_writer_exact(&held->csv, id);
	csv_writer_exact(&held->csv, entry->list);
	csv_writer_exact(&held->csv, entry->name);
	csv_writer_exact(&held->csv, masked);
	csv_writer_exact(&held->csv, entry->authority_name);
	csv_writer_exact(&held->csv, entry->document);
	csv_writer_exact(&held->csv,
		credit_word_label(credit_state_name(judged->standing.state), CREDIT_ZH));
	csv_writer_exact(&held->csv, reason ? reason : "");
	csv_writer_exact(&held->csv, code);
	csv_writer_exact(&held->csv, judged->why_article ? judged->why_article : "");
	csv_writer_row(&held->csv);
}

/* Last month's sheet, or that of a dry run, must not be taken for this one's. */
static bool file_stands(const char *path)
{
	struct stat info;

	return lstat(path, &info) == 0;
}

int held_close(struct held *held, credit_error *err)
{
	const char *path = buf_cstr(&held->path);
	int status = csv_writer_finish(&held->csv, path, err);

	if (!status && (held->count || file_stands(path)) &&
		(fsync(held->fd) || rename(buf_cstr(&held->temporary), path))) {
		int number = errno;

		status = FAIL(err, status_of_errno(number), MSG_FILE_WRITE, path,
			strerror(number));
	}
	held_drop(held); /* after a rename there is nothing left to drop */
	return status;
}

void held_drop(struct held *held)
{
	if (held->temporary.length)
		unlink(buf_cstr(&held->temporary));
	if (held->fd > 0)
		close(held->fd);
	csv_writer_free(&held->csv);
	buf_free(&held->path);
	buf_free(&held->temporary);
	held->fd = -1;
}
