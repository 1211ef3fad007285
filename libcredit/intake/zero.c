/* SPDX-License-Identifier: Apache-2.0 */
/*
 * zero.c - zero reports (零报告): an authority has nothing new to report for a list.
 *
 * A few dozen a month.  The report confirms the list as it stands, so it is a
 * batch without rows and without records of entries; nothing about any entry
 * is said or changed.
 */
#include <string.h>

#include "base/text.h"
#include "intake/intake.h"

void credit_zero_report_init(credit_zero_report *zero)
{
	if (!zero)
		return;
	memset(zero, 0, sizeof(*zero));
	zero->size = sizeof(*zero);
	zero->as_of = CREDIT_DAY_NONE;
}

/* What a report names, as the tables of its day have it. */
struct named {
	const struct list_row *list;
	const struct department_row *authority;
};

static int check(const credit_zero_report *zero, credit_error *err)
{
	const char *document = zero->document ? zero->document : "";
	size_t length = strlen(document);
	struct cell cell = cell_clean(document, length);

	if (zero->as_of == CREDIT_DAY_NONE)
		return FAIL(err, CREDIT_EINVAL, MSG_ZERO_AS_OF);
	if (zero->as_of < CREDIT_DAY_MIN || zero->as_of > CREDIT_DAY_MAX)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "as_of", "day");
	if (!zero->list || !zero->authority)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "list, authority", "NULL");
	if (cell_is_empty(FIELD_DOCUMENT, cell.text, cell.length) ||
		length > DOCUMENT_BYTES_MAX || !utf8_valid(document, length))
		return FAIL(err, CREDIT_EINVAL, MSG_ZERO_DOCUMENT);
	return CREDIT_OK;
}

static int find_named(const credit_catalogue *tables, const credit_zero_report *zero,
	struct named *out, credit_error *err)
{
	out->list = list_find(tables, zero->list, strlen(zero->list), zero->as_of);
	out->authority = catalogue_department_find(
		tables, zero->authority, strlen(zero->authority), zero->as_of);
	if (!out->list)
		return FAIL(err, CREDIT_EINVAL, MSG_INTAKE_LIST_OPTION, zero->list);
	if (!out->authority)
		return FAIL(err, CREDIT_EINVAL, MSG_INTAKE_AUTHORITY_OPTION, zero->authority);
	if (!*out->authority->credit_code ||
		!list_competent(tables, out->list, out->authority, zero->as_of))
		return FAIL(err, CREDIT_ERULE, MSG_INTAKE_COMPETENCE, out->authority->name_zh,
			out->list->name_zh);
	return CREDIT_OK;
}

static bool is_same(const struct batch *batch, const struct named *named,
	const credit_zero_report *zero)
{
	return batch->kind == BATCH_ZERO && !batch->undone && batch->as_of == zero->as_of &&
		batch->lists_count == 1 &&
		text_equal(batch->lists[0].list, named->list->code) &&
		text_equal(batch->lists[0].authority, named->authority->credit_code) &&
		document_equal(batch->document, zero->document);
}

/* The number of the same report, recorded before; 0: it is new. */
static int look_for_same(struct change *change, const struct named *named,
	const credit_zero_report *zero, uint64_t *number, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	const struct batch *const *batches;
	size_t count;
	int status = snapshot_batches(change_view(change), &arena, &batches, &count, err);

	*number = 0;
	for (size_t i = 0; !status && i < count; i++)
		if (is_same(batches[i], named, zero))
			*number = batches[i]->number;
	arena_free(&arena);
	return status;
}

static int add(struct change *change, const struct named *named,
	const credit_zero_report *zero, uint64_t *number, credit_error *err)
{
	const struct batch_list list = {named->list->code, named->authority->credit_code};
	const struct batch batch = {.file = "", .encoding = "",
		.operator_ = zero->operator_ ? zero->operator_ : "", .lists = &list,
		.lists_count = 1, .as_of = zero->as_of, .kind = BATCH_ZERO,
		.document = zero->document};

	return change_add_batch(change, &batch, number, err);
}

/* In the change: CREDIT_OK, with recorded telling whether something was added. */
static int record(struct change *change, const credit_zero_report *zero, uint64_t *number,
	bool *recorded, credit_error *err)
{
	const credit_catalogue *tables;
	struct named named;
	char day[CREDIT_DAY_BYTES];
	int status = snapshot_tables(change_view(change), &tables, err);

	*recorded = false;
	if (!status && zero->as_of > change_today(change)) {
		credit_day_format(zero->as_of, day);
		status = FAIL(err, CREDIT_EINVAL, MSG_FULL_FUTURE, day);
	}
	if (!status)
		status = find_named(tables, zero, &named, err);
	if (!status)
		status = look_for_same(change, &named, zero, number, err);
	if (status || *number)
		return status;
	*recorded = true;
	return add(change, &named, zero, number, err);
}

int credit_import_zero(credit_registry *registry, const credit_zero_report *zero,
	uint64_t *batch, int *outcome, credit_error *err)
{
	struct change *change;
	uint64_t number = 0;
	bool recorded;
	int status;

	if (batch)
		*batch = 0;
	if (outcome)
		*outcome = 0;
	if (!registry || !zero || zero->size != sizeof(*zero))
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "registry, zero", "NULL");
	status = check(zero, err);
	if (!status)
		status = change_begin(registry, zero->now_us, zero->operator_, &change, err);
	if (status)
		return status;
	status = record(change, zero, &number, &recorded, err);
	if (status || !recorded)
		change_abort(change);
	else
		status = change_commit(change, err);
	if (status)
		return status;
	if (batch)
		*batch = number;
	if (outcome)
		*outcome = recorded ? CREDIT_RECORDED : CREDIT_UNCHANGED;
	return CREDIT_OK;
}
