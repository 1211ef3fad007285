/* SPDX-License-Identifier: Apache-2.0 */
/*
 * entry_key.c - the natural key of an entry and the id made from it.
 *
 * Runs once a row of an import.  The bytes are permanent: the same decision has
 * the same id on every machine that holds the county's id key, and three
 * vectors in the tests say which.  The id is keyed because an unkeyed digest
 * of a resident number is found by trying them all.
 */
#include <string.h>

#include "base/text.h"
#include "record/record.h"
#include "seal/digest.h"

#define KEY_LABEL "credit.key/1"

_Static_assert(ENTRY_ID_TEXT_BYTES == BASE32_LENGTH(ENTRY_ID_BYTES) + 1,
	"an entry id is whole characters of base32");

int entry_natural_key(uint32_t county, const credit_id *subject, const char *list,
	const char *authority, const char *document, struct buf *out)
{
	const char *scheme = credit_scheme_name(subject->scheme);
	struct buf key = BUF_INIT;
	int status = text_document_key(document, strlen(document), &key);

	if (status == CREDIT_OK && key.length == 0)
		status = CREDIT_EFORMAT;
	if (status == CREDIT_OK) {
		buf_put(out, KEY_LABEL, sizeof(KEY_LABEL)); /* with its NUL */
		buf_u32(out, county);
		buf_text(out, scheme, strlen(scheme));
		buf_text(out, subject->text, subject->length);
		buf_text(out, list, strlen(list));
		buf_text(out, authority, strlen(authority));
		buf_text(out, (const char *)key.data, key.length);
		status = out->status == CREDIT_ELIMIT ? CREDIT_EFORMAT : out->status;
	}
	buf_free(&key);
	return status;
}

void entry_id_sum(struct hmac *id_key, const void *natural_key, size_t length,
	struct entry_id *out)
{
	uint8_t sum[DIGEST_BYTES];

	hmac_sum(id_key, natural_key, length, sum);
	memcpy(out->bytes, sum, ENTRY_ID_BYTES);
}

int entry_id_of_key(const uint8_t id_key[ID_KEY_BYTES], const void *natural_key, size_t length,
	struct entry_id *out)
{
	struct hmac hmac;
	int status = hmac_open(&hmac, id_key, ID_KEY_BYTES, NULL);

	memset(out, 0, sizeof(*out));
	if (status)
		return status;
	entry_id_sum(&hmac, natural_key, length, out);
	status = hmac_status(&hmac, NULL);
	hmac_close(&hmac);
	return status;
}

void entry_id_text(const struct entry_id *id, char text[ENTRY_ID_TEXT_BYTES])
{
	base32_encode(id->bytes, ENTRY_ID_BYTES, text);
}

bool entry_id_parse(const char *text, size_t length, struct entry_id *out)
{
	char plain[ENTRY_ID_TEXT_BYTES - 1];

	memset(out, 0, sizeof(*out));
	if (length != sizeof(plain))
		return false;
	for (size_t i = 0; i < length; i++) {
		char c = text[i];

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (c == 'I' || c == 'L')
			c = '1';
		if (c == 'O')
			c = '0';
		plain[i] = c;
	}
	if (base32_decode(plain, sizeof(plain), out->bytes, ENTRY_ID_BYTES))
		return true;
	memset(out, 0, sizeof(*out));
	return false;
}
