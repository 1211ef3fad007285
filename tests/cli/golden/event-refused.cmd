# What the law does not let happen is refused with its article, in both languages.
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
entry=$(credit --json batch show 1 | sed 's/.*"entries":\["\([^"]*\)".*/\1/')
credit --now 2026-04-01 event $entry repaired --day 2026-04-01 --document '（样）修字1号' --by SC; echo $?
credit --now 2026-04-01 --lang zh event $entry repaired --day 2026-04-01 --document '（样）修字1号' --by SC; echo $?
credit --now 2026-04-01 event $entry removed --day 2026-04-02 --document '（样）移字1号' --by SC; echo $?
credit --now 2026-04-01 event $entry suspended --day 2026-04-01 --document '（样）止字1号' --by SC; echo $?
credit --now 2026-04-01 event $entry suspended --day 2026-04-01 --document '（样）行初字1号' --by FY; echo $?
credit --now 2026-04-01 event $entry upheld --day 2026-04-01 --document '（样）异字2号' --by SC; echo $?
credit --now 2026-04-01 event $entry revoked --day 2026-04-01 --document '（样）撤字1号' --by JT; echo $?
credit --now 2026-04-01 --lang zh event $entry title-withdrawn --day 2026-04-01 --document '（样）撤字1号' --by SC; echo $?
credit --now 2026-04-01 --json event $entry extended --day 2026-04-01 --document '（样）延字1号' --by SC; echo $?
