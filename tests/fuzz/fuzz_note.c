/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a signed note: refused, or taken apart so that text, blank line
 * and signatures lie within the bytes; no made-up key ever signed it.
 */
#include <stdlib.h>
#include <string.h>

#include "seal/note.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	struct note note = {0};

	if (note_parse(bytes, size, "note", &note, NULL) == CREDIT_OK) {
		if (note.text < bytes || note.text + note.text_length > bytes + size ||
			note.text_length == 0 || note.text[note.text_length - 1] != '\n')
			abort();
		for (size_t i = 0; i < note.signatures_count; i++)
			if (note.signatures[i].name < note.text ||
				note.signatures[i].name + note.signatures[i].name_length >
					bytes + size)
				abort();
	}
	note_free(&note);
	return 0;
}
