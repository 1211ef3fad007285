#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Do openssl(1) and credit agree on keys and signatures, both ways, for both algorithms?
# And does a machine without SM2 say so and do everything else?
set -u
here=$(cd "$(dirname "$0")" && pwd)
credit=$(realpath "${CREDIT:-$here/../../build/${VARIANT:-release}/credit}")
build=$(cd "${B:-$here/../../build/${VARIANT:-release}}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
failed=0

case_is() { # name, then a command
	if "${@:2}" >log 2>&1; then
		echo "ok cli/keys/$1"
	else
		echo "not ok cli/keys/$1"
		sed 's/^/# /' log
		failed=1
	fi
}

# The identity is stated to openssl too: before 4.0 it takes an empty one.
options() { # algorithm, the option's name
	case $1 in
	ed25519) echo "-rawin" ;;
	sm2) echo "-rawin -digest sm3 -pkeyopt distid:1234567812345678" ;;
	esac
}

# The raw signature of a note's last line, and its text.
take_apart() { # note
	python3 - "$1" <<'PYTHON'
import base64, sys
note = open(sys.argv[1], "rb").read()
text, lines = note.rsplit(b"\n\n", 1)
line = lines.splitlines()[-1]
raw = base64.b64decode(line.split(b" ")[2], validate=True)[4:]
open("text", "wb").write(text + b"\n")
open("raw", "wb").write(raw)

def integer(half):
    half = half.lstrip(b"\0") or b"\0"
    half = b"\0" + half if half[0] & 0x80 else half
    return b"\2" + bytes([len(half)]) + half

body = integer(raw[:32]) + integer(raw[32:])
open("der", "wb").write(b"\x30" + bytes([len(body)]) + body)
PYTHON
}

# A note's line made of what openssl signed: r||s of its SEQUENCE where it writes one.
put_together() { # algorithm, name, id in hex
	python3 - "$@" <<'PYTHON'
import base64, sys
algorithm, name, key_id = sys.argv[1:]
made = open("made", "rb").read()
if algorithm == "sm2":
    r_end = 4 + made[3]
    halves = made[4:r_end], made[r_end + 2:]
    made = b"".join(h.lstrip(b"\0").rjust(32, b"\0") for h in halves)
assert len(made) == 64
line = base64.b64encode(bytes.fromhex(key_id) + made).decode()
note = open("text", encoding="utf-8").read() + "\n\u2014 " + name + " " + line + "\n"
open("openssl.note", "w", encoding="utf-8", newline="").write(note)
PYTHON
}

openssl_verifies_ours() { # algorithm
	printf 'credit.edition/1\n样例\n\n' >a.note
	"$credit" key new --algorithm "$1" --name county.example -o "$1.key" || return 1
	"$credit" sign a.note --key "$1.key" || return 1
	"$credit" key show "$1.key" --pem >"$1.pem" || return 1
	take_apart a.note || return 1
	[ "$1" = sm2 ] && signature=der || signature=raw
	# shellcheck disable=SC2046 # several options
	openssl pkeyutl -verify -pubin -inkey "$1.pem" -in text -sigfile $signature \
		$(options "$1") || return 1
	printf 'x' >>text
	# shellcheck disable=SC2046
	! openssl pkeyutl -verify -pubin -inkey "$1.pem" -in text -sigfile $signature \
		$(options "$1")
}

we_verify_openssl() { # algorithm
	printf 'credit.edition/1\nexample\n' >text
	# shellcheck disable=SC2046 # several options; the key file as it stands
	openssl pkeyutl -sign -inkey "$1.key" -in text -out made $(options "$1") || return 1
	id=$("$credit" key show "$1.key" | sed -n 's/^[^#+]*+\([0-9a-f]*\)+.*/\1/p')
	put_together "$1" county.example "$id" || return 1
	cp openssl.note before.note
	# `sign` verifies what stands there in the key's name, and has nothing to add
	"$credit" sign openssl.note --key "$1.key" --json | grep -q '"added":false' || return 1
	cmp openssl.note before.note || return 1
	sed '2s/example/Example/' before.note >broken.note
	"$credit" sign broken.note --key "$1.key"
	[ $? -eq 1 ]
}

# A key that openssl made, with our line in front of it.
keys_of_openssl() { # algorithm, openssl's options
	{ echo "credit key witness" && openssl genpkey "${@:2}"; } >"openssl-$1.key" || return 1
	chmod 600 "openssl-$1.key"
	"$credit" key show "openssl-$1.key" --pem >theirs.pem || return 1
	openssl pkey -in "openssl-$1.key" -pubout | cmp - theirs.pem || return 1
	"$credit" key show "openssl-$1.key" | grep -q "algorithm $1\|算法 $1"
}

openssl_reads_our_file() { # algorithm
	openssl pkey -in "$1.key" -pubout | cmp - "$1.pem"
}

no_sm2() {
	LD_PRELOAD=$build/tests/cli/preload_no_sm2.so "$credit" --lang en "$@"
}

without_sm2() {
	no_sm2 key new --algorithm sm2 -o none.key 2>err
	[ $? -eq 3 ] && [ ! -e none.key ] && grep -q 'has no SM2' err || return 1
	no_sm2 key show sm2.key 2>err
	[ $? -eq 3 ] && grep -q 'has no SM2' err || return 1
	no_sm2 sign a.note --key sm2.key 2>err
	[ $? -eq 3 ] && grep -q 'has no SM2' err || return 1
	no_sm2 key new --algorithm ed25519 --name b -o b.key || return 1
	no_sm2 sign a.note --key b.key | grep -q 'b signed' || return 1
	no_sm2 init --hash sm3 && no_sm2 fsck
}

case_is openssl-verifies-what-we-sign-ed25519 openssl_verifies_ours ed25519
case_is we-verify-what-openssl-signs-ed25519 we_verify_openssl ed25519
case_is openssl-reads-our-key-file-ed25519 openssl_reads_our_file ed25519
case_is a-key-of-openssl-ed25519 keys_of_openssl ed25519 -algorithm ed25519
case_is openssl-verifies-what-we-sign-sm2 openssl_verifies_ours sm2
case_is we-verify-what-openssl-signs-sm2 we_verify_openssl sm2
case_is openssl-reads-our-key-file-sm2 openssl_reads_our_file sm2
case_is a-key-of-openssl-sm2 keys_of_openssl sm2 -algorithm EC -pkeyopt ec_paramgen_curve:SM2
case_is without-sm2-everything-else-works without_sm2
exit $failed
