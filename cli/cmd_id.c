/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_id.c - `credit id TEXT...`: read identifiers as the library reads them.
 */
#include <string.h>

#include "cli.h"

static void print_json(const char *input, const credit_id *id, const char *code)
{
	struct json_line line;

	json_line_begin(&line, "credit.id/1");
	json_kv_text(&line.json, "input", input);
	json_kv_bool(&line.json, "valid", !code[0]);
	json_kv_text(&line.json, "kind", credit_kind_name(id->kind));
	json_kv_text(&line.json, "scheme", credit_scheme_name(id->scheme));
	json_kv_text(&line.json, "id", id->text);
	json_kv_text(&line.json, "code", code);
	json_line_end(&line);
}

static const char *remark(const struct cli *cli, const credit_id *id)
{
	if (id->flags & CREDIT_ID_DERIVED)
		return tr(cli, "由 15 位旧号升位", "upgraded from 15 digits");
	if (id->flags & CREDIT_ID_SUSPECT)
		return tr(cli, "末三位为 000，请核对是否被表格软件截断",
			"ends in 000: check that no spreadsheet cut it");
	if (id->flags & CREDIT_ID_DIVISION)
		return tr(cli, "行政区划代码不在已知省份内",
			"division code of no known province");
	if (id->flags & CREDIT_ID_CATEGORY)
		return tr(cli, "登记部门或机构类别不在标准表内",
			"category outside the standard's table");
	return id->flags & CREDIT_ID_CLEANED ? tr(cli, "已规范书写", "tidied") : "";
}

static void table_id(const struct cli *cli, struct table *table, const char *input,
	const credit_id *id, const char *code)
{
	char text[CREDIT_TEXT_BYTES];

	table_cell(table, STYLE_PLAIN, input);
	if (code[0]) {
		id_fault_text(cli, code, input, text);
		table_cell(table, STYLE_BAD, tr(cli, "无效", "invalid"));
		table_cell(table, STYLE_PLAIN, "");
		table_cell(table, STYLE_PLAIN, "");
		table_cell(table, STYLE_PLAIN, text);
		return;
	}
	table_cell(table, STYLE_GOOD, tr(cli, "有效", "valid"));
	table_cell(table, STYLE_PLAIN, id->text);
	table_cell(table, STYLE_PLAIN, scheme_label(cli, id->scheme));
	table_cell(table, STYLE_PLAIN, remark(cli, id));
}

int cmd_id(struct cli *cli)
{
	struct table table;
	int result = EXIT_DONE;

	table_begin(&table, 5);
	table_cell(&table, STYLE_DIM, tr(cli, "输入", "input"));
	table_cell(&table, STYLE_DIM, tr(cli, "结果", "result"));
	table_cell(&table, STYLE_DIM, tr(cli, "规范写法", "normal form"));
	table_cell(&table, STYLE_DIM, tr(cli, "证件", "scheme"));
	table_cell(&table, STYLE_DIM, tr(cli, "说明", "remark"));
	for (int i = 0; i < cli->operands_count; i++) {
		const char *input = cli->operands[i];
		credit_id id = {0};
		const char *code = "";

		if (credit_id_parse(input, strlen(input), &id) != CREDIT_OK) {
			code = credit_id_fault(input, strlen(input));
			result = EXIT_FINDING;
		}
		if (cli->json)
			print_json(input, &id, code);
		else
			table_id(cli, &table, input, &id, code);
	}
	if (cli->json)
		table.count = 0;
	table_end(cli, &table);
	return result;
}
