from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from meetings.mandates.states import open_ledger
from meetings.mandates.table import entry_of
from meetings.models import Document, Link, LinkState, Mandate, MandateState, Meeting, Relation
from meetings.models import Group as MeetingGroup
from meetings.services.links import decide
from meetings.services.mandatecorrections import add, correct
from meetings.services.mandates import build, build_all
from resolutions.models import Body, Clause, Version
from resolutions.services.history import signed
from resolutions.services.versions import publish
from tests.amendments.editions import store, store_next
from tests.meetings.mandated import SECTION, TASKS, mandated, store_mandated, store_mandated_next
from tests.meetings.people import delegation
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db
TODAY = date(2019, 6, 1)
OTHER = ("to report to the Council in 2023;", *TASKS[1:])


def of(version: Version, rank: int = 1) -> Mandate:
    return Mandate.objects.get(clause__version=version, clause__address=f"{SECTION}/{rank}")


def state(mandate: Mandate, today: date = TODAY, user: object = None) -> str:
    mandate.refresh_from_db()
    ledger = open_ledger(user or AnonymousUser(), today)  # type: ignore[arg-type]
    return ledger.state(entry_of(mandate))


def link(mandate: Mandate, relation: str, **said: object) -> Link:
    document = Document.objects.create(**{"is_public": True, "date": date(2019, 2, 1)} | said)
    return Link.objects.create(
        document=document,
        resolution=mandate.clause.version.resolution,
        provision=mandate.clause.provision,
        relation=relation,
        state=LinkState.CONFIRMED,
        rule="hand",
        made_by=secretary(),
    )


def test_what_is_published_has_its_mandates() -> None:
    version = store_mandated()
    first, second, third = (of(version, rank) for rank in (1, 2, 3))
    assert (first.action, first.actor_keys) == ("instructs", ("the-secretary-general",))
    assert (first.recipient_keys, first.due) == (("the-council",), "2019")
    assert (first.due_on, first.due_body) == (date(2019, 12, 31), "council")
    assert (second.recurrence, second.due_on) == ("P1Y", None)
    assert (third.due, third.recurrence, third.confidence) == ("", "", 1.0)


def test_a_draft_has_none_until_it_is_published() -> None:
    version = store(mandated(), publish=False)
    assert build(secretary(), version) == 0
    publish(user=secretary(), version=version)
    assert Mandate.objects.filter(clause__version=version).count() == 3
    assert build_all(user=secretary()) == 0


def test_a_correction_survives_rebuilding_and_goes_on_with_the_provision() -> None:
    version = store_mandated()
    correct(user=secretary(), mandate=of(version), said={"due": "2020-06"})
    assert build_all(user=secretary(), anew=True) == 1
    after = of(version)
    assert (after.due, after.due_on) == ("2020-06", date(2020, 6, 30))
    assert after.history.latest().history_user == secretary()
    follower = of(store_mandated_next())
    assert (follower.due, follower.corrected) == ("2020-06", ["due"])
    assert (follower.corrected_by, follower.is_upset) == (secretary(), False)


def test_a_correction_of_a_clause_that_reads_otherwise_is_to_be_looked_at_again() -> None:
    version = store_mandated()
    said = {"due": "2020-06", "said_state": "done", "note": "It was before the Council."}
    correct(user=secretary(), mandate=of(version), said=said)
    follower = of(store_mandated_next(tasks=OTHER))
    assert (follower.due, follower.said_state, follower.is_upset) == ("2020-06", "", True)
    correct(user=secretary(), mandate=follower, said={"due": "2020-06"})
    follower.refresh_from_db()
    assert not follower.is_upset


def test_what_a_person_says_of_its_state_goes_on_while_the_clause_reads_the_same() -> None:
    version = store_mandated()
    said = {"said_state": "dropped", "note": "Nobody asks for it."}
    correct(user=secretary(), mandate=of(version, 3), said=said)
    follower = of(store_mandated_next(tasks=OTHER), 3)
    assert (follower.said_state, follower.note) == ("dropped", "Nobody asks for it.")
    assert (state(follower), follower.is_upset) == (MandateState.DROPPED, False)


def test_what_is_no_mandate_stays_none() -> None:
    version = store_mandated()
    said = {"is_dismissed": True, "note": "A wish."}
    correct(user=secretary(), mandate=of(version, 3), said=said)
    followers = Mandate.objects.in_force().filter(clause__version=store_mandated_next())
    assert [row.clause.address for row in followers] == [f"{SECTION}/1", f"{SECTION}/2"]


def test_what_a_person_adds_goes_on_with_the_provision_and_no_building_takes_it() -> None:
    version = store_mandated()
    clause = Clause.objects.get(version=version, address="recalling/a")
    said = {"action": "invites", "actors": " the-council ", "due": "2021"}
    added = add(user=secretary(), clause=clause, said=said)
    build_all(user=secretary(), anew=True)
    added.refresh_from_db()
    assert (added.rule, added.due_on) == ("hand", date(2021, 12, 31))
    follower = Mandate.objects.get(
        clause__version=store_mandated_next(), clause__address="recalling/a"
    )
    assert (follower.rule, follower.actor_keys, follower.due, follower.is_upset) == (
        *("hand", ("the-council",)),
        *("2021", False),
    )
    assert build_all(user=secretary(), anew=True) == 2
    assert Mandate.objects.filter(clause=follower.clause).count() == 1


def test_a_corrected_mandate_goes_on_where_the_clause_tells_nobody_any_more() -> None:
    version = store(make_text(resolves="to invite the Council to look at the work"))
    mandate = Mandate.objects.get(clause__version=version)
    correct(user=secretary(), mandate=mandate, said={"due": "2021"})
    follower = Mandate.objects.get(clause__version=store_next(make_text(year=2022)))
    assert (follower.actor_keys, follower.due) == (("the-council",), "2021")
    assert follower.is_upset


def test_the_state_follows_from_confirmed_links_and_dates() -> None:
    mandate = of(store_mandated())
    assert state(mandate) == MandateState.OPEN
    assert state(mandate, date(2020, 1, 1)) == MandateState.OVERDUE
    reported = link(mandate, Relation.REPORTS_ON)
    assert state(mandate, date(2020, 1, 1)) == MandateState.REPORTED
    decide(user=secretary(), links=[reported.pk], state=LinkState.SUGGESTED)
    assert state(mandate) == MandateState.OPEN
    link(mandate, Relation.IMPLEMENTS)
    assert state(mandate) == MandateState.DONE
    said = {"said_state": MandateState.DROPPED, "note": "Overtaken."}
    correct(user=secretary(), mandate=mandate, said=said)
    assert state(mandate) == MandateState.DROPPED


def test_what_comes_again_is_reported_on_for_one_time() -> None:
    mandate = of(store_mandated(), 2)
    assert state(mandate, date(2019, 12, 31)) == MandateState.OPEN
    assert state(mandate, date(2020, 1, 1)) == MandateState.OVERDUE
    link(mandate, Relation.REPORTS_ON)
    assert state(mandate, date(2020, 12, 31)) == MandateState.REPORTED
    assert state(mandate, date(2021, 1, 1)) == MandateState.OVERDUE


def test_what_is_due_at_a_meeting_is_due_when_that_ends() -> None:
    mandate = of(store_mandated())
    group = MeetingGroup.objects.create(code="council", name="Council")
    days = {"begins_on": date(2019, 6, 10), "ends_on": date(2019, 6, 20)}
    held = Meeting(group=group, body=Body.objects.get(pk="council"), **days)
    signed(held, secretary()).save()
    assert state(mandate, date(2019, 6, 20)) == MandateState.OPEN
    assert state(mandate, date(2019, 6, 21)) == MandateState.OVERDUE


def test_a_document_without_a_date_is_of_the_day_of_its_meeting() -> None:
    mandate = of(store_mandated())
    group = MeetingGroup.objects.create(code="group", name="A group")
    for year, wanted in ((2017, MandateState.OPEN), (2018, MandateState.REPORTED)):
        held = Meeting.objects.create(group=group, number=year, year=year)
        link(mandate, Relation.REPORTS_ON, date=None, meeting=held, symbol=str(year))
        assert state(mandate) == wanted


def test_a_document_of_before_the_edition_is_no_evidence() -> None:
    mandate = of(store_mandated())
    link(mandate, Relation.REPORTS_ON, date=date(2017, 5, 1))
    assert state(mandate) == MandateState.OPEN


def test_a_draft_is_no_evidence_to_those_who_do_not_see_it() -> None:
    mandate = of(store_mandated())
    link(mandate, Relation.REPORTS_ON, is_public=False, delegation=delegation())
    assert state(mandate) == MandateState.OPEN
    assert state(mandate, user=secretary()) == MandateState.OPEN


def test_what_is_not_public_is_evidence_to_those_who_see_it() -> None:
    mandate = of(store_mandated())
    link(mandate, Relation.REPORTS_ON, is_public=False)
    assert state(mandate) == MandateState.OPEN
    assert state(mandate, user=secretary()) == MandateState.REPORTED
