from hypothesis import given
from hypothesis import strategies as st

from amendments.drafting.orders import merge_orders

ancestors = st.lists(st.sampled_from("abcdefgh"), unique=True)


def orders(ancestor: list[str], new: str) -> st.SearchStrategy[list[str]]:
    """Another order of some of the clauses, with new ones among them."""
    return st.permutations([*ancestor, *new]).flatmap(
        lambda order: st.sets(st.sampled_from(order or ["z"])).map(
            lambda gone: [uid for uid in order if uid not in gone]
        )
    )


three = ancestors.flatmap(lambda a: st.tuples(st.just(a), orders(a, "xy"), orders(a, "uv")))


@given(three)
def test_every_clause_stands_once(lists: tuple[list[str], list[str], list[str]]) -> None:
    merged = merge_orders(*lists)
    assert sorted(merged) == sorted({*lists[1], *lists[2]})


@given(three)
def test_who_is_alone_has_his_order(lists: tuple[list[str], list[str], list[str]]) -> None:
    ancestor, mine, _ = lists
    stays = [uid for uid in ancestor if uid in mine]
    assert merge_orders(ancestor, mine, stays) == mine
    assert merge_orders(ancestor, stays, mine) == mine
    assert merge_orders(ancestor, mine, mine) == mine


def test_what_both_sides_did_is_done() -> None:
    assert merge_orders("abcd", "bacd", "abdc") in (list("badc"), list("bacd"))
    assert merge_orders("abcde", "eabcd", "abxcde") == list("eabxcd")
    assert merge_orders("abcde", "abxcde", "eabcd") == list("eabxcd")
    assert merge_orders("ab", "axb", "ayb") == list("axyb")
