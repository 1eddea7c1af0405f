"""The register of mandates: narrowed by its address, counted by state, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from meetings.mandates.rows import MandateRow, read_rows
from meetings.mandates.states import Ledger, states
from meetings.mandates.table import Entry, Stamp, Table, stamp
from meetings.models import Group, Link, Mandate, MandateState, Meeting
from resolutions.models import Body, ClauseText
from resolutions.permissions import AnyUser
from resolutions.text.mandates import SITTING

ON_A_PAGE = 30
BODIES = {actor: acronym.lower() for actor, acronym in SITTING.items()}
"""Which body somebody is who is reported to: a report due at its meeting is one to it."""
UPSET = "upset"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the register is narrowed to; empty means any, and so does what is no such thing.

    `due` is a year; `look` is `upset` for what a person has to look at again.
    """

    actor: str = ""
    recipient: str = ""
    body: str = ""
    state: str = ""
    group: str = ""
    due: str = ""
    look: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True)
class MandatePage:
    """One page of the register, `number` from 1; `total` counts all pages' rows.

    `counts` are the numbers of mandates by state that the other filters leave.
    """

    rows: tuple[MandateRow, ...]
    number: int
    page_count: int
    total: int
    counts: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the register can be narrowed to."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    bodies: tuple[Body, ...]
    groups: tuple[Group, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Spread:
    """What the mandates of a table are found by."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    bodies: frozenset[str]
    years: tuple[int, ...]


def narrowed(
    user: AnyUser, table: Table, filters: Filters, ledger: Ledger
) -> list[tuple[Entry, str]]:
    """The mandates that all filters but the state leave, in their order, each with its state."""
    found = [one for one in states(table, ledger) if _fits(one[0], filters)]
    if filters.group:
        provisions = set(_of_group(user, filters.group))
        found = [one for one in found if one[0].provision in provisions]
    if words := filters.search.split():
        keys = _saying(stamp(Mandate, ClauseText), frozenset(words))
        found = [one for one in found if one[0].pk in keys]
    return found


def _fits(one: Entry, filters: Filters) -> bool:
    """Whether the mandate alone, without its words and its evidence, is what is asked for."""
    actor, recipient = filters.actor, filters.recipient
    return (
        (not actor or f" {actor} " in one.actors or f" {actor} " in one.helpers)
        and (not recipient or is_reported_to(one, recipient))
        and (not filters.body or one.adopted_by == filters.body)
        and (not is_year(filters.due) or one.due.startswith(filters.due))
        and (filters.look != UPSET or one.is_upset)
    )


def is_reported_to(one: Entry, recipient: str) -> bool:
    """Whether it is to be reported to them, or due at their meeting."""
    at_meeting = recipient in BODIES and one.due_body == BODIES[recipient]
    return at_meeting or f" {recipient} " in one.recipients


def is_year(said: str) -> bool:
    """Whether this is a year of four digits."""
    return len(said) == 4 and said.isascii() and said.isdigit()


def _of_group(user: AnyUser, group: str) -> QuerySet[Link, int | None]:
    """The provisions that a document or a recommendation of the group is about."""
    links = Link.objects.evidence(user).filter(
        Q(document__meeting__group__code=group) | Q(recommendation__meeting__group__code=group)
    )
    return links.exclude(provision=None).values_list("provision", flat=True)


@lru_cache(maxsize=64)
def _saying(_stamp: Stamp, words: frozenset[str]) -> frozenset[int]:
    """The mandates, in force or not, whose clauses have all these words, in whatever language.

    Every text is looked through, so what was found is kept for the next page and the next filter.
    """
    rows = Mandate.objects.order_by()
    for word in words:
        said = Q(text__icontains=word) | Q(heading__icontains=word)
        rows = rows.filter(Exists(ClauseText.objects.filter(said, clause=OuterRef("clause"))))
    return frozenset(rows.values_list("pk", flat=True))


def list_mandates(
    user: AnyUser,
    table: Table,
    filters: Filters,
    ledger: Ledger,
    *,
    language: str,
    page: int = 1,
    page_size: int = ON_A_PAGE,
) -> MandatePage:
    """One page of the register; as many queries for many as for few."""
    found = narrowed(user, table, filters, ledger)
    numbers = Counter(state for _one, state in found)
    pages = Paginator(_keys(found, filters), page_size)
    shown = pages.get_page(page)
    return MandatePage(
        rows=read_rows(user, list(shown.object_list), ledger, language),
        number=shown.number,
        page_count=pages.num_pages,
        total=pages.count,
        counts=tuple(
            (state.value, str(state.label), numbers[state.value])
            for state in MandateState
            if numbers[state.value]
        ),
    )


def select_mandates(user: AnyUser, table: Table, filters: Filters, ledger: Ledger) -> list[int]:
    """The keys of all mandates that the filters leave, in their order."""
    return _keys(narrowed(user, table, filters, ledger), filters)


def _keys(found: Iterable[tuple[Entry, str]], filters: Filters) -> list[int]:
    wanted = filters.state if filters.state in MandateState.values else ""
    return [one.pk for one, state in found if not wanted or state == wanted]


def choices(table: Table) -> Choices:
    """What there is to narrow the table to; two queries."""
    spread = _spread(table)
    return Choices(
        actors=spread.actors,
        recipients=spread.recipients,
        bodies=tuple(Body.objects.filter(pk__in=spread.bodies)),
        groups=tuple(Group.objects.filter(pk__in=Meeting.objects.values("group"))),
        years=spread.years,
    )


@lru_cache(maxsize=1)
def _spread(table: Table) -> _Spread:
    return _Spread(
        actors=_keys_in(one.actors for one in table),
        recipients=_keys_in(one.recipients for one in table),
        bodies=frozenset(one.adopted_by for one in table),
        years=tuple(sorted({int(one.due[:4]) for one in table if one.due})),
    )


def _keys_in(columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({key for column in set(columns) for key in column.split()}))
