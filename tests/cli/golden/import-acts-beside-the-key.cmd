credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
head=主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期,办理事项,办理日期,办理文号
{ echo $head
echo "样例县甲子食品有限公司,91629999F20000015E,SJ,SC,（样）市监严列字〔2026〕1号,2026-03-10,移出,2026-04-01,（样）市监移字〔2026〕1号"
echo "样例县乙丑小吃店,92629999F200000236,SJ,SC,（样）市监严列字〔2026〕2号,2026-03-10,,,"; } >removed.csv
{ echo $head
echo "样例县甲子食品有限公司,91629999F20000015E,SJ,SC,（样）市监严列字〔2026〕9号,2026-03-10,移出,2026-04-01,（样）市监移字〔2026〕1号"
echo "样例县乙丑小吃店,92629999F200000236,SJ,SC,（样）市监严列字〔2026〕2号,2026-03-10,异议不成立,2026-04-01,"; } >wrong.csv
credit --now 2026-04-02T09:00:00+08:00 --lang zh import --dry-run removed.csv; echo $?
credit --now 2026-04-02T09:00:00+08:00 --lang zh import wrong.csv; echo $?
credit --now 2026-04-02T09:00:00+08:00 import wrong.csv; echo $?
credit --now 2026-04-02T09:00:00+08:00 --json import removed.csv; echo $?
credit --on 2026-04-02 --json check 91629999F20000015E | grep -o '"state":"[a-z]*"'
credit --now 2026-04-02T09:01:00+08:00 --lang zh import removed.csv; echo $?
credit --now 2026-04-02T09:02:00+08:00 batch undo 2; echo $?
credit --on 2026-04-02 --json check 91629999F20000015E | grep -o '"state":"[a-z]*"'
