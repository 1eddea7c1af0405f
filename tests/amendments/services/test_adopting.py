"""Adoption: once, whole, and only when nothing is open."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from amendments.models import Adoption, Desk, DeskState
from amendments.redline.decisions import Choice
from amendments.redline.snapshots import Fate, unpack
from amendments.services.adopting import StillOpen, adopt
from amendments.services.desks import open_desk
from amendments.services.rulings import Said, rule, rule_all
from resolutions import queries
from resolutions.models import Body, Resolution, Version
from resolutions.services.problems import ImportProblem
from resolutions.text.clauses import Action, Edition
from tests.amendments.desked import bare, base, chair_of, contribution, key_of, opened
from tests.amendments.sponsored import head, meeting
from tests.meetings.people import delegation
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db
DOHA = Edition(2026, "Doha", Action.REVISED)


def decided() -> tuple[Desk, User]:
    """A desk on which everything is decided."""
    desk, chair = opened()
    rule_all(user=chair, desk=desk, scope="author:Canada")
    rule_all(user=chair, desk=desk, scope="author:Ghana")
    rule_all(user=chair, desk=desk, scope="uncontested")
    desk.refresh_from_db()
    return desk, chair


def test_the_text_becomes_the_next_version_and_its_provisions_go_on() -> None:
    desk, chair = decided()
    adoption = adopt(user=chair, desk=desk, edition=DOHA, seen=desk.saves)
    version = adoption.version
    assert version is not None and version.is_published
    assert version.edition_text == "Rev. Doha, 2026"
    assert version.predecessor == desk.base
    text, before = (queries.version_text(one, "en") for one in (version, desk.base))
    said = bare(text)
    assert said[0] == "RESOLUTION 140 (Rev. Doha, 2026)"
    assert "b) the long report of the second conference;" in said
    assert "c) the vote of the fourth conference," in said
    was, now = before.by_address(), text.by_address()
    assert now["recalling/b"].uid == was["recalling/b"].uid
    assert now["recalling/c"].uid not in {clause.uid for clause in before.walk()}
    fates = {one.sources: one.fate for one in unpack(adoption.snapshot).dispositions}
    assert fates[("CAN/1/1", "KEN/1/1")] is Fate.TAKEN
    assert fates[("FRA/1/1",)] is Fate.NOT_TAKEN
    desk.refresh_from_db()
    assert desk.state == DeskState.ADOPTED
    with pytest.raises(ImportProblem):
        rule(user=chair, desk=desk, said=Said("x", Choice.TAKE), seen=9)


@pytest.mark.django_db(transaction=True)
def test_of_a_suppression_the_delegations_are_told_that() -> None:
    with transaction.atomic():
        version = base()
        made = contribution("canada", version, make_text(year=2022), action="SUP")
        made.proposals.update(proposed_text=None)
        desk, chair = opened([made])
        rule_all(user=chair, desk=desk, scope="uncontested")
        desk.refresh_from_db()
    mail.outbox.clear()
    adopt(user=chair, desk=desk, edition=DOHA, seen=desk.saves)
    (message,) = mail.outbox
    assert message.subject.startswith("Suppressed, with what became of PP26/")


@pytest.mark.django_db(transaction=True)
def test_the_delegations_are_told() -> None:
    with transaction.atomic():
        desk, chair = decided()
    mail.outbox.clear()
    adopt(user=chair, desk=desk, edition=DOHA, seen=desk.saves)
    assert {to for message in mail.outbox for to in message.to} >= {
        "head-canada@example.org",
        "head-japan@example.org",
    }


def test_what_is_open_or_in_brackets_stops_it() -> None:
    desk, chair = opened()
    with pytest.raises(StillOpen) as still:
        adopt(user=chair, desk=desk, edition=DOHA, seen=0)
    assert still.value.undecided and not still.value.brackets
    rule(user=chair, desk=desk, said=Said(key_of(desk, "fourth"), Choice.BRACKET), seen=0)
    with pytest.raises(StillOpen) as still:
        adopt(user=chair, desk=desk, edition=DOHA, seen=1, leave_rest=True)
    assert ["fourth" in one.words for one in still.value.brackets] == [True]
    desk.refresh_from_db()
    assert desk.is_open and desk.saves == 1 and not Adoption.objects.exists()


def test_the_rest_is_left_if_the_chair_says_so() -> None:
    desk, chair = opened()
    rule_all(user=chair, desk=desk, scope="author:Canada")
    desk.refresh_from_db()
    adoption = adopt(user=chair, desk=desk, edition=DOHA, seen=desk.saves, leave_rest=True)
    assert adoption.version is not None
    said = bare(queries.version_text(adoption.version, "en"))
    assert "b) the long report of the second conference;" in said
    assert "c) the letter of the third conference," in said


@pytest.mark.parametrize(
    ("edition", "code"),
    [
        (Edition(2026, "", Action.REVISED), "edition"),
        (Edition(2018, "Dubai", Action.REVISED), "earlier"),
        (Edition(2022, "Bucharest", Action.REVISED), "exists"),
    ],
)
def test_an_edition_that_cannot_be_is_refused_and_nothing_is_half_done(
    edition: Edition, code: str
) -> None:
    desk, chair = decided()
    with pytest.raises(ImportProblem) as problem:
        adopt(user=chair, desk=desk, edition=edition, seen=desk.saves)
    assert problem.value.code == code
    assert Version.objects.count() == 1 and not Adoption.objects.exists()


def test_nobody_else_adopts_and_nobody_adopts_what_he_has_not_seen() -> None:
    desk, chair = decided()
    with pytest.raises(PermissionDenied):
        adopt(user=head(delegation("canada")), desk=desk, edition=DOHA, seen=desk.saves)
    with pytest.raises(ImportProblem) as problem:
        adopt(user=chair, desk=desk, edition=DOHA, seen=desk.saves - 1)
    assert problem.value.code == "changed"


def test_suppressed_it_is_no_longer_in_force() -> None:
    version = base()
    made = contribution("canada", version, make_text(year=2022), action="SUP")
    made.proposals.update(proposed_text=None)
    chair = chair_of(meeting())
    desk = open_desk(user=chair, meeting=meeting(), language="en", resolution=version.resolution)
    rule_all(user=chair, desk=desk, scope="uncontested")
    desk.refresh_from_db()
    adoption = adopt(user=chair, desk=desk, edition=DOHA, seen=desk.saves)
    assert adoption.version is None
    assert not Resolution.objects.get(pk=version.resolution_id).in_force
    assert Version.objects.count() == 1


def test_a_new_resolution_comes_with_its_number() -> None:
    text = make_text(year=2026, number="ATU-1")
    made = contribution("canada", base(), text, action="ADD")
    made.proposals.update(
        resolution=None, base=None, base_text=None, base_state="none", said_number="ATU-1"
    )
    chair = chair_of(meeting())
    desk = open_desk(
        user=chair,
        meeting=meeting(),
        language="en",
        body=Body.objects.get(pk="pp"),
        number="ATU-1",
    )
    rule_all(user=chair, desk=desk, scope="uncontested")
    desk.refresh_from_db()
    new = Edition(2026, "Doha", Action.NEW)
    with pytest.raises(ImportProblem):
        adopt(user=chair, desk=desk, edition=new, seen=desk.saves)
    adoption = adopt(user=chair, desk=desk, edition=new, seen=desk.saves, number="219")
    version = adoption.version
    assert version is not None and version.resolution.number == "219"
    said = bare(queries.version_text(version, "en"))
    assert said[0] == "RESOLUTION 219 (Doha, 2026)"
    assert said[-1] == "resolves to carry on with the work that has begun"


def test_the_council_names_no_place() -> None:
    text = replace(make_text(year=2026, number="CAN-1"), body="council")
    made = contribution("canada", base(), text, action="ADD")
    said = {"said_body": "council", "said_number": "CAN-1"}
    made.proposals.update(resolution=None, base=None, base_text=None, base_state="none", **said)
    at, council = meeting(), Body.objects.get(pk="council")
    chair = chair_of(at)
    desk = open_desk(user=chair, meeting=at, language="en", body=council, number="CAN-1")
    rule_all(user=chair, desk=desk, scope="uncontested")
    desk.refresh_from_db()
    new = Edition(2026, "", Action.NEW)
    adoption = adopt(user=chair, desk=desk, edition=new, seen=desk.saves, number="1420")
    assert adoption.version is not None
    assert bare(queries.version_text(adoption.version, "en"))[0] == "RESOLUTION 1420 (2026)"


def test_a_second_click_publishes_nothing_more() -> None:
    desk, chair = decided()
    first = adopt(user=chair, desk=desk, edition=DOHA, seen=desk.saves)
    again = adopt(user=secretary(), desk=desk, edition=DOHA, seen=desk.saves)
    assert again == first and Version.objects.count() == 2


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer, and in tests one connection"
)
@pytest.mark.django_db(transaction=True)
def test_two_chairs_at_once_publish_once() -> None:
    Body.objects.get_or_create(code="pp", defaults={"name": "Plenipotentiary Conference"})
    with transaction.atomic():
        desk, chair = decided()
    users, start = (chair, secretary()), Barrier(2)

    def go(user: User) -> int:
        try:
            start.wait(timeout=30)
            return adopt(user=user, desk=desk, edition=DOHA, seen=desk.saves).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        made = set(threads.map(go, users))
    assert len(made) == 1 == Adoption.objects.count()
    assert Version.objects.count() == 2
