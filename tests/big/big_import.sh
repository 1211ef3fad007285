#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# big_import.sh SIZE [LIMIT_MIB [FACTS]] - memory of an import of a file of any size.
#
# SIZE is in bytes, or with K, M, G behind it.  A file of fictional firms is made
# on the fly (big_rows) and piped into `credit import -`; meanwhile RssAnon of
# the command is read every 100 ms.  Mapped pages of the store are the kernel's
# to take back and are not counted.  Prints the peak and rows a second; fails
# when the peak passes LIMIT_MIB (768) or not every row landed.  FACTS: bytes of
# text about the facts in each row.
set -u
cd "$(dirname "$0")/../.." || exit 1

B=${B:-build/release}
size=$(numfmt --from=iec "${1:?usage: big_import.sh SIZE [LIMIT_MIB [FACTS]]}") || exit 2
limit=${2:-768}
facts=${3:-0}
scratch=$(mktemp -d "${TMPDIR:-/var/tmp}/credit-big.XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT

"$B/credit" --lang en --store "$scratch/store" init >/dev/null 2>&1 || exit 1
mkfifo "$scratch/file.csv"
"$B/tests/big/big_rows" "$size" "$facts" >"$scratch/file.csv" 2>"$scratch/made" &
start=$(date +%s.%N)
"$B/credit" --lang en --json --store "$scratch/store" import - <"$scratch/file.csv" \
    >"$scratch/report" 2>"$scratch/messages" &
pid=$!

peak=0
samples=0
while read -r _ kib _ < <(grep -s '^RssAnon:' "/proc/$pid/status"); do
    [ "$kib" -le "$peak" ] || peak=$kib
    samples=$((samples + 1))
    sleep 0.1
done
wait "$pid"
status=$?
end=$(date +%s.%N)
wait

made=$(sed -n 's/^\([0-9]*\) rows.*/\1/p' "$scratch/made")
added=$(sed -n 's/.*"added":\([0-9]*\).*/\1/p' "$scratch/report")
store=$(du -sm "$scratch/store" | cut -f1)
awk -v size="$size" -v rows="$made" -v kib="$peak" -v samples="$samples" -v store="$store" \
    -v seconds="$(echo "$end $start" | awk '{ print $1 - $2 }')" 'BEGIN {
    printf "%d MiB, %d rows, %.1f s, %d rows a second; peak RssAnon %.1f MiB of %d samples; store %d MiB\n",
        size / 1048576, rows, seconds, rows / seconds, kib / 1024, samples, store
}'
if [ "$status" != 0 ] || [ -z "$added" ] || [ "$added" != "$made" ]; then
    echo "exit status $status, ${added:-none} of ${made:-none} rows added"
    head -n 5 "$scratch/report" "$scratch/messages" | cut -c1-400
    exit 1
fi
if [ "$samples" -lt 2 ] || [ "$peak" -gt $((limit * 1024)) ]; then
    echo "the peak must be seen and stay under $limit MiB"
    exit 1
fi
