from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.submissions.heads import (
    BlockKind,
    EntryKind,
    is_furniture,
    read_blocks,
    read_head,
    read_whole,
)
from amendments.submissions.labels import load
from amendments.submissions.oddities import OddityKind
from resolutions.text.clauses import Span, SpanKind
from resolutions.text.language import detect
from resolutions.text.lines import Line, Role
from resolutions.text.sources import read_text
from tests.amendments.submissions.documents import (
    DOCUMENTS,
    ENGLISH,
    head_words,
    lines_of,
    source_words,
)

B = BlockKind


@pytest.mark.parametrize(
    ("language", "symbol", "day", "originals", "sources", "first"),
    [
        ("ar", "WTDC25/12(Rev.2)-A", date(2025, 10, 3), ("ar",), 1, 16),
        ("en", "C23/68-E", date(2023, 6, 9), ("en",), 2, 24),
        ("es", "WTSA24/39(Add.2)-S", date(2024, 9, 2), ("en",), 1, 11),
        ("fr", "PP22/44(Add.3)-F", date(2022, 8, 1), ("fr",), 1, 16),
        ("ru", "C24/71-R", date(2024, 5, 3), ("ru",), 1, 16),
        ("zh", "C23/70-C", date(2023, 6, 9), ("zh",), 1, 18),
    ],
)
def test_the_facts_of_a_head(
    language: str, symbol: str, day: date, originals: tuple[str, ...], sources: int, first: int
) -> None:
    lines = lines_of(DOCUMENTS[language])
    head, end = read_head(lines, language=language)
    assert (str(head.symbol), head.date, head.originals) == (symbol, day, originals)
    assert len(head.sources) == sources
    assert lines[end].number == first
    assert head.oddities == ()


@pytest.mark.parametrize(
    ("language", "kinds"),
    [
        ("ar", [B.PRIORITY_AREA, B.SUMMARY, B.EXPECTED_RESULTS, B.REFERENCES]),
        ("es", [B.SUMMARY, B.CONTACT]),
        ("fr", [B.SUMMARY, B.ACTION_REQUIRED, B.REFERENCES]),
        ("ru", [B.PURPOSE, B.ACTION_REQUIRED, B.FINANCIAL_IMPLICATIONS, B.REFERENCES]),
    ],
)
def test_the_blocks_of_a_head(language: str, kinds: list[BlockKind]) -> None:
    head, _ = read_head(lines_of(DOCUMENTS[language]), language=language)
    assert [block.kind for block in head.blocks] == kinds


def test_a_head_with_everything() -> None:
    head, _ = read_head(lines_of(ENGLISH), language="en")
    assert head.sources == ("Canada", "Bosnia and Herzegovina")
    assert (head.title, head.agenda_item) == ("A better way to count gardens", "PL 1.3")
    assert [(block.kind, block.label, block.line) for block in head.blocks] == [
        (B.PURPOSE, "Purpose", 9),
        (B.ACTION_REQUIRED, "Action required by the Council", 11),
        (B.STRATEGIC_PLAN, "Relevant link(s) with the Strategic Plan", 13),
        (B.FINANCIAL_IMPLICATIONS, "Financial implications", 15),
        (B.REFERENCES, "References", 16),
        (B.BACKGROUND, "1 Background", 18),
        (B.SECTION, "2 How gardens grow", 20),
        (B.PROPOSAL, "Proposal", 22),
    ]
    assert head.text(B.FINANCIAL_IMPLICATIONS) == "None."


@pytest.mark.parametrize("language", DOCUMENTS)
def test_nothing_of_a_head_is_lost(language: str) -> None:
    lines = lines_of(DOCUMENTS[language])
    head, end = read_head(lines, language=language)
    assert head_words(head) == source_words(lines[:end])


@given(
    st.lists(st.sampled_from([line for text in DOCUMENTS.values() for line in lines_of(text)])),
    st.sampled_from(sorted(DOCUMENTS)),
)
def test_nothing_of_any_head_is_lost(lines: list[Line], language: str) -> None:
    assert head_words(read_whole(lines, load(language))) == source_words(tuple(lines))


def test_the_box_of_a_table_ends_with_the_table() -> None:
    box = Line("", 1, role=Role.ROW, cells=(Line("Purpose\nGardens.\nReferences\nTrees.", 1),))
    head, _ = read_head([box, Line("Gardens are everywhere.", 2)], language="en")
    assert [(block.kind, block.text) for block in head.blocks] == [
        (B.PURPOSE, "Gardens."),
        (B.REFERENCES, "Trees."),
        (B.TEXT, "Gardens are everywhere."),
    ]


def test_labels_and_texts_in_neighbouring_cells() -> None:
    rows = [
        Line("", n, role=Role.ROW, cells=tuple(Line(text, n) for text in texts))
        for n, texts in enumerate(
            [("Source:", "Canada and Japan"), ("Title:", "Gardens"), ("Abstract:", "Count.")], 1
        )
    ]
    head, _ = read_head(rows, language="en")
    assert (head.sources, head.title) == (("Canada", "Japan"), "Gardens")
    assert head.text(B.ABSTRACT) == "Count."


def test_a_single_line_below_the_date_is_the_title() -> None:
    head, _ = read_head(lines_of("C23/5-E\n9 May 2023\nOn gardens\nSummary\nX.\n"), language="en")
    assert (head.title, head.sources) == ("On gardens", ())


def test_a_sentence_without_a_label_is_a_block_of_its_own() -> None:
    text = "C23/5-E\nOn gardens\nPlease find attached the list of all the gardens.\nMore.\n"
    head, _ = read_head(lines_of(text), language="en")
    assert [(block.kind, len(block.paragraphs)) for block in head.blocks] == [(B.TEXT, 2)]


def test_notes_of_a_head_are_entries() -> None:
    anchored = Line("Gardens1", 1, spans=(Span(7, 8, SpanKind.FOOTNOTE, "1"),))
    note = Line("Also trees.", 2, label="1", role=Role.FOOTNOTE)
    head, _ = read_head([anchored, note], language="en")
    assert [entry.kind for entry in head.entries] == [EntryKind.TITLE, EntryKind.NOTE]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gardens\n", OddityKind.NO_SYMBOL),
        ("C23/5-E\nC22/6-E\n", OddityKind.SYMBOLS_DIFFER),
        ("C23/5-E\n31 June 2023\n", OddityKind.NO_SUCH_DATE),
        ("C23/5-E\nOriginal: Esperanto\n", OddityKind.UNKNOWN_ORIGINAL),
    ],
)
def test_what_is_odd_is_reported(text: str, kind: OddityKind) -> None:
    head, _ = read_head(lines_of(text), language="en")
    assert [oddity.kind for oddity in head.oddities] == [kind]


@pytest.mark.parametrize("text", ["______", "- 3 -", "2/83", "http://www.itu.int/council", "5"])
def test_furniture(text: str) -> None:
    assert is_furniture(text)
    assert not is_furniture(f"{text} gardens")


def test_blocks_by_themselves() -> None:
    found = read_blocks(lines_of("Part 2\nBackground\nGardens.\n"), load("en"))
    assert [(block.kind, block.line) for block in found] == [(B.TEXT, 1), (B.BACKGROUND, 2)]


@pytest.mark.parametrize(
    ("name", "symbol", "day", "originals", "kinds"),
    [
        (
            "texts/wtsa-75-2016-en-redline-arb.txt",
            "WTSA16/43(Add.16)-E",
            date(2016, 9, 30),
            ("en",),
            [(B.ABSTRACT, 11)],
        ),
        (
            "texts/wtdc-1-2017-ar.txt",
            "ITU-D/RPM-ARB17/10(Rev.2)-A",
            date(2017, 1, 29),
            ("en",),
            [(B.PRIORITY_AREA, 18)],
        ),
        (
            "texts/pp-proposals-2014-ru.txt",
            "PP14/73(Add.1)-R",
            date(2014, 9, 25),
            ("ru",),
            [(B.SUMMARY, 2), (B.REFERENCES, 2)],
        ),
        (
            "texts/cwgwsis-report-2014-en.txt",
            "PP-14/20(Add.1)-E",
            date(2014, 10, 18),
            ("en",),
            [(B.TEXT, 16), (B.INTRODUCTION, 22)],
        ),
        (
            "seeds/cwg-wsis-sdg-39-40-report-zh.txt",
            "None",
            None,
            (),
            [
                (B.PURPOSE, 1),
                (B.ACTION_REQUIRED, 3),
                (B.STRATEGIC_PLAN, 5),
                (B.FINANCIAL_IMPLICATIONS, 7),
                (B.INTRODUCTION, 10),
                (B.SECTION, 18),
            ],
        ),
        (
            "seeds/council-1332-contribution-zh.txt",
            "None",
            None,
            (),
            [
                (B.PURPOSE, 1),
                (B.ACTION_REQUIRED, 3),
                (B.REFERENCES, 6),
                (B.BACKGROUND, 13),
                (B.PROPOSAL, 15),
            ],
        ),
        (
            "seeds/wtsa-75-atu-proposal-zh.txt",
            "None",
            None,
            (),
            [(B.ABSTRACT, 1), (B.INTRODUCTION, 3), (B.PROPOSAL, 5)],
        ),
    ],
)
def test_heads_of_real_documents(
    shared: Path,
    name: str,
    symbol: str,
    day: date | None,
    originals: tuple[str, ...],
    kinds: list[tuple[BlockKind, int]],
) -> None:
    text = (shared / name).read_text(encoding="utf-8")
    lines = read_text(text).lines
    head, end = read_head(lines, language=detect(text)[0])
    assert (str(head.symbol), head.date, head.originals) == (symbol, day, originals)
    assert [(block.kind, block.line) for block in head.blocks] == kinds
    assert head_words(head) == source_words(lines[:end])
