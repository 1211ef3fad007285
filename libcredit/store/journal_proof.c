/* SPDX-License-Identifier: Apache-2.0 */
/*
 * journal_proof.c - the public calls for roots and proofs of the journal.
 *
 * Runs once a proof.  What is handed out was checked against its own root first,
 * so that damage to the store is told here and not by whoever gets the proof.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "seal/merkle_proof.h"
#include "store/answer.h"
#include "store/view.h"

int credit_journal_root(credit_snapshot *snapshot, uint64_t records, uint8_t root[32],
	credit_error *err)
{
	if (root)
		memset(root, 0, DIGEST_BYTES);
	if (!snapshot || !root)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	return snapshot_tree_root(snapshot, records ? records : snapshot->sequence, root, err);
}

/* Room for an answer in the snapshot's arena. */
static int proof_new(credit_snapshot *snapshot, uint64_t first, uint64_t records,
	credit_journal_proof **out, credit_error *err)
{
	credit_journal_proof *proof;

	arena_reset(&snapshot->arena);
	*out = proof = arena_alloc(&snapshot->arena, sizeof(*proof));
	if (!proof)
		return MEMORY(err);
	memset(proof, 0, sizeof(*proof));
	proof->size = sizeof(*proof);
	proof->first = first;
	proof->records = records ? records : snapshot->sequence;
	proof->hash = hash_name(snapshot->registry->hash);
	return CREDIT_OK;
}

/* The path into the arena; then the proof must hold. */
static int proof_give(credit_snapshot *snapshot, credit_journal_proof *proof,
	const struct merkle_path *path, const credit_journal_proof **out, credit_error *err)
{
	size_t bytes = path->count * DIGEST_BYTES;
	uint8_t(*copy)[DIGEST_BYTES] = arena_alloc(&snapshot->arena, bytes + 1);
	int status;

	if (!copy)
		return MEMORY(err);
	memcpy(copy, path->hashes, bytes);
	proof->path = (const uint8_t(*)[DIGEST_BYTES])copy;
	proof->path_count = path->count;
	status = credit_journal_proof_check(proof, err);
	if (!status)
		*out = proof;
	return status;
}

int credit_journal_inclusion(credit_snapshot *snapshot, uint64_t sequence, uint64_t records,
	const credit_journal_proof **out, credit_error *err)
{
	credit_journal_proof *proof;
	struct merkle_path path;
	int status;

	if (out)
		*out = NULL;
	if (!snapshot || !out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	status = proof_new(snapshot, sequence, records, &proof, err);
	if (!status)
		status = snapshot_tree_inclusion(
			snapshot, sequence, proof->records, proof->leaf, &path, err);
	if (!status)
		status = snapshot_tree_root(snapshot, proof->records, proof->root, err);
	return status ? status : proof_give(snapshot, proof, &path, out, err);
}

int credit_journal_consistency(credit_snapshot *snapshot, uint64_t first, uint64_t records,
	const credit_journal_proof **out, credit_error *err)
{
	credit_journal_proof *proof;
	struct merkle_path path;
	int status;

	if (out)
		*out = NULL;
	if (!snapshot || !out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "snapshot", "NULL");
	status = proof_new(snapshot, first, records, &proof, err);
	if (status)
		return status;
	proof->continues = true;
	status = snapshot_tree_consistency(snapshot, first, proof->records, &path, err);
	if (!status)
		status = snapshot_tree_root(snapshot, first, proof->first_root, err);
	if (!status)
		status = snapshot_tree_root(snapshot, proof->records, proof->root, err);
	return status ? status : proof_give(snapshot, proof, &path, out, err);
}

int credit_journal_proof_check(const credit_journal_proof *proof, credit_error *err)
{
	struct merkle_path path;
	struct digest digest;
	char number[24];
	bool holds;
	int status;

	if (!proof || proof->size != sizeof(*proof) || (!proof->path && proof->path_count) ||
		proof->path_count > MERKLE_PATH_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "proof", "NULL");
	status = digest_open(&digest, hash_of_name(proof->hash), err);
	if (status)
		return status;
	path.count = proof->path_count;
	if (path.count)
		memcpy(path.hashes, proof->path, path.count * DIGEST_BYTES);
	if (proof->continues)
		holds = merkle_consistency_holds(&digest, proof->first, proof->records, &path,
			proof->first_root, proof->root);
	else
		holds = merkle_inclusion_holds(&digest, proof->leaf, proof->first - 1,
			proof->records, &path, proof->root);
	status = digest_status(&digest, err);
	digest_close(&digest);
	if (status || holds)
		return status;
	snprintf(number, sizeof(number), "%" PRIu64, proof->first);
	return FAIL(err, CREDIT_ECORRUPT, MSG_TREE_PROOF, number);
}

static void put_hex(struct json *out, const char *key, const uint8_t bytes[DIGEST_BYTES])
{
	char text[2 * DIGEST_BYTES + 1];

	hex_encode(bytes, DIGEST_BYTES, text);
	if (key)
		json_kv_text(out, key, text);
	else
		json_text(out, text);
}

int credit_journal_proof_json(credit_snapshot *snapshot, const credit_journal_proof *proof,
	const char **json, size_t *length, credit_error *err)
{
	struct buf buf = BUF_INIT;
	struct json out;

	if (json)
		*json = NULL;
	if (!snapshot || !proof || !json)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "proof", "NULL");
	json_begin(&out, &buf);
	json_open(&out, '{');
	json_kv_text(&out, "schema",
		proof->continues ? "credit.log-root/1" : "credit.log-proof/1");
	if (!proof->continues)
		json_kv_uint(&out, "sequence", proof->first);
	json_kv_uint(&out, "records", proof->records);
	json_kv_text(&out, "hash", proof->hash);
	if (!proof->continues)
		put_hex(&out, "leaf", proof->leaf);
	put_hex(&out, "root", proof->root);
	if (proof->continues) {
		json_kv_uint(&out, "from", proof->first);
		put_hex(&out, "from_root", proof->first_root);
	}
	json_key(&out, "path");
	json_open(&out, '[');
	for (size_t i = 0; i < proof->path_count; i++)
		put_hex(&out, NULL, proof->path[i]);
	json_close(&out, ']');
	json_close(&out, '}');
	return answer_give(snapshot, &buf, json, length, err);
}
