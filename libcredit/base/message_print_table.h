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
