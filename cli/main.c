/* SPDX-License-Identifier: Apache-2.0 */
/*
 * main.c - credit(1): the table of commands, the store, the exit code.
 *
 * Every command is one row below.  main reads the command line by the tables,
 * opens the store in the mode that the row asks for, runs the command and maps
 * what happened to an exit code (exit.h).  Nothing else opens a store.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"

const struct option_spec global_options[] = {
	{"store", 0, OPTION_TEXT, "DIR",
		WORDS("登记库所在文件夹（默认 $CREDIT_STORE，再则 ./credit.store）",
			"folder (default $CREDIT_STORE, else ./credit.store)")},
	{"lang", 0, OPTION_TEXT, "zh|en", WORDS("界面语言", "language of the output")},
	{"json", 0, OPTION_FLAG, NULL,
		WORDS("每行输出一个 JSON 对象", "print one JSON object a line")},
	{"on", 0, OPTION_TEXT, "DAY",
		WORDS("按哪一天判断（默认今天）", "day of judgement (default today)")},
	{"known", 0, OPTION_TEXT, "TIME",
		WORDS("按当时已知的情况：日期、时刻或 #序号",
			"as known then: a day, a time or #SEQUENCE")},
	{"now", 0, OPTION_TEXT, "TIME",
		WORDS("登记时钟（不得早于最后一条记录）",
			"the recording clock (not before the last record)")},
	{"help", 'h', OPTION_FLAG, NULL, WORDS("显示说明", "show help")},
	{"version", 0, OPTION_FLAG, NULL, WORDS("显示版本", "show the version")},
	{NULL, 0, OPTION_FLAG, NULL, WORDS(NULL, NULL)}};

/* clang-format off */
#define END {NULL, 0, OPTION_FLAG, NULL, WORDS(NULL, NULL)}
#define OPERATOR                                                                    \
	{"operator", 0, OPTION_TEXT, "NAME",                                        \
		WORDS("经办人，记入日志", "who does it, for the journal")}
#define PURPOSE                                                                     \
	{"purpose", 0, OPTION_TEXT, "TEXT",                                         \
		WORDS("查询目的，记入查询日志；查自然人必写（默认 $CREDIT_PURPOSE）", \
			"why, for the query log; needed for persons (default "      \
			"$CREDIT_PURPOSE)")},                                       \
	{"operator", 0, OPTION_TEXT, "NAME",                                        \
		WORDS("查询人，记入查询日志（默认登录名）",                         \
			"who asks, for the query log (default the login name)")}
#define OUTPUT                                                                      \
	{"output", 'o', OPTION_TEXT, "DIR",                                         \
		WORDS("各期公示页面所在文件夹", "folder of all editions")}
#define SIGN_WITH                                                                   \
	{"key", 0, OPTION_MANY, "FILE",                                             \
		WORDS("用哪个私钥文件签名，可重复", "sign with this key, may be repeated")}
#define COUNTY_WORDS                                                                \
	{"words", 0, OPTION_TEXT, "FILE",                                           \
		WORDS("本县用语（默认登记库里的 words.txt）",                       \
			"the county's words (default words.txt in the store)")}
/* clang-format on */

static const struct option_spec init_options[] = {
	{"county", 0, OPTION_TEXT, "CODE",
		WORDS("六位行政区划代码（默认 629999）",
			"six-digit division code (default 629999)")},
	{"name", 0, OPTION_TEXT, "NAME",
		WORDS("县名（默认 样例县）", "name of the county (default 样例县)")},
	{"tables", 0, OPTION_TEXT, "DIR",
		WORDS("本县目录表所在文件夹", "folder with the county's own tables")},
	{"hash", 0, OPTION_TEXT, "sha256|sm3",
		WORDS("日志用的杂凑算法（默认 sha256）",
			"digest of the journal (default sha256)")},
	{"id-key", 0, OPTION_TEXT, "FILE",
		WORDS("已有的编号密钥（32 字节）；不写则新生成",
			"an existing id key (32 bytes); default: a new one")},
	END};

static const struct option_spec template_options[] = {
	{"acts", 0, OPTION_FLAG, NULL,
		WORDS("办理用的模板：写明名单的随 import 报送，不写的用于 event --file",
			"for acts: with a list to import, without for event --file")},
	{"output", 'o', OPTION_TEXT, "FILE",
		WORDS("写到哪个文件（默认标准输出）",
			"file to write (default standard output)")},
	END};

static const struct option_spec import_options[] = {
	{"list", 0, OPTION_TEXT, "L",
		WORDS("名单代码，文件里没有这一列时用", "list, for rows that name none")},
	{"authority", 0, OPTION_TEXT, "A",
		WORDS("认定单位：代码、统一社会信用代码或名称",
			"authority, for rows that name none: code, credit code or name")},
	{"dry-run", 0, OPTION_FLAG, NULL,
		WORDS("只检查不入库", "judge everything, store nothing")},
	{"accept-good", 0, OPTION_FLAG, NULL,
		WORDS("有错行时，没错的行先入库",
			"store the good rows while others are refused")},
	{"encoding", 0, OPTION_TEXT, "E",
		WORDS("文件编码：utf-8 gb18030 utf-16le ...（默认自动识别）",
			"utf-8, gb18030, utf-16le ... (default: told by the header)")},
	{"returned", 0, OPTION_TEXT, "FILE",
		WORDS("退回文件写到哪里（默认在原文件旁，加 .returned.csv）",
			"the returned file (default beside FILE, with .returned.csv)")},
	{"synonyms", 0, OPTION_TEXT, "CSV",
		WORDS("本县表头对照表", "the county's own headings")},
	{"as-of", 0, OPTION_TEXT, "DAY",
		WORDS("报送内容截至哪一天（默认今天）",
			"the day for which the file speaks (default today)")},
	{"full", 0, OPTION_FLAG, NULL,
		WORDS("是一个单位一个名单的完整名单：在库而不在其中的转为待核",
			"the complete list of one authority: who is absent is marked")},
	{"expect-absent", 0, OPTION_TEXT, "N",
		WORDS("确认不在完整名单里的条数，数量异常时用",
			"confirm how many are absent from a complete list")},
	{"missing", 0, OPTION_TEXT, "FILE",
		WORDS("待核清单写到哪里（默认在原文件旁，加 .missing.csv）",
			"file of those absent (default beside FILE, with .missing.csv)")},
	{"zero", 0, OPTION_FLAG, NULL,
		WORDS("零报告：该名单没有新的变动，照现有记录确认",
			"zero report: nothing new, the list is confirmed as it stands")},
	{"document", 0, OPTION_TEXT, "N", WORDS("零报告的文号", "number of the zero report")},
	OPERATOR, END};

static const struct option_spec tasks_options[] = {
	{"department", 0, OPTION_TEXT, "D",
		WORDS("只要这个部门的：代码、统一社会信用代码或名称",
			"of this department only: code, credit code or name")},
	{"output", 'o', OPTION_TEXT, "FILE",
		WORDS("写成 CSV：以 .csv 结尾的是一个文件，- 为标准输出，其他是文件夹（一部门一个文件）",
			"as CSV: a name in .csv is one file, - standard output, any other a folder "
			"with a file for each department")},
	END};

static const struct option_spec status_options[] = {
	{"department", 0, OPTION_TEXT, "D",
		WORDS("只要这个部门的：代码、统一社会信用代码或名称",
			"of this department only: code, credit code or name")},
	{"days", 0, OPTION_TEXT, "N",
		WORDS("往后看多少天（默认 30）", "look so many days ahead (default 30)")},
	END};

static const struct option_spec feedback_options[] = {
	{"department", 0, OPTION_TEXT, "D",
		WORDS("由哪个部门反馈；别的部门的任务退回",
			"who answers; tasks of another department are refused")},
	{"dry-run", 0, OPTION_FLAG, NULL,
		WORDS("只检查，不入库", "judge everything, store nothing")},
	{"accept-good", 0, OPTION_FLAG, NULL,
		WORDS("合格的先入库，只退回不合格的", "store good rows, return the others")},
	{"encoding", 0, OPTION_TEXT, "E",
		WORDS("文件编码（默认自动识别）",
			"encoding of the file (default: told by the header)")},
	{"returned", 0, OPTION_TEXT, "FILE",
		WORDS("退回文件写到哪里（默认在原文件旁，加 .returned.csv）",
			"the returned file (default beside FILE, with .returned.csv)")},
	OPERATOR, END};

static const struct option_spec batch_options[] = {OPERATOR, END};

static const struct option_spec check_options[] = {
	{"file", 0, OPTION_TEXT, "CSV",
		WORDS("CSV 文件，- 为标准输入；没有认得的表头时一行一个号码",
			"a CSV, - for standard input; without a known header one id a "
			"line")},
	{"encoding", 0, OPTION_TEXT, "E",
		WORDS("文件编码（默认自动识别）",
			"encoding of the file (default: told by the header)")},
	{"exit-code", 0, OPTION_FLAG, NULL,
		WORDS("查到现时有效记录时退出码为 1",
			"exit 1 when a subject is on a list")},
	PURPOSE, END};

static const struct option_spec show_options[] = {PURPOSE, END};

static const struct option_spec event_options[] = {
	{"day", 0, OPTION_TEXT, "DAY", WORDS("办理日期", "day of the act")},
	{"document", 0, OPTION_TEXT, "N", WORDS("文书号", "number of its document")},
	{"by", 0, OPTION_TEXT, "AUTHORITY",
		WORDS("作出单位：代码、统一社会信用代码或名称",
			"whose act it is: department code, credit code or name")},
	{"file", 0, OPTION_TEXT, "CSV",
		WORDS("一行一次办理：记录编号、办理事项、办理日期、办理文号、办理单位",
			"an act in each row: entry, kind, day, document, by")},
	{"dry-run", 0, OPTION_FLAG, NULL,
		WORDS("文件只检查不入库", "judge the file, store nothing")},
	{"accept-good", 0, OPTION_FLAG, NULL,
		WORDS("文件有错行时，没错的行先入库",
			"store the good rows of the file while others are refused")},
	{"encoding", 0, OPTION_TEXT, "E",
		WORDS("文件编码（默认自动识别）",
			"encoding of the file (default: told by the header)")},
	{"returned", 0, OPTION_TEXT, "FILE",
		WORDS("退回文件写到哪里（默认在原文件旁，加 .returned.csv）",
			"the returned file (default beside the file, with .returned.csv)")},
	{"set", 0, OPTION_MANY, "FIELD=VALUE",
		WORDS("附带的内容，可写多次", "a field; may be repeated")},
	{"notice", 0, OPTION_TEXT, "FILE",
		WORDS("错认主体的更正函写到哪里（默认登记库旁）",
			"file for the notice of a mistaken subject (default beside the store)")},
	COUNTY_WORDS, OPERATOR, END};

static const struct option_spec publish_options[] = {OUTPUT,
	{"dry-run", 0, OPTION_FLAG, NULL, WORDS("只算不写", "count and report only")},
	{"reissue", 0, OPTION_TEXT, "TEXT",
		WORDS("重发本期，写明更正了什么", "issue again: what it corrects")},
	{"expect-added", 0, OPTION_TEXT, "N",
		WORDS("确认新增数，数量异常时用", "confirm the number of additions")},
	{"held", 0, OPTION_TEXT, "FILE",
		WORDS("不公示记录的清单写到哪里", "file for what is held back")},
	{"media", 0, OPTION_TEXT, "FILE",
		WORDS("给融媒体的文稿写到哪里", "file for the text for the media centre")},
	{"notice", 0, OPTION_FLAG, NULL,
		WORDS("红榜拟认定公示，文号用 --document",
			"public notice of red candidates, by --document")},
	{"document", 0, OPTION_TEXT, "N",
		WORDS("拟认定公示的文号", "document of the public notice")},
	{"draft", 0, OPTION_FLAG, NULL,
		WORDS("只出样稿和确认单，写到公示目录以外的 -o 目录",
			"draft and confirmation sheets only, into a private folder -o")},
	{"approve", 0, OPTION_TEXT, "DOCUMENT",
		WORDS("登记对样稿的签批", "record a signature under the draft")},
	{"by", 0, OPTION_TEXT, "NAME", WORDS("签批人", "who signs")},
	{"role", 0, OPTION_TEXT, "ROLE",
		WORDS("department:代码、credit、legal、civilization",
			"department:CODE, credit, legal or civilization")},
	{"code", 0, OPTION_TEXT, "HEX",
		WORDS("样稿的核对码", "the check code that the draft bore")},
	{"day", 0, OPTION_TEXT, "DAY",
		WORDS("签批日期，不写为 --on", "day of the signature, else --on")},
	SIGN_WITH, COUNTY_WORDS, OPERATOR, END};

static const struct option_spec withdraw_options[] = {OUTPUT,
	{"document", 0, OPTION_TEXT, "N",
		WORDS("据以撤下的文书号", "document that orders it")},
	{"letter", 0, OPTION_TEXT, "FILE",
		WORDS("撤回函写到哪里", "file for the letter of recall")},
	SIGN_WITH, COUNTY_WORDS, OPERATOR, END};

static const struct option_spec verify_options[] = {
	{"key", 0, OPTION_MANY, "PUBLIC",
		WORDS("发布单位的公钥文件，可多次", "file of the publisher's public keys, again and again")},
	{"since", 0, OPTION_TEXT, "NOTE",
		WORDS("以前留存的 folder.note", "folder.note as it was kept from an earlier visit")},
	END};

static const struct option_spec stats_options[] = {
	{"from", 0, OPTION_TEXT, "MONTH",
		WORDS("起始月（默认终止月前 11 个月）",
			"first month (default eleven before the last)")},
	{"to", 0, OPTION_TEXT, "MONTH",
		WORDS("终止月（默认 --on 所在的月）", "last month (default that of --on)")},
	{"output", 'o', OPTION_TEXT, "FILE",
		WORDS("写到哪个文件，格式看文件名结尾（默认标准输出）",
			"file to write, its ending tells the format (default standard output)")},
	{"format", 0, OPTION_TEXT, "F",
		WORDS("格式：table json csv html", "table, json, csv or html")},
	END};

static const struct option_spec log_options[] = {
	{"from", 0, OPTION_TEXT, "N", WORDS("从第几条起", "first sequence")},
	{"limit", 0, OPTION_TEXT, "N", WORDS("最多几条", "most rows")},
	{"queries", 0, OPTION_FLAG, NULL,
		WORDS("查询日志：谁、何时、为何查询，主体只显示部分号码",
			"the query log: who asked, when and why; subjects masked")},
	{"root", 0, OPTION_FLAG, NULL,
		WORDS("日志树的根；与 --from 同用，另附由前 N 条延续而来的证明",
			"the root of the journal's tree; with --from how it continues N records")},
	{"proof", 0, OPTION_TEXT, "SEQ",
		WORDS("第 SEQ 条在日志中的证明", "the proof that record SEQ is in the journal")},
	END};

static const struct option_spec erase_options[] = {
	{"document", 0, OPTION_TEXT, "N",
		WORDS("据以删除的文书号", "document on which the erasure rests")},
	{"by", 0, OPTION_TEXT, "AUTHORITY",
		WORDS("文书作出单位：代码、统一社会信用代码或名称",
			"whose document it is: department code, credit code or name")},
	{"order", 0, OPTION_FLAG, NULL,
		WORDS("法院或认定单位责令删除：仍在效力期内也删除，须写 --by",
			"a court or the authority orders it, though in force; needs --by")},
	{"due", 0, OPTION_FLAG, NULL,
		WORDS("列出到期应删除的记录", "list what is due for erasure")},
	{"confirm", 0, OPTION_TEXT, "N",
		WORDS("与 --due 同用：删除刚才列出的条数或标记，有变化则不删除",
			"with --due: erase what was listed, by number or mark, if it is still that")},
	OPERATOR, END};

static const struct option_spec restore_options[] = {
	{"to", 0, OPTION_TEXT, "DIR",
		WORDS("恢复到哪个文件夹（不存在或空的）", "folder for it; new or empty")},
	END};

static const struct option_spec report_options[] = {
	{"identity", 0, OPTION_TEXT, "TEXT",
		WORDS("怎样、由谁核验了申请人身份，记入查询日志",
			"how and by whom the applicant's identity was checked")},
	{"output", 'o', OPTION_TEXT, "FILE",
		WORDS("写到哪个文件（默认按报告编号命名，- 为标准输出）",
			"file (default by the report's number; - for standard output)")},
	{"purpose", 0, OPTION_TEXT, "TEXT",
		WORDS("查询目的（默认 本人查询）", "why (default 本人查询: own record)")},
	{"operator", 0, OPTION_TEXT, "NAME",
		WORDS("出具人，记入查询日志（默认登录名）",
			"who gives it, for the query log (default the login name)")},
	END};

static const struct option_spec proof_options[] = {
	{"edition", 0, OPTION_TEXT, "PERIOD",
		WORDS("哪一期，如 2026-04；重发的写 2026-04-r2",
			"of which edition, as 2026-04; of a re-issue 2026-04-r2")},
	{"request", 0, OPTION_TEXT, "DOCUMENT",
		WORDS("申请出具的文书号，记入查询日志",
			"document that asks for it, for the query log")},
	{"absent", 0, OPTION_TEXT, "ID",
		WORDS("证明该主体未列入该期", "show that this subject did not stand in it")},
	{"key", 0, OPTION_TEXT, "FILE",
		WORDS("签名的密钥文件，说明须签名时用", "key file that signs a statement")},
	{"output", 'o', OPTION_TEXT, "FILE",
		WORDS("写到哪个文件（默认按编号和期号命名，- 为标准输出）",
			"file (default by number and edition; - for standard output)")},
	OPERATOR, END};

static const struct option_spec verify_proof_options[] = {
	{"key", 0, OPTION_TEXT, "PUBLIC",
		WORDS("发布单位的公钥文件，可以多个", "file with the office's public key; may repeat")},
	END};

static const struct option_spec help_options[] = {
	{"completion", 0, OPTION_FLAG, NULL,
		WORDS("输出 bash 补全脚本", "print a bash completion script")},
	END};

static const struct action catalogue_actions[] = {
	{"check", STORE_NONE, catalogue_check, "[DIR]", 0, 1},
	{"load", STORE_WRITE, catalogue_load, "[DIR]", 0, 1},
	{"show", STORE_MAYBE, catalogue_show, "[DIR] [LIST...]", 0, -1},
	{NULL, STORE_NONE, NULL, NULL, 0, 0}};

static const struct action batch_actions[] = {{"list", STORE_READ, batch_list, "", 0, 0},
	{"show", STORE_READ, batch_show, "N", 1, 1},
	{"undo", STORE_WRITE, batch_undo, "N", 1, 1},
	{NULL, STORE_NONE, NULL, NULL, 0, 0}};

#define NOTHING_MORE WORDS(NULL, NULL)

const struct command commands[] = {
	{"init", STORE_NONE, cmd_init, "", 0, 0, init_options, NULL,
		WORDS("建立登记库", "make a store"), NOTHING_MORE},
	{"id", STORE_NONE, cmd_id, "[--] TEXT...", 1, -1, NULL, NULL,
		WORDS("读证件号码：规范写法、类别，或错在哪里",
			"read identifiers: normal form and kind, or what is wrong"),
		NOTHING_MORE},
	{"catalogue", STORE_NONE, NULL, "", 0, 0, NULL, catalogue_actions,
		WORDS("检查、载入、查看目录表（名单、期限、措施）",
			"check, load and show the tables of lists, terms and measures"),
		NOTHING_MORE},
	{"template", STORE_MAYBE, cmd_template, "LIST | --acts [LIST]", 0, 1, template_options, NULL,
		WORDS("写出一个名单的填报模板", "write the CSV template of a list"),
		NOTHING_MORE},
	{"import", STORE_WRITE, cmd_import, "FILE... | --zero", 0, -1, import_options, NULL,
		WORDS("导入部门报来的文件", "take departments' files"),
		WORDS("有一行不合要求，整份文件就不入库；退回文件逐行写明错在哪里、怎么改。\n"
		      "改好退回文件后再导入，不会丢也不会重。FILE 为 - 时读标准输入。\n"
		      "有“办理事项、办理日期、办理文号”三列（“办理单位”可不填）的，三格填写的行\n"
		      "同时办理这一行所指的记录；只写到列入决定日期为止的行，只办理已登记的记录。\n"
		      "办理附带的内容另列（延长至、延长事项、修复效力、办理后截止日期等）。\n"
		      "没有报来的记录不会因此终止。完整名单（--full --as-of 日期）里没有的转为待核：\n"
		      "不公示、不派新任务，等认定单位再次报来或补报移出文书。\n"
		      "零报告（--zero --list L --authority A --as-of 日期 --document 文号）只说明\n"
		      "没有新的变动，不是名单为空；名单为空的，报一份没有数据行的完整名单。",
			"While a row is refused nothing of its file is stored; the returned\n"
			"file says for each row what is wrong and what to do.  Mend it and\n"
			"import it again: nothing is lost, nothing comes twice.  FILE - is\n"
			"standard input.  With columns act, act_day and act_document (and\n"
			"act_by) a row in which they are filled records that act on its\n"
			"entry; a row of key and act alone names an entry that is stored.\n"
			"Fields of the act have columns of their own (effects, act_until ...).\n"
			"Absence from a file ends nothing.  Who is absent from a complete list\n"
			"(--full --as-of DAY) becomes unconfirmed: not printed, no new tasks,\n"
			"until its authority sends it again or the document that removes it.\n"
			"A zero report (--zero --list L --authority A --as-of DAY --document N)\n"
			"says that nothing is new, not that the list is empty: for that send a\n"
			"complete list without rows.")},
	{"batch", STORE_NONE, NULL, "", 0, 0, batch_options, batch_actions,
		WORDS("查看、撤销导入的批次", "show and undo imported files"),
		NOTHING_MORE},
	{"check", STORE_READ, cmd_check, "[ID...] [--file CSV]", 0, -1, check_options,
		NULL,
		WORDS("查询主体现在是否在名单上、可适用哪些措施",
			"is a subject on a list, and what follows"),
		NOTHING_MORE},
	{"show", STORE_READ, cmd_show, "ID|ENTRY", 1, 1, show_options, NULL,
		WORDS("一个主体或一条记录的全部情况和经过",
			"everything about a subject or an entry, with history"),
		NOTHING_MORE},
	{"search", STORE_READ, cmd_search, "NAME", 1, 1, show_options, NULL,
		WORDS("按名称查找主体", "find subjects by name"), NOTHING_MORE},
	{"event", STORE_WRITE, cmd_event, "ENTRY|ID KIND | --file CSV", 0, 2, event_options,
		NULL,
		WORDS("登记一次办理：异议、修复、撤销等，或主体的更名、注销、死亡等",
			"record an act on an entry or a subject: objection, repair, death ..."),
		WORDS("记录事项：decided、announced、notified、listed、objected、upheld、dismissed、\n"
		      "repair-applied、repair-accepted、repaired、refused、extended、suspended、resumed、\n"
		      "corrected、replaced、misidentified、revoked、removed、reviewed、title-withdrawn、\n"
		      "consented、consent-withdrawn，或用中文：提出异议、准予修复、移出等。\n"
		      "主体事项写证件号码：renamed（--set name=新名）、code-changed、merged、split、"
		      "joined（--set to=另一号码）、deregistered、deceased、annulled"
		      "（--set kind=事项 --set of=原文书号）。\n"
		      "文件的表头：记录编号（或公示编号；主体事项写证件号码）、办理事项、办理日期、\n"
		      "办理文号、办理单位，可加经办人，以及其他字段名或其中文表头的列。整份文件一次\n"
		      "入库，可按批次撤销。",
			"Acts on an entry: decided, announced, notified, listed, objected,\n"
			"upheld, dismissed, repair-applied, repair-accepted, repaired, refused,\n"
			"extended, suspended, resumed, corrected, replaced, misidentified,\n"
			"revoked, removed, reviewed, title-withdrawn, consented,\n"
			"consent-withdrawn.\n"
			"Acts on a subject take its identifier: renamed (--set name=NAME),\n"
			"code-changed, merged, split and joined (--set to=ID), deregistered,\n"
			"deceased, annulled (--set kind=KIND --set of=DOCUMENT).\n"
			"Header of a file: entry (id or public number; acts on subjects:\n"
			"subject_id), act, act_day, act_document, act_by, perhaps act_operator\n"
			"and columns with names of fields.  The file is one batch.")},
	{"report", STORE_READ, cmd_report, "ID", 1, 1, report_options, NULL,
		WORDS("给本人的信用报告（先核验身份）",
			"a subject's own report, after a check of identity"),
		NOTHING_MORE},
	{"tasks", STORE_READ, cmd_tasks, "", 0, 0, tasks_options, NULL,
		WORDS("各部门的联合奖惩任务：落实、解除，到哪天为止",
			"what each department is to apply or lift, and until when"),
		WORDS("触发方式：法定直接适用、文书已载明的，部门必须落实并按期反馈；需执行单位\n"
		      "另行决定的，由部门自行决定；自愿参考的，部门可以参考。只有必须反馈的才会逾期；\n"
		      "已经落实的，措施终止后都要按期解除。县外单位的措施不派任务。导出的表填上\n"
		      "反馈结果、反馈日期、反馈文号、未落实原因，用 credit feedback 导入。",
			"By trigger: what the law applies at once or the document states a\n"
			"department must apply and answer in time; what it is to decide it\n"
			"decides; what is voluntary it may use.  Only who must is overdue; who\n"
			"applied a measure must lift it once it ends.  Bodies outside the county\n"
			"get no task.  Fill in the last four columns of the exported file and\n"
			"import it with credit feedback.")},
	{"feedback", STORE_WRITE, cmd_feedback, "FILE...", 1, -1, feedback_options, NULL,
		WORDS("导入部门对任务的反馈", "take departments' answers to their tasks"),
		WORDS("就是 credit tasks -o 导出、部门填好的表。反馈结果：已落实、未落实（写明原因）、\n"
		      "已解除。没有填的行略过；同一反馈再来一次不变。FILE 为 - 时读标准输入。",
			"The file that credit tasks -o wrote, filled in.  An answer is done,\n"
			"not-done (with a reason) or lifted.  Rows without an answer are passed\n"
			"over; the same answer again changes nothing.  FILE - is standard input.")},
	{"status", STORE_READ, cmd_status, "", 0, 0, status_options, NULL,
		WORDS("待办：先是仍在网上、应撤下的，再是到期、期限、复查、名单、任务",
			"what needs a person: first what is on the web and must come down"),
		WORDS("证件号码只显示部分，自然人不显示姓名；看全用 credit show 记录编号。\n"
		      "暂不公示、任务、到期删除只计数。",
			"Identifiers of persons are masked and persons are not named; see credit\n"
			"show ENTRY.  Held back, tasks and erasures are counted.")},
	{"stats", STORE_READ, cmd_stats, "", 0, 0, stats_options, NULL,
		WORDS("统计：按月、领域、名单、主体类别、单位",
			"figures by month, domain, list, kind and department"),
		NOTHING_MORE},
	{"publish", STORE_WRITE, cmd_publish, "PERIOD", 1, 1, publish_options, NULL,
		WORDS("发布一期（如 2026-04）", "make an edition (such as 2026-04)"),
		NOTHING_MORE},
	{"withdraw", STORE_WRITE, cmd_withdraw, "ENTRY...", 1, -1, withdraw_options, NULL,
		WORDS("从已发布的各期页面撤下", "take rows out of every published page"),
		NOTHING_MORE},
	{"key", STORE_NONE, NULL, "", 0, 0, key_options, key_actions,
		WORDS("生成、查看签名用的密钥", "make and show keys to sign with"),
		WORDS("key show 的输出就是公钥文件，可原样公布，供 verify --key 使用；指纹供当面或\n"
		      "电话核对。",
			"What key show prints is a file of public keys: publish it as it is, for\n"
			"verify --key.  The fingerprint is to be read aloud and compared.")},
	{"sign", STORE_NONE, cmd_sign, "NOTE", 1, 1, sign_options, NULL,
		WORDS("在签名文件上加一个签名（见证、补签）",
			"add a signature to a note, as signer or as witness"),
		NOTHING_MORE},
	{"verify", STORE_NONE, cmd_verify, "DIR", 1, 1, verify_options, NULL,
		WORDS("核验公示的各期（不需要登记库）", "verify published editions, without a store"),
		WORDS("DIR 是含各期的目录，或某一期的目录。逐一核对文件摘要、各行与表头、各期的衔接，\n"
		      "以及“本期＝上期＋变动”；--on 之日最新一期须在有效期内。没有 --key 时只核对是否\n"
		      "相符，不能说明由谁发布；--since 发现被换回的旧版。",
			"DIR is the folder of all editions, or of one.  Files, rows and heads are\n"
			"compared, and each list with the last one and its changes; the newest\n"
			"edition must be valid on --on.  Without --key only that they agree is verified,\n"
			"not whose they are; --since finds a state older than one seen before.")},
	{"log", STORE_READ, cmd_log, "", 0, 0, log_options, NULL,
		WORDS("登记日志、查询日志", "the journal, the query log"), NOTHING_MORE},
	{"fsck", STORE_READ, cmd_fsck, "", 0, 0, NULL, NULL,
		WORDS("检查登记库是否完好", "check that the store is well"),
		NOTHING_MORE},
	{"backup", STORE_READ, cmd_backup, "FILE|DIR", 1, 1, NULL, NULL,
		WORDS("把登记库备份成一个文件", "write a safety copy of the store to one file"),
		WORDS("备份某一时刻的全部内容和查询日志，期间可以照常录入和查询；不覆盖已有的文件。\n"
		      "写的是文件夹时，文件名自动取（以“内部_含个人信息_”开头）。不含已删除的内容。",
			"Everything as of one moment, and the query log, while others read and\n"
			"write; never over a file that is there.  In a folder the file gets a name\n"
			"that says what it is.  Nothing that was erased is in it.")},
	{"restore", STORE_NONE, cmd_restore, "FILE --to DIR", 1, 1, restore_options, NULL,
		WORDS("由备份恢复成新的登记库", "make a store from a safety copy"),
		WORDS("先读完整份备份、核对每一处，再放到 DIR；DIR 已有内容的不恢复。",
			"The file is read to its end and every invariant checked before it is\n"
			"put in place; a folder that holds anything is refused.")},
	{"erase", STORE_WRITE, cmd_erase, "ID | --due", 0, 1, erase_options, NULL,
		WORDS("依文书删除一个主体的记录，或到期的记录",
			"erase a subject's records by document, or what is due"),
		WORDS("删除后任何时点的查询都只答“已依法删除”；日志的校验不受影响。\n"
		      "登记库文件随即重写，不留旧字节（需要同样大的磁盘空间；中断了，再执行一次即完成）；\n"
		      "查询日志留下谁何时为何查询，不再指向该主体。以前的备份另行销毁；其他主体记录里\n"
		      "提到的人不受影响。",
			"Afterwards every question, of whatever moment, is answered that it was\n"
			"erased, and the journal verifies as before.  The store's file is\n"
			"rewritten and holds no byte of it (needs as much free space; when it\n"
			"was stopped, run it again).  The query log keeps who asked, when and\n"
			"why, and nothing that leads to the subject.  Destroy older backups; a\n"
			"person named in another subject's entry stands there as before.")},
	{"proof", STORE_READ, cmd_proof, "NUMBER | --absent ID", 0, 1, proof_options, NULL,
		WORDS("出具某期公示过某条记录、或未列入某主体的证明",
			"a proof that a row stood in an edition, or that a subject did not"),
		WORDS("申请人带走的小文件，不需要登记库和网络即可用 verify-proof 核验，网上撤下后仍有效。\n"
		      "未列入：单位按代码由相邻两条证明；个人、相邻记录已撤下的，由 --key 签名说明。",
			"A small file to take away; verify-proof checks it without store or\n"
			"network, also after the row was withdrawn.  Absence of an organisation\n"
			"is shown by its neighbours in the order by code; for persons, and where\n"
			"a neighbour was withdrawn, by a statement signed with --key.")},
	{"verify-proof", STORE_NONE, cmd_verify_proof, "FILE", 1, 1, verify_proof_options, NULL,
		WORDS("核验证明，不需要登记库", "check a proof, without a store"), NOTHING_MORE},
	{"help", STORE_NONE, cmd_help, "[COMMAND]", 0, 1, help_options, NULL,
		WORDS("显示说明", "show help"), NOTHING_MORE},
	{"version", STORE_NONE, cmd_version, "", 0, 0, NULL, NULL,
		WORDS("显示版本", "show the version"), NOTHING_MORE},
	{NULL, STORE_NONE, NULL, NULL, 0, 0, NULL, NULL, NOTHING_MORE, NOTHING_MORE}};

/* A closed stdin, stdout or stderr must not become a descriptor of the store. */
static void hold_descriptors(void)
{
	for (int fd = 0; fd < 3; fd++) {
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			(void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
	}
}

static void look_at_terminal(struct cli *cli)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");
	struct winsize size;

	cli->quiet = !isatty(STDERR_FILENO);
	if (!isatty(STDOUT_FILENO))
		return;
	cli->colour = !(no_color && no_color[0]) && !(term && !strcmp(term, "dumb"));
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		cli->width = size.ws_col;
}

/* A damaged store is what fsck looks for; to every other command it is an error, lest a
 * script take it for a hit. */
static int store_not_opened(struct cli *cli, const credit_error *err)
{
	int code = cli_error(cli, err);

	if (err->status != CREDIT_EFORMAT && err->status != CREDIT_ECORRUPT)
		return code;
	return cli->command->run == cmd_fsck ? EXIT_FINDING : EXIT_ERROR;
}

static int open_store(struct cli *cli, enum store_mode mode)
{
	credit_open_options options;
	credit_error err;
	int status;

	if (mode == STORE_NONE)
		return EXIT_DONE;
	credit_open_options_init(&options);
	options.now_us = cli->now_us;
	options.read_only = mode != STORE_WRITE;
	status = credit_open(cli->store, &options, &cli->registry, &err);
	if (status == CREDIT_ENOTFOUND && mode == STORE_MAYBE &&
		!cli_option(cli, "store"))
		return EXIT_DONE;
	return status ? store_not_opened(cli, &err) : EXIT_DONE;
}

static int run(struct cli *cli)
{
	int code;

	if (cli_flag(cli, "help"))
		return cli->command ? help_command(cli, cli->command) : cmd_help(cli);
	if (cli_flag(cli, "version"))
		return cmd_version(cli);
	code = open_store(cli, cli->action ? cli->action->mode : cli->command->mode);
	if (!code)
		code = cli->action ? cli->action->run(cli) : cli->command->run(cli);
	credit_close(cli->registry);
	return code;
}

/*
 * Output that did not arrive is an error, whatever the command thought; a
 * reader that has seen enough needs no word about it.
 */
static int finish_output(const struct cli *cli, int code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	if (errno == EPIPE)
		return EXIT_ERROR;
	CLI_FAIL(cli, CREDIT_EIO, MSG_FILE_WRITE, tr(cli, "标准输出", "standard output"),
		strerror(errno));
	return EXIT_ERROR;
}

int main(int argc, char **argv)
{
	struct cli cli = {0};
	int code;

	hold_descriptors();
	signal(SIGPIPE, SIG_IGN);
	cli.lang = cli_language(argc, argv);
	cli.json = cli_json(argc, argv);
	look_at_terminal(&cli);
	code = cli_parse(&cli, argc, argv);
	if (!code && !cli.command && !cli_flag(&cli, "help") && !cli_flag(&cli, "version"))
		code = cli_usage(&cli, MSG_CLI_COMMAND_NONE, "", "");
	if (!code)
		code = run(&cli);
	code = finish_output(&cli, code);
	buf_free(&cli.words);
	free(cli.given);
	free(cli.operands);
	return code;
}
