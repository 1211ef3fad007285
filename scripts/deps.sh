#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# deps.sh [build] [test] [web] - install the system packages that are missing.
#
# Silent and without effect when everything is there.  On Debian and its kin it
# says what it does and calls apt-get, with sudo where needed; the lists of
# packages are fetched only when one of them is not known or no longer to be
# had.  Elsewhere it looks for the programs and headers themselves, and names
# Debian's packages and stops when something is missing.
set -u

build='gcc libc6-dev make pkg-config liblmdb-dev libcsv-dev libssl-dev libutf8proc-dev
    libjansson-dev'
# g++ compiles the public headers; python3 runs lints and scripted tests; sqlite3 is
# what the bench compares with; git makes the dist; openssl verifies what we sign;
# lld links hundreds of tests in half the time.
test='check clang lld llvm libclang-rt-dev g++ python3 git sqlite3 libsqlite3-dev openssl'
# Without a font for Chinese the browser measures boxes.
web='chromium chromium-driver python3-selenium fonts-wqy-microhei'

build_probe='programs gcc make pkg-config && headers lmdb.h csv.h openssl/evp.h utf8proc.h jansson.h'
test_probe='programs clang ld.lld g++ python3 git sqlite3 openssl && headers check.h sqlite3.h'
web_probe='programs chromium chromedriver && /usr/bin/python3 -c "import selenium"'

# shellcheck disable=SC2317 # programs and headers are called from the probes
programs()
{
    for program; do
        command -v "$program" || return 1
    done
}

# shellcheck disable=SC2317
headers()
{
    printf '#include <%s>\n' "$@" | gcc -E -x c -
}

installed()
{
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null)" = 'ii ' ]
}

as_root()
{
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        echo "deps: neither root nor sudo; run as root: $*" >&2
        return 1
    fi
}

install_missing()
{
    # shellcheck disable=SC2086 # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

fetch_lists()
{
    as_root apt-get update -qq
}

wanted='' probes=true
for group in "${@:-build}"; do
    case $group in
    build) wanted="$wanted $build" probes="$probes && $build_probe" ;;
    test) wanted="$wanted $test" probes="$probes && $test_probe" ;;
    web) wanted="$wanted $web" probes="$probes && $web_probe" ;;
    *)
        echo "deps: '$group' is none of build, test, web" >&2
        exit 2
        ;;
    esac
done

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    eval "$probes" >/dev/null 2>&1 && exit 0
    echo "deps: something is missing, and there is no apt-get here; install what" >&2
    echo "deps: corresponds to these packages of Debian:$wanted" >&2
    exit 1
fi

missing=''
for package in $wanted; do
    installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "deps: installing with apt-get, which may take some minutes:$missing"
for package in $missing; do
    if ! apt-cache show "$package" >/dev/null 2>&1; then
        echo 'deps: fetching the lists of packages first'
        fetch_lists && install_missing && exit 0
        echo "deps: could not install:$missing" >&2
        exit 1
    fi
done
install_missing && exit 0
echo 'deps: that failed; once more with fresh lists of packages'
fetch_lists && install_missing && exit 0
echo "deps: could not install:$missing" >&2
exit 1
