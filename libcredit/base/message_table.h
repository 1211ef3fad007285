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

/* id */

/* catalogue */

/* record */

/* store */

/* intake */

/* joint */

/* edition */

/* command line */
