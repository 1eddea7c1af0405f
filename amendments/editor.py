"""The editor of a proposal, as its page sets it: the redline row by row, one clause open."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from amendments.drafting.conflicts import Conflict
from amendments.drafting.kinds import HEADED, LABELLED, LEVELLED, MERGING, WORDLESS
from amendments.drafting.operations import Operation
from amendments.drafting.packing import pack
from amendments.drafting.references import Standing, stale_references
from amendments.models import Presence, Proposal
from amendments.reading import Redline, RedlineRow, marked
from amendments.redline.changes import ChangeKind, compare
from amendments.redline.diff import diff
from meetings.queries import acting_names, full_name
from resolutions.permissions import AnyUser
from resolutions.reading import Piece, cited
from resolutions.text.clauses import SECTIONS, Clause, Kind, ResolutionText
from resolutions.text.printing import mark

HERE = timedelta(seconds=15)
"""Who was not heard of for so long has gone."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of a clause's form: what it says, or what a person typed."""

    label: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The clause whose form is open: its fields, and what can be done with it.

    `seen` is the state on which what is typed is based.
    """

    uid: str
    name: str
    kind: Kind
    typed: Typed
    seen: int
    has_label: bool
    has_heading: bool
    has_text: bool
    levels: bool
    merges: bool
    notes: bool
    is_section: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """What somebody else made of a clause, against what the person made of it.

    `mine` and `theirs` are the words of each, None where the clause was deleted there.
    """

    kind: str
    uid: str
    name: str
    mine: str | None
    theirs: str | None
    pieces: tuple[Piece, ...]
    both: bool


@dataclass(frozen=True, slots=True)
class EditorRow:
    """A row of the editor.

    `uid` is empty where a clause has left its place and stands elsewhere: nothing is done there. A
    clause that is deleted can come back.
    """

    row: RedlineRow
    uid: str
    is_deleted: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class StaleReference:
    """A reference that renumbering left behind, where it stands, and the way to mend it."""

    uid: str
    name: str
    words: str
    now: str
    standing: Standing
    fix: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody else who is at the draft now, and the clause that is open there."""

    name: str
    delegation: str
    uid: str
    clause: str


@dataclass(frozen=True, slots=True)
class EditorSheet:
    """All of the editor's page that follows from the proposal's state."""

    proposal: Proposal
    redline: Redline
    rows: tuple[EditorRow, ...]
    opened: Opened | None
    references: tuple[StaleReference, ...]


def editor_sheet(
    proposal: Proposal, opened: str = "", *, typed: Typed | None = None, seen: int | None = None
) -> EditorSheet:
    """The editor with the clause `opened` open, if the text has it.

    `typed` stands in its form instead of what it says, `seen` tells on which state that is based.
    Needs no query.
    """
    after = proposal.after
    assert after is not None  # what has no text is not edited
    before = proposal.before
    redline = editor_redline(before, after)
    found = next((clause for clause in after.walk() if clause.uid == opened), None)
    names = cited(after)
    return EditorSheet(
        proposal=proposal,
        redline=redline,
        rows=tuple(_row(row, opened) for row in redline.rows),
        opened=_opened(found, names, typed, proposal.saves if seen is None else seen)
        if found and opened
        else None,
        references=tuple(_stale(proposal, before, after, names)),
    )


def editor_redline(before: ResolutionText | None, after: ResolutionText) -> Redline:
    """What the draft changes; of a new resolution there is nothing to compare with."""
    base = after if before is None else before
    return Redline(base, after, lambda: compare(base, after))


def _row(row: RedlineRow, opened: str) -> EditorRow:
    cells = tuple(cell.uid for line in row.cells for cell in line)
    is_left = row.anchor.startswith("before:")
    is_open = bool(opened) and opened in (row.uid, *cells) and not is_left
    is_deleted = is_left and ChangeKind.DELETED in row.kinds
    return EditorRow(row, "" if is_left and not is_deleted else row.uid, is_deleted, is_open)


def _opened(clause: Clause, names: dict[str, str], typed: Typed | None, seen: int) -> Opened:
    kind = clause.kind
    return Opened(
        uid=clause.uid,
        name=names.get(clause.address, ""),
        kind=kind,
        typed=typed or Typed(clause.label, clause.heading, mark(clause.text, clause.spans)),
        seen=seen,
        has_label=kind in LABELLED,
        has_heading=kind in HEADED,
        has_text=kind not in WORDLESS,
        levels=kind in LEVELLED,
        merges=kind in MERGING,
        notes=kind not in WORDLESS | {Kind.FOOTNOTE},
        is_section=kind in SECTIONS,
    )


def _stale(
    proposal: Proposal,
    before: ResolutionText | None,
    after: ResolutionText,
    names: dict[str, str],
) -> Iterator[StaleReference]:
    addresses = {clause.uid: clause.address for clause in after.walk()}
    for found in stale_references(before, after, proposal.references):
        yield StaleReference(
            uid=found.uid,
            name=names.get(addresses.get(found.uid, ""), ""),
            words=found.words,
            now=found.now,
            standing=found.standing,
            fix=pack_all([found.fix]) if found.fix else "",
        )


def pack_all(operations: Sequence[Operation]) -> str:
    """Operations as one string, which the editor sends back to have them played."""
    return json.dumps([pack(operation) for operation in operations], ensure_ascii=False)


def clashes(proposal: Proposal, conflicts: Sequence[Conflict]) -> tuple[Clash, ...]:
    """What two people made of the same clauses, each with both sides marked against each other."""
    after = proposal.after
    names = cited(after) if after else {}
    return tuple(_clash(conflict, names) for conflict in conflicts)


def _clash(conflict: Conflict, names: dict[str, str]) -> Clash:
    mine, theirs = _words(conflict.mine), _words(conflict.theirs)
    some = conflict.theirs or conflict.mine or conflict.ancestor
    return Clash(
        kind=conflict.kind,
        uid=conflict.uid,
        name=names.get(some.address, "") if some else "",
        mine=mine,
        theirs=theirs,
        pieces=marked(diff(theirs or "", mine or "")),
        both=mine is not None and theirs is not None,
    )


def _words(clause: Clause | None) -> str | None:
    return None if clause is None else clause.words


def present(proposal: Proposal, user: AnyUser) -> tuple[Person, ...]:
    """Who else is at the draft now; two queries."""
    rows = Presence.objects.filter(proposal=proposal, seen_at__gte=timezone.now() - HERE)
    others = list(rows.exclude(user=user.pk).select_related("user").order_by("user"))
    if not others:
        return ()
    after = proposal.after
    names = cited(after) if after else {}
    addresses = {c.uid: names.get(c.address, "") for c in after.walk()} if after else {}
    acting = acting_names([row.user_id for row in others])
    return tuple(
        Person(
            full_name(row.user), acting.get(row.user_id, ""), row.uid, addresses.get(row.uid, "")
        )
        for row in others
    )
