credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
cp "$DATA/sj-without-document.csv" sj.csv
credit --now 2026-03-20T09:00:00+08:00 import sj.csv; echo $?
credit --lang zh --now 2026-03-20T09:00:00+08:00 import sj.csv; echo $?
credit --json --now 2026-03-20T09:00:00+08:00 import sj.csv; echo $?
ls; credit batch list
