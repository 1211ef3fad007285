/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_verify_table.h - what verification finds in a folder of editions.
 *
 * Included by message_table.h in its place, with its macro.  File, line and
 * public number stand beside the finding; {1} ... say what was found there.
 */
MESSAGE_ENUM(VERIFY_FAULTS, "verify-faults", CREDIT_FATAL,
	"“{1}”没有通过核验，问题 {2} 处", "'{1}' does not verify; faults: {2}",
	"这份副本不要引用；从发布单位重新取得并再核验一次，仍有问题的告知发布单位",
	"do not quote this copy; fetch it again from its publisher and verify it once more, and tell the publisher when faults remain")
MESSAGE_ENUM(VERIFY_NOTHING, "verify-nothing", CREDIT_FATAL,
	"“{1}”里没有公示的各期", "there is no edition in '{1}'",
	"指定含各期的目录，或某一期的目录", "name the folder of all editions, or that of one edition")
MESSAGE_ENUM(VERIFY_UNDER_WAY, "verify-under-way", CREDIT_REFUSED,
	"正在发布、撤下或签名，或者中途停了：目录里的文件有的已是新的，有的还是旧的",
	"publishing, withdrawing or signing is under way here, or was stopped: some files are of the state before, some of the one after",
	"稍后再核验；仍是这样的，由发布单位重复原来的命令（credit publish、withdraw 或 sign）完成",
	"verify again in a moment; if it stays, the publisher finishes it with the same command (credit publish, withdraw or sign)")
MESSAGE_ENUM(VERIFY_MISSING, "verify-missing", CREDIT_REFUSED,
	"缺少文件", "the file is missing",
	"从发布单位重新取得整个目录", "fetch the whole folder again from its publisher")
MESSAGE_ENUM(VERIFY_UNNAMED, "verify-unnamed", CREDIT_REFUSED,
	"没有任何清单提到这个文件", "nothing names this file",
	"移出公示目录；查明由谁放入", "take it out of the public folder and find out who put it there")
MESSAGE_ENUM(VERIFY_NO_FILE, "verify-no-file", CREDIT_REFUSED,
	"读不了：不是普通文件，或者太大", "it cannot be read: no plain file, or too large",
	"从发布单位重新取得", "fetch it again from its publisher")
MESSAGE_ENUM(VERIFY_DIGEST, "verify-digest", CREDIT_REFUSED,
	"内容与 {1} 所列的摘要不符", "its bytes do not have the digest that {1} lists",
	"从发布单位重新取得", "fetch it again from its publisher")
MESSAGE_ENUM(VERIFY_FORM, "verify-form", CREDIT_REFUSED,
	"格式不对：{1}", "not of the form of an edition: {1}",
	"从发布单位重新取得", "fetch it again from its publisher")
MESSAGE_ENUM(VERIFY_LABEL, "verify-label", CREDIT_REFUSED,
	"表头写的是 {1}，与目录名不符", "the head is that of {1}, not of this folder",
	"目录不要改名", "do not rename folders")
MESSAGE_ENUM(VERIFY_LEAF, "verify-leaf", CREDIT_REFUSED,
	"这一行的内容与其摘要不符", "the row does not give its leaf",
	"这一行被改过，不要引用", "the row was altered; do not quote it")
MESSAGE_ENUM(VERIFY_ROOT, "verify-root", CREDIT_REFUSED,
	"各行合计得不出表头的{1}：有行被增、删、换位或替换", "the rows do not give the {1} in the head: rows were added, dropped, moved or replaced",
	"这一期不要引用", "do not quote this edition")
MESSAGE_ENUM(VERIFY_COUNT, "verify-count", CREDIT_REFUSED,
	"{1} 应有 {2}，实有 {3}", "{1}: the head says {2}, and there are {3}",
	"这一期不要引用", "do not quote this edition")
MESSAGE_ENUM(VERIFY_ORDER, "verify-order", CREDIT_REFUSED,
	"不在应在的位置", "it does not stand in its place",
	"这一期不要引用", "do not quote this edition")
MESSAGE_ENUM(VERIFY_TWICE, "verify-twice", CREDIT_REFUSED,
	"公示编号出现两次", "the public number stands there twice",
	"这一期不要引用", "do not quote this edition")
MESSAGE_ENUM(VERIFY_ENDED, "verify-ended", CREDIT_REFUSED,
	"公示到 {1} 为止，这一期 {2} 才发布", "it ended on {1}, and the edition is of {2}",
	"这一行依法不应公示，告知发布单位", "the row may not be in print by law; tell the publisher")
MESSAGE_ENUM(VERIFY_VALUE, "verify-value", CREDIT_REFUSED,
	"“{1}”与表头或其他行不符", "'{1}' does not agree with the head or the other rows",
	"这一期不要引用", "do not quote this edition")
MESSAGE_ENUM(VERIFY_CELL, "verify-cell", CREDIT_REFUSED,
	"“{1}”与 edition.json 不符", "'{1}' differs from edition.json",
	"以 edition.json 为准核对，从发布单位重新取得", "fetch it again from its publisher")
MESSAGE_ENUM(VERIFY_ABSENT, "verify-absent", CREDIT_REFUSED,
	"缺少这一行", "the row is not there",
	"从发布单位重新取得", "fetch it again from its publisher")
MESSAGE_ENUM(VERIFY_EXTRA, "verify-extra", CREDIT_REFUSED,
	"这一行不在这一期的名单上", "the row is none of this edition's",
	"不要引用；告知发布单位", "do not quote it; tell the publisher")
MESSAGE_ENUM(VERIFY_UNMASKED, "verify-unmasked", CREDIT_REFUSED,
	"有未隐藏的证件号码或电话号码（{1}）", "an identifier or telephone number stands there unmasked ({1})",
	"告知发布单位立即撤下", "tell the publisher to take it down at once")
MESSAGE_ENUM(VERIFY_CHAIN, "verify-chain", CREDIT_REFUSED,
	"接不上前一期 {1}：{2}", "it does not follow the edition before, {1}: {2}",
	"各期中有一期不是真的，或缺了一期；从发布单位重新取得",
	"one of the editions is not genuine, or one is missing; fetch the folder again")
MESSAGE_ENUM(VERIFY_FIRST, "verify-first", CREDIT_REFUSED,
	"前面的各期不在目录里", "the editions before it are not in the folder",
	"从发布单位取得整个目录", "fetch the whole folder from its publisher")
MESSAGE_ENUM(VERIFY_ALONE, "verify-alone", CREDIT_NOTE,
	"只核验了这一期；与前后各期是否衔接，须核验整个目录",
	"this edition was verified alone; whether it follows the one before needs the folder of all editions",
	"", "")
MESSAGE_ENUM(VERIFY_APPEARED, "verify-appeared", CREDIT_REFUSED,
	"上期没有、本期出现，变动表没有说明", "it was not in the edition before, and no change tells of it",
	"要求发布单位说明", "ask the publisher for the reason")
MESSAGE_ENUM(VERIFY_VANISHED, "verify-vanished", CREDIT_REFUSED,
	"上期在榜、本期消失，变动表没有说明", "it was in the edition before and is gone, and no change tells of it",
	"要求发布单位说明", "ask the publisher for the reason")
MESSAGE_ENUM(VERIFY_CHANGE, "verify-change", CREDIT_REFUSED,
	"变动写作 {1}，与前后两期的名单不符", "the change says {1}, which is not what the two lists show",
	"要求发布单位说明", "ask the publisher for the reason")
MESSAGE_ENUM(VERIFY_REASON, "verify-reason", CREDIT_REFUSED,
	"移出未写明“{1}”，或写得不对", "the removal lacks its '{1}', or it cannot be right",
	"要求发布单位补正", "ask the publisher to put it right")
MESSAGE_ENUM(VERIFY_OLD_BLACK, "verify-old-black", CREDIT_REFUSED,
	"不是最新一期，却仍显示黑榜", "an edition that is not the newest still shows rows of the black lists",
	"告知发布单位；不要转载旧期的黑榜", "tell the publisher; do not hand on black lists of old editions")
MESSAGE_ENUM(VERIFY_PAGE, "verify-page", CREDIT_REFUSED,
	"页面上的{1}与表头不符", "the page's {1} is not that of the head",
	"从发布单位重新取得", "fetch it again from its publisher")
MESSAGE_ENUM(VERIFY_INDEX, "verify-index", CREDIT_REFUSED,
	"各期目录与实有各期不符：{1}", "the index of editions does not agree with the editions: {1}",
	"从发布单位重新取得整个目录", "fetch the whole folder again from its publisher")
MESSAGE_ENUM(VERIFY_WITHHELD, "verify-withheld", CREDIT_REFUSED,
	"{1} 提到 {2}，目录里却没有这一期", "{1} names the edition {2}, which is not in the folder",
	"这一期被扣下了；从发布单位重新取得整个目录", "it was withheld; fetch the whole folder again from its publisher")
MESSAGE_ENUM(VERIFY_FROZEN, "verify-frozen", CREDIT_REFUSED,
	"最新一期有效至 {1}，到 {2} 已过期：更新的一期没有发布，或被扣下",
	"the newest edition was valid until {1}, which is over on {2}: a newer one was not published, or is withheld",
	"向发布单位取得最新一期", "get the newest edition from its publisher")
MESSAGE_ENUM(VERIFY_PAST, "verify-past", CREDIT_WARNING,
	"这一期有效至 {1}，到 {2} 已过期", "this edition was valid until {1}, which is over on {2}",
	"引用时以最新一期为准", "quote the newest edition instead")
MESSAGE_ENUM(VERIFY_NOT_AUTHENTICATED, "verify-not-authenticated", CREDIT_NOTE,
	"未验证签名：只核对了各文件是否相符，不能说明由谁发布",
	"not authenticated: only that the files agree was verified, not whose they are",
	"取得发布单位的公钥后加 --key 再核验", "get the publisher's public key and verify again with --key")
MESSAGE_ENUM(VERIFY_UNSIGNED, "verify-unsigned", CREDIT_REFUSED,
	"没有所给公钥的有效签名", "none of the keys given has signed it",
	"核对公钥是否为发布单位的；重新取得，或等发布单位补签", "make sure that the key is the publisher's; fetch it again, or wait until it is signed")
MESSAGE_ENUM(VERIFY_SIGNATURE, "verify-signature", CREDIT_REFUSED,
	"{1} 的签名无效", "the signature of {1} does not verify",
	"从发布单位重新取得", "fetch it again from its publisher")
MESSAGE_ENUM(VERIFY_NOTE, "verify-note", CREDIT_REFUSED,
	"不是这种签名文件的格式", "not of the form of this note",
	"从发布单位重新取得", "fetch it again from its publisher")
MESSAGE_ENUM(VERIFY_MIX, "verify-mix", CREDIT_REFUSED,
	"与 {1} 不是同一次发布的：不同期次或不同时候的文件混在一起",
	"it does not belong to {1}: files of two editions or of two times are mixed",
	"从发布单位重新取得整个目录", "fetch the whole folder again from its publisher")
MESSAGE_ENUM(VERIFY_ROLLBACK, "verify-rollback", CREDIT_REFUSED,
	"比以前留存的旧：现在是第 {1} 版，以前已见第 {2} 版",
	"it is older than the copy kept: rendering {1}, and {2} was seen before",
	"从发布单位重新取得；仍旧的，有人在提供旧版", "fetch it again from its publisher; if it stays old, somebody hands out an old state")
MESSAGE_ENUM(VERIFY_REWRITTEN, "verify-rewritten", CREDIT_REFUSED,
	"与以前留存的不同：{1}", "it contradicts the copy kept: {1}",
	"保存两份并告知发布单位：两份不可能都是真的", "keep both and tell the publisher: they cannot both be genuine")
