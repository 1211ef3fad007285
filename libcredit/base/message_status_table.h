/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_status_table.h - what status says of what needs a person.
 *
 * Included by message_table.h in its place, with its macro.
 */
MESSAGE_ENUM(STATUS_ON_WEB, "status-on-web", CREDIT_WARNING, "仍在{1}：{2}", "still on {1}: {2}",
	"本县页面用 credit withdraw 撤下；各渠道撤下后用 credit event 登记",
	"our own pages: credit withdraw; each channel that took it down: credit event")
MESSAGE_ENUM(STATUS_ANSWER, "status-answer", CREDIT_WARNING, "{1}（{2}）待答复",
	"{1} ({2}) awaits its answer", "认定单位答复后用 credit event 登记",
	"record the authority's answer with credit event")
MESSAGE_ENUM(STATUS_WINDOW, "status-window", CREDIT_NOTE, "异议期将满，{1}起列入",
	"the days to object end; listed from {1}", "期内有异议的，先登记异议",
	"if an objection came in time, record it first")
MESSAGE_ENUM(STATUS_CALENDAR, "status-calendar", CREDIT_WARNING,
	"异议期超出已知的放假安排，不能列入",
	"the days to object reach past the known calendar: cannot be listed",
	"装入下一年的放假安排", "load the calendar of the next year")
MESSAGE_ENUM(STATUS_EXPIRY, "status-expiry", CREDIT_NOTE, "{1}到期", "ends: {1}",
	"到期后按期撤下、解除", "take down and lift when it is over")
MESSAGE_ENUM(STATUS_EXPIRY_EFFECTS, "status-expiry-effects", CREDIT_NOTE, "公示；使用；措施",
	"publicity; use; measures", "", "")
MESSAGE_ENUM(STATUS_REVIEW, "status-review", CREDIT_NOTE, "荣誉应当复查",
	"the honour is due for review", "复查后用 credit event 登记 reviewed",
	"record the review with credit event: reviewed")
MESSAGE_ENUM(STATUS_REVIEW_HELD, "status-review-held", CREDIT_WARNING,
	"荣誉应当复查，{1}起暂停公示",
	"the honour is due for review; held back from print from {1}",
	"复查后用 credit event 登记 reviewed", "record the review with credit event: reviewed")
MESSAGE_ENUM(STATUS_STALE, "status-stale", CREDIT_WARNING, "确认到{1}，满{2}日未再确认即过期",
	"confirmed as of {1}; stale {2} days after", "请认定单位报送全量名单或者零报告",
	"ask the authority for its complete list or a zero report")
MESSAGE_ENUM(STATUS_NEVER, "status-never", CREDIT_WARNING, "从未报送的名单",
	"lists that never came", "请报送全量名单或者零报告",
	"ask for the complete list or a zero report")
MESSAGE_ENUM(STATUS_TASK_OVERDUE, "status-task-overdue", CREDIT_WARNING, "必须反馈的任务逾期",
	"tasks that must be answered are overdue", "credit tasks --department 导出催办",
	"send them again: credit tasks --department")
MESSAGE_ENUM(STATUS_TASK_LIFT_OVERDUE, "status-task-lift-overdue", CREDIT_WARNING,
	"措施已终止，解除逾期", "measures ended and were not lifted in time",
	"催促解除并反馈", "have them lifted and answered")
MESSAGE_ENUM(STATUS_TASK_TO_LIFT, "status-task-to-lift", CREDIT_NOTE, "措施已终止，待解除",
	"measures ended and are to be lifted", "催促解除并反馈", "have them lifted and answered")
MESSAGE_ENUM(STATUS_TASK_CONTRADICTORY, "status-task-contradictory", CREDIT_WARNING,
	"反馈互相矛盾", "answers contradict", "与部门核对后重新反馈",
	"ask the department to answer again")
MESSAGE_ENUM(STATUS_TASK_UPDATED, "status-task-updated", CREDIT_NOTE, "依据已变动，待重新反馈",
	"the ground changed since the answer", "请部门重新反馈",
	"ask the department to answer again")
MESSAGE_ENUM(STATUS_TASK_OPEN, "status-task-open", CREDIT_NOTE, "必须反馈而未反馈的任务（含逾期）",
	"tasks that must be answered are open (overdue ones too)", "到期前催办", "remind before the day")
MESSAGE_ENUM(STATUS_PROPOSAL, "status-proposal", CREDIT_NOTE,
	"{1}个月内有{2}次以上决定，建议研究是否列入{3}",
	"{2} or more decisions within {1} months: consider whether to list on {3}",
	"由认定单位核实、告知并依法决定；这不是列入",
	"the authority looks, hears the subject and decides; this is no listing")
MESSAGE_ENUM(STATUS_ERASE, "status-erase", CREDIT_NOTE, "保存期满，应当删除（{1}）",
	"kept long enough, to be erased ({1})", "用 credit erase --due 逐条核对后删除",
	"read the list of credit erase --due and confirm it")
MESSAGE_ENUM(STATUS_ERASE_UNSURE, "status-erase-unsure", CREDIT_WARNING,
	"保存期满，应当删除（{1}）；期限凭记忆录入，待核，确认前不要删除",
	"kept long enough, to be erased ({1}); the term is from memory: confirm it before "
	"anything is erased",
	"对照原文核实期限（credit catalogue show），再用 credit erase --due 逐条核对后删除",
	"compare the term with its source (credit catalogue show), then read the list of "
	"credit erase --due and confirm it")
MESSAGE_ENUM(STATUS_OUTCOME, "status-outcome", CREDIT_WARNING,
	"最长期限届满后如何处理尚无规定，届满即停止公示；请认定单位明确",
	"no rule says what follows at the maximum: it stops then, and the authority is to say",
	"请认定单位出具移出文书，或写明行业规定", "ask the authority for a removal, or the "
	"sector's rule")
MESSAGE_ENUM(STATUS_DAYS, "status-days", CREDIT_FATAL, "天数应为0到{1}的整数，不是“{2}”",
	"days are a whole number from 0 to {1}, not '{2}'", "如 --days 30", "such as --days 30")
