# SPDX-License-Identifier: Apache-2.0
"""A room includes itself and rooms above it, and engines stay in their room.

The order is that of ROOMS.  A public header include/credit/NAME.h belongs to
the room of its name; credit.h is for callers and stands below all rooms.
"""
import re

from source import ROOMS, Lint, blank, line_of

# Public headers named for what they hold, not for their room.
PUBLIC = {"backup": "store", "erase": "store", "proof": "edition", "status": "joint",
          "verdict": "joint"}
# (header, what a path must begin with to include it)
ENGINES = [("lmdb.h", "libcredit/store/lmdb"), ("csv.h", "libcredit/csv/"),
           ("openssl/", "libcredit/seal/"), ("jansson.h", "libcredit/base/json_in")]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.M)


def rank(room):
    return ROOMS.index(room) if room in ROOMS else None


def room_of_include(name):
    part = name.split("/")
    if part[0] == "credit" and len(part) == 2:
        stem = part[1].removesuffix(".h")
        return PUBLIC.get(stem, stem)
    return part[0] if len(part) == 2 else None


lint = Lint()
for path in lint.files(["include", "libcredit", "cli"], [".c", ".h"]):
    text = lint.read(path)
    part = path.split("/")
    if part[0] == "libcredit" and len(part) > 2:
        own = rank(part[1])
        if own is None:
            lint.fault(path, 1, f"'{part[1]}' is no room")
    elif part[:2] == ["include", "credit"]:
        stem = part[2].removesuffix(".h")
        own = rank(PUBLIC.get(stem, stem))
        if own is None:
            lint.fault(path, 1, f"public header '{part[2]}' belongs to no room")
    else:
        own = len(ROOMS)
    bare = blank(text, strings=False)
    for match in INCLUDE.finditer(bare):
        line, name = line_of(text, match.start()), match.group(2)
        if match.group(1) == "<":
            for engine, home in ENGINES:
                inside = name == engine or (engine[-1] == "/" and name.startswith(engine))
                if inside and not path.startswith(home):
                    lint.fault(path, line, f"<{name}> is included only by {home}*")
            continue
        if name == "credit.h" and part[0] == "libcredit":
            lint.fault(path, line, "the umbrella header is for callers")
        other = rank(room_of_include(name) or "")
        if other is not None and own is not None and other > own:
            lint.fault(path, line, f'"{name}" belongs to a room below this one')
        if part[0] == "include" and not name.startswith("credit/"):
            lint.fault(path, line, f'public header includes the internal "{name}"')
lint.end()
