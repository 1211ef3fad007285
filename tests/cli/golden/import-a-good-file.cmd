credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
cp "$DATA/sj.csv" .
credit --now 2026-03-20T09:00:00+08:00 import sj.csv; echo $?
credit --now 2026-03-20T09:01:00+08:00 import sj.csv; echo $?
credit --now 2026-03-20T09:02:00+08:00 --lang zh import sj.csv; echo $?
credit --now 2026-03-20T09:03:00+08:00 --json import sj.csv; echo $?
ls
