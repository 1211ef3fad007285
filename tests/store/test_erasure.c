/* SPDX-License-Identifier: Apache-2.0 */
/* The record of an erasure: its bytes, the reference to a subject, asking for it. */
#include "sample.h"
#include "store/erasure.h"

static struct arena arena;
static struct subject_ref refs[2];
static struct entry_id ids[2] = {{{1}}, {{2}}};

static struct erasure sample_erasure(void)
{
	struct erasure erasure = {.day = DAY0, .document = "样删〔2026〕1号",
		.authority = "11629999000000006B", .operator_ = "甲", .basis = "", .whole = true,
		.records = 3, .refs = refs, .refs_count = 2, .entries = ids,
		.entries_count = 2};

	refs[0].bytes[0] = 7;
	return erasure;
}

START_TEST(test_bytes_are_read_as_they_were_written)
{
	struct erasure erasure = sample_erasure();
	struct buf bytes = BUF_INIT;
	struct erasure out;

	erasure.ordered = true;
	OK(erasure_write(&erasure, &bytes, err));
	ck_assert_int_eq(erasure_read((struct bytes){bytes.data, bytes.length}, &arena, &out),
		CREDIT_OK);
	ck_assert_int_eq(out.day, DAY0);
	ck_assert_str_eq(out.document, erasure.document);
	ck_assert_str_eq(out.authority, erasure.authority);
	ck_assert_str_eq(out.operator_, "甲");
	ck_assert_str_eq(out.basis, "");
	ck_assert(out.whole && out.ordered);
	ck_assert_uint_eq(out.records, 3);
	ck_assert_uint_eq(out.refs_count, 2);
	ck_assert_mem_eq(out.refs, refs, sizeof(refs));
	ck_assert_uint_eq(out.entries_count, 2);
	ck_assert_mem_eq(out.entries, ids, sizeof(ids));
	for (size_t cut = 0; cut < bytes.length; cut++)
		ck_assert_int_eq(
			erasure_read((struct bytes){bytes.data, cut}, &arena, &out),
			CREDIT_ECORRUPT);
	buf_u8(&bytes, 0);
	ck_assert_int_eq(erasure_read((struct bytes){bytes.data, bytes.length}, &arena, &out),
		CREDIT_ECORRUPT);
	buf_free(&bytes);
	arena_free(&arena);
}
END_TEST

START_TEST(test_what_breaks_a_rule_is_not_written)
{
	struct buf bytes = BUF_INIT;

#define REFUSED(field, value)                                                       \
	do {                                                                        \
		struct erasure one = sample_erasure();                              \
		one.field = (value);                                                \
		FAILS(erasure_write(&one, &bytes, err), CREDIT_EINVAL, "argument"); \
	} while (0)
	REFUSED(document, "");
	REFUSED(day, CREDIT_DAY_NONE);
	REFUSED(operator_, "\xff");
	REFUSED(authority, "1234567890123456789012345678901234567890");
	REFUSED(records, 0);
	REFUSED(refs_count, 0);
	REFUSED(refs_count, ERASED_REFS_MAX + 1);
	REFUSED(entries_count, ERASED_ENTRIES_MAX + 1);
	ids[1].bytes[0] = 1; /* twice the same */
	REFUSED(entries_count, 2);
	ids[1].bytes[0] = 2;
	ck_assert_uint_eq(bytes.length, 0);
	buf_free(&bytes);
}
END_TEST

/* Stored bytes depend on it (the vector is Python's hmac): whoever has the county's key finds the subject again. */
START_TEST(test_a_reference_depends_on_key_scheme_and_text)
{
	credit_id firm = sample_firm(1);
	credit_id bare = sample_bare(1);
	uint8_t other_key[ID_KEY_BYTES] = {9};
	struct subject_ref a, b;
	struct hmac hmac;
	char text[2 * SUBJECT_REF_BYTES + 1];

	OK(hmac_open(&hmac, sample_key, sizeof(sample_key), err));
	subject_ref_sum(&hmac, &firm, &a);
	hex_encode(a.bytes, sizeof(a.bytes), text);
	ck_assert_str_eq(text, "4c05519be7341684ea1a9fa3d15bf94e");
	subject_ref_sum(&hmac, &firm, &b);
	ck_assert_mem_eq(&a, &b, sizeof(a));
	subject_ref_sum(&hmac, &bare, &b);
	ck_assert_mem_ne(&a, &b, sizeof(a));
	hmac_close(&hmac);
	OK(hmac_open(&hmac, other_key, sizeof(other_key), err));
	subject_ref_sum(&hmac, &firm, &b);
	ck_assert_mem_ne(&a, &b, sizeof(a));
	hmac_close(&hmac);
}
END_TEST

START_TEST(test_a_store_without_erasures_has_none_to_tell)
{
	struct sample sample = {0};
	const struct erasure *erasure;
	credit_id firm = sample_firm(1);
	credit_snapshot *snapshot;
	bool has = true;

	sample_begin(&sample);
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(snapshot_has_erasures(snapshot, &has, err));
	ck_assert(!has);
	OK(snapshot_erased(snapshot, &firm, 1, true, &sample.arena, &erasure, err));
	ck_assert_ptr_null(erasure);
	OK(snapshot_erased_entry(snapshot, &ids[0], &sample.arena, &erasure, err));
	ck_assert_ptr_null(erasure);
	FAILS(snapshot_erasure(snapshot, 5, &sample.arena, &erasure, err), CREDIT_ECORRUPT,
		"store-value");
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}
END_TEST

SUITE("store/erasure", T(test_bytes_are_read_as_they_were_written),
	T(test_what_breaks_a_rule_is_not_written),
	T(test_a_reference_depends_on_key_scheme_and_text),
	T(test_a_store_without_erasures_has_none_to_tell))
