/* SPDX-License-Identifier: Apache-2.0 */
/*
 * show.h - inside the store: a judged subject as callers hold it.
 */
#ifndef LIBCREDIT_SHOW_H
#define LIBCREDIT_SHOW_H

#include "store/view.h"

struct credit_entry {
	struct arena *arena; /* for fields asked for as text */
	const struct judged_entry *judged;
	credit_event *events; /* by day, then sequence */
	size_t events_count;
};

struct credit_subject {
	struct subject_records records;
	credit_day on;
	struct judgement judgement;
	struct credit_entry *entries; /* by sequence, as judged */
	size_t entries_count;
};

#endif
