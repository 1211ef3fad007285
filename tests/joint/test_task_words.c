/* SPDX-License-Identifier: Apache-2.0 */
/* States, duties and changes of tasks in words of both languages. */
#include <check.h>
#include <string.h>

#include "credit/joint.h"
#include "joint/task_words.h"
#include "../support/suite.h"

static const struct {
	int state;
	const char *name;
	const char *zh;
	const char *en;
} states[] = {{CREDIT_TASK_OPEN, "open", "待反馈", "open"},
	{CREDIT_TASK_DONE, "done", "已落实", "done"},
	{CREDIT_TASK_NOT_DONE, "not-done", "未落实", "not done"},
	{CREDIT_TASK_UPDATED, "updated", "已变动", "updated"},
	{CREDIT_TASK_TO_LIFT, "to-lift", "待解除", "to lift"},
	{CREDIT_TASK_LIFTED, "lifted", "已解除", "lifted"},
	{CREDIT_TASK_CANCELLED, "cancelled", "已取消", "cancelled"},
	{CREDIT_TASK_CONTRADICTORY, "contradictory", "反馈矛盾", "contradictory"},
	{0, "", "", ""}, {9, "", "", ""}, {-1, "", "", ""}};

START_TEST(test_states_have_words)
{
	ck_assert_str_eq(credit_task_state_name(states[_i].state), states[_i].name);
	ck_assert_str_eq(credit_task_state_label(states[_i].state, CREDIT_ZH), states[_i].zh);
	ck_assert_str_eq(credit_task_state_label(states[_i].state, CREDIT_EN), states[_i].en);
	ck_assert_str_eq(credit_task_state_label(states[_i].state, 7), "");
}
END_TEST

START_TEST(test_public_states_are_those_of_the_record)
{
	ck_assert_int_eq(CREDIT_TASK_OPEN, TASK_OPEN);
	ck_assert_int_eq(CREDIT_TASK_DONE, TASK_DONE);
	ck_assert_int_eq(CREDIT_TASK_NOT_DONE, TASK_NOT_DONE);
	ck_assert_int_eq(CREDIT_TASK_UPDATED, TASK_UPDATED);
	ck_assert_int_eq(CREDIT_TASK_TO_LIFT, TASK_TO_LIFT);
	ck_assert_int_eq(CREDIT_TASK_LIFTED, TASK_LIFTED);
	ck_assert_int_eq(CREDIT_TASK_CANCELLED, TASK_CANCELLED);
	ck_assert_int_eq(CREDIT_TASK_CONTRADICTORY, TASK_CONTRADICTORY);
	ck_assert_int_eq(TASK_STATES, CREDIT_TASK_CONTRADICTORY + 1);
}
END_TEST

START_TEST(test_duties_have_words)
{
	ck_assert_str_eq(task_duty_name(DUTY_MUST), "must");
	ck_assert_str_eq(task_duty_name(DUTY_DECIDES), "decides");
	ck_assert_str_eq(task_duty_name(DUTY_MAY), "may");
	ck_assert_str_eq(task_duty_label(DUTY_MUST, CREDIT_ZH), "必须");
	ck_assert_str_eq(task_duty_label(DUTY_DECIDES, CREDIT_ZH), "自行决定");
	ck_assert_str_eq(task_duty_label(DUTY_MAY, CREDIT_ZH), "自愿");
	ck_assert_str_eq(task_duty_name((enum task_duty)0), "");
	ck_assert_str_eq(task_duty_label((enum task_duty)9, CREDIT_EN), "");
}
END_TEST

START_TEST(test_a_ground_is_list_and_document_or_its_id)
{
	struct list_row list = {.name_zh = "样例名单", .name_en = "Sample list"};
	struct judged_entry entry = {.list = &list,
		.current = {.list = "SJ", .document = "样列〔2026〕1号"}};
	struct entry_id id = {{0}};
	struct buf out = BUF_INIT;

	task_ground(&entry, &id, CREDIT_ZH, &out);
	ck_assert_str_eq(buf_cstr(&out), "样例名单 样列〔2026〕1号");
	buf_reset(&out);
	task_ground(&entry, &id, CREDIT_EN, &out);
	ck_assert_str_eq(buf_cstr(&out), "Sample list 样列〔2026〕1号");
	buf_reset(&out);
	entry.list = NULL;
	task_ground(&entry, &id, CREDIT_EN, &out);
	ck_assert_str_eq(buf_cstr(&out), "SJ 样列〔2026〕1号");
	buf_reset(&out);
	task_ground(NULL, &id, CREDIT_ZH, &out);
	ck_assert_str_eq(buf_cstr(&out), "0000000000000000");
	buf_free(&out);
}
END_TEST

START_TEST(test_changes_are_sentences)
{
	struct judged_entry entry = {.current = {.list = "SJ", .document = "1号"}};
	struct task_change changes[] = {
		{MSG_TASK_ADDED, {{0}}, &entry, CREDIT_DAY_NONE, CREDIT_DAY_MAX},
		{MSG_TASK_GONE, {{0}}, NULL, 20000, CREDIT_DAY_NONE},
		{MSG_TASK_UNTIL, {{0}}, &entry, 20000, 20600}};
	struct task task = {.changes = changes, .changes_count = 3, .remark = MSG_COUNT};
	struct buf out = BUF_INIT;

	task_change_text(&task, CREDIT_ZH, &out);
	ck_assert_str_eq(buf_cstr(&out),
		"新增依据：SJ 1号，至长期；依据已不成立：0000000000000000；"
		"截止日改变：SJ 1号，改为2026-05-27");
	buf_reset(&out);
	task_change_text(&task, CREDIT_EN, &out);
	ck_assert_str_eq(buf_cstr(&out),
		"new ground: SJ 1号, until no end; no ground any more: 0000000000000000; "
		"another end: SJ 1号, now until 2026-05-27");
	buf_reset(&out);
	task = (struct task){.remark = MSG_TASK_LIFTED_HOLDS};
	task_change_text(&task, CREDIT_ZH, &out);
	ck_assert_str_eq(buf_cstr(&out), "反馈为已解除，但措施仍然有效");
	buf_reset(&out);
	task.remark = MSG_COUNT;
	task_change_text(&task, CREDIT_ZH, &out);
	ck_assert_uint_eq(out.length, 0);
	buf_free(&out);
}
END_TEST

SUITE("joint/task_words", TL(test_states_have_words, (int)(sizeof(states) / sizeof(states[0]))),
	T(test_public_states_are_those_of_the_record), T(test_duties_have_words),
	T(test_a_ground_is_list_and_document_or_its_id), T(test_changes_are_sentences))
