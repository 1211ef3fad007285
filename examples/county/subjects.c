/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subjects.c - the people and bodies of the sample county, all invented.
 *
 * Persons are named by the heavenly stems and earthly branches, numbers lie in
 * the unassigned division 629999, so nobody alive can be meant.  Subject n of a
 * kind is a pure function of n: two sheets that use the same n speak of the
 * same subject, and every check digit is right.
 */
#include <stdio.h>
#include <string.h>

#include "county.h"

static const char *const stems[] = {
	"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
static const char *const branches[] = {
	"子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"};
static const char *const trades[] = {"建材", "商贸", "餐饮管理", "物流", "农业科技",
	"建筑工程", "装饰工程", "食品", "环保科技", "劳务", "机械设备", "电子商务",
	"园林绿化", "药业", "汽车服务", "文化传媒", "矿业", "印务", "房地产开发", "粮油"};
static const char *const shops[] = {
	"小吃店", "便利店", "五金店", "理发店", "修理部", "水果店", "服装店", "面馆"};
static const char *const bodies[] = {"第一示例镇人民政府", "第二示例镇人民政府", "示例局",
	"第三示例乡人民政府", "示例管理委员会", "第四示例镇人民政府"};
static const char *const institutions[] = {"示例中学", "示例水利站", "示例图书馆",
	"示例医院", "示例小学", "示例农技站", "示例文化馆", "示例公路段"};
static const char *const societies[] = {
	"志愿者协会", "餐饮行业协会", "养老服务中心", "书法学会", "商会", "公益促进会"};

#define PICK(table, n) (table)[(n) % (int)(sizeof(table) / sizeof((table)[0]))]

uint64_t random_next(uint64_t *state)
{
	uint64_t x = *state;

	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	*state = x;
	return x * 2685821657736338717u;
}

int random_below(uint64_t *state, int limit)
{
	return (int)(random_next(state) >> 33) % limit;
}

/* Howard Hinnant's days_from_civil, for years after 0. */
int day_of(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = y / 400;
	int year_of_era = y - era * 400;
	int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
	       day_of_year - 719468;
}

void day_text(int day, const char *style, char *text)
{
	int year = 1900;
	int month = 1;

	while (day_of(year + 1, 1, 1) <= day)
		year++;
	while (month < 12 && day_of(year, month + 1, 1) <= day)
		month++;
	day -= day_of(year, month, 1) - 1;
	if (!strcmp(style, "-"))
		snprintf(text, CELL_BYTES, "%d-%02d-%02d", year, month, day);
	else if (!strcmp(style, "年"))
		snprintf(text, CELL_BYTES, "%d年%d月%d日", year, month, day);
	else
		snprintf(text, CELL_BYTES, "%d%s%d%s%d", year, style, month, style, day);
}

/* GB 11643: the last character by ISO 7064 MOD 11-2. */
static char resident_check(const char *number)
{
	static const int weights[] = {
		7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0;

	for (int i = 0; i < 17; i++)
		sum += (number[i] - '0') * weights[i];
	return "10X98765432"[sum % 11];
}

void resident_number(int n, int first_year, int years, char *text)
{
	int days = day_of(first_year + years, 1, 1) - day_of(first_year, 1, 1);
	char birth[CELL_BYTES];

	/* 7919 is prime, so days repeat only after all of them were used. */
	day_text(day_of(first_year, 1, 1) + (int)((long)n * 7919 % days), "-", birth);
	snprintf(text, CELL_BYTES, "629999%.4s%.2s%.2s%03d", birth, birth + 5, birth + 8,
		101 + (n * 37 + n / 800) % 890);
	text[17] = resident_check(text);
	text[18] = '\0';
}

/* GB 11714 inside GB 32100; the two value tables differ after the letter H. */
static void credit_code(const char *registrar, int n, char *text)
{
	static const int organisation_weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
	static const int weights[] = {
		1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	int sum = 0;

	snprintf(text, CELL_BYTES, "%.2s629999F%07d", registrar, 1000000 + n);
	for (int i = 0; i < 8; i++) {
		char c = text[8 + i];

		sum += (c <= '9' ? c - '0' : c - 'A' + 10) * organisation_weights[i];
	}
	text[16] = "0X987654321"[sum % 11];
	sum = 0;
	for (int i = 0; i < 17; i++)
		sum += (int)(strchr(alphabet, text[i]) - alphabet) * weights[i];
	text[17] = alphabet[(31 - sum % 31) % 31];
	text[18] = '\0';
}

void subject_id(enum kind kind, int n, char *text)
{
	static const char *const registrars[KIND_COUNT] = {[FIRM] = "91",
		[TRADER] = "92",
		[BODY] = "11",
		[INSTITUTION] = "12",
		[SOCIETY] = "51"};

	text[0] = '\0';
	if (kind == PERSON)
		resident_number(n, 1955, 48, text);
	else if (registrars[kind])
		credit_code(registrars[kind], (int)kind * 100000 + n, text);
}

void subject_name(enum kind kind, int n, char *text)
{
	const char *stem = stems[n / 7 % 10];
	const char *first = branches[n % 12];
	const char *second = branches[n / 12 % 12];

	switch (kind) {
	case PERSON:
	case PUPIL:
		if (n % 97 == 5) /* characters that old encodings lack, and a dot */
			snprintf(text, CELL_BYTES, "%s", n % 2 ? "甲䶮" : "阿样·虚构");
		else
			snprintf(text, CELL_BYTES, "%s%s%s", stem, first,
				n % 5 ? second : "");
		break;
	case FIRM:
		snprintf(text, CELL_BYTES, "样例县%s%s%s%s", stem, first,
			PICK(trades, n / 3), n % 9 ? "有限公司" : "（样例）有限责任公司");
		break;
	case TRADER:
		snprintf(text, CELL_BYTES, "样例县%s%s%s", stem, first, PICK(shops, n));
		break;
	case BODY:
		snprintf(text, CELL_BYTES, "样例县%s", PICK(bodies, n));
		break;
	case INSTITUTION:
		snprintf(text, CELL_BYTES, "样例县%s%s", stem, PICK(institutions, n));
		break;
	case SOCIETY:
		snprintf(text, CELL_BYTES, "样例县%s%s%s", stem, first,
			PICK(societies, n));
		break;
	case VILLAGE:
		snprintf(text, CELL_BYTES, "第%d示例镇%s%s村", n % 6 + 1, stem, first);
		break;
	default:
		snprintf(text, CELL_BYTES, "%s%s%s家庭", stem, first, second);
		break;
	}
}
