#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# run_tests.sh BUILD LOG ITEM... - run test programs and scripts, two at a time.
#
# BUILD is the folder of the variant under test, LOG a folder for what each
# item prints.  What failed is printed; LOG/totals receives "PASSED FAILED".
# Exit 1 when anything failed or nothing ran.
#
# Counted are: Check's line "100%: Checks: 12, Failures: 0, Errors: 0", lines
# "ok NAME" and "not ok NAME", and Python's "Ran 12 tests in".  An item that
# prints no count, ends in a crash, or ends badly without naming a failure is
# one failure more.
#
# Programs named bench_* are run with --short.  Items see B (BUILD), CREDIT (the command) and an own empty TMPDIR, and run
# from the root of the tree in a locale that says nothing about language.
# TEST_JOBS (2) run at a time, each for at most TEST_SECONDS (600).
set -u

# Print "PASSED FAILED" for a log and the exit status of the item.
count() {
    awk -v status="$2" '
        match($0, /Checks: [0-9]+, Failures: [0-9]+, Errors: [0-9]+/) {
            split(substr($0, RSTART, RLENGTH), n, /[^0-9]+/)
            passed += n[2] - n[3] - n[4]; failed += n[3] + n[4]; counted = 1
        }
        /^ok / { passed++; counted = 1 }
        /^not ok / { failed++; counted = 1 }
        /^Ran [0-9]+ tests? in / { passed += $2; counted = 1 }
        /^FAILED \(/ {
            gsub(/skipped=[0-9]+/, "")
            bad = 0
            parts = split($0, part, /[^0-9]+/)
            for (i = 1; i <= parts; i++)
                bad += part[i]
            passed -= bad; failed += bad
        }
        END {
            if (!counted || (status != 0 && failed == 0))
                failed++
            print passed + 0, failed + 0
        }' "$1"
}

# The system's own Python has the system's modules; another may come first in PATH.
python=python3
[ ! -x /usr/bin/python3 ] || python=/usr/bin/python3

run_one() {
    local item=$1 name log status passed failed start
    name=${item#"$B"/}
    log=$LOG/${name//\//_}.log
    start=$SECONDS
    TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/credit.XXXXXX")
    export TMPDIR
    case $item in
        *.py) set -- "$python" -B "$item" ;;
        *.sh) set -- bash "$item" ;;
        */bench_*) set -- "$item" --short ;;
        *) set -- "$item" ;;
    esac
    timeout -k 10 "${TEST_SECONDS:-600}" "$@" >"$log" 2>&1 </dev/null
    status=$?
    rm -rf "$TMPDIR"
    read -r passed failed < <(count "$log" $status) || failed=1
    echo "$passed $failed" >"${log%.log}.count"
    if [ "$failed" = 0 ]; then
        printf '  %-8s %s (%d, %d s)\n' PASS "$name" "$passed" $((SECONDS - start))
        return 0
    fi
    # One write, so that two items do not mix.
    printf '%s\n' "$(
        printf '  %-8s %s (%d passed, %d did not, exit status %d)\n' FAIL "$name" \
            "$passed" "$failed" $status
        tail -n 60 "$log" | sed 's/^/           | /'
        echo "           whole output: $log"
    )"
}

if [ "$1" = --one ]; then
    run_one "$2"
    exit 0
fi

B=$1 LOG=$2
shift 2
CREDIT=$B/credit
export B LOG CREDIT LC_ALL=C.UTF-8
unset CREDIT_STORE LANGUAGE NO_COLOR MAKEFLAGS MAKELEVEL MFLAGS
rm -rf "$LOG"
mkdir -p "$LOG"
[ $# = 0 ] || printf '%s\0' "$@" | xargs -0 -n 1 -P "${TEST_JOBS:-2}" "$0" --one
find "$LOG" -name '*.count' -exec cat {} + | awk -v items=$# '
    { p += $1; f += $2 }
    END { print p + 0, f + items - NR }' >"$LOG/totals"
read -r passed failed <"$LOG/totals"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
