export CREDIT_PURPOSE=样例办理
H=主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期,送达日期
R=责任人姓名,责任人证件号码,责任人职务,责任人任职起,责任人任职止,责任人依据
firm=样例县甲子食品有限公司,91629999F00000093C,XG,样例县人民法院,（样）执限1号,2026-03-02,2026-03-03
printf '%s\n' "$H,$R,责任人姓名2,责任人证件号码2,责任人职务2" "$firm,张某,629999198002291018,法定代表人,2024-01-05,2026-10-31,,李某,629999194912310021,实际控制人" >xg.csv
printf '%s\n' "$H" "张某,629999198002291018,SX,样例县人民法院,（样）执2号,2026-03-02,2026-03-03" >sx.csv
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import xg.csv; echo $?
credit --now 2026-04-01 check 629999198002291018 629999194912310021; echo $?
credit --now 2026-04-01 --lang zh check 629999198002291018; echo $?
credit --now 2026-04-01 --json check 629999198002291018; echo $?
credit --now 2026-04-01 check --exit-code 629999198002291018 >/dev/null; echo $?
credit --now 2026-04-20 --on 2026-04-01 --lang zh check 629999198002291018
credit --now 2026-04-20 --on 2026-04-01 --json check 629999198002291018 | grep -o '"notice":"A past[^.]*.'
credit --now 2026-10-01 --lang zh check 629999198002291018
credit --now 2026-11-01 --lang zh check 629999198002291018
credit --now 2026-04-01 --on 2026-04-01 tasks --department FY; credit --lang zh --on 2026-04-01 tasks --department FY
credit --json --on 2026-04-01 tasks --department FY
credit --on 2026-11-01 --json tasks --department FY | grep -o '"reached":.*],"answer"'
mkdir tasks && credit --on 2026-04-01 tasks --department FY -o tasks >/dev/null && cat tasks/*.csv
printf '%s\n' 姓名,证件号码 别人,629999198002291018 张某,629999198002291018 >asked.csv
credit --now 2026-04-01 --lang zh check --file asked.csv; echo $?
credit --now 2026-04-01 --json check --file asked.csv | grep -o '"name_match":.*"found":false\|"measures":\[\]' | sort | uniq -c
credit --now 2026-04-01 --lang zh show 629999198002291018
credit --now 2026-04-01 show 629999194912310021
credit --now 2026-04-01 --lang zh show 91629999F00000093C
credit --now 2026-04-01 --json show 629999198002291018
credit --now 2026-04-01T09:00:00+08:00 import sx.csv >/dev/null; echo $?
credit --now 2026-04-02 --lang zh check 629999198002291018
credit template XG | sed -n 1p
credit fsck
