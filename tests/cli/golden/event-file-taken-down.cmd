# Public numbers are random: they are shown as NUMBER.
hide() { sed -E 's/\b[0-9A-HJKMNP-TV-Z]{12}\b/NUMBER/g'; }
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit --now 2026-03-31 publish 2026-03 --on 2026-03-31 -o site >/dev/null
number=$(sed -n '2s/,.*//p' site/2026-03/black.csv)
printf '记录编号,办理事项,办理日期,办理文号,办理单位,撤下渠道\n%s,撤下,2026-04-02,融函1号,FG,RMT\n%s,撤下,2026-04-02,平台回执1号,FG,\n%s,撤下,2026-04-02,平台回执2号,FG,NOWHERE\n' $number $number $number >down.csv
credit --lang zh --now 2026-04-03 event --file down.csv; echo $?
credit --now 2026-04-03 --json event --file down.csv --dry-run | hide; echo $?
sed -n 1,2p down.csv >right.csv
credit --now 2026-04-03 event --file right.csv; echo $?
credit --now 2026-04-03 event --file right.csv; echo $?
credit --now 2026-04-03 --lang zh show $number | grep 撤下
credit fsck; echo $?
