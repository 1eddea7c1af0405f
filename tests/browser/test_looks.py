"""Every page on a phone, in the dark, on paper, from right to left and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

PAGES = (
    "/",
    "/about/",
    "/resolutions/",
    "/resolutions/?q=nowhere",
    "/resolutions/pp/140/",
    "/resolutions/pp/140/?lang=zh",
    "/resolutions/pp/999/",
    "/resolutions/pp/140/versions/",
    "/resolutions/pp/140/compare/2014/2018/",
    "/resolutions/pp/140/compare/2014/2018/?view=side",
    "/resolutions/pp/140/compare/2014/2018/?view=changes",
    "/accounts/login/",
)
LIGHTNESS = """(element) => {
    const [r, g, b] = getComputedStyle(element).backgroundColor.match(/\\d+/g).map(Number);
    return (r + g + b) / 3;
}"""


def test_each_page_fits_a_phone_and_is_whole(page: Page, site: str) -> None:
    """Opened once: narrow enough, with its landmarks, one heading of the first level, an id for
    each element that has one, and no link within the page that leads nowhere."""
    for path in PAGES:
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(f"{site}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        page.set_viewport_size({"width": 1280, "height": 900})
        expect(page.locator("h1"), path).to_have_count(1)
        for role in ("banner", "main", "contentinfo"):
            expect(page.get_by_role(role), path).to_have_count(1)
        ids = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
        assert len(ids) == len(set(ids)), path
        targets = page.eval_on_selector_all(
            "a[href^='#']", "all => all.map(one => decodeURIComponent(one.hash.slice(1)))"
        )
        assert set(targets) <= set(ids), path


def test_in_the_dark_the_page_is_dark(page: Page, site: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site}/resolutions/pp/140/")
    assert page.locator("body").evaluate(LIGHTNESS) < 60
    assert page.locator(".sheet").evaluate(LIGHTNESS) < 60


def test_on_paper_the_redline_stands_alone_in_black(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/pp/140/compare/2014/2018/")
    page.emulate_media(media="print")
    for hidden in (".site-header", ".compare-form", ".site-footer"):
        expect(page.locator(hidden)).to_be_hidden()
    inserted = page.locator("ins", has_text="long").first
    expect(inserted).to_have_css("color", "rgb(0, 0, 0)")
    expect(inserted).to_have_css("text-decoration-line", "underline")
    expect(page.locator(".demonstration")).to_be_visible()


def test_an_arabic_text_runs_from_right_to_left_in_an_english_page(page: Page, site: str) -> None:
    page.goto(f"{site}/resolutions/pp/999/")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(page.locator("article")).to_have_css("direction", "rtl")
    row = page.locator("#recalling\\/b")
    label, words = row.locator(".label").bounding_box(), row.locator(".says").bounding_box()
    assert label is not None
    assert words is not None
    assert label["x"] > words["x"] + words["width"] - 1


def test_reading_and_comparing_need_no_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto(f"{site}/resolutions/")
    page.get_by_label("Number or words of the title").fill("140")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Resolution 140").first.click()
    page.locator("summary", has_text="Compare with").click()
    page.get_by_role("link", name="Rev. Dubai, 2014").click()
    expect(page.locator("ins", has_text="long")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Next change"))).to_be_hidden()
    context.close()
