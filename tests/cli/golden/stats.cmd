# Figures of a small store: for people in both languages, as JSON, as CSV, and what is refused.
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit --now 2026-04-15T09:00:00+08:00 stats --from 2026-03; echo $?
credit --lang zh --now 2026-04-15T09:00:00+08:00 stats --from 2026-02 --to 2026-03; echo $?
credit --json --on 2026-04-15 stats --from 2026-04; echo $?
credit --on 2026-04-15 stats --from 2026-04 -o april.csv; echo $?
stat -c '%a %n' april.csv; sed -n 1,4p april.csv; wc -l <april.csv
credit --on 2026-04-15 stats --from 2026-04 -o april.csv; echo $?
credit --on 2026-04-15 stats --from 2026-04 --format csv | cmp - april.csv && echo same
credit --on 2026-04-15 stats --from 2026-04 -o april.json; head -c 60 april.json; echo
credit --known 2026-03-19 --on 2026-04-15 stats; echo $?
credit --on 2026-04-15 stats -o april.doc; echo $?
credit --on 2026-04-15 stats --format xls; echo $?
credit --on 2026-04-15 stats --from 2026-13; echo $?
credit --on 2026-04-15 stats --from 2026-04-01; echo $?
credit --lang zh --on 2026-04-15 stats --to 2026-05; echo $?
credit --on 2026-04-15 stats --from 2010-01; echo $?
