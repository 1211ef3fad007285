credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
rlo=$(printf '\342\200\256')
sed "2s/样例县甲子/样例县${rlo}甲子/" "$DATA/sj.csv" >"$(printf 'a\033[31m.csv')"
credit --now 2026-03-20T09:00:00+08:00 import *.csv; echo $?
id=$(sed -n '2s/^[^,]*,\([^,]*\),.*/\1/p' "$DATA/sj.csv")
credit --now 2026-04-01 check $id | sed -n 1p
credit --now 2026-04-01 show $id | sed -n 1p
credit --now 2026-04-01 search 样例县甲子
credit --json --now 2026-04-01 search 样例县甲子 | grep -c "$rlo"
credit batch list
credit show "$(printf 'x\033[2J')"
credit "$(printf 'x\033[2J')"
