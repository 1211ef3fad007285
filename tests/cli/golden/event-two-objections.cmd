credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
entry=$(credit --json batch show 1 | sed 's/.*"entries":\["\([^"]*\)".*/\1/')
credit --now 2026-04-01 event $entry objected --day 2026-04-01 --document '（样）异字1号' --by SC --set ground=罚款已缴清 >/dev/null
credit --now 2026-04-02 event $entry objected --day 2026-04-02 --document '（样）异字2号' --by SC --set ground=主体错误 >/dev/null
credit --now 2026-04-03 event $entry dismissed --day 2026-04-03 --document '（样）异答1号' --by SC; echo $?
credit --now 2026-04-03 --lang zh event $entry dismissed --day 2026-04-03 --document '（样）异答1号' --by SC; echo $?
credit --now 2026-04-03 --lang zh event $entry dismissed --day 2026-04-03 --document '（样）异答1号' --by SC --set of=（样）异字9号; echo $?
printf '记录编号,办理事项,办理日期,办理文号,办理单位,异议文号\n%s,异议不成立,2026-04-03,（样）异答1号,SC,（样）异字1号\n' $entry >answer.csv
credit --now 2026-04-03 --lang zh event --file answer.csv; echo $?
credit --now 2026-04-03 --lang zh show $entry | sed -n '/办理记录/,$p'
credit --now 2026-04-03 --lang zh status | grep 异议
credit --now 2026-04-07 event $entry dismissed --day 2026-04-07 --document '（样）异答2号' --by SC; echo $?
credit --now 2026-04-07 --lang zh status | grep 异议; echo $?
credit --now 2026-04-08 --lang zh event $entry objected --day 2026-04-08 --document '（样）异字3号' --by SC --set ground='主体，错误。'; echo $?
credit --now 2026-04-08 event $entry objected --day 2026-04-08 --document '（样）异字3号' --by SC; echo $?
credit --now 2026-04-08 --lang zh event $entry objected --day 2026-04-08 --document '（样）异字3号' --by SC; echo $?
credit fsck; echo $?
