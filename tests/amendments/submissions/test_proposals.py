from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.submissions.oddities import OddityKind
from amendments.submissions.proposals import Action, read_contribution
from amendments.submissions.starts import words_of
from amendments.submissions.symbols import parse_identifier
from resolutions.text import grammar
from resolutions.text.clauses import Span, SpanKind
from resolutions.text.lines import Line, Role
from resolutions.text.sources import Source, read_text
from tests.amendments.submissions.documents import (
    DOCUMENTS,
    ENGLISH,
    kept_words,
    lines_of,
    source_words,
)

TWO = """MOD A/1/1
RESOLUTION 1
The Council,
resolves
to count gardens.
Reasons: Gardens matter.
{between}
SUP A/1/2
RESOLUTION 2
"""


@pytest.mark.parametrize(
    ("language", "action", "identifier", "kind", "number", "body", "line", "reasons"),
    [
        ("ar", Action.MOD, "ARB/12/1", "resolution", "9006", "wtdc", 16, 22),
        ("es", Action.ADD, "IAP/39A2/1", "resolution", "[IAP-1]", "wtsa", 11, 17),
        ("fr", Action.MOD, "EUR/44A3/1", "resolution", "9003", "pp", 16, 22),
        ("ru", Action.MOD, "SAD/71/1", "resolution", "9005", "council", 16, 22),
        ("zh", Action.MOD, "None", "resolution", "9001", "council", 18, 25),
    ],
)
def test_a_proposal_in_each_language(
    language: str,
    action: Action,
    identifier: str,
    kind: str,
    number: str,
    body: str,
    line: int,
    reasons: int,
) -> None:
    found = read_contribution(lines_of(DOCUMENTS[language]))
    assert found.language == language
    (proposal,) = found.proposals
    assert (proposal.action, str(proposal.identifier)) == (action, identifier)
    subject = proposal.subject
    assert subject is not None
    assert (subject.kind, subject.number, subject.body) == (kind, number, body)
    assert subject.is_new is (action is Action.ADD)
    assert (proposal.line, proposal.reasons_line, len(proposal.reasons)) == (line, reasons, 1)


def test_several_proposals_each_with_its_reasons() -> None:
    first, second = read_contribution(lines_of(ENGLISH)).proposals
    assert (first.action, first.identifier) == (Action.MOD, parse_identifier("CAN/68/1"))
    assert [words_of(line) for line in first.lines][-1] == "2 to report."
    assert [paragraph.line for paragraph in first.reasons] == [33, 34]
    assert (second.action, second.reasons_label, second.reasons) == (Action.SUP, "Reasons", ())


def test_the_lines_of_a_proposal_are_what_the_grammar_reads() -> None:
    proposal = read_contribution(lines_of(ENGLISH)).proposals[0]
    parsed = grammar.parse(Source(proposal.lines), language="en")
    assert (parsed.text.number, parsed.text.body) == ("9001", "council")
    assert "resolves/2" in parsed.text.by_address()
    assert parsed.oddities == ()


@pytest.mark.parametrize("language", DOCUMENTS)
def test_nothing_is_lost(language: str) -> None:
    lines = lines_of(DOCUMENTS[language])
    assert kept_words(read_contribution(lines)) == source_words(lines)


@given(
    st.lists(
        st.sampled_from(
            [line for text in (ENGLISH, DOCUMENTS["zh"], TWO) for line in lines_of(text)]
            + [Line("Background", 90), Line("_____", 91), Line("Part 2", 92), Line("ANNEX 1", 93)]
            + [Line("A note.", 94, label="1", role=Role.FOOTNOTE)]
            + [Line("Trees1", 95, spans=(Span(5, 6, SpanKind.FOOTNOTE, "1"),))]
        ),
        max_size=40,
    ),
    st.sampled_from(["en", "zh"]),
)
def test_nothing_of_any_document_is_lost(lines: list[Line], language: str) -> None:
    found = read_contribution(lines, language=language)
    assert kept_words(found) == source_words(tuple(lines))


def test_what_introduces_the_next_proposal_is_handed_to_it() -> None:
    found = read_contribution(lines_of(TWO.format(between="Part 2\nBackground\nHedges.")))
    first, second = found.proposals
    assert first.introduction == ()
    assert [block.line for block in second.introduction] == [7, 8]
    assert len(first.reasons) == 1


def test_what_stands_behind_the_last_proposal_is_reported() -> None:
    found = read_contribution(
        lines_of(TWO.format(between="") + "Reasons: None.\nContact\nAnna\n_____\n"), language="en"
    )
    behind = [odd.detail for odd in found.oddities if odd.kind is OddityKind.BEHIND_ALL]
    assert behind == ["Contact", "Anna"]


def test_a_resolution_that_goes_on_behind_reasons() -> None:
    found = read_contribution(lines_of(TWO.format(between="invites Member States\nto plant.")))
    first = found.proposals[0]
    assert [line.number for line in first.lines] == [2, 3, 4, 5, 7, 8]
    assert OddityKind.REASONS_INSIDE in {odd.kind for odd in found.oddities}


def test_a_rule_behind_reasons_is_no_reason() -> None:
    rule = Line("________", 99)
    found = read_contribution([*lines_of(TWO.format(between=""))[:6], rule], language="en")
    assert len(found.proposals[0].reasons) == 1
    assert OddityKind.FURNITURE in {odd.kind for odd in found.oddities}


def test_notes_go_where_their_anchors_are() -> None:
    lines = list(lines_of(TWO.format(between="")))
    lines[4] = Line("to count gardens1", 5, spans=(Span(16, 17, SpanKind.FOOTNOTE, "1"),))
    lines[5] = Line("Reasons: They matter2", 6, spans=(Span(20, 21, SpanKind.FOOTNOTE, "2"),))
    notes = [Line(f"Note {n}.", 20, label=str(n), role=Role.FOOTNOTE) for n in (1, 2, 3)]
    first, second = read_contribution([*lines, *notes], language="en").proposals
    assert first.lines[-1].label == "1"
    assert [paragraph.text for paragraph in first.reasons][1:] == ["2 Note 2."]
    assert second.lines[-1].label == "3"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gardens\n", OddityKind.NO_PROPOSAL),
        ("MOD A/1/1\nGardens\n", OddityKind.NO_RESOLUTION),
        ("SUP A/1/1\nRESOLUTION 1\nSUP A/1/1\nRESOLUTION 2\n", OddityKind.IDENTIFIER_REPEATED),
        ("<u>NOC</u> A/1/1\nRESOLUTION 1\n", OddityKind.REASONS_MISSING),
        ("RESOLUTION 1\nThe Council,\n", OddityKind.ACTION_INFERRED),
    ],
)
def test_what_is_odd_is_reported(text: str, kind: OddityKind) -> None:
    found = read_contribution(lines_of(text), language="en")
    assert [oddity.kind for oddity in found.oddities] == [kind]


def test_an_unsure_language_is_reported() -> None:
    found = read_contribution(lines_of("SUP A/1/1\nRESOLUTION 1\n"))
    assert [oddity.kind for oddity in found.oddities] == [OddityKind.LANGUAGE_GUESSED]
    assert read_contribution([]).proposals == ()


def test_a_new_resolution_without_a_symbol_is_added() -> None:
    text = "DRAFT NEW RESOLUTION [A-1] (DUBAI, 2018)\nGardens\nThe Council,\nresolves\nto count.\n"
    (proposal,) = read_contribution(lines_of(text), language="en").proposals
    assert (proposal.action, proposal.written) == (Action.ADD, "")


def test_a_provision_of_a_treaty_needs_no_resolution() -> None:
    (proposal,) = read_contribution(lines_of("ADD A/1/1 3A\nGardens\n"), language="en").proposals
    assert (proposal.provision, proposal.subject) == ("3A", None)


@pytest.mark.parametrize(
    ("name", "line", "identifier", "number", "body", "year"),
    [
        ("seeds/council-1332-contribution-zh.txt", 19, "None", "1332", "council", 2023),
        ("seeds/wtsa-75-atu-proposal-zh.txt", 11, "ATU/35A18/1", "75", "wtsa", 2024),
        ("texts/wtsa-75-2016-en-redline-arb.txt", 12, "ARB/43A16/1", "75", "wtsa", 2016),
    ],
)
def test_real_contributions(
    shared: Path, name: str, line: int, identifier: str, number: str, body: str, year: int
) -> None:
    lines = read_text((shared / name).read_text(encoding="utf-8")).lines
    found = read_contribution(lines)
    (proposal,) = found.proposals
    assert (proposal.action, str(proposal.identifier)) == (Action.MOD, identifier)
    assert proposal.line == line
    subject = proposal.subject
    assert subject is not None
    assert (subject.number, subject.body, subject.edition.year) == (number, body, year)
    assert proposal.lines[-1] == lines[-1]
    assert kept_words(found) == source_words(lines)


def test_a_report_has_no_proposals(shared: Path) -> None:
    path = shared / "seeds/cwg-wsis-sdg-39-40-report-zh.txt"
    found = read_contribution(read_text(path.read_text(encoding="utf-8")).lines)
    assert found.proposals == ()
