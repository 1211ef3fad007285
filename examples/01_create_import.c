/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Make a registry and take a department's file into it.  New here:
 * credit_create(), credit_import_csv() and the callback that gets each fault.
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

/* Called for each finding; returning something else than 0 would stop. */
static int print_finding(void *context, const credit_finding *finding)
{
	char text[CREDIT_TEXT_BYTES];

	(void)context;
	credit_finding_text(finding, CREDIT_EN, text, sizeof(text));
	printf("line %llu: %s (%s)\n", (unsigned long long)finding->line, text, finding->code);
	return 0;
}

int main(void)
{
	credit_create_options create;
	credit_import_options options;
	credit_import_report *report = NULL;
	credit_registry *registry = NULL;
	credit_error err;
	int status;

	credit_create_options_init(&create);
	status = credit_create("sample.store", &create, &registry, &err);
	if (status == CREDIT_EEXISTS) /* made by an earlier run */
		status = credit_open("sample.store", NULL, &registry, &err);
	if (status)
		return fail(&err);

	credit_import_options_init(&options);
	options.list = "SX";
	options.authority = "样例县人民法院";
	status = credit_import_csv(
		registry, "sample.csv", &options, print_finding, NULL, &report, &err);
	if (status == CREDIT_OK)
		printf("%llu rows: %llu added, %llu unchanged, %llu refused\n",
			(unsigned long long)report->rows, (unsigned long long)report->added,
			(unsigned long long)report->unchanged,
			(unsigned long long)report->rejected);
	credit_import_report_free(report);
	credit_close(registry);
	return status ? fail(&err) : 0;
}
