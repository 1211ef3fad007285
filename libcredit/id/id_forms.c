/* SPDX-License-Identifier: Apache-2.0 */
/*
 * id_forms.c - words, local identifiers, and identifiers read back from disk.
 */
#include <string.h>

#include "base/text.h"
#include "id/id_schemes.h"

const char *credit_kind_name(int kind)
{
	static const char *const names[] = {
		"", "person", "business", "government", "organisation", "household", "place"};

	return kind > 0 && kind <= CREDIT_KIND_PLACE ? names[kind] : "";
}

const char *credit_scheme_name(int scheme)
{
	static const char *const names[] = {"", "resident", "residence-permit",
		"foreign-resident", "credit-code", "organisation-code", "passport", "local"};

	return scheme > 0 && scheme <= CREDIT_SCHEME_LOCAL ? names[scheme] : "";
}

bool id_equal(const credit_id *a, const credit_id *b)
{
	return a->scheme == b->scheme && a->length == b->length &&
		memcmp(a->text, b->text, a->length) == 0;
}

bool id_local(const char *list, const char *document, uint32_t ordinal, int kind, credit_id *out)
{
	struct buf text = BUF_INIT;
	bool fits;

	memset(out, 0, sizeof(*out));
	buf_str(&text, list);
	buf_u8(&text, '/');
	if (text_document_key(document, strlen(document), &text))
		text.status = CREDIT_EFORMAT;
	buf_printf(&text, "/%u", (unsigned)ordinal);
	fits = !text.status && text.length < CREDIT_ID_TEXT_BYTES - 4;
	if (fits)
		id_set(out, CREDIT_SCHEME_LOCAL, kind, 0, (const char *)text.data, text.length);
	buf_free(&text);
	return fits;
}

/* Length and alphabet that a scheme's normal form has. */
static bool form_fits(int scheme, const char *text, size_t length)
{
	if (scheme == CREDIT_SCHEME_LOCAL)
		return length > 0 && length < CREDIT_ID_TEXT_BYTES - 4 && utf8_valid(text, length) &&
			!memchr(text, '\0', length);
	for (size_t i = 0; i < length; i++)
		if (!((text[i] >= '0' && text[i] <= '9') || (text[i] >= 'A' && text[i] <= 'Z')))
			return false;
	switch (scheme) {
	case CREDIT_SCHEME_RESIDENT:
	case CREDIT_SCHEME_RESIDENCE_PERMIT:
	case CREDIT_SCHEME_CREDIT_CODE:
		return length == 18;
	case CREDIT_SCHEME_FOREIGN_RESIDENT:
		return length == 18 || length == 15;
	case CREDIT_SCHEME_ORGANISATION_CODE:
		return length == 9;
	case CREDIT_SCHEME_PASSPORT:
		return length == 8 || length == 9;
	}
	return false;
}

bool id_restore(int scheme, int kind, int flags, const char *text, size_t length, credit_id *out)
{
	memset(out, 0, sizeof(*out));
	if (kind <= CREDIT_KIND_NONE || kind > CREDIT_KIND_PLACE || flags < 0 || flags > 63 ||
		!form_fits(scheme, text, length))
		return false;
	id_set(out, scheme, kind, (unsigned)flags, text, length);
	return true;
}
