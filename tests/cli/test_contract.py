# SPDX-License-Identifier: Apache-2.0
"""The surfaces that other programs rely on, asked from outside.

Each function below is one question; its name is the answer that is expected.
It runs the command in an empty folder with files of its own, reads what is
printed as a foreign program would, and prints "ok NAME" or "not ok NAME".
Identifiers are of the unassigned area 629999, names are invented.

        python3 tests/cli/test_contract.py [NAME...]

CREDIT names the program (default build/release/credit).
"""

import csv
import hashlib
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import traceback

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CREDIT = os.path.abspath(os.environ.get("CREDIT") or os.path.join(ROOT, "build/release/credit"))

HEADERS = {
    "subject_name": "主体名称", "subject_id": "证件号码", "list": "名单代码",
    "authority": "认定单位", "document": "列入决定文号", "decided": "列入决定日期",
    "basis_document": "依据文书号", "basis_day": "依据文书日期", "served": "送达日期",
    "notice_document": "告知书文号", "notified": "告知送达日期", "objection": "异议情况",
    "listed": "列入日期", "until": "截止日期", "grade": "失信等级", "ground": "情形代码",
    "facts": "事实", "act_end": "行为终止日期", "published": "认定单位公示日期",
    "consent": "同意书编号", "guardian_consent": "监护人同意书编号",
    "labour_income": "以本人劳动收入为主要生活来源", "same_case": "同案其他主体",
    "corrects": "更正原记录", "correction": "更正文号"}
AUTHORITIES = {
    "SX": "样例县人民法院", "SJ": "样例县市场监督管理局", "SW": "国家税务总局样例县税务局",
    "H01": "样例县精神文明建设指导委员会办公室", "H07": "样例县教育局",
    "H10": "样例县市场监督管理局"}
COLUMNS = {
    "black": "公示编号,名单名称,主体类别,名称,统一社会信用代码,证件号码（部分隐藏）,失信事由（法定情形）,"
             "认定单位,列入决定文号,列入日期,法律依据,公示起始日,公示至（含当日）,标注,异议受理单位及电话,"
             "原公布渠道,数据截至,本期有效至",
    "red": "公示编号,名单名称,主体类别,名称或姓名,统一社会信用代码,单位或村社区（经同意）,荣誉或守信事由,"
           "认定单位,认定文号,认定日期,有效至,依据,数据截至,本期有效至",
    "changes": "公示编号,名单名称,变动（新增/更正/移出/暂停公示/恢复公示）,日期,"
               "原因类别（期满/修复/撤销/更正/其他）,文号（仅组织）,认定单位"}
FIRST_DAY = "2026-01-01T00:00:00+08:00"


def organisation_code(number):
    """GB 11714, of a number that no office gave."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    body = "F%07d" % number
    left = 11 - sum(w * digits.index(c) for w, c in zip((3, 7, 9, 10, 5, 8, 4, 2), body)) % 11
    return body + {10: "X", 11: "0"}.get(left, str(left))


def credit_code(number, kind="91"):
    """GB 32100, area 629999."""
    digits = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = kind + "629999" + organisation_code(number)
    left = -sum(pow(3, i, 31) * digits.index(c) for i, c in enumerate(body)) % 31
    return body + digits[left]


def resident(birth, number):
    """GB 11643, area 629999."""
    body = "629999" + birth + "%03d" % number
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(w * int(c) for w, c in zip(weights, body)) % 11]


def run(*args, text=None):
    """The command's exit code, output and errors."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    environment.pop("CREDIT_STORE", None)
    environment.pop("CREDIT_PURPOSE", None)
    done = subprocess.run([CREDIT, *args], input=text, capture_output=True, timeout=120,
                          env=environment, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def objects(*args, code=0, text=None):
    """The JSON objects that the command prints, one a line."""
    status, out, errors = run("--json", *args, text=text)
    assert status == code, (status, out, errors)
    return [json.loads(line) for line in out.splitlines()]


def init():
    """A store in the folder of the question."""
    status, _, errors = run("--now", FIRST_DAY, "init")
    assert status == 0, errors


def write(name, data):
    """A file in the folder of the question."""
    with open(name, "wb") as file:
        file.write(data)
    return name


def read(name):
    """All of a file's bytes."""
    with open(name, "rb") as file:
        return file.read()


def table(name, encoding="utf-8-sig"):
    """The rows of a CSV."""
    return list(csv.reader(io.StringIO(read(name).decode(encoding))))


def row(code, name, subject, number, **fields):
    """A row that lacks nothing."""
    made = {"subject_name": name, "subject_id": subject, "list": code,
            "authority": AUTHORITIES[code], "document": "样%s〔2026〕%d号" % (code, number),
            "decided": "2026-02-10", "notice_document": "样告〔2026〕%d号" % number,
            "notified": "2026-01-15", "objection": "无"}
    if not code.startswith("H"):
        made.update(basis_document="样罚〔2026〕%d号" % number, basis_day="2026-01-10",
                    served="2026-02-12", grade="严重",
                    ground={"SX": "SX2", "SJ": "SJ1", "SW": "SW05"}[code])
    made.update(fields)
    return made


def firm(number, **fields):
    """A firm among the serious violators in market regulation."""
    return row("SJ", "样例%d号有限公司" % number, credit_code(number), number, **fields)


def sheet(rows, encoding="utf-8-sig", separator=","):
    """Rows as the bytes of a file."""
    names = [n for n in HEADERS if any(n in r for r in rows)]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([HEADERS[n] for n in names])
    writer.writerows([[r.get(n, "") for n in names] for r in rows])
    return out.getvalue().encode(encoding)


def take(rows, name="file.csv", code=0, options=(), now="2026-03-01T10:00:00+08:00"):
    """Import rows (or bytes); the object that is printed."""
    write(name, rows if isinstance(rows, bytes) else sheet(rows))
    return objects("--now", now, "import", name, *options, code=code)[0]


def publish(period, day, *options, code=0):
    """Publish a period, judged on a day and recorded on that evening."""
    return run("--lang", "en", "--now", day + "T20:00:00+08:00", "--on", day, "publish", period,
               "-o", "public", *options)


def keys(thing, *names):
    """Are these the keys of an object, in this order?"""
    assert list(thing) == list(names), list(thing)


# ---- the fixed fields of JSON ----

def id_gives_the_fixed_fields():
    names = ("schema", "input", "valid", "kind", "scheme", "id", "code")
    good, bad = objects("id", credit_code(1), "629999198002300000", code=1)
    keys(good, *names)
    keys(bad, *names)
    assert (good["schema"], good["valid"], good["kind"], good["scheme"], good["id"],
            good["code"]) == ("credit.id/1", True, "business", "credit-code", credit_code(1), "")
    assert bad["valid"] is False and bad["code"]


def import_gives_the_fixed_fields():
    init()
    told = take([firm(1), firm(2, decided="26/2/10"),
                 row("SJ", "样例人", resident("19800229", 1), 3, document="")], code=1)
    keys(told, "schema", "file", "encoding", "list", "rows", "added", "changed", "unchanged",
         "rejected", "landed", "batch", "errors", "errors_total", "returned",
         "absent", "confirmed", "missing")
    assert told["schema"] == "credit.import/1" and told["file"] == "file.csv"
    assert (told["rows"], told["added"], told["rejected"]) == (3, 1, 2), told
    assert told["landed"] is False and told["batch"] is None
    assert told["errors_total"] == len(told["errors"]) == 2
    for error in told["errors"]:
        keys(error, "line", "row", "column", "field", "header", "code", "value", "message", "cure")
    first = told["errors"][0]
    assert (first["line"], first["row"], first["column"], first["field"], first["header"]) == (
        3, 3, "F", "decided", "列入决定日期"), first
    assert told["returned"] == "file.csv.returned.csv" and os.path.exists(told["returned"])


def tasks_and_feedback_give_the_fixed_fields():
    init()
    person = resident("19800229", 1)
    take([firm(1), row("SX", "样例人", person, 2, subject_name="=样例人")])
    seen = objects("--on", "2026-03-10", "tasks")
    for task in seen:
        keys(task, "schema", "task", "department", "department_name", "id", "kind", "name",
             "measure", "measure_name", "type", "trigger", "duty", "basis", "state", "holds",
             "opened", "until", "due", "overdue", "provisional", "entries", "reached", "answer",
             "change")
        assert task["schema"] == "credit.tasks/1" and task["state"] == "open"
        assert (task["due"] is None) == (task["duty"] != "must"), task
        keys(task["entries"][0], "entry", "list", "document", "until")
    assert seen == sorted(seen, key=lambda t: (t["department"], t["measure"], t["task"]))
    assert {t["duty"] for t in seen} >= {"must", "decides"}
    assert not {t["department"] for t in seen} & {"TL", "MH", "JR", "YM", "HG", "GAS"}
    # the exported files, filled in, come back
    files = objects("--on", "2026-03-10", "tasks", "-o", "out")
    assert sum(f["tasks"] for f in files) == len(seen)
    numbers = []
    for file in files:
        keys(file, "schema", "file", "department", "tasks")
        assert stat.S_IMODE(os.stat(file["file"]).st_mode) == 0o600
        rows = table(file["file"])
        numbers += [r[0].lstrip("'") for r in rows[1:]]
        assert not [c for r in rows for c in r if c.startswith(("=", "+", "@"))]
        for cells in rows[1:]:
            cells[-4:] = ["已落实", "2026-03-09", "样反1号", ""]
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows(rows)
        write("back.csv", out.getvalue().encode("gb18030"))
        told = objects("--now", "2026-03-10T12:00:00+08:00", "feedback", "back.csv",
                       "--department", file["department"])[0]
        keys(told, "schema", "file", "encoding", "list", "rows", "added", "changed",
             "unchanged", "rejected", "landed", "batch", "errors", "errors_total", "returned")
        assert (told["schema"], told["added"], told["rejected"]) == (
            "credit.feedback/1", file["tasks"], 0), told
    assert sorted(numbers) == sorted(t["task"] for t in seen)
    done = objects("--on", "2026-03-10", "tasks")
    assert [t["task"] for t in done] == [t["task"] for t in seen]
    assert {t["state"] for t in done} == {"done"}
    keys(done[0]["answer"], "outcome", "day", "document", "reason")


def check_gives_the_fixed_fields():
    init()
    take([firm(1), row("SX", "样例人", resident("19800229", 1), 2)])
    seen = objects("--on", "2026-03-01", "check", "--purpose", "采购审查", credit_code(1),
                   resident("19800229", 1), credit_code(9), "x", code=1)
    for verdict in seen[:3]:
        keys(verdict, "schema", "input", "id", "kind", "name", "name_match", "found", "entries",
             "measures", "lists_covered", "lists_stale", "as_of", "notice")
        for entry in verdict["entries"]:
            keys(entry, "entry", "number", "list", "colour", "class", "state", "marks",
                 "authority", "document", "decided", "listed", "public_from", "public_until",
                 "use_until", "measures_until", "provisional", "why_not_public")
        for measure in verdict["measures"]:
            keys(measure, "measure", "name", "type", "trigger", "department", "basis", "entries",
                 "until")
    assert [v["found"] for v in seen[:3]] == [True, True, False]
    assert seen[0]["entries"][0]["why_not_public"] is None
    assert seen[1]["entries"][0]["why_not_public"] == "held-person"
    keys(seen[3], "schema", "input", "valid", "code")


def persons_are_answered_with_a_purpose_or_not_at_all():
    init()
    take([firm(1), row("SX", "样例人", resident("19800229", 1), 2)])
    for asked in (["check", credit_code(1), resident("19800229", 1)],
                  ["show", resident("19800229", 1)], ["check", "--file", "file.csv"]):
        status, out, errors = run("--json", *asked)
        assert (status, out, json.loads(errors)["code"]) == (2, "", "purpose-needed"), asked
        assert not os.path.exists("credit.store/queries.log")
        assert run(*asked, "--purpose", "采购审查")[0] == 0
        os.remove("credit.store/queries.log")
    assert objects("search", "样例人") == []
    assert len(objects("search", "样例人", "--purpose", "采购审查")) == 1
    line = objects("log", "--queries")[0]
    keys(line, "schema", "line", "query", "at", "operator", "purpose", "command", "identity",
         "on", "known", "subjects", "masked")
    assert line["masked"] == ["629***************"], line
    mode = os.stat("credit.store/queries.log").st_mode
    assert stat.S_IMODE(mode) == 0o600, oct(mode)


def a_large_file_is_logged_in_lines_of_one_query():
    init()
    passports = ["E%08d" % n for n in range(100000)]
    status, out, _ = run("check", "--json", "--purpose", "批量核查", "--operator", "甲",
                         "--file", "-", text="\n".join(passports).encode())
    assert (status, out.count("\n")) == (0, 100000)
    lines = objects("log", "--queries")
    assert [line["subjects"] for line in lines] == [10000] * 10
    assert len({line["query"] for line in lines}) == 1
    log = read("credit.store/queries.log").decode() # "E0000" alone may stand in a reference
    assert [one for one in passports[::1000] if one in log] == []


def exit_codes_are_the_four():
    assert run("check", credit_code(1))[0] == 3  # no store
    init()
    take([firm(1)])
    on = ("--on", "2026-03-01")
    assert run(*on, "check", credit_code(1))[0] == 0
    assert run(*on, "check", "--exit-code", credit_code(1))[0] == 1
    assert run(*on, "check", "--exit-code", credit_code(9))[0] == 0
    assert run(*on, "check", "x")[0] == 1
    assert run("check")[0] == 2
    assert run("--on", "x", "check", credit_code(1))[0] == 2
    assert run("check", "--file", "nowhere.csv")[0] == 3
    assert run("import", "nowhere.csv")[0] == 3


def an_error_is_an_object_on_standard_error():
    status, out, errors = run("--json", "check", credit_code(1))
    told = json.loads(errors)
    assert (status, out, told["schema"], told["code"]) == (3, "", "credit.error/1", "store-none")
    assert told["message"]


# ---- the store ----

def a_store_that_was_cut_short_is_an_error_and_no_crash():
    init()
    take([firm(n) for n in range(1, 40)])
    whole = os.path.getsize("credit.store/data.mdb")
    for length in (whole - 1, whole // 2, 3 * 4096, 4096, 17, 0):
        os.truncate("credit.store/data.mdb", length)
        assert run("check", "--exit-code", credit_code(1))[0] == 3, length
        assert run("fsck")[0] == 1, length


# ---- subjects of a file ----

def a_file_is_asked_by_credit_code_before_organisation_code():
    init()
    lines = ["企业名称,组织机构代码,统一信用代码",
             "样例甲有限公司,%s,%s" % (organisation_code(1), credit_code(1)),
             "样例乙有限公司,%s," % organisation_code(2)]
    write("subjects.csv", "\r\n".join(lines).encode())
    seen = objects("check", "--file", "subjects.csv")
    assert [s["id"] for s in seen] == [credit_code(1), organisation_code(2)], seen


def a_row_is_kept_by_credit_code_before_organisation_code():
    init()
    text = sheet([firm(1)]).decode("utf-8-sig").splitlines()
    text = ["组织机构代码," + text[0], organisation_code(1) + "," + text[1]]
    assert take("\r\n".join(text).encode())["added"] == 1
    assert objects("--on", "2026-03-01", "check", credit_code(1))[0]["found"] is True


# ---- imports ----

def a_dry_run_writes_nothing():
    init()
    before = read("credit.store/data.mdb")
    told = take([firm(1), firm(2, decided="x")], code=1, options=("--dry-run",))
    assert (told["added"], told["rejected"], told["batch"], told["returned"]) == (1, 1, None, None)
    assert read("credit.store/data.mdb") == before
    assert sorted(os.listdir(".")) == ["credit.store", "file.csv"]


def a_refused_file_comes_back_whole_and_lands_when_mended():
    init()
    for encoding, separator in (("gb18030", ","), ("utf-16", "\t"), ("utf-8-sig", ";")):
        number = len(encoding) * 10
        name = encoding + ".csv"
        rows = [firm(number), firm(number + 1, decided="x"), firm(number + 2)]
        told = take(sheet(rows, encoding, separator), name, code=1)
        assert (told["landed"], told["rejected"]) == (False, 1), told
        text = read(told["returned"]).decode(encoding)
        lines = text.splitlines()
        assert len(lines) == 4
        assert lines[0].split(separator)[-3:] == ["错误代码", "错误说明", "修改办法"], lines[0]
        told = take(text.replace(separator + "x" + separator,
                                 separator + "2026-02-10" + separator).encode(encoding), name)
        assert (told["added"], told["rejected"], told["landed"]) == (3, 0, True), told


def accept_good_returns_what_was_refused_and_nothing_else():
    init()
    told = take([firm(1), firm(2, decided="x"), firm(3)], code=1, options=("--accept-good",))
    assert (told["added"], told["rejected"], told["landed"], told["batch"]) == (2, 1, True, 1)
    returned = table(told["returned"])
    assert [r[0] for r in returned[1:]] == ["样例2号有限公司"]
    assert returned[1][-3] == "intake-day"


def a_returned_file_is_never_overwritten():
    init()
    names = [take([firm(1, decided="x")], code=1)["returned"] for _ in range(3)]
    assert len(set(names)) == 3 and all(os.path.exists(n) for n in names), names


def the_same_rows_again_change_nothing_and_others_need_a_document():
    init()
    take([firm(1), firm(2)])
    again = take([firm(1), firm(2)])
    assert (again["unchanged"], again["landed"], again["batch"]) == (2, False, None), again
    other = take([firm(1, ground="SJ2")], code=1)
    assert [e["code"] for e in other["errors"]] == ["differs"]
    assert take([firm(1, ground="SJ2", correction="样更〔2026〕1号")])["changed"] == 1
    assert take([firm(1)], code=1)["errors"][0]["code"] == "differs"  # the older file
    used = take([firm(1, ground="SJ3", correction="样更〔2026〕1号")], code=1)
    assert [e["code"] for e in used["errors"]] == ["intake-correction-used"]


def answers_of_the_past_stay():
    init()
    take([firm(1)])
    take([firm(2)], name="b.csv", now="2026-03-02T10:00:00+08:00")
    assert run("--now", "2026-03-03T10:00:00+08:00", "batch", "undo", "2")[0] == 0
    for known, found in (("2026-02-28", [False, False]), ("2026-03-01", [True, False]),
                         ("2026-03-02", [True, True]), ("2026-03-03", [True, False]),
                         ("2026-03-02T09:59:59+08:00", [True, False]), ("#1", [False, False])):
        seen = objects("--on", "2026-03-05", "--known", known, "check", credit_code(1),
                       credit_code(2))
        assert [v["found"] for v in seen] == found, known
    write("c.csv", sheet([firm(3)]))
    status, _, errors = run("--now", "2026-03-02T10:00:00+08:00", "import", "c.csv")
    assert status == 1 and errors  # the recording clock ran backwards


def a_missing_column_is_one_error_and_an_empty_one_returns_every_row():
    init()
    lines = ["企业名称,统一信用代码,失信领域"]
    lines += ["样例%d号,%s,某名单" % (n, credit_code(n)) for n in range(1, 6)]
    options = ("--list", "SJ", "--authority", "SC")
    told = take("\r\n".join(lines).encode(), code=1, options=options)
    assert told["errors_total"] == 1 and "列入决定文号" in told["errors"][0]["message"], told
    assert told["landed"] is False and told["returned"] is None
    lines = [lines[0] + ",列入决定文号"] + [line + "," for line in lines[1:]]
    told = take("\r\n".join(lines).encode(), code=1, options=options)
    assert (told["rows"], told["rejected"]) == (5, 5), told
    assert len(table(told["returned"], "utf-8-sig")) == 6


def no_bytes_crash_an_import():
    init()
    good = sheet([firm(1)])
    for data in (b"", b"\xef\xbb\xbf", good.split(b"\r\n")[0], b"PK\x03\x04" + bytes(range(256)) * 40,
                 good.replace(b"SJ1", b"S\0J"), good + b'"lone,' + b"x,y\r\n" * 2000,
                 good + b"a" * 3000000, good + b"," * 100000, good + b"\xff\xfe\r\n"):
        write("file.csv", data)
        status, out, errors = run("--json", "import", "file.csv", "--dry-run")
        assert status in (0, 1), (data[:60], status, errors)
        json.loads(out)
    assert run("import", ".")[0] == 3


def a_total_below_the_rows_is_no_row():
    init()
    lines = sheet([firm(1), firm(2)]).decode("utf-8-sig") + "合计,2\r\n"
    told = take(lines.encode("gb18030"))
    assert (told["rows"], told["added"]) == (2, 2), told


# ---- editions ----

def the_first_edition_lists_every_row_as_added():
    init()
    take([firm(1), firm(2), row("H10", "样例店", credit_code(3), 3)])
    assert publish("2026-03", "2026-03-31")[0] == 0
    printed = [r[0] for name in ("red", "black") for r in table("public/2026-03/%s.csv" % name)[1:]]
    changes = table("public/2026-03/changes.csv")[1:]
    assert len(printed) == 3, printed
    assert sorted(r[0] for r in changes) == sorted(printed), changes
    assert {r[2] for r in changes} == {"新增"}, changes


def a_mark_tells_no_day_to_come():
    init()
    take([firm(1)])
    entry = objects("--on", "2026-03-01", "check", credit_code(1))[0]["entries"][0]["entry"]
    for day, document in (("2026-03-02", "样异〔2026〕1号"), ("2026-05-04", "样异〔2026〕2号")):
        objects("--now", day + "T09:00:00+08:00", "event", entry, "objected", "--day", day,
                "--document", document, "--by", "SC")
    assert run("--now", "2026-05-05T20:00:00+08:00", "--on", "2026-03-31", "publish", "2026-03",
               "-o", "public")[0] == 0
    assert table("public/2026-03/black.csv")[1][13] == "异议处理中（2026年3月2日受理）"


def an_act_of_a_day_to_come_is_refused():
    init()
    take([firm(1)])
    entry = objects("--on", "2026-03-01", "check", credit_code(1))[0]["entries"][0]["entry"]
    status, _, errors = run("--now", "2026-03-05T09:00:00+08:00", "--json", "event", entry,
                            "objected", "--day", "2026-03-06", "--document", "样异〔2026〕1号",
                            "--by", "SC")
    assert status == 1 and json.loads(errors)["code"] == "event-future", (status, errors)


def black_rows_stand_in_the_newest_edition_only():
    init()
    take([firm(1), firm(2, until="2026-04-09")])
    assert publish("2026-03", "2026-03-31")[0] == 0
    first = json.loads(read("public/2026-03/edition.json"))
    assert publish("2026-04", "2026-04-10")[0] == 0
    later = json.loads(read("public/2026-03/edition.json"))
    assert later["head"] == first["head"]
    for row_before, stub in zip(first["black"], later["black"], strict=True):
        keys(stub, "number", "leaf")
        assert stub == {k: row_before[k] for k in ("number", "leaf")}
    assert len(table("public/2026-03/black.csv")) == 1
    changes = table("public/2026-04/changes.csv")[1:]
    assert [r[2:5] for r in changes] == [["移出", "2026-04-10", "期满"]], changes


def the_columns_and_keys_of_an_edition_are_the_fixed_ones():
    init()
    take([firm(1), row("H10", "样例店", credit_code(3), 3)])
    assert publish("2026-03", "2026-03-31")[0] == 0
    assert {n: ",".join(table("public/2026-03/%s.csv" % n)[0]) for n in COLUMNS} == COLUMNS
    for name in COLUMNS:
        data = read("public/2026-03/%s.csv" % name)
        assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\n") == data.count(b"\r\n")
    edition = json.loads(read("public/2026-03/edition.json"))
    keys(edition, "schema", "head", "red", "black", "changes", "files")
    keys(edition["black"][0], *"""number list list_name kind name code id_masked ground authority
         document listed basis public_from public_until mark contact channel data_as_of valid_until
         salt leaf""".split())
    keys(edition["red"][0], *"""number list list_name kind name code unit deed authority document
         recognised until basis data_as_of valid_until salt leaf""".split())
    for change in edition["changes"]:
        keys(change, "number", "list", "change", "day", "reason", "document", "authority")
    for name, digest in edition["files"].items():
        assert hashlib.sha256(read("public/2026-03/" + name)).hexdigest() == digest, name
    assert set(os.listdir("public/2026-03")) == set(edition["files"]) | {"edition.json"}


def the_same_publication_again_changes_no_byte():
    init()
    take([firm(1), row("SX", "样例人", resident("19800229", 1), 2)])
    told = []
    for _ in range(2):
        assert publish("2026-03", "2026-03-31")[0] == 0
        told.append({(f, n): read(os.path.join(f, n)) for f, _, files in os.walk("public")
                     for n in files})
    assert told[0] == told[1] and ("public", "index.html") in told[0]
    take([firm(9)], name="later.csv", now="2026-04-01T10:00:00+08:00")
    assert publish("2026-03", "2026-03-31")[0] in (0, 1)
    assert publish("2026-03", "2026-04-02")[0] == 1
    assert publish("2026-05", "2026-05-29")[0] == 1


def persons_are_held_back_outside_the_public_folder():
    init()
    person = resident("19800229", 1)
    take([firm(1), row("SX", "样例人", person, 2), row("H01", "样例模范", resident("19700101", 3), 3)])
    assert publish("2026-03", "2026-03-31")[0] == 0
    held = [n for n in os.listdir(".") if n.startswith("内部_含个人信息_")]
    assert len(held) == 1 and stat.S_IMODE(os.stat(held[0]).st_mode) == 0o600, held
    text = read(held[0]).decode("utf-8-sig")
    assert "样例人" in text and "样例模范" in text and person not in text
    for folder, _, names in os.walk("public"):
        for name in names:
            data = read(os.path.join(folder, name)).decode()
            assert not any(w in data for w in ("样例人", "样例模范", person[6:], "黑名单", "老赖",
                                               "曝光")), name
    page = read("public/2026-03/index.html").decode()
    assert "自然人 1 名" in page and "全国法院失信被执行人名单信息公布与查询平台" in page
    assert 'name="robots" content="noindex,noarchive"' in page


def a_row_taken_out_leaves_number_and_leaf():
    init()
    take([firm(1), firm(2)])
    assert publish("2026-03", "2026-03-31")[0] == 0
    before = json.loads(read("public/2026-03/edition.json"))
    number = before["black"][0]["number"]
    status, _, errors = run("--now", "2026-04-02T09:00:00+08:00", "withdraw", number, "-o", "public",
                            "--document", "样函〔2026〕1号")
    assert status == 0, errors
    after = json.loads(read("public/2026-03/edition.json"))
    assert after["head"] == before["head"] and after["changes"] == before["changes"]
    keys(after["black"][0], "number", "leaf")
    assert after["black"][1] == before["black"][1]
    assert number not in read("public/2026-03/black.csv").decode()


def two_subjects_with_one_organisation_code_are_both_printed():
    init()
    take([firm(1), row("SX", "样例乡人民政府", credit_code(1, "11"), 2)])
    assert publish("2026-03", "2026-03-31")[0] == 0
    assert sorted(r[4] for r in table("public/2026-03/black.csv")[1:]) == sorted(
        [credit_code(1), credit_code(1, "11")])


def an_erased_subject_answers_erased_and_editions_go_on_without_it():
    init()
    take([firm(1), firm(2)])
    person = resident("19800229", 1)
    take([row("SX", "样例人", person, 3)], name="person.csv")
    assert publish("2026-03", "2026-03-31")[0] == 0
    before = json.loads(read("public/2026-03/edition.json"))
    number = next(r["number"] for r in before["black"] if r["code"] == credit_code(1))
    gone = ("erase", credit_code(1), "--document", "样法〔2026〕1号", "--order", "--by", "FY")
    assert run("--now", "2026-04-02T09:00:00+08:00", *gone)[0] == 1  # still in print
    assert run("--now", "2026-04-02T09:00:00+08:00", "withdraw", number, "-o", "public",
               "--document", "样函〔2026〕1号")[0] == 0
    report = objects("--now", "2026-04-02T10:00:00+08:00", *gone)[0]
    keys(report, "schema", "subjects", "entries", "records", "sequence", "query_months")
    assert run("--now", "2026-04-02T10:00:00+08:00", "erase", person, "--document", "样法〔2026〕2号",
               "--order", "--by", "FY")[0] == 0
    for known in ((), ("--known", "2026-03-31"), ("--known", "#3")):
        for subject in (credit_code(1), person):
            verdict = objects(*known, "check", subject, "--purpose", "采购审查")[0]
            assert (verdict["found"], verdict["state"], verdict["entries"]) == (
                False, "erased", []), verdict
    status, _, errors = publish("2026-04", "2026-04-10")
    assert status == 0, errors
    after = json.loads(read("public/2026-03/edition.json"))
    assert after["head"] == before["head"]
    assert {r["number"]: r["leaf"] for r in after["black"]} == {
        r["number"]: r["leaf"] for r in before["black"]}
    shown = read("public/2026-04/black.csv").decode()
    assert credit_code(2) in shown and credit_code(1) not in shown
    assert run("fsck")[0] == 0


def main():
    """Ask the questions that were named, or all."""
    questions = {n: f for n, f in globals().items()
                 if callable(f) and getattr(f, "__doc__", None) is None and f.__module__ == __name__}
    failed = 0
    for name in sys.argv[1:] or questions:
        folder = tempfile.mkdtemp(prefix="contract.")
        os.chdir(folder)
        try:
            questions[name]()
            print("ok cli/contract/" + name)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            print("not ok cli/contract/" + name)
            for line in traceback.format_exc().splitlines():
                print("# " + line)
        finally:
            os.chdir(ROOT)
            shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
