"""The layout of a resolution: every word, in the styles of a printed one."""

import pytest

from resolutions.text.clauses import Clause, Kind, Span, SpanKind
from resolutions.word.inspection import texts
from resolutions.word.layout import automatic, lay_out
from resolutions.word.marks import Paragraph, Table, paragraphs
from tests.resolutions.word.samples import Chance, anchored, clause, resolution, sample, table


def test_styles_levels_and_labels() -> None:
    document = lay_out(sample("en"))
    found = [
        (block.shape.style, block.text.split("\t")[0][:12])
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]
    assert found == [
        ("Res_No", "RESOLUTION 1"),
        ("Res_title", "A title writ"),
        ("Res_ref", "(Geneva, 201"),
        ("Normal_after_title", "The Conferen"),
        ("Call", "recalling"),
        ("enumlev1", "a)"),
        ("enumlev1", "b)"),
        ("enumlev2", "–"),
        ("Body_text", "that the fir"),
        ("Call", "resolves"),
        ("enumlev1", "1"),
        ("enumlev2", "i)"),
        ("enumlev2", "ii)"),
        ("enumlev1", "2"),
        ("Call", "invites Memb"),
        ("Body_text", "that the fir"),
        ("Annex_No", "ANNEX 1"),
        ("Annex_title", "A title writ"),
        ("heading 2", "1 A title wr"),
        ("Body_text", "that the fir"),
        ("enumlev1", "a)"),
    ]
    annex = document.blocks[16]
    assert isinstance(annex, Paragraph)
    assert annex.shape.page_break
    assert isinstance(document.blocks[20], Table)


@pytest.mark.parametrize("seed", range(40))
def test_no_word_is_left_out(seed: int) -> None:
    text = Chance(seed).text()
    document = lay_out(text)
    shown = "".join(run.text for paragraph in document.walk() for run in paragraph.runs)
    anchors = sum(run.note != "" for paragraph in document.walk() for run in paragraph.runs)
    wanted = "".join(clause.words for clause in text.walk())
    labels = sum(len(note.label) or 1 for note in document.notes)
    assert anchors == len(document.notes)
    assert labels >= anchors
    # An anchored note's label stands in the anchor and before the note, or nowhere as text.
    gone = 2 * sum(len(c.label) for c in text.walk() if c.kind is Kind.FOOTNOTE)
    assert len("".join(wanted.split())) - len("".join(shown.split())) == gone


def test_arabic_runs_from_the_right_and_chinese_stands_upright() -> None:
    for paragraph in paragraphs(lay_out(sample("ar")).blocks):
        assert paragraph.shape.right_to_left
    heading = lay_out(sample("zh")).blocks[4]
    assert isinstance(heading, Paragraph)
    assert not heading.runs[0].formatting.italic


def test_spans_become_looks_links_and_anchors() -> None:
    text, spans = anchored("some words")
    looks = (Span(0, 4, SpanKind.BOLD), Span(2, 4, SpanKind.ITALIC), *spans)
    noted = Clause(Kind.CLAUSE, label="1", text=text, spans=looks)
    document = lay_out(resolution(noted, Clause(Kind.FOOTNOTE, label="1", text="The note.")))
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    runs = [(run.text, run.formatting.bold, run.formatting.italic) for run in paragraph.runs]
    assert runs[2:4] == [("so", True, False), ("me", True, True)]
    assert [run.note for run in paragraph.runs if run.note] == ["footnote-1"]
    assert texts(document.notes[0].blocks) == ("The note.",)


def test_a_note_without_an_anchor_stays_and_an_anchor_without_a_note_too() -> None:
    text, spans = anchored("words", "2")
    noted = Clause(Kind.CLAUSE, label="1", text=text, spans=spans)
    document = lay_out(resolution(noted, Clause(Kind.FOOTNOTE, label="1", text="Alone.")))
    assert texts(document.blocks) == ("1\twords2;", "1\tAlone.")
    assert document.notes == ()


def test_word_numbers_what_it_would_number_alike() -> None:
    assert automatic([("1",), ("*",), ("2",), ("2",)]) == [True, False, True, False]
    assert automatic([("1", "1"), (None, "2"), ("2", "3")]) == [True, True, True]
    assert automatic([("1", "1"), ("2", "5")]) == [True, False]


def test_short_rows_are_filled_and_empty_tables_left_out() -> None:
    document = lay_out(resolution(table(("a", "b", "c"), ("d",)), table(), clause("x")))
    found = document.blocks[0]
    assert isinstance(found, Table)
    assert [[cell.columns for cell in row.cells] for row in found.rows] == [[1, 1, 1], [3]]
    assert len(document.blocks) == 2
