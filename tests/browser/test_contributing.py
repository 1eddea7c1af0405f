"""A secretary takes a contribution in, settles what was inferred, and lets everybody see it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from amendments.models import BaseState, Contribution, Proposal
from tests.amendments.contributed import BEFORE, OWN, URL, fused, text, tracked
from tests.amendments.editions import store
from tests.browser.walking import log_out

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def upload(page: Page, path: Path) -> None:
    page.get_by_role("link", name="Contributions").first.click()
    page.get_by_role("link", name="Import a contribution").click()
    page.get_by_label("File").set_input_files(path)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("heading", name="What was understood")).to_be_visible()


def test_a_word_file_with_tracked_changes_comes_in_and_is_published(
    secretary_page: Page, site: str, tmp_path: Path
) -> None:
    page = secretary_page
    store(text(BEFORE, "150"))
    path = tmp_path / "paper.docx"
    path.write_bytes(tracked(OWN, number="150"))
    upload(page, path)
    differs = page.get_by_role("heading", name="The contribution starts from another text here")
    expect(differs).to_be_visible()
    page.get_by_role("button", name="Confirm and save").click()  # the browser asks for the choice
    assert not Contribution.objects.exists()
    page.get_by_label("Its own text").check()
    page.get_by_role("button", name="Confirm and save").click()
    expect(page.get_by_text("PP22/68(Add.1) was imported.")).to_be_visible()
    assert Proposal.objects.get().base_state == BaseState.ACCEPTED
    page.get_by_role("button", name="Publish the contribution").click()
    expect(page.get_by_text("Everybody can see this contribution now.")).to_be_visible()
    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Word document with tracked changes").click()
    assert download.value.suggested_filename == "PP22-68-Add.1--tracked.docx"
    log_out(page, "secretary")
    page.goto(f"{site}{URL}?view=changes")
    expect(page.locator("ins").first).to_contain_text("very long")


def test_what_was_recovered_of_a_fused_text_is_settled(
    secretary_page: Page, tmp_path: Path
) -> None:
    page = secretary_page
    path = tmp_path / "fused.txt"
    path.write_bytes(fused().replace(b"140", b"151"))
    upload(page, path)
    page.get_by_label("Import 1 text as a draft").check()
    page.get_by_role("button", name="Confirm and save").click()
    expect(page.get_by_text("two editions in one bracket").first).to_be_visible()
    page.get_by_role("button", name="Yes, that is what it says").first.click()
    expect(page.get_by_text("The change is confirmed.")).to_be_visible()
    page.get_by_role("button", name="No, dismiss it").first.click()
    expect(page.get_by_text("Nothing waits for a decision.")).to_be_visible()
    page.get_by_role("link", name="Read the contribution").first.click()
    expect(page.get_by_text("dismissed by a person")).to_be_visible()


def test_a_real_fused_text_is_reviewed(secretary_page: Page, shared: Path) -> None:
    page = secretary_page
    upload(page, shared / "seeds" / "wtsa-75-atu-proposal-zh.txt")
    expect(page.get_by_text("text in which deletions and insertions stand fused")).to_be_visible()
    page.get_by_role("button", name="Confirm and save").click()
    page.get_by_role("button", name="Confirm all").click()
    expect(page.get_by_text("changes are confirmed.")).to_be_visible()


def test_a_file_that_is_no_contribution_gets_a_sentence(
    secretary_page: Page, site: str, tmp_path: Path
) -> None:
    page = secretary_page
    path = tmp_path / "letter.docx"
    path.write_bytes(b"%PDF-1.7 not what its name says")
    page.goto(f"{site}/contributions/import/")
    page.get_by_label("File").set_input_files(path)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("alert")).to_contain_text("This is a PDF file")
