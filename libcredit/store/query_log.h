/* SPDX-License-Identifier: Apache-2.0 */
/*
 * query_log.h - who asked about whom, when and why, beside the store.
 *
 * queries.log lies in the store's folder with mode 0600: one JSON line a
 * command or batch (query_line.h), only ever appended to, each line by one
 * write() under a lock that all processes share.  It names subjects by keyed
 * digest and masked identifier.  Nothing here deletes it: query logs are kept
 * for at least five years (深圳经济特区社会信用条例 第四十五条).
 *
 * While somebody asks, identifiers are only copied, some 20 bytes each; digests
 * are made when the lines are written, off the look-up.
 */
#ifndef LIBCREDIT_QUERY_LOG_H
#define LIBCREDIT_QUERY_LOG_H

#include "credit/store.h"
#include "store/engine.h"
#include "store/query_line.h"
#include "store/store.h"

/* Identifiers kept in memory, some 2 MB; then what there is goes to the file. */
#define QUERY_KEPT_MAX 100000

struct query_log;

/*
 * Open the file, making it when it is not there.  query is copied.
 * CREDIT_EINVAL, CREDIT_EREADONLY (the folder or the file cannot be written),
 * CREDIT_EFORMAT (it is no plain file), CREDIT_EFULL, CREDIT_EIO, CREDIT_ENOMEM.
 */
int query_log_open(credit_registry *registry, const credit_query *query,
	struct query_log **out, credit_error *err);

/*
 * Keep who was asked about; count 0 notes that somebody asked and was answered
 * nothing.  known is the sequence that the answer knows.  A failure sticks.
 */
int query_log_add(struct query_log *log, const credit_id *ids, size_t count, credit_day on,
	uint64_t known, credit_error *err);

/*
 * Write what was kept and forget it; ends: what is added afterwards is a new
 * query.  Durable when it answers CREDIT_OK.  Nothing kept: nothing is written.
 */
int query_log_write(struct query_log *log, bool ends, credit_error *err);

/* What is asked, as it goes into the log; number: of the query that was written last. */
void query_log_tell(const struct query_log *log, struct snapshot_query *out);

/* Write what is left, and free; NULL does nothing.  In a child after fork() nothing
 * is written: the parent does. */
void query_log_close(struct query_log *log);

/*
 * Hand over the lines of the log in their order, each with its bytes; borrowed
 * until the callback returns, non-zero stops.  Lines that are damaged or were
 * not written to their end are counted and passed over.  No file: no lines.
 */
typedef int (*query_line_fn)(void *context, const struct query_line *line);
int query_log_read(credit_registry *registry, query_line_fn visit, void *context,
	uint64_t *damaged, credit_error *err);

#endif
