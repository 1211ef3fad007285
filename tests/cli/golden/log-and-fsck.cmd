credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit log; credit --lang zh log --from 2 --limit 2
credit --json log --limit 1 | sed 's/"payload":"[0-9a-f]*"/"payload":"…"/'
credit log --from x; echo $?
credit fsck; credit --lang zh fsck; credit --json fsck
