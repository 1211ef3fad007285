/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_report_table.h - the messages of queries with a purpose and of reports.
 *
 * Included by message_table.h in its place, with its macro.
 */
MESSAGE_ENUM(PURPOSE_NEEDED, "purpose-needed", CREDIT_FATAL,
	"查询自然人要写明查询目的，本次没有给出任何结果",
	"a look-up of persons needs a purpose; nothing was answered",
	"加上 --purpose \"办理的事项\"（或设环境变量 CREDIT_PURPOSE），会记入查询日志",
	"add --purpose \"the matter at hand\" (or set CREDIT_PURPOSE); it goes into the query log")
MESSAGE_ENUM(SEARCH_WITHOUT_PERSONS, "search-without-persons", CREDIT_NOTE,
	"没有写明查询目的，未查自然人",
	"no purpose was given, so persons were not looked for",
	"要查自然人，加上 --purpose \"办理的事项\"，会记入查询日志",
	"to look for persons add --purpose \"the matter at hand\"; it goes into the query log")
MESSAGE_ENUM(QUERY_DAMAGED, "query-damaged", CREDIT_WARNING,
	"查询日志有 {1} 行读不出来，已略过",
	"{1} lines of the query log cannot be read and were passed over",
	"请管理员从备份核对 queries.log", "let the administrator compare queries.log with a backup")
