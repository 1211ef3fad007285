/* SPDX-License-Identifier: Apache-2.0 */
/*
 * id_shown.h - does a text that is for everybody show a number that hides nobody?
 */
#ifndef LIBCREDIT_ID_SHOWN_H
#define LIBCREDIT_ID_SHOWN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Free text about a subject: what id_mask_text() would hide, which is what
 * publishing hides.  True when there is something.
 */
bool shows_number(const char *text, size_t length);

/*
 * Text that may hold numbers of other sorts (documents, pages): an identifier of
 * a person that stands by itself and is valid, and with phones a mobile number
 * that stands by itself.
 */
bool shows_person(const char *text, size_t length, bool phones);

#endif
