from dataclasses import replace

from amendments.redline.changes import ChangeKind
from amendments.redline.proposed import base_differences, changed, propose
from tests.trees import make_text


def test_a_side_that_is_missing_is_empty() -> None:
    text = make_text()
    assert {change.kind for change in propose(None, text)} == {ChangeKind.ADDED}
    assert {change.kind for change in propose(text, None)} == {ChangeKind.DELETED}
    assert propose(None, None) == ()
    assert changed(propose(text, text)) == ()


def test_where_a_footnote_stands_is_no_difference() -> None:
    text = make_text(footnote="A note.")
    *others, note = text.clauses
    moved = replace(text, clauses=(others[0], note, *others[1:]))
    assert base_differences(text, moved) == ()
    other = make_text(footnote="Another note.")
    assert [change.kind for change in base_differences(text, other)] == [ChangeKind.MODIFIED]
