import json
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amendments.redline import diff as module
from amendments.redline.diff import Mark, Op, apply, diff, invert, normalize
from amendments.redline.tokens import tokenize
from tests.strategies import pairs_of_texts


@given(pairs_of_texts)
@settings(max_examples=300)
def test_applied_marks_give_the_text_after(texts: tuple[str, str]) -> None:
    before, after = texts
    marks = diff(before, after)
    assert apply(before, marks) == after
    assert apply(after, invert(marks)) == before
    assert module.before(marks) == before
    assert module.after(marks) == after


@given(pairs_of_texts)
@settings(max_examples=300)
def test_marks_begin_and_end_between_tokens(texts: tuple[str, str]) -> None:
    for text, other, gone in ((*texts, Op.INSERT), (*texts[::-1], Op.DELETE)):
        marks = diff(text, other) if gone is Op.INSERT else diff(other, text)
        ends = set(accumulate(map(len, tokenize(text)), initial=0))
        assert set(accumulate(len(m.text) for m in marks if m.op is not gone)) <= ends


@given(pairs_of_texts, st.sampled_from(["wherever people meet ", "能力建设", "tree-like, "]))
def test_marks_in_long_texts_begin_between_tokens(texts: tuple[str, str], filler: str) -> None:
    before, after = (f"{filler * 9}{text} {filler * 9}" for text in texts)
    marks = diff(before, after)
    assert apply(before, marks) == after
    ends = set(accumulate(map(len, tokenize(before)), initial=0))
    lengths = (len(mark.text) for mark in marks if mark.op is not Op.INSERT)
    assert set(accumulate(lengths)) <= ends


@given(pairs_of_texts)
def test_marks_are_normal(texts: tuple[str, str]) -> None:
    marks = diff(*texts)
    order = [Op.KEEP, Op.DELETE, Op.INSERT]
    assert all(mark.text for mark in marks)
    for mark, following in pairwise(marks):
        assert order.index(mark.op) < order.index(following.op) or following.op is Op.KEEP
        assert mark.op is not following.op
    assert normalize(marks) == marks


@given(pairs_of_texts)
def test_equal_texts_have_no_change(texts: tuple[str, str]) -> None:
    assert [mark.op for mark in diff(texts[0], texts[0])] == [Op.KEEP][: len(texts[0])]


def test_marks_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="another text"):
        apply("another", diff("one", "two"))


def test_normalize_sets_the_deletion_first() -> None:
    marks = [Mark(Op.INSERT, "b"), Mark(Op.DELETE, "a"), Mark(Op.KEEP, ""), Mark(Op.INSERT, "c")]
    assert normalize(marks) == (Mark(Op.DELETE, "a"), Mark(Op.INSERT, "bc"))


def test_a_cut_lets_the_anchor_of_a_note_change_alone() -> None:
    marks = diff("all countries1 and", "all countries2 and", ({13, 14}, {13, 14}))
    assert Mark(Op.DELETE, "1") in marks
    assert Mark(Op.INSERT, "2") in marks


@pytest.mark.parametrize("filler", ["one two ", "能力", "One. (Two) "])
def test_a_year_in_a_long_text_changes_alone(filler: str) -> None:
    left, right = filler * 300, f" {filler * 300}".rstrip()
    changes = (Mark(Op.DELETE, "2018"), Mark(Op.INSERT, "2022"))
    expected = (Mark(Op.KEEP, left), *changes, Mark(Op.KEEP, right))
    assert diff(f"{left}2018{right}", f"{left}2022{right}") == expected


def test_a_word_in_a_long_text_is_not_cut() -> None:
    long = "x" * 3000
    assert [mark.text for mark in diff(f"{long}2018 a b", f"{long}2022 a b")][:1] == [f"{long}2018"]


def test_more_distinct_tokens_than_private_characters() -> None:
    before = " ".join(f"a{number}" for number in range(9000))
    after = before.replace("a4500", "b").replace("a10 ", "")
    assert apply(before, diff(before, after)) == after
    assert len(diff(before, after)) == 6


def _cases(shared: Path) -> list[tuple[str, str, str, str]]:
    """The seeds' replacements: what stands before, what is deleted, inserted, what follows."""
    cases = json.loads((shared / "seeds" / "flattened-cases.json").read_text("utf-8"))
    return [
        (*case["kept_context"].split("{}"), case["deleted"], case["inserted"])
        for case in cases
        if case["kept_context"].count("{}") == 1
    ]


def test_redlines_of_the_itu_are_found_as_drawn(shared: Path) -> None:
    exact = 0
    cases = _cases(shared)
    for left, right, deleted, inserted in cases:
        drawn = [
            Mark(Op.KEEP, left),
            Mark(Op.DELETE, deleted),
            Mark(Op.INSERT, inserted),
            Mark(Op.KEEP, right),
        ]
        exact += diff(left + deleted + right, left + inserted + right) == normalize(drawn)
    assert len(cases) == 68
    # One of them cuts a citation of a conference in two, which no redline of ours may do.
    assert exact >= 65
