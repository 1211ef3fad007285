/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_erase_table.h - the messages of retention and erasure.
 *
 * Included by message_table.h in its place, with its macro.  In retain-* {1} is
 * the instrument and article, {2} a day, {3} the entry where one is named.
 */
MESSAGE_ENUM(RETAIN_IN_FORCE, "retain-in-force", CREDIT_REFUSED,
	"记录 {3} 办理未完或仍在效力期内，不能删除（{1}）",
	"entry {3} is in force or on its way to be, so that it cannot be erased ({1})",
	"移出、撤销或期满后再删除；法院或认定单位有删除文书的，加 --order",
	"erase it when it has ended; with a court's or the authority's order add --order")
MESSAGE_ENUM(RETAIN_PRINTED, "retain-printed", CREDIT_REFUSED,
	"记录 {3} 仍在公示页面上（{1}）",
	"entry {3} still stands on a published page ({1})",
	"先用 credit withdraw 撤下",
	"take it down with credit withdraw first")
MESSAGE_ENUM(RETAIN_OPEN, "retain-open", CREDIT_REFUSED,
	"记录 {3} 有异议、修复申请、复议或诉讼未了结（{1}）",
	"an objection, repair, review or lawsuit about entry {3} is open ({1})",
	"了结并登记后再删除",
	"record how it ended, then erase")
MESSAGE_ENUM(RETAIN_LIFT, "retain-lift", CREDIT_REFUSED,
	"执行单位尚未反馈解除依记录 {3} 采取的措施（{1}）",
	"a department has not said that the measure resting on entry {3} is lifted ({1})",
	"催办解除并导入反馈",
	"ask it to lift the measure, and import its feedback")
MESSAGE_ENUM(RETAIN_HOLD, "retain-hold", CREDIT_REFUSED,
	"记录 {3} 已登记暂缓删除（{1}）",
	"erasing entry {3} was put on hold ({1})",
	"到期后再删除，或登记新的 hold 日期",
	"wait for that day, or record an act with another hold")
MESSAGE_ENUM(RETAIN_NO_RULE, "retain-no-rule", CREDIT_NOTE,
	"retention.csv 没有规定记录 {3} 的保存期限",
	"retention.csv says nothing about how long entry {3} is kept",
	"",
	"")
MESSAGE_ENUM(RETAIN_ARCHIVE, "retain-archive", CREDIT_NOTE,
	"记录 {3} 转为档案保存（{1}）",
	"entry {3} is kept as an archive ({1})",
	"",
	"")
MESSAGE_ENUM(RETAIN_YET, "retain-yet", CREDIT_NOTE,
	"记录 {3} 自 {2} 起到期删除（{1}）",
	"entry {3} is due for erasure from {2} ({1})",
	"",
	"")
