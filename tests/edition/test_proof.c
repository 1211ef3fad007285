/* SPDX-License-Identifier: Apache-2.0 */
/* A row's proof outlives its withdrawal; absence is shown or stated, never of who stands there. */
#include "registry_sample.h"

#include "credit/erase.h"
#include "credit/proof.h"
#include "seal/key.h"

struct place {
	char store[96];
	char work[96];
	char public[128];
	credit_registry *registry;
	credit_key *key;
	credit_proof_options options;
	char *text;
	size_t length;
	int kind;
};

static void setup(struct place *place)
{
	memset(place, 0, sizeof(*place));
	snprintf(place->work, sizeof(place->work), "%s", tree_place());
	snprintf(place->store, sizeof(place->store), "%s", sample_place());
	snprintf(place->public, sizeof(place->public), "%s/public", place->work);
	place->registry = sample_create(place->store);
	fill_registry(place->registry);
	publish_ok(place->registry, "2026-04", "2026-05-06", place->public);
	OK(key_generate(KEY_ED25519, "county", &place->key, err));
	credit_proof_options_init(&place->options);
	place->options.edition = "2026-04";
	place->options.request = "（样）申〔2026〕1号";
	place->options.on = day_of_text("2026-05-07");
}

static void teardown(struct place *place)
{
	free(place->text);
	credit_key_close(place->key);
	credit_close(place->registry);
	sample_gone(place->store);
	tree_gone(place->work);
}

/* The public number of one of the registry's entries. */
static const char *number_of(struct place *place, const struct entry *entry)
{
	static char number[PUBLIC_NUMBER_BYTES];
	struct arena arena = ARENA_INIT;
	const struct entry *found;
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(place->registry, NULL, &snapshot, err));
	OK(snapshot_entry(snapshot, &entry->id, &arena, &found, err));
	snprintf(number, sizeof(number), "%s", entry_public_number(found));
	credit_snapshot_end(snapshot);
	arena_free(&arena);
	return number;
}

static int make(struct place *place, credit_error *err)
{
	free(place->text);
	return credit_proof_make(place->registry, &place->options, &place->kind, &place->text,
		&place->length, err);
}

static int prove(struct place *place, const char *number, credit_error *err)
{
	place->options.number = number;
	place->options.absent = NULL;
	return make(place, err);
}

static int prove_absent(struct place *place, const credit_id *id, credit_error *err)
{
	place->options.number = NULL;
	place->options.absent = id;
	return make(place, err);
}

/* What a reader without a store finds; *out is freed by the caller. */
static int verify(const struct place *place, bool with_key, credit_proof_report **out,
	credit_error *err)
{
	const credit_key *keys[1] = {place->key};

	return credit_proof_verify(place->text, place->length, keys, with_key, out, err);
}

static void holds(const struct place *place, bool with_key, int kind, const char *subject)
{
	credit_proof_report *report;

	OK(verify(place, with_key, &report, err));
	ck_assert_int_eq(report->kind, kind);
	ck_assert_str_eq(report->subject, subject);
	ck_assert_str_eq(report->edition, "2026-04");
	ck_assert_str_eq(report->series, "629999");
	ck_assert_int_eq(report->authenticated, with_key);
	credit_proof_report_free(report);
}

static void withdraw(struct place *place, const struct entry *entry)
{
	char id[ENTRY_ID_TEXT_BYTES];
	const char *ids[1] = {id};
	credit_withdraw_options options;

	entry_id_text(&entry->id, id);
	credit_withdraw_options_init(&options);
	options.directory = place->public;
	options.document = "样文明办撤〔2026〕1号";
	options.on = day_of_text("2026-05-08");
	options.entries = ids;
	options.entries_count = 1;
	OK(credit_withdraw(place->registry, &options, NULL, NULL, NULL, err));
}

static void erase(struct place *place, const struct entry *entry)
{
	credit_erase_report report = {.size = sizeof(report)};
	credit_erase_options options;

	credit_erase_options_init(&options);
	options.subject = &entry->subject;
	options.document = "样法删〔2026〕1号";
	options.authority = AUTHORITY_WM;
	options.ordered = true;
	OK(credit_erase(place->registry, &options, &report, err));
}

START_TEST(test_a_row_is_proved_until_it_is_erased_and_its_proofs_after)
{
	struct entry firm = red_entry(3, "样例农牧有限公司");
	struct place place;
	char number[PUBLIC_NUMBER_BYTES];
	char *kept;

	setup(&place);
	snprintf(number, sizeof(number), "%s", number_of(&place, &firm));
	OK(prove(&place, number, err));
	ck_assert_int_eq(place.kind, CREDIT_PROOF_PRESENT);
	ck_assert_ptr_nonnull(strstr(place.text, "name 样例农牧有限公司\n"));
	holds(&place, false, CREDIT_PROOF_PRESENT, number);
	kept = strdup(place.text);
	withdraw(&place, &firm);
	OK(prove(&place, number, err));
	ck_assert_str_eq(place.text, kept); /* the web forgets, the edition does not */
	erase(&place, &firm);
	FAILS(prove(&place, number, err), CREDIT_ERULE, "proof-gone");
	place.text = kept;
	place.length = strlen(kept);
	holds(&place, false, CREDIT_PROOF_PRESENT, number);
	teardown(&place);
}
END_TEST

/* The signatures of edition.note stand in the proof. */
START_TEST(test_a_signed_edition_satisfies_its_key_and_no_other)
{
	struct entry firm = red_entry(3, "样例农牧有限公司");
	credit_publish_options options;
	const credit_key *keys[1];
	credit_proof_report *report;
	credit_key *other;
	struct place place;

	setup(&place);
	keys[0] = place.key;
	options = options_for("2026-05", "2026-06-05", place.public);
	options.keys = keys;
	options.keys_count = 1;
	OK(credit_publish(place.registry, &options, NULL, NULL, NULL, err));
	place.options.edition = "2026-05";
	OK(prove(&place, number_of(&place, &firm), err));
	OK(verify(&place, true, &report, err));
	ck_assert_uint_eq(report->signatures, 1);
	credit_proof_report_free(report);
	OK(key_generate(KEY_ED25519, "another", &other, err));
	keys[0] = other;
	FAILS(credit_proof_verify(place.text, place.length, keys, 1, &report, err), CREDIT_ERULE,
		"proof-unsigned");
	credit_key_close(other);
	teardown(&place);
}
END_TEST

START_TEST(test_an_unsigned_edition_satisfies_no_key)
{
	struct entry firm = red_entry(3, "样例农牧有限公司");
	credit_proof_report *report;
	struct place place;

	setup(&place);
	OK(prove(&place, number_of(&place, &firm), err));
	FAILS(verify(&place, true, &report, err), CREDIT_ERULE, "proof-unsigned");
	ck_assert_ptr_null(report);
	teardown(&place);
}
END_TEST

START_TEST(test_a_firm_is_absent_between_its_neighbours)
{
	struct entry present = black_entry(1, "样例建筑工程有限公司", "样人社列决字〔2026〕1号");
	struct place place;
	credit_id id;

	setup(&place);
	for (unsigned n = 4; n < 40; n++) {
		id = sample_firm(n);
		OK(prove_absent(&place, &id, err));
		ck_assert_int_eq(place.kind, CREDIT_PROOF_ABSENT);
		holds(&place, false, CREDIT_PROOF_ABSENT, id.text);
	}
	FAILS(prove_absent(&place, &present.subject, err), CREDIT_ERULE, "proof-present");
	teardown(&place);
}
END_TEST

START_TEST(test_a_withdrawn_neighbour_is_not_named)
{
	struct entry firm = red_entry(3, "样例农牧有限公司");
	struct place place;
	unsigned stated = 0;

	setup(&place);
	withdraw(&place, &firm);
	for (unsigned n = 4; n < 40; n++) {
		credit_id id = sample_firm(n);
		credit_error error;
		int status = prove_absent(&place, &id, &error);

		if (status == CREDIT_OK) {
			ck_assert_ptr_null(strstr(place.text, firm.subject.text));
			continue;
		}
		ck_assert_str_eq(error.code, "proof-key-needed");
		stated++;
	}
	ck_assert_uint_gt(stated, 0);
	teardown(&place);
}
END_TEST

START_TEST(test_a_person_gets_a_statement_that_only_its_key_signed)
{
	const credit_key *keys[1];
	credit_id person = sample_person(7);
	credit_proof_report *report;
	struct place place;
	char *digit;

	setup(&place);
	FAILS(prove_absent(&place, &person, err), CREDIT_ERULE, "proof-key-needed");
	keys[0] = place.key;
	place.options.keys = keys;
	place.options.keys_count = 1;
	OK(prove_absent(&place, &person, err));
	ck_assert_int_eq(place.kind, CREDIT_PROOF_STATEMENT);
	holds(&place, true, CREDIT_PROOF_STATEMENT, person.text);
	FAILS(verify(&place, false, &report, err), CREDIT_ERULE, "proof-unsigned");
	digit = strstr(place.text, person.text);
	ck_assert_ptr_nonnull(digit);
	digit[10] = digit[10] == '1' ? '2' : '1'; /* another person */
	ck_assert_int_ne(verify(&place, true, &report, NULL), CREDIT_OK);
	teardown(&place);
}
END_TEST

START_TEST(test_what_was_never_printed_has_no_proof)
{
	struct place place;

	setup(&place);
	FAILS(prove(&place, "000000000000", err), CREDIT_ENOTFOUND, "proof-not-printed");
	place.options.edition = "2026-05";
	FAILS(prove(&place, "000000000000", err), CREDIT_ENOTFOUND, "proof-edition");
	place.options.edition = "2026-04";
	place.options.request = "";
	FAILS(prove(&place, "000000000000", err), CREDIT_EINVAL, "argument");
	place.options.request = "x";
	place.options.number = "a";
	place.options.absent = NULL;
	place.options.size = 1;
	FAILS(make(&place, err), CREDIT_EINVAL, "argument");
	FAILS(credit_proof_make(NULL, NULL, NULL, NULL, NULL, err), CREDIT_EINVAL, "argument");
	FAILS(credit_proof_verify(NULL, 0, NULL, 0, NULL, err), CREDIT_EINVAL, "argument");
	teardown(&place);
}
END_TEST

SUITE("edition/proof", T(test_a_row_is_proved_until_it_is_erased_and_its_proofs_after),
	T(test_a_signed_edition_satisfies_its_key_and_no_other),
	T(test_an_unsigned_edition_satisfies_no_key),
	T(test_a_firm_is_absent_between_its_neighbours),
	T(test_a_withdrawn_neighbour_is_not_named),
	T(test_a_person_gets_a_statement_that_only_its_key_signed),
	T(test_what_was_never_printed_has_no_proof))
