"""A chair makes one text of six contributions by keys, and the hall looks on."""

import pytest
from django.core.cache import cache, caches
from django.db import transaction
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from amendments.desk import folding
from amendments.models import Adoption
from amendments.redline.decisions import Choice
from amendments.services.desks import show
from amendments.services.rulings import Said, rule
from meetings.services.accounts import confirm_address
from tests.amendments.desked import key_of, now, opened
from tests.browser.walking import log_in
from tests.trees import secretary

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
    assert total == 3
    hall = browser.new_context().new_page()
    hall.goto(f"{site}/desks/{desk.pk}/screen/")
    expect(hall.get_by_text("The chair has not chosen a clause yet.")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator(".desk-item.here")).to_be_visible()
    page.keyboard.press("1")
    expect(page.get_by_text(f"{total - 1} of {total} open")).to_be_visible()
    expect(hall.locator(".screen-text ins")).to_contain_text("long")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        held.append(route)

    page.route("**/rule", hold)
    with page.expect_request("**/rule"):
        _decide(page)
    page.keyboard.press("n")
    _decide(page)  # before the last decision is saved
    held[0].continue_()
    expect(page.get_by_text(f"0 of {total} open")).to_be_visible()
    page.get_by_role("link", name="Adopt …").click()
    page.get_by_label("Place").fill("Doha")
    page.get_by_role("button", name="Adopt and publish").click()
    expect(page.get_by_role("heading", name="is adopted")).to_be_visible()
    assert Adoption.objects.get().version is not None
    hall.context.close()


def _decide(page: Page) -> None:
    """Take what is proposed at the place where one is, of several sides the first."""
    page.keyboard.press("1" if page.locator(".clash.here").count() else "t")


def test_a_folded_clause_opens_by_key_and_stays_open(
    page: Page, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folding, "LONG", 1)
    with transaction.atomic():
        desk, chair = opened()
        confirm_address(chair)
    log_in(page, live_server.url, "chair")
    page.goto(f"{live_server.url}/desks/{desk.pk}/")
    folded = page.locator(".desk-card:not([open])")
    number = folded.count()
    assert number > 2
    page.keyboard.press("n")
    here = page.locator(".desk-card[open] .desk-item.here")
    expect(here).to_be_visible()
    expect(folded).to_have_count(number - 1)
    page.keyboard.press("l")
    total = now(desk).total
    expect(page.get_by_text(f"{total - 1} of {total} open")).to_be_visible()
    # The clause that is decided stays open, and the next one opens, for what is open comes next.
    expect(here).to_be_focused()
    expect(folded).to_have_count(number - 2)
    folded.first.locator("summary").click()
    expect(folded).to_have_count(number - 3)
    expect(page.locator(".desk-card[open] [data-load]")).to_have_count(0)


def test_who_decides_too_late_is_told_at_the_clause(
    page: Page, live_server: LiveServer, console_errors: list[str]
) -> None:
    with transaction.atomic():
        desk, chair = opened()
        confirm_address(chair)
    log_in(page, live_server.url, "chair")
    page.set_viewport_size({"width": 900, "height": 300})
    page.goto(f"{live_server.url}/desks/{desk.pk}/")
    key = key_of(desk, "fourth")
    rule(user=secretary(), desk=desk, said=Said(key, Choice.LEAVE), seen=0)
    row = page.locator(".desk-row", has=page.locator(f"[value='{key}']"))
    row.get_by_text("Edit", exact=True).click()
    row.get_by_label("Words").fill("a ballot of mine,")
    row.get_by_role("button", name="Take with these words").click()
    told = row.get_by_role("alert")
    expect(told).to_contain_text("decided this meanwhile")
    expect(told).to_contain_text("a ballot of mine,")
    expect(told).to_be_in_viewport()
    console_errors.clear()  # the browser says that a save was refused
    row.get_by_text("Edit", exact=True).click()
    row.get_by_label("Words").fill("")
    row.get_by_role("button", name="Take with these words").click()
    expect(row.get_by_text("Type the words that are to stand there.")).to_be_in_viewport()
    expect(told).to_have_count(0)
    page.evaluate("scrollTo(0, 0)")
    expect(row).not_to_be_in_viewport()
    page.keyboard.press("z")
    expect(row).to_be_in_viewport()
