/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_role_table.h - the messages of responsible persons of a listed organisation.
 *
 * Included by message_table.h in its place, with its macro: their columns in a
 * file, why nothing reaches one of them, and the words of an answer about one.
 */
/* columns of a file */
MESSAGE_ENUM(INTAKE_ROLE, "intake-role", CREDIT_REFUSED,
	"责任人职务“{1}”不是法律规定可以及于个人的职务",
	"'{1}' is no office through which the law may reach a person",
	"填写法定代表人、主要负责人、实际控制人、直接负责的主管人员、直接责任人员、影响债务履行的直接责任人员或其他责任人员",
	"write the office as the law words it, such as legal representative; the manual has the words")
MESSAGE_ENUM(INTAKE_ROLE_PERSON, "intake-role-person", CREDIT_REFUSED,
	"责任人须为自然人，该证件号码不是自然人的",
	"a responsible person is a natural person, and the identifier is not of one",
	"填写责任人本人的证件号码", "write the person's own identifier")
MESSAGE_ENUM(INTAKE_ROLE_DAYS, "intake-role-days", CREDIT_REFUSED,
	"责任人任职起（{1}）晚于任职止（{2}）",
	"the office begins on {1}, after its end on {2}", "核对任职日期", "check the days of the office")
MESSAGE_ENUM(INTAKE_ROLE_MINOR, "intake-role-minor", CREDIT_REFUSED,
	"责任人未满十八周岁，不得列为责任人",
	"the responsible person is a minor and cannot be named as one",
	"核对证件号码；未成年人的，清空该责任人各列",
	"check the identifier; for a minor clear the columns of this person")
MESSAGE_ENUM(INTAKE_ROLE_SELF, "intake-role-self", CREDIT_REFUSED,
	"责任人与主体是同一人", "the responsible person is the subject itself",
	"清空该责任人各列", "clear the columns of this person")
MESSAGE_ENUM(INTAKE_ROLE_SUBJECT, "intake-role-subject", CREDIT_REFUSED,
	"主体是自然人，没有责任人", "the subject is a natural person and has no responsible persons",
	"清空责任人各列；其他人被列入的，另作决定、另起一行",
	"clear those columns; whoever else is listed needs a decision and a row of their own")
MESSAGE_ENUM(INTAKE_ROLE_TWICE, "intake-role-twice", CREDIT_REFUSED,
	"同一责任人填写了两次", "the same responsible person stands there twice",
	"保留一次", "keep one of them")
MESSAGE_ENUM(INTAKE_ROLE_NO_ID, "intake-role-no-id", CREDIT_WARNING,
	"责任人没有证件号码：只留存姓名，不及于任何人",
	"the responsible person has no identifier: the name is kept and reaches nobody",
	"需要及于本人的，补填证件号码", "to reach the person add the identifier")
MESSAGE_ENUM(INTAKE_ROLE_BASIS, "intake-role-basis", CREDIT_WARNING,
	"该名单的措施依法不及于“{1}”，又未写明及于本人的条款或文书：只留存，不及于任何人",
	"no rule of the list reaches a person as {1}, and no article or document that does is named: the person is kept and reached by nothing",
	"法律或文书及于本人的，在责任人依据列写明条款或文号",
	"where an article or a document reaches the person, write it into the column responsible_basis")

/* why nothing reaches a person */
MESSAGE_ENUM(ROLE_ENTRY, "role-entry", CREDIT_NOTE,
	"单位的该条记录现不在列，或措施已终止、中止",
	"the organisation is not listed by this entry now, or its measures ended or are suspended", "", "")
MESSAGE_ENUM(ROLE_DAYS, "role-days", CREDIT_NOTE,
	"当日不担任该职务", "the office is not held on that day", "", "")
MESSAGE_ENUM(ROLE_BASIS, "role-basis", CREDIT_NOTE,
	"没有及于本人的条款或文书", "no article and no document reaches the person", "", "")
MESSAGE_ENUM(ROLE_MEASURE, "role-measure", CREDIT_NOTE,
	"没有可以适用于自然人的措施", "no measure in force can be borne by a natural person", "", "")

/* an answer about one */
MESSAGE_ENUM(VERDICT_ROLE, "verdict-role", CREDIT_NOTE,
	"本人未被列入名单；因担任{1}，依{2}，仅下列措施适用",
	"The person is not listed; through the office of {1}, by {2}, only the measures named apply",
	"", "")
MESSAGE_ENUM(VERDICT_ROLE_BESIDE, "verdict-role-beside", CREDIT_NOTE,
	"另因担任{1}，依{2}，所标明的措施适用",
	"Besides, through the office of {1}, by {2}, the measures so marked apply", "", "")
MESSAGE_ENUM(VERDICT_ROLE_UNSURE, "verdict-role-unsure", CREDIT_NOTE,
	"本人是否被列入，有名单未能确认；因担任{1}，依{2}，下列措施适用",
	"Whether the person is listed could not be confirmed for every list; through the office of {1}, by {2}, the measures named apply",
	"", "")
