#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# check.sh - every test there is, in about ten minutes on two cores.
#
# Called by `make check` and nothing else; T=room narrows it to tests/room, with
# and without sanitizers.  Parts run one after another, and a
# part that fails does not stop the rest; what cannot be built or installed is
# one failure.  The last line is always "N passed, N failed"; exit 0 only when
# something ran and nothing failed.
set -u
cd "$(dirname "$0")/.." || exit 1

logs=build/log
passed=0 failed=0
make=${MAKE:-make}
jobs=$(nproc 2>/dev/null || echo 2)

part() {
    printf '\n== %s (%d s so far)\n' "$*" $SECONDS
}

add() {
    local p f
    if read -r p f <"$1/totals"; then
        passed=$((passed + p)) failed=$((failed + f))
    else
        failed=$((failed + 1))
    fi
}

# run NAME BUILD ITEM...: run items and add their counts.
run() {
    local log=$logs/$1 build=$2
    shift 2
    scripts/run_tests.sh "$build" "$log" "$@"
    add "$log"
}

# must NAME COMMAND...: a step that is one failure when it fails; logged, shown when it does.
must() {
    local log=$logs/$1.log
    shift
    if "$@" >"$log" 2>&1; then
        return 0
    fi
    tail -n 60 "$log"
    printf '  FAIL     %s\n' "$*"
    failed=$((failed + 1))
    return 1
}

finish() {
    printf '\n%d s\n%d passed, %d failed\n' $SECONDS "$passed" "$failed"
    [ "$failed" = 0 ] && [ "$passed" != 0 ]
    exit
}

# shellcheck disable=SC2317 # called through must
# Everything that can be built is, so that one broken file hides no other test.
build() {
    local variant=$1
    shift
    "$make" --no-print-directory -k -j"$jobs" BUILD=build VARIANT="$variant" WERROR=1 "$@"
}

# programs BUILD SOURCE...: what a variant makes of the sources of tests.
programs() {
    local build=$1 source
    shift
    for source; do
        source=${source/fuzz\/fuzz_/fuzz\/replay_}
        echo "$build/${source%.c}"
    done
}

shopt -s nullglob
rm -rf "$logs"
mkdir -p "$logs"

part 'system packages'
if ! scripts/deps.sh build test; then
    failed=1
    finish
fi
scripts/deps.sh web || failed=$((failed + 1))

room=${T:-*}
# shellcheck disable=SC2206 # room is a pattern
sources=(tests/$room/test_*.c tests/${T:-fuzz}/fuzz_*.c)
scripts=()
for item in tests/$room/test_*.sh tests/$room/test_*.py; do
    [[ $item == tests/web/* ]] || scripts+=("$item")
done

part 'gcc, release: programs, scripts, corpora'
must build-release build release all tests replays
mapfile -t items < <(programs build/release "${sources[@]}")
run release build/release "${scripts[@]}" "${items[@]}" # the longest ones are scripts

# The fuzz targets are linked from the same objects: the library is built once for both.
part 'clang, address and undefined sanitizers: programs, command line, corpora'
must build-asan build asan all tests replays fuzzers
mapfile -t items < <(programs build/asan "${sources[@]}")
for item in tests/cli/test_contract.py tests/cli/test_golden.sh; do
    [ "$room" != '*' ] && [ "$room" != cli ] || items=("$item" "${items[@]}")
done
# A process a test, as Check has it, costs more here than what is tested; what
# breaks takes the rest of its file with it, and its leaks are told at the end.
CK_FORK=no run asan build/asan "${items[@]}"

[ -z "${T:-}" ] || [ "$T" = web ] || finish

part 'browser'
TEST_JOBS=1 run web build/release tests/web/test_*.py

[ -z "${T:-}" ] || finish

part 'lint'
run lint build/release tests/lint/run.sh

part 'fuzz, short'
FUZZ_SEED=1 run fuzz build/asan scripts/fuzz.sh # whoever repeats it sees the same

part 'bench, answers only'
must build-bench build release benches
mapfile -t items < <(programs build/release tests/bench/bench_*.c)
run bench build/release "${items[@]}"

part 'installed copy'
run installcheck build/release scripts/installcheck.sh

finish
