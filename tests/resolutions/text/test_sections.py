"""Sections that an extract ran into a line: orders with and without a list, in six languages."""

import pytest

from resolutions.text.clauses import Clause, Kind
from resolutions.text.grammar import parse
from resolutions.text.labels import read_bare
from resolutions.text.lexicon import load
from resolutions.text.sections import Context, find_section
from resolutions.text.sources import read_text


def find(
    text: str,
    section: Kind | None = Kind.OPERATIVE,
    *,
    next_label: str = "",
    joined: bool = False,
    resolved: bool = True,
    flat: bool = False,
    language: str = "en",
) -> tuple[str, str] | None:
    """The key of the section that begins a text, and its heading."""
    label = read_bare(next_label) if next_label else None
    context = Context(load(language), [label] if label else [], flat, label, resolved)
    found = find_section(text, 0, section, context, joined=joined)
    return (found.key, text[: found.end]) if found else None


@pytest.mark.parametrize(
    ("language", "heading", "rest"),
    [
        ("en", "invites Member States", " to read more,"),
        ("fr", "invite les Etats Membres", " à lire davantage,"),
        ("es", "invita a los Estados Miembros", " a leer más,"),
    ],
)
def test_an_order_says_who_is_to_do_what(language: str, heading: str, rest: str) -> None:
    found = find(heading + rest, language=language)
    assert found == ("invites-member-states", heading)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "يدعو الدول الأعضاء"),
        ("en", "invites Member States"),
        ("es", "invita a los Estados Miembros"),
        ("fr", "invite les Etats Membres"),
        ("ru", "предлагает Государствам-Членам"),
        ("zh", "请成员国"),
    ],
)
def test_a_heading_at_the_end_of_a_line_begins_a_section(language: str, text: str) -> None:
    found = find(text, next_label="1", language=language)
    assert found == ("invites-member-states", text)


def test_a_sentence_that_goes_on_with_and_is_no_section() -> None:
    assert find("invites Member States to read more,", joined=True) is None


def test_a_preamble_only_tells_what_others_said() -> None:
    told = "instructs the Secretary-General to read more,"
    assert find(told, Kind.PREAMBLE) is None
    assert find("resolves to instruct the Secretary-General to read,", Kind.PREAMBLE) is None


def test_a_text_that_resolves_nowhere_else_does_so_behind_its_preamble() -> None:
    text = "resolves to read more,"
    assert find(text, Kind.PREAMBLE, resolved=False) == ("resolves", "resolves")


def test_an_order_to_somebody_unknown_is_one_nevertheless() -> None:
    assert find("invites the keepers of lists to read them,") == ("invites", "invites")
    assert find("invites, as before, more of the same;") is None


def test_nouns_that_look_like_verbs_begin_nothing() -> None:
    assert find("requests and letters to the office,") is None


def test_a_preamble_does_not_come_back_behind_a_resolution() -> None:
    assert find("taking into account", next_label="a)") is None
    assert find("taking into account", Kind.PREAMBLE, next_label="a)") is not None


def test_what_is_unknown_of_a_heading_belongs_to_it_before_a_list() -> None:
    text = "instructs the Secretary-General and the keeper of the lists"
    assert find(text, next_label="1") == ("instructs-the-secretary-general", text)
    assert find(text, next_label="2") is None


def test_a_heading_ends_where_its_own_text_begins() -> None:
    text = "instructs the Secretary-General, within the means at hand, to read this,"
    assert find(text, next_label="1") == (
        "instructs-the-secretary-general",
        "instructs the Secretary-General",
    )


def test_a_heading_goes_up_to_the_list_in_its_line() -> None:
    heading = "instructs the Secretary-General, within the means at hand"
    assert find(f"{heading} 1 to read this; 2 to go,") == (
        "instructs-the-secretary-general",
        heading,
    )


def test_a_preamble_heading_with_a_word_more_leads_into_its_list() -> None:
    text = "noting with satisfaction and joy"
    found = find(text, Kind.PREAMBLE, next_label="a)")
    assert found == ("noting-with-satisfaction", text)


def test_in_a_flat_chinese_text_a_section_goes_on_behind_its_heading() -> None:
    assert find("责成秘书长编写报告,", flat=True, language="zh") == (
        "instructs-the-secretary-general",
        "责成秘书长",
    )
    assert find("责成秘书长编写报告,", language="zh") is None


def outline(*lines: str) -> list[tuple[str, str]]:
    front = ("RESOLUTION 9 (DUBAI, 2018)", "On libraries", "The Council,")
    text = parse(read_text("\n".join((*front, *lines))), language="en").text
    found: list[Clause] = [
        clause for clause in text.walk() if clause.address.count("/") or clause.key
    ]
    return [(clause.address, clause.text) for clause in found]


def test_orders_run_into_one_line_become_sections_with_their_texts() -> None:
    assert outline(
        "resolves",
        "to read, calls upon Member States to write, expresses its gratitude to all.",
    ) == [
        ("resolves", "to read,"),
        ("calls-upon-member-states", "to write,"),
        ("expresses-its-thanks", "to all."),
    ]


def test_the_next_section_does_not_lead_into_a_list() -> None:
    addresses = [
        address
        for address, _ in outline(
            "resolves",
            "1 to read, and also resolves, as before, some",
            "recognizing",
            "a) x;",
            "b) y,",
        )
    ]
    assert addresses == ["resolves", "resolves/1", "recognizing", "recognizing/a", "recognizing/b"]
