"""Which changes of several proposals go together, and why the others do not."""

from dataclasses import replace

import pytest

from amendments.redline.collisions import CollisionKind, Part, Stretch, collide
from amendments.redline.consolidation import settle
from amendments.redline.decisions import Choice, Decision
from amendments.redline.gathering import gather
from resolutions.text.addresses import assign
from resolutions.text.clauses import Action, Clause, Edition, Kind, ResolutionText, transform_text
from tests.amendments.redline.consolidating import (
    adding,
    proposal,
    reworded,
    section,
    take,
    text,
    without,
    words,
)

RULES = (
    "to report every year on the work that was done for small islands;",
    "to invite the regional offices to hold a workshop on emergency radio;",
    "to publish the list of all stations that answered the questionnaire,",
)
BASE = text(section("resolves", *RULES), section("instructs", *RULES[::-1]))
YEARLY = BASE.clauses[0].children[0].text
NEW = Clause(Kind.CLAUSE, label="4", text="to meet in the capital of the host country once;")


def kinds(*after: ResolutionText | None) -> list[str]:
    """The kinds of what collides between proposals of these texts."""
    proposals = [proposal(f"SRC/{n}/1", one) for n, one in enumerate(after)]
    return [each.kind.value for each in collide(gather(BASE, proposals))]


def shown(*after: ResolutionText) -> list[str]:
    """The same with what only the result shows when all is taken."""
    proposals = [proposal(f"SRC/{n}/1", one) for n, one in enumerate(after)]
    return [each.kind.value for each in take(BASE, proposals).collisions]


def first(words: str) -> ResolutionText:
    """The base with other words in its first clause."""
    return reworded(BASE, "resolves/1", words)


def moved(to: int) -> ResolutionText:
    """The base with its first clause in another place of the other section."""
    taken = BASE.clauses[0].children[0]
    return adding(without(BASE, "resolves/1"), "instructs", to, taken)


def test_different_words_of_one_clause_merge_and_say_so() -> None:
    one = first(YEARLY.replace("every year", "every second year"))
    other = first(YEARLY.replace("small islands", "small islands and deserts"))
    found = take(BASE, [proposal("A/1", one), proposal("B/1", other)])
    assert found.collisions == ()
    assert (
        "every second year on the work that was done for small islands and deserts"
        in (words(found)[1])
    )
    (merged,) = found.merged
    assert merged.sources == ("A/1", "B/1")


def test_the_same_words_changed_differently() -> None:
    plan = gather(
        BASE,
        [
            proposal("A/1", first(YEARLY.replace("year", "month"))),
            proposal("B/1", first(YEARLY.replace("year", "week"))),
            proposal("C/1", first(YEARLY.replace("year", "month"))),
        ],
    )
    (found,) = collide(plan)
    assert found.kind is CollisionKind.SAME_WORDS
    assert [side.sources for side in found.sides] == [("A/1", "C/1"), ("B/1",)]
    at = YEARLY.index("year")
    assert set(found.spans) == {Stretch("uid:resolves/1", Part.TEXT, at, at + 4)}


@pytest.mark.parametrize(
    ("one", "other", "collides"),
    [
        ("every year {} on", "every month on", True),
        ("every {} year on", "every month on", True),
        ("every {} year on", "each year on", True),
        ("every {} year on", "every year about", False),
        ("every year {} on", "each year on", False),
        ("every {} year on", "every full year on", True),
    ],
)
def test_words_put_in_beside_changed_ones_belong_to_these(
    one: str, other: str, collides: bool
) -> None:
    """`every single year` does not merge with `every month`: it says something of the year."""
    after = [
        first(YEARLY.replace("every year on", words))
        for words in (one.replace("{}", "single"), other)
    ]
    assert (kinds(*after) == ["same-words"]) is collides


def test_one_deletes_what_another_changes_or_puts_something_under() -> None:
    gone = without(BASE, "resolves/1")
    assert kinds(gone, first(YEARLY.replace("year", "month"))) == ["deleted-and-changed"]
    below = adding(BASE, "resolves/1", 0, Clause(Kind.DASH, label="–", text="in six languages;"))
    assert kinds(gone, below) == ["deleted-and-changed"]
    assert kinds(gone, gone) == []
    assert kinds(None, first(YEARLY.replace("year", "month"))) == ["deleted-and-changed"]


def test_one_deletes_where_another_moves_something_to() -> None:
    clause = BASE.clauses[0].children[0]
    below = adding(without(BASE, "resolves/1"), "resolves/2", 0, clause)
    assert kinds(without(BASE, "resolves/2"), below) == ["deleted-and-changed"]


def test_one_clause_moved_to_two_places() -> None:
    assert kinds(moved(0), moved(3)) == ["moved-apart"]
    assert kinds(moved(3), moved(3)) == []
    assert kinds(moved(3), first(YEARLY.replace("year", "month"))) == []


def test_one_moves_what_another_splits() -> None:
    long = f"{RULES[0]} {RULES[1]}"
    base = text(section("resolves", long, RULES[2]), section("instructs", "to be brief,"))
    split = text(section("resolves", *RULES), section("instructs", "to be brief,"))
    clause = base.clauses[0].children[0]
    away = adding(without(base, "resolves/1"), "instructs", 1, clause)
    bare = transform_text(split, lambda c: replace(c, uid="" if c.label in "23" else c.uid))
    plan = gather(base, [proposal("A/1", bare), proposal("B/1", away)])
    assert [each.kind for each in collide(plan)] == [CollisionKind.MOVED_AND_SPLIT]


def test_labels_of_another_form_collide_and_those_that_count_on_do_not() -> None:
    def labelled(label: str) -> ResolutionText:
        return transform_text(
            BASE, lambda c: replace(c, label=label) if c.address == "resolves/1" else c
        )

    assert kinds(labelled("a)"), labelled("i.")) == ["label"]
    assert kinds(labelled("2"), labelled("3")) == []


def test_two_editions() -> None:
    def of(year: int) -> ResolutionText:
        return replace(BASE, edition=Edition(year, "Geneva", Action.REVISED))

    assert kinds(of(2022), of(2026)) == ["edition"]
    assert kinds(of(2022), of(2022)) == []


def test_number_lines_that_name_two_editions() -> None:
    base = text(Clause(Kind.NUMBER, text="RESOLUTION 1 (Rev. Dubai, 2018)"))
    plan = gather(
        base,
        [
            proposal("A/1", reworded(base, "number", "RESOLUTION 1 (Rev. Geneva, 2022)")),
            proposal("B/1", reworded(base, "number", "RESOLUTION 1 (Rev. Doha, 2026)")),
        ],
    )
    assert {each.kind for each in collide(plan)} == {CollisionKind.EDITION}


def test_what_the_number_line_says_of_the_edition_is_decided_with_it_alone() -> None:
    def of(year: int, place: str, line: str) -> ResolutionText:
        clauses = (Clause(Kind.NUMBER, text=line), *BASE.clauses)
        return assign(replace(BASE, edition=Edition(year, place, Action.REVISED), clauses=clauses))

    base = of(2018, "Dubai", "RESOLUTION 1 (REV. DUBAI, 2018)")
    doha = of(2026, "DOHA", "RESOLUTION 1 (REV. DOHA, 2026)")
    kigali = of(2022, "KIGALI", "RESOLUTION 1 (REV. KIGALI, 2022)")
    plan = gather(base, [proposal("A/1", doha), proposal("B/1", kigali)])
    (collision,) = collide(plan)
    assert set(collision.edits) == set(plan.edits)
    side = Decision(collision.key, Choice.SIDE, edits=collision.sides[0].edits)
    assert settle(plan, [side]).text.edition == doha.edition
    both = Decision(collision.key, Choice.ALTERNATIVES)
    assert settle(plan, [both]).text.edition == base.edition


def test_additions_at_one_place_are_an_order() -> None:
    other = replace(NEW, text="to thank those who have answered;")
    one, two = adding(BASE, "resolves", 3, NEW), adding(BASE, "resolves", 3, other)
    found = take(BASE, [proposal("RCC/12/1", one), proposal("RCC/9/1", two)])
    assert [each.kind for each in found.collisions] == [CollisionKind.LABEL_TWICE]
    assert words(found)[4:6] == [f"4 {other.text}", f"4 {NEW.text}"]


def test_an_addition_by_several_is_one_and_keeps_the_order_of_each() -> None:
    other = replace(NEW, label="5", text="to thank those who have answered;")
    one, two = adding(BASE, "resolves", 3, NEW, other), adding(BASE, "resolves", 3, other)
    found = take(BASE, [proposal("B/1", one), proposal("A/1", two)])
    assert found.collisions == ()
    assert words(found)[4:6] == [NEW.words, other.words]
    assert [each.placed.sources for each in found.attribution[4:6]] == [("B/1",), ("A/1", "B/1")]


def test_a_heading_that_loses_its_last_clause() -> None:
    one = without(BASE, "instructs/1", "instructs/2")
    two = without(BASE, "instructs/3")
    assert shown(one) == []
    assert shown(one, two) == ["empty-heading"]


def test_a_reference_that_leads_nowhere() -> None:
    base = text(section("resolves", *RULES), section("instructs", "to act on resolves 2 above,"))
    gone = proposal("A/1", without(base, "resolves/2"))
    (found,) = take(base, [gone]).collisions
    assert found.kind is CollisionKind.REFERENCE
    assert found.provisions == ("uid:instructs/1", "uid:resolves/2")
    mended = reworded(base, "instructs/1", "to act on what is resolved above,")
    assert take(base, [gone, proposal("B/1", mended)]).collisions == ()


def test_clauses_that_would_stand_under_each_other() -> None:
    one, two = BASE.clauses[0].children[0], BASE.clauses[0].children[1]
    under_two = adding(without(BASE, "resolves/1"), "resolves/2", 0, one)
    under_one = adding(without(BASE, "resolves/2"), "resolves/1", 0, two)
    assert shown(under_two, under_one) == ["circular"]


def test_two_proposals_of_one_source_are_refused() -> None:
    with pytest.raises(ValueError, match="same source"):
        gather(BASE, [proposal("A/1", BASE), proposal("A/1", BASE)])


def test_two_new_footnotes_of_one_number_are_told() -> None:
    note = Clause(Kind.FOOTNOTE, label="1", text="As in the report of the second conference.")
    other = replace(note, text="As in the letter of the third conference.")
    first = replace(BASE, clauses=(*BASE.clauses, note))
    second = replace(BASE, clauses=(*BASE.clauses, other))
    assert shown(first, second) == ["label-twice"]
    assert shown(first, first) == shown(first) == []
    assert shown(first, replace(second, clauses=(*BASE.clauses, replace(other, label="2")))) == []
