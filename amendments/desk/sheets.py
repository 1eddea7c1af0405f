"""A desk as its page sets it: every clause with what is proposed to it and what is decided.

A clause stands where it stands in the base, what is added where it would go. What collides is
shown once, at the first clause that it is about; everything else at the clause that it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

from amendments.desk.names import brief
from amendments.desk.plans import CHAIR, Sitting
from amendments.desk.rows import Clash, DeskPiece, DeskRow, Item, Matter, SideSheet
from amendments.desk.signs import raise_signs
from amendments.redline.collisions import OF_THE_RESULT, Collision, Part
from amendments.redline.decisions import Choice, Decision, of_words, unfit_for_edit
from amendments.redline.diff import Mark, Marks, Op, diff
from amendments.redline.edits import Edit
from amendments.redline.pieces import Attributed, Hand, Origin, Pieces
from amendments.redline.settling import region, wording
from amendments.redline.structure import Outcome
from amendments.redline.suppression import SUPPRESS
from amendments.redline.telling import (
    AROUND,
    CUT,
    destination,
    element_name,
    proposed_words,
    tell,
    until_blank,
)
from resolutions.reading import listed
from resolutions.text.clauses import Clause, Kind

_DEEPEST = 5
_diff = lru_cache(maxsize=4096)(diff)
"""What a side changes stays the same from one decision to the next."""


class DeskSheet:
    """The rows of a desk; `rows` has all, in reading order and folded: see `unfold`."""

    def __init__(self, sitting: Sitting, pointed: str = "") -> None:
        self.sitting = sitting
        self.plan = sitting.plan
        self.found = sitting.consolidated
        self.pointed = pointed
        self.attributed = {each.element: each for each in self.found.attribution}
        self.clauses = {
            each.element: clause
            for clause, each in zip(self.found.text.walk(), self.found.attribution, strict=True)
        }
        self.bracketed = {one.element for one in sitting.brackets}
        self.open_keys = {one.key for one in self.found.collisions}
        self.collisions = self._collisions()

    def _collisions(self) -> dict[str, Collision]:
        """All collisions by key: those of the proposals, and what the result shows or showed.

        Where nothing stays of the text there are none, nor single changes: all of it is settled.
        """
        if self.sitting.takes_suppression:
            return {}
        return {**self.sitting.sided, **{one.key: one for one in self.found.collisions}}

    @cached_property
    def rows(self) -> tuple[DeskRow, ...]:
        """Every clause of the base and everything that is added."""
        return tuple(self._rows("", 0))

    @property
    def pointed_row(self) -> DeskRow | None:
        """The row at which the meeting looks."""
        found = next((row for row in self.rows if row.pointed), None)
        return found and self.unfold(found)

    def unfold(self, row: DeskRow) -> DeskRow:
        """The row with all that is proposed at its clause."""
        return replace(
            row,
            clashes=tuple(self._clash(one, one.collision) for one in row.matters if one.collision),
            items=tuple(self._item(one) for one in row.matters if one.collision is None),
        )

    @cached_property
    def _clashing(self) -> Mapping[str, list[Collision]]:
        """The collisions by the element at which they are shown."""
        found: dict[str, list[Collision]] = {}
        for one in self.collisions.values():
            found.setdefault(one.provisions[0] if one.provisions else "", []).append(one)
        return found

    @cached_property
    def _single(self) -> Mapping[str, list[Edit]]:
        """The changes that are in no collision with sides, by what they change."""
        if self.sitting.takes_suppression:
            return {}
        inside = {
            key
            for one in self.collisions.values()
            if one.kind not in OF_THE_RESULT
            for key in one.edits
        }
        found: dict[str, list[Edit]] = {}
        for key, edit in self.plan.edits.items():
            if key not in inside and self.found.outcomes[key] is not Outcome.FOLLOWS:
                found.setdefault(edit.provision, []).append(edit)
        return found

    def _rows(self, parent: str, depth: int) -> Iterator[DeskRow]:
        matters = () if parent else (*self._of_whole(), *self._matters(""))
        if matters:  # about the text itself, which has no row of its own otherwise
            yield DeskRow("", "", Kind.NUMBER, 0, "base", (), (), (), matters)
        for element, place in self.plan.order(parent):
            base = self.plan.ground.clauses.get(element)
            if base is not None and place is not None:
                continue  # a clause that moves is shown in its seat, with the change that moves it
            added = self.plan.additions.get(element)
            clause = base or (added.clause if added else None)
            if clause is None:
                continue
            yield self._row(element, clause, depth, is_added=base is None)
            further = depth + (clause.kind in (Kind.CLAUSE, Kind.DASH))
            yield from self._rows(element, min(further, _DEEPEST))

    def _row(self, element: str, clause: Clause, depth: int, *, is_added: bool) -> DeskRow:
        attributed = self.attributed.get(element)
        standing = "added" if is_added else "base"
        if attributed is None:
            standing = "out" if is_added else "removed"
        label, heading, text = self._parts(clause, attributed, standing)
        if is_added:  # its words say by whom the whole of it is
            label = tuple(replace(piece, who="") for piece in label)
        placed = attributed.placed if attributed else Origin()
        return DeskRow(
            element=element,
            name=element_name(self.plan, element),
            kind=clause.kind,
            depth=depth,
            standing=standing,
            label=label,
            heading=heading,
            text=text,
            matters=self._matters(element),
            placed_by=self.who(placed) if placed.hand is Hand.PROPOSAL else "",
            has_brackets=element in self.bracketed,
            pointed=bool(element) and element == self.pointed,
        )

    def _parts(
        self, clause: Clause, attributed: Attributed | None, standing: str
    ) -> tuple[tuple[DeskPiece, ...], tuple[DeskPiece, ...], tuple[DeskPiece, ...]]:
        if attributed is not None:
            parts = (attributed.label, attributed.heading, attributed.text)
            label, heading, text = (tuple(self._pieces(part)) for part in parts)
            spans = self.clauses[attributed.element].spans
            return label, heading, tuple(raise_signs(text, spans))
        mark = "delete" if standing == "removed" else ""
        label, heading, text = (
            (DeskPiece(words),) if words else ()
            for words in (clause.label, clause.heading, clause.text)
        )
        said = (label, heading, tuple(raise_signs(text, clause.spans)))
        label, heading, text = (tuple(replace(piece, mark=mark) for piece in part) for part in said)
        return label, heading, text

    def _pieces(self, pieces: Pieces) -> Iterator[DeskPiece]:
        for piece in pieces:
            mark = "" if piece.op is Op.KEEP else piece.op.value
            yield DeskPiece(piece.words, mark, self.who(piece.origin) if mark else "")

    def who(self, origin: Origin) -> str:
        """By whom words are, as their sources: `ATU/35A18/1, CAN/4/2`."""
        match origin.hand:
            case Hand.PROPOSAL:
                return self._named(origin.sources)
            case Hand.DECISION:
                return origin.author or self.sitting.authors[CHAIR]
        return ""

    def _named(self, sources: Iterable[str]) -> str:
        chair = self.sitting.authors[CHAIR]
        return ", ".join(chair if source == CHAIR else source for source in sources)

    def _authors(self, sources: Iterable[str]) -> str:
        authors = self.sitting.authors
        names = dict.fromkeys(brief(authors.get(source, source)) for source in sources)
        return listed(names, self.sitting.desk.language)

    def _of_whole(self) -> tuple[Matter, ...]:
        """Whether to do away with the text, if anybody proposes that."""
        if not self.sitting.suppressing:
            return ()
        taken = Outcome.TAKEN if self.sitting.takes_suppression else Outcome.LEFT
        outcome = Outcome.OPEN if self.sitting.awaits_suppression else taken
        return (Matter(SUPPRESS, outcome, self.sitting.rulings.get(SUPPRESS)),)

    def _matters(self, element: str) -> tuple[Matter, ...]:
        """What there is to decide at a clause; first what collides."""
        rulings = self.sitting.rulings
        collisions = (
            Matter(
                one.key,
                Outcome.COLLIDES if one.key in self.open_keys else Outcome.TAKEN,
                rulings.get(one.key),
                one,
            )
            for one in self._clashing.get(element, ())
        )
        single = (
            Matter(edit.key, self.found.outcomes[edit.key], rulings.get(edit.key))
            for edit in self._single.get(element, ())
        )
        return (*collisions, *single)

    def _item(self, matter: Matter) -> Item:
        if matter.key == SUPPRESS:
            return self._whole(matter)
        edit, ruling = self.plan.edits[matter.key], matter.ruling
        rewording = unfit_for_edit(edit, Decision(edit.key, Choice.REWORD)) is None
        return Item(
            key=edit.key,
            kind=edit.kind.value,
            who=self._authors(edit.sources),
            sources=edit.sources,
            marks=tell(self.plan, edit),
            outcome=matter.outcome.value,
            typed=(ruling.words if ruling else "") or proposed_words(edit),
            may_reword=rewording and len(edit.splices) < 2,
            may_bracket=unfit_for_edit(edit, Decision(edit.key, Choice.BRACKET)) is None,
            ruling=ruling,
            goes=destination(self.plan, edit),
        )

    def _whole(self, matter: Matter) -> Item:
        """Doing away with the text as one change, told by its title."""
        sources = tuple(entry.source for entry in self.sitting.suppressing)
        words = next((c.text for c in self.sitting.base.clauses if c.kind is Kind.TITLE), "")
        return Item(
            SUPPRESS,
            SUPPRESS,
            self._authors(sources),
            sources,
            (Mark(Op.DELETE, words),) if words else (),
            matter.outcome.value,
            typed="",
            may_reword=False,
            may_bracket=False,
            ruling=matter.ruling,
        )

    def _clash(self, matter: Matter, one: Collision) -> Clash:
        ruling = matter.ruling
        worded = of_words(self.plan, one) and one.kind not in OF_THE_RESULT
        sides = tuple(self._side(one, number, worded) for number in range(len(one.sides)))
        typed = ruling.words if ruling else ""
        if worded and not typed:
            typed = wording(self.plan, one, one.sides[0])
        return Clash(
            key=one.key,
            kind=one.kind.value,
            who=self._authors(one.sources),
            places=tuple(element_name(self.plan, name) for name in one.provisions),
            sides=sides,
            is_open=matter.is_open,
            of_words=worded,
            of_result=one.kind in OF_THE_RESULT,
            typed=typed,
            ruling=ruling,
        )

    def _side(self, one: Collision, number: int, worded: bool) -> SideSheet:
        side = one.sides[number]
        if worded:
            name, part, start, end = region(self.plan, one)
            clause = self.plan.ground.clauses[name]
            before: str = getattr(clause, part)[start:end]
            marks = _diff(before, wording(self.plan, one, side))
            if part is Part.TEXT:
                marks = _around(clause.text, start, end, marks)
        else:
            marks = tuple(
                mark for key in side.edits for mark in tell(self.plan, self.plan.edits[key])
            )
        moved = (destination(self.plan, self.plan.edits[key]) for key in side.edits)
        ruling = self.sitting.rulings.get(one.key)
        chosen = ruling is not None and ruling.choice == Choice.SIDE
        return SideSheet(
            who=self._authors(side.sources),
            sources=side.sources,
            marks=marks,
            edits=",".join(side.edits),
            is_chosen=chosen and set(ruling.edits if ruling else ()) == set(side.edits),
            goes=next((each for each in moved if each is not None), None),
        )


def _around(text: str, start: int, end: int, marks: Marks) -> Marks:
    """The marks with some of the words that stand on both sides."""
    before, after = text[:start], text[end:]
    if len(before) > 2 * AROUND:
        before = CUT + until_blank(before[::-1])[::-1]
    if len(after) > 2 * AROUND:
        after = until_blank(after) + CUT
    found = (Mark(Op.KEEP, before), *marks, Mark(Op.KEEP, after))
    return tuple(mark for mark in found if mark.text)
