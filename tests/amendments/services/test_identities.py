"""A file that we handed out comes back edited: its clauses say which provisions they are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from amendments.models import BaseState
from amendments.redline.alignment import Reason
from amendments.redline.changes import compare
from amendments.services.contributions import plan_contribution
from amendments.services.imports import carry_out
from amendments.services.plans import ImportPlan, Step, plan_import
from amendments.submissions.layout import Item, Marks, Paper, lay_out_contribution
from amendments.submissions.starts import Action
from resolutions.models import PairingState, Provision, Version
from resolutions.queries import version_text
from resolutions.services.sources import read_source
from resolutions.text.clauses import Clause, Kind, OddityKind, ResolutionText, transform_text
from resolutions.word.layout import lay_out
from resolutions.word.reader import read
from resolutions.word.writer import write
from tests.amendments.editions import store
from tests.trees import markdown, secretary

pytestmark = pytest.mark.django_db

PLAN = "the plan that the first conference adopted for the development of its members;"
REPORT = "the report which the secretariat wrote on the tasks of the study groups;"
BUDGET = "the budget, whose limits leave no room for work that is done a second time;"
MOMENT = datetime(2023, 5, 2, 9, tzinfo=UTC)
IDENTITIES = {
    OddityKind.IDENTITY_DOUBLED,
    OddityKind.IDENTITY_LOST,
    OddityKind.IDENTITY_UNKNOWN,
}


def plan(data: bytes) -> ImportPlan:
    return plan_import(user=secretary(), data=data, name="file")


def take_in(data: bytes) -> Version:
    return carry_out(user=secretary(), plan=plan(data))


def odd(made: ImportPlan) -> list[tuple[OddityKind, str]]:
    return [(odd.kind, odd.detail) for odd in made.oddities if odd.kind in IDENTITIES]


def handed_out(
    version: Version,
    change: Callable[[Clause], Clause] = lambda clause: clause,
    *,
    year: int = 2022,
    number: str = "140",
) -> bytes:
    """The version as a Word file, edited by somebody to be another edition."""

    def edit(clause: Clause) -> Clause:
        if clause.kind is Kind.NUMBER:
            return replace(clause, text=f"RESOLUTION {number} (REV. BUCHAREST, {year})")
        if clause.kind is Kind.OPENING:
            return replace(clause, text=clause.text.replace(str(version.year), str(year)))
        return change(clause)

    text: ResolutionText = version_text(version, "en")
    return write(lay_out(transform_text(text, edit)))


def recalling(*order: int, **said: str) -> Callable[[Clause], Clause]:
    """Put the clauses of the preamble in another order, relabelled; `said` are new texts."""

    def change(clause: Clause) -> Clause:
        if clause.key != "recalling":
            return clause
        children = [
            replace(clause.children[at], label=f"{label})", text=said.get(label, text))
            for label, at in zip("abcdef", order, strict=False)
            for text in [clause.children[at].text]
        ]
        return replace(clause, children=tuple(children))

    return change


def uids(version: Version) -> dict[str, str]:
    return {clause.address: clause.uid for clause in version_text(version, "en").walk()}


def test_a_clause_moved_and_rewritten_keeps_its_provision_for_certain() -> None:
    before = uids(held := take_in(markdown(recalling=[PLAN, REPORT, BUDGET])))
    # The first comes last and says what nobody could recognise; the second says what it said.
    data = handed_out(held, recalling(1, 2, 0, a=PLAN, c="that gender equality concerns all;"))
    made = plan(data)
    assert made.step is Step.VERSION and odd(made) == []
    found = {planned.clause.address: planned for planned in made.pairs}
    assert found["recalling/c"].identity.uid == before["recalling/a"]
    assert found["recalling/a"].identity.uid == before["recalling/b"]
    assert found["recalling/a"].before is not None
    assert {planned.identity.reason for planned in made.pairs} == {Reason.IDENTITY.value}
    assert not made.suggested and not made.gone
    after = uids(carry_out(user=secretary(), plan=made))
    assert after["recalling/c"] == before["recalling/a"]
    assert Provision.objects.count() == len(before)


def test_a_copy_is_a_provision_of_its_own_and_a_lost_mark_is_said() -> None:
    before = uids(held := take_in(markdown(recalling=[PLAN, REPORT, BUDGET])))

    def lose(clause: Clause) -> Clause:
        clause = recalling(0, 0, 1, 2, a="that this is quite another sentence now;")(clause)
        return replace(clause, uid="") if clause.text == BUDGET else clause

    made = plan(handed_out(held, lose))
    found = {planned.clause.address: planned.identity for planned in made.pairs}
    assert found["recalling/b"].uid == before["recalling/a"]
    assert found["recalling/a"].uid == ""
    assert found["recalling/d"].uid == before["recalling/c"]
    assert found["recalling/d"].reason == Reason.SAME_TEXT.value
    assert odd(made) == [
        (OddityKind.IDENTITY_DOUBLED, f"b) {PLAN}"[:80]),
        (OddityKind.IDENTITY_LOST, f"d) {BUDGET}"[:80]),
    ]


def test_identities_of_another_resolution_are_ignored_and_said() -> None:
    held = take_in(markdown(recalling=[PLAN, REPORT]))
    take_in(markdown(number="141", recalling=[PLAN, REPORT]))
    for number in ("141", "142"):
        made = plan(handed_out(held, number=number))
        (said,) = odd(made)
        assert said == (OddityKind.IDENTITY_UNKNOWN, str(len(made.pairs)))
        assert not any(clause.uid for clause in made.text.walk())
        kept = {planned.identity.uid for planned in made.pairs} - {""}
        assert kept.isdisjoint(uids(held).values())
        assert bool(kept) == (number == "141")


def test_a_provision_that_stood_in_an_older_edition_comes_back() -> None:
    oldest = take_in(markdown(year=2010, recalling=[PLAN, REPORT]))
    take_in(markdown(year=2014, recalling=[REPORT]))
    made = plan(handed_out(oldest))
    (found,) = (planned for planned in made.pairs if planned.clause.text == PLAN)
    assert found.identity.uid == uids(oldest)["recalling/a"]
    assert found.before is None
    assert found.identity.state == PairingState.CERTAIN
    assert uids(carry_out(user=secretary(), plan=made))["recalling/a"] == found.identity.uid


def test_a_contribution_that_was_edited_in_word_still_says_which_provision_it_amends() -> None:
    held = store(read_source(markdown(recalling=[PLAN, REPORT, BUDGET])).text)
    before = version_text(held, "en")
    again = "that gender equality concerns everybody's work;"
    after = transform_text(before, recalling(1, 2, 0, c=again))
    item = Item(Action.MOD, "CAN/68/1", "", compare(before, after), "", ())
    paper = Paper("en", "PP22/68", MOMENT.date(), ("en",), "", "Canada", "A title", (), (item,))
    document = lay_out_contribution(paper, marks=Marks.TRACKED, author="Canada", date=MOMENT)
    assert "Moved to: recalling c)" in [comment.text for comment in document.comments]
    assert read(write(document)) == document
    made = plan_contribution(write(document), "file.docx", user=secretary())
    (proposal,) = made.proposals
    assert proposal.base_state == BaseState.SAME
    assert proposal.after is not None
    (found,) = (clause for clause in proposal.after.walk() if clause.text == again)
    assert (found.address, found.uid) == ("recalling/c", before.by_address()["recalling/a"].uid)


def test_what_became_of_identities_in_a_contribution_edited_in_word_is_said() -> None:
    held = store(read_source(markdown(recalling=[PLAN, REPORT, BUDGET])).text)
    before = version_text(held, "en")
    uid = before.by_address()["recalling/a"].uid

    def edit(clause: Clause) -> Clause:
        clause = recalling(0, 0, 1, 2, b="that this is quite another sentence now;")(clause)
        return replace(clause, uid="") if clause.text == BUDGET else clause

    after = transform_text(before, edit)
    document = lay_out(after)
    paper = Paper("en", "PP22/68", MOMENT.date(), ("en",), "", "Canada", "A title", (), ())
    item = Item(Action.MOD, "CAN/68/1", "", (), "", ())
    opening = lay_out_contribution(
        replace(paper, items=(item,)), marks=Marks.TRACKED, author="Canada", date=MOMENT
    )
    shown = replace(document, blocks=(*opening.blocks, *document.blocks))
    made = plan_contribution(write(shown), "file.docx", user=secretary())
    (proposal,) = made.proposals
    assert proposal.after is not None
    found = proposal.after.by_address()
    assert (found["recalling/a"].uid, found["recalling/b"].uid) == (uid, "")
    said = [(remark.sentence, remark.detail) for remark in proposal.remarks]
    doubled, lost = OddityKind.IDENTITY_DOUBLED.value, OddityKind.IDENTITY_LOST.value
    assert (doubled, "b) that this is quite another sentence now;") in said
    assert (lost, f"d) {BUDGET}"[:80]) in said
    assert len([one for one in said if one[0] in (doubled, lost)]) == 2
    other = store(read_source(markdown(number="141", recalling=[PLAN, REPORT, BUDGET])).text)
    foreign = replace(version_text(other, "en"), number="140")
    blocks = (*opening.blocks, *lay_out(foreign).blocks)
    (proposal,) = plan_contribution(
        write(replace(document, blocks=blocks)), "file.docx", user=secretary(), resolution="pp/140"
    ).proposals
    assert OddityKind.IDENTITY_UNKNOWN.value in [remark.sentence for remark in proposal.remarks]
