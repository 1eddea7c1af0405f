"""Changes as they are stored, and as they come back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import given

from amendments.redline.changes import Change, ChangeKind, compare
from amendments.redline.edits import Proposed
from amendments.redline.keeping import Kept, Restoring, pack_marks
from amendments.redline.pairing import Reason
from resolutions.text.clauses import ResolutionText
from tests.amendments.redline.consolidating import proposed, reworded, section, text, without

BASE = text(section("resolves", "to meet often;", "to be brief;", "to be clear,"))


def kept(changes: Sequence[Change]) -> list[Kept]:
    """What is stored of the changes, the last one first."""
    found = [
        Kept(
            place,
            tuple(kind.value for kind in change.kinds),
            change.before.address if change.before else "",
            change.after.address if change.after else "",
            change.elsewhere,
            json.loads(json.dumps(pack_marks(change))),
            change.confidence,
            change.reason.value,
        )
        for place, change in enumerate(changes, start=1)
        if change.kind is not ChangeKind.SAME
    ]
    return found[::-1]


def plain(changes: Iterable[Change]) -> list[Change]:
    """The changes, how sure one is of what is the same left out."""
    return [
        replace(one, confidence=1.0, reason=Reason.SAME_TEXT)
        if one.kind is ChangeKind.SAME
        else one
        for one in changes
    ]


@given(proposed)
def test_what_was_stored_comes_back(
    case: tuple[ResolutionText, tuple[Proposed, ...]],
) -> None:
    base, proposals = case
    restoring = Restoring(base)
    for one in proposals:
        assert one.text is not None
        changes = compare(base, one.text)
        assert restoring.restore(one.text, kept(changes)) == tuple(plain(changes))


def test_a_suppressed_text_comes_back() -> None:
    changes = compare(BASE, replace(BASE, clauses=()))
    assert Restoring(BASE).restore(None, kept(changes)) == changes


def test_changes_of_other_texts_are_none_of_these() -> None:
    after = reworded(BASE, "resolves/1", "to meet rarely;")
    stored = kept(compare(BASE, after))
    assert Restoring(BASE).restore(reworded(after, "resolves/2", "to be long;"), stored) is None
    assert (
        Restoring(BASE).restore(reworded(after, "resolves/1", "to meet no more;"), stored) is None
    )
    assert Restoring(without(BASE, "resolves/1")).restore(after, stored) is None
    assert Restoring(BASE).restore(BASE, stored[:0]) is not None
