# SPDX-License-Identifier: Apache-2.0
"""Files: at most 1,000 lines, a licence line, and a name used once.

Names are compared over all C sources, since a static library and an error
message show them without their folder; public headers are always written
credit/NAME.h and are left out of that.  The words of editions are printed as
they stand and bear no licence line.
"""
import os

from source import Lint

LIMIT = 1000
CODE = [".c", ".h", ".py", ".sh", ".js", ".java"]

lint = Lint()
names = {}
for path in lint.files(["include", "libcredit", "cli", "tests", "examples", "scripts",
                        "bindings"], CODE):
    lines = lint.read(path).split("\n")
    if len(lines) - 1 > LIMIT:
        lint.fault(path, LIMIT + 1, f"{len(lines) - 1} lines, over {LIMIT}")
    if path.startswith("libcredit/edition/words/"):
        continue
    if not any("SPDX-License-Identifier: Apache-2.0" in line for line in lines[:2]):
        lint.fault(path, 1, "no SPDX line at the top")
    if path.endswith((".c", ".h")) and not path.startswith("include/"):
        other = names.setdefault(os.path.basename(path), path)
        if other != path:
            lint.fault(path, 1, f"has the name of {other}")
lint.end()
