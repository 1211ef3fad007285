/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Publish a month.  New here: credit_publish(); what is held back comes
 * through the callback, with the reason.
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

static int print_finding(void *context, const credit_finding *finding)
{
	char text[CREDIT_TEXT_BYTES];

	(void)context;
	credit_finding_text(finding, CREDIT_EN, text, sizeof(text));
	printf("%s (%s)\n", text, finding->code);
	return 0;
}

int main(void)
{
	credit_publish_options options;
	credit_publish_report *report = NULL;
	credit_registry *registry;
	credit_error err;
	int status;

	if (credit_open("sample.store", NULL, &registry, &err))
		return fail(&err);
	credit_publish_options_init(&options);
	options.period = "2026-04";
	options.directory = "public";
	credit_day_parse("2026-04-30", 10, &options.on);
	status = credit_publish(registry, &options, print_finding, NULL, &report, &err);
	if (status == CREDIT_OK)
		printf("%s: %llu red, %llu black; open %s/index.html\n", report->label,
			(unsigned long long)report->red, (unsigned long long)report->black,
			report->folder);
	credit_publish_report_free(report);
	credit_close(registry);
	return status ? fail(&err) : 0;
}
