# SPDX-License-Identifier: Apache-2.0
"""Where code carries out law, the instrument and article stand beside it, and beside its test.

1. What record/ works out of an entry, a subject or a task is law; each such source
   cites the instrument that it follows, in its head or above a function, and its
   test in tests/record/ cites one.  Sources that only keep or name things carry no
   law and stand in BARE; a new source is law until somebody lists it there.
2. Each function that a header of record/, catalogue/ or joint/ declares has a label
   `Rule:` in the comment before it (one comment serves the declarations that follow
   it without another).  The label cites instrument and article, or says `design:`
   and why it is no rule of law.  Where a whole header or a section of one
   (`---- bytes ----`) carries no law, its own comment says `Rule: design:` once.
3. A function whose rule is law has a test that names one of the same instruments:
   tests/ROOM/test_SOURCE.c of the source that defines it.
4. A public function that is asked about a day answers by the law of that day: it
   has such a label too.
5. Any other `Rule:` in the library's sources cites an instrument or says `design:`.
"""
import os
import re

from source import Lint, blank, comments, line_of

BARE = {
    "alias_codec.c", "approval.c", "columns.c", "entry_codec.c", "entry_fields.c",
    "entry_key.c", "event_codec.c", "event_undone.c", "feedback.c", "field_list.c",
    "subject_act.c", "task_number.c", "words.c",
}
ROOMS = ["record", "catalogue", "joint"]
# Public headers whose days are no days of judgement.
DAYS_ONLY = {"base.h", "id.h"}

# A number of a document, an order by its number, a law and its article, a standard.
CITED = re.compile(r"〔\d{4}〕\s*\d+\s*号|令第?\s*\d+\s*号|"
                   r"[一-鿿）]\s*(art\.|articles?)\s*(\*\s*)?\d+|"
                   r"[法例典规定](（\d{4}）)?\s*第[一二三四五六七八九十百零]+条|"
                   r"\b(GB|GA|GS)(/T)? \d+")
# What a test is to name as well: the instrument without its article.
INSTRUMENT = re.compile(r"〔\d{4}〕\s*\d+\s*号|第?\d+号令?|[一-鿿]{2,}(?=\s*(?:art\.|articles?|第))|"
                        r"(?:GB|GA|GS)(?:/T)? \d+")
DECLARED = re.compile(r"^(?:CREDIT_API\s+)?[A-Za-z_][\w \*]*?[\s\*](\w+)\s*\(([^;{}]*?)\)\s*;",
                      re.M)
SECTION = re.compile(r"/\*\s*----")
DESIGN = "design:"

lint = Lint()


def plain(comment):
    """A comment on one line, its stars and line ends gone."""
    return re.sub(r"\s+", " ", re.sub(r"^\s*/?\*+/?", " ", comment, flags=re.M)).strip(" */")


def rule_of(comment):
    """What stands behind the label of a comment, or None."""
    found = re.search(r"\bRule:\s*(.*?)(?=\s(?:Threads|Since|Returns):|$)", plain(comment))
    return found.group(1) if found else None


def cited(path):
    """Does a comment of the source cite an instrument?"""
    return os.path.exists(os.path.join(lint.root, path)) and any(
        CITED.search(comment) for _, comment in comments(lint.read(path)))


def judge_rule(path, line, name, rule):
    """Is a rule law (True), or of this design (False)?  None when it is neither."""
    if rule.startswith(DESIGN) and rule[len(DESIGN):].strip(" ."):
        return False
    if CITED.search(rule):
        return True
    lint.fault(path, line, f"{name}: its rule cites no instrument and does not say 'design:'")
    return None


def declared(text):
    """(position, name, parameters, comment before it) of each function declared."""
    found = comments(text)
    for match in DECLARED.finditer(blank(text)):
        if match.group().split()[0] in ("typedef", "extern", "return"):
            continue
        before = [comment for at, comment in found if at < match.start()]
        yield match.start(), match.group(1), match.group(2), before[-1] if before else ""


def covered(text, position):
    """Does the head of the header or of the section say that nothing here is law?"""
    head = [comment for _, comment in comments(text)][:2]
    section = [comment for at, comment in comments(text)
               if at < position and SECTION.match(comment)][-1:]
    return any((rule_of(comment) or "").startswith(DESIGN) for comment in head + section)


def sources(room):
    """Where each function of a room is defined."""
    found = {}
    for path in lint.files([f"libcredit/{room}"], [".c"]):
        for match in re.finditer(r"^(?!static)[A-Za-z_][\w \*]*?[\s\*](\w+)\(", blank(
                lint.read(path)), re.M):
            found.setdefault(match.group(1), path)
    return found


def judge_test(path, line, name, rule, source):
    """The test of the source names an instrument of the rule."""
    test = f"tests/{source.split('/')[1]}/test_{os.path.basename(source)}"
    full = os.path.join(lint.root, test)
    text = lint.read(test) if os.path.exists(full) else ""
    wanted = {re.sub(r"\s+", "", word) for word in INSTRUMENT.findall(rule)}
    if not any(word in re.sub(r"\s+", "", text) for word in wanted):
        lint.fault(path, line, f"{name}: {test} names none of " + "; ".join(sorted(wanted)))


for path in lint.files(["libcredit/record"], [".c"]):
    name = os.path.basename(path)
    if name in BARE:
        continue
    if not cited(path):
        lint.fault(path, 1, "no comment names the instrument that this carries out")
    test = f"tests/record/test_{name}"
    if not cited(test):
        lint.fault(test, 1, "no comment names the instrument that its cases prove")
for name in sorted(BARE):
    if not os.path.exists(os.path.join(lint.root, "libcredit/record", name)):
        lint.fault("tests/lint/law.py", 1, f"{name} is no source of record/")

seen = set()
for room in ROOMS:
    defined = sources(room)
    for path in lint.files([f"libcredit/{room}"], [".h"]):
        text = lint.read(path)
        for position, name, _, comment in declared(text):
            line, rule = line_of(text, position), rule_of(comment)
            seen.add((path, comment))
            if rule is None or SECTION.match(comment):
                if not covered(text, position):
                    lint.fault(path, line, f"{name}: Rule is missing")
            elif judge_rule(path, line, name, rule) and name in defined:
                judge_test(path, line, name, rule, defined[name])
for path in lint.files(["include/credit"], [".h"]):
    text = lint.read(path)
    for position, name, parameters, comment in declared(text):
        asks = re.search(r"\bcredit_day\b(?!\s*\*)", parameters)
        if asks and os.path.basename(path) not in DAYS_ONLY and rule_of(comment) is None:
            lint.fault(path, line_of(text, position), f"{name}: Rule is missing")
for path in lint.files(["include", "libcredit"], [".h", ".c"]):
    text = lint.read(path)
    for position, comment in comments(text):
        rule = rule_of(comment)
        if rule is not None and (path, comment) not in seen:
            judge_rule(path, line_of(text, position), "comment", rule)
lint.end()
