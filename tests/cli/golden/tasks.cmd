credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --on 2026-03-20 tasks
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit --on 2026-04-20 tasks; credit --lang zh --on 2026-04-20 tasks
credit --on 2026-04-20 tasks --department ZW; credit --lang zh --on 2026-04-20 tasks --department 样例县市场监督管理局
credit --json --on 2026-04-20 tasks --department ZW; echo $?
credit tasks --department NOBODY; echo $?
credit --json tasks --department NOBODY; echo $?
credit tasks SC; echo $?
