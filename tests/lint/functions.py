# SPDX-License-Identifier: Apache-2.0
"""No function is longer than 70 lines without a reason recorded.

Reasons stand in tests/lint/long_functions.txt, "PATH NAME reason", one a line;
a row whose function is gone or short again is a fault too.
"""
import os

from source import Lint, functions

LIMIT = 70
RECORD = "tests/lint/long_functions.txt"

lint = Lint()
reasons = {}
if os.path.exists(os.path.join(lint.root, RECORD)):
    for number, row in enumerate(lint.read(RECORD).split("\n"), 1):
        if not row.strip() or row.startswith("#"):
            continue
        part = row.split(None, 2)
        if len(part) < 3:
            lint.fault(RECORD, number, "a row is PATH NAME reason")
        else:
            reasons[part[0], part[1]] = number
for path in lint.files(["libcredit", "cli", "tests", "examples", "scripts", "bindings"],
                       [".c", ".h"]):
    for name, first, last in functions(lint.read(path)):
        if last - first + 1 <= LIMIT:
            continue
        if reasons.pop((path, name), None) is None:
            lint.fault(path, first, f"{name} has {last - first + 1} lines, over {LIMIT}")
for (path, name), number in reasons.items():
    lint.fault(RECORD, number, f"{name} in {path} is not over {LIMIT} lines")
lint.end()
