credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit --json batch show 1 | sed 's/.*"entries":\[\([^]]*\)\].*/\1/' | tr -d '"' | tr ',' '\n' >ids
{ echo 记录编号,办理事项,办理日期,办理文号,办理单位; i=0
while read -r id || [ "$id" ]; do i=$((i + 1)); echo "$id,objected,2026-04-01,（样）异字$i号,SC"; done <ids
echo "$(head -1 ids),flown,2026-04-01,x,SC"
echo "$(head -1 ids),objected,1 April,x,SC"; } >acts.csv
credit --now 2026-04-01 event --file acts.csv; echo $?
credit --lang zh --now 2026-04-01 event --file acts.csv; echo $?
echo entry,kind,day >short.csv
credit event --file short.csv; echo $?
credit event --file nowhere.csv; echo $?
