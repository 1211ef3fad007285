/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_tree_table.h - the messages of the tree over the journal.
 *
 * Included by message_table.h in its place, with its macro.
 */
MESSAGE_ENUM(TREE_PROOF, "tree-proof", CREDIT_FATAL,
	"证明不成立：所给路径推不出所给的根（{1}）",
	"the proof does not hold: its path does not lead to its root ({1})",
	"核对记录序号、记录数和根；根要与记录数取自同一处",
	"check the sequence, the size and the root; root and size must come from one place")
MESSAGE_ENUM(TREE_RANGE, "tree-range", CREDIT_FATAL,
	"日志只有 {2} 条，没有第 {1} 条",
	"the journal has {2} records, and none of number {1}",
	"序号和记录数从 1 起，不超过日志的条数",
	"numbers and sizes begin at 1 and end with the journal")
