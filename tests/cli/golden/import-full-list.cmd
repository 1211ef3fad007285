credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
sed '2d' "$DATA/sj.csv" >month.csv
credit --now 2026-04-02T09:00:00+08:00 import --full month.csv; echo $?
credit --now 2026-04-02T09:00:00+08:00 import --full --as-of 2026-04-03 month.csv; echo $?
credit --now 2026-04-02T09:00:00+08:00 import --full --as-of 2026-03-31 month.csv; echo $?
credit --lang zh --now 2026-04-02T09:00:00+08:00 import --full --as-of 2026-03-31 month.csv; echo $?
credit --json --now 2026-04-02T09:00:00+08:00 import --full --as-of 2026-03-31 --dry-run --missing who.csv month.csv; echo $?
cat who.csv
credit --now 2026-04-02T09:00:00+08:00 import --full --as-of 2026-03-31 --expect-absent 1 month.csv; echo $?
credit --now 2026-04-02T09:00:00+08:00 import --full --as-of 2026-03-01 month.csv; echo $?
ls -l *.missing.csv | cut -c1-10
credit --lang zh --now 2026-04-02T09:00:00+08:00 check 91629999F20000015E
credit --json --now 2026-04-02T09:00:00+08:00 check 91629999F20000015E | grep -o '"marks":[^]]*]\|"why_not_public":"[^"]*"'
credit batch list; credit --lang zh batch show 2
cp *.missing.csv blank.csv
credit --now 2026-04-03T09:00:00+08:00 import blank.csv; echo $?
sed '2s/,,,/,removed,2026-04-01,（样）市监移字〔2026〕1号/' blank.csv >filled.csv
credit --now 2026-04-03T09:00:00+08:00 import filled.csv; echo $?
credit --lang zh --now 2026-04-03T09:00:00+08:00 check 91629999F20000015E
credit --now 2026-04-03T09:00:00+08:00 fsck
