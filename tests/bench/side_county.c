/* SPDX-License-Identifier: Apache-2.0 */
/*
 * side_county.c - a registry for benches, through the public calls.
 */
#include "side_county.h"

#include <stdio.h>

#include "base/day.h"
#include "credit/intake.h"
#include "measure.h"

#define FINDINGS_SHOWN 6

static credit_day today(void)
{
	return day_from_parts(2026, 5, 1);
}

/* The first findings that refuse, for whoever has to mend the bench. */
static int show_finding(void *context, const credit_finding *finding)
{
	unsigned *shown = context;
	char text[CREDIT_TEXT_BYTES];

	if (finding->severity < CREDIT_REFUSED || (*shown)++ >= FINDINGS_SHOWN)
		return 0;
	credit_finding_text(finding, CREDIT_EN, text, sizeof(text));
	printf("  %s: %s\n", finding->code, text);
	return 0;
}

credit_registry *county_create(const char *place)
{
	credit_create_options options;
	credit_registry *registry;
	credit_error err;

	credit_create_options_init(&options);
	options.now_us = day_end_time(today());
	must(credit_create(place, &options, &registry, &err), "create a store", &err);
	return registry;
}

credit_registry *county_open(const char *place)
{
	credit_open_options options;
	credit_registry *registry;
	credit_error err;

	credit_open_options_init(&options);
	options.now_us = day_end_time(today());
	must(credit_open(place, &options, &registry, &err), "open the store", &err);
	return registry;
}

uint64_t county_import(credit_registry *registry, const char *file, const char *temporary)
{
	credit_import_options options;
	credit_import_report *report;
	credit_error err;
	unsigned shown = 0;
	uint64_t added;

	credit_import_options_init(&options);
	options.temporary = temporary;
	must(credit_import_csv(
		     registry, file, &options, show_finding, &shown, &report, &err),
		"import", &err);
	added = report->landed ? report->added : 0;
	credit_import_report_free(report);
	return added;
}

uint64_t county_publish(credit_registry *registry, const char *out, const credit_key *key)
{
	credit_publish_options options;
	credit_publish_report *report = NULL;
	credit_error err;
	unsigned shown = 0;
	uint64_t printed;

	credit_publish_options_init(&options);
	options.period = COUNTY_PERIOD;
	options.on = today();
	options.directory = out;
	options.keys = &key;
	options.keys_count = key ? 1 : 0;
	must(credit_publish(registry, &options, show_finding, &shown, &report, &err),
		"publish", &err);
	printed = report->red + report->black;
	credit_publish_report_free(report);
	return printed;
}

uint64_t county_verify(const char *out, credit_key *key)
{
	credit_verify_options options;
	credit_verify_report report;
	credit_error err;
	unsigned shown = 0;

	credit_verify_options_init(&options);
	options.on = today();
	options.keys = &key;
	options.keys_count = 1;
	must(credit_edition_verify(out, &options, show_finding, &shown, &report, &err),
		"verify", &err);
	return report.authenticated ? report.rows : 0;
}
