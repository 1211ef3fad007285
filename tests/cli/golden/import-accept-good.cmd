credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
cp "$DATA/sj-bad.csv" sj.csv
credit --now 2026-03-20T09:00:00+08:00 import --accept-good sj.csv; echo $?
cat sj.csv.returned.csv
credit batch list
