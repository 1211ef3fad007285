/* SPDX-License-Identifier: Apache-2.0 */
/*
 * big_rows.c - a department's file of any size on standard output.
 *
 *	big_rows BYTES [FACTS]
 *
 * A GB18030 file of fictional firms, at least BYTES long; facts of about FACTS
 * bytes of UTF-8 in each row, a few words without.  Says on standard error how
 * many rows it was.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../bench/firms.h"

int main(int argc, char **argv)
{
	unsigned long long wanted = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
	size_t facts = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
	struct firm_row row = {.header = BUF_INIT};
	unsigned long long bytes;
	uint32_t rows = 0;

	if (wanted == 0) {
		fprintf(stderr, "usage: big_rows BYTES [FACTS]\n");
		return 2;
	}
	firm_row_make(&row, ENCODING_GB18030, facts);
	bytes = fwrite(row.header.data, 1, row.header.length, stdout);
	while (bytes < wanted && !ferror(stdout)) {
		firm_row_fill(&row, rows++);
		bytes += fwrite(row.row.data, 1, row.row.length, stdout);
	}
	firm_row_free(&row);
	fprintf(stderr, "%u rows, %llu bytes\n", rows, bytes);
	return fclose(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
