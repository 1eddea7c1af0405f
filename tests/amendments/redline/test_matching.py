import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from amendments.redline.matching import longest_increasing, match

tokens = st.lists(st.sampled_from("abcdefg"), max_size=300)


@given(tokens, tokens)
def test_matches_are_equal_tokens_in_order(before: list[str], after: list[str]) -> None:
    pairs = match(before, after)
    assert all(before[i] == after[j] for i, j in pairs)
    assert all(p[0] < q[0] and p[1] < q[1] for p, q in pairwise(pairs))


@given(tokens)
def test_a_text_matches_itself_throughout(text: list[str]) -> None:
    assert match(text, text) == [(place, place) for place in range(len(text))]


def test_a_long_text_is_matched_beyond_its_many_changes() -> None:
    chance = random.Random(1)
    before = [f"w{chance.randrange(2000)}" for _ in range(8000)]
    after = [f"new{place}" if place % 5 == 0 else word for place, word in enumerate(before)]
    assert len(match(before, after)) > 0.95 * 0.8 * len(before)


def test_a_long_text_without_anchors_is_rewritten() -> None:
    assert match([f"a{n}" for n in range(700)], [f"b{n}" for n in range(700)]) == []


def test_longest_increasing() -> None:
    assert longest_increasing([(0, 3), (1, 0), (2, 1), (3, 2)]) == [(1, 0), (2, 1), (3, 2)]
    assert longest_increasing([]) == []
