/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json_in.c - jansson's reader, narrowed to flat objects of texts.
 *
 * Runs once for each row of an edition that is verified.  jansson refuses a
 * NUL within a text, so a value is a C string.
 */
#include "base/json_in.h"

#include <jansson.h>
#include <string.h>

#include "credit/base.h"

int json_in_open(struct json_in *in, const char *text, size_t length)
{
	json_error_t error;
	const char *key;
	json_t *value;

	memset(in, 0, sizeof(*in));
	in->object = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
	if (!in->object)
		return json_error_code(&error) == json_error_out_of_memory ? CREDIT_ENOMEM
									   : CREDIT_EFORMAT;
	if (json_is_object(in->object)) {
		bool texts = true;

		json_object_foreach(in->object, key, value)
			texts = texts && json_is_string(value);
		if (texts)
			return CREDIT_OK;
	}
	json_in_close(in);
	return CREDIT_EFORMAT;
}

void json_in_close(struct json_in *in)
{
	json_decref(in->object);
	memset(in, 0, sizeof(*in));
}

size_t json_in_count(const struct json_in *in)
{
	return json_object_size(in->object);
}

const char *json_in_text(const struct json_in *in, const char *key)
{
	return json_string_value(json_object_get(in->object, key));
}

bool json_in_next(struct json_in *in, const char **key, const char **value)
{
	in->at = in->begun ? json_object_iter_next(in->object, in->at)
			   : json_object_iter(in->object);
	in->begun = true;
	*key = in->at ? json_object_iter_key(in->at) : NULL;
	*value = in->at ? json_string_value(json_object_iter_value(in->at)) : NULL;
	return in->at != NULL;
}
