/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_task_table.h - the messages of tasks: what changed, what departments said.
 *
 * Included by message_table.h in its place, with its macro.
 */
/* tasks: what differs from the last answer; {1} is a list and a document, {2} a day */
MESSAGE_ENUM(TASK_ADDED, "task-added", CREDIT_NOTE, "新增依据：{1}，至{2}",
	"new ground: {1}, until {2}", "", "")
MESSAGE_ENUM(TASK_GONE, "task-gone", CREDIT_NOTE, "依据已不成立：{1}",
	"no ground any more: {1}", "", "")
MESSAGE_ENUM(TASK_UNTIL, "task-until", CREDIT_NOTE, "截止日改变：{1}，改为{2}",
	"another end: {1}, now until {2}", "", "")
MESSAGE_ENUM(TASK_NO_END, "task-no-end", CREDIT_NOTE, "长期", "no end", "", "")
/* tasks: why answers cannot all be true */
MESSAGE_ENUM(TASK_BOTH, "task-both", CREDIT_WARNING, "同一天的反馈互相矛盾",
	"what was said on one day cannot all be true",
	"与部门核对，以后来的日期和文号重新反馈",
	"ask the department; answer again with a later day and document")
MESSAGE_ENUM(TASK_LIFTED_HOLDS, "task-lifted-holds", CREDIT_WARNING,
	"反馈为已解除，但措施仍然有效", "it was said to be lifted, but the measure still holds",
	"与部门核对；仍在落实的，重新反馈已落实",
	"ask the department; if it is applied, answer done again")
MESSAGE_ENUM(TASK_DONE_LATE, "task-done-late", CREDIT_WARNING,
	"反馈为已落实，但那时措施已经终止", "it was said to be done when the measure had ended",
	"解除措施并反馈已解除", "lift it, and answer lifted")
/* feedback: rows of a file */
MESSAGE_ENUM(FEEDBACK_NUMBER, "feedback-number", CREDIT_REFUSED, "这不是任务编号",
	"this is no task number", "照导出的任务表填写 12 位任务编号",
	"copy the 12 characters from the exported tasks")
MESSAGE_ENUM(FEEDBACK_TASK, "feedback-task", CREDIT_REFUSED,
	"该主体没有编号为“{1}”的任务", "the subject has no task '{1}'",
	"核对任务编号和证件号码是否同一行；任务可能早已取消，请重新导出任务表",
	"check that number and identifier are of one row; the task may be long gone: export again")
MESSAGE_ENUM(FEEDBACK_TASK_NONE, "feedback-task-none", CREDIT_REFUSED,
	"没有编号为“{1}”的任务", "there is no task '{1}'",
	"核对任务编号，并填上证件号码；任务可能早已取消，请重新导出任务表",
	"check the number and give the identifier; the task may be long gone: export again")
MESSAGE_ENUM(FEEDBACK_DEPARTMENT, "feedback-department", CREDIT_REFUSED,
	"任务“{1}”是{2}的任务，不是反馈部门的", "task '{1}' is a task of {2}, not of who answers",
	"由任务所属部门反馈", "let the department answer whose task it is")
MESSAGE_ENUM(FEEDBACK_OUTCOME, "feedback-outcome", CREDIT_REFUSED,
	"反馈结果只能填：已落实、未落实、已解除", "an answer is done, not-done or lifted",
	"三项选一，原样填写", "write one of the three as it stands")
MESSAGE_ENUM(FEEDBACK_REASON, "feedback-reason", CREDIT_REFUSED,
	"未落实的，没有写明原因", "not done, and no reason is given",
	"在“未落实原因”一列写明原因", "state the reason in its column")
MESSAGE_ENUM(FEEDBACK_EARLY, "feedback-early", CREDIT_REFUSED,
	"反馈日期早于措施开始的{1}", "the day lies before {1}, when the measure began to hold",
	"核对反馈日期", "check the day")
MESSAGE_ENUM(FEEDBACK_DIFFERS, "feedback-differs", CREDIT_REFUSED,
	"任务“{1}”在同一天以同一文书已有反馈，原因不同",
	"on task '{1}' an answer of that day and document is stored, with another reason",
	"后来改变的，填写后来的日期和文号", "for a later change give its own day and document")
MESSAGE_ENUM(FEEDBACK_EMPTY, "feedback-empty", CREDIT_NOTE, "没有填写反馈的 {1} 行，已略过",
	"rows without an answer, passed over: {1}", "", "")
