/* SPDX-License-Identifier: Apache-2.0 */
/* The blocks of a backup: what was written is read, anything else is refused with its place. */
#include <fcntl.h>
#include <sys/stat.h>

#include "sample.h"
#include "store/backup_file.h"

static char path[120];

static int make_file(void)
{
	int fd;

	snprintf(path, sizeof(path), "%s.backup", sample_place());
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ck_assert_int_ge(fd, 0);
	return fd;
}

static const struct backup_head head = {629999, HASH_SHA256, 12, TIME0, TIME0 + 5};

/* Rows that make two blocks, some of the log, and the end. */
static int written(void)
{
	static char value[BACKUP_BLOCK_BYTES];
	const struct engine_row rows[] = {{{"a", 1}, {"", 0}}, {{"b", 1}, {value, sizeof(value)}},
		{{"bb", 2}, {"x", 1}}};
	const struct backup_end end = {3, 5};
	struct backup_writer writer;
	int fd = make_file();

	memset(value, 'v', sizeof(value));
	OK(backup_writer_open(&writer, fd, path, err));
	OK(backup_write_head(&writer, &head, err));
	for (size_t i = 0; i < 3; i++)
		OK(backup_write_row(&writer, &rows[i], err));
	OK(backup_write_bytes(&writer, BACKUP_QUERIES, "line\n", 5, err));
	OK(backup_write_end(&writer, &end, err));
	ck_assert_uint_eq(writer.bytes, (uint64_t)lseek(fd, 0, SEEK_END));
	backup_writer_close(&writer);
	lseek(fd, 0, SEEK_SET);
	return fd;
}

/* Read everything; the status of the first failure. */
static int read_through(int fd, char kinds[8], credit_error *err)
{
	struct backup_reader reader;
	struct backup_head read_head;
	struct backup_end end;
	struct engine_row row;
	size_t count = 0;
	int status;

	lseek(fd, 0, SEEK_SET);
	memset(kinds, 0, 8);
	status = backup_reader_open(&reader, fd, path, err);
	while (!status && reader.kind != BACKUP_END && count < 7) {
		status = backup_read_block(&reader, err);
		if (status)
			break;
		kinds[count++] = (char)reader.kind;
		if (reader.kind == BACKUP_HEAD) {
			status = backup_read_head(&reader, &read_head, err);
			if (!status)
				ck_assert(read_head.sequence == 12 &&
					read_head.made_us == TIME0 + 5 &&
					read_head.county == 629999);
		} else if (reader.kind == BACKUP_ROWS) {
			while (!(status = backup_read_row(&reader, &row, err)))
				;
			status = status == CREDIT_ENOTFOUND ? CREDIT_OK : status;
		} else if (reader.kind == BACKUP_END) {
			status = backup_read_end(&reader, &end, err);
			if (!status)
				ck_assert(end.rows == 3 && end.query_bytes == 5);
		}
	}
	backup_reader_close(&reader);
	return status;
}

START_TEST(test_what_was_written_is_read)
{
	int fd = written();
	char kinds[8];

	OK(read_through(fd, kinds, err));
	ck_assert_str_eq(kinds, "HRRQE");
	close(fd);
	unlink(path);
}
END_TEST

START_TEST(test_every_changed_byte_and_every_cut_is_refused)
{
	int fd = written();
	off_t size = lseek(fd, 0, SEEK_END);
	char kinds[8];

	for (off_t at = 0; at < size; at++) {
		uint8_t byte, other;
		credit_error failed = {0};
		int status;

		/* the long value is one case after the other of the same */
		if (at > 300 && at < size - 300 && at % 4001 != 0)
			continue;
		ck_assert_int_eq(pread(fd, &byte, 1, at), 1);
		other = byte ^ 0x40;
		ck_assert_int_eq(pwrite(fd, &other, 1, at), 1);
		status = read_through(fd, kinds, &failed);
		ck_assert_msg(status == CREDIT_ECORRUPT || status == CREDIT_EFORMAT ||
				status == CREDIT_EVERSION,
			"byte %ld: %d", (long)at, status);
		if (at >= (off_t)sizeof(BACKUP_MAGIC))
			ck_assert_str_eq(failed.code, "backup-damaged");
		ck_assert_int_eq(pwrite(fd, &byte, 1, at), 1);
	}
	ck_assert_int_eq(pwrite(fd, "x", 1, size), 1); /* a byte behind the end */
	FAILS(read_through(fd, kinds, err), CREDIT_ECORRUPT, "backup-damaged");
	for (off_t at = size - 1; at > (off_t)sizeof(BACKUP_MAGIC); at = at * 2 / 3) {
		ck_assert_int_eq(ftruncate(fd, at), 0);
		FAILS(read_through(fd, kinds, err), CREDIT_ECORRUPT, "backup-damaged");
	}
	ck_assert_int_eq(ftruncate(fd, 3), 0);
	FAILS(read_through(fd, kinds, err), CREDIT_EFORMAT, "backup-format");
	close(fd);
	unlink(path);
}
END_TEST

/* Each block is right, but not where it stands. */
START_TEST(test_rows_and_blocks_out_of_order_are_refused)
{
	const struct backup_end end = {2, 0};
	const struct engine_row rows[] = {{{"b", 1}, {"1", 1}}, {{"b", 1}, {"2", 1}}};
	struct backup_writer writer;
	char kinds[8];
	int fd = make_file();

	OK(backup_writer_open(&writer, fd, path, err));
	OK(backup_write_head(&writer, &head, err));
	OK(backup_write_row(&writer, &rows[0], err));
	OK(backup_write_row(&writer, &rows[1], err)); /* the same key again */
	OK(backup_write_end(&writer, &end, err));
	backup_writer_close(&writer);
	FAILS(read_through(fd, kinds, err), CREDIT_ECORRUPT, "backup-damaged");
	ck_assert_str_eq(kinds, "HR");
	close(fd);
	unlink(path);
	fd = make_file();
	OK(backup_writer_open(&writer, fd, path, err));
	OK(backup_write_end(&writer, &end, err)); /* without a head */
	backup_writer_close(&writer);
	FAILS(read_through(fd, kinds, err), CREDIT_ECORRUPT, "backup-damaged");
	close(fd);
	unlink(path);
}
END_TEST

START_TEST(test_a_disk_without_room_is_told)
{
	struct backup_writer writer;
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(backup_writer_open(&writer, fd, "/dev/full", NULL), CREDIT_EFULL);
	backup_writer_close(&writer);
	close(fd);
}
END_TEST

SUITE("store/backup_file", T(test_what_was_written_is_read),
	T(test_every_changed_byte_and_every_cut_is_refused),
	T(test_rows_and_blocks_out_of_order_are_refused), T(test_a_disk_without_room_is_told))
