/* SPDX-License-Identifier: Apache-2.0 */
/* Withdrawing: rows leave every page, heads stay, the same again finishes. */
#include "registry_sample.h"

struct place {
	char store[96];
	char work[96];
	char public[128];
	credit_registry *registry;
	struct entry firm;
	char id[ENTRY_ID_TEXT_BYTES];
	const char *ids[1];
	credit_withdraw_options options;
};

static void open_place(struct place *place)
{
	snprintf(place->work, sizeof(place->work), "%s", tree_place());
	snprintf(place->store, sizeof(place->store), "%s", sample_place());
	snprintf(place->public, sizeof(place->public), "%s/public", place->work);
	place->registry = sample_create(place->store);
	fill_registry(place->registry);
	place->firm = red_entry(3, "样例农牧有限公司");
	entry_id_text(&place->firm.id, place->id);
	place->ids[0] = place->id;
	credit_withdraw_options_init(&place->options);
	place->options.directory = place->public;
	place->options.document = "样文明办撤〔2026〕1号";
	place->options.on = day_of_text("2026-06-08");
	place->options.entries = place->ids;
	place->options.entries_count = 1;
}

static void publish_two(struct place *place)
{
	publish_ok(place->registry, "2026-04", "2026-05-06", place->public);
	publish_ok(place->registry, "2026-05", "2026-06-05", place->public);
}

static void close_place(struct place *place)
{
	OK(credit_fsck(place->registry, NULL, NULL, NULL, err));
	credit_close(place->registry);
	sample_gone(place->store);
	tree_gone(place->work);
}

/* The text of the head in an edition.json. */
static char *head_of(const struct place *place, const char *name)
{
	char *text = file_text(place->public, name);
	char *head = strstr(text, "\"head\":");
	char *out;

	ck_assert_ptr_nonnull(head);
	*strchr(head, '\n') = '\0';
	out = strdup(head);
	free(text);
	return out;
}

START_TEST(test_a_row_leaves_every_page_and_heads_stay)
{
	struct place place;
	credit_withdraw_report *report;
	char *before[2];
	char *after[2];
	static const char *const files[] = {"2026-04/edition.json", "2026-05/edition.json"};
	static const char *const pages[] = {"index.html", "red.csv", "black.csv", "changes.csv",
		"edition.json"};

	open_place(&place);
	publish_two(&place);
	for (int i = 0; i < 2; i++)
		before[i] = head_of(&place, files[i]);
	ck_assert(file_has(place.public, "2026-04/red.csv", "样例农牧有限公司"));
	OK(credit_withdraw(place.registry, &place.options, NULL, NULL, &report, err));
	ck_assert_uint_eq(report->rows, 1);
	ck_assert_uint_eq(report->already, 0);
	ck_assert_uint_eq(report->editions, 2);
	for (int e = 0; e < 2; e++)
		for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
			char name[64];

			snprintf(name, sizeof(name), "2026-0%d/%s", 4 + e, pages[i]);
			ck_assert_msg(!file_has(place.public, name, "样例农牧有限公司"), "%s", name);
		}
	for (int i = 0; i < 2; i++) {
		after[i] = head_of(&place, files[i]);
		ck_assert_str_eq(before[i], after[i]);
		ck_assert(file_has(place.public, files[i], "\",\"leaf\":\""));
		free(before[i]);
		free(after[i]);
	}
	ck_assert(file_has(place.public, "2026-05/black.csv", "样例建筑工程有限公司"));
	credit_withdraw_report_free(report);
	close_place(&place);
}
END_TEST

START_TEST(test_the_letter_names_numbers_and_nobody)
{
	struct place place;
	credit_withdraw_report *report;
	char *number;
	char *text;
	const char *name;

	open_place(&place);
	publish_two(&place);
	text = file_text(place.public, "2026-05/red.csv");
	number = strstr(text, "\r\n") + 2;
	number[PUBLIC_NUMBER_BYTES - 1] = '\0';
	OK(credit_withdraw(place.registry, &place.options, NULL, NULL, &report, err));
	name = report->letter + strlen(place.work) + 1;
	ck_assert_str_eq(name, "撤回函_2026-06-08.txt");
	ck_assert(file_has(place.work, name, number[0] == '\'' ? number + 1 : number));
	ck_assert(file_has(place.work, name, "样文明办撤〔2026〕1号"));
	ck_assert(file_has(place.work, name, "国办发〔2020〕49号"));
	ck_assert(!file_has(place.work, name, "样例农牧有限公司"));
	free(text);
	credit_withdraw_report_free(report);
	close_place(&place);
}
END_TEST

START_TEST(test_the_same_again_changes_nothing)
{
	struct place place;
	credit_withdraw_report *report;
	struct buf first;
	struct buf second;

	open_place(&place);
	publish_two(&place);
	OK(credit_withdraw(place.registry, &place.options, NULL, NULL, NULL, err));
	first = tree_of(place.work);
	OK(credit_withdraw(place.registry, &place.options, NULL, NULL, &report, err));
	ck_assert_uint_eq(report->rows, 0);
	ck_assert_uint_eq(report->already, 1);
	credit_withdraw_report_free(report);
	second = tree_of(place.work);
	ck_assert(same_bytes(&first, &second));
	buf_free(&first);
	buf_free(&second);
	close_place(&place);
}
END_TEST

static int count_codes(void *context, const credit_finding *finding)
{
	int *count = context;

	*count += strcmp(finding->code, "edition-still-printed") == 0;
	return 0;
}

START_TEST(test_a_row_that_has_not_ended_is_told)
{
	struct place place;
	int count = 0;

	open_place(&place);
	publish_two(&place);
	OK(credit_withdraw(place.registry, &place.options, count_codes, &count, NULL, err));
	ck_assert_int_eq(count, 1);
	add_event(place.registry, &place.firm, CREDIT_EVENT_REVOKED, "2026-06-08", "样文明办撤〔2026〕2号");
	count = 0;
	OK(credit_withdraw(place.registry, &place.options, count_codes, &count, NULL, err));
	ck_assert_int_eq(count, 0);
	close_place(&place);
}
END_TEST

START_TEST(test_the_next_edition_is_without_it_and_older_ones_stay_without)
{
	struct place place;

	open_place(&place);
	publish_two(&place);
	add_event(place.registry, &place.firm, CREDIT_EVENT_REVOKED, "2026-06-08", "样文明办撤〔2026〕2号");
	OK(credit_withdraw(place.registry, &place.options, NULL, NULL, NULL, err));
	publish_ok(place.registry, "2026-06", "2026-07-06", place.public);
	ck_assert(!file_has(place.public, "2026-06/red.csv", "样例农牧有限公司"));
	ck_assert(!file_has(place.public, "2026-04/red.csv", "样例农牧有限公司"));
	ck_assert(file_has(place.public, "2026-06/changes.csv", ",移出,2026-06-08,撤销,"));
	close_place(&place);
}
END_TEST

START_TEST(test_what_never_was_in_print_is_refused)
{
	struct place place;
	const char *nobody[] = {"ZZZZZZZZZZZZZZZZ"};

	open_place(&place);
	FAILS(credit_withdraw(place.registry, &place.options, NULL, NULL, NULL, err),
		CREDIT_ENOTFOUND, "edition-not-in-print");
	publish_two(&place);
	place.options.entries = nobody;
	ck_assert_int_eq(credit_withdraw(place.registry, &place.options, NULL, NULL, NULL, NULL),
		CREDIT_ENOTFOUND);
	close_place(&place);
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	struct place place;
	credit_withdraw_report *report = (credit_withdraw_report *)&place;

	open_place(&place);
	FAILS(credit_withdraw(NULL, &place.options, NULL, NULL, &report, err), CREDIT_EINVAL,
		"argument");
	ck_assert_ptr_null(report);
	place.options.document = "";
	FAILS(credit_withdraw(place.registry, &place.options, NULL, NULL, NULL, err),
		CREDIT_EINVAL, "argument");
	place.options.document = "文号";
	place.options.entries_count = 0;
	FAILS(credit_withdraw(place.registry, &place.options, NULL, NULL, NULL, err),
		CREDIT_EINVAL, "argument");
	place.options.entries_count = 1;
	place.options.on = CREDIT_DAY_NONE;
	FAILS(credit_withdraw(place.registry, &place.options, NULL, NULL, NULL, err),
		CREDIT_EINVAL, "argument");
	place.options.on = 0;
	place.options.directory = NULL;
	FAILS(credit_withdraw(place.registry, &place.options, NULL, NULL, NULL, err),
		CREDIT_EINVAL, "argument");
	credit_withdraw_options_init(NULL);
	credit_withdraw_report_free(NULL);
	close_place(&place);
}
END_TEST

SUITE("edition/withdraw", T(test_a_row_leaves_every_page_and_heads_stay),
	T(test_the_letter_names_numbers_and_nobody), T(test_the_same_again_changes_nothing),
	T(test_a_row_that_has_not_ended_is_told),
	T(test_the_next_edition_is_without_it_and_older_ones_stay_without),
	T(test_what_never_was_in_print_is_refused), T(test_misuse_is_refused))
