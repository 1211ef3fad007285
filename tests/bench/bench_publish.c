/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bench_publish.c - publishing an edition beside plainly writing the same files.
 *
 *	bench_publish [--rows N] [--runs N] [--short]
 *
 * A store of N entries (1,000,000) that were never in print.  Ours is the whole of
 * credit_publish(): every entry judged, a public number and a secret for each, rows,
 * leaves, both trees, all files of the edition, the record of each row, the journal,
 * commit, the notes signed with one key.  Theirs is what nobody can do with less: the
 * bytes of all those files, ready in memory, written in pieces of a mebibyte into a
 * new folder, with fsync of each file and of the folder.
 *
 * Each run begins with a copy of the store, and publishes in a process of its own,
 * whose anonymous memory is looked at every few milliseconds: pages of the store and
 * of the spool are mapped, and the kernel's to take back.  Medians of three runs in
 * turn.  Then the folder is verified with the key alone, in a process apart too.
 * --short takes few entries, and verifies both folders with the key.
 */
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "firms.h"
#include "measure.h"
#include "side_county.h"

#define PATH 400
#define NAME 64
#define FILES_MAX 4096
#define PIECE ((size_t)1 << 20)
#define LOOK_US 10000

struct bench {
	const char *folder;
	uint32_t rows;
	char store[PATH]; /* filled, never published */
	char again[PATH]; /* its copy for one run */
	char out[PATH];   /* the folder of editions */
	char plain[PATH]; /* the same, written plainly */
	char key[PATH];
};

/* What a process apart tells the one that waits for it. */
struct told {
	uint64_t rows;
	double seconds;
	uint64_t anonymous; /* bytes of memory, at most; filled by whoever waits */
};

struct run {
	struct told ours;
	double plain;
	uint64_t bytes;
};

/* ---- apart ---- */

/* Bytes of anonymous memory of a process; 0 when it is gone. */
static uint64_t anonymous_bytes(pid_t pid)
{
	char line[128];
	unsigned long long kib = 0;
	FILE *file;

	snprintf(line, sizeof(line), "/proc/%d/status", (int)pid);
	file = fopen(line, "r");
	while (file && kib == 0 && fgets(line, sizeof(line), file))
		if (sscanf(line, "RssAnon: %llu", &kib) != 1)
			kib = 0;
	if (file)
		fclose(file);
	return (uint64_t)kib * 1024;
}

/* Do it in a process of its own, which has nothing in memory from before. */
static struct told apart(void (*work)(const struct bench *, struct told *),
	const struct bench *b)
{
	struct told *told = mmap(NULL, sizeof(*told), PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct told out;
	pid_t pid;
	int ended;

	must_be(told != MAP_FAILED, "memory to tell through");
	fflush(stdout);
	pid = fork();
	must_be(pid >= 0, "fork");
	if (pid == 0) {
		work(b, told);
		fflush(stdout);
		_exit(EXIT_SUCCESS); /* the scratch folder is not its own */
	}
	while (waitpid(pid, &ended, WNOHANG) == 0) {
		uint64_t bytes = anonymous_bytes(pid);

		if (bytes > told->anonymous)
			told->anonymous = bytes;
		usleep(LOOK_US);
	}
	must_be(WIFEXITED(ended) && WEXITSTATUS(ended) == 0, "a process apart");
	out = *told;
	munmap(told, sizeof(*told));
	return out;
}

/* ---- the store ---- */

static void make_store(const struct bench *b, struct told *told)
{
	char path[PATH + 16];
	struct firm_row row;
	credit_registry *registry;
	FILE *file;

	snprintf(path, sizeof(path), "%s/firms.csv", b->folder);
	file = fopen(path, "w");
	must_be(file != NULL, "create a file");
	firm_row_make(&row, ENCODING_GB18030, 0);
	fwrite(row.header.data, 1, row.header.length, file);
	for (uint32_t i = 0; i < b->rows; i++) {
		firm_row_fill(&row, i);
		fwrite(row.row.data, 1, row.row.length, file);
	}
	firm_row_free(&row);
	must_be(!ferror(file) && !fclose(file), "write a file");
	registry = county_create(b->store);
	told->rows = county_import(registry, path, b->folder);
	credit_close(registry);
	unlink(path);
}

static void copy_store(const struct bench *b)
{
	char command[3 * PATH + 60];

	snprintf(command, sizeof(command), "cp -r --sparse=always '%s' '%s' && sync -f '%s'",
		b->store, b->again, b->again);
	must_be(system(command) == 0, "copy the store");
}

/* ---- ours ---- */

static void publish(const struct bench *b, struct told *told)
{
	credit_registry *registry = county_open(b->again);
	credit_key *key;
	credit_error err;
	double start;

	must(credit_key_open(b->key, &key, &err), "open the key", &err);
	start = seconds_now();
	told->rows = county_publish(registry, b->out, key);
	told->seconds = seconds_now() - start;
	credit_key_close(key);
	credit_close(registry);
}

/* ---- theirs ---- */

/* The files of the folder, mapped and read before the clock runs. */
static struct written {
	char name[NAME]; /* below the folder of editions */
	const uint8_t *bytes;
	size_t length;
} files[FILES_MAX];
static size_t files_count;
static size_t prefix; /* of a path, up to the name */

static int keep_file(
	const char *path, const struct stat *stat, int type, struct FTW *walk)
{
	struct written *file = &files[files_count];
	int fd;

	(void)walk;
	if (type != FTW_F)
		return 0;
	must_be(files_count < FILES_MAX && strlen(path + prefix) < NAME,
		"an edition of as many files as thought");
	strcpy(file->name, path + prefix);
	file->length = (size_t)stat->st_size;
	fd = open(path, O_RDONLY);
	must_be(fd >= 0, "open a file");
	file->bytes = mmap(NULL, file->length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
	must_be(file->bytes != MAP_FAILED && !close(fd), "read a file");
	files_count++;
	return 0;
}

static uint64_t keep_files(const struct bench *b)
{
	uint64_t bytes = 0;

	prefix = strlen(b->out);
	must_be(nftw(b->out, keep_file, 16, FTW_PHYS) == 0, "look into the folder");
	for (size_t i = 0; i < files_count; i++)
		bytes += files[i].length;
	return bytes;
}

static void drop_files(void)
{
	while (files_count) {
		files_count--;
		munmap((void *)files[files_count].bytes, files[files_count].length);
	}
}

static void write_file(const char *path, const uint8_t *bytes, size_t left)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);

	must_be(fd >= 0, "create a file");
	while (left) {
		ssize_t put = write(fd, bytes, left < PIECE ? left : PIECE);

		must_be(put > 0, "write a file");
		bytes += put;
		left -= (size_t)put;
	}
	must_be(!fsync(fd) && !close(fd), "sync a file");
}

static void write_plainly(const struct bench *b)
{
	char path[PATH + NAME];

	snprintf(path, sizeof(path), "%s/" COUNTY_PERIOD, b->plain);
	must_be(!mkdir(b->plain, 0755) && !mkdir(path, 0755), "make a folder");
	for (size_t i = 0; i < files_count; i++) {
		snprintf(path, sizeof(path), "%s%.*s", b->plain, NAME - 1,
			files[i].name);
		write_file(path, files[i].bytes, files[i].length);
	}
	snprintf(path, sizeof(path), "%s/" COUNTY_PERIOD, b->plain);
	must(folder_sync(path, NULL), "sync the folder", NULL);
	must(folder_sync(b->plain, NULL), "sync the folder", NULL);
}

/* ---- a run ---- */

/* Both sides once; what is in the way is taken away outside the clocks. */
static void run_once(const struct bench *b, struct run *run)
{
	double start;

	memset(run, 0, sizeof(*run));
	scratch_gone(b->again);
	scratch_gone(b->out);
	scratch_gone(b->plain);
	copy_store(b);
	run->ours = apart(publish, b);
	must_be(run->ours.rows == b->rows, "every entry was printed");
	run->bytes = keep_files(b);
	start = seconds_now();
	write_plainly(b);
	run->plain = seconds_now() - start;
	drop_files();
}

static uint64_t verified_rows(const struct bench *b, const char *folder)
{
	credit_key *key;
	credit_error err;
	uint64_t rows;

	must(credit_key_open(b->key, &key, &err), "open the key", &err);
	rows = county_verify(folder, key);
	credit_key_close(key);
	return rows;
}

/* The plain copy, as a visitor has it: no store, a key. */
static void verify(const struct bench *b, struct told *told)
{
	double start = seconds_now();

	told->rows = verified_rows(b, b->plain);
	told->seconds = seconds_now() - start;
}

static void print_verified(const struct bench *b, double plain_us)
{
	struct told told = apart(verify, b);
	char note[120];

	must_be(told.rows == b->rows, "every row was verified");
	table_row(&(struct measured){"verify the folder with a key",
		told.seconds * 1e6 / b->rows, plain_us, "us/row", "write and fsync",
		RATIO_TIME, 0});
	snprintf(note, sizeof(note), "verify: peak RssAnon %.0f MiB",
		(double)told.anonymous / 1048576);
	table_note(note);
}

static void print(const struct bench *b, size_t runs)
{
	double *ours = calloc(runs, sizeof(*ours));
	double *plain = calloc(runs, sizeof(*plain));
	double plain_us;
	uint64_t anonymous = 0;
	struct run run = {0};
	char note[200];

	must_be(ours && plain, "memory for runs");
	for (size_t i = 0; i < runs; i++) {
		run_once(b, &run);
		ours[i] = run.ours.seconds * 1e6 / b->rows;
		plain[i] = run.plain * 1e6 / b->rows;
		if (run.ours.anonymous > anonymous)
			anonymous = run.ours.anonymous;
	}
	snprintf(note, sizeof(note),
		"publish: %u rows, %.0f bytes a row in all files; peak RssAnon %.0f MiB, %.0f "
		"bytes a row; median of %zu runs",
		b->rows, (double)run.bytes / b->rows, (double)anonymous / 1048576,
		(double)anonymous / b->rows, runs);
	table_note(note);
	plain_us = median(plain, runs);
	table_row(&(struct measured){"publish for the first time, signed", median(ours, runs),
		plain_us, "us/row", "write and fsync", RATIO_TIME, 2.5});
	print_verified(b, plain_us);
	free(ours);
	free(plain);
}

int main(int argc, char **argv)
{
	bool brief = option_given(argc, argv, "--short");
	struct bench b = {.folder = scratch_make()};
	credit_error err;
	struct run run;

	b.rows = (uint32_t)option_number(argc, argv, "--rows", brief ? 400 : 1000000);
	snprintf(b.store, sizeof(b.store), "%s/store", b.folder);
	snprintf(b.again, sizeof(b.again), "%s/again", b.folder);
	snprintf(b.out, sizeof(b.out), "%s/out", b.folder);
	snprintf(b.plain, sizeof(b.plain), "%s/plain", b.folder);
	snprintf(b.key, sizeof(b.key), "%s/key", b.folder);
	must(credit_key_create(b.key, "ed25519", "bench.example", NULL, &err), "make a key",
		&err);
	must_be(apart(make_store, &b).rows == b.rows, "every row landed");
	if (!brief) {
		print(&b, option_number(argc, argv, "--runs", 3));
		return EXIT_SUCCESS;
	}
	run_once(&b, &run);
	return answers("bench_publish", verified_rows(&b, b.out) == b.rows &&
						verified_rows(&b, b.plain) == b.rows);
}
