/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sample.h - a store in a temporary folder and records to put into it.
 *
 * Every identifier is fictional: area 629999.  Each test program includes this
 * once; functions are static because a test program is one file.
 */
#ifndef TEST_STORE_SAMPLE_H
#define TEST_STORE_SAMPLE_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "id/identifier.h"
#include "store/change.h"
#include "store/fsck.h"
#include "../support/suite.h"

#define DAY0 20600 /* 2026-05-27 */
#define TIME0 (INT64_C(1780000000) * 1000000)

#define OK(call)                                                                    \
	do {                                                                        \
		credit_error err_ = {0};                                            \
		credit_error *err = &err_;                                          \
		int status_ = (call);                                               \
		char text_[CREDIT_TEXT_BYTES] = "";                                 \
                                                                                    \
		if (status_) {                                                      \
			credit_error_text(err, CREDIT_EN, text_, sizeof(text_));    \
			ck_abort_msg("%s: %s %s", #call,                            \
				credit_status_name(status_), text_);                \
		}                                                                   \
	} while (0)

/* A call that must fail with a status and a message code. */
#define FAILS(call, status, message)                                                \
	do {                                                                        \
		credit_error err_ = {0};                                            \
		credit_error *err = &err_;                                          \
		int status_ = (call);                                               \
                                                                                    \
		ck_assert_msg(status_ == (status), "%s: %s", #call,                 \
			credit_status_name(status_));                               \
		ck_assert_str_eq(err->code, message);                               \
	} while (0)

/* What makes samples must work in child programs too, where Check is not at hand. */
#define NEED(condition)                                                             \
	do {                                                                        \
		if (!(condition)) {                                                 \
			fprintf(stderr, "sample: %s\n", #condition);                \
			abort();                                                    \
		}                                                                   \
	} while (0)

static const uint8_t sample_key[ID_KEY_BYTES] = {1, 2, 3};

/* A new name for a store; sample_gone() takes it away. */
static inline const char *sample_place(void)
{
	static char place[80];
	static int number;
	const char *dir = getenv("TMPDIR");

	/* A test that was stopped may have left one, and numbers of processes return. */
	do
		snprintf(place, sizeof(place), "%.40s/credit-test-%ld-%d", dir ? dir : "/tmp",
			(long)getpid(), number++);
	while (access(place, F_OK) == 0);
	return place;
}

static inline void sample_gone(const char *place)
{
	DIR *dir = opendir(place);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		unlinkat(dirfd(dir), entry->d_name, 0);
	if (dir)
		closedir(dir);
	rmdir(place);
}

static inline credit_registry *sample_create(const char *place)
{
	credit_create_options options;
	credit_registry *registry;

	credit_create_options_init(&options);
	options.id_key = sample_key;
	options.id_key_length = sizeof(sample_key);
	options.now_us = TIME0;
	OK(credit_create(place, &options, &registry, err));
	return registry;
}

/* A new store, and memory for what is read from it. */
struct sample {
	const char *place;
	credit_registry *registry;
	struct arena arena;
};

static inline void sample_begin(struct sample *sample)
{
	sample->place = sample_place();
	sample->registry = sample_create(sample->place);
}

static inline void sample_end(struct sample *sample)
{
	credit_close(sample->registry);
	sample_gone(sample->place);
	arena_free(&sample->arena);
}

/* The check character of GB 32100 or GB 11714, so that samples can be counted up. */
static inline char sample_check(const char *code, size_t length)
{
	static const char big[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	static const int small_weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0;
	int weight = 1;

	if (length == 8) {
		for (size_t i = 0; i < 8; i++)
			sum += small_weights[i] *
				(code[i] <= '9' ? code[i] - '0' : code[i] - 'A' + 10);
		sum = 11 - sum % 11;
		return sum == 10 ? 'X' : sum == 11 ? '0' : (char)('0' + sum);
	}
	for (size_t i = 0; i < 17; i++, weight = weight * 3 % 31)
		sum += weight * (int)(strchr(big, code[i]) - big);
	return big[(31 - sum % 31) % 31];
}

/* The n-th fictional firm: a credit code of area 629999. */
static inline credit_id sample_firm(unsigned n)
{
	char text[19];
	credit_id id;

	snprintf(text, sizeof(text), "91629999%08u", 10000000u + n);
	text[16] = sample_check(text + 8, 8);
	text[17] = sample_check(text, 17);
	text[18] = '\0';
	NEED(credit_id_parse(text, 18, &id) == CREDIT_OK);
	return id;
}

/* The bare organisation code inside it. */
static inline credit_id sample_bare(unsigned n)
{
	credit_id id = sample_firm(n);
	credit_id bare;

	NEED(id_organisation_code(&id, &bare));
	return bare;
}

/* The n-th fictional person. */
static inline credit_id sample_person(unsigned n)
{
	static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	char text[19];
	credit_id id;
	int sum = 0;

	snprintf(text, sizeof(text), "629999%04u%02u%02u%03u", 1960 + n % 40, 1 + n % 12,
		1 + n % 28, n % 1000);
	for (int i = 0; i < 17; i++)
		sum += weights[i] * (text[i] - '0');
	text[17] = "10X98765432"[sum % 11];
	text[18] = '\0';
	NEED(credit_id_parse(text, 18, &id) == CREDIT_OK);
	return id;
}

/* The entry id that a natural key has under the sample's id key. */
static inline void sample_seal(struct entry *entry)
{
	struct buf key = BUF_INIT;

	NEED(entry_natural_key(629999, &entry->subject, entry->list, entry->authority,
		     entry->document, &key) == CREDIT_OK);
	NEED(entry_id_of_key(sample_key, key.data, key.length, &entry->id) == CREDIT_OK);
	buf_free(&key);
}

/* A plain entry of a subject; document must outlive it. */
static inline struct entry sample_entry(const credit_id *subject, const char *document)
{
	struct entry entry;

	entry_init(&entry);
	entry.subject = *subject;
	entry.list = "SJ";
	entry.authority = "11629999000000006B";
	entry.document = document;
	entry.name = "样例商贸有限公司";
	entry.decided = DAY0;
	entry.row = 2;
	sample_seal(&entry);
	return entry;
}

static inline struct event sample_event(const struct entry *entry, int kind, credit_day day,
	const char *document)
{
	struct event event = {.entry = entry->id, .kind = kind, .day = day,
		.document = document, .authority = "", .operator_ = ""};

	return event;
}

/* The store must be well; prints what is not. */
static int sample_print_finding(void *context, const credit_finding *finding)
{
	char text[CREDIT_TEXT_BYTES];

	(void)context;
	credit_finding_text(finding, CREDIT_EN, text, sizeof(text));
	fprintf(stderr, "%s\n", text);
	return 0;
}

/* No invariant is broken; an erasure may be waiting to be carried through. */
static inline credit_fsck_report sample_fsck(credit_registry *registry)
{
	credit_fsck_report report = {.size = sizeof(report)};
	int status = credit_fsck(registry, sample_print_finding, NULL, &report, NULL);

	ck_assert_int_eq(status, report.unfinished ? CREDIT_ERULE : CREDIT_OK);
	ck_assert_uint_eq(report.findings, 0);
	return report;
}

/* One row of a store looked at alone: which invariant it breaks, 0 for none. */
struct sample_look {
	credit_snapshot *snapshot;
	struct fsck fsck;
	int invariant;
};

static inline int sample_note_invariant(void *context, const credit_finding *finding)
{
	*(int *)context = atoi(finding->params[0]);
	return 0;
}

static inline void sample_look_begin(struct sample_look *look, credit_registry *registry)
{
	OK(credit_snapshot_begin(registry, NULL, &look->snapshot, err));
	look->fsck = (struct fsck){.snapshot = look->snapshot,
		.report = sample_note_invariant, .context = &look->invariant};
	OK(digest_open(&look->fsck.sha256, HASH_SHA256, err));
}

static inline void sample_look_end(struct sample_look *look)
{
	digest_close(&look->fsck.sha256);
	arena_free(&look->fsck.arena);
	credit_snapshot_end(look->snapshot);
}

static inline struct engine_row sample_stored(
	const credit_snapshot *snapshot, const struct key *key)
{
	struct engine_row row = {key_bytes(key), {NULL, 0}};

	OK(view_get(snapshot, key, &row.value, err));
	return row;
}

/* The call looks at a row through `look`, which the caller declares. */
#define FINDS(call, number)                                                         \
	do {                                                                        \
		look.invariant = 0;                                                 \
		OK(call);                                                           \
		ck_assert_int_eq(look.invariant, number);                           \
	} while (0)

/* One change with one call in it, which names it `change`: the caller declares that. */
#define CHANGE(registry, now, call)                                                 \
	do {                                                                        \
		OK(change_begin((registry), (now), "tester", &change, err));        \
		OK(call);                                                           \
		OK(change_commit(change, err));                                     \
	} while (0)

#endif
