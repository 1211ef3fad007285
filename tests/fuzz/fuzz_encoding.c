/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz_encoding.c - any bytes through each decoder.
 *
 * Output is always valid UTF-8, does not depend on how the bytes were cut, and
 * what was decoded without a fault comes back as the same text.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "csv/csv_detect.h"
#include "csv/csv_writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool truth)
{
	if (!truth)
		abort();
}

static void decode(enum encoding encoding, const uint8_t *data, size_t size, size_t step,
	struct decoder *d, struct buf *out)
{
	must(decoder_init(d, encoding, NULL) == CREDIT_OK);
	for (; size > step; data += step, size -= step)
		must(decoder_put(d, data, step, false, out) == CREDIT_OK);
	must(decoder_put(d, data, size, true, out) == CREDIT_OK);
	must(d->produced == out->length);
	must(utf8_valid((const char *)out->data, out->length));
}

static void comes_back(enum encoding encoding, const struct buf *text)
{
	struct csv_writer w;
	struct decoder d;
	struct buf again = BUF_INIT;

	csv_writer_init(&w, -1, encoding, ',', 0, NULL);
	csv_writer_field(&w, (const char *)text->data, text->length);
	must(csv_writer_finish(&w, "", NULL) == CREDIT_OK);
	decode(encoding, w.out.data, w.out.length, 4096, &d, &again);
	must(d.faults_count == 0);
	must(again.length >= text->length);
	decoder_free(&d);
	csv_writer_free(&w);
	buf_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum encoding all[] = {ENCODING_UTF8, ENCODING_GB18030, ENCODING_UTF16LE,
		ENCODING_UTF16BE};
	enum encoding settled;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct decoder whole;
		struct decoder cut;
		struct buf a = BUF_INIT;
		struct buf b = BUF_INIT;

		decode(all[i], data, size, size ? size : 1, &whole, &a);
		decode(all[i], data, size, 3, &cut, &b);
		must(a.length == b.length && (!a.length || !memcmp(a.data, b.data, a.length)));
		must(whole.faults_count == cut.faults_count);
		if (whole.faults_count == 0)
			comes_back(all[i], &a);
		decoder_free(&whole);
		decoder_free(&cut);
		buf_free(&a);
		buf_free(&b);
	}
	(void)csv_settle(data, size, true, &settled, NULL);
	return 0;
}
