# Public numbers are random: they are shown as NUMBER.
hide() { sed -E 's/\b[0-9A-HJKMNP-TV-Z]{12}\b/NUMBER/g'; }
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit --now 2026-03-31 publish 2026-03 --on 2026-03-31 -o site >/dev/null
number=$(sed -n '2s/,.*//p' site/2026-03/black.csv | tr -d '\r')
credit --now 2026-04-02 event $number misidentified --day 2026-04-02 --document '（样）市监更字〔2026〕1号' --by SC | hide; echo $?
credit --now 2026-04-02 --lang zh event $number misidentified --day 2026-04-02 --document '（样）市监更字〔2026〕1号' --by SC 2>&1 | hide
credit --now 2026-04-02 --json event $number misidentified --day 2026-04-02 --document '（样）市监更字〔2026〕1号' --by SC | hide
ls *.txt; hide <错认更正函_2026-04-02.txt
credit --now 2026-04-02 event $number misidentified --day 2026-04-02 --document '（样）市监更字〔2026〕1号' --by SC --notice n.txt >/dev/null 2>&1; cmp n.txt 错认更正函_2026-04-02.txt; echo $?
rm *.txt
id=$(credit --json show $number | sed 's/.*"id":"\([^"]*\)","scheme.*/\1/')
credit --now 2026-04-03 check --exit-code $id >/dev/null; echo $?
