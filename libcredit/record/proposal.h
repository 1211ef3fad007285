/* SPDX-License-Identifier: Apache-2.0 */
/*
 * proposal.h - what thresholds suggest to an authority about one subject.
 *
 * A law may say that so many decisions within so many months are a case of its
 * own (thresholds.csv).  The registry then proposes; the authority looks, hears
 * the subject and decides, or does not.  A proposal is computed when asked,
 * never stored, and stands in no verdict and in no print.  Pure, as record.h.
 */
#ifndef LIBCREDIT_PROPOSAL_H
#define LIBCREDIT_PROPOSAL_H

#include "record/record.h"

struct proposal {
	const struct threshold_row *row;
	const uint32_t *entries; /* indexes into judgement.entries, by day of decision */
	size_t entries_count;    /* at least row->count */
	credit_day reached; /* decision that completed the count */
	credit_day until;   /* last day on which so many still count */
};

/*
 * The proposals about a judged subject on a day, in the order of the rows.  An
 * entry counts from its listing on through the row's months after its decision
 * (民法典 art. 201, 202), on the row's list and ground; one basis document counts
 * once.  It does not count while it is contested (a mark), when it is void, and
 * once an objection, a repair, a removal or death ended its use; the end of its
 * term alone does not matter, for the row's law counts decisions.
 *
 * There is none where the proposed list takes no such subject, where it is a
 * black list and the subject a minor, where it is a red list and a black entry
 * shields, and where a listing on it covers the count: one decided no earlier
 * than the last counted entry, one on its way, or, where another list is
 * counted, one that holds.  CREDIT_OK, CREDIT_ENOMEM.
 * Rule: 民法典 art. 201, 202; what makes a case is the law of the row.
 */
int judged_proposals(const struct judgement *judgement, const credit_catalogue *tables,
	credit_day day, struct arena *arena, const struct proposal **out, size_t *count);

#endif
