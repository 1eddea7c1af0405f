"""Somebody comes to read a resolution."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def test_from_the_start_page_to_a_clause_through_time(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Number").fill("140")
    page.get_by_role("button", name="Go to the resolution").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The role of the Union")
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="recalling").click()
    expect(page).to_have_url(re.compile("#recalling$"))
    clause = page.locator("#recalling\\/b")
    clause.hover()
    clause.get_by_role("link", name="History: recalling b)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("recalling b)")
    expect(page.get_by_role("heading", level=2)).to_have_count(2)


def test_a_clause_offers_its_address_to_the_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/pp/140/")
    link = page.get_by_role("link", name="Link to recalling a)")
    link.focus()
    expect(link.locator("..")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#recalling/a$"))


def test_the_skip_link_leads_past_the_header(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_an_earlier_edition_and_back(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/pp/140/")
    page.get_by_role("navigation", name="Editions").get_by_role("link", name="2014").click()
    expect(page.get_by_text("the letter of the third conference")).to_be_visible()


def test_the_text_changes_its_language_and_the_page_does_not(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/pp/140/")
    page.get_by_role("navigation", name="Language of the text").get_by_text("中文").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("联盟的作用")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_page_changes_its_language_and_the_text_does_not(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/pp/140/?lang=en")
    page.get_by_role("button", name="简体中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The role of the Union")
    expect(page).to_have_url(re.compile("lang=en"))


@pytest.mark.parametrize("form", ["docx", "html", "txt", "json"])
def test_the_text_is_taken_away(page: Page, site: str, form: str) -> None:
    page.goto(f"{site}/resolutions/pp/140/")
    page.locator("summary", has_text="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=f".{form}").click()
    assert waiting.value.suggested_filename == f"pp-140-2018-en.{form}"
    assert Path(waiting.value.path()).stat().st_size > 100


def test_a_menu_closes_on_escape(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/pp/140/")
    menu = page.locator("details.menu", has_text="Download")
    menu.locator("summary").click()
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")


def test_the_list_narrows_while_somebody_types(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/")
    page.get_by_label("Number or words of the title").press_sequentially("999")
    expect(page.get_by_text("1 resolution", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("q=999"))
    page.reload()
    expect(page.get_by_role("link", name="Resolution 140")).to_have_count(0)


def test_a_footnote_leads_there_and_back(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/pp/999/")
    page.get_by_role("link", name=re.compile("Footnote")).click()
    expect(page).to_have_url(re.compile("#footnote-1$"))
    page.get_by_role("link", name="Back to the text").click()
    expect(page).to_have_url(re.compile("#from-footnote-1$"))


def test_what_is_not_there_leads_on(page: Page, site: str, console_errors: list[str]) -> None:
    page.goto(f"{site}/resolutions/pp/141/")
    page.get_by_role("link", name="Find a resolution in the list").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Resolutions")
    assert len(console_errors) == 1  # the browser's own word about the 404
    console_errors.clear()
