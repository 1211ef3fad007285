credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
id=$(sed -n 's/^样例县甲子[^,]*,\([^,]*\),.*/\1/p' "$DATA/sj.csv")
entry=$(credit --json --on 2026-03-21 show $id | sed 's/.*"entry":"\([^"]*\)".*/\1/')
credit --now 2026-04-01 erase $id --document '（样）删字1号' --by SC; echo $?
credit --lang zh --now 2026-04-01 erase $id --document '（样）删字1号'; echo $?
credit --now 2026-04-01 event $entry revoked --day 2026-04-01 --document '（样）撤字1号' --by SC >/dev/null; echo $?
credit --now 2026-04-02 erase --due
credit --now 2026-10-02 erase --due
credit --now 2026-10-02 --lang zh erase --due
credit --now 2026-10-02 --json erase --due
credit --now 2026-10-02 erase --due --confirm 2 --document '（样）删字2号'; echo $?
credit --now 2026-10-02 --lang zh erase --due --confirm 1 --on 2027-01-01 --document '（样）删字2号'; echo $?
credit --now 2026-10-02 erase --due --confirm 1; echo $?
credit --now 2026-10-02 erase --due --confirm 1-$(credit --now 2026-10-02 --json erase --due | sed -n 's/.*"mark":"1-\([^"]*\)".*/\1/p') --document '（样）删字2号'; echo $?
credit --now 2026-10-02 check $id; credit --now 2026-10-02 --lang zh check $id
credit --now 2026-10-02 --json --known 2026-03-25 check $id | sed 's/"entries".*"notice"/... "notice"/'
credit --now 2026-10-02 show $id; credit --now 2026-10-02 --lang zh show $id; credit --now 2026-10-02 --json show $id
credit --now 2026-10-02 show $entry; echo $?
cp "$DATA/sj.csv" again.csv; credit --now 2026-10-03 import again.csv; echo $?
credit --now 2026-10-03 --lang zh log; credit --json log --from 2 --limit 1 | sed 's/"payload":"[^"]*"/"payload":"..."/'
credit fsck
