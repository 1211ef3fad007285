/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two months and a withdrawal, byte for byte as they stand in golden/.
 *
 * GOLDEN=write writes the files anew, to be read as a diff.  Left out of
 * edition.json are the digests that change with every table and every style
 * sheet: that of the tables, of the head before, and of the other files.
 */
#include "registry_sample.h"

#define GOLDEN "tests/edition/golden"

static const char *const files[] = {"2026-04/red.csv", "2026-04/black.csv",
	"2026-04/changes.csv", "2026-04/edition.json", "2026-05/red.csv", "2026-05/black.csv",
	"2026-05/changes.csv", "2026-05/edition.json"};

/* Put dots for what stands between two texts, in place. */
static void blank(char *text, const char *from, const char *to)
{
	char *at = strstr(text, from);
	char *end = at ? strstr(at + strlen(from), to) : NULL;

	if (!end)
		return;
	at += strlen(from);
	memmove(at + 3, end, strlen(end) + 1 < 4 ? 4 : strlen(end) + 1);
	memcpy(at, "...", 3);
}

static void compare(const char *folder, const char *name, const char *golden_name)
{
	char *text = file_text(folder, name);
	char path[256];

	blank(text, "\"tables\":\"", "\"");
	blank(text, "\"previous\":\"", "\"");
	blank(text, "\"files\":{", "}}");
	snprintf(path, sizeof(path), GOLDEN "/%s", golden_name);
	if (getenv("GOLDEN")) {
		OK(file_write(path, text, strlen(text), 0644, false, err));
	} else {
		char *golden = file_text(GOLDEN, golden_name);

		ck_assert_str_eq(text, golden);
		free(golden);
	}
	free(text);
}

START_TEST(test_the_sample_editions_are_the_committed_ones)
{
	struct entry firm = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	struct entry unit = red_entry(3, "样例农牧有限公司");
	char work[96];
	char store[96];
	char public[128];
	char id[ENTRY_ID_TEXT_BYTES];
	const char *ids[] = {id};
	credit_withdraw_options options;
	credit_withdraw_report *report;
	credit_registry *registry;

	random_counter = 0;
	snprintf(work, sizeof(work), "%s", tree_place());
	snprintf(store, sizeof(store), "%s", sample_place());
	snprintf(public, sizeof(public), "%s/public", work);
	registry = sample_create(store);
	fill_registry(registry);
	publish_ok(registry, "2026-04", "2026-05-06", public);
	add_event(registry, &firm, CREDIT_EVENT_OBJECTED, "2026-05-25", "异议申请1");
	publish_ok(registry, "2026-05", "2026-05-29", public);
	add_event(registry, &unit, CREDIT_EVENT_REVOKED, "2026-06-01", "样文明办撤〔2026〕1号");
	entry_id_text(&unit.id, id);
	credit_withdraw_options_init(&options);
	options.directory = public;
	options.document = "样文明办撤〔2026〕1号";
	options.on = day_of_text("2026-06-02");
	options.entries = ids;
	options.entries_count = 1;
	OK(credit_withdraw(registry, &options, NULL, NULL, &report, err));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char flat[64];

		snprintf(flat, sizeof(flat), "%s", files[i]);
		*strchr(flat, '/') = '_';
		compare(public, files[i], flat);
	}
	compare(work, report->letter + strlen(work) + 1, "letter.txt");
	credit_withdraw_report_free(report);
	credit_close(registry);
	sample_gone(store);
	tree_gone(work);
}
END_TEST

SUITE("edition/edition_golden", T(test_the_sample_editions_are_the_committed_ones))
