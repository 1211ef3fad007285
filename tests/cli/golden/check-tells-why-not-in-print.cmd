export CREDIT_PURPOSE=样例办理
H=主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期,送达日期
printf '%s\n' "$H" "样例县甲子食品有限公司,91629999F00000093C,XG,样例县人民法院,（样）执限1号,2026-03-02,2026-03-03" >xg.csv
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import xg.csv >/dev/null
credit --now 2026-04-01 --lang en check 91629999F00000093C | grep 'not in print'
credit --now 2026-04-01 --lang zh check 91629999F00000093C | grep 不公示
