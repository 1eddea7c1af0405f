import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from amendments.models import ContributionState, Proposal
from amendments.services.editing import restore
from amendments.services.records import move
from resolutions.services.problems import ImportProblem
from tests.amendments.owned import everybody
from tests.amendments.saved import WORDS, drafted, says
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def test_an_earlier_state_is_a_new_save_and_nothing_is_lost() -> None:
    _contribution, proposal, writer = drafted()
    Proposal.objects.filter(pk=proposal.pk).update(kept_labels=["one"])
    restored = restore(user=writer, proposal=proposal, number=1).proposal
    assert (restored.saves, says(proposal)) == (4, WORDS[0])
    assert restored.kept_labels == []
    rows = list(proposal.history.order_by("history_id").values_list("saves", "history_user"))
    assert rows[-1] == (4, writer.pk)
    assert [saves for saves, _user in rows] == [0, 1, 2, 3, 4]
    assert restore(user=writer, proposal=proposal, number=4).proposal.saves == 4
    assert proposal.history.count() == 5


def test_there_is_no_other_state() -> None:
    _contribution, proposal, writer = drafted()
    with pytest.raises(ImportProblem) as refused:
        restore(user=writer, proposal=proposal, number=9)
    assert refused.value.code == "no-state"


def test_only_who_may_edit_restores_and_a_draft_alone() -> None:
    contribution, proposal, writer = drafted()
    for who, user in everybody().items():
        if isinstance(user, User) and who not in {"head", "drafter"}:
            with pytest.raises(PermissionDenied):
                restore(user=user, proposal=proposal, number=1)
    move(secretary(), contribution, ContributionState.SUBMITTED)
    with pytest.raises(PermissionDenied):
        restore(user=writer, proposal=proposal, number=1)
    assert says(proposal) == WORDS[2]
