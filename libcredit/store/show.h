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
	credit_responsible *responsible;
	size_t responsible_count;
};

struct credit_subject {
	struct subject_records records;
	credit_day on;
	struct judgement judgement;
	struct credit_entry *entries; /* by sequence, as judged */
	size_t entries_count;
	credit_subject_event *events; /* acts on the subject, in order of recording */
	size_t events_count;
	credit_office *offices; /* of a person, in listed organisations */
	size_t offices_count;
};

struct json;

/* Fill the acts on the subject.  CREDIT_OK, CREDIT_ENOMEM. */
int show_acts(struct credit_subject *subject, struct arena *arena);
/* The last name that an act gave by the subject's day; "" when none did. */
const char *show_given_name(const struct credit_subject *subject);
/* The key "acts" and its array. */
void show_acts_json(struct json *out, const struct credit_subject *subject);

/* Fill the responsible persons of an entry.  CREDIT_OK, CREDIT_ENOMEM. */
int show_responsible(struct credit_entry *entry);
/* Fill the offices of a person.  CREDIT_OK, or a failure of snapshot_reached(). */
int show_offices(credit_snapshot *snapshot, struct credit_subject *subject, credit_error *err);
/* The keys "responsible" of an entry and "offices" of a subject, with their arrays. */
void show_responsible_json(struct json *out, const struct credit_entry *entry);
void show_offices_json(struct json *out, const struct credit_subject *subject);

#endif
