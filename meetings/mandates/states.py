"""How far mandates are done on a day, and when they fall due next: what the states rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from meetings.mandates.table import WHEN, Entry, Stamp, Table, stamp
from meetings.models import Document, Link, LinkState, Meeting, Recommendation, Relation
from resolutions.permissions import AnyUser
from resolutions.text.lexicon import sessions
from resolutions.text.mandates import Duty, Shown, Sitting, coming, falls_in, past, state

EVIDENCE = (Relation.IMPLEMENTS, Relation.REPORTS_ON)
_DAYS = (
    *("document__date", "recommendation__document__date"),
    *("document__meeting__ends_on", "recommendation__meeting__ends_on"),
    *("document__meeting__begins_on", "recommendation__meeting__begins_on"),
)
_YEARS = ("document__meeting__year", "recommendation__meeting__year")
_RESTS_ON = ("document", "recommendation__document", "found_in")

ShownBy = Mapping[int, Sequence[Shown]]
"""What shows, by the key of the provision, that something was done."""


class _Told(NamedTuple):
    """What mandates that tell the same of when they are due have in common."""

    duty: Duty
    past: tuple[date, ...]
    unshown: str
    """The state of those of which nothing shows that something was done."""


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """A day, when bodies meet, and what shows of each provision that something was done.

    What is worked out by a ledger is remembered by it: everybody who knows the same has the same.
    """

    today: date
    sittings: tuple[Sitting, ...]
    met: Mapping[tuple[str, int], date]
    shown: ShownBy
    _known: dict[object, _Told] = field(default_factory=dict)

    def state(self, one: Entry) -> str:
        """How far it is done: what a person said, else by evidence and dates."""
        if one.said_state:
            return one.said_state
        told = self._known.get(one[WHEN]) or self._learn(one)
        shown = self.shown.get(one.provision)
        return state(told.duty, told.past, shown).value if shown else told.unshown

    def _learn(self, one: Entry) -> _Told:
        duty = self.duty(one)
        days = past(duty, self.sittings, self.today)
        return self._known.setdefault(one[WHEN], _Told(duty, days, state(duty, days, ()).value))

    def coming(self, one: Entry) -> tuple[date, ...]:
        """On which days it falls due next."""
        return coming(self.duty(one), self.sittings, self.today)

    def over(self, one: Entry) -> date | None:
        """The day on which what is due once fell due; None if that is to come, or not known."""
        days = () if one.recurrence else past(self.duty(one), self.sittings, self.today)
        return days[-1] if days else None

    def falls_in(self, one: Entry, year: int) -> bool:
        """Whether it falls due in that year."""
        return falls_in(self.duty(one), self.sittings, year)

    def is_dated(self, one: Entry) -> bool:
        """Whether any day on which it falls due is known."""
        return bool(self.coming(one)) or bool(past(self.duty(one), self.sittings, self.today))

    def duty(self, one: Entry) -> Duty:
        """When it is due, counted from the last day of the meeting that adopted it."""
        adopted = self.met.get((one.adopted_by, one.year)) or date(one.year, 12, 31)
        return Duty(adopted, one.due, one.recurrence, one.due_body)


def open_ledger(user: AnyUser, today: date) -> Ledger:
    """What the states of mandates rest on, as far as the user may know; five queries at most."""
    written = stamp(Link, Document, Recommendation, Meeting)
    _everybodys, guarded = _public(written, today)
    hidden = {key for _provision, _shown, keys in guarded for key in keys}
    seen = Document.objects.visible_to(user).filter(pk__in=hidden).values_list("pk", flat=True)
    return _known_with(written, today, frozenset(seen))


@lru_cache(maxsize=8)
def _known_with(written: Stamp, today: date, seen: frozenset[int]) -> Ledger:
    """What everybody may know, and what those may who see these documents that are not public."""
    public, guarded = _public(written, today)
    more = [(provision, shown) for provision, shown, keys in guarded if keys <= seen]
    if not more:
        return public
    both = defaultdict(tuple, public.shown)
    for provision, shown in more:
        both[provision] = (*both[provision], shown)
    return replace(public, shown=both)


@lru_cache(maxsize=8)
def states(table: Table, ledger: Ledger) -> tuple[tuple[Entry, str], ...]:
    """Every mandate with how far it is done."""
    return tuple((one, ledger.state(one)) for one in table)


def read_sittings() -> Iterable[Sitting]:
    """When each body met or will meet; one query.

    What the register does not have, the list of conferences that texts cite tells by the year.
    """
    rows = Meeting.objects.exclude(body=None).order_by()
    found: dict[tuple[str, int], Sitting] = {}
    for body, year, begins, ends in rows.values_list("body", "year", "begins_on", "ends_on"):
        day = ends or begins
        held = day.year if day else year
        if held:
            found[body, held] = Sitting(body, held, day or date(held, 12, 31))
    for one in sessions():
        place = one.body, one.year
        found.setdefault(place, Sitting(*place, date(one.year, 12, 31)))
    return found.values()


Guarded = tuple[int, Shown, frozenset[int]]
"""A provision, what shows something of it, and the documents that one has to see to know."""


@lru_cache(maxsize=2)
def _public(_stamp: Stamp, today: date) -> tuple[Ledger, tuple[Guarded, ...]]:
    """What everybody may know, and what hangs on documents that are not public; three queries."""
    public: dict[int, set[Shown]] = defaultdict(set)
    guarded: list[Guarded] = []
    for provision, shown, keys in _links():
        if keys:
            guarded.append((provision, shown, keys))
        else:
            public[provision].add(shown)
    sittings = tuple(read_sittings())
    met = {(one.body, one.year): one.last for one in sittings}
    known = {key: tuple(some) for key, some in public.items()}
    return Ledger(today, sittings, met, known), tuple(guarded)


def _links() -> Iterator[Guarded]:
    links = Link.objects.filter(state=LinkState.CONFIRMED, relation__in=EVIDENCE)
    closed = frozenset(Document.objects.filter(is_public=False).values_list("pk", flat=True))
    fields = ("provision", "relation", *_RESTS_ON, *_DAYS, *_YEARS)
    for provision, relation, *told in links.exclude(provision=None).order_by().values_list(*fields):
        rests_on, days = told[: len(_RESTS_ON)], told[len(_RESTS_ON) :]
        day = _day(days[: len(_DAYS)], days[len(_DAYS) :])
        shown = Shown(day, relation == Relation.IMPLEMENTS)
        yield provision, shown, closed.intersection(rests_on)


def day_of(link: Link) -> date | None:
    """Of which day a document or a recommendation is, as far as it or its meeting tells."""
    one = link.recommendation
    report = one.document if one else None
    meetings = [item.meeting for item in (link.document, one) if item and item.meeting]
    days = [item.date for item in (link.document, report) if item]
    days += [day for held in meetings for day in (held.ends_on, held.begins_on)]
    return _day(days, [held.year for held in meetings])


def _day(days: Iterable[date | None], years: Iterable[int | None]) -> date | None:
    known = next((day for day in days if day), None)
    year = next((one for one in years if one), None)
    return known or (date(year, 12, 31) if year else None)
