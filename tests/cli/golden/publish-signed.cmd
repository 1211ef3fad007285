# Signed editions: three notes, written again byte for byte; a row taken down without a key.
# What is random is shown as KEY, SIGNATURE, NUMBER, HEX.
hide() {
	sed -E 's/\+[0-9a-f]{8}\+[A-Za-z0-9+\/=]+/+KEY/; s/^(— [^ ]+) [A-Za-z0-9+\/=]+$/\1 SIGNATURE/
		s/[0-9a-f]{64}/HEX/g; s/HEX [0-9]+/HEX SIZE/; s/\b[0-9A-HJKMNP-TV-Z]{12}\b/NUMBER/g'
}
at() { day=$1; shift; credit --now "$day" "$@"; }
notes() { cat site/folder.note site/2026-03/*.note | cksum; }
credit key new --algorithm ed25519 --name county.example -o county.key >/dev/null 2>&1
credit key new --algorithm sm2 --name county.example -o county-sm2.key >/dev/null 2>&1
credit key new --algorithm ed25519 --name witness.example -o witness.key >/dev/null 2>&1
at 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
at 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit key show county.key >county.pub
at 2026-03-31T18:00:00+08:00 publish 2026-03 --on 2026-03-31 -o site --key county.pub; echo "exit $?"
at 2026-03-31T18:00:00+08:00 publish 2026-03 --on 2026-03-31 -o site --key county.key --key county-sm2.key
cat site/2026-03/edition.note site/2026-03/files.note site/folder.note | hide
before=$(notes)
at 2026-03-31T19:00:00+08:00 publish 2026-03 --on 2026-03-31 -o site >/dev/null
test "$(notes)" = "$before" && echo the same bytes again
credit sign site/2026-03/edition.note --key witness.key
before=$(notes)
at 2026-03-31T19:00:00+08:00 --json publish 2026-03 --on 2026-03-31 -o site --key county.key |
	grep -o '"notes":[0-9]*,"notes_unsigned":[0-9]*'
test "$(notes)" = "$before" && echo the witness stays
echo
number=$(sed -n '2s/,.*//p' site/2026-03/black.csv)
cp site/2026-03/edition.note edition.note
at 2026-04-02 withdraw $number -o site --document '（样）市监移字〔2026〕1号' | hide; echo "exit $?"
cmp site/2026-03/edition.note edition.note && echo edition.note is the same
tail -n 2 site/2026-03/files.note | hide
cat site/folder.note | hide
credit sign site/2026-03/files.note --key county.key
credit sign site/folder.note --key county.key
before=$(notes)
at 2026-04-02 --lang zh withdraw $number -o site --document '（样）市监移字〔2026〕1号' | hide
test "$(notes)" = "$before" && echo signatures stay
echo
at 2026-04-29 publish 2026-04 --on 2026-04-29 -o site >/dev/null
cat site/folder.note | hide
at 2026-04-29 --lang zh publish 2026-04 --on 2026-04-29 -o site --key county.key | tail -n 2
tail -n 1 site/2026-04/edition.note site/folder.note | hide
at 2026-04-29 fsck
