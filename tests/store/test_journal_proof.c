/* SPDX-License-Identifier: Apache-2.0 */
/* Public proofs of the journal: made, checked anywhere, refused when anything changed. */
#include "sample.h"

static struct sample sample;
static credit_snapshot *snapshot;

static void setup(void)
{
	struct change *change;

	sample_begin(&sample);
	ck_assert_str_eq(credit_registry_hash(sample.registry), "sha256");
	ck_assert_str_eq(credit_registry_hash(NULL), "");
	OK(change_begin(sample.registry, TIME0 + 1, "", &change, err));
	for (unsigned i = 0; i < 10; i++) {
		credit_id firm = sample_firm(i);
		struct entry entry = sample_entry(&firm, "样列〔2026〕1号");

		OK(change_add_entry(change, &entry, err));
	}
	OK(change_commit(change, err));
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
}

static void teardown(void)
{
	credit_snapshot_end(snapshot);
	sample_end(&sample);
}

/* A proof that is ours to change. */
static uint8_t path[8][32];

static credit_journal_proof take(const credit_journal_proof *proof)
{
	credit_journal_proof own = *proof;

	ck_assert_uint_le(proof->path_count, 8);
	memcpy(path, proof->path, proof->path_count * 32);
	own.path = (const uint8_t(*)[32])path;
	return own;
}

/* Every bit of some bytes: refused. */
static void flip_all(const credit_journal_proof *proof, void *bytes, size_t length)
{
	uint8_t *at = bytes;

	for (size_t bit = 0; bit < 8 * length; bit++) {
		at[bit / 8] ^= (uint8_t)(1 << bit % 8);
		FAILS(credit_journal_proof_check(proof, err), CREDIT_ECORRUPT, "tree-proof");
		at[bit / 8] ^= (uint8_t)(1 << bit % 8);
	}
}

START_TEST(test_inclusion_holds_and_no_bit_of_it_may_change)
{
	const credit_journal_proof *given;
	credit_journal_proof proof;
	uint8_t root[32];

	setup();
	OK(credit_journal_inclusion(snapshot, 6, 0, &given, err));
	ck_assert_uint_eq(given->size, sizeof(*given));
	ck_assert_uint_eq(given->first, 6);
	ck_assert_uint_eq(given->records, 11);
	ck_assert_str_eq(given->hash, "sha256");
	ck_assert(!given->continues);
	OK(credit_journal_root(snapshot, 0, root, err));
	ck_assert_mem_eq(given->root, root, 32);
	proof = take(given);
	OK(credit_journal_proof_check(&proof, err));
	flip_all(&proof, proof.leaf, 32);
	flip_all(&proof, proof.root, 32);
	flip_all(&proof, path, proof.path_count * 32);
	flip_all(&proof, &proof.first, sizeof(proof.first));
	proof.path_count--;
	FAILS(credit_journal_proof_check(&proof, err), CREDIT_ECORRUPT, "tree-proof");
	proof.path_count++;
	proof.hash = "sm3";
	FAILS(credit_journal_proof_check(&proof, err), CREDIT_ECORRUPT, "tree-proof");
	teardown();
}
END_TEST

START_TEST(test_continuation_holds_and_no_bit_of_it_may_change)
{
	const credit_journal_proof *given;
	credit_journal_proof proof;

	setup();
	OK(credit_journal_consistency(snapshot, 7, 11, &given, err));
	ck_assert(given->continues);
	proof = take(given);
	OK(credit_journal_proof_check(&proof, err));
	flip_all(&proof, proof.first_root, 32);
	flip_all(&proof, proof.root, 32);
	flip_all(&proof, path, proof.path_count * 32);
	flip_all(&proof, &proof.first, sizeof(proof.first));
	proof.first = 0;
	FAILS(credit_journal_proof_check(&proof, err), CREDIT_ECORRUPT, "tree-proof");
	teardown();
}
END_TEST

START_TEST(test_what_a_snapshot_knows_bounds_what_it_proves)
{
	credit_moment known = {.kind = CREDIT_MOMENT_SEQUENCE, .sequence = 5};
	const credit_journal_proof *proof;
	credit_snapshot *then;
	uint8_t a[32], b[32];

	setup();
	OK(credit_snapshot_begin(sample.registry, &known, &then, err));
	OK(credit_journal_root(then, 0, a, err));
	OK(credit_journal_root(snapshot, 5, b, err));
	ck_assert_mem_eq(a, b, 32);
	FAILS(credit_journal_root(then, 6, a, err), CREDIT_EINVAL, "tree-range");
	ck_assert_int_eq(a[0] | a[31], 0);
	FAILS(credit_journal_inclusion(then, 6, 0, &proof, err), CREDIT_EINVAL, "tree-range");
	ck_assert_ptr_null(proof);
	FAILS(credit_journal_inclusion(then, 0, 0, &proof, err), CREDIT_EINVAL, "tree-range");
	FAILS(credit_journal_consistency(then, 0, 0, &proof, err), CREDIT_EINVAL, "tree-range");
	FAILS(credit_journal_consistency(then, 6, 0, &proof, err), CREDIT_EINVAL, "tree-range");
	ck_assert_ptr_null(proof);
	OK(credit_journal_inclusion(then, 5, 0, &proof, err));
	credit_snapshot_end(then);
	teardown();
}
END_TEST

START_TEST(test_a_proof_as_json)
{
	const credit_journal_proof *proof;
	const char *json;
	size_t length;

	setup();
	OK(credit_journal_inclusion(snapshot, 11, 0, &proof, err));
	ck_assert_uint_eq(proof->path_count, 2);
	OK(credit_journal_proof_json(snapshot, proof, &json, &length, err));
	ck_assert_uint_eq(strlen(json), length);
	ck_assert_ptr_eq(strstr(json,
				 "{\"schema\":\"credit.log-proof/1\",\"sequence\":11,"
				 "\"records\":11,\"hash\":\"sha256\",\"leaf\":\""),
		json);
	ck_assert_uint_eq(strlen(strstr(json, "\"path\":[")), 8 + 2 * 66 + 1 + 2);
	OK(credit_journal_consistency(snapshot, 3, 0, &proof, err));
	OK(credit_journal_proof_json(snapshot, proof, &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "{\"schema\":\"credit.log-root/1\",\"records\":11,"));
	ck_assert_ptr_nonnull(strstr(json, "\"from\":3,\"from_root\":\""));
	ck_assert_ptr_null(strstr(json, "leaf"));
	teardown();
}
END_TEST

START_TEST(test_misuse_is_refused)
{
	credit_journal_proof proof = {.size = sizeof(proof), .hash = "sha256"};
	const credit_journal_proof *out;
	const char *json;
	uint8_t root[32];

	setup();
	FAILS(credit_journal_root(NULL, 0, root, err), CREDIT_EINVAL, "argument");
	FAILS(credit_journal_root(snapshot, 0, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_journal_inclusion(NULL, 1, 0, &out, err), CREDIT_EINVAL, "argument");
	FAILS(credit_journal_inclusion(snapshot, 1, 0, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_journal_consistency(NULL, 1, 0, &out, err), CREDIT_EINVAL, "argument");
	FAILS(credit_journal_consistency(snapshot, 1, 0, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_journal_proof_json(snapshot, NULL, &json, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_journal_proof_json(snapshot, &proof, NULL, NULL, err), CREDIT_EINVAL,
		"argument");
	FAILS(credit_journal_proof_check(NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_journal_proof_check(&proof, err), CREDIT_ECORRUPT, "tree-proof");
	proof.path_count = 1;
	FAILS(credit_journal_proof_check(&proof, err), CREDIT_EINVAL, "argument");
	proof.path = (const uint8_t(*)[32])path;
	proof.path_count = 1000000;
	FAILS(credit_journal_proof_check(&proof, err), CREDIT_EINVAL, "argument");
	proof.path_count = 1;
	proof.hash = "md5";
	FAILS(credit_journal_proof_check(&proof, err), CREDIT_EINVAL, "argument");
	proof.hash = NULL;
	FAILS(credit_journal_proof_check(&proof, err), CREDIT_EINVAL, "argument");
	proof.size = 1;
	FAILS(credit_journal_proof_check(&proof, err), CREDIT_EINVAL, "argument");
	teardown();
}
END_TEST

SUITE("store/journal_proof", T(test_inclusion_holds_and_no_bit_of_it_may_change),
	T(test_continuation_holds_and_no_bit_of_it_may_change),
	T(test_what_a_snapshot_knows_bounds_what_it_proves), T(test_a_proof_as_json),
	T(test_misuse_is_refused))
