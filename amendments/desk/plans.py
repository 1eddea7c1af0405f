"""A desk as values: its plan, what is decided, and the text that comes out.

What a desk has on it is read in two queries, however much that is; the rest is computed.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext

from amendments.desk.gathered import Table, lay_table
from amendments.drafting.mending import mend
from amendments.models import Desk, DeskProposal, DeskProposalState, Ruling
from amendments.models.desks import DeskQuerySet
from amendments.redline.collisions import OF_THE_RESULT, Collision
from amendments.redline.consolidation import Consolidated, settle
from amendments.redline.decisions import Choice, Decision
from amendments.redline.edits import Proposed
from amendments.redline.gathering import Plan
from amendments.redline.snapshots import Fate, Snapshot, snap
from amendments.redline.structure import Outcome
from amendments.redline.suppression import SUPPRESS, decisions_to_suppress, told_once
from amendments.redline.telling import AROUND, CUT, until_blank
from amendments.submissions.starts import SUPPRESSING
from meetings.queries import full_name
from resolutions import queries
from resolutions.permissions import AnyUser
from resolutions.text import serial
from resolutions.text.clauses import Clause, Kind, ResolutionText, transform_text
from resolutions.text.names import cite

CHAIR = "CHAIR"
"""The source under which the chair's own edits stand on a desk."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A clause of the text in which words stand in square brackets that the base does not have.

    `name` is how the clause is cited in the text, `words` what it says from a little before them.
    """

    element: str
    address: str
    name: str
    words: str


@dataclass(frozen=True)
class Sitting:
    """A desk with everything on it. `record` has every ruling, in the order in which they came.

    With `and_gone` what was withdrawn or superseded lies on it still.
    """

    desk: Desk
    base: ResolutionText
    entries: tuple[DeskProposal, ...]
    record: tuple[Ruling, ...]
    and_gone: bool = False

    @cached_property
    def rulings(self) -> Mapping[str, Ruling]:
        """The last ruling about each thing."""
        return {ruling.about: ruling for ruling in self.record}

    @cached_property
    def proposals(self) -> tuple[Proposed, ...]:
        """What is proposed: the proposals that stand, and the chair's own edits."""
        found = [
            Proposed(entry.source, entry.author, entry.action, entry.proposed)
            for entry in self.heard
        ]
        if self.desk.own_text is not None:
            own = serial.from_json(self.desk.own_text)
            found.append(Proposed(CHAIR, chair_name(self.desk), "MOD", own))
        return tuple(found)

    @property
    def standing(self) -> tuple[DeskProposal, ...]:
        """The proposals that are on the desk."""
        standing = DeskProposalState.STANDING
        return tuple(e for e in self.entries if self.and_gone or e.state == standing)

    @cached_property
    def suppressing(self) -> tuple[DeskProposal, ...]:
        """The proposals that would do away with the whole resolution."""
        suppressing = (e for e in self.standing if e.action in SUPPRESSING and e.text is None)
        return tuple(suppressing) if self.base.clauses else ()

    @property
    def heard(self) -> tuple[DeskProposal, ...]:
        """The proposals that the text is made of: a suppression is one only where it is taken."""
        also = self.suppressing if self.takes_suppression else ()
        return tuple(e for e in self.standing if e.text is not None or e in also)

    @property
    def takes_suppression(self) -> bool:
        """Whether it is decided that nothing stays of the resolution."""
        ruling = self.rulings.get(SUPPRESS)
        return bool(self.suppressing and ruling and ruling.choice == Choice.TAKE)

    @property
    def awaits_suppression(self) -> bool:
        """Whether it is to be decided yet if anything stays of the resolution."""
        ruling = self.rulings.get(SUPPRESS)
        undecided = ruling is None or ruling.choice in ("", Choice.LATER)
        return bool(self.suppressing) and undecided

    @property
    def without_suppression(self) -> Sitting:
        """The desk as it is if nothing is decided about that."""
        return replace(self, record=tuple(r for r in self.record if r.about != SUPPRESS))

    @cached_property
    def table(self) -> Table:
        """What lies on the desk, whatever is decided about it."""
        said = [(e.source, e.author, e.action, e.text) for e in self.heard]
        return lay_table(self.base, (said, self.desk.own_text), lambda: self.proposals)

    @property
    def plan(self) -> Plan:
        """All that is proposed on the base."""
        return self.table.plan

    @cached_property
    def sided(self) -> Mapping[str, Collision]:
        """The collisions among what is proposed, settled or not, by their keys."""
        return {one.key: one for one in self.table.collisions}

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What is decided; the chair's own edits are taken where nothing else is said of them."""
        if self.takes_suppression:
            return decisions_to_suppress(self.plan, {e.source for e in self.suppressing})
        found = {
            about: decision_of(ruling) for about, ruling in self.rulings.items() if ruling.choice
        }
        found.pop(SUPPRESS, None)
        own = {
            key: Decision(key, Choice.TAKE, author=CHAIR)
            for key, edit in self.plan.edits.items()
            if edit.sources == (CHAIR,)
        }
        return tuple((own | found).values())

    @cached_property
    def consolidated(self) -> Consolidated:
        """The text that comes out, its labels in sequence, what refers to them mended."""
        return settle(self.plan, self.decisions, mend(self.base), self.table.collisions)

    @cached_property
    def text(self) -> ResolutionText:
        """The same text; what was added has an identity too, that of the change that adds it."""
        found = self.consolidated
        uids = {
            each.address: clause.uid or str(uuid.uuid5(uuid.NAMESPACE_OID, each.element))
            for clause, each in zip(found.text.walk(), found.attribution, strict=True)
        }
        return transform_text(found.text, lambda one: replace(one, uid=uids[one.address]))

    @cached_property
    def open_edits(self) -> tuple[str, ...]:
        """The changes about which nothing is decided and that are in no open collision."""
        colliding = {key for one in self.consolidated.collisions for key in one.edits}
        return tuple(key for key in self.consolidated.undecided if key not in colliding)

    @property
    def open_count(self) -> int:
        """How many things wait for a decision."""
        waits = len(self.open_edits) + len(self.consolidated.collisions)
        return waits + self.awaits_suppression

    @cached_property
    def total(self) -> int:
        """How many things there are to decide: collisions, and the changes that are in none."""
        if self.takes_suppression:
            return 1
        inside = {key for one in self.sided.values() for key in one.edits}
        shown = [one for one in self.consolidated.collisions if one.kind in OF_THE_RESULT]
        single = [
            key
            for key, outcome in self.consolidated.outcomes.items()
            if key not in inside and outcome is not Outcome.FOLLOWS
        ]
        number = len(self.sided) + len(shown) + len(single) + bool(self.suppressing)
        return max(number, self.open_count)

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """Where words stand in brackets, in reading order."""
        return find_brackets(self.base, self.consolidated)

    @cached_property
    def own_clauses(self) -> dict[str, Clause]:
        """The clauses of the base as the chair's own edits leave them, by identity."""
        own = self.base if self.desk.own_text is None else serial.from_json(self.desk.own_text)
        standing = {clause.uid: clause for clause in own.walk() if clause.uid}
        return {c.uid: standing.get(c.uid, c) for c in self.base.walk() if c.uid}

    @cached_property
    def authors(self) -> dict[str, str]:
        """Whose each source is."""
        named = {entry.source: entry.author for entry in self.entries}
        return named | {CHAIR: chair_name(self.desk)}

    def snapshot(self, *, final: bool = False) -> Snapshot:
        """Where the words come from and what became of every change, as it stands now."""
        found = snap(self.plan, self.consolidated, self.authors, final=final)
        if not self.suppressing:
            return found
        fate = Fate.OPEN if self.awaits_suppression and not final else Fate.NOT_TAKEN
        fate = Fate.TAKEN if self.takes_suppression else fate
        return told_once(found, self.base, tuple(e.source for e in self.suppressing), fate)

    @property
    def is_suppressed(self) -> bool:
        """Whether nothing is left of the resolution's text, because it was decided so."""
        return not self.consolidated.text.clauses and bool(self.base.clauses)


def sit(desk: Desk) -> Sitting:
    """The desk with everything on it: four queries."""
    base = desk.empty if desk.base is None else queries.version_text(desk.base, desk.language)
    entries = tuple(on_desk(desk).order_by("pk"))
    return Sitting(desk, base, entries, tuple(desk.rulings.select_related("by").order_by("pk")))


def on_desk(desk: Desk) -> QuerySet[DeskProposal]:
    """What lies on the desk and lay there, with the contributions that it is from.

    The desk keeps the text that it took; the proposal's own are read where anybody asks for them.
    """
    own = (f"proposal__{name}" for name in ("base_text", "proposed_text", "introduction", "doubts"))
    related = desk.entries.select_related("proposal__contribution__document")
    return related.defer(*own, "proposal__references", "proposal__contribution__head")


def decision_of(ruling: Ruling) -> Decision:
    """A ruling as the consolidation hears it."""
    return Decision(
        ruling.about, Choice(ruling.choice), ruling.words, tuple(ruling.edits), full_name(ruling.by)
    )


def chair_name(desk: Desk) -> str:
    """What the chair is called in files: the delegation that chairs the meeting's group."""
    chair = desk.meeting.group.chairs.order_by("pk").first()
    return chair.name_in(desk.language) if chair else gettext("Chair")


def find_brackets(base: ResolutionText, consolidated: Consolidated) -> tuple[Bracket, ...]:
    """The clauses with more opening brackets than the base has in them; numbers come at the end."""
    before = {clause.uid: clause.words.count("[") for clause in base.walk() if clause.uid}
    names = cite(consolidated.text.clauses)
    return tuple(
        Bracket(
            attributed.element,
            clause.address,
            names[clause.address] if clause.kind is not Kind.FOOTNOTE else "",
            _from_bracket(clause.words),
        )
        for clause, attributed in zip(
            consolidated.text.walk(), consolidated.attribution, strict=True
        )
        if clause.kind is not Kind.NUMBER
        and clause.words.count("[") > before.get(attributed.element, 0)
    )


def _from_bracket(words: str) -> str:
    """The words from a little before the first bracket on."""
    start = words.find("[")
    if start <= 2 * AROUND:
        return words
    return CUT + until_blank(words[start - 2 * AROUND : start][::-1])[::-1] + words[start:]


def get_desk(user: AnyUser, pk: int) -> Desk:
    """The desk, with what its pages name. Raise Desk.DoesNotExist without one to be seen."""
    return with_names().filter(pk__in=Desk.objects.visible_to(user)).get(pk=pk)


def with_names() -> DeskQuerySet:
    """Desks with the rows that their pages name."""
    names = ("meeting__group", "body", "resolution__body", "base__resolution")
    return Desk.objects.select_related(*names)
