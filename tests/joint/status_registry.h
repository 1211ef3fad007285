/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status_registry.h - a status of a store of firms on SJ (task_registry.h).
 *
 * Functions are static because a test program is one file.
 */
#ifndef TEST_STATUS_REGISTRY_H
#define TEST_STATUS_REGISTRY_H

#include "credit/status.h"
#include "task_registry.h"

static credit_status_report *report;

/* The n-th firm with everything that print needs. */
static inline void printable_firm(unsigned n, int days)
{
	const credit_id id = sample_firm(n);
	struct entry entry = sample_entry(&id, "样列〔2026〕60号");
	struct change *change;

	entry.authority = "11629999F00010056H";
	entry.name = "样例商贸有限公司";
	entry.notice_document = "样告〔2026〕3号";
	entry.notified = DAY0 - 30;
	entry.served = entry.published = DAY0;
	entry.objection = OBJECTION_NONE;
	entry.grade = GRADE_SEVERE;
	entry.ground = "SJ1";
	entry.basis_document = "样罚〔2026〕60号";
	entry.basis_day = DAY0 - 60;
	sample_seal(&entry);
	OK(change_begin(sample.registry, NOW(days), "", &change, err));
	OK(change_add_entry(change, &entry, err));
	OK(change_commit(change, err));
}

/* So many days after TIME0, looking ahead; department may be NULL. */
static inline void ask(int after, int ahead, const char *department)
{
	credit_status_options options;

	credit_status_options_init(&options);
	options.on = today(after);
	options.days = ahead;
	options.department = department;
	credit_status_free(report);
	report = NULL;
	look();
	OK(credit_status(snapshot, &options, &report, err));
}

static inline void status_end(void)
{
	credit_status_free(report);
	report = NULL;
	registry_end();
}

/* The first item of a section about the n-th firm (0: about whomever); NULL: none. */
static inline const credit_status_item *item_of(int section, unsigned n)
{
	const credit_id id = n ? sample_firm(n) : (credit_id){0};

	for (size_t i = 0; i < credit_status_count(report); i++) {
		const credit_status_item *item = credit_status_item_at(report, i);

		if (item->section == section && (!n || !strcmp(item->id, id.text)))
			return item;
	}
	return NULL;
}

/* The first item with a message code; NULL: none. */
static inline const credit_status_item *item_coded(const char *code)
{
	for (size_t i = 0; i < credit_status_count(report); i++)
		if (!strcmp(credit_status_item_at(report, i)->code, code))
			return credit_status_item_at(report, i);
	return NULL;
}

#endif
