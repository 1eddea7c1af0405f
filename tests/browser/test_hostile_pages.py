"""In a real browser: what was typed to harm is read as it was typed, and nothing of it runs."""

from __future__ import annotations

from itertools import chain

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.amendments.drafts import clause
from tests.browser.walking import log_in
from tests.hostile import ATTACKS
from tests.hostile_site import Filled, admin_pages, beside, fill, in_turn, prepare, publish
from tests.inertness import seen
from tests.meetings.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
READ = """() => document.body.innerText
  + [...document.querySelectorAll('input, textarea')].map((one) => one.value).join('')"""


@pytest.fixture
def site(live_server: LiveServer) -> Filled:
    filled = prepare(ATTACKS)
    fill(filled)
    return filled


def test_nothing_runs_and_all_is_read(page: Page, live_server: LiveServer, site: Filled) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    site.head.set_password(PASSWORD)
    site.head.last_name = "dana"
    site.head.save()
    log_in(page, live_server.url, "dana")
    look(page, live_server.url, site)
    write(page, live_server.url, site)
    page.goto(f"{live_server.url}/about/", wait_until="networkidle")  # the draft is left alone
    publish(site)
    for address in (site.address, f"{site.address}comments/", f"{site.address}submission/"):
        go(page, live_server.url + address)
    site.head.is_superuser = site.head.is_staff = True
    site.head.save()
    for address in admin_pages(site):
        go(page, live_server.url + address)


def go(page: Page, address: str) -> str:
    """The page is open, has had time for whatever it might run, and has run nothing."""
    answer = page.goto(address)
    assert answer is not None and answer.status == 200, address
    assert page.evaluate("window.pwned") is None, address
    assert not page.locator("main iframe, main object, main [onclick]").count(), address
    return seen(page.evaluate(READ))


def look(page: Page, root: str, site: Filled) -> None:
    """Every page of the draft; together they say what was typed, to the letter."""
    shown = ""
    for path in (
        "",
        "?view=side",
        "?view=changes",
        "?view=clean",
        "print/",
        "draft/",
        "submission/",
        "history/",
        "comments/",
        "proposals/2/edit/",
        "proposals/1/history/",
        "proposals/1/saves/1/",
        "proposals/1/languages/fr/?show=all",
    ):
        shown += go(page, root + site.address + path)
    for address in chain(("/contributions/", "/delegations/canada/"), in_turn(site)):
        shown += go(page, root + address)
    for text in site.texts:
        assert seen(text) in shown


def write(page: Page, root: str, site: Filled) -> None:
    """The editor: typed in place, shown as a redline by the script, pasted, saved."""
    uid = clause(site.proposal, "recalling/a").uid
    beside(site)
    with page.expect_response(lambda one: one.url.endswith("/presence")):
        go(page, f"{root}{site.address}proposals/1/edit/?clause={uid}")
    there = page.locator("[data-people] .person bdi")
    there.first.wait_for()
    assert seen(there.first.inner_text()).startswith(seen(site.texts[0])[:20])
    field = page.locator("[data-clause-form] textarea[name=text]").first
    for text in site.texts:
        with page.expect_response(lambda one: one.url.endswith("/preview")):
            field.fill(text)
        page.wait_for_timeout(50)
        assert page.evaluate("window.pwned") is None, text
    paste = """([text]) => {
      const data = new DataTransfer();
      data.setData("text/html", text);
      data.setData("text/plain", text);
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true,
        cancelable: true });
      document.querySelector("[data-clause-form] textarea[name=text]").dispatchEvent(event);
    }"""
    with page.expect_response(lambda one: one.url.endswith("/paste")):
        page.evaluate(paste, ["".join(site.texts)])
    page.wait_for_timeout(300)
    assert page.evaluate("window.pwned") is None
