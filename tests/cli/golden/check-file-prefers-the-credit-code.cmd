credit --now 2026-03-20T08:00:00+08:00 init >/dev/null 2>&1
printf '%s\n' 企业名称,组织机构代码,统一社会信用代码 甲,F00000093,91629999F00000093C 乙,F00000093, >both.csv
credit --now 2026-03-20T08:00:00+08:00 check --file both.csv
