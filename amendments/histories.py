"""How a contribution and its proposals came about: every step and every save, from the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, cast

from django.contrib.auth.models import User
from django.core.cache import caches

from amendments.attributions import Attribution, attributions_in
from amendments.models import Contribution, Proposal, Transition
from amendments.queries import ENGINE, REMEMBERED
from amendments.reading import Redline, marked
from amendments.redline.changes import ChangeKind, compare, count
from amendments.redline.diff import diff
from amendments.submissions.labels import BlockKind
from amendments.submissions.packing import unpack_head
from resolutions.reading import Piece
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText

PAGE_SIZE = 30

Counts = tuple[tuple[ChangeKind, int], ...]


@dataclass(frozen=True, slots=True)
class Save:
    """A state of a proposal's text: its number, when it was saved, and by whose hand.

    `counts` say how many clauses differ from the state before, by the most telling kind of change.
    """

    number: int
    at: datetime
    by: User | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class SavePage:
    """One page of a proposal's saves, the latest first; `numbers` are those of all states."""

    saves: tuple[Save, ...]
    numbers: tuple[int, ...]
    number: int
    page_count: int


@dataclass(frozen=True, slots=True)
class Reworded:
    """A part of a head that came to say something else: a block of that kind, or a title."""

    kind: BlockKind | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a contribution as a whole: a step, whose it is, or new words in its head."""

    at: datetime
    by: User | None
    step: Transition | None = None
    attribution: Attribution | None = None
    reworded: tuple[Reworded, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPage:
    """One page of what happened to a contribution, the latest first."""

    events: tuple[Event, ...]
    number: int
    page_count: int


def proposal_saves(proposal: Proposal, page: int = 1) -> SavePage:
    """The states of a proposal's text; a page out of range gives the nearest.

    Two queries, and the texts of one page. What two saves differ in is remembered.
    """
    firsts = _firsts(proposal)
    number, page_count, start = _page(page, len(firsts))
    shown = firsts[::-1][start : start + PAGE_SIZE]
    before = {after.pk: former.pk for former, after in pairwise(firsts)}
    steps = [(before[row.pk], row.pk) for row in shown if row.pk in before]
    counts = _counts(proposal, steps)
    saves = tuple(
        Save(row.saves, row.history_date, row.history_user, counts.get(row.pk, ())) for row in shown
    )
    return SavePage(saves, tuple(row.saves for row in firsts[::-1]), number, page_count)


def proposal_state(proposal: Proposal, number: int) -> Any:
    """The row of history in which the proposal's text got this number, or None."""
    rows = proposal.history.filter(saves=number).select_related("history_user")
    return rows.order_by("history_id").first()


def state_text(row: Any) -> ResolutionText | None:
    """What a row of a proposal's history proposes; None where nothing is to be left."""
    return None if row.proposed_text is None else serial.from_json(row.proposed_text)


def states_redline(before: Any, after: Any) -> Redline | None:
    """The redline from one row of a proposal's history to another; None if neither has a text."""
    first, last = state_text(before), state_text(after)
    some = first or last
    if some is None:
        return None
    empty = ResolutionText(some.language, some.body, some.kind, some.number, some.edition, ())
    first, last = first or empty, last or empty
    return Redline(first, last, lambda: compare(first, last))


def contribution_events(contribution: Contribution, page: int = 1) -> EventPage:
    """What happened to the contribution; a page out of range gives the nearest.

    Two queries: its steps, and when its head was saved and whose it was said to be.
    """
    steps = contribution.transitions.select_related("by", "delegation").order_by("-pk")
    events = [Event(step.at, step.by, step=step) for step in steps]
    saved = contribution.history.select_related("history_user", "delegation").defer("oddities")
    rows = list(saved.order_by("history_id"))
    events += [Event(one.at, one.by, attribution=one) for one in attributions_in(rows)]
    events += _head_events(rows)
    events.sort(key=lambda event: event.at, reverse=True)
    number, page_count, start = _page(page, len(events))
    return EventPage(tuple(events[start : start + PAGE_SIZE]), number, page_count)


def _page(wanted: int, total: int) -> tuple[int, int, int]:
    """The page that is given, how many there are, and where it begins."""
    page_count = max(1, -(-total // PAGE_SIZE))
    number = min(max(wanted, 1), page_count)
    return number, page_count, (number - 1) * PAGE_SIZE


def _firsts(proposal: Proposal) -> list[Any]:
    """For each state of the text the row that saved it, the oldest first, without the texts."""
    large = ("base_text", "proposed_text", "introduction", "doubts", "reasons", "kept_labels")
    rows = proposal.history.select_related("history_user").defer(*large).order_by("history_id")
    firsts: dict[int, Any] = {}
    for row in rows:
        firsts.setdefault(row.saves, row)
    return list(firsts.values())


def _counts(proposal: Proposal, steps: Sequence[tuple[int, int]]) -> Mapping[int, Counts]:
    """What changed in each step, by the key of its later row. A row never changes, so neither
    does this.
    """
    keys = {after: f"save:{ENGINE}:{before}:{after}" for before, after in steps}
    known = cast("dict[str, Counts]", caches["redlines"].get_many(keys.values()))
    missing = [step for step in steps if keys[step[1]] not in known]
    wanted = {pk for step in missing for pk in step}
    rows = proposal.history.filter(history_id__in=wanted).only("history_id", "proposed_text")
    texts = {row.pk: row for row in rows} if missing else {}
    computed = {}
    for before, after in missing:
        redline = states_redline(texts[before], texts[after])
        found = count(redline.changes) if redline else Counter[ChangeKind]()
        computed[keys[after]] = tuple((kind, found[kind]) for kind in ChangeKind if found[kind])
    caches["redlines"].set_many(computed, REMEMBERED)
    return {after: {**known, **computed}[key] for after, key in keys.items()}


def _head_events(rows: Sequence[Any]) -> Iterator[Event]:
    """Where the head came to say something else."""
    for before, after in pairwise(rows):
        if before.head != after.head:
            found = tuple(_reworded(before.head, after.head))
            if found:
                yield Event(after.history_date, after.history_user, reworded=found)


def _reworded(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Reworded]:
    first, last = _parts(before), _parts(after)
    for kind in dict.fromkeys([*first, *last]):
        said, says = first.get(kind, ""), last.get(kind, "")
        if said != says:
            yield Reworded(kind, marked(diff(said, says)))


def _parts(packed: Mapping[str, Any]) -> dict[BlockKind | None, str]:
    """What a head says, by the kind of its blocks; its title under None."""
    head = unpack_head(packed)
    parts: dict[BlockKind | None, str] = {None: head.title}
    for block in head.blocks:
        parts[block.kind] = head.text(block.kind)
    return parts
