/* SPDX-License-Identifier: Apache-2.0 */
/* Acts on a subject as they are shown: in order, with those that count no more. */
#include "sample.h"
#include "credit.h"

static struct sample sample;

static void record(const credit_id *subject, int kind, const char *document,
	const credit_id *other, const char *const names[], const char *const values[],
	size_t count)
{
	credit_subject_act act = {.size = sizeof(act), .subject = subject, .kind = kind,
		.day = DAY0, .document = document, .authority = "SC", .others = other,
		.others_count = other != NULL, .field_names = names, .field_values = values,
		.fields_count = count};

	OK(credit_subject_act_record(sample.registry, &act, NULL, err));
}

START_TEST(test_acts_are_shown_under_every_identifier)
{
	static const char *const name[] = {"name"};
	static const char *const named[] = {"样例新名有限公司"};
	static const char *const of[] = {"kind", "of"};
	static const char *const which[] = {"renamed", "登1号"};
	const credit_subject *subject;
	credit_snapshot *snapshot;
	const char *json;
	credit_id firm;
	credit_id other;

	sample_begin(&sample);
	firm = sample_firm(1);
	other = sample_firm(2);
	record(&firm, CREDIT_SUBJECT_RENAMED, "登1号", NULL, name, named, 1);
	record(&firm, CREDIT_SUBJECT_CODE_CHANGED, "登2号", &other, NULL, NULL, 0);
	record(&other, CREDIT_SUBJECT_ANNULLED, "登3号", NULL, of, which, 2);
	OK(credit_snapshot_begin(sample.registry, NULL, &snapshot, err));
	OK(credit_subject_get(snapshot, &other, DAY0, &subject, err));
	ck_assert_uint_eq(credit_subject_event_count(subject), 3);
	ck_assert(!credit_subject_event_at(subject, 0)->counts);
	ck_assert(credit_subject_event_at(subject, 1)->counts);
	ck_assert_str_eq(credit_subject_event_at(subject, 1)->others[0].text, other.text);
	ck_assert_str_eq(credit_subject_name(subject), ""); /* the renaming was wrong */
	OK(credit_subject_json(snapshot, subject, &json, NULL, err));
	ck_assert_ptr_nonnull(strstr(json, "\"acts\":[{\"kind\":\"renamed\""));
	ck_assert_ptr_nonnull(strstr(json, "\"counts\":false,\"to\":[],\"fields\":{\"name\":"));
	ck_assert_ptr_nonnull(strstr(json, "\"fields\":{\"kind\":\"renamed\",\"of\":\"登1号\"}"));
	credit_snapshot_end(snapshot);
	sample_fsck(sample.registry);
	sample_end(&sample);
}
END_TEST

SUITE("store/show_acts", T(test_acts_are_shown_under_every_identifier))
