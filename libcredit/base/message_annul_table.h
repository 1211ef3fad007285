/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_annul_table.h - what stands against annulling a join of identifiers.
 * Included by message_table.h.
 */
MESSAGE_ENUM(SUBJECT_ANNULS_OTHER, "subject-annuls-other", CREDIT_REFUSED,
	"这件登记不在这个号码名下，号码的关联要在登记它的号码名下作废",
	"that act is recorded under another identifier; a join is annulled where it is recorded",
	"用 credit show 查看登记在哪个号码名下，改用那个号码",
	"see with credit show which identifier bears it, and name that one")
MESSAGE_ENUM(SUBJECT_ANNULS_ANSWERED, "subject-annuls-answered", CREDIT_REFUSED,
	"部门 {2} 已按关联后的号码反馈措施 {1}，作废会使这条反馈失去依据",
	"department {2} answered measure {1} for the identifiers together; it rests on the join",
	"请部门先解除并反馈已解除，或撤销那一批反馈（credit batch undo），再作废",
	"have the department lift it and say so, or undo that feedback (credit batch undo) first")
