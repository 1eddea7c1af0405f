"""Snapshots, tellings and authors: nothing of a consolidation gets lost on the way to a file."""

import json

from hypothesis import given

from amendments.redline.authorship import LONGEST, sign
from amendments.redline.changes import Change, compare
from amendments.redline.consolidation import settle
from amendments.redline.decisions import Choice, Decision
from amendments.redline.diff import Marks, Op
from amendments.redline.edits import Proposed
from amendments.redline.gathering import gather
from amendments.redline.numbering import mended
from amendments.redline.pieces import Piece, after, before
from amendments.redline.snapshots import Snapshot, pack, snap, unpack
from amendments.redline.structure import Outcome
from amendments.redline.telling import CUT, tell
from resolutions.text.clauses import ResolutionText
from tests.amendments.redline.consolidating import decided, proposal, reworded, section, text

Case = tuple[ResolutionText, tuple[Proposed, ...], tuple[Decision, ...]]


def snapped(case: Case) -> tuple[ResolutionText, ResolutionText, Snapshot]:
    """The base, what decisions make of it, and the snapshot of that."""
    base, proposals, decisions = case
    plan = gather(base, proposals)
    found = settle(plan, decisions)
    authors = {one.source: one.source.partition("/")[0] for one in proposals}
    return base, found.text, snap(plan, found, authors)


def sides(marks: Marks) -> tuple[str, str]:
    """What marks lead from and to."""
    return (
        "".join(mark.text for mark in marks if mark.op is not Op.INSERT),
        "".join(mark.text for mark in marks if mark.op is not Op.DELETE),
    )


def parts(change: Change) -> list[Marks]:
    """The marks of a change, part by part."""
    return [change.parts.label, change.parts.heading, change.parts.text]


@given(decided())
def test_a_snapshot_comes_back_from_json(case: Case) -> None:
    _base, _text, snapshot = snapped(case)
    again = unpack(json.loads(json.dumps(pack(snapshot))))
    assert pack(again) == pack(snapshot)
    assert again.dispositions == snapshot.dispositions


@given(decided())
def test_signed_changes_lead_from_the_same_text_to_the_same(case: Case) -> None:
    base, text, snapshot = snapped(case)
    changes = compare(base, text)
    signed = sign(changes, snapshot, "Chair")
    for was, now in zip(changes, signed, strict=True):
        assert [sides(part) for part in parts(was)] == [sides(part) for part in parts(now)]
        for part in parts(now):
            assert all(bool(mark.by) is (mark.op is not Op.KEEP) for mark in part)


@given(decided())
def test_every_change_has_a_disposition_and_is_told_in_words_of_the_base(case: Case) -> None:
    base, proposals, decisions = case
    plan = gather(base, proposals)
    found = settle(plan, decisions)
    snapshot = snap(plan, found, {})
    follows = sum(one is Outcome.FOLLOWS for one in found.outcomes.values())
    assert len(snapshot.dispositions) == len(plan.edits) - follows
    for edit in plan.edits.values():
        if not edit.splices:
            continue
        said = plan.ground.clauses[edit.provision].text
        for mark in tell(plan, edit):
            if mark.op is Op.KEEP:
                assert all(piece in said for piece in mark.text.split(CUT))


def test_words_that_follow_a_number_are_mended_and_the_base_stays_to_be_read() -> None:
    pieces = (
        Piece(Op.KEEP, "as "),
        Piece(Op.DELETE, "was "),
        Piece(Op.INSERT, "is "),
        Piece(Op.KEEP, "said in resolves 3;"),
    )
    found = mended(pieces, "as is said in resolves 2;")
    assert before(found) == before(pieces)
    assert after(found) == "as is said in resolves 2;"


def test_what_many_want_is_signed_with_no_longer_name_than_word_keeps() -> None:
    base = text(section("resolves", "that the list of stations shall be published;"))
    after = reworded(base, "resolves/1", "that the list of all stations shall be published;")
    sources = [f"A{number}/1" for number in range(40)]
    plan = gather(base, [proposal(source, after) for source in sources])
    found = settle(plan, [Decision(key, Choice.TAKE) for key in plan.edits])
    for many, ends in ((4, "Number 3"), (40, ", …")):
        authors = {
            source: f"Administration Number {rank % many}" for rank, source in enumerate(sources)
        }
        signed = sign(compare(base, found.text), snap(plan, found, authors), "Chair")
        (name,) = {mark.by for one in signed for mark in one.parts.text if mark.by}
        assert name.endswith(ends) and len(name) <= LONGEST
