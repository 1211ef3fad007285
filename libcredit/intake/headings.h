/* SPDX-License-Identifier: Apache-2.0 */
/*
 * headings.h - canonical fields, the words that head them, and a file's mapping.
 */
#ifndef LIBCREDIT_HEADINGS_H
#define LIBCREDIT_HEADINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "credit/base.h"
#include "csv/csv_reader.h"

/*
 * FIELD(NAME, canonical name, Chinese header).  Names and headers of the first
 * twenty-five are fixed; the others are optional columns beside them, those from
 * ENTRY on of acts on entries.
 */
#define FIELD_TABLE(X)                                                              \
	X(SUBJECT_NAME, "subject_name", "主体名称")                                 \
	X(SUBJECT_ID, "subject_id", "证件号码")                                     \
	X(LIST, "list", "名单代码")                                                 \
	X(AUTHORITY, "authority", "认定单位")                                       \
	X(DOCUMENT, "document", "列入决定文号")                                     \
	X(DECIDED, "decided", "列入决定日期")                                       \
	X(BASIS_DOCUMENT, "basis_document", "依据文书号")                           \
	X(BASIS_DAY, "basis_day", "依据文书日期")                                   \
	X(SERVED, "served", "送达日期")                                             \
	X(NOTICE_DOCUMENT, "notice_document", "告知书文号")                         \
	X(NOTIFIED, "notified", "告知送达日期")                                     \
	X(OBJECTION, "objection", "异议情况")                                       \
	X(LISTED, "listed", "列入日期")                                             \
	X(UNTIL, "until", "截止日期")                                               \
	X(GRADE, "grade", "失信等级")                                               \
	X(GROUND, "ground", "情形代码")                                             \
	X(FACTS, "facts", "事实")                                                   \
	X(ACT_END, "act_end", "行为终止日期")                                       \
	X(PUBLISHED, "published", "认定单位公示日期")                               \
	X(CONSENT, "consent", "同意书编号")                                         \
	X(GUARDIAN_CONSENT, "guardian_consent", "监护人同意书编号")                 \
	X(LABOUR_INCOME, "labour_income", "以本人劳动收入为主要生活来源")           \
	X(SAME_CASE, "same_case", "同案其他主体")                                   \
	X(CORRECTS, "corrects", "更正原记录")                                       \
	X(CORRECTION, "correction", "更正文号")                                     \
	X(KIND, "kind", "主体类别")                                                 \
	X(SECTOR, "sector", "行业领域")                                             \
	X(UNIT, "unit", "单位或村社区")                                             \
	X(DEED_REVIEWED, "deed_reviewed", "事迹审核人")                             \
	X(ID_REASON, "id_reason", "证件号码核实说明")                               \
	X(ROLE_NAME, "responsible_name", "责任人姓名")                              \
	X(ROLE_ID, "responsible_id", "责任人证件号码")                              \
	X(ROLE, "responsible_role", "责任人职务")                                   \
	X(ROLE_FROM, "responsible_from", "责任人任职起")                            \
	X(ROLE_TO, "responsible_to", "责任人任职止")                                \
	X(ROLE_BASIS, "responsible_basis", "责任人依据")                            \
	X(AMOUNT_YUAN, "amount_yuan", "金额（元）")                                 \
	X(AMOUNT_WAN, "amount_wan", "金额（万元）")                                 \
	X(ENTRY, "entry", "记录编号")                                               \
	X(ACT, "act", "办理事项")                                                   \
	X(ACT_DAY, "act_day", "办理日期")                                           \
	X(ACT_DOCUMENT, "act_document", "办理文号")                                 \
	X(ACT_BY, "act_by", "办理单位")                                             \
	X(ACT_OPERATOR, "act_operator", "经办人")                                   \
	X(TASK, "task", "任务编号")                                                 \
	X(OUTCOME, "outcome", "反馈结果")                                           \
	X(REASON, "reason", "未落实原因")                                           \
	X(ANSWERED, "answered", "反馈日期")                                         \
	X(ANSWER_DOCUMENT, "answer_document", "反馈文号")                           \
	X(REPRESENTATIVE, "representative", "法定代表人")                           \
	X(NOTE_CODE, "note_code", "错误代码")                                       \
	X(NOTE_TEXT, "note_text", "错误说明")                                       \
	X(NOTE_CURE, "note_cure", "修改办法")

enum field {
#define FIELD_ENUM(name, canonical, header) FIELD_##name,
	FIELD_TABLE(FIELD_ENUM)
#undef FIELD_ENUM
	FIELD_COUNT /* also: no field, the column is ignored */
};

/*
 * The columns of a responsible person, FIELD_ROLE_NAME .. FIELD_ROLE_BASIS, may
 * stand several times: a number from 1 to ROLE_PERSONS behind the word says whose
 * they are, and none means the first (责任人姓名2, responsible_id3).
 */
#define ROLE_PERSONS 5
#define ROLE_FIELDS 6
bool field_is_role(enum field field);

/* Canonical name and Chinese header; "" for FIELD_COUNT.  Static. */
const char *field_name(enum field field);
const char *field_header(enum field field);

/* One more word that heads a field, as shipped. */
struct synonym {
	enum field field;
	const char *header;
};
extern const struct synonym synonyms[];
extern const size_t synonyms_count;
/* Those of a file of acts, where a document is that of the act: beside the shipped words of
 * subjects and of the fields that an act may carry. */
extern const struct synonym act_synonyms[];
extern const size_t act_synonyms_count;

/* Which words head columns: those of a file of entries, of acts on them, of feedback. */
enum words { WORDS_ROWS, WORDS_ACTS, WORDS_FEEDBACK };

/* All words, ready to be looked up. */
struct dictionary {
	struct arena arena;
	struct dictionary_word *words; /* sorted by key */
	size_t count;
	size_t capacity;
};

/*
 * The shipped words, and those of a county's CSV (columns header,field or
 * 表头,字段; NULL: none).  CREDIT_OK, CREDIT_ENOMEM, CREDIT_ENOTFOUND, CREDIT_EIO,
 * CREDIT_EFORMAT (a row that names no field, or a word that heads another one).
 */
int dictionary_build(struct dictionary *dictionary, enum words words, const char *path,
	credit_error *err);
void dictionary_free(struct dictionary *dictionary);
/* The field that a header cell names; FIELD_COUNT when it names none. */
enum field dictionary_find(const struct dictionary *dictionary, const char *cell, size_t length);
/* The same; *person: of which responsible person, from 0. */
enum field dictionary_find_person(const struct dictionary *dictionary, const char *cell,
	size_t length, int *person);
/* For csv_options: context is the dictionary. */
bool dictionary_knows(const void *context, const char *cell, size_t length);

/* What the columns of a file are. */
struct mapping {
	struct arena arena;
	uint32_t count;
	enum field *fields;   /* of each column; FIELD_COUNT: ignored */
	const char **headers; /* of each column, as the file has it */
	int column[FIELD_COUNT]; /* the first column of a field; -1: none */
	int role_column[ROLE_PERSONS][ROLE_FIELDS]; /* of each responsible person; -1: none */
	bool roles; /* there is any of them */
	enum field twice;     /* a field that two columns claim, or FIELD_COUNT */
	uint32_t twice_a;
	uint32_t twice_b;
};

/* Columns of a record that name fields, each field once; notes not counted. */
size_t mapping_score(const struct dictionary *dictionary, const struct csv_record *record);
/* CREDIT_OK, CREDIT_ENOMEM. */
int mapping_read(const struct dictionary *dictionary, const struct csv_record *record,
	struct mapping *out);
void mapping_free(struct mapping *mapping);
/* Columns of acts mean nothing where none says what was done: they are ignored. */
void mapping_drop_acts(struct mapping *mapping);
/* True when the record is the header again. */
bool mapping_repeats(const struct mapping *mapping, const struct csv_record *record);

#endif
