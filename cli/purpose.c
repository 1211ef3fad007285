/* SPDX-License-Identifier: Apache-2.0 */
/*
 * purpose.c - who asks and why, for the commands that look subjects up.
 *
 * The purpose is --purpose, else $CREDIT_PURPOSE, so that a system that asks
 * all day states it once; the operator is --operator, else the login name.
 */
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli.h"

const char *cli_purpose(const struct cli *cli)
{
	const char *given = cli_option(cli, "purpose");

	if (given)
		return given;
	given = getenv("CREDIT_PURPOSE");
	return given && given[0] ? given : NULL;
}

/* The operator, or the login name: who the system says it is, never what $USER says. */
static const char *operator_name(const struct cli *cli, char *text, size_t size)
{
	const char *given = cli_option(cli, "operator");
	const struct passwd *user;

	if (given)
		return given;
	user = getpwuid(getuid());
	if (user && user->pw_name && user->pw_name[0])
		snprintf(text, size, "%s", user->pw_name);
	else
		snprintf(text, size, "uid %lu", (unsigned long)getuid());
	return text;
}

/* A log that is no plain file is an error, lest a script take it for a hit. */
static int not_logged(const struct cli *cli, const credit_error *err)
{
	int code = cli_error(cli, err);

	return code == EXIT_FINDING ? EXIT_ERROR : code;
}

credit_query cli_query(const struct cli *cli, const char *purpose, const char *identity,
	char login[LOGIN_BYTES])
{
	return (credit_query){.size = sizeof(credit_query), .purpose = purpose,
		.command = cli->command->name, .identity = identity,
		.operator_ = operator_name(cli, login, LOGIN_BYTES)};
}

int cli_asks_for(const struct cli *cli, credit_snapshot *snapshot, const char *purpose,
	const char *identity)
{
	char login[LOGIN_BYTES];
	credit_query query = cli_query(cli, purpose, identity, login);
	credit_error err;

	return credit_snapshot_purpose(snapshot, &query, &err) ? not_logged(cli, &err)
							       : EXIT_DONE;
}

int cli_asks(const struct cli *cli, credit_snapshot *snapshot)
{
	const char *purpose = cli_purpose(cli);

	return purpose ? cli_asks_for(cli, snapshot, purpose, NULL) : EXIT_DONE;
}

int cli_asked(const struct cli *cli, credit_snapshot *snapshot)
{
	credit_error err;

	return credit_snapshot_log(snapshot, &err) ? not_logged(cli, &err) : EXIT_DONE;
}

int cli_asked_part(const struct cli *cli, credit_snapshot *snapshot)
{
	credit_error err;

	return credit_snapshot_log_part(snapshot, &err) ? not_logged(cli, &err) : EXIT_DONE;
}

int cli_purpose_for(const struct cli *cli, const credit_id *id)
{
	if (cli_purpose(cli) || !credit_purpose_needed(id))
		return EXIT_DONE;
	CLI_FAIL(cli, CREDIT_EINVAL, MSG_PURPOSE_NEEDED);
	return EXIT_USAGE;
}
