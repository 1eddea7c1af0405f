from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.matrix import sheets
from amendments.models import ContributionState, ProposedAction
from amendments.services.records import move
from meetings.models import Delegation
from resolutions import queries
from resolutions.text.clauses import Clause, transform_text
from tests.amendments import desked
from tests.amendments.sponsored import head, meeting
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db
ADDRESS = "/resolutions/pp/140/matrix/"


def page(client: Client, query: str = "") -> str:
    answer = client.get(ADDRESS + query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def row(html: str, words: str) -> str:
    """The row of the table in which the base has these words."""
    return next(one for one in re.findall(r"<tr.*?</tr>", html) if words in one)


def test_who_agrees_shows_the_wording_once_and_what_nobody_touches_folds(client: Client) -> None:
    desked.six(desked.base())
    html = page(client)
    report = row(html, "the report of the second conference;")
    assert report.count("<ins>") == 2 and report.count("the same as") == 1
    assert "3 proposals" in report and "2 wordings" in report
    assert "matrix-fold" in html and "6 proposals" in html
    assert "the vote of the fourth conference," in html
    assert "<bdi>Kenya</bdi> (1)" in html and "<bdi>Canada</bdi> (1)" in html


def test_a_wording_that_hardly_differs_shows_just_the_difference(client: Client) -> None:
    version = desked.base()
    text = queries.version_text(version, "en")
    long = "the report of the second conference, with all that its annexes say of small islands"
    for who, words in (("canada", f"{long};"), ("kenya", f"{long} and states;")):
        desked.contribution(who, version, desked.revised(text, recalling__b=words))
    cell = row(page(client), "the report of the second conference;").split("<td")[2]
    assert "differs from A" in cell and "with all" not in cell.split("…")[0]
    assert re.sub(r"<[^>]+>", "", cell.split("<ins>")[1]).startswith("inserted:  and states end")


def test_all_are_held_against_one_of_them(client: Client) -> None:
    desked.six(desked.base())
    html = page(client, "?against=CAN/1/1")
    report = row(html, "the long report of the second conference;")
    canada, france, ghana, italy, _japan, kenya = report.split("<td")[1:7]
    assert "<ins>" not in canada + kenya and "brief" in france.split("<ins>")[1]
    assert "leaves the base text" in ghana and "long" in ghana.split("<del>")[1]
    assert "the same as" in italy and "GHA/1/1" in italy
    assert "Every cell is held against" not in page(client, "?against=nobody")


def test_a_draft_is_a_column_for_its_delegation_alone(client: Client) -> None:
    made = desked.six(desked.base())
    move(secretary(), made[5], ContributionState.DRAFT)
    for user in (None, secretary(), head(delegation("kenya"))):
        if user:
            client.force_login(user)
        html = page(client, f"?with=document-{made[5].document_id}&with=PP26/11")
        assert "the vote of" not in html and "JAP/1/1" not in html
    client.force_login(head(delegation("japan")))
    html = page(client)
    assert "JAP/1/1" in html and html.count("not everybody sees this column") == 1
    files = [f"{ADDRESS}download.{form}" for form in ("json", "xlsx")]
    assert b"JAP/1/1" not in client.get(files[0]).content
    assert client.get(files[1]).status_code == 200
    assert client.get(f"{ADDRESS}download.exe").status_code == 404


def test_a_meeting_or_single_contributions_are_chosen(client: Client) -> None:
    desked.six(desked.base())
    assert "6 proposals" in page(client, f"?meeting={meeting().pk}")
    other = meeting(year=2030)
    assert "Nothing is proposed here" in page(client, f"?meeting={other.pk}")
    assert "1 proposal " in page(client, "?with=PP26/11&meeting=all").replace("</span>", " ")
    for unknown in ("999999", "x", "99999999999999999999"):
        assert client.get(f"{ADDRESS}?meeting={unknown}").status_code == 404


def test_who_wants_no_change_is_named(client: Client) -> None:
    version = desked.base()
    text = queries.version_text(version, "en")
    desked.six(version)
    desked.contribution("spain", version, text, action=ProposedAction.NOC)
    html = page(client)
    assert "Want no change:" in html and "SPA/1/1" in html and "6 proposals" in html


def test_on_paper_a_few_proposals_stand_on_each_sheet(client: Client) -> None:
    desked.six(desked.base())
    html = page(client, "?view=paper")
    assert html.count('<table class="matrix"') == 2
    anchors = re.findall(r' id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))


def test_where_a_clause_would_move_is_said(client: Client) -> None:
    version = desked.base()
    text = queries.version_text(version, "en")
    children = text.by_address()["recalling"].children
    for by, ranks in (("canada", (2, 0, 1)), ("kenya", (1, 0, 2))):
        moved = tuple(children[rank] for rank in ranks)

        def order(clause: Clause, moved: tuple[Clause, ...] = moved) -> Clause:
            return replace(clause, children=moved) if clause.key == "recalling" else clause

        desked.contribution(by, version, transform_text(text, order))
    html = page(client)
    assert "moved to the front of <bdi>recalling</bdi>" in html
    assert "moved behind <bdi>recalling b)</bdi>" in html


def test_each_wording_stands_once_with_all_who_want_it(client: Client) -> None:
    made = desked.six(desked.base())
    Delegation.objects.filter(code="canada").update(name="Union of the North (UN)")
    html = page(client, "?view=wording")
    clause = re.search(
        r'<li id="[^"]*"[^>]*>\s*<h2><bdi[^>]*>recalling b\).*?</li>', html, re.DOTALL
    )
    assert clause is not None
    wordings = clause.group().split('<div class="matrix-wording">')[1:]
    assert len(wordings) == 2
    assert re.findall(r"<strong><bdi>(.*?)</bdi>", wordings[0]) == ["UN", "Kenya"]
    assert re.findall(r"<strong><bdi>(.*?)</bdi>", wordings[1]) == ["France"]
    assert "the same as" not in html and "which nobody touches</span>" not in html
    assert html.count('class="wording-who"') < len(made) * 2
    assert '<table class="matrix"' not in html


def test_of_a_big_table_the_first_clauses_come_at_once_and_the_others_after_them(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = desked.base()
    desked.six(version)
    assert "data-rest" not in page(client)
    monkeypatch.setattr(sheets, "FIRST_CELLS", 6)
    first, whole = page(client), page(client, "?rows=all")
    mark = re.search(r'data-rest="(\w+)">2 more clauses follow', first)
    assert mark is not None and "data-rest" not in whole
    rest = page(client, f"?rows=rest&of={mark[1]}")
    rows = [table_rows(html) for html in (first, rest, whole)]
    assert len(rows[0]) > 1 and len(rows[1]) >= 2
    assert rows[0] + rows[1] == rows[2]
    assert "<html" not in rest and "<form" not in rest
    by_wording = [
        page(client, f"?view=wording{query}")
        for query in ("", f"&rows=rest&of={mark[1]}", "&rows=all")
    ]
    clauses = [re.findall(r"<li id=.*?</li>", html) for html in by_wording]
    assert [len(some) for some in clauses] == [1, 2, 3]
    assert clauses[0] + clauses[1] == clauses[2]
    desked.contribution(
        "spain",
        version,
        desked.revised(queries.version_text(version, "en"), recalling__a="a plan;"),
    )
    for stale in (f"&of={mark[1]}", ""):
        assert client.get(f"{ADDRESS}?rows=rest{stale}").status_code == 409
    assert (
        client.get("/resolutions/pp/140/matrix/?rows=rest&meeting=all&with=none").status_code == 200
    )


def table_rows(html: str) -> list[str]:
    """The rows of the matrix, without its head and the table of delegations."""
    table = html.split('<section class="matrix-tallies"')[0].split("</thead>")[-1]
    return re.findall(r"<tr.*?</tr>", table)


def test_as_many_queries_for_many_as_for_few(client: Client) -> None:
    version = desked.base()
    text = queries.version_text(version, "en")
    desked.contribution("canada", version, desked.revised(text, recalling__a="a brief plan;"))
    page(client)  # what is remembered for every page
    with CaptureQueriesContext(connection) as few:
        page(client)
    desked.six(version)
    with CaptureQueriesContext(connection) as many:
        page(client)
    assert len(few) == len(many)


def test_the_pages_around_lead_to_it(client: Client) -> None:
    made = desked.six(desked.base())
    assert f'href="{ADDRESS}' in client.get("/resolutions/pp/140/").content.decode()
    html = client.get(f"/meetings/{meeting().pk}/").content.decode()
    assert f'href="{ADDRESS}?meeting={meeting().pk}">Resolution 140</a> (6)' in html
    desk, chair = desked.opened(made)
    client.force_login(chair)
    assert f'href="{ADDRESS}?meeting=' in client.get(f"/desks/{desk.pk}/").content.decode()
