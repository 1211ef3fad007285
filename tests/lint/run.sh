#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# run.sh [ROOT] - every lint over the tree; B is the build folder whose shared
# library is compared.  One line "ok lint/NAME" or "not ok lint/NAME" each.
set -u

here=$(dirname "$0")
root=${1:-.}
library=${B:-build/release}/libcredit.so
bad=0
python=python3
[ ! -x /usr/bin/python3 ] || python=/usr/bin/python3

lint() {
    local name=$1
    shift
    if "$@"; then
        echo "ok lint/$name"
    else
        echo "not ok lint/$name"
        bad=1
    fi
}

lint headers bash "$here/headers.sh" "$root"
lint symbols $python -B "$here/symbols.py" "$root" "$library"
for name in rooms docs functions files code messages tables law absent; do
    lint "$name" $python -B "$here/$name.py" "$root"
done
exit $bad
