/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_id.c - any bytes as an identifier: one reading, stable, masked for good. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "id/identifier.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Valid UTF-8; of a number with a day of birth all but three digits are hidden. */
static void check_masked_text(const char *text, size_t size, const credit_id *id)
{
	struct buf out = BUF_INIT;
	size_t hidden = 0, want;

	id_mask_text(text, size, &out);
	if (!utf8_valid((char *)out.data, out.length))
		abort();
	for (size_t i = 0; i < out.length; i++)
		hidden += out.data[i] == '*';
	if (id && credit_id_birth(id) != CREDIT_DAY_NONE) {
		want = id->flags & CREDIT_ID_DERIVED ? 12 : 15;
		if (hidden != want)
			abort();
	}
	buf_free(&out);
}

/* Confirming takes what reading takes, and beyond it codes only. */
static void check_confirmed(const char *text, size_t size, bool valid)
{
	credit_id id;
	int status = credit_id_confirm(text, size, &id);

	if (valid && (status != CREDIT_OK || id.flags & CREDIT_ID_CONFIRMED))
		abort();
	if (!valid && status == CREDIT_OK &&
		(id.scheme != CREDIT_SCHEME_CREDIT_CODE || !(id.flags & CREDIT_ID_CONFIRMED)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	credit_id id, again;
	char masked[CREDIT_ID_TEXT_BYTES];
	int status = credit_id_parse(text, size, &id);

	if (credit_id_parse(text, size, &again) != status || memcmp(&id, &again, sizeof(id)))
		abort();
	check_masked_text(text, size, status == CREDIT_OK ? &id : NULL);
	check_confirmed(text, size, status == CREDIT_OK);
	if ((*credit_id_fault(text, size) == '\0') != (status == CREDIT_OK))
		abort();
	if (status != CREDIT_OK)
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
