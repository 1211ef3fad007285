credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
id=$(sed -n 's/^样例县甲子[^,]*,\([^,]*\),.*/\1/p' "$DATA/sj.csv")
credit --now 2026-04-01 check $id 91629999F00000093C 629999198002301018; echo $?
credit --now 2026-04-01 --lang zh check $id 91629999F00000093C 629999198002301018; echo $?
credit --now 2026-04-01 --json check $id 629999198002301018; echo $?
credit --now 2026-04-01 check --exit-code 91629999F00000093C >/dev/null; echo $?
credit --now 2026-04-01 check --exit-code $id >/dev/null; echo $?
credit --now 2026-04-01 check; echo $?
credit --now 2026-04-01 show $id
credit --now 2026-04-01 --lang zh show $id
credit --now 2026-04-01 --json show $id
credit --now 2026-04-01 show 91629999F00000093C; echo $?
credit --now 2026-04-01 --lang zh show 什么; echo $?
credit search 样例县甲子; credit --lang zh search 样例县; credit --json search 样例县甲子食品有限公司
credit search 没有; echo $?
credit --lang zh search 没有; echo $?
