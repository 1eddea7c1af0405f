"""What is checked before a proposal is submitted: errors stop it, warnings ask.

Pure predicates over what is proposed and what is known; each finding is a sentence that can be
translated, with its parameters and, where there is one, the address of the clause it is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from amendments.drafting.sequences import counting_of
from amendments.submissions.starts import SUPPRESSING, UNCHANGED, Action
from resolutions.text.citations import Adopting, find
from resolutions.text.citations.standing import OUTDATED, Key, KnownEdition, Standing, judge
from resolutions.text.clauses import Clause, Kind, ResolutionText, SpanKind
from resolutions.text.labels import Reading


class Level(StrEnum):
    """What a finding does to a submission."""

    ERROR = "error"
    WARNING = "warning"


class Problem(StrEnum):
    """What is wrong with a proposal, as one plain sentence; its parameters stand in braces."""

    NO_REASONS = "This proposal gives no reasons."
    NOTHING_PROPOSED = "This proposal changes nothing."
    NOTHING_SAID = "The proposed text says nothing."
    BASE_OF_NEW = "A new resolution has no text to start from, so nothing in it can be marked."
    UNKNOWN_BASE = "The text that this proposal starts from is not known."
    CHANGED_UNCHANGED = "No change is proposed here, yet the text differs from the base."
    TEXT_OF_SUPPRESSED = "A resolution that is to be suppressed has no proposed text."
    EDITION_UNCHANGED = "The line with the number still names the edition that is changed: {line}"
    LABEL_GAP = "The label {label} does not follow {before}."
    LABEL_TWICE = "The label {label} stands twice in one list."
    LABEL_MISSING = "A clause of a numbered list has no label."
    EMPTY_CLAUSE = "A clause says nothing."
    NO_ANCHOR = "Nothing in the text leads to footnote {label}."
    NO_NOTE = "The text leads to footnote {label}, which is not there."
    STALE_CITATION = "{cited} has been revised since: the edition in force is of {year}."
    ABROGATED_CITATION = "{cited} is no longer in force."


_ERRORS = frozenset(
    {
        Problem.NOTHING_PROPOSED,
        Problem.NOTHING_SAID,
        Problem.BASE_OF_NEW,
        Problem.UNKNOWN_BASE,
        Problem.CHANGED_UNCHANGED,
        Problem.TEXT_OF_SUPPRESSED,
        Problem.NO_NOTE,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found. `parameters` are sorted names and values of the sentence."""

    problem: Problem
    level: Level
    address: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal as it is checked.

    `base_known`: the base is a version that is kept. `reasons_wanted`: giving none stops the
    submission, as where a body demands them. `editions` are those that are public; `settled` is
    by clause what people said of its citations of past editions, as `judge` asks for it.
    """

    action: Action
    base: ResolutionText | None
    proposed: ResolutionText | None
    reasons: str = ""
    base_known: bool = True
    reasons_wanted: bool = False
    editions: Mapping[Key, Sequence[KnownEdition]] | None = None
    settled: Mapping[str, Mapping[Key, Mapping[str, bool]]] | None = None


NEW = frozenset({Action.ADD, Action.ADD_MOVED})
CHANGED = frozenset({Action.MOD, Action.MOD_EDITORIAL})


def check(draft: Draft) -> tuple[Finding, ...]:
    """Everything that is found, errors first, each in reading order."""
    found = [finding for checking in CHECKS for finding in checking(draft)]
    return tuple(sorted(found, key=lambda finding: finding.level is Level.WARNING))


def _finding(problem: Problem, clause: Clause | None = None, **parameters: str) -> Finding:
    level = Level.ERROR if problem in _ERRORS else Level.WARNING
    address = clause.address if clause else ""
    return Finding(problem, level, address, tuple(sorted(parameters.items())))


def missing_reasons(draft: Draft) -> Iterator[Finding]:
    """No reasons are given: an error where they are wanted, and where nothing is to change."""
    if draft.reasons.strip():
        return
    stops = draft.reasons_wanted or draft.action in UNCHANGED
    yield Finding(Problem.NO_REASONS, Level.ERROR if stops else Level.WARNING)


def wrong_base(draft: Draft) -> Iterator[Finding]:
    """A base where none may be, or none where one must be."""
    if draft.action in NEW:
        if draft.base is not None and draft.base.clauses:
            yield _finding(Problem.BASE_OF_NEW)
    elif draft.base is None or not draft.base_known:
        yield _finding(Problem.UNKNOWN_BASE)


def no_change(draft: Draft) -> Iterator[Finding]:
    """A change that changes nothing, a text that says nothing, one that should not be there."""
    base, proposed = draft.base, draft.proposed
    if draft.action in NEW and not _says_something(proposed):
        yield _finding(Problem.NOTHING_SAID)
    if draft.action in CHANGED and base is not None:
        if proposed is None or proposed.clauses == base.clauses:
            yield _finding(Problem.NOTHING_PROPOSED)
        elif not _says_something(proposed):
            yield _finding(Problem.NOTHING_SAID)
    differs = proposed is not None and base is not None and proposed.clauses != base.clauses
    if draft.action in UNCHANGED and differs:
        yield _finding(Problem.CHANGED_UNCHANGED)
    if draft.action in SUPPRESSING and _says_something(proposed):
        yield _finding(Problem.TEXT_OF_SUPPRESSED)


def _says_something(text: ResolutionText | None) -> bool:
    return text is not None and any(clause.text or clause.heading for clause in text.walk())


def same_edition(draft: Draft) -> Iterator[Finding]:
    """A changed text whose number line is that of its base, edition included."""
    if draft.action not in CHANGED or draft.base is None or draft.proposed is None:
        return
    lines = [
        next((c for c in text.clauses if c.kind is Kind.NUMBER), None)
        for text in (draft.base, draft.proposed)
    ]
    before, after = lines
    if before and after and before.text == after.text and draft.proposed != draft.base:
        yield _finding(Problem.EDITION_UNCHANGED, after, line=after.text)


def numbering(draft: Draft) -> Iterator[Finding]:
    """Gaps, repetitions and missing labels in the lists that the proposal has changed."""
    text = _new_text(draft)
    if text is None:
        return
    known = {clause.uid: _labels(clause) for clause in draft.base.walk()} if draft.base else {}
    for clause in text.walk():
        if not clause.uid or known.get(clause.uid) != _labels(clause):
            yield from _numbered(clause.children)


def _labels(clause: Clause) -> list[tuple[str, str]]:
    """The identities and labels of the list under a clause."""
    return [(child.uid, child.label) for child in clause.children if child.kind is Kind.CLAUSE]


def _numbered(siblings: Sequence[Clause]) -> Iterator[Finding]:
    items = [clause for clause in siblings if clause.kind is Kind.CLAUSE]
    counting = counting_of(clause.label for clause in items)
    if counting is None:
        return
    times = Counter(clause.label for clause in items if clause.label)
    before: Reading | None = None
    last = ""
    for clause in items:
        reading = counting.read(clause.label)
        if not clause.label:
            yield _finding(Problem.LABEL_MISSING, clause)
        elif times[clause.label] > 1:
            if clause.label == last or items.index(clause) != _first(items, clause.label):
                yield _finding(Problem.LABEL_TWICE, clause, label=clause.label)
        elif before and not (reading and reading.follows(before)):
            yield _finding(Problem.LABEL_GAP, clause, label=clause.label, before=last)
        if reading:
            before, last = reading, clause.label


def _first(items: Sequence[Clause], label: str) -> int:
    return next(rank for rank, clause in enumerate(items) if clause.label == label)


def empty_clauses(draft: Draft) -> Iterator[Finding]:
    """Clauses of the proposal that say nothing, as somebody may have forgotten to fill one in."""
    text = _new_text(draft)
    before = {c.uid for c in draft.base.walk() if _is_silent(c)} if draft.base else set()
    for clause in text.walk() if text else ():
        if _is_silent(clause) and not (clause.uid and clause.uid in before):
            yield _finding(Problem.EMPTY_CLAUSE, clause)


def _is_silent(clause: Clause) -> bool:
    """Whether a clause says nothing, though one of its kind should."""
    says = clause.text or clause.heading or clause.children
    return not says and clause.kind not in {Kind.TABLE, Kind.ROW, Kind.CELL}


def notes(draft: Draft) -> Iterator[Finding]:
    """Footnotes that nothing leads to, and anchors that lead nowhere."""
    text = _new_text(draft)
    if text is None:
        return
    there = {clause.label: clause for clause in text.walk() if clause.kind is Kind.FOOTNOTE}
    led: set[str] = set()
    for clause in text.walk():
        for span in clause.spans:
            if span.kind is SpanKind.FOOTNOTE:
                led.add(span.target)
                if span.target not in there:
                    yield _finding(Problem.NO_NOTE, clause, label=span.target)
    before = _unled(draft.base)
    for label, note in there.items():
        if label not in led and (note.uid, label) not in before:
            yield _finding(Problem.NO_ANCHOR, note, label=label)


def _unled(text: ResolutionText | None) -> set[tuple[str, str]]:
    """The notes of a text that nothing leads to: the proposal did not make them so."""
    clauses = list(text.walk()) if text else []
    led = {s.target for c in clauses for s in c.spans if s.kind is SpanKind.FOOTNOTE}
    all_notes = (clause for clause in clauses if clause.kind is Kind.FOOTNOTE)
    return {(note.uid, note.label) for note in all_notes if note.label not in led}


def stale_citations(draft: Draft) -> Iterator[Finding]:
    """Citations in the proposed text of an edition that is outdated, as the radar judges it."""
    text = _new_text(draft)
    if text is None or not draft.editions:
        return
    adopting = Adopting(text.body, text.number)
    for clause in text.walk():
        if not any(character.isdigit() for character in clause.text):
            continue
        found = find(clause.text, language=text.language, adopting=adopting)
        settled = (draft.settled or {}).get(clause.uid)
        for one in judge(clause.text, found, draft.editions, text.language, settled):
            cited = one.citation.text.strip()
            if one.standing is Standing.SUPERSEDED and one.latest:
                year = str(one.latest.year)
                yield _finding(Problem.STALE_CITATION, clause, cited=cited, year=year)
            elif one.standing in OUTDATED:
                yield _finding(Problem.ABROGATED_CITATION, clause, cited=cited)


def _new_text(draft: Draft) -> ResolutionText | None:
    """The text that the proposal writes, if its action writes one."""
    return draft.proposed if draft.action in NEW | CHANGED else None


CHECKS = (
    missing_reasons,
    wrong_base,
    no_change,
    same_edition,
    numbering,
    empty_clauses,
    notes,
    stale_citations,
)
"""Every check, in the order in which their findings are shown."""
