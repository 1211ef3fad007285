# An erasure that could not be carried through: told by fsck, status and backup until it is.
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
id=$(sed -n 's/^样例县甲子[^,]*,\([^,]*\),.*/\1/p' "$DATA/sj.csv")
mkdir credit.store/data-2.mdb.tmp # no room for the new file
credit --now 2026-04-01 erase $id --document '（样）法字1号' --order --by FY; echo $?
credit --now 2026-04-01 --lang zh erase $id --document '（样）法字1号' --order --by FY; echo $?
credit fsck; echo $?; credit --lang zh fsck; echo $?
credit --json fsck; echo $?
credit --on 2026-04-01 --lang zh status >/dev/null; credit --on 2026-04-01 --json status | grep '"erase"'
credit backup a.bak; echo $?; ls
credit --now 2026-04-01 erase --due; echo $?
rmdir credit.store/data-2.mdb.tmp
credit --now 2026-04-01 erase --due; echo $?
credit --lang zh fsck; echo $?
credit --now 2026-04-01 --lang zh erase --due; echo $?
