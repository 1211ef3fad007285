#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Is what the documents say still so?  The program in README.md compiles and
# answers; the commands that README.md names exist; the paths that README.md,
# CONTRIBUTING.md and tests/README.md name exist.
set -u

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
B=${B:-build/release}
credit=$(realpath "${CREDIT:-$B/credit}")
bad=0

verdict() {
    if [ "$1" = 0 ]; then
        echo "ok $2"
    else
        echo "not ok $2"
        bad=1
    fi
}

# shellcheck disable=SC2016 # the backquotes are Markdown's
sed -n '/^```c$/,/^```$/{/^```/d;p}' README.md >"$work/ask.c"
libs=$(sed -n 's/^Libs.private: //p' "$B/libcredit.pc")
# shellcheck disable=SC2086 # flags
cc -std=c11 -Wall -Wextra -Werror -Iinclude -o "$work/ask" "$work/ask.c" "$B/libcredit.a" $libs
verdict $? 'the program of README.md compiles'
[ "$(wc -l <"$work/ask.c")" -le 25 ]
verdict $? 'the program of README.md is short'
(cd "$work" && "$credit" init --county 629999 --name 样例县 >/dev/null && ./ask >answer)
verdict $? 'the program of README.md runs'
[ "$(cat "$work/answer" 2>/dev/null)" = 'nothing found' ]
verdict $? 'the program of README.md answers'

commands=$(grep -o '`credit [a-z]*\|^    credit [a-z]*' README.md | awk '{ print $NF }' | sort -u)
for command in $commands; do
    "$credit" help "$command" >/dev/null 2>&1
    verdict $? "README.md: credit $command exists"
done

for document in README.md CONTRIBUTING.md tests/README.md; do
    # shellcheck disable=SC2016
    for path in $(grep -oE '`[A-Za-z_./]+(/|\.[a-z]+)`' $document | tr -d '`' | sort -u); do
        case $path in
            build/* | *NAME*) continue ;;
        esac
        [ -e "$path" ] || [ -e "tests/$path" ] || [ -e "libcredit/$path" ] ||
            [ -e "libcredit/catalogue/tables/$path" ]
        verdict $? "$document: $path exists"
    done
done
exit $bad
