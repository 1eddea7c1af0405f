"""The grammar over real texts: nothing is lost, and what is odd has its line."""

import re
from pathlib import Path

import pytest

from resolutions.text.clauses import Clause, Kind, OddityKind, ResolutionText
from resolutions.text.grammar import Parsed, parse
from resolutions.text.printing import print_text
from resolutions.text.sources import Source, clean, read_text
from tests.shared_texts import ROOT, shared_files

REAL = [*shared_files("texts/*.txt"), *shared_files("seeds/*.txt"), *shared_files("seeds/*.md")]
OURS = sorted((ROOT / "fixtures/texts").glob("*.md"))
real_texts = pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
all_texts = pytest.mark.parametrize("path", [*REAL, *OURS], ids=lambda path: path.name)


def parse_file(path: Path) -> Parsed:
    return parse(read_text(path.read_text(encoding="utf-8")))


def parse_lines(*lines: str, language: str | None = "en") -> Parsed:
    return parse(read_text("\n".join(lines)), language=language)


def outline(clauses: tuple[Clause, ...]) -> list[str]:
    return [clause.address for top in clauses for clause in top.walk()]


def without_noise(source: str) -> str:
    """A file's characters without the marks and bookmarks that no reader is meant to see."""
    text = re.sub(r"\A# source:.*", "", clean(source))
    text = re.sub(r"<!--.*?-->|\[bookmark:[^\]]*\]|\[footnoteRef:\w+\]|</?su[pb]>", "", text)
    text = re.sub(r"\[(\d): \1? ?", r"\1", text)
    return without_marks(text)


def without_marks(text: str) -> str:
    """Without white space, and without what can be a mark of a bullet, a rule or emphasis."""
    return re.sub(r"[\s*_\\#\[\]^|:•–-]", "", text)


@all_texts
def test_nothing_is_lost_or_invented(path: Path) -> None:
    parsed = parse_file(path)
    said = without_marks("".join(clause.words for clause in parsed.text.walk()))
    left_out = [o.detail for o in parsed.oddities if o.kind is OddityKind.PAGE_FURNITURE]
    expected = without_noise(path.read_text(encoding="utf-8"))
    for furniture in left_out:
        expected = expected.replace(without_marks(furniture), "", 1)
    assert said == expected


@all_texts
def test_a_printed_tree_parses_to_itself(path: Path) -> None:
    text = parse_file(path).text
    assert parse(read_text(print_text(text)), language=text.language, body=text.body).text == text


@real_texts
def test_every_clause_has_an_address_of_its_own(path: Path) -> None:
    addresses = outline(parse_file(path).text.clauses)
    assert all(addresses)
    assert len(set(addresses)) == len(addresses)


@real_texts
def test_warnings_name_a_line_of_the_file(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n") + 1
    assert all(1 <= oddity.line <= lines for oddity in parse_file(path).oddities)


def test_a_whole_resolution() -> None:
    parsed = parse_lines(
        "RESOLUTION 12 (REV. DUBAI, 2018)",
        "On something",
        "The Plenipotentiary Conference (Dubai, 2018),",
        "recalling",
        "a) one thing;",
        "b) another:",
        "i) its first half;",
        "ii) its second half,",
        "resolves",
        "to go on,",
        "instructs the Secretary-General",
        "1 to begin;",
        "2 to end,",
        "instructs the Secretary-General",
        "to report.",
        "ANNEX 2 TO RESOLUTION 12 (REV. DUBAI, 2018)",
        "Terms",
        "a) a term",
    )
    text = parsed.text
    assert (text.body, text.number, text.edition.year, text.edition.place) == (
        "pp",
        "12",
        2018,
        "Dubai",
    )
    assert text.title == "On something"
    assert parsed.oddities == ()
    assert outline(text.clauses) == [
        "number",
        "title",
        "opening",
        "recalling",
        "recalling/a",
        "recalling/b",
        "recalling/b/i",
        "recalling/b/ii",
        "resolves",
        "instructs-the-secretary-general",
        "instructs-the-secretary-general/1",
        "instructs-the-secretary-general/2",
        "instructs-the-secretary-general-2",
        "annex-2",
        "annex-2/a",
    ]
    assert text.by_address()["resolves"].text == "to go on,"
    assert text.by_address()["annex-2"].text == "Terms"


def section(*lines: str) -> ResolutionText:
    return parse_lines("RESOLUTION 1 (DUBAI, 2018)", "Title", "The Council,", *lines).text


def test_i_after_h_is_a_letter_when_j_follows() -> None:
    letters = [f"{letter}) text;" for letter in "abcdefghij"]
    assert outline(section("noting", *letters).clauses)[-2:] == ["noting/i", "noting/j"]


def test_i_after_h_is_a_number_when_ii_follows() -> None:
    letters = [f"{letter}) text;" for letter in "abcdefgh"]
    text = section("noting", *letters, "i) first;", "ii) second;", "i) ninth,")
    assert outline(text.clauses)[-3:] == ["noting/h/i", "noting/h/ii", "noting/i"]


def test_a_stated_depth_decides_between_a_letter_and_a_number() -> None:
    letters = [f"{letter}) text;" for letter in "abcdefgh"]
    text = section("noting", *letters, "i) ninth:", "\ti) its first;", "\tii) its second,")
    assert outline(text.clauses)[-3:] == ["noting/i", "noting/i/i", "noting/i/ii"]


def test_clauses_run_into_one_line_are_told_apart() -> None:
    text = section("resolves", "1 to see to: i) this; ii) that; 2 to stop,")
    assert outline(text.clauses)[-4:] == [
        "resolves/1",
        "resolves/1/i",
        "resolves/1/ii",
        "resolves/2",
    ]


def test_a_cited_letter_or_a_quantity_is_no_clause() -> None:
    text = section(
        "noting", "a) §§ 35 a) to e), b) and c) of the Agenda;", "b) a number: 2 or 3 of it,"
    )
    assert outline(text.clauses)[-2:] == ["noting/a", "noting/b"]


def test_a_heading_at_the_end_of_a_line_begins_a_section() -> None:
    text = section("resolves", "1 to go; 2 to stop, invites Member States", "1 to come,")
    assert outline(text.clauses)[-2:] == ["invites-member-states", "invites-member-states/1"]


def test_an_unknown_heading_makes_a_section_and_a_warning() -> None:
    parsed = parse_lines(
        "RESOLUTION 1 (DUBAI, 2018)", "The Council,", "noting", "a) x,", "pondering deeply", "a) y;"
    )
    assert outline(parsed.text.clauses)[-2:] == ["section", "section/a"]
    assert [(o.line, o.kind) for o in parsed.oddities] == [(5, OddityKind.UNKNOWN_HEADING)]


def test_a_label_out_of_order_is_reported() -> None:
    parsed = parse_lines("RESOLUTION 1 (DUBAI, 2018)", "The Council,", "noting", "a) x;", "d) y,")
    assert [(o.line, o.detail) for o in parsed.oddities] == [(5, "d)")]


def test_what_stands_before_the_number_is_kept() -> None:
    parsed = parse_lines(
        "MOD XYZ/1/1", "RESOLUTION 1 (DUBAI, 2018)", "The Council,", "noting", "x,"
    )
    assert parsed.text.clauses[0].text == "MOD XYZ/1/1"
    assert [o.kind for o in parsed.oddities] == [OddityKind.BEFORE_NUMBER]


def test_a_footnote_that_an_extract_ran_into_a_clause_is_found_with_its_anchor() -> None:
    text = section("noting", "a) the needs of countries1; ________ 1 All of them.", "b) more,")
    clause = text.by_address()["noting/a"]
    assert clause.text == "the needs of countries1;"
    assert [(span.kind, span.target) for span in clause.spans] == [("footnote", "1")]
    assert text.by_address()["footnote-1"].text == "All of them."


def test_paragraphs_that_are_whole_are_never_joined() -> None:
    lines = ["The Council,", "noting", "x" * 70, "and a paragraph that begins small,"]
    source = read_text("\n".join(lines))
    joined = parse(source, language="en").text
    kept = parse(Source(source.lines, whole=True), language="en").text
    assert [c.address for c in joined.walk()] == ["opening", "noting"]
    assert [c.address for c in kept.walk()] == ["opening", "noting", "noting/p1"]


def test_an_empty_source_gives_an_empty_tree() -> None:
    parsed = parse(read_text(""))
    assert parsed.text.clauses == ()
    assert {o.kind for o in parsed.oddities} >= {OddityKind.NO_NUMBER, OddityKind.NO_OPENING}


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        parse_lines("text", language="xx")


def test_tables_and_headings_in_an_annex() -> None:
    text = section(
        "resolves", "so.", "ANNEX", "## Part", "1 x;", "| a | b |", "|---|---|", "| c | d |"
    )
    assert "annex/h1/1/t1/r2/c1" in outline(text.clauses)
    assert [c.text for c in text.walk() if c.kind is Kind.CELL] == ["a", "b", "c", "d"]


def test_a_line_that_goes_on_small_behind_an_ended_clause_seems_displaced() -> None:
    head = ("RESOLUTION 9", "On libraries", "The Council,", "considering")
    parsed = parse_lines(*head, "a) (WXYZ);", "the old libraries of the", "b) maps,")
    assert [(odd.line, odd.kind, odd.detail) for odd in parsed.oddities] == [
        (6, OddityKind.DISPLACED, "the old libraries of the")
    ]


def test_a_heading_behind_a_clause_that_ends_with_a_comma_does_not_cut_the_clause() -> None:
    clause = "修订*做出决议*4所述的图书馆清单，并通过CWG-AB&C提交理事会，"
    lines = ("第9号决议（2022年，基加利）", "图书馆", "理事会，", "责成秘书长")
    behind = ("责成理事会", "1 审议；", "2 通过。")
    parsed = parse_lines(*lines, f"1 {clause}", *behind, language="zh")
    text = parsed.text.by_address()
    assert text["instructs-the-secretary-general/1"].text == clause.replace("*", "")
    assert text["instructs-the-council/2"].text == "通过。"


def test_nesting_beyond_all_measure_ends_somewhere() -> None:
    lines = ("\t" * depth + ("a)" if depth % 2 else "1") + " masts:" for depth in range(900))
    text = parse(read_text("The Council,\n\nresolves\n\n" + "\n".join(lines)), language="en").text
    assert max(clause.address.count("/") for clause in text.walk()) == 31
    assert sum(1 for clause in text.walk() if clause.kind is Kind.CLAUSE) == 900


def test_appendices_and_attachments_have_keys_of_their_own() -> None:
    text = "Resolution 1 (Doha, 2031)\n\nMasts\n\nThe Council,\n\nresolves\n\nto act.\n\n"
    text += "ANNEX 1\n\nOne\n\nAPPENDIX 1 TO ANNEX 1\n\nTwo\n\nATTACHMENT 2\n\nThree\n"
    found = parse(read_text(text), language="en").text.clauses
    assert [c.address for c in found if c.kind is Kind.ANNEX] == [
        "annex-1",
        "appendix-1",
        "attachment-2",
    ]
