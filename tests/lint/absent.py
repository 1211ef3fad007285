# SPDX-License-Identifier: Apache-2.0
"""What of the law known here is deliberately not done: tests/not_implemented.csv.

A row tells instrument and article, the substance of its words, why nothing here
carries it out, and how sure it is.  What stands in `absent` (several with ;)
occurs in nothing that is shipped: whoever carries the rule out after all takes
the row away, or this says so.
"""
import csv
import io

from source import Lint

TABLE = "tests/not_implemented.csv"
COLUMNS = ["instrument", "article", "words", "reason", "absent", "sure"]

lint = Lint()
rows = csv.reader(io.StringIO(lint.read(TABLE)))
if next(rows, None) != COLUMNS:
    lint.fault(TABLE, 1, "the columns are " + ",".join(COLUMNS))
shipped = {path: lint.read(path).lower() for path in
           lint.files(["include", "libcredit", "cli"], [".c", ".h", ".csv", ".txt", ".1"])}
seen = set()
for row in rows:
    line = rows.line_num
    if len(row) != len(COLUMNS):
        lint.fault(TABLE, line, f"{len(row)} cells instead of {len(COLUMNS)}")
        continue
    for name, cell in zip(COLUMNS, row):
        if name != "absent" and not cell.strip():
            lint.fault(TABLE, line, f"the row has no {name}")
    if row[5] not in ("found", "memory"):
        lint.fault(TABLE, line, "the row does not say how sure it is")
    if tuple(row[:3]) in seen:
        lint.fault(TABLE, line, "the row stands here already")
    seen.add(tuple(row[:3]))
    for word in filter(None, row[4].split(";")):
        for path, text in shipped.items():
            if word.lower() in text:
                lint.fault(TABLE, line, f"'{word}' stands in {path}")
lint.end()
