"""Somebody compares two editions."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

PATH = "/resolutions/pp/140/compare/2014/2018/"


def test_from_a_text_to_its_redline(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/pp/140/")
    page.locator("summary", has_text="Compare with").click()
    page.get_by_role("link", name="Rev. Dubai, 2014").click()
    expect(page.locator("ins", has_text="long")).to_be_visible()
    expect(page.locator("ins", has_text="long")).to_have_css("text-decoration-line", "underline")


def test_keys_and_buttons_go_from_change_to_change(page: Page, site: str) -> None:
    page.goto(f"{site}{PATH}")
    changes = page.locator("[data-change]")
    expect(page.get_by_role("button", name="Next change")).to_be_visible()
    page.keyboard.press("n")
    expect(changes.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(changes.nth(1)).to_be_focused()
    expect(page.get_by_text(re.compile("Change 2 of"))).to_be_visible()
    page.keyboard.press("k")
    expect(changes.nth(0)).to_be_focused()
    page.keyboard.press("p")
    expect(changes.nth(0)).to_be_focused()
    page.get_by_role("button", name="Next change").click()
    expect(changes.nth(1)).to_be_focused()


def test_keys_do_nothing_in_a_field_or_with_a_modifier(page: Page, site: str) -> None:
    page.goto(f"{site}{PATH}")
    page.get_by_label("Before").focus()
    page.keyboard.press("n")
    expect(page.locator(".here")).to_have_count(0)
    page.locator("main").focus()
    page.keyboard.press("Control+j")
    expect(page.locator(".here")).to_have_count(0)


@pytest.mark.parametrize("view", ["Marked text", "Side by side", "Changes only"])
def test_every_view_can_be_stepped_through(page: Page, site: str, view: str) -> None:
    page.goto(f"{site}{PATH}")
    page.get_by_role("link", name=view).click()
    expect(page.get_by_role("link", name=view)).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("button", name="Next change")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator("[data-change]").nth(0)).to_be_focused()
    expect(page.locator("ins", has_text="long")).to_be_visible()


def test_the_picker_turns_the_comparison_round(page: Page, site: str) -> None:
    page.goto(f"{site}{PATH}?view=side")
    page.get_by_label("Before").select_option("2018")
    page.get_by_label("After").select_option("2014")
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile(r"/compare/2018/2014/\?lang=en&view=side"))
    expect(page.locator("del", has_text="long")).to_be_visible()


def test_what_is_said_is_heard_and_not_seen(page: Page, site: str) -> None:
    page.goto(f"{site}{PATH}")
    inserted = page.locator("ins", has_text="long").first
    assert inserted.inner_text().split() == ["inserted:", "long", "end", "of", "insertion"]
    box = inserted.locator(".said").first.bounding_box()
    assert box is not None
    assert box["width"] <= 1


def test_the_redline_is_taken_away_as_a_word_file(page: Page, site: str) -> None:
    page.goto(f"{site}{PATH}")
    page.locator("summary", has_text="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=".docx").click()
    assert waiting.value.suggested_filename.endswith("redline-en.docx")


def test_the_timeline_leads_to_the_comparison(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/pp/140/versions/")
    page.get_by_role("link", name="Compare with Rev. Dubai, 2014").click()
    expect(page).to_have_url(re.compile(PATH))
