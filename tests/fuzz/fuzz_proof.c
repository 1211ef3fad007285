/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a proof that somebody hands in: refused, or read to what writes
 * the same bytes again, and tested without harm.  The head, the statement and
 * the note are read on the way.
 */
#include <stdlib.h>
#include <string.h>

#include "credit/proof.h"
#include "edition/proof_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	credit_proof_report *report = NULL;
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct proof_statement statement;
	struct proof proof;

	if (proof_read(data, size, &arena, &proof, NULL) == CREDIT_OK) {
		if (proof_write(&proof, &out) || out.length != size ||
			memcmp(out.data, data, size) != 0)
			abort();
		proof_holds(&proof, NULL);
	} else if (statement_read(data, size, &arena, &statement, NULL) == CREDIT_OK) {
		if (statement_write(&statement, &out) || out.length != size ||
			memcmp(out.data, data, size) != 0)
			abort();
	}
	if (credit_proof_verify(data, size, NULL, 0, &report, NULL) == CREDIT_OK &&
		report->authenticated)
		abort(); /* nobody was asked */
	credit_proof_report_free(report);
	buf_free(&out);
	arena_free(&arena);
	return 0;
}
