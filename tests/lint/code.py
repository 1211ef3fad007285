# SPDX-License-Identifier: Apache-2.0
"""Words that must not stand in code.

C has /* */ comments only.  The library never prints, reads the environment,
sets a locale or ends the process, and uses no call that keeps hidden state.
No unfinished work is left behind a marker.
"""
import re

from source import Lint, blank, comments, line_of

STREAMS = r"\b(stdin|stdout|stderr)\b"
CALLS = (r"(?<![.>\w])(printf|vprintf|puts|putchar|perror|getenv|secure_getenv|setenv|setlocale|"
         r"exit|_exit|quick_exit|abort|strtok|localtime|gmtime|asctime|ctime|rand|signal|"
         r"sigaction)\s*\(")
LIBRARY = re.compile(STREAMS + "|" + CALLS)
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
lint.end()
