#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Golden tests: does the command say, byte for byte, what it said when somebody
# last read it and found it right?
#
# golden/NAME.cmd is a shell script; beside it stand what it must print
# (NAME.out, NAME.err) and its exit code (NAME.exit); a missing file means
# nothing, or 0.  Each case runs in an empty folder with `credit` in the path,
# $DATA naming tests/cli/data, and the C locale.
#
#	tests/cli/test_golden.sh            compare
#	tests/cli/test_golden.sh --rewrite  write what it says now; read the diff
#	tests/cli/test_golden.sh id-...     only these
#
# CREDIT names the program (default build/release/credit).  A build with sanitizers
# looks for no leaks here: at the end of a thousand processes that takes as long as
# all they do, and test_contract.py runs the same commands with it.
set -u
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=0}"
here=$(cd "$(dirname "$0")" && pwd)
program=${CREDIT:-$here/../../build/${VARIANT:-release}/credit}
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/credit"

rewrite=
if [ "${1:-}" = --rewrite ]; then
	rewrite=yes
	shift
fi
if [ $# -eq 0 ]; then
	set -- "$here"/golden/*.cmd
else
	names=$*
	set --
	for name in $names; do set -- "$@" "$here/golden/$name.cmd"; done
fi

keep() { # file, expected: an empty file is not kept
	if [ -s "$1" ]; then cp "$1" "$2"; else rm -f "$2"; fi
}

same() { # what, got, expected
	[ -e "$3" ] || : >"$scratch/empty"
	expected=$3
	[ -e "$3" ] || expected=$scratch/empty
	cmp -s "$2" "$expected" && return 0
	echo "# $1 differs:"
	diff -u "$expected" "$2" | sed 's/^/# /'
	return 1
}

failed=0
for cmd in "$@"; do
	base=${cmd%.cmd}
	name=$(basename "$base")
	rm -rf "$scratch/work" && mkdir "$scratch/work"
	(
		cd "$scratch/work" || exit 125
		PATH=$scratch/bin:$PATH DATA=$here/data LC_ALL=C TZ=UTC
		export PATH DATA LC_ALL TZ
		unset CREDIT_STORE CREDIT_PURPOSE LANG LC_MESSAGES
		sh "$cmd" </dev/null >"$scratch/out" 2>"$scratch/err"
		code=$?
		[ $code -eq 0 ] && : >"$scratch/exit" || echo $code >"$scratch/exit"
	)
	if [ -n "$rewrite" ]; then
		for part in out err exit; do keep "$scratch/$part" "$base.$part"; done
		echo "ok cli/golden/$name (rewritten)"
		continue
	fi
	good=yes
	for part in out err exit; do
		same "$name.$part" "$scratch/$part" "$base.$part" || good=
	done
	if [ -n "$good" ]; then
		echo "ok cli/golden/$name"
	else
		echo "not ok cli/golden/$name"
		failed=1
	fi
done
exit $failed
