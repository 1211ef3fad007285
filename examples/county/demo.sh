#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# demo.sh CREDIT GENERATE [FOLDER] - three months of a fictional county, end to end.
#
# Generates the departments' files, imports them, publishes three months, and in
# May tells a story: objections, repair, a new name, a mistaken person, a complete
# list, tasks and feedback, signatures, a withdrawal.  Everything lands in FOLDER
# (default build/demo), which is made anew; nothing outside is touched.  The clock
# is set to the days of the story, so that it is the same on every day it is run.
# README.md beside this file says who plays which part.
set -euo pipefail

credit=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
generate=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
tables=$(cd "$(dirname "$0")" && pwd)/tables
folder=${3:-build/demo}
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}} in
    zh*) zh=yes ;;
    *) zh= ;;
esac
chapter=0

say() { # zh en
    if [ "$zh" ]; then printf '\n%s\n' "$1"; else printf '\n%s\n' "$2"; fi
}

chapter() { # zh en
    chapter=$((chapter + 1))
    say "$chapter、$1" "$chapter. $2"
}

# Set before a call: what is shown in place of the command, and which lines of
# its answer are shown (an extended pattern), how many at most.
shown=
telling=
most=12

# Show a command as somebody would type it, and the lines of its answer that the
# story is about.  Exit code 1, a finding such as a refused row, may be meant.
at() { # time command...
    local now=$1 code=0 lines word
    shift
    printf '\n$ credit'
    if [ "$shown" ]; then
        printf ' %s' "$shown"
    else
        for word in "$@"; do
            case $word in
                *' '* | *'（'* | *'〔'*) printf " '%s'" "$word" ;;
                *) printf ' %s' "$word" ;;
            esac
        done
    fi
    printf '\n'
    "$credit" --now "$now" "$@" >.answer 2>&1 || code=$?
    if [ $code -gt 1 ]; then
        cat .answer
        exit $code
    fi
    lines=$(grep -cE "${telling:-.}" .answer) || lines=0
    grep -m "$most" -E "${telling:-.}" .answer || true
    [ "$lines" -le "$most" ] || say "  （另有 $((lines - most)) 行）" "  ($((lines - most)) more lines)" | tail -n 1
    shown=
    telling=
    most=12
}

# Who plays a part: name, identifier or document out of cast.csv.
cast() { # part column
    awk -F, -v part="$1" -v column="$2" '$1 == part { print $column }' county/story/cast.csv
}

id_of() { cast "$1" 3; }

# The one entry of a person who plays a part.
entry_of() { # part
    "$credit" --json show "$(id_of "$1")" --purpose 更正 | sed -n 's/.*"entry":"\([0-9A-Z]*\)".*/\1/p' | head -n 1
}

# The public number under which a subject stands on a list in an edition.
number_of() { # id list edition
    awk -F, -v id="$1" -v list="$2" 'index($0, id) && index($0, list) { print $1; exit }' \
        "site/$3/black.csv"
}

if [ -e "$folder" ] && [ ! -e "$folder/.credit-demo" ]; then
    say "“$folder”不是演示文件夹，请先移走" "'$folder' is no demo folder; move it away first"
    exit 3
fi
rm -rf "$folder"
mkdir -p "$folder"
: >"$folder/.credit-demo"
cd "$folder"

import_month() { # month day
    local list file files
    telling='^[✓✗]|^  row|^  第|→' most=5
    at "$2T09:00:00+08:00" import --list SX "county/$1/FY-SX-失信被执行人.csv"
    telling='^[✓✗]'
    at "$2T09:10:00+08:00" import --list XG "county/$1/FY-XG-限制消费.csv"
    files=$(ls county/"$1"/*.csv | grep -ve /FY- -e returned)
    shown="import county/$1/*.csv" telling='^[✓✗]' most=2
    # shellcheck disable=SC2086 # one word a file
    at "$2T09:20:00+08:00" import $files
    say '部门照“修改办法”一栏改好，再导入一次：' \
        'The departments mend them as the column 修改办法 says; once more:'
    for list in SX XG; do
        for file in county/"$1"/mended/FY-$list-*.csv; do
            telling='^[✓✗]'
            [ ! -e "$file" ] || at "$2T15:00:00+08:00" import --list $list "$file"
        done
    done
    telling=
    files=$(ls county/"$1"/mended/*.csv | grep -v /FY-) || files=
    [ -z "$files" ] || {
        shown="import county/$1/mended/*.csv" telling='^[✓✗]' most=2
        # shellcheck disable=SC2086
        at "$2T15:10:00+08:00" import $files
    }
}

chapter '样例县各部门报来的文件（虚构）' 'Files that the departments of a fictional county send'
"$generate" county
ls county/2026-03 | grep csv | head -n 4 | sed 's/^/  /'
echo '  …'

chapter '建立登记库' 'Make a store'
shown='init --county 629999 --name 样例县 --tables examples/county/tables'
at 2026-03-02T09:00:00+08:00 init --county 629999 --name 样例县 --tables "$tables"
say '发布单位的密钥：公钥公布出去，谁都可以用它核验：' \
    'The key of the office: its public part is made known, and verifies what it signed:'
at 2026-03-02T09:10:00+08:00 key new --algorithm ed25519 --name 629999.example -o office.key
"$credit" key show office.key >office.public

chapter '三月：有错的文件整份不入库，连同改法退回；改好后发布第一期' \
    'March: a file with a bad row comes back whole, with the cure; then the first edition'
import_month 2026-03 2026-03-30
at 2026-03-31T17:00:00+08:00 publish 2026-03 --on 2026-03-31 -o site --key office.key

chapter '四月：新的一批，第二期' 'April: new files, the second edition'
import_month 2026-04 2026-04-28
at 2026-04-30T17:00:00+08:00 publish 2026-04 --on 2026-04-30 -o site --key office.key

chapter '联合奖惩：任务派给部门，部门填写后四栏再导入' \
    'Joint action: each department gets its tasks, fills in the last columns, sends them back'
most=3
at 2026-04-30T18:00:00+08:00 tasks -o tasks
fill() { # department file condition result,day,document,reason
    awk -v fill="$4" "BEGIN { FS = OFS = \",\" } NR == 1 || ($3) { if (NR > 1) sub(/,,,,\\r\$/, \",\" fill \"\\r\"); print }" \
        tasks/*_"$1"_*.csv >"$2"
}
fill CZ feedback-CZ.csv '$15 >= "2026-05-06"' '已落实,2026-05-06,（样）财反字〔2026〕1号,'
fill FG feedback-FG.csv '$15 != "" && $15 < "2026-05-20"' '已落实,2026-05-20,（样）发改反字〔2026〕1号,'
fill SC feedback-SC.csv '$15 != "" && n++ == 0' '已解除,2026-05-20,（样）市监反字〔2026〕1号,'
fill ZZ feedback-ZZ.csv "index(\$4, \"$(id_of mistaken)\")" '已落实,2026-05-06,（样）组反字〔2026〕1号,'
say '财政局按时反馈：' 'The finance bureau answers in time:'
at 2026-05-06T09:00:00+08:00 feedback --department CZ feedback-CZ.csv

chapter '五月：法院处理异议——一件驳回，一件成立，一件逾期未答复' \
    'May: objections at the court: one dismissed, one upheld, one not answered in time'
at 2026-05-20T10:00:00+08:00 import county/story/FY-异议.csv
say '成立的，该记录即终止：' 'Upheld, the entry has ended:'
telling='^SX|^失信|^  SX|print|公示' most=4
at 2026-05-20T10:10:00+08:00 show "$(id_of upheld)"
say '逾期未答复的，加注“异议处理中”：' 'Without an answer it bears a mark:'
telling='^SX|^失信|^  SX|print|公示|objected|提出异议' most=4
at 2026-05-25T09:00:00+08:00 show "$(id_of unanswered)"

chapter '信用修复：一家准予，一家不予，一家申请过早' \
    'Repair: granted to one firm, refused to another, asked for too early by a third'
telling='^[✓✗]|^  row|^  第|^   |→'
at 2026-05-25T09:10:00+08:00 import county/story/SC-信用修复.csv
at 2026-05-25T09:15:00+08:00 import county/story/mended/SC-信用修复.csv

chapter '两期之间撤下：异议成立和准予修复的，当日从各页撤下' \
    'Between editions: what was upheld and what was repaired comes down from every page'
number=$(number_of "$(id_of upheld)" 失信被执行人 2026-04)
at 2026-05-25T09:16:00+08:00 withdraw "$number" -o site --document '（样）执异〔2026〕2号' --letter recall-upheld.txt --key office.key
say '总榜里只剩编号和指纹：' 'The edition keeps its number and a digest:'
grep -o "{\"number\":\"$number\"[^}]*}" site/2026-04/edition.json | cut -c1-100
number=$(number_of "$(id_of repaired)" 市场监督管理 2026-04)
at 2026-05-25T09:17:00+08:00 withdraw "$number" -o site --document '（样）市监修〔2026〕1号' --letter recall-repaired.txt --key office.key

chapter '企业更名，有登记文书；用新旧名称都查得到' 'A firm is renamed, by document; both names find it'
at 2026-05-25T09:20:00+08:00 event --file county/story/SC-更名.csv
telling='^(name|名称|样例县)'
at 2026-05-25T09:21:00+08:00 search 样例县新名示例有限公司
telling='^(name|名称|样例县)'
at 2026-05-25T09:22:00+08:00 search "$(cast renamed 2)"

chapter '反馈：迟到的、与事实矛盾的' 'Feedback: late, and contradicting what holds'
telling='^(部门|department|FG|SC)'
at 2026-05-25T09:30:00+08:00 tasks
at 2026-05-25T09:31:00+08:00 feedback feedback-FG.csv feedback-SC.csv feedback-ZZ.csv
telling='^(部门|department|FG|SC)'
at 2026-05-25T09:33:00+08:00 tasks
say '矛盾的反馈逐条列出：' 'What contradicts is listed:'
telling=$(awk -F, 'NR == 2 { print $1 }' feedback-SC.csv)
most=4
at 2026-05-25T09:34:00+08:00 tasks --department SC

chapter '认错人：自始无效，附致歉更正函' 'A mistaken person: void from the first day, with the notice of correction'
entry=$(entry_of namesake)
most=1
at 2026-05-25T09:50:00+08:00 event "$entry" misidentified --day 2026-05-25 --document '（样）执更〔2026〕2号' --by FY
entry=$(entry_of mistaken)
at 2026-05-25T10:00:00+08:00 event "$entry" misidentified --day 2026-05-25 --document '（样）执更〔2026〕1号' --by FY
most=8
sed -n '1,/^----/p' 错认更正函_2026-05-25.txt | head -n 12
at 2026-05-25T10:10:00+08:00 check "$(id_of mistaken)" --purpose 复核
say '对认错之前的日子也一样：' 'Nor for a day before the mistake was known:'
most=1
at 2026-05-25T10:11:00+08:00 --on 2026-04-30 check "$(id_of mistaken)" --purpose 复核
telling=$(id_of mistaken)
at 2026-05-25T10:20:00+08:00 tasks --department ZZ

chapter '红榜拟认定公示：一家已在失信名单上的不公示' \
    'Public notice of candidates for an honour: a firm on the court list is left out'
at 2026-05-26T09:00:00+08:00 import county/story/WM-H04-文明单位.csv
at 2026-05-27T09:00:00+08:00 publish 2026-05 --on 2026-05-27 -o site --notice --document '（样）文明公示〔2026〕1号' --key office.key

chapter '五月的文件' 'The files of May'
import_month 2026-05 2026-05-28
at 2026-05-28T15:20:00+08:00 import --list SX county/story/FY-SX-补报.csv

chapter '限制消费令写明法定代表人：本人不在名单上，只适用条文及于他的措施' \
    'An order that names the legal representative: not listed; what an article reaches them with'
at 2026-05-28T15:30:00+08:00 import county/story/FY-XG-责任人.csv
at 2026-05-28T15:31:00+08:00 check "$(id_of responsible)" --purpose 购票核验

chapter '完整名单：法院报来全部失信被执行人，库里有两家不在其中，转为待核' \
    'A complete list: two firms in the store are not on it; they are marked, not ended'
telling='^[✓✗]|missing'
at 2026-05-28T16:00:00+08:00 import --full --as-of 2026-05-28 --list SX county/story/FY-SX-完整名单.csv
say '法院只答复了其中一家，填好办理栏再导入：' 'The court answers for one of them; with the act filled in, it is imported:'
missing=$(echo county/story/内部_含个人信息_FY-SX-完整名单.csv*missing.csv)
sed "/$(id_of removed)/s/,,,/,移出,2026-05-27,（样）执移字〔2026〕9号/" "$missing" >missing-filled.csv
at 2026-05-28T16:10:00+08:00 import missing-filled.csv
telling='^SX|^失信|^  SX|print|公示|used|使用' most=4
at 2026-05-28T16:20:00+08:00 show "$(id_of open)"

chapter '零报告：统计局、民政局本月没有新增；应急管理局三月以后没有报过' \
    'Zero reports: statistics and civil affairs have nothing new; work safety fell silent after March'
at 2026-05-28T16:30:00+08:00 import --zero --list TJ --authority TJ --as-of 2026-05-28 --document '（样）统零〔2026〕5号'
at 2026-05-28T16:31:00+08:00 import --zero --list SZ --authority MZ --as-of 2026-05-28 --document '（样）民零〔2026〕5号'

chapter '发布前签批：样稿、确认单、核对码；状态一变，签批作废' \
    'Signatures before publication: a draft, confirmation sheets, a check code'
telling='' most=6
at 2026-05-29T09:00:00+08:00 publish 2026-05 --on 2026-05-29 -o draft --draft
code=$(basename draft/*确认单_SC_* .csv) code=${code##*_}
number=1
for role in department:FY department:SC credit legal civilization; do
    at 2026-05-29T14:00:00+08:00 publish 2026-05 --on 2026-05-29 --approve "（样）签〔2026〕$number号" \
        --by 样签批人$number --role $role --code "$code" >.signed
    [ $number -gt 1 ] || cat .signed
    number=$((number + 1))
done
say '市场监管、信用办、法制审核、文明办也这样签。' \
    'Market regulation, the credit office, legal review and the civilisation office sign so too.'
at 2026-05-29T17:00:00+08:00 publish 2026-05 --on 2026-05-29 -o site --key office.key
say '不予公示的，逐条写明原因和依据（内部文件）：' 'What is held back, each with reason and article (for the office only):'
held=内部_含个人信息_2026-05_不予公示.csv
head -n 1 $held
for part in conflict silent open; do grep -m 1 "$(id_of $part)" $held || true; done
say '没有报送的名单，提示联系哪个部门：' 'Whose list went stale:'
most=6
at 2026-05-29T18:00:00+08:00 status --department YJ

chapter '法院移出一家：先看什么还挂在网上、哪些要办' \
    'The court removes a firm: what is still on the web, and what needs a person'
number=$(number_of "$(id_of recalled)" 失信被执行人 2026-05)
at 2026-06-01T09:00:00+08:00 event "$number" removed --day 2026-06-01 --document '（样）执移字〔2026〕1号' --by FY
most=40
at 2026-06-01T09:10:00+08:00 status --department FY

chapter '统计与本人信用报告' 'Figures, and a firm gets its own report'
at 2026-06-01T09:20:00+08:00 --on 2026-05-31 stats --from 2026-03 --to 2026-05 -o stats.html
telling='^(LIST|H03)|覆盖率'
at 2026-06-01T09:21:00+08:00 --on 2026-05-31 stats --from 2026-03 --to 2026-05
most=8
at 2026-06-01T09:30:00+08:00 report "$(id_of refused)" --identity '营业执照原件，窗口核对' -o report.html

chapter '撤下这一行；撤回函发各刊播渠道' 'The row comes down; the letter of recall goes out'
at 2026-06-01T10:10:00+08:00 withdraw "$number" -o site --document '（样）执移字〔2026〕1号' --key office.key
head -n 9 撤回函_2026-06-01.txt

say '渠道逐一回报已经删除，登记为办理记录；status 只剩没有回报的：' \
    'Channels report one by one that they took it down; status keeps those that have not:'
at 2026-06-02T09:00:00+08:00 event "$number" taken-down --day 2026-06-02 --document '（样）融媒复〔2026〕1号' --by FG --set channel=RMT
telling="$number"
at 2026-06-02T09:10:00+08:00 status --department FY

chapter '任何人都能核验：只要公示文件夹和公钥，不要登记库' \
    'Anybody verifies: with the public folder and the public key, without the store'
most=6
at 2026-06-03T09:00:00+08:00 verify site --key office.public
say '有人改了一个字：' 'Somebody changes a word:'
rm -rf forged
cp -R site forged
sed -i 's/建材有限公司/石材有限公司/' forged/2026-05/black.csv
most=6
at 2026-06-03T09:10:00+08:00 verify forged --key office.public
say '撤下的那家带走一份证明，任何时候都能证明当时公示了什么：' \
    'The firm whose row came down takes a proof away of what was printed:'
at 2026-06-03T09:20:00+08:00 proof "$number" --edition 2026-05 --request '（样）申〔2026〕1号' -o proof.txt
most=7
at 2026-06-03T09:21:00+08:00 verify-proof proof.txt --key office.public
say '没有上榜的，也能证明；自然人由单位签名说明：' \
    'Who does not stand there can show that too; for a person the office signs a statement:'
at 2026-06-03T09:30:00+08:00 proof --absent 629999198002291018 --edition 2026-05 --request '（样）申〔2026〕2号' --key office.key -o 内部_含个人信息_statement.txt
most=7
at 2026-06-03T09:31:00+08:00 verify-proof 内部_含个人信息_statement.txt --key office.public

chapter '删除：认错的人，执行单位先解除；依文书删除，或者保存期满按清单确认后删除' \
    'Erasure: what was done is lifted first; then by document, or from the list of what is due'
at 2026-06-02T09:20:00+08:00 erase "$(id_of mistaken)" --document '（样）执更〔2026〕1号'
awk 'BEGIN { FS = OFS = "," } { sub(/已落实/, "已解除"); gsub(/2026-05-06/, "2026-05-29"); gsub(/组反字〔2026〕1号/, "组反字〔2026〕2号"); print }' \
    feedback-ZZ.csv >feedback-ZZ-2.csv
at 2026-06-02T09:30:00+08:00 feedback feedback-ZZ-2.csv
most=1
at 2026-06-02T09:40:00+08:00 erase "$(id_of mistaken)" --document '（样）执更〔2026〕1号'
most=1
at 2026-06-02T09:41:00+08:00 check "$(id_of mistaken)" --purpose 复核
say '一个月后：' 'A month later:'
at 2026-07-01T09:00:00+08:00 erase --due
mark=$("$credit" --json --now 2026-07-01T09:00:00+08:00 erase --due | sed -n 's/.*"mark":"\([^"]*\)".*/\1/p')
most=1
at 2026-07-01T09:10:00+08:00 erase --due --confirm "$mark" --document '（样）删字〔2026〕1号'

chapter '登记库是否完好' 'Is the store well?'
at 2026-07-01T11:00:00+08:00 fsck

here=$(pwd)
say "做完了。用浏览器打开：
  $here/site/index.html                      公示页面
  $here/site/notice-2026-05-27/index.html    拟认定公示
  $here/stats.html                           统计
  $here/内部_含个人信息_report.html                          一家企业的信用报告
接下来可以试试：
  cd $here
  $credit search 样例县甲子
  $credit batch list
  $credit check --file county/2026-05/CZ-ZC-政府采购.csv
  $credit help" \
    "Done.  Open in a browser:
  $here/site/index.html                      the public pages
  $here/site/notice-2026-05-27/index.html    public notice of candidates
  $here/stats.html                           figures
  $here/内部_含个人信息_report.html                          a firm's own report
What to try next:
  cd $here
  $credit search 样例县甲子
  $credit batch list
  $credit check --file county/2026-05/CZ-ZC-政府采购.csv
  $credit help"
