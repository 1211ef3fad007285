/* SPDX-License-Identifier: Apache-2.0 */
/* The letter of recall: each row's own reason, every channel, and what they answer. */
#include "registry_sample.h"
#include "record/takedown.h"

static char store[96];
static char work[96];
static char public[128];
static credit_registry *registry;

static void setup(void)
{
	snprintf(work, sizeof(work), "%s", tree_place());
	snprintf(store, sizeof(store), "%s", sample_place());
	snprintf(public, sizeof(public), "%s/public", work);
	registry = sample_create(store);
	fill_registry(registry);
	publish_ok(registry, "2026-04", "2026-05-06", public);
}

static void teardown(void)
{
	OK(credit_fsck(registry, NULL, NULL, NULL, err));
	credit_close(registry);
	sample_gone(store);
	tree_gone(work);
}

static void withdraw(const struct entry *const *entries, size_t count, const char *day)
{
	static char ids[2][ENTRY_ID_TEXT_BYTES];
	const char *names[] = {ids[0], ids[1]};
	credit_withdraw_options options;

	for (size_t i = 0; i < count; i++)
		entry_id_text(&entries[i]->id, ids[i]);
	credit_withdraw_options_init(&options);
	options.directory = public;
	options.document = "样文明办撤〔2026〕1号";
	options.on = day_of_text(day);
	options.entries = names;
	options.entries_count = count;
	OK(credit_withdraw(registry, &options, NULL, NULL, NULL, err));
}

/* 2026-05-28 is a Thursday: three working days end on 2026-06-02. */
START_TEST(test_each_row_has_its_reason_document_article_and_last_day)
{
	struct entry firm = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	struct entry red = red_entry(3, "样例农牧有限公司");
	const struct entry *both[] = {&firm, &red};
	const char *name = "撤回函_2026-05-29.txt";

	setup();
	add_event(registry, &firm, CREDIT_EVENT_REPAIRED, "2026-05-28", "样人社修〔2026〕5号");
	add_event(registry, &red, CREDIT_EVENT_TITLE_WITHDRAWN, "2026-05-27", "样文明办〔2026〕9号");
	withdraw(both, 2, "2026-05-29");
	ck_assert(file_has(work, name,
		"移出（修复），2026年5月28日，文号 样人社修〔2026〕5号；依据：信用修复管理办法"
		"（国家发展改革委令第36号）；最迟撤下：2026年6月2日"));
	ck_assert(file_has(work, name, "移出（撤销），2026年5月27日，文号 样文明办〔2026〕9号；依据：发改财金规〔2017〕1798号"));
	ck_assert(file_has(work, name, "removed (repaired), 28 May 2026, document"));
	/* every channel is addressed, and told its own last day: the earlier row's */
	ck_assert(file_has(work, name, "样例县融媒体中心、市级信用信息平台、“信用样例”微信公众号："));
	ck_assert(file_has(work, name, "WX  “信用样例”微信公众号  2026年6月1日"));
	ck_assert(file_has(work, name, "RMT  样例县融媒体中心  2026年6月2日"));
	ck_assert(!file_has(work, name, "样例建筑工程有限公司"));
	teardown();
}
END_TEST

START_TEST(test_what_is_late_already_is_due_on_the_day_of_the_letter)
{
	struct entry firm = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	const struct entry *one[] = {&firm};

	setup();
	add_event(registry, &firm, CREDIT_EVENT_REVOKED, "2026-05-12", "样人社撤〔2026〕5号");
	withdraw(one, 1, "2026-05-29");
	ck_assert(file_has(work, "撤回函_2026-05-29.txt",
		"依据：行政处罚法第四十八条、第八十五条；最迟撤下：2026年5月29日"));
	teardown();
}
END_TEST

static credit_act channel_act(const char *id, const char *const *channel)
{
	static const char *const names[] = {"channel"};
	credit_act act = {.size = sizeof(act), .entry = id, .kind = CREDIT_EVENT_TAKEN_DOWN,
		.day = day_of_text("2026-06-01"), .document = "样融媒函〔2026〕2号",
		.field_names = names, .field_values = channel, .fields_count = 1};

	return act;
}

/* One letter, one day, two channels: two acts, and each of them once. */
START_TEST(test_channels_answer_on_one_day_by_one_letter)
{
	static const char *const wx[] = {"WX"};
	static const char *const media[] = {"RMT"};
	static const char *const unknown[] = {"WX;TV"};
	struct entry firm = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	char id[ENTRY_ID_TEXT_BYTES];
	credit_act act;
	int outcome;

	setup();
	entry_id_text(&firm.id, id);
	act = channel_act(id, wx);
	OK(credit_event_record(registry, &act, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_RECORDED);
	act = channel_act(id, media);
	OK(credit_event_record(registry, &act, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_RECORDED);
	OK(credit_event_record(registry, &act, &outcome, err));
	ck_assert_int_eq(outcome, CREDIT_UNCHANGED);
	act = channel_act(id, unknown);
	FAILS(credit_event_record(registry, &act, NULL, err), CREDIT_ERULE, "event-channel");
	act.fields_count = 0; /* without a channel it is the registry's own act */
	FAILS(credit_event_record(registry, &act, NULL, err), CREDIT_EINVAL, "act-field");
	/* what a channel did says nothing of our own pages */
	publish_ok(registry, "2026-05", "2026-06-05", public);
	ck_assert(file_has(public, "2026-05/black.csv", "样例建筑工程有限公司"));
	ck_assert(file_has(public, "2026-04/edition.json", "\"leaf\""));
	teardown();
}
END_TEST

START_TEST(test_a_row_that_never_was_in_print_has_no_channel)
{
	static const char *const wx[] = {"WX"};
	struct entry later = black_entry(5, "新来有限公司", "样人社列决字〔2026〕5号");
	char id[ENTRY_ID_TEXT_BYTES];
	credit_act act;

	setup();
	add_entry(registry, &later);
	entry_id_text(&later.id, id);
	act = channel_act(id, wx);
	FAILS(credit_event_record(registry, &act, NULL, err), CREDIT_ERULE,
		"event-never-printed");
	teardown();
}
END_TEST

SUITE("edition/recall", T(test_each_row_has_its_reason_document_article_and_last_day),
	T(test_what_is_late_already_is_due_on_the_day_of_the_letter),
	T(test_channels_answer_on_one_day_by_one_letter),
	T(test_a_row_that_never_was_in_print_has_no_channel))
