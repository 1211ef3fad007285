/* SPDX-License-Identifier: Apache-2.0 */
/*
 * registry.c - create, open and close a registry.
 *
 * Once for each process or request of a command.  Opening reads the signature
 * and the meta values and checks them; nothing else of the store is read.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/message.h"
#include "base/text.h"
#include "base/day.h"
#include "base/file.h"
#include "store/change.h"

#define COUNTY_USUAL 629999
#define COUNTY_MAX 999999
#define NAME_USUAL "样例县"
#define REGISTRY_NAME_BYTES_MAX 200

uint32_t registry_county(const credit_registry *registry)
{
	return registry->county;
}

const char *registry_name(const credit_registry *registry)
{
	return registry->name;
}

const uint8_t *registry_id_key(const credit_registry *registry)
{
	return registry->id_key;
}

int registry_hash(const credit_registry *registry)
{
	return registry->hash;
}

int64_t registry_now_us(const credit_registry *registry)
{
	return registry->now_us ? registry->now_us : clock_now_us();
}

uint32_t credit_registry_county(const credit_registry *registry)
{
	return registry ? registry->county : 0;
}

const char *credit_registry_name(const credit_registry *registry)
{
	return registry ? registry->name : "";
}

const char *credit_registry_hash(const credit_registry *registry)
{
	return registry ? hash_name(registry->hash) : "";
}

void credit_open_options_init(credit_open_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
}

void credit_create_options_init(credit_create_options *options)
{
	if (!options)
		return;
	memset(options, 0, sizeof(*options));
	options->size = sizeof(*options);
	options->county = COUNTY_USUAL;
	options->name = NAME_USUAL;
	options->hash = "sha256";
}

static credit_registry *registry_new(void)
{
	credit_registry *registry = calloc(1, sizeof(*registry));

	if (registry)
		pthread_mutex_init(&registry->tables_mutex, NULL);
	return registry;
}

void credit_close(credit_registry *registry)
{
	if (!registry)
		return;
	engine_close(registry->engine);
	while (registry->tables) {
		struct parsed_tables *next = registry->tables->next;

		credit_catalogue_free(registry->tables->catalogue);
		free(registry->tables);
		registry->tables = next;
	}
	pthread_mutex_destroy(&registry->tables_mutex);
	wipe_bytes(registry->id_key, sizeof(registry->id_key));
	free(registry->where);
	free(registry->name);
	free(registry);
}

/* Where the store lies, whatever the working folder becomes. */
static int keep_place(credit_registry *registry, const char *where, credit_error *err)
{
	registry->where = realpath(where, NULL);
	if (registry->where)
		return CREDIT_OK;
	return FAIL(err, status_of_errno(errno), MSG_FILE_OPEN, where, strerror(errno));
}

/* ---- open ---- */

/* Every feature that the store names must be one of ours. */
static int read_features(struct span *span, credit_error *err)
{
	while (span_left(span) > 0) {
		const char *name = (const char *)span->at;
		size_t left = span_left(span);
		char shown[24] = "";

		if (!memchr(name, 0, left))
			return FAIL(err, CREDIT_ECORRUPT, MSG_STORE_VALUE, "signature",
				"features");
		span_bytes(span, strlen(name) + 1);
		if (strcmp(name, FEATURE_JOURNAL) == 0 || strcmp(name, FEATURE_SM3) == 0 ||
			strcmp(name, FEATURE_TREE) == 0)
			continue;
		left = strlen(name) < sizeof(shown) ? strlen(name) : sizeof(shown) - 1;
		memcpy(shown, name, utf8_valid_prefix(name, left));
		return FAIL(err, CREDIT_EVERSION, MSG_STORE_VERSION, shown);
	}
	return CREDIT_OK;
}

static int read_signature(credit_registry *registry, struct bytes value, credit_error *err)
{
	static const char family[] = "libcredit store ";
	struct span span = span_of(value.data, value.length);
	const uint8_t *signature = span_bytes(&span, sizeof(SCHEMA_SIGNATURE));

	if (!signature || memcmp(signature, family, strlen(family)) != 0)
		return FAIL(err, CREDIT_EFORMAT, MSG_STORE_FORMAT);
	if (memcmp(signature, SCHEMA_SIGNATURE, sizeof(SCHEMA_SIGNATURE)) != 0)
		return FAIL(err, CREDIT_EVERSION, MSG_STORE_VERSION, "store format");
	registry->county = span_u32(&span);
	if (span.bad || registry->county == 0 || registry->county > COUNTY_MAX)
		return FAIL(err, CREDIT_ECORRUPT, MSG_STORE_VALUE, "signature", "county");
	return read_features(&span, err);
}

/* A meta value; absent is damage. */
static int get_meta(credit_registry *registry, struct engine_read *read, const char *name,
	struct bytes *value, credit_error *err)
{
	struct key key;
	int status;

	key_meta(&key, registry->county, name);
	status = engine_get(read, key_bytes(&key), value, err);
	return status == CREDIT_ENOTFOUND ? fail_value(err, key_bytes(&key), "missing")
					  : status;
}

static int read_meta(credit_registry *registry, struct engine_read *read, credit_error *err)
{
	struct bytes county, name, hash, id_key, head;
	struct head parsed;
	int status = get_meta(registry, read, "county", &county, err);

	if (!status)
		status = get_meta(registry, read, "name", &name, err);
	if (!status)
		status = get_meta(registry, read, "hash", &hash, err);
	if (!status)
		status = get_meta(registry, read, "id-key", &id_key, err);
	if (!status)
		status = get_meta(registry, read, "head", &head, err);
	if (status)
		return status;
	if (county.length != 4 || name.length == 0 ||
		name.length > REGISTRY_NAME_BYTES_MAX ||
		!utf8_valid(name.data, name.length) || hash.length != 1 ||
		!hash_name(*(const uint8_t *)hash.data) || id_key.length != ID_KEY_BYTES ||
		!head_read(head, &parsed))
		return FAIL(err, CREDIT_ECORRUPT, MSG_STORE_VALUE, "meta", "form");
	registry->hash = *(const uint8_t *)hash.data;
	memcpy(registry->id_key, id_key.data, ID_KEY_BYTES);
	registry->name = strndup(name.data, name.length);
	return registry->name ? CREDIT_OK : MEMORY(err);
}

static int read_first(credit_registry *registry, credit_error *err)
{
	struct engine_read *read;
	struct bytes value;
	struct key key;
	int status = engine_read_begin(registry->engine, &read, err);

	if (status)
		return status;
	key_meta(&key, 0, "signature");
	status = engine_get(read, key_bytes(&key), &value, err);
	if (status == CREDIT_ENOTFOUND)
		status = FAIL(err, CREDIT_EFORMAT, MSG_STORE_FORMAT);
	if (!status)
		status = read_signature(registry, value, err);
	if (!status)
		status = read_meta(registry, read, err);
	engine_read_end(read);
	return status;
}

int credit_open(const char *where, const credit_open_options *options, credit_registry **out,
	credit_error *err)
{
	struct engine_options engine = {0};
	credit_registry *registry;
	int status;

	if (out)
		*out = NULL;
	if (!where || !out || (options && options->size != sizeof(*options)))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "where", "NULL");
	registry = registry_new();
	if (!registry)
		return MEMORY(err);
	if (options) {
		engine.map_size_bytes = options->map_size_bytes;
		engine.read_only = options->read_only;
		registry->now_us = options->now_us;
	}
	status = engine_open(where, &engine, &registry->engine, err);
	if (!status)
		status = keep_place(registry, where, err);
	if (!status)
		status = read_first(registry, err);
	if (status) {
		credit_close(registry);
		return status;
	}
	*out = registry;
	return CREDIT_OK;
}

/* ---- create ---- */

static int check_options(const credit_create_options *options, credit_error *err)
{
	size_t length;

	if (options->size != sizeof(*options))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "options", "size");
	if (options->county == 0 || options->county > COUNTY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "county", "1 .. 999999");
	length = options->name ? strlen(options->name) : 0;
	if (length == 0 || length > REGISTRY_NAME_BYTES_MAX ||
		!utf8_valid(options->name, length))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "name", "1 .. 200 bytes");
	if (!options->hash || !hash_of_name(options->hash))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "hash", "sha256, sm3");
	if (options->id_key && options->id_key_length != ID_KEY_BYTES)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "id-key", "32 bytes");
	return CREDIT_OK;
}

/* The registry as it will be, before there is a store. */
static int fill_registry(credit_registry *registry, const credit_create_options *options,
	credit_error *err)
{
	registry->county = options->county;
	registry->hash = hash_of_name(options->hash);
	registry->now_us = options->now_us;
	registry->name = strdup(options->name);
	if (!registry->name)
		return MEMORY(err);
	if (!options->id_key)
		return random_bytes(registry->id_key, ID_KEY_BYTES, err);
	memcpy(registry->id_key, options->id_key, ID_KEY_BYTES);
	return CREDIT_OK;
}

/* Signature, meta values and tables, in one transaction. */
static int write_first(credit_registry *registry, const credit_catalogue *tables,
	credit_error *err)
{
	struct change *change;
	int status = change_found(registry, 0, &change, err);

	if (status)
		return status;
	status = change_add_tables(change, tables, NULL, err);
	if (status) {
		change_abort(change);
		return status;
	}
	return change_commit(change, err);
}

/* Make the place and the store in it; a failure leaves none behind. */
static int found(const char *where, const credit_create_options *options,
	credit_registry *registry, const credit_catalogue *tables, credit_error *err)
{
	struct engine_options engine = {
		.map_size_bytes = options->map_size_bytes, .create = true};
	int status = engine_open(where, &engine, &registry->engine, err);

	if (status)
		return status;
	status = keep_place(registry, where, err);
	if (!status)
		status = write_first(registry, tables, err);
	if (!status)
		status = folder_sync(where, err);
	if (!status)
		return CREDIT_OK;
	if (status == CREDIT_EEXISTS)
		return FAIL(err, CREDIT_EEXISTS, MSG_STORE_EXISTS, where);
	engine_discard(registry->engine, where);
	registry->engine = NULL;
	return status;
}

int credit_create(const char *where, const credit_create_options *options,
	credit_registry **out, credit_error *err)
{
	credit_create_options usual;
	credit_catalogue *tables = NULL;
	credit_registry *registry;
	int status;

	if (out)
		*out = NULL;
	if (!where || !out)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "where", "NULL");
	credit_create_options_init(&usual);
	if (!options)
		options = &usual;
	status = check_options(options, err);
	if (status)
		return status;
	registry = registry_new();
	if (!registry)
		return MEMORY(err);
	status = fill_registry(registry, options, err);
	if (!status)
		status = credit_catalogue_open(
			options->tables, options->report, options->context, &tables, err);
	if (!status)
		status = found(where, options, registry, tables, err);
	credit_catalogue_free(tables);
	if (status) {
		credit_close(registry);
		return status;
	}
	*out = registry;
	return CREDIT_OK;
}

/* ---- tables ---- */

int credit_catalogue_load(credit_registry *registry, const char *dir,
	credit_finding_fn report, void *context, int64_t now_us, bool *changed,
	credit_error *err)
{
	credit_catalogue *tables;
	struct change *change;
	bool added = false;
	int status;

	if (changed)
		*changed = false;
	if (!registry)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry", "NULL");
	status = credit_catalogue_open(dir, report, context, &tables, err);
	if (status)
		return status;
	status = change_begin(registry, now_us, "", &change, err);
	if (!status) {
		status = change_add_tables(change, tables, &added, err);
		if (status)
			change_abort(change);
		else
			status = change_commit(change, err);
	}
	credit_catalogue_free(tables);
	if (!status && changed)
		*changed = added;
	return status;
}
