#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The page of a public notice (拟认定公示) in a browser: who and until when, on
any width, and what it says once its days are over.

The page is made by `credit publish --notice` from a small store.  Prints `ok NAME`
or `not ok NAME` for each test; exits 1 when one failed.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from browser import open_browser  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
CREDIT = pathlib.Path(os.environ.get("CREDIT", ROOT / "build/release/credit")).resolve()
FOLDER = "site/notice-2026-06-02"  # a Tuesday; five working days end on 2026-06-09
LAST_MINUTE = "Date.now = () => Date.UTC(2026, 5, 9, 15, 59);"  # 2026-06-09 23:59 in China
TOO_LATE = "Date.now = () => Date.UTC(2026, 5, 9, 16, 0);"      # a minute later
LONG = "样例县甘霖镇现代农牧产业专业合作社联合社股份有限公司"
ROWS = f"""主体名称,证件号码,名单代码,认定单位,列入决定文号,列入决定日期
样例农牧有限公司,91629999F00000093C,H04,WM,样文明办〔2026〕7号,2026-05-20
{LONG},91629999F20000015E,H04,WM,样文明办〔2026〕7号,2026-05-20
<b>样例</b>\u202e有限公司,91629999F200000314,H04,WM,样文明办〔2026〕7号,2026-05-20
"""


def make(folder):
    def credit(day, *words):
        done = subprocess.run(
            [CREDIT, "--store", f"{folder}/store", "--now", f"{day}+08:00", *words],
            cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
    pathlib.Path(folder, "red.csv").write_text(ROWS)
    credit("2026-06-01T08:00:00", "init", "--id-key", ROOT / "tests/cli/data/id.key")
    credit("2026-06-01T09:00:00", "import", "red.csv")
    credit("2026-06-02T09:00:00", "publish", "2026-05", "--on", "2026-06-02", "-o", "site",
           "--notice", "--document", "样文明办公示〔2026〕1号")


def visit(browser, page, clock, lang):
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": clock})
    browser.get(page)
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument",
                            {"identifier": added["identifier"]})
    browser.execute_script("document.getElementById(arguments[0]).click()", f"lang-{lang}")


def seen(browser):
    return browser.execute_script("return document.body.innerText")


def test_it_tells_who_by_whom_until_when_and_where_to_object(browser, page, lang):
    visit(browser, page, LAST_MINUTE, lang)
    text = seen(browser)
    for word in ("样例农牧有限公司", LONG, "91629999F00000093C", "样文明办公示〔2026〕1号",
                 "样例县精神文明建设指导委员会办公室", "0999-5550114"):
        assert word in text, word
    assert "2026-06-09" in text
    wanted = {"zh": ("拟认定公示（2026-05）", "2026年6月2日", "不是认定结果", "共 3 个"),
              "en": ("public notice of candidates, 2026-05", "2 June 2026",
                     "nobody has been recognised", "Candidates (3)")}[lang]
    for word in wanted:
        assert word in text, (word, text)
    assert "{" not in text, text
    rows = browser.execute_script("return document.querySelectorAll('tbody tr').length")
    assert rows == 3, rows


def test_names_are_text_and_turn_nothing_around(browser, page, lang):
    visit(browser, page, LAST_MINUTE, lang)
    names = browser.execute_script(
        "return Array.from(document.querySelectorAll('tbody th bdi')).map(e => e.textContent)")
    assert sorted(names) == sorted(["样例农牧有限公司", LONG, "<b>样例</b>[U+202E]有限公司"]), names
    assert browser.execute_script("return document.querySelectorAll('b').length") == 0


def test_nothing_is_refused_by_the_policy_and_nothing_fetched(browser, page, lang):
    visit(browser, page, LAST_MINUTE, lang)
    logs = [entry for entry in browser.get_log("browser") if entry["level"] != "INFO"]
    assert not logs, logs
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.execute_script(
        "return document.querySelector('meta[name=robots]').content") == "noindex,noarchive"


def test_the_page_fits_its_width_and_a_code_stands_on_one_line(browser, page, lang):
    visit(browser, page, LAST_MINUTE, lang)
    wide = browser.execute_script("""
        const room = document.documentElement.clientWidth;
        return Array.from(document.querySelectorAll('body *')).filter(e => {
            const box = e.getBoundingClientRect();
            return box.width > 1 && box.right > room + 1 && box.left >= 0;
        }).map(e => e.tagName + ' ' + e.textContent.slice(0, 40));""")
    assert not wide, wide
    lines = browser.execute_script("""
        return Array.from(document.querySelectorAll('small.id')).map(e => {
            const range = document.createRange();
            range.selectNodeContents(e);
            return new Set(Array.from(range.getClientRects()).map(r => Math.round(r.top))).size;
        });""")
    assert lines == [1, 1, 1], lines


def test_on_a_phone_each_cell_bears_its_head(browser, page, lang):
    visit(browser, page, LAST_MINUTE, lang)
    narrow = browser.execute_script("return matchMedia('(max-width:40rem)').matches")
    heads = browser.execute_script("""
        return Array.from(document.querySelectorAll('tbody tr:first-child td'))
            .filter(e => e.getClientRects().length)
            .map(e => getComputedStyle(e, '::before').content.replaceAll('"', ''));""")
    shown = browser.execute_script("""
        return Array.from(document.querySelectorAll('thead th')).slice(1)
            .map(e => e.querySelector(arguments[0]).textContent);""", f".{lang}")
    assert len(shown) == 5, shown
    if narrow:
        assert heads == [shown[0], *shown[2:]], (heads, shown)  # the empty deed is left out
    else:
        assert set(heads) == {"none"}, heads


def test_it_is_in_force_to_the_end_of_its_last_day(browser, page, lang):
    visit(browser, page, LAST_MINUTE, lang)
    assert not browser.find_element("id", "over").is_displayed()


def test_behind_it_the_page_says_that_the_notice_period_is_over(browser, page, lang):
    visit(browser, page, TOO_LATE, lang)
    over = browser.find_element("id", "over")
    assert over.is_displayed()
    words = {"zh": ("公示期已满", "2026年6月9日"),
             "en": ("The notice period is over", "9 June 2026")}[lang]
    for word in words:
        assert word in over.text, over.text
    for word in ("本期", "edition"):  # a notice is none
        assert word not in over.text, over.text


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        make(folder)
        page = pathlib.Path(folder, FOLDER, "index.html").as_uri()
        for lang, width in (("zh", 1280), ("en", 1280), ("zh", 800), ("zh", 360), ("en", 360)):
            with open_browser(width=width, height=800) as browser:
                for name, test in list(globals().items()):
                    if not name.startswith("test_"):
                        continue
                    try:
                        test(browser, page, lang)
                        print(f"ok {name}-{lang}-{width}")
                    except Exception:
                        traceback.print_exc()
                        print(f"not ok {name}-{lang}-{width}")
                        failed = 1
                if os.environ.get("SHOTS"):
                    browser.save_screenshot(f"{os.environ['SHOTS']}/{lang}-{width}.png")
    return failed


if __name__ == "__main__":
    sys.exit(main())
