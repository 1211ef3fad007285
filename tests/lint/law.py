# SPDX-License-Identifier: Apache-2.0
"""Where code carries out law, its comments name the instrument, and so does its test.

What record/ works out of an entry, a subject or a task is law; each such source
cites the instrument that it follows, in its head or above a function, and its
test in tests/record/ cites one.  Sources that only keep or name things carry no
law and stand in BARE; a new source is law until somebody lists it there.
"""
import os
import re

from source import Lint, comments

BARE = {
    "alias_codec.c", "approval.c", "columns.c", "entry_codec.c", "entry_fields.c",
    "entry_key.c", "event_codec.c", "event_undone.c", "feedback.c", "field_list.c",
    "subject_act.c", "task_number.c", "words.c",
}
# A number of a document, an order by its number, or a law and its article.
CITED = re.compile(r"〔\d{4}〕\s*\d+\s*号|令第?\s*\d+\s*号|"
                   r"[一-鿿）]\s*(art\.|articles?)\s*(\*\s*)?\d+|"
                   r"[法例典规定](（\d{4}）)?第[一二三四五六七八九十百零]+条")

lint = Lint()


def cited(path):
    """Does a comment of the source cite an instrument?"""
    return os.path.exists(os.path.join(lint.root, path)) and any(
        CITED.search(comment) for _, comment in comments(lint.read(path)))


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
lint.end()
