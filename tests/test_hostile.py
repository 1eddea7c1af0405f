"""Whatever is typed comes out as words: a page has the same parts as with harmless words in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from math import ceil
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from lxml import etree
from pytest_django import DjangoCaptureOnCommitCallbacks

from amendments.models import Proposal
from resolutions.word.reader import read
from tests.amendments.drafts import draft, drafter
from tests.hostile import HARMLESS, LONGEST, STRINGS, packed
from tests.hostile_registers import mandate_pages, recall_pages, register_pages
from tests.hostile_site import (
    Filled,
    client_of,
    draft_pages,
    fill,
    import_text,
    misuse,
    page_of,
    prepare,
    public_pages,
    publish,
)
from tests.inertness import seen, skeleton, words, xml_parts
from tests.meetings.people import delegation, member, person
from tests.trees import markdown, secretary

pytestmark = pytest.mark.django_db
GROUPS = tuple(packed(STRINGS, 1900))
ON_EVERY_DATABASE = 2
"""So many of the groups run on PostgreSQL too: lengths and signs are refused there alone."""


def test_there_are_two_hundred() -> None:
    assert len(set(STRINGS)) >= 200
    assert {text[:LONGEST] for text in STRINGS} == {text for group in GROUPS for text in group}


@cache
def expected() -> dict[str, frozenset[str]]:
    """What each page is made of, with harmless words in the same places."""
    found: dict[str, frozenset[str]] = {}
    for texts in (HARMLESS, ("x" * 300,)):
        with transaction.atomic():
            for name, page in every_page(prepare(texts)):
                found[name] = found.get(name, frozenset()) | skeleton(page)
            transaction.set_rollback(True)
    mail.outbox.clear()
    return {name: parts | LEFT_EMPTY for name, parts in found.items()}


LEFT_EMPTY = {"<p lang>"}
"""What stands where nothing is left of a text: a row of asterisks is emphasis of nothing."""


def every_page(site: Filled) -> Iterator[tuple[str, bytes]]:
    fill(site)
    yield from draft_pages(site)
    publish(site)
    yield from public_pages(site)


IN_FULL = ("?view=clean", "draft/", "submission/", "canada/")
"""The pages that say what was typed without marks between its words."""


def groups() -> Iterator[object]:
    for number, group in enumerate(GROUPS):
        every = number % ceil(len(GROUPS) / ON_EVERY_DATABASE) == 0
        yield pytest.param(group, marks=() if every else pytest.mark.once, id=str(number))


@pytest.mark.parametrize("texts", list(groups()))
def test_whatever_is_typed_comes_out_as_words(
    texts: tuple[str, ...], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    """Through every field of a draft and around it, on every page, in every file and message."""
    plain, site = expected(), prepare(texts)
    strange, shown = [], ""
    with django_capture_on_commit_callbacks(execute=True):
        pages = list(every_page(site))
    for name, page in pages:
        more = skeleton(page) - plain[name]
        strange += [f"{name}: {sorted(more)}"] if more else []
        shown += words(page) if name.endswith(IN_FULL) else ""
    assert strange == [], "\n".join(strange)
    for text in texts:
        assert seen(text) in shown
    check_files(site)
    check_feeds(site)
    check_messages()


def test_an_edit_that_no_form_sends_is_refused_in_words() -> None:
    site = prepare(tuple(one[:300] for one in STRINGS[::60]))
    assert set(misuse(site)) <= {200, 302, 404, 409, 422}


def test_a_text_of_any_length_goes_through_every_field_uncut() -> None:
    """It is taken as a whole or refused in words; what is taken comes out as words."""
    long = tuple(one for one in STRINGS if len(one) > LONGEST)
    plain, site = expected(), prepare(long)
    shown = ""
    site.post(site.client, f"{site.address}draft/", {"title": site.all})
    for name, page in every_page(site):
        assert skeleton(page) <= plain[name], name
        shown += words(page) if name.endswith(IN_FULL) else ""
    assert all(seen(text) in shown for text in long)


def check_files(site: Filled) -> None:
    for marks in ("tracked", "formatted", "clean"):
        file = site.client.get(f"{site.address}download.docx?marks={marks}").content
        assert read(file)
        with ZipFile(BytesIO(file)) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    root = etree.fromstring(package.read(name))
                    targets = [e.get("Target") for e in root if e.get("TargetMode") == "External"]
                    assert all(one.startswith(("http", "mailto:")) for one in targets)
    for form in ("json", "txt"):
        answer = site.client.get(f"{site.address}download.{form}")
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(("application/json", "text/plain"))
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert json.loads(site.client.get(f"{site.address}download.json").content)


FEED = {
    *(f"{{http://www.w3.org/2005/Atom}}{name}" for name in (
        "feed", "title", "subtitle", "link", "id", "updated", "entry", "author", "name",
        "published", "summary",
    )),
    "href", "rel", "type", "{http://www.w3.org/XML/1998/namespace}lang",
}  # fmt: skip


def check_feeds(site: Filled) -> None:
    """Readers show the words of a feed as they are: they are text, and its parts are Atom's."""
    meeting = site.proposal.contribution.document.meeting_id
    for address in (
        "/contributions/feed/",
        "/resolutions/pp/140/feed/",
        f"/meetings/{meeting}/feed/",
    ):
        answer = Client().get(address)
        assert answer.status_code == 200
        assert xml_parts(answer.content) <= FEED
        assert b"<entry>" in answer.content


def check_messages() -> None:
    assert mail.outbox
    for message in mail.outbox:
        raw = message.message()
        assert "\n" not in message.subject and "\r" not in message.subject
        assert set(raw.keys()) <= {
            "Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To",
            "Date", "Message-ID",
        }  # fmt: skip
        assert raw.get_content_type() == "text/plain"


def test_a_page_that_lets_one_element_through_is_found() -> None:
    """The comparison sees what it is there to see."""
    page = "<p>{}</p>"
    plain = skeleton(page.format("words").encode())
    for text in (
        "<b>x</b>",
        "<!-- x -->",
        "<img src=x>",
        "<a href='javascript:x'>x</a>",
        "<p onclick=x>",
    ):
        assert skeleton(page.format(text).encode()) - plain
    assert "<phref=x>" in words(page.format("&lt;p href=x&gt;").encode())


def test_the_words_of_a_register_and_of_a_report_are_words() -> None:
    """In every field of the registers, in a report and its file's name, on each of their pages."""
    with transaction.atomic():
        plain = register_skeleton(("words", "a [link](https://x.example)", "x" * 119))
        transaction.set_rollback(True)
    more = register_skeleton(tuple(map(" ".join, packed(STRINGS[::7], 99)))) - plain
    assert not more, sorted(more)


def register_skeleton(texts: tuple[str, ...]) -> frozenset[str]:
    found = frozenset[str]()
    client = client_of(secretary())
    for page in register_pages(client, [" ".join(seen_lines(one)) for one in texts]):
        found |= skeleton(page)
    return found


def test_the_words_of_a_mandate_and_of_its_evidence_are_words() -> None:
    """In every field of its forms and its addresses, on each of the pages that show them."""
    with transaction.atomic():
        plain = mandate_skeleton(("words", "a [link](https://x.example)", "x" * 119))
        transaction.set_rollback(True)
    more = mandate_skeleton(tuple(map(" ".join, packed(STRINGS, 1900)))[::2]) - plain
    assert not more, sorted(more)


def mandate_skeleton(texts: tuple[str, ...]) -> frozenset[str]:
    found = frozenset[str]()
    client = client_of(secretary())
    for page in mandate_pages(client, [" ".join(seen_lines(one)) for one in texts]):
        found |= skeleton(page)
    return found


def test_the_reason_why_a_citation_is_past_is_words() -> None:
    """In every field of its form and in the radar's address, on the pages that show them."""
    with transaction.atomic():
        plain = recall_skeleton(("words", "a [link](https://x.example)", "x" * 119))
        transaction.set_rollback(True)
    more = recall_skeleton(tuple(map(" ".join, packed(STRINGS, 1900)))[::2]) - plain
    assert not more, sorted(more)


def recall_skeleton(texts: tuple[str, ...]) -> frozenset[str]:
    found = frozenset[str]()
    for page in recall_pages(client_of(secretary()), [" ".join(seen_lines(one)) for one in texts]):
        found |= skeleton(page)
    return found


def seen_lines(text: str) -> list[str]:
    """The words of a text without the signs that no text file has."""
    return "".join(sign if sign.isprintable() else " " for sign in text).split()


@pytest.fixture
def proposal(client: Client) -> Proposal:
    user = drafter()
    client.force_login(user)
    return draft(user)


PLACES = (
    "/contributions/",
    "/resolutions/",
    "/jump/",
    "/resolutions/pp/140/",
    "/resolutions/pp/140/2022/",
    "/resolutions/pp/140/compare/",
    "/resolutions/pp/140/compare/2022/2022/",
    "/resolutions/pp/140/propose/",
    "/resolutions/pp/140/2022/download.txt",
    "/activity/",
    "{draft}",
    "{draft}comments/",
    "{draft}submission/",
    "{draft}history/",
    "{draft}print/",
    "{draft}download.html",
    "{draft}proposals/1/edit/",
    "{draft}proposals/1/history/",
    "{draft}proposals/1/languages/fr/",
)
NAMES = (
    "q", "source", "state", "resolution", "sort", "page", "body", "kind", "lang", "number", "view",
    "before", "after", "audience", "comment", "answer", "reword", "clause", "show", "since",
    "marks", "proposal", "in_force", "next",
)  # fmt: skip


LOOKED_UP = (
    *("/contributions/", "/resolutions/", "/jump/", "/activity/", "/resolutions/pp/140/compare/"),
    *("{draft}comments/", "{draft}proposals/1/history/", "{draft}proposals/1/languages/fr/"),
)
"""The pages that look up what is asked for, which each database does in its own way."""


def places() -> Iterator[object]:
    for place in PLACES:
        yield pytest.param(place, marks=() if place in LOOKED_UP else pytest.mark.once)


@pytest.mark.parametrize("place", list(places()))
def test_whatever_is_asked_for_is_words(client: Client, proposal: Proposal, place: str) -> None:
    """In every parameter of every page: a page of the same parts, or there is no such page."""
    address = place.format(draft=f"/contributions/document-{proposal.contribution.document_id}/")
    plain = frozenset[str]().union(
        *(skeleton(page) for page in asked(client, address, ("words", "1", "x y"), Counter()))
    )
    answers: Counter[int] = Counter()
    for page in asked(client, address, tuple(one[:400] for one in STRINGS[::16]), answers):
        assert skeleton(page) <= plain, sorted(skeleton(page) - plain)
    assert set(answers) <= {200, 302, 404}


def asked(
    client: Client, address: str, texts: tuple[str, ...], answers: Counter[int]
) -> Iterator[bytes]:
    """The pages that the texts lead to, asked for in all parameters."""
    for text in texts:
        answer = client.get(address, dict.fromkeys(NAMES, text.replace("\x00", "")))
        answers[answer.status_code] += 1
        assert "\n" not in answer.headers.get("Location", "")
        if answer.content and answer.headers["Content-Type"].startswith("text/html"):
            yield answer.content


def test_a_language_that_there_is_not_is_none(client: Client, proposal: Proposal) -> None:
    for text in (one.replace("\x00", "") for one in STRINGS[::5]):
        answer = client.post("/language/", {"language": text, "next": text})
        assert answer.status_code in (302, 204)
        place = urlsplit(answer.headers.get("Location", "/"))
        assert not place.scheme and not place.netloc
        assert "django_language" not in answer.cookies


def test_the_name_of_a_file_is_words() -> None:
    texts = tuple(one[:120].replace("\x00", "") for one in STRINGS[::20])

    def make(name: str) -> SimpleUploadedFile:
        return SimpleUploadedFile(f"{name}.md", markdown(number="141", resolves=(name,)))

    def pages(site: Filled) -> frozenset[str]:
        found = frozenset[str]()
        for answer in import_text(site, make):
            place = answer.headers.get("Location", "")
            page = page_of(site.office, place) if place else answer.content
            found |= skeleton(page)
        return found | skeleton(page_of(site.office, "/import/"))

    with transaction.atomic():
        plain = pages(prepare(("words", "a [link](https://x.example)", "x" * 119)))
        transaction.set_rollback(True)
    more = pages(prepare(texts)) - plain
    assert not more, sorted(more)


def test_a_person_of_that_name_is_called_by_it(client: Client) -> None:
    """The name that somebody gives with an invitation, on the pages and in messages."""
    client.force_login(member("dana", delegation()))
    for text in (one[:150].replace("\x00", "") for one in STRINGS[::8]):
        user = person("dana")
        user.last_name = text
        user.save()
        page = client.get("/about/").content
        assert seen(text) in words(page)
