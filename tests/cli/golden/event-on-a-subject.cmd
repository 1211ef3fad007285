credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
id=$(sed -n 's/^样例县甲子[^,]*,\([^,]*\),.*/\1/p' "$DATA/sj.csv")
credit --now 2026-04-01 event $id renamed --day 2026-04-01 --document '（样）登字1号' --by SC --set name=样例县甲寅食品有限公司; echo $?
credit --now 2026-04-01 --lang zh event $id 更名 --day 2026-04-01 --document '（样）登字1号' --by SC --set name=样例县甲寅食品有限公司; echo $?
credit --now 2026-04-01 event $id renamed --day 2026-04-01 --document '（样）登字1号' --by SC --set name=另一个名称; echo $?
credit --now 2026-04-02 --json event $id code-changed --day 2026-04-02 --document '（样）登字2号' --by SC --set to=93629999F000000BXQ; echo $?
credit --now 2026-04-03 --lang zh event 93629999F000000BXQ deregistered --day 2026-04-03 --document '（样）登字3号' --by 11629999F00000018U; echo $?
credit --now 2026-04-03 event $id deceased --day 2026-04-03 --document '（样）证1号' --by SC; echo $?
credit --now 2026-04-03 event $id merged --day 2026-04-03 --document '（样）证1号' --by SC; echo $?
credit --now 2026-04-03 event $id merged --day 2026-04-03 --document '（样）证1号' --by SC --set to=1; echo $?
credit --now 2026-04-03 --lang zh event 629999198002301018 deceased --day 2026-04-03 --document '（样）证1号' --by SC; echo $?
credit --now 2026-04-03 event $id merged --day 2026-04-03 --document '（样）证1号' --by 火星; echo $?
credit --now 2026-04-04 show 93629999F000000BXQ
credit --now 2026-04-04 --lang zh show $id
credit --now 2026-04-04 --json --on 2026-03-30 show $id
credit search 样例县甲寅; credit search 样例县甲子
printf '主体名称,证件号码\n样例县甲寅食品有限公司,%s\n样例县甲子食品有限公司,%s\n别的公司,%s\n' $id 93629999F000000BXQ $id >names.csv
credit --now 2026-04-04 --json check --file names.csv | sed 's/.*"name":\("[^"]*"\),"name_match":\("[^"]*"\),"found":\([a-z]*\).*/\1 \2 \3/'
credit --now 2026-04-05 event $id annulled --day 2026-04-05 --document '（样）登字4号' --by SC --set kind=renamed --set of='（样）登字1号'; echo $?
credit --now 2026-04-05 --lang zh show $id | head -4
credit --now 2026-04-05 log | tail -6 | cut -c1-60
credit fsck; echo $?
