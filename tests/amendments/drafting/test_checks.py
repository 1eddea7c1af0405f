from dataclasses import replace

import pytest

from amendments.drafting.applying import apply
from amendments.drafting.checks import Draft, Finding, Level, Problem, check
from amendments.drafting.operations import Delete, Relabel, Reword
from amendments.submissions.starts import Action
from resolutions.text.citations.standing import KnownEdition
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind
from tests.amendments.drafting.drafted import clause, section, text_of


def base() -> ResolutionText:
    return text_of(
        Clause(Kind.NUMBER, text="RESOLUTION 1 (REV. DUBAI, 2018)", uid="n"),
        section(
            "s",
            "resolves",
            *(clause(str(n), f"to do {n};", str(n)) for n in (1, 2, 3)),
        ),
        section("t", "invites", clause("4", "x", "1"), clause("5", "y", "3")),
    )


def changed(uid: str, text: str, *spans: Span) -> Draft:
    """A change of one clause, with its number line and its reasons in order."""
    proposed = apply(base(), Reword("n", "RESOLUTION 1 (REV. KIGALI, 2026)"))
    return Draft(Action.MOD, base(), apply(proposed, Reword(uid, text, spans)), "For good reasons.")


def problems(draft: Draft) -> list[Problem]:
    return [finding.problem for finding in check(draft)]


GOOD = changed("1", "to do something else;")


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert check(GOOD) == ()
    new = Draft(Action.ADD, None, base(), "So it is.")
    assert problems(new) == [Problem.LABEL_GAP]  # the list of the new text is the drafter's own


@pytest.mark.parametrize(
    ("draft", "problem", "level"),
    [
        (replace(GOOD, reasons=" \n"), Problem.NO_REASONS, Level.WARNING),
        (replace(GOOD, reasons="", reasons_wanted=True), Problem.NO_REASONS, Level.ERROR),
        (Draft(Action.NOC, base(), None), Problem.NO_REASONS, Level.ERROR),
        (replace(GOOD, proposed=base()), Problem.NOTHING_PROPOSED, Level.ERROR),
        (replace(GOOD, proposed=None), Problem.NOTHING_PROPOSED, Level.ERROR),
        (replace(GOOD, proposed=text_of()), Problem.NOTHING_SAID, Level.ERROR),
        (replace(GOOD, action=Action.ADD), Problem.BASE_OF_NEW, Level.ERROR),
        (Draft(Action.ADD, None, text_of(), "x"), Problem.NOTHING_SAID, Level.ERROR),
        (replace(GOOD, base=None), Problem.UNKNOWN_BASE, Level.ERROR),
        (replace(GOOD, base_known=False), Problem.UNKNOWN_BASE, Level.ERROR),
        (replace(GOOD, action=Action.NOC), Problem.CHANGED_UNCHANGED, Level.ERROR),
        (replace(GOOD, action=Action.SUP), Problem.TEXT_OF_SUPPRESSED, Level.ERROR),
        (changed("1", ""), Problem.EMPTY_CLAUSE, Level.WARNING),
        (
            changed("1", "x1", Span(1, 2, SpanKind.FOOTNOTE, "1")),
            Problem.NO_NOTE,
            Level.ERROR,
        ),
    ],
)
def test_each_problem_is_found(draft: Draft, problem: Problem, level: Level) -> None:
    found = {finding.problem: finding.level for finding in check(draft)}
    assert found[problem] is level


def test_an_edition_that_stays_is_asked_about() -> None:
    draft = replace(GOOD, proposed=apply(base(), Reword("1", "x")))
    assert check(draft) == (
        Finding(
            Problem.EDITION_UNCHANGED,
            Level.WARNING,
            "number",
            (("line", "RESOLUTION 1 (REV. DUBAI, 2018)"),),
        ),
    )


def test_gaps_are_told_where_the_proposal_made_them() -> None:
    assert GOOD.proposed is not None
    gap = replace(GOOD, proposed=apply(GOOD.proposed, Delete("2")))
    assert check(gap) == (
        Finding(
            Problem.LABEL_GAP,
            Level.WARNING,
            "resolves/3",
            (("before", "1"), ("label", "3")),
        ),
    )
    twice = replace(GOOD, proposed=apply(GOOD.proposed, Relabel("3", "2")))
    assert problems(twice) == [Problem.LABEL_TWICE]
    none = replace(GOOD, proposed=apply(GOOD.proposed, Relabel("2", "")))
    assert problems(none) == [Problem.LABEL_MISSING, Problem.LABEL_GAP]


def test_a_note_that_lost_its_anchor_is_told() -> None:
    note = Clause(Kind.FOOTNOTE, "1", text="a note", uid="f")
    assert GOOD.proposed is not None
    proposed = replace(GOOD.proposed, clauses=(*GOOD.proposed.clauses, note))
    assert problems(replace(GOOD, proposed=proposed)) == [Problem.NO_ANCHOR]
    before = replace(base(), clauses=(*base().clauses, note))
    assert problems(replace(GOOD, base=before, proposed=proposed)) == []


def test_citations_of_an_earlier_edition_are_told() -> None:
    words = "recalling Resolution 71 (Rev. Busan, 2014) of the Plenipotentiary Conference;"
    key, later = ("pp", "resolution", "71"), KnownEdition(2022, "Bucharest")
    draft = replace(changed("1", words), editions={key: [later]})
    (finding,) = check(draft)
    assert (finding.problem, finding.level) == (Problem.STALE_CITATION, Level.WARNING)
    assert dict(finding.parameters)["year"] == "2022"
    assert check(replace(draft, editions={key: [KnownEdition(2014, "Busan")]})) == ()
    assert check(replace(draft, editions={("council", "resolution", "71"): [later]})) == ()
    gone = replace(later, in_force=False)
    (finding,) = check(replace(draft, editions={key: [gone]}))
    assert finding.problem is Problem.ABROGATED_CITATION
    assert check(replace(draft, settled={"1": {key: {"2014": True}}})) == ()
    assert check(replace(draft, settled={"1": {key: {"2018": True}}})) != ()


def test_errors_come_first() -> None:
    levels = [finding.level for finding in check(Draft(Action.MOD, base(), base()))]
    assert levels == sorted(levels)
