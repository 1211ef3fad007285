/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as the edition.json of a folder.  The reader goes line by line; what it
 * finds whole must be the same to jansson, which reads the file in one piece: the
 * same rows, changes, codes and files, in the same order.
 */
#include <jansson.h>

#include "edition/verify.h"
#include "fuzz_folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every finding can be told in both languages. */
static int tell_it(void *context, const credit_finding *finding)
{
	char text[CREDIT_TEXT_BYTES];

	must(credit_finding_text(finding, CREDIT_ZH, text, sizeof(text)) == CREDIT_OK);
	must(credit_finding_text(finding, CREDIT_EN, text, sizeof(text)) == CREDIT_OK);
	++*(uint64_t *)context;
	return 0;
}

static bool same(const json_t *object, const char *key, const char *text)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value && strcmp(value, text) == 0;
}

static void same_rows(const struct verify_edition *edition, const json_t *root)
{
	const json_t *red = json_object_get(root, "red");
	const json_t *black = json_object_get(root, "black");
	size_t reds = json_array_size(red);

	must(edition->rows_count == reds + json_array_size(black));
	for (size_t i = 0; i < edition->rows_count; i++) {
		const json_t *object = i < reds ? json_array_get(red, i)
						: json_array_get(black, i - reds);
		struct printed_row row;
		struct json_in in;

		must((edition->rows[i].colour == COLOUR_RED) == (i < reds));
		must(same(object, "number", edition->rows[i].number));
		must(edition->rows[i].live == (json_object_get(object, "name") != NULL));
		if (!edition->rows[i].live)
			continue;
		must(verify_row_read(edition, i, &in, &row) == CREDIT_OK);
		must(same(object, "name", row.slots[ROW_NAME]));
		json_in_close(&in);
	}
}

static void same_rest(const struct verify_edition *edition, const json_t *root)
{
	const json_t *changes = json_object_get(root, "changes");
	const json_t *codes = json_object_get(root, "codes");

	must(edition->changes_count == json_array_size(changes));
	for (size_t i = 0; i < edition->changes_count; i++) {
		struct json_in in;

		must(same(json_array_get(changes, i), "number", edition->changes[i].number));
		must(verify_change_read(edition, i, &in) == CREDIT_OK);
		json_in_close(&in);
	}
	must(edition->codes_count == json_object_size(codes));
	must(edition->files_count == json_object_size(json_object_get(root, "files")));
	must(json_object_size(root) == (codes ? 7 : 6));
}

static void check_whole(const struct verify_edition *edition, const uint8_t *data, size_t size)
{
	json_error_t error;
	json_t *root = json_loadb((const char *)data, size, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error);

	must(root && edition->headed);
	same_rows(edition, root);
	same_rest(edition, root);
	json_decref(root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint64_t told = 0;
	struct verify v = {.report = tell_it, .context = &told};
	struct verify_edition edition;

	put_file("edition.json", data, size);
	verify_edition_open(&v, root_folder(), "", &edition);
	must(v.status == CREDIT_OK && told >= v.faults);
	if (edition.whole)
		check_whole(&edition, data, size);
	else
		must(v.faults > 0);
	verify_rows(&v, &edition);
	if (edition.headed)
		verify_changes(&v, &edition, true);
	must(v.status == CREDIT_OK);
	verify_edition_close(&edition);
	drop_file("edition.json");
	return 0;
}
