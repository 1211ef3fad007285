credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
hidden() { sed 's/[0-9a-f]\{64\}/…/g'; } # salts are random
credit log --root | hidden; credit --lang zh log --root --from 3 | hidden
credit log --proof 2 | hidden; credit --lang zh log --proof 5 | hidden
credit --json log --root | hidden; credit --json log --root --from 2 | hidden
credit --json log --proof 4 | hidden
credit --known '#3' --json log --root | hidden
a=$(credit --known '#3' log --root | tail -1 | cut -d ' ' -f 2)
b=$(credit log --root --from 3 | grep '^from' | cut -d ' ' -f 2)
test "$a" = "$b" && echo "the same root"
credit log --proof 6; echo $?
credit log --root --from 9; echo $?
credit log --proof x; echo $?
