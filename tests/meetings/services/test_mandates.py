from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from meetings.models import Document, Link, LinkState, Mandate, MandateState, Relation
from meetings.services.mandates import build, build_all, correct
from resolutions.models import Version
from resolutions.services.problems import ImportProblem
from resolutions.services.versions import publish
from tests.amendments.editions import store
from tests.meetings.mandated import SECTION, TASKS, mandated, store_mandated, store_mandated_next
from tests.meetings.people import delegation, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db
TODAY = date(2019, 6, 1)


def of(version: Version, rank: int = 1) -> Mandate:
    return Mandate.objects.get(clause__version=version, clause__address=f"{SECTION}/{rank}")


def state(mandate: Mandate, today: date = TODAY, user: object = None) -> str:
    rows = Mandate.objects.with_state(user or AnonymousUser(), today)  # type: ignore[arg-type]
    return str(rows.get(pk=mandate.pk).state)  # type: ignore[attr-defined]


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
    correct(user=secretary(), mandate=of(version), said={"due": "2020-06", "said_state": "done"})
    assert build_all(user=secretary(), anew=True) == 1
    after = of(version)
    assert (after.due, after.due_on) == ("2020-06", date(2020, 6, 30))
    assert after.history.latest().history_user == secretary()
    follower = of(store_mandated_next(tasks=("to report to the Council in 2023;", *TASKS[1:])))
    assert (follower.due, follower.corrected) == ("2020-06", ["due"])
    assert (follower.said_state, follower.corrected_by) == ("", secretary())


def test_what_is_no_mandate_stays_none() -> None:
    version = store_mandated()
    correct(user=secretary(), mandate=of(version, 3), said={"is_dismissed": True})
    followers = Mandate.objects.in_force().filter(clause__version=store_mandated_next())
    assert [row.clause.address for row in followers] == [f"{SECTION}/1", f"{SECTION}/2"]


def test_the_state_follows_from_confirmed_links_and_dates() -> None:
    mandate = of(store_mandated())
    assert state(mandate) == MandateState.OPEN
    assert state(mandate, date(2020, 1, 1)) == MandateState.OVERDUE
    reported = link(mandate, Relation.REPORTS_ON)
    assert state(mandate, date(2020, 1, 1)) == MandateState.REPORTED
    Link.objects.filter(pk=reported.pk).update(state=LinkState.SUGGESTED)
    assert state(mandate) == MandateState.OPEN
    link(mandate, Relation.IMPLEMENTS)
    assert state(mandate) == MandateState.DONE
    correct(user=secretary(), mandate=mandate, said={"said_state": MandateState.OVERDUE})
    assert state(mandate) == MandateState.OVERDUE


def test_a_document_of_before_the_edition_is_no_evidence() -> None:
    mandate = of(store_mandated())
    link(mandate, Relation.REPORTS_ON, date=date(2017, 5, 1))
    assert state(mandate) == MandateState.OPEN


def test_a_draft_is_no_evidence_to_those_who_do_not_see_it() -> None:
    mandate = of(store_mandated())
    link(mandate, Relation.REPORTS_ON, is_public=False, delegation=delegation())
    assert state(mandate) == MandateState.OPEN
    assert state(mandate, user=secretary()) == MandateState.OPEN


def test_nobody_else_corrects_and_nothing_impossible_is_kept() -> None:
    mandate = of(store_mandated())
    with pytest.raises(PermissionDenied):
        correct(user=person(), mandate=mandate, said={"due": "2020"})
    for said in ({"due": "2020-13"}, {"due": "soon"}, {"actors": " "}, {"action": "begs"}):
        with pytest.raises(ImportProblem):
            correct(user=secretary(), mandate=mandate, said=said)
    mandate.refresh_from_db()
    assert (mandate.due, mandate.corrected) == ("2019", [])
