credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
zero="--list SJ --authority SC --as-of 2026-04-30"
credit --now 2026-05-06 import --zero $zero; echo $?
credit --now 2026-05-06 import --zero $zero --document 样零〔2026〕4号 x.csv; echo $?
credit --now 2026-05-06 import --zero --list SJ --authority SW --as-of 2026-04-30 --document 样零〔2026〕4号; echo $?
credit --now 2026-05-06 import --document 样零〔2026〕4号 x.csv; echo $?
credit --now 2026-05-06 import; echo $?
credit --now 2026-05-06 import --missing who.csv x.csv; echo $?
credit --now 2026-05-06 import --zero $zero --document 样零〔2026〕4号; echo $?
credit --lang zh --now 2026-05-06 import --zero $zero --document 样零〔2026〕4号; echo $?
credit --json --now 2026-05-06 import --zero $zero --document 样零〔2026〕4号; echo $?
credit --lang zh batch show 2
credit --json --now 2026-05-20 check 91629999F20000015E | grep -o '"lists_stale":[^]]*]\|"as_of":"[^"]*"' | head -3
credit --json --now 2026-07-20 check 91629999F20000015E | grep -o '"lists_stale":[^]]*]\|"why_not_public":"[^"]*"'
