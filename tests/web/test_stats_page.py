#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The page of statistics in a browser: charts have names, figures equal the tables.

The page is made by `credit stats` from a small store.  Prints `ok NAME` or
`not ok NAME` for each test; exits 1 when one failed.
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
DATA = ROOT / "tests/cli/data"


def make(folder):
    def credit(*words):
        subprocess.run([CREDIT, "--store", f"{folder}/store", *words], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    credit("--now", "2026-03-20T08:00:00+08:00", "init", "--id-key", DATA / "id.key")
    credit("--now", "2026-03-20T09:00:00+08:00", "import", DATA / "sj.csv")
    for lang in "zh", "en":
        credit("--lang", lang, "--on", "2026-04-15", "stats", "-o", f"{folder}/{lang}.html")


def texts(browser, selector):
    return browser.execute_script(
        "return Array.from(document.querySelectorAll(arguments[0])).map(e => e.textContent.trim())",
        selector)


def test_every_chart_is_an_image_with_a_name_and_a_description(browser):
    assert browser.execute_script("""
        const charts = Array.from(document.querySelectorAll('svg'));
        const ids = new Set(Array.from(document.querySelectorAll('[id]')).map(e => e.id));
        return charts.length === 5 && ids.size === document.querySelectorAll('[id]').length
            && charts.every(svg => svg.getAttribute('role') === 'img'
                && svg.querySelector('title').textContent && svg.querySelector('desc').textContent
                && svg.getAttribute('aria-labelledby').split(' ').every(id => ids.has(id)));""")


def test_figures_of_the_charts_equal_the_tables(browser):
    column = """
        const rows = Array.from(document.querySelectorAll(arguments[0] + ' tbody tr'));
        return rows.map(row => Array.from(row.cells).map(c => c.firstChild ? c.firstChild.data.trim() : ''));"""
    months = browser.execute_script(column, "main > .wide:nth-of-type(2)")
    assert len(months) == 12, months
    listed, in_force = (texts(browser, f"#{chart} .count") for chart in ("listed", "in-force"))
    assert listed == [row[i] for row in months for i in (1, 4)], (listed, months)
    assert in_force == [row[i] for row in months for i in (3, 6)], (in_force, months)
    assert "3" in listed and in_force[-2] == "3"
    domains = browser.execute_script(column, ".charts:has(#domains)")
    assert len(domains) == 10
    assert texts(browser, "#domains .count") == [row[4] for row in domains]


def test_bars_are_as_long_as_their_share(browser):
    lengths = browser.execute_script(
        "return Array.from(document.querySelectorAll('#in-force rect.b')).map(e => +e.getAttribute('width'))")
    assert lengths == [310, 310], lengths  # March and April; months without any have no bar


def test_nothing_runs_and_nothing_is_fetched(browser):
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert texts(browser, "script") == []
    assert browser.get_log("browser") == []
    assert browser.execute_script(
        "return getComputedStyle(document.querySelector('svg .b')).fill") == "rgb(43, 52, 64)"


def test_robots_are_told_to_stay_away(browser):
    assert browser.execute_script(
        "return document.querySelector('meta[name=robots]').content") == "noindex,noarchive"


def test_the_page_fits_its_width(browser):
    assert browser.execute_script(
        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    small = browser.execute_script("""
        return Array.from(document.querySelectorAll('svg text')).filter(
            e => e.getBoundingClientRect().height < 11).length""")
    assert small == 0, small


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        make(folder)
        for lang, width in (("zh", 1280), ("en", 1280), ("zh", 390), ("en", 390)):
            with open_browser(width=width, height=844) as browser:
                for name, test in list(globals().items()):
                    if not name.startswith("test_"):
                        continue
                    try:
                        browser.get(pathlib.Path(folder, f"{lang}.html").as_uri())
                        test(browser)
                        print(f"ok {name}-{lang}-{width}")
                    except Exception:
                        traceback.print_exc()
                        print(f"not ok {name}-{lang}-{width}")
                        failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
