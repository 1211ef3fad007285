/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each byte of a small signed folder is changed in turn, dropped and doubled: that
 * is found, and the file is named.  CREDIT_TEST_LONG=1 looks at the whole folder
 * for each byte; else an edition is looked at alone, and long files are sampled.
 */
#include <fcntl.h>
#include <unistd.h>

#include "notes_sample.h"

/* Bytes of long files that are looked at one by one, from both ends. */
#define ENDS 300
#define STRIDE 997
#define LONG_FILE 10000
#define SHORT_FILE 2000 /* of longer ones each third byte, and less where all is slow */

#define EACH (SANITIZED ? 17 : 3)

static const char *const names[] = {"2026-05/red.csv", "2026-05/black.csv", "2026-05/changes.csv",
	"2026-05/edition.json", "2026-05/edition.note", "2026-05/files.note", "2026-05/index.html",
	"2026-04/edition.json", "2026-04/files.note", "index.html", "folder.note"};

struct place {
	struct folder f;
	credit_key *key;
	const char *name; /* of the file that is changed */
	const char *shown; /* as a finding names it */
	char folder[160];  /* that is verified */
	bool whole;
	char path[512];
	struct buf bytes; /* as signed */
};

/* Is the change found, and is the file named by a finding? */
static bool is_named(struct place *p)
{
	struct findings findings;
	credit_verify_options options;

	credit_verify_options_init(&options);
	options.keys = &p->key;
	options.keys_count = 1;
	if (verify_with(p->folder, &options, &findings) != CREDIT_EFORMAT)
		return false;
	for (size_t i = 0; i < findings.count; i++)
		if (strcmp(findings.seen[i].file, p->shown) == 0)
			return true;
	print_findings(&findings);
	return false;
}

static void open_place(struct place *p, const char *name)
{
	memset(p, 0, sizeof(*p));
	folder_make(&p->f);
	p->key = signing_key(KEY_ED25519, "sample-county");
	sign_folder(&p->f, 9, p->key);
	p->name = p->shown = name;
	p->whole = getenv("CREDIT_TEST_LONG") || !strchr(name, '/');
	snprintf(p->folder, sizeof(p->folder), "%s", p->f.public);
	if (!p->whole) {
		p->shown = strchr(name, '/') + 1;
		snprintf(p->folder, sizeof(p->folder), "%s/%.7s", p->f.public, name);
	}
	snprintf(p->path, sizeof(p->path), "%s/%s", p->f.public, name);
	OK(file_read(p->path, 1u << 28, &p->bytes, err));
}

static void close_place(struct place *p)
{
	struct findings findings;

	put_file(&p->f, p->name, p->bytes.data, p->bytes.length);
	ck_assert_int_eq(verify_keys(&p->f, &p->key, 1, NULL, &findings), CREDIT_OK);
	credit_key_close(p->key);
	buf_free(&p->bytes);
	folder_gone(&p->f);
}

START_TEST(test_each_byte_changed_is_found_and_named)
{
	struct place p;
	bool all;
	size_t looked = 0;
	int fd;

	open_place(&p, names[_i]);
	all = getenv("CREDIT_TEST_LONG") || p.bytes.length < LONG_FILE;
	fd = open(p.path, O_WRONLY);
	ck_assert_int_ge(fd, 0);
	for (size_t i = 0; i < p.bytes.length; i++) {
		uint8_t other = p.bytes.data[i] ^ (uint8_t)(i % 3 == 0 ? 0x20 : 1);

		if (!getenv("CREDIT_TEST_LONG") && i % EACH &&
			(p.bytes.length > SHORT_FILE || EACH > 3))
			continue;
		if (!all && i > ENDS && i + ENDS < p.bytes.length && i % STRIDE)
			continue;
		ck_assert_int_eq(pwrite(fd, &other, 1, (off_t)i), 1);
		ck_assert_msg(is_named(&p), "byte %zu of %s", i, p.name);
		ck_assert_int_eq(pwrite(fd, &p.bytes.data[i], 1, (off_t)i), 1);
		looked++;
	}
	ck_assert_int_eq(close(fd), 0);
	ck_assert_uint_ge(looked, 20);
	close_place(&p);
}
END_TEST

/* Every line dropped, doubled, and swapped with the next. */
static void without_line(struct place *p, const char *line, const char *next, const char *end)
{
	const char *start = (const char *)p->bytes.data;
	struct buf out = BUF_INIT;

	buf_put(&out, start, (size_t)(line - start));
	buf_put(&out, next, (size_t)(end - next));
	put_file(&p->f, p->name, out.data, out.length);
	ck_assert_msg(is_named(p), "line at %zu of %s dropped", (size_t)(line - start), p->name);
	buf_reset(&out);
	buf_put(&out, start, (size_t)(next - start));
	buf_put(&out, line, (size_t)(end - line));
	put_file(&p->f, p->name, out.data, out.length);
	ck_assert_msg(is_named(p), "line at %zu of %s doubled", (size_t)(line - start), p->name);
	buf_free(&out);
}

static void swap_lines(struct place *p, const char *line, const char *next, const char *after,
	const char *end)
{
	const char *start = (const char *)p->bytes.data;
	struct buf out = BUF_INIT;

	buf_put(&out, start, (size_t)(line - start));
	buf_put(&out, next, (size_t)(after - next));
	buf_put(&out, line, (size_t)(next - line));
	buf_put(&out, after, (size_t)(end - after));
	if (memcmp(out.data, start, out.length) != 0) {
		put_file(&p->f, p->name, out.data, out.length);
		ck_assert_msg(is_named(p), "line at %zu of %s swapped", (size_t)(line - start),
			p->name);
	}
	buf_free(&out);
}

START_TEST(test_each_line_dropped_doubled_or_swapped_is_found_and_named)
{
	struct place p;
	const char *line;
	const char *end;
	size_t at = 0;

	open_place(&p, names[_i]);
	line = (const char *)p.bytes.data;
	end = line + p.bytes.length;
	while (line < end) {
		const char *next = memchr(line, '\n', (size_t)(end - line));
		const char *after;

		next = next ? next + 1 : end;
		if (!getenv("CREDIT_TEST_LONG") && p.bytes.length > LONG_FILE && at++ % 19) {
			line = next;
			continue;
		}
		after = next < end ? memchr(next, '\n', (size_t)(end - next)) : NULL;
		without_line(&p, line, next, end);
		if (after)
			swap_lines(&p, line, next, after + 1, end);
		line = next;
	}
	close_place(&p);
}
END_TEST

#define NAMES ((int)(sizeof(names) / sizeof(names[0])))

SUITE("edition/verify_bytes", TL(test_each_byte_changed_is_found_and_named, NAMES),
	TL(test_each_line_dropped_doubled_or_swapped_is_found_and_named, NAMES))
