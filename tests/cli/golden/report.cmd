# A subject's own report, after a check of identity: page, JSON, both languages, refusals.
credit --now 2026-03-20T08:00:00+08:00 init --id-key "$DATA/id.key" >/dev/null 2>&1
head -n 1 "$DATA/sj.csv" >in.csv
sed -n 2p "$DATA/sj.csv" | sed 's/生产经营不合格食品/与样例小甲（电话13900009999）经营<b>不合格<\/b>食品/' >>in.csv
printf '%s\n' '样例小甲,629999199202040170,SJ,SC,（样）市监严列字〔2026〕9号,2026-03-10,（样）市监罚字〔2025〕9号,2025-12-01,2026-03-12,（样）市监告字〔2026〕9号,2026-02-02,无,2026-03-12,严重,SJ1,生产经营不合格食品,2025-11-01,2026-03-13' >>in.csv
credit --now 2026-03-20T09:00:00+08:00 import in.csv
firm=91629999F20000015E
credit --now 2026-04-01 report $firm; echo $?
credit --now 2026-04-01 report $firm --identity ' ' --operator 甲; echo $?
credit --now 2026-04-01 report --identity 已核验 12345; echo $?
credit --now 2026-04-01 --lang zh report --identity 已核验 --operator 甲 629999198002301018; echo $?
test -s credit.store/queries.log; echo $?
credit --now 2026-04-01T09:00:00+08:00 check --purpose 采购审查 --operator 乙 $firm >/dev/null
credit --now 2026-04-01T10:00:00+08:00 --lang zh report $firm --identity '营业执照原件，样例县信用办核验' --operator 甲
credit --now 2026-04-01T10:00:00+08:00 report $firm --identity '营业执照原件，样例县信用办核验' --operator 甲 -o own.html
credit --now 2026-04-01T10:00:00+08:00 report $firm --identity '营业执照原件，样例县信用办核验' --operator 甲 -o own.html; echo $?
ls -l 内部* | cut -c1-10
credit --now 2026-04-01T10:00:00+08:00 --lang zh report $firm --identity '营业执照原件，样例县信用办核验' --operator 甲 -o - | sed '/^<style>/d'
credit --now 2026-04-01T10:00:00+08:00 report $firm --identity '营业执照原件，样例县信用办核验' --operator 甲 -o - | sed '/^<style>/d'
credit --now 2026-04-01T10:00:00+08:00 --json --lang zh report $firm --identity '营业执照原件，样例县信用办核验' --operator 甲
credit --now 2026-04-01T10:00:00+08:00 --json report 91629999F00000093C --identity '营业执照原件，样例县信用办核验' --operator 甲 --purpose 'own copy'
credit log --queries
# What was erased is not told; that it was, and that somebody asked, is.
credit --now 2026-04-02T09:00:00+08:00 erase $firm --document '（样）删〔2026〕1号' --by SC --order >/dev/null; echo $?
credit --now 2026-04-02T10:00:00+08:00 --json --lang zh report $firm --identity '营业执照原件，样例县信用办核验' --operator 甲 | sed 's/.*\("id":.*"entries":\[[^]]*\]\).*\("notice":"[^"]*"\).*/\1 \2/'
