/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as the head of an edition: refused, or read to a head that is
 * written as the same bytes.
 */
#include <stdlib.h>
#include <string.h>

#include "edition/edition_head.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct edition_head head;
	struct buf out = BUF_INIT;

	if (head_parse((const char *)data, size, &head) &&
		(head_text(&head, &out) || out.length != size ||
			memcmp(out.data, data, size) != 0))
		abort();
	buf_free(&out);
	return 0;
}
