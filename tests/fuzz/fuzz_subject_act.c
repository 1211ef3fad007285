/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a stored act on a subject: refused, or decoded to an act that is
 * encoded as the same bytes, equals itself and can be asked about.
 */
#include <stdlib.h>
#include <string.h>

#include "record/subject_act.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	const struct subject_act *acts[1];
	struct subject_act act;
	struct entry entry;
	const char *article;

	if (subject_act_decode(data, size, &arena, &act, NULL) == CREDIT_OK) {
		if (subject_act_encode(&act, &out, NULL) || out.length != size ||
			memcmp(out.data, data, size) != 0 || !subject_act_equal(&act, &act))
			abort();
		entry_init(&entry);
		acts[0] = &act;
		entry.acts = acts;
		entry.acts_count = 1;
		subject_act_allowed(&act, acts, 1, act.day, &article);
		entry_question(&entry, act.day);
		if (entry_deceased(&entry) != CREDIT_DAY_NONE &&
			act.kind != CREDIT_SUBJECT_DECEASED)
			abort();
		if (!entry_name_on(&entry, act.day))
			abort();
	}
	buf_free(&out);
	arena_free(&arena);
	return 0;
}
