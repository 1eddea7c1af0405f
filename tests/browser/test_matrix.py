"""The matrix by keys alone, and on a telephone one clause at a time."""

import re

import pytest
from django.core.cache import cache, caches
from django.db import transaction
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from amendments.matrix import sheets
from tests.amendments import desked

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def test_from_cell_to_cell_and_from_clause_to_clause(page: Page, live_server: LiveServer) -> None:
    cache.clear()
    caches["redlines"].clear()
    with transaction.atomic():
        desked.six(desked.base())
    page.goto(f"{live_server.url}/resolutions/pp/140/matrix/")
    place = page.locator("[data-place]")
    page.keyboard.press("j")
    expect(place).to_have_text("Clause 1 of 3: recalling b)")
    page.keyboard.press("ArrowRight")
    expect(place).to_have_text("Clause 1 of 3: recalling b). Canada")
    expect(page.locator("td:focus")).to_contain_text("long")
    page.keyboard.press("End")
    expect(page.locator("td:focus")).to_contain_text("the same as CAN/1/1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    expect(place).to_have_text("Clause 3 of 3: recalling d). Kenya")
    page.keyboard.press("Control+Home")
    expect(page.locator("tr.here > th:focus")).to_contain_text("recalling b)")
    assert page.locator("[data-matrix] [tabindex='0']").count() == 1
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 740})
    rows = page.locator("[data-matrix] tbody > tr:visible")
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Next clause").click()
    expect(rows).to_contain_text("the letter of the third conference")
    steps = page.locator("[data-steps]").bounding_box()
    top = rows.bounding_box()
    assert steps is not None and top is not None
    assert top["y"] >= steps["y"] + steps["height"]


def test_what_follows_the_first_clauses_of_a_big_table_is_fetched(
    page: Page,
    live_server: LiveServer,
    monkeypatch: pytest.MonkeyPatch,
    console_errors: list[str],
) -> None:
    monkeypatch.setattr(sheets, "FIRST_CELLS", 6)
    cache.clear()
    caches["redlines"].clear()
    with transaction.atomic():
        desked.six(desked.base())
    page.goto(f"{live_server.url}/resolutions/pp/140/matrix/")
    expect(page.locator("[data-rest]")).to_have_count(0)
    place = page.locator("[data-place]")
    for _clause in range(3):
        page.keyboard.press("j")
    expect(place).to_have_text("Clause 3 of 3: recalling d)")
    last = page.locator("[data-matrix] tbody > tr[id]").last
    page.goto(f"{page.url}#{last.get_attribute('id')}")
    page.reload()
    expect(last).to_have_class(re.compile("here"))
    expect(place).to_have_text("Clause 3 of 3: recalling d)")
    page.goto(f"{live_server.url}/resolutions/pp/140/matrix/?view=wording")
    expect(page.locator("[data-rest]")).to_have_count(0)
    expect(page.locator(".matrix-wordings > li")).to_have_count(3)
    page.goto(f"{live_server.url}/resolutions/pp/140/matrix/")
    page.route("**/*rows=rest*", lambda route: route.fulfill(status=409))
    page.reload()
    page.get_by_role("link", name="Show them all").click()
    expect(page).to_have_url(re.compile("rows=all"))
    expect(page.locator("[data-matrix] tbody > tr[id]")).to_have_count(3)
    assert "409" in console_errors.pop()
