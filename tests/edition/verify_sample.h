/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify_sample.h - a small folder of two editions, ways to tamper with it, and
 * what verification says then.
 *
 * 2026-04 printed two black rows and two red ones; since then one firm joined the
 * black list, and one red title was withdrawn.
 */
#ifndef TEST_EDITION_VERIFY_SAMPLE_H
#define TEST_EDITION_VERIFY_SAMPLE_H

#include "base/text.h"
#include "edition/verify.h"
#include "registry_sample.h"

struct folder {
	char work[96];
	char store[96];
	char public[128];
	credit_registry *registry;
};

static inline void folder_make(struct folder *f)
{
	struct entry more = black_entry(4, "样例第四商贸有限公司", "样人社列决字〔2026〕4号");
	struct entry red = red_entry(5, "样例第五农业有限公司");
	struct entry leaves = red_entry(3, "样例农牧有限公司");

	snprintf(f->work, sizeof(f->work), "%s", tree_place());
	snprintf(f->store, sizeof(f->store), "%s", sample_place());
	snprintf(f->public, sizeof(f->public), "%s/public", f->work);
	f->registry = sample_create(f->store);
	fill_registry(f->registry);
	add_entry(f->registry, &red);
	publish_ok(f->registry, "2026-04", "2026-05-06", f->public);
	add_entry(f->registry, &more);
	add_event(f->registry, &leaves, CREDIT_EVENT_REVOKED, "2026-06-03", "样文明办撤〔2026〕2号");
	publish_ok(f->registry, "2026-05", "2026-06-05", f->public);
}

static inline void folder_gone(struct folder *f)
{
	credit_close(f->registry);
	sample_gone(f->store);
	tree_gone(f->work);
}

/* ---- what is found ---- */

struct seen {
	char code[CREDIT_CODE_BYTES];
	char file[64];
	char number[PUBLIC_NUMBER_BYTES];
	uint64_t line;
};

struct findings {
	struct seen seen[64];
	size_t count;
};

static int keep_finding(void *context, const credit_finding *finding)
{
	struct findings *all = context;
	struct seen *seen;
	char text[CREDIT_TEXT_BYTES];

	ck_assert_int_eq(credit_finding_text(finding, CREDIT_EN, text, sizeof(text)), CREDIT_OK);
	ck_assert_ptr_null(strstr(text, "{"));
	if (all->count == sizeof(all->seen) / sizeof(all->seen[0]) ||
		finding->severity < CREDIT_WARNING)
		return 0;
	seen = &all->seen[all->count];
	snprintf(seen->code, sizeof(seen->code), "%s", finding->code);
	snprintf(seen->file, sizeof(seen->file), "%s", finding->file);
	snprintf(seen->number, sizeof(seen->number), "%s", finding->value);
	seen->line = finding->line;
	all->count++;
	return 0;
}

static inline int verify_with(
	const char *directory, const credit_verify_options *options, struct findings *findings)
{
	credit_verify_report report;
	int status;

	findings->count = 0;
	status = credit_edition_verify(directory, options, keep_finding, findings, &report, NULL);
	ck_assert_msg(status == (report.faults ? CREDIT_EFORMAT : CREDIT_OK), "%d", status);
	return status;
}

static inline int verify_folder(const struct folder *f, struct findings *findings)
{
	credit_verify_options options;

	credit_verify_options_init(&options);
	return verify_with(f->public, &options, findings);
}

static inline const struct seen *find_code(const struct findings *findings, const char *code)
{
	for (size_t i = 0; i < findings->count; i++)
		if (strcmp(findings->seen[i].code, code) == 0)
			return &findings->seen[i];
	return NULL;
}

static inline void print_findings(const struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++)
		fprintf(stderr, "# %s %s:%u %s\n", findings->seen[i].code, findings->seen[i].file,
			(unsigned)findings->seen[i].line, findings->seen[i].number);
}

/* Verification must find this code in this file. */
static inline struct seen expect(const struct folder *f, const char *code, const char *file)
{
	struct findings findings;
	const struct seen *seen;

	ck_assert_int_eq(verify_folder(f, &findings), CREDIT_EFORMAT);
	seen = find_code(&findings, code);
	if (!seen || strcmp(seen->file, file) != 0)
		print_findings(&findings);
	ck_assert_msg(seen != NULL, "%s is not found", code);
	ck_assert_str_eq(seen->file, file);
	return *seen;
}

/* ---- tampering ---- */

static inline void put_file(const struct folder *f, const char *name, const void *bytes, size_t length)
{
	char path[512];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", f->public, name);
	file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	ck_assert_int_eq(fclose(file), 0);
}

/* Replace the first place of a text behind another one (NULL: from the start). */
static inline void edit_after(const struct folder *f, const char *name, const char *after,
	const char *from, const char *to)
{
	char *text = file_text(f->public, name);
	char *start = after ? strstr(text, after) : text;
	char *at = start ? strstr(start, from) : NULL;
	struct buf out = BUF_INIT;

	ck_assert_msg(at != NULL, "%s has no '%s'", name, from);
	buf_put(&out, text, (size_t)(at - text));
	buf_str(&out, to);
	buf_str(&out, at + strlen(from));
	put_file(f, name, out.data, out.length);
	buf_free(&out);
	free(text);
}

static inline void edit(const struct folder *f, const char *name, const char *from, const char *to)
{
	edit_after(f, name, NULL, from, to);
}

/* Give a file its new digest in edition.json, as a forger would. */
static inline void redigest(const struct folder *f, const char *label, const char *name)
{
	char path[64];
	char json[64];
	char hex[CREDIT_DIGEST_TEXT_BYTES];
	char key[64];
	uint8_t digest[DIGEST_BYTES];
	struct buf bytes = BUF_INIT;
	char full[512];
	char *text;
	char *at;

	snprintf(path, sizeof(path), "%s/%s", label, name);
	snprintf(full, sizeof(full), "%s/%s", f->public, path);
	OK(file_read(full, 1u << 28, &bytes, err));
	OK(digest_once(HASH_SHA256, bytes.data, bytes.length, digest, err));
	hex_encode(digest, DIGEST_BYTES, hex);
	buf_free(&bytes);
	snprintf(json, sizeof(json), "%s/edition.json", label);
	snprintf(key, sizeof(key), "\"%s\":\"", name);
	text = file_text(f->public, json);
	at = strstr(strstr(text, "\"files\":"), key);
	ck_assert_ptr_nonnull(at);
	memcpy(at + strlen(key), hex, 64);
	put_file(f, json, text, strlen(text));
	free(text);
}

/* edit() and redigest() */
static inline void forge(const struct folder *f, const char *label, const char *name,
	const char *from, const char *to)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/%s", label, name);
	edit(f, path, from, to);
	redigest(f, label, name);
}

/* The line of a file that holds a text, with its end; owned. */
static inline char *line_with(const struct folder *f, const char *name, const char *text)
{
	char *content = file_text(f->public, name);
	char *at = strstr(content, text);
	char *end;
	char *line;

	ck_assert_msg(at != NULL, "%s has no '%s'", name, text);
	while (at > content && at[-1] != '\n')
		at--;
	end = strchr(at, '\n') + 1;
	line = strndup(at, (size_t)(end - at));
	free(content);
	return line;
}

#endif
