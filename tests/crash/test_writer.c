/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_writer.c - the writer ended before each of its steps on the disk.
 *
 * A child makes a store and records a small history; preload_steps.so ends it
 * before its first, second, third ... step.  Whatever was reached, the store
 * is then opened and checked whole, and holds what it held before or after
 * the act that was cut off, nothing between.  A second child goes on from
 * there and must come to the same end.  The short form stops at every step of
 * a small history; CREDIT_TEST_LONG makes the history longer.
 */
#include <errno.h>

#include "credit/erase.h"
#include "../store/needles.h"
#include "steps.h"

#define ACTS_SHORT 9 /* the last one erases */
#define ACTS_LONG 41
#define STEPS_LEAST 20 /* fewer were intercepted: the test would prove nothing */

static unsigned acts(void)
{
	return getenv("CREDIT_TEST_LONG") ? ACTS_LONG : ACTS_SHORT;
}

/* ---- the history: what stands after the first n acts ---- */

struct state {
	uint64_t sequence;
	uint64_t entries;
	uint64_t events;
};

/*
 * Act 0 makes the store; then batches of three, events, undos in turn; the last
 * one erases a firm with its entry and event, and leaves a record that it did.
 */
static struct state state_after(unsigned act)
{
	struct state state = {1, 0, 0};

	for (unsigned i = 1; i <= act; i++) {
		if (i == acts()) {
			state.sequence++;
			state.entries--;
			state.events--;
			break;
		}
		switch (i % 4) {
		case 1: /* three entries and their batch */
			state.sequence += 4;
			state.entries += 3;
			break;
		case 2:
		case 3: /* one event */
			state.sequence++;
			state.events++;
			break;
		case 0: /* one entry and its batch, and its undo: an event and a record */
			state.sequence += 4;
			state.entries++;
			state.events++;
			break;
		}
	}
	return state;
}

static struct entry act_entry(unsigned act, unsigned n)
{
	static char document[4][40];
	credit_id firm = sample_firm(act * 4 + n);

	snprintf(document[n], sizeof(document[n]), "样列〔2026〕%u-%u号", act, n);
	return sample_entry(&firm, document[n]);
}

#define MUST(call)                                                                  \
	do {                                                                        \
		credit_error err_ = {0}, *err = &err_;                              \
                                                                                    \
		if ((call) != CREDIT_OK) {                                          \
			char text_[CREDIT_TEXT_BYTES];                              \
                                                                                    \
			credit_error_text(err, CREDIT_EN, text_, sizeof(text_));    \
			fprintf(stderr, "%s: %s\n", #call, text_);                  \
			exit(97);                                                   \
		}                                                                   \
	} while (0)

static void act_batch(credit_registry *registry, unsigned act, unsigned count)
{
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.as_of = DAY0, .rows = count, .added = count};
	struct change *change;

	MUST(change_begin(registry, TIME0 + 1, "", &change, err));
	for (unsigned n = 0; n < count; n++) {
		struct entry entry = act_entry(act, n);

		entry.batch = change_batch_number(change);
		MUST(change_add_entry(change, &entry, err));
	}
	MUST(change_add_batch(change, &batch, NULL, err));
	MUST(change_commit(change, err));
}

static void act_event(credit_registry *registry, unsigned act)
{
	struct entry entry = act_entry(act / 4 * 4 + 1, act % 4 - 2);
	struct event event = sample_event(&entry, CREDIT_EVENT_NOTIFIED, DAY0, "告知");
	struct change *change;

	MUST(change_begin(registry, TIME0 + 1, "", &change, err));
	MUST(change_add_event(change, &event, err));
	MUST(change_commit(change, err));
}

/* An import and its undo are two commits: cut between them, the undo is still to come. */
static void act_undo(credit_registry *registry, unsigned act, uint64_t sequence)
{
	if (sequence == state_after(act - 1).sequence)
		act_batch(registry, act, 1);
	MUST(credit_batch_undo(registry, act / 4 * 2, "", TIME0 + 1, NULL, err));
}

/* The first firm of the first batch, which has one entry and one event. */
static void act_erase(credit_registry *registry)
{
	credit_erase_options options;
	credit_id firm = sample_firm(4);

	credit_erase_options_init(&options);
	options.subject = &firm;
	options.document = "样删〔2026〕1号";
	options.authority = "FG";
	options.ordered = true;
	options.now_us = TIME0 + 1;
	MUST(credit_erase(registry, &options, NULL, err));
}

/* Go on from wherever the store stands; the child's program. */
static int write_history(const char *place, unsigned last)
{
	credit_create_options options;
	credit_registry *registry = NULL;
	credit_snapshot *snapshot;
	uint64_t sequence;

	if (credit_open(place, NULL, &registry, NULL) != CREDIT_OK) {
		credit_create_options_init(&options);
		options.id_key = sample_key;
		options.id_key_length = sizeof(sample_key);
		options.now_us = TIME0;
		MUST(credit_create(place, &options, &registry, err));
	}
	for (unsigned act = 1; act <= last; act++) {
		MUST(credit_snapshot_begin(registry, NULL, &snapshot, err));
		sequence = credit_snapshot_sequence(snapshot);
		credit_snapshot_end(snapshot);
		if (sequence >= state_after(act).sequence)
			continue;
		if (act == last)
			act_erase(registry);
		else if (act % 4 == 1)
			act_batch(registry, act, 3);
		else if (act % 4 == 0)
			act_undo(registry, act, sequence);
		else
			act_event(registry, act);
	}
	MUST(credit_erase_finish(registry, NULL, err));
	credit_close(registry);
	return 0;
}

/* ---- children ---- */

/* Run the writer with the counter before it; its exit status, and the steps of a whole run. */
static int run_writer(const char *place, long stop_at, long *steps)
{
	char last[12];

	snprintf(last, sizeof(last), "%u", acts());
	return steps_run("--write", place, last, stop_at, steps);
}

/* Of the erased firm no byte is left, and one generation of the store's file is. */
static void expect_carried_through(const char *place)
{
	credit_id firm = sample_firm(4);
	struct needle needle = plain(firm.text);
	DIR *dir = opendir(place);
	struct dirent *entry;
	int files = 0;

	ck_assert_uint_eq(files_with(place, &needle), 0);
	while ((entry = readdir(dir)))
		files += entry->d_name[0] != '.';
	closedir(dir);
	ck_assert_int_eq(files, 2);
}

/* The store is well and holds the state after some act. */
static unsigned reached_act(credit_registry *registry)
{
	credit_fsck_report report = sample_fsck(registry);

	for (unsigned act = 0; act <= acts(); act++) {
		struct state state = state_after(act);

		if (state.sequence == report.records && state.entries == report.entries &&
			state.events == report.events)
			return act;
		/* between an import and its undo */
		if (act % 4 == 3 && state.sequence + 2 == report.records &&
			state.entries + 1 == report.entries &&
			state.events == report.events)
			return act;
	}
	ck_abort_msg("%llu records, %llu entries, %llu events: no state of the history",
		(unsigned long long)report.records, (unsigned long long)report.entries,
		(unsigned long long)report.events);
	return 0;
}

START_TEST(test_a_writer_that_ends_anywhere_leaves_whole_acts)
{
	unsigned act, before = 0;
	long steps = 0;
	const char *place = sample_place();
	credit_registry *registry;

	ck_assert_int_eq(run_writer(place, 0, &steps), 0);
	sample_gone(place);
	ck_assert_msg(steps >= STEPS_LEAST, "only %ld steps were seen", steps);
	for (long stop = 1; stop <= steps; stop++) {
		int status;

		place = sample_place();
		ck_assert_int_eq(run_writer(place, stop, NULL), STEPS_STOPPED);
		status = credit_open(place, NULL, &registry, NULL);
		if (status == CREDIT_OK) {
			act = reached_act(registry);
			ck_assert_uint_ge(act, before);
			before = act;
			credit_close(registry);
		} else {
			/* nothing was committed yet: there is no store */
			ck_assert_uint_eq(before, 0);
			ck_assert(status == CREDIT_ENOTFOUND || status == CREDIT_EFORMAT);
		}
		ck_assert_int_eq(run_writer(place, 0, NULL), 0);
		OK(credit_open(place, NULL, &registry, err));
		ck_assert_uint_eq(reached_act(registry), acts());
		credit_close(registry);
		expect_carried_through(place);
		sample_gone(place);
	}
	ck_assert_uint_ge(before, acts() - 1);
	printf("stopped before each of %ld steps of %u acts\n", steps, acts());
}
END_TEST

int main(int argc, char **argv)
{
	const struct suite_test tests[] = {
		TS(test_a_writer_that_ends_anywhere_leaves_whole_acts, 500)};

	if (argc == 4 && strcmp(argv[1], "--write") == 0)
		return write_history(argv[2], (unsigned)atoi(argv[3]));
	if (!steps_begin())
		return EXIT_FAILURE;
	return suite_run("crash/writer", tests, 1, false);
}
