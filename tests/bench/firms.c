/* SPDX-License-Identifier: Apache-2.0 */
/*
 * firms.c - fictional firms by number.
 *
 * A row is encoded once with marks in the places of its numbers: # and @ are no
 * byte of a longer character in any of the encodings when they come in a row.
 */
#include "firms.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "csv/csv_writer.h"
#include "id/id_schemes.h"
#include "measure.h"

#define NUMBER "#########"
#define NUMBER_DIGITS 9
#define CODE "@@@@@@@@@@@@@@@@@@"
#define CODE_CHARACTERS 18

static const char *const headings[FIRM_COLUMNS] = {"主体名称", "证件号码", "名单代码",
	"认定单位", "列入决定文号", "列入决定日期", "依据文书号", "依据文书日期",
	"送达日期", "告知书文号", "告知送达日期", "异议情况", "情形代码", "事实"};
static const char *const cells[FIRM_COLUMNS] = {"样例县第" NUMBER "商贸有限公司", CODE,
	FIRM_LIST, "样例县市场监督管理局", "样市监列〔2026〕" NUMBER "号", "2026-04-10",
	"样市监罚〔2026〕" NUMBER "号", "2026-02-20", "2026-02-24",
	"样市监告〔2026〕" NUMBER "号", "2026-03-20", "无", "SJ1", "抽样检验不合格"};

void firm_id(uint32_t n, char text[FIRM_ID_BYTES])
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	uint32_t scattered = n * UINT32_C(2654435761); /* odd: every number comes once */

	memcpy(text, "91629999F", 9);
	for (int i = 15; i >= 9; i--, scattered /= 31)
		text[i] = alphabet[scattered % 31];
	text[16] = organisation_check(text + 8);
	text[17] = credit_code_check(text);
	text[18] = '\0';
}

credit_id firm_parsed(uint32_t n)
{
	char text[FIRM_ID_BYTES];
	credit_id id;

	firm_id(n, text);
	must(credit_id_parse(text, FIRM_ID_BYTES - 1, &id), "read the code of a firm",
		NULL);
	return id;
}

static size_t mark_at(const struct buf *row, const char *mark, size_t from)
{
	const uint8_t *at =
		memmem(row->data + from, row->length - from, mark, strlen(mark));

	must_be(at != NULL, "find a mark in a row");
	return (size_t)(at - (const uint8_t *)row->data);
}

static void write_row(struct buf *out, enum encoding encoding, const char *const *texts,
	size_t facts_bytes)
{
	struct csv_writer w;

	must(csv_writer_init(&w, -1, encoding, ',', 0, NULL), "begin a row", NULL);
	for (int c = 0; c < FIRM_COLUMNS; c++) {
		struct buf cell = BUF_INIT;

		buf_str(&cell, texts[c]);
		while (c == FIRM_COLUMNS - 1 && cell.length < facts_bytes)
			buf_str(&cell, "，抽样检验不合格");
		csv_writer_field(&w, (const char *)cell.data, cell.length);
		buf_free(&cell);
	}
	csv_writer_row(&w);
	must(csv_writer_finish(&w, "", NULL), "write a row", NULL);
	*out = w.out;
	memset(&w.out, 0, sizeof(w.out));
	csv_writer_free(&w);
}

void firm_row_make(struct firm_row *row, enum encoding encoding, size_t facts_bytes)
{
	size_t from = 0;

	write_row(&row->header, encoding, headings, 0);
	write_row(&row->row, encoding, cells, facts_bytes);
	row->id = mark_at(&row->row, CODE, 0);
	for (int i = 0; i < 4; i++) {
		row->numbers[i] = mark_at(&row->row, NUMBER, from);
		from = row->numbers[i] + NUMBER_DIGITS;
	}
}

void firm_row_fill(struct firm_row *row, uint32_t n)
{
	char *data = (char *)row->row.data;
	char text[FIRM_ID_BYTES];
	char digits[NUMBER_DIGITS];

	firm_id(n, text);
	memcpy(data + row->id, text, CODE_CHARACTERS);
	for (int i = NUMBER_DIGITS - 1; i >= 0; i--, n /= 10)
		digits[i] = (char)('0' + n % 10);
	for (int i = 0; i < 4; i++)
		memcpy(data + row->numbers[i], digits, NUMBER_DIGITS);
}

void firm_row_free(struct firm_row *row)
{
	buf_free(&row->header);
	buf_free(&row->row);
}

void firm_file(struct buf *out, enum encoding encoding, uint32_t first, uint32_t count)
{
	struct firm_row row;

	firm_row_make(&row, encoding, 0);
	buf_put(out, row.header.data, row.header.length);
	for (uint32_t i = 0; i < count; i++) {
		firm_row_fill(&row, first + i);
		buf_put(out, row.row.data, row.row.length);
	}
	must(out->status, "make a file of firms", NULL);
	firm_row_free(&row);
}

void firm_entry(uint32_t n, const char *list, const uint8_t id_key[ID_KEY_BYTES],
	struct firm_texts *texts, struct entry *out)
{
	struct buf key = BUF_INIT;

	entry_init(out);
	snprintf(texts->name, sizeof(texts->name), "样例县第%09u商贸有限公司", n);
	snprintf(texts->document, sizeof(texts->document), "样市监列〔2026〕%09u号", n);
	out->subject = firm_parsed(n);
	out->list = list;
	out->authority = FIRM_AUTHORITY;
	out->document = texts->document;
	out->name = texts->name;
	out->decided = day_from_parts(2026, 4, 10);
	out->basis_document = "样市监罚〔2026〕1号";
	out->basis_day = day_from_parts(2026, 2, 20);
	out->served = day_from_parts(2026, 2, 24);
	out->notice_document = "样市监告〔2026〕1号";
	out->notified = day_from_parts(2026, 3, 20);
	out->objection = OBJECTION_NONE;
	out->facts = "抽样检验不合格";
	out->row = (uint64_t)n + 2;
	must(entry_natural_key(629999, &out->subject, out->list, out->authority,
		     out->document, &key),
		"key of an entry", NULL);
	must(entry_id_of_key(id_key, key.data, key.length, &out->id), "id of an entry",
		NULL);
	buf_free(&key);
}
