/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cells.h - typed readers of cells: days, answers, amounts, what is empty.
 *
 * Each takes any UTF-8 text and is strict: what can be meant two ways is a
 * fault, named by its message; MSG_COUNT means well read.
 */
#ifndef LIBCREDIT_CELLS_H
#define LIBCREDIT_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/message.h"
#include "intake/headings.h"
#include "record/record.h"

/* A cell's text without what spreadsheets and people put round it. */
struct cell {
	const char *text; /* borrowed from what was given */
	size_t length;
	bool guarded; /* a text guard was taken off: tab, apostrophe, ="..." */
};
struct cell cell_clean(const char *text, size_t length);

/* Nothing there, or a placeholder for nothing in this field: 无 空 / - — NULL N/A 暂无 */
bool cell_is_empty(enum field field, const char *text, size_t length);

/*
 * A day.  Year first, always: 2023-01-05 2023/1/5 2023.1.5 20230105
 * 2023年1月5日 二〇二三年一月五日, a time of day behind it is passed over; a
 * spreadsheet's serial number (serial is set); 长期 and 9999-12-31 (long_term
 * is set, out is CREDIT_DAY_NONE).  MSG_INTAKE_DAY, _DAY_NONE (no such day),
 * _DAY_YEAR (two digits), MSG_MEMORY.
 */
enum message cell_day(const char *text, size_t length, bool *long_term, bool *serial,
	credit_day *out);

/* 是 否 有 无 yes no y n true false 1 0 √ ×; MSG_INTAKE_ANSWER. */
enum message cell_answer(const char *text, size_t length, enum answer *out);

/* 无 不成立 成立 none dismissed upheld; MSG_INTAKE_OBJECTION. */
enum message cell_objection(const char *text, size_t length, enum objection_said *out);

/*
 * An amount of money in fen.  unit_fen is what one of the column's unit is: 100
 * for yuan, 1,000,000 for 万元.  A unit in the cell must be the column's.
 * Thousands separators must stand right.  MSG_INTAKE_AMOUNT, _AMOUNT_UNIT.
 */
enum message cell_amount(const char *text, size_t length, int64_t unit_fen, int64_t *fen);

/* True when a name or number cell seems to hold several: 张三、李四. */
bool cell_has_many(enum field field, const char *text, size_t length);

/* True when an invisible character stands in the text. */
bool cell_has_invisible(const char *text, size_t length);

/* A value for messages: identifiers masked, at most 120 bytes; id: it stood in a
 * column of identifiers, so everything behind its third character is masked. */
void cell_mask(const char *text, size_t length, bool id, struct buf *out);

#endif
