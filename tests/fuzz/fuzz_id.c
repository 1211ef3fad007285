/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_id.c - any bytes as an identifier: one reading, stable, masked for good. */
#include <stdlib.h>
#include <string.h>

#include "id/identifier.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	credit_id id, again;
	char masked[CREDIT_ID_TEXT_BYTES];
	struct buf out = BUF_INIT;

	id_mask_text((const char *)data, size, &out);
	buf_free(&out);
	if (credit_id_parse((const char *)data, size, &id) != CREDIT_OK)
		return 0;
	if (credit_id_parse(id.text, id.length, &again) != CREDIT_OK || !id_equal(&id, &again))
		abort();
	if (!id_restore(id.scheme, id.kind, id.flags, id.text, id.length, &again))
		abort();
	if (credit_id_mask(&id, CREDIT_MASK_PUBLIC, masked, sizeof(masked)))
		abort();
	if (id.kind == CREDIT_KIND_PERSON && strspn(masked + 3, "*") != strlen(masked) - 3)
		abort();
	return 0;
}
