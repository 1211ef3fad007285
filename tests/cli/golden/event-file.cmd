credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit --json batch show 1 | sed 's/.*"entries":\[\([^]]*\)\].*/\1/' | tr -d '"' | tr ',' '\n' >ids
head=记录编号,办理事项,办理日期,办理文号,办理单位
{ echo $head; i=0
while read -r id || [ "$id" ]; do i=$((i + 1)); echo "$id,objected,2026-04-01,（样）异字$i号,SC"; done <ids
echo "$(head -1 ids),flown,2026-04-01,x,SC"
echo "$(head -1 ids),objected,1 April,,SC"; } >acts.csv
grep -v -e flown -e April acts.csv >good.csv
credit --now 2026-04-01 event --file acts.csv; echo $?
credit --lang zh --now 2026-04-01 event --file acts.csv --returned back.csv; echo $?
tail -2 back.csv
credit --lang zh --now 2026-04-01 event --file good.csv --dry-run; echo $?
credit --now 2026-04-01 event --file acts.csv --accept-good --returned refused.csv; echo $?
cat refused.csv
credit --lang zh --now 2026-04-01 event --file good.csv; echo $?
credit --json --now 2026-04-01 event --file good.csv; echo $?
credit --json --now 2026-04-01 event --file acts.csv --dry-run; echo $?
credit batch list
credit --now 2026-04-01 batch undo 2; echo $?
credit --now 2026-04-01 event --file - <good.csv; echo $?
echo entry,kind,day >short.csv
credit event --file short.csv; echo $?
credit --lang zh event --file short.csv; echo $?
credit event --file nowhere.csv; echo $?
