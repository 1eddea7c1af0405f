import pytest
from django.contrib.auth.models import User

from amendments.bilingual import BilingualSheet, Entered, bilingual_sheet
from amendments.drafting.operations import Add, Delete, Reword
from amendments.drafting.translating import TITLE, Progress, Standing
from amendments.drafting.trees import Place, Side
from amendments.languages import speak, state_of
from amendments.models import Proposal
from amendments.submitted import read_contribution
from tests.amendments.drafts import clause, drafter
from tests.amendments.translated import bilingual, change, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return drafter()


@pytest.fixture
def proposal(user: User) -> Proposal:
    return bilingual(user)


def sheet(proposal: Proposal, **how: object) -> BilingualSheet:
    spoken = speak(read_contribution(proposal.contribution), "fr")
    return bilingual_sheet(spoken, 1, **how)  # type: ignore[arg-type]


def test_what_changed_is_shown_and_the_rest_when_asked(proposal: Proposal) -> None:
    uid = clause(proposal, "recalling/a").uid
    found = sheet(proposal)
    assert [part.uid for part in found.parts] == [TITLE, uid]
    assert found.progress == Progress(missing=2)
    everything = sheet(proposal, everything=True)
    assert len(everything.parts) == len(found.parts) + found.hidden
    assert everything.hidden == 0


def test_a_form_begins_with_the_words_of_the_base(user: User, proposal: Proposal) -> None:
    part = sheet(proposal).part(clause(proposal, "recalling/a").uid)
    assert part and part.fields and part.is_open
    assert part.fields.text == "fr the plan of the first conference;"
    assert part.fields.source == ("", "the new plan;")
    assert part.fields.seen == ""


def test_what_is_translated_is_closed_until_somebody_opens_it(
    user: User, proposal: Proposal
) -> None:
    row = say(user, proposal, "le *nouveau* plan")
    part = sheet(proposal).part(row.uid)
    assert part and part.fields and not part.is_open and part.target
    assert part.fields.seen == state_of(row)
    again = sheet(proposal, opened=row.uid).part(row.uid)
    assert again and again.is_open


def test_a_stale_one_says_what_changed_since(user: User, proposal: Proposal) -> None:
    row = say(user, proposal, "le nouveau plan")
    change(user, proposal, Reword(row.uid, "the newest plan;"))
    part = sheet(proposal).part(row.uid)
    assert part and part.standing is Standing.STALE and part.is_open
    assert [(piece.text, piece.mark) for piece in part.since if piece.mark] == [
        ("new", "delete"),
        ("newest", "insert"),
    ]


def test_what_came_and_went_stands_in_its_place(user: User, proposal: Proposal) -> None:
    second = clause(proposal, "recalling/b").uid
    added = Add("new", Place(Side.LAST, clause(proposal, "resolves").uid), "a word;")
    change(user, proposal, added, Delete(second))
    found = {part.uid: part for part in sheet(proposal).parts}
    gone, come = found[second], found["new"]
    assert gone.fields is None and gone.target and gone.target.before.text
    assert come.fields and come.fields.text == "" and come.target is None


def test_what_was_typed_stands_in_its_form_beside_theirs(user: User, proposal: Proposal) -> None:
    row = say(user, proposal, "le plan")
    entered = Entered(row.uid, "", "le projet", row)
    part = sheet(proposal, entered=entered).part(row.uid)
    assert part and part.fields and part.is_open
    assert part.fields.text == "le projet"
    assert part.fields.seen == state_of(row)
    assert [piece.text for piece in part.fields.theirs if piece.mark == "delete"] == ["plan"]
