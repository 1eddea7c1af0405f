"""Delegates draft a proposal: with the mouse, by keys alone, two at once, without a connection."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from amendments.models import Proposal
from tests.amendments.drafts import base, clause, draft, drafter
from tests.browser.walking import log_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def proposal(site: str) -> Proposal:
    return draft(drafter(), base())


@pytest.fixture
def editor(page: Page, site: str, proposal: Proposal) -> Page:
    """The editor of the draft, opened by a head of its delegation."""
    return open_editor(page, site, proposal, "dana")


def open_editor(page: Page, site: str, proposal: Proposal, who: str) -> Page:
    log_in(page, site, who)
    document = proposal.contribution.document_id
    page.goto(f"{site}/contributions/document-{document}/proposals/1/edit/")
    return page


def saved(page: Page) -> None:
    expect(page.locator("[data-state]")).to_have_attribute("data-now", "saved")


def test_the_redline_grows_while_one_types_and_is_saved(editor: Page, proposal: Proposal) -> None:
    editor.get_by_text("the report of the second conference;").click()
    field = editor.get_by_role("textbox", name="Text")
    expect(field).to_be_focused()
    field.press_sequentially(" and its annexes;")
    expect(editor.locator("ins", has_text="and its annexes")).to_be_visible()
    saved(editor)
    assert clause(proposal, "recalling/b").text == (
        "the report of the second conference; and its annexes;"
    )
    editor.get_by_role("button", name="Undo").click()
    saved(editor)
    assert clause(proposal, "recalling/b").text == "the report of the second conference;"
    editor.get_by_role("button", name="Redo").click()
    saved(editor)
    assert "annexes" in clause(proposal, "recalling/b").text


def test_everything_is_done_by_keys_alone(editor: Page, proposal: Proposal) -> None:
    first = editor.get_by_role("group", name="recalling a)")
    first.focus()
    editor.keyboard.press("ArrowDown")
    expect(editor.get_by_role("group", name="recalling b)")).to_be_focused()
    editor.keyboard.press("Enter")
    field = editor.get_by_role("textbox", name="Text")
    expect(field).to_be_focused()
    editor.keyboard.press("Alt+Enter")
    expect(field).to_have_value("")
    editor.keyboard.type("a word of our own;")
    saved(editor)
    assert clause(proposal, "recalling/c").text == "a word of our own;"
    editor.keyboard.press("Alt+ArrowUp")
    expect(editor.get_by_role("group", name="recalling b)")).to_contain_text("a word of our own;")
    editor.keyboard.press("Alt+Shift+ArrowRight")
    saved(editor)
    expect(editor.locator("[data-clause-form]")).to_be_visible()
    editor.keyboard.press("Escape")
    expect(editor.locator("[data-clause-form]")).to_have_count(0)
    assert clause(proposal, "recalling/a").children[0].text == "a word of our own;"
    editor.keyboard.press("Alt+Delete")
    expect(editor.get_by_text("a word of our own;")).to_have_count(0)


def test_a_clause_is_split_where_the_caret_stands(editor: Page, proposal: Proposal) -> None:
    editor.get_by_text("the report of the second conference;").click()
    field = editor.get_by_role("textbox", name="Text")
    expect(field).to_be_focused()
    editor.keyboard.press("Home")
    for _step in range(len("the report")):
        editor.keyboard.press("ArrowRight")
    editor.keyboard.press("Control+Enter")
    expect(field).to_have_value("of the second conference;")
    assert clause(proposal, "recalling/b").text == "the report"
    assert clause(proposal, "recalling/d").text == "the letter of the third conference,"


@pytest.fixture
def second(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="en")
    context.set_default_timeout(10_000)
    yield context
    context.close()


def test_two_people_see_each_other_and_lose_nothing(
    editor: Page,
    proposal: Proposal,
    site: str,
    second: BrowserContext,
    console_errors: list[str],
) -> None:
    drafter("otto")
    other = open_editor(second.new_page(), site, proposal, "otto")
    other.get_by_text("the plan of the first conference;").click()
    expect(other.get_by_role("textbox", name="Text")).to_be_focused()
    expect(editor.get_by_text("at recalling a)")).to_be_visible()
    editor.get_by_text("the plan of the first conference;").click()
    mine = editor.get_by_role("textbox", name="Text")
    expect(mine).to_be_focused()
    other.keyboard.type(" theirs;")
    saved(other)
    editor.keyboard.type(" mine;")
    expect(editor.get_by_role("alert")).to_contain_text("somebody else changed the same")
    expect(mine).to_have_value("the plan of the first conference; mine;")
    editor.get_by_role("button", name="Both, one after the other").click()
    expect(editor.get_by_role("alert")).to_have_count(0)
    assert "mine;" in clause(proposal, "recalling/a").text
    assert "theirs;" in clause(proposal, "recalling/a").text
    console_errors.clear()  # the browser says that a save was refused


def test_what_is_typed_without_a_connection_is_sent_later(
    editor: Page, proposal: Proposal, console_errors: list[str]
) -> None:
    editor.get_by_text("the plan of the first conference;").click()
    expect(editor.get_by_role("textbox", name="Text")).to_be_focused()
    editor.context.set_offline(True)
    editor.keyboard.type(" kept;")
    expect(editor.get_by_text("Not connected")).to_be_visible()
    assert clause(proposal, "recalling/a").text == "the plan of the first conference;"
    editor.context.set_offline(False)
    saved(editor)
    assert clause(proposal, "recalling/a").text == "the plan of the first conference; kept;"
    console_errors.clear()  # the browser says that it was offline


def test_without_a_script_a_clause_is_edited_by_plain_forms(
    browser: Browser, site: str, proposal: Proposal
) -> None:
    context = browser.new_context(locale="en", java_script_enabled=False)
    page = open_editor(context.new_page(), site, proposal, "dana")
    page.get_by_role("link", name="Edit recalling b)").click()
    page.get_by_role("textbox", name="Text").fill("other words;")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    context.close()
    assert clause(proposal, "recalling/b").text == "other words;"


def test_what_is_pasted_from_word_becomes_clauses(editor: Page, proposal: Proposal) -> None:
    editor.get_by_text("the plan of the first conference;").click()
    field = editor.get_by_role("textbox", name="Text")
    expect(field).to_be_focused()
    pasted = "<p class='MsoNormal'>one <b>bold</b> word;</p><p>and a second clause;</p>"
    field.evaluate(
        """(field, html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            field.select();
            field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
        }""",
        pasted,
    )
    expect(editor.get_by_role("group", name="recalling b)")).to_contain_text("and a second clause;")
    assert clause(proposal, "recalling/a").text == "one bold word;"


def test_whoever_is_logged_out_loses_nothing_and_goes_on_once_logged_in(
    editor: Page, site: str, proposal: Proposal, console_errors: list[str]
) -> None:
    """In another window, where the word that forms need becomes another one."""
    editor.get_by_text("the report of the second conference;").click()
    editor.get_by_role("textbox", name="Text").wait_for()
    editor.context.clear_cookies(name="sessionid")
    editor.get_by_role("textbox", name="Text").fill("said meanwhile;")
    state = editor.locator("[data-state]")
    expect(state).to_have_attribute("data-now", "gone")
    other = editor.context.new_page()
    log_in(other, site, "dana")
    expect(state).to_have_attribute("data-now", "saved", timeout=15_000)
    assert clause(proposal, "recalling/b").text == "said meanwhile;"
    console_errors.clear()  # the browser says that the old word was refused
