"""A comment is written in a browser: at its clause, with a name put in by a click."""

import pytest
from playwright.sync_api import Page, expect

from tests.amendments.contributed import contribute

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_comment_is_written_where_it_belongs(secretary_page: Page, site: str) -> None:
    page = secretary_page
    contribute(is_published=True)
    page.goto(f"{site}/contributions/PP22/68(Add.1)/?view=side")
    page.get_by_role("link", name="Comment: recalling b)").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Who reads it").select_option("all")
    page.get_by_text("Name somebody with @").click()
    page.get_by_role("button", name="@secretary").click()
    field = page.get_by_role("textbox", name="Comment")
    expect(field).to_have_value("@secretary ")
    field.press_sequentially("please look, never jump")  # n, j, p and k move from change to change
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".named")).to_have_text("@secretary")
    assert "view=side" in page.url
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("resolved by secretary")).to_be_visible()
    page.get_by_role("link", name="For paper").click()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    assert page.get_by_text("please look").count() == 0
