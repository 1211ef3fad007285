credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit --on 2026-04-20 tasks -o out; credit --lang zh --on 2026-04-21 tasks -o out
credit --json --on 2026-04-22 tasks -o out --department SC
stat -c '%a %n' out out/*
credit --on 2026-04-20 tasks -o out; echo $?
credit --on 2026-04-20 tasks --department ZW -o -
credit --on 2026-04-20 tasks -o all.csv; wc -l <all.csv; stat -c %a all.csv
credit --on 2026-04-20 tasks -o all.csv; echo $?
credit --on 2026-04-20 tasks -o nowhere/at/all; echo $?
