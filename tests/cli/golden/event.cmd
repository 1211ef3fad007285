credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
entry=$(credit --json batch show 1 | sed 's/.*"entries":\["\([^"]*\)".*/\1/')
credit --now 2026-04-01 event $entry objected --day 2026-04-01 --document '（样）异字1号' --by SC --operator 样; echo $?
credit --now 2026-04-01 event $entry objected --day 2026-04-01 --document '（样）异字1号' --by SC; echo $?
credit --now 2026-04-02 --lang zh event $entry 异议不成立 --day 2026-04-02 --document '（样）异字2号' --by SC; echo $?
credit --now 2026-04-03 --json event $entry revoked --day 2026-04-03 --document '（样）撤字1号' --by SC --set facts=x; echo $?
credit event $entry; echo $?
credit event $entry flown --day 2026-04-03 --document x --by SC; echo $?
credit event $entry revoked --document x --by SC; echo $?
credit --lang zh event $entry revoked --day 2026-13-03 --document x --by SC; echo $?
credit event AAAAAAAAAAAAAAAA revoked --day 2026-04-03 --document x --by SC; echo $?
credit --lang zh --now 2026-04-04 show $entry | sed -n '/办理记录/,$p'
