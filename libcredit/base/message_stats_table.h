/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_stats_table.h - the messages of statistics.
 *
 * Included by message_table.h in its place, with its macro.
 */
MESSAGE_ENUM(STATS_MONTH, "stats-month", CREDIT_FATAL, "“{1}”不是月份",
	"'{1}' is no month", "写成 2026-05", "write it as 2026-05")
MESSAGE_ENUM(STATS_ORDER, "stats-order", CREDIT_FATAL,
	"起止月份不对：从 {1} 到 {2}，截至 {3}",
	"the months are out of order: from {1} to {2}, with the day of judgement {3}",
	"起始月不晚于终止月，终止月不晚于 --on 那天所在的月",
	"the first month may not come after the last, nor the last after the month of --on")
MESSAGE_ENUM(STATS_SPAN, "stats-span", CREDIT_FATAL, "一次最多统计 {1} 个月",
	"at most {1} months at a time", "分几次统计", "count them in parts")
MESSAGE_ENUM(STATS_FORMAT, "stats-format", CREDIT_FATAL,
	"不知道“{1}”该写成什么格式", "it is not said in what format '{1}' is to be written",
	"文件名以 .html、.csv 或 .json 结尾，或者写 --format",
	"end its name in .html, .csv or .json, or give --format")
