"""From one rewording of a text to another."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.redline.between import between
from amendments.redline.diff import Mark, Marks, Op, after, before, diff, normalize
from amendments.redline.tokens import tokenize
from tests.strategies import PIECES

WORDS = "to report every year on all that was done for the small islands of the region".split()


@st.composite
def rewordings(draw: st.DrawFn) -> tuple[Marks, Marks]:
    """The marks of two rewordings on one text, which may do the same to it here and there."""
    pieces = draw(st.lists(st.one_of(PIECES, st.sampled_from(WORDS)), max_size=40))
    sides = [list(pieces), list(pieces)]
    for _ in range(draw(st.integers(0, 5))):
        place, length = draw(st.integers(0, len(pieces))), draw(st.integers(0, 4))
        said = draw(st.lists(PIECES, max_size=4))
        for side in draw(st.sampled_from([[0], [1], [0, 1]])):
            sides[side][place : place + length] = said
    text, one, two = ("".join(each) for each in (pieces, *sides))
    return diff(text, one), diff(text, two)


@given(rewordings())
def test_it_leads_from_the_one_to_the_other(sides: tuple[Marks, Marks]) -> None:
    one, two = sides
    marks = between(one, two)
    assert (before(marks), after(marks)) == (after(one), after(two))
    assert normalize(marks) == marks
    assert {mark.op for mark in between(one, one)} <= {Op.KEEP}


@given(rewordings())
def test_it_cuts_no_token_of_either(sides: tuple[Marks, Marks]) -> None:
    one, two = sides
    marks = between(one, two)
    for text, gone in ((after(one), Op.INSERT), (after(two), Op.DELETE)):
        ends = set(accumulate(map(len, tokenize(text)), initial=0))
        assert set(accumulate(len(m.text) for m in marks if m.op is not gone)) <= ends


def test_what_both_do_is_no_difference_and_what_one_does_is_all_of_it() -> None:
    text = "to report every year on the islands;"
    one = diff(text, "to report each year on the islands;")
    two = diff(text, "to report each month on the small islands;")
    changed = [(m.op, m.text) for m in between(one, two) if m.op is not Op.KEEP]
    assert changed == [(Op.DELETE, "year"), (Op.INSERT, "month"), (Op.INSERT, "small ")]


def test_marks_on_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="two texts"):
        between((Mark(Op.KEEP, "one"),), (Mark(Op.KEEP, "two"),))
