"""Names behind an @: found, refused, and set apart in the text."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st

from amendments.audiences import Mention, NobodyOfThatName, cut_at_mentions, find_mentions

PEOPLE = [
    User(pk=1, last_name="Ann Lee"),
    User(pk=2, last_name="Ann"),
    User(pk=3, last_name="王伟"),
    User(pk=4, email="dana@example.org"),
    User(pk=5, last_name="Ann Lee"),
    User(pk=6, last_name="آن لي"),
]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("@Ann Lee, see this", [1, 5]),
        ("(@ann) and @Ann again", [2]),
        ("请@王伟看一下", [3]),
        ("@dana@example.org has it", [4]),
        ("يا @آن لي؛ انظر", [6]),
        ("mail ann@example.org at once", []),
        ("meet @ 5 pm, @5 pm", []),
    ],
)
def test_whom_a_text_names(text: str, people: list[int]) -> None:
    assert [mention.person for mention in find_mentions(text, PEOPLE)] == people


@pytest.mark.parametrize(
    ("text", "name"), [("@Annabel", "Annabel"), ("hello @Bob!", "Bob"), ("@dana", "dana")]
)
def test_a_name_that_nobody_bears_is_said(text: str, name: str) -> None:
    with pytest.raises(NobodyOfThatName) as refused:
        find_mentions(text, PEOPLE)
    assert refused.value.name == name


@given(
    st.text("@An Le王伟x\n", max_size=30), st.lists(st.text("An Le王伟", min_size=1), max_size=3)
)
def test_the_pieces_are_the_text(text: str, names: list[str]) -> None:
    pieces = cut_at_mentions(text, [Mention(1, name) for name in names])
    assert "".join(words for words, _ in pieces) == text
    assert all(words[0] == "@" and words[1:] in names for words, is_name in pieces if is_name)
