credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
id=$(sed -n 's/^样例县甲子[^,]*,\([^,]*\),.*/\1/p' "$DATA/sj.csv")
wrong=93629999F000000BXQ
credit --now 2026-04-02 event $id joined --day 2026-04-02 --document '（样）登字2号' --by SC --set to=$wrong >/dev/null
credit --now 2026-04-03 --json check $wrong | grep -o '"found":[a-z]*'
credit --now 2026-04-05 event $wrong annulled --day 2026-04-05 --document '（样）登字4号' --by SC --set kind=joined --set of='（样）登字2号'; echo $?
credit --now 2026-04-05 --lang zh event $wrong annulled --day 2026-04-05 --document '（样）登字4号' --by SC --set kind=joined --set of='（样）登字2号'; echo $?
printf '证件号码,办理事项,办理日期,办理文号,办理单位,作废事项,作废文号\n%s,annulled,2026-04-05,（样）登字4号,SC,同一主体,（样）登字2号\n' $wrong >acts.csv
credit --now 2026-04-05 --json event --file acts.csv; echo $?
sed "s/^$wrong/$id/" acts.csv >right.csv
credit --now 2026-04-05 --lang zh event --file right.csv; echo $?
credit --now 2026-04-05 --json check $wrong | grep -o '"found":[a-z]*'
credit --now 2026-04-05 --json check $id | grep -o '"found":[a-z]*'
credit --known 2026-04-04 --on 2026-04-04 --json check $wrong | grep -o '"found":[a-z]*'
credit --now 2026-04-05 --lang zh show $id | head -6
credit fsck; echo $?
credit --now 2026-04-06 batch undo 2 --operator 王五 >/dev/null; echo $?
credit --now 2026-04-06 --json check $wrong | grep -o '"found":[a-z]*'
