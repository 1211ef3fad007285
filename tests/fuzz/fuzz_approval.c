/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a stored approval: refused, or decoded to a signature that is
 * encoded as the same bytes, equals itself and stands for one place.
 */
#include <stdlib.h>
#include <string.h>

#include "record/approval.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct approval approval;

	if (approval_decode(data, size, &arena, &approval) == CREDIT_OK) {
		struct approval other = approval;

		if (approval_encode(&approval, &out, NULL) || out.length != size ||
			memcmp(out.data, data, size) != 0)
			abort();
		if (!approval_equal(&approval, &approval) ||
			!approval_role_name(approval.role)[0])
			abort();
		other.revision++;
		if (approval_same_place(&approval, &other) || approval_equal(&approval, &other))
			abort();
	}
	buf_free(&out);
	arena_free(&arena);
	return 0;
}
