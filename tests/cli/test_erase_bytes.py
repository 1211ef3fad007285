# SPDX-License-Identifier: Apache-2.0
"""What an erasure leaves: nothing of the subject, in whatever form bytes can hold it.

A department's GB18030 file brings a person and a firm; they are asked about, searched
for, printed and acted on, so that every table has them.  The forms that the store uses
must be found before, each in a file that is named: else this test knows the store no
more, and fails.  The forms that it does not use must not be there before either.  Then
both are erased, and no file of the store may hold any of it; nor a backup made later, nor
what is restored from it.  个人信息保护法 第四十七条。

CREDIT names the program (default build/release/credit).
"""

import base64
import hashlib
import hmac
import os
import sys
import tempfile
import traceback

import test_contract as c

PERSON = c.resident("19800229", 1)
OTHER = c.resident("19790101", 2)
FIRM = c.credit_code(1)
PERSON_NAME = "赵样例无此人"
OTHER_NAME = "李样例另一人"
FIRM_NAME = "样例ＡＢ食品有限公司"
FACTS = "样例事实某年某月拒不履行生效文书"
ID_KEY = bytes(range(32))
CLASS_RESIDENT, CLASS_ORGANISATION, KIND_PERSON, KIND_BUSINESS = 1, 4, 1, 2
ASKING = ("--purpose", "贷款审查", "--operator", "王五")


def reference(scheme, text):
    """The keyed digest by which the query log refers to a subject."""
    total = hmac.new(ID_KEY, b"credit.query/1\0" + scheme + b"\0" + text.encode(), hashlib.sha256)
    bits = int.from_bytes(total.digest()[:10], "big")
    return "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[bits >> 5 * (15 - i) & 31]
                   for i in range(16)).encode()


def used_forms():
    """What the store's keys and values hold, and where: name, bytes, file."""
    store, log = "data.mdb", "queries.log"
    return (
        ("person's number as text", PERSON.encode(), store),
        ("person's number in keys", bytes([CLASS_RESIDENT]) + PERSON.encode() + b"\0", store),
        ("person's number in records", bytes([CLASS_RESIDENT, KIND_PERSON, 0]) + PERSON.encode(),
         store),
        ("person's name", PERSON_NAME.encode(), store),
        ("person's name in the query log", PERSON_NAME.encode(), log),
        ("person's reference", reference(b"resident", PERSON), log),
        ("facts", FACTS.encode(), store),
        ("firm's code as text", FIRM.encode(), store),
        ("firm's code in the query log", FIRM.encode(), log),
        ("firm's code in records", bytes([CLASS_ORGANISATION, KIND_BUSINESS, 0]) + FIRM.encode(),
         store),
        ("firm's code in keys", bytes([CLASS_ORGANISATION])
         + (FIRM[8:17] + FIRM[:8] + FIRM[17]).encode(), store),
        ("firm's name", FIRM_NAME.encode(), store),
        ("firm's name in keys", "样例AB食品有限公司".encode().lower(), store),
        ("firm's reference", reference(b"credit-code", FIRM), log),
    )


def unused_forms():
    """Forms in which nothing is stored, though a later version might begin to."""
    for text in (PERSON_NAME, FIRM_NAME, FACTS):
        for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
            yield text + " in " + encoding, text.encode(encoding)
        yield text + " in base64", base64.b64encode(text.encode())[:-4]
        yield text + " as escapes", text.encode("ascii", "backslashreplace")
        yield text + " in hex", text.encode().hex().encode()
    for number in (PERSON, FIRM):
        yield number + " in hex", number.encode().hex().encode()
        yield number + " in base64", base64.b64encode(number.encode())
        yield number + " in utf-16", number.encode("utf-16-le")
        yield number + " by an unkeyed digest", hashlib.sha256(number.encode()).digest()[:10]
    for bytes_ in (int(PERSON[:17]).to_bytes(8, "big"), int(PERSON[:17]).to_bytes(8, "little"),
                   bytes.fromhex(PERSON[:16])):
        yield "a number packed as " + bytes_.hex(), bytes_


def files_of(place):
    """Each file below a folder, or the file itself: name and bytes; names count as bytes."""
    if os.path.isfile(place):
        yield place, c.read(place)
    for folder, _, names in os.walk(place):
        for name in names:
            yield name, c.read(os.path.join(folder, name)) + os.fsencode(name)


def must_hold_nothing(*places):
    """No form is in any file."""
    for place in places:
        files = list(files_of(place))
        assert files, place
        for name, data in files:
            for form in [*used_forms(), *unused_forms()]:
                assert form[1] not in data, (place, name, form[0])


def good(*args):
    """The command succeeds; its output."""
    status, out, errors = c.run(*args)
    assert status == 0, (args, status, out, errors)
    return out


def fill():
    """A store whose every table knows both subjects, and somebody else."""
    c.write("id.key", ID_KEY.hex().encode())
    good("--now", c.FIRST_DAY, "init", "--id-key", "id.key")
    rows = [c.row("SX", PERSON_NAME, PERSON, 1, facts=FACTS),
            c.row("SX", OTHER_NAME, OTHER, 2),
            c.row("SJ", FIRM_NAME, FIRM, 3, facts=FACTS, document="样SJ〔2026〕3号"),
            c.row("SX", PERSON_NAME, PERSON, 4, decided="26/2/10", facts=FACTS)]
    told = c.take(c.sheet(rows, "gb18030"), code=1, options=("--accept-good",))
    assert (told["encoding"], told["added"], told["rejected"]) == ("gb18030", 3, 1), told
    entry = c.objects("show", PERSON, *ASKING)[0]["entries"][0]["entry"]
    good("--now", "2026-03-05", "event", entry, "objected", "--day", "2026-03-05", "--document",
         "样异〔2026〕1号", "--by", "FY")
    status, _, errors = c.publish("2026-03", "2026-03-31")
    assert status == 0, errors
    good("check", FIRM, *ASKING)
    good("search", PERSON_NAME, "--purpose", "查" + PERSON_NAME + "是否在册", "--operator", "王五")
    good("search", "没有此名", "--purpose", PERSON_NAME + "的亲属", "--operator", "王五")
    good("check", OTHER, "--purpose", "为" + PERSON_NAME + "担保，" + FIRM_NAME, "--operator", "王五")
    assert len([x for x in c.objects("log", "--queries") if x["command"] == "search"]) == 2


def erase_both():
    """Out of print, then out of the store."""
    entry = c.objects("show", FIRM)[0]["entries"][0]["entry"]
    good("--now", "2026-04-01T09:00:00+08:00", "withdraw", entry, "-o", "public", "--document",
         "样函〔2026〕1号")
    for subject in (PERSON, FIRM):
        good("--now", "2026-04-02T10:00:00+08:00", "erase", subject, "--document",
             "样法〔2026〕1号", "--order", "--by", "FY")


def no_file_holds_what_was_erased():
    fill()
    good("backup", "before.bak")
    before = dict(files_of("credit.store"))
    for name, data, file in used_forms():
        assert data in before[file], "not found before: " + name
    for name, data in unused_forms():
        assert not [f for f in before if data in before[f]], "found before: " + name
    lines = len(c.objects("log", "--queries"))
    erase_both()
    must_hold_nothing("credit.store", "public")
    assert OTHER_NAME.encode() in b"".join(dict(files_of("credit.store")).values())
    # the log tells that somebody asked, when and why; who was not erased is found in it
    assert len(c.objects("log", "--queries")) == lines
    asked = c.objects("log", "--queries")[-1]
    assert asked["purpose"] == "为%s担保，%s" % ("*" * 18, "*" * len(FIRM_NAME.encode())), asked
    good("backup", "after.bak")
    good("restore", "after.bak", "--to", "again")
    must_hold_nothing("after.bak", "again")
    # and the backup of before holds it still, as erase says
    assert PERSON.encode() in c.read("before.bak")


def main():
    """Ask it in an empty folder."""
    with tempfile.TemporaryDirectory(prefix="erase.") as folder:
        os.chdir(folder)
        try:
            no_file_holds_what_was_erased()
            print("ok cli/erase_bytes/no_file_holds_what_was_erased")
            return 0
        except Exception:  # pylint: disable=broad-except
            print("not ok cli/erase_bytes/no_file_holds_what_was_erased")
            for line in traceback.format_exc().splitlines():
                print("# " + line)
            return 1
        finally:
            os.chdir(c.ROOT)


if __name__ == "__main__":
    sys.exit(main())
