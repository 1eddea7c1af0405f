import pytest
from django.contrib.auth.models import AnonymousUser

from amendments.models import Contribution, ProposedAction
from amendments.redline.changes import printed
from amendments.redline.diff import after, before
from amendments.services.contributions import carry_out, plan_contribution
from amendments.submissions.starts import Action
from amendments.submitted import (
    get_contribution,
    introduction,
    proposal_changes,
    read_contribution,
    stored_text,
)
from tests.amendments.papers import as_file, base, paper, proposed
from tests.trees import secretary


@pytest.fixture
def contribution(db: None) -> Contribution:
    plan = plan_contribution(as_file(paper()), "a.docx", user=secretary())
    return carry_out(user=secretary(), plan=plan)


def test_it_is_found_by_its_symbol_by_those_who_may_see_it(contribution: Contribution) -> None:
    assert get_contribution(secretary(), "PP22/68") == contribution
    for user, symbol in ((secretary(), ""), (secretary(), "PP22/69"), (AnonymousUser(), "PP22/68")):
        with pytest.raises(Contribution.DoesNotExist):
            get_contribution(user, symbol)


def test_everything_is_read_as_values(contribution: Contribution) -> None:
    found = read_contribution(contribution)
    assert found.head.title == "A proposal for the Union"
    assert found.remarks
    (proposal,) = found.proposals
    assert introduction(proposal) == ()
    assert stored_text(proposal) is None


def test_the_changes_print_both_texts(contribution: Contribution) -> None:
    (proposal,) = read_contribution(contribution).proposals
    marks = [mark for change in proposal_changes(proposal) for mark in change.marks]
    assert (before(marks), after(marks)) == (printed(base()), printed(proposed()))


def test_the_table_knows_every_action() -> None:
    assert set(ProposedAction.values) == {action.value for action in Action}
