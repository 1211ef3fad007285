/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message.c - statuses, errors and findings as text, in two languages.
 *
 * Rendering happens only when somebody reads a message; filling an error or a
 * finding copies or borrows its parameters and nothing else.
 */
#include "base/message.h"

#include <string.h>

#include "base/text.h"

struct message_row {
	const char *code;
	int severity;
	const char *text[2]; /* by enum credit_lang */
	const char *cure[2];
};

static const struct message_row rows[MSG_COUNT] = {
#define MESSAGE_ENUM(name, code, severity, zh, en, cure_zh, cure_en)                \
	[MSG_##name] = {code, severity, {zh, en}, {cure_zh, cure_en}},
#include "base/message_table.h"
#undef MESSAGE_ENUM
};

const char *credit_status_text(int status)
{
	switch (status) {
#define STATUS_CASE(name, number, sentence)                                         \
	case number:                                                                \
		return sentence;
		CREDIT_STATUS_TABLE(STATUS_CASE)
#undef STATUS_CASE
	}
	return "unknown status";
}

const char *credit_status_name(int status)
{
	switch (status) {
#define STATUS_CASE(name, number, sentence)                                         \
	case number:                                                                \
		return #name;
		CREDIT_STATUS_TABLE(STATUS_CASE)
#undef STATUS_CASE
	}
	return "CREDIT_?";
}

const char *credit_version(void)
{
	return CREDIT_VERSION;
}

const char *message_code(enum message message)
{
	return rows[message].code;
}

int message_severity(enum message message)
{
	return rows[message].severity;
}

int message_find(const char *code)
{
	for (int i = 0; i < MSG_COUNT; i++)
		if (strcmp(rows[i].code, code) == 0)
			return i;
	return -1;
}

const char *credit_message_code(size_t index)
{
	return index < MSG_COUNT ? rows[index].code : NULL;
}

const char *message_template(enum message message, int lang, bool cure)
{
	return cure ? rows[message].cure[lang] : rows[message].text[lang];
}

const char *credit_message_template(const char *code, int lang, bool cure)
{
	int message = code ? message_find(code) : -1;

	if (message < 0 || (lang != CREDIT_ZH && lang != CREDIT_EN))
		return NULL;
	return message_template((enum message)message, lang, cure);
}

int error_fill(credit_error *err, int status, enum message message, const char *const *params)
{
	size_t used = 0;

	if (!err)
		return status;
	memset(err, 0, sizeof(*err));
	err->status = status;
	memcpy(err->code, rows[message].code, strlen(rows[message].code) + 1);
	for (; *params && err->params_count < 9; params++) {
		size_t room = sizeof(err->params) - used;
		size_t take = strlen(*params);

		if (room < 2)
			break;
		if (take > room - 1)
			take = utf8_floor(*params, room - 1);
		memcpy(err->params + used, *params, take);
		used += take + 1; /* the NUL is there: err was zeroed */
		err->params_count++;
	}
	return status;
}

void finding_message(credit_finding *finding, enum message message, const char *const *params,
	uint32_t params_count)
{
	finding->size = sizeof(*finding);
	finding->code = rows[message].code;
	finding->severity = rows[message].severity;
	finding->params = params;
	finding->params_count = params_count;
}

/* Append as much of piece as fits with its terminator, whole characters only. */
static size_t append(char *text, size_t size, size_t used, const char *piece, size_t length)
{
	size_t room = size - 1 - used;

	if (length > room)
		length = utf8_floor(piece, room);
	memcpy(text + used, piece, length);
	text[used + length] = '\0';
	return used + length;
}

void message_render(const char *template_text, const char *const *params, size_t params_count,
	char *text, size_t size)
{
	size_t used = 0;
	const char *at = template_text;

	text[0] = '\0';
	while (*at) {
		size_t plain = strcspn(at, "{");
		size_t digit;

		used = append(text, size, used, at, plain);
		at += plain;
		if (*at == '\0')
			break;
		digit = at[1] == '@' ? 2 : 1; /* {@1}: render_code() put a message's text there */
		if (at[digit] >= '1' && at[digit] <= '9' && at[digit + 1] == '}') {
			size_t index = (size_t)(at[digit] - '1');

			if (index < params_count)
				used = append(text, size, used, params[index],
					strlen(params[index]));
			at += digit + 2;
		} else {
			used = append(text, size, used, at, 1);
			at++;
		}
	}
}

/* {@1} stands for the text of the message whose code the parameter is: in the same
 * language, whoever filled the parameter in. */
static const char *parameter(
	const char *template_text, size_t index, int lang, const char *param)
{
	const char mark[] = {'{', '@', (char)('1' + index), '}', '\0'};
	const char *text = strstr(template_text, mark)
		? credit_message_template(param, lang, false) : NULL;

	return text ? text : param;
}

static int render_code(const char *code, int lang, bool cure, const char *const *params,
	size_t params_count, char *text, size_t size)
{
	const char *template_text;
	const char *shown[9];
	size_t count = params_count < 9 ? params_count : 9;

	if (!text || size == 0)
		return CREDIT_EINVAL;
	text[0] = '\0';
	template_text = credit_message_template(code, lang, cure);
	if (!template_text)
		return CREDIT_EINVAL;
	for (size_t i = 0; i < count; i++)
		shown[i] = parameter(template_text, i, lang, params[i]);
	message_render(template_text, shown, count, text, size);
	return CREDIT_OK;
}

int credit_finding_text(const credit_finding *finding, int lang, char *text, size_t size)
{
	if (!finding)
		return CREDIT_EINVAL;
	return render_code(finding->code, lang, false, finding->params,
		finding->params_count, text, size);
}

int credit_finding_cure(const credit_finding *finding, int lang, char *text, size_t size)
{
	if (!finding)
		return CREDIT_EINVAL;
	return render_code(finding->code, lang, true, finding->params,
		finding->params_count, text, size);
}

int credit_error_text(const credit_error *err, int lang, char *text, size_t size)
{
	const char *params[9] = {0};
	const char *at;
	const char *cure;
	size_t used;

	if (!err || !text || size == 0)
		return CREDIT_EINVAL;
	text[0] = '\0';
	if (err->params_count > 9)
		return CREDIT_EINVAL;
	at = err->params;
	for (uint32_t i = 0; i < err->params_count; i++) {
		params[i] = at;
		at += strlen(at) + 1;
	}
	if (render_code(err->code, lang, false, params, err->params_count, text, size))
		return CREDIT_EINVAL;
	cure = credit_message_template(err->code, lang, true);
	used = strlen(text);
	if (*cure && used + 4 < size) {
		used = append(text, size, used, lang == CREDIT_ZH ? "；" : "; ",
			lang == CREDIT_ZH ? 3 : 2);
		message_render(cure, params, err->params_count, text + used, size - used);
	}
	return CREDIT_OK;
}
