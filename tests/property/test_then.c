/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_then.c - a snapshot of a past moment gives the answers given then.
 *
 * Seeded histories of imports, events, acts on subjects, feedback, undos and
 * erasures.  After each change the verdict and everything shown about each subject
 * are kept as they were given, byte for byte, with the moment.  At the end the
 * journal is asked again as of each moment, by sequence and by time: that is its
 * replay, for a snapshot counts nothing that was learned later.  Only who was
 * erased since is answered as erased, for every moment (个人信息保护法 art. 47).
 *
 * A failure names its seed; CREDIT_SEED=N runs that history alone.
 */
#include "credit/erase.h"
#include "credit/verdict.h"
#include "../record/random_record.h"
#include "../store/sample.h"
#include "store/show.h"

#define HISTORIES (SANITIZED ? 80 : 200)
#define RUNS 4 /* stores; each holds HISTORIES / RUNS histories */
#define SUBJECTS 3
#define STEPS 8
#define DOCUMENTS 2
#define DAYS 2

static struct random dice;
static unsigned seed_now;
static credit_registry *registry;
static int64_t now_us;
static credit_id ids[SUBJECTS];
static uint64_t erased[SUBJECTS]; /* sequence of the last erasure, or 0 */
static uint64_t batches[STEPS];
static unsigned batches_count;

/* What was said, when, about whom and for which day. */
struct said {
	uint64_t sequence;
	int64_t time_us;
	unsigned subject;
	credit_day on;
	char *verdict, *shown;
	size_t feedback;
	uint8_t root[32]; /* of the journal's tree */
};
static struct said said[STEPS * SUBJECTS * DAYS];
static unsigned said_count;
static unsigned erasures_seen;
static unsigned feedbacks_seen;

static unsigned pick(unsigned below)
{
	return random_below(&dice, below);
}

static struct entry entry_of(unsigned subject, unsigned document)
{
	static char text[2][40];
	static int turn;

	turn ^= 1;
	snprintf(text[turn], sizeof(text[turn]), "样列〔2026〕%u-%u号", seed_now, document);
	return sample_entry(&ids[subject], text[turn]);
}

/* ---- changes; what the store refuses changes nothing ---- */

static void step_import(void)
{
	struct batch batch = {
		.file = "a.csv", .encoding = "utf-8", .operator_ = "", .as_of = DAY0};
	struct change *change;

	OK(change_begin(registry, now_us, "", &change, err));
	for (unsigned n = 1 + pick(3); n > 0; n--) {
		struct entry entry = entry_of(pick(SUBJECTS), pick(DOCUMENTS));

		entry.notified = DAY0 - 20;
		entry.objection = OBJECTION_NONE;
		entry.batch = change_batch_number(change);
		batch.added += change_add_entry(change, &entry, NULL) == CREDIT_OK;
	}
	batch.rows = batch.added;
	batches[batches_count++] = change_batch_number(change);
	OK(change_add_batch(change, &batch, NULL, err));
	OK(change_commit(change, err));
}

static void step_event(void)
{
	static const int kinds[] = {CREDIT_EVENT_OBJECTED, CREDIT_EVENT_DISMISSED,
		CREDIT_EVENT_SUSPENDED, CREDIT_EVENT_REPAIRED, CREDIT_EVENT_CORRECTED,
		CREDIT_EVENT_REMOVED, CREDIT_EVENT_MISIDENTIFIED};
	struct entry entry = entry_of(pick(SUBJECTS), pick(DOCUMENTS));
	struct event event = sample_event(
		&entry, kinds[pick(7)], DAY0 + (credit_day)pick(30), "样办1号");
	struct event_field field = {"subject_name", "样例商贸更名有限公司"};
	struct change *change;

	if (event.kind == CREDIT_EVENT_CORRECTED) {
		event.fields = &field;
		event.fields_count = 1;
	}
	OK(change_begin(registry, now_us, "", &change, err));
	(void)change_add_event(change, &event, NULL);
	OK(change_commit(change, err));
}

static void step_act(void)
{
	struct event_field field = {"name", "样例新名有限公司"};
	struct subject_act act = {.subject = ids[pick(SUBJECTS)],
		.kind = CREDIT_SUBJECT_RENAMED, .day = DAY0 + (credit_day)pick(30),
		.document = "样变1号", .authority = "", .operator_ = "", .fields = &field,
		.fields_count = 1};
	struct change *change;

	OK(change_begin(registry, now_us, "", &change, err));
	(void)change_add_subject_act(change, &act, NULL);
	OK(change_commit(change, err));
}

/* What a department says of a task that rests on one entry. */
static void step_feedback(void)
{
	unsigned subject = pick(SUBJECTS);
	struct entry entry = entry_of(subject, pick(DOCUMENTS));
	struct feedback_support support = {entry.id, DAY0 + 100};
	char number[TASK_NUMBER_BYTES];
	struct feedback feedback = {.subject = ids[subject], .number = number,
		.measure = "P01", .department = "CZ", .outcome = FEEDBACK_DONE,
		.day = DAY0 + (credit_day)pick(30), .document = "样财1号", .reason = "",
		.operator_ = "", .supports = &support, .supports_count = 1};
	struct change *change;

	OK(task_number(sample_key, &ids[subject], "P01", "CZ", number));
	OK(change_begin(registry, now_us, "", &change, err));
	feedbacks_seen += change_add_feedback(change, &feedback, NULL) == CREDIT_OK;
	OK(change_commit(change, err));
}

static void step_undo(void)
{
	if (batches_count > 0)
		(void)credit_batch_undo(
			registry, batches[pick(batches_count)], "", now_us, NULL, NULL);
}

static void step_erase(void)
{
	credit_erase_options options;
	credit_erase_report report = {.size = sizeof(report)};
	unsigned subject = pick(SUBJECTS);

	credit_erase_options_init(&options);
	options.subject = &ids[subject];
	options.document = "样删〔2026〕1号";
	options.authority = "FG";
	options.ordered = true;
	options.now_us = now_us;
	if (credit_erase(registry, &options, &report, NULL) == CREDIT_OK)
		erased[subject] = report.sequence;
}

/* ---- answers ---- */

static void answers(credit_snapshot *snapshot, unsigned subject, credit_day day,
	struct said *out)
{
	const credit_verdict *verdict;
	struct arena arena = ARENA_INIT;
	struct subject_records records;
	const credit_subject *found;
	const char *json;

	out->sequence = credit_snapshot_sequence(snapshot);
	OK(credit_journal_root(snapshot, 0, out->root, err));
	out->time_us = now_us;
	out->subject = subject;
	out->on = day;
	OK(credit_check(snapshot, &ids[subject], day, &verdict, err));
	OK(credit_verdict_json(snapshot, verdict, NULL, CREDIT_ZH, &json, NULL, err));
	out->verdict = strdup(json);
	OK(credit_subject_get(snapshot, &ids[subject], day, &found, err));
	OK(credit_subject_json(snapshot, found, &json, NULL, err));
	out->shown = strdup(json);
	OK(snapshot_subject(snapshot, &ids[subject], &arena, &records, err));
	out->feedback = 0;
	for (size_t i = 0; i < records.feedback_count; i++)
		out->feedback += !records.feedback[i]->undone;
	arena_free(&arena);
}

static void forget(struct said *one)
{
	free(one->verdict);
	free(one->shown);
}

static void remember(void)
{
	static const int days[DAYS] = {25, 300};
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	for (unsigned s = 0; s < SUBJECTS; s++)
		for (int d = 0; d < DAYS; d++)
			answers(snapshot, s, DAY0 + days[d], &said[said_count++]);
	credit_snapshot_end(snapshot);
}

static void must_equal(const char *then, const char *now, const struct said *one)
{
	if (strcmp(then, now) != 0)
		ck_abort_msg("seed %u: known #%llu, %s on day %d\nthen %s\nnow  %s\n"
			     "repeat with CREDIT_SEED=%u tests/property/test_then",
			seed_now, (unsigned long long)one->sequence,
			ids[one->subject].text, one->on, then, now, seed_now);
}

/* Nothing of what was erased is told, at whatever moment; that it was, is. */
static void must_be_erased(credit_snapshot *snapshot, const struct said *one)
{
	const credit_subject *found;

	OK(credit_subject_get(snapshot, &ids[one->subject], one->on, &found, err));
	ck_assert(credit_subject_erased(found, NULL));
	ck_assert_uint_eq(credit_subject_entry_count(found), 0);
	erasures_seen++;
}

static void ask_again(const credit_moment *moment, const struct said *one)
{
	credit_snapshot *snapshot;
	struct said again;

	OK(credit_snapshot_begin(registry, moment, &snapshot, err));
	answers(snapshot, one->subject, one->on, &again);
	if (one->sequence < erased[one->subject] && strstr(one->shown, "样列〔2026〕")) {
		must_be_erased(snapshot, one);
		ck_assert_ptr_null(strstr(again.verdict, "样列〔2026〕"));
		ck_assert_ptr_null(strstr(again.shown, "样列〔2026〕"));
		ck_assert_uint_eq(again.feedback, 0);
	} else if (one->sequence >= erased[one->subject]) {
		ck_assert_uint_eq(again.sequence, one->sequence);
		must_equal(one->verdict, again.verdict, one);
		must_equal(one->shown, again.shown, one);
		ck_assert_uint_eq(one->feedback, again.feedback);
	}
	forget(&again);
	credit_snapshot_end(snapshot);
}

/* A root then is the root of that size now, whatever was erased since. */
static void root_again(const struct said *one)
{
	const credit_journal_proof *proof;
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(credit_journal_inclusion(snapshot, one->sequence, 0, &proof, err));
	OK(credit_journal_consistency(snapshot, one->sequence, 0, &proof, err));
	ck_assert_msg(memcmp(proof->first_root, one->root, sizeof(one->root)) == 0,
		"seed %u: another root at %llu", seed_now, (unsigned long long)one->sequence);
	credit_snapshot_end(snapshot);
}

static void one_history(unsigned history, unsigned seed)
{
	static void (*const steps[])(void) = {step_import, step_event, step_event, step_event,
		step_act, step_undo, step_import, step_feedback, step_erase};

	seed_now = seed;
	random_seed(&dice, seed + 1);
	ids[0] = sample_firm(history);
	ids[1] = sample_person(history);
	ids[2] = sample_firm(history + 100000);
	memset(erased, 0, sizeof(erased));
	batches_count = said_count = 0;
	for (unsigned i = 0; i < STEPS; i++) {
		now_us += 1000;
		steps[i == 0 ? 0 : pick(9)]();
		remember();
	}
	for (unsigned i = 0; i < said_count; i++) {
		credit_moment moment = {.kind = CREDIT_MOMENT_SEQUENCE,
			.sequence = said[i].sequence};

		ask_again(&moment, &said[i]);
		root_again(&said[i]);
		moment = (credit_moment){
			.kind = CREDIT_MOMENT_TIME, .time_us = said[i].time_us};
		ask_again(&moment, &said[i]);
		forget(&said[i]);
	}
}

START_TEST(test_a_past_moment_answers_as_it_did_then)
{
	const char *wanted = getenv("CREDIT_SEED");
	unsigned each = HISTORIES / RUNS;
	const char *place;

	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 1);
	place = sample_place();
	registry = sample_create(place);
	now_us = TIME0 + 1;
	for (unsigned h = 0; h < each; h++) {
		unsigned seed = (unsigned)_i * each + h;

		if (!wanted || (unsigned)atoi(wanted) == seed)
			one_history(h, seed);
	}
	ck_assert(wanted || (erasures_seen > 0 && feedbacks_seen > 0));
	sample_fsck(registry);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

SUITE("property/then", TL(test_a_past_moment_answers_as_it_did_then, RUNS))
