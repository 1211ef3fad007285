/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task_registry.h - a store of firms on the list of serious violations (SJ), whose rules
 * give tasks to 市场监管 (SC) and 政务服务 (ZW), by the shipped tables.
 *
 * Functions are static because a test program is one file.
 */
#ifndef TEST_TASK_REGISTRY_H
#define TEST_TASK_REGISTRY_H

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "../store/sample.h"
#include "base/day.h"
#include "base/file.h"
#include "credit/joint.h"

static struct sample sample;
static credit_snapshot *snapshot;
static char folder[80]; /* for files */

#define NOW(days) (TIME0 + (days) * INT64_C(86400000000))

static inline credit_day today(int days)
{
	return day_of_time(NOW(days));
}

/* The n-th firm, listed from DAY0 on, recorded that many days after TIME0. */
static inline void listed_entry(struct entry *entry, unsigned n, const char *name,
	const char *document, struct change *change)
{
	const credit_id id = sample_firm(n);

	*entry = sample_entry(&id, document);
	entry->authority = "11629999F00010056H";
	entry->name = name;
	entry->notice_document = "样告〔2026〕3号";
	entry->notified = DAY0 - 30;
	entry->served = DAY0;
	entry->objection = OBJECTION_NONE;
	sample_seal(entry);
	OK(change_add_entry(change, entry, err));
}

static inline void list_firms(unsigned from, unsigned count, const char *name, int days)
{
	struct change *change;

	OK(change_begin(sample.registry, NOW(days), "", &change, err));
	for (unsigned n = from; n < from + count; n++) {
		struct entry entry;
		char document[40];

		snprintf(document, sizeof(document), "样列〔2026〕%u号", n);
		listed_entry(&entry, n, name, document, change);
	}
	OK(change_commit(change, err));
}

/* An act on the entry of the n-th firm. */
static inline void act_on(unsigned n, int kind, int days)
{
	const credit_id id = sample_firm(n);
	struct subject_records records;
	struct change *change;
	struct event event;

	OK(change_begin(sample.registry, NOW(days), "", &change, err));
	OK(snapshot_subject(change_view(change), &id, &sample.arena, &records, err));
	event = sample_event(records.entries[0], kind, today(days), "样决〔2026〕9号");
	event.authority = "11629999F00010056H";
	OK(change_add_event(change, &event, err));
	OK(change_commit(change, err));
}

static inline void look(void)
{
	credit_snapshot_end(snapshot);
	snapshot = NULL;
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
}

static inline void registry_begin(void)
{
	sample_begin(&sample);
	strcpy(folder, "/tmp/test_tasks_XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static inline void registry_end(void)
{
	char command[120];

	credit_snapshot_end(snapshot);
	snapshot = NULL;
	sample_end(&sample);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	ck_assert_int_eq(system(command), 0);
}

/* ---- what a listing said ---- */

#define SEEN_MAX 2000

struct seen {
	char number[16];
	char department[8];
	char measure[8];
	char id[CREDIT_ID_TEXT_BYTES];
	char name[64];
	char duty[12];
	char answer[12];
	char change[400];
	int state;
	bool overdue;
	credit_day due;
	credit_day until;
	size_t supports;
};
static struct seen seen[SEEN_MAX];
static size_t seen_count;
static size_t stop_at;

static inline int see(void *context, const credit_task *task)
{
	struct seen *s = &seen[seen_count];

	(void)context;
	ck_assert_uint_eq(task->size, sizeof(*task));
	ck_assert_uint_lt(seen_count, SEEN_MAX);
	snprintf(s->number, sizeof(s->number), "%s", task->number);
	snprintf(s->department, sizeof(s->department), "%s", task->department);
	snprintf(s->measure, sizeof(s->measure), "%s", task->measure);
	snprintf(s->id, sizeof(s->id), "%s", task->id.text);
	snprintf(s->name, sizeof(s->name), "%s", task->name);
	snprintf(s->duty, sizeof(s->duty), "%s", task->duty);
	snprintf(s->answer, sizeof(s->answer), "%s", task->answer);
	snprintf(s->change, sizeof(s->change), "%s", task->change_zh);
	s->state = task->state;
	s->overdue = task->overdue;
	s->due = task->due;
	s->until = task->until;
	s->supports = task->supports_count;
	return ++seen_count == stop_at;
}

/* All tasks of a department (NULL: of all) so many days after TIME0. */
static inline size_t see_tasks(const char *department, int days)
{
	credit_tasks_options asked;

	credit_tasks_options_init(&asked);
	asked.department = department;
	asked.temporary = folder;
	seen_count = stop_at = 0;
	look();
	OK(credit_tasks(snapshot, today(days), &asked, see, NULL, err));
	return seen_count;
}

static inline const struct seen *seen_of(const char *department, const char *measure, unsigned n)
{
	const credit_id id = sample_firm(n);

	for (size_t i = 0; i < seen_count; i++)
		if (!strcmp(seen[i].department, department) &&
			!strcmp(seen[i].measure, measure) && !strcmp(seen[i].id, id.text))
			return &seen[i];
	return NULL;
}

#endif
