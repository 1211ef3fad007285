credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import - <"$DATA/sj-gb18030.csv"; echo $?
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" nowhere.csv; echo $?
credit --now 2026-03-20T09:00:00+08:00 import --returned x a b; echo $?
credit --now 2026-03-20T09:00:00+08:00 import --list QQ "$DATA/sj.csv"; echo $?
credit --now 2026-03-20T09:00:00+08:00 import; echo $?
