from hypothesis import given
from hypothesis import strategies as st

from amendments.redline.nodes import lay_out
from amendments.redline.sequence import arrange, heaviest_increasing
from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText


def test_the_lighter_of_two_that_swapped_moves() -> None:
    assert heaviest_increasing([(0, 1), (1, 0)], [5, 2]) == [(0, 1)]
    assert heaviest_increasing([(0, 1), (1, 0)], [2, 5]) == [(1, 0)]
    assert heaviest_increasing([], []) == []


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_no_heavier_choice_increases(order: list[int], weights: list[int]) -> None:
    pairs = list(enumerate(order))
    chosen = heaviest_increasing(pairs, weights)
    assert chosen == sorted(chosen)
    assert [a for _, a in chosen] == sorted(a for _, a in chosen)
    best = [0] * 7
    for i in range(7):
        best[i] = weights[i] + max((best[j] for j in range(i) if order[j] < order[i]), default=0)
    assert sum(weights[b] for b, _ in chosen) == max(best)


@given(st.permutations(range(6)), st.integers(0, 6))
def test_every_clause_is_arranged_once_in_each_order(order: list[int], paired: int) -> None:
    clauses = tuple(Clause(Kind.CLAUSE, text=str(number)) for number in range(6))
    nodes = lay_out(ResolutionText("en", "pp", "resolution", "1", Edition(), clauses))
    places = list(arrange(nodes, nodes, dict(list(enumerate(order))[:paired])))
    assert [b for b, _ in places if b is not None] == list(range(6))
    assert [a for _, a in places if a is not None] == list(range(6))


def test_clauses_stay_below_a_heading_that_was_deleted() -> None:
    below = (Clause(Kind.CLAUSE, text="one"), Clause(Kind.CLAUSE, text="two"))
    section = Clause(Kind.OPERATIVE, heading="resolves", children=below)
    sides = [
        lay_out(ResolutionText("en", "pp", "resolution", "1", Edition(), clauses))
        for clauses in ((section,), below)
    ]
    assert list(arrange(*sides, {1: 0, 2: 1})) == [(0, None), (1, 0), (2, 1)]
