/* SPDX-License-Identifier: Apache-2.0 */
/*
 * roles.h - responsible persons (责任人) of a listed organisation.
 *
 * Who stands in one is listed by that nowhere.  A measure reaches them only where
 * an article, or the document of the listing, says so, only through that measure,
 * and only while they hold the office.
 * Rule: 国办发〔2020〕49号: no measure beyond law, and nobody but the party;
 * 法释〔2010〕8号 art. 3; 法发〔2019〕35号: nobody is listed merely because they
 * represent who is.
 */
#ifndef LIBCREDIT_ROLES_H
#define LIBCREDIT_ROLES_H

#include "record/record.h"

#define ROLE_REPRESENTATIVE "法定代表人" /* the office that files name beside the subject */

/*
 * Equal person (by identifier, however it was typed; by name without one), name, role,
 * basis and days.
 * Rule: design: order and equality of records.
 */
bool role_equal(const struct role *a, const struct role *b);
/*
 * The order in which entries keep them: those with an identifier first.  <0, 0, >0
 * Rule: design: as above.
 */
int role_order(const struct role *a, const struct role *b);
/*
 * A representative's name and nothing else, as penalty data has it: reaches nobody.
 * Rule: 国办发〔2020〕49号: measures reach nobody but the party.
 */
bool role_only_named(const struct role *role);
/* For qsort() over roles. Rule: design: as above. */
int role_compare(const void *a, const void *b);
/*
 * Does the text name a document or an article at all?
 * Rule: 国办发〔2020〕49号: no measure without a document or an article.
 */
bool role_basis_names(const char *basis);
/*
 * Does a rule reach whoever holds this role?
 * Rule: 国办发〔2020〕49号; 法释〔2010〕8号 art. 3.
 */
bool rule_reaches(const struct rule_row *rule, const char *role);

/*
 * The roles of an entry as the value of the field "roles" of a correction: one
 * line each of name, identifier, role, basis, from and to with tabs between.
 * Appends; text that holds a tab or a line end cannot stand in a role.
 * Rule: design: a form of text.
 */
void roles_text(const struct role *roles, size_t count, struct buf *out);
/*
 * Such text again; with no arena it is only looked at.  CREDIT_OK, CREDIT_ENOMEM,
 * CREDIT_EFORMAT.
 * Rule: design: a form of text.
 */
int roles_parse(const char *text, struct arena *arena, const struct role **out, size_t *count);

#endif
