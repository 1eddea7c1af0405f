"""A chair makes one text of six contributions by keys, and the hall looks on."""

import pytest
from django.core.cache import cache, caches
from django.db import transaction
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from amendments.models import Adoption
from amendments.services.desks import show
from meetings.services.accounts import confirm_address
from tests.amendments.desked import now, opened
from tests.browser.walking import log_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def test_from_six_contributions_to_an_adopted_text(
    page: Page, live_server: LiveServer, browser: Browser
) -> None:
    site = live_server.url
    cache.clear()
    caches["redlines"].clear()
    with transaction.atomic():
        desk, chair = opened()
        show(user=chair, desk=desk, is_shown=True)
        confirm_address(chair)
    log_in(page, site, "chair")
    page.goto(f"{site}/desks/{desk.pk}/")
    total = now(desk).total
    hall = browser.new_context().new_page()
    hall.goto(f"{site}/desks/{desk.pk}/screen/")
    expect(hall.get_by_text("The chair has not chosen a clause yet.")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator(".desk-item.here")).to_be_visible()
    page.keyboard.press("1")
    expect(page.get_by_text(f"{total - 1} of {total} open")).to_be_visible()
    expect(hall.locator(".screen-text ins")).to_contain_text("long")
    for left in range(total - 2, -1, -1):
        page.keyboard.press("n")
        page.keyboard.press("1" if page.locator(".clash.here").count() else "t")
        expect(page.get_by_text(f"{left} of {total} open")).to_be_visible()
    page.get_by_role("link", name="Adopt …").click()
    page.get_by_label("Place").fill("Doha")
    page.get_by_role("button", name="Adopt and publish").click()
    expect(page.get_by_role("heading", name="is adopted")).to_be_visible()
    assert Adoption.objects.get().version is not None
    hall.context.close()
