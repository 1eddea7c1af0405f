"""A contribution as a Word file: its head, its redlines, what LibreOffice makes of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from amendments.submissions.labels import LANGUAGES, BlockKind
from amendments.submissions.labels.words import load_words
from amendments.submissions.layout import Marks, Paper
from amendments.submissions.proposals import read_contribution
from amendments.submissions.starts import Action
from amendments.submissions.values import Block, ContributionText, Paragraph
from resolutions.text.clauses import ResolutionText
from resolutions.word.inspection import Side, inspect, side
from resolutions.word.layout import lay_out
from resolutions.word.lines import lines
from resolutions.word.marks import View
from resolutions.word.reader import read
from resolutions.word.writer import write
from tests.amendments.papers import as_file, base, item, paper, proposed
from tests.resolutions.word.oracle import ask
from tests.resolutions.word.samples import sample
from tests.trees import make_text

NOTED = make_text(footnote="A note.", number="141", year=2014)


def read_back(data: bytes, view: View = View.AFTER, language: str = "en") -> ContributionText:
    return read_contribution(lines(read(data), view), language=language)


def body(text: ResolutionText) -> list[str]:
    return list(side(lay_out(text), View.AFTER).body)


def within(part: list[str], whole: Side) -> bool:
    """Whether the paragraphs stand together in the whole."""
    places = range(len(whole.body) - len(part) + 1)
    return any(list(whole.body[place : place + len(part)]) == part for place in places)


def papers() -> dict[str, Paper]:
    """One of each sort."""
    before, after = base(), proposed()
    samples = (sample("zh"), sample("ar"))
    return {
        "one": paper(),
        "several": paper(
            item(before, after), item(None, NOTED, Action.ADD), item(before, None, Action.SUP)
        ),
        "notes twice": paper(item(sample("en"), NOTED), item(NOTED, sample("en"))),
        **{
            text.language: replace(paper(item(text, text)), language=text.language)
            for text in samples
        },
        "bare": replace(paper(), symbol="", date=None, originals=(), source="", blocks=()),
    }


@pytest.mark.parametrize("name", list(papers()))
def test_what_is_written_is_read_and_written_the_same(name: str) -> None:
    for marks in Marks:
        data = as_file(papers()[name], marks)
        assert write(read(data)) == data == as_file(papers()[name], marks)


def test_the_head_reads_back() -> None:
    one = paper()
    head = read_back(as_file(one)).head
    assert str(head.symbol) == "PP22/68-E"
    assert (head.date, head.originals, head.title) == (one.date, ("en",), one.title)
    assert head.sources == ("Canada",)
    said = [(block.kind, block.label, block.text) for block in head.blocks]
    assert said == [(block.kind, block.label, block.text) for block in one.blocks]


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_those_of_a_language(language: str) -> None:
    one = replace(paper(), language=language)
    head = read_back(as_file(one), language=language).head
    assert (head.date, head.originals) == (one.date, ("en",))
    assert head.sources == ("Canada",)
    assert head.symbol and head.symbol.language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_of_a_head_reads_back_in_every_language(language: str) -> None:
    words = Paragraph(sample(language).title, 0)
    kinds = [kind for kind in BlockKind if kind not in (BlockKind.SECTION, BlockKind.TEXT)]
    labels = load_words(language).blocks
    blocks = tuple(Block(kind, labels[kind.value], (words,), 0) for kind in kinds)
    one = replace(paper(item(sample(language), sample(language))), blocks=blocks, language=language)
    said = read_back(as_file(one), language=language).head.blocks
    assert [(block.kind, block.text) for block in said] == [(kind, words.text) for kind in kinds]


def test_each_proposal_has_its_symbol_and_its_reasons() -> None:
    found = read_back(as_file(papers()["several"])).proposals
    assert [one.action for one in found] == [Action.MOD, Action.ADD, Action.SUP]
    assert {str(one.identifier) for one in found} == {"CAN/68/1"}
    assert [paragraph.text for paragraph in found[0].reasons] == [
        "To say what has become of it.",
        "And to say it now.",
    ]


def test_both_sides_are_the_two_texts() -> None:
    found = inspect(read(as_file(papers()["several"])))
    assert within(body(base()), found.before)
    assert within(body(proposed()), found.after)
    assert within(body(NOTED), found.after)
    assert not within(body(NOTED), found.before)


def test_notes_of_a_second_proposal_keep_their_numbers() -> None:
    document = read(as_file(papers()["notes twice"]))
    keys = [note.key for note in document.notes]
    assert len(keys) == len(set(keys)) > 1
    assert document.notes[0].label == ""
    assert all(note.label for note in document.notes[len(document.notes) // 2 :])


def test_looks_show_marks_in_amendments_alone() -> None:
    document = read(as_file(papers()["several"], Marks.FORMATTED))
    assert inspect(document).revisions == ()
    looks = [run for paragraph in document.walk() for run in paragraph.runs]
    marked = [run.text for run in looks if run.formatting.underline or run.formatting.strike]
    assert "long " in marked
    assert not any("RESOLUTION 141" in text for text in marked)  # ADD: all of it is new


def test_the_clean_file_has_what_is_proposed() -> None:
    document = read(as_file(paper(), Marks.CLEAN))
    found = inspect(document)
    assert found.revisions == ()
    assert within(body(proposed()), found.after)
    assert not document.properties.tracking


def test_arabic_runs_from_the_right() -> None:
    document = read(as_file(papers()["ar"]))
    assert all(paragraph.shape.right_to_left for paragraph in document.walk())


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_libreoffice_reads_the_same(tmp_path: Path) -> None:
    files, wanted = [], []
    for order, one in enumerate(papers().values()):
        for marks in Marks:
            files.append(tmp_path / f"{order}-{marks}.docx")
            files[-1].write_bytes(as_file(one, marks))
            wanted.append(inspect(read(files[-1].read_bytes())))
    for file, want, verdict in zip(files, wanted, list(ask(files)), strict=True):
        for mine, theirs in ((want.before, verdict.before), (want.after, verdict.after)):
            assert [text for text in theirs if text] == [text for text in mine.body if text], file
