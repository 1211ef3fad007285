/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_history.c - the store against a plain list in memory.
 *
 * 10,000 seeded histories: imports, corrections, events, aliases, acts on
 * subjects, first publications, undos, erasures, aborted changes.  The model keeps
 * every record in an array and answers by walking it; what is erased leaves the
 * array, whatever was known when, and only that it was erased is kept.  After each history the same questions are
 * put to both, as of random moments; each store is checked whole at its end, and
 * the journal replayed gives the roots that its tree has.
 * Histories share a store, so that neighbours in key order are there too.
 *
 * A failure names its seed; CREDIT_SEED=N runs that history alone.
 */
#include "../store/sample.h"
#include "store/erasure.h"
#include "replay.h"

#define HISTORIES (SANITIZED ? 2000 : 10000)
#define RUNS 20 /* stores; each holds HISTORIES / RUNS histories */
#define SUBJECTS 6
#define DOCUMENTS 3
#define KEYS (SUBJECTS * DOCUMENTS)
#define EVENTS_MAX 40
#define STEPS_MAX 8

/* ---- random, the same everywhere ---- */

static uint64_t random_state;
static unsigned seed_now;

static unsigned pick(unsigned below)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (unsigned)((random_state >> 11) % below);
}

#define SAME(a, b)                                                                  \
	do {                                                                        \
		long long a_ = (long long)(a), b_ = (long long)(b);                 \
                                                                                    \
		if (a_ != b_)                                                       \
			ck_abort_msg("seed %u: %s is %lld and %s %lld; repeat with "  \
				     "CREDIT_SEED=%u tests/property/test_history",  \
				seed_now, #a, a_, #b, b_, seed_now);                \
	} while (0)

/* ---- the model ---- */

struct m_record {
	uint64_t sequence;
	uint64_t batch;
	unsigned name;
};

struct m_event {
	uint64_t sequence;
	uint64_t batch;  /* that it came in */
	uint64_t undoes; /* batch; 0: none */
	int kind;
	unsigned day;
	unsigned document;
	unsigned name; /* of a correction, else 0 */
};

struct m_entry {
	struct entry_id id;
	struct m_record records[STEPS_MAX + 1];
	size_t records_count;
	struct m_event events[EVENTS_MAX];
	size_t events_count;
	bool erased;
};

#define CHANGED 9 /* the document of an alias that no act gave */

struct m_alias {
	uint64_t sequence;
	uint64_t batch;
	unsigned from;
	unsigned to;
	unsigned document;
};

/* An act on a subject. */
struct m_act {
	uint64_t sequence;
	uint64_t batch;
	unsigned subject;
	int kind;
	unsigned day;
	unsigned document;
	unsigned name;  /* of a renaming, else NAMES */
	unsigned other; /* of a new code: whose it is */
	unsigned of;    /* of an annulment: the document of the new code that was wrong */
};

/* An erasure, and who is told of it. */
struct m_erasure {
	uint64_t sequence;
	unsigned subjects; /* bits */
	bool whole;        /* nothing of them was left */
};

struct m_batch {
	uint64_t number;
	uint64_t first;
	uint64_t last;
	uint64_t undone; /* sequence of the undo, or 0 */
};

struct model {
	credit_id ids[SUBJECTS];
	struct m_entry entries[KEYS];
	struct m_alias aliases[STEPS_MAX];
	size_t aliases_count;
	struct m_act acts[STEPS_MAX];
	size_t acts_count;
	struct m_batch batches[STEPS_MAX];
	size_t batches_count;
	struct m_erasure erasures[STEPS_MAX];
	size_t erasures_count;
	uint64_t first; /* sequence before this history */
	int64_t first_us;
};

static struct model model;
static credit_registry *registry;
static uint64_t sequence; /* of the store */
static int64_t now_us;
static uint64_t batches_so_far;

/* A credit code with another beginning and the same organisation code. */
static credit_id other_code(unsigned n)
{
	credit_id id = sample_firm(n);
	credit_id out;

	id.text[1] = '2';
	id.text[17] = sample_check(id.text, 17);
	ck_assert_int_eq(credit_id_parse(id.text, 18, &out), CREDIT_OK);
	return out;
}

static const char *const names[] = {
	"样例商贸有限公司", "样例（甘肃）商贸有限公司", "张三", "样例商贸有限公司分公司"};
#define NAMES (sizeof(names) / sizeof(names[0]))

static const char *document_of(unsigned document)
{
	static char text[2][40];
	static int turn;

	turn ^= 1;
	snprintf(text[turn], sizeof(text[turn]), "样列〔2026〕%u-%u号", seed_now, document);
	return text[turn];
}

/* ---- steps: done to the store and to the model ---- */

static void model_begin(unsigned history)
{
	memset(&model, 0, sizeof(model));
	model.ids[0] = sample_firm(history);
	model.ids[1] = sample_bare(history);
	model.ids[2] = other_code(history);
	model.ids[3] = sample_person(2 * history);
	model.ids[4] = sample_person(2 * history + 1);
	ck_assert(id_local("H05", document_of(9), history + 1, CREDIT_KIND_PLACE,
		&model.ids[5]));
	model.first = sequence;
	model.first_us = now_us;
	for (unsigned i = 0; i < KEYS; i++) {
		struct entry entry =
			sample_entry(&model.ids[i / DOCUMENTS], document_of(i % DOCUMENTS));

		model.entries[i].id = entry.id;
	}
}

static const struct m_record *newest(const struct m_entry *entry, uint64_t known)
{
	const struct m_record *found = NULL;

	for (size_t i = 0; i < entry->records_count; i++)
		if (entry->records[i].sequence <= known)
			found = &entry->records[i];
	return found;
}

static bool m_undone(const struct m_entry *entry, uint64_t batch)
{
	for (size_t i = 0; i < entry->events_count; i++)
		if (batch && entry->events[i].undoes == batch)
			return true;
	return false;
}

/* May the key be recorded: never was, or what was is undone; not once it was erased. */
static bool m_free(const struct m_entry *entry)
{
	const struct m_record *record = newest(entry, UINT64_MAX);

	return !entry->erased && (!record || m_undone(entry, record->batch));
}

/* Entries in one change, some of them there already. */
static void step_import(bool abort_it)
{
	uint64_t number = batches_so_far + 1;
	struct m_batch *batch = &model.batches[model.batches_count];
	struct batch record = {.file = "a.csv", .encoding = "utf-8", .operator_ = "",
		.as_of = DAY0};
	struct model before = model;
	uint64_t at = sequence;
	struct change *change;

	OK(change_begin(registry, now_us, "", &change, err));
	SAME(change_batch_number(change), number);
	for (unsigned n = 1 + pick(5); n > 0; n--) {
		unsigned key = pick(KEYS);
		struct m_entry *known = &model.entries[key];
		unsigned name = pick(NAMES);
		struct entry entry = sample_entry(
			&model.ids[key / DOCUMENTS], document_of(key % DOCUMENTS));
		int status;

		entry.name = names[name];
		entry.batch = number;
		status = change_add_entry(change, &entry, NULL);
		SAME(status, m_free(known) ? CREDIT_OK : CREDIT_EEXISTS);
		if (pick(8) == 0)
			OK(pending_flush(&change->pending, err));
		if (status)
			continue;
		known->records[known->records_count++] =
			(struct m_record){++at, number, name};
		record.added++;
	}
	record.rows = record.added;
	if (abort_it) {
		change_abort(change);
		model = before;
		return;
	}
	OK(change_add_batch(change, &record, NULL, err));
	OK(change_commit(change, err));
	*batch = (struct m_batch){number, sequence + 1, at + 1, 0};
	model.batches_count++;
	batches_so_far++;
	sequence = at + 1;
}

/* An event, or a correction of the name, on a random key. */
static void step_event(void)
{
	static const int kinds[] = {CREDIT_EVENT_NOTIFIED, CREDIT_EVENT_OBJECTED,
		CREDIT_EVENT_REPAIRED, CREDIT_EVENT_CORRECTED};
	struct m_entry *known = &model.entries[pick(KEYS)];
	struct m_event made = {.kind = kinds[pick(4)], .day = pick(2), .document = pick(2)};
	struct event_field field = {"subject_name", ""};
	struct event event = {.entry = known->id, .kind = made.kind,
		.day = DAY0 + (credit_day)made.day, .document = document_of(made.document),
		.authority = "", .operator_ = ""};
	int expected = known->records_count ? CREDIT_OK : CREDIT_ENOTFOUND;
	struct change *change;
	int status;

	if (made.kind == CREDIT_EVENT_CORRECTED) {
		made.name = pick(NAMES);
		field.value = names[made.name];
		event.fields = &field;
		event.fields_count = 1;
	}
	for (size_t i = 0; i < known->events_count; i++)
		if (known->events[i].kind == made.kind && known->events[i].day == made.day &&
			known->events[i].document == made.document)
			expected = CREDIT_EEXISTS;
	OK(change_begin(registry, now_us, "", &change, err));
	status = change_add_event(change, &event, NULL);
	SAME(status, expected);
	OK(change_commit(change, err));
	if (status)
		return;
	made.sequence = ++sequence;
	known->events[known->events_count++] = made;
}

static void step_publish(void)
{
	struct m_entry *known = &model.entries[pick(KEYS)];
	int expected = known->records_count ? CREDIT_OK : CREDIT_ENOTFOUND;
	struct arena arena = ARENA_INIT;
	const struct event *event;
	struct change *change;
	int status;

	for (size_t i = 0; i < known->events_count; i++)
		if (known->events[i].kind == CREDIT_EVENT_PUBLISHED)
			expected = CREDIT_EEXISTS;
	OK(change_begin(registry, now_us, "", &change, err));
	status = change_publish_entry(
		change, &known->id, DAY0, "2026-05", &arena, &event, NULL);
	SAME(status, expected);
	OK(change_commit(change, err));
	arena_free(&arena);
	if (!status)
		known->events[known->events_count++] = (struct m_event){
			.sequence = ++sequence, .kind = CREDIT_EVENT_PUBLISHED, .day = 9};
}

static bool m_batch_undone(uint64_t number, uint64_t known)
{
	for (size_t i = 0; i < model.batches_count; i++)
		if (model.batches[i].number == number)
			return model.batches[i].undone && model.batches[i].undone <= known;
	return false;
}

/* Did an annulment take the act back, as known then? */
static bool m_annulled(const struct m_act *act, uint64_t known)
{
	for (size_t i = 0; i < model.acts_count; i++) {
		const struct m_act *by = &model.acts[i];

		if (by->kind == CREDIT_SUBJECT_ANNULLED && by->subject == act->subject &&
			by->of == act->document && by->sequence > act->sequence &&
			by->sequence <= known && !m_batch_undone(by->batch, known))
			return true;
	}
	return false;
}

/* Is an alias followed, as known then?  One of acts while one of them counts. */
static bool m_followed(const struct m_alias *alias, uint64_t known)
{
	if (alias->sequence > known || m_batch_undone(alias->batch, known))
		return false;
	for (size_t i = 0; i < model.acts_count; i++) {
		const struct m_act *act = &model.acts[i];

		if (act->kind == CREDIT_SUBJECT_CODE_CHANGED && act->subject == alias->from &&
			act->other == alias->to && act->document == alias->document &&
			act->sequence <= known && !m_batch_undone(act->batch, known) &&
			!m_annulled(act, known))
			return true;
	}
	return alias->document == CHANGED;
}

static bool m_alias(unsigned from, unsigned to, unsigned document)
{
	for (size_t i = 0; i < model.aliases_count; i++)
		if (model.aliases[i].from == from && model.aliases[i].to == to &&
			model.aliases[i].document == document &&
			m_followed(&model.aliases[i], UINT64_MAX))
			return true;
	return false;
}

static void step_alias(void)
{
	unsigned from = pick(SUBJECTS);
	unsigned to = pick(SUBJECTS);
	struct alias alias = {.from = model.ids[from], .to = model.ids[to], .day = DAY0,
		.document = "变更", .reason = "reregistered"};
	int expected = from == to ? CREDIT_EINVAL : CREDIT_OK;
	struct change *change;
	int status;

	if (from != to && m_alias(from, to, CHANGED))
		expected = CREDIT_EEXISTS;
	OK(change_begin(registry, now_us, "", &change, err));
	status = change_add_alias(change, &alias, NULL);
	SAME(status, expected);
	OK(change_commit(change, err));
	if (!status)
		model.aliases[model.aliases_count++] =
			(struct m_alias){++sequence, 0, from, to, CHANGED};
}

/* The act that step_act() makes: a kind with what it needs. */
static void make_act(
	struct m_act *made, struct subject_act *act, struct event_field field[2])
{
	static const int kinds[] = {CREDIT_SUBJECT_RENAMED, CREDIT_SUBJECT_CODE_CHANGED,
		CREDIT_SUBJECT_DEREGISTERED, CREDIT_SUBJECT_DECEASED, CREDIT_SUBJECT_ANNULLED,
		CREDIT_SUBJECT_CODE_CHANGED};

	*made = (struct m_act){.subject = pick(SUBJECTS), .kind = kinds[pick(6)],
		.day = pick(2), .document = pick(2), .name = NAMES, .of = pick(2)};
	*act = (struct subject_act){.subject = model.ids[made->subject], .kind = made->kind,
		.day = DAY0 + (credit_day)made->day,
		.document = document_of(made->document), .authority = "", .operator_ = ""};
	if (made->kind == CREDIT_SUBJECT_RENAMED) {
		made->name = pick(NAMES);
		field[0] = (struct event_field){"name", names[made->name]};
		act->fields = field;
		act->fields_count = 1;
	}
	if (made->kind == CREDIT_SUBJECT_ANNULLED) {
		field[0] = (struct event_field){"kind", "code-changed"};
		field[1] = (struct event_field){"of", document_of(made->of)};
		act->fields = field;
		act->fields_count = 2;
	}
}

/* An act on a random subject, alone or as a batch of its own. */
static void step_act(void)
{
	struct batch record = {.file = "b.csv", .encoding = "utf-8", .operator_ = "",
		.as_of = DAY0, .kind = BATCH_ACTS, .rows = 1, .changed = 1};
	unsigned other = pick(SUBJECTS);
	bool in_batch = pick(2) == 0;
	int expected = CREDIT_OK;
	struct event_field field[2];
	struct subject_act act;
	struct change *change;
	struct m_act made;
	int status;

	make_act(&made, &act, field);
	made.other = other;
	if (made.kind == CREDIT_SUBJECT_CODE_CHANGED) {
		if (other == made.subject)
			return;
		act.others = &model.ids[other];
		act.others_count = 1;
	}
	for (size_t i = 0; i < model.acts_count; i++)
		if (model.acts[i].subject == made.subject &&
			model.acts[i].kind == made.kind && model.acts[i].day == made.day &&
			model.acts[i].document == made.document &&
			!m_batch_undone(model.acts[i].batch, UINT64_MAX))
			expected = CREDIT_EEXISTS;
	OK(change_begin(registry, now_us, "", &change, err));
	act.batch = made.batch = in_batch ? change_batch_number(change) : 0;
	status = change_add_subject_act(change, &act, NULL);
	SAME(status, expected);
	if (status) {
		change_abort(change);
		return;
	}
	made.sequence = ++sequence;
	model.acts[model.acts_count++] = made;
	if (made.kind == CREDIT_SUBJECT_CODE_CHANGED &&
		!m_alias(made.subject, other, made.document))
		model.aliases[model.aliases_count++] = (struct m_alias){
			++sequence, made.batch, made.subject, other, made.document};
	if (in_batch) {
		OK(change_add_batch(change, &record, NULL, err));
		model.batches[model.batches_count++] =
			(struct m_batch){made.batch, made.sequence, ++sequence, 0};
		batches_so_far++;
	}
	OK(change_commit(change, err));
}

/*
 * Which subjects an identifier reaches, by walking ids and aliases; *joined are
 * those among them whose identifiers are joined to it.
 */
static unsigned reached_joined(unsigned asked, uint64_t known, unsigned *joined)
{
	unsigned queue[SUBJECTS];
	unsigned count = 1;
	unsigned ids = 1u << asked;
	unsigned found = 0;

	queue[0] = asked;
	for (unsigned i = 0; i < count; i++) {
		unsigned here = 1u << queue[i];

		if (queue[i] == 0 || queue[i] == 2)
			here |= 1u << 1;
		if (queue[i] == 1 && i == 0)
			here |= 1u << 0 | 1u << 2;
		found |= here;
		for (size_t a = 0; a < model.aliases_count; a++) {
			const struct m_alias *alias = &model.aliases[a];
			unsigned both = 1u << alias->from | 1u << alias->to;

			if (!(found & both) || !m_followed(alias, known))
				continue;
			for (unsigned s = 0; s < SUBJECTS; s++)
				if ((both & ~ids) & 1u << s) {
					ids |= 1u << s;
					queue[count++] = s;
				}
		}
	}
	*joined = ids;
	return found;
}

static unsigned reached(unsigned asked, uint64_t known)
{
	unsigned joined;

	return reached_joined(asked, known, &joined);
}

/* Does the batch hold a record of the entry? */
static bool m_touches(const struct m_batch *batch, const struct m_entry *entry)
{
	for (size_t i = 0; i < entry->records_count; i++)
		if (entry->records[i].batch == batch->number)
			return true;
	return false;
}

/* Was anything recorded about these subjects after the batch? */
static bool m_later(unsigned subjects, const struct m_batch *batch)
{
	for (unsigned k = 0; k < KEYS; k++) {
		const struct m_entry *entry = &model.entries[k];
		const struct m_record *record = newest(entry, UINT64_MAX);

		if (!record || !(subjects & 1u << k / DOCUMENTS))
			continue;
		if (record->sequence > batch->last)
			return true;
		for (size_t i = 0; i < entry->events_count; i++)
			if (entry->events[i].sequence > batch->last)
				return true;
	}
	for (size_t i = 0; i < model.acts_count; i++)
		if ((subjects & 1u << model.acts[i].subject) &&
			model.acts[i].sequence > batch->last)
			return true;
	return false;
}

/* Was anything recorded later about whom this act is of, or about whom it parted? */
static bool m_act_rests(const struct m_act *act, const struct m_batch *batch)
{
	unsigned subjects = reached(act->subject, UINT64_MAX);

	for (size_t i = 0; act->kind == CREDIT_SUBJECT_ANNULLED && i < model.acts_count; i++) {
		const struct m_act *of = &model.acts[i];

		if (of->kind == CREDIT_SUBJECT_CODE_CHANGED && of->subject == act->subject &&
			of->document == act->of && of->sequence < act->sequence &&
			!m_batch_undone(of->batch, UINT64_MAX) &&
			!m_annulled(of, act->sequence - 1))
			subjects |= reached(of->other, UINT64_MAX);
	}
	return m_later(subjects, batch);
}

static int undo_expected(const struct m_batch *batch)
{
	if (batch->undone)
		return CREDIT_EEXISTS;
	for (size_t i = 0; i < model.acts_count; i++)
		if (model.acts[i].batch == batch->number && m_act_rests(&model.acts[i], batch))
			return CREDIT_ERULE;
	for (size_t k = 0; k < KEYS; k++) {
		const struct m_entry *entry = &model.entries[k];

		if (!m_touches(batch, entry))
			continue;
		if (newest(entry, UINT64_MAX)->sequence > batch->last)
			return CREDIT_ERULE;
		for (size_t i = 0; i < entry->events_count; i++)
			if (entry->events[i].sequence > batch->last)
				return CREDIT_ERULE;
	}
	return CREDIT_OK;
}

static int order_entry_ids(const void *a, const void *b)
{
	return memcmp(&(*(struct m_entry *const *)a)->id, &(*(struct m_entry *const *)b)->id,
		sizeof(struct entry_id));
}

static void step_undo(void)
{
	struct m_entry *touched[KEYS];
	struct m_batch *batch;
	size_t count = 0;
	int expected;

	if (model.batches_count == 0) {
		SAME(credit_batch_undo(registry, 1000000, "", now_us, NULL, NULL),
			CREDIT_ENOTFOUND);
		return;
	}
	batch = &model.batches[pick((unsigned)model.batches_count)];
	expected = undo_expected(batch);
	SAME(credit_batch_undo(registry, batch->number, "", now_us, NULL, NULL), expected);
	if (expected)
		return;
	for (size_t k = 0; k < KEYS; k++)
		if (m_touches(batch, &model.entries[k]))
			touched[count++] = &model.entries[k];
	qsort(touched, count, sizeof(touched[0]), order_entry_ids);
	for (size_t i = 0; i < count; i++)
		touched[i]->events[touched[i]->events_count++] =
			(struct m_event){.sequence = ++sequence,
				.kind = CREDIT_EVENT_UNDONE, .undoes = batch->number,
				.day = 99};
	batch->undone = ++sequence;
}

/* ---- erasing ---- */

#define BARE 1u /* the organisation code inside the codes 0 and 2 */

/* An organisation's code stands for each credit code that holds it. */
static unsigned with_bare(unsigned subjects)
{
	return subjects & (1u << 0 | 1u << 2) ? subjects | 1u << BARE : subjects;
}

/* Whose rows these are, and so who is told: who is joined, and who has anything. */
static unsigned m_owners(unsigned asked)
{
	unsigned owners;
	unsigned subjects = reached_joined(asked, UINT64_MAX, &owners);

	for (unsigned k = 0; k < KEYS; k++)
		if (model.entries[k].records_count)
			owners |= subjects & 1u << k / DOCUMENTS;
	for (size_t i = 0; i < model.acts_count; i++)
		owners |= subjects & 1u << model.acts[i].subject;
	return with_bare(owners);
}

/* Take one entry out; answers how many records it had. */
static uint64_t m_erase_entry(struct m_entry *entry)
{
	uint64_t records = entry->records_count + entry->events_count;

	entry->records_count = entry->events_count = 0;
	entry->erased = true;
	return records;
}

/* Does an act join one of these subjects to its own? */
static bool m_joins(const struct m_act *act, unsigned subjects)
{
	return act->kind == CREDIT_SUBJECT_CODE_CHANGED && subjects & 1u << act->other;
}

/* Take out the aliases and acts of these subjects, and acts that name them as joined. */
static uint64_t m_erase_rest(unsigned owners)
{
	uint64_t records = 0;
	size_t kept = 0;

	for (size_t i = 0; i < model.aliases_count; i++) {
		const struct m_alias *alias = &model.aliases[i];

		if (owners & (1u << alias->from | 1u << alias->to))
			records++;
		else
			model.aliases[kept++] = *alias;
	}
	model.aliases_count = kept;
	kept = 0;
	for (size_t i = 0; i < model.acts_count; i++)
		if (owners & 1u << model.acts[i].subject || m_joins(&model.acts[i], owners))
			records++;
		else
			model.acts[kept++] = model.acts[i];
	model.acts_count = kept;
	return records;
}

/* What an erasure of these keys takes, out of the model; 0 and whole: nothing is there. */
static uint64_t m_erase(unsigned asked, uint32_t keys, struct m_erasure *made)
{
	unsigned subjects = reached(asked, UINT64_MAX);
	uint64_t records = 0;

	*made = (struct m_erasure){.subjects = m_owners(asked), .whole = true};
	for (unsigned k = 0; k < KEYS; k++) {
		struct m_entry *entry = &model.entries[k];

		if (!entry->records_count || !(subjects & 1u << k / DOCUMENTS))
			continue;
		if (keys & 1u << k)
			records += m_erase_entry(entry);
		else
			made->whole = false;
	}
	if (made->whole && (records || keys == UINT32_MAX))
		records += m_erase_rest(made->subjects);
	return records;
}

/* All about a random subject, or some keys, which may be those of others. */
static void step_erase(void)
{
	unsigned asked = pick(SUBJECTS);
	uint32_t keys = pick(2) ? UINT32_MAX : 1 + pick((1u << KEYS) - 1);
	struct erasure erasure = {.day = DAY0, .document = document_of(8),
		.authority = "", .operator_ = "", .basis = ""};
	struct entry_id ids[KEYS];
	struct change *change;
	struct m_erasure made;
	uint64_t records;
	size_t count = 0;
	int status;

	for (unsigned k = 0; k < KEYS; k++)
		if (keys & 1u << k)
			ids[count++] = model.entries[k].id;
	if (keys == UINT32_MAX)
		count = 0;
	OK(change_begin(registry, now_us, "", &change, err));
	status = change_erase(change, &model.ids[asked], ids, count, &erasure, NULL);
	records = m_erase(asked, keys, &made);
	SAME(status, records ? CREDIT_OK : CREDIT_ENOTFOUND);
	OK(change_commit(change, err));
	if (status)
		return;
	SAME(erasure.records, records);
	SAME(erasure.whole, made.whole);
	made.sequence = ++sequence;
	SAME(erasure.sequence, made.sequence);
	model.erasures[model.erasures_count++] = made;
}

/* The last erasure that answers for an identifier; 0: none does. */
static uint64_t m_erased(unsigned asked, bool nothing, uint64_t known)
{
	uint64_t last = 0;
	unsigned joined;

	reached_joined(asked, known, &joined);
	for (size_t i = 0; i < model.erasures_count; i++) {
		const struct m_erasure *erasure = &model.erasures[i];

		if ((erasure->subjects & with_bare(joined)) &&
			(erasure->sequence > known || (erasure->whole && nothing)))
			last = erasure->sequence;
	}
	return last;
}

/* ---- questions ---- */

static void compare_entry(
	const struct entry *entry, const struct m_entry *expected, uint64_t known)
{
	const struct m_record *record = newest(expected, known);
	size_t events = 0;

	SAME(entry->sequence, record->sequence);
	SAME(entry->batch, record->batch);
	SAME(strcmp(entry->name, names[record->name]), 0);
	for (size_t i = 0; i < expected->events_count; i++) {
		const struct m_event *event = &expected->events[i];

		if (event->sequence > known)
			continue;
		SAME(events < entry->events_count, 1);
		SAME(entry->events[events]->sequence, event->sequence);
		SAME(entry->events[events]->kind, event->kind);
		events++;
	}
	SAME(entry->events_count, events);
}

/* The acts on the subjects, in order, and what follows from them. */
static void compare_acts(const struct entry *entry, unsigned subjects, uint64_t known)
{
	credit_day deceased = CREDIT_DAY_NONE;
	const struct m_act *named = NULL;
	size_t count = 0;

	for (size_t i = 0; i < model.acts_count; i++) {
		const struct m_act *act = &model.acts[i];
		bool undone = m_batch_undone(act->batch, known);

		if (act->sequence > known || !(subjects & 1u << act->subject))
			continue;
		SAME(count < entry->acts_count, 1);
		SAME(entry->acts[count]->sequence, act->sequence);
		SAME(entry->acts[count]->kind, act->kind);
		SAME(entry->acts[count]->undone, undone);
		count++;
		if (undone)
			continue;
		if (act->kind == CREDIT_SUBJECT_DECEASED && deceased == CREDIT_DAY_NONE)
			deceased = DAY0 + (credit_day)act->day;
		if (act->name < NAMES && (!named || act->day >= named->day))
			named = act;
	}
	SAME(entry->acts_count, count);
	SAME(entry_deceased(entry), deceased);
	SAME(strcmp(entry_name_on(entry, DAY0 + 9), named ? names[named->name] : entry->name),
		0);
}

static void ask_subject(credit_snapshot *snapshot, unsigned asked, uint64_t known)
{
	struct arena arena = ARENA_INIT;
	unsigned subjects = reached(asked, known);
	struct subject_records records;
	size_t expected = 0;

	OK(snapshot_subject(snapshot, &model.ids[asked], &arena, &records, err));
	for (unsigned k = 0; k < KEYS; k++) {
		const struct entry *found = NULL;

		if (!(subjects & 1u << k / DOCUMENTS) || !newest(&model.entries[k], known))
			continue;
		expected++;
		for (size_t i = 0; i < records.entries_count; i++)
			if (memcmp(&records.entries[i]->id, &model.entries[k].id,
				    sizeof(struct entry_id)) == 0)
				found = records.entries[i];
		SAME(found != NULL, 1);
		compare_entry(found, &model.entries[k], known);
		compare_acts(found, subjects, known);
	}
	SAME(records.entries_count, expected);
	SAME(records.erased ? records.erased->sequence : 0,
		m_erased(asked, expected == 0, known));
	if (records.erased)
		SAME(strcmp(records.erased->document, document_of(8)), 0);
	arena_free(&arena);
}

static void ask_entry(credit_snapshot *snapshot, unsigned k, uint64_t known)
{
	struct arena arena = ARENA_INIT;
	credit_error error = {0};
	const struct entry *entry;
	int status =
		snapshot_entry(snapshot, &model.entries[k].id, &arena, &entry, &error);

	SAME(status, newest(&model.entries[k], known) ? CREDIT_OK : CREDIT_ENOTFOUND);
	if (!status)
		compare_entry(entry, &model.entries[k], known);
	else
		SAME(strcmp(error.code, "entry-erased") == 0, model.entries[k].erased);
	arena_free(&arena);
}

static void ask_document(credit_snapshot *snapshot, unsigned document)
{
	struct arena arena = ARENA_INIT;
	const struct entry_id *ids;
	size_t expected = 0;
	size_t count;

	for (unsigned k = 0; k < KEYS; k++)
		expected += k % DOCUMENTS == document && model.entries[k].records_count > 0;
	OK(snapshot_document(snapshot, "SJ", "11629999000000006B", document_of(document),
		&arena, &ids, &count, err));
	SAME(count, expected);
	arena_free(&arena);
}

static void ask_batches(credit_snapshot *snapshot, uint64_t known)
{
	struct arena arena = ARENA_INIT;
	const struct batch *batch;

	for (size_t i = 0; i < model.batches_count; i++) {
		const struct m_batch *expected = &model.batches[i];
		int status =
			snapshot_batch(snapshot, expected->number, &arena, &batch, NULL);

		SAME(status, expected->last <= known ? CREDIT_OK : CREDIT_ENOTFOUND);
		if (status)
			continue;
		SAME(batch->first_sequence, expected->first);
		SAME(batch->sequence, expected->last);
		SAME(batch->undone, expected->undone && expected->undone <= known);
	}
	arena_free(&arena);
}

/* The same questions to both, as of one moment. */
static void ask_all(const credit_moment *moment, uint64_t known)
{
	credit_snapshot *snapshot;

	OK(credit_snapshot_begin(registry, moment, &snapshot, err));
	SAME(credit_snapshot_sequence(snapshot), known);
	for (unsigned s = 0; s < SUBJECTS; s++)
		ask_subject(snapshot, s, known);
	ask_entry(snapshot, pick(KEYS), known);
	ask_document(snapshot, pick(DOCUMENTS));
	ask_batches(snapshot, known);
	credit_snapshot_end(snapshot);
}

/* ---- histories ---- */

static void one_history(unsigned history, unsigned seed)
{
	uint64_t after[STEPS_MAX + 1];
	int64_t times[STEPS_MAX + 1];
	unsigned steps = 2 + pick(STEPS_MAX - 1);
	credit_moment moment = {0};
	unsigned then;

	seed_now = seed;
	model_begin(history);
	after[0] = sequence;
	times[0] = now_us;
	for (unsigned i = 0; i < steps; i++) {
		static void (*const others[])(void) = {
			step_event, step_act, step_publish, step_alias, step_undo,
			step_event, step_act, step_erase};
		unsigned what = pick(12);

		now_us += pick(3) == 0 ? 0 : 1000;
		if (i == 0 || what < 4)
			step_import(pick(6) == 0);
		else
			others[what % 8]();
		after[i + 1] = sequence;
		times[i + 1] = now_us;
	}
	ask_all(NULL, sequence);
	then = pick(steps + 1);
	moment.kind = CREDIT_MOMENT_SEQUENCE;
	moment.sequence = after[then];
	ask_all(&moment, after[then]);
	while (then < steps && times[then + 1] == times[then])
		then++; /* the same moment: all of it was known */
	moment.kind = CREDIT_MOMENT_TIME;
	moment.time_us = times[then];
	ask_all(&moment, after[then]);
	now_us += 1000;
}

static void start(unsigned seed)
{
	random_state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
	for (int i = 0; i < 8; i++)
		pick(2);
}

static const char *fast_place(void)
{
	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 1);
	return sample_place();
}

START_TEST(test_store_equals_a_list_in_memory)
{
	const char *wanted = getenv("CREDIT_SEED");
	unsigned each = HISTORIES / RUNS;
	const char *place;

	if (wanted && (unsigned)atoi(wanted) / each != (unsigned)_i)
		return;
	place = fast_place();
	registry = sample_create(place);
	sequence = 1;
	now_us = TIME0 + 1;
	for (unsigned h = 0; h < each; h++) {
		unsigned seed = (unsigned)_i * each + h;

		if (wanted && (unsigned)atoi(wanted) != seed)
			continue;
		start(seed);
		one_history(h, seed);
		if (h % 16 == 0 || wanted)
			replay_tree(registry, 1 + pick((unsigned)sequence));
	}
	replay_tree(registry, sequence);
	sample_fsck(registry);
	credit_close(registry);
	sample_gone(place);
}
END_TEST

SUITE_APART("property/history", TL(test_store_equals_a_list_in_memory, RUNS))
