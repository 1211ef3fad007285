/* SPDX-License-Identifier: Apache-2.0 */
/*
 * roles.c - responsible persons as values: compared, ordered, as text.
 *
 * Few entries have any, and those a handful.  As text they stand in corrections
 * only, so that a mended list of persons is one field of one act.
 */
#include "record/roles.h"

#include <string.h>

#include "base/text.h"
#include "id/identifier.h"
#include "record/columns.h"

#define CELLS 6 /* name, identifier, role, basis, from, to */

int role_order(const struct role *a, const struct role *b)
{
	bool known[] = {a->person.scheme != CREDIT_SCHEME_NONE,
		b->person.scheme != CREDIT_SCHEME_NONE};
	int order = (int)known[1] - (int)known[0];

	if (!order)
		order = a->person.scheme - b->person.scheme;
	if (!order)
		order = strcmp(a->person.text, b->person.text);
	if (!order)
		order = strcmp(a->name, b->name);
	if (!order)
		order = strcmp(a->role, b->role);
	if (!order)
		order = strcmp(a->basis, b->basis);
	if (!order)
		order = (a->from > b->from) - (a->from < b->from);
	return order ? order : (a->to > b->to) - (a->to < b->to);
}

bool role_equal(const struct role *a, const struct role *b)
{
	return role_order(a, b) == 0;
}

int role_compare(const void *a, const void *b)
{
	return role_order(a, b);
}

bool role_only_named(const struct role *role)
{
	return role->person.scheme == CREDIT_SCHEME_NONE && !role->basis[0] &&
		strcmp(role->role, ROLE_REPRESENTATIVE) == 0 &&
		role->from == CREDIT_DAY_NONE && role->to == CREDIT_DAY_NONE;
}

/* 第四十八条, 第48条; the serial number of a document: 〔2026〕7号, 2026年第7号 */
bool role_basis_names(const char *basis)
{
	const char *article = strstr(basis, "第");
	const char *number = strstr(basis, "号");

	if (article && strstr(article, "条"))
		return true;
	for (const char *at = basis; number && at < number; at++)
		if (*at >= '0' && *at <= '9')
			return true;
	return false;
}

bool rule_reaches(const struct rule_row *rule, const char *role)
{
	const char *at = rule->reaches;
	size_t wanted = strlen(role);

	while (at && *at) {
		size_t length = strcspn(at, ";");

		if (length == wanted && memcmp(at, role, length) == 0)
			return true;
		at += length + (at[length] == ';');
	}
	return false;
}

/* ---- as text ---- */

static void put_day(credit_day day, struct buf *out)
{
	char text[CREDIT_DAY_BYTES];

	credit_day_format(day, text);
	buf_str(out, text);
}

void roles_text(const struct role *roles, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_str(out, "\n");
		buf_printf(out, "%s\t%s\t%s\t%s\t", roles[i].name, roles[i].person.text,
			roles[i].role, roles[i].basis);
		put_day(roles[i].from, out);
		buf_str(out, "\t");
		put_day(roles[i].to, out);
	}
}

/* The next cell of a line; false when there is none. */
static bool next_cell(const char **at, const char *end, const char **cell, size_t *length)
{
	const char *tab;

	if (*at > end)
		return false;
	tab = memchr(*at, '\t', (size_t)(end - *at));
	*cell = *at;
	*length = (size_t)((tab ? tab : end) - *at);
	*at += *length + 1;
	return true;
}

static bool read_day(const char *text, size_t length, credit_day *out)
{
	*out = CREDIT_DAY_NONE;
	return length == 0 || credit_day_parse(text, length, out) == CREDIT_OK;
}

static int keep(struct arena *arena, const char *text, size_t length, const char **out)
{
	*out = arena ? arena_text(arena, text, length) : "";
	return *out ? CREDIT_OK : CREDIT_ENOMEM;
}

/* One line; the rules are those of the stored form, and a natural person's identifier. */
static int read_line(const char *line, const char *end, struct arena *arena, struct role *out)
{
	const char *cells[CELLS];
	size_t lengths[CELLS];
	int count = 0;

	memset(out, 0, sizeof(*out));
	while (count < CELLS && next_cell(&line, end, &cells[count], &lengths[count]))
		count++;
	if (count != CELLS || line <= end ||
		!column_text_valid(cells[0], lengths[0], NAME_BYTES_MAX, false) ||
		!column_text_valid(cells[3], lengths[3], NOTE_BYTES_MAX, false) ||
		lengths[0] + lengths[1] == 0 || !role_known(cells[2], lengths[2]) ||
		!read_day(cells[4], lengths[4], &out->from) ||
		!read_day(cells[5], lengths[5], &out->to))
		return CREDIT_EFORMAT;
	if (lengths[1] && (credit_id_parse(cells[1], lengths[1], &out->person) ||
				  out->person.kind != CREDIT_KIND_PERSON))
		return CREDIT_EFORMAT;
	if (out->from != CREDIT_DAY_NONE && out->to != CREDIT_DAY_NONE && out->from > out->to)
		return CREDIT_EFORMAT;
	if (keep(arena, cells[0], lengths[0], &out->name) ||
		keep(arena, cells[2], lengths[2], &out->role) ||
		keep(arena, cells[3], lengths[3], &out->basis))
		return CREDIT_ENOMEM;
	return CREDIT_OK;
}

int roles_parse(const char *text, struct arena *arena, const struct role **out, size_t *count)
{
	struct role *roles = NULL;
	struct role looked_at;
	const char *end;
	size_t lines = *text != '\0';
	size_t read = 0;
	int status = CREDIT_OK;

	for (const char *at = text; *at; at++)
		lines += *at == '\n';
	*out = NULL;
	*count = 0;
	if (lines > ROLES_MAX)
		return CREDIT_EFORMAT;
	if (arena) {
		roles = arena_alloc(arena, (lines + 1) * sizeof(*roles));
		if (!roles)
			return CREDIT_ENOMEM;
	}
	for (; read < lines && !status; read++, text = end + 1) {
		end = text + strcspn(text, "\n");
		status = read_line(text, end, arena, roles ? &roles[read] : &looked_at);
	}
	if (status)
		return status;
	*out = roles;
	*count = roles ? lines : 0;
	return CREDIT_OK;
}
