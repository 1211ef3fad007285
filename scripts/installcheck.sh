#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# installcheck.sh - an installed copy works for a stranger.
#
# Installs into a stage, copies examples/ out of the tree, builds each program
# there with what pkg-config says, shared and static, and runs them in the
# order of their names, together in one empty folder.  Then uninstalls and
# looks for what was left.  B is the build folder of the variant.
set -u

B=${B:-build/release}
CC=${CC:-cc}
work=$(mktemp -d "${TMPDIR:-/tmp}/installcheck.XXXXXX")
trap 'rm -rf "$work"' EXIT
stage=$work/stage
prefix=/opt/libcredit
bad=0

verdict() {
    if [ "$1" = 0 ]; then
        echo "ok installcheck/$2"
    else
        [ -e "$work/log" ] && tail -n 40 "$work/log"
        echo "not ok installcheck/$2"
        bad=1
    fi
}

stage_make() {
    make --no-print-directory VARIANT="${B##*/}" BUILD="${B%/*}" DESTDIR="$stage" \
        prefix=$prefix "$@" >"$work/log" 2>&1
}

stage_make install
verdict $? install

export PKG_CONFIG_PATH=$stage$prefix/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$stage
export LD_LIBRARY_PATH=$stage$prefix/lib
"$stage$prefix/bin/credit" --help >"$work/log" 2>&1
verdict $? command-runs

mkdir "$work/examples" "$work/run"
cp examples/*.c "$work/examples/" 2>/dev/null
cp examples/*.csv "$work/run/" 2>/dev/null
count=0
for source in "$work"/examples/*.c; do
    [ -e "$source" ] || break
    name=$(basename "$source" .c)
    program=$work/examples/$name
    count=$((count + 1))
    # shellcheck disable=SC2046 # flags
    $CC -std=c11 -Wall -Wextra -Werror -o "$program" "$source" \
        $(pkg-config --cflags --libs libcredit) -pthread >"$work/log" 2>&1
    verdict $? "$name-builds"
    (cd "$work/run" && "$program") >"$work/log" 2>&1 </dev/null
    verdict $? "$name-runs"
    # shellcheck disable=SC2046
    $CC -std=c11 -o "$program-static" "$source" $(pkg-config --cflags libcredit) \
        "$stage$prefix/lib/libcredit.a" \
        $(pkg-config --static --libs-only-l libcredit | sed 's/-lcredit //') \
        -pthread >"$work/log" 2>&1
    verdict $? "$name-builds-static"
done
rm -f "$work/log"
[ $count -gt 0 ]
verdict $? "examples-found-$count"

soname=$(objdump -p "$stage$prefix/lib/libcredit.so" | awk '$1 == "SONAME" { print $2 }')
[ -n "$soname" ] && [ -e "$stage$prefix/lib/$soname" ]
verdict $? soname

stage_make uninstall
verdict $? uninstall
find "$stage" ! -type d >"$work/log"
[ ! -s "$work/log" ]
verdict $? uninstall-leaves-nothing
exit $bad
