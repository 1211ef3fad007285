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

MESSAGE_ENUM(REPORT_IDENTITY, "report-identity", CREDIT_FATAL,
	"出具信用报告前要核验申请人身份，没有写明由谁、怎样核验",
	"a report is given after the applicant's identity was checked; how and by whom is not said",
	"用 --identity 写明核验了什么证件、由谁核验，会记入查询日志",
	"say with --identity what was checked and by whom; it goes into the query log")
MESSAGE_ENUM(REPORT_NOTE, "report-note", CREDIT_NOTE,
	"本报告载明本库登记的该主体的全部信息，不评分、不排名，不是信用证明；与认定单位或“信用中国”网站现时公示不一致的，以其为准",
	"This report holds all that the registry has on the subject; it gives no score and no ranking "
	"and is no certificate; where it differs from what the authority or Credit China shows now, "
	"that counts",
	"", "")
MESSAGE_ENUM(REPORT_OWN, "report-own", CREDIT_NOTE,
	"本报告含个人信息或者经营信息，只交给本人或者其授权的人；记录中提到的其他主体一律不列，以〔他人〕代替",
	"It is for the subject or whom the subject has authorised; others whom the records mention are "
	"left out, as the bracketed words say",
	"", "")
MESSAGE_ENUM(REPORT_NOTHING, "report-nothing", CREDIT_NOTE,
	"截至 {1}，本库没有登记该主体的名单记录",
	"As of {1} the registry holds no entry of this subject", "", "")
MESSAGE_ENUM(REPORT_CLOSED, "report-closed", CREDIT_NOTE,
	"这条记录不是该主体的，或者已依法删除，内容不再提供",
	"This entry is of somebody else or was erased under the law; its content is not given", "", "")
MESSAGE_ENUM(REPORT_OBJECT, "report-object", CREDIT_NOTE,
	"对这条记录有异议的，可以向{1}提出：{2}",
	"An objection to this entry goes to {1}: {2}", "", "")
MESSAGE_ENUM(REPORT_ANSWER_WORKING, "report-answer-working", CREDIT_NOTE,
	"异议应当在 {1} 个工作日内答复（{2}）",
	"It is to be answered within {1} working days ({2})", "", "")
MESSAGE_ENUM(REPORT_ANSWER_DAYS, "report-answer-days", CREDIT_NOTE,
	"异议应当在 {1} 日内答复（{2}）",
	"It is to be answered within {1} days ({2})", "", "")
MESSAGE_ENUM(REPORT_OPEN, "report-open", CREDIT_NOTE,
	"正在办理：{2}，应当在 {1} 前办结",
	"Open: {2}, to be settled by {1}", "", "")
MESSAGE_ENUM(REPORT_REPAIR_NOW, "report-repair-now", CREDIT_NOTE,
	"最短期限已满，履行义务、纠正失信行为的，现在就可以申请信用修复",
	"The shortest term is over: repair may be applied for now, once the obligation is met and the "
	"conduct corrected",
	"", "")
MESSAGE_ENUM(REPORT_REPAIR_FROM, "report-repair-from", CREDIT_NOTE,
	"履行义务、纠正失信行为的，{1}起可以申请信用修复（{2}）",
	"Repair may be applied for from {1} ({2}), once the obligation is met and the conduct corrected",
	"", "")
MESSAGE_ENUM(REPORT_REPAIR_NEVER, "report-repair-never", CREDIT_NOTE,
	"这条记录依规定不能提前修复（{1}），期满即止",
	"Under the rules this entry cannot be repaired early ({1}); it ends with its term", "", "")
MESSAGE_ENUM(REPORT_REPAIR_FREE, "report-repair-free", CREDIT_NOTE,
	"信用修复向“信用中国”网站或者政务服务窗口申请，不收取任何费用；法院的名单向执行法院申请删除或者纠正",
	"Repair is applied for at Credit China or at the service hall's window, free of charge; for lists "
	"of a court, at the executing court",
	"", "")
MESSAGE_ENUM(REPORT_CORRECT, "report-correct", CREDIT_NOTE,
	"认为本库的登记不准确、不完整，或者认错了主体的，可以向出具本报告的单位要求更正；依法应当删除的，可以要求删除（个人信息保护法第四十五条至第四十七条）",
	"Who finds the registry's own record wrong, incomplete or of somebody else may ask the office "
	"that gives this report to correct it, and to erase what the law no longer lets it keep "
	"(Personal Information Protection Law, art. 45 to 47)",
	"", "")
MESSAGE_ENUM(REPORT_REVIEW, "report-review", CREDIT_NOTE,
	"对列入决定不服的，可以在决定书载明的期限内申请行政复议或者提起行政诉讼",
	"Against the decision itself, review or litigation is open within the term that it names", "", "")
MESSAGE_ENUM(REPORT_KEPT, "report-kept", CREDIT_NOTE,
	"这条记录最早自{1}起应当删除（{2}）",
	"This entry is to be erased from {1} at the earliest ({2})", "", "")
MESSAGE_ENUM(REPORT_RETENTION, "report-retention", CREDIT_NOTE,
	"期满、修复、移出或者撤销后，不再公示，不再提供查询，不再作为惩戒依据；保存期限届满后删除",
	"After its end, repair, removal or revocation an entry is not published, not told to those who "
	"ask and no ground of any measure; once the time to keep it is over it is erased",
	"", "")
MESSAGE_ENUM(REPORT_ASKED, "report-asked", CREDIT_NOTE,
	"查询人员的姓名是他人的个人信息，不在此列出；凭时间可以向出具单位核实",
	"The names of those who asked are other people's; the office can verify each by its time", "", "")
MESSAGE_ENUM(REPORT_ASKED_DAMAGED, "report-asked-damaged", CREDIT_WARNING,
	"查询日志有 {1} 行读不出来，其中可能有关于该主体的",
	"{1} lines of the query log cannot be read; some may be about this subject", "", "")
MESSAGE_ENUM(REPORT_NAMES, "report-names", CREDIT_FATAL,
	"信用报告没有完成：查找记录里提到的其他主体时出错",
	"the report is not complete: looking for others whom the records mention failed",
	"用 fsck 检查登记库后重试", "run fsck on the store, and try again")
