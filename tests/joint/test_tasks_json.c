/* SPDX-License-Identifier: Apache-2.0 */
/* A task as JSON, whole: keys, order, what is absent. */
#include "task_registry.h"

static credit_task_support support = {.size = sizeof(support), .entry = "0123456789ABCDEF",
	.list = "SJ", .list_zh = "名单", .list_en = "list", .document = "样列〔2026〕1号",
	.until = CREDIT_DAY_MAX};

static credit_task task_sample(void)
{
	credit_task task = {.size = sizeof(task), .number = "FHZH4EP3CJ28", .department = "SC",
		.department_zh = "市监局", .department_en = "Market", .name = "样例\"公司",
		.measure = "P18", .measure_zh = "依法公示", .measure_en = "Publicity",
		.type = "penalty", .trigger = "law", .duty = "must", .duty_zh = "必须",
		.basis = "第一条", .state = CREDIT_TASK_OPEN, .holds = true, .opened = 20600,
		.until = CREDIT_DAY_MAX, .due = 20621, .supports = &support, .supports_count = 1,
		.answer = "", .answered = CREDIT_DAY_NONE, .answer_document = "",
		.answer_reason = "", .change_zh = "", .change_en = ""};

	task.id = sample_firm(1);
	return task;
}

static const char *json_of(const credit_task *task, int lang)
{
	const char *json;
	size_t length;

	OK(credit_task_json(snapshot, task, lang, &json, &length, err));
	ck_assert_uint_eq(length, strlen(json));
	return json;
}

START_TEST(test_an_open_task)
{
	credit_task task = task_sample();

	registry_begin();
	look();
	ck_assert_str_eq(json_of(&task, CREDIT_ZH),
		"{\"schema\":\"credit.tasks/1\",\"task\":\"FHZH4EP3CJ28\",\"department\":\"SC\","
		"\"department_name\":\"市监局\",\"id\":\"91629999100000016E\",\"kind\":\"business\","
		"\"name\":\"样例\\\"公司\",\"measure\":\"P18\",\"measure_name\":\"依法公示\","
		"\"type\":\"penalty\",\"trigger\":\"law\",\"duty\":\"must\",\"basis\":\"第一条\","
		"\"state\":\"open\",\"holds\":true,\"opened\":\"2026-05-27\",\"until\":null,"
		"\"due\":\"2026-06-17\",\"overdue\":false,\"provisional\":false,\"entries\":[{"
		"\"entry\":\"0123456789ABCDEF\",\"list\":\"SJ\",\"document\":\"样列〔2026〕1号\","
		"\"until\":null}],\"reached\":[],\"answer\":null,\"change\":\"\"}");
	registry_end();
}
END_TEST

START_TEST(test_an_answered_task_in_english)
{
	credit_task task = task_sample();
	const char *json;

	registry_begin();
	look();
	task.state = CREDIT_TASK_UPDATED;
	task.answer = "not-done";
	task.answered = 20601;
	task.answer_document = "样反1号";
	task.answer_reason = "无此权限";
	task.change_zh = "变";
	task.change_en = "changed";
	json = json_of(&task, CREDIT_EN);
	ck_assert_ptr_nonnull(strstr(json, "\"department_name\":\"Market\""));
	ck_assert_ptr_nonnull(strstr(json, "\"measure_name\":\"Publicity\""));
	ck_assert_ptr_nonnull(strstr(json,
		"\"answer\":{\"outcome\":\"not-done\",\"day\":\"2026-05-28\","
		"\"document\":\"样反1号\",\"reason\":\"无此权限\"},\"change\":\"changed\"}"));
	registry_end();
}
END_TEST

START_TEST(test_misuse)
{
	credit_task task = task_sample();
	const char *json = "x";

	registry_begin();
	look();
	FAILS(credit_task_json(NULL, &task, CREDIT_ZH, &json, NULL, err), CREDIT_EINVAL,
		"argument");
	ck_assert_ptr_null(json);
	FAILS(credit_task_json(snapshot, NULL, CREDIT_ZH, &json, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_task_json(snapshot, &task, CREDIT_ZH, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_task_json(snapshot, &task, 5, &json, NULL, err), CREDIT_EINVAL, "argument");
	registry_end();
}
END_TEST

SUITE("joint/tasks_json", T(test_an_open_task), T(test_an_answered_task_in_english),
	T(test_misuse))
