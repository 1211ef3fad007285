/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a folder of editions: "=== NAME" lines part it into files.  The first
 * line may be "key VKEY": the key that must have signed.
 *
 * Whatever verifies without a fault holds together also by a way that asks no reader
 * of ours: the digest of every file stands in edition.json of its edition, and that
 * of the head on its first page.
 */
#include "base/text.h"
#include "credit/seal.h"
#include "credit/edition.h"
#include "fuzz_folder.h"
#include "seal/digest.h"
#include "seal/key.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FILES_MAX 24
#define MARK "=== "

struct part {
	char name[48];
	const uint8_t *bytes;
	size_t size;
};

struct folder {
	struct part parts[FILES_MAX];
	size_t count;
	char made[FILES_MAX][48]; /* folders within, to remove */
	size_t made_count;
	credit_key *key;
};

/* NAME or FOLDER/NAME of harmless characters. */
static bool name_good(const char *name)
{
	const char *slash = strchr(name, '/');

	if (!name[0] || name[0] == '.' || name[0] == '/')
		return false;
	if (slash && (!slash[1] || slash[1] == '.' || strchr(slash + 1, '/')))
		return false;
	for (const char *c = name; *c; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7F)
			return false;
	return true;
}

static void take_part(struct folder *folder, const char *name, size_t length)
{
	struct part *part = &folder->parts[folder->count];

	memset(part, 0, sizeof(*part));
	if (folder->count == FILES_MAX || length >= sizeof(part->name))
		return;
	memcpy(part->name, name, length);
	if (!name_good(part->name))
		return;
	for (size_t i = 0; i < folder->count; i++)
		if (strcmp(folder->parts[i].name, part->name) == 0)
			return;
	folder->count++;
}

static void take_apart(struct folder *folder, const char *at, const char *end)
{
	struct part *open = NULL;

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		const char *next = stop ? stop + 1 : end;
		size_t length = (size_t)((stop ? stop : end) - at);

		if (length > 4 && memcmp(at, MARK, 4) == 0) {
			size_t before = folder->count;

			take_part(folder, at + 4, length - 4);
			open = folder->count > before ? &folder->parts[before] : NULL;
			if (open)
				open->bytes = (const uint8_t *)next;
		} else if (open) {
			open->size = (size_t)((const uint8_t *)next - open->bytes);
		} else if (length > 4 && memcmp(at, "key ", 4) == 0 && !folder->key) {
			(void)key_of_vkey(at + 4, length - 4, "key", 1, &folder->key, NULL);
		}
		at = next;
	}
}

/* A file that a folder of the same name is in the way of is left out. */
static bool write_part(struct folder *folder, const struct part *part)
{
	const char *slash = strchr(part->name, '/');
	char *made = folder->made[folder->made_count];
	char path[256];
	struct stat info;

	if (slash) {
		snprintf(made, sizeof(folder->made[0]), "%.*s", (int)(slash - part->name),
			part->name);
		snprintf(path, sizeof(path), "%s/%s", root_folder(), made);
		if (mkdir(path, 0700) == 0)
			folder->made_count++;
		else if (stat(path, &info) || !S_ISDIR(info.st_mode))
			return false;
	}
	snprintf(path, sizeof(path), "%s/%s", root_folder(), part->name);
	if (stat(path, &info) == 0)
		return false;
	put_file(part->name, part->bytes, part->size);
	return true;
}

static void write_parts(struct folder *folder)
{
	size_t kept = 0;

	for (size_t i = 0; i < folder->count; i++)
		if (write_part(folder, &folder->parts[i]))
			folder->parts[kept++] = folder->parts[i];
	folder->count = kept;
}

static void drop_parts(const struct folder *folder)
{
	for (size_t i = 0; i < folder->count; i++)
		drop_file(folder->parts[i].name);
	for (size_t i = 0; i < folder->made_count; i++)
		drop_file(folder->made[i]);
}

/* ---- what was found ---- */

static const struct part *find_part(const struct folder *folder, const char *of, const char *name)
{
	const char *slash = strchr(of, '/');
	char wanted[64];

	snprintf(wanted, sizeof(wanted), "%.*s%s", slash ? (int)(slash + 1 - of) : 0, of, name);
	for (size_t i = 0; i < folder->count; i++)
		if (strcmp(folder->parts[i].name, wanted) == 0)
			return &folder->parts[i];
	return NULL;
}

static bool holds_digest(const struct part *in, const void *bytes, size_t size)
{
	uint8_t digest[DIGEST_BYTES];
	char hex[2 * DIGEST_BYTES + 1];

	for (int hash = HASH_SHA256; hash <= HASH_SM3; hash++) {
		must(digest_once(hash, bytes, size, digest, NULL) == CREDIT_OK);
		hex_encode(digest, DIGEST_BYTES, hex);
		if (in && in->size && memmem(in->bytes, in->size, hex, strlen(hex)))
			return true;
	}
	return false;
}

static void check_clean(const struct folder *folder)
{
	for (size_t i = 0; i < folder->count; i++) {
		const struct part *part = &folder->parts[i];
		const struct part *json = find_part(folder, part->name, "edition.json");
		const char *head;

		if (!json)
			continue; /* of the folder of all editions */
		if (part != json && !strstr(part->name, ".note"))
			must(holds_digest(json, part->bytes, part->size));
		head = memmem(json->bytes, json->size, "\"head\":", 7);
		must(head != NULL);
		head += 7;
		must(holds_digest(find_part(folder, part->name, "index.html"), head,
			strcspn(head, "\n") - 1));
	}
}

/* What is told of a folder is text, whatever the folder holds. */
static int tell_it(void *context, const credit_finding *finding)
{
	char text[CREDIT_TEXT_BYTES];

	must(credit_finding_text(finding, CREDIT_ZH, text, sizeof(text)) == CREDIT_OK);
	must(credit_finding_cure(finding, CREDIT_EN, text, sizeof(text)) == CREDIT_OK);
	++*(uint64_t *)context;
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct folder folder;
	credit_verify_options options;
	credit_verify_report report;
	uint64_t told = 0;
	int status;

	memset(&folder, 0, sizeof(folder));
	take_apart(&folder, (const char *)data, (const char *)data + size);
	write_parts(&folder);
	credit_verify_options_init(&options);
	options.keys = &folder.key;
	options.keys_count = folder.key ? 1 : 0;
	status = credit_edition_verify(root_folder(), &options, tell_it, &told, &report, NULL);
	must(status == CREDIT_OK || status == CREDIT_EFORMAT || status == CREDIT_ENOTFOUND);
	must(told >= report.faults && (status != CREDIT_OK || report.faults == 0));
	must(!report.authenticated || (status == CREDIT_OK && folder.key));
	if (status == CREDIT_OK)
		check_clean(&folder);
	drop_parts(&folder);
	credit_key_close(folder.key);
	return 0;
}
