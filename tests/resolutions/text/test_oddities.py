"""Oddities: which need a person's look, and which of one line are told as one."""

from resolutions.text.clauses import Oddity, OddityKind, grouped


def test_what_may_be_read_wrongly_needs_a_look_and_routine_does_not() -> None:
    looks = {kind for kind in OddityKind if kind.needs_look}
    assert {OddityKind.LABEL_MISSING, OddityKind.FOOTNOTE_END, OddityKind.NO_NUMBER} <= looks
    assert not looks & {OddityKind.LABEL_IN_LINE, OddityKind.PAGE_FURNITURE, OddityKind.COVER}


def test_labels_found_in_one_line_are_one_and_others_stay_apart() -> None:
    told = (
        Oddity(7, OddityKind.LABEL_IN_LINE, "b)"),
        Oddity(3, OddityKind.NO_ANCHOR, "1"),
        Oddity(3, OddityKind.NO_ANCHOR, "2"),
        Oddity(7, OddityKind.LABEL_IN_LINE, "c)"),
        Oddity(7, OddityKind.HEADING_IN_LINE, "recalling"),
        Oddity(8, OddityKind.LABEL_IN_LINE, "d)"),
    )
    assert [(odd.line, odd.detail) for odd in grouped(told)] == [
        (3, "1"),
        (3, "2"),
        (7, "b), c)"),
        (7, "recalling"),
        (8, "d)"),
    ]
