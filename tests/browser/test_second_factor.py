"""A second factor in a browser, from setting it up to the day when the device is lost."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.browser.walking import log_out
from tests.meetings.people import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def code_of(secret: str) -> str:
    """What the app shows now; a code that was used counts again, as half a minute later."""
    cache.clear()
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def begin(page: Page, site: str) -> None:
    """The password is entered."""
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("E-mail address").fill("dana@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in", exact=True).click()


def test_an_app_is_set_up_asked_for_and_lost(page: Page, site: str) -> None:
    person("dana")
    begin(page, site)
    page.locator("#account-menu").wait_for()
    page.goto(f"{site}/accounts/two-factor/")
    page.get_by_role("link", name="Set up an app").click()
    if page.get_by_role("heading", name="Is it you?").count():
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Continue").click()
    secret = page.get_by_label("Key", exact=True).input_value()
    page.get_by_label("Authenticator code").fill("000000")
    page.get_by_role("button", name="Use this app").click()
    expect(page.get_by_role("alert")).to_be_visible()
    secret = page.get_by_label("Key", exact=True).input_value()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Use this app").click()
    codes = page.locator(".codes li")
    expect(codes).to_have_count(10)
    recovery = codes.first.inner_text()
    log_out(page, "dana")

    begin(page, site)
    expect(page.get_by_role("heading", name="The second factor")).to_be_visible()
    page.goto(f"{site}/activity/")
    expect(page.get_by_role("heading", name="The second factor")).to_be_visible()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Log in", exact=True).click()
    page.locator("#account-menu").get_by_text("dana").first.wait_for()
    log_out(page, "dana")

    for opens in (True, False):
        begin(page, site)
        page.get_by_label("Code").fill(recovery)
        page.get_by_role("button", name="Log in", exact=True).click()
        if opens:
            page.locator("#account-menu").get_by_text("dana").first.wait_for()
            log_out(page, "dana")
        else:
            expect(page.get_by_role("alert")).to_be_visible()
