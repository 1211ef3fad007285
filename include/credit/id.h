/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/id.h - identifiers of subjects: read, normalise, mask.
 */
#ifndef CREDIT_ID_H
#define CREDIT_ID_H

#include "credit/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Kinds of subject.  Numbers stand in stored bytes and are permanent. */
enum credit_kind {
	CREDIT_KIND_NONE = 0,
	CREDIT_KIND_PERSON = 1,       /* person: a natural person */
	CREDIT_KIND_BUSINESS = 2,     /* business: a firm, sole trader or cooperative */
	CREDIT_KIND_GOVERNMENT = 3,   /* government: a government body or institution */
	CREDIT_KIND_ORGANISATION = 4, /* organisation: social and other organisations */
	CREDIT_KIND_HOUSEHOLD = 5,    /* household: red lists only */
	CREDIT_KIND_PLACE = 6         /* place: a village, street, school; red lists only */
};

/* Schemes of identifier.  Numbers stand in stored bytes and are permanent. */
enum credit_scheme {
	CREDIT_SCHEME_NONE = 0,
	CREDIT_SCHEME_RESIDENT = 1,          /* resident: GB 11643, 18 characters */
	CREDIT_SCHEME_RESIDENCE_PERMIT = 2,  /* residence-permit: 81, 82, 83, 18 digits */
	CREDIT_SCHEME_FOREIGN_RESIDENT = 3,  /* foreign-resident: 2023 or 2017 form */
	CREDIT_SCHEME_CREDIT_CODE = 4,       /* credit-code: GB 32100, 18 characters */
	CREDIT_SCHEME_ORGANISATION_CODE = 5, /* organisation-code: GB 11714, 9 characters */
	CREDIT_SCHEME_PASSPORT = 6,          /* passport: of the PRC, 9 characters */
	CREDIT_SCHEME_LOCAL = 7              /* local: list/document/ordinal, red lists only */
};

/* Flags of a parsed identifier. */
#define CREDIT_ID_DERIVED 1u   /* upgraded from a 15-digit legacy number */
#define CREDIT_ID_CONFIRMED 2u /* its check failed; somebody confirmed it with a reason */
#define CREDIT_ID_CLEANED 4u   /* spaces, guards or full-width characters were taken out */
#define CREDIT_ID_SUSPECT 8u   /* valid, but ends in 000: perhaps cut by a spreadsheet */
#define CREDIT_ID_DIVISION 16u /* its division code belongs to no known province */
#define CREDIT_ID_CATEGORY 32u /* registrar or category outside the published table */

#define CREDIT_ID_TEXT_BYTES 124 /* longest normal form and its terminator */

/*
 * An identifier in normal form.  128 bytes, freely copied; equal identifiers
 * of one scheme have equal text.  After a failed parse everything is zero but
 * fault.
 */
typedef struct credit_id {
	uint8_t scheme; /* enum credit_scheme */
	uint8_t kind;   /* enum credit_kind */
	uint8_t flags;  /* CREDIT_ID_... */
	uint8_t length; /* bytes of text, 0 .. 119 */
	char text[CREDIT_ID_TEXT_BYTES]; /* upper case ASCII (local: UTF-8), terminated */
} credit_id;

/** Read what people type and give the one normal form.
 *
 *  Takes full-width characters, spaces, lower-case x, a leading apostrophe or
 *  tab and ="..." around the number.  Linear in length; at most 400 bytes are
 *  looked at, longer text is refused.
 *
 *  Args:    text    any bytes
 *           length  bytes at text
 *  Out:     out     zeroed on failure
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL   text or out is NULL
 *           CREDIT_EFORMAT  not a valid identifier; credit_id_fault() tells why
 *  Rule:    GB 11643-1999; GB 32100-2015; GB 11714-1997
 *  Threads: any
 */
CREDIT_API int credit_id_parse(const char *text, size_t length, credit_id *out);

/** As credit_id_parse(), and accept a credit code whose check fails.
 *
 *  For genuine codes of the 2015 pilots; the caller keeps who confirmed it and
 *  why.  Everything else about the code must be right.
 *
 *  Args:    text    any bytes
 *           length  bytes at text
 *  Out:     out     flags has CREDIT_ID_CONFIRMED when the check failed
 *  Returns: as credit_id_parse()
 *  Threads: any
 */
CREDIT_API int credit_id_confirm(const char *text, size_t length, credit_id *out);

/** The permanent message code of what is wrong with a text as an identifier.
 *
 *  Args:    text    any bytes
 *           length  bytes at text
 *  Returns: "" when credit_id_parse() takes it; else a code such as
 *           "id-check-digit", borrowed for ever; NULL when text is NULL
 *  Threads: any
 */
CREDIT_API const char *credit_id_fault(const char *text, size_t length);

/** The word of a kind: person, business, government, organisation, household, place.
 *
 *  Args:    kind  enum credit_kind
 *  Returns: the word, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_kind_name(int kind);

/** The word of a scheme, such as credit-code.
 *
 *  Args:    scheme  enum credit_scheme
 *  Returns: the word, borrowed for ever; "" for any other number
 *  Threads: any
 */
CREDIT_API const char *credit_scheme_name(int scheme);

/* Mask profiles: how much of an identifier a place may show. */
enum credit_mask {
	CREDIT_MASK_FULL = 0,   /* everything: check, show, tasks, returned files, report */
	CREDIT_MASK_PUBLIC = 1, /* editions: a person shows at most three digits */
	CREDIT_MASK_LOG = 2,    /* messages and logs: a person shows three digits */
	CREDIT_MASK_NONE = 3    /* nothing at all */
};

/** An identifier as a place may show it.
 *
 *  Codes of organisations are public and stay whole under PUBLIC and LOG;
 *  identifiers of persons show their first three characters and asterisks,
 *  the check digit hidden too.
 *
 *  Args:    id    a parsed identifier
 *           mask  enum credit_mask
 *           size  bytes at text; CREDIT_ID_TEXT_BYTES is always enough
 *  Out:     text  terminated; empty on failure
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL  a pointer is NULL, mask is unknown or size too small
 *  Rule:    design: a public person shows at most the first three digits
 *  Threads: any
 */
CREDIT_API int credit_id_mask(const credit_id *id, int mask, char *text, size_t size);

/** The day of birth in an identifier of a person.
 *
 *  Args:    id  a parsed identifier
 *  Returns: the day; CREDIT_DAY_NONE when the scheme carries none or id is NULL
 *  Threads: any
 */
CREDIT_API credit_day credit_id_birth(const credit_id *id);

#ifdef __cplusplus
}
#endif

#endif
