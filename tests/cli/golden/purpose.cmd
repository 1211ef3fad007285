# Persons are looked up with a purpose or not at all; what is answered stands in the query log.
credit --now 2026-03-20T08:00:00+08:00 init >/dev/null 2>&1
head -n 1 "$DATA/sj.csv" >in.csv
sed -n 2p "$DATA/sj.csv" >>in.csv
printf '%s\n' '样例小甲,629999199202040170,SJ,SC,（样）市监严列字〔2026〕9号,2026-03-10,（样）市监罚字〔2025〕9号,2025-12-01,2026-03-12,（样）市监告字〔2026〕9号,2026-02-02,无,2026-03-12,严重,SJ1,生产经营不合格食品,2025-11-01,2026-03-13' >>in.csv
credit --now 2026-03-20T09:00:00+08:00 import in.csv
firm=91629999F20000015E person=629999199202040170
credit --now 2026-04-01 check $firm $person; echo $?
credit --now 2026-04-01 --lang zh check $firm $person; echo $?
credit --now 2026-04-01 --json check $person; echo $?
credit --now 2026-04-01 check --file in.csv; echo $?
credit --now 2026-04-01 check --file - <in.csv; echo $?
cat in.csv | credit --now 2026-04-01 check --file -; echo $?
credit --now 2026-04-01 --lang zh show $person; echo $?
entry=$(credit --json --now 2026-04-01 check --purpose 核对 --operator 甲 $person | sed 's/.*"entry":"\([^"]*\)".*/\1/')
credit --now 2026-04-01 show $entry; echo $?
credit --now 2026-04-01 --json search 样例; echo $?
credit --now 2026-04-01 --lang zh search 样例小甲; echo $?
test -e credit.store/queries.log && wc -l <credit.store/queries.log
credit --now 2026-04-01 check --purpose ' ' --operator 甲 $person; echo $?
credit --now 2026-04-01T10:00:00+08:00 check --purpose 采购审查 --operator 甲 $firm $person | grep -c '^样例\|  person  '
CREDIT_PURPOSE=批量核查 credit --now 2026-04-01T10:00:01+08:00 check --operator 乙 --file in.csv
credit --now 2026-04-01T10:00:02+08:00 --lang zh show --purpose 异议办理 --operator 丙 $entry | head -1
credit --now 2026-04-01T10:00:03+08:00 --lang zh search --purpose 异议办理 --operator 丙 样例小
credit --now 2026-04-01T10:00:04+08:00 search --purpose "about $person" --operator 丙 没有
credit --now 2026-04-01T10:00:05+08:00 check --purpose login $firm >/dev/null; grep -c '"purpose":"login"' credit.store/queries.log
sed -i '/"purpose":"login"/d' credit.store/queries.log
credit log --queries
credit --lang zh log --queries --from 2 --limit 2
credit --json log --queries
echo half >>credit.store/queries.log
credit --lang zh log --queries --limit 1; echo $?
credit log --queries --from 9; echo $?
