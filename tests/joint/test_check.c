/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Checks against a real store with the shipped tables: what is found, which
 * words come with it, lists that are stale, names that differ, JSON.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/message.h"
#include "joint/verdict.h"
#include "../support/suite.h"

#define FIRM "91629999F00000093C"
#define OTHER "93629999F000000BXQ"
#define ADULT "629999198002291018"
#define MINOR "629999201206300152"
#define REGULATOR "11629999F00010056H" /* SC, for SJ */
#define COURT "11629999F000100134"     /* FY, for SX */
#define CIVIL "11629999F000101440"     /* WM, for H04 */

static const uint8_t id_key[ID_KEY_BYTES] = {7};
static char place[100];
static credit_registry *registry;
static struct change *change;
static credit_snapshot *snapshot;

static credit_day on(const char *text)
{
	credit_day day;

	ck_assert_int_eq(credit_day_parse(text, strlen(text), &day), CREDIT_OK);
	return day;
}

static void ok(int status, const credit_error *err)
{
	char text[CREDIT_TEXT_BYTES] = "";

	if (status == CREDIT_OK)
		return;
	credit_error_text(err, CREDIT_EN, text, sizeof(text));
	ck_abort_msg("%s: %s", credit_status_name(status), text);
}

/* The registry's clock stands at 2026-06-01 09:00 in China; opened by the first use. */
static void open_store(void)
{
	credit_create_options options;
	credit_error err;
	const char *dir = getenv("TMPDIR");

	if (registry)
		return;
	snprintf(place, sizeof(place), "%.60s/credit-joint-%ld", dir ? dir : "/tmp",
		(long)getpid());
	credit_create_options_init(&options);
	options.id_key = id_key;
	options.id_key_length = sizeof(id_key);
	ck_assert(time_parse("2026-06-01T09:00:00+08:00", 25, &options.now_us));
	ok(credit_create(place, &options, &registry, &err), &err);
	ok(change_begin(registry, 0, "test", &change, &err), &err);
}

static void close_store(void)
{
	char path[140];

	credit_snapshot_end(snapshot);
	credit_close(registry);
	snprintf(path, sizeof(path), "%s/data.mdb", place);
	unlink(path);
	snprintf(path, sizeof(path), "%s/lock.mdb", place);
	unlink(path);
	rmdir(place);
}

static struct entry plain(const char *list, const char *subject, const char *authority,
	const char *document)
{
	struct entry e;

	entry_init(&e);
	ck_assert_int_eq(credit_id_parse(subject, strlen(subject), &e.subject), CREDIT_OK);
	e.list = list;
	e.authority = authority;
	e.document = document;
	e.name = "样例（西部）商贸有限公司";
	e.decided = on("2026-04-10");
	e.basis_document = "样罚〔2026〕9号";
	e.served = on("2026-04-13");
	e.notified = on("2026-03-27");
	e.objection = OBJECTION_NONE;
	e.grade = GRADE_SEVERE;
	e.ground = strcmp(list, "SX") == 0 ? "SX2" : "SJ1";
	e.consent = "同意1号";
	return e;
}

static struct entry_id put(struct entry *entry)
{
	struct buf key = BUF_INIT;
	credit_error err;

	open_store();
	ck_assert_int_eq(entry_natural_key(629999, &entry->subject, entry->list,
				 entry->authority, entry->document, &key),
		CREDIT_OK);
	ck_assert_int_eq(entry_id_of_key(id_key, key.data, key.length, &entry->id), CREDIT_OK);
	buf_free(&key);
	ok(change_add_entry(change, entry, &err), &err);
	return entry->id;
}

static void put_act(const struct entry_id *entry, int kind, const char *day)
{
	struct event event = {.entry = *entry, .kind = kind, .day = on(day),
		.document = "样办〔2026〕1号", .authority = REGULATOR, .operator_ = "",
		.fields = NULL};
	credit_error err;

	ok(change_add_event(change, &event, &err), &err);
}

static void put_confirmation(const char *list, const char *authority, const char *as_of)
{
	struct batch_list confirmed = {list, authority};
	struct batch batch = {.file = "a.csv", .encoding = "utf-8", .operator_ = "test",
		.lists = &confirmed, .lists_count = 1, .as_of = on(as_of)};
	uint64_t number;
	credit_error err;

	open_store();
	ok(change_add_batch(change, &batch, &number, &err), &err);
	ok(change_commit(change, &err), &err);
	ok(change_begin(registry, 0, "test", &change, &err), &err);
}

static void ready(void)
{
	credit_error err;

	open_store();
	ok(change_commit(change, &err), &err);
	ok(credit_snapshot_begin(registry, NULL, &snapshot, &err), &err);
}

static const credit_verdict *ask(const char *subject, const char *name, const char *day)
{
	const credit_verdict *const *verdicts;
	credit_error err;
	credit_id id;

	ck_assert_int_eq(credit_id_parse(subject, strlen(subject), &id), CREDIT_OK);
	ok(credit_check_named(snapshot, &id, &name, 1, on(day), &verdicts, &err), &err);
	return verdicts[0];
}

static void assert_says(const credit_verdict *verdict, const char *words)
{
	const char *notice = credit_verdict_notice(verdict, CREDIT_ZH);

	if (!strstr(notice, words))
		ck_abort_msg("%s: not in: %s", words, notice);
}

static void assert_silent(const credit_verdict *verdict, const char *words)
{
	ck_assert_ptr_null(strstr(credit_verdict_notice(verdict, CREDIT_ZH), words));
}

START_TEST(test_a_listed_firm_is_found_with_its_grounds)
{
	struct entry e = plain("SJ", FIRM, REGULATOR, "样市监列〔2026〕1号");
	const credit_verdict_entry *entry;
	const credit_verdict *v;
	char id[ENTRY_ID_TEXT_BYTES];
	bool noted = false;

	put(&e);
	put_confirmation("SJ", REGULATOR, "2026-05-31");
	ready();
	v = ask(FIRM, NULL, "2026-06-01");
	ck_assert(credit_verdict_found(v));
	ck_assert_uint_eq(credit_verdict_entry_count(v), 1);
	entry = credit_verdict_entry_at(v, 0);
	ck_assert_uint_eq(entry->size, sizeof(*entry));
	entry_id_text(&e.id, id);
	ck_assert_str_eq(entry->entry, id);
	ck_assert_str_eq(entry->number, "");
	ck_assert_str_eq(entry->list, "SJ");
	ck_assert_str_eq(entry->colour, "black");
	ck_assert_int_eq(entry->state, CREDIT_STATE_LISTED);
	ck_assert_uint_eq(entry->marks, 0);
	ck_assert_str_eq(entry->authority_code, REGULATOR);
	ck_assert_str_eq(entry->document, "样市监列〔2026〕1号");
	ck_assert_int_eq(entry->decided, on("2026-04-10"));
	ck_assert_int_eq(entry->listed, on("2026-04-10"));
	ck_assert_int_eq(entry->public_from, on("2026-04-10"));
	ck_assert(entry->in_use);
	ck_assert_str_eq(entry->why_not_public, "");
	ck_assert_str_eq(credit_verdict_name(v), e.name);
	ck_assert_int_eq(credit_verdict_on(v), on("2026-06-01"));
	ck_assert_str_eq(credit_verdict_id(v)->text, FIRM);
	ck_assert_uint_gt(credit_verdict_measure_count(v), 0);
	for (size_t i = 0; i < credit_verdict_measure_count(v); i++) {
		const credit_verdict_measure *m = credit_verdict_measure_at(v, i);

		ck_assert_str_eq(m->type, "penalty");
		ck_assert_uint_eq(m->entries_count, 1);
		ck_assert_str_eq(m->entries[0], id);
		ck_assert_str_ne(m->basis, "");
		ck_assert((strcmp(m->trigger, "department") == 0) == (m->note_zh[0] != '\0'));
		noted |= strcmp(m->note_zh, "可依法研判，本条不构成处罚决定。") == 0;
	}
	ck_assert(noted);
	assert_says(v, "本结果供依法履职参考，适用措施须由执行单位依所列条款自行决定并告知"
		       "当事人（含陈述申辩权）。");
	assert_silent(v, "历史状态");
	ck_assert_ptr_nonnull(strstr(credit_verdict_remedy(v, CREDIT_ZH), entry->authority));
	ck_assert_str_ne(credit_verdict_remedy(v, CREDIT_EN), "");
	close_store();
}
END_TEST

START_TEST(test_nothing_found_is_no_proof)
{
	const credit_verdict *v;

	put_confirmation("SJ", REGULATOR, "2026-05-20");
	ready();
	v = ask(FIRM, "随便", "2026-06-01");
	ck_assert(!credit_verdict_found(v));
	ck_assert_uint_eq(credit_verdict_list_count(v), 1);
	ck_assert_str_eq(credit_verdict_list_at(v, 0)->list, "SJ");
	ck_assert_int_eq(credit_verdict_list_at(v, 0)->as_of, on("2026-05-20"));
	ck_assert_uint_eq(credit_verdict_stale_count(v), 0);
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_NONE);
	ck_assert_str_eq(credit_verdict_name(v), "");
	assert_says(v, "截至2026年5月20日，在本库已接入的1个名单中未查到现时有效记录；"
		       "不是信用证明。");
	ck_assert_str_eq(credit_verdict_remedy(v, CREDIT_ZH), "");
	close_store();
}
END_TEST

START_TEST(test_a_stale_list_cannot_confirm)
{
	const credit_verdict *v;
	int age;

	put_confirmation("SJ", REGULATOR, "2026-05-31");
	put_confirmation("SX", COURT, "2026-01-05");
	ready();
	v = ask(FIRM, NULL, "2026-06-01");
	ck_assert_uint_eq(credit_verdict_list_count(v), 2);
	ck_assert_uint_eq(credit_verdict_stale_count(v), 1);
	ck_assert(!credit_verdict_list_at(v, 0)->stale);
	ck_assert(credit_verdict_list_at(v, 1)->stale);
	assert_says(v, "失信被执行人：该名单未经认定单位在期限内确认，未能确认是否列入。");
	assert_says(v, "在本库已接入的1个名单中未查到");
	/* the last fresh day and the first stale one */
	{
		const credit_catalogue *tables;

		ck_assert_int_eq(snapshot_tables(snapshot, &tables, NULL), CREDIT_OK);
		age = catalogue_list(tables, "SX", on("2026-06-01"))->max_age_days;
	}
	for (int late = 0; late < 2; late++) {
		char day[CREDIT_DAY_BYTES];

		credit_day_format(on("2026-01-05") + age + late, day);
		v = ask(FIRM, NULL, day);
		ck_assert(credit_verdict_list_at(v, 1)->stale == (late == 1));
	}
	close_store();
}
END_TEST

START_TEST(test_when_every_list_is_stale_nothing_is_denied)
{
	const credit_verdict *v;

	put_confirmation("SX", COURT, "2026-01-05");
	ready();
	v = ask(FIRM, NULL, "2026-06-01");
	assert_silent(v, "未查到");
	assert_says(v, "未能确认是否列入");
	close_store();
}
END_TEST

START_TEST(test_a_list_never_loaded_is_not_covered)
{
	const credit_verdict *v;

	ready();
	v = ask(FIRM, NULL, "2026-06-01");
	ck_assert_uint_eq(credit_verdict_list_count(v), 0);
	assert_silent(v, "未查到");
	assert_says(v, "未能确认是否列入");
	close_store();
}
END_TEST

START_TEST(test_a_list_covers_its_kinds_only)
{
	put_confirmation("TJ", "11629999F00010101J", "2026-05-31");
	ready();
	ck_assert_uint_eq(credit_verdict_list_count(ask(FIRM, NULL, "2026-06-01")), 1);
	ck_assert_uint_eq(credit_verdict_list_count(ask(ADULT, NULL, "2026-06-01")), 0);
	close_store();
}
END_TEST

START_TEST(test_names_are_compared_and_another_name_withholds_measures)
{
	struct entry e = plain("SJ", FIRM, REGULATOR, "样市监列〔2026〕1号");
	const credit_verdict *v;

	put(&e);
	put_confirmation("SJ", REGULATOR, "2026-05-31");
	ready();
	ck_assert_int_eq(credit_verdict_name_match(ask(FIRM, e.name, "2026-06-01")),
		CREDIT_NAME_EXACT);
	v = ask(FIRM, "样例(西部)商贸有限公司", "2026-06-01");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_EQUAL);
	ck_assert_uint_gt(credit_verdict_measure_count(v), 0);
	v = ask(FIRM, "别的公司", "2026-06-01");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_DIFFERENT);
	ck_assert_uint_eq(credit_verdict_measure_count(v), 0);
	ck_assert_uint_eq(credit_verdict_entry_count(v), 1);
	assert_says(v, "证件号相同而姓名（名称）不同，请先核实，不得据此办理");
	v = ask(FIRM, "", "2026-06-01");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_NONE);
	ck_assert_str_eq(credit_name_match_name(CREDIT_NAME_EXACT), "exact");
	ck_assert_str_eq(credit_name_match_name(CREDIT_NAME_EQUAL), "equal");
	ck_assert_str_eq(credit_name_match_name(CREDIT_NAME_DIFFERENT), "different");
	ck_assert_str_eq(credit_name_match_name(CREDIT_NAME_NONE), "");
	ck_assert_str_eq(credit_name_match_name(9), "");
	close_store();
}
END_TEST

START_TEST(test_states_and_days)
{
	struct entry e = plain("SJ", FIRM, REGULATOR, "样市监列〔2026〕1号");
	const credit_verdict *v;

	put(&e);
	put_confirmation("SJ", REGULATOR, "2026-05-31");
	ready();
	v = ask(FIRM, NULL, "2026-04-01");
	ck_assert(!credit_verdict_found(v));
	ck_assert_int_eq(credit_verdict_entry_at(v, 0)->state, CREDIT_STATE_NOTIFIED);
	ck_assert_str_eq(credit_verdict_entry_at(v, 0)->why_not_public, "held-not-yet");
	assert_says(v, "历史状态，不得作为现时惩戒依据。");
	v = ask(FIRM, NULL, "2026-06-01");
	assert_silent(v, "历史状态");
	v = ask(FIRM, NULL, "2035-01-01");
	ck_assert(!credit_verdict_found(v));
	ck_assert_int_eq(credit_verdict_entry_at(v, 0)->state, CREDIT_STATE_ENDED);
	ck_assert_uint_eq(credit_verdict_measure_count(v), 0);
	close_store();
}
END_TEST

static const int void_kinds[] = {CREDIT_EVENT_REVOKED, CREDIT_EVENT_MISIDENTIFIED,
	CREDIT_EVENT_REPLACED};

START_TEST(test_void_entries_are_left_out_for_every_day)
{
	struct entry e = plain("SJ", FIRM, REGULATOR, "样市监列〔2026〕1号");
	struct entry_id id = put(&e);
	const credit_verdict *v;

	put_act(&id, void_kinds[_i], "2026-05-30");
	put_confirmation("SJ", REGULATOR, "2026-05-31");
	ready();
	v = ask(FIRM, "别的公司", "2026-05-01");
	ck_assert(!credit_verdict_found(v));
	ck_assert_uint_eq(credit_verdict_entry_count(v), 0);
	ck_assert_str_eq(credit_verdict_name(v), "");
	ck_assert_int_eq(credit_verdict_name_match(v), CREDIT_NAME_NONE);
	close_store();
}
END_TEST

START_TEST(test_a_minor_is_on_no_black_list)
{
	struct entry e = plain("SX", MINOR, COURT, "（2026）样0199执1号");

	put(&e);
	ready();
	ck_assert_uint_eq(credit_verdict_entry_count(ask(MINOR, NULL, "2026-06-01")), 0);
	close_store();
}
END_TEST

START_TEST(test_a_person_is_found_and_never_printed)
{
	struct entry e = plain("SX", ADULT, COURT, "（2026）样0199执1号");
	const credit_verdict *v;

	e.name = "赵某";
	put(&e);
	put_confirmation("SX", COURT, "2026-05-31");
	ready();
	v = ask(ADULT, "赵某", "2026-06-01");
	ck_assert(credit_verdict_found(v));
	ck_assert_ptr_nonnull(strstr(credit_verdict_remedy(v, CREDIT_ZH), "执行法院"));
	ck_assert_str_eq(credit_verdict_entry_at(v, 0)->why_not_public, "held-person");
	ck_assert_str_ne(credit_verdict_entry_at(v, 0)->why_article, "");
	close_store();
}
END_TEST

START_TEST(test_several_entries_give_one_measure)
{
	struct entry one = plain("SJ", FIRM, REGULATOR, "样市监列〔2026〕1号");
	struct entry two = plain("SJ", FIRM, REGULATOR, "样市监列〔2026〕2号");
	const credit_verdict *v;

	two.decided = on("2026-05-10");
	two.name = "样例改名有限公司";
	put(&one);
	put(&two);
	ready();
	v = ask(FIRM, NULL, "2026-06-01");
	ck_assert_uint_eq(credit_verdict_entry_count(v), 2);
	ck_assert_str_eq(credit_verdict_name(v), "样例改名有限公司");
	for (size_t i = 0; i < credit_verdict_measure_count(v); i++)
		ck_assert_uint_eq(credit_verdict_measure_at(v, i)->entries_count, 2);
	close_store();
}
END_TEST

START_TEST(test_many_answers_come_in_order)
{
	struct entry e = plain("SJ", FIRM, REGULATOR, "样市监列〔2026〕1号");
	const credit_verdict *const *verdicts;
	const credit_verdict *one;
	credit_error err;
	credit_id ids[3];

	put(&e);
	ready();
	credit_id_parse(OTHER, 18, &ids[0]);
	credit_id_parse(FIRM, 18, &ids[1]);
	credit_id_parse(ADULT, 18, &ids[2]);
	ok(credit_check_many(snapshot, ids, 3, on("2026-06-01"), &verdicts, &err), &err);
	for (int i = 0; i < 3; i++) {
		ck_assert_str_eq(credit_verdict_id(verdicts[i])->text, ids[i].text);
		ck_assert(credit_verdict_found(verdicts[i]) == (i == 1));
	}
	ok(credit_check_many(snapshot, NULL, 0, on("2026-06-01"), &verdicts, &err), &err);
	ck_assert_ptr_nonnull(verdicts);
	ok(credit_check(snapshot, &ids[1], on("2026-06-01"), &one, &err), &err);
	ck_assert(credit_verdict_found(one));
	close_store();
}
END_TEST

START_TEST(test_misuse)
{
	const credit_verdict *const *many = (void *)1;
	const credit_verdict *v = (void *)1;
	const char *json = (void *)1;
	credit_id none = {0};
	credit_id id;

	ready();
	credit_id_parse(FIRM, 18, &id);
	ck_assert_int_eq(credit_check(NULL, &id, 0, &v, NULL), CREDIT_EINVAL);
	ck_assert_ptr_null(v);
	ck_assert_int_eq(credit_check(snapshot, NULL, 0, &v, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_check(snapshot, &id, 0, NULL, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_check(snapshot, &none, 0, &v, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_check(snapshot, &id, CREDIT_DAY_NONE, &v, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_check(snapshot, &id, CREDIT_DAY_MAX + 1, &v, NULL), CREDIT_EINVAL);
	id.scheme = CREDIT_SCHEME_LOCAL; /* never answers a check */
	ck_assert_int_eq(credit_check(snapshot, &id, 0, &v, NULL), CREDIT_EINVAL);
	ck_assert_int_eq(credit_check_many(snapshot, NULL, 1, 0, &many, NULL), CREDIT_EINVAL);
	ck_assert_ptr_null(many);
	v = ask(FIRM, NULL, "2026-06-01");
	ck_assert_int_eq(
		credit_verdict_json(snapshot, v, NULL, 7, &json, NULL, NULL), CREDIT_EINVAL);
	ck_assert_ptr_null(json);
	ck_assert_int_eq(credit_verdict_json(snapshot, NULL, NULL, 0, &json, NULL, NULL),
		CREDIT_EINVAL);
	ck_assert_int_eq(
		credit_verdict_json(snapshot, v, NULL, 0, NULL, NULL, NULL), CREDIT_EINVAL);
	ck_assert_ptr_null(credit_verdict_entry_at(v, 0));
	ck_assert_ptr_null(credit_verdict_measure_at(v, 0));
	ck_assert_ptr_null(credit_verdict_list_at(v, 0));
	ck_assert_str_eq(credit_verdict_notice(v, 7), "");
	ck_assert(!credit_verdict_found(NULL));
	ck_assert_ptr_null(credit_verdict_id(NULL));
	ck_assert_str_eq(credit_verdict_name(NULL), "");
	ck_assert_int_eq(credit_verdict_name_match(NULL), CREDIT_NAME_NONE);
	ck_assert_int_eq(credit_verdict_on(NULL), CREDIT_DAY_NONE);
	ck_assert_uint_eq(credit_verdict_entry_count(NULL), 0);
	ck_assert_uint_eq(credit_verdict_measure_count(NULL), 0);
	ck_assert_uint_eq(credit_verdict_stale_count(NULL), 0);
	ck_assert_str_eq(credit_verdict_remedy(NULL, CREDIT_ZH), "");
	close_store();
}
END_TEST

/* One key of the interface after the other, in order. */
static void assert_keys(const char *json, const char *const *keys)
{
	const char *at = json;

	for (; *keys; keys++) {
		char quoted[60];

		snprintf(quoted, sizeof(quoted), "\"%s\":", *keys);
		at = strstr(at, quoted);
		if (!at)
			ck_abort_msg("%s not in order in %s", *keys, json);
	}
}

START_TEST(test_json_has_every_key_of_the_interface)
{
	static const char *const keys[] = {"schema", "input", "id", "kind", "name",
		"name_match", "found", "entries", "entry", "number", "list", "colour", "class",
		"state", "marks", "authority", "document", "decided", "listed", "public_from",
		"public_until", "use_until", "measures_until", "provisional", "why_not_public",
		"measures", "measure", "name", "type", "trigger", "department", "basis",
		"entries", "until", "lists_covered", "lists_stale", "as_of", "notice", NULL};
	struct entry e = plain("SJ", FIRM, REGULATOR, "样市监列〔2026〕1号");
	const credit_verdict *v;
	const char *json;
	size_t length;
	credit_error err;

	put(&e);
	put_confirmation("SJ", REGULATOR, "2026-05-31");
	ready();
	v = ask(FIRM, e.name, "2026-06-01");
	ok(credit_verdict_json(snapshot, v, " 91629999f00000093c", CREDIT_ZH, &json, &length,
		   &err),
		&err);
	ck_assert_uint_eq(strlen(json), length);
	assert_keys(json, keys);
	ck_assert_ptr_nonnull(strstr(json, "\"schema\":\"credit.check/1\""));
	ck_assert_ptr_nonnull(strstr(json, "\"input\":\" 91629999f00000093c\""));
	ck_assert_ptr_nonnull(strstr(json, "\"kind\":\"business\""));
	ck_assert_ptr_nonnull(strstr(json, "\"name_match\":\"exact\""));
	ck_assert_ptr_nonnull(strstr(json, "\"state\":\"listed\",\"marks\":[]"));
	ck_assert_ptr_nonnull(strstr(json, "\"decided\":\"2026-04-10\""));
	ck_assert_ptr_nonnull(strstr(json, "\"why_not_public\":null"));
	ck_assert_ptr_nonnull(
		strstr(json, "\"lists_covered\":[\"SJ\"],\"lists_stale\":[],\"as_of\":"
			     "{\"SJ\":\"2026-05-31\"}"));
	ck_assert_ptr_null(strchr(json, '\n'));
	ok(credit_verdict_json(snapshot, v, NULL, CREDIT_EN, &json, NULL, &err), &err);
	ck_assert_ptr_nonnull(strstr(json, "\"input\":\"91629999F00000093C\""));
	ck_assert_ptr_nonnull(strstr(json, "This answer serves lawful duties"));
	close_store();
}
END_TEST

START_TEST(test_marks_and_reasons_in_json)
{
	struct entry e = plain("SJ", FIRM, REGULATOR, "样市监列〔2026〕1号");
	struct entry_id id = put(&e);
	const char *json;
	credit_error err;

	put_act(&id, CREDIT_EVENT_OBJECTED, "2026-05-20");
	put_act(&id, CREDIT_EVENT_SUSPENDED, "2026-05-21");
	ready();
	ok(credit_verdict_json(snapshot, ask(FIRM, NULL, "2026-06-01"), NULL, CREDIT_ZH, &json,
		   NULL, &err),
		&err);
	ck_assert_ptr_nonnull(strstr(json, "\"marks\":[\"under-objection\",\"suspended\"]"));
	ck_assert_ptr_nonnull(strstr(json, "\"why_not_public\":\"held-suspended\""));
	ck_assert_ptr_nonnull(strstr(json, "\"measures\":[]"));
	ck_assert_ptr_nonnull(strstr(json, "\"found\":true"));
	close_store();
}
END_TEST

START_TEST(test_an_honour_beside_a_black_entry_says_only_that_it_is_reviewed)
{
	struct entry red = plain("H04", FIRM, CIVIL, "样文明〔2026〕1号");
	struct entry black = plain("SJ", FIRM, REGULATOR, "样市监列〔2026〕1号");
	const credit_verdict *v;

	put(&red);
	put(&black);
	ready();
	v = ask(FIRM, NULL, "2026-06-01");
	ck_assert_uint_eq(credit_verdict_entry_count(v), 2);
	for (size_t i = 0; i < 2; i++) {
		const credit_verdict_entry *entry = credit_verdict_entry_at(v, i);

		if (strcmp(entry->colour, "red") == 0) {
			ck_assert_uint_eq(entry->marks, CREDIT_MARK_SHIELDED);
			ck_assert_str_eq(entry->why_not_public, "held-review");
		}
	}
	for (size_t i = 0; i < credit_verdict_measure_count(v); i++)
		ck_assert_str_eq(credit_verdict_measure_at(v, i)->type, "penalty");
	ck_assert_ptr_nonnull(strstr(credit_verdict_remedy(v, CREDIT_ZH), "对认定有异议"));
	ck_assert_ptr_nonnull(strstr(credit_verdict_remedy(v, CREDIT_ZH), "信用中国"));
	close_store();
}
END_TEST

SUITE_APART("joint/check", T(test_a_listed_firm_is_found_with_its_grounds),
	T(test_nothing_found_is_no_proof),
	T(test_a_stale_list_cannot_confirm),
	T(test_when_every_list_is_stale_nothing_is_denied),
	T(test_a_list_never_loaded_is_not_covered),
	T(test_a_list_covers_its_kinds_only),
	T(test_names_are_compared_and_another_name_withholds_measures),
	T(test_states_and_days),
	TL(test_void_entries_are_left_out_for_every_day, 3),
	T(test_a_minor_is_on_no_black_list),
	T(test_a_person_is_found_and_never_printed),
	T(test_several_entries_give_one_measure),
	T(test_many_answers_come_in_order),
	T(test_misuse),
	T(test_json_has_every_key_of_the_interface),
	T(test_marks_and_reasons_in_json),
	T(test_an_honour_beside_a_black_entry_says_only_that_it_is_reviewed))
