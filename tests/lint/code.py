# SPDX-License-Identifier: Apache-2.0
"""Words that must not stand in code.

C has /* */ comments only.  The library never prints, reads the environment,
sets a locale or ends the process, and uses no call that keeps hidden state.
No unfinished work is left behind a marker.  No text sends its reader to a
document that does not come with the tree, nor to a number of some tracker: who
has the tree has everything that it speaks of.
"""
import re

from source import Lint, blank, comments, line_of

STREAMS = r"\b(stdin|stdout|stderr)\b"
CALLS = (r"(?<![.>\w])(printf|vprintf|puts|putchar|perror|getenv|secure_getenv|setenv|setlocale|"
         r"exit|_exit|quick_exit|abort|strtok|localtime|gmtime|asctime|ctime|rand|signal|"
         r"sigaction)\s*\(")
LIBRARY = re.compile(STREAMS + "|" + CALLS)
OUTSIDE = re.compile(r"\b(?!(?:README|CONTRIBUTING|CHANGELOG)\.md)[\w-]+\.md\b|"
                     r"(?<![-\w])issue #?\d+", re.I)
MARKER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")

lint = Lint()
for path in lint.files(["include", "libcredit", "cli", "tests", "examples", "scripts",
                        "bindings"], [".c", ".h"]):
    text = lint.read(path)
    for position, comment in comments(text):
        if comment.startswith("//"):
            lint.fault(path, line_of(text, position), "comments are written /* */")
    for match in MARKER.finditer(text):
        lint.fault(path, line_of(text, match.start()), f"unfinished: {match.group()}")
    if path.startswith("libcredit/"):
        bare = blank(text)
        for match in LIBRARY.finditer(bare):
            lint.fault(path, line_of(text, match.start()),
                       f"the library does not use {match.group().rstrip('(')}")
for path in lint.files(["include", "libcredit", "cli", "tests", "examples", "scripts",
                        "bindings"], [".c", ".h", ".py", ".sh", ".csv", ".1"]):
    # The lints name what they forbid; samples outside the library have other encodings.
    if path.startswith("tests/lint/") or (path.endswith(".csv") and
                                          not path.startswith("libcredit/")):
        continue
    text = lint.read(path)
    for match in OUTSIDE.finditer(text):
        lint.fault(path, line_of(text, match.start()), f"not in the tree: {match.group()}")
lint.end()
