#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Colours only on a terminal, and not there either when NO_COLOR asks for none.
set -u
credit=${CREDIT:-$(dirname "$0")/../../build/${VARIANT:-release}/credit}
escape=$(printf '\033')
failed=0

colours() { # yes or no, name, environment...
	want=$1 name=$2
	shift 2
	got=no
	env LC_ALL=C "$@" script -qec "$credit id 91629999F00000093C" /dev/null </dev/null |
		grep -q "$escape\[" && got=yes
	if [ $got = "$want" ]; then
		echo "ok cli/colours/$name"
	else
		echo "not ok cli/colours/$name"
		failed=1
	fi
}

colours yes on-a-terminal TERM=xterm NO_COLOR=
colours no with-no-color TERM=xterm NO_COLOR=1
colours no on-a-dumb-terminal TERM=dumb NO_COLOR=
if "$credit" id 91629999F00000093C | grep -q "$escape"; then
	echo "not ok cli/colours/never-in-a-pipe"
	failed=1
else
	echo "ok cli/colours/never-in-a-pipe"
fi
exit $failed
