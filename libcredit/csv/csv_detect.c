/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv_detect.c - settles encoding and separator by the words of the header.
 *
 * Runs once a file, over its first 64 KiB.  Statistics fail on short lists of
 * Chinese names, and validity alone does on tiny files; known header words do
 * not: in the wrong encoding they are other characters.  So each candidate is
 * tried and its header words are counted.  Where that does not decide, because
 * the header is all ASCII, strict validity may; where that does not either, the
 * user is asked.  Nothing is guessed.
 */
#include "csv/csv_detect.h"

#include <string.h>

#include "base/text.h"

#define HEADER_RECORDS 20 /* a header is looked for in so many records */

struct score {
	size_t words;      /* known header words in the best record */
	size_t separators; /* in that record */
};

size_t ascii_run(const uint8_t *bytes, size_t length)
{
	size_t at = 0;

	while (at + 8 <= length) {
		uint64_t word;

		memcpy(&word, bytes + at, 8);
		if (word & 0x8080808080808080u)
			break;
		at += 8;
	}
	while (at < length && bytes[at] < 0x80)
		at++;
	return at;
}

static bool known(const struct csv_options *options, const char *cell, size_t length)
{
	text_trim(&cell, &length);
	if (length >= 2 && cell[0] == '"' && cell[length - 1] == '"') {
		cell++;
		length -= 2;
		text_trim(&cell, &length);
	}
	return length && options->header_word(options->header_context, cell, length);
}

/* Score one record; returns the bytes it takes, its end included. */
static size_t score_record(const struct csv_options *options, const char *text, size_t length,
	char separator, struct score *score)
{
	bool quoted = false;
	size_t cell = 0;
	size_t at;

	score->words = 0;
	score->separators = 0;
	for (at = 0; at < length; at++) {
		char c = text[at];

		if (c == '"')
			quoted = !quoted;
		if (quoted || (c != separator && c != '\n' && c != '\r'))
			continue;
		score->words += known(options, text + cell, at - cell);
		cell = at + 1;
		if (c != separator)
			return at + 1;
		score->separators++;
	}
	score->words += known(options, text + cell, at - cell);
	return at;
}

/* The best record among the first ones. */
static struct score score_text(const struct csv_options *options, const char *text,
	size_t length, char separator)
{
	struct score best = {0, 0};

	for (int i = 0; i < HEADER_RECORDS && length; i++) {
		struct score score;
		size_t used = score_record(options, text, length, separator, &score);

		if (score.words > best.words ||
			(score.words == best.words && score.separators > best.separators))
			best = score;
		text += used;
		length -= used;
	}
	return best;
}

/* The separator that makes most header words, and how many. */
static struct score best_separator(const struct csv_options *options, const char *text,
	size_t length, char *separator)
{
	static const char candidates[] = {',', '\t', ';'};
	struct score best = {0, 0};

	*separator = options->separator ? options->separator : ',';
	if (options->separator)
		return score_text(options, text, length, options->separator);
	for (size_t i = 0; i < sizeof(candidates); i++) {
		struct score score = score_text(options, text, length, candidates[i]);

		if (score.words > best.words ||
			(score.words == best.words && score.separators > best.separators)) {
			best = score;
			*separator = candidates[i];
		}
	}
	return best;
}

struct trial {
	struct buf text;
	bool valid; /* every byte belongs to a character */
	struct score score;
	char separator;
};

/* Decode bytes in one encoding, and score the header where words are known. */
static int try_encoding(const struct csv_options *options, enum encoding encoding,
	const uint8_t *bytes, size_t length, bool last, struct trial *trial, credit_error *err)
{
	struct decoder decoder;
	int status = decoder_init(&decoder, encoding, err);

	memset(trial, 0, sizeof(*trial));
	if (status)
		return status;
	status = decoder_put(&decoder, bytes, length, last, &trial->text);
	if (status)
		FAIL(err, status, MSG_MEMORY);
	trial->valid = true;
	for (size_t i = 0; i < decoder.faults_count; i++)
		if (decoder.faults[i].message == MSG_CSV_BYTES)
			trial->valid = false;
	decoder_free(&decoder);
	trial->separator = options && options->separator ? options->separator : ',';
	if (!status && options && options->header_word)
		trial->score = best_separator(options, (const char *)trial->text.data,
			trial->text.length, &trial->separator);
	return status;
}

/* UTF-8 and GB18030 side by side: words first, then validity. */
static int choose(const struct trial *utf8, const struct trial *gb, enum encoding *out,
	credit_error *err)
{
	*out = ENCODING_NONE;
	if (utf8->score.words > gb->score.words)
		*out = ENCODING_UTF8;
	else if (gb->score.words > utf8->score.words)
		*out = ENCODING_GB18030;
	else if (utf8->valid && gb->valid)
		return FAIL(err, CREDIT_EFORMAT, MSG_CSV_ENCODING_AMBIGUOUS);
	else if (utf8->valid)
		*out = ENCODING_UTF8;
	else if (gb->valid)
		*out = ENCODING_GB18030;
	else
		return FAIL(err, CREDIT_EFORMAT, MSG_CSV_ENCODING_UNKNOWN);
	return CREDIT_OK;
}

int csv_settle(const uint8_t *bytes, size_t length, bool last, enum encoding *out,
	credit_error *err)
{
	struct trial utf8;
	struct trial gb;
	int status;

	*out = ENCODING_NONE;
	status = try_encoding(NULL, ENCODING_UTF8, bytes, length, last, &utf8, err);
	if (!status) {
		status = try_encoding(NULL, ENCODING_GB18030, bytes, length, last, &gb, err);
		if (!status)
			status = choose(&utf8, &gb, out, err);
		buf_free(&gb.text);
	}
	buf_free(&utf8.text);
	return status;
}

/* Without a mark and with bytes above 0x7F: the header decides. */
static int by_header(const struct csv_options *options, const uint8_t *bytes, size_t length,
	bool last, struct csv_shape *shape, credit_error *err)
{
	struct trial utf8;
	struct trial gb;
	int status = try_encoding(options, ENCODING_UTF8, bytes, length, last, &utf8, err);

	if (!status) {
		status = try_encoding(options, ENCODING_GB18030, bytes, length, last, &gb, err);
		if (!status && !utf8.score.words && !gb.score.words)
			status = FAIL(err, CREDIT_EFORMAT, MSG_CSV_ENCODING_UNKNOWN);
		if (!status)
			status = choose(&utf8, &gb, &shape->encoding, err);
		shape->separator = shape->encoding == ENCODING_GB18030 ? gb.separator
								       : utf8.separator;
		buf_free(&gb.text);
	}
	buf_free(&utf8.text);
	return status;
}

int csv_detect(const struct csv_options *options, const uint8_t *bytes, size_t length,
	bool last, struct csv_shape *out, credit_error *err)
{
	enum encoding marked = encoding_bom(bytes, length, &out->bom_bytes);
	struct trial trial;
	int status;

	out->encoding = options->encoding ? options->encoding : marked;
	out->separator = options->separator ? options->separator : ',';
	if (out->encoding != marked)
		out->bom_bytes = 0;
	bytes += out->bom_bytes;
	length -= out->bom_bytes;
	if (!out->encoding && !options->header_word)
		out->encoding = ENCODING_UTF8;
	if (!out->encoding && ascii_run(bytes, length) < length)
		return by_header(options, bytes, length, last, out, err);
	if (options->separator || !options->header_word)
		return CREDIT_OK;
	status = try_encoding(options, out->encoding, bytes, length, last, &trial, err);
	out->separator = trial.separator;
	buf_free(&trial.text);
	return status;
}
