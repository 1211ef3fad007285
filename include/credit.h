/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credit.h - libcredit: a registry of trust records, embedded.
 *
 * This umbrella includes one header a room; include it and nothing else.
 */
#ifndef CREDIT_H
#define CREDIT_H

#include "credit/backup.h"
#include "credit/base.h"
#include "credit/catalogue.h"
#include "credit/edition.h"
#include "credit/erase.h"
#include "credit/id.h"
#include "credit/intake.h"
#include "credit/joint.h"
#include "credit/proof.h"
#include "credit/record.h"
#include "credit/seal.h"
#include "credit/status.h"
#include "credit/store.h"
#include "credit/verdict.h"

#endif
