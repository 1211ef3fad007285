credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
id=$(sed -n 's/^样例县甲子[^,]*,\([^,]*\),.*/\1/p' "$DATA/sj.csv")
credit erase; echo $?
credit erase $id --due; echo $?
credit erase 629999198002301018 --document x; echo $?
credit --now 2026-04-01 erase $id; echo $?
credit --now 2026-04-01 --json erase $id --document '（样）法字1号' --order; echo $?
credit --now 2026-04-01 --lang zh erase $id --document '（样）法字1号' --order --by 火星; echo $?
credit --now 2026-04-01 --json erase $id --document '（样）法字1号' --order --by FY; echo $?
credit --now 2026-04-01 --lang zh erase $id --document '（样）法字1号' --order --by FY; echo $?
printf '%s\n' $id | credit --now 2026-04-01 --lang zh check --file -
credit help erase
