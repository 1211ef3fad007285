credit --on 2026-05-01 template SJ
credit --on 2026-05-01 template SJ -o t.csv; echo $?
credit --on 2026-05-01 --lang zh template SJ -o t.csv; echo $?
credit --on 2026-05-01 template H07 | sed -n 1,1p
credit --on 2026-05-01 template QQ; echo $?
credit --now 2026-03-20T08:00:00+08:00 init >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 --lang zh import t.csv; echo $?
