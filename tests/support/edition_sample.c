/* SPDX-License-Identifier: Apache-2.0 */
/* edition_sample.c - fills a struct print with invented rows, always the same. */
#include "edition_sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"

/* assert() that stays in release builds */
static void must(bool holds)
{
	if (!holds)
		abort();
}

const char *const sample_hostile[SAMPLE_HOSTILE] = {
	"<script>document.title='owned'</script>有限公司",
	"甲\xE2\x80\xAE司公限有乙\xE2\x80\xAC商行",
	"=HYPERLINK(\"http://evil.example\",\"点击\")",
	"\"><img src=x onerror=alert(1)>&amp;'店",
	"龍\tA\x01" "B\n䶮号",
};

static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
static const char *const branches[] = {"子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉",
	"戌", "亥"};
static const char *const trades[] = {"建筑工程有限公司", "商贸有限责任公司", "农牧专业合作社",
	"劳务有限公司", "食品有限公司"};

static void set_list(struct print_list *list, const char *code, const char *zh, const char *en,
	enum colour colour, const char *basis, uint64_t persons)
{
	*list = (struct print_list){code, zh, en, colour, basis, "样例渠道（sample.example）", 0,
		persons};
}

static void fill_red(struct printed_row *row, const struct print_list *list, size_t i)
{
	row->slots[ROW_KIND] = i % 3 ? "person" : "organisation";
	row->slots[ROW_UNIT] = i % 3 ? "样例镇天干村" : "";
	row->slots[ROW_GROUND] = i % 2 ? "拾金不昧，归还失主现金" : "";
	row->slots[ROW_AUTHORITY] = "样例县文明办";
	row->slots[ROW_DOCUMENT] = "样文明办〔2026〕7号";
	row->slots[ROW_LISTED] = "2026-03-18";
	row->slots[ROW_BASIS] = list->basis;
	row->slots[ROW_PUBLIC_UNTIL] = i % 4 ? "2029-03-17" : "9999-12-31";
}

static void fill_black(struct printed_row *row, const struct print_list *list, size_t i)
{
	row->slots[ROW_KIND] = i % 5 == 2 ? "government" : "business";
	row->slots[ROW_CODE] = i % 2 ? "91629999F00000093C" : "916299990000000934";
	row->slots[ROW_GROUND] = "拖欠农民工工资，数额达到认定拒不支付劳动报酬罪数额标准";
	row->slots[ROW_AUTHORITY] = "样例县人力资源和社会保障局";
	row->slots[ROW_DOCUMENT] = i % 7 ? "样人社列决字〔2026〕12号" : "（样）人社列〔2026〕3号";
	row->slots[ROW_LISTED] = "2026-04-02";
	row->slots[ROW_BASIS] = list->basis;
	row->slots[ROW_PUBLIC_FROM] = "2026-04-02";
	row->slots[ROW_PUBLIC_UNTIL] = i % 9 == 4 ? "9999-12-31" : i % 9 == 5 ? "2026-06-02" : "2029-04-01";
	row->slots[ROW_MARK] = i % 6 == 3 ? "异议处理中（2026年5月8日受理）" : "";
	row->slots[ROW_CONTACT] = "样例县人力资源和社会保障局 0000-0000001";
	row->slots[ROW_CHANNEL] = "样例县人民政府网";
}

static void add_row(struct edition_sample *sample, enum colour colour, size_t i, bool hostile)
{
	static const uint8_t secret[SECRET_BYTES] = {7};
	struct print *print = &sample->print;
	struct print_list *list = &sample->lists[(colour == COLOUR_RED ? 0 : 2) + i % 2];
	struct printed_row row;
	struct row_ref ref;
	struct buf bytes = BUF_INIT;
	struct hmac hmac;
	struct digest digest;
	uint8_t salt[ROW_SALT_BYTES];
	char name[256];

	memset(&ref, 0, sizeof(ref));
	ref.colour = (uint8_t)colour;
	ref.entry.bytes[0] = (uint8_t)colour;
	for (int b = 0; b < 8; b++)
		ref.entry.bytes[2 + b] = (uint8_t)((uint64_t)i >> (56 - 8 * b));
	snprintf(ref.number, sizeof(ref.number), "%c%011zX", colour == COLOUR_RED ? 'R' : 'B',
		(i * 2654435761u) & 0xFFFFFFFFFFF);
	if (hostile && i < SAMPLE_HOSTILE)
		snprintf(name, sizeof(name), "%s", sample_hostile[i]);
	else
		snprintf(name, sizeof(name), "%s%s%s%zu%s", stems[i % 10], branches[i % 12],
			stems[i / 12 % 10], i, colour == COLOUR_RED ? "" : trades[i % 5]);
	row_init(&row, colour);
	row.slots[ROW_NUMBER] = ref.number;
	row.slots[ROW_LIST] = list->code;
	row.slots[ROW_LIST_NAME] = list->name_zh;
	row.slots[ROW_NAME] = name;
	row.slots[ROW_DATA_AS_OF] = "2026-05-29";
	row.slots[ROW_VALID_UNTIL] = "2026-06-30";
	if (colour == COLOUR_RED)
		fill_red(&row, list, i);
	else
		fill_black(&row, list, i);
	list->rows++;
	must(row_encode(&row, &bytes) == CREDIT_OK);
	must(row_hmac_open(&hmac, NULL) == 0);
	row_salt(&hmac, secret, print->head.number, print->head.revision, salt);
	hmac_close(&hmac);
	must(digest_open(&digest, print->head.hash, NULL) == 0);
	row_leaf(&digest, salt, bytes.data, bytes.length, ref.leaf);
	digest_close(&digest);
	must(edition_rows_add(&print->rows, &ref, list->code, salt, bytes.data, bytes.length,
		       NULL) == 0);
	buf_free(&bytes);
}

static void set_changes(struct edition_sample *sample)
{
	credit_day day = day_from_parts(2026, 5, 20);

	sample->changes[0] = (struct print_change){"R0000000AAAA", "H01", "样例荣誉名单",
		CHANGE_ADDED, day, REASON_NONE, "", "样例县文明办", CHANGE_NUMBERED};
	sample->changes[1] = (struct print_change){"B0000000BBBB", "NMG", "样例拖欠工资名单",
		CHANGE_REMOVED, day, REASON_REPAIRED, "样人社解〔2026〕2号",
		"样例县人力资源和社会保障局", CHANGE_NUMBERED};
	sample->changes[2] = (struct print_change){"B0000000CCCC", "NMG", "样例拖欠工资名单",
		CHANGE_PAUSED, day, REASON_OTHER, "", "样例县人力资源和社会保障局",
		CHANGE_NUMBERED};
	sample->print.changes = sample->changes;
	sample->print.changes_count = 3;
}

void edition_sample_make(struct edition_sample *sample, size_t red, size_t black, bool hostile)
{
	struct print *print = &sample->print;
	credit_error err;

	memset(sample, 0, sizeof(*sample));
	if (words_open("629999", NULL, 0, "words.txt", &sample->words, &err)) {
		char text[CREDIT_TEXT_BYTES];

		credit_error_text(&err, CREDIT_EN, text, sizeof(text));
		fprintf(stderr, "%s\n", text);
		abort();
	}
	print->words = sample->words;
	print->reissue = "";
	print->newest = true;
	strcpy(print->head.series, "629999");
	print->head.number = 2;
	print->head.revision = 1;
	print->head.period = (struct period){2026, 1, 5};
	print->head.day = day_from_parts(2026, 5, 29);
	print->head.valid_until = period_valid_until(&print->head.period, print->head.day);
	print->head.hash = HASH_SHA256;
	print->head.has_previous = true;
	memset(print->head.previous, 0x11, DIGEST_BYTES);
	memset(print->head.tables, 0x22, DIGEST_BYTES);
	set_list(&sample->lists[0], "H01", "样例荣誉名单", "Sample honours", COLOUR_RED,
		"《样例荣誉办法》第三条", 0);
	set_list(&sample->lists[1], "H02", "样例诚信经营示范店", "Sample honest shops", COLOUR_RED,
		"《样例诚信经营办法》第五条", 0);
	set_list(&sample->lists[2], "NMG", "样例拖欠工资名单", "Sample wage arrears list",
		COLOUR_BLACK, "《保障农民工工资支付条例》第四十八条", 0);
	set_list(&sample->lists[3], "SX", "样例法院名单", "Sample list of the courts", COLOUR_BLACK,
		"《中华人民共和国民事诉讼法》第二百六十六条", 37);
	edition_rows_init(&print->rows);
	for (size_t i = 0; i < red; i++)
		add_row(sample, COLOUR_RED, i, false);
	for (size_t i = 0; i < black; i++)
		add_row(sample, COLOUR_BLACK, i, hostile);
	must(edition_rows_order(&print->rows, NULL) == 0);
	print->lists = sample->lists;
	print->lists_count = 4;
	print->head.red = red;
	print->head.black = black;
	must(edition_rows_root(&print->rows, print->head.hash, print->head.root, NULL) == 0);
	must(edition_rows_codes(&print->rows, print->head.hash, NULL) == 0);
	print->head.codes = print->rows.codes_count;
	must(edition_rows_codes_root(
		     &print->rows, print->head.hash, print->head.codes_root, NULL) == 0);
	must(head_digest(&print->head, print->digest, NULL) == 0);
	head_label(&print->head, print->label);
	set_changes(sample);
	must(print_lay_out(print, &sample->arena, NULL) == 0);
}

void edition_sample_free(struct edition_sample *sample)
{
	arena_free(&sample->arena);
	edition_rows_free(&sample->print.rows);
	words_close(sample->words);
}

int edition_sample_write(const struct edition_sample *sample, const char *folder,
	credit_error *err)
{
	const struct print *print = &sample->print;
	struct edition_file file;
	uint8_t digest[DIGEST_BYTES];
	size_t pages = print->pages;
	int status = CREDIT_OK;

	for (size_t page = 0; page <= pages && !status; page++) {
		char name[32] = "index.html";

		if (page)
			snprintf(name, sizeof(name), "page-%zu.html", page);
		status = edition_file_open(&file, folder, name, print->head.hash, err);
		if (status)
			return status;
		status = print_html(print, page, &file, err);
		if (edition_file_close(&file, digest, err) && !status)
			status = CREDIT_EIO;
	}
	return status;
}
