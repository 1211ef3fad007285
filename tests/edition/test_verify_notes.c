/* SPDX-License-Identifier: Apache-2.0 */
/* Who signed, over what, and whether it is the newest: each attack by its name. */
#include "notes_sample.h"

struct signed_folder {
	struct folder f;
	credit_key *key;
	struct findings findings;
};

static void make_signed(struct signed_folder *s)
{
	folder_make(&s->f);
	s->key = signing_key(KEY_ED25519, "sample-county");
	sign_folder(&s->f, 9, s->key);
}

static void gone_signed(struct signed_folder *s)
{
	credit_key_close(s->key);
	folder_gone(&s->f);
}

/* With the key, this code in this file must be found. */
static struct seen expect_signed(struct signed_folder *s, const char *code, const char *file)
{
	const struct seen *seen;

	ck_assert_int_eq(verify_keys(&s->f, &s->key, 1, NULL, &s->findings), CREDIT_EFORMAT);
	for (size_t i = 0; i < s->findings.count; i++) {
		seen = &s->findings.seen[i];
		if (strcmp(seen->code, code) == 0 && strcmp(seen->file, file) == 0)
			return *seen;
	}
	print_findings(&s->findings);
	ck_abort_msg("%s is not found in %s", code, file);
}

START_TEST(test_a_signed_folder_is_authenticated_with_its_key_alone)
{
	struct signed_folder s;
	credit_verify_options options;
	credit_verify_report report;

	make_signed(&s);
	credit_verify_options_init(&options);
	OK(credit_edition_verify(s.f.public, &options, NULL, NULL, &report, err));
	ck_assert(!report.authenticated);
	ck_assert_uint_eq(report.notes, 5);
	options.keys = &s.key;
	options.keys_count = 1;
	OK(credit_edition_verify(s.f.public, &options, NULL, NULL, &report, err));
	ck_assert(report.authenticated);
	options.keys = NULL;
	FAILS(credit_edition_verify(s.f.public, &options, NULL, NULL, &report, err),
		CREDIT_EINVAL, "argument");
	gone_signed(&s);
}
END_TEST

START_TEST(test_another_key_authenticates_nothing)
{
	struct signed_folder s;
	credit_key *keys[2];
	struct findings findings;

	make_signed(&s);
	keys[0] = signing_key(KEY_ED25519, "sample-county");
	keys[1] = s.key;
	ck_assert_int_eq(verify_keys(&s.f, keys, 1, NULL, &findings), CREDIT_EFORMAT);
	ck_assert_uint_eq(findings.count, 5);
	for (size_t i = 0; i < 5; i++)
		ck_assert_str_eq(findings.seen[i].code, "verify-unsigned");
	ck_assert_int_eq(verify_keys(&s.f, keys, 2, NULL, &findings), CREDIT_OK);
	credit_key_close(keys[0]);
	gone_signed(&s);
}
END_TEST

START_TEST(test_sm2_signs_too_where_it_is_built)
{
	struct signed_folder s;
	credit_key *key = NULL;
	credit_error err;

	make_signed(&s);
	if (key_generate(KEY_SM2, "样例县", &key, &err) == CREDIT_OK) {
		sign_folder(&s.f, 10, key);
		ck_assert_int_eq(verify_keys(&s.f, &key, 1, NULL, &s.findings), CREDIT_OK);
		ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, NULL, &s.findings), CREDIT_EFORMAT);
	}
	credit_key_close(key);
	gone_signed(&s);
}
END_TEST

START_TEST(test_witnesses_are_passed_over)
{
	struct signed_folder s;
	credit_key *witness = signing_key(KEY_ED25519, "witness");
	static const char *const names[] = {"2026-04/edition.note", "2026-05/files.note", "folder.note"};

	make_signed(&s);
	for (int i = 0; i < 3; i++) {
		char path[512];
		struct buf note = BUF_INIT;

		snprintf(path, sizeof(path), "%s/%s", s.f.public, names[i]);
		OK(file_read(path, 1u << 20, &note, err));
		OK(note_sign(&note, witness, path, NULL, err));
		put_file(&s.f, names[i], note.data, note.length);
		buf_free(&note);
	}
	ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, NULL, &s.findings), CREDIT_OK);
	credit_key_close(witness);
	gone_signed(&s);
}
END_TEST

static const char *const notes[] = {"2026-04/edition.note", "2026-04/files.note",
	"2026-05/edition.note", "2026-05/files.note", "folder.note"};

START_TEST(test_a_note_dropped_unsigned_or_damaged_is_named)
{
	struct signed_folder s;
	char path[512];
	char *text;
	char *name;

	make_signed(&s);
	text = file_text(s.f.public, notes[_i]);
	name = strstr(text, "sample-county");
	name += strlen("sample-county ");
	name[20] = name[20] == 'A' ? 'B' : 'A'; /* within the signature */
	put_file(&s.f, notes[_i], text, strlen(text));
	expect_signed(&s, "verify-signature", notes[_i]);
	name[1] = name[1] == 'A' ? 'B' : 'A'; /* and in the key's id: somebody unknown */
	put_file(&s.f, notes[_i], text, strlen(text));
	expect_signed(&s, "verify-unsigned", notes[_i]);
	*(strstr(text, "\n\n") + 2) = '\0'; /* as a withdrawal without the key leaves it */
	put_file(&s.f, notes[_i], text, strlen(text));
	expect_signed(&s, "verify-unsigned", notes[_i]);
	ck_assert_int_eq(verify_folder(&s.f, &s.findings), CREDIT_OK);
	put_file(&s.f, notes[_i], "x", 1);
	expect_signed(&s, "verify-note", notes[_i]);
	snprintf(path, sizeof(path), "%s/%s", s.f.public, notes[_i]);
	ck_assert_int_eq(unlink(path), 0);
	expect_signed(&s, "verify-missing", notes[_i]);
	ck_assert_int_eq(verify_folder(&s.f, &s.findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&s.findings, "verify-missing"));
	free(text);
	gone_signed(&s);
}
END_TEST

START_TEST(test_a_key_wants_notes)
{
	struct folder f;
	struct findings findings;
	credit_key *key = signing_key(KEY_ED25519, "sample-county");

	folder_make(&f);
	ck_assert_int_eq(verify_keys(&f, &key, 1, NULL, &findings), CREDIT_EFORMAT);
	ck_assert_uint_eq(findings.count, 5);
	ck_assert_str_eq(findings.seen[4].code, "verify-missing");
	ck_assert_str_eq(findings.seen[4].file, "folder.note");
	credit_key_close(key);
	folder_gone(&f);
}
END_TEST

/* A forger who mends every digest he can cannot sign. */
START_TEST(test_forged_files_are_not_those_that_were_signed)
{
	struct signed_folder s;

	make_signed(&s);
	forge(&s.f, "2026-05", "index.html", "<section id=\"notes\">", "<section id=\"notes\">x");
	expect_signed(&s, "verify-digest", "2026-05/index.html");
	expect_signed(&s, "verify-digest", "2026-05/edition.json");
	edit(&s.f, "index.html", "</main>", "x</main>");
	expect_signed(&s, "verify-digest", "index.html");
	gone_signed(&s);
}
END_TEST

/* Everything genuine and signed, but of two states: mix-and-match. */
START_TEST(test_files_of_two_times_or_editions_are_a_mix)
{
	struct signed_folder s;
	char *old;
	struct noted_edition line;

	make_signed(&s);
	old = file_text(s.f.public, "2026-05/files.note");
	sign_folder(&s.f, 12, s.key);
	ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, NULL, &s.findings), CREDIT_OK);
	put_file(&s.f, "2026-05/files.note", old, strlen(old));
	expect_signed(&s, "verify-mix", "2026-05/files.note");
	free(old);
	sign_folder(&s.f, 12, s.key);
	sign_edition(&s.f, "2026-05", 13, s.key, &line); /* newer than the folder says */
	expect_signed(&s, "verify-mix", "2026-05/files.note");
	sign_folder(&s.f, 12, s.key);
	old = file_text(s.f.public, "2026-04/edition.note");
	put_file(&s.f, "2026-05/edition.note", old, strlen(old));
	expect_signed(&s, "verify-mix", "2026-05/edition.note");
	free(old);
	gone_signed(&s);
}
END_TEST

START_TEST(test_an_edition_that_the_folder_note_names_was_withheld)
{
	struct signed_folder s;
	char path[512];
	char *line;

	make_signed(&s);
	snprintf(path, sizeof(path), "%s/2026-05", s.f.public);
	tree_gone(path);
	line = line_with(&s.f, "index.html", "<a href=\"2026-05/index.html\">");
	edit(&s.f, "index.html", line, "");
	ck_assert_uint_eq(expect_signed(&s, "verify-withheld", "folder.note").line, 6);
	free(line);
	gone_signed(&s);
	make_signed(&s);
	{
		struct noted_edition only;

		sign_edition(&s.f, "2026-05", 9, s.key, &only);
		sign_index(&s.f, 9, s.key, &only, 1);
	}
	expect_signed(&s, "verify-unnamed", "2026-04");
	gone_signed(&s);
}
END_TEST

static void keep_note(const struct signed_folder *s, char path[160])
{
	char *text = file_text(s->f.public, "folder.note");
	FILE *file;

	snprintf(path, 160, "%s/kept.note", s->f.work);
	file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_ge(fputs(text, file), 0);
	ck_assert_int_eq(fclose(file), 0);
	free(text);
}

/* All signed, all valid, all consistent: only who was here before can tell. */
START_TEST(test_an_older_state_than_the_one_kept_is_a_rollback)
{
	struct signed_folder s;
	char kept[160];
	const struct seen *seen;

	make_signed(&s);
	keep_note(&s, kept);
	ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, kept, &s.findings), CREDIT_OK);
	sign_folder(&s.f, 12, s.key);
	ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, kept, &s.findings), CREDIT_OK);
	sign_folder(&s.f, 8, s.key);
	ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, NULL, &s.findings), CREDIT_OK);
	ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, kept, &s.findings), CREDIT_EFORMAT);
	seen = find_code(&s.findings, "verify-rollback");
	ck_assert_ptr_nonnull(seen);
	ck_assert_str_eq(seen->file, "folder.note");
	gone_signed(&s);
}
END_TEST

START_TEST(test_a_copy_kept_is_contradicted_by_name)
{
	struct signed_folder s;
	char kept[160];
	struct noted_edition lines[2];

	make_signed(&s);
	keep_note(&s, kept);
	sign_edition(&s.f, "2026-04", 12, s.key, &lines[0]);
	sign_edition(&s.f, "2026-05", 12, s.key, &lines[1]);
	sign_index(&s.f, 12, s.key, lines, 1); /* an edition of before is gone */
	ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, kept, &s.findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&s.findings, "verify-withheld"));
	lines[1].head[0] ^= 1;
	sign_index(&s.f, 12, s.key, lines, 2);
	ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, kept, &s.findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&s.findings, "verify-rewritten"));
	lines[1].head[0] ^= 1;
	sign_edition(&s.f, "2026-05", 9, s.key, &lines[1]);
	lines[0].files[0] ^= 1;
	sign_index(&s.f, 9, s.key, lines, 2); /* two texts of one rendering */
	ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, kept, &s.findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&s.findings, "verify-rewritten"));
	gone_signed(&s);
}
END_TEST

START_TEST(test_a_copy_kept_must_be_one)
{
	struct signed_folder s;
	credit_verify_options options;
	char path[160];

	make_signed(&s);
	snprintf(path, sizeof(path), "%s/2026-04/edition.note", s.f.public);
	ck_assert_int_eq(verify_keys(&s.f, &s.key, 1, path, &s.findings), CREDIT_EFORMAT);
	ck_assert_ptr_nonnull(find_code(&s.findings, "verify-note"));
	credit_verify_options_init(&options);
	options.since = "/no/such/file";
	FAILS(credit_edition_verify(s.f.public, &options, NULL, NULL, NULL, err),
		CREDIT_ENOTFOUND, "file-open");
	gone_signed(&s);
}
END_TEST

SUITE("edition/verify_notes", T(test_a_signed_folder_is_authenticated_with_its_key_alone),
	T(test_another_key_authenticates_nothing), T(test_sm2_signs_too_where_it_is_built),
	T(test_witnesses_are_passed_over),
	TL(test_a_note_dropped_unsigned_or_damaged_is_named, 5), T(test_a_key_wants_notes),
	T(test_forged_files_are_not_those_that_were_signed),
	T(test_files_of_two_times_or_editions_are_a_mix),
	T(test_an_edition_that_the_folder_note_names_was_withheld),
	T(test_an_older_state_than_the_one_kept_is_a_rollback),
	T(test_a_copy_kept_is_contradicted_by_name), T(test_a_copy_kept_must_be_one))
