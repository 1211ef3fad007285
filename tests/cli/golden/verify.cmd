# Numbers and digests are random: they are shown as NUMBER and DIGEST.
hide() { sed -E 's/\b[0-9a-f]{64}\b/DIGEST/g; s/\b[0-9A-HJKMNP-TV-Z]{12}\b/NUMBER/g'; }
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit verify; echo $?
credit verify site; echo $?
credit --now 2026-03-31 publish 2026-03 --on 2026-03-31 -o site >/dev/null
credit verify site --on 2026-03-31 | hide; echo $?
credit --lang zh verify site --on 2026-03-31 | hide
credit --json verify site --on 2026-03-31 | hide
credit verify site/2026-03 --on 2026-06-01 | hide
credit --lang zh verify site --on 2026-06-01 | hide
cp -r site copy
sed -i 's/,2026-04-/,2027-04-/' copy/2026-03/black.csv
credit verify copy --on 2026-03-31 >out; echo $?; hide <out
credit --lang zh verify copy --on 2026-03-31 | hide
credit --json verify copy --on 2026-03-31 | hide
touch copy/extra.html; rm copy/2026-03/red.csv
credit verify copy --on 2026-03-31 | hide
credit key new --algorithm ed25519 --name sample -o key >/dev/null; credit key show key >public
credit verify site --on 2026-03-31 --key public | hide
credit verify site --on 2026-03-31 --since site/folder.note | hide
credit verify site --key nothing; echo $?
credit --now 2026-03-31 publish 2026-03 --on 2026-03-31 -o site --key key >/dev/null
credit verify site --on 2026-03-31 --key public | hide
cp site/folder.note kept.note
number=$(sed -n '2s/,.*//p' site/2026-03/black.csv)
credit --now 2026-04-02 withdraw $number -o site --document '（样）市监移字〔2026〕1号' >/dev/null 2>&1
credit verify site --on 2026-04-02 --key public | hide
credit sign site/2026-03/files.note --key key >/dev/null; credit sign site/folder.note --key key >/dev/null
credit --lang zh verify site --on 2026-04-02 --key public --since kept.note | hide
cp kept.note site/folder.note
credit verify site --on 2026-04-02 --key public | hide
