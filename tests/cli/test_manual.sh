#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Do the manual page and the command name the same commands and options?
set -u
here=$(cd "$(dirname "$0")" && pwd)
credit=${CREDIT:-$here/../../build/${VARIANT:-release}/credit}
page=$here/../../cli/man/credit.1
failed=0
LC_ALL=C
export LC_ALL
unset LANG LC_MESSAGES

verdict() { # name, list of what is missing
	if [ -z "$2" ]; then
		echo "ok cli/manual/$1"
	else
		echo "not ok cli/manual/$1"
		echo "$2" | sed 's/^/# missing: /'
		failed=1
	fi
}

plain=$(sed -e '/^\.\\"/d' -e 's/\\f[BRI]//g' -e 's/\\-/-/g' "$page")
commands=$("$credit" help | sed -n '/^Commands/,/^$/s/^  *\([a-z][a-z]*\) .*/\1/p')

[ -n "$commands" ] || verdict the-command-lists-its-commands none

missing=
for command in $commands; do
	echo "$plain" | grep -Eq "^(\.B )?$command( |$)" || missing="$missing $command"
done
verdict page-names-every-command "$missing"

missing=
for command in $commands ''; do
	for option in $("$credit" help $command |
		sed -n 's/^  *\(-[a-z], \)\{0,1\}\(--[a-z-]*\).*/\2/p'); do
		echo "$plain" | grep -qe "$option\([^a-z-]\|$\)" || missing="$missing $command:$option"
	done
done
verdict page-names-every-option "$missing"

helps=$(for command in $commands ''; do "$credit" help $command; done)
missing=
for option in $(echo "$plain" | grep -oe '--[a-z][a-z-]*' | sort -u); do
	echo "$helps" | grep -qe "$option" || missing="$missing $option"
done
verdict page-names-no-other-option "$missing"
exit $failed
