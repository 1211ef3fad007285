# SPDX-License-Identifier: Apache-2.0
"""The message table, and words that never stand in print.

Names and codes are unique; a code is kebab-case and fits its field; both
languages use the same placeholders, in text and in cure; a cure exists in both
or in neither; no text ends in a full stop.  The words of
FORBIDDEN stand in nothing that people read: messages, the words of editions,
strings of the command and of the printing rooms.
"""
import re

from source import Lint, TOKEN, line_of

FORBIDDEN = re.compile("黑名单|老赖|曝光")
CODE_BYTES = 40
ROW = re.compile(r"^MESSAGE_ENUM\(", re.M)


def arguments(text, start):
    """The comma-separated arguments from start, adjacent strings joined."""
    parts, at = [""], start
    while text[at] != ")":
        token = TOKEN.match(text, at)
        if token and token.group()[0] == '"':
            parts[-1] += token.group()[1:-1].replace('\\"', '"')
            at = token.end()
        elif token and token.group()[0] == "/":
            at = token.end()
        else:
            if text[at] == ",":
                parts.append("")
            elif not text[at].isspace():
                parts[-1] += text[at]
            at += 1
    return parts


lint = Lint()
seen = {}
for table in lint.files(["libcredit/base"], ["table.h"]):
    text = lint.read(table)
    for match in ROW.finditer(text):
        line, row = line_of(text, match.start()), arguments(text, match.end())
        if len(row) != 7:
            lint.fault(table, line, f"{len(row)} columns instead of 7")
            continue
        name, code, severity, zh, en, cure_zh, cure_en = row
        for key in (name, code):
            if key in seen:
                lint.fault(table, line, f"{key} stands in line {seen[key]} already")
            seen.setdefault(key, f"{line} of {table}")
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", code) or len(code) >= CODE_BYTES:
            lint.fault(table, line, f"code '{code}' is not short kebab-case")
        if severity not in ("CREDIT_NOTE", "CREDIT_WARNING", "CREDIT_REFUSED", "CREDIT_FATAL"):
            lint.fault(table, line, f"{code}: severity {severity} is unknown")
        for first, second, what in ((zh, en, "text"), (cure_zh, cure_en, "cure")):
            used = set(re.findall(r"\{(@?\d)\}", first))
            if used != set(re.findall(r"\{(@?\d)\}", second)):
                lint.fault(table, line, f"{code}: placeholders of the two {what}s differ")
            if bool(first) != bool(second):
                lint.fault(table, line, f"{code}: {what} stands in one language only")
        if not zh or (zh.isascii() and not re.fullmatch(r"\W*(\{\d\}\W*)*", zh)):
            lint.fault(table, line, f"{code}: no Chinese text")
        if re.search(r"[一-鿿]", en + cure_en):
            lint.fault(table, line, f"{code}: Chinese in the English text")
        for words in (zh, en, cure_zh, cure_en):
            if words.endswith(("。", ".")):
                lint.fault(table, line, f"{code}: ends in a full stop")

for path in lint.files(["libcredit/edition/words"], [""]):
    words = lint.read(path)
    for match in FORBIDDEN.finditer(words):
        lint.fault(path, line_of(words, match.start()), f"never in print: {match.group()}")
for path in lint.files(["libcredit/base", "libcredit/joint", "libcredit/edition", "cli"],
                       [".c", ".h"]):
    words = lint.read(path)
    for match in TOKEN.finditer(words):
        if match.group()[0] == '"' and FORBIDDEN.search(match.group()):
            lint.fault(path, line_of(words, match.start()), "never in print: " +
                       FORBIDDEN.search(match.group()).group())
lint.end()
