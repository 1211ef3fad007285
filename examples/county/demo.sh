#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# demo.sh CREDIT GENERATE [FOLDER] - three months of a fictional county, end to end.
#
# Generates the departments' files, imports them, shows what came back and
# imports the mended files, checks a few subjects, publishes three months and
# withdraws a row.  Everything lands in FOLDER (default build/demo), which is
# made anew; nothing outside is touched.  The clock is set to each month's last
# days, so that the demonstration is the same on every day it is run.
set -eu

credit=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
generate=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
folder=${3:-build/demo}
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}} in
zh*) zh=yes ;;
*) zh= ;;
esac

say() { # zh en
	if [ "$zh" ]; then printf '\n%s\n' "$1"; else printf '\n%s\n' "$2"; fi
}

shown=

# Show a command as somebody would type it, then run it at a time of the story.
# $shown, when set, is shown instead.  Exit code 1 (a finding, such as a refused
# row) is what a demonstration is about.
at() { # time command...
	now=$1
	shift
	printf '\n$ credit'
	if [ "$shown" ]; then
		printf ' %s' "$shown"
	else
		for word in "$@"; do
			case $word in
			*' '* | *'（'*) printf " '%s'" "$word" ;;
			*) printf ' %s' "$word" ;;
			esac
		done
	fi
	printf '\n'
	shown=
	code=0
	"$credit" --now "$now" "$@" || code=$?
	[ $code -le 1 ] || exit $code
}

if [ -e "$folder" ] && [ ! -e "$folder/.credit-demo" ]; then
	say "“$folder”不是演示文件夹，请先移走" "'$folder' is no demo folder; move it away first"
	exit 3
fi
rm -rf "$folder"
mkdir -p "$folder"
: >"$folder/.credit-demo"
cd "$folder"

say '1、样例县各部门报来的文件（虚构）' '1. Files that the departments of a fictional county send'
"$generate" county
ls county/2026-03 | grep csv | sed 's/^/  /'

say '2、建立登记库' '2. Make a store'
at 2026-03-02T09:00:00+08:00 init --county 629999 --name 样例县

import_month() { # number month day
	say "$1、导入 $2 的文件：有错的整份不入库，连同改法退回" \
		"$1. Import the files of $2: one with a bad row comes back, with the cure"
	at "$3T09:00:00+08:00" import --list SX county/$2/FY-SX-*.csv
	at "$3T09:10:00+08:00" import --list XG county/$2/FY-XG-*.csv
	shown="import county/$2/*.csv"
	at "$3T09:20:00+08:00" import $(ls county/$2/*.csv | grep -ve /FY- -e returned)
	say '各部门照“修改办法”改好，再导入一次：' \
		'The departments mended them as the column 修改办法 says; once more:'
	for list in SX XG; do
		for file in county/$2/mended/FY-$list-*.csv; do
			[ ! -e "$file" ] || at "$3T15:00:00+08:00" import --list $list "$file"
		done
	done
	files=$(ls county/$2/mended/*.csv | grep -v /FY-) || files=
	[ -z "$files" ] || {
		shown="import county/$2/mended/*.csv"
		at "$3T15:10:00+08:00" import $files
	}
}

publish_month() { # number month day
	say "$1、发布 $2" "$1. Publish $2"
	at "$3T17:00:00+08:00" publish "$2" --on "$3" -o site
}

import_month 3 2026-03 2026-03-30
publish_month 4 2026-03 2026-03-31
import_month 5 2026-04 2026-04-28
publish_month 6 2026-04 2026-04-30
import_month 7 2026-05 2026-05-28
publish_month 8 2026-05 2026-05-29

say '9、查询：一家上了两份名单的企业，一个没有记录的号码' \
	'9. Check: a firm on two lists, and a number of which nothing is known'
at 2026-06-01T09:00:00+08:00 check 91629999F11000400Q 91629999F00000093C

say '10、撤下一行：企业已履行，法院移出' '10. Withdraw a row: the firm has performed, the court removes it'
number=$(sed -n 's/^\([0-9A-Z]\{12\}\),失信被执行人,.*/\1/p' site/2026-05/black.csv | head -n 1)
at 2026-06-01T10:00:00+08:00 event "$number" removed --day 2026-06-01 --document '（样）执移字〔2026〕1号' --by FY
at 2026-06-01T10:10:00+08:00 withdraw "$number" -o site --document '（样）执移字〔2026〕1号'

say '11、登记库是否完好' '11. Is the store well?'
at 2026-06-01T11:00:00+08:00 fsck

here=$(pwd)
say "做完了。公示页面：$here/site/index.html（用浏览器打开）
接下来可以试试：
  cd $here
  $credit search 样例县甲子
  $credit batch list
  $credit check --file county/2026-05/CZ-ZC-政府采购.csv
  $credit help" \
	"Done.  The page: $here/site/index.html (open it in a browser)
What to try next:
  cd $here
  $credit search 样例县甲子
  $credit batch list
  $credit check --file county/2026-05/CZ-ZC-政府采购.csv
  $credit help"
