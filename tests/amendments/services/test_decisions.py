"""What people decide about contributions."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from amendments.models import BaseState, Change, ChangeState, ContributionState, Proposal
from amendments.services import decisions
from amendments.services.contributions import carry_out, plan_contribution
from amendments.services.records import move
from amendments.services.reviews import confirm_sure
from amendments.submitted import base_differences, proposal_changes
from resolutions.services.problems import ImportProblem
from resolutions.services.sources import read_source
from tests.amendments.editions import store
from tests.amendments.owned import owned
from tests.amendments.papers import BEFORE, as_file, base, paper, proposed
from tests.trees import markdown, secretary

pytestmark = pytest.mark.django_db


def bring(*, recalling: tuple[str, ...] = BEFORE, more: str = "") -> Proposal:
    """The contribution's proposal, where the stored base says this."""
    store(read_source(markdown(recalling=recalling, more=more)).text)
    plan = plan_contribution(as_file(paper()), "a.docx", user=secretary())
    return carry_out(user=secretary(), plan=plan).proposals.get()


def test_a_stored_base_is_taken_and_the_changes_made_there() -> None:
    proposal = bring(more="3 to meet once more,\n")
    assert proposal.base_state == BaseState.DIFFERS and base_differences(proposal)
    assert decisions.take_stored_base(user=secretary(), proposal=proposal) == ()
    proposal = Proposal.objects.get()
    assert proposal.base_state == BaseState.SAME and not base_differences(proposal)
    assert proposal.after
    said = [clause.words for clause in proposal.after.walk()]
    assert "3 to meet once more," in said
    assert "c) the letter of the third conference," in said
    kinds = {one.position: one.kinds for one in proposal.changes.all()}
    values = proposal_changes(proposal)
    assert kinds == {
        at: [kind.value for kind in one.kinds]
        for at, one in enumerate(values, 1)
        if one.kind.value != "same"
    }
    assert Change.history.filter(history_type="-").exists()


def test_what_does_not_fit_is_told_and_kept() -> None:
    proposal = bring(recalling=("the short plan of the first conference;", BEFORE[1]))
    (misfit,) = decisions.take_stored_base(user=secretary(), proposal=proposal)
    assert misfit.after and misfit.after.address == "recalling/a"
    proposal = Proposal.objects.get()
    assert [doubt["rule"] for doubt in proposal.doubts] == ["rebase"]
    assert proposal.after
    assert "a) the short plan of the first conference;" in [
        clause.words for clause in proposal.after.walk()
    ]


def test_the_own_base_is_kept() -> None:
    proposal = bring(more="3 to meet once more,\n")
    kept = decisions.keep_own_base(user=secretary(), proposal=proposal)
    assert kept.base_state == BaseState.ACCEPTED
    assert (kept.before, kept.after) == (base(), proposed())
    assert kept.history.count() == 2


def test_without_a_stored_text_there_is_nothing_to_take() -> None:
    plan = plan_contribution(as_file(paper()), "a.docx", user=secretary())
    proposal = carry_out(user=secretary(), plan=plan).proposals.get()
    with pytest.raises(ImportProblem):
        decisions.take_stored_base(user=secretary(), proposal=proposal)


def test_changes_are_confirmed_and_dismissed_with_history() -> None:
    change = bring().changes.all()[0]
    decisions.dismiss_change(user=secretary(), change=change)
    change.refresh_from_db()
    assert change.state == ChangeState.DISMISSED
    decisions.confirm_change(user=secretary(), change=change)
    decisions.confirm_change(user=secretary(), change=change)
    change.refresh_from_db()
    assert change.state == ChangeState.CONFIRMED
    assert change.history.count() == 3


def test_the_secretariat_settles_a_delegations_contribution_only_once_it_is_handed_in() -> None:
    contribution = owned()
    proposal = contribution.proposals.get()
    change = proposal.changes.all()[0]
    office = secretary()
    settling = (
        lambda: decisions.keep_own_base(user=office, proposal=proposal),
        lambda: decisions.take_stored_base(user=office, proposal=proposal),
        lambda: decisions.confirm_change(user=office, change=change),
        lambda: decisions.dismiss_change(user=office, change=change),
        lambda: confirm_sure(user=office, contribution=contribution),
    )
    for refused in settling:
        with pytest.raises(PermissionDenied):
            refused()
    move(office, contribution, ContributionState.SUBMITTED)
    assert decisions.confirm_change(user=office, change=change).state == ChangeState.CONFIRMED


def test_others_decide_nothing() -> None:
    proposal = bring()
    change = proposal.changes.all()[0]
    user = User.objects.create(username="delegate")
    asked = (
        lambda: decisions.keep_own_base(user=user, proposal=proposal),
        lambda: decisions.take_stored_base(user=user, proposal=proposal),
        lambda: decisions.confirm_change(user=user, change=change),
        lambda: decisions.dismiss_change(user=user, change=change),
    )
    for ask in asked:
        with pytest.raises(PermissionDenied):
            ask()
