#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The page of an edition in a browser: filter, search, keyboard, names, print.

Its pages are written by the program test_sample_page beside it (BUILD, or
build/release).  Prints `ok NAME` or `not ok NAME` for each test; exits 1 when
one failed.
"""
import base64
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import traceback

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from browser import open_browser  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
MAKER = ROOT / os.environ.get("B", "build/release") / "tests/web/test_sample_page"
IN_TIME = "Date.now = () => Date.UTC(2026, 5, 1, 4);"    # 2026-06-01, noon in China
AT_THE_END = "Date.now = () => Date.UTC(2026, 5, 30, 15, 59);"  # 2026-06-30 23:59 in China
TOO_LATE = "Date.now = () => Date.UTC(2026, 5, 30, 16, 0);"     # a minute later: 2026-07-01
PATIENCE = 20.0  # seconds before a page counts as not answering, on a busy machine too


def make(folder, red, black, *more):
    subprocess.run([MAKER, folder, str(red), str(black), *more], check=True)
    return pathlib.Path(folder, "index.html").as_uri()


def visit(browser, address, clock=IN_TIME):
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": clock})
    browser.get(address)
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument",
                            {"identifier": added["identifier"]})


def shown(browser, table):
    return browser.execute_script(
        "return Array.from(document.querySelectorAll(arguments[0] + ' tbody tr'))"
        ".filter(r => r.getClientRects().length).map(r => r.cells[0].querySelector('bdi').textContent)",
        "#" + table)


def wait_for(condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("the page did not answer in time")


def result(browser):
    return browser.find_element(By.ID, "result").text


def search(browser, text):
    box = browser.find_element(By.ID, "query")
    box.clear()
    box.send_keys(text)


def tree(browser):
    browser.execute_cdp_cmd("Accessibility.enable", {})
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return [(node.get("role", {}).get("value"), node.get("name", {}).get("value", ""), node)
            for node in nodes if not node.get("ignored")]


def test_nothing_is_refused_by_the_policy_and_nothing_fetched(browser, pages):
    visit(browser, pages["small"])
    logs = [entry for entry in browser.get_log("browser") if entry["level"] != "INFO"]
    assert not logs, logs
    names = browser.execute_script(
        "return performance.getEntriesByType('resource').map(e => e.name)")
    assert names == [], names


def test_search_by_name_finds_and_tells_how_many(browser, pages):
    visit(browser, pages["small"])
    assert "共 20 条" in result(browser), result(browser)
    search(browser, "乙丑")
    wait_for(lambda: "符合条件 2 条" in result(browser))
    assert shown(browser, "red-table") == ["乙丑甲1"], shown(browser, "red-table")
    assert shown(browser, "black-table") == ["乙丑甲1商贸有限责任公司"]


def test_search_takes_full_width_and_spaces(browser, pages):
    visit(browser, pages["small"])
    search(browser, "９１６２９９９９ｆ０００ ０００９３ｃ")
    wait_for(lambda: "符合条件 6 条" in result(browser))


def test_search_by_document_number(browser, pages):
    visit(browser, pages["small"])
    search(browser, "样人社列决字〔2026〕12号")
    wait_for(lambda: "符合条件 10 条" in result(browser))


def test_search_without_a_hit_says_so(browser, pages):
    visit(browser, pages["small"])
    search(browser, "查无此名")
    wait_for(lambda: "符合条件 0 条" in result(browser))
    assert shown(browser, "red-table") == shown(browser, "black-table") == []


def test_filter_by_list_and_clear(browser, pages):
    visit(browser, pages["small"])
    browser.find_element(By.CSS_SELECTOR, "#list option[value=SX]").click()
    wait_for(lambda: "符合条件 6 条" in result(browser))
    assert shown(browser, "red-table") == []
    browser.find_element(By.ID, "clear").click()
    wait_for(lambda: "符合条件 20 条" in result(browser))
    focus = browser.switch_to.active_element.get_attribute("id")
    assert focus == "query", focus


def test_the_keyboard_reaches_everything_in_order(browser, pages):
    visit(browser, pages["small"])
    seen = []
    for _ in range(40):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        element = browser.switch_to.active_element
        seen.append(element.get_attribute("id") or element.get_attribute("class") or
                    element.get_attribute("href") or "")
        if seen[-1].endswith("edition.json"):
            break
    assert seen[0] == "skip", seen
    order = [seen.index(name) for name in ("lang-zh", "query", "list", "clear")]
    assert order == sorted(order), seen
    assert seen[-1].endswith("edition.json"), seen


def test_the_skip_link_shows_when_it_has_focus(browser, pages):
    visit(browser, pages["small"])
    browser.switch_to.active_element.send_keys(Keys.TAB)
    box = browser.execute_script(
        "return document.querySelector('.skip').getBoundingClientRect().left")
    assert box >= 0, box


def test_the_keyboard_alone_filters(browser, pages):
    visit(browser, pages["small"])
    box = browser.find_element(By.ID, "list")
    box.send_keys("样例拖")
    wait_for(lambda: "符合条件 6 条" in result(browser))


def check_names(browser):
    nodes = tree(browser)
    found = {(role, name) for role, name, _ in nodes}
    roles = [role for role, _, _ in nodes]
    for role, name in (("search", "查找"), ("searchbox", "名称、代码或文号"), ("combobox", "名单"),
                       ("button", "清除条件"), ("radio", "中文"), ("radio", "English"),
                       ("heading", "红榜"), ("heading", "黑榜"), ("main", "")):
        assert any(r == role and n.startswith(name) for r, n in found), (role, name)
    assert any(r in ("img", "image", "graphics-document") and n == "各名单公示条数"
               for r, n in found), [f for f in found if "条数" in f[1]]
    tables = [name for role, name, _ in nodes if role == "table"]
    assert any(name.startswith("红榜，共 8 条") for name in tables), tables
    assert any(name.startswith("黑榜，共 12 条") for name in tables), tables
    return roles


def test_roles_and_names(browser, pages):
    visit(browser, pages["small"])
    roles = check_names(browser)
    for role in ("columnheader", "rowheader", "row", "cell", "status"):
        assert role in roles, role


def test_on_a_phone_rows_are_cards_that_keep_their_roles(browser, pages):
    with open_browser(width=390, height=844) as phone:
        visit(phone, pages["small"])
        width = phone.execute_script("return document.documentElement.scrollWidth")
        assert width <= 390, width
        display = phone.execute_script(
            "return getComputedStyle(document.querySelector('#black-table tr:last-child')).display")
        assert display == "block", display
        roles = check_names(phone)
        for role in ("rowheader", "row", "cell"):
            assert role in roles, role


def test_no_width_scrolls_sideways(browser, pages):
    for width in (320, 640, 820, 1440):
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
        visit(browser, pages["hostile"])
        real = browser.execute_script("return document.documentElement.scrollWidth")
        assert real <= width, (width, real)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False})


def test_hostile_names_stay_text(browser, pages):
    visit(browser, pages["hostile"])
    assert browser.title.startswith("样例县诚信红黑榜"), browser.title
    assert browser.execute_script("return document.images.length") == 0
    assert browser.execute_script("return document.scripts.length") == 2
    names = shown(browser, "black-table")
    assert "<script>document.title='owned'</script>有限公司" in names, names
    assert any("[U+202E]" in name for name in names), names
    assert '=HYPERLINK("http://evil.example","点击")' in names, names
    assert browser.execute_script("return document.querySelectorAll('#black-table a').length") == 0


def test_english_by_one_switch(browser, pages):
    visit(browser, pages["small"])
    browser.find_element(By.ID, "lang-en").click()
    assert browser.find_element(By.TAG_NAME, "h1").text.startswith("Sample County Integrity Lists")
    assert browser.execute_script("return document.documentElement.lang") == "en"
    assert browser.title.startswith("Sample County"), browser.title
    assert result(browser) == "20 of 20 rows match", result(browser)
    visible = browser.execute_script("return document.querySelector('#red h2').innerText")
    assert visible == "Red list", visible
    browser.find_element(By.ID, "lang-zh").click()
    assert "共 20 条" in result(browser)


def over(browser):
    return browser.find_element(By.ID, "over").is_displayed()


def test_the_banner_opens_after_the_last_valid_day(browser, pages):
    visit(browser, pages["small"], AT_THE_END)
    assert not over(browser)
    visit(browser, pages["small"], TOO_LATE)
    assert over(browser)
    assert "本期已过有效期" in browser.find_element(By.ID, "over").text
    top = browser.execute_script(
        "return document.getElementById('over').getBoundingClientRect().top <"
        " document.querySelector('h1').getBoundingClientRect().top")
    assert top


def test_a_row_hides_after_its_last_day(browser, pages):
    visit(browser, pages["small"], "Date.now = () => Date.UTC(2026, 5, 2, 15, 59);")
    assert len(shown(browser, "black-table")) == 12
    visit(browser, pages["small"], "Date.now = () => Date.UTC(2026, 5, 2, 16, 0);")
    assert len(shown(browser, "black-table")) == 11
    assert "共 19 条" in result(browser), result(browser)


def test_without_javascript_everything_stands_there(browser, pages):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(pages["small"])
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        assert len(shown(browser, "black-table")) == 12
        assert not browser.find_element(By.ID, "filter").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_twenty_thousand_rows_without_stutter(browser, pages):
    visit(browser, pages["large"])
    assert "共 20,000 条".replace(",", "") in result(browser), result(browser)
    search(browser, "癸酉己9909")
    wait_for(lambda: "符合条件 2 条" in result(browser))
    assert len(shown(browser, "red-table")) == 1, shown(browser, "red-table")[:5]
    browser.find_element(By.ID, "clear").click()
    wait_for(lambda: "符合条件 20000 条" in result(browser))
    # What keeps it quick on any machine: never more rows laid out than somebody asked to see.
    assert len(shown(browser, "red-table")) == len(shown(browser, "black-table")) == 200
    browser.find_element(By.ID, "red-table-more").click()
    assert len(shown(browser, "red-table")) == 400
    focus = browser.execute_script("return document.activeElement.tagName")
    assert focus == "TR", focus


def test_above_that_there_are_numbered_pages(browser, pages):
    visit(browser, pages["paged"])
    links = browser.execute_script(
        "return Array.from(document.querySelectorAll('.pages a')).map(a => a.getAttribute('href'))")
    assert links == [f"page-{n}.html" for n in range(1, 6)], links
    assert not browser.find_elements(By.ID, "filter")
    visit(browser, pages["paged"].replace("index.html", "page-3.html"))
    rows = browser.execute_script("return document.querySelectorAll('table.rows tbody tr').length")
    assert rows == 5000, rows
    assert "符合条件 5000 条" in result(browser), result(browser)
    turns = [a.get_attribute("href").rsplit("/", 1)[1]
             for a in browser.find_elements(By.CSS_SELECTOR, "header nav a")]
    assert turns == ["index.html", "page-2.html", "page-4.html"], turns


def test_print_shows_all_rows_and_repeats_the_header(browser, pages):
    visit(browser, pages["many"])
    assert len(shown(browser, "black-table")) == 200
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert len(shown(browser, "black-table")) == 260
        head = browser.execute_script(
            "return getComputedStyle(document.querySelector('#black-table thead')).display")
        assert head == "table-header-group", head
        assert not browser.find_element(By.ID, "filter").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    pdf = base64.b64decode(browser.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert pdf.startswith(b"%PDF") and b"/MediaBox [0 0 594" in pdf.replace(b"595", b"594"), pdf[:80]


TESTS = [value for name, value in list(globals().items()) if name.startswith("test_")]


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        pages = {"small": make(folder + "/small", 8, 12),
                 "hostile": make(folder + "/hostile", 2, 9, "hostile"),
                 "many": make(folder + "/many", 3, 260),
                 "large": make(folder + "/large", 10000, 10000),
                 "paged": make(folder + "/paged", 10001, 10000)}
        for test in TESTS:
            name = test.__name__.removeprefix("test_")
            try:
                test(browser, pages)
                print(f"ok {name}", flush=True)
            except Exception:  # noqa: BLE001: whatever it is, the test failed
                failed += 1
                print(f"not ok {name}", flush=True)
                traceback.print_exc()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
