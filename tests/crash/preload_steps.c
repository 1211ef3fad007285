/* SPDX-License-Identifier: Apache-2.0 */
/*
 * preload_steps.c - counts the steps by which a program changes a disk, and
 * ends it before one of them.
 *
 * Loaded with LD_PRELOAD.  CREDIT_STOP_AT=N ends the process, without any
 * clean-up, before the N-th step; CREDIT_STEPS_FD=F gets the number of steps
 * as text when the process ends by itself.  A process that is killed loses
 * what it has not handed to the kernel and nothing else; this does the same.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long steps;

static void step(void)
{
	const char *stop = getenv("CREDIT_STOP_AT");
	long now = atomic_fetch_add(&steps, 1) + 1;

	if (stop && now == atol(stop))
		_exit(99);
}

__attribute__((destructor)) static void tell(void)
{
	const char *fd = getenv("CREDIT_STEPS_FD");
	char text[24];
	int length = snprintf(text, sizeof(text), "%ld\n", atomic_load(&steps));

	if (fd && syscall(SYS_write, atoi(fd), text, (size_t)length) < 0)
		_exit(98);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at)
{
	step();
	return REAL(pwrite)(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at)
{
	step();
	return REAL(pwrite64)(fd, bytes, count, at);
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
	step();
	return REAL(writev)(fd, parts, count);
}

ssize_t write(int fd, const void *bytes, size_t count)
{
	if (fd > 2)
		step();
	return REAL(write)(fd, bytes, count);
}

int ftruncate(int fd, off_t length)
{
	step();
	return REAL(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length)
{
	step();
	return REAL(ftruncate64)(fd, length);
}

int fsync(int fd)
{
	step();
	return REAL(fsync)(fd);
}

int fdatasync(int fd)
{
	step();
	return REAL(fdatasync)(fd);
}

int rename(const char *from, const char *to)
{
	step();
	return REAL(rename)(from, to);
}

int mkdir(const char *path, mode_t mode)
{
	step();
	return REAL(mkdir)(path, mode);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
	step();
	return REAL(renameat)(from_folder, from, to_folder, to);
}

int unlinkat(int folder, const char *path, int flags)
{
	step();
	return REAL(unlinkat)(folder, path, flags);
}

int link(const char *from, const char *to)
{
	step();
	return REAL(link)(from, to);
}

int unlink(const char *path)
{
	step();
	return REAL(unlink)(path);
}

int rmdir(const char *path)
{
	step();
	return REAL(rmdir)(path);
}
