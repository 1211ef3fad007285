# SPDX-License-Identifier: Apache-2.0
"""What the lints share: finding files, blanking comments and strings, reporting.

Every lint is a program `NAME.py ROOT`: it prints one line "FILE:LINE: fault"
for each fault and ends with status 1 when there was one.
"""
import os
import re
import sys

ROOMS = ["base", "seal", "csv", "id", "catalogue", "record", "store", "intake", "joint",
         "edition"]

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


class Lint:
    def __init__(self):
        self.root = sys.argv[1] if len(sys.argv) > 1 else "."
        self.faults = 0

    def files(self, folders, endings):
        """Paths below root, in order, of files in folders with one of the endings."""
        for folder in folders:
            for where, inner, names in os.walk(os.path.join(self.root, folder)):
                inner[:] = sorted(n for n in inner if n not in ("build", ".git"))
                for name in sorted(names):
                    if name.endswith(tuple(endings)):
                        yield os.path.relpath(os.path.join(where, name), self.root)

    def read(self, path):
        with open(os.path.join(self.root, path), encoding="utf-8") as file:
            return file.read()

    def fault(self, path, line, text):
        self.faults += 1
        print(f"{path}:{line}: {text}")

    def end(self):
        sys.exit(1 if self.faults else 0)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def blank(text, strings=True, comments=True):
    """C source with comments and the insides of strings as spaces; lines stay."""
    def spaces(match):
        token = match.group()
        if token.startswith("/"):
            return re.sub(r"[^\n]", " ", token) if comments else token
        return token[0] + " " * (len(token) - 2) + token[-1] if strings else token
    return TOKEN.sub(spaces, text)


def comments(text):
    """(position, comment) of each comment of a C source."""
    return [(m.start(), m.group()) for m in TOKEN.finditer(text) if m.group()[0] == "/"]


def functions(text):
    """(name, first line, last line) of each function of a C source.

    A body is a line "{" at the left margin whose head ends in ")"; its end is
    the next "}" at the margin.  The head begins after a blank line, a margin
    "}", or a directive.
    """
    lines = blank(text).split("\n")
    found = []
    for at, line in enumerate(lines):
        if line.rstrip() != "{" or at == 0 or not lines[at - 1].rstrip().endswith(")"):
            continue
        first = at - 1
        while first > 0 and lines[first - 1].strip() and lines[first - 1][0] not in "}#":
            first -= 1
        last = at + 1
        while last < len(lines) and not lines[last].startswith("}"):
            last += 1
        head = re.search(r"(\w+)\s*\((?:\s*(\w+)\s*\))?", " ".join(lines[first:at]))
        name = head.group(1) if head else "?"
        if name in ("START_TEST", "END_TEST") and head.group(2):
            name = head.group(2)
        found.append((name, first + 1, last + 1))
    return found
