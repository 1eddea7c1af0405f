import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from amendments.drafting.conflicts import Choice, ConflictKind
from amendments.drafting.history import play
from amendments.drafting.operations import Add, Delete, Move, Operation, Reword
from amendments.drafting.refusals import CannotEdit
from amendments.drafting.trees import Place, Side
from amendments.editor import editor_sheet
from amendments.models import Contribution, ContributionState, Proposal
from amendments.services.editing import Collision, Saved, restore, save, state
from meetings.models import Role
from resolutions.services.problems import ImportProblem
from tests.amendments.drafts import clause, draft, drafter
from tests.meetings.people import administrator
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def edit(user: User, proposal: Proposal, *operations: Operation, **how: object) -> Saved:
    proposal.refresh_from_db()
    how = {"seen": proposal.saves} | how
    return save(user=user, proposal=proposal, operations=operations, **how)  # type: ignore[arg-type]


def reword(proposal: Proposal, address: str, words: str) -> Reword:
    return Reword(clause(proposal, address).uid, words)


def test_a_save_is_a_state_with_its_writer() -> None:
    user = drafter()
    proposal = draft(user)
    edit(user, proposal, reword(proposal, "recalling/a", "the plan;"))
    proposal.refresh_from_db()
    latest = proposal.history.first()
    assert (latest.saves, latest.history_user) == (1, user)
    assert clause(proposal, "recalling/a").text == "the plan;"


def test_the_base_stays_what_it_is() -> None:
    user = drafter()
    proposal = draft(user)
    before = proposal.base_text
    edit(
        user,
        proposal,
        reword(proposal, "recalling/a", "x"),
        Delete(clause(proposal, "resolves").uid),
    )
    proposal.refresh_from_db()
    assert proposal.base_text == before


def test_labels_follow_what_is_added() -> None:
    user = drafter()
    proposal = draft(user)
    first = clause(proposal, "recalling/a").uid
    edit(user, proposal, Add("new", Place(Side.AFTER, first), "a word;"))
    assert clause(proposal, "recalling/b").text == "a word;"
    assert clause(proposal, "recalling/c").text.startswith("the report")


def test_a_bis_leaves_the_others_their_labels() -> None:
    user = drafter()
    proposal = draft(user)
    first = clause(proposal, "recalling/a").uid
    edit(user, proposal, Add("new", Place(Side.AFTER, first), "a word;"), adverb=True)
    assert clause(proposal, "recalling/b").text.startswith("the report")
    assert "bis" in next(c for c in proposal.after.walk() if c.uid == "new").label


def test_what_undoes_a_save_leads_back() -> None:
    user = drafter()
    proposal = draft(user)
    before = proposal.after
    saved = edit(user, proposal, Delete(clause(proposal, "recalling/b").uid))
    assert play(saved.text, saved.undo) == before


def test_what_is_sent_twice_is_saved_once() -> None:
    user = drafter()
    proposal = draft(user)
    added = Add("new", Place(Side.AFTER, clause(proposal, "recalling/a").uid), "a word;")
    edit(user, proposal, added, seen=0)
    again = edit(user, proposal, added, seen=0)
    proposal.refresh_from_db()
    assert (proposal.saves, again.undo) == (1, ())


def test_edits_of_different_clauses_merge_by_themselves() -> None:
    user, other = drafter(), drafter("otto")
    proposal = draft(user)
    edit(user, proposal, reword(proposal, "recalling/a", "mine;"), seen=0)
    saved = edit(other, proposal, reword(proposal, "recalling/c", "theirs,"), seen=0)
    assert saved.others
    assert clause(proposal, "recalling/a").text == "mine;"
    assert clause(proposal, "recalling/c").text == "theirs,"


def collide(proposal: Proposal, one: User, other: User) -> Reword:
    """Two reword one clause; what the second wanted to save."""
    edit(one, proposal, reword(proposal, "recalling/a", "theirs;"), seen=0)
    return reword(proposal, "recalling/a", "mine;")


def test_two_edits_of_one_clause_are_both_shown_and_nothing_is_saved() -> None:
    user, other = drafter(), drafter("otto")
    proposal = draft(user)
    wanted = collide(proposal, user, other)
    with pytest.raises(Collision) as collision:
        edit(other, proposal, wanted, seen=0)
    (conflict,) = collision.value.conflicts
    assert conflict.kind is ConflictKind.WORDS
    assert conflict.mine and conflict.theirs
    assert (conflict.mine.text, conflict.theirs.text) == ("mine;", "theirs;")
    proposal.refresh_from_db()
    assert (proposal.saves, clause(proposal, "recalling/a").text) == (1, "theirs;")


@pytest.mark.parametrize(
    ("choice", "said"),
    [(Choice.MINE, "mine;"), (Choice.THEIRS, "theirs;"), (Choice.BOTH, "mine; theirs;")],
)
def test_the_writer_chooses(choice: Choice, said: str) -> None:
    user, other = drafter(), drafter("otto")
    proposal = draft(user)
    wanted = collide(proposal, user, other)
    edit(other, proposal, wanted, seen=0, choice=choice, against=1)
    assert clause(proposal, "recalling/a").text == said


def test_a_choice_against_what_was_not_seen_is_none() -> None:
    user, other = drafter(), drafter("otto")
    proposal = draft(user)
    wanted = collide(proposal, user, other)
    edit(user, proposal, reword(proposal, "recalling/a", "something else;"))
    with pytest.raises(Collision):
        edit(other, proposal, wanted, seen=0, choice=Choice.MINE, against=1)
    assert clause(proposal, "recalling/a").text == "something else;"


def test_what_does_not_fit_saves_nothing() -> None:
    user = drafter()
    proposal = draft(user)
    with pytest.raises(CannotEdit):
        edit(user, proposal, reword(proposal, "recalling/a", "x"), Delete("nobody"))
    proposal.refresh_from_db()
    assert proposal.saves == 0


def test_an_earlier_state_is_restored_and_the_later_ones_stay() -> None:
    user = drafter()
    proposal = draft(user)
    for words in ("one;", "two;"):
        edit(user, proposal, reword(proposal, "recalling/a", words))
    restore(user=user, proposal=proposal, number=1)
    proposal.refresh_from_db()
    assert (proposal.saves, clause(proposal, "recalling/a").text) == (3, "one;")
    assert state(proposal, 2)[0].by_address()["recalling/a"].text == "two;"
    assert state(proposal, 0)[0] == proposal.before


def test_a_state_that_never_was_is_none() -> None:
    user = drafter()
    proposal = draft(user)
    with pytest.raises(ImportProblem) as problem:
        edit(user, proposal, seen=7)
    assert problem.value.code == "no-state"


def test_a_move_keeps_the_identity() -> None:
    user = drafter()
    proposal = draft(user)
    first, last = (clause(proposal, f"recalling/{label}").uid for label in "ac")
    edit(user, proposal, Move(first, Place(Side.AFTER, last)))
    assert clause(proposal, "recalling/c").uid == first


def test_nobody_else_edits() -> None:
    user = drafter()
    proposal = draft(user)
    others = (
        secretary(),
        administrator(),
        drafter("kim", "kenya"),
        drafter("rae", "canada", Role.READER),
    )
    for other in others:
        with pytest.raises(PermissionDenied):
            edit(other, proposal, reword(proposal, "recalling/a", "x"))


def test_what_is_submitted_is_not_edited() -> None:
    user = drafter()
    proposal = draft(user)
    Contribution.objects.update(state=ContributionState.SUBMITTED)
    with pytest.raises(PermissionDenied):
        edit(user, proposal, reword(proposal, "recalling/a", "x"))


def test_what_a_written_reference_points_at_is_kept_beside_the_text() -> None:
    user = drafter()
    proposal = draft(user)
    edit(user, proposal, reword(proposal, "recalling/b", "as set out in recalling a) above;"))
    proposal.refresh_from_db()
    first = clause(proposal, "recalling/a").uid
    told = {words for one in proposal.references.values() for words in one}
    assert [found for one in proposal.references.values() for found in one.values()] == [[[first]]]
    edit(user, proposal, Add("n1", Place(Side.BEFORE, first), "another;"))
    proposal.refresh_from_db()
    assert {words for one in proposal.references.values() for words in one} == told
    (found,) = editor_sheet(proposal).references
    assert (found.words, found.now) == ("recalling a) above", "recalling b) above")


def test_what_oneself_saved_meanwhile_is_nobody_elses() -> None:
    user = drafter()
    proposal = draft(user)
    edit(user, proposal, reword(proposal, "recalling/a", "first;"), seen=0)
    assert not edit(user, proposal, reword(proposal, "recalling/c", "second,"), seen=0).others
