"""Weaving: the text that some edits make of the base, and where each word of it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from amendments.redline.collisions import Part
from amendments.redline.decisions import Choice
from amendments.redline.diff import Op
from amendments.redline.edits import EditKind, Splice
from amendments.redline.fronts import said_edition
from amendments.redline.gathering import Plan
from amendments.redline.pieces import (
    BASE,
    Attributed,
    Hand,
    Origin,
    Piece,
    Pieces,
    after,
    bracketed,
    kept,
    rewritten,
    spans_after,
    tidy,
    typed,
)
from amendments.redline.structure import Structure, Taken
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, ResolutionText, Span
from resolutions.text.lexicon import load

_INSIDE = frozenset({EditKind.WORDS, EditKind.SPLIT, EditKind.MERGE})
_WHOLE = frozenset({EditKind.DELETE, EditKind.MOVE})


@dataclass(frozen=True, slots=True)
class Settled:
    """What a decision puts instead of the characters `[start, end)` of a part of a provision."""

    provision: str
    part: Part
    start: int
    end: int
    pieces: Pieces


def weave(
    plan: Plan, structure: Structure, taken: Iterable[Taken], settled: Iterable[Settled]
) -> tuple[ResolutionText, tuple[Attributed, ...]]:
    """The text, with its addresses, and the attribution of its clauses in their order.

    `taken` are the edits that go in, without those that the structure refused.
    """
    work = _Weaving(plan, structure, taken, settled)
    clauses = work.clauses("")
    base = plan.ground.text
    editions = [each.edit.edition for each in work.taken[""] if each.edit.edition]
    edition = editions[0] if editions else said_edition(base, clauses)
    text = assign(replace(base, edition=edition, clauses=clauses))
    return text, tuple(
        replace(attributed, address=clause.address)
        for clause, attributed in zip(text.walk(), work.attributed, strict=True)
    )


def theirs(taken: Taken) -> Origin:
    """The hand of everybody who proposes an edit."""
    return Origin(Hand.PROPOSAL, taken.edit.sources)


class _Weaving:
    def __init__(
        self,
        plan: Plan,
        structure: Structure,
        taken: Iterable[Taken],
        settled: Iterable[Settled],
    ) -> None:
        self.plan = plan
        self.structure = structure
        self.attributed: list[Attributed] = []
        self.taken: defaultdict[str, list[Taken]] = defaultdict(list)
        self.settled: defaultdict[str, list[Settled]] = defaultdict(list)
        self.states: dict[str, Mapping[str, Clause]] = {
            reduced.proposal.source: reduced.states for reduced in plan.reduced
        }
        for each in taken:
            self.taken[each.edit.provision].append(each)
        for one in settled:
            self.settled[one.provision].append(one)

    def clauses(self, parent: str) -> tuple[Clause, ...]:
        """The clauses under one element, with their attribution noted in reading order."""
        return tuple(self.clause(element) for element in self.structure.children[parent])

    def clause(self, element: str) -> Clause:
        """One clause with all that is under it."""
        if element in self.structure.additions:
            clause, attributed = self._added(element)
        else:
            clause, attributed = self._standing(element)
        self.attributed.append(attributed)
        return replace(clause, children=self.clauses(element))

    def _added(self, element: str) -> tuple[Clause, Attributed]:
        addition, taken = self.structure.additions[element]
        clause, origin = addition.clause, theirs(taken)
        author = Origin(Hand.DECISION, author=taken.author)
        text: Pieces = (Piece(Op.INSERT, clause.text, origin, clause.spans),)
        heading: Pieces = (Piece(Op.INSERT, clause.heading, origin),)
        label: Pieces = (Piece(Op.INSERT, clause.label, origin),)
        if taken.choice is Choice.REWORD:
            text = typed(clause.text, taken.words, origin, author)
        if taken.choice is Choice.BRACKET:
            text = bracketed(text, author)
            heading = heading if clause.text else bracketed(heading, author)
        uid = "" if clause.uid in self.plan.ground.clauses else clause.uid
        if taken.choice is not Choice.TAKE:
            clause = replace(
                clause, heading=after(heading), text=after(text), spans=spans_after(text)
            )
        parts = (tidy(label), tidy(heading), tidy(text))
        return replace(clause, uid=uid), Attributed("", element, origin, *parts)

    def _standing(self, name: str) -> tuple[Clause, Attributed]:
        """A provision of the base, as the edits leave it."""
        before = self.plan.ground.clauses[name]
        move = self.structure.moves.get(name)
        placed = theirs(move) if move else BASE
        taken, settled = self.taken.get(name, ()), self.settled.get(name, ())
        if not taken and not settled:
            label, heading = tidy((kept(before.label),)), tidy((kept(before.heading),))
            text = tidy((kept(before.text, before.spans),))
            return before, Attributed("", name, placed, label, heading, text)
        label, form = self._whole(before.label, Part.LABEL, taken, settled)
        heading, titled = self._whole(before.heading, Part.HEADING, taken, settled)
        text, spans = self._text(name, before, taken, settled)
        key = before.key
        if titled is not None:
            key = titled.key
        elif after(heading) != before.heading:
            found = load(self.plan.ground.text.language).heading(after(heading))
            key = found.key if found else before.key
        clause = replace(
            before,
            kind=form.kind if form else before.kind,
            label=after(label),
            heading=after(heading),
            key=key,
            text=after(text),
            spans=spans,
        )
        return clause, Attributed("", name, placed, label, heading, text)

    def _whole(
        self, before: str, part: Part, taken: Sequence[Taken], settled: Sequence[Settled]
    ) -> tuple[Pieces, Clause | None]:
        """A label or a heading, and the clause as proposed if it is taken as it is."""
        for one in settled:
            if one.part is part:
                return tidy(one.pieces), None
        kind = EditKind.LABEL if part is Part.LABEL else EditKind.HEADING
        for each in taken:
            state = each.edit.state
            if each.edit.kind is not kind or state is None:
                continue
            author = Origin(Hand.DECISION, author=each.author)
            proposed = state.label if part is Part.LABEL else state.heading
            if each.choice is Choice.REWORD:
                return tidy(rewritten(before, each.words, author)), None
            pieces = rewritten(before, proposed, theirs(each))
            if each.choice is Choice.BRACKET:
                pieces = bracketed(pieces, author)
            return tidy(pieces), state
        return tidy((kept(before),)), None

    def _text(
        self, name: str, before: Clause, taken: Sequence[Taken], settled: Sequence[Settled]
    ) -> tuple[Pieces, tuple[Span, ...]]:
        """The text's pieces and its spans: a proposal's own where the text is just what it says."""
        spans = next(
            (e.edit.state.spans for e in taken if e.edit.state and e.edit.kind is EditKind.SETTING),
            before.spans,
        )
        cuts = [(one.start, one.end, one.pieces) for one in settled if one.part is Part.TEXT]
        inside = [each for each in taken if each.edit.kind in _INSIDE]
        for each in inside:
            for splice in each.edit.splices:
                cuts.append((splice.start, splice.end, _cut(before, splice, each)))
        pieces: list[Piece] = []
        place = 0
        for start, end, put in sorted(cuts, key=lambda cut: cut[:2]):
            pieces += [kept(before.text, spans, place, start), *put]
            place = end
        pieces.append(kept(before.text, spans, place))
        found = tidy(pieces)
        for each in taken:
            if each.edit.kind in _WHOLE and each.choice is Choice.BRACKET:
                found = bracketed(found, Origin(Hand.DECISION, author=each.author))
        said = after(found)
        for source in dict.fromkeys(s for each in inside for s in each.edit.sources):
            state = self.states[source][name]
            if state.text == said and spans == before.spans:
                return found, state.spans
        return found, spans if found == (kept(before.text, spans),) else spans_after(found)


def _cut(before: Clause, splice: Splice, taken: Taken) -> Pieces:
    """What stands where an edit changes words; brackets hold what is put in, else what goes."""
    origin = theirs(taken)
    author = Origin(Hand.DECISION, author=taken.author)
    gone = before.text[splice.start : splice.end]
    put: Pieces = (Piece(Op.INSERT, splice.words, origin, splice.spans),)
    if taken.choice is Choice.REWORD:
        put = typed(splice.words, taken.words, origin, author)
    if taken.choice is Choice.BRACKET:
        if not splice.words:
            return bracketed((kept(before.text, before.spans, splice.start, splice.end),), author)
        put = bracketed(put, author)
    return (Piece(Op.DELETE, gone, origin), *put)
