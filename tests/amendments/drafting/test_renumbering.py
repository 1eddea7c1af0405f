import pytest
from hypothesis import given, settings

from amendments.drafting.applying import apply
from amendments.drafting.history import play
from amendments.drafting.operations import (
    Add,
    Delete,
    Indent,
    Insert,
    Move,
    Operation,
    Outdent,
    Relabel,
    Split,
)
from amendments.drafting.renumbering import edit, kept_labels, renumber
from amendments.drafting.trees import Place, Side
from resolutions.text.clauses import Kind, ResolutionText
from resolutions.text.serial import to_json
from tests.amendments.drafting.drafted import (
    Drafter,
    bases,
    clause,
    labels,
    section,
    seeds,
    text_of,
)


def listed(*said: str, kind: Kind = Kind.OPERATIVE, language: str = "en") -> ResolutionText:
    """A section `s` of clauses with these labels; each one's identity is its label."""
    clauses = (clause(label, "that this is said;", label) for label in said)
    return text_of(section("s", "resolves", *clauses, kind=kind), language=language)


def edited(text: ResolutionText, *operations: Operation, adverb: bool = False) -> list[str]:
    """The labels in section `s` after operations, each renumbered."""
    log: list[Operation] = []
    for operation in operations:
        text, made = edit(text, operation, kept=kept_labels(log), adverb=adverb)
        log += made
    return labels(text, "s")


@given(bases, seeds)
@settings(max_examples=60)
def test_renumbering_once_more_changes_nothing(base: ResolutionText, seed: int) -> None:
    after, made = Drafter(seed).draft(base, 4)
    once = renumber(base, after, kept=kept_labels(made))
    assert to_json(renumber(base, once, kept=kept_labels(made))) == to_json(once)


@given(bases, seeds)
@settings(max_examples=60)
def test_the_operations_of_an_edit_lead_to_its_text(base: ResolutionText, seed: int) -> None:
    _, made = Drafter(seed).draft(base, 1)
    for operation in made:
        text, whole = edit(base, operation)
        assert to_json(play(base, whole)) == to_json(text)


@given(bases)
def test_what_nobody_touched_keeps_its_labels(base: ResolutionText) -> None:
    assert renumber(base, base) == base


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("1", "2", "3"), ["1", "2", "3", "4"]),
        (("a)", "b)", "c)"), ["a)", "b)", "c)", "d)"]),
        (("i)", "ii)", "iii)"), ["i)", "ii)", "iii)", "iv)"]),
        (("h)", "i)", "j)"), ["h)", "i)", "i)", "j)"]),
        (("1.1", "1.2", "1.3"), ["1.1", "1.2", "1.3", "1.4"]),
        (("а)", "б)", "в)"), ["а)", "б)", "в)", "г)"]),
        (("أ )", "ب)", "ج)"), ["أ )", "ب )", "ج )", "د )"]),
        (("（1）", "（2）", "（3）"), ["（1）", "（2）", "（3）", "（4）"]),
        (("A)", "B)", "C)"), ["A)", "B)", "C)", "D)"]),
        (("1.", "2.", "3."), ["1.", "2.", "3.", "4."]),
        (("1", "2", "2bis"), ["1", "2", "3", "3bis"]),
        (("1", "2", "5"), ["1", "2", "3", "5"]),
        (("1", "1", "2"), ["1", "2", "1", "2"]),
    ],
    ids=str,
)
def test_a_new_clause_is_numbered_in_its_list(said: tuple[str, ...], expected: list[str]) -> None:
    text = text_of(
        section("s", "resolves", *(clause(f"u{n}", "x", label) for n, label in enumerate(said)))
    )
    if said[0] == "h)":  # a list that begins in the middle is by no rule, and is counted on from
        expected = ["h)", "i)", "j)", "k)"]
    if said == ("1", "1", "2"):  # one list ended and another began; the new clause ends the first
        expected = ["1", "2", "1", "2"]
    assert edited(text, Add("new", Place(Side.AFTER, "u0"), "words")) == expected


def test_deleting_and_moving_renumber() -> None:
    text = listed("a)", "b)", "c)", "d)")
    assert edited(text, Delete("b)")) == ["a)", "b)", "c)"]
    after, _ = edit(text, Move("d)", Place(Side.FIRST, "s")))
    assert [(c.uid, c.label) for c in after.clauses[0].children] == [
        ("d)", "a)"),
        ("a)", "b)"),
        ("b)", "c)"),
        ("c)", "d)"),
    ]


def test_a_label_set_by_hand_stays_and_the_others_count_past_it() -> None:
    text = listed("1", "2", "3")
    by_hand = Relabel("2", "7")
    named = Add("new", Place(Side.LAST, "s"), label="x)")
    assert edited(text, by_hand) == ["1", "7", "3"]
    assert edited(text, by_hand, named) == ["1", "7", "3", "x)"]
    assert edited(text, by_hand, Add("new", Place(Side.AFTER, "1"))) == ["1", "2", "7", "4"]
    assert edited(text, by_hand, Add("new", Place(Side.AFTER, "2"))) == ["1", "7", "3", "4"]
    assert edited(text, by_hand, Delete("1")) == ["7", "2"]


def test_a_list_begun_anew_by_hand_counts_on_from_there() -> None:
    text = listed("1", "2", "3", "4")
    anew = Relabel("3", "1"), Relabel("4", "2", by_hand=False)
    assert edited(text, *anew, Add("x", Place(Side.AFTER, "3"))) == ["1", "2", "1", "2", "3"]
    assert edited(text, *anew, Delete("2")) == ["1", "1", "2"]


def test_an_undone_label_is_by_rule_again() -> None:
    log = [Relabel("2", "7"), Add("new", Place(Side.LAST, "s"), label="9")]
    assert kept_labels(log) == {"2", "new"}
    assert kept_labels([*log, Relabel("2", "2", by_hand=False), Delete("new")]) == frozenset()


def test_on_request_what_follows_keeps_its_number() -> None:
    text = listed("1", "2", "3")
    after_one = Add("x", Place(Side.AFTER, "1")), Add("y", Place(Side.AFTER, "x"))
    assert edited(text, *after_one, adverb=True) == ["1", "1bis", "1ter", "2", "3"]
    assert edited(listed("a)", "b)"), Add("x", Place(Side.AFTER, "a)")), adverb=True) == [
        "a)",
        "abis)",
        "b)",
    ]


def test_clauses_without_labels_stay_so() -> None:
    text = text_of(section("s", "resolves", clause("u", "one"), clause("v", "two")))
    assert edited(text, Add("new", Place(Side.AFTER, "u"), "x")) == ["", "", ""]


def test_numbers_below_a_number_follow_it() -> None:
    text = text_of(
        section(
            "s",
            "resolves",
            clause("1", "x", "1"),
            clause("2", "y", "2", clause("2.1", "z", "2.1"), clause("2.2", "z", "2.2")),
        )
    )
    after, _ = edit(text, Delete("1"))
    assert (labels(after, "s"), labels(after, "2")) == (["1"], ["1.1", "1.2"])


def test_a_clause_takes_the_style_of_the_level_it_comes_to() -> None:
    text = text_of(
        section(
            "s",
            "resolves",
            clause("1", "x", "1", clause("1a", "z", "a)"), clause("1b", "z", "b)")),
            clause("2", "y", "2"),
            clause("3", "y", "3"),
        ),
        section("d", "invites", clause("d1", "x", "–", kind=Kind.DASH)),
    )
    indented, _ = edit(text, Indent("2"))
    assert (labels(indented, "s"), labels(indented, "1")) == (["1", "2"], ["a)", "b)", "c)"])
    deeper, _ = edit(indented, Indent("2"))
    assert labels(deeper, "1b") == ["i)"]
    out, _ = edit(text, Outdent("1a"))
    assert (labels(out, "s"), labels(out, "1a")) == (["1", "2", "3", "4"], ["a)"])
    dashed, _ = edit(text, Move("2", Place(Side.LAST, "d")))
    assert (labels(dashed, "d"), labels(dashed, "s")) == (["–", "–"], ["1", "2"])
    back, _ = edit(dashed, Move("2", Place(Side.AFTER, "1")))
    assert labels(back, "s") == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("language", "kind", "expected"),
    [
        ("en", Kind.PREAMBLE, "a)"),
        ("ru", Kind.PREAMBLE, "а)"),
        ("ar", Kind.PREAMBLE, "أ )"),
        ("zh", Kind.OPERATIVE, "1"),
    ],
)
def test_the_first_clause_of_a_section(language: str, kind: Kind, expected: str) -> None:
    assert edited(listed(kind=kind, language=language), Add("x", Place(Side.LAST, "s"))) == [
        expected
    ]


def test_a_split_numbers_both_halves() -> None:
    text = text_of(section("s", "resolves", clause("1", "one two", "1"), clause("2", "x", "2")))
    after, _ = edit(text, Split("1", 3, "new"))
    assert [(c.label, c.text) for c in after.clauses[0].children] == [
        ("1", "one"),
        ("2", "two"),
        ("3", "x"),
    ]


def test_what_comes_with_labels_of_its_own_keeps_them_and_others_count_on() -> None:
    text = text_of(section("s", "resolves", clause("1", "x", "1"), clause("2", "x", "2")))
    new = clause("new", "x", "", clause("in", "x", "1", kind=Kind.CLAUSE))
    after, log = edit(text, Insert(Place(Side.LAST, "s"), new))
    assert (labels(after, "s"), labels(after, "new")) == (["1", "2", "3"], ["1"])
    both = apply(apply(text, log[0]), Move("2", Place(Side.LAST, "new")))
    once = renumber(text, both)
    assert labels(once, "new") == ["1", "2"]
    assert renumber(text, once) == once


def test_what_stands_in_an_untouched_list_stays_odd() -> None:
    text = text_of(
        section("s", "resolves", clause("1", "x", "1"), clause("2", "x", "2")),
        section("t", "invites", clause("x", "x", "4"), clause("y", "x", "4")),
    )
    after = renumber(text, apply(text, Delete("1")))
    assert (labels(after, "s"), labels(after, "t")) == (["1"], ["4", "4"])
