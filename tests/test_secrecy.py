"""A draft is secret: every page, in every role, at every stage of a contribution."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from difflib import unified_diff
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from config import urls
from tests.amendments.contributed import tracked
from tests.secrecy import (
    CONTRIBUTIONS,
    OTHERS,
    PEOPLE,
    PROCEEDINGS,
    REGISTERS,
    RESOLUTIONS,
    Answer,
    Row,
    sees,
)
from tests.secrecy_accounts import ACCOUNTS
from tests.secrecy_admin import ADMIN, admin_rows
from tests.secrecy_citations import CITATIONS
from tests.secrecy_desks import DESKS
from tests.secrecy_files import FILES
from tests.secrecy_site import (
    CANARY,
    FILE,
    SYMBOL,
    Blind,
    Site,
    Stage,
    add_contribution,
    build_site,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ROWS = (
    *RESOLUTIONS,
    *CITATIONS,
    *CONTRIBUTIONS,
    *DESKS,
    *FILES,
    *PEOPLE,
    *REGISTERS,
    *PROCEEDINGS,
    *OTHERS,
    *ACCOUNTS,
    *admin_rows(),
)
FAR = (*OTHERS, *ACCOUNTS, *admin_rows())
SAMPLE = ("public", "reader", "head", "secretariat", "administrator")
"""The roles in which the pages of accounts and of the admin are asked too."""
CLASSES = (*SAMPLE, "drafter", "member-reader", "sponsor", "elsewhere", "chair")
"""A role for each relation that somebody can have to what hangs on no contribution."""
UNNAMED = re.compile(r"/favicon\.ico|/admin/\w+/\w+/<path:object_id>/|/admin/\(\?P<url>\.\*\)\$")
"""Addresses without a name that lead to one that has one, or to nothing."""
LED_AWAY = re.compile(r"/admin/.*/change/ /admin/$|/import/\d+/(confirm)? /import/$")


def names(patterns: list[Any], space: str = "", before: str = "/") -> Iterator[str]:
    """The name of every address of the site, with its namespace; else the address itself."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield space + pattern.name if pattern.name else route
        else:
            assert isinstance(pattern, URLResolver)
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inner, route)


def test_every_address_has_a_row() -> None:
    found = set(names(get_resolver().url_patterns))
    missing = {name for name in found if not UNNAMED.fullmatch(name)} - {row.name for row in ROWS}
    assert missing == set(), "say in tests/secrecy.py who may see these pages"


def test_no_row_is_left_of_a_page_that_is_gone() -> None:
    assert {row.name for row in ROWS} - set(names(get_resolver().url_patterns)) == set()


@pytest.fixture
def site(caplog: pytest.LogCaptureFixture) -> Site:
    """The site without the contribution; its thousands of refusals are not logged."""
    caplog.set_level(logging.CRITICAL, "django")
    forget()
    return build_site()


def forget() -> None:
    """Nothing is remembered of a page: what was rolled back may come again under the same key."""
    for name in caches.settings:
        caches[name].clear()


@pytest.fixture
def bare_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal goes without its page, which tells of nothing but who asks, and takes time.

    The pages themselves are compared where the whole site is: a draft leaves no trace on them.
    """
    for status in (403, 404):
        monkeypatch.setattr(urls, f"handler{status}", partial(refuse, status), raising=False)


def refuse(status: int, _request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=status)


def client_of(site: Site, role: str) -> Client:
    client = Client()
    user = site.people[role]
    if not isinstance(user, AnonymousUser):
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def ask(client: Client, method: str, address: str, posted: dict[str, Any] | None = None) -> Any:
    """The site's answer; whatever it changed is as it was before, the session and its key too."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.get(address) if method == "GET" else client.post(address, posted or {})
        transaction.set_rollback(True)
    client.cookies = cookies  # what this page has to say is not shown on the next one
    return answer


def judge(response: HttpResponse, address: str) -> Answer:
    """What an answer comes to.

    The admin leads to its front from a row that it does not know, and an upload that is not there
    to the form for a new one.
    """
    place = response.headers.get("Location", "")
    if response.status_code == 403 or re.match(r"/(accounts|admin)/login/", place):
        return Answer.FORBIDDEN
    if response.status_code == 404 or LED_AWAY.match(f"{address} {place}"):
        return Answer.INVISIBLE
    return Answer.ALLOWED


def seen(response: HttpResponse, address: str) -> tuple[int, str, str]:
    """What a person gets to see, without its own address and the tokens against forgery."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", content.decode("utf-8", "replace"))
    body = re.sub(r"<updated>[^<]*</updated>", "", body)  # an empty feed says when it was asked
    body = re.sub(r"did since [^<]* with", "", body)  # a month before it was asked, to the minute
    place = response.headers.get("Location", "")
    return response.status_code, place.replace(address, ""), body.replace(address, "")


Asked = list[tuple[Row, str]]
"""Rows with their addresses."""


def addressed(site: Site, rows: Iterable[Row]) -> Asked:
    """An address is looked up once for all who ask there."""
    return [(row, row.address(site)) for row in rows]


def complaints(site: Site, stage: Stage, role: str, asked: Asked) -> Iterator[str]:
    """Where the site answers otherwise than the rows say, in a line each."""
    client = client_of(site, role)
    is_secret = stage is Stage.DRAFT or not sees(role, stage)
    uid = site.version.clauses.get(address="recalling/a").provision.uid
    for row, address in asked:
        posted = {name: said.format(clause=uid) for name, said in row.posted.items()}
        for method in row.methods:
            wanted = row.rule(role, stage)
            answer = ask(client, method, address, posted)
            found = judge(answer, address)
            where = f"{stage.name} {role}: {method} {row.name} {address}"
            if found is not wanted:
                yield f"{where} is {found} ({answer.status_code}), not {wanted}"
            elif wanted is not Answer.ALLOWED and is_secret and (twin := row.twin(site, wanted)):
                other = ask(client, method, twin, posted)
                if seen(answer, address) != seen(other, twin):
                    yield f"{where} answers otherwise than {twin}"
        if row.methods == ("POST",) and stage is Stage.DRAFT and role in SAMPLE:
            status = ask(client, "GET", address).status_code
            if status == 200 or status >= 500:
                yield f"{stage.name} {role}: GET {row.name} is answered with {status}"


@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("stage", Stage, ids=lambda stage: stage.name.lower())
def test_who_finds_what_of_a_contribution(site: Site, stage: Stage) -> None:
    """Every role, at every stage."""
    add_contribution(site, stage)
    asked = addressed(site, (row for row in ROWS if row.is_staged))
    found = [
        complaint
        for role in site.people
        if role != Blind.STAFF
        for complaint in complaints(site, stage, role, asked)
    ]
    assert not found, "\n".join(found)


@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("role", CLASSES)
def test_who_finds_what_hangs_on_no_contribution(site: Site, role: str) -> None:
    """Asked once, while there is a draft that most must not learn of."""
    add_contribution(site, Stage.DRAFT)
    asked = [row for row in ROWS if not row.is_staged and (role in SAMPLE or row not in FAR)]
    found = list(complaints(site, Stage.DRAFT, role, addressed(site, asked)))
    assert not found, "\n".join(found)


# A draft leaves no trace: who may not see it finds the site as it was before.

PLACES = (
    "/",
    "/about/",
    "/jump/?body=pp&number=140",
    "/no-such-page",
    "/resolutions/",
    f"/resolutions/?q={CANARY}",
    "/resolutions/pp/140/",
    *(f"/resolutions/pp/140/2022/download.{form}" for form in ("docx", "html", "txt", "json")),
    "/resolutions/pp/140/versions/",
    "/resolutions/pp/140/compare/2022/2022/",
    *(f"/resolutions/pp/140/matrix/{said}" for said in ("", "?meeting=all", f"?with={SYMBOL}")),
    *(f"/resolutions/pp/140/matrix/download.{form}" for form in ("docx", "xlsx", "json")),
    "/resolutions/pp/140/propose/",
    "/contributions/",
    f"/contributions/?q={CANARY}title",
    f"/contributions/?q={SYMBOL}",
    "/contributions/?resolution=pp/140",
    "/contributions/?source=Canada",
    *(f"/contributions/?state={state.value[0]}" for state in Stage),
    *(f"/contributions/?sort={name}" for name in ("symbol", "source")),
    "/contributions/import/",
    "/import/",
    "/contributions/feed/",
    "/mandates/",
    "/mandates/reports/?actor=the-council&recipient=the-council&year=2026",
    "/meetings/",
    "/groups/group/",
    "/resolutions/pp/140/feed/",
    "/activity/",
    f"/contributions/{SYMBOL}/comments/",
    f"/contributions/{SYMBOL}/history/",
    f"/contributions/{SYMBOL}/submission/",
    "/register/",
    "/register/links/",
    "/register/links/?state=all",
    "/delegations/",
    "/delegations/canada/",
    "/accounts/email/",
    f"/contributions/{SYMBOL}/",
    f"/contributions/{SYMBOL}/download.docx",
    f"/contributions/{SYMBOL}/draft/",
    f"/contributions/{SYMBOL}/proposals/1/edit/?clause=1",
    f"/contributions/{SYMBOL}/review/",
)
TABLES = [
    (address, f"{address}?q={CANARY}")
    for address in (f"/admin/{table.replace('_', '/', 1)}/" for table in ADMIN)
]
STAFF_PLACES = ("/admin/", *(address for both in TABLES for address in both))
FLEETING = ("Expires", "Last-Modified", "ETag", "Set-Cookie", "Content-Length")
BLIND = ("public", "elsewhere", "declined", "withdrawn")


def tour(site: Site, role: str) -> dict[str, tuple[int, str, str]]:
    """Everything that a role gets to see of the site, by its address."""
    client = client_of(site, role)
    uid = site.version.clauses.get(address="recalling/a").provision.uid
    places = [*PLACES, f"/resolutions/pp/140/provisions/{uid}/"]
    places += STAFF_PLACES if role in ("administrator", Blind.STAFF) else ()
    found = {}
    for address in places:
        answer = ask(client, "GET", address)
        told = (pair for pair in answer.headers.items() if pair[0] not in FLEETING)
        headers = "\n".join(": ".join(pair) for pair in told)
        status, place, body = seen(answer, address)
        words = readable(answer)
        found[address] = status, place, (words or body) + headers
    return found


def difference(before: str, after: str) -> str:
    """What one page says and the other does not."""
    return "\n".join(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[:2000]


def readable(answer: HttpResponse) -> str:
    """The words in a Word file."""
    if not answer.content.startswith(b"PK"):
        return ""
    with ZipFile(BytesIO(answer.content)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


UNTIL = {
    **dict.fromkeys((*BLIND, Blind.STAFF), (Stage.SENT_BACK, Stage.SUBMITTED)),
    **dict.fromkeys(("secretariat", "administrator"), (Stage.SENT_BACK,)),
}
"""The stages of a contribution at which each role must not learn of it."""


@pytest.mark.parametrize("role", UNTIL)
def test_a_draft_leaves_no_trace(site: Site, role: str) -> None:
    """Neither a word of it nor a count nor an error differs from the site without it."""
    before = tour(site, role)
    for stage in UNTIL[role]:
        forget()
        with transaction.atomic():
            add_contribution(site, stage)
            after = tour(site, role)
            transaction.set_rollback(True)
        for address, answer in before.items():
            assert after[address] == answer, (
                f"{stage} {address}\n{difference(answer[2], after[address][2])}"
            )
            assert CANARY in address or CANARY not in answer[2], f"{stage} {address}"


def test_the_tour_finds_what_may_be_seen(site: Site) -> None:
    add_contribution(site, Stage.DRAFT)
    assert CANARY in tour(site, "member-reader")["/contributions/"][2]


@pytest.mark.parametrize("role", ["secretariat", "administrator"])
def test_a_file_that_a_draft_holds_names_it_to_nobody(site: Site, role: str) -> None:
    """That the same file, or the symbol, is taken has to be said; not by whom, when or as what."""
    add_contribution(site, Stage.SENT_BACK)
    client = client_of(site, role)
    for data in (FILE, tracked(symbol=SYMBOL) + b" "):
        upload = SimpleUploadedFile("paper.docx", data)
        page = client.post("/contributions/import/", {"file": upload}, follow=True).content.decode()
        assert "document-" not in page
        assert CANARY not in page
        assert "already" not in page
        assert "cannot be" in page
