/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Hostile text from the store through every file that is published, and back.
 *
 * What the store takes is published as name, document number, unit and deed; read
 * again by jansson and the CSV reader it is the same text, a page has no more
 * markup than with a plain name, no file for people holds what steers a terminal,
 * and the folder verifies.  What it refuses is refused with its code.
 */
#include <jansson.h>

#include "base/html.h"
#include "csv/csv_reader.h"
#include "csv/csv_writer.h"
#include "verify_sample.h"

#define TEN(x) x x x x x x x x x x

static const char *const kept[] = {
	"样例无事有限公司",
	"<script>alert(1)</script>", "]]>&amp;<!--", "\"><img src=x onerror=alert(1)>",
	"' onclick='x", "</tr></table><h1>", "javascript:alert(1)", "{{name}}{name}",
	"=1+1|cmd", "+1", "-1+1", "@SUM(A1)", "\xEF\xBC\x9D" "1", "\xEF\xBC\x8B" "1", "\xEF\xBC\x8D" "1",
	"\xEF\xBC\xA0" "A", "'=1+1", "''", "\"", "\"\"", ",", "甲,\"乙\";丙", "0012", "1E5",
	"\\u202e\\n", "\\", "/", "$(reboot)`id`", "%s%n", "../../etc/passwd",
	"\xE2\x80\xAE" "甲\xE2\x80\xAC" "乙\xE2\x81\xA6" "丙\xE2\x81\xA9", "\xD8\x9C" "甲", /* bidi */
	"甲\xE2\x80\x8B" "乙\xE2\x80\x8D" "丙\xE2\x81\xA0" "丁\xC2\xAD" "戊", /* no width */
	"\xEF\xBB\xBF" "=1", "甲\xEF\xBB\xBF", "甲\xE2\x80\xA8" "乙\xE2\x80\xA9" "丙",
	"\xC2\x9B" "31m甲\xC2\x85" "乙\xC2\x80", /* C1 */
	"\xF3\xA0\x81\x81" "甲", "\xEE\x80\x80" "甲\xF3\xB0\x80\x80", "\xEF\xBF\xBE" "甲\xEF\xBF\xBF",
	"Z" TEN(TEN("\xCC\x81")), TEN(TEN("\xE7\x94\xB2")) TEN("\xE4\xB9\x99") "\xE4\xB8\x99",
	"\xE9\xBE\x8D\xE4\xB6\xAE\xF0\xAC\xB1\x96\xF0\xA0\x82\x87",
};
#define KEPT ((int)(sizeof(kept) / sizeof(kept[0])))

static const char *const refused[] = {"\t甲", "甲\r", "甲\n=1", "\x1B[2J", "甲\x7F", "甲\x01",
	"\xED\xA0\x80" "甲", "\xFF", "\xC0\xAF", "甲\xE4\xB8", "\xF4\x90\x80\x80"};
#define REFUSED ((int)(sizeof(refused) / sizeof(refused[0])))

static struct folder f;
static char documents[KEPT][DOCUMENT_BYTES_MAX + 1];

/* A document number with as much of a text as it takes. */
static void make_document(int i, const char *text)
{
	size_t length = strlen(text);

	length = utf8_floor(text, length < 150 ? length : 150);
	snprintf(documents[i], sizeof(documents[i]), "样〔2026〕%d号%.*s", i, (int)length, text);
}

static struct entry make_red(int i, const char *text)
{
	struct entry entry = red_entry((unsigned)i, text);

	entry.document = documents[i];
	entry.unit = text;
	entry.facts = text;
	entry.deed_reviewed = "李四";
	sample_seal(&entry);
	return entry;
}

static void setup(void)
{
	memset(&f, 0, sizeof(f));
	snprintf(f.work, sizeof(f.work), "%s", tree_place());
	snprintf(f.store, sizeof(f.store), "%s", sample_place());
	snprintf(f.public, sizeof(f.public), "%s/public", f.work);
	f.registry = sample_create(f.store);
}

/* ---- reading again ---- */

static const json_t *json_row(const json_t *rows, const char *document)
{
	for (size_t i = 0; i < json_array_size(rows); i++) {
		const json_t *row = json_array_get(rows, i);
		const char *value = json_string_value(json_object_get(row, "document"));

		if (value && strcmp(value, document) == 0)
			return row;
	}
	ck_abort_msg("no row of %s", document);
	return NULL;
}

static void check_json(const char *name)
{
	char *bytes = file_text(f.public, name);
	json_t *root = json_loads(bytes, JSON_REJECT_DUPLICATES, NULL);

	ck_assert_ptr_nonnull(root);
	for (int i = 0; i < KEPT; i++) {
		const json_t *row = json_row(
			json_object_get(root, i % 2 ? "black" : "red"), documents[i]);

		ck_assert_str_eq(json_string_value(json_object_get(row, "name")), kept[i]);
		if (i % 2)
			continue;
		ck_assert_str_eq(json_string_value(json_object_get(row, "unit")), kept[i]);
		ck_assert_str_eq(json_string_value(json_object_get(row, "deed")), kept[i]);
	}
	json_decref(root);
	free(bytes);
}

static bool says(const struct csv_field *cell, const char *text)
{
	bool guarded = csv_is_formula(text, strlen(text)) || csv_is_lossy_number(text);

	return (!guarded || cell->text[0] == '\'') && strcmp(cell->text + guarded, text) == 0;
}

/* Is there a record with a cell for each of these texts?  No cell is a formula. */
static bool csv_says(const char *name, const char *first, const char *second)
{
	struct csv_options options = {.encoding = ENCODING_UTF8, .separator = ','};
	char *bytes = file_text(f.public, name);
	const struct csv_record *record;
	struct csv_reader *reader;
	bool found = false;

	OK(csv_reader_open(&options, -1, bytes, strlen(bytes), &reader, err));
	while (csv_reader_next(reader, &record, NULL) == CREDIT_OK && record) {
		int seen = 0;

		for (size_t i = 0; i < record->fields_count; i++) {
			const struct csv_field *cell = &record->fields[i];

			ck_assert_msg(!csv_is_formula(cell->text, cell->length), "%s", cell->text);
			seen |= says(cell, first) | says(cell, second) << 1;
		}
		found = found || seen == 3;
	}
	csv_reader_close(reader);
	free(bytes);
	return found;
}

/* A text for people: nothing in it steers what stands around it. */
static void check_shown(const char *folder, const char *name)
{
	char *bytes = file_text(folder, name);
	const char *at = bytes;
	size_t left = strlen(bytes);
	uint32_t c;
	size_t step;

	ck_assert_msg(left > 0, "%s", name);
	while ((step = utf8_next(at, left, &c)) > 0) {
		ck_assert_msg(!is_deceptive(c) || c == '\n' || c == '\t', "U+%04X in %s", (unsigned)c,
			name);
		at += step;
		left -= step;
	}
	ck_assert_uint_eq(left, 0);
	free(bytes);
}

static size_t brackets(const char *name)
{
	char *bytes = file_text(f.public, name);
	size_t count = 0;

	for (const char *c = bytes; *c; c++)
		count += *c == '<' || *c == '>';
	free(bytes);
	return count;
}

static bool page_says(const char *name, const char *text)
{
	struct buf escaped = BUF_INIT;
	bool has;

	html_text(&escaped, text);
	has = file_has(f.public, name, buf_cstr(&escaped));
	buf_free(&escaped);
	return has;
}

static void check_verifies(void)
{
	struct findings findings;

	if (verify_folder(&f, &findings) != CREDIT_OK)
		print_findings(&findings);
	ck_assert_uint_eq(findings.count, 0);
}

/* ---- publishing ---- */

#define NOTICE "notice-2026-05-11/"
#define CANDIDATES 20 /* each second text once more */

static void put_entry(struct change *change, const struct entry *entry)
{
	OK(change_add_entry(change, entry, err));
}

static void announce_all(bool plain)
{
	struct change *change;
	credit_announce_options options;

	OK(change_begin(f.registry, 0, "张三", &change, err));
	for (int i = 0; i < CANDIDATES; i++) {
		struct entry entry =
			red_entry((unsigned)(KEPT + i), plain ? kept[0] : kept[2 * i + 1]);

		entry.notified = entry.decided = CREDIT_DAY_NONE;
		entry.notice_document = "";
		sample_seal(&entry);
		put_entry(change, &entry);
	}
	OK(change_commit(change, err));
	credit_announce_options_init(&options);
	options.period = "2026-05";
	options.on = day_of_text("2026-05-11");
	options.directory = f.public;
	options.document = documents[1];
	OK(credit_publish_notice(f.registry, &options, NULL, NULL, NULL, err));
}

/* Every text of the table, or the plain one as often. */
static void publish_all(bool plain)
{
	struct change *change;

	setup();
	OK(change_begin(f.registry, 0, "张三", &change, err));
	for (int i = 0; i < KEPT; i++) {
		const char *text = plain ? kept[0] : kept[i];
		struct entry entry;

		make_document(i, text);
		entry = i % 2 ? black_entry((unsigned)i, text, documents[i]) : make_red(i, text);
		put_entry(change, &entry);
	}
	OK(change_commit(change, err));
	publish_ok(f.registry, "2026-04", "2026-05-06", f.public);
	announce_all(plain);
}

START_TEST(test_what_is_kept_comes_back_as_the_same_text)
{
	publish_all(false);
	check_json("2026-04/edition.json");
	for (int i = 0; i < KEPT; i++)
		ck_assert_msg(csv_says(i % 2 ? "2026-04/black.csv" : "2026-04/red.csv", kept[i],
			documents[i]), "%s", kept[i]);
	for (int i = 0; i < CANDIDATES; i++)
		ck_assert_msg(csv_says(NOTICE "notice.csv", kept[2 * i + 1], kept[2 * i + 1]), "%s",
			kept[2 * i + 1]);
	check_verifies();
	folder_gone(&f);
}
END_TEST

/* No more markup than plain names have, and every text stands there escaped. */
START_TEST(test_no_text_is_markup_on_a_page)
{
	size_t plain[2];

	publish_all(true);
	plain[0] = brackets("2026-04/index.html");
	plain[1] = brackets(NOTICE "index.html");
	folder_gone(&f);
	publish_all(false);
	ck_assert_uint_eq(brackets("2026-04/index.html"), plain[0]);
	ck_assert_uint_eq(brackets(NOTICE "index.html"), plain[1]);
	for (int i = 0; i < KEPT; i++) {
		ck_assert_msg(page_says("2026-04/index.html", kept[i]), "%s", kept[i]);
		ck_assert_msg(page_says("2026-04/index.html", documents[i]), "%s", kept[i]);
	}
	for (int i = 0; i < CANDIDATES; i++)
		ck_assert_msg(page_says(NOTICE "index.html", kept[2 * i + 1]), "%s", kept[2 * i + 1]);
	ck_assert(page_says(NOTICE "index.html", documents[1]));
	check_shown(f.public, "2026-04/index.html");
	check_shown(f.public, NOTICE "index.html");
	check_shown(f.public, "index.html");
	folder_gone(&f);
}
END_TEST

static void withdraw_it(const struct entry *entry, const char *day, const char *document)
{
	char id[ENTRY_ID_TEXT_BYTES];
	const char *names[] = {id};
	credit_withdraw_options options;

	entry_id_text(&entry->id, id);
	credit_withdraw_options_init(&options);
	options.directory = f.public;
	options.document = document;
	options.on = day_of_text(day);
	options.entries = names;
	options.entries_count = 1;
	OK(credit_withdraw(f.registry, &options, NULL, NULL, NULL, err));
}

/* Letters, the text for the media, changes and stubs. */
START_TEST(test_what_leaves_print_leaves_harmlessly)
{
	struct entry gone[3];

	publish_all(false);
	check_shown(f.work, "刊播稿_2026-04.txt");
	for (int i = 0; i < 3; i++) {
		static const int which[] = {2, 30, 34}; /* red: markup, bidi, no width */
		int n = which[i];

		gone[i] = make_red(n, kept[n]);
		add_event(f.registry, &gone[i], CREDIT_EVENT_REVOKED, "2026-05-12", documents[n + 1]);
		withdraw_it(&gone[i], "2026-05-14", documents[n + 1]);
	}
	check_shown(f.work, "撤回函_2026-05-14.txt");
	check_shown(f.work, "撤回函_2026-05-14-2.txt");
	check_verifies();
	publish_ok(f.registry, "2026-05", "2026-06-05", f.public);
	ck_assert(csv_says("2026-05/changes.csv", documents[31], "移出"));
	ck_assert(csv_says("2026-05/changes.csv", documents[35], "移出"));
	check_shown(f.work, "刊播稿_2026-05.txt");
	check_verifies();
	folder_gone(&f);
}
END_TEST

START_TEST(test_what_no_text_may_hold_is_refused)
{
	struct change *change;

	setup();
	make_document(1, "");
	for (int i = 0; i < 3; i++) {
		struct entry entry = make_red(1, i == 0 ? refused[_i] : "甲");

		entry.unit = i == 1 ? refused[_i] : "乙";
		entry.facts = i == 2 && strspn(refused[_i], "\t") == 0 && !strchr(refused[_i], '\n')
			? refused[_i] : "";
		if (i == 2 && !entry.facts[0])
			continue; /* prose may have lines */
		OK(change_begin(f.registry, 0, "张三", &change, err));
		FAILS(change_add_entry(change, &entry, err), CREDIT_EINVAL, "record-field");
		change_abort(change);
	}
	folder_gone(&f);
}
END_TEST

START_TEST(test_a_name_longer_than_any_is_refused)
{
	char name[NAME_BYTES_MAX + 2];
	struct change *change;
	struct entry black;

	setup();
	memset(name, 'A', sizeof(name));
	name[NAME_BYTES_MAX + 1] = '\0';
	black = black_entry(1, name, "样〔2026〕1号");
	OK(change_begin(f.registry, 0, "张三", &change, err));
	FAILS(change_add_entry(change, &black, err), CREDIT_EINVAL, "record-field");
	change_abort(change);
	name[NAME_BYTES_MAX] = '\0';
	add_entry(f.registry, &black);
	publish_ok(f.registry, "2026-04", "2026-05-06", f.public);
	check_verifies();
	folder_gone(&f);
}
END_TEST

#define PERSON "629999198002291018"
#define MOBILE "13800138000"

static void never_shows(const char *name)
{
	ck_assert_msg(!file_has(f.public, name, PERSON) && !file_has(f.public, name, MOBILE), "%s",
		name);
}

/* A number typed into a wrong column is published nowhere: held back, or hidden in prose. */
START_TEST(test_numbers_of_persons_stay_out_of_every_file)
{
	static const char *const files[] = {"2026-04/edition.json", "2026-04/red.csv",
		"2026-04/black.csv", "2026-04/changes.csv", "2026-04/index.html",
		"2026-05/edition.json", "2026-05/red.csv", "2026-05/black.csv",
		"2026-05/changes.csv", "2026-05/index.html"};
	struct entry named = black_entry(1, "样例" MOBILE "店", "样〔2026〕1号");
	struct entry numbered = black_entry(2, "样例二店", "样〔2026〕" PERSON "号");
	struct entry formula = black_entry(3, "=样例三店", "样〔2026〕" PERSON);
	struct entry unit;
	char *held;

	setup();
	make_document(4, "");
	unit = make_red(4, "样例村");
	unit.unit = "样例镇，联系" MOBILE;
	unit.facts = "拾金不昧，联系" MOBILE;
	sample_seal(&unit);
	add_entry(f.registry, &named);
	add_entry(f.registry, &numbered);
	add_entry(f.registry, &formula);
	add_entry(f.registry, &unit);
	ck_assert_uint_eq(
		publish_ok(f.registry, "2026-04", "2026-05-06", f.public).black, 0);
	held = file_text(f.work, "内部_含个人信息_2026-04_不予公示.csv");
	ck_assert_ptr_nonnull(strstr(held, "held-number"));
	ck_assert_ptr_nonnull(strstr(held, ",\"'=样例三店\","));
	ck_assert(file_has(f.public, "2026-04/red.csv", "样例镇，联系138********"));
	add_event(f.registry, &unit, CREDIT_EVENT_REVOKED, "2026-06-04", "样撤" PERSON);
	publish_ok(f.registry, "2026-05", "2026-06-05", f.public);
	ck_assert(file_has(f.public, "2026-05/changes.csv", "移出"));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		never_shows(files[i]);
	check_verifies();
	free(held);
	folder_gone(&f);
}
END_TEST

/* Prose may have lines: a deed of two of them stays in its cell and its row. */
START_TEST(test_a_deed_of_lines_stays_in_its_cell)
{
	static const char deed[] = "第一行\n=第二行\t尾";

	struct entry red;

	setup();
	make_document(2, "");
	red = make_red(2, "样例村");
	red.facts = deed;
	sample_seal(&red);
	add_entry(f.registry, &red);
	publish_ok(f.registry, "2026-04", "2026-05-06", f.public);
	ck_assert(csv_says("2026-04/red.csv", deed, documents[2]));
	ck_assert(page_says("2026-04/index.html", deed));
	check_shown(f.public, "2026-04/index.html");
	check_verifies();
	folder_gone(&f);
}
END_TEST

SUITE("edition/edition_hostile", T(test_what_is_kept_comes_back_as_the_same_text),
	T(test_no_text_is_markup_on_a_page), T(test_what_leaves_print_leaves_harmlessly),
	TL(test_what_no_text_may_hold_is_refused, REFUSED),
	T(test_a_name_longer_than_any_is_refused),
	T(test_numbers_of_persons_stay_out_of_every_file),
	T(test_a_deed_of_lines_stays_in_its_cell))
