credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
cp "$DATA/sj-bad.csv" sj.csv
credit --now 2026-03-20T09:00:00+08:00 import sj.csv; echo $?
cat sj.csv.returned.csv
credit --now 2026-03-20T09:01:00+08:00 --lang zh import sj.csv --returned back.csv; echo $?
cat back.csv
credit --json --now 2026-03-20T09:02:00+08:00 import sj.csv --dry-run; echo $?
cp "$DATA/sj-mended.csv" sj.csv
credit --now 2026-03-20T09:03:00+08:00 --lang zh import sj.csv; echo $?
credit batch list
