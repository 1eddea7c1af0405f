"""A draft is translated in a browser, and one clause goes stale."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from amendments.drafting.operations import Reword
from amendments.models import Proposal, Translation
from tests.amendments.drafts import clause, drafter
from tests.amendments.translated import bilingual, change, say
from tests.browser.test_people import log_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def proposal(site: str) -> Proposal:
    """A draft in which two clauses are reworded; its base is there in French."""
    user = drafter()
    proposal = bilingual(user)
    change(user, proposal, Reword(clause(proposal, "recalling/b").uid, "the new report;"))
    return proposal


def address(site: str, proposal: Proposal) -> str:
    name = f"document-{proposal.contribution.document_id}"
    return f"{site}/contributions/{name}/proposals/1/languages/fr/"


def test_two_clauses_are_translated_as_one_types_and_one_goes_stale(
    page: Page, site: str, proposal: Proposal
) -> None:
    log_in(page, site, "dana")
    page.goto(address(site, proposal))
    expect(page.get_by_text("0 of 3 up to date, 3 missing")).to_be_visible()
    first = page.get_by_role("region", name="recalling a)")
    second = page.get_by_role("region", name="recalling b)")
    first.get_by_label("Text").fill("le nouveau plan ;")
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    expect(page.get_by_text("1 of 3 up to date, 2 missing")).to_be_visible()
    first.get_by_label("Text").press("End")
    first.get_by_label("Text").type(" bis")
    expect(first.locator("ins", has_text="bis")).to_have_count(1)
    first.get_by_label("Text").press("Control+Enter")
    expect(second.get_by_label("Text")).to_be_focused()
    second.get_by_label("Text").fill("le nouveau rapport ;")
    second.get_by_role("button", name="Save").click()
    expect(page.get_by_text("2 of 3 up to date, 1 missing")).to_be_visible()
    assert Translation.objects.filter(text__contains="bis").count() == 1
    user = User.objects.get(email="dana@example.org")
    change(user, proposal, Reword(clause(proposal, "recalling/a").uid, "the newest plan;"))
    page.reload()
    expect(first.get_by_text("stale", exact=True)).to_be_visible()
    expect(first.get_by_text("What changed since it was translated:")).to_be_visible()
    first.get_by_role("button", name="Save as up to date").click()
    expect(first.get_by_text("up to date", exact=True)).to_be_visible()
    second.get_by_role("link", name="Edit the translation").click()
    expect(second.get_by_label("Text")).to_have_value("le nouveau rapport ;")


def test_what_somebody_else_wrote_is_shown_and_replaced_by_a_word_only(
    page: Page, site: str, proposal: Proposal, console_errors: list[str]
) -> None:
    log_in(page, site, "dana")
    page.goto(address(site, proposal))
    first = page.get_by_role("region", name="recalling a)")
    say(drafter("otto"), proposal, "le plan d'autrui ;")
    first.get_by_label("Text").fill("mon plan ;")
    expect(page.get_by_text(re.compile("Somebody else translated this clause"))).to_be_visible()
    first.get_by_label("Text").type(" encore")
    page.wait_for_timeout(1500)  # longer than a pause after which what is typed is saved
    assert Translation.objects.get().text == "le plan d'autrui ;"
    first.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert "encore" in Translation.objects.get().text
    console_errors.clear()  # the browser logs every answer that refuses something


def test_a_phone_shows_the_source_above_its_translation(
    page: Page, site: str, proposal: Proposal
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    log_in(page, site, "dana")
    page.goto(address(site, proposal))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    first = page.get_by_role("region", name="recalling a)")
    above = first.locator("[lang=en].words").bounding_box()
    below = first.get_by_label("Text").bounding_box()
    assert above and below and above["y"] + above["height"] <= below["y"]
