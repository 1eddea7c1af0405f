"""A secretary brings the report of a meeting in and decides what it is about."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from meetings.models import Link
from tests.browser.walking import log_in
from tests.meetings.held import REPORT
from tests.meetings.people import delegation, member

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def test_from_a_file_to_confirmed_links(page: Page, site: str, tmp_path: Path) -> None:
    member("office", delegation("secretariat", "secretariat"))
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    log_in(page, site, "office")
    page.goto(f"{site}/register/")
    page.get_by_role("link", name="Import a report").first.click()
    page.get_by_label("File").set_input_files(path)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("15 people")).to_be_visible()
    page.get_by_role("button", name="Confirm and save").click()
    page.get_by_role("link", name="Register").first.click()
    page.get_by_role("link", name="wait for a decision").click()
    number = page.locator('input[name="link"]').count()
    page.get_by_label("All on this page").check()
    page.locator('input[name="link"]').first.uncheck()
    page.get_by_role("button", name="Confirm the ticked").click()
    expect(page.get_by_text(f"{number - 1} links confirmed.")).to_be_visible()
    page.get_by_role("button", name="Dismiss", exact=True).click()
    expect(page.get_by_text("Nothing waits for a decision.")).to_be_visible()
    assert sorted(Link.objects.values_list("state", flat=True)).count("confirmed") == number - 1
