/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_edition_table.h - the messages of editions: periods, print, sign-off.
 *
 * The section "edition" of message_table.h, which includes it; the same rules.
 */
MESSAGE_ENUM(EDITION_PERIOD_FORM, "edition-period-form", CREDIT_FATAL, "“{1}”不是期别",
	"'{1}' is not a period", "写成 2026-04、2026-Q2 或 2026-H1 这样的形式",
	"write it like 2026-04, 2026-Q2 or 2026-H1")
MESSAGE_ENUM(EDITION_PERIOD_SORT, "edition-period-sort", CREDIT_FATAL,
	"本库已按另一种期别发布（上期 {2}），不能改发 {1}",
	"this store publishes another sort of period (the last is {2}), not {1}",
	"一个库只用月、季、半年中的一种", "keep to months, quarters or half-years in one store")
MESSAGE_ENUM(EDITION_PERIOD_ORDER, "edition-period-order", CREDIT_FATAL,
	"{1} 不接在上期 {2} 之后", "{1} does not follow the last period, {2}",
	"按顺序发布下一期；更正已发布的一期用 --reissue",
	"publish the next period; to correct a published one use --reissue")
MESSAGE_ENUM(EDITION_DAY_EARLY, "edition-day-early", CREDIT_FATAL,
	"判断日 {1} 早于上期的 {2}", "the day {1} lies before that of the last edition, {2}",
	"用上期以后的日子", "use a later day")
MESSAGE_ENUM(EDITION_PUBLISHED, "edition-published", CREDIT_FATAL,
	"{1} 已经发布，此后记录或判断日有变化（{2}）",
	"{1} was published, and its state or day has changed since ({2})",
	"更正已发布的一期用 --reissue，并写明更正什么；撤下个别记录用 withdraw",
	"correct it with --reissue, saying what it corrects; take single rows down with withdraw")
MESSAGE_ENUM(EDITION_NOTHING_TO_REISSUE, "edition-nothing-to-reissue", CREDIT_FATAL,
	"{1} 不是最近发布的一期，不能更正重发", "{1} is not the last published period, so it cannot be re-issued",
	"只能更正重发最近一期", "only the last period can be re-issued")
MESSAGE_ENUM(EDITION_WORD_BLANK, "edition-word-blank", CREDIT_FATAL,
	"发布用语“{1}”尚未填写（{2}）", "the word '{1}' is not filled in ({2})",
	"在库目录的 words.txt 中补填；可参照随附的样例县用语",
	"fill it in in words.txt in the store's folder, after the sample county's words")
MESSAGE_ENUM(EDITION_WORDS_LINE, "edition-words-line", CREDIT_FATAL,
	"发布用语文件“{1}”有一行不能用：{2}", "a line of the words '{1}' cannot be used: {2}",
	"每行写成“键.zh = 值”，键须是已有的键；文件用 UTF-8",
	"write 'key.zh = value' with a key that exists, in UTF-8")
MESSAGE_ENUM(EDITION_GUARD, "edition-guard", CREDIT_FATAL,
	"比上期新增 {1} 条、无故消失 {2} 条（上期 {3} 条），停止发布",
	"rows added: {1}, gone without a reason: {2} (of {3} before); publication stopped",
	"先用 --dry-run 核对；确认无误后加 --expect-added {1}",
	"look at it with --dry-run; when it is right, add --expect-added {1}")
MESSAGE_ENUM(EDITION_GUARD_DIFFERS, "edition-guard-differs", CREDIT_FATAL,
	"--expect-added 写的是 {2}，实际新增 {1} 条", "--expect-added says {2}, but the rows added are {1}",
	"重新核对新增的记录", "look at the added rows again")
MESSAGE_ENUM(EDITION_UNEXPLAINED, "edition-unexplained", CREDIT_WARNING,
	"公示编号 {1}（名单 {2}）上期在榜，本期无故消失",
	"public number {1} (list {2}) was in print and is gone without a reason",
	"查明原因；确应移出的补记办理记录", "find out why; record the act that ended it")
MESSAGE_ENUM(EDITION_OVERDUE, "edition-overdue", CREDIT_WARNING,
	"公示编号 {1} 仍在网上、依法应撤下，应撤日 {2}，逾期 {3} 日",
	"public number {1} is still on the web and must come down: due {2}, days overdue: {3}",
	"用 credit withdraw 撤下", "take it down with credit withdraw")
MESSAGE_ENUM(EDITION_OVERDUE_STOPS, "edition-overdue-stops", CREDIT_FATAL,
	"有 {1} 条仍在网上、依法应撤下而逾期未撤（首个公示编号 {2}），停止发布",
	"rows still on the web that had to come down: {1} (first {2}); publication stopped",
	"先用 credit withdraw 撤下", "take them down with credit withdraw first")
MESSAGE_ENUM(EDITION_HELD_PLACE, "edition-held-place", CREDIT_FATAL,
	"内部文件“{1}”不能放在公示目录里，文件名须以“{2}”开头",
	"the internal file '{1}' may not lie in the public folder, and its name must begin with '{2}'",
	"用 --held 另指一个文件", "name another file with --held")
MESSAGE_ENUM(EDITION_FOLDER_OTHER, "edition-folder-other", CREDIT_FATAL,
	"“{1}”已存在，但不是本库发布的这一期", "'{1}' exists, but it is not this edition of this store",
	"换一个目录，或先移走它", "use another folder, or move it away first")
MESSAGE_ENUM(EDITION_BUSY, "edition-busy", CREDIT_FATAL, "编印期间库中有新的记录",
	"the store changed while the edition was being made", "再执行一次", "call again")
MESSAGE_ENUM(EDITION_LEAF, "edition-leaf", CREDIT_WARNING,
	"{2} 期公示编号 {1} 不能照原样重印，只保留编号和指纹",
	"public number {1} of {2} cannot be printed again as it was; only number and leaf stay",
	"", "")
MESSAGE_ENUM(EDITION_RECORD, "edition-record", CREDIT_FATAL, "{1} 期的发布记录损坏：{2}",
	"the record of edition {1} is damaged: {2}", "用 fsck 检查，必要时从备份恢复",
	"run fsck; restore a backup if need be")
MESSAGE_ENUM(EDITION_STILL_PRINTED, "edition-still-printed", CREDIT_WARNING,
	"公示编号 {1} 已撤下，但该记录仍在公示期内，下期会再次公示",
	"public number {1} is down, but the entry may still be printed and the next edition will do so",
	"确应移出的，用 event 补记办理记录（撤销、移出、修复等）",
	"record the act that ends it (revoked, removed, repaired ...) with event")
MESSAGE_ENUM(NOTICE_NOT_MISTAKEN, "notice-not-mistaken", CREDIT_FATAL,
	"“{1}”没有登记为错认主体", "'{1}' is not recorded as misidentified",
	"先用 event 登记 misidentified", "record it as misidentified with event first")
MESSAGE_ENUM(EDITION_NOT_IN_PRINT, "edition-not-in-print", CREDIT_FATAL,
	"“{1}”没有公示过", "'{1}' never was in print", "用 show 核对记录编号或公示编号",
	"look up the entry or the public number with show")
