"""A secretary brings texts in and settles what the software was not sure of."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from resolutions.exports import export_text
from resolutions.models import SourceFile, Version
from resolutions.services.versions import store_version
from tests.amendments.views.test_preview import rev
from tests.browser.walking import log_out
from tests.trees import secretary

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

NEXT = ("the plan of the first conference;", "the very long report of the second conference,")


def written(folder: Path, form: str, year: int = 2022) -> Path:
    """A file with the next edition."""
    path = folder / f"next.{form}"
    path.write_bytes(export_text(rev(year, NEXT), form).content)
    return path


def upload(page: Page, site: str, path: Path) -> None:
    menu = page.get_by_role("navigation", name="Main")
    menu.get_by_text("More").click()
    menu.get_by_role("link", name="Import").click()
    page.get_by_label("File").set_input_files(path)
    page.get_by_role("button", name="Read the file").click()


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_a_file_is_previewed_confirmed_and_read(
    secretary_page: Page, site: str, tmp_path: Path, form: str
) -> None:
    page = secretary_page
    store_version(user=secretary(), text=rev(2020, NEXT), identities={})
    upload(page, site, written(tmp_path, form))
    # Not with the demonstration text of 2018, though that is an edition of it too.
    expect(page.get_by_text("It is paired with Rev. Dubai, 2020.")).to_be_visible()
    expect(page.get_by_label("Year")).to_have_value("2022")
    assert not Version.objects.filter(resolution__number="140", year=2022).exists()
    page.get_by_role("button", name="Confirm and save").click()
    expect(page.get_by_text("was imported.")).to_be_visible()
    page.goto(f"{site}/resolutions/pp/140/2022/")
    expect(page.get_by_text("the very long report")).to_be_visible()


def test_the_text_of_a_demonstrated_edition_takes_its_place_when_it_is_said(
    secretary_page: Page, site: str, tmp_path: Path
) -> None:
    page = secretary_page
    upload(page, site, written(tmp_path, "txt", year=2018))
    expect(page.get_by_text("Import this file as the text of that edition?")).to_be_visible()
    page.get_by_role("button", name="Confirm and save").click()  # the browser asks for the choice
    expect(page.get_by_role("heading", name="What was understood")).to_be_visible()
    page.get_by_label("Yes, as the text of that edition").check()
    page.get_by_role("button", name="Confirm and save").click()
    expect(page.get_by_text("Rev. Dubai, 2018 was imported.")).to_be_visible()
    page.goto(f"{site}/resolutions/pp/140/2018/")
    page.get_by_role("link", name="Read Rev. Dubai, 2018", exact=True).click()
    expect(page.get_by_text("the very long report")).to_be_visible()
    expect(page).to_have_url(re.compile("/resolutions/pp/140/2018-1/"))


def test_what_the_file_says_can_be_corrected_first(
    secretary_page: Page, site: str, tmp_path: Path
) -> None:
    page = secretary_page
    upload(page, site, written(tmp_path, "txt"))
    page.get_by_label("Year").fill("2026")
    page.get_by_role("button", name="Update the preview").click()
    expect(page.get_by_text("you say “2026”")).to_be_visible()
    page.get_by_role("button", name="Confirm and save").click()
    expect(page.get_by_text("was imported.")).to_be_visible()
    assert Version.objects.filter(year=2026).exists()


def test_a_draft_is_edited_and_published(secretary_page: Page, site: str, tmp_path: Path) -> None:
    page = secretary_page
    upload(page, site, written(tmp_path, "txt"))
    page.get_by_label("Publish it at once").uncheck()
    page.get_by_role("button", name="Confirm and save").click()
    page.goto(f"{site}/resolutions/pp/140/2022/")
    page.get_by_role("link", name="Edit, publish or discard it").click()
    page.get_by_role("link", name="Edit recalling b)").click()
    page.get_by_role("textbox", name="Text").fill("the *short* report of the second conference,")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.locator("i", has_text="short")).to_be_visible()
    page.get_by_text("Publish it").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("is published.")).to_be_visible()
    assert Version.objects.get(resolution__number="140", year=2022).is_published


def test_an_import_is_cancelled(secretary_page: Page, site: str, tmp_path: Path) -> None:
    page = secretary_page
    upload(page, site, written(tmp_path, "txt"))
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Nothing of next.txt was saved.")).to_be_visible()
    assert SourceFile.objects.count() == 0


def test_a_file_that_is_no_text_gets_a_sentence(
    secretary_page: Page, site: str, tmp_path: Path
) -> None:
    page = secretary_page
    path = tmp_path / "report.docx"
    path.write_bytes(b"%PDF-1.7 not what its name says")
    upload(page, site, path)
    expect(page.get_by_role("alert")).to_contain_text("This is a PDF file")
    expect(page.get_by_label("File")).to_be_visible()


def test_a_doubtful_pairing_is_settled(secretary_page: Page, site: str) -> None:
    page = secretary_page
    page.goto(f"{site}/resolutions/pp/140/versions/")
    page.get_by_role("link", name="Review the pairings").click()
    expect(page.get_by_role("heading", name="recalling b)")).to_be_visible()
    page.get_by_role("button", name="Yes, the same clause").click()
    expect(page.get_by_text("Nothing waits for a decision")).to_be_visible()
    page.get_by_role("link", name="Read this edition").click()
    expect(page).to_have_url(re.compile("/resolutions/pp/140/2018/"))


def test_logging_out_takes_the_import_away(secretary_page: Page, site: str) -> None:
    page = secretary_page
    log_out(page, "secretary")
    expect(page.get_by_role("link", name="Log in")).to_be_visible()
    page.get_by_role("navigation", name="Main").get_by_text("More").click()
    expect(page.get_by_role("link", name="Import")).to_have_count(0)
