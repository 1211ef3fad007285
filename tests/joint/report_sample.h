/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report_sample.h - a firm with a story, among others whom nobody may read of.
 *
 * The firm is listed by a document that names a second firm too, was renamed,
 * has a person in charge, an objection, an honour, and an entry that was meant
 * for somebody else.  Each test program includes this once.
 */
#ifndef TEST_JOINT_REPORT_SAMPLE_H
#define TEST_JOINT_REPORT_SAMPLE_H

#include "base/day.h"
#include "base/file.h"
#include "joint/report.h"
#include "../store/sample.h"

#define REGULATOR "11629999F00010056H" /* SC, for SJ and H10 */
#define COURT "11629999F000100134"     /* FY, for SX */
#define REPORT_NAME "样例县本报告食品有限公司"
#define REPORT_RENAMED "样例县新名食品有限公司"
#define OTHER_NAME "样例县同案商贸有限公司"
#define ROLE_NAME "赵样例"
#define MEANT_NAME "样例县被错认的公司"
#define MEANT_FACTS "这是被错认的事实"
#define BYSTANDERS 40

static struct sample s;
static credit_snapshot *snapshot;
static credit_id firm;
static credit_id other_firm;
static credit_id role_person;
static struct entry_id mistaken;

static inline struct entry report_entry_plain(
	const credit_id *subject, const char *name, const char *list, const char *document)
{
	struct entry entry = sample_entry(subject, document);

	entry.name = name;
	entry.list = list;
	entry.authority = strcmp(list, "SX") == 0 ? COURT : REGULATOR;
	entry.decided = DAY0 - 60;
	entry.served = DAY0 - 58;
	entry.notified = DAY0 - 90;
	entry.basis_document = "样罚〔2026〕9号";
	entry.objection = OBJECTION_NONE;
	entry.grade = GRADE_SEVERE;
	entry.ground = strcmp(list, "SX") == 0 ? "SX2" : "SJ1";
	return entry;
}

static inline void report_put(struct change *change, struct entry *entry)
{
	sample_seal(entry);
	OK(change_add_entry(change, entry, err));
}

static inline void report_put_event(struct change *change, const struct entry_id *id, int kind,
	const char *document, const struct event_field *fields, size_t count)
{
	struct event event = {.entry = *id, .kind = kind, .day = DAY0 - 5,
		.document = document, .authority = REGULATOR, .operator_ = "王经办",
		.fields = fields, .fields_count = count};

	OK(change_add_event(change, &event, err));
}

/* Forty others, each with a name and a number of its own. */
static inline void report_put_bystanders(struct change *change)
{
	static char names[BYSTANDERS][60];
	static char documents[BYSTANDERS][60];

	for (unsigned i = 0; i < BYSTANDERS; i++) {
		credit_id id = i % 2 ? sample_person(100 + i) : sample_firm(100 + i);
		struct entry entry;

		snprintf(names[i], sizeof(names[i]), "旁人%u号商行", i);
		snprintf(documents[i], sizeof(documents[i]), "样旁〔2026〕%u号", i);
		entry = report_entry_plain(&id, names[i], "SJ", documents[i]);
		entry.facts = names[i];
		report_put(change, &entry);
	}
}

static inline void report_put_firm(struct change *change)
{
	static char facts[400];
	static struct role role;
	static const struct event_field ground = {"ground", "与" OTHER_NAME "无关"};
	struct subject_act act = {.subject = firm, .kind = CREDIT_SUBJECT_RENAMED,
		.day = DAY0 - 10, .document = "样登〔2026〕3号", .authority = REGULATOR,
		.operator_ = "", .fields = &(struct event_field){"name", REPORT_RENAMED},
		.fields_count = 1};
	struct entry entry = report_entry_plain(&firm, REPORT_NAME, "SJ", "样列〔2026〕1号");
	struct entry same;

	role = (struct role){.person = role_person, .name = ROLE_NAME, .role = "法定代表人",
		.basis = "样法第一条", .from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
	snprintf(facts, sizeof(facts), "伙同%s（%s）、%s（%s）出售不合格食品<b>",
		OTHER_NAME, other_firm.text, ROLE_NAME, role_person.text);
	entry.facts = facts;
	entry.same_case = true;
	entry.roles = &role;
	entry.roles_count = 1;
	report_put(change, &entry);
	report_put_event(change, &entry.id, CREDIT_EVENT_OBJECTED, "样异〔2026〕1号", &ground, 1);
	same = report_entry_plain(&other_firm, OTHER_NAME, "SJ", "样列〔2026〕1号");
	same.same_case = true;
	report_put(change, &same);
	entry = report_entry_plain(&firm, MEANT_NAME, "SX", "样执〔2026〕7号");
	entry.facts = MEANT_FACTS;
	report_put(change, &entry);
	mistaken = entry.id;
	report_put_event(change, &entry.id, CREDIT_EVENT_MISIDENTIFIED, "样更〔2026〕7号", NULL, 0);
	OK(change_add_subject_act(change, &act, err));
}

static inline void report_setup(void)
{
	struct change *change;

	firm = sample_firm(1);
	other_firm = sample_firm(2);
	role_person = sample_person(77);
	sample_begin(&s);
	OK(change_begin(s.registry, 0, "test", &change, err));
	report_put_firm(change);
	report_put_bystanders(change);
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(s.registry, NULL, &snapshot, err));
}

static inline void report_ask(const char *purpose, const char *identity)
{
	const credit_query query = {.size = sizeof(query), .purpose = purpose,
		.operator_ = "李查询", .command = identity ? "report" : "check",
		.identity = identity};

	OK(credit_snapshot_purpose(snapshot, &query, err));
}

/* Asked once before by a department, then by the firm itself. */
static inline const credit_report *report_make(const credit_id *id)
{
	const credit_report *report;
	const credit_verdict *verdict;

	report_ask("采购审查", NULL);
	OK(credit_check(snapshot, id, DAY0, &verdict, err));
	report_ask("本人查询", "营业执照原件，信用办核验");
	OK(credit_report_make(snapshot, id, DAY0, &report, err));
	return report;
}

static inline void report_teardown(void)
{
	credit_snapshot_end(snapshot);
	sample_end(&s);
}

/* Nothing of anybody else stands in a text. */
static inline void report_leaks_nobody(const char *text)
{
	static const char *const names[] = {OTHER_NAME, ROLE_NAME, MEANT_NAME, MEANT_FACTS,
		"旁人", "样旁", "李查询", "王经办"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		ck_assert_msg(!strstr(text, names[i]), "%s", names[i]);
	ck_assert(!strstr(text, other_firm.text));
	ck_assert(!strstr(text, role_person.text));
	for (unsigned i = 0; i < BYSTANDERS; i++) {
		credit_id id = i % 2 ? sample_person(100 + i) : sample_firm(100 + i);

		ck_assert_msg(!strstr(text, id.text), "%s", id.text);
	}
}

#endif
