/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message.h - the message table and how errors and findings are filled.
 *
 * The texts stand in message_table.h, one row a message.  Code inside the
 * library names a message by its enum (MSG_DAY_FORM); outside it is known by
 * its permanent code ("day-form") only.
 *
 *	return FAIL(err, CREDIT_EFORMAT, MSG_DAY_FORM, text);
 */
#ifndef LIBCREDIT_MESSAGE_H
#define LIBCREDIT_MESSAGE_H

#include "credit/base.h"

enum message {
#define MESSAGE_ENUM(name, code, severity, zh, en, cure_zh, cure_en) MSG_##name,
#include "base/message_table.h"
#undef MESSAGE_ENUM
	MSG_COUNT
};

/* Fill err (may be NULL) and return status; params is a NULL-ended list. */
int error_fill(credit_error *err, int status, enum message message, const char *const *params);

#define FAIL(err, status, message, ...)                                             \
	error_fill((err), (status), (message),                                      \
		(const char *const[]){"", ##__VA_ARGS__, NULL} + 1)

/* Its text or cure with placeholders; lang is CREDIT_ZH or CREDIT_EN. */
const char *message_template(enum message message, int lang, bool cure);

/* The permanent code and severity of a message. */
const char *message_code(enum message message);
int message_severity(enum message message);

/* -1 when there is no such code. */
int message_find(const char *code);

/* Fill the message part of a finding: size, severity, code and params (borrowed). */
void finding_message(credit_finding *finding, enum message message, const char *const *params,
	uint32_t params_count);

/* Render a template with its parameters; the text is always terminated. */
void message_render(const char *template_text, const char *const *params, size_t params_count,
	char *text, size_t size);

#endif
