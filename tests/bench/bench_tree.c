/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bench_tree.c - growing the journal's tree beside storing the rows it is over.
 *
 *	bench_tree [--rows N] [--short]
 *
 * A store of N entries (1,000,000) is filled in one change, tree and all; then the
 * same leaves grow the same tree in memory, five times.  --short takes few, and
 * compares the roots.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "firms.h"
#include "measure.h"
#include "seal/merkle.h"
#include "store/schema.h"
#include "store/store.h"

struct bench {
	uint32_t rows;
	credit_registry *registry;
	uint8_t (*leaves)[LEAF_BYTES];
	uint64_t count;
	uint8_t root[DIGEST_BYTES];
};

/* Seconds to store all rows. */
static double fill(struct bench *b)
{
	struct change *change;
	credit_error err;
	double start = seconds_now();

	must(change_begin(b->registry, 0, "", &change, &err), "begin", &err);
	for (uint32_t i = 0; i < b->rows; i++) {
		struct firm_texts texts;
		struct entry entry;

		firm_entry(i, FIRM_LIST, registry_id_key(b->registry), &texts, &entry);
		must(change_add_entry(change, &entry, &err), "add an entry", &err);
	}
	must(change_commit(change, &err), "commit", &err);
	return seconds_now() - start;
}

static int take_leaf(void *context, const struct journal_row *row)
{
	struct bench *b = context;

	journal_leaf(row, b->leaves[b->count++]);
	return CREDIT_OK;
}

/* The leaves, and the root that the store has. */
static void read_leaves(struct bench *b)
{
	credit_snapshot *snapshot;
	credit_error err;

	must(credit_snapshot_begin(b->registry, NULL, &snapshot, &err), "snapshot", &err);
	b->leaves = malloc(snapshot_sequence(snapshot) * sizeof(b->leaves[0]));
	must_be(b->leaves != NULL, "memory");
	must(snapshot_journal(snapshot, 1, UINT64_MAX, take_leaf, b, &err), "journal", &err);
	must(credit_journal_root(snapshot, 0, b->root, &err), "root", &err);
	credit_snapshot_end(snapshot);
}

/* Seconds to grow the tree; false when the root is another. */
static bool grow(const struct bench *b, double *taken)
{
	struct merkle tree;
	uint8_t root[DIGEST_BYTES];
	credit_error err;
	double start = seconds_now();

	must(merkle_open(&tree, registry_hash(b->registry), &err), "tree", &err);
	for (uint64_t i = 0; i < b->count; i++)
		merkle_add(&tree, b->leaves[i], sizeof(b->leaves[i]));
	must(merkle_root(&tree, root, &err), "root", &err);
	*taken = seconds_now() - start;
	merkle_close(&tree);
	return memcmp(root, b->root, DIGEST_BYTES) == 0;
}

static void show(const struct bench *b, double store, double tree)
{
	const struct measured measured = {.what = "the journal's tree, a leaf",
		.ours = tree / (double)b->count * 1e9, .theirs = store / b->rows * 1e9,
		.unit = "ns", .than = "storing the row", .ratio = RATIO_TIME};

	table_row(&measured);
}

int main(int argc, char **argv)
{
	bool brief = option_given(argc, argv, "--short");
	struct bench b = {
		.rows = (uint32_t)option_number(argc, argv, "--rows", brief ? 2000 : 1000000)};
	credit_create_options options;
	char place[300];
	double taken[RUNS];
	double stored;
	credit_error err;
	bool right = true;

	credit_create_options_init(&options);
	options.now_us = day_end_time(day_from_parts(2026, 5, 1));
	snprintf(place, sizeof(place), "%s/store", scratch_make());
	must(credit_create(place, &options, &b.registry, &err), "create a store", &err);
	stored = fill(&b);
	read_leaves(&b);
	for (int i = 0; i < RUNS; i++)
		right = grow(&b, &taken[i]) && right;
	must_be(brief || right, "the root is that of the store");
	if (!brief)
		show(&b, stored, median(taken, RUNS));
	free(b.leaves);
	credit_close(b.registry);
	return brief ? answers("bench/tree", right) : 0;
}
