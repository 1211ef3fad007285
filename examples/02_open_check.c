/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ask about one subject.  New here: a snapshot, credit_check() and the reading
 * of a verdict: entries, measures, and the notice that goes with it.
 */
#include <credit.h>
#include <stdio.h>

static int fail(const credit_error *err)
{
	char text[CREDIT_TEXT_BYTES];

	credit_error_text(err, CREDIT_EN, text, sizeof(text));
	fprintf(stderr, "%s\n", text);
	return 3;
}

int main(void)
{
	const char code[] = "91629999F00000093C";
	const credit_verdict *verdict;
	credit_registry *registry;
	credit_snapshot *snapshot;
	credit_error err;
	credit_day day;
	credit_id id;

	if (credit_id_parse(code, sizeof(code) - 1, &id) ||
		credit_day_parse("2026-04-30", 10, &day))
		return 2;
	if (credit_open("sample.store", NULL, &registry, &err))
		return fail(&err);
	if (credit_snapshot_begin(registry, NULL, &snapshot, &err) ||
		credit_check(snapshot, &id, day, &verdict, &err))
		return fail(&err);

	printf("%s %s\n", code, credit_verdict_name(verdict));
	for (size_t i = 0; i < credit_verdict_entry_count(verdict); i++) {
		const credit_verdict_entry *entry = credit_verdict_entry_at(verdict, i);

		printf("%s: %s, %s\n", entry->list_name_en, credit_state_name(entry->state),
			entry->document);
	}
	for (size_t i = 0; i < credit_verdict_measure_count(verdict); i++) {
		const credit_verdict_measure *measure = credit_verdict_measure_at(verdict, i);

		printf("%s %s by %s (%s)\n", measure->measure, measure->name_en,
			measure->department_en, measure->basis);
	}
	puts(credit_verdict_notice(verdict, CREDIT_EN));
	credit_snapshot_end(snapshot);
	credit_close(registry);
	return 0;
}
