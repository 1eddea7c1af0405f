from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from meetings.models import Mandate
from meetings.services.mandatecorrections import add, correct, state_number
from resolutions.models import Clause
from resolutions.services.problems import ImportProblem
from tests.amendments.editions import store
from tests.meetings.mandated import SECTION, mandated, store_mandated
from tests.meetings.people import person
from tests.trees import secretary

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {"action": "invites", "actors": " the-council "}


@pytest.fixture
def mandate() -> Mandate:
    version = store_mandated()
    return Mandate.objects.get(clause__version=version, clause__address=f"{SECTION}/1")


def test_nobody_else_corrects_or_adds(mandate: Mandate) -> None:
    with pytest.raises(PermissionDenied):
        correct(user=person(), mandate=mandate, said={"due": "2020"})
    with pytest.raises(PermissionDenied):
        add(user=person(), clause=mandate.clause, said=SAID)
    mandate.refresh_from_db()
    assert (mandate.due, mandate.corrected, Mandate.objects.count()) == ("2019", [], 3)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"due": "2020-13"}, "due"),
        ({"due": "soon"}, "due"),
        ({"actors": " "}, "actors"),
        ({"action": "begs"}, "invalid"),
        ({"recurrence": "each", "due_body": ""}, "due_body"),
        ({"recurrence": "P1X"}, "invalid"),
        ({"said_state": "done"}, "note"),
        ({"said_state": "overdue", "note": "x"}, "invalid"),
        ({"is_dismissed": True, "note": " "}, "note"),
    ],
)
def test_nothing_impossible_is_kept(mandate: Mandate, said: dict[str, Any], code: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        correct(user=secretary(), mandate=mandate, said=said)
    assert refused.value.code == code
    mandate.refresh_from_db()
    assert (mandate.due, mandate.corrected, mandate.history.count()) == ("2019", [], 1)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(mandate: Mandate) -> None:
    seen = state_number(mandate)
    correct(user=secretary("first"), mandate=mandate, said={"due": "2020"}, seen=seen)
    with pytest.raises(ImportProblem, match="Somebody else"):
        correct(user=secretary("second"), mandate=mandate, said={"due": "2021"}, seen=seen)
    mandate.refresh_from_db()
    assert mandate.due == "2020"
    correct(user=secretary("second"), mandate=mandate, said={}, seen=state_number(mandate))
    assert mandate.history.count() == 2


def test_only_what_is_published_is_added_to() -> None:
    version = store(mandated(), publish=False)
    clause = Clause.objects.get(version=version, address=f"{SECTION}/1")
    with pytest.raises(ImportProblem, match="published"):
        add(user=secretary(), clause=clause, said=SAID)


def test_one_clause_takes_several(mandate: Mandate) -> None:
    orders = [add(user=secretary(), clause=mandate.clause, said=SAID).order for _one in range(2)]
    assert orders == [1000, 1001]
