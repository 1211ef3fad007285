# SPDX-License-Identifier: Apache-2.0
"""What comes from strangers does not steer the terminal, nor a reader of --json.

A store with names, documents and file names that hold every kind of control
character is asked with each command, and a folder of editions, a proof, a note
and a key are forged with them in many places.  Whatever is printed is UTF-8
without control, bidirectional or invisible characters but the line end.

        python3 tests/cli/test_terminal.py

CREDIT names the program (default build/release/credit).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CREDIT = os.path.abspath(os.environ.get("CREDIT") or os.path.join(ROOT, "build/release/credit"))
DATA = os.path.join(ROOT, "tests/cli/data")

# Accepted in names, which are kept as they came; and what no text field may hold.
UNSEEN = "\u202e\u2066\u061c\u200b\u2060\ufeff\u180e\u2063\u206a\ufffa\U000e0041"
EVIL = "\x1b[2J\x1b]0;x\x07\x9b31m\x85\x7f\x08\u2028\u2029" + UNSEEN
HIDDEN = set(range(0x20)) | set(range(0x7f, 0xa0)) | {
    0x61c, 0x180e, 0xfeff, *range(0x200b, 0x2010), *range(0x2028, 0x202f),
    *range(0x2060, 0x2070), *range(0xfff9, 0xfffc), *range(0xe0000, 0xe0080)} - {0x2065}
FORMS = ((), ("--lang", "zh"), ("--json",))


def run(*words, form=(), stdin=b""):
    """Output and exit code; fails when anything printed could steer a terminal."""
    made = subprocess.run([CREDIT, *form, *words], input=stdin, capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C", "TZ": "UTC"})
    for name, raw in (("stdout", made.stdout), ("stderr", made.stderr)):
        text = raw.decode("utf-8")  # strict
        bad = sorted({"U+%04X" % ord(c) for c in text if ord(c) in HIDDEN and c != "\n"})
        assert not bad, (words, form, name, bad, text)
        for line in text.splitlines() if "--json" in form else ():
            json.loads(line)
    assert made.returncode in (0, 1, 2, 3), (words, made.returncode)
    return made.stdout.decode(), made.returncode


def all_forms(*words):
    """For people in one language, and for programs: English and Chinese in turn."""
    for form in (FORMS[len(words) % 2], FORMS[2]):
        run(*words, form=form)


def replace(path, old, new):
    raw = open(path, "rb").read()
    assert old in raw, (path, old)
    open(path, "wb").write(raw.replace(old, new, 1))


def make_store():
    """A store whose names, documents and file names are full of them."""
    run("--now", "2026-03-20T08:00:00+08:00", "init", "--id-key", DATA + "/id.key")
    rows = open(DATA + "/sj.csv", encoding="utf-8").read().splitlines()
    rows[1] = rows[1].replace("甲子", UNSEEN + "甲子").replace("不合格", UNSEEN)
    rows[1] = rows[1].replace("1号,2026-03-10", "1" + UNSEEN + "号,2026-03-10")
    name = "a" + EVIL.replace("/", "") + ".csv"
    open(name, "w", encoding="utf-8").write("\n".join(rows) + "\n")
    for form in FORMS:
        run("--now", "2026-03-20T09:00:00+08:00", "import", "--dry-run", name, form=form)
    out, code = run("--now", "2026-03-20T09:00:00+08:00", "import", name)
    assert code == 0, out
    return rows[1].split(",")[1]


def test_each_command_shows_a_store_of_hostile_names(subject):
    at = ("--now", "2026-03-30")
    for words in (("check", subject), ("check", EVIL), ("show", subject), ("show", EVIL),
                  ("search", "甲子"), ("search", EVIL), ("batch", "list"), ("batch", "show", "1"),
                  ("log",), ("log", "--root"), ("log", "--proof", "2"), ("log", "--queries"),
                  ("fsck",), ("status",), ("stats",), ("tasks",), ("report", subject),
                  ("report", EVIL), ("id", EVIL), ("verify", EVIL), ("verify-proof", EVIL),
                  ("catalogue", "check", EVIL), ("import", EVIL), ("feedback", EVIL),
                  ("proof", EVIL, "--edition", EVIL, "--request", EVIL), ("key", "show", EVIL),
                  ("event", EVIL, EVIL, "--day", EVIL), ("publish", EVIL, "-o", EVIL),
                  ("withdraw", EVIL, "-o", EVIL, "--document", EVIL), ("sign", EVIL), (EVIL,),
                  ("--" + EVIL,), ("log", "--from", EVIL)):
        all_forms(*at, *words)
    log = json.loads(run(*at, "log", form=("--json",))[0].splitlines()[3])
    entry = log.get("entry")
    assert entry, log
    rows = "记录编号,办理事项,办理日期,办理文号,办理单位\n" \
        "%s,异议受理,2026-03-25,（样）异%s〔2026〕1号,SC\n" % (entry, UNSEEN)
    open("acts.csv", "w", encoding="utf-8").write(rows)
    for form in FORMS:
        run("--now", "2026-03-30", "event", "--file", "acts.csv", form=form)
    all_forms(*at, "show", entry)


def publish_all():
    """A folder whose own name is hostile too."""
    run("key", "new", "--algorithm", "ed25519", "--name", "county.example", "-o", "k" + UNSEEN)
    out, _ = run("key", "show", "k" + UNSEEN)
    open("public", "w", encoding="utf-8").write(out)
    folder = "site" + UNSEEN + "\x1b[2J"
    for form in FORMS:
        _, code = run("--now", "2026-03-31", "publish", "2026-03", "--on", "2026-03-31", "-o",
                      folder, "--key", "k" + UNSEEN, form=form)
        assert code == 0
    os.rename(folder, "site")
    return "site"


def test_a_genuine_folder_verifies(site):
    out, code = run("verify", site, "--key", "public", "--on", "2026-04-01")
    assert code == 0, out


def test_a_forged_folder_is_told_harmlessly(site):
    names = [os.path.relpath(os.path.join(at, name), site)
             for at, _, files in os.walk(site) for name in files]
    assert len(names) == 9, names
    for name in names:
        raw = open(os.path.join(site, name), "rb").read()
        marks = [i for i, byte in enumerate(raw) if byte in b'\n",+']
        marks = marks[::max(1, len(marks) // 3)]
        for at in marks:
            with open(os.path.join(site, name), "wb") as file:
                file.write(raw[:at] + EVIL.encode() + raw[at:])
            _, code = run("verify", site, "--key", "public", form=FORMS[at % 3])
            assert code == 1, (name, at)
        open(os.path.join(site, name), "wb").write(raw)


def test_forged_names_of_files_and_rows_are_told_harmlessly(site):
    shutil.copytree(site, "copy")
    open("copy/" + EVIL, "w", encoding="utf-8").close()
    open("copy/2026-03/" + EVIL, "w", encoding="utf-8").close()
    os.mkdir("copy/2026-04" + UNSEEN)
    with open(b"copy/2026-03/\xff\xfe\xc0.csv", "wb"):
        pass
    unseen = UNSEEN.encode()
    replace("copy/2026-03/edition.json", b'"red.csv"', b'"r' + unseen + "\x9b31m".encode() + b'"')
    replace("copy/2026-03/edition.json", b'"list":"SJ"', b'"list":"' + unseen + b'"')
    replace("copy/2026-03/black.csv", b"\r\n", b"\r\n" + unseen + b"12345678901" + b"," * 17 + b"\r\n")
    replace("copy/2026-03/index.html", b'data-n="', b'data-n="' + unseen[:10])
    replace("copy/index.html", b'href="2026-03', b'href="' + unseen)
    for form in FORMS:
        out, code = run("verify", "copy", "--key", "public", "--since", "site/folder.note", form=form)
        assert code == 1 and "\\u202e" in out.lower(), (code, out)
    shutil.rmtree("copy")


def test_a_forged_proof_is_told_harmlessly(site):
    rows = open(site + "/2026-03/black.csv", encoding="utf-8-sig").read().splitlines()
    number = next(row for row in rows if "甲子" in row).split(",")[0]
    out, code = run("--now", "2026-04-01", "proof", number, "--edition", "2026-03", "--request",
                    "（样）申" + UNSEEN, "-o", "proof.txt")
    assert code == 0, out
    for form in FORMS:
        out, code = run("verify-proof", "proof.txt", "--key", "public", form=form)
        assert code == 0, out
    raw = open("proof.txt", "rb").read()
    lines = [i for i, byte in enumerate(raw) if byte in b"\n "]
    for at in lines[::4]:
        open("forged.txt", "wb").write(raw[:at + 1] + EVIL.encode() + raw[at + 1:])
        _, code = run("verify-proof", "forged.txt", "--key", "public", form=FORMS[at % 3])
        assert code == 1, at


def test_a_forged_key_or_note_is_told_harmlessly(site):
    vkey = open("public", encoding="utf-8").read().splitlines()[-1]
    for text in (EVIL, vkey + EVIL, EVIL + vkey, vkey.replace("+", EVIL + "+", 1), "credit key " + EVIL):
        open("forged", "w", encoding="utf-8").write(text + "\n")
        os.chmod("forged", 0o600)
        for form in FORMS:
            assert run("key", "show", "forged", form=form)[1] != 0
        assert run("verify", site, "--key", "forged")[1] != 0
        assert run("sign", site + "/folder.note", "--key", "forged")[1] != 0
        assert run("sign", "forged", "--key", "k" + UNSEEN)[1] != 0


def main():
    folder = tempfile.mkdtemp(prefix="terminal.")
    failed = 0
    os.chdir(folder)
    try:
        subject = make_store()
        site = None
        for name, question in [item for item in globals().items() if item[0].startswith("test_")]:
            try:
                if "site" in question.__code__.co_varnames[:1]:
                    site = site or publish_all()
                    question(site)
                else:
                    question(subject)
                print("ok cli/terminal/" + name[5:].replace("_", "-"))
            except AssertionError as error:
                failed += 1
                print("not ok cli/terminal/%s # %r" % (name[5:].replace("_", "-"), error.args))
    finally:
        os.chdir(ROOT)
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
