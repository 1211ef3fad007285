credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit --now 2026-04-01 check --file "$DATA/sj.csv"; echo $?
credit --now 2026-04-01 --lang zh check --file "$DATA/sj-gb18030.csv" --exit-code; echo $?
printf '%s\n' 91629999F00000093C '' nonsense | credit --now 2026-04-01 check --file -; echo $?
sed 's/甲子食品/别的食品/' "$DATA/sj.csv" | credit --lang zh --now 2026-04-01 check --file - ; echo $?
sed 's/甲子食品/别的食品/' "$DATA/sj.csv" | credit --json --now 2026-04-01 check --file - | sed -n 1,1p | cut -c1-200
