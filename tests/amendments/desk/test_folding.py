"""What a long desk shows at once, and that the rest is behind an address of its own."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.desk import folding
from amendments.desk.folding import unfold
from amendments.desk.sheets import DeskSheet
from amendments.models import Desk
from amendments.services.desks import point
from amendments.services.rulings import rule_all
from tests.amendments.desked import chair_of, now, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk that is long by having more than two things to decide."""
    monkeypatch.setattr(folding, "LONG", 2)
    return opened()[0]


@pytest.fixture
def chair(client: Client, desk: Desk) -> Client:
    """Its chair, logged in."""
    client.force_login(chair_of(desk.meeting))
    return client


def shown(desk: Desk) -> list[str]:
    """The elements of the clauses that show what is proposed, where anything is."""
    sheet = DeskSheet(now(desk), desk.pointer.element)
    rows = unfold(sheet, sheet.rows)
    return [row.element for row in rows if row.is_changed and not row.is_folded]


def page(client: Client, address: str) -> str:
    """The page at an address."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_desk_that_is_not_long_shows_everything(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(desk) == []
    monkeypatch.setattr(folding, "LONG", 60)
    assert len(shown(desk)) == 3


def test_where_the_meeting_looks_is_open(desk: Desk) -> None:
    element = now(desk).base.by_address()["recalling/b"].uid
    point(user=chair_of(desk.meeting), desk=desk, element=element)
    desk.refresh_from_db()
    assert shown(desk) == [element]


def test_what_is_left_is_shown_once_it_is_little(desk: Desk) -> None:
    user = chair_of(desk.meeting)
    rule_all(user=user, desk=desk, scope="uncontested")
    base = now(desk).base.by_address()
    assert shown(desk) == [base["recalling/b"].uid, base["recalling/c"].uid]
    rule_all(user=user, desk=desk, scope="author:Canada")
    assert shown(desk) == [base["recalling/c"].uid]


def test_a_folded_clause_says_how_much_it_has_and_where_that_is(chair: Client, desk: Desk) -> None:
    said = page(chair, f"/desks/{desk.pk}/")
    assert 'value="alternatives"' not in said
    links = re.findall(r'data-load data-open><a href="([^"]+)"', said)
    assert len(links) == 3 and said.count("1 change or collision") == 3
    clauses = [page(chair, link.replace("&amp;", "&")) for link in links]
    assert sum(clause.count('value="alternatives"') for clause in clauses) == 2
    assert all(clause.count('<section class="desk-row') == 1 for clause in clauses)
    everything = page(chair, f"/desks/{desk.pk}/?unfolded=on")
    assert "data-load" not in everything and everything.count('value="alternatives"') == 2


def test_a_clause_that_is_not_there_is_not_found(chair: Client, desk: Desk) -> None:
    assert chair.get(f"/desks/{desk.pk}/clause/at-nothing/").status_code == 404
    assert (
        chair.get(f"/desks/{desk.pk}/clause/at-/").status_code == 404
    )  # nothing is about the text


def test_a_decision_is_answered_with_its_clause_open(chair: Client, desk: Desk) -> None:
    said = re.search(r'data-shown="([^"]+)"', page(chair, f"/desks/{desk.pk}/"))
    assert said is not None
    one = next(one for one in now(desk).sided.values() if "FRA/1/1" in one.sources)
    fields = {"about": one.key, "choice": "leave", "seen": "0", "since": said[1]}
    answer = chair.post(f"/desks/{desk.pk}/rule", fields, follow=True).content.decode()
    assert "<html" not in answer and "data-load" not in answer
    assert answer.count('class="desk-card" open') == 1 and "all decided" in answer


def test_a_clause_asks_as_much_whatever_is_proposed_to_it(chair: Client, desk: Desk) -> None:
    asked = set()
    for clause in "bc":
        element = now(desk).base.by_address()[f"recalling/{clause}"].uid
        with CaptureQueriesContext(connection) as found:
            page(chair, f"/desks/{desk.pk}/clause/at-{element}/")
        asked.add(len(found))
    assert len(asked) == 1
