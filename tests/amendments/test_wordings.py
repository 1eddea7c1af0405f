"""How a comment read before, for those alone who may recall it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amendments.models import Comment
from amendments.permissions import voice
from amendments.services import comments
from amendments.wordings import read_wordings
from resolutions.services.history import signed
from tests.amendments.contributed import URL
from tests.amendments.discussed import DRAFT, PUBLISHED, SUBMITTED, discussed, link, move_to, say
from tests.meetings.people import person

pytestmark = pytest.mark.django_db


def reworded(said: Comment, *texts: str) -> Comment:
    for text in texts:
        comments.reword(user=person("drafter"), comment=said, text=text, link=link)
    said.refresh_from_db()
    return said


def texts(said: Comment, who: object) -> list[str]:
    found = read_wordings(said, voice(who, said.contribution))  # type: ignore[arg-type]
    kept = ("", "insert")
    return ["".join(piece.text for piece in one.pieces if piece.mark in kept) for one in found]


def test_each_wording_stands_once_and_marked_against_the_one_before() -> None:
    contribution, people = discussed(PUBLISHED)
    said = reworded(say(people["drafter"], contribution, "all", "One word."), "Two words.")
    comments.resolve(user=person("drafter"), comment=said)
    found = read_wordings(said, voice(people["head"], contribution))
    assert texts(said, people["head"]) == ["Two words.", "One word."]
    assert [one.is_now for one in found] == [True, False]
    assert {piece.mark for piece in found[0].pieces} == {"", "insert", "delete"}
    assert {piece.mark for piece in found[1].pieces} == {""}
    assert {one.by for one in found} == {person("drafter")}


def test_what_it_said_while_it_was_a_draft_again_the_secretariat_never_reads() -> None:
    contribution, people = discussed(SUBMITTED)
    said = reworded(say(people["drafter"], contribution, "secretariat", "First."), "Second.")
    move_to(contribution, DRAFT)
    reworded(said, "Third.", "Fourth.")
    contribution.refresh_from_db()
    contribution.handed_in_at = timezone.now()
    signed(contribution, person("drafter")).save()
    move_to(contribution, SUBMITTED)
    reworded(said, "Fifth.")
    said = Comment.objects.select_related("contribution").get()
    assert texts(said, people["secretariat"]) == ["Fifth.", "Fourth."]
    assert texts(said, people["head"]) == ["Fifth.", "Fourth.", "Third.", "Second.", "First."]


def test_its_page_is_found_by_its_delegation_and_the_secretariat(client: Client) -> None:
    contribution, people = discussed(PUBLISHED)
    said = say(people["drafter"], contribution, "all", "The former words.")
    reworded(said, "The words now.")
    page = f"{URL}comments/{said.pk}/history/"
    for who, user in people.items():
        client.logout()
        if who != "public":
            client.force_login(user)  # type: ignore[arg-type]
        recalls = who in {"head", "drafter", "member-reader", "secretariat", "administrator"}
        assert client.get(page).status_code == (200 if recalls else 404), who
        listed = client.get(f"{URL}comments/").content.decode()
        assert "worded anew since" in listed
        assert (page in listed) == recalls, who
    client.force_login(person("head"))
    assert "former" in client.get(page).content.decode()
    assert client.get(page.replace(str(said.pk), "999999")).status_code == 404


def test_more_wordings_cost_no_more_queries(client: Client) -> None:
    contribution, people = discussed(PUBLISHED)
    said = say(people["drafter"], contribution, "all", "0")
    client.force_login(person("head"))
    counted = []
    for number in range(1, 4):
        reworded(said, str(number))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{URL}comments/{said.pk}/history/").status_code == 200
        counted.append(len(queries))
    assert counted[1] == counted[2]
