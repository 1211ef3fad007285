# Numbers are random and the check code changes with every table: NUMBER, CODE.
hide() { sed -E 's/[0-9a-f]{64}/CODE/g; s/"(head|root)":"[^"]+"/"\1":"…"/g; s/\b[0-9A-HJKMNP-TV-Z]{12}\b/NUMBER/g'; }
at() { day=$1; shift; credit --now "$day" "$@"; }
at 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
at 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
at 2026-03-31T08:00:00+08:00 publish 2026-03 --on 2026-03-31 -o private --draft | hide; echo $?
at 2026-03-31T08:00:00+08:00 --lang zh publish 2026-03 --on 2026-03-31 -o private --draft | hide
at 2026-03-31T08:00:00+08:00 --json publish 2026-03 --on 2026-03-31 -o private --draft | hide
ls private | sed -E 's/_[0-9a-f]{16}/_CODE/'; ls private/*样稿
code=$(at 2026-03-31T08:00:00+08:00 publish 2026-03 --on 2026-03-31 -o private --draft | sed -n 's/check code: \(.\{16\}\).*/\1/p')
sign() { at 2026-03-31T09:00:00+08:00 publish 2026-03 --on 2026-03-31 --by 张三 --code $code "$@"; }
at 2026-03-31T09:00:00+08:00 publish 2026-03 --on 2026-03-31 --approve 样签〔2026〕3号 --by 张三 --role credit; echo $?
sign --role mayor --approve 样签〔2026〕3号; echo $?
sign --role credit --approve 样签〔2026〕3号; echo $?
sign --role credit --approve 样签〔2026〕3号 --lang zh
sign --role department:SC --approve 样签〔2026〕4号 --day 2026-03-30 --json | hide
sign --role credit --approve 样签〔2026〕9号; echo $?
at 2026-03-31T10:00:00+08:00 publish 2026-03 --on 2026-04-01 -o site; echo $?
at 2026-03-31T10:00:00+08:00 --lang zh publish 2026-03 --on 2026-03-31 -o site | hide; echo $?
cat 刊播稿_2026-03.txt | sed -n 1,12p
at 2026-03-31T10:00:00+08:00 publish 2026-03 --on 2026-03-31 -o site | grep signed
at 2026-03-31T10:00:00+08:00 --json publish 2026-03 --on 2026-03-31 -o site | grep -o '"signatures":[^]]*]'
grep -rlE '张三|样签' site 刊播稿_2026-03.txt; echo $?
credit --lang zh log | sed -E 's/ +$//' | tail -5
at 2026-03-31T10:00:00+08:00 publish 2026-03 --on 2026-03-31 -o private --draft; echo $?
credit fsck
