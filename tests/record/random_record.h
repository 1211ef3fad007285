/* SPDX-License-Identifier: Apache-2.0 */
/* Random but valid records, from a seed, for the property tests of this room. */
#ifndef TEST_RANDOM_RECORD_H
#define TEST_RANDOM_RECORD_H

#include <stdint.h>
#include <string.h>

#include "record/record.h"

struct random {
	uint64_t state;
};

/* xorshift64*: the same numbers everywhere. */
static inline uint64_t random_next(struct random *r)
{
	r->state ^= r->state >> 12;
	r->state ^= r->state << 25;
	r->state ^= r->state >> 27;
	return r->state * 2685821657736338717u;
}

static inline uint32_t random_below(struct random *r, uint32_t limit)
{
	return (uint32_t)(random_next(r) >> 33) % limit;
}

static inline void random_seed(struct random *r, uint64_t seed)
{
	r->state = seed * 0x9E3779B97F4A7C15u + 0x1234567u;
	for (int i = 0; i < 4; i++)
		random_next(r);
}

static inline const char *random_text(struct random *r, struct arena *arena, int most)
{
	static const char *const pieces[] = {"甲", "乙", "〔2026〕", "1", "号", "有限公司", " ",
		"ABC", "-", "𬱖", "·", "é"};
	char text[400] = "";
	int count = (int)random_below(r, (uint32_t)most + 1);

	for (int i = 0; i < count; i++)
		strcat(text, pieces[random_below(r, 12)]);
	return arena_text(arena, text, strlen(text));
}

static inline credit_day random_day(struct random *r, bool may_be_none)
{
	if (may_be_none && random_below(r, 3) == 0)
		return CREDIT_DAY_NONE;
	if (random_below(r, 50) == 0)
		return random_below(r, 2) ? CREDIT_DAY_MIN : CREDIT_DAY_MAX;
	return 19000 + (credit_day)random_below(r, 3000) - 500;
}

static inline void random_id(struct random *r, credit_id *id)
{
	static const char *const ids[] = {"91629999F00000093C", "629999198002291018",
		"11629999F00000018U", "92629999F000000A14", "51629999F00000034D",
		"629999194912310021"};
	const char *text = ids[random_below(r, 6)];

	credit_id_parse(text, strlen(text), id);
}

static inline void random_entry_id(struct random *r, struct entry_id *id)
{
	for (int i = 0; i < ENTRY_ID_BYTES; i++)
		id->bytes[i] = (uint8_t)random_next(r);
	id->bytes[0] |= 1;
}

static inline void random_roles(struct random *r, struct arena *arena, struct entry *entry)
{
	size_t count = random_below(r, 4) == 0 ? 1 + random_below(r, ROLES_MAX) : 0;
	struct role *roles = arena_alloc(arena, (count + 1) * sizeof(*roles));

	for (size_t i = 0; i < count; i++) {
		if (random_below(r, 2))
			random_id(r, &roles[i].person);
		roles[i].name = "赵某";
		roles[i].role = "法定代表人";
		roles[i].basis = random_text(r, arena, 4);
		roles[i].from = random_day(r, true);
		roles[i].to = random_day(r, true);
	}
	entry->roles = roles;
	entry->roles_count = count;
}

static inline void random_entry(struct random *r, struct arena *arena, struct entry *e)
{
	entry_init(e);
	random_entry_id(r, &e->id);
	random_id(r, &e->subject);
	e->list = random_below(r, 2) ? "SX" : "H01";
	e->authority = "11629999F00000018U";
	e->document = "样字〔2026〕1号";
	e->name = "样例";
	e->id_given = random_text(r, arena, 3);
	e->authority_name = random_text(r, arena, 5);
	e->decided = random_day(r, true);
	e->basis_document = random_text(r, arena, 5);
	e->basis_day = random_day(r, true);
	e->served = random_day(r, true);
	e->notice_document = random_text(r, arena, 5);
	e->notified = random_day(r, true);
	e->objection = (enum objection_said)random_below(r, 4);
	e->listed = random_day(r, true);
	e->until_long = random_below(r, 8) == 0;
	e->until = e->until_long ? CREDIT_DAY_NONE : random_day(r, true);
	e->grade = (enum grade)random_below(r, 4);
	e->ground = random_below(r, 2) ? "SX01" : "";
	e->sector = random_text(r, arena, 2);
	e->facts = random_text(r, arena, 12);
	e->act_end = random_day(r, true);
	e->published = random_day(r, true);
	e->consent = random_text(r, arena, 3);
	e->guardian_consent = random_text(r, arena, 3);
	e->labour_income = (enum answer)random_below(r, 3);
	e->same_case = random_below(r, 2);
	e->replaces_set = random_below(r, 4) == 0;
	if (e->replaces_set)
		random_entry_id(r, &e->replaces);
	e->correction = random_text(r, arena, 3);
	e->id_reason = random_text(r, arena, 3);
	e->unit = random_text(r, arena, 3);
	e->deed_reviewed = random_text(r, arena, 3);
	e->batch = random_below(r, 3) ? random_next(r) : 0;
	e->row = random_below(r, 100000);
	random_roles(r, arena, e);
}

static inline void random_event(struct random *r, struct arena *arena, struct event *e)
{
	static const char *const names[] = {"act_end", "effects", "number", "secret", "until"};
	size_t count = random_below(r, 6);
	struct event_field *fields = arena_alloc(arena, 6 * sizeof(*fields));

	memset(e, 0, sizeof(*e));
	random_entry_id(r, &e->entry);
	e->kind = 1 + (int)random_below(r, CREDIT_EVENT_CONFIRMED);
	e->day = random_day(r, false);
	e->document = random_text(r, arena, 4);
	e->authority = random_below(r, 2) ? "11629999F00000018U" : "";
	e->operator_ = random_text(r, arena, 2);
	e->batch = random_below(r, 2) ? random_below(r, 9) : 0;
	for (size_t i = 0; i < count && i < 5; i++) {
		fields[i].name = names[i];
		fields[i].value = random_text(r, arena, 6);
	}
	e->fields = fields;
	e->fields_count = count < 5 ? count : 5;
}

#endif
