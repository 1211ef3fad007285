/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task_sample.h - one firm, its entries, what departments said, and its tasks on a day.
 *
 * The small tables with days to answer and to lift; functions are static
 * because a test program is one file.
 */
#ifndef TEST_TASK_SAMPLE_H
#define TEST_TASK_SAMPLE_H

#include "record/task.h"
#include "small_tables.h"
#include "../support/suite.h"

#define RULE_DAYS(list_, measure_, departments_, trigger_)                          \
	{.head = ALWAYS, .list = list_, .kinds = EVERYBODY, .measure = measure_,            \
		.departments = departments_, .trigger = trigger_, .basis = list_ " basis", \
		.respond_days = trigger_ <= TRIGGER_DOCUMENT ? 15 : 0, .lift_days = 3}

static struct rule_row task_rules[] = {
	RULE_DAYS("DOC", "P01", "FG", TRIGGER_LAW),
	RULE_DAYS("DOC", "P03", "FG;TL", TRIGGER_DOCUMENT),
	RULE_DAYS("GEN", "P01", "FG", TRIGGER_DEPARTMENT),
	RULE_DAYS("GEN", "P02", "FY", TRIGGER_VOLUNTARY),
	RULE_DAYS("PUB", "R01", "FG", TRIGGER_VOLUNTARY),
};

static const uint8_t task_key[ID_KEY_BYTES] = {1, 2, 3};
static struct arena arena = ARENA_INIT;
static struct entry entries[4];
static struct acts acts[4];
static size_t entries_count;
static struct feedback said[8];
static struct feedback_support said_supports[8][4];
static size_t said_count;
static const struct task *tasks;
static size_t tasks_count;
static struct judgement judgement;

static inline const credit_catalogue *task_tables(void)
{
	static struct department_row departments[COUNT_OF(small_departments) + 1];
	static credit_catalogue tables;

	tables = *small_tables();
	tables.rules = task_rules;
	tables.rules_count = COUNT_OF(task_rules);
	memcpy(departments, small_departments, sizeof(small_departments));
	departments[COUNT_OF(small_departments)] = departments[0];
	departments[COUNT_OF(small_departments)].code = "TL";
	departments[COUNT_OF(small_departments)].level = "national";
	tables.departments = departments;
	tables.departments_count = COUNT_OF(departments);
	return &tables;
}

static inline int64_t noon(const char *day)
{
	return ((int64_t)on(day) * 24 + 4) * 3600 * 1000000;
}

static inline void task_setup(void)
{
	arena_free(&arena);
	memset(acts, 0, sizeof(acts));
	entries_count = said_count = 0;
}

/* A further entry of the firm, recorded on a day; listed from 2026-04-13 in DOC. */
static inline struct entry *task_entry(const char *list, const char *learned)
{
	struct entry *entry = &entries[entries_count];

	small_entry(entry, list, FIRM);
	entry->id.bytes[0] = (uint8_t)++entries_count;
	entry->sequence = entries_count;
	entry->learned_us = noon(learned);
	return entry;
}

/* An act on one of them, recorded on the day it happened. */
static inline struct event *task_act(size_t entry, int kind, const char *day)
{
	struct event *event = act(&acts[entry], &entries[entry], kind, day);

	event->learned_us = noon(day);
	return event;
}

static inline size_t tasks_on(const char *day)
{
	static const struct entry *pointers[4];
	static const struct feedback *answers[8];
	struct task_question question = {.entries = pointers,
		.entries_count = entries_count, .judgement = &judgement,
		.feedback = answers, .feedback_count = said_count, .tables = task_tables(),
		.on = on(day), .id_key = task_key};

	for (size_t i = 0; i < entries_count; i++)
		pointers[i] = &entries[i];
	for (size_t i = 0; i < said_count; i++)
		answers[i] = &said[i];
	ck_assert_int_eq(judge_day(pointers, entries_count, question.tables, question.on,
				 &arena, &judgement),
		CREDIT_OK);
	ck_assert_int_eq(tasks_of(&question, &arena, &tasks, &tasks_count), CREDIT_OK);
	return tasks_count;
}

/* The task of a measure and a department; NULL: there is none. */
static inline const struct task *task_of(const char *measure, const char *department)
{
	for (size_t i = 0; i < tasks_count; i++)
		if (!strcmp(tasks[i].measure, measure) && !strcmp(tasks[i].department, department))
			return &tasks[i];
	return NULL;
}

/* What FG says of P01 on a day, resting on what supports it then. */
static inline struct feedback *say(int outcome, const char *day)
{
	struct feedback *feedback = &said[said_count];
	const struct task *task;

	memset(feedback, 0, sizeof(*feedback));
	tasks_on(day);
	task = task_of("P01", "FG");
	feedback->subject = entries[0].subject;
	feedback->number = "000000000000";
	feedback->measure = "P01";
	feedback->department = "FG";
	feedback->outcome = outcome;
	feedback->day = on(day);
	feedback->document = feedback->reason = feedback->operator_ = "";
	feedback->sequence = 100 + said_count;
	for (size_t i = 0; task && task->holds && i < task->supports_count; i++)
		said_supports[said_count][i] = (struct feedback_support){
			task->supports[i].id, task->supports[i].until};
	feedback->supports = said_supports[said_count];
	feedback->supports_count = task && task->holds ? task->supports_count : 0;
	said_count++;
	return feedback;
}

#endif
