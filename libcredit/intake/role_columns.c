/* SPDX-License-Identifier: Apache-2.0 */
/*
 * role_columns.c - the responsible persons (责任人) that a row names.
 *
 * Few files have these columns.  A person is named with identifier, office and,
 * where no rule of the list reaches the office by an article of its own, the
 * article or document that does; who stands there without is kept and told to be
 * reached by nothing.  The representative's name of the penalty data is a name
 * only: it keeps a firm that bears it out of print.
 * Rule: 国办发〔2020〕49号: no measure without law; 发改办财金〔2018〕424号: 法定代表人.
 */
#include "intake/reading.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "id/identifier.h"
#include "record/roles.h"

#define BASIS_BYTES_MAX 400 /* with name and office it fits one sentence of an answer */
#define ADULT_MONTHS (18 * 12)

/* One person's columns while they are read. */
struct person {
	const int *columns; /* of FIELD_ROLE_NAME and on */
	struct role *role;
};

static int column_of(const struct person *p, enum field field)
{
	return p->columns[field - FIELD_ROLE_NAME];
}

/* A fault is told at the column; at that of the name when the file has none. */
static void say(struct reading *r, const struct person *p, enum message message,
	enum field field, const char *a, const char *b)
{
	int column = column_of(p, field);
	struct cell cell;

	reading_column(r->record, column, &cell);
	reading_say(r, message, column < 0 ? column_of(p, FIELD_ROLE_NAME) : column, field,
		cell.length ? &cell : NULL, a, b);
}

static bool is_empty(const struct reading *r, const struct person *p)
{
	struct cell cell;

	for (int i = 0; i < ROLE_FIELDS; i++)
		if (reading_cell_at(
			    r, p->columns[i], (enum field)(FIELD_ROLE_NAME + i), &cell))
			return false;
	return true;
}

static void read_person_id(struct reading *r, const struct person *p)
{
	int column = column_of(p, FIELD_ROLE_ID);
	struct cell cell;
	credit_id id;
	enum message fault;

	if (!reading_cell_at(r, column, FIELD_ROLE_ID, &cell)) {
		say(r, p, MSG_INTAKE_ROLE_NO_ID, FIELD_ROLE_ID, NULL, NULL);
		return;
	}
	fault = cell_has_many(FIELD_ROLE_ID, cell.text, cell.length)
		? MSG_INTAKE_MANY
		: id_read(cell.text, cell.length, r->rules->today, false, &id);
	if (fault == MSG_COUNT && id.kind != CREDIT_KIND_PERSON)
		fault = MSG_INTAKE_ROLE_PERSON;
	if (fault != MSG_COUNT) {
		reading_say(r, fault, column, FIELD_ROLE_ID, &cell, NULL, NULL);
		return;
	}
	if (id.flags & CREDIT_ID_SUSPECT)
		reading_say(r, MSG_INTAKE_ID_SUSPECT, column, FIELD_ROLE_ID, &cell, NULL, NULL);
	if (id.flags & CREDIT_ID_DERIVED)
		reading_say(r, MSG_INTAKE_ID_DERIVED, column, FIELD_ROLE_ID, &cell, NULL, NULL);
	id.flags &= (uint8_t)~CREDIT_ID_CLEANED; /* of this typing only */
	p->role->person = id;
}

static void read_office(struct reading *r, const struct person *p)
{
	int column = column_of(p, FIELD_ROLE);
	struct cell cell;

	if (!reading_cell_at(r, column, FIELD_ROLE, &cell)) {
		say(r, p, MSG_INTAKE_REQUIRED, FIELD_ROLE, field_header(FIELD_ROLE), NULL);
		return;
	}
	p->role->role = reading_keep(r, cell.text, cell.length);
	if (!role_known(cell.text, cell.length))
		reading_say(r, MSG_INTAKE_ROLE, column, FIELD_ROLE, &cell, p->role->role, NULL);
}

/* 至今 is no day: the office has no end yet. */
static void read_days(struct reading *r, const struct person *p)
{
	int to = column_of(p, FIELD_ROLE_TO);
	struct role *role = p->role;
	char from_text[CREDIT_DAY_BYTES];
	char to_text[CREDIT_DAY_BYTES];
	bool lasting = false;
	struct cell cell;

	reading_day_at(r, column_of(p, FIELD_ROLE_FROM), FIELD_ROLE_FROM, false, NULL,
		&role->from);
	if (reading_cell_at(r, to, FIELD_ROLE_TO, &cell) &&
		!(cell.length == strlen("至今") && memcmp(cell.text, "至今", cell.length) == 0))
		reading_day_at(r, to, FIELD_ROLE_TO, false, &lasting, &role->to);
	if (role->from == CREDIT_DAY_NONE || role->to == CREDIT_DAY_NONE ||
		role->from <= role->to)
		return;
	credit_day_format(role->from, from_text);
	credit_day_format(role->to, to_text);
	say(r, p, MSG_INTAKE_ROLE_DAYS, FIELD_ROLE_FROM, from_text, to_text);
}

/* ---- what the person is, beside the row ---- */

static credit_day decided(const struct reading *r)
{
	credit_day day = r->row->entry.decided;

	return day == CREDIT_DAY_NONE ? r->rules->today : day;
}

/* Does any rule of the list reach the office by an article of its own? */
static bool rules_reach(const struct reading *r, const struct role *role)
{
	const struct entry *e = &r->row->entry;
	const struct rule_row *rule;
	size_t index = 0;

	while ((rule = catalogue_rule_next(r->rules->tables, e->list, e->grade,
			e->subject.kind, decided(r), &index)))
		if (rule_reaches(rule, role->role))
			return true;
	return false;
}

static void check_person(struct reading *r, const struct person *p)
{
	const struct entry *e = &r->row->entry;
	const struct role *role = p->role;
	credit_day birth = credit_id_birth(&role->person);

	if (!role->person.scheme)
		return;
	/* 民法典 art. 17: of age from the day after the birthday */
	if (birth != CREDIT_DAY_NONE && decided(r) <= day_add_months(birth, ADULT_MONTHS))
		say(r, p, MSG_INTAKE_ROLE_MINOR, FIELD_ROLE_ID, NULL, NULL);
	if (id_equal(&role->person, &e->subject))
		say(r, p, MSG_INTAKE_ROLE_SELF, FIELD_ROLE_ID, NULL, NULL);
	else if (e->subject.kind == CREDIT_KIND_PERSON)
		say(r, p, MSG_INTAKE_ROLE_SUBJECT, FIELD_ROLE_ID, NULL, NULL);
	if (r->row->list && e->subject.scheme && *role->role &&
		role_known(role->role, strlen(role->role)) && !rules_reach(r, role) &&
		!role_basis_names(role->basis))
		say(r, p, MSG_INTAKE_ROLE_BASIS, FIELD_ROLE_BASIS, role->role, NULL);
}

static void read_person(struct reading *r, const struct person *p)
{
	struct role *role = p->role;
	struct cell cell;

	role->name = role->role = role->basis = "";
	role->from = role->to = CREDIT_DAY_NONE;
	reading_text_at(r, column_of(p, FIELD_ROLE_NAME), FIELD_ROLE_NAME, NAME_BYTES_MAX, true,
		&role->name);
	if (!reading_cell_at(r, column_of(p, FIELD_ROLE_NAME), FIELD_ROLE_NAME, &cell))
		say(r, p, MSG_INTAKE_REQUIRED, FIELD_ROLE_NAME, field_header(FIELD_ROLE_NAME),
			NULL);
	read_person_id(r, p);
	read_office(r, p);
	read_days(r, p);
	reading_text_at(r, column_of(p, FIELD_ROLE_BASIS), FIELD_ROLE_BASIS, BASIS_BYTES_MAX,
		false, &role->basis);
	check_person(r, p);
}

/* ---- all of them ---- */

/* One person in one office, with days that meet. */
static bool stands_twice(const struct role *a, const struct role *b)
{
	bool same = a->person.scheme ? id_equal(&a->person, &b->person)
				     : !b->person.scheme && text_equal(a->name, b->name);

	return same && text_equal(a->role, b->role) &&
		(a->to == CREDIT_DAY_NONE || b->from == CREDIT_DAY_NONE || b->from <= a->to) &&
		(b->to == CREDIT_DAY_NONE || a->from == CREDIT_DAY_NONE || a->from <= b->to);
}

/* The name of the representative where the file has a column for it alone. */
static size_t add_representative(struct reading *r, struct role *roles, size_t count)
{
	struct role *role = &roles[count];
	struct cell cell;

	if (r->row->entry.subject.kind == CREDIT_KIND_PERSON ||
		!reading_cell(r, FIELD_REPRESENTATIVE, &cell))
		return count;
	*role = (struct role){.name = "", .role = ROLE_REPRESENTATIVE, .basis = "",
		.from = CREDIT_DAY_NONE, .to = CREDIT_DAY_NONE};
	reading_text(r, FIELD_REPRESENTATIVE, NAME_BYTES_MAX, true, &role->name);
	for (size_t i = 0; i < count; i++)
		if (text_equal(roles[i].role, ROLE_REPRESENTATIVE) &&
			text_equal(roles[i].name, role->name))
			return count; /* told in full already */
	return *role->name ? count + 1 : count;
}

void reading_roles(struct reading *r)
{
	const struct mapping *mapping = r->rules->mapping;
	struct role *roles;
	size_t count = 0;

	if (!mapping->roles && mapping->column[FIELD_REPRESENTATIVE] < 0)
		return;
	roles = arena_alloc(r->arena, (ROLE_PERSONS + 1) * sizeof(*roles));
	if (!roles) {
		r->no_memory = true;
		return;
	}
	for (int i = 0; i < ROLE_PERSONS; i++) {
		struct person p = {mapping->role_column[i], &roles[count]};

		if (is_empty(r, &p))
			continue;
		read_person(r, &p);
		for (size_t other = 0; other < count; other++)
			if (stands_twice(&roles[other], &roles[count])) {
				say(r, &p, MSG_INTAKE_ROLE_TWICE, FIELD_ROLE_NAME, NULL, NULL);
				break;
			}
		count++;
	}
	count = add_representative(r, roles, count);
	qsort(roles, count, sizeof(roles[0]), role_compare);
	r->row->entry.roles = roles;
	r->row->entry.roles_count = count;
}
