"""Since when each word stands."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from amendments.redline.changes import compare
from amendments.redline.diff import Op
from amendments.redline.pieces import Hand
from amendments.redline.provenance import Aged, trace
from resolutions.text.clauses import Clause, Kind, ResolutionText, transform_text
from tests.amendments.redline.consolidating import (
    adding,
    proposal,
    reworded,
    section,
    take,
    text,
    without,
)
from tests.strategies import Grower, resolution_texts, versions

RULES = (
    "to report every year on the work that was done for small islands;",
    "to invite the regional offices to hold a workshop on emergency radio;",
)
BASE = text(section("resolves", *RULES), section("instructs", "to be brief,"))


def ages(texts: list[ResolutionText], rank: int) -> list[tuple[str, int]]:
    """The words of a clause of the last text, with the version since which they stand."""
    said = list(texts[-1].walk())[rank].text
    return [(said[age.start : age.end], age.version) for age in trace(texts)[rank].text]


def test_words_are_as_old_as_the_version_that_brought_them() -> None:
    second = reworded(BASE, "resolves/1", RULES[0].replace("year", "month"))
    third = reworded(second, "resolves/1", RULES[0].replace("every year", "promptly every month"))
    assert ages([BASE, second, third], 1) == [
        ("to report ", 0),
        ("promptly ", 2),
        ("every ", 0),
        ("month", 1),
        (RULES[0].partition("year")[2], 0),
    ]


def test_a_clause_that_moved_keeps_its_age() -> None:
    clause = replace(BASE.clauses[0].children[0], text=f"also {RULES[0]}")
    second = adding(without(BASE, "resolves/1"), "instructs", 0, clause)
    assert ages([BASE, proposal("", second).text or BASE], 3) == [("also ", 1), (RULES[0], 0)]


def test_what_was_split_off_or_merged_in_keeps_its_age() -> None:
    whole = text(section("resolves", " ".join(RULES)), section("instructs", "to be brief,"))
    parts = transform_text(BASE, lambda c: replace(c, uid="" if c.label == "2" else c.uid))
    assert ages([whole, parts], 2) == [(RULES[1], 0)]
    new = [words for words, version in ages([parts, whole], 1) if version]
    assert [words.strip(" ;") for words in new] == [""]


def test_words_that_come_back_begin_anew() -> None:
    gone = without(BASE, "resolves/1")
    assert ages([BASE, gone, BASE], 1) == [(RULES[0], 2)]


def test_the_hand_of_a_consolidation_is_carried_along() -> None:
    one = proposal("A/1", reworded(BASE, "resolves/1", RULES[0].replace("year", "month")))
    new = Clause(Kind.CLAUSE, label="3", text="to thank the host country for its welcome,")
    two = proposal("B/1", adding(BASE, "resolves", 2, new))
    made = take(BASE, [one, two])
    third = reworded(made.text, "resolves/2", "to be silent;")
    found = trace([BASE, made.text, third], {1: made.attribution})
    hands = [age.origin for age in found[1].text if age.origin]
    assert [(hand.hand, hand.sources) for hand in hands] == [(Hand.PROPOSAL, ("A/1",))]
    assert [age.origin and age.origin.sources for age in found[3].text] == [("B/1",)]
    assert [age.version for age in found[3].text] == [1]


def tiles(aged: Aged, clause: Clause) -> bool:
    """Whether the ages of every part lie side by side from its start to its end."""
    for part in ("label", "heading", "text"):
        stretches = getattr(aged, part)
        ends = [0, *(age.end for age in stretches)]
        if [age.start for age in stretches] != ends[:-1] or ends[-1] != len(getattr(clause, part)):
            return False
    return True


@given(resolution_texts, st.integers(0, 9))
def test_ages_tile_the_text_after_any_history(first: ResolutionText, seed: int) -> None:
    grower = Grower(seed, 2)
    history = [first]
    for _ in range(3):
        after = replace(first, clauses=grower.revised(history[-1].clauses))
        history.append(proposal("", after).text or first)
    found = trace(history)
    for aged, clause in zip(found, history[-1].walk(), strict=True):
        assert aged.address == clause.address
        assert tiles(aged, clause)
    assert all(age.version == 0 for aged in trace([first, first]) for age in aged.text)


@given(versions)
def test_what_a_step_keeps_is_as_old_as_it_was(pair: tuple[ResolutionText, ...]) -> None:
    found = {aged.address: aged for aged in trace(pair)}
    for change in compare(*pair):
        if change.before is None or change.after is None:
            continue
        kept = sum(len(mark.text) for mark in change.parts.text if mark.op is Op.KEEP)
        old = [age for age in found[change.after.address].text if age.version == 0]
        assert sum(age.end - age.start for age in old) >= kept
    assert trace([]) == ()
