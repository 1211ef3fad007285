/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task_words.h - what people read of a task: states, duties, what changed.
 * Rule: design: words.
 */
#ifndef LIBCREDIT_TASK_WORDS_H
#define LIBCREDIT_TASK_WORDS_H

#include "record/task.h"

const char *task_duty_name(enum task_duty duty);            /* must decides may; "" */
const char *task_duty_label(enum task_duty duty, int lang); /* 必须 自行决定 自愿; "" */

/* A list and a document: how people know an entry; its id where it is not known. */
void task_ground(const struct judged_entry *entry, const struct entry_id *id, int lang,
	struct buf *out);
/* What changed since the last answer, or why answers contradict; nothing when neither. */
void task_change_text(const struct task *task, int lang, struct buf *out);

#endif
