import pytest

from amendments.submissions.labels import load
from amendments.submissions.starts import Action, find_starts, number_of, read_symbol_line, words_of
from amendments.submissions.symbols import ProposalIdentifier
from resolutions.text import lexicon
from resolutions.text.lines import Line, Role
from tests.amendments.submissions.documents import DOCUMENTS, lines_of

ENGLISH = lexicon.load("en")


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("ADD ATU/35A18/1", Action.ADD),
        ("MOD ATU/35A18/1", Action.MOD),
        ("(MOD) ATU/35A18/1", Action.MOD_EDITORIAL),
        ("（MOD） ATU/35A18/1", Action.MOD_EDITORIAL),
        ("SUP ATU/35A18/1", Action.SUP),
        ("ADD* ATU/35A18/1", Action.ADD_MOVED),
        ("SUP* ATU/35A18/1", Action.SUP_MOVED),
        ("NOC ATU/35A18/1", Action.NOC),
        ("<u>NOC</u> ATU/35A18/1", Action.NOC_KEEP),
        ("OTHER ATU/35A18/1", Action.OTHER),
        ("MOD ATU/35A18/1#50042", Action.MOD),
    ],
)
def test_a_symbol_line(text: str, action: Action) -> None:
    start = read_symbol_line(Line(text, 1), ENGLISH)
    assert start is not None
    assert (start.action, start.identifier) == (action, ProposalIdentifier("ATU", 1, 35, (18,)))
    assert start.written == text


@pytest.mark.parametrize(
    "text", ["MODE", "MOD of gardens", "Add one", "OTHER", "SUPPLY", "ADD ATU", "mod ATU/1/1"]
)
def test_other_lines_are_no_symbol_lines(text: str) -> None:
    assert read_symbol_line(Line(text, 1), ENGLISH) is None


def test_a_symbol_without_an_identifier_and_one_for_a_provision() -> None:
    bare = read_symbol_line(Line("NOC", 1), ENGLISH)
    treaty = read_symbol_line(Line("ADD RCC/73A1/2 3A", 1), ENGLISH)
    assert bare and (bare.identifier, bare.provision) == (None, "")
    assert treaty and treaty.provision == "3A"


def test_a_symbol_in_a_table_and_its_words() -> None:
    row = Line("", 4, role=Role.ROW, cells=(Line("MOD", 4), Line("ATU/35/1", 4)))
    start = read_symbol_line(row, ENGLISH)
    assert start and start.written == "MOD ATU/35/1"
    assert words_of(Line("Gardens", 1, label="1")) == "1 Gardens"


def test_a_number_line_run_onto_the_symbol_is_the_rest() -> None:
    start = read_symbol_line(Line("MOD ATU/35/1 RESOLUTION 75 (REV. DUBAI, 2018)", 1), ENGLISH)
    assert start and start.rest and start.rest.text == "RESOLUTION 75 (REV. DUBAI, 2018)"


def test_an_underlined_noc_keeps() -> None:
    lines = lines_of("NOC A/1/1\nRESOLUTION 1\nNOC A/1/2\nRESOLUTION 2\n")
    starts = find_starts(lines, ENGLISH, load("en"), underlined={3})
    assert [start.action for start in starts] == [Action.NOC, Action.NOC_KEEP]


@pytest.mark.parametrize(("language", "text"), DOCUMENTS.items())
def test_a_document_without_symbols_begins_at_its_resolutions(language: str, text: str) -> None:
    lines = lines_of(text)
    words = lexicon.load(language)
    kept = [line for line in lines if not read_symbol_line(line, words)]
    starts = find_starts(kept, words, load(language))
    assert starts and all(start.action is None for start in starts)
    assert number_of(kept[starts[0].index], words)


def test_a_reference_or_a_title_is_no_resolution() -> None:
    text = "References\nResolution 1332\nResolution 140 (Rev. Dubai, 2018)\nBackground\nGardens.\n"
    assert find_starts(lines_of(text), ENGLISH, load("en")) == ()
    text = "DRAFT REVISION OF RESOLUTION 75\nSummary\nGardens.\nThe Council,\n"
    assert find_starts(lines_of(text), ENGLISH, load("en")) == ()
