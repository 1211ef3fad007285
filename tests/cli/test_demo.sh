#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Does the sample county's story end as it is told?  Runs the demonstration once
# in a folder of its own, then asks the pages, the files and the store.
set -u

B=${B:-build/release}
credit=$(realpath "${CREDIT:-$B/credit}")
generate=$(realpath "$B/examples/county/generate")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

verdict() { # status what
    if [ "$1" = 0 ]; then
        echo "ok $2"
    else
        echo "not ok $2"
        bad=1
    fi
}

begun=$(date +%s)
LC_ALL=C examples/county/demo.sh "$credit" "$generate" "$work/demo" >"$work/told" 2>&1
status=$?
verdict $status 'the demonstration runs to its end'
if [ $status != 0 ]; then
    tail -n 20 "$work/told"
    exit 1
fi
echo "# $(($(date +%s) - begun)) seconds, $(wc -l <"$work/told") lines"
[ "$(wc -l <"$work/told")" -le 550 ]
verdict $? 'what it tells can be read'
cd "$work/demo" || exit 1

now() { # day command...
    local day=$1
    shift
    "$credit" --lang en --now "${day}T12:00:00+08:00" "$@" 2>&1
}
part() { awk -F, -v part="$1" -v column="$2" '$1 == part { print $column }' county/story/cast.csv; }
id() { part "$1" 3; }
printed() { # part list edition
    awk -F, -v id="$(id "$1")" -v list="$2" 'index($0, id) && index($0, list) { n++ }
        END { exit !n }' "site/$3/red.csv" "site/$3/black.csv"
}
state() { # part list day
    now "$3" --json --on "$3" check "$(id "$1")" | grep -o "\"list\":\"$2\"[^}]*" |
        sed 's/.*"state":"\([a-z]*\)".*/\1/' | head -n 1
}
number() { # part list
    now 2026-06-02 --json check "$(id "$1")" | grep -o "\"number\":\"[0-9A-Z]*\",\"list\":\"$2\"" | cut -d'"' -f4
}
is() { # got wanted what
    [ "$1" = "$2" ]
    verdict $? "$3 (got '$1', wanted '$2')"
}
tells() { # pattern what
    grep -qE "$1" "$work/told"
    verdict $? "$2"
}
not() { ! "$@"; }

printed dismissed 失信被执行人 2026-05
verdict $? 'an objection dismissed leaves the row in print'
printed unanswered 失信被执行人 2026-05
verdict $? 'a late objection without an answer leaves the row in print'
now 2026-06-02 show "$(id unanswered)" | grep -q 'under objection'
verdict $? 'and marks it as under objection'
not printed upheld 失信被执行人 2026-05
verdict $? 'an objection upheld takes the row out of the next edition'
is "$(state upheld SX 2026-05-20)" ended 'an objection upheld ends the entry'
not printed repaired 市场监督管理严重违法 2026-05
verdict $? 'repair granted takes the row out of the next edition'
printed refused 市场监督管理严重违法 2026-05
verdict $? 'repair refused leaves the row in print'
tells 'the shortest term is not over; it may happen from 2027' 'repair asked for too early is refused'
is "$(state early SJ 2026-06-02)" listed 'and changes nothing'

for name in 样例县新名示例有限公司 "$(part renamed 2)"; do
    now 2026-06-02 search "$name" | grep -q "$(id renamed)"
    verdict $? "the renamed firm is found as $name"
done
grep -q "样例县新名示例有限公司" site/2026-05/black.csv
verdict $? 'the next edition prints the new name'

[ "$(grep -c "^$(id mistaken)  person  nothing found" "$work/told")" = 2 ]
verdict $? 'nothing is found of the mistaken person, nor for a day before the mistake was known'
grep -q 样例县委组织部 错认更正函_2026-05-25.txt
verdict $? 'the department that acted upon the mistake is told'
tells "$(id mistaken).* to lift" 'and has to lift what it applied'
tells 'a department has not said that the measure .* is lifted' 'which goes before erasure'
for part in mistaken namesake; do
    for known in 2026-04-30 2026-05-26 2026-07-02; do
        now 2026-07-02 --known $known check --purpose test "$(id $part)" | grep -q 'records erased'
        verdict $? "the $part person is erased as of $known"
    done
done

grep -q "^$(number conflict H10),诚信经营示范店,暂停公示," site/2026-05/changes.csv
verdict $? 'an honour is paused, for no reason that is told,'
not printed conflict 诚信经营示范店 2026-05
verdict $? 'once its bearer stands on a black list'
! grep -q "$(id unanswered)" site/notice-2026-05-27/notice.csv &&
    [ "$(grep -c 文明单位 site/notice-2026-05-27/notice.csv)" = 2 ]
verdict $? 'the public notice leaves the listed candidate out, and no other'

grep -q "^$(number silent AQ),安全生产严重失信主体,暂停公示," site/2026-05/changes.csv
verdict $? 'an entry that was in print is paused when its list goes stale'
not grep -q '安全生产严重失信主体' site/2026-05/black.csv
verdict $? 'a list that nobody confirms any more is held back'
grep "$(id silent)" 内部_含个人信息_2026-05_不予公示.csv | grep -q held-stale
verdict $? 'and the office is told why'

now 2026-06-02 --json check --purpose test "$(id responsible)" >"$work/responsible"
grep -q '"found":false' "$work/responsible" && grep -q '"through":true' "$work/responsible"
verdict $? 'a legal representative is on no list, and reached through the office'
grep -q '法释〔2010〕8号第三条第二款' "$work/responsible"
verdict $? 'with the article that reaches them'
tells '^H03 .* 104 +80\.7 % +80 % +reached' 'the honour with a target shows its coverage'
tells 'still on City credit information platform, WeChat account of Sample County: removed' \
    'status keeps the channels that have not reported back'

tells 'absent 2 ' 'two are absent from the complete list'
not printed open 失信被执行人 2026-05
verdict $? 'who is absent and not answered for is not printed'
now 2026-06-02 --json check "$(id open)" | grep -q '"marks":\["unconfirmed"\]'
verdict $? 'but marked as to be confirmed'
is "$(state open SX 2026-06-02)" listed 'and has not ended by absence'
is "$(state removed SX 2026-06-02)" ended 'who was removed by the mended file has ended'
grep "$(id open)" 内部_含个人信息_2026-05_不予公示.csv | grep -q held-unconfirmed
verdict $? 'the office is told why an absent entry is not printed'
now 2026-06-02 --lang en batch list | grep -c ' zero ' | grep -qx 2
verdict $? 'two departments have nothing to report'
grep -q 统计严重失信企业 site/2026-05/black.csv
verdict $? 'and what they reported before stays in print'

tells '^FG .* 62 +0 ' 'answers that did not come in time are overdue'
tells '^FG .* 15 .* 47$' 'late answers are taken'
tells 'it was said to be lifted, but the measure still holds' 'an answer that contradicts is shown'

tells '^authenticated: signed by an owner of the keys given' 'the folder verifies with the public key alone'
tells 'its bytes do not have the digest' 'a changed word is named'
tells '^holds: this row stood in the edition' 'the firm whose row came down proves what was printed'
tells '^holds: the office states that no row' 'a person is given a signed statement'

tells '^2026-05-22, days overdue: 10 .*awaits its answer' 'status tells of the objection without an answer'
tells '^2026-06-04 .*still on ' 'status tells what is on the web and must come down, and when'
tells 'confirmed as of 30 March 2026; stale 45 days after' 'status tells which list went stale'

number=$(grep -o '[0-9A-Z]\{12\}' 撤回函_2026-06-01.txt | head -n 1)
for month in 2026-03 2026-04 2026-05; do
    grep -qE "\{\"number\":\"$number\",\"leaf\":\"[0-9a-f]+\"\}" site/$month/edition.json
    verdict $? "$month keeps of the withdrawn row a number and a digest"
done
not grep -rq "$(id recalled)" site
verdict $? 'no page names who was withdrawn'
# shellcheck disable=SC2046 # names without spaces
not grep -rqE '629999(19|20)[0-9]{9}[0-9X]' site stats.html $(ls ./*.txt | grep -v 内部_)
verdict $? 'no page bears the number of a person'
now 2026-06-02 fsck | grep -q ': well$'
verdict $? 'the store is well at the end'
exit $bad
