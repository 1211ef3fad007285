/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task_number.c - the number of a task, which stays whatever happens to it.
 *
 * Made for each task that is listed and for each row of feedback.  It rests on
 * subject, measure and department alone, so that it outlives entries, renamings
 * and repeated imports; it is keyed because an unkeyed digest of a resident
 * number is found by trying them all.
 */
#include <string.h>

#include "base/text.h"
#include "record/feedback.h"
#include "seal/digest.h"

#define TASK_LABEL "credit.task/1"
#define NUMBER_CHARACTERS (TASK_NUMBER_BYTES - 1)
#define SUM_BYTES 8 /* of the HMAC: 13 characters, of which 12 are kept */

int task_number(const uint8_t id_key[ID_KEY_BYTES], const credit_id *subject,
	const char *measure, const char *department, char out[TASK_NUMBER_BYTES])
{
	const char *scheme = credit_scheme_name(subject->scheme);
	char text[BASE32_LENGTH(SUM_BYTES) + 1];
	uint8_t sum[DIGEST_BYTES] = {0};
	struct buf key = BUF_INIT;
	struct hmac hmac;
	int status;

	out[0] = '\0';
	buf_put(&key, TASK_LABEL, sizeof(TASK_LABEL)); /* with its NUL */
	buf_text(&key, scheme, strlen(scheme));
	buf_text(&key, subject->text, subject->length);
	buf_text(&key, measure, strlen(measure));
	buf_text(&key, department, strlen(department));
	status = key.status ? key.status : hmac_open(&hmac, id_key, ID_KEY_BYTES, NULL);
	if (!status) {
		hmac_sum(&hmac, key.data, key.length, sum);
		status = hmac_status(&hmac, NULL);
		hmac_close(&hmac);
	}
	buf_free(&key);
	if (status)
		return status;
	base32_encode(sum, SUM_BYTES, text);
	memcpy(out, text, NUMBER_CHARACTERS);
	out[NUMBER_CHARACTERS] = '\0';
	return CREDIT_OK;
}

bool task_number_read(const char *text, size_t length, char out[TASK_NUMBER_BYTES])
{
	static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	out[0] = '\0';
	if (length != NUMBER_CHARACTERS)
		return false;
	for (size_t i = 0; i < length; i++) {
		char c = text[i];

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		c = c == 'I' || c == 'L' ? '1' : c == 'O' ? '0' : c;
		if (!c || !strchr(alphabet, c)) {
			out[0] = '\0';
			return false;
		}
		out[i] = c;
	}
	out[length] = '\0';
	return true;
}
