/* SPDX-License-Identifier: Apache-2.0 */
/*
 * keys.c - the keys that --key names: to sign with, or to verify by.
 *
 * A file to sign with holds one key; a file of public keys may hold several.
 */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

int cli_keys(const struct cli *cli, struct cli_keys *out)
{
	const char *path;
	credit_error err;
	int at = 0;
	size_t most = 0;

	out->list = NULL;
	out->count = 0;
	while (cli_option_next(cli, "key", &at))
		most++;
	out->list = calloc(most + 1, sizeof(*out->list));
	if (!out->list)
		return CLI_FAIL(cli, CREDIT_ENOMEM, MSG_MEMORY);
	at = 0;
	while ((path = cli_option_next(cli, "key", &at))) {
		if (credit_key_open(path, &out->list[out->count], &err)) {
			cli_keys_done(out);
			return cli_error(cli, &err);
		}
		out->count++;
	}
	return EXIT_DONE;
}

void cli_keys_done(struct cli_keys *keys)
{
	for (size_t i = 0; keys->list && i < keys->count; i++)
		credit_key_close(keys->list[i]);
	free(keys->list);
	keys->list = NULL;
	keys->count = 0;
}

void cli_ring_done(struct cli_ring *ring)
{
	for (size_t i = 0; i < ring->files_count; i++)
		credit_keys_close(ring->files[i], ring->counts[i]);
	free(ring->keys);
}

int cli_ring(const struct cli *cli, struct cli_ring *ring)
{
	const char *path;
	credit_error err;
	int at = 0;

	memset(ring, 0, sizeof(*ring));
	while ((path = cli_option_next(cli, "key", &at))) {
		size_t i = ring->files_count;

		if (i == KEY_FILES_MAX)
			return CLI_FAIL(cli, CREDIT_ELIMIT, MSG_ARGUMENT, "--key", path);
		if (credit_keys_open(path, &ring->files[i], &ring->counts[i], &err))
			return cli_error(cli, &err);
		ring->files_count++;
		ring->count += ring->counts[i];
	}
	ring->keys = calloc(ring->count + 1, sizeof(credit_key *));
	if (!ring->keys)
		return CLI_FAIL(cli, CREDIT_ENOMEM, MSG_MEMORY);
	ring->count = 0;
	for (size_t i = 0; i < ring->files_count; i++)
		for (size_t k = 0; k < ring->counts[i]; k++)
			ring->keys[ring->count++] = ring->files[i][k];
	return EXIT_DONE;
}
