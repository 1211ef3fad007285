# Public numbers are random: they are shown as NUMBER.
hide() { sed -E 's/"(head|root)":"[0-9a-f]+"/"\1":"…"/g; s/\b[0-9A-HJKMNP-TV-Z]{12}\b/NUMBER/g'; }
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit --now 2026-03-31 publish 2026-03 --on 2026-03-31 -o site --dry-run; echo $?
credit --now 2026-03-31 publish 2026-03 --on 2026-03-31; echo $?
credit --now 2026-03-31 publish March --on 2026-03-31 -o site; echo $?
credit --now 2026-03-31 publish 2026-03 --on 2026-03-31 -o site; echo $?
credit --lang zh --now 2026-03-31T18:00:00+08:00 publish 2026-03 --on 2026-03-31 -o site; echo $?
credit --json --now 2026-03-31T18:00:00+08:00 publish 2026-03 --on 2026-03-31 -o site | hide
ls site/2026-03
number=$(sed -n '2s/,.*//p' site/2026-03/black.csv)
credit --now 2026-04-02 withdraw $number -o site; echo $?
credit --now 2026-04-02 withdraw $number --document x; echo $?
credit --now 2026-04-02 withdraw $number -o site --document '（样）市监移字〔2026〕1号' | hide; echo $?
credit --lang zh --now 2026-04-02 withdraw $number -o site --document '（样）市监移字〔2026〕1号' | hide; echo $?
credit --now 2026-04-02 withdraw 000000000000 -o site --document x; echo $?
grep -c $number site/2026-03/black.csv; echo $?
