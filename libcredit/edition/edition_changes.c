/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edition_changes.c - the words of changes.
 */
#include "edition/edition_print.h"

const char *change_kind_key(enum change_kind kind)
{
	static const char *const keys[] = {"", "added", "corrected", "removed", "paused",
		"resumed"};

	return keys[kind];
}

const char *change_reason_key(enum change_reason reason)
{
	static const char *const keys[] = {"", "expired", "repaired", "revoked", "corrected",
		"other"};

	return keys[reason];
}
