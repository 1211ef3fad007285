/* SPDX-License-Identifier: Apache-2.0 */
/*
 * id_schemes.h - one reader a family of schemes, over cleaned text.
 *
 * Cleaned text is upper-case ASCII letters and digits without spaces.  Each
 * reader gives MSG_COUNT and fills out, or the fault and leaves out alone.
 */
#ifndef LIBCREDIT_ID_SCHEMES_H
#define LIBCREDIT_ID_SCHEMES_H

#include "id/identifier.h"

struct cleaned {
	char text[24];
	size_t length;
	unsigned flags; /* CREDIT_ID_CLEANED or 0 */
};

/* 18 characters: GB 11643, residence permits, foreign residents of 2023. */
enum message person_read(const struct cleaned *in, credit_day today, credit_id *out);
/* 15 digits of GB 11643-1989, upgraded to 18. */
enum message legacy_read(const struct cleaned *in, credit_day today, credit_id *out);
/* 18 characters of GB 32100; confirm lets its own check fail, never that of the
 * organisation code inside, nor an unknown registrar. */
enum message credit_code_read(const struct cleaned *in, bool confirm, credit_id *out);
/* 9 characters of GB 11714. */
enum message organisation_code_read(const struct cleaned *in, credit_id *out);

/* A passport of the PRC; the card of a foreign resident of 2017. */
bool passport_shaped(const struct cleaned *in);
bool foreign_2017_shaped(const struct cleaned *in);
/* 17 digits and a digit or X. */
bool person_shaped(const struct cleaned *in);
/* Do two digits begin a division of a known province? */
bool province_known(const char *digits2);
/* The check character of GB 11643 for 17 digits. */
char person_check(const char *digits17);
/* The check character of GB 11714 for 8 characters; 0 when one is outside its alphabet. */
char organisation_check(const char *chars8);
/* The check character of GB 32100 for 17 characters; 0 when one is outside its alphabet. */
char credit_code_check(const char *chars17);

void id_set(credit_id *out, int scheme, int kind, unsigned flags, const char *text, size_t length);

#endif
