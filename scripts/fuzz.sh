#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# fuzz.sh - run every fuzz target for FUZZ_SECONDS (3), two at a time.
#
# Targets are the programs that VARIANT=fuzz makes of tests/fuzz/fuzz_*.c, in
# $B/tests/fuzz.  Each starts from its committed corpus and what earlier runs
# kept in $B/corpus/NAME; an input that breaks it is left in $B/found.  To keep
# one for good, minimise it and put it into tests/fuzz/corpus/NAME.  FUZZ_SEED (0:
# another one each time) makes a run that can be repeated.
set -u

B=${B:-build/fuzz}
FUZZ_SECONDS=${FUZZ_SECONDS:-3}
FUZZ_SEED=${FUZZ_SEED:-0}
export B FUZZ_SECONDS FUZZ_SEED

fuzz_one() {
    local name=$1 log=$B/found/$1.log
    mkdir -p "$B/corpus/$name" "$B/found"
    if "$B/tests/fuzz/fuzz_$name" -max_total_time="$FUZZ_SECONDS" -seed="$FUZZ_SEED" -timeout=10 \
        -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 -close_fd_mask=1 \
        -artifact_prefix="$B/found/$name-" "$B/corpus/$name" "tests/fuzz/corpus/$name" \
        >"$log" 2>&1; then
        echo "ok fuzz/$name # $(awk '/number_of_executed_units/ { print $2 }' "$log") inputs"
    else
        tail -n 40 "$log"
        echo "not ok fuzz/$name # see $log"
        return 1
    fi
}

if [ "${1:-}" = --one ]; then
    fuzz_one "$2"
    exit
fi
shopt -s nullglob
names=()
for source in tests/fuzz/fuzz_*.c; do
    source=${source##*/fuzz_}
    names+=("${source%.c}")
done
if [ ${#names[@]} = 0 ]; then
    echo 'not ok fuzz # there are no targets'
    exit 1
fi
printf '%s\0' "${names[@]}" | xargs -0 -n 1 -P 2 "$0" --one
