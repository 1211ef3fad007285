credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
credit --now 2026-03-20T09:00:00+08:00 import "$DATA/sj.csv" >/dev/null
credit --on 2026-04-08 tasks --department SC -o sc.csv >/dev/null
awk 'BEGIN { FS = OFS = "," } /,P18,/ { sub(/,,,,\r$/, ",已落实,2026-04-09,（样）反字1号,\r") } { print }' sc.csv >done.csv
credit --now 2026-04-10T09:00:00+08:00 feedback done.csv --department ZW; echo $?
credit --now 2026-04-10T09:00:00+08:00 feedback done.csv --department SC; echo $?
credit --lang zh --now 2026-04-10T09:00:00+08:00 feedback done.csv; echo $?
credit --on 2026-04-20 tasks; credit --lang zh batch list
sed 's/已落实/已解除/' done.csv >lifted.csv
credit --lang zh --json --now 2026-04-11T09:00:00+08:00 feedback lifted.csv; echo $?
credit --lang zh --on 2026-04-20 tasks --department SC
credit --now 2026-04-12T09:00:00+08:00 batch undo 3; credit --on 2026-04-20 tasks --department SC | head -3
sed '2,$s/,,,,.$/,好的,2027-01-01,,/' sc.csv >bad.csv
credit --lang zh --now 2026-04-13T09:00:00+08:00 feedback bad.csv --returned back.csv | head -12; stat -c '%a %n' back.csv
credit --json --now 2026-04-13T09:00:00+08:00 feedback - --dry-run <bad.csv | cut -c1-600; echo $?
credit feedback nowhere.csv; echo $?
credit feedback; echo $?
credit --on 2026-04-20 batch list | grep feedback; credit --json --on 2026-04-20 batch list | grep -c '"kind":"feedback"'
