credit --on 2026-05-01 template --acts
credit --on 2026-05-01 template --acts SJ
credit --on 2026-05-01 template --acts QQ; echo $?
credit template; echo $?
credit --now 2026-05-10T08:00:00+08:00 init >/dev/null 2>&1
credit --on 2026-05-01 --lang zh template --acts -o acts.csv; echo $?
credit --on 2026-05-01 template --acts SJ -o keys.csv; echo $?
credit --now 2026-05-10T09:00:00+08:00 event --file acts.csv; echo $?
credit --now 2026-05-10T09:00:00+08:00 import keys.csv; echo $?
