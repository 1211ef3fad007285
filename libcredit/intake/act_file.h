/* SPDX-License-Identifier: Apache-2.0 */
/*
 * act_file.h - the parts of a file of acts: its rows and what they carry.
 */
#ifndef LIBCREDIT_ACT_FILE_H
#define LIBCREDIT_ACT_FILE_H

#include "intake/act_run.h"
#include "intake/reading.h"
#include "record/subject_act.h"

/* The field of an act that a heading of such a file carries, where the dictionary knows
 * none; NULL. */
const char *act_field_of(enum words words, const char *heading);
/*
 * The fields of an act from its row, sorted by name, in the arena.  kind: of the event, 0 for
 * an act on a subject.  The name of the subject is a field of a correction only; beside other
 * acts it says whose entry is meant.
 */
void act_fields_read(struct reading *reading, enum words words, int kind,
	const struct event_field **fields, size_t *count);
/* The same into an act on an entry; a row is taken down by a channel, which it names. */
void act_event_fields(struct reading *reading, enum words words, struct event *event);
/* Is any cell of such a field filled, in a row of a file of entries? */
bool act_fields_any(const struct reading *reading);
/* The other identifiers that an act on a subject names, sorted, each once. */
size_t act_others_read(struct reading *reading, credit_id out[SUBJECT_OTHERS_MAX]);

/* One row of a file of acts: an act on an entry, or on a subject. */
struct filed_act {
	uint64_t number;
	uint64_t line;
	bool refused;
	bool of_subject;
	struct event event;
	struct subject_act subject;
};

/*
 * Read one record: findings are added, and the act is whole unless refused.  The
 * entry is looked up in the view.  CREDIT_OK, CREDIT_ENOMEM, a failure of the store.
 */
int filed_act_read(const struct row_rules *rules, credit_snapshot *view,
	const struct csv_record *record, struct arena *arena, struct filed_act *out,
	credit_error *err);

#endif
