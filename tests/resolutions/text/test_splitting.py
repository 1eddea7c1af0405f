"""Splitting: labels, bullets, notes and annexes that an extract ran into a line."""

import pytest

from resolutions.text.clauses import OddityKind, ResolutionText
from resolutions.text.grammar import parse
from resolutions.text.sources import read_text

FRONT = {
    "ar": ("القرار 9", "المكتبات", "إن مجلس الاتحاد،", "يقرر"),
    "en": ("RESOLUTION 9", "On libraries", "The Council,", "resolves"),
    "es": ("RESOLUCIÓN 9", "Bibliotecas", "El Consejo,", "resuelve"),
    "fr": ("RÉSOLUTION 9", "Les bibliothèques", "Le Conseil,", "décide"),
    "ru": ("РЕЗОЛЮЦИЯ 9", "Библиотеки", "Совет,", "решает"),
    "zh": ("第9号决议", "图书馆", "理事会，", "做出决议"),
}


def read(*lines: str, language: str = "en") -> ResolutionText:
    source = read_text("\n".join((*FRONT[language], *lines)))
    return parse(source, language=language).text


def body(text: ResolutionText) -> dict[str, str]:
    return {
        clause.address: clause.text
        for clause in text.walk()
        if clause.address not in {"number", "title", "opening", "resolves"}
    }


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "1 الأول: أ ) هذا؛ ب) ذاك؛ 2 الثاني"),
        ("en", "1 first: a) this; b) that; 2 second"),
        ("es", "1 primero: a) esto; b) eso; 2 segundo"),
        ("fr", "1 premier: a) ceci; b) cela; 2 second"),
        ("ru", "1 первое: a) это; b) то; 2 второе"),
        ("zh", "1 第一：a) 这；b) 那；2 第二"),
    ],
)
def test_a_list_in_a_line_is_told_apart_in_every_language(language: str, line: str) -> None:
    found = body(read(line, language=language))
    assert list(found) == ["resolves/1", "resolves/1/a", "resolves/1/b", "resolves/2"]


@pytest.mark.parametrize(
    "line",
    [
        "1 see §§ 35 a), b) and c) of it;",
        "1 a number of 2 or 3, or 2 to 3;",
        "1 as in resolves 1, 2 and 3 above;",
        "1 at 10.30, 2 May;",
        "1 it says: a) in one place only;",
    ],
)
def test_what_a_sentence_cites_is_no_clause(line: str) -> None:
    assert body(read(line, "2 next,")) == {"resolves/1": line[2:], "resolves/2": "next,"}


def test_a_bullet_needs_no_stop_before_it() -> None:
    found = body(read("1 such as: • books • maps • songs;"))
    assert [found[f"resolves/1/d{rank}"] for rank in (1, 2, 3)] == ["books", "maps", "songs;"]


def test_a_dash_does_not_end_a_sentence() -> None:
    found = body(read("1 such as: – books – and maps; – songs;"))
    assert found["resolves/1/d1"] == "books – and maps;"


def test_the_second_label_on_the_next_line_shows_the_first() -> None:
    found = body(read("1 taking account of a) books;", "b) maps;", "2 to go,"))
    assert found["resolves/1"] == "taking account of"
    assert list(found) == ["resolves/1", "resolves/1/a", "resolves/1/b", "resolves/2"]


def test_a_cited_first_label_stays_where_the_next_line_goes_on_with_the_list() -> None:
    found = body(read("a) as § 78 a) of it says;", "b) more,"))
    assert found == {"resolves/a": "as § 78 a) of it says;", "resolves/b": "more,"}


NOTED = "1 for all readers1; ________ 1 Young and old."


def test_behind_a_note_the_list_goes_on() -> None:
    found = body(read(f"{NOTED} 2 to write;", "3 to go,"))
    assert found["footnote-1"] == "Young and old."
    assert (found["resolves/2"], found["resolves/3"]) == ("to write;", "to go,")


def test_behind_a_note_the_next_note_is_no_clause() -> None:
    text = read("1 for readers1 and writers2; ________ 1 Young and old. 2 Old ones.", "2 to go,")
    found = body(text)
    assert (found["footnote-1"], found["footnote-2"]) == ("Young and old.", "Old ones.")
    assert found["resolves/2"] == "to go,"


@pytest.mark.parametrize(
    ("tail", "text"), [("to read.", "to read."), ("1 to read; 2 to write.", "")]
)
def test_behind_a_note_a_section_begins(tail: str, text: str) -> None:
    found = body(read(f"{NOTED} instructs the Secretary-General {tail}"))
    assert found["footnote-1"] == "Young and old."
    assert found["instructs-the-secretary-general"] == text


def test_behind_a_note_the_bullets_go_on() -> None:
    found = body(read("1 for readers1: • books • maps ________ 1 Young and old. • songs;"))
    assert found["footnote-1"] == "Young and old."
    assert found["resolves/1/d3"] == "songs;"


def test_an_annex_run_into_a_line_is_told_by_its_capitals() -> None:
    found = read("1 to go, as in the annex to Resolution 9. ANNEX TO RESOLUTION 9 Terms")
    annex = found.by_address()["annex"]
    assert (annex.heading, annex.text) == ("ANNEX TO RESOLUTION 9", "Terms")


def test_a_reference_at_the_end_belongs_to_no_section() -> None:
    line = "第9号决议 社区图书馆的开放时间和上网服务(C05)理事会,鉴于社区图书馆对居民开放,"
    line += "并且免费提供上网服务,责成秘书长报告。参阅: C05/9号文件。"
    text = parse(read_text(line)).text
    assert text.clauses[-1].text == "参阅: C05/9号文件。"
    assert text.by_address()["instructs-the-secretary-general"].text == "报告。"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "la première; b) la deuxième; c) la troisième"),
        ("ru", "первое; b) второе; с) третье"),
        ("ru", "первое; б) второе; в) третье"),
        ("en", "the first; b) the second; c) the third"),
    ],
)
def test_a_page_that_begins_inside_a_list_is_split(language: str, line: str) -> None:
    text = parse(read_text(line), language=language).text
    assert [str(clause.kind) for clause in text.clauses] == ["paragraph", "clause", "clause"]


def test_one_word_before_a_label_is_in_the_wrong_place() -> None:
    parsed = parse(
        read_text("\n".join((*FRONT["en"], "1 so: a) x; b) y; on c) z; d) w."))), language="en"
    )
    assert [a for a in body(parsed.text) if "/1/" in a] == [f"resolves/1/{x}" for x in "abcd"]
    assert parsed.text.by_address()["resolves/1/b"].text == "y; on"
    assert (OddityKind.DISPLACED, "on") in [(odd.kind, odd.detail) for odd in parsed.oddities]


@pytest.mark.parametrize(
    "line",
    ["1 so: a) x; b) y; see c) above.", "1 so: a) x; b) y; see c) above; c) z; d) w."],
)
def test_one_word_before_a_citation_is_where_it_belongs(line: str) -> None:
    assert "see c) above" in body(read(line))["resolves/1/b"]


def test_a_label_that_was_missed_is_named() -> None:
    source = read_text("\n".join((*FRONT["en"], "1 so: a) x; b) y; d) z.", "2 next.")))
    missing = [o for o in parse(source, language="en").oddities if o.kind.needs_look]
    assert [(odd.kind, odd.detail) for odd in missing] == [(OddityKind.LABEL_MISSING, "c)")]


def test_labels_and_headings_of_one_line_are_told_once() -> None:
    source = read_text("\n".join((*FRONT["en"], "1 so: a) x; b) y; c) z.", "2 so: a) x; b) y.")))
    told = [(odd.line, odd.detail) for odd in parse(source, language="en").oddities]
    assert told == [(5, "a), b), c)"), (6, "a), b)")]
