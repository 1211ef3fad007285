/* SPDX-License-Identifier: Apache-2.0 */
/*
 * templates.c - the CSV template of a list or of acts: header and one sample row.
 *
 * Used a few times a year.  The sample's name begins with 示例, by which an
 * import knows the row and passes over it; its identifier and document are
 * fictional.  Templates of honours that children may receive have no column
 * for identifiers.
 */
#include "intake/intake.h"

#include <string.h>

#include "csv/csv_writer.h"

struct template_column {
	enum field field;
	const char *sample;
};

static const struct template_column black_columns[] = {
	{FIELD_SUBJECT_NAME, "示例有限公司（请删除本行）"},
	{FIELD_SUBJECT_ID, "91629999F00000093C"},
	{FIELD_LIST, NULL},
	{FIELD_AUTHORITY, NULL},
	{FIELD_DOCUMENT, "示例列决字〔2026〕1号"},
	{FIELD_DECIDED, "2026-04-01"},
	{FIELD_BASIS_DOCUMENT, "示例罚字〔2026〕1号"},
	{FIELD_BASIS_DAY, "2026-03-02"},
	{FIELD_SERVED, "2026-04-02"},
	{FIELD_NOTICE_DOCUMENT, "示例告字〔2026〕1号"},
	{FIELD_NOTIFIED, "2026-03-16"},
	{FIELD_OBJECTION, "无"},
	{FIELD_LISTED, ""},
	{FIELD_UNTIL, ""},
	{FIELD_GRADE, "严重"},
	{FIELD_GROUND, NULL},
	{FIELD_FACTS, ""},
	{FIELD_ACT_END, ""},
	{FIELD_PUBLISHED, ""},
	{FIELD_LABOUR_INCOME, ""},
	{FIELD_SAME_CASE, ""},
	{FIELD_ROLE_NAME, "示例"},
	{FIELD_ROLE_ID, "629999198002291018"},
	{FIELD_ROLE, "法定代表人"},
	{FIELD_ROLE_FROM, "2024-01-05"},
	{FIELD_ROLE_TO, ""},
	{FIELD_ROLE_BASIS, ""},
	{FIELD_CORRECTS, ""},
	{FIELD_CORRECTION, ""},
};

static const struct template_column red_columns[] = {
	{FIELD_SUBJECT_NAME, "示例（请删除本行）"},
	{FIELD_SUBJECT_ID, ""},
	{FIELD_UNIT, "示例村"},
	{FIELD_LIST, NULL},
	{FIELD_AUTHORITY, NULL},
	{FIELD_DOCUMENT, "示例办〔2026〕1号"},
	{FIELD_DECIDED, "2026-04-01"},
	{FIELD_NOTICE_DOCUMENT, "示例公示〔2026〕1号"},
	{FIELD_NOTIFIED, "2026-03-16"},
	{FIELD_OBJECTION, "无"},
	{FIELD_UNTIL, ""},
	{FIELD_GROUND, NULL},
	{FIELD_FACTS, ""},
	{FIELD_DEED_REVIEWED, ""},
	{FIELD_CONSENT, ""},
	{FIELD_GUARDIAN_CONSENT, ""},
	{FIELD_CORRECTS, ""},
	{FIELD_CORRECTION, ""},
};

/* Acts beside the key of entries of a list, for an import. */
static const struct template_column key_columns[] = {
	{FIELD_SUBJECT_NAME, "示例（请删除本行）"},
	{FIELD_SUBJECT_ID, "91629999F00000093C"},
	{FIELD_LIST, NULL},
	{FIELD_AUTHORITY, NULL},
	{FIELD_DOCUMENT, "示例列决字〔2026〕1号"},
	{FIELD_DECIDED, "2026-04-01"},
	{FIELD_ACT, "移出"},
	{FIELD_ACT_DAY, "2026-05-06"},
	{FIELD_ACT_DOCUMENT, "示例移字〔2026〕1号"},
	{FIELD_ACT_BY, ""},
	{FIELD_ACT_OPERATOR, ""},
};

/* Acts on entries by their number, and on subjects. */
static const struct template_column act_columns[] = {
	{FIELD_ENTRY, "0123456789ABCDEF"},
	{FIELD_SUBJECT_ID, ""},
	{FIELD_SUBJECT_NAME, "示例（请删除本行）"},
	{FIELD_ACT, "移出"},
	{FIELD_ACT_DAY, "2026-05-06"},
	{FIELD_ACT_DOCUMENT, "示例移字〔2026〕1号"},
	{FIELD_ACT_BY, "示例单位"},
	{FIELD_ACT_OPERATOR, ""},
};

static const char *first_ground(const credit_catalogue *tables, const char *list, credit_day day)
{
	for (size_t i = 0; i < tables->grounds_count; i++)
		if (strcmp(tables->grounds[i].list, list) == 0 &&
			tables->grounds[i].head.from <= day && day <= tables->grounds[i].head.to)
			return tables->grounds[i].code;
	return "";
}

/* The name of the first competent department that the tables hold. */
static const char *first_authority(const credit_catalogue *tables, const struct list_row *list,
	credit_day day)
{
	for (size_t i = 0; i < tables->departments_count; i++) {
		const struct department_row *row = &tables->departments[i];

		if (row->head.from <= day && day <= row->head.to &&
			catalogue_competent(tables, list, row->code, day))
			return row->name_zh;
	}
	return "";
}

static const char *sample_of(const credit_catalogue *tables, const struct list_row *list,
	credit_day day, const struct template_column *column)
{
	if (column->sample)
		return column->sample;
	if (column->field == FIELD_LIST)
		return list->code;
	if (column->field == FIELD_AUTHORITY)
		return first_authority(tables, list, day);
	return first_ground(tables, list->code, day);
}

/* Does any rule of the list reach persons in a listed organisation? */
static bool reaches_persons(const credit_catalogue *tables, const struct list_row *list,
	credit_day day)
{
	for (size_t i = 0; i < tables->rules_count; i++) {
		const struct rule_row *rule = &tables->rules[i];

		if (strcmp(rule->list, list->code) == 0 && rule->reaches[0] &&
			rule->head.from <= day && day <= rule->head.to)
			return true;
	}
	return false;
}

/* Columns that this list has no use for. */
static bool left_out(const credit_catalogue *tables, const struct list_row *list,
	credit_day day, enum field field)
{
	const uint32_t person = KIND_BIT(CREDIT_KIND_PERSON);

	if (field_is_role(field))
		return !reaches_persons(tables, list, day);
	switch (field) {
	case FIELD_SUBJECT_ID:
		return list->minors;
	case FIELD_GUARDIAN_CONSENT:
		return !list->minors;
	case FIELD_LABOUR_INCOME:
	case FIELD_CONSENT:
		return !(list->kinds & person);
	default:
		return false;
	}
}

/* What a template is made of. */
struct template {
	const credit_catalogue *tables;
	const struct list_row *list; /* NULL: of no list */
	credit_day day;
	const struct template_column *columns;
	size_t count;
};

static int write_template(const struct template *t, int fd, const char *name, credit_error *err)
{
	struct csv_writer w;
	int status = csv_writer_init(&w, fd, ENCODING_UTF8, ',', CSV_WRITER_BOM, err);

	for (int pass = 0; pass < 2 && !status; pass++) {
		for (size_t i = 0; i < t->count; i++) {
			const struct template_column *column = &t->columns[i];

			if (!t->list || !left_out(t->tables, t->list, t->day, column->field))
				csv_writer_text(&w,
					pass ? sample_of(t->tables, t->list, t->day, column)
					     : field_header(column->field));
		}
		csv_writer_row(&w);
	}
	if (!status)
		status = csv_writer_finish(&w, name, err);
	csv_writer_free(&w);
	return status;
}

int credit_template_write(const credit_catalogue *tables, const char *list, credit_day day,
	int fd, credit_error *err)
{
	struct template t = {tables, NULL, day, black_columns,
		sizeof(black_columns) / sizeof(black_columns[0])};

	if (!tables || !list || fd < 0)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "tables, list, fd", "NULL");
	t.list = catalogue_list(tables, list, day);
	if (!t.list)
		return FAIL(err, CREDIT_ENOTFOUND, MSG_INTAKE_LIST_OPTION, list);
	if (t.list->colour == COLOUR_RED) {
		t.columns = red_columns;
		t.count = sizeof(red_columns) / sizeof(red_columns[0]);
	}
	return write_template(&t, fd, list, err);
}

int credit_act_template_write(const credit_catalogue *tables, const char *list, credit_day day,
	int fd, credit_error *err)
{
	struct template t = {tables, NULL, day, act_columns,
		sizeof(act_columns) / sizeof(act_columns[0])};

	if (!tables || fd < 0)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "tables, fd", "NULL");
	if (!list)
		return write_template(&t, fd, "acts", err);
	t.list = catalogue_list(tables, list, day);
	if (!t.list)
		return FAIL(err, CREDIT_ENOTFOUND, MSG_INTAKE_LIST_OPTION, list);
	t.columns = key_columns;
	t.count = sizeof(key_columns) / sizeof(key_columns[0]);
	return write_template(&t, fd, list, err);
}
