#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# bare.sh [-m MIRROR] [-d ROOT] [TARGET...] - a fresh clone on a bare Debian 12.
#
# Makes a minimal system with debootstrap in ROOT (a temporary folder, removed
# at the end; a ROOT given is kept, and its system used again), clones the last
# commit of this tree into it, and runs `make TARGET` there for each target
# (check, demo) as the README says, with nothing installed but make.  Needs
# root and debootstrap.  The output of each ends up in ROOT/root/TARGET.log.
set -eu

mirror=http://deb.debian.org/debian
root=''
while getopts m:d: option; do
    case $option in
        m) mirror=$OPTARG ;;
        d) root=$OPTARG ;;
        *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- check demo
tree=$(cd "$(dirname "$0")/.." && pwd)

undo() {
    umount -l "$root/proc" "$root/sys" "$root/dev" 2>/dev/null || true
    [ -n "${keep:-}" ] || rm -rf --one-file-system "$root"
}

if [ -n "$root" ]; then
    keep=yes
else
    root=$(mktemp -d)
fi
if [ ! -e "$root/bin/sh" ]; then
    debootstrap --variant=minbase bookworm "$root" "$mirror"
    cat >"$root/etc/apt/sources.list" <<X
deb $mirror bookworm main
deb $mirror bookworm-updates main
deb $mirror-security bookworm-security main
X
fi
trap undo EXIT
# How this machine reaches the mirror: names, and proxies of apt.
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
grep -rhs -i proxy /etc/apt/apt.conf /etc/apt/apt.conf.d >"$root/etc/apt/apt.conf.d/90proxy" || true
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
mount --make-rslave "$root/sys"
mount --make-rslave "$root/dev"

run() {
    chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb sh -ec "$1"
}

rm -rf "$root/root/libcredit"
git clone -q "$tree" "$root/root/libcredit"
run 'apt-get update -q && apt-get install -y -q --no-install-recommends make' \
    >"$root/root/make.log" 2>&1
status=0
for target; do
    start=$SECONDS
    ended=0
    run "cd /root/libcredit && make $target" >"$root/root/$target.log" 2>&1 || ended=$?
    cat "$root/root/$target.log"
    echo "bare: make $target: exit status $ended, $((SECONDS - start)) s"
    [ $ended = 0 ] || status=1
done
exit $status
