credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import --dry-run "$DATA/sj-gb18030.csv"; echo $?
credit --lang zh --now 2026-03-20T09:00:00+08:00 import --dry-run "$DATA/sj.csv" | sed -n 1,4p
credit batch list
