/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Publishing, notices, drafts, signatures and withdrawing, stopped at every step:
 * nothing is half done, and the same call finishes.
 *
 * The calls that change the disk are defined here and hide those of libc, for
 * the store's engine too; a child process ends before the n-th of them.  The
 * parent looks whether what others can see is whole, calls again and compares
 * with a run that nobody stopped.
 */
#include <dlfcn.h>
#include <stdarg.h>
#include <sys/uio.h>
#include <sys/wait.h>

#include "registry_sample.h"
#include "seal/note.h"

#define STEPS_LEAST 25 /* fewer: the hooks no longer see the work */
#define STEPS_ONE_RECORD 4 /* of a call that writes one record and no file */
#define STEPS_MOST 400
#define STEPS_LAST 40 /* before these some are passed over, unless CREDIT_TEST_LONG=1 */
#define STOPPED 77

static int steps_left = -1; /* -1: nobody counts */
static int steps_seen;

static void step(void)
{
	steps_seen++;
	if (steps_left >= 0 && steps_left-- == 0)
		_exit(STOPPED);
}

#define SEEN __attribute__((visibility("default"))) /* by the engine's library too */

#define HOOK(type, name, parameters, arguments)                                     \
	SEEN type name parameters;                                                  \
	type name parameters                                                        \
	{                                                                           \
		static type(*real) parameters;                                      \
                                                                                    \
		if (!real)                                                          \
			*(void **)&real = dlsym(RTLD_NEXT, #name);                  \
		step();                                                             \
		return real arguments;                                              \
	}

/* A process that ends loses nothing that the kernel has: a sync is a step, and no more. */
#define HOOK_SYNC(name, parameters)                                                 \
	SEEN int name parameters;                                                   \
	int name parameters                                                         \
	{                                                                           \
		step();                                                             \
		return 0;                                                           \
	}

HOOK_SYNC(fsync, (int fd __attribute__((unused))))
HOOK_SYNC(fdatasync, (int fd __attribute__((unused))))
HOOK_SYNC(msync, (void *at __attribute__((unused)), size_t length __attribute__((unused)),
			 int flags __attribute__((unused))))
HOOK(int, mkdir, (const char *path, mode_t mode), (path, mode))
HOOK(int, rename, (const char *from, const char *to), (from, to))
HOOK(int, renameat2,
	(int from, const char *a, int to, const char *b, unsigned flags),
	(from, a, to, b, flags))
HOOK(int, unlink, (const char *path), (path))
HOOK(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
HOOK(int, rmdir, (const char *path), (path))
HOOK(int, ftruncate, (int fd, off_t length), (fd, length))
HOOK(ssize_t, write, (int fd, const void *bytes, size_t length), (fd, bytes, length))
HOOK(ssize_t, writev, (int fd, const struct iovec *parts, int count), (fd, parts, count))
HOOK(ssize_t, pwrite, (int fd, const void *bytes, size_t length, off_t at),
	(fd, bytes, length, at))

struct place {
	char root[80];
	char store[96];
	char work[96];
	char public[128];
	char private[128];
};

static credit_registry *open_registry(const struct place *place)
{
	credit_registry *registry;
	credit_open_options options;

	credit_open_options_init(&options);
	options.now_us = TIME0;
	OK(credit_open(place->store, &options, &registry, err));
	return registry;
}

/* Who waits for a public notice. */
static struct entry candidate(void)
{
	struct entry entry = red_entry(21, "样例新星有限公司");

	entry.notified = entry.decided = CREDIT_DAY_NONE;
	entry.notice_document = "";
	sample_seal(&entry);
	return entry;
}

/* Two months in print and an act between them, ready for the third month. */
static void prepare(struct place *place)
{
	struct entry firm = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	struct entry red = candidate();
	credit_registry *registry;

	random_counter = 0;
	snprintf(place->root, sizeof(place->root), "%s", tree_place());
	snprintf(place->store, sizeof(place->store), "%.80s/store", place->root);
	snprintf(place->work, sizeof(place->work), "%.80s/work", place->root);
	ck_assert_int_eq(mkdir(place->work, 0755), 0);
	snprintf(place->public, sizeof(place->public), "%s/public", place->work);
	snprintf(place->private, sizeof(place->private), "%s/private", place->work);
	registry = sample_create(place->store);
	fill_registry(registry);
	add_entry(registry, &red);
	publish_ok(registry, "2026-04", "2026-05-06", place->public);
	add_event(registry, &firm, CREDIT_EVENT_REPAIRED, "2026-05-28", "样人社修〔2026〕1号");
	credit_close(registry);
}

static void publish(const struct place *place)
{
	credit_registry *registry = open_registry(place);
	struct entry late = black_entry(8, "后来有限公司", "样人社列决字〔2026〕8号");
	struct change *change;

	OK(change_begin(registry, 0, "", &change, err));
	if (change_add_entry(change, &late, NULL) == CREDIT_OK)
		OK(change_commit(change, err));
	else
		change_abort(change);
	random_counter = 2000; /* whatever was drawn before a stop */
	publish_ok(registry, "2026-05", "2026-05-29", place->public);
	credit_close(registry);
}

static void withdraw(const struct place *place)
{
	struct entry firm = red_entry(3, "样例农牧有限公司");
	credit_registry *registry = open_registry(place);
	credit_withdraw_options options;
	char id[ENTRY_ID_TEXT_BYTES];
	const char *ids[] = {id};

	entry_id_text(&firm.id, id);
	credit_withdraw_options_init(&options);
	options.directory = place->public;
	options.document = "样文明办撤〔2026〕1号";
	options.on = day_of_text("2026-05-29");
	options.entries = ids;
	options.entries_count = 1;
	OK(credit_withdraw(registry, &options, NULL, NULL, NULL, err));
	credit_close(registry);
}

/* ---- public notice ---- */

#define NOTICE "notice-2026-05-25" /* a Monday; its last day is 2026-06-01 */

static void announce_on(const struct place *place, const char *day)
{
	credit_registry *registry = open_registry(place);
	credit_announce_options options;

	credit_announce_options_init(&options);
	options.period = "2026-05";
	options.on = day_of_text(day);
	options.directory = place->public;
	options.document = "样文明办公示〔2026〕1号";
	OK(credit_publish_notice(registry, &options, NULL, NULL, NULL, err));
	credit_close(registry);
}

static void announce(const struct place *place)
{
	announce_on(place, "2026-05-25");
}

static void end_notice(const struct place *place)
{
	announce_on(place, "2026-06-02");
}

static size_t acts_of_the_notice(const struct place *place)
{
	credit_registry *registry = open_registry(place);
	struct entry sample = candidate();
	struct arena arena = ARENA_INIT;
	const struct entry *entry;
	credit_snapshot *snapshot;
	size_t count = 0;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(snapshot_entry(snapshot, &sample.id, &arena, &entry, err));
	for (size_t i = 0; i < entry->events_count; i++)
		count += entry->events[i]->kind == CREDIT_EVENT_ANNOUNCED;
	credit_snapshot_end(snapshot);
	arena_free(&arena);
	credit_close(registry);
	return count;
}

/* Nobody is shown without the act from which the days to object run; whole, or not at all. */
static void notice_is_whole(const struct place *place)
{
	ck_assert_uint_le(acts_of_the_notice(place), 1);
	if (!folder_exists(place->public, NOTICE))
		return;
	ck_assert_uint_eq(acts_of_the_notice(place), 1);
	ck_assert(file_has(place->public, NOTICE "/index.html", "</html>\n"));
	ck_assert(file_has(place->public, NOTICE "/notice.csv", "样例新星有限公司"));
}

/* ---- draft and signature ---- */

#define DRAFT "内部_含个人信息_2026-05_样稿"

static char code[CREDIT_DIGEST_TEXT_BYTES];

static void draft(const struct place *place)
{
	credit_registry *registry = open_registry(place);
	credit_publish_options options = options_for("2026-05", "2026-05-29", place->private);
	credit_draft_report *report;

	OK(credit_publish_draft(registry, &options, NULL, NULL, &report, err));
	strcpy(code, report->draft);
	credit_draft_report_free(report);
	credit_close(registry);
}

/* The pages are there whole, or not there. */
static void draft_is_whole(const struct place *place)
{
	if (folder_exists(place->private, DRAFT)) {
		ck_assert(file_has(place->private, DRAFT "/index.html", "</html>\n"));
		ck_assert(file_has(place->private, DRAFT "/black.csv", "公示编号"));
		ck_assert(!folder_exists(place->private, DRAFT "/edition.json"));
	}
	ck_assert(!folder_exists(place->public, "2026-05"));
}

static void approve(const struct place *place)
{
	credit_registry *registry = open_registry(place);
	credit_approve_options options;

	credit_approve_options_init(&options);
	options.period = "2026-05";
	options.on = options.day = day_of_text("2026-05-29");
	options.draft = code;
	options.role = "credit";
	options.name = "签批人甲";
	options.document = "样签〔2026〕3号";
	OK(credit_publish_approve(registry, &options, NULL, err));
	credit_close(registry);
}

static size_t signatures(const struct place *place)
{
	credit_registry *registry = open_registry(place);
	const struct approval *const *list;
	struct arena arena = ARENA_INIT;
	credit_snapshot *snapshot;
	size_t count;

	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	OK(snapshot_approvals(snapshot, "2026-05", &arena, &list, &count, err));
	credit_snapshot_end(snapshot);
	arena_free(&arena);
	credit_close(registry);
	return count;
}

static void signed_once_or_not(const struct place *place)
{
	ck_assert_uint_le(signatures(place), 1);
}

/* ---- signed notes ---- */

/* RFC 8032, 7.1, test 1: its signatures are the same in every run. */
#define KEY_TEXT                                                                       \
	"credit key county.example\n-----BEGIN PRIVATE KEY-----\n"                     \
	"MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"           \
	"-----END PRIVATE KEY-----\n"

static credit_key *signing_key(void)
{
	credit_key *key;

	OK(key_of_file_text(KEY_TEXT, strlen(KEY_TEXT), "key", &key, err));
	return key;
}

static void publish_signed_as(const struct place *place, const char *period, const char *day)
{
	credit_registry *registry = open_registry(place);
	credit_publish_options options = options_for(period, day, place->public);
	credit_key *key = signing_key();
	const credit_key *keys[] = {key};

	options.keys = keys;
	options.keys_count = 1;
	random_counter = 2000;
	OK(credit_publish(registry, &options, NULL, NULL, NULL, err));
	credit_key_close(key);
	credit_close(registry);
}

static void publish_signed(const struct place *place)
{
	publish_signed_as(place, "2026-05", "2026-05-29");
}

/* One more, when two stand signed: the one before loses its black rows. */
static void publish_third(const struct place *place)
{
	publish_signed_as(place, "2026-06", "2026-07-06");
}

/* A witness adds a signature to a note that stands. */
static void witness(const struct place *place)
{
	static const char text[] = "credit key witness.example\n-----BEGIN PRIVATE KEY-----\n"
		"MC4CAQAwBQYDK2VwBCIEIEzNCJsog/8oltrDbVvqcSRu1alIrM5QW9BplioI4G+7\n"
		"-----END PRIVATE KEY-----\n"; /* RFC 8032, 7.1, test 2 */
	char note[256];
	credit_key *key;

	OK(key_of_file_text(text, strlen(text), "key", &key, err));
	snprintf(note, sizeof(note), "%s/2026-05/" FILES_NOTE, place->public);
	OK(credit_note_sign(note, key, NULL, err));
	snprintf(note, sizeof(note), "%s/" FOLDER_NOTE, place->public);
	OK(credit_note_sign(note, key, NULL, err));
	credit_key_close(key);
}

/* Each edition that can be seen has the files that its note names, whole or not at all. */
static void edition_fits_its_notes(const struct place *place, const char *label)
{
	struct arena arena = ARENA_INIT;
	struct files_note files;
	struct buf bytes = BUF_INIT;
	struct note note;
	char name[256];
	size_t line;

	snprintf(name, sizeof(name), "%s/%s/" FILES_NOTE, place->public, label);
	if (!folder_exists(place->public, label) ||
		file_read(name, SIGNED_NOTE_BYTES_MAX, &bytes, NULL) == CREDIT_ENOTFOUND)
		return;
	OK(note_parse((char *)bytes.data, bytes.length, name, &note, err));
	ck_assert(files_note_read(note.text, note.text_length, &arena, &files, &line));
	ck_assert_uint_eq(files.count, 5);
	for (size_t i = 0; i < files.count; i++) {
		struct buf file = BUF_INIT;
		uint8_t sum[DIGEST_BYTES];

		snprintf(name, sizeof(name), "%s/%s/%s", place->public, label,
			files.files[i].name);
		OK(file_read(name, 1u << 28, &file, err));
		OK(digest_once(HASH_SHA256, file.data, file.length, sum, err));
		ck_assert_uint_eq(file.length, files.files[i].size);
		ck_assert_mem_eq(sum, files.files[i].digest, DIGEST_BYTES);
		buf_free(&file);
	}
	note_free(&note);
	buf_free(&bytes);
	arena_free(&arena);
}

static void notes_fit(const struct place *place)
{
	edition_fits_its_notes(place, "2026-04");
	edition_fits_its_notes(place, "2026-05");
}

/* ---- what a reader is told ---- */

static int count_faults(void *context, const credit_finding *finding)
{
	int *faults = context;

	if (finding->severity < CREDIT_WARNING)
		return 0;
	if (strcmp(finding->code, "verify-under-way") != 0)
		fprintf(stderr, "# %s %s\n", finding->code, finding->file);
	faults[strcmp(finding->code, "verify-under-way") != 0]++;
	return 0;
}

/*
 * The state before, the one after, or that an act is under way: nothing else is told of
 * files that an act replaces one after the other.  True when it was one of the first two.
 */
static bool verifies(const struct place *place, bool with_key)
{
	credit_key *key = signing_key();
	credit_verify_options options;
	int faults[2] = {0, 0};
	int status;

	credit_verify_options_init(&options);
	options.keys = &key;
	options.keys_count = with_key;
	status = credit_edition_verify(place->public, &options, count_faults, faults, NULL, NULL);
	ck_assert_int_eq(faults[1], 0);
	ck_assert_int_eq(status, faults[0] ? CREDIT_EFORMAT : CREDIT_OK);
	credit_key_close(key);
	return faults[0] == 0;
}

/* ---- stopping ---- */

/* Run in a child that ends before its n-th step; true when it came to its end. */
static bool runs_to_its_end(void (*act)(const struct place *), const struct place *place, int n)
{
	pid_t child = fork();
	int status;

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		steps_left = n;
		act(place);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_msg(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == STOPPED,
		"step %d: the child failed", n);
	return WEXITSTATUS(status) == 0;
}

struct stopping {
	void (*before)(const struct place *); /* runs to its end; may be NULL */
	void (*act)(const struct place *);
	void (*whole)(const struct place *); /* after a stop, and at the end; may be NULL */
	int steps_least;
	bool signed_; /* all the time, and a reader has the key */
};

static void run(const char *command)
{
	ck_assert_msg(system(command) == 0, "%s", command);
}

/* What stands before the act; made once and kept, since to copy is cheaper. */
static void begin(const struct stopping *what, struct place *place)
{
	char command[400];

	prepare(place);
	if (what->before)
		what->before(place);
	snprintf(command, sizeof(command), "cp -a %s %s.kept", place->root, place->root);
	run(command);
}

static void begin_again(const struct place *place)
{
	char command[400];

	snprintf(command, sizeof(command), "rm -rf %s && cp -a %s.kept %s", place->root,
		place->root, place->root);
	run(command);
	random_counter = 1000;
}

static void end(const struct place *place)
{
	char command[400];

	snprintf(command, sizeof(command), "rm -rf %s %s.kept", place->root, place->root);
	run(command);
}

/* What a stop leaves: a sound store, and nothing half done in sight, or said to be so. */
static bool look(const struct stopping *what, const struct place *place)
{
	credit_registry *registry = open_registry(place);

	OK(credit_fsck(registry, NULL, NULL, NULL, err));
	credit_close(registry);
	if (what->whole)
		what->whole(place);
	return verifies(place, what->signed_);
}

/* The step after n of steps: each near the end, fewer before, and where all is slow. */
static int step_after(int n, int steps)
{
	bool middle = n + STEPS_LAST < steps;

	if (getenv("CREDIT_TEST_LONG"))
		return n + 1;
	if (SANITIZED)
		return n + (middle ? 41 : 9);
	return n + (middle ? 7 : 1);
}

static void stop_everywhere(const struct stopping *what)
{
	struct place place;
	struct buf wanted;
	int n = 0;
	int steps;
	bool ended = false;

	begin(what, &place);
	steps_seen = 0;
	what->act(&place);
	steps = steps_seen;
	wanted = tree_of(place.work);
	for (; !ended && n < STEPS_MOST; n = step_after(n, steps)) {
		struct buf got;

		begin_again(&place);
		ended = runs_to_its_end(what->act, &place, n);
		look(what, &place);
		what->act(&place);
		ck_assert_msg(look(what, &place), "stopped before step %d", n);
		got = tree_of(place.work);
		ck_assert_msg(same_bytes(&wanted, &got), "stopped before step %d", n);
		buf_free(&got);
	}
	end(&place);
	ck_assert(ended);
	ck_assert_int_ge(n, what->steps_least);
	buf_free(&wanted);
}

START_TEST(test_publishing_stopped_anywhere_is_finished_by_the_same_call)
{
	stop_everywhere(&(struct stopping){NULL, publish, NULL, STEPS_LEAST, false});
}
END_TEST

START_TEST(test_withdrawing_stopped_anywhere_is_finished_by_the_same_call)
{
	stop_everywhere(&(struct stopping){NULL, withdraw, NULL, STEPS_LEAST, false});
}
END_TEST

/* The folder becomes a signed one: every edition in it is written again, with notes. */
START_TEST(test_signing_stopped_anywhere_is_finished_by_the_same_call)
{
	stop_everywhere(&(struct stopping){NULL, publish_signed, notes_fit, STEPS_LEAST, false});
}
END_TEST

/* No key is at hand: what changed stands unsigned, the rest keeps its signatures. */
START_TEST(test_withdrawing_from_a_signed_folder_stopped_anywhere_is_finished)
{
	stop_everywhere(&(struct stopping){publish_signed, withdraw, notes_fit, STEPS_LEAST, false});
}
END_TEST

START_TEST(test_publishing_in_a_signed_folder_stopped_anywhere_is_finished)
{
	stop_everywhere(&(struct stopping){
		publish_signed, publish_third, notes_fit, STEPS_LEAST, true});
}
END_TEST

/* Nothing of a stopped signing stays: the next one takes it away. */
START_TEST(test_signing_a_note_stopped_anywhere_is_finished_by_the_same_call)
{
	stop_everywhere(&(struct stopping){publish_signed, witness, notes_fit, 8, true});
}
END_TEST

START_TEST(test_a_notice_stopped_anywhere_is_finished_by_the_same_call)
{
	stop_everywhere(&(struct stopping){NULL, announce, notice_is_whole, 15, false});
}
END_TEST

START_TEST(test_taking_a_notice_down_stopped_anywhere_is_finished_by_the_same_call)
{
	stop_everywhere(&(struct stopping){announce, end_notice, notice_is_whole, 10, false});
}
END_TEST

START_TEST(test_a_draft_stopped_anywhere_is_finished_by_the_same_call)
{
	stop_everywhere(&(struct stopping){NULL, draft, draft_is_whole, STEPS_LEAST, false});
}
END_TEST

START_TEST(test_a_signature_stopped_anywhere_is_there_once_in_the_end)
{
	stop_everywhere(&(struct stopping){draft, approve, signed_once_or_not, STEPS_ONE_RECORD, false});
}
END_TEST

SUITE_APART("edition/publish_crash",
	TS(test_publishing_stopped_anywhere_is_finished_by_the_same_call, 300),
	TS(test_withdrawing_stopped_anywhere_is_finished_by_the_same_call, 300),
	TS(test_signing_stopped_anywhere_is_finished_by_the_same_call, 300),
	TS(test_withdrawing_from_a_signed_folder_stopped_anywhere_is_finished, 300),
	TS(test_publishing_in_a_signed_folder_stopped_anywhere_is_finished, 300),
	TS(test_signing_a_note_stopped_anywhere_is_finished_by_the_same_call, 300),
	TS(test_a_notice_stopped_anywhere_is_finished_by_the_same_call, 300),
	TS(test_taking_a_notice_down_stopped_anywhere_is_finished_by_the_same_call, 300),
	TS(test_a_draft_stopped_anywhere_is_finished_by_the_same_call, 300),
	TS(test_a_signature_stopped_anywhere_is_there_once_in_the_end, 300))
