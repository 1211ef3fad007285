/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_print_table.h - the messages of taking down, public notice and sign-off.
 *
 * Included by message_table.h in its place, with its macro.
 */
MESSAGE_ENUM(EVENT_NEVER_PRINTED, "event-never-printed", CREDIT_REFUSED,
	"这条记录没有公示过，没有渠道需要撤下（{1}）",
	"the entry was never in print: no channel has it to take down ({1})",
	"核对记录编号或公示编号",
	"check the entry id or the public number")
MESSAGE_ENUM(EVENT_CHANNEL, "event-channel", CREDIT_REFUSED,
	"字段 channel 里有不认识的渠道代码（{1}）",
	"the field channel has a code that names no channel ({1})",
	"渠道代码见 channels.csv，多个之间用分号",
	"the codes stand in channels.csv; several have ';' between")
MESSAGE_ENUM(APPROVAL_STORED, "approval-stored", CREDIT_REFUSED,
	"该环节（{1}{2}）已对同一份样稿签批",
	"this place ({1} {2}) signed the same draft before",
	"不用重复签批；样稿有变的，重新生成样稿再签批",
	"there is no need to sign twice; when the draft changed, make it again and sign that")
MESSAGE_ENUM(APPROVAL_ROLE, "approval-role", CREDIT_FATAL,
	"“{1}”不是签批环节",
	"'{1}' is no place to sign",
	"写 department:代码（认定单位）、credit（信用办）、legal（法制审核）或 civilization（文明办）",
	"write department:CODE, credit, legal or civilization")
MESSAGE_ENUM(APPROVAL_DIGEST, "approval-digest", CREDIT_FATAL,
	"核对码“{1}”不足 16 位，或者不是十六进制",
	"'{1}' is no check code of at least 16 hexadecimal digits",
	"抄写 publish --draft 给出的核对码",
	"copy the code that publish --draft gave")
MESSAGE_ENUM(APPROVAL_CHANGED, "approval-state-changed", CREDIT_FATAL,
	"{1} 现在会公示的内容与签批的样稿不同（{2}）",
	"{1} would print something else than the draft that was signed ({2})",
	"重新生成样稿（publish --draft），核对后再签批",
	"make the draft again (publish --draft), look at it, and sign that")
MESSAGE_ENUM(APPROVAL_MISSING, "approval-missing", CREDIT_FATAL,
	"{1} 还缺少签批：{2}",
	"{1} still lacks the signature of: {2}",
	"由该环节签批（publish --approve）；哪些环节必须签批见 approvals.csv",
	"have it signed (publish --approve); approvals.csv says who must")
MESSAGE_ENUM(DRAFT_PLACE, "draft-place", CREDIT_FATAL,
	"样稿不能放在“{1}”：{2}",
	"the draft cannot be put into '{1}': {2}",
	"另选一个公示目录以外、只有本人能进入的目录（权限 0700），或者不存在的目录",
	"choose a folder outside the public one that only you can enter (mode 0700), or one that does not exist yet")
MESSAGE_ENUM(DRAFT_PUBLISHED, "draft-published", CREDIT_FATAL,
	"{1} 已经发布，没有样稿可言",
	"{1} is published already: there is no draft of it",
	"需要更正的，用 --reissue 写明更正什么",
	"to correct it, say with --reissue what is corrected")
MESSAGE_ENUM(ANNOUNCE_NOBODY, "announce-nobody", CREDIT_FATAL,
	"{1} 没有需要拟认定公示的红榜记录",
	"for {1} no red candidate waits for a public notice",
	"先导入拟认定的记录；已公示、已认定的不再公示",
	"import the candidates first; who was announced or recognised is not announced again")
MESSAGE_ENUM(ANNOUNCE_DAY, "announce-day", CREDIT_FATAL,
	"当日已有另一份拟认定公示，“{1}”不能同日再发",
	"another notice began on that day; '{1}' cannot begin on it too",
	"换一天，或者使用当日那份公示的文号",
	"choose another day, or the document of that day's notice")
MESSAGE_ENUM(ANNOUNCE_HELD, "announce-held", CREDIT_WARNING,
	"记录 {1}（{2}）不列入拟认定公示：{@3}",
	"entry {1} ({2}) is not in the notice: {@3}",
	"按原因补齐后另行公示",
	"mend that, and announce it by another document")
