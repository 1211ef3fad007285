# SPDX-License-Identifier: Apache-2.0
"""The shipped tables: each row has its source, and a test that asks for it.

A row without an instrument and article is law that nobody can look up; a row
that test_table_rows.c does not ask for is law that nobody tried.  Its answers
stand in rows.txt, one line "FILE:FIRST-COLUMN FROM:..." a row, in the order of
the tables, so that a row added or dated otherwise without that test shows here.
"""
import csv
import io
import os

from source import Lint

TABLES = "libcredit/catalogue/tables"
ROWS = "tests/catalogue/rows.txt"

lint = Lint()
asked = {}
for line in lint.read(ROWS).splitlines():
    name, _, rest = line.partition(":")
    asked.setdefault(name, []).append(":".join(rest.split(":", 1)[:1]))

for path in lint.files([TABLES], [".csv"]):
    name = os.path.basename(path)
    known = asked.pop(name, [])
    for at, row in enumerate(csv.DictReader(io.StringIO(lint.read(path)))):
        if not (row.get("source") or "").strip():
            lint.fault(path, at + 2, "the row has no source")
        if row.get("sure") not in ("found", "memory"):
            lint.fault(path, at + 2, "the row does not say how sure it is")
        key = f"{next(iter(row.values()))} {row['from']}"
        if key in known:
            known.remove(key)
        else:
            lint.fault(path, at + 2, f"no test asks for '{key}': see test_table_rows.c")
    for key in known:
        lint.fault(ROWS, 1, f"{name} has no row '{key}'")
for name in asked:
    lint.fault(ROWS, 1, f"there is no table {name}")
lint.end()
