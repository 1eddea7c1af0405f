from hypothesis import given
from hypothesis import strategies as st

from amendments.submissions.pairing import PairReason, ProposalPair, match_views
from amendments.submissions.proposals import read_contribution
from amendments.submissions.values import ContributionText
from tests.amendments.submissions.documents import lines_of


def contribution(*proposals: str) -> ContributionText:
    """Proposals given as `identifier number`; a dash for an identifier that is not there."""
    parts = (proposal.split() for proposal in proposals)
    text = "\n".join(
        f"MOD {'' if identifier == '-' else identifier}\nRESOLUTION {number}\nTitle"
        for identifier, number in parts
    )
    return read_contribution(lines_of(text), language="en")


def lines_paired(pairs: tuple[ProposalPair, ...]) -> list[tuple[int | None, int | None, str]]:
    """The numbers of the proposals' lines, counted in proposals."""
    return [
        (
            pair.before and pair.before.line // 3,
            pair.after and pair.after.line // 3,
            pair.reason.value,
        )
        for pair in pairs
    ]


def test_identifiers_count_first() -> None:
    before, after = contribution("A/1/1 5", "A/1/2 6"), contribution("A/1/2 5", "A/1/1 6")
    assert lines_paired(match_views(before, after)) == [
        (1, 0, "identifier"),
        (0, 1, "identifier"),
    ]


def test_then_the_resolution_then_the_order() -> None:
    before = contribution("A/1/1 5", "- 6", "- 7")
    after = contribution("A/1/1 5", "- 8", "- 6")
    assert lines_paired(match_views(before, after)) == [
        (0, 0, "identifier"),
        (None, 1, "alone"),
        (1, 2, "resolution"),
        (2, None, "alone"),
    ]
    before, after = contribution("- 6", "- 6"), contribution("- 8", "- 9")
    assert [pair.reason for pair in match_views(before, after)] == [PairReason.ORDER] * 2


def test_what_was_inserted_or_deleted_stands_alone() -> None:
    one, two = contribution("A/1/1 5"), contribution("A/1/0 4", "A/1/1 5")
    assert lines_paired(match_views(one, two)) == [(None, 0, "alone"), (0, 1, "identifier")]
    assert lines_paired(match_views(two, one)) == [(0, None, "alone"), (1, 0, "identifier")]


@given(
    *(
        st.lists(st.sampled_from(["A/1/1 5", "A/1/2 6", "- 5", "- 6", "- 7"]), max_size=5)
        for _ in range(2)
    )
)
def test_every_proposal_is_in_one_pair(before: list[str], after: list[str]) -> None:
    first, second = contribution(*before), contribution(*after)
    pairs = match_views(first, second)
    assert sorted(p.before.line for p in pairs if p.before) == [p.line for p in first.proposals]
    assert [p.after for p in pairs if p.after] == list(second.proposals)
