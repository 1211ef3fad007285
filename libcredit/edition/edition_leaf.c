/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_leaf.c - the columns of a row, its canonical bytes and its leaf.
 *
 * Runs once for every row of every edition that is written or written again.
 * The format is described in edition_row.h; vectors are committed with the
 * tests, and a change of them breaks every edition in the world.
 */
#include "edition/edition_row.h"

#include <string.h>

#include "seal/merkle.h"

#define ROW_FORMAT "credit.row/1"
#define SALT_FORMAT "credit.salt/1"

/* The order and the words of both tables are fixed: other programs read them. */
static const struct row_column black_columns[] = {
	{ROW_NUMBER, "number", "公示编号"},
	{ROW_LIST, "list", NULL},
	{ROW_LIST_NAME, "list_name", "名单名称"},
	{ROW_KIND, "kind", "主体类别"},
	{ROW_NAME, "name", "名称"},
	{ROW_CODE, "code", "统一社会信用代码"},
	{ROW_ID_MASKED, "id_masked", "证件号码（部分隐藏）"},
	{ROW_GROUND, "ground", "失信事由（法定情形）"},
	{ROW_AUTHORITY, "authority", "认定单位"},
	{ROW_DOCUMENT, "document", "列入决定文号"},
	{ROW_LISTED, "listed", "列入日期"},
	{ROW_BASIS, "basis", "法律依据"},
	{ROW_PUBLIC_FROM, "public_from", "公示起始日"},
	{ROW_PUBLIC_UNTIL, "public_until", "公示至（含当日）"},
	{ROW_MARK, "mark", "标注"},
	{ROW_CONTACT, "contact", "异议受理单位及电话"},
	{ROW_CHANNEL, "channel", "原公布渠道"},
	{ROW_DATA_AS_OF, "data_as_of", "数据截至"},
	{ROW_VALID_UNTIL, "valid_until", "本期有效至"},
};

static const struct row_column red_columns[] = {
	{ROW_NUMBER, "number", "公示编号"},
	{ROW_LIST, "list", NULL},
	{ROW_LIST_NAME, "list_name", "名单名称"},
	{ROW_KIND, "kind", "主体类别"},
	{ROW_NAME, "name", "名称或姓名"},
	{ROW_CODE, "code", "统一社会信用代码"},
	{ROW_UNIT, "unit", "单位或村社区（经同意）"},
	{ROW_GROUND, "deed", "荣誉或守信事由"},
	{ROW_AUTHORITY, "authority", "认定单位"},
	{ROW_DOCUMENT, "document", "认定文号"},
	{ROW_LISTED, "recognised", "认定日期"},
	{ROW_PUBLIC_UNTIL, "until", "有效至"},
	{ROW_BASIS, "basis", "依据"},
	{ROW_DATA_AS_OF, "data_as_of", "数据截至"},
	{ROW_VALID_UNTIL, "valid_until", "本期有效至"},
};

const struct row_column *row_columns(enum colour colour, size_t *count)
{
	if (colour == COLOUR_RED) {
		*count = sizeof(red_columns) / sizeof(red_columns[0]);
		return red_columns;
	}
	*count = sizeof(black_columns) / sizeof(black_columns[0]);
	return black_columns;
}

void row_init(struct printed_row *row, enum colour colour)
{
	row->colour = colour;
	for (size_t i = 0; i < ROW_SLOTS; i++)
		row->slots[i] = "";
}

int row_encode(const struct printed_row *row, struct buf *out)
{
	size_t count;
	const struct row_column *columns = row_columns(row->colour, &count);

	buf_put(out, ROW_FORMAT, sizeof(ROW_FORMAT));
	buf_str(out, row->colour == COLOUR_RED ? "red" : "black");
	buf_u8(out, 0);
	for (size_t i = 0; i < count; i++) {
		const char *value = row->slots[columns[i].slot];

		buf_put(out, value, strlen(value) + 1);
	}
	return out->status;
}

/* The text at *at, which is moved behind its NUL; NULL when there is no NUL. */
static const char *take_text(const char **at, const char *end)
{
	const char *text = *at;
	const char *nul = memchr(text, 0, (size_t)(end - text));

	if (!nul)
		return NULL;
	*at = nul + 1;
	return text;
}

int row_decode(const void *bytes, size_t length, struct printed_row *out)
{
	const char *at = bytes;
	const char *end = at + length;
	const char *format = take_text(&at, end);
	const char *colour = format ? take_text(&at, end) : NULL;
	const struct row_column *columns;
	size_t count;

	row_init(out, COLOUR_BLACK);
	if (!colour || strcmp(format, ROW_FORMAT) != 0)
		return CREDIT_ECORRUPT;
	if (strcmp(colour, "red") == 0)
		out->colour = COLOUR_RED;
	else if (strcmp(colour, "black") != 0)
		return CREDIT_ECORRUPT;
	columns = row_columns(out->colour, &count);
	for (size_t i = 0; i < count; i++) {
		const char *value = take_text(&at, end);

		if (!value) {
			row_init(out, out->colour);
			return CREDIT_ECORRUPT;
		}
		out->slots[columns[i].slot] = value;
	}
	return at == end ? CREDIT_OK : CREDIT_ECORRUPT;
}

int row_hmac_open(struct hmac *hmac, credit_error *err)
{
	static const uint8_t none[SECRET_BYTES];

	return hmac_open(hmac, none, sizeof(none), err);
}

void row_salt(struct hmac *hmac, const uint8_t secret[SECRET_BYTES], uint32_t number,
	uint32_t revision, uint8_t salt[ROW_SALT_BYTES])
{
	uint64_t edition = (uint64_t)number << 32 | revision;
	uint8_t message[sizeof(SALT_FORMAT) + 8];

	memcpy(message, SALT_FORMAT, sizeof(SALT_FORMAT));
	for (int i = 0; i < 8; i++)
		message[sizeof(SALT_FORMAT) + (size_t)i] = (uint8_t)(edition >> (56 - 8 * i));
	hmac_key(hmac, secret, SECRET_BYTES);
	hmac_sum(hmac, message, sizeof(message), salt);
}

void row_leaf(struct digest *digest, const uint8_t salt[ROW_SALT_BYTES], const void *bytes,
	size_t length, uint8_t leaf[DIGEST_BYTES])
{
	static const uint8_t prefix = 0; /* as merkle_leaf_hash(), without joining the parts */

	digest_update(digest, &prefix, 1);
	digest_update(digest, salt, ROW_SALT_BYTES);
	digest_update(digest, bytes, length);
	digest_final(digest, leaf);
}

void row_day(credit_day day, char text[CREDIT_DAY_BYTES])
{
	if (credit_day_format(day, text))
		text[0] = '\0';
}
