# A withdrawn row is a stub; once its subject is erased it stays one wherever it is written again.
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
id=$(sed -n 's/^样例县甲子[^,]*,\([^,]*\),.*/\1/p' "$DATA/sj.csv")
entry=$(credit --json --on 2026-03-21 show $id | sed 's/.*"entry":"\([^"]*\)".*/\1/')
credit --now 2026-03-31 publish 2026-03 --on 2026-03-31 -o site >/dev/null 2>&1; echo $?
credit --now 2026-04-01 erase $id --document '（样）法字1号' --by SC --order >/dev/null 2>&1; echo $?
credit --now 2026-04-01 withdraw $entry -o site --document '（样）撤字1号' >/dev/null 2>&1; echo $?
stubs() { grep -o '{"number":"[^"]*","leaf":"[0-9a-f]*"}' $1/2026-03/edition.json; }
head_of() { grep -o '"head":{.*"root":"[0-9a-f]*"' $1/2026-03/edition.json; }
stubs site >stubs1; wc -l <stubs1; head_of site >head1; test -s head1; echo $?
grep -l -r -a $id credit.store site
credit --now 2026-04-02 erase $id --document '（样）法字1号' --by SC --order; echo $?
grep -l -r -a $id credit.store site; grep -l -r -a 样例县甲子 credit.store site
credit fsck; stubs site | cmp - stubs1; credit --on 2026-04-02 verify site | tail -n 2 | head -n 1
# the other row goes too, and the folder is written again: the first stays what it was
number=$(sed -n '2s/,.*//p' site/2026-03/black.csv)
credit --now 2026-04-03 withdraw $number -o site --document '（样）撤字2号' >/dev/null 2>&1; echo $?
stubs site | grep -c -F -f stubs1; stubs site | wc -l; head_of site | cmp - head1
# and from a backup made afterwards
credit --now 2026-04-03 backup c.bak >/dev/null 2>&1; credit restore c.bak --to again 2>/dev/null
credit --store again --now 2026-04-04 withdraw $number -o site --document '（样）撤字3号' >/dev/null 2>&1; echo $?
stubs site | grep -c -F -f stubs1; head_of site | cmp - head1; credit --store again --now 2026-04-04 withdraw $entry -o site --document '（样）撤字4号'; echo $?
grep -l -r -a $id again c.bak site; grep -l -r -a 样例县甲子 again c.bak site
true
