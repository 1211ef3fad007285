# SPDX-License-Identifier: Apache-2.0
"""The shared library exports what the public headers declare, and nothing else.

    symbols.py ROOT LIBRARY
"""
import re
import subprocess
import sys

from source import Lint, blank, line_of

DECLARATION = re.compile(r"^CREDIT_API\b[^;]*?\b(credit_\w+)\s*\(", re.M)
PLAIN = re.compile(r"^(?!CREDIT_API|typedef|static|#)\w[^;{}()]*?\b(credit_\w+)\s*\([^;{]*;",
                   re.M)

lint = Lint()
library = sys.argv[2]
declared = {}
for path in lint.files(["include"], [".h"]):
    text = lint.read(path)
    bare = blank(text)
    for match in DECLARATION.finditer(bare):
        declared[match.group(1)] = (path, line_of(text, match.start()))
    for match in PLAIN.finditer(bare):
        lint.fault(path, line_of(text, match.start()), f"{match.group(1)} lacks CREDIT_API")
out = subprocess.run(["nm", "-D", "--defined-only", library], capture_output=True, text=True,
                     check=True).stdout
exported = {row.split()[-1].split("@")[0] for row in out.splitlines()
            if row.split()[-2] != "A"}
for name in sorted(set(declared) - exported):
    lint.fault(*declared[name], f"{name} is declared and not exported")
for name in sorted(exported - set(declared)):
    lint.fault(library, 0, f"{name} is exported and not declared in include/")
if not exported:
    lint.fault(library, 0, "exports nothing")
lint.end()
