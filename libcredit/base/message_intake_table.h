/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_intake_table.h - the messages of intake: files, cells, rows.
 *
 * The section "intake" of message_table.h, which includes it; the same rules.
 */
/* intake: the file as a whole */
MESSAGE_ENUM(INTAKE_SYNONYM, "intake-synonym", CREDIT_FATAL,
	"“{1}”中的表头“{2}”没有对应的字段，或已属于另一个字段",
	"heading '{2}' in '{1}' names no field, or heads another one already",
	"每行写两格：表头、字段", "write two cells a row: header, field")
MESSAGE_ENUM(INTAKE_TEMPORARY, "intake-temporary", CREDIT_FATAL, "临时文件读写失败：{1}",
	"a temporary file failed: {1}", "检查磁盘空间，或换一个临时文件夹",
	"check free space, or choose another folder for temporary files")
MESSAGE_ENUM(INTAKE_CHANGED, "intake-file-changed", CREDIT_FATAL, "读取期间文件被改动",
	"the file was changed while it was read", "关闭正在编辑它的程序后重新导入",
	"close the program that edits it and import again")
MESSAGE_ENUM(INTAKE_LIST_OPTION, "intake-list-option", CREDIT_FATAL, "没有名单“{1}”",
	"there is no list '{1}'", "用 catalogue show 查看名单代码", "see 'catalogue show' for the codes")
MESSAGE_ENUM(INTAKE_AUTHORITY_OPTION, "intake-authority-option", CREDIT_FATAL,
	"目录中没有单位“{1}”", "no department '{1}' is in the tables",
	"写单位代码、统一社会信用代码或全称", "give its code, credit code or full name")
MESSAGE_ENUM(INTAKE_NO_HEADER, "intake-no-header", CREDIT_FATAL, "前 20 行里没有认识的表头",
	"no known header in the first 20 rows", "用本系统的模板，或把表头改成模板里的名称",
	"use the template, or name the columns as it does")
MESSAGE_ENUM(INTAKE_COLUMN_MISSING, "intake-column-missing", CREDIT_FATAL, "缺少必需的列：{1}",
	"required columns are missing: {1}", "补上这些列再导入；名单和认定单位也可以在导入时指定",
	"add them and import again; list and authority may be given as options")
MESSAGE_ENUM(INTAKE_COLUMN_TWICE, "intake-column-twice", CREDIT_FATAL,
	"“{1}”列和“{2}”列是同一项内容", "columns '{1}' and '{2}' are the same field",
	"删去其中一列", "take one of them out")
MESSAGE_ENUM(INTAKE_NO_ROWS, "intake-no-rows", CREDIT_NOTE, "表头以下没有数据行",
	"there are no rows below the header", "", "")
MESSAGE_ENUM(INTAKE_REPEATED, "intake-repeated", CREDIT_NOTE, "已导入过（第 {1} 批），本次没有变化",
	"imported before (batch {1}); nothing to do", "", "")

/* intake: rows that are no data */
MESSAGE_ENUM(INTAKE_COLUMN_IGNORED, "intake-column-ignored", CREDIT_NOTE, "“{1}”列没有用到",
	"column '{1}' is not used", "", "")
MESSAGE_ENUM(INTAKE_TITLE, "intake-title-row", CREDIT_NOTE, "表头之上的标题行，已略过",
	"a title above the header, passed over", "", "")
MESSAGE_ENUM(INTAKE_HEADER_AGAIN, "intake-header-again", CREDIT_NOTE, "重复的表头，已略过",
	"the header again, passed over", "", "")
MESSAGE_ENUM(INTAKE_TOTAL, "intake-total-row", CREDIT_NOTE, "合计行，已略过",
	"a total, passed over", "", "")
MESSAGE_ENUM(INTAKE_FOOTER, "intake-footer-row", CREDIT_NOTE, "表下的说明行，已略过",
	"a remark below the table, passed over", "", "")
MESSAGE_ENUM(INTAKE_SAMPLE, "intake-sample-row", CREDIT_NOTE, "模板的示例行，已略过",
	"the template's sample row, passed over", "", "")
MESSAGE_ENUM(INTAKE_BLANK, "intake-blank-rows", CREDIT_NOTE, "空白行 {1} 行，已略过",
	"{1} blank rows, passed over", "", "")

/* intake: cells */
MESSAGE_ENUM(INTAKE_REQUIRED, "intake-required", CREDIT_REFUSED, "“{1}”没有填写",
	"'{1}' is not filled in", "按原件填写；合并的单元格要拆开逐行填写",
	"fill it in from the original; merged cells must be filled row by row")
MESSAGE_ENUM(INTAKE_CELLS, "intake-cells-extra", CREDIT_REFUSED,
	"这一行比表头多出内容：第 {1} 格“{2}”", "the row has more than the header: cell {1}, '{2}'",
	"多半是内容里的逗号没有加引号，各格已经错位；请改正",
	"perhaps a comma without quotes has shifted the cells; mend the row")
MESSAGE_ENUM(INTAKE_MANY, "intake-several-values", CREDIT_REFUSED, "一格里填了多个值",
	"the cell holds several values", "一行只填一个主体、一份文书，拆成多行",
	"one subject and one document a row: split it")
MESSAGE_ENUM(INTAKE_LONG, "intake-too-long", CREDIT_REFUSED, "内容超过 {1} 字节",
	"longer than {1} bytes", "缩短内容", "shorten it")
MESSAGE_ENUM(INTAKE_ROW_LONG, "intake-row-too-long", CREDIT_REFUSED,
	"这一行的内容合计 {1} 字节，最多 {2} 字节", "the row's content takes {1} bytes, at most {2} fit",
	"把事实等长文字写得简短些：不公示的细节留在案卷里",
	"shorten the facts and other long texts: details that nobody prints stay in the file of the case")
MESSAGE_ENUM(INTAKE_INVISIBLE, "intake-invisible", CREDIT_WARNING, "名称里有看不见的字符，已原样保留",
	"the name holds invisible characters; it was kept as it is",
	"请核对名称，多半是从网页复制带来的", "verify the name; they come from copying web pages")
MESSAGE_ENUM(INTAKE_QUOTE, "intake-stray-quote", CREDIT_REFUSED, "名称里有不成对的引号",
	"the name holds a quote without its pair", "对照原件，删去或补全引号",
	"compare with the original; delete the quote or complete it")
MESSAGE_ENUM(INTAKE_CLEANED, "intake-cleaned", CREDIT_NOTE,
	"已去掉号码中的空格、引号、前导符号或全角字符", "spaces, guards or full-width characters were taken out",
	"", "")
MESSAGE_ENUM(INTAKE_ID_SUSPECT, "intake-id-suspect", CREDIT_WARNING,
	"号码末三位是000，可能被表格软件截断过", "the number ends in 000; a spreadsheet may have cut it",
	"请对照证件核实", "compare it with the document")
MESSAGE_ENUM(INTAKE_ID_DERIVED, "intake-id-derived", CREDIT_WARNING,
	"15位旧号码，已换算成18位", "an old number of 15 digits, taken as the 18-digit one",
	"请对照新证件核实", "compare it with the new document")
MESSAGE_ENUM(INTAKE_ID_CONFIRMED, "intake-id-confirmed", CREDIT_WARNING,
	"校验码不对，按核实说明采用", "its check fails; taken because of the reason given", "", "")
MESSAGE_ENUM(INTAKE_ID_TWO, "intake-id-two", CREDIT_REFUSED, "两列证件号码不是同一主体",
	"two columns identify different subjects", "只保留主体本身的号码",
	"keep the number of the subject itself")
MESSAGE_ENUM(INTAKE_DAY, "intake-day", CREDIT_REFUSED, "不是日期", "not a day",
	"写成 2026-04-01 这样的形式", "write it like 2026-04-01")
MESSAGE_ENUM(INTAKE_DAY_NONE, "intake-day-none", CREDIT_REFUSED, "日历上没有这一天",
	"there is no such day", "对照原件改正", "compare with the original")
MESSAGE_ENUM(INTAKE_DAY_YEAR, "intake-day-year", CREDIT_REFUSED, "年份只有两位",
	"the year has two digits", "写出四位年份", "write all four")
MESSAGE_ENUM(INTAKE_DAY_SERIAL, "intake-day-serial", CREDIT_WARNING,
	"表格软件的日期序号，读作 {1}", "a spreadsheet's serial number, taken for {1}",
	"请核对；最好把这一列设为日期格式", "verify it; better set the column to a date format")
MESSAGE_ENUM(INTAKE_DAY_LONG, "intake-day-long", CREDIT_REFUSED, "这一列不能填长期",
	"this column takes no long term", "填写具体日期", "give the day")
MESSAGE_ENUM(INTAKE_DAY_FUTURE, "intake-day-future", CREDIT_REFUSED, "日期 {1} 还没有到",
	"{1} has not come yet", "已经作出的文书日期不会在将来；对照原件改正",
	"a document that exists has no day in the future; compare with the original")
MESSAGE_ENUM(INTAKE_ANSWER, "intake-answer", CREDIT_REFUSED, "只能填是或否",
	"only yes or no can stand here", "改填“是”或“否”", "write yes or no")
MESSAGE_ENUM(INTAKE_OBJECTION, "intake-objection", CREDIT_REFUSED,
	"异议情况只能填无、不成立或成立", "only none, dismissed or upheld can stand here",
	"改填“无”“不成立”或“成立”", "write none, dismissed or upheld")
MESSAGE_ENUM(INTAKE_GRADE, "intake-grade", CREDIT_REFUSED, "失信等级只能填轻微、一般或严重",
	"only minor, general or severe can stand here", "按决定书填写", "copy it from the decision")
MESSAGE_ENUM(INTAKE_AMOUNT, "intake-amount", CREDIT_WARNING, "金额看不懂，未采用",
	"the amount cannot be read and is not used", "只填数字，如 15000.00", "write digits, like 15000.00")
MESSAGE_ENUM(INTAKE_AMOUNT_UNIT, "intake-amount-unit", CREDIT_WARNING,
	"金额的单位与表头不同，未采用", "the amount's unit is not that of its header; it is not used",
	"按表头的单位填写数字", "write the number in the header's unit")
MESSAGE_ENUM(INTAKE_LIST, "intake-list", CREDIT_REFUSED, "没有名单“{1}”", "there is no list '{1}'",
	"填写名单代码，如 SX、SJ、H01", "give the code of a list, such as SX, SJ or H01")
MESSAGE_ENUM(INTAKE_LIST_KIND, "intake-list-kind", CREDIT_REFUSED, "“{1}”不收这一类主体",
	"{1} takes no subject of this kind", "核对证件号码和名单代码", "check the identifier and the list")
MESSAGE_ENUM(INTAKE_AUTHORITY, "intake-authority", CREDIT_REFUSED, "目录中没有单位“{1}”",
	"no department '{1}' is in the tables", "写单位代码、统一社会信用代码或全称",
	"give its code, credit code or full name")
MESSAGE_ENUM(INTAKE_COMPETENCE, "intake-competence", CREDIT_REFUSED,
	"“{1}”无权认定“{2}”", "{1} is not competent for {2}",
	"由有权认定的单位报送（国办发〔2020〕49号）", "the competent authority must send it")
MESSAGE_ENUM(INTAKE_GROUND, "intake-ground", CREDIT_REFUSED, "“{2}”没有情形“{1}”",
	"{2} has no ground '{1}'", "用 catalogue show 查看情形代码", "see 'catalogue show' for the codes")
MESSAGE_ENUM(INTAKE_MINOR, "intake-minor", CREDIT_REFUSED, "未成年人不得列入失信名单",
	"a minor cannot be listed", "删去本行；十六周岁以上且以本人劳动收入为主要生活来源的，填写该列（民法典第十八条）",
	"take the row out; for those over 16 who live on their own labour fill in that column")
MESSAGE_ENUM(INTAKE_RECORD, "intake-record", CREDIT_REFUSED, "这一行不能成为记录：{1}",
	"the row makes no record: {1}", "对照模板改正", "compare with the template")

/* intake: rows against each other and the store */
MESSAGE_ENUM(INTAKE_DUPLICATE, "intake-duplicate", CREDIT_NOTE, "与第 {1} 行相同",
	"the same as row {1}", "", "")
MESSAGE_ENUM(INTAKE_DUPLICATE_DIFFERENT, "intake-duplicate-different", CREDIT_REFUSED,
	"同一主体、名单和文号在文件里出现多次，内容不同（如第 {1} 行）",
	"the same subject, list and document stand more than once with different content (see row {1})",
	"只保留正确的一行", "keep the right one")
MESSAGE_ENUM(INTAKE_OTHER_SUBJECT, "intake-other-subject", CREDIT_REFUSED,
	"同一名单、单位和文号已用于另一主体",
	"the same list, authority and document name another subject",
	"确系同案的，在“同案其他主体”填“是”；属于更正的，在“更正原记录”填原记录编号",
	"if it is the same case say so in same_case; if it is a correction, name the record in corrects")
MESSAGE_ENUM(INTAKE_DIFFERS, "differs", CREDIT_REFUSED, "与已登记的内容不同：{1}",
	"differs from what is stored: {1}", "核对后改回，或在“更正文号”填写更正文书号",
	"write it as stored, or name the correction's document in correction")
MESSAGE_ENUM(INTAKE_CORRECTION_USED, "intake-correction-used", CREDIT_REFUSED,
	"更正文号“{1}”已用于另一次更正", "correction '{1}' was used before",
	"核对更正文号", "check the number of the correction")
MESSAGE_ENUM(INTAKE_CORRECTION_NONE, "intake-correction-none", CREDIT_REFUSED,
	"更正原记录要有更正文号", "a record is corrected only by a document",
	"填写更正文号", "fill in correction")
MESSAGE_ENUM(INTAKE_CORRECTS, "intake-corrects", CREDIT_REFUSED, "没有要更正的原记录“{1}”",
	"there is no record '{1}' to correct", "填写记录编号或公示编号",
	"give the record's id or its public number")
MESSAGE_ENUM(INTAKE_CORRECTS_ENDED, "intake-corrects-replaced", CREDIT_REFUSED,
	"原记录“{1}”已被更正过", "record '{1}' was replaced already", "改填最新的记录编号",
	"name the newest record")
MESSAGE_ENUM(INTAKE_VOID, "intake-void", CREDIT_REFUSED,
	"这条记录已被撤销、更正或删除，不能再次导入",
	"this record was undone, replaced or erased and cannot be imported again",
	"需要恢复的，由认定单位另行作出文书", "it takes a new document of the authority")
