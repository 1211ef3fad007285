/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_full_table.h - the messages of complete lists and of zero reports.
 *
 * Included by message_table.h in its place, with its macro; the last ones are
 * those of the command.
 */
MESSAGE_ENUM(FULL_AS_OF, "full-as-of", CREDIT_FATAL,
	"完整名单没有写明截至哪一天",
	"a complete list must say for which day it is complete",
	"用 --as-of 写明截至日期",
	"give the day with --as-of")
MESSAGE_ENUM(FULL_FUTURE, "full-future", CREDIT_FATAL,
	"截至日期 {1} 还没有到",
	"{1} has not come yet: nothing is known as of that day",
	"核对截至日期",
	"check the day")
MESSAGE_ENUM(FULL_LIST, "full-list", CREDIT_FATAL,
	"完整名单只能是一个单位的一个名单：文件里有几个，或与指定的不同，或没有写明",
	"a complete list is of one list and one authority: the file has several, others than named, or none",
	"按名单、单位分开导入；没有数据行的，用 --list、--authority 写明",
	"import each by itself; where there are no rows name them with --list and --authority")
MESSAGE_ENUM(FULL_COMPETENCE, "full-competence", CREDIT_FATAL,
	"单位 {1} 在当日无权认定名单 {2}",
	"on that day authority {1} is not competent for list {2}",
	"由有权认定的单位报送（国办发〔2020〕49号）",
	"the competent authority must send it")
MESSAGE_ENUM(FULL_OLDER, "full-older", CREDIT_FATAL,
	"截至 {1} 的完整名单已经过时：截至 {2} 的完整名单或零报告已经入库",
	"a complete list as of {1} is out of date: one, or a zero report, as of {2} is recorded",
	"请认定单位报送最新的完整名单；日期写错的，改正 --as-of",
	"ask the authority for its newest list; correct --as-of if the day is wrong")
MESSAGE_ENUM(FULL_MANY, "full-absent-many", CREDIT_FATAL,
	"在库 {2} 条记录中有 {1} 条不在这份完整名单里，多得可疑，没有入库",
	"entries that this complete list lacks: {1} of {2} stored, too many to be believed; nothing is stored",
	"用 --dry-run --missing 文件 看是哪些；与认定单位核对，名单确实完整的，加 --expect-absent {1}",
	"see who they are with --dry-run --missing FILE; ask the authority, and if the list is whole add --expect-absent {1}")
MESSAGE_ENUM(FULL_EXPECTED, "full-absent-differs", CREDIT_FATAL,
	"不在名单里的是 {1} 条，与确认的 {2} 条不同，没有入库",
	"stored entries absent: {1}, not {2} as confirmed; nothing is stored",
	"用 --dry-run --missing 文件 看是哪些，再确认条数",
	"see who they are with --dry-run --missing FILE, then confirm their number")
MESSAGE_ENUM(FULL_NOT_COMPLETE, "full-not-complete", CREDIT_WARNING,
	"有退回的行，不能断定谁不在名单里：没错的行已按一般文件处理，没有记录转为待核",
	"rows were refused, so nobody can be said to be absent: the good rows count as an ordinary file",
	"改好退回的行后，把整份完整名单重新导入",
	"mend the refused rows and import the whole list again")
MESSAGE_ENUM(ZERO_DOCUMENT, "zero-document", CREDIT_FATAL,
	"零报告没有文号，或文号过长",
	"the zero report has no number, or one that is too long",
	"写明报告的文号",
	"give the number of the report")
MESSAGE_ENUM(ZERO_AS_OF, "zero-as-of", CREDIT_FATAL,
	"零报告没有写明截至哪一天",
	"a zero report must say for which day it speaks",
	"用 --as-of 写明截至日期",
	"give the day with --as-of")
MESSAGE_ENUM(CLI_WITH_ONLY, "cli-with-only", CREDIT_FATAL, "“{1}”只能与“{2}”一起用",
	"'{1}' goes with '{2}' only", "", "")
MESSAGE_ENUM(CLI_NOT_WITH, "cli-not-with", CREDIT_FATAL, "“{1}”不能与“{2}”一起用",
	"'{1}' does not go with '{2}'", "分两次办理", "do one, then the other")
