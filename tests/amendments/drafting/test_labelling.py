from dataclasses import replace

from amendments.drafting.labelling import Labelling
from amendments.drafting.operations import Add, Indent, Relabel
from amendments.drafting.renumbering import edit
from amendments.drafting.trees import Place, Side
from resolutions.text.clauses import Kind, ResolutionText, transform_text
from tests.amendments.drafting.drafted import clause, section, text_of

BASE = text_of(
    section(
        "s",
        "recalling",
        clause("1", "one;", "a)"),
        clause("2", "two;", "b)"),
        clause("3", "three;", "c)"),
    ),
    section("d", "noting", clause("4", "dash;", "–", kind=Kind.DASH)),
)
LETTERS = {"a)": "أ )", "b)": "ب)", "c)": "ج)", "–": "-"}
ARABIC = replace(
    transform_text(BASE, lambda one: replace(one, label=LETTERS.get(one.label, ""))), language="ar"
)
ADDED = Add("new", Place(Side.AFTER, "1"), "a word;")


def labels(
    proposed: ResolutionText, parent: str, there: ResolutionText | None, language: str
) -> list[str]:
    """The labels of the clauses under one, in the other language."""
    known = Labelling(BASE, proposed, there, language)
    found = next(one for one in proposed.walk() if one.uid == parent)
    return [known.label(child, parent) for child in found.children]


def test_labels_follow_in_the_way_of_the_other_language() -> None:
    made = labels(edit(BASE, ADDED)[0], "s", ARABIC, "ar")
    assert made[0] == "أ )"
    assert [one.strip(" )") for one in made] == ["أ", "ب", "ج", "د"]


def test_a_bis_is_one_in_the_other_language() -> None:
    made = labels(edit(BASE, ADDED, adverb=True)[0], "s", ARABIC, "ar")
    assert "bis" in made[1] and made[1].startswith("أ")
    assert made[2:] == ["ب)", "ج)"]


def test_a_list_inside_counts_as_such_lists_do() -> None:
    inside, _ = edit(BASE, Indent("2"))
    assert labels(inside, "1", ARABIC, "ar") == ["i)"]


def test_what_was_set_by_hand_and_is_no_number_stays() -> None:
    by_hand, _ = edit(BASE, Relabel("2", "§"))
    assert labels(by_hand, "s", ARABIC, "ar") == ["أ )", "§", "ج)"]


def test_a_new_dash_is_the_dash_of_that_language() -> None:
    proposed, _ = edit(BASE, Add("new", Place(Side.AFTER, "4"), "a word;"))
    assert labels(proposed, "d", ARABIC, "ar") == ["-", "-"]


def test_without_the_base_lists_count_as_is_usual() -> None:
    assert labels(BASE, "s", None, "ru") == ["а)", "б)", "в)"]
    assert labels(BASE, "s", None, "fr") == ["a)", "b)", "c)"]
