"""A contribution's life: drafted, co-sponsored, sent back, published, discussed, handed out."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect

from amendments.models import Contribution, Proposal
from amendments.redline.changes import printed
from meetings.models import Role
from resolutions.word.lines import lines
from resolutions.word.marks import View
from resolutions.word.reader import read
from tests.amendments.drafts import base, clause, drafter
from tests.browser.walking import log_in
from tests.meetings.people import delegation, member
from tests.trees import secretary

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

HIDDEN = "a word that nobody else may see"


class People:
    """Everybody who takes part, each with a page of their own."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser = browser
        self.site = site
        self.pages: dict[str, Page] = {}

    def __getitem__(self, who: str) -> Page:
        if who not in self.pages:
            context = self.browser.new_context(locale="en", accept_downloads=True)
            context.set_default_timeout(10_000)
            self.pages[who] = context.new_page()
            if who:
                log_in(self.pages[who], self.site, who)
        return self.pages[who]

    def close(self) -> None:
        for page in self.pages.values():
            page.context.close()


@pytest.fixture
def people(browser: Browser, site: str) -> Iterator[People]:
    base()
    drafter("dana")
    drafter("kofi", "atu")
    drafter("kim", "kenya")
    member("rita", delegation("readers"), Role.READER)
    secretary()
    everybody = People(browser, site)
    yield everybody
    everybody.close()


def saved(page: Page) -> None:
    expect(page.locator("[data-state]")).to_have_attribute("data-now", "saved")


def draft_six_changes(page: Page, site: str) -> str:
    """A word changed, a clause added, one deleted, one moved, one split, one renumbered by hand."""
    page.goto(f"{site}/resolutions/pp/140/")
    page.get_by_role("link", name="Propose changes").click()
    page.get_by_label("Title of the new contribution").fill("A proposal with many changes")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()  # the script is there
    page.get_by_text("the plan of the first conference;").click()
    field = page.get_by_role("textbox", name="Text")
    expect(field).to_be_focused()
    field.fill(f"the plan of the first conference and {HIDDEN};")
    saved(page)
    page.get_by_role("button", name="Add after", exact=True).click()
    expect(field).to_have_value("")
    field.fill("what was agreed in between;")
    saved(page)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_role("group", name="recalling a)")).to_contain_text("what was agreed")
    page.keyboard.press("Escape")
    expect(page.locator("[data-clause-form]")).to_have_count(0)
    page.get_by_text("the letter of the third conference,").click()
    expect(field).to_be_focused()
    page.keyboard.press("Home")
    for _step in range(len("the letter")):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Enter")
    expect(field).to_have_value("of the third conference,")
    page.get_by_label("Label").fill("z)")
    saved(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="recalling z)")).to_be_focused()
    page.get_by_role("group", name="recalling c)").focus()
    page.keyboard.press("Alt+Delete")
    expect(page.get_by_role("button", name="Restore")).to_be_visible()
    return page.url.split("/proposals/")[0].removeprefix(site)


def test_from_the_first_word_to_the_last_reader(people: People, site: str) -> None:
    dana, office = people["dana"], people["secretary"]
    address = site + draft_six_changes(dana, site)
    for who in ("secretary", "kim", "rita", ""):
        assert people[who].goto(f"{address}/").status == 404
    give_reasons(dana, address)
    co_sponsor(dana, people["kofi"], address)
    submit(dana, address)
    send_back(office, address)
    dana.goto(f"{address}/submission/")
    expect(dana.get_by_text("The number line, please.").first).to_be_visible()
    submit(dana, address)
    for who in ("", "kim"):
        assert people[who].goto(f"{address}/").status == 404
    publish(office, address)
    published = f"{site}/contributions/PP26/14/"
    people[""].goto(published)
    expect(people[""].get_by_text(HIDDEN).first).to_be_visible()
    expect(people[""].get_by_text("CAN/14/1").first).to_be_visible()
    assert Contribution.objects.get().document.source == "Atu, Canada"
    comment(people["kim"], published)
    people[""].goto(f"{published}comments/")
    expect(people[""].get_by_text("We could support this.")).to_be_visible()
    check_word_file(people[""], published, Proposal.objects.get())


def give_reasons(page: Page, address: str) -> None:
    page.goto(f"{address}/draft/")
    page.get_by_label("Reasons").fill("So that it is complete.")
    page.get_by_role("button", name="Save the reasons").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()


def co_sponsor(owner: Page, sponsor: Page, address: str) -> None:
    """The owner asks, the sponsor accepts and writes a word of its own."""
    owner.goto(f"{address}/submission/")
    owner.get_by_label("Ask a delegation to co-sponsor").select_option(label="Atu")
    owner.get_by_role("button", name="Ask", exact=True).click()
    expect(owner.get_by_text("Atu", exact=True).first).to_be_visible()
    sponsor.goto(f"{address}/submission/")
    sponsor.get_by_role("button", name="Accept").click()
    sponsor.goto(f"{address}/proposals/1/edit/")
    sponsor.get_by_text("to carry on with the work that has begun").click()
    expect(sponsor.get_by_role("textbox", name="Text")).to_be_focused()
    sponsor.keyboard.press("End")
    sponsor.keyboard.type(" together")
    saved(sponsor)
    assert clause(Proposal.objects.get(), "resolves").text.endswith(" together")


def send_back(office: Page, address: str) -> None:
    office.goto(f"{address}/submission/")
    office.get_by_text("Send it back to its delegation").click()
    office.get_by_label("Why, for its sponsors to read").fill("The number line, please.")
    office.get_by_role("button", name="Send it back").click()
    office.wait_for_load_state()
    assert office.goto(f"{address}/").status == 404


def publish(office: Page, address: str) -> None:
    office.goto(f"{address}/submission/")
    office.get_by_label("Symbol of the document").fill("PP26/14")
    office.get_by_label("Source in the identifiers").fill("CAN")
    office.get_by_role("button", name="Publish the contribution").click()
    office.get_by_text("published", exact=True).first.wait_for()


def comment(page: Page, published: str) -> None:
    page.goto(f"{published}comments/")
    page.get_by_role("link", name="Comment on the whole contribution").click()
    page.get_by_role("textbox", name="Comment").fill("We could support this.")
    page.get_by_label("Who reads it").select_option(label="everybody")
    page.get_by_role("main").get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("We could support this.").wait_for()


def submit(page: Page, address: str) -> None:
    page.goto(f"{address}/submission/")
    accept = page.get_by_role("checkbox")
    if accept.count():
        accept.check()
    page.get_by_role("button", name="Submit the contribution").click()
    expect(page.get_by_text("submitted", exact=True).first).to_be_visible()


def check_word_file(page: Page, address: str, proposal: Proposal) -> None:
    """What is rejected in the file is the base, what is accepted the proposed text."""
    page.goto(address)
    page.get_by_text("Download").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Word document with tracked changes").click()
    document = read(BytesIO(download.value.path().read_bytes()).getvalue())
    proposal.refresh_from_db()
    for view, text in ((View.BEFORE, proposal.before), (View.AFTER, proposal.after)):
        assert text is not None
        said = squeezed("".join(line.label + line.text for line in lines(document, view)))
        for line in printed(text).splitlines():
            assert squeezed(line) in said


def squeezed(text: str) -> str:
    return "".join(text.split())
