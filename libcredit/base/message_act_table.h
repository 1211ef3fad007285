/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_act_table.h - the messages of acts that come in files.
 *
 * Included by message_table.h in its place, with its macro.
 */
MESSAGE_ENUM(INTAKE_ACT, "intake-act", CREDIT_REFUSED, "没有“{1}”这一办理事项",
	"there is no act '{1}'", "写移出、提出异议、准予修复等；全部事项见 credit help event",
	"write removed, objected, repaired ...; credit help event names them all")
MESSAGE_ENUM(INTAKE_ACT_OWN, "intake-act-own", CREDIT_REFUSED,
	"“{1}”由登记库自己记录，不能填报", "'{1}' is recorded by the registry itself",
	"删去这一事项", "take it out")
MESSAGE_ENUM(INTAKE_ACT_CHANNEL, "intake-act-channel", CREDIT_REFUSED,
	"没有写明是哪个渠道撤下的；本站的公示由 credit withdraw 撤下",
	"no channel is named that took it down; our own pages are taken down by credit withdraw",
	"增加“撤下渠道”（channel）一列，写渠道代码（见 channels.csv）",
	"add a column channel with the channel's code, see channels.csv")
MESSAGE_ENUM(INTAKE_ACT_SUBJECT, "intake-act-subject", CREDIT_REFUSED,
	"“{1}”是主体的事项，不是名单记录的事项",
	"'{1}' is an act on the subject, not on an entry",
	"另用办理文件报送：证件号码、办理事项、办理日期、办理文号、办理单位",
	"send it in a file of acts: subject_id, act, act_day, act_document, act_by")
MESSAGE_ENUM(INTAKE_ACT_NO_ENTRY, "intake-act-no-entry", CREDIT_REFUSED,
	"没有登记过这一主体、名单、单位和文号的记录，这一行也没有别的内容可以新登",
	"no entry has this subject, list, authority and document, and the row says nothing else to make one",
	"核对证件号码、名单代码、认定单位和列入决定文号；确是新记录的，先报完整的一行",
	"check identifier, list, authority and document; send the whole row first if the entry is new")
MESSAGE_ENUM(INTAKE_ACT_TWICE, "intake-act-twice", CREDIT_REFUSED,
	"同一记录同日同文号的同一事项出现多次，内容不同（如第 {1} 行）",
	"the same act of that day and document stands more than once with different content (see row {1})",
	"只保留正确的一行", "keep the right one")
MESSAGE_ENUM(INTAKE_ACTS_MANY, "intake-acts-many", CREDIT_REFUSED,
	"一条记录在一份文件里最多办理 {1} 次", "acts of one entry in one file: {1} at most",
	"把文件分成几份", "split the file")
MESSAGE_ENUM(INTAKE_ACT_COLUMNS, "intake-act-columns", CREDIT_FATAL, "缺少必需的列：{1}",
	"required columns are missing: {1}",
	"表头写：记录编号（主体事项写证件号码）、办理事项、办理日期、办理文号、办理单位",
	"the header is: entry (acts on subjects: subject_id), act, act_day, act_document, act_by")
MESSAGE_ENUM(INTAKE_ACT_NAME, "intake-act-name", CREDIT_REFUSED,
	"这不是该记录的主体名称", "this is not the name of the entry's subject",
	"核对记录编号和主体名称", "check the number of the entry and the name")
MESSAGE_ENUM(INTAKE_ACT_ID, "intake-act-id", CREDIT_REFUSED,
	"证件号码不是该记录主体的号码", "the identifier is not that of the entry's subject",
	"核对记录编号和证件号码", "check the number of the entry and the identifier")
MESSAGE_ENUM(INTAKE_ACT_FIELDS, "intake-act-fields", CREDIT_REFUSED,
	"一次办理最多附带 {1} 项内容", "an act carries at most {1} fields",
	"删去多余的列", "take out columns that are not needed")
MESSAGE_ENUM(INTAKE_ACT_FIELD_TWICE, "intake-act-field-twice", CREDIT_REFUSED,
	"“{1}”在这一行里填了两次", "'{1}' is filled in twice in this row",
	"只留一列", "keep one column")
MESSAGE_ENUM(INTAKE_ACT_NOTICE, "intake-act-notice", CREDIT_WARNING,
	"记录“{1}”错认了主体：收到过它的单位还要收到更正函",
	"entry '{1}' names a mistaken subject: whoever received it is to get a notice",
	"入库后用 credit event 把同一事项再登记一次，即写出更正函",
	"when the file is stored record the same act with credit event: that writes the notice")
