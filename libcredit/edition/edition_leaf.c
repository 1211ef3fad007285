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

#include "base/text.h"
#include "seal/merkle.h"

#define ROW_FORMAT "credit.row/1"
#define SALT_FORMAT "credit.salt/1"

static const char red_begin[] = ROW_FORMAT "\0red";
static const char black_begin[] = ROW_FORMAT "\0black";

#define JSON_KEY(key) "\"" key "\":"
#define COLUMN(slot, key, header) {slot, key, header, JSON_KEY(key), sizeof(JSON_KEY(key)) - 1}

/* The order and the words of both tables are fixed: other programs read them. */
static const struct row_column black_columns[] = {
	COLUMN(ROW_NUMBER, "number", "公示编号"),
	COLUMN(ROW_LIST, "list", NULL),
	COLUMN(ROW_LIST_NAME, "list_name", "名单名称"),
	COLUMN(ROW_KIND, "kind", "主体类别"),
	COLUMN(ROW_NAME, "name", "名称"),
	COLUMN(ROW_CODE, "code", "统一社会信用代码"),
	COLUMN(ROW_ID_MASKED, "id_masked", "证件号码（部分隐藏）"),
	COLUMN(ROW_GROUND, "ground", "失信事由（法定情形）"),
	COLUMN(ROW_AUTHORITY, "authority", "认定单位"),
	COLUMN(ROW_DOCUMENT, "document", "列入决定文号"),
	COLUMN(ROW_LISTED, "listed", "列入日期"),
	COLUMN(ROW_BASIS, "basis", "法律依据"),
	COLUMN(ROW_PUBLIC_FROM, "public_from", "公示起始日"),
	COLUMN(ROW_PUBLIC_UNTIL, "public_until", "公示至（含当日）"),
	COLUMN(ROW_MARK, "mark", "标注"),
	COLUMN(ROW_CONTACT, "contact", "异议受理单位及电话"),
	COLUMN(ROW_CHANNEL, "channel", "原公布渠道"),
	COLUMN(ROW_DATA_AS_OF, "data_as_of", "数据截至"),
	COLUMN(ROW_VALID_UNTIL, "valid_until", "本期有效至"),
};

static const struct row_column red_columns[] = {
	COLUMN(ROW_NUMBER, "number", "公示编号"),
	COLUMN(ROW_LIST, "list", NULL),
	COLUMN(ROW_LIST_NAME, "list_name", "名单名称"),
	COLUMN(ROW_KIND, "kind", "主体类别"),
	COLUMN(ROW_NAME, "name", "名称或姓名"),
	COLUMN(ROW_CODE, "code", "统一社会信用代码"),
	COLUMN(ROW_UNIT, "unit", "单位或村社区（经同意）"),
	COLUMN(ROW_GROUND, "deed", "荣誉或守信事由"),
	COLUMN(ROW_AUTHORITY, "authority", "认定单位"),
	COLUMN(ROW_DOCUMENT, "document", "认定文号"),
	COLUMN(ROW_LISTED, "recognised", "认定日期"),
	COLUMN(ROW_PUBLIC_UNTIL, "until", "有效至"),
	COLUMN(ROW_BASIS, "basis", "依据"),
	COLUMN(ROW_DATA_AS_OF, "data_as_of", "数据截至"),
	COLUMN(ROW_VALID_UNTIL, "valid_until", "本期有效至"),
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
	memset(&row->measure, 0, sizeof(row->measure));
}

static void measure_slot(struct printed_row *row, enum row_slot slot, size_t length, bool plain)
{
	row->measure.lengths[slot] = (uint32_t)length;
	row->measure.plain |= (uint32_t)plain << slot;
}

void row_measure(struct printed_row *row)
{
	row->measure.plain = 0;
	for (int i = 0; i < ROW_SLOTS; i++) {
		size_t length = strlen(row->slots[i]);

		measure_slot(row, (enum row_slot)i, length,
			text_plain_prefix(row->slots[i], length) == length);
	}
}

int row_kind(const struct printed_row *row)
{
	for (int kind = 1; kind <= CREDIT_KIND_PLACE; kind++)
		if (strcmp(row->slots[ROW_KIND], credit_kind_name(kind)) == 0)
			return kind;
	return 0;
}

bool row_is_open(const struct printed_row *row)
{
	return strcmp(row->slots[ROW_PUBLIC_UNTIL], "9999-12-31") == 0;
}

int row_encode(const struct printed_row *row, struct buf *out)
{
	size_t count;
	const struct row_column *columns = row_columns(row->colour, &count);

	if (row->colour == COLOUR_RED)
		buf_put(out, red_begin, sizeof(red_begin));
	else
		buf_put(out, black_begin, sizeof(black_begin));
	for (size_t i = 0; i < count; i++) {
		const char *value = row->slots[columns[i].slot];

		buf_put(out, value, strlen(value) + 1);
	}
	return out->status;
}

size_t row_begin_bytes(enum colour colour)
{
	return colour == COLOUR_RED ? sizeof(red_begin) : sizeof(black_begin);
}

/* Set the colour; where the values begin, or NULL. */
static const char *decode_begin(const char *bytes, size_t length, struct printed_row *out)
{
	row_init(out, COLOUR_BLACK);
	if (length >= sizeof(black_begin) && memcmp(bytes, black_begin, sizeof(black_begin)) == 0)
		return bytes + sizeof(black_begin);
	if (length < sizeof(red_begin) || memcmp(bytes, red_begin, sizeof(red_begin)) != 0)
		return NULL;
	out->colour = COLOUR_RED;
	return bytes + sizeof(red_begin);
}

/* The value at `at`, measured; what comes after its NUL, or NULL when there is none. */
static const char *decode_value(
	const char *at, const char *end, enum row_slot slot, struct printed_row *out)
{
	size_t length = text_plain_prefix(at, (size_t)(end - at));
	const char *nul = at + length;
	bool plain = nul < end && *nul == '\0';

	if (!plain)
		nul = memchr(nul, 0, (size_t)(end - nul));
	if (!nul)
		return NULL;
	out->slots[slot] = at;
	measure_slot(out, slot, (size_t)(nul - at), plain);
	return nul + 1;
}

int row_decode(const void *bytes, size_t length, struct printed_row *out)
{
	const char *end = (const char *)bytes + length;
	const char *at = decode_begin(bytes, length, out);
	size_t count;
	const struct row_column *columns = row_columns(out->colour, &count);

	for (size_t i = 0; i < count && at; i++)
		at = decode_value(at, end, columns[i].slot, out);
	if (at == end)
		return CREDIT_OK;
	row_init(out, out->colour);
	return CREDIT_ECORRUPT;
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
