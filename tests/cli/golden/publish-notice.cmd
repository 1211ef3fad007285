# Red candidates: who consented or needs not is shown, once; the page goes with its last day.
at() { day=$1; shift; credit --now "$day" "$@"; }
cat >red.csv <<'END'
主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期
样例农牧有限公司,91629999F00000093C,H04,WM,样文明办〔2026〕7号,2026-05-20
样例个体经营部,92629999F000000A14,H04,WM,样文明办〔2026〕7号,2026-05-20
END
at 2026-06-01T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
at 2026-06-01T09:00:00+08:00 import red.csv --accept-good
at 2026-06-02T09:00:00+08:00 publish 2026-05 --on 2026-06-02 -o site --notice; echo $?
at 2026-06-02T09:00:00+08:00 publish 2026-05 --on 2026-06-02 -o site --notice --document 公示〔2026〕1号; echo $?
at 2026-06-03T09:00:00+08:00 --lang zh publish 2026-05 --on 2026-06-03 -o site --notice --document 公示〔2026〕1号
at 2026-06-03T09:00:00+08:00 --json publish 2026-05 --on 2026-06-03 -o site --notice --document 公示〔2026〕1号
cat site/notice-2026-06-02/notice.csv
grep -c 'href="notice-2026-06-02/index.html"' site/index.html
at 2026-06-03T09:00:00+08:00 publish 2026-05 --on 2026-06-03 -o site --notice --document 公示〔2026〕2号; echo $?
at 2026-06-10T09:00:00+08:00 publish 2026-05 --on 2026-06-10 -o site --notice --document 公示〔2026〕1号; echo $?
ls site; credit fsck
