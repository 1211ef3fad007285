credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit batch list; credit --lang zh batch list
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit batch list; credit --lang zh batch list; credit --json batch list
credit batch show 1; credit --json batch show 1
credit batch show 7; echo $?
credit batch show x; echo $?
credit batch show; echo $?
credit --now 2026-03-21 batch undo 1; echo $?
credit --now 2026-03-21 batch undo 1; echo $?
credit --lang zh --now 2026-03-21 batch undo 1; echo $?
credit --lang zh batch list
credit --now 2026-03-21 check 91629999F20000015E
