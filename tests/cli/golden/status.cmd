credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --on 2026-03-20 status --department TJ; echo $?
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
e=$(credit --json --on 2026-03-25 check 91629999F20000015E | sed 's/.*"entry":"\([^"]*\)".*/\1/')
credit --now 2026-03-26T09:00:00+08:00 event "$e" objected --day 2026-03-26 --document '（样）异〔2026〕1号' --by SC >/dev/null
credit --on 2026-04-20 status --department SC; credit --lang zh --on 2026-04-20 status --department 样例县市场监督管理局
credit --lang zh --on 2029-03-01 status --department SC --days 60
credit --json --on 2026-04-20 status --department SC; credit --json --lang zh --on 2026-04-20 status --department SC | head -2
credit status --days 3x; echo $?
credit status --days 9999; echo $?
credit --json status --department NOBODY; echo $?
credit status SC; echo $?
