#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# The short form of big_import.sh: 12 MiB, with a bound that holding the file's
# rows in memory would pass, and the same bound shown to be able to fail.
set -u
cd "$(dirname "$0")" || exit 1
failed=0

if ./big_import.sh 12M 200; then
    echo 'ok a file of 12 MiB is imported in less than 200 MiB'
else
    echo 'not ok a file of 12 MiB is imported in less than 200 MiB'
    failed=1
fi
if ./big_import.sh 2M 1 >/dev/null; then
    echo 'not ok a bound that is too low is noticed'
    failed=1
else
    echo 'ok a bound that is too low is noticed'
fi
exit $failed
