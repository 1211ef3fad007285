/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_table.h - every message: code, severity and its words.
 *
 * MESSAGE_ENUM(NAME, "code", severity, zh, en, cure_zh, cure_en), one a row.
 * Included several times with MESSAGE_ENUM defined differently, so it has no
 * guard.  A code is permanent: its words may improve, its meaning may not
 * change, and a retired code is never used again.  {1}..{9} are parameters;
 * both languages use the same set (a test compares them).  Rows stand by room.
 * Messages say what failed, with the subject in quotes, without a full stop.
 */

/* base: arguments, files, memory */
MESSAGE_ENUM(ARGUMENT, "argument", CREDIT_FATAL, "参数“{1}”不合要求：{2}",
	"argument '{1}' is not acceptable: {2}", "请按说明改正后重试",
	"correct it as documented and call again")
MESSAGE_ENUM(MEMORY, "memory", CREDIT_FATAL, "内存不足", "memory ran out",
	"关闭其他程序后重试", "free some memory and try again")
MESSAGE_ENUM(FILE_OPEN, "file-open", CREDIT_FATAL, "打不开文件“{1}”：{2}",
	"cannot open '{1}': {2}", "检查路径和权限", "check the path and its permissions")
MESSAGE_ENUM(FILE_READ, "file-read", CREDIT_FATAL, "读取“{1}”失败：{2}",
	"cannot read '{1}': {2}", "检查磁盘后重试", "check the disk and try again")
MESSAGE_ENUM(FILE_WRITE, "file-write", CREDIT_FATAL, "写入“{1}”失败：{2}",
	"cannot write '{1}': {2}", "检查磁盘空间和权限后重试",
	"check free space and permissions, and try again")
MESSAGE_ENUM(FILE_EXISTS, "file-exists", CREDIT_FATAL, "“{1}”已经存在",
	"'{1}' exists already", "换一个名字，或先移走它", "choose another name, or move it away first")
MESSAGE_ENUM(DAY_FORM, "day-form", CREDIT_FATAL, "“{1}”不是日期", "'{1}' is not a day",
	"写成 2026-04-01 这样的形式", "write it like 2026-04-01")
MESSAGE_ENUM(MOMENT_FORM, "moment-form", CREDIT_FATAL, "“{1}”不是时点",
	"'{1}' is not a moment", "写成日期、2026-04-01T09:00:00+08:00 或 #序号",
	"write a day, 2026-04-01T09:00:00+08:00, or #SEQUENCE")
MESSAGE_ENUM(CANCELLED, "cancelled", CREDIT_FATAL, "已按要求停止", "stopped as asked", "", "")
MESSAGE_ENUM(INTERNAL, "internal", CREDIT_FATAL, "程序内部错误：{1}", "internal error: {1}",
	"请把这条信息报告给开发者", "please report this to the developers")

/* seal: digests, keys and notes */
MESSAGE_ENUM(DIGEST, "digest", CREDIT_FATAL, "密码库计算“{1}”失败",
	"the cryptographic library failed at '{1}'", "检查 OpenSSL 的安装",
	"check the installation of OpenSSL")
#include "base/message_sign_table.h"

/* csv */
MESSAGE_ENUM(CSV_ICONV, "csv-iconv", CREDIT_FATAL, "系统不能转换 GB18030 编码：{1}",
	"the system cannot convert GB18030: {1}", "安装系统的字符集转换模块（gconv）",
	"install the system's character set modules (gconv)")
MESSAGE_ENUM(CSV_ENCODING_NAME, "csv-encoding-name", CREDIT_FATAL, "不认识编码名“{1}”",
	"unknown encoding '{1}'", "可用 utf-8、gb18030、gbk、utf-16le、utf-16be",
	"use utf-8, gb18030, gbk, utf-16le or utf-16be")
MESSAGE_ENUM(CSV_ENCODING_UNKNOWN, "csv-encoding-unknown", CREDIT_FATAL,
	"认不出文件的编码：前几行里没有认识的表头",
	"the file's encoding cannot be told: its first rows hold no known header",
	"核对表头是否按模板填写；若无误，用 --encoding 指明编码（WPS、Excel 直接另存的一般是 gb18030）",
	"compare the header with the template; if it is right, name the encoding with --encoding")
MESSAGE_ENUM(CSV_ENCODING_AMBIGUOUS, "csv-encoding-ambiguous", CREDIT_FATAL,
	"文件按 UTF-8 和 GB18030 都读得通，内容却不同",
	"the file reads as UTF-8 and as GB18030, with different text",
	"用 --encoding 指明编码", "name the encoding with --encoding")
MESSAGE_ENUM(CSV_ROWS_MANY, "csv-rows-many", CREDIT_FATAL, "文件超过 {1} 行",
	"the file has more than {1} rows", "把文件分成几个", "split the file")
MESSAGE_ENUM(CSV_BYTES, "csv-bytes", CREDIT_REFUSED,
	"第 {1} 个字符处的字节 {2} 不成字符", "the bytes {2} at character {1} form no character",
	"在原表中重新填写这一格，再另存为 CSV",
	"fill the cell in again in the original table and save as CSV again")
MESSAGE_ENUM(CSV_PRIVATE_USE, "csv-private-use", CREDIT_REFUSED,
	"第 {1} 个字符 {2} 是自造字，别的电脑上会变成另一个字",
	"character {1}, {2}, is for private use: another computer shows another one",
	"改用国家标准 GB18030 中的字；确无此字的，用拼音并在原件上注明",
	"use the standard character of GB18030")
MESSAGE_ENUM(CSV_LOST, "csv-lost-character", CREDIT_REFUSED,
	"第 {1} 个字符在来文前已经丢失（{2}）",
	"character {1} was lost before the file came here ({2})",
	"对照原件重新填写这一格", "fill the cell in again from the original")
MESSAGE_ENUM(CSV_CONTROL, "csv-control", CREDIT_REFUSED, "第 {1} 个字符是控制字符 {2}",
	"character {1} is the control character {2}", "删去这个看不见的字符",
	"delete this invisible character")
MESSAGE_ENUM(CSV_EURO, "csv-euro", CREDIT_WARNING, "第 {1} 个字符处的字节 {2} 读作欧元符号 €",
	"the byte {2} at character {1} was read as the euro sign", "请核对", "please verify")
MESSAGE_ENUM(CSV_QUOTE_OPEN, "csv-quote-open", CREDIT_REFUSED,
	"第 {1} 个字符处的引号没有配对的后引号", "the quote at character {1} is never closed",
	"补上后引号，或删去这个引号；以下各行已照常读取",
	"close the quote or delete it; the lines after this one were read as usual")
MESSAGE_ENUM(CSV_QUOTE_JUNK, "csv-quote-junk", CREDIT_REFUSED,
	"第 {1} 个字符紧跟在后引号之后", "character {1} follows a closing quote",
	"单元格里的引号要写成两个", "write a quote inside a cell twice")
MESSAGE_ENUM(CSV_QUOTE_INSIDE, "csv-quote-inside", CREDIT_REFUSED,
	"第 {1} 个字符是引号，所在单元格却没有用引号括起来",
	"character {1} is a quote in a cell that is not quoted",
	"把整个单元格用引号括起来，里面的引号写成两个",
	"quote the whole cell and write the quote inside it twice")
MESSAGE_ENUM(CSV_FIELD_LONG, "csv-field-long", CREDIT_REFUSED, "这一格超过 {2} 字节",
	"the cell is longer than {2} bytes", "缩短内容", "shorten it")
MESSAGE_ENUM(CSV_FIELDS_MANY, "csv-fields-many", CREDIT_REFUSED, "这一行超过 {2} 格",
	"the row has more than {2} cells", "检查分隔符", "check the separators")
MESSAGE_ENUM(CSV_ROW_LONG, "csv-row-long", CREDIT_REFUSED,
	"这一行超过 {2} 字节，其余部分没有读取", "the row is longer than {2} bytes; its rest was not read",
	"检查换行符，或缩短内容", "check the line ends, or shorten it")
MESSAGE_ENUM(CSV_CANNOT_ENCODE, "csv-cannot-encode", CREDIT_FATAL,
	"字符 {1} 不能写成 {2} 编码", "character {1} cannot be written as {2}",
	"改用 UTF-8", "use UTF-8")

/* id */
MESSAGE_ENUM(ID_EMPTY, "id-empty", CREDIT_REFUSED, "证件号码为空", "the identifier is empty",
	"填写证件号码；没有号码的荣誉用不含证件列的模板",
	"fill in the identifier; for honours without one use the template without that column")
MESSAGE_ENUM(ID_LENGTH, "id-length", CREDIT_REFUSED, "证件号码的长度不是任何一种证件的长度",
	"the identifier is as long as none of the known ones",
	"核对是否漏填、多填：身份证和统一社会信用代码18位，组织机构代码9位",
	"look for missing or extra characters: resident ids and credit codes have 18, organisation codes 9")
MESSAGE_ENUM(ID_CHARACTER, "id-character", CREDIT_REFUSED, "证件号码里有不该出现的字符",
	"the identifier holds a character that none can hold", "删去多余的字符，只留数字和字母",
	"take it out; only digits and letters belong there")
MESSAGE_ENUM(ID_SEVERAL, "id-several", CREDIT_REFUSED, "一个单元格里填了多个号码",
	"the cell holds several identifiers", "一行只填一个主体，拆成多行",
	"one subject a row: split it into several rows")
MESSAGE_ENUM(ID_LETTER, "id-letter", CREDIT_REFUSED,
	"统一社会信用代码里不会出现字母 I、O、S、V、Z",
	"a credit code never holds the letters I, O, S, V or Z",
	"多半是 1、0、5、U、2 之误；请对照营业执照改正",
	"perhaps 1, 0, 5, U or 2 was meant; compare with the licence")
MESSAGE_ENUM(ID_CHECK_DIGIT, "id-check-digit", CREDIT_REFUSED, "证件号码的校验码不对",
	"the check digit of the identifier is wrong",
	"多半有一位填错；请对照证件改正。确系早期试点代码的，由认定单位注明理由后确认",
	"a digit is probably mistyped: compare with the document; a genuine pilot code can be confirmed with a reason")
MESSAGE_ENUM(ID_ORGANISATION_DIGIT, "id-organisation-digit", CREDIT_REFUSED,
	"统一社会信用代码里的组织机构代码（第9至17位）校验码不对",
	"the organisation code inside the credit code (characters 9 to 17) fails its check",
	"多半有一位填错；请对照证件改正", "a character is probably mistyped: compare with the document")
MESSAGE_ENUM(ID_BIRTH, "id-birth", CREDIT_REFUSED, "证件号码里的出生日期不存在",
	"the day of birth in the identifier does not exist", "请对照证件改正",
	"compare with the document")
MESSAGE_ENUM(ID_BIRTH_FUTURE, "id-birth-future", CREDIT_REFUSED, "证件号码里的出生日期在将来",
	"the day of birth in the identifier lies in the future", "请对照证件改正",
	"compare with the document")
MESSAGE_ENUM(ID_SCIENTIFIC, "id-scientific", CREDIT_REFUSED,
	"号码已被表格软件变成科学计数法，原号码无法恢复",
	"a spreadsheet turned the number into scientific notation; it cannot be recovered",
	"把这一列设为“文本”格式，再重新填写号码",
	"set the column to text and type the number again")
MESSAGE_ENUM(ID_TRUNCATED, "id-truncated", CREDIT_REFUSED,
	"号码末三位被表格软件变成了000，原号码无法恢复",
	"a spreadsheet replaced the last three digits by 000; the number cannot be recovered",
	"把这一列设为“文本”格式，再重新填写号码",
	"set the column to text and type the number again")
MESSAGE_ENUM(ID_REGISTRATION, "id-registration", CREDIT_REFUSED,
	"15位数字不是身份证旧号码，可能是工商注册号",
	"15 digits that are no old resident id; perhaps a business registration number",
	"改填18位统一社会信用代码", "use the 18-character credit code instead")

/* catalogue: faults of tables */
MESSAGE_ENUM(TABLE_FAULTS, "table-faults", CREDIT_FATAL, "目录表有 {1} 处错误",
	"the tables have {1} faults", "按每条提示改正后重新检查",
	"mend each as it says and check again")
MESSAGE_ENUM(TABLE_BYTES, "table-bytes", CREDIT_FATAL, "保存的目录表已损坏：{1}",
	"the stored tables are damaged: {1}", "从备份恢复", "restore a backup")
MESSAGE_ENUM(TABLE_STORED, "table-stored", CREDIT_FATAL,
	"库里保存的目录表不合本版本的要求：{1} 第 {2} 行 {3}（{4}）",
	"the tables kept in the store do not fit this version: {1} row {2} {3} ({4})",
	"用 credit catalogue load 重新载入目录表，或者用当时的版本打开",
	"load the tables again with credit catalogue load, or open the store with the version "
	"that loaded them")
MESSAGE_ENUM(TABLE_FILE_UNKNOWN, "table-file-unknown", CREDIT_REFUSED,
	"“{1}”不是目录表的文件名", "'{1}' is no table", "只能是：{2}", "use one of: {2}")
MESSAGE_ENUM(TABLE_FILE_NONE, "table-file-none", CREDIT_REFUSED, "文件夹“{1}”里没有目录表",
	"folder '{1}' holds no table", "放入其中一个文件：{2}", "put in at least one of: {2}")
MESSAGE_ENUM(TABLE_ROWS, "table-rows", CREDIT_REFUSED, "行数超过 {1}",
	"more than {1} rows", "删去不用的行", "take out rows that are not needed")
MESSAGE_ENUM(TABLE_COLUMN_UNKNOWN, "table-column-unknown", CREDIT_REFUSED,
	"没有“{1}”这一列", "there is no column '{1}'", "可用的列：{2}", "known columns: {2}")
MESSAGE_ENUM(TABLE_COLUMN_TWICE, "table-column-twice", CREDIT_REFUSED, "“{1}”列重复",
	"column '{1}' stands twice", "删去其中一列", "take one of them out")
MESSAGE_ENUM(TABLE_COLUMN_MISSING, "table-column-missing", CREDIT_REFUSED, "缺少“{1}”列",
	"column '{1}' is missing", "补上这一列", "add it to the header")
MESSAGE_ENUM(TABLE_CELLS, "table-cells", CREDIT_REFUSED, "本行有 {1} 格，表头有 {2} 列",
	"cells in the row: {1}, columns in the header: {2}", "补齐或删去多余的格，含逗号的内容加引号",
	"make them equal; put quotes around text with commas")
MESSAGE_ENUM(TABLE_EMPTY, "table-empty", CREDIT_REFUSED, "“{1}”不能为空", "'{1}' is empty",
	"填写这一格", "fill the cell in")
MESSAGE_ENUM(TABLE_SOURCE, "table-source", CREDIT_REFUSED, "没有写明依据",
	"the row names no source", "写明文件名称和条款", "name the instrument and the article")
MESSAGE_ENUM(TABLE_CODE, "table-code", CREDIT_REFUSED, "“{1}”不是代码", "'{1}' is no code",
	"用 1 至 16 个大写字母和数字", "use 1 to 16 capital letters and digits")
MESSAGE_ENUM(TABLE_DAY, "table-day", CREDIT_REFUSED, "“{1}”不是日期", "'{1}' is not a day",
	"写成 2026-04-01 这样的形式", "write it like 2026-04-01")
MESSAGE_ENUM(TABLE_DAYS_REVERSED, "table-days-reversed", CREDIT_REFUSED,
	"止日 {2} 早于起日 {1}", "to {2} lies before from {1}", "改正日期", "mend the days")
MESSAGE_ENUM(TABLE_NUMBER, "table-number", CREDIT_REFUSED, "“{1}”不是 0 至 {2} 的整数",
	"'{1}' is no whole number from 0 to {2}", "改成整数", "write a whole number")
MESSAGE_ENUM(TABLE_WORD, "table-word", CREDIT_REFUSED, "“{1}”不在可用的词里",
	"'{1}' is not one of the known words", "可用：{2}", "use one of: {2}")
MESSAGE_ENUM(TABLE_TERM, "table-term", CREDIT_REFUSED, "“{1}”不是期限",
	"'{1}' is no term", "写成 30d、3m、1y、ban、life、open 或 hidden（仅公示）",
	"write 30d, 3m, 1y, ban, life, open, or hidden (publicity only)")
MESSAGE_ENUM(TABLE_TERM_ORDER, "table-term-order", CREDIT_REFUSED, "最短期限长于最长期限",
	"the minimum is longer than the maximum", "改正期限", "mend the terms")
MESSAGE_ENUM(TABLE_REFERENCE, "table-reference", CREDIT_REFUSED,
	"“{1}”在 {2} 里没有（或在起日 {3} 尚未施行）",
	"'{1}' does not stand in {2}, or not on {3}", "改正代码、日期，或先在该表中补上",
	"mend the code or the day, or add it there first")
MESSAGE_ENUM(TABLE_OVERLAP, "table-overlap", CREDIT_REFUSED, "与第 {1} 行的日期重叠",
	"the days overlap those of line {1}", "把前一行的止日改为后一行起日的前一天",
	"let the earlier row end on the day before")
MESSAGE_ENUM(TABLE_GAP, "table-gap", CREDIT_REFUSED, "与第 {1} 行之间有空档",
	"the days leave a gap after line {1}", "补上中间的行，或把日期接上",
	"add a row between, or join the days")
MESSAGE_ENUM(TABLE_KINDS, "table-kinds", CREDIT_REFUSED, "“{1}”超出 {2} 的主体类别",
	"'{1}' takes kinds that {2} does not", "只写其中已有的类别", "name only kinds that stand there")
MESSAGE_ENUM(TABLE_PRINT_CLASS, "table-print-class", CREDIT_REFUSED, "“{1}”类名单不得公示",
	"lists of class '{1}' are never printed", "清空 print_kinds", "empty print_kinds")
MESSAGE_ENUM(TABLE_PRINT_PERSON, "table-print-person", CREDIT_REFUSED,
	"公示自然人须写明法律条款、审核人和审核日期",
	"to print persons a law, a reviewer and a day must be named",
	"填写 print_law、print_reviewer、print_reviewed，或去掉 person",
	"fill print_law, print_reviewer and print_reviewed, or take person out")
MESSAGE_ENUM(TABLE_CREDIT_CODE, "table-credit-code", CREDIT_REFUSED,
	"“{1}”不是有效的统一社会信用代码", "'{1}' is no valid credit code", "核对后改正",
	"check and mend it")
MESSAGE_ENUM(TABLE_CALENDAR_DAY, "table-calendar-day", CREDIT_REFUSED,
	"{1} 不能这样写进日历：{2}", "{1} cannot stand in the calendar so: {2}",
	"放假每行最多 31 天，调休上班只能是周末", "an off row has at most 31 days, a work row only weekend days")
MESSAGE_ENUM(TABLE_CALENDAR_YEAR, "table-calendar-year", CREDIT_REFUSED,
	"日历缺少 {1} 年", "the calendar lacks the year {1}", "补上该年的放假安排",
	"add the plan of that year")
MESSAGE_ENUM(TABLE_ACT_EXTENSION, "table-act-extension", CREDIT_REFUSED,
	"有延长天数而没有办理天数", "days of extension without days to answer",
	"填写 due_days，或清空 extension_days", "fill due_days in, or empty extension_days")

MESSAGE_ENUM(LIST_UNKNOWN, "list-unknown", CREDIT_FATAL, "当日没有名单“{1}”",
	"there is no list '{1}' on that day", "用 credit catalogue show 查看名单代码",
	"see the codes with: credit catalogue show")

/* catalogue: a county's rows that would widen the shipped ones */
MESSAGE_ENUM(COUNTY_NEW, "county-new", CREDIT_REFUSED, "县级不得新增“{1}”",
	"a county adds no '{1}' of its own", "删去本行；名单和措施只能来自法律、法规和中央文件（国办发〔2020〕49号）",
	"take the row out; lists and measures come from law and central policy only")
MESSAGE_ENUM(COUNTY_DAYS, "county-days", CREDIT_REFUSED, "超出原规定的施行日期 {1} 至 {2}",
	"outside the days of the shipped rule, {1} to {2}", "改在该日期之内", "stay within those days")
MESSAGE_ENUM(COUNTY_CHANGED, "county-changed", CREDIT_REFUSED, "不得改动“{1}”，原为“{2}”",
	"'{1}' may not be changed; it is '{2}'", "改回原内容", "write it as shipped")
MESSAGE_ENUM(COUNTY_WIDER, "county-wider", CREDIT_REFUSED, "“{1}”比原规定“{2}”宽",
	"'{1}' is wider than the shipped '{2}'", "只能收窄，不能放宽", "narrow it or leave it as shipped")
MESSAGE_ENUM(COUNTY_FIELDS, "county-fields", CREDIT_REFUSED, "公示字段多于原规定：“{1}”",
	"more fields in print than shipped: '{1}'", "去掉多出的字段", "take the extra fields out")
MESSAGE_ENUM(COUNTY_MASK, "county-mask", CREDIT_REFUSED, "隐藏规则“{1}”弱于原规定“{2}”",
	"mask '{1}' is weaker than the shipped '{2}'", "用原规定或更严的", "use the shipped one or a stronger one")
MESSAGE_ENUM(COUNTY_TERM, "county-term", CREDIT_REFUSED, "期限“{1}”长于原规定“{2}”",
	"term '{1}' is longer than the shipped '{2}'", "缩短期限", "shorten it")
MESSAGE_ENUM(COUNTY_NOTICE, "county-notice", CREDIT_REFUSED, "告知或公示“{1}”少于原规定“{2}”",
	"notice '{1}' is less than the shipped '{2}'", "不得少于原规定", "give at least as much")
MESSAGE_ENUM(COUNTY_REVIEW, "county-review", CREDIT_REFUSED, "复核“{1}”少于原规定“{2}”",
	"review '{1}' is less than the shipped '{2}'", "不得取消或延后复核", "do not drop or delay the review")
MESSAGE_ENUM(COUNTY_TRIGGER, "county-trigger", CREDIT_REFUSED, "触发方式“{1}”强于原规定“{2}”",
	"trigger '{1}' is stronger than the shipped '{2}'", "用原规定或更弱的", "use the shipped one or a weaker one")
MESSAGE_ENUM(COUNTY_CALENDAR, "county-calendar", CREDIT_REFUSED, "不得把 {1} 改为工作日",
	"{1} may not be made a working day", "全国安排以国务院通知为准", "the national plan stands")

/* record */
MESSAGE_ENUM(RECORD_FIELD, "record-field", CREDIT_REFUSED, "记录的“{1}”不合要求",
	"field '{1}' of the record is not acceptable", "按说明改正这一项后重试",
	"correct this field as documented and try again")
MESSAGE_ENUM(RECORD_CORRUPT, "record-corrupt", CREDIT_FATAL, "存储的记录（{1}）损坏：{2}",
	"stored bytes of a record ({1}) are damaged: {2}", "用 fsck 检查，必要时从备份恢复",
	"run fsck, and restore a backup if needed")
MESSAGE_ENUM(HELD_LIST, "held-list", CREDIT_REFUSED,
	"目录中没有这个名单，或者该日已不再施行",
	"the list is not in the catalogue on that day",
	"核对名单代码，或装入适用的目录",
	"check the list's code, or load the catalogue that has it")
MESSAGE_ENUM(HELD_DECISION, "held-decision", CREDIT_REFUSED,
	"没有列入决定的日期",
	"the day of the listing decision is not recorded",
	"补录列入决定日期",
	"record the day of the decision")
MESSAGE_ENUM(HELD_NOTICE, "held-notice", CREDIT_REFUSED,
	"没有列入前告知的送达日期",
	"the notice before listing, or the day it was served, is not recorded",
	"补录告知书文号和送达日期",
	"record the notice and the day it was served")
MESSAGE_ENUM(HELD_SERVICE, "held-service", CREDIT_REFUSED,
	"没有文书送达日期",
	"the day on which the document was served is not recorded",
	"补录送达日期",
	"record the day of service")
MESSAGE_ENUM(HELD_ANNOUNCED, "held-announcement", CREDIT_REFUSED,
	"没有拟认定公示的日期",
	"the public notice before recognition is not recorded",
	"先公示，再补录公示日期",
	"announce it first, then record the day")
MESSAGE_ENUM(HELD_CALENDAR, "held-calendar", CREDIT_REFUSED,
	"异议期的最后一天超出已知的放假安排，暂不能认定期满",
	"the last day to object lies past the known calendar",
	"装入下一年的放假安排",
	"load the calendar of the next year")
MESSAGE_ENUM(HELD_NOT_YET, "held-not-yet", CREDIT_REFUSED,
	"该日尚未列入",
	"not listed yet on that day",
	"到期后再看",
	"look again on a later day")
MESSAGE_ENUM(HELD_OBJECTION, "held-objection", CREDIT_REFUSED,
	"异议处理中",
	"an objection is open",
	"处理异议后登记结果",
	"decide on the objection and record the outcome")
MESSAGE_ENUM(HELD_UPHELD, "held-objection-upheld", CREDIT_REFUSED,
	"异议成立，不予列入",
	"an objection was upheld: not listed",
	"不需处理；如有新的决定，作为新记录录入",
	"nothing to do; enter a new decision as a new entry")
MESSAGE_ENUM(HELD_OBJECTION_UNSTATED, "held-objection-unstated", CREDIT_REFUSED,
	"异议情况没有填写（空白不等于“无”）",
	"nobody said whether the party objected; blank is not none",
	"由认定单位填写异议情况（无、不成立、成立）",
	"let the authority state it: none, dismissed or upheld")
MESSAGE_ENUM(HELD_ERASED, "held-erased", CREDIT_REFUSED,
	"已依法删除",
	"erased as the law requires",
	"",
	"")
MESSAGE_ENUM(HELD_UNDONE, "held-undone", CREDIT_REFUSED,
	"所在批次已撤回",
	"the batch it came in was undone",
	"改正后重新导入",
	"import it again, corrected")
MESSAGE_ENUM(HELD_MISIDENTIFIED, "held-misidentified", CREDIT_REFUSED,
	"错认主体，自始无效",
	"a wrong person: void from the first day",
	"按正确主体另行录入",
	"enter it anew for the right subject")
MESSAGE_ENUM(HELD_REVOKED, "held-revoked", CREDIT_REFUSED,
	"决定已被撤销，自始无效",
	"the decision was revoked: void from the start",
	"立即撤下",
	"take it down at once")
MESSAGE_ENUM(HELD_REPLACED, "held-replaced", CREDIT_REFUSED,
	"已由更正后的记录替代",
	"replaced by a corrected entry",
	"以新记录为准",
	"use the entry that replaces it")
MESSAGE_ENUM(HELD_MINOR, "held-minor", CREDIT_REFUSED,
	"行为时或者现在未满十八周岁",
	"under eighteen at the act or now",
	"不得列入，也不得公示；核实出生日期",
	"not to be listed or published; verify the day of birth")
MESSAGE_ENUM(HELD_CHILD, "held-child", CREDIT_REFUSED,
	"行为时未满十四周岁",
	"under fourteen at the act",
	"不予处罚，不得列入；核实出生日期",
	"nobody is penalised at that age, nor listed; verify the day of birth")
MESSAGE_ENUM(HELD_CLASS, "held-class", CREDIT_REFUSED,
	"这类信息不属于可以公布的严重失信主体名单",
	"information of this class is no list that may be published as severe",
	"仅供查询使用",
	"it serves checks only")
MESSAGE_ENUM(HELD_PERSON, "held-person", CREDIT_REFUSED,
	"自然人不刊出：名单没有载明法律依据、审查人和审查日期",
	"natural persons are not printed: the list names no law, reviewer and day",
	"通过认定单位的法定渠道查询",
	"ask through the authority's official channel")
MESSAGE_ENUM(HELD_PERSON_NAME, "held-person-name", CREDIT_REFUSED,
	"名称含自然人姓名或者是个体工商户，按自然人规则不刊出",
	"the name is or holds that of a person, so the rule for persons applies",
	"须有法律依据并经审查，或者（红榜）本人同意",
	"a law and a review are needed, or (red lists) consent")
MESSAGE_ENUM(HELD_KIND, "held-kind", CREDIT_REFUSED,
	"该名单不刊出这类主体",
	"this list prints no subjects of this kind",
	"仅供查询使用",
	"it serves checks only")
MESSAGE_ENUM(HELD_DOCUMENTS, "held-documents", CREDIT_REFUSED,
	"缺少列入决定书或送达日期（国办发〔2020〕49号；行政处罚决定书不能代替列入决定书）",
	"the listing decision or its day of service is missing (a penalty decision does not take its place)",
	"补录列入决定书、依据文书和送达日期",
	"record the listing decision, the basis document and the day of service")
MESSAGE_ENUM(HELD_GROUND, "held-ground", CREDIT_REFUSED,
	"没有情形代码，或者代码不在法定情形表中",
	"the statutory ground is missing or not in the table of grounds",
	"由认定单位填写情形代码",
	"let the authority state the code of the ground")
MESSAGE_ENUM(HELD_GRADE, "held-grade", CREDIT_REFUSED,
	"没有失信等级，不能确定公示期限",
	"the grade is missing, so the term of publicity is not known",
	"由认定单位填写失信等级（轻微、一般、严重）",
	"let the authority state the grade: minor, general or severe")
MESSAGE_ENUM(HELD_HIDDEN, "held-hidden", CREDIT_REFUSED,
	"按规定不公示",
	"not published, as the rule says",
	"不需处理",
	"nothing to do")
MESSAGE_ENUM(HELD_BAN_END, "held-ban-end", CREDIT_REFUSED,
	"没有禁止期的截止日期",
	"the end of the ban is not recorded",
	"补录截止日期；终身的填“长期”",
	"record the end day, or long for a ban for life")
MESSAGE_ENUM(HELD_TERM, "held-term", CREDIT_REFUSED,
	"目录中没有适用的期限",
	"the catalogue has no term for this case",
	"补充期限表后再看",
	"add the term to the tables")
MESSAGE_ENUM(HELD_CONTACT, "held-contact", CREDIT_REFUSED,
	"目录中没有认定单位的异议、修复联系方式",
	"the authority has no contact for objections and repair in the tables",
	"在部门表中补上联系方式",
	"add the contact to the table of departments")
MESSAGE_ENUM(HELD_NUMBER, "held-number", CREDIT_REFUSED,
	"名称或者文号里有个人的证件号码或者电话号码",
	"a person's identifier or telephone number stands in the name or the document number",
	"核对原文；号码是误填的，以更正文书更正后再公示",
	"look at the document; when the number was typed there by mistake, correct it by a document")
MESSAGE_ENUM(HELD_CONSENT, "held-consent", CREDIT_REFUSED,
	"没有本人同意公示的记录",
	"consent to publication is not recorded",
	"取得本人书面同意后补录同意书编号",
	"obtain written consent and record its number")
MESSAGE_ENUM(HELD_GUARDIAN, "held-guardian-consent", CREDIT_REFUSED,
	"没有监护人同意公示的记录",
	"the guardian's consent to publication is not recorded",
	"取得监护人书面同意后补录编号",
	"obtain the guardian's written consent and record its number")
MESSAGE_ENUM(HELD_GUARDIAN_CHILD, "held-guardian-child", CREDIT_REFUSED,
	"未满十四周岁，没有监护人同意公示的记录",
	"under fourteen, and the guardian's consent to publication is not recorded",
	"取得监护人书面同意后补录编号",
	"obtain the guardian's written consent and record its number")
MESSAGE_ENUM(HELD_REVIEW, "held-review", CREDIT_REFUSED,
	"暂停公示（复核中）",
	"publication is paused (under review)",
	"请认定单位复核",
	"let the authority review it")
MESSAGE_ENUM(HELD_UNREVIEWED, "held-unreviewed", CREDIT_REFUSED,
	"超过复查期限仍未复查，暂不刊出",
	"the review of the honour is overdue, so it is not printed for now",
	"由认定单位复查后登记结果（通过、不通过）",
	"let the awarding body review it and record the outcome: pass or fail")
MESSAGE_ENUM(HELD_SUSPENDED, "held-suspended", CREDIT_REFUSED,
	"中止执行，暂停公示",
	"suspended, publication is paused",
	"恢复执行后登记",
	"record when it is resumed")
MESSAGE_ENUM(HELD_UNCONFIRMED, "held-unconfirmed", CREDIT_REFUSED,
	"待核：认定单位报送的完整名单中已没有这条记录",
	"unconfirmed: the complete list of its authority no longer names it",
	"请认定单位确认；已移出的补报移出文书，仍在名单的重新报送",
	"ask its authority; record the removal with its document, or have the entry sent again")
MESSAGE_ENUM(HELD_STALE, "held-stale", CREDIT_REFUSED,
	"该名单未经认定单位在期限内确认",
	"the list was not confirmed by its authority in time",
	"请认定单位重新报送；没有变化的报零报告",
	"ask the authority to send the list again, or to report that nothing is on it")
MESSAGE_ENUM(ENDED_TERM, "ended-term", CREDIT_NOTE,
	"期限届满",
	"the term is over",
	"",
	"")
MESSAGE_ENUM(ENDED_SECTOR, "ended-sector", CREDIT_NOTE,
	"已到最长期限；此后按行业规定，未明确前停止",
	"the maximum is reached; what follows is for the sector's rule, and until it is known it stops",
	"请主管部门明确",
	"ask the competent department")
MESSAGE_ENUM(ENDED_CORRECTED, "ended-if-corrected", CREDIT_NOTE,
	"到改正为止",
	"lasts until corrected",
	"改正后登记",
	"record when it is corrected")
MESSAGE_ENUM(ENDED_OWN, "ended-own-day", CREDIT_NOTE,
	"认定单位确定的截止日期",
	"the end day that the authority set",
	"",
	"")
MESSAGE_ENUM(ENDED_REPAIRED, "ended-repaired", CREDIT_NOTE,
	"信用修复",
	"repaired",
	"",
	"")
MESSAGE_ENUM(ENDED_REMOVED, "ended-removed", CREDIT_NOTE,
	"移出名单",
	"removed from the list",
	"",
	"")
MESSAGE_ENUM(ENDED_TITLE, "ended-title-withdrawn", CREDIT_NOTE,
	"荣誉称号已撤销",
	"the title was withdrawn",
	"",
	"")
MESSAGE_ENUM(ENDED_REVIEW, "ended-review", CREDIT_NOTE,
	"复查不通过",
	"did not pass its review",
	"",
	"")
MESSAGE_ENUM(ENDED_UPHELD, "ended-objection-upheld", CREDIT_NOTE,
	"异议成立",
	"an objection was upheld",
	"",
	"")
MESSAGE_ENUM(ENDED_DECEASED, "ended-deceased", CREDIT_NOTE,
	"主体已死亡，名单、公示和措施一并终止",
	"the person died; listing, publicity and measures ended",
	"",
	"")
MESSAGE_ENUM(SUBJECT_AUTHORITY, "subject-authority", CREDIT_REFUSED,
	"没有作出登记的单位",
	"no authority that registered it is named",
	"填写登记机关或出具证明的单位",
	"name the body that registered or certified it")
MESSAGE_ENUM(SUBJECT_KIND, "subject-kind", CREDIT_REFUSED,
	"这一事项不适用于该类主体",
	"this kind of act is not for such a subject",
	"死亡只用于自然人；合并、分立、注销只用于单位",
	"death is of persons; merger, division and deregistration of organisations")
MESSAGE_ENUM(SUBJECT_OTHER, "subject-other", CREDIT_REFUSED,
	"另一方的号码缺少、多余、相同或不是同类主体",
	"the other identifier is missing, too many, the same or of another kind of subject",
	"用 --set to=号码 写明另一方；更名、注销、死亡不写",
	"name the other with --set to=ID; not for renamed, deregistered and deceased")
MESSAGE_ENUM(SUBJECT_FUTURE, "subject-future", CREDIT_REFUSED,
	"日期在今天以后",
	"its day lies in the future",
	"核对日期",
	"check the day")
MESSAGE_ENUM(SUBJECT_DECEASED_BEFORE, "subject-deceased-before", CREDIT_REFUSED,
	"死亡已经登记过",
	"the death is recorded already",
	"登记有误的，先用 annulled 作废",
	"if that record is wrong, annul it first")
MESSAGE_ENUM(SUBJECT_ANNULS, "subject-annuls", CREDIT_REFUSED,
	"没有可以作废的登记事项",
	"there is no such act to annul",
	"写明作废哪一件：作废事项（kind）和它的文书号（作废文号，of）",
	"name it: its kind (kind, annulled_kind) and its document (of)")
MESSAGE_ENUM(SUBJECT_ASK_DEREGISTERED, "subject-ask-deregistered", CREDIT_WARNING,
	"主体已注销，名单记录是否移出请认定单位决定",
	"the subject is deregistered; its authority is to decide whether the entry ends",
	"请认定单位出具移出文书，用 credit event 办理",
	"ask the authority for a document and record it with credit event")
MESSAGE_ENUM(SUBJECT_ASK_MERGED, "subject-ask-merged", CREDIT_WARNING,
	"主体已合并，名单记录如何处理请认定单位决定；合并后的单位不因此列入",
	"the subject was merged; its authority is to decide on the entry, and nobody else is "
	"listed by it",
	"请认定单位出具移出文书，或对合并后的单位另行作出列入决定",
	"ask the authority for a removal, or a listing decision about the successor")
MESSAGE_ENUM(SUBJECT_ASK_SPLIT, "subject-ask-split", CREDIT_WARNING,
	"主体已分立，名单记录如何处理请认定单位决定；分立后的单位不因此列入",
	"the subject was divided; its authority is to decide on the entry, and nobody else is "
	"listed by it",
	"请认定单位出具文书",
	"ask the authority for a document")
#include "base/message_event_table.h"
#include "base/message_erase_table.h"
#include "base/message_copy_table.h"
#include "base/message_tree_table.h"
#include "base/message_print_table.h"

/* store */
MESSAGE_ENUM(STORE_NONE, "store-none", CREDIT_FATAL, "“{1}”里没有登记库",
	"there is no store at '{1}'", "用 credit init 建库，或用 --store 指明位置",
	"make one with credit init, or name its place with --store")
MESSAGE_ENUM(STORE_EXISTS, "store-exists", CREDIT_FATAL, "“{1}”已有内容",
	"'{1}' holds something already", "换一个空文件夹", "choose another, empty folder")
MESSAGE_ENUM(STORE_FORMAT, "store-format", CREDIT_FATAL, "这里的文件不是登记库",
	"what lies there is no store", "核对 --store 的位置；若文件损坏，从备份恢复",
	"check the place given with --store; restore a backup when the file is damaged")
MESSAGE_ENUM(STORE_LINK, "store-link", CREDIT_FATAL, "登记库的文件“{1}”不是普通文件",
	"'{1}' in the store is not a plain file", "不得用链接代替登记库的文件；移回原文件",
	"the files of a store may not be links; put the real file there")
MESSAGE_ENUM(STORE_VERSION, "store-version", CREDIT_FATAL, "登记库用到本程序不认识的功能“{1}”",
	"the store needs '{1}', which this program does not know", "换用较新的程序",
	"use a newer program")
MESSAGE_ENUM(STORE_FORK, "store-fork", CREDIT_FATAL, "登记库是在另一个进程里打开的",
	"the store was opened in another process", "在子进程里重新打开", "open it again in the child")
MESSAGE_ENUM(STORE_READ_ONLY, "store-read-only", CREDIT_FATAL, "登记库只能读取",
	"the store can only be read", "检查文件夹权限，或不要以只读方式打开",
	"check the permissions of its folder, or open it for writing")
MESSAGE_ENUM(STORE_FULL, "store-full", CREDIT_FATAL, "磁盘或登记库的地址空间已满；没有丢失任何记录",
	"the disk or the store's address space is full; nothing was lost",
	"腾出磁盘空间后重试", "free some disk space and try again")
MESSAGE_ENUM(STORE_WRITE_LARGE, "store-write-large", CREDIT_FATAL,
	"内容太多，一次写不下；没有写入任何内容",
	"too much for one write; nothing of it was stored",
	"把文件分成几个较小的文件，分别导入", "split the file and import its parts")
MESSAGE_ENUM(STORE_READERS, "store-readers", CREDIT_FATAL, "同时读取登记库的太多",
	"too many readers at once", "稍后重试", "try again later")
MESSAGE_ENUM(STORE_GREW, "store-grew", CREDIT_FATAL, "另一个进程扩大了登记库",
	"another process has grown the store", "结束各个读取后重试", "end the open snapshots and try again")
MESSAGE_ENUM(STORE_CHANGE_OPEN, "store-change-open", CREDIT_FATAL, "本线程已有一个未完成的写入",
	"this thread has a change open already", "先完成它", "finish it first")
MESSAGE_ENUM(STORE_PAGES, "store-pages", CREDIT_FATAL, "登记库文件已损坏：{1}",
	"the store's file is damaged: {1}", "从备份恢复", "restore a backup")
MESSAGE_ENUM(STORE_IO, "store-io", CREDIT_FATAL, "登记库操作“{1}”失败：{2}",
	"the store failed at '{1}': {2}", "检查磁盘后重试", "check the disk and try again")
MESSAGE_ENUM(STORE_VALUE, "store-value", CREDIT_FATAL, "登记库中“{1}”的记录已损坏：{2}",
	"the record '{1}' in the store is damaged: {2}", "运行 credit fsck，从备份恢复",
	"run credit fsck and restore a backup")
MESSAGE_ENUM(QUERY_BLANK, "query-blank", CREDIT_FATAL, "查询没有写明“{1}”",
	"the query does not say its '{1}'", "写明查询目的和查询人后重试",
	"say who asks and why, and try again")
MESSAGE_ENUM(QUERY_LATE, "query-late", CREDIT_FATAL, "查询目的要在查询之前写明",
	"the purpose must be given before the first look-up",
	"新开一个快照，先写明目的再查询", "begin another snapshot and give the purpose first")
MESSAGE_ENUM(QUERY_LOG_CLOSED, "query-log-closed", CREDIT_FATAL,
	"查询日志“{1}”写不进去：{2}，因此不给出结果",
	"the query log '{1}' cannot be written: {2}; no answer is given",
	"给操作者登记库文件夹和该文件的写权限；只读的副本不能记日志，请在可写的登记库上查询",
	"let the operator write the store's folder and that file; a read-only copy cannot keep a "
	"log: ask the store that can be written")
#include "base/message_report_table.h"
MESSAGE_ENUM(ALIASES_MANY, "aliases-many", CREDIT_FATAL, "同一主体的证件号码过多",
	"too many identifiers are joined to one subject", "检查关联记录是否有误",
	"check whether the alias records are right")
MESSAGE_ENUM(ALIAS_STORED, "alias-stored", CREDIT_REFUSED, "该关联已经登记",
	"these identifiers are joined already", "", "")
MESSAGE_ENUM(TABLES_NONE, "tables-none", CREDIT_FATAL, "当时登记库里还没有目录表",
	"the store had no tables yet at that moment", "选一个较晚的时点", "choose a later moment")
MESSAGE_ENUM(CLOCK_BACKWARDS, "clock-backwards", CREDIT_FATAL,
	"记录时间 {1} 早于最后一条记录的时间 {2}",
	"the recording clock {1} is earlier than the last record's {2}",
	"校准系统时钟，或检查 --now", "set the system's clock right, or check --now")
MESSAGE_ENUM(ENTRY_STORED, "entry-stored", CREDIT_REFUSED, "记录“{1}”已经登记",
	"entry '{1}' is stored already", "更正已登记的记录须写明更正文号",
	"name a correction document to change what is stored")
MESSAGE_ENUM(ENTRY_KEY, "entry-key", CREDIT_REFUSED, "记录编号“{1}”与其内容不符",
	"entry id '{1}' is not that of its natural key", "", "")
MESSAGE_ENUM(ENTRY_NONE, "entry-none", CREDIT_REFUSED, "没有记录“{1}”",
	"there is no entry '{1}'", "核对记录编号或公示编号", "check the entry id or public number")
MESSAGE_ENUM(ENTRY_NAME_FORM, "entry-name-form", CREDIT_REFUSED, "不是记录编号，也不是公示编号",
	"this is neither an entry id nor a public number", "记录编号 16 位，公示编号 12 位",
	"an entry id has 16 characters, a public number 12")
MESSAGE_ENUM(ENTRY_NUMBERED, "entry-numbered", CREDIT_REFUSED, "记录“{1}”已有公示编号",
	"entry '{1}' has a public number already", "", "")
MESSAGE_ENUM(EVENT_DIFFERS, "event-differs", CREDIT_REFUSED,
	"记录“{1}”已有同日同文号的“{2}”，内容不同",
	"entry '{1}' has a '{2}' of that day and document with other content",
	"核对文号和日期；确需更正的，用更正文书办理", "check document and day; correct by a document")
MESSAGE_ENUM(SUBJECT_ACT_DIFFERS, "subject-act-differs", CREDIT_REFUSED,
	"该主体已有同日同文号的“{1}”，内容不同",
	"the subject has a '{1}' of that day and document with other content",
	"核对文号和日期", "check document and day")
MESSAGE_ENUM(ACT_AUTHORITY, "act-authority", CREDIT_REFUSED, "目录里没有单位“{1}”",
	"no department '{1}' in the tables", "用部门代码、统一社会信用代码或全称",
	"give its code, its credit code or its full name")
MESSAGE_ENUM(ACT_FIELD, "act-field", CREDIT_REFUSED, "办理记录的“{1}”不合要求：{2}",
	"'{1}' of the act is not acceptable: {2}", "按说明改正", "correct it")
MESSAGE_ENUM(BATCH_NONE, "batch-none", CREDIT_FATAL, "没有第 {1} 批", "there is no batch {1}",
	"用 credit batch list 查看", "see credit batch list")
MESSAGE_ENUM(BATCH_UNDONE, "batch-undone", CREDIT_FATAL, "第 {1} 批已经撤销",
	"batch {1} is undone already", "", "")
MESSAGE_ENUM(BATCH_PRINTED, "batch-printed", CREDIT_FATAL, "第 {1} 批的记录“{2}”已经公示",
	"entry '{2}' of batch {1} was printed", "逐条办理撤销或更正，并用 withdraw 撤下",
	"record revocations or corrections entry by entry, and withdraw what is printed")
MESSAGE_ENUM(BATCH_LATER, "batch-later", CREDIT_FATAL, "第 {1} 批的记录“{2}”后来又有办理",
	"entry '{2}' of batch {1} has later records", "逐条办理撤销或更正",
	"record revocations or corrections entry by entry")
MESSAGE_ENUM(BATCH_FEEDBACK, "batch-feedback", CREDIT_FATAL,
	"第 {1} 批的记录“{2}”已有部门反馈", "a department has acted on entry '{2}' of batch {1}",
	"逐条办理撤销或更正，使部门收到解除任务",
	"record revocations or corrections entry by entry, so that departments are told to lift")
MESSAGE_ENUM(FEEDBACK_STORED, "feedback-stored", CREDIT_REFUSED, "任务“{1}”已有同样的反馈",
	"the same feedback on task '{1}' is stored already", "", "")
MESSAGE_ENUM(FEEDBACK_CONTRADICTS, "feedback-contradicts", CREDIT_REFUSED,
	"任务“{1}”在同一天以同一文书既反馈已落实又反馈未落实",
	"task '{1}' is both done and not done, on one day by one document",
	"核对后只保留一项；后来改变的，填写后来的日期和文号",
	"keep the one that is true; for a later change give its own day and document")
MESSAGE_ENUM(EDITION_NONE, "edition-none", CREDIT_FATAL, "没有“{1}”这一期",
	"there is no edition '{1}'", "", "")
MESSAGE_ENUM(EDITION_STORED, "edition-stored", CREDIT_FATAL, "“{1}”这一期已经登记",
	"edition '{1}' is stored already", "更正要作为新的修订重新发布", "re-issue it as a new revision")
MESSAGE_ENUM(SEARCH_NAME, "search-name", CREDIT_FATAL, "要查找的名称为空或不是文字",
	"the name to look for is empty or no text", "写出名称，或它的开头", "give a name, or its beginning")
MESSAGE_ENUM(INVARIANT, "invariant", CREDIT_FATAL, "登记库不变式 {1} 被破坏（{2}）：{3}",
	"store invariant {1} is broken at {2}: {3}", "从备份恢复，并保留原库以便检查",
	"restore a backup and keep the damaged store for examination")
MESSAGE_ENUM(FSCK_FINDINGS, "fsck-findings", CREDIT_FATAL, "登记库有 {1} 处损坏",
	"the store has {1} faults", "从备份恢复", "restore a backup")

/* intake */
#include "base/message_intake_table.h"
#include "base/message_act_table.h"
#include "base/message_full_table.h"
#include "base/message_annul_table.h"

/* joint */
MESSAGE_ENUM(VERDICT_NOTHING, "verdict-nothing", CREDIT_NOTE,
	"截至{1}，在本库已接入的{2}个名单中未查到现时有效记录；不是信用证明",
	"As of {1}, no record in force was found in this registry (lists in it: {2}); this is no proof of good standing",
	"", "")
MESSAGE_ENUM(VERDICT_FOUND, "verdict-found", CREDIT_NOTE,
	"本结果供依法履职参考，适用措施须由执行单位依所列条款自行决定并告知当事人（含陈述申辩权）",
	"This answer serves lawful duties; whether a measure applies is for the department to decide under the articles named, and to tell the party, with the right to be heard",
	"", "")
MESSAGE_ENUM(VERDICT_DEPARTMENT, "verdict-department", CREDIT_NOTE,
	"可依法研判，本条不构成处罚决定",
	"May be considered under the law; this item is no decision on a penalty", "", "")
MESSAGE_ENUM(VERDICT_NAME, "verdict-name-different", CREDIT_WARNING,
	"证件号相同而姓名（名称）不同，请先核实，不得据此办理",
	"The identifier is the same and the name is different: verify first, and do not act on this answer",
	"核对证件和姓名（名称）", "compare the document and the name")
MESSAGE_ENUM(VERDICT_STALE, "verdict-stale", CREDIT_WARNING,
	"{1}：该名单未经认定单位在期限内确认，未能确认是否列入",
	"{1}: not confirmed by its authority in time, so it cannot be said whether the subject is listed",
	"请认定单位重新报送", "ask the authority to send the list again")
MESSAGE_ENUM(VERDICT_NO_LISTS, "verdict-no-lists", CREDIT_WARNING,
	"本库尚未接入可能列有该类主体的名单，未能确认是否列入",
	"No list that can hold such a subject was loaded yet, so it cannot be said whether it is listed",
	"先导入认定单位的名单", "import the authorities' lists first")
MESSAGE_ENUM(VERDICT_HISTORY, "verdict-history", CREDIT_NOTE,
	"历史状态，不得作为现时惩戒依据", "A past state: no ground for a measure now", "", "")
MESSAGE_ENUM(VERDICT_REMEDY, "verdict-remedy", CREDIT_NOTE,
	"对列入有异议或者申请信用修复，请联系{1}（{2}），或者通过“信用中国”网站免费申请",
	"For an objection to the listing, or for repair, turn to {1} ({2}), or apply free of charge at Credit China",
	"", "")
MESSAGE_ENUM(VERDICT_REMEDY_COURT, "verdict-remedy-court", CREDIT_NOTE,
	"对列入有异议或者申请删除，请联系执行法院{1}（{2}）",
	"For an objection to the listing, or for deletion, turn to the executing court, {1} ({2})",
	"", "")
MESSAGE_ENUM(VERDICT_REMEDY_RED, "verdict-remedy-red", CREDIT_NOTE,
	"对认定有异议，请联系{1}（{2}）",
	"For an objection to the recognition, turn to {1} ({2})", "", "")

/* tasks and feedback */
#include "base/message_task_table.h"

/* status */
#include "base/message_status_table.h"
/* responsible persons */
#include "base/message_role_table.h"

/* edition */
#include "base/message_edition_table.h"
#include "base/message_verify_table.h"
#include "base/message_proof_table.h"
#include "base/message_stats_table.h"

/* command line */
MESSAGE_ENUM(CLI_COMMAND, "cli-command", CREDIT_FATAL, "没有“{1}”这个命令",
	"there is no command '{1}'", "用 credit help 看有哪些命令", "credit help lists the commands")
MESSAGE_ENUM(CLI_COMMAND_NONE, "cli-command-none", CREDIT_FATAL, "没有写命令",
	"no command was given", "", "")
MESSAGE_ENUM(CLI_ACTION, "cli-action", CREDIT_FATAL, "“{1}”之后不能写“{2}”",
	"'{1}' has no '{2}'", "", "")
MESSAGE_ENUM(CLI_ACTION_NONE, "cli-action-none", CREDIT_FATAL, "“{1}”之后还要写做什么",
	"'{1}' needs a word that says what to do", "", "")
MESSAGE_ENUM(CLI_OPTION, "cli-option", CREDIT_FATAL, "没有“{1}”这个选项",
	"there is no option '{1}'", "", "")
MESSAGE_ENUM(CLI_OPTION_FLAG, "cli-option-flag", CREDIT_FATAL, "选项“{1}”后面不带值",
	"option '{1}' takes no value", "", "")
MESSAGE_ENUM(CLI_OPTION_VALUE, "cli-option-value", CREDIT_FATAL, "选项“{1}”后面要写 {2}",
	"option '{1}' needs {2}", "", "")
MESSAGE_ENUM(CLI_OPTION_NEEDED, "cli-option-needed", CREDIT_FATAL, "还要写选项“--{1}”",
	"option '--{1}' is needed", "", "")
MESSAGE_ENUM(CLI_OPTION_WORD, "cli-option-word", CREDIT_FATAL, "选项“--{1}”不能写“{2}”",
	"option '--{1}' cannot be '{2}'", "", "")
MESSAGE_ENUM(CLI_OPERAND_FEW, "cli-operand-few", CREDIT_FATAL, "还要写 {1}", "{1} is missing", "", "")
MESSAGE_ENUM(CLI_OPERAND_MANY, "cli-operand-many", CREDIT_FATAL, "“{1}”是多余的",
	"'{1}' is one too many", "", "")
MESSAGE_ENUM(CLI_LANG, "cli-lang", CREDIT_FATAL, "没有“{1}”这种语言", "there is no language '{1}'",
	"写 zh 或 en", "write zh or en")
MESSAGE_ENUM(CLI_NOW, "cli-now", CREDIT_FATAL, "“{1}”不能作为登记时钟", "'{1}' cannot be the clock",
	"写日期或时刻", "write a day or a time")
MESSAGE_ENUM(CLI_NUMBER, "cli-number", CREDIT_FATAL, "“{1}”不是数", "'{1}' is no number", "", "")
MESSAGE_ENUM(CLI_LIST, "cli-list", CREDIT_FATAL, "目录里没有名单“{1}”",
	"the tables have no list '{1}'", "用 credit catalogue show 看有哪些名单",
	"credit catalogue show names them")
MESSAGE_ENUM(CLI_KEY_FILE, "cli-key-file", CREDIT_FATAL, "“{1}”不是编号密钥",
	"'{1}' holds no id key", "应为 32 字节，或 64 位十六进制数字",
	"it must hold 32 bytes or 64 hexadecimal digits")
MESSAGE_ENUM(CLI_EVENT_KIND, "cli-event-kind", CREDIT_FATAL, "没有“{1}”这种办理",
	"there is no act '{1}'", "", "")
MESSAGE_ENUM(CLI_SHOW_WHAT, "cli-show-what", CREDIT_FATAL,
	"“{1}”不是证件号码，也不是记录编号或公示编号",
	"'{1}' is neither an identifier nor an entry id nor a public number",
	"按名称找用 credit search", "credit search looks by name")
MESSAGE_ENUM(CLI_ONE_FILE, "cli-one-file", CREDIT_FATAL, "“{1}”只能用于一份文件",
	"'{1}' goes with one file only", "", "")
MESSAGE_ENUM(CLI_EVENT_SUBJECT, "cli-event-subject", CREDIT_FATAL,
	"主体事项要写有效的证件号码或统一社会信用代码",
	"an act on a subject needs a valid identifier",
	"用 credit id 核对号码；对一条名单记录的办理另有其他类型",
	"check it with credit id; acts on an entry have other kinds")
