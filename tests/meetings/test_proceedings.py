from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import proceedings
from meetings.models import Document, DocumentKind, Link, LinkState, Relation
from meetings.proceedings import read_document, read_group, read_recommendation
from meetings.registry import LATEST, list_groups
from resolutions.models import Provision, Version
from tests.amendments.editions import store
from tests.meetings.held import group, meeting, recommendation
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db

EVERYBODY = AnonymousUser()


def paper(number: int, *, public: bool = True) -> Document:
    held = meeting(number)
    return Document.objects.create(
        symbol=f"CWG-WSIS&SDG-{number}/1",
        meeting=held,
        kind=DocumentKind.REPORT,
        is_public=public,
    )


def link(
    version: Version, address: str, state: str = LinkState.CONFIRMED, **source: object
) -> Link:
    provision = Provision.objects.get(clauses__version=version, clauses__address=address)
    return Link.objects.create(
        resolution=version.resolution,
        provision=provision,
        relation=source.pop("relation", Relation.DISCUSSES),
        state=state,
        rule="hand",
        made_by=secretary(),
        **source,
    )


def test_coverage_shows_which_meeting_touched_which_clause() -> None:
    version = store(make_text())
    early, late = paper(39), paper(40)
    link(version, "recalling/b", document=late)
    link(version, "recalling/b", document=late, relation=Relation.CITES)
    link(version, "recalling/a", document=early, relation=Relation.REPORTS_ON)
    link(version, "recalling/a", recommendation=recommendation(meeting(40)))
    link(version, "recalling/b", document=early, state=LinkState.SUGGESTED)
    Link.objects.create(
        resolution=version.resolution,
        document=early,
        relation=Relation.CITES,
        state=LinkState.CONFIRMED,
        rule="hand",
        made_by=secretary(),
    )
    sheet = read_group(EVERYBODY, group())
    assert [one.label for one in sheet.beside] == ["40", "39"]
    assert [(row.address, row.cells) for row in sheet.coverage] == [
        ("", ((), ("cites",))),
        ("recalling/a", (("discusses",), ("reports on",))),
        ("recalling/b", (("cites", "discusses"), ())),
    ]


def test_what_is_not_public_touches_nothing() -> None:
    version = store(make_text())
    link(version, "recalling/a", document=paper(40, public=False))
    assert read_group(EVERYBODY, group()).coverage == ()
    assert len(read_group(secretary(), group()).coverage) == 1


def test_a_group_takes_as_many_queries_however_much_it_touched() -> None:
    version = store(make_text())
    link(version, "recalling/a", document=paper(39))
    with CaptureQueriesContext(
        connection,
    ) as few:
        read_group(EVERYBODY, group())
    for number in range(40, 46):
        said = recommendation(meeting(number))
        for address in ("recalling/a", "recalling/b"):
            link(version, address, recommendation=said)
    with CaptureQueriesContext(connection) as many:
        sheet = read_group(EVERYBODY, group())
    assert len(sheet.meetings) == 7 and len(sheet.coverage) == 2
    assert len(few) == len(many)


def test_a_document_tells_what_it_reports_and_what_follows_it() -> None:
    version, report = store(make_text()), paper(40)
    said = recommendation(meeting(40), "3.1", document=report)
    part = recommendation(meeting(40), "3.1.1", document=report, parent=said)
    link(version, "recalling/a", document=report)
    link(version, "recalling/b", recommendation=part)
    hidden = Document.objects.create(symbol="X-40/2", follows=report)
    shown = Document.objects.create(symbol="X-40/3", follows=report, is_public=True)
    sheet = read_document(EVERYBODY, report)
    assert sheet.followers == (shown,) and hidden in read_document(secretary(), report).followers
    assert sheet.recommendations == (said, part)
    assert [row.name for row in sheet.links] == ["recalling a)", "recalling b)"]
    of_one = read_recommendation(EVERYBODY, said)
    assert of_one.parts == (part,) and of_one.links == ()
    assert [row.name for row in read_recommendation(EVERYBODY, part).links] == ["recalling b)"]


def test_a_group_shows_a_page_of_what_was_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    version, on = store(make_text()), paper(40)
    link(version, "recalling/a", document=on)
    link(version, "recalling/b", document=on)
    link(version, "resolves", document=on, state=LinkState.DISMISSED)
    monkeypatch.setattr(proceedings, "CLAUSES_ON_A_PAGE", 1)
    sheets = [read_group(secretary(), group(), page=page) for page in (1, 2, 9)]
    assert [[row.address for row in sheet.coverage] for sheet in sheets] == [
        ["recalling/a"],
        ["recalling/b"],
        ["recalling/b"],
    ]
    assert {(sheet.touched, sheet.page_count) for sheet in sheets} == {(2, 2)}


def test_the_pages_of_a_group_make_up_all_that_was_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    on = paper(40)
    for number in ("140", "139", "9"):
        version = store(make_text(number=number))
        for address in ("resolves", "recalling/b", "recalling", "recalling/a"):
            link(version, address, document=on)
    whole = read_group(EVERYBODY, group()).coverage
    assert [row.path.split("/")[-2] for row in whole[::4]] == ["9", "139", "140"]
    in_order = ["recalling", "recalling/a", "recalling/b", "resolves"]
    assert [row.address for row in whole] == 3 * in_order
    monkeypatch.setattr(proceedings, "CLAUSES_ON_A_PAGE", 5)
    pages = [read_group(EVERYBODY, group(), page=page).coverage for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [5, 5, 2]
    assert sum(pages, ()) == whole


def test_a_list_of_all_groups_shows_the_latest_meetings_of_each() -> None:
    for number in range(1, LATEST + 3):
        meeting(number, year=2000 + number)
    (found,) = list_groups()
    assert len(found.meetings_here) == LATEST
    assert found.meeting_count == LATEST + 2
    assert found.meetings_here[0].number == LATEST + 2
