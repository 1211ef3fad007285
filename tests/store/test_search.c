/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_search.c - a subject by its whole name, by its beginning, and not at all.
 *
 * One entry is enough: what is asked changes, not what is stored.
 */
#include "sample.h"
#include "store/view.h"

struct asked {
	const char *name;
	size_t count;
	bool exact;
};

START_TEST(test_names_are_found_whole_by_beginning_or_not)
{
	static const struct asked asked[] = {{"样例商贸有限公司", 1, true}, {"样例", 1, false},
		{"商贸", 0, false}, {"样例商贸有限公司分公司", 0, false}};
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	credit_id firm = sample_firm(1);
	struct entry entry = sample_entry(&firm, "样例〔2026〕1号");
	const struct name_hit *hits;
	struct arena arena = {0};
	struct change *change;
	credit_snapshot *snapshot;
	size_t count;

	CHANGE(registry, TIME0 + 1, change_add_entry(change, &entry, err));
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
		OK(snapshot_names(snapshot, asked[i].name, strlen(asked[i].name), 5, &arena,
			&hits, &count, err));
		ck_assert_uint_eq(count, asked[i].count);
		if (count) {
			ck_assert_int_eq(hits[0].exact, asked[i].exact);
			ck_assert_str_eq(hits[0].subject.text, firm.text);
		}
	}
	FAILS(snapshot_names(snapshot, "", 0, 5, &arena, &hits, &count, err), CREDIT_EFORMAT,
		"search-name");
	FAILS(snapshot_names(snapshot, "\xff", 1, 5, &arena, &hits, &count, err),
		CREDIT_EFORMAT, "search-name");
	ck_assert_uint_eq(count, 0);
	arena_free(&arena);
	credit_snapshot_end(snapshot);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

START_TEST(test_a_limit_keeps_whole_names_and_leaves_out_the_rest)
{
	static const char *const names[] = {"样例", "样例甲", "样例乙", "样例丙"};
	const char *place = sample_place();
	credit_registry *registry = sample_create(place);
	const struct name_hit *hits;
	struct arena arena = {0};
	struct change *change;
	credit_snapshot *snapshot;
	size_t count;

	OK(change_begin(registry, TIME0 + 1, "", &change, err));
	for (unsigned i = 0; i < 4; i++) {
		credit_id firm = sample_firm(9 - i); /* the whole name has the last code */
		struct entry entry = sample_entry(&firm, "a");

		entry.name = names[i];
		OK(change_add_entry(change, &entry, err));
	}
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(registry, NULL, &snapshot, err));
	for (size_t limit = 0; limit <= 5; limit++) {
		OK(snapshot_names(snapshot, "样例", 6, limit, &arena, &hits, &count, err));
		ck_assert_uint_eq(count, limit < 4 ? limit : 4);
		for (size_t i = 0; i < count; i++)
			ck_assert_int_eq(hits[i].exact, i == 0);
	}
	arena_free(&arena);
	credit_snapshot_end(snapshot);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

SUITE("store/search", T(test_names_are_found_whole_by_beginning_or_not),
	T(test_a_limit_keeps_whole_names_and_leaves_out_the_rest))
