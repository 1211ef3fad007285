# SPDX-License-Identifier: Apache-2.0
"""Debian's Chromium without a window, for tests/web/test_*.py.

    from browser import open_browser
    with open_browser(width=390, height=844) as browser:
        browser.get(pathlib.Path("page.html").resolve().as_uri())

Works as root and on a machine so bare that nothing tells it who localhost is:
the driver is reached by its number, and the browser by a pipe.
"""
import socket

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

look_up = socket.getaddrinfo


def look_up_localhost(host, *rest, **named):
    return look_up("127.0.0.1" if host == "localhost" else host, *rest, **named)


socket.getaddrinfo = look_up_localhost


def open_browser(width=1280, height=900, arguments=()):
    """A browser whose pages are width x height; usable in `with`, which ends it."""
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage",
                     "--remote-debugging-pipe", "--disable-gpu", "--hide-scrollbars",
                     "--force-device-scale-factor=1", *arguments):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    # A window is not narrower than some 500 pixels; a device is.
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
    return browser
