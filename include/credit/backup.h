/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit/backup.h - a safety copy of a registry in one file, and a registry from one.
 *
 * A backup holds every row of the store as of one moment, copied row by row so that
 * nothing erased comes along, the query log, and the county's words.  It is made while others read and
 * write.  Each block of the file is chained to the one before by a digest, so that a
 * byte that changed, and a part that is missing, is told with its place.
 *
 * Caveats:
 *  - It holds everything the registry has, the id key too: whoever has the file
 *    has the registry.  Fix: keep it as the registry is kept; its mode is 0600.
 *  - What is erased later stays in backups made before.  Fix: make a new one after
 *    an erasure and destroy the old ones.
 *  - Digests tell damage, not forgery: who can write the file can make another.
 */
#ifndef CREDIT_BACKUP_H
#define CREDIT_BACKUP_H

#include "credit/base.h"
#include "credit/store.h"

#ifdef __cplusplus
extern "C" {
#endif

#define CREDIT_BACKUP_NAME_BYTES 128

/* What a backup came to. */
typedef struct credit_backup_report {
	size_t size;       /* sizeof(credit_backup_report), set by the caller */
	uint64_t sequence; /* of the last record in it */
	uint64_t rows;     /* of the store */
	uint64_t bytes;    /* of the file */
	char name[CREDIT_BACKUP_NAME_BYTES]; /* chosen, where path is a folder; else "" */
} credit_backup_report;

/** Write a safety copy of the registry, as it is now, to a new file of mode 0600.
 *
 *  A file appears when it is whole and on the disk, and never replaces another.
 *
 *  Args:    registry  open; reading is enough
 *           path      the file; or a folder that is there: a name that tells county, day
 *                     and sequence is chosen in it
 *  Out:     report    may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL     a pointer is NULL, or size is unknown
 *           CREDIT_EEXISTS    there is a file of that name
 *           CREDIT_ERULE      an erasure is not carried through: credit_erase_finish() first
 *           CREDIT_EBUSY      something was erased meanwhile: the same call again
 *           CREDIT_EFULL, CREDIT_ENOTFOUND (no such folder), CREDIT_ECORRUPT, CREDIT_EIO,
 *           CREDIT_ENOMEM, CREDIT_EFORK
 *  Rule:    个人信息保护法 第五十一条（安全技术措施）；第四十七条（删除）
 *  Threads: any
 */
CREDIT_API int credit_backup(credit_registry *registry, const char *path,
	credit_backup_report *report, credit_error *err);

/** Make a registry from a backup, in a folder that does not exist or is empty.
 *
 *  The file is read to its end and the registry checked whole before it is put in
 *  place, in one step; after a failure nothing is there.
 *
 *  Args:    path      the backup
 *           where     the folder; its parent must exist
 *           report    called for each finding of the check; may be NULL
 *           context   handed to report
 *  Out:     out       what the check saw; may be NULL
 *           err       may be NULL
 *  Returns: CREDIT_OK
 *           CREDIT_EINVAL    a pointer is NULL
 *           CREDIT_ENOTFOUND no such file or parent folder
 *           CREDIT_EEXISTS   the folder holds something
 *           CREDIT_EFORMAT   the file is no backup
 *           CREDIT_EVERSION  it, or the registry in it, is of a later version
 *           CREDIT_ECORRUPT  the file is damaged: err names the place; or an invariant of
 *                            the registry in it is broken: reported
 *           CREDIT_ECANCELLED  report asked to stop
 *           CREDIT_EREADONLY, CREDIT_EFULL, CREDIT_EIO, CREDIT_ENOMEM
 *  Threads: any
 */
CREDIT_API int credit_restore(const char *path, const char *where, credit_finding_fn report,
	void *context, credit_fsck_report *out, credit_error *err);

#ifdef __cplusplus
}
#endif

#endif
