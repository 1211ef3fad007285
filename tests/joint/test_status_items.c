/* SPDX-License-Identifier: Apache-2.0 */
/* Items: persons are masked and not named, bodies are, days are told apart. */
#include "status_registry.h"

START_TEST(test_a_person_is_masked_and_not_named)
{
	const credit_id id = sample_person(3);
	const credit_status_item *item;
	struct subject_records records;
	struct change *change;
	struct event event;
	struct entry entry;
	char masked[CREDIT_ID_TEXT_BYTES];
	char text[ENTRY_ID_TEXT_BYTES];

	registry_begin();
	OK(change_begin(sample.registry, NOW(1), "", &change, err));
	listed_entry(&entry, 1, "样例甲", "样列〔2026〕7号", change);
	entry = sample_entry(&id, "样列〔2026〕8号");
	entry.name = "样例乙";
	entry.authority = "11629999F00010056H";
	sample_seal(&entry);
	OK(change_add_entry(change, &entry, err));
	OK(snapshot_subject(change_view(change), &id, &sample.arena, &records, err));
	event = sample_event(
		records.entries[0], CREDIT_EVENT_OBJECTED, today(1), "样异〔2026〕1号");
	OK(change_add_event(change, &event, err));
	OK(change_commit(change, err));
	ask(2, 30, NULL);
	item = item_of(CREDIT_STATUS_ANSWER, 0);
	ck_assert_ptr_nonnull(item);
	OK(credit_id_mask(&id, CREDIT_MASK_LOG, masked, sizeof(masked)));
	entry_id_text(&entry.id, text);
	ck_assert_str_eq(item->id, masked);
	ck_assert_ptr_null(strstr(item->id, id.text + 3));
	ck_assert_str_eq(item->name, "");
	ck_assert_str_eq(item->entry, text);
	ck_assert_int_eq(item->kind, CREDIT_KIND_PERSON);
	ck_assert_str_eq(item->list, "SJ");
	ck_assert_str_eq(item->department_zh, "样例县市场监督管理局");
	status_end();
}
END_TEST

START_TEST(test_the_same_state_gives_the_same_items_in_the_same_order)
{
	char first[40][400];
	size_t count;
	const char *json;

	registry_begin();
	list_firms(1, 20, "样例商贸有限公司", 1);
	for (unsigned n = 1; n <= 20; n++)
		act_on(n, CREDIT_EVENT_OBJECTED, 2);
	ask(3, 30, "SC");
	count = credit_status_count(report);
	ck_assert(count >= 20 && count <= 40);
	for (size_t i = 0; i < count; i++) {
		OK(credit_status_json(report, i, CREDIT_EN, &json, NULL, err));
		snprintf(first[i], sizeof(first[i]), "%s", json);
	}
	for (size_t i = 1; i < 20; i++)
		ck_assert_int_lt(strcmp(credit_status_item_at(report, i - 1)->entry,
					 credit_status_item_at(report, i)->entry),
			0);
	ask(3, 30, "SC");
	ck_assert_uint_eq(credit_status_count(report), count);
	for (size_t i = 0; i < count; i++) {
		OK(credit_status_json(report, i, CREDIT_EN, &json, NULL, err));
		ck_assert_int_eq(strncmp(first[i], json, sizeof(first[i]) - 1), 0);
	}
	status_end();
}
END_TEST

SUITE("joint/status_items", T(test_a_person_is_masked_and_not_named),
	T(test_the_same_state_gives_the_same_items_in_the_same_order))
