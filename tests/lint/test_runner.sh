#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Does scripts/run_tests.sh count every way a test can end?  Each case is one
# item, and the two numbers that must come out.
set -u

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

# expect NAME "PASSED FAILED" BODY: a script with BODY is counted so.
expect() {
    local item=$work/$1.sh got
    printf '%s\n' "$3" >"$item"
    TEST_SECONDS=2 scripts/run_tests.sh "$work" "$work/log" "$item" >"$work/out"
    got=$?
    if [ "$(cat "$work/log/totals")" = "$2" ] && [ $got = "${4:-1}" ]; then
        echo "ok $1"
    else
        echo "# counted $(cat "$work/log/totals"), exit status $got"
        echo "not ok $1"
        bad=1
    fi
}

expect check-passes '12 0' 'echo "100%: Checks: 12, Failures: 0, Errors: 0"' 0
expect check-fails '9 3' 'echo "75%: Checks: 12, Failures: 2, Errors: 1"; exit 1'
expect lines-pass '2 0' 'echo "ok a"; echo "ok b"' 0
expect lines-fail '1 1' 'echo "ok a"; echo "not ok b"; exit 1'
expect failure-counts-at-status-0 '1 1' 'echo "ok a"; echo "not ok b"'
expect python-passes '7 0' 'echo "Ran 7 tests in 0.1s"; echo OK' 0
expect python-fails '4 3' 'echo "Ran 7 tests in 0.1s"; echo "FAILED (failures=2, errors=1, skipped=1)"; exit 1'
expect python-skips-are-not-failures '7 0' 'echo "Ran 7 tests in 0.1s"; echo "OK (skipped=2)"' 0
expect crash-after-passing '1 1' 'echo "ok a"; kill -SEGV $$'
expect bad-status-without-failure '1 1' 'echo "ok a"; exit 1'
expect silence-is-failure '0 1' 'true'
expect hanging-is-failure '1 1' 'echo "ok a"; sleep 30'
expect no-such-variable-leaks '1 0' '[ -z "${CREDIT_STORE+x}" ] && echo "ok a"' 0
expect own-scratch-folder '1 0' '[ -d "$TMPDIR" ] && [ -z "$(ls "$TMPDIR")" ] && echo "ok a"' 0

scripts/run_tests.sh "$work" "$work/log" "$work/missing-program" >"$work/out"
if [ "$(cat "$work/log/totals")" = '0 1' ]; then
    echo 'ok missing-program-is-failure'
else
    echo 'not ok missing-program-is-failure'
    bad=1
fi
if scripts/run_tests.sh "$work" "$work/log" >"$work/out"; then
    echo 'not ok nothing-ran-is-failure'
    bad=1
else
    echo 'ok nothing-ran-is-failure'
fi
exit $bad
