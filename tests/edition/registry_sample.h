/* SPDX-License-Identifier: Apache-2.0 */
/*
 * registry_sample.h - a small registry to publish from, and folders to look into.
 *
 * Random bytes are counted up instead of drawn (RAND_bytes is defined here and
 * hides that of OpenSSL), so that numbers, salts and digests are the same in
 * every run and an edition can be compared byte by byte.
 */
#ifndef TEST_EDITION_REGISTRY_SAMPLE_H
#define TEST_EDITION_REGISTRY_SAMPLE_H

#include <dirent.h>
#include <sys/stat.h>

#include "../store/sample.h"
#include "base/day.h"
#include "base/file.h"
#include "credit/edition.h"
#include "edition/edition_series.h"

#define AUTHORITY_RS "11629999F00010064C"
#define AUTHORITY_WM "11629999F000101440"

int RAND_bytes(unsigned char *bytes, int count);

static uint64_t random_counter;

int RAND_bytes(unsigned char *bytes, int count)
{
	for (int i = 0; i < count; i++) {
		uint64_t mixed = ++random_counter * UINT64_C(0x9E3779B97F4A7C15);

		bytes[i] = (unsigned char)((mixed ^ mixed >> 29) * UINT64_C(0xBF58476D1CE4E5B9) >>
			56);
	}
	return 1;
}

static inline credit_day day_of_text(const char *text)
{
	credit_day day = CREDIT_DAY_NONE;

	ck_assert_int_eq(credit_day_parse(text, strlen(text), &day), CREDIT_OK);
	return day;
}

/* A wage arrears entry that may be printed from 2026-04-14 on. */
static inline struct entry black_entry(unsigned n, const char *name, const char *document)
{
	static credit_id subjects[64];
	struct entry entry;

	entry_init(&entry);
	subjects[n] = sample_firm(n);
	entry.subject = subjects[n];
	entry.list = "NMG";
	entry.authority = AUTHORITY_RS;
	entry.authority_name = "样例县人社局";
	entry.document = document;
	entry.name = name;
	entry.decided = day_of_text("2026-04-10");
	entry.basis_document = "样人社罚字〔2026〕1号";
	entry.basis_day = day_of_text("2026-03-20");
	entry.served = day_of_text("2026-04-13");
	entry.notice_document = "样人社列告字〔2026〕1号";
	entry.notified = day_of_text("2026-03-25");
	entry.objection = OBJECTION_NONE;
	entry.grade = GRADE_SEVERE;
	entry.ground = "NMG1";
	entry.row = n + 2;
	sample_seal(&entry);
	return entry;
}

/* A civilised work unit. */
static inline struct entry red_entry(unsigned n, const char *name)
{
	struct entry entry = black_entry(n, name, "样文明办〔2026〕7号");

	entry.list = "H04";
	entry.authority = AUTHORITY_WM;
	entry.authority_name = "样例县文明办";
	entry.notified = day_of_text("2026-03-02");
	entry.decided = day_of_text("2026-03-18");
	entry.ground = "";
	entry.grade = GRADE_NONE;
	entry.until = day_of_text("2029-03-17");
	sample_seal(&entry);
	return entry;
}

static inline void add_entry(credit_registry *registry, const struct entry *entry)
{
	struct change *change;

	OK(change_begin(registry, 0, "张三", &change, err));
	OK(change_add_entry(change, entry, err));
	OK(change_commit(change, err));
}

static inline void add_event(credit_registry *registry, const struct entry *entry, int kind,
	const char *day, const char *document)
{
	struct event event = sample_event(entry, kind, day_of_text(day), document);
	struct change *change;

	event.authority = entry->authority;
	OK(change_begin(registry, 0, "张三", &change, err));
	OK(change_add_event(change, &event, err));
	OK(change_commit(change, err));
}

/* Two black and one red entry; names as they come. */
static inline void fill_registry(credit_registry *registry)
{
	struct entry entries[] = {black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号"),
		black_entry(2, "=HYPERLINK(\"http://evil.example\")<b>商贸", "样人社列决字〔2026〕2号"),
		red_entry(3, "样例农牧有限公司")};

	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
		add_entry(registry, &entries[i]);
}

/* ---- folders ---- */

/* A folder that is removed with all below it by tree_gone(). */
static inline const char *tree_place(void)
{
	static char place[80];

	snprintf(place, sizeof(place), "%s", sample_place());
	ck_assert_int_eq(mkdir(place, 0755), 0);
	return place;
}

static inline void tree_gone(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *file;

	if (!folder) {
		unlink(path);
		return;
	}
	while ((file = readdir(folder))) {
		struct buf below = BUF_INIT;

		if (strcmp(file->d_name, ".") == 0 || strcmp(file->d_name, "..") == 0)
			continue;
		buf_printf(&below, "%s/%s", path, file->d_name);
		tree_gone(buf_cstr(&below));
		buf_free(&below);
	}
	closedir(folder);
	rmdir(path);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Every file below a folder, name and bytes, in order of name; what a stopped
 * file_write() left (*.tmp-PID) is nothing to a reader and left out. */
static inline void tree_bytes(const char *root, const char *path, struct buf *out)
{
	DIR *folder = opendir(path);
	char *names[256];
	size_t count = 0;
	struct dirent *file;

	if (!folder) {
		buf_printf(out, "== %s\n", path + strlen(root));
		OK(file_read(path, 1u << 28, out, err));
		return;
	}
	while ((file = readdir(folder)) && count < 256)
		if (strcmp(file->d_name, ".") != 0 && strcmp(file->d_name, "..") != 0 &&
			!strstr(file->d_name, ".txt.tmp-"))
			names[count++] = strdup(file->d_name);
	closedir(folder);
	qsort(names, count, sizeof(names[0]), by_name);
	for (size_t i = 0; i < count; i++) {
		struct buf below = BUF_INIT;

		buf_printf(&below, "%s/%s", path, names[i]);
		tree_bytes(root, buf_cstr(&below), out);
		buf_free(&below);
		free(names[i]);
	}
}

static inline struct buf tree_of(const char *root)
{
	struct buf out = BUF_INIT;

	tree_bytes(root, root, &out);
	return out;
}

static inline bool same_bytes(const struct buf *a, const struct buf *b)
{
	return a->length == b->length &&
		(a->length == 0 || memcmp(a->data, b->data, a->length) == 0);
}

/* One file of a folder as a C string, owned. */
static inline char *file_text(const char *folder, const char *name)
{
	struct buf out = BUF_INIT;
	char path[512];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	OK(file_read(path, 1u << 28, &out, err));
	buf_u8(&out, 0);
	return (char *)out.data;
}

static inline bool file_has(const char *folder, const char *name, const char *text)
{
	char *content = file_text(folder, name);
	bool has = strstr(content, text) != NULL;

	free(content);
	return has;
}

/* ---- publishing ---- */

static inline credit_publish_options options_for(
	const char *period, const char *day, const char *folder)
{
	credit_publish_options options;

	credit_publish_options_init(&options);
	options.period = period;
	options.on = day_of_text(day);
	options.directory = folder;
	return options;
}

static inline credit_publish_report publish_ok(credit_registry *registry, const char *period,
	const char *day, const char *folder)
{
	credit_publish_options options = options_for(period, day, folder);
	credit_publish_report *report;
	credit_publish_report copy;

	OK(credit_publish(registry, &options, NULL, NULL, &report, err));
	copy = *report;
	copy.folder = copy.held_file = NULL;
	credit_publish_report_free(report);
	return copy;
}

#endif
