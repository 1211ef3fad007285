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

/* seal: digests */
MESSAGE_ENUM(DIGEST, "digest", CREDIT_FATAL, "密码库计算“{1}”失败",
	"the cryptographic library failed at '{1}'", "检查 OpenSSL 的安装",
	"check the installation of OpenSSL")

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

/* catalogue */

/* record */

/* store */

/* intake */

/* joint */

/* edition */

/* command line */
