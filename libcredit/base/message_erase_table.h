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
MESSAGE_ENUM(RETAIN_CHANNEL, "retain-channel", CREDIT_REFUSED,
	"记录 {3} 在其他发布渠道上尚未撤下（{1}）",
	"a channel still shows entry {3} ({1})",
	"撤下后用 taken-down 事项登记",
	"record the taken-down act of the channel")
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
MESSAGE_ENUM(ENTRY_ERASED, "entry-erased", CREDIT_REFUSED,
	"记录 {1} 已依 {2} 删除，不再录入或查看",
	"entry {1} was erased by {2}; it is neither recorded again nor shown",
	"同一决定不重复录入；有新的决定，按新的文号录入",
	"the same decision does not come back; a new one has a document of its own")
MESSAGE_ENUM(ERASE_NOTHING, "erase-nothing", CREDIT_REFUSED,
	"本库没有该主体可删除的记录",
	"nothing is stored of this subject that could be erased",
	"核对号码；先用 credit show 查看",
	"check the identifier; look with credit show first")
MESSAGE_ENUM(ERASE_DOCUMENT, "erase-document", CREDIT_REFUSED,
	"没有写明据以删除的文书号，或责令删除而没有写作出单位",
	"no document is named on which the erasure rests, or it is an order of nobody",
	"写 --document；责令删除的另写 --by",
	"name it with --document, and with an order say --by whom")
MESSAGE_ENUM(ERASE_CONFIRM, "erase-confirm", CREDIT_REFUSED,
	"确认的是 {1}，现在到期的是 {2}，没有删除任何记录",
	"{1} was confirmed and {2} is due now; nothing was erased",
	"重新用 credit erase --due 核对，再确认",
	"list them again with credit erase --due, then confirm")
MESSAGE_ENUM(ERASE_DAY, "erase-day", CREDIT_REFUSED,
	"到期删除不能按将来的日子（{1}）确认",
	"what falls due later ({1}) cannot be confirmed for erasure now",
	"不写 --on，或写今天以前的日子",
	"leave out --on, or name a day that has come")
MESSAGE_ENUM(VERDICT_ERASED, "verdict-erased", CREDIT_NOTE,
	"该主体在本库的记录已依法删除，本库不再保有，不能据此认定其是否曾被列入名单",
	"records of this subject were erased as the law requires; nothing can be concluded from it about past listings",
	"",
	"")
MESSAGE_ENUM(INTAKE_ERASED, "intake-erased", CREDIT_REFUSED,
	"这条记录已依 {1} 删除，同一决定不再录入",
	"this entry was erased by {1}; the same decision is not recorded again",
	"删去本行；有新的决定，按新的文号报送",
	"leave the row out; send a new decision under its own document")
MESSAGE_ENUM(CLI_ERASE_ID, "cli-erase-id", CREDIT_FATAL,
	"删除要写有效的证件号码或统一社会信用代码",
	"what is erased is named by a valid identifier",
	"用 credit id 核对号码",
	"check it with credit id")
