"""Whatever is typed comes out as words: no element, no attribute, no address of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from lxml import etree, html

from amendments.models import Proposal
from meetings.models import Role
from meetings.services.delegations import add_delegation
from resolutions.word.reader import read
from tests.amendments.drafts import clause, draft, drafter
from tests.hostile import STRINGS
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LINKS = ("href", "src", "action", "formaction", "xlink:href")
SAFE = ("/", "?", "#", "http://", "https://", "mailto:", "data:,")


def test_there_are_two_hundred() -> None:
    assert len(set(STRINGS)) >= 200


def unsafe(page: bytes) -> Iterator[str]:
    """What in a page is not ours: scripts in it, handlers, styles, addresses that run something."""
    for element in html.fromstring(page).iter(etree.Element):
        if element.tag in ("iframe", "object", "math", "img", "base"):
            yield f"<{element.tag}>"
        if element.tag == "style" and element.getparent().tag != "head":  # a file has its own there
            yield "a style"
        if element.tag == "script" and (
            "src" not in element.attrib or (element.text or "").strip()
        ):
            yield "an inline script"
        for name, value in element.attrib.items():
            if name.startswith("on") or name in ("style", "srcdoc", "autofocus"):
                yield f"{element.tag} {name}"
            if name in LINKS and value and not value.startswith(SAFE):
                yield f"{element.tag} {name}={value!r}"


@pytest.fixture
def proposal(client: Client) -> Proposal:
    user = drafter()
    client.force_login(user)
    return draft(user)


def pages(client: Client, proposal: Proposal) -> Iterator[bytes]:
    address = f"/contributions/document-{proposal.contribution.document_id}/"
    for more in ("", "?view=clean", "draft/", "proposals/1/edit/", "download.html"):
        answer = client.get(address + more)
        assert answer.status_code == 200, more
        yield answer.content
    yield client.get("/contributions/").content


def type_everywhere(client: Client, proposal: Proposal, said: list[str]) -> None:
    """Each of the texts in a clause of its own, all of them in the fields of the draft."""
    address = f"/contributions/document-{proposal.contribution.document_id}/"
    edit = f"{address}proposals/1/edit/"
    proposal.refresh_from_db()
    for text in said:
        uid = clause(proposal, "recalling/a").uid
        fields = {"clause": uid, "seen": "0", "do": "add-after", "new_text": text}
        fields |= {"label": "a)", "heading": text[:90]}
        assert client.post(edit, fields).status_code in (302, 409, 422)
    for text in said[::5]:
        head = {"title": text[:400], "summary": text, "action_required": text}
        assert client.post(f"{address}draft/", head | {"agenda_item": text[:99]}).status_code < 400
        assert client.post(f"{address}proposals/1/reasons", {"reasons": text}).status_code == 302


@pytest.mark.parametrize("part", range(10))
def test_a_draft_of_hostile_words_is_inert(client: Client, proposal: Proposal, part: int) -> None:
    said = [one[:300] for one in STRINGS[part::10]]
    type_everywhere(client, proposal, said)
    for page in pages(client, proposal):
        assert list(unsafe(page)) == []
    address = f"/contributions/document-{proposal.contribution.document_id}/"
    for marks in ("tracked", "formatted", "clean"):
        file = client.get(f"{address}download.docx?marks={marks}").content
        assert read(file)
        with ZipFile(BytesIO(file)) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    root = etree.fromstring(package.read(name))
                    targets = [e.get("Target") for e in root if e.get("TargetMode") == "External"]
                    assert all(one.startswith(("http", "mailto:")) for one in targets)
    for form in ("json", "txt"):
        answer = client.get(f"{address}download.{form}")
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(("application/json", "text/plain"))
        assert answer["X-Content-Type-Options"] == "nosniff"


PLACES = ("/contributions/", "/resolutions/", "/jump/", "/resolutions/pp/140/")
NAMES = ("q", "source", "state", "resolution", "sort", "page", "body", "kind", "lang", "number")


@pytest.mark.parametrize("place", PLACES)
def test_whatever_is_searched_for_is_words(client: Client, proposal: Proposal, place: str) -> None:
    answers: Counter[int] = Counter()
    for text in (one[:400] for one in STRINGS[::3]):
        answer = client.get(place, dict.fromkeys(NAMES, text))
        answers[answer.status_code] += 1
        assert answer.content == b"" or list(unsafe(answer.content)) == []
        assert "\n" not in answer.headers.get("Location", "")
    assert set(answers) <= {200, 302, 404}


def test_a_name_with_line_breaks_adds_nothing_to_a_message(client: Client) -> None:
    clerk: User = secretary()
    client.force_login(clerk)
    for number, text in enumerate(STRINGS[::3]):
        name = text.replace("\x00", "")[:200]
        add_delegation(user=clerk, code=f"d{number}", name=name, kind=delegation().kind)
        page = client.post(
            f"/delegations/d{number}/invite", {"email": "new@example.org", "role": Role.READER}
        )
        assert page.status_code == 302
    assert len(mail.outbox) == len(STRINGS[::3])
    for message in mail.outbox:
        assert message.recipients() == ["new@example.org"]
        assert "\n" not in message.subject and "\r" not in message.subject
        assert message.message()["Bcc"] is None
    assert list(unsafe(client.get("/delegations/").content)) == []
