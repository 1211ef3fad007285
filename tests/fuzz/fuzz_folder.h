/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz_folder.h - a folder in memory for targets whose readers take a path.
 */
#ifndef TEST_FUZZ_FOLDER_H
#define TEST_FUZZ_FOLDER_H

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static inline void must(bool truth)
{
	if (!truth)
		abort();
}

static char fuzz_root[64]; /* removed at the end, empty by then */

static inline void remove_root(void)
{
	rmdir(fuzz_root);
}

/* Made once a process, on tmpfs where there is one. */
static inline const char *root_folder(void)
{
	if (fuzz_root[0])
		return fuzz_root;
	strcpy(fuzz_root, "/dev/shm/credit-fuzz-XXXXXX");
	if (!mkdtemp(fuzz_root)) {
		strcpy(fuzz_root, "/tmp/credit-fuzz-XXXXXX");
		must(mkdtemp(fuzz_root) != NULL);
	}
	atexit(remove_root);
	return fuzz_root;
}

static inline void put_file(const char *name, const void *bytes, size_t size)
{
	char path[256];
	int fd;

	snprintf(path, sizeof(path), "%s/%s", root_folder(), name);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	must(fd >= 0 && write(fd, bytes, size) == (ssize_t)size);
	close(fd);
}

static inline void drop_file(const char *name)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/%s", root_folder(), name);
	must(remove(path) == 0);
}

#endif
