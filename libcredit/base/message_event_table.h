/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_event_table.h - the messages of acts on entries: why one may not happen.
 *
 * Included by message_table.h in its place, with its macro.  {1} is the
 * instrument and article by which it may not, {2} a day or a field.
 */
MESSAGE_ENUM(EVENT_KIND, "event-kind", CREDIT_REFUSED,
	"不认识的办理类型",
	"unknown kind of event",
	"见 credit help event",
	"see credit help event")
MESSAGE_ENUM(EVENT_DAY, "event-day", CREDIT_REFUSED,
	"没有办理日期",
	"the event has no day",
	"填写日期",
	"state the day")
MESSAGE_ENUM(EVENT_FUTURE, "event-future", CREDIT_REFUSED,
	"办理日期晚于录入当日，{2} 起才能录入",
	"the event lies after the day of recording; it may be recorded from {2}",
	"办理之后再录入；核对日期",
	"record it when it has happened; check the day")
MESSAGE_ENUM(EVENT_EARLY, "event-early", CREDIT_REFUSED,
	"办理日期早于列入决定日期（{1}）",
	"the event lies before the decision ({1})",
	"核对日期",
	"check the day")
MESSAGE_ENUM(EVENT_STATE, "event-state", CREDIT_REFUSED,
	"按记录当日的状态，不能办理这一事项（{1}）",
	"in the state in which the entry is on that day this cannot happen ({1})",
	"用 credit show 查看记录的状态和办理记录",
	"see the state and the history of the entry with credit show")
MESSAGE_ENUM(EVENT_AFTER_END, "event-after-end", CREDIT_REFUSED,
	"记录已经终止，不能再办理这一事项（{1}）",
	"the entry has ended; this cannot be recorded any more ({1})",
	"核对记录；需要时另行录入",
	"check the entry; enter a new one if needed")
MESSAGE_ENUM(EVENT_AUTHORITY, "event-authority", CREDIT_REFUSED,
	"这一事项不由该单位办理（{1}）",
	"this authority is not the one to do it ({1})",
	"由认定单位或条款所指的单位办理；机构改革的，在 departments.csv 写明承继单位",
	"let the authority that decided, or the one the article names, do it; name successors in departments.csv")
MESSAGE_ENUM(EVENT_DOCUMENT, "event-document", CREDIT_REFUSED,
	"没有文书号（{1}）",
	"the event names no document ({1})",
	"填写文书号",
	"state the document")
MESSAGE_ENUM(EVENT_FIELDS, "event-fields", CREDIT_REFUSED,
	"附带的字段缺少、不认识或不合要求：{2}（{1}）",
	"its fields are missing, unknown or not acceptable: {2} ({1})",
	"核对字段名和内容",
	"check the names and contents of the fields")
MESSAGE_ENUM(EVENT_COLOUR, "event-colour", CREDIT_REFUSED,
	"这一事项不适用于该名单的记录（{1}）",
	"this kind of event is not for entries of this list ({1})",
	"核对办理类型",
	"check the kind of event")
MESSAGE_ENUM(EVENT_NO_OBJECTION, "event-no-objection", CREDIT_REFUSED,
	"没有正在处理的异议（{1}）",
	"no objection is open ({1})",
	"先登记异议",
	"record the objection first")
MESSAGE_ENUM(EVENT_WHICH_OBJECTION, "event-which-objection", CREDIT_REFUSED,
	"有几件异议尚未答复，没有写明答复的是哪一件（{1}）",
	"several objections are open; which one this answers is not said ({1})",
	"用 of 字段（文件中用“异议文号”列）写明那件异议的文号",
	"name the document of that objection in the field of (column objection_document)")
MESSAGE_ENUM(EVENT_OTHER_OBJECTION, "event-other-objection", CREDIT_REFUSED,
	"字段 of 写的文号不是待答复的异议（{1}）",
	"no open objection has the document that the field of names ({1})",
	"核对异议的文号；credit show 列出各件异议",
	"check the document of the objection; credit show lists them")
MESSAGE_ENUM(EVENT_GROUND, "event-ground", CREDIT_REFUSED,
	"此前的异议不成立，再次提出的须写明理由（{1}）",
	"an objection was dismissed; one that follows says on which ground it is ({1})",
	"用 ground 字段写明理由；同一理由的不再受理",
	"name the ground in the field ground; the same one is not examined again")
MESSAGE_ENUM(EVENT_UNCONFIRMED, "event-unconfirmed", CREDIT_REFUSED,
	"待核只记一次；没有待核的记录不用核实（{1}）",
	"an entry is marked unconfirmed once, and confirmed only when it is marked ({1})",
	"核对记录",
	"check the entry")
MESSAGE_ENUM(EVENT_NOT_SUSPENDED, "event-not-suspended", CREDIT_REFUSED,
	"没有中止执行（{1}）",
	"the entry is not suspended ({1})",
	"核对记录",
	"check the entry")
MESSAGE_ENUM(EVENT_NO_APPLICATION, "event-no-application", CREDIT_REFUSED,
	"没有正在办理的修复申请（{1}）",
	"no application for repair is being handled ({1})",
	"先登记申请（repair-applied）或受理（repair-accepted）",
	"record the application (repair-applied) or its acceptance (repair-accepted) first")
MESSAGE_ENUM(EVENT_NOT_ACCEPTED, "event-not-accepted", CREDIT_REFUSED,
	"修复申请还没有受理（{1}）",
	"the application for repair has not been accepted ({1})",
	"先登记受理（repair-accepted）",
	"record the acceptance (repair-accepted) first")
MESSAGE_ENUM(EVENT_OPEN, "event-open", CREDIT_REFUSED,
	"同一事项正在办理，尚未办结（{1}）",
	"the same is being handled already and has no answer yet ({1})",
	"先登记办理结果",
	"record its outcome first")
MESSAGE_ENUM(EVENT_SAME_GROUND, "event-same-ground", CREDIT_REFUSED,
	"同一理由的异议已经不成立，不再受理（{1}）",
	"an objection on the same ground was dismissed ({1})",
	"有新的理由或证据的，用 ground 字段写明；也可以申请行政复议或者提起诉讼",
	"name a new ground in the field ground; review and court stay open")
MESSAGE_ENUM(EVENT_BARRED, "event-barred", CREDIT_REFUSED,
	"因提供虚假材料，{2} 前不受理修复（{1}）",
	"because of false material repair may be applied for only from {2} ({1})",
	"期满后再申请",
	"wait until that day")
MESSAGE_ENUM(EVENT_CONDITIONS, "event-conditions", CREDIT_REFUSED,
	"不符合修复条件：{2}（{1}）",
	"a condition of repair is not met: {2} ({1})",
	"纠正失信行为、履行义务并作出信用承诺后再办理",
	"correct the conduct, perform the duties and make the commitment first")
MESSAGE_ENUM(EVENT_MINIMUM, "event-minimum", CREDIT_REFUSED,
	"最短期限未满，{2} 起可以办理（{1}）",
	"the shortest term is not over; it may happen from {2} ({1})",
	"期满后再办理",
	"wait until that day")
MESSAGE_ENUM(EVENT_NO_REPAIR, "event-no-repair", CREDIT_REFUSED,
	"依法不能提前结束（{1}）",
	"the law lets nothing end it early ({1})",
	"期限届满自行终止；决定有误的，由认定单位撤销",
	"it ends with its term; a wrong decision is revoked by its authority")
MESSAGE_ENUM(EVENT_LISTING, "event-listing", CREDIT_REFUSED,
	"列入的条件还没有具备（{1}）",
	"what listing requires is not there yet ({1})",
	"先登记决定、告知或送达，异议期满、异议处理完毕后再列入",
	"record decision and notice or service first; list when the days to object are over and no objection is open")
