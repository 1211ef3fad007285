/* SPDX-License-Identifier: Apache-2.0 */
/*
 * subject_file.c - reads a file of subjects that are to be checked.
 *
 * A CSV under any heading that imports know, or one identifier a line where
 * no heading is recognised.  One pass, bounded memory, pipes as well.
 */
#include "intake/intake.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/file.h"
#include "id/identifier.h"

#define AHEAD 20 /* records looked through for a header */

/* A record of the first ones, kept while the header is looked for. */
struct kept {
	uint64_t line;
	uint64_t row;
	size_t fields_count;
	struct csv_field *fields;
};

struct subjects {
	struct dictionary dictionary;
	struct mapping mapping;
	uint64_t header_row; /* 0: a plain list */
	credit_day today;
	credit_subject_row_fn visit;
	void *context;
};

static bool subject_word(const void *context, const char *cell, size_t length)
{
	enum field field = dictionary_find(context, cell, length);

	return field == FIELD_SUBJECT_ID || field == FIELD_SUBJECT_NAME;
}

/*
 * The identifier of a row: the first valid one, else the first that is there.
 * Old lists have an organisation code beside the credit code that contains it:
 * it counts only where nothing else does.
 */
static bool pick_id(const struct subjects *s, const struct csv_record *record,
	credit_subject_row *row)
{
	bool there = false;
	bool valid = false;

	for (size_t i = 0; i < record->fields_count; i++) {
		struct cell cell =
			cell_clean(record->fields[i].text, record->fields[i].length);
		enum message message;
		credit_id id;
		bool good;
		bool last_resort;

		if (s->header_row ? i >= s->mapping.count ||
					s->mapping.fields[i] != FIELD_SUBJECT_ID
				  : i > 0)
			continue;
		if (cell_is_empty(FIELD_SUBJECT_ID, cell.text, cell.length))
			continue;
		message = id_read(cell.text, cell.length, s->today, false, &id);
		good = message == MSG_COUNT;
		last_resort = id.scheme == CREDIT_SCHEME_ORGANISATION_CODE;
		if (!there || (good && (!valid || !last_resort))) {
			row->id = id;
			row->input = record->fields[i].text;
			row->code = good ? "" : message_code(message);
		}
		if (good && !last_resort)
			return true;
		there = true;
		valid = valid || good;
	}
	return there;
}

static int visit_record(const struct subjects *s, const struct csv_record *record,
	credit_error *err)
{
	int name = s->header_row ? s->mapping.column[FIELD_SUBJECT_NAME] : 1;
	credit_subject_row row = {.size = sizeof(row), .line = record->line, .row = record->row,
		.input = "", .name = "", .code = ""};

	if (s->header_row && (record->row <= s->header_row ||
				     layout_of(&s->mapping, record) != LAYOUT_DATA))
		return CREDIT_OK;
	if (name >= 0 && (size_t)name < record->fields_count)
		row.name = record->fields[name].text;
	if (!pick_id(s, record, &row)) {
		if (!*row.name)
			return CREDIT_OK;
		row.code = message_code(MSG_ID_EMPTY);
	}
	if (s->visit(s->context, &row))
		return FAIL(err, CREDIT_ECANCELLED, MSG_CANCELLED);
	return CREDIT_OK;
}

static int keep_record(struct arena *arena, const struct csv_record *record, struct kept *out)
{
	out->line = record->line;
	out->row = record->row;
	out->fields_count = record->fields_count;
	out->fields = arena_alloc(arena, (record->fields_count + 1) * sizeof(out->fields[0]));
	if (!out->fields)
		return CREDIT_ENOMEM;
	for (size_t i = 0; i < record->fields_count; i++) {
		out->fields[i] = record->fields[i];
		out->fields[i].text = arena_text(
			arena, record->fields[i].text, record->fields[i].length);
		if (!out->fields[i].text)
			return CREDIT_ENOMEM;
	}
	return CREDIT_OK;
}

/* The first records: find the header among them, then visit them. */
static int begin(struct subjects *s, struct csv_reader *reader, credit_error *err)
{
	struct arena arena = ARENA_INIT;
	struct kept kept[AHEAD];
	size_t count = 0;
	size_t best = 0;
	int status = CREDIT_OK;

	while (count < AHEAD && !status) {
		const struct csv_record *record;
		size_t score = 0;

		status = csv_reader_next(reader, &record, err);
		if (status || !record)
			break;
		for (size_t i = 0; i < record->fields_count; i++)
			score += subject_word(&s->dictionary, record->fields[i].text,
				record->fields[i].length);
		if (score > best) {
			best = score;
			s->header_row = record->row;
			mapping_free(&s->mapping);
			status = mapping_read(&s->dictionary, record, &s->mapping);
		}
		if (!status)
			status = keep_record(&arena, record, &kept[count++]);
		if (status)
			FAIL(err, status, MSG_MEMORY);
	}
	if (s->header_row && s->mapping.column[FIELD_SUBJECT_ID] < 0)
		s->header_row = 0;
	for (size_t i = 0; i < count && !status; i++) {
		const struct csv_record record = {.line = kept[i].line, .row = kept[i].row,
			.fields_count = kept[i].fields_count, .fields = kept[i].fields};

		status = visit_record(s, &record, err);
	}
	arena_free(&arena);
	return status;
}

static int read_subjects(struct subjects *s, const char *path, int fd, enum encoding encoding,
	credit_error *err)
{
	const struct csv_options options = {.encoding = encoding, .header_word = subject_word,
		.header_context = &s->dictionary, .name = path};
	struct csv_reader *reader = NULL;
	const struct csv_record *record = NULL;
	int status = csv_reader_open(&options, fd, NULL, 0, &reader, err);

	if (!status)
		status = begin(s, reader, err);
	while (!status) {
		status = csv_reader_next(reader, &record, err);
		if (status || !record)
			break;
		status = visit_record(s, record, err);
	}
	csv_reader_close(reader);
	return status;
}

int credit_subjects_read(const char *path, int fd, const char *encoding,
	credit_subject_row_fn visit, void *context, credit_error *err)
{
	struct subjects s = {.today = credit_day_today(), .visit = visit, .context = context};
	enum encoding given = ENCODING_NONE;
	int opened = -1;
	int status;

	if (!path || !visit)
		return FAIL(err, CREDIT_EINVAL, MSG_ARGUMENT, "path, visit", "NULL");
	if (encoding && !encoding_parse(encoding, &given))
		return FAIL(err, CREDIT_EINVAL, MSG_CSV_ENCODING_NAME, encoding);
	if (fd < 0) {
		opened = open(path, O_RDONLY | O_CLOEXEC);
		if (opened < 0)
			return FAIL(err, status_of_errno(errno), MSG_FILE_OPEN, path,
				strerror(errno));
	}
	status = dictionary_build(&s.dictionary, WORDS_ROWS, NULL, err);
	if (!status)
		status = read_subjects(&s, path, fd < 0 ? opened : fd, given, err);
	mapping_free(&s.mapping);
	dictionary_free(&s.dictionary);
	if (opened >= 0)
		close(opened);
	return status;
}
