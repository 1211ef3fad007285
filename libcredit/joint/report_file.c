/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report_file.c - the page of a subject's report in a file of its own.
 *
 * Its name says what lies in it, so that it is not put where others read, and
 * holds neither name nor number of the subject.
 */
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "joint/report.h"

#define PREFIX "内部_含个人信息_"

static int put_path(
	const char *asked, const char *number, struct buf *path, credit_error *err)
{
	const char *slash = asked ? strrchr(asked, '/') : NULL;
	const char *name = slash ? slash + 1 : asked;

	if (asked && !name[0])
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "path", asked);
	if (!asked)
		buf_printf(path, PREFIX "信用报告_%s.html", number);
	else
		buf_printf(path, "%.*s%s%s", (int)(name - asked), asked,
			strncmp(name, PREFIX, strlen(PREFIX)) ? PREFIX : "", name);
	return path->status ? FAIL(err, CREDIT_ENOMEM, MSG_MEMORY) : CREDIT_OK;
}

int credit_report_write(credit_snapshot *snapshot, const credit_report *report, int lang,
	const char *path, const char **written, credit_error *err)
{
	struct buf place = BUF_INIT;
	const char *html = NULL;
	const char *told = NULL;
	size_t length = 0;
	int status = credit_report_html(snapshot, report, lang, &html, &length, err);

	if (written)
		*written = NULL;
	if (!status)
		status = put_path(path, report->number, &place, err);
	if (!status) {
		told = arena_text(snapshot_arena(snapshot), buf_cstr(&place), place.length);
		status = told ? CREDIT_OK : FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	if (!status)
		status = file_write(told, html, length, 0600, true, err);
	if (!status && written)
		*written = told;
	buf_free(&place);
	return status;
}
