credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
id=$(sed -n 's/^样例县甲子[^,]*,\([^,]*\),.*/\1/p' "$DATA/sj.csv")
credit --now 2026-03-20T09:30:00+08:00 check --purpose test --operator wang $id >/dev/null
number() { sed 's/rows [0-9]*, bytes [0-9]*/rows N, bytes N/; s/[0-9]* 行，[0-9]* 字节/N 行，N 字节/; s/"rows":[0-9]*,"bytes":[0-9]*/"rows":N,"bytes":N/'; }
mkdir copies; printf 'office_zh 样例县文明办\n' >credit.store/words.txt
credit --now 2026-03-21 backup copies | number; ls copies
credit --now 2026-03-21 backup copies; echo $?
credit --now 2026-03-21 --lang zh backup a.bak | number; credit --json backup b.bak | number
stat -c %a a.bak b.bak
credit restore a.bak; echo $?
credit restore a.bak --to again; echo $?
credit --store again fsck; cmp credit.store/queries.log again/queries.log; cmp credit.store/words.txt again/words.txt; credit --store again --on 2026-03-21 search 样例县甲子 | head -n 1
credit restore a.bak --to again; echo $?; credit --lang zh restore a.bak --to again
credit --json restore a.bak --to third; credit --lang zh restore a.bak --to fourth
printf X | dd of=b.bak bs=1 seek=200 conv=notrunc 2>/dev/null
credit restore b.bak --to fifth; echo $?; credit --lang zh restore b.bak --to fifth; credit --json restore b.bak --to fifth
cp "$DATA/sj.csv" sj.csv; credit restore sj.csv --to fifth; echo $?; credit restore none --to fifth; echo $?; ls -d fifth* 2>/dev/null
# after an erasure neither store, log nor a new backup holds the number
credit --now 2026-04-01 erase $id --document '（样）法字1号' --by SC --order >/dev/null 2>&1; echo $?
credit --now 2026-04-01 backup c.bak >/dev/null 2>&1
grep -l -a $id a.bak; grep -l -a -r $id credit.store c.bak; grep -l -a -r 样例县甲子 credit.store c.bak; ls credit.store | sed 's/-lock//' | sort -u
credit fsck
