# SPDX-License-Identifier: Apache-2.0
"""Each public function has a documentation block with its labels.

Required directly before the declaration: a /** block with Threads, with
Returns unless it returns void, and with Args or Out when it takes parameters.
Labels stand in the order Args, Out, Returns, Rule, Threads, Since.
"""
import re

from source import Lint, blank, line_of

LABELS = ["Args", "Out", "Returns", "Rule", "Threads", "Since"]
DECLARATION = re.compile(r"^CREDIT_API\b([^;]*?)\b(credit_\w+)\s*\(([^;]*)\)\s*;", re.M)

lint = Lint()
for path in lint.files(["include"], [".h"]):
    text = lint.read(path)
    for match in DECLARATION.finditer(blank(text)):
        line, name = line_of(text, match.start()), match.group(2)
        before = text[:match.start()].rstrip()
        start = before.rfind("/*")
        if not before.endswith("*/") or not before[start:].startswith("/**"):
            lint.fault(path, line, f"{name} has no documentation block")
            continue
        labels = re.findall(r"^ \*  (\w+):", before[start:], re.M)
        order = [LABELS.index(label) for label in labels if label in LABELS]
        returns_void = re.sub(r"\s", "", match.group(1)) == "void"
        for label in labels:
            if label not in LABELS:
                lint.fault(path, line, f"{name}: '{label}' is not a label")
        if order != sorted(order):
            lint.fault(path, line, f"{name}: labels stand in another order")
        if "Threads" not in labels:
            lint.fault(path, line, f"{name}: Threads is missing")
        if not returns_void and "Returns" not in labels:
            lint.fault(path, line, f"{name}: Returns is missing")
        if match.group(3).strip() != "void" and not {"Args", "Out"} & set(labels):
            lint.fault(path, line, f"{name}: Args is missing")
lint.end()
