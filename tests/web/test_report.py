#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A subject's report in a browser: narrow, wide, on paper, and with hostile names.

        tests/web/test_report.py

Makes a store with the command, and asks for the report of a firm whose facts
are markup.  CREDIT names the program (default build/release/credit).
"""
import base64
import csv
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

from browser import open_browser

ROOT = pathlib.Path(__file__).resolve().parents[2]
CREDIT = os.path.abspath(os.environ.get("CREDIT") or ROOT / "build/release/credit")
DATA = ROOT / "tests/cli/data"
FIRM = "91629999F20000015E"
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>\u202e卖" + "长" * 300
MARGIN_PX = 1


def credit(folder, now, *arguments):
    done = subprocess.run([CREDIT, "--now", now, "--lang", "zh", *arguments], cwd=folder,
                          capture_output=True, check=True)
    return done.stdout.decode()


def make(folder):
    """The address of the report's page."""
    with open(DATA / "sj.csv", encoding="utf-8-sig", newline="") as file:
        head, row = list(csv.reader(file))[:2]
    row[head.index("事实")] = HOSTILE
    with open(os.path.join(folder, "in.csv"), "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, row])
    credit(folder, "2026-03-20T08:00:00+08:00", "init")
    credit(folder, "2026-03-20T09:00:00+08:00", "import", "in.csv")
    written = credit(folder, "2026-04-01T10:00:00+08:00", "report", FIRM, "--operator", "甲",
                     "--identity", "营业执照原件").strip()
    return pathlib.Path(folder, written).as_uri()


def no_wider_than_the_window(browser):
    return browser.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    ) <= MARGIN_PX


def test_the_page_fits_a_phone_and_a_desk(address):
    for width in (390, 1280):
        with open_browser(width=width) as browser:
            browser.get(address)
            assert no_wider_than_the_window(browser), width
            headings = browser.execute_script(
                "return [...document.querySelectorAll('h2')].map(h => h.textContent)")
            assert headings == ["一、主体", "二、名单记录", "三、可以适用的措施", "四、各单位尚未办结的事项",
                                "五、查询记录", "六、权利与救济"], headings


def test_hostile_facts_stay_text(address):
    with open_browser() as browser:
        browser.get(address)
        assert browser.title.startswith("信用报告 BG20260401-"), browser.title
        assert not browser.execute_script("return document.querySelectorAll('script,img').length")
        text = browser.execute_script("return document.body.innerText")
        assert "<script>document.title='owned'</script>" in text and "[U+202E]" in text
        assert [e for e in browser.get_log("browser") if e["level"] == "SEVERE"] == []


def test_it_prints_on_a4(address):
    with open_browser() as browser:
        browser.get(address)
        pdf = base64.b64decode(browser.execute_cdp_cmd(
            "Page.printToPDF", {"preferCSSPageSize": True})["data"])
        assert pdf.startswith(b"%PDF")
        pages = pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ")
        assert 1 <= pages <= 4, pages
        assert b"/MediaBox [0 0 59" in pdf  # A4 is 595 points wide


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        address = make(folder)
        for name, test in sorted(globals().items()):
            if not name.startswith("test_"):
                continue
            try:
                test(address)
                print(f"ok {name.removeprefix('test_')}", flush=True)
            except Exception:  # noqa: BLE001: whatever it is, the test failed
                failed += 1
                print(f"not ok {name.removeprefix('test_')}", flush=True)
                traceback.print_exc()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
