/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_proof_table.h - the messages of proofs that a person takes away.
 *
 * Included by message_table.h in its place, with its macro.
 */
MESSAGE_ENUM(PROOF_FORM, "proof-form", CREDIT_REFUSED,
	"不是证明文件：第 {1} 行应为 {2}",
	"this is no proof: line {1} should be {2}",
	"使用 credit proof 写出的原文件，不要用别的程序改存",
	"use the file as credit proof wrote it; do not let another program save it")
MESSAGE_ENUM(PROOF_PATH, "proof-path", CREDIT_REFUSED,
	"证明不成立：公示编号 {1} 的内容与该期不符",
	"the proof does not hold: what it says of {1} does not belong to the edition",
	"内容被改动过，或者属于另一期；向出具单位要求重新出具",
	"it was changed, or belongs to another edition; ask the office for a new one")
MESSAGE_ENUM(PROOF_ORDER, "proof-order", CREDIT_REFUSED,
	"证明不成立：{1} 不在所列两条记录之间，或者这两条并不相邻",
	"the proof does not hold: {1} does not lie between the two rows, or they are no neighbours",
	"向出具单位要求重新出具",
	"ask the office for a new one")
MESSAGE_ENUM(PROOF_CODES, "proof-codes", CREDIT_REFUSED,
	"该期没有按代码排列的校验树，不能用相邻记录证明未列入",
	"that edition has no order by code: neighbours cannot show that somebody is absent",
	"请出具单位另写签名的说明（proof --absent --key）",
	"ask the office for a signed statement (proof --absent --key)")
MESSAGE_ENUM(PROOF_UNSIGNED, "proof-unsigned", CREDIT_REFUSED,
	"没有所给公钥的有效签名（{1}）",
	"there is no valid signature of the keys given ({1})",
	"核对公钥是否为发布单位公布的那一把；该期未签名的，请发布单位签名后再出具",
	"check that the key is the one that the office made known; when the edition is unsigned, have it signed first")
MESSAGE_ENUM(PROOF_NOT_PRINTED, "proof-not-printed", CREDIT_REFUSED,
	"{2} 没有公示过 {1}",
	"{1} did not stand in {2}",
	"核对公示编号和期号；要证明未列入，用 proof --absent",
	"check public number and period; to show that somebody is absent, use proof --absent")
MESSAGE_ENUM(PROOF_GONE, "proof-gone", CREDIT_REFUSED,
	"{1} 在 {2} 的内容已依法删除，不能再出具",
	"the row of {1} in {2} was erased: nothing is left to show",
	"以前出具的证明仍然有效",
	"proofs that were handed out before stay valid")
MESSAGE_ENUM(PROOF_PRESENT, "proof-present", CREDIT_REFUSED,
	"该主体在 {1} 有公示的记录，不能证明未列入",
	"the subject stands in {1}: its absence cannot be shown",
	"要证明公示的内容，用 proof 公示编号",
	"to show what was printed, use proof with the public number")
MESSAGE_ENUM(PROOF_KEY_NEEDED, "proof-key-needed", CREDIT_REFUSED,
	"不能用相邻记录证明（个人、相邻记录已撤下或者该期没有按代码的排列），只能写签名的说明",
	"neighbours cannot show it (a person, a neighbour that was withdrawn, or an edition without an order by code): only a signed statement can",
	"加上 --key 密钥文件",
	"add --key with the key file")
MESSAGE_ENUM(PROOF_EDITION, "proof-edition", CREDIT_REFUSED,
	"没有发布过 {1}",
	"no edition {1} was published",
	"期号写作 2026-05，重发的写作 2026-05-r2",
	"write the period, as 2026-05, or of a re-issue 2026-05-r2")
MESSAGE_ENUM(PROOF_ERASED, "proof-erased", CREDIT_REFUSED,
	"该主体的记录已依法删除，不能说明当时是否列入",
	"the subject's records were erased: whether it stood there cannot be said",
	"以前出具的证明仍然有效",
	"proofs that were handed out before stay valid")
