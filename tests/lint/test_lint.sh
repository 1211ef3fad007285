#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Is each lint able to fail?  Every one is run on the clean tree, which must
# pass, and on copies of it with one planted violation each, which must not,
# for the reason planted.
set -u

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
library=${B:-build/release}/libcredit.so
clean=$work/clean tree=$work/tree
bad=0
python=python3
[ ! -x /usr/bin/python3 ] || python=/usr/bin/python3 # another in PATH may start slowly

mkdir "$clean"
for folder in include libcredit cli tests examples scripts bindings; do
    [ -d $folder ] && cp -R $folder "$clean/"
done
cp -R "$clean" "$tree"

lint() {
    case $1 in
        headers) bash tests/lint/headers.sh "$2" ${3:+include/credit.h "$3"} ;;
        symbols) $python -B tests/lint/symbols.py "$2" "$library" ;;
        *) $python -B "tests/lint/$1.py" "$2" ;;
    esac
}

passes() {
    if lint "$1" "$clean" >"$work/out" 2>&1; then
        echo "ok $1 passes on the tree"
    else
        head -n 20 "$work/out"
        echo "not ok $1 passes on the tree"
        bad=1
    fi
}

# plant LINT EXPECTED FILE: append standard input to FILE of the copy, and take it back.
plant() {
    mkdir -p "$(dirname "$tree/$3")"
    cat >>"$tree/$3"
    fails "$1" "$2" "$3"
    restore "$3"
}

restore() {
    local file
    for file; do
        if [ -e "$clean/$file" ]; then
            cp "$clean/$file" "$tree/$file"
        else
            rm "$tree/$file"
        fi
    done
}

fails() { # LINT EXPECTED [FILE]: headers are many, and only what was planted is compiled
    if lint "$1" "$tree" "${3:-}" >"$work/out" 2>&1; then
        echo "not ok $1 fails on: $2 # it passed"
        bad=1
    elif ! grep -qF -e "$2" "$work/out"; then
        head -n 20 "$work/out"
        echo "not ok $1 fails on: $2 # it failed for another reason"
        bad=1
    else
        echo "ok $1 fails on: $2"
    fi
}

for name in headers symbols rooms docs functions files code messages tables law absent; do
    passes $name
done

plant headers 'include/credit.h' include/credit/base.h <<'X'
struct credit_planted { unknown_type member; };
X
plant headers 'g++' include/credit/base.h <<'X'
static inline int credit_planted(void) { int class = 1; return class; }
X
plant headers 'planted.h:1: does not compile alone' libcredit/base/planted.h <<'X'
size_t planted(void);
X

if CC="env gcc" CXX="env g++" lint headers "$clean" libcredit/base/buf.h >"$work/out" 2>&1; then
    echo "ok headers takes a compiler of two words"
else
    head -n 20 "$work/out"
    echo "not ok headers takes a compiler of two words"
    bad=1
fi

plant symbols 'credit_planted is declared and not exported' include/credit/base.h <<'X'
CREDIT_API int credit_planted(void);
X
plant symbols 'credit_planted lacks CREDIT_API' include/credit/base.h <<'X'
int credit_planted(void);
X
sed -i 's/^CREDIT_API const char \*credit_version(void);//' "$tree/include/credit/base.h"
fails symbols 'credit_version is exported and not declared'
restore include/credit/base.h

plant rooms '"seal/digest.h" belongs to a room below' libcredit/base/planted.c <<'X'
#include "seal/digest.h"
X
plant rooms '"credit/record.h" belongs to a room below' include/credit/id.h <<'X'
#include "credit/record.h"
X
plant rooms '<lmdb.h> is included only by' libcredit/store/planted.c <<'X'
#include <lmdb.h>
X
plant rooms '<csv.h> is included only by' libcredit/intake/planted.c <<'X'
# include <csv.h>
X
plant rooms '<openssl/evp.h> is included only by' libcredit/edition/planted.c <<'X'
#include <openssl/evp.h>
X
plant rooms 'public header includes the internal "base/buf.h"' include/credit/base.h <<'X'
#include "base/buf.h"
X
plant rooms "'attic' is no room" libcredit/attic/planted.c <<'X'
X

plant docs 'credit_planted has no documentation block' include/credit/base.h <<'X'
/* Not a documentation block. */
CREDIT_API int credit_planted(void);
X
plant docs 'credit_planted: Returns is missing' include/credit/base.h <<'X'
/** Planted.
 *
 *  Threads: any
 */
CREDIT_API int credit_planted(void);
X
plant docs 'credit_planted: Args is missing' include/credit/base.h <<'X'
/** Planted.
 *
 *  Returns: 0
 *  Threads: any
 */
CREDIT_API int credit_planted(
	int number);
X
plant docs 'credit_planted: Threads is missing' include/credit/base.h <<'X'
/** Planted.
 *
 *  Args:    number  any
 */
CREDIT_API void credit_planted(int number);
X
plant docs 'credit_planted: labels stand in another order' include/credit/base.h <<'X'
/** Planted.
 *
 *  Threads: any
 *  Returns: 0
 */
CREDIT_API int credit_planted(void);
X

{
    printf '/* SPDX-License-Identifier: Apache-2.0 */\nint planted(int n)\n{\n'
    yes '	n++;' | head -n 67
    printf '	return n;\n}\n'
} | plant functions 'planted has 71 lines' libcredit/base/planted.c
plant functions 'gone in libcredit/base/text.c is not over' tests/lint/long_functions.txt <<'X'
libcredit/base/text.c gone it was long once
X

yes '/* line */' | head -n 1001 | plant files '1001 lines, over 1000' libcredit/base/planted.c
plant files 'no SPDX line' libcredit/base/planted.c <<'X'
int planted;
X
plant files 'has the name of' cli/text.c <<'X'
/* SPDX-License-Identifier: Apache-2.0 */
X

plant code 'comments are written' libcredit/base/text.c <<'X'
int planted; // a comment
X
plant code 'unfinished' libcredit/base/text.c <<X
/* $(printf 'TO%s' DO): later */
X
plant code 'not in the tree: plan.md' libcredit/base/text.c <<'X'
/* plan.md says so */
X
plant code 'not in the tree: issue 12' libcredit/base/text_planted.csv <<'X'
source
issue 12
X
for call in 'printf("x")' 'fputs("x", stderr)' 'getenv("X")' 'setlocale(0, "")' 'exit(1)' \
    'localtime(0)'; do
    plant code "the library does not use" libcredit/base/text.c <<X
void planted(void) { $call; }
X
done

row='MESSAGE_ENUM(PLANTED, "planted", CREDIT_FATAL,'
table=libcredit/base/message_table.h
plant messages 'placeholders of the two texts differ' $table <<X
$row "种 {1}", "planted {2}", "", "")
X
plant messages 'placeholders of the two cures differ' $table <<X
$row "种", "planted", "种 {1}", "plant")
X
plant messages 'cure stands in one language only' $table <<X
$row "种", "planted", "种", "")
X
plant messages 'is not short kebab-case' $table <<'X'
MESSAGE_ENUM(PLANTED, "Planted_code", CREDIT_FATAL, "种", "planted", "", "")
X
plant messages 'argument stands in line' $table <<'X'
MESSAGE_ENUM(PLANTED, "argument", CREDIT_FATAL, "种", "planted", "", "")
X
plant messages 'ends in a full stop' $table <<X
$row "种。", "planted", "", "")
X
plant messages 'never in print: 黑名单' $table <<X
$row "黑名单", "planted", "", "")
X
plant messages 'never in print: 老赖' libcredit/edition/words/planted.txt <<'X'
老赖
X
plant messages 'never in print: 曝光' cli/planted.c <<'X'
const char *planted = "曝光";
X

tables=libcredit/catalogue/tables
row=SX,SX9,拒不履行,refusing,某条,2013-10-01,
plant tables 'the row has no source' $tables/grounds.csv <<X
$row,,found
X
plant tables 'does not say how sure it is' $tables/grounds.csv <<X
$row,某法第一条,perhaps
X
plant tables "no test asks for 'SX 2013-10-02'" $tables/grounds.csv <<X
SX,SX9,拒不履行,refusing,某条,2013-10-02,,某法第一条,found
X
plant tables "grounds.csv has no row 'SX 2013-10-03'" tests/catalogue/rows.txt <<'X'
grounds.csv:SX 2013-10-03:SX|SX9 gone
X
plant tables 'there is no table planted.csv' tests/catalogue/rows.txt <<'X'
planted.csv:SX 2013-10-03:SX gone
X

plant law 'planted.c:1: no comment names the instrument' libcredit/record/planted.c <<'X'
/* planted.c - it follows sample decision 7 */
X
plant law 'test_planted.c:1: no comment names the instrument' libcredit/record/planted.c <<'X'
/* Rule: 国办发〔2020〕49号 */
X
plant law 'planted: Rule is missing' libcredit/record/judge.h <<'X'
/* Is it planted? */
bool planted(const struct judgement *judgement);
X
plant law 'planted: Rule is missing' libcredit/catalogue/catalogue.h <<'X'
/* Is it planted? */
bool planted(const credit_catalogue *catalogue, credit_day day);
X
plant law 'planted: its rule cites no instrument' libcredit/joint/verdict.h <<'X'
/* Rule: as is usual. */
bool planted(const credit_verdict *verdict);
X
plant law 'planted: its rule cites no instrument' libcredit/record/standing.h <<'X'
/* Rule: design: */
bool planted(const struct standing *standing);
X
printf '/* Rule: 某某法 art. 7 */\nbool planted(int n);\n' >>"$tree/libcredit/record/judge.h"
printf 'bool planted(int n)\n{\n\treturn n;\n}\n' >>"$tree/libcredit/record/judge_print.c"
fails law 'planted: tests/record/test_judge_print.c names none of 某某法'
restore libcredit/record/judge.h libcredit/record/judge_print.c
plant law 'credit_planted: Rule is missing' include/credit/verdict.h <<'X'
/** Planted. */
CREDIT_API int credit_planted(credit_snapshot *snapshot, credit_day on);
X
plant law 'comment: its rule cites no instrument' libcredit/intake/rows.c <<'X'
/* Rule: nobody knows whence. */
X

table=tests/not_implemented.csv
plant absent 'the row has no words' $table <<'X'
某法,第一条,,a reason,,found
X
plant absent 'the row has no reason' $table <<'X'
某法,第一条,某事, ,,found
X
plant absent 'does not say how sure it is' $table <<'X'
某法,第一条,某事,a reason,,perhaps
X
plant absent "'影响评估' stands in cli/planted.c" cli/planted.c <<'X'
const char *planted = "影响评估";
X
exit $bad
