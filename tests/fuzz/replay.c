/* SPDX-License-Identifier: Apache-2.0 */
/*
 * replay.c - runs each file of a corpus through its fuzz target once.
 *
 *	replay_NAME [FILE...]
 *
 * Linked with fuzz_NAME.c by any compiler, so that inputs which once broke a
 * reader are tried in every variant without libFuzzer.  Without files it takes
 * all of tests/fuzz/corpus/NAME.  Ends with a line as Check prints it; an
 * input that breaks the target ends the program, and the last line names it.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int inputs, failures;

static void replay_file(const char *path)
{
	uint8_t *data = NULL;
	size_t size = 0, capacity = 0, got;
	FILE *in = fopen(path, "rb");

	inputs++;
	printf("%s\n", path);
	fflush(stdout);
	if (!in) {
		failures++;
		return;
	}
	do {
		if (size == capacity) {
			capacity = capacity ? capacity * 2 : 65536;
			data = realloc(data, capacity);
			if (!data)
				abort();
		}
		got = fread(data + size, 1, capacity - size, in);
		size += got;
	} while (got > 0);
	fclose(in);
	/* Exactly as long as the input, so that a sanitizer sees reads past it. */
	data = realloc(data, size ? size : 1);
	if (!data || LLVMFuzzerTestOneInput(data, size) != 0)
		failures++;
	free(data);
}

static void replay_folder(const char *folder)
{
	struct dirent **names;
	int count = scandir(folder, &names, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		char path[sizeof(names[i]->d_name) + 4096 + 1];

		if (names[i]->d_name[0] != '.') {
			snprintf(path, sizeof(path), "%s/%s", folder, names[i]->d_name);
			replay_file(path);
		}
		free(names[i]);
	}
	if (count >= 0)
		free(names);
}

int main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/');
	const char *base = slash ? slash + 1 : argv[0];
	char folder[4096];

	for (int i = 1; i < argc; i++)
		replay_file(argv[i]);
	if (argc == 1 && strncmp(base, "replay_", 7) == 0) {
		snprintf(folder, sizeof(folder), "tests/fuzz/corpus/%s", base + 7);
		replay_folder(folder);
	}
	if (inputs == 0) {
		fprintf(stderr, "replay: no inputs\n");
		return EXIT_FAILURE;
	}
	printf("%d%%: Checks: %d, Failures: %d, Errors: 0\n",
		(inputs - failures) * 100 / inputs, inputs, failures);
	return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
