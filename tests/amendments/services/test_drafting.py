import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from amendments.models import Contribution, Proposal, ProposedAction, Step
from amendments.services.drafting import (
    add_proposal,
    add_resolution,
    begin,
    remove_proposal,
    said_in,
    set_head,
    set_reasons,
)
from amendments.submissions.labels import BlockKind
from meetings.models import Role
from resolutions.models import LANGUAGES, Body
from resolutions.services.problems import ImportProblem
from resolutions.text.clauses import Kind
from tests.amendments.drafts import base, draft, drafter
from tests.amendments.editions import store
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def test_a_draft_belongs_to_the_delegation_acted_for() -> None:
    user = drafter()
    contribution = begin(user=user, language="zh", title="x")
    assert contribution.delegation.code == "canada"
    assert contribution.document.source == "代表团"
    assert contribution.document.delegation == contribution.delegation
    assert not contribution.document.is_public
    assert contribution.transitions.get().step == Step.BEGUN


@pytest.mark.parametrize("role", [Role.READER, None])
def test_who_does_not_draft_begins_nothing(role: Role | None) -> None:
    user = drafter(role=role) if role else secretary()
    with pytest.raises(PermissionDenied):
        begin(user=user, language="en")
    assert not Contribution.objects.exists()


def test_a_proposal_starts_from_the_stored_text() -> None:
    proposal = draft(drafter())
    assert proposal.before == proposal.after
    assert proposal.before is not None
    assert all(clause.uid for clause in proposal.before.walk())


def add(user: User, contribution: Contribution, action: ProposedAction) -> Proposal:
    version = store(make_text(number="77", year=2022))
    return add_proposal(user=user, contribution=contribution, version=version, action=action)


def test_a_suppression_proposes_no_text() -> None:
    user = drafter()
    proposal = add(user, begin(user=user, language="en"), ProposedAction.SUP)
    assert proposal.after is None and proposal.before is not None


@pytest.mark.parametrize(
    ("language", "how", "code"),
    [("en", {"publish": False}, "draft-base"), ("fr", {}, "language")],
)
def test_what_a_proposal_cannot_start_from(language: str, how: dict[str, bool], code: str) -> None:
    user = drafter()
    contribution = begin(user=user, language=language)
    with pytest.raises(ImportProblem) as problem:
        add_proposal(
            user=user, contribution=contribution, version=base(**how), action=ProposedAction.MOD
        )
    assert problem.value.code == code


def test_a_resolution_is_amended_once_in_a_contribution() -> None:
    user = drafter()
    proposal = draft(user)
    with pytest.raises(ImportProblem) as problem:
        add_proposal(
            user=user,
            contribution=proposal.contribution,
            version=proposal.base,
            action=ProposedAction.MOD,
        )
    assert problem.value.code == "twice"


@pytest.mark.parametrize("language", [code for code, _name in LANGUAGES])
def test_a_new_resolution_begins_with_the_frame_of_one(language: str) -> None:
    user = drafter()
    contribution = begin(user=user, language=language)
    council = Body.objects.get(pk="council")
    proposal = add_resolution(
        user=user, contribution=contribution, body=council, number="ATU-1", title="A new thing"
    )
    after = proposal.after
    assert proposal.before is None and after is not None
    kinds = [clause.kind for clause in after.clauses]
    assert kinds == [Kind.NUMBER, Kind.TITLE, Kind.OPENING, Kind.PREAMBLE, Kind.OPERATIVE]
    assert [clause.key for clause in after.clauses[3:]] == ["considering", "resolves"]
    assert "ATU-1" in after.clauses[0].text


def test_what_leaves_a_draft_leaves_no_gap() -> None:
    user = drafter()
    first = draft(user)
    second = add(user, first.contribution, ProposedAction.NOC)
    remove_proposal(user=user, proposal=first)
    second.refresh_from_db()
    assert second.position == 1
    assert Proposal.history.filter(id=first.pk, history_type="-").count() == 1


def test_reasons_are_paragraphs() -> None:
    user = drafter()
    proposal = set_reasons(user=user, proposal=draft(user), reasons=" One. \n\n  Two  more. ")
    assert (proposal.reasons, proposal.reasons_label) == ("One.\nTwo more.", "Reasons")


def test_a_head_has_what_was_said_of_its_blocks_in_their_order() -> None:
    user = drafter()
    contribution = draft(user).contribution
    said = {BlockKind.PROPOSAL: "Do it.", BlockKind.SUMMARY: "In short.", BlockKind.PURPOSE: " "}
    set_head(user=user, contribution=contribution, title="T", said=said)
    contribution.refresh_from_db()
    assert list(said_in(contribution).items()) == [
        (BlockKind.SUMMARY, "In short."),
        (BlockKind.PROPOSAL, "Do it."),
    ]
    assert contribution.head["blocks"][0]["label"] == "Summary"


def test_another_delegation_changes_nothing() -> None:
    user, other = drafter(), drafter("kim", "kenya")
    proposal = draft(user)
    with pytest.raises(PermissionDenied):
        set_reasons(user=other, proposal=proposal, reasons="x")
    with pytest.raises(PermissionDenied):
        set_head(user=other, contribution=proposal.contribution, title="x", said={})
    with pytest.raises(PermissionDenied):
        remove_proposal(user=other, proposal=proposal)
