/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as one of the tables, the page or the index of a genuine edition, whose
 * edition.json is that of another corpus.  The first line names the file, the rest is
 * its content.  A file that is told of nothing shows each row in print once.
 */
#include "edition/edition_html.h"
#include "edition/verify.h"
#include "fuzz_folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define EDITION "tests/fuzz/corpus/edition/whole" /* from the root of the tree */

static struct {
	struct verify_edition edition; /* read once; of its folder only the file is left */
	struct words *words;
	const char *name; /* of the file */
	uint64_t told;    /* of it */
} own;

static int tell_it(void *context, const credit_finding *finding)
{
	char text[CREDIT_TEXT_BYTES];

	(void)context;
	must(credit_finding_text(finding, CREDIT_EN, text, sizeof(text)) == CREDIT_OK);
	own.told += strcmp(finding->file, own.name) == 0;
	return 0;
}

static void open_own(void)
{
	struct verify v = {0};
	FILE *file = fopen(EDITION, "rb");
	static uint8_t bytes[65536];
	size_t size = file ? fread(bytes, 1, sizeof(bytes), file) : 0;

	must(size > 0 && size < sizeof(bytes) && fclose(file) == 0);
	must(words_open("629999", NULL, 0, "", &own.words, NULL) == CREDIT_OK);
	v.words = own.words;
	put_file("edition.json", bytes, size);
	verify_edition_open(&v, root_folder(), "", &own.edition);
	drop_file("edition.json"); /* it stays open */
	must(own.edition.whole && !v.faults && own.edition.rows_count > 0);
}

static size_t times(const char *what, const uint8_t *data, size_t size)
{
	size_t count = 0;
	const uint8_t *end = data + size;

	while (data < end && (data = memmem(data, (size_t)(end - data), what, strlen(what)))) {
		count++;
		data += strlen(what);
	}
	return count;
}

/* Each row of the colours once, by its number. */
static void shows_rows(int colour, const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < own.edition.rows_count; i++) {
		const struct verify_row *row = &own.edition.rows[i];

		if (row->live && (!colour || row->colour == colour))
			must(times(row->number, data, size) >= 1);
	}
	if (!colour)
		must(times(HTML_ROW_BEGIN, data, size) >= own.edition.rows_count - own.edition.stubs);
}

static void check_file(struct verify *v, const uint8_t *data, size_t size)
{
	struct verify_head head = {.label = "2026-04", .headed = true, .head = own.edition.head};

	memcpy(head.digest, own.edition.digest, DIGEST_BYTES);
	if (strcmp(own.name, "index.html") == 0) {
		verify_pages(v, &own.edition);
		if (own.told == 0)
			shows_rows(0, data, size);
		verify_index(v, &own.edition, &head, 1);
		return;
	}
	verify_csv(v, &own.edition);
	if (own.told == 0 && own.name[0] != 'c')
		shows_rows(own.name[0] == 'r' ? COLOUR_RED : COLOUR_BLACK, data, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {"red.csv", "black.csv", "changes.csv", "index.html"};
	struct verify v = {.report = tell_it};

	if (!own.words)
		open_own();
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t skip = strlen(names[i]) + 1;

		if (size < skip || memcmp(data, names[i], skip - 1) != 0 || data[skip - 1] != '\n')
			continue;
		own.name = names[i];
		own.told = 0;
		v.words = own.words;
		put_file(own.name, data + skip, size - skip);
		check_file(&v, data + skip, size - skip);
		must(v.status == CREDIT_OK);
		drop_file(own.name);
	}
	return 0;
}
