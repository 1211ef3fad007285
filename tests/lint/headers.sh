#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# headers.sh ROOT [HEADER...] - each header compiles alone: public ones as C11 and
# as C++, internal ones as C11.  Prints the compiler's complaints; 1 when there are
# any.  Headers are paths below ROOT; without any, all of them.
set -u

root=${1:-.}
[ $# = 0 ] || shift
bad=0
# A compiler may come with a launcher before it ("ccache gcc").
read -ra cc <<<"${CC:-gcc}"
read -ra cxx <<<"${CXX:-g++}"
strict='-fsyntax-only -Wall -Wextra -Werror'

# shellcheck disable=SC2086 # flags
alone() {
    printf '#include "%s"\n' "$1" | "${@:2}" - || {
        echo "$1:1: does not compile alone by ${*:2:3}"
        bad=1
    }
}

cd "$root" || exit 2
[ $# != 0 ] || set -- include/credit.h include/credit/*.h libcredit/*/*.h
for header; do
    [[ $header == include/* ]] || continue
    name=${header#include/}
    # shellcheck disable=SC2086
    alone "$name" "${cc[@]}" -std=c11 -pedantic $strict -Iinclude -x c
    # shellcheck disable=SC2086
    alone "$name" "${cxx[@]}" -std=c++11 -pedantic $strict -Iinclude -x c++
done
for header; do
    [[ $header == libcredit/* ]] || continue
    # Tables included several times on purpose have no guard and no meaning alone.
    [[ $header == *_table.h ]] && continue
    # shellcheck disable=SC2086
    alone "${header#libcredit/}" "${cc[@]}" -std=c11 $strict -Iinclude -Ilibcredit \
        -D_GNU_SOURCE -x c
done
exit $bad
