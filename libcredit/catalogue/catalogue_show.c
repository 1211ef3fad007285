/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalogue_show.c - lists with their terms, grounds and measures, and how long
 * records are kept, for people and for programs.
 *
 * Runs once for a command.  The text is in one language; JSON holds both.
 * Every fact stands with its source, and what is from memory says so, because
 * a reader must be able to look it up and to doubt it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json_out.h"
#include "base/text.h"
#include "catalogue/table.h"

/* A value in words of both languages. */
struct label {
	const char *word; /* as the tables write it */
	const char *text[2];
};

static const struct label labels[] = {{"black", {"黑榜", "black"}},
	{"red", {"红榜", "red"}}, {"person", {"自然人", "persons"}},
	{"business", {"企业", "businesses"}},
	{"government", {"机关事业单位", "government bodies"}},
	{"organisation", {"其他组织", "other organisations"}},
	{"household", {"家庭", "households"}}, {"place", {"地方", "places"}},
	{"none", {"无", "none"}}, {"before", {"列入前告知", "told before listing"}},
	{"document", {"文书中载明", "in the document itself"}},
	{"public", {"公示", "public notice"}}, {"mark", {"标注", "mark"}},
	{"hold", {"停止公示", "hold"}}, {"publicity", {"公示", "publicity"}},
	{"use", {"使用", "use"}}, {"measures", {"措施", "measures"}},
	{"minor", {"轻微", "minor"}}, {"general", {"一般", "general"}},
	{"severe", {"严重", "severe"}},
	{"ban", {"以决定载明的期限为准", "as the decision says"}},
	{"life", {"终身", "for life"}}, {"open", {"至移出", "until removed"}},
	{"hidden", {"不公示", "not published"}},
	{"law", {"法定直接适用", "by law at once"}},
	{"department", {"需执行单位另行决定", "the department decides"}},
	{"voluntary", {"自愿参考", "voluntary"}}};

static const char *say(const char *word, int lang)
{
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcmp(labels[i].word, word) == 0)
			return labels[i].text[lang];
	return word;
}

static void put_line(struct buf *out, int lang, const char *zh, const char *en)
{
	buf_printf(out, "  %s%s", lang == CREDIT_ZH ? zh : en,
		lang == CREDIT_ZH ? "：" : ": ");
}

static void put_kinds(struct buf *out, uint32_t kinds, int lang)
{
	bool first = true;

	for (const struct word *word = kind_words; word->text; word++)
		if (kinds & KIND_BIT(word->value)) {
			buf_printf(out, "%s%s",
				first               ? ""
				: lang == CREDIT_ZH ? "、"
						    : ", ",
				say(word->text, lang));
			first = false;
		}
	if (first)
		buf_str(out, say("none", lang));
}

/* Departments by name, "、" between; a code that no row explains stands as it is. */
static void put_departments(const credit_catalogue *catalogue, const char *codes,
	credit_day day, int lang, struct buf *out)
{
	char code[32];
	bool first = true;

	while (*codes) {
		size_t length = strcspn(codes, ";");
		const struct department_row *row;

		buf_str(out, first ? "" : lang == CREDIT_ZH ? "、" : ", ");
		first = false;
		memcpy(code, codes, length < 31 ? length : 31);
		code[length < 31 ? length : 31] = '\0';
		row = catalogue_department(catalogue, code, day);
		buf_str(out, !row                ? code
			     : lang == CREDIT_ZH ? row->name_zh
						 : row->name_en);
		codes += length + (codes[length] == ';');
	}
}

static void put_source(struct buf *out, const struct row_head *head, int lang)
{
	const char *doubt =
		lang == CREDIT_ZH ? "，凭记忆，待核" : "; from memory, to be confirmed";

	buf_printf(out, lang == CREDIT_ZH ? "（%s%s）" : " (%s%s)", head->source,
		head->sure ? "" : doubt);
}

static void put_term_text(struct buf *out, struct term term, int lang)
{
	char text[TERM_BYTES];

	term_format(term, text);
	if (term.unit == TERM_MONTHS)
		buf_printf(out, lang == CREDIT_ZH ? "%d个月" : "%d months", term.count);
	else if (term.unit == TERM_DAYS)
		buf_printf(out, lang == CREDIT_ZH ? "%d日" : "%d days", term.count);
	else
		buf_str(out, say(text, lang));
}

static void put_head(const credit_catalogue *catalogue, const struct list_row *row,
	credit_day day, int lang, struct buf *out)
{
	buf_printf(out, "%s %s\n", row->code,
		lang == CREDIT_ZH ? row->name_zh : row->name_en);
	put_line(out, lang, "类别", "class");
	buf_printf(out, "%s · %s · %s\n", say(colour_name(row->colour), lang),
		row->class_zh, domain_name(row->domain));
	put_line(out, lang, "主体类别", "subjects");
	put_kinds(out, row->kinds, lang);
	buf_str(out, "\n");
	put_line(out, lang, "认定单位", "authorities");
	put_departments(catalogue, row->authorities, day, lang, out);
	buf_str(out, "\n");
	put_line(out, lang, "告知或公示", "notice");
	buf_str(out, say(word_text(notice_words, (int)row->notice), lang));
	if (row->notice_days)
		buf_printf(out, lang == CREDIT_ZH ? "，%d个工作日" : ", %d working days",
			row->notice_days);
	buf_str(out, "\n");
	put_line(out, lang, "列入后异议", "objection after listing");
	buf_printf(out,
		lang == CREDIT_ZH ? "自然人%s，其他%s\n" : "persons %s, others %s\n",
		say(word_text(objection_words, (int)row->objection_person), lang),
		say(word_text(objection_words, (int)row->objection_other), lang));
	put_line(out, lang, "可公示的主体", "printed");
	put_kinds(out, row->print_kinds, lang);
	buf_str(out, "\n");
	if (row->review_months) {
		put_line(out, lang, "复核周期", "review");
		buf_printf(out, lang == CREDIT_ZH ? "%d个月\n" : "every %d months\n",
			row->review_months);
	}
	put_line(out, lang, "依据", "basis");
	buf_str(out, row->basis);
	put_source(out, &row->head, lang);
	buf_str(out, "\n");
}

static void put_grounds(const credit_catalogue *catalogue, const struct list_row *list,
	credit_day day, int lang, struct buf *out)
{
	buf_str(out, lang == CREDIT_ZH ? "  情形\n" : "  grounds\n");
	for (size_t i = 0; i < catalogue->grounds_count; i++) {
		const struct ground_row *row = &catalogue->grounds[i];

		if (strcmp(row->list, list->code) != 0 ||
			catalogue_ground(catalogue, list->code, row->code, day) != row)
			continue;
		buf_printf(out, "    %s %s", row->code,
			lang == CREDIT_ZH ? row->text_zh : row->text_en);
		put_source(out, &row->head, lang);
		buf_str(out, "\n");
	}
}

/* Whether a row of terms is one that the list is under on the day. */
static bool term_applies(const credit_catalogue *catalogue, const struct list_row *list,
	const struct term_row *row, credit_day day)
{
	return catalogue_term(catalogue, list->code, row->sector, row->grade, row->effect,
		       day) == row;
}

static void put_terms(const credit_catalogue *catalogue, const struct list_row *list,
	credit_day day, int lang, struct buf *out)
{
	buf_str(out, lang == CREDIT_ZH ? "  期限\n" : "  terms\n");
	for (size_t i = 0; i < catalogue->terms_count; i++) {
		const struct term_row *row = &catalogue->terms[i];

		if (!term_applies(catalogue, list, row, day))
			continue;
		buf_printf(out, "    %s", say(effect_name(row->effect), lang));
		if (row->grade != GRADE_NONE)
			buf_printf(out, " · %s", say(grade_name(row->grade), lang));
		if (row->sector[0])
			buf_printf(out, " · %s", row->sector);
		buf_str(out, lang == CREDIT_ZH ? "：" : ": ");
		if (row->min.unit != TERM_NOT_SET) {
			put_term_text(out, row->min, lang);
			buf_str(out, lang == CREDIT_ZH ? "至" : " to ");
		}
		put_term_text(out, row->max, lang);
		put_source(out, &row->head, lang);
		buf_str(out, "\n");
	}
}

/* Every rule of the list on the day once, whatever the grade and kind. */
static const struct rule_row *next_rule(const credit_catalogue *catalogue,
	const struct list_row *list, credit_day day, size_t *index)
{
	while (*index < catalogue->rules_count) {
		const struct rule_row *rule = &catalogue->rules[(*index)++];

		for (const struct word *kind = kind_words; kind->text; kind++) {
			size_t at = (size_t)(rule - catalogue->rules);

			if (strcmp(rule->list, list->code) == 0 &&
				catalogue_rule_next(catalogue, list->code, rule->grade,
					kind->value, day, &at) == rule)
				return rule;
		}
	}
	return NULL;
}

static void put_measures(const credit_catalogue *catalogue, const struct list_row *list,
	credit_day day, int lang, struct buf *out)
{
	const struct rule_row *rule;
	size_t index = 0;

	buf_str(out, lang == CREDIT_ZH ? "  措施\n" : "  measures\n");
	while ((rule = next_rule(catalogue, list, day, &index)) != NULL) {
		const struct measure_row *measure =
			catalogue_measure(catalogue, rule->measure, day);

		buf_printf(out, "    %s %s · ", rule->measure,
			lang == CREDIT_ZH ? measure->name_zh : measure->name_en);
		put_kinds(out, rule->kinds & measure->kinds, lang);
		buf_printf(out, " · %s · ",
			lang == CREDIT_ZH ? trigger_name_zh(rule->trigger)
					  : say(trigger_name(rule->trigger), lang));
		put_departments(catalogue, rule->departments, day, lang, out);
		put_source(out, &rule->head, lang);
		buf_str(out, "\n");
	}
}

/* Kinds of the list whose records of a case the row speaks of, alone or with others. */
static uint32_t kept_kinds(const credit_catalogue *catalogue, const struct list_row *list,
	const struct retention_row *row, credit_day day)
{
	uint32_t kinds = 0;

	for (const struct word *kind = kind_words; kind->text; kind++)
		if ((list->kinds & KIND_BIT(kind->value)) &&
			catalogue_retention(catalogue, row->case_, list, kind->value, day) ==
				row)
			kinds |= KIND_BIT(kind->value);
	return kinds;
}

/* How long what kind of record is kept, and what then. */
static void put_kept(const credit_catalogue *catalogue, const struct list_row *list,
	credit_day day, int lang, struct buf *out)
{
	buf_str(out, lang == CREDIT_ZH ? "  保存\n" : "  kept\n");
	for (size_t i = 0; i < catalogue->retention_count; i++) {
		const struct retention_row *row = &catalogue->retention[i];
		uint32_t kinds = kept_kinds(catalogue, list, row, day);

		if (!kinds)
			continue;
		buf_printf(out, "    %s · ",
			retention_case_label(retention_case_name(row->case_), lang));
		put_kinds(out, kinds, lang);
		buf_str(out, lang == CREDIT_ZH ? "：" : ": ");
		if (row->term.unit == TERM_NOT_SET)
			buf_str(out, lang == CREDIT_ZH ? "转为档案保存" : "archived");
		else
			put_term_text(out, row->term, lang);
		put_source(out, &row->head, lang);
		buf_str(out, "\n");
	}
	if (list->kinds & KIND_BIT(CREDIT_KIND_BUSINESS)) /* as retention_of() has it */
		buf_str(out, lang == CREDIT_ZH
				? "    个体工商户：企业和自然人两行取较早的一日（民法典第五十四条）\n"
				: "    sole traders: the sooner of the rows of businesses and of "
				  "persons (民法典第五十四条)\n");
}

static void put_list(const credit_catalogue *catalogue, const struct list_row *row,
	credit_day day, int lang, struct buf *out)
{
	put_head(catalogue, row, day, lang, out);
	put_grounds(catalogue, row, day, lang, out);
	put_terms(catalogue, row, day, lang, out);
	put_measures(catalogue, row, day, lang, out);
	put_kept(catalogue, row, day, lang, out);
}

/* All lists of the day, one a line. */
static void put_lists(
	const credit_catalogue *catalogue, credit_day day, int lang, struct buf *out)
{
	for (size_t i = 0; i < catalogue->lists_count; i++) {
		const struct list_row *row = &catalogue->lists[i];

		if (catalogue_list(catalogue, row->code, day) == row)
			buf_printf(out, "%-4s %s  %s  %s\n", row->code,
				say(colour_name(row->colour), lang), row->class_zh,
				lang == CREDIT_ZH ? row->name_zh : row->name_en);
	}
}

/* ---- JSON ---- */

static void json_kinds(struct json *json, const char *key, uint32_t kinds)
{
	json_key(json, key);
	json_open(json, '[');
	for (const struct word *word = kind_words; word->text; word++)
		if (kinds & KIND_BIT(word->value))
			json_text(json, word->text);
	json_close(json, ']');
}

static void json_codes(struct json *json, const char *key, const char *codes)
{
	json_key(json, key);
	json_open(json, '[');
	while (*codes) {
		size_t length = strcspn(codes, ";");

		json_text_n(json, codes, length);
		codes += length + (codes[length] == ';');
	}
	json_close(json, ']');
}

static void json_term(struct json *json, const char *key, struct term term)
{
	char text[TERM_BYTES];

	term_format(term, text);
	json_kv_text(json, key, text);
}

/* What every row carries; ends the row's object. */
static void json_head(struct json *json, const struct row_head *head)
{
	char from[CREDIT_DAY_BYTES], to[CREDIT_DAY_BYTES] = "";

	credit_day_format(head->from, from);
	if (head->to != CREDIT_DAY_MAX)
		credit_day_format(head->to, to);
	json_kv_text(json, "from", from);
	json_kv_text(json, "to", to);
	json_kv_text(json, "source", head->source);
	json_kv_bool(json, "sure", head->sure);
	json_kv_bool(json, "county", head->county);
	json_close(json, '}');
}

static void json_grounds(struct json *json, const credit_catalogue *catalogue,
	const struct list_row *list, credit_day day)
{
	json_key(json, "grounds");
	json_open(json, '[');
	for (size_t i = 0; i < catalogue->grounds_count; i++) {
		const struct ground_row *row = &catalogue->grounds[i];

		if (strcmp(row->list, list->code) != 0 ||
			catalogue_ground(catalogue, list->code, row->code, day) != row)
			continue;
		json_open(json, '{');
		json_kv_text(json, "code", row->code);
		json_kv_text(json, "text_zh", row->text_zh);
		json_kv_text(json, "text_en", row->text_en);
		json_kv_text(json, "article", row->article);
		json_head(json, &row->head);
	}
	json_close(json, ']');
}

static void json_terms(struct json *json, const credit_catalogue *catalogue,
	const struct list_row *list, credit_day day)
{
	json_key(json, "terms");
	json_open(json, '[');
	for (size_t i = 0; i < catalogue->terms_count; i++) {
		const struct term_row *row = &catalogue->terms[i];

		if (!term_applies(catalogue, list, row, day))
			continue;
		json_open(json, '{');
		json_kv_text(json, "regime", row->regime);
		json_kv_text(json, "sector", row->sector);
		json_kv_text(json, "grade", grade_name(row->grade));
		json_kv_text(json, "effect", effect_name(row->effect));
		json_term(json, "min", row->min);
		json_term(json, "max", row->max);
		json_kv_text(json, "anchor", word_text(anchor_words, (int)row->anchor));
		json_kv_text(
			json, "outcome", word_text(outcome_words, (int)row->outcome));
		json_kv_bool(json, "early_end", row->early_end);
		json_kv_bool(json, "grade_required", row->grade_required);
		json_head(json, &row->head);
	}
	json_close(json, ']');
}

static void json_measures(struct json *json, const credit_catalogue *catalogue,
	const struct list_row *list, credit_day day)
{
	const struct rule_row *rule;
	size_t index = 0;

	json_key(json, "measures");
	json_open(json, '[');
	while ((rule = next_rule(catalogue, list, day, &index)) != NULL) {
		const struct measure_row *measure =
			catalogue_measure(catalogue, rule->measure, day);

		json_open(json, '{');
		json_kv_text(json, "measure", rule->measure);
		json_kv_text(json, "name_zh", measure->name_zh);
		json_kv_text(json, "name_en", measure->name_en);
		json_kv_text(json, "type", word_text(type_words, (int)measure->type));
		json_kv_text(json, "grade", grade_name(rule->grade));
		json_kinds(json, "kinds", rule->kinds & measure->kinds);
		json_codes(json, "departments", rule->departments);
		json_kv_text(json, "trigger", trigger_name(rule->trigger));
		json_term(json, "term", rule->term);
		json_kv_text(
			json, "basis", rule->basis[0] ? rule->basis : measure->basis);
		json_head(json, &rule->head);
	}
	json_close(json, ']');
}

static void json_kept(struct json *json, const credit_catalogue *catalogue,
	const struct list_row *list, credit_day day)
{
	json_key(json, "kept");
	json_open(json, '[');
	for (size_t i = 0; i < catalogue->retention_count; i++) {
		const struct retention_row *row = &catalogue->retention[i];
		uint32_t kinds = kept_kinds(catalogue, list, row, day);

		if (!kinds)
			continue;
		json_open(json, '{');
		json_kv_text(json, "case", retention_case_name(row->case_));
		json_kinds(json, "kinds", kinds);
		json_kv_text(json, "anchor",
			word_text(retention_anchor_words, (int)row->anchor));
		json_term(json, "term", row->term);
		json_kv_text(json, "action",
			word_text(retention_action_words, (int)row->action));
		json_head(json, &row->head);
	}
	json_close(json, ']');
}

static void json_list(struct json *json, const credit_catalogue *catalogue,
	const struct list_row *row, credit_day day, bool whole)
{
	json_open(json, '{');
	json_kv_text(json, "schema", "credit.catalogue/1");
	json_kv_text(json, "list", row->code);
	json_kv_text(json, "name_zh", row->name_zh);
	json_kv_text(json, "name_en", row->name_en);
	json_kv_text(json, "colour", colour_name(row->colour));
	json_kv_text(json, "class", row->class_zh);
	json_kv_text(json, "domain", domain_name(row->domain));
	json_kinds(json, "kinds", row->kinds);
	json_codes(json, "authorities", row->authorities);
	json_kv_text(json, "level", row->level);
	json_kv_text(json, "notice", word_text(notice_words, (int)row->notice));
	json_kv_int(json, "notice_days", row->notice_days);
	json_kv_text(json, "objection_person",
		word_text(objection_words, (int)row->objection_person));
	json_kv_text(json, "objection_other",
		word_text(objection_words, (int)row->objection_other));
	json_kinds(json, "print_kinds", row->print_kinds);
	json_kv_text(json, "mask", row->mask);
	json_kv_int(json, "max_age_days", row->max_age_days);
	json_kv_int(json, "review_months", row->review_months);
	json_kv_bool(json, "minors", row->minors);
	json_kv_text(json, "channel", row->channel);
	json_kv_text(json, "basis", row->basis);
	json_kv_int(json, "coverage_percent", row->coverage_percent);
	if (whole) {
		json_grounds(json, catalogue, row, day);
		json_terms(json, catalogue, row, day);
		json_measures(json, catalogue, row, day);
		json_kept(json, catalogue, row, day);
	}
	json_head(json, &row->head);
}

static void json_lists(const credit_catalogue *catalogue, const char *list,
	credit_day day, struct buf *out)
{
	struct json json;

	for (size_t i = 0; i < catalogue->lists_count; i++) {
		const struct list_row *row = &catalogue->lists[i];

		if (catalogue_list(catalogue, row->code, day) != row ||
			(list && strcmp(list, row->code) != 0))
			continue;
		json_begin(&json, out);
		json_list(&json, catalogue, row, day, list != NULL);
		buf_str(out, "\n");
	}
}

/* ---- the calls ---- */

/* The buffer as text of the caller's own. */
static int hand_over(struct buf *buf, char **text, size_t *length, credit_error *err)
{
	buf_cstr(buf);
	if (buf->status) {
		buf_free(buf);
		return FAIL(err, CREDIT_ENOMEM, MSG_MEMORY);
	}
	*text = (char *)buf->data;
	*length = buf->length;
	return CREDIT_OK;
}

static int ready(const credit_catalogue *catalogue, const char *list, credit_day day,
	char **text, size_t *length, credit_error *err)
{
	if (text)
		*text = NULL;
	if (length)
		*length = 0;
	if (!catalogue || !text || !length)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT,
			!catalogue ? "catalogue"
			: !text    ? "text"
				   : "length",
			"NULL");
	if (day < CREDIT_DAY_MIN || day > CREDIT_DAY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "day",
			"1600-01-01 - 9999-12-31");
	if (list && !catalogue_list(catalogue, list, day))
		return FAIL(err, CREDIT_ENOTFOUND, MSG_LIST_UNKNOWN, list);
	return CREDIT_OK;
}

int credit_catalogue_show(const credit_catalogue *catalogue, const char *list,
	credit_day day, int lang, char **text, size_t *length, credit_error *err)
{
	struct buf out = BUF_INIT;
	int status = ready(catalogue, list, day, text, length, err);

	if (status)
		return status;
	if (lang != CREDIT_ZH && lang != CREDIT_EN)
		return FAIL(
			err, CREDIT_EINVAL, MSG_ARGUMENT, "lang", "CREDIT_ZH, CREDIT_EN");
	if (list)
		put_list(
			catalogue, catalogue_list(catalogue, list, day), day, lang, &out);
	else
		put_lists(catalogue, day, lang, &out);
	return hand_over(&out, text, length, err);
}

int credit_catalogue_show_json(const credit_catalogue *catalogue, const char *list,
	credit_day day, char **text, size_t *length, credit_error *err)
{
	struct buf out = BUF_INIT;
	int status = ready(catalogue, list, day, text, length, err);

	if (status)
		return status;
	json_lists(catalogue, list, day, &out);
	return hand_over(&out, text, length, err);
}

void credit_catalogue_text_free(char *text)
{
	free(text);
}

int credit_catalogue_digest(
	const credit_catalogue *catalogue, char text[CREDIT_CATALOGUE_DIGEST_BYTES])
{
	if (text)
		text[0] = '\0';
	if (!catalogue || !text)
		return CREDIT_EINVAL;
	hex_encode(catalogue->digest, TABLES_DIGEST_BYTES, text);
	return CREDIT_OK;
}
