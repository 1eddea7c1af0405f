"""Rows of the demonstration written again and again, each copy pointing at the copies beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import Any
from uuid import uuid4

AT_HOME = 30
"""So many contributions amend the demonstration's own text, which is what everybody looks at."""
FIRST = 2_000
"""The number of the first copy of a resolution."""
BATCH = 2_000
BODIES = ("pp", "council", "wtsa", "wtdc")


class Copies:
    """Rows written again: what a copy points at is the copy of the same number, if there is one."""

    def __init__(self) -> None:
        self.keys: dict[Any, dict[tuple[int, int], int]] = defaultdict(dict)

    def make(
        self,
        rows: Iterable[tuple[Any, int]],
        said: Callable[[Any, int], dict[str, Any]] = lambda row, number: {},
    ) -> None:
        """A copy of every row under its number, where `said` says what it has of its own."""
        wanted = list(rows)
        if not wanted:
            return
        model = type(wanted[0][0])
        made = bulk([model(**self._values(row, n) | said(row, n)) for row, n in wanted])
        self.keys[model] |= {
            (row.pk, number): copy.pk for (row, number), copy in zip(wanted, made, strict=True)
        }

    def _values(self, row: Any, number: int) -> dict[str, Any]:
        values = {}
        for field in row._meta.concrete_fields:
            value = getattr(row, field.attname)
            if field.is_relation:
                value = self.keys[field.related_model].get((value, number), value)
            if not field.primary_key:
                values[field.attname] = value
        return values


def bulk(rows: Sequence[Any]) -> list[Any]:
    """The rows, saved."""
    return list(type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH))


def levels(rows: Iterable[Any], above: str) -> Iterator[list[Any]]:
    """Rows that point at each other, those first that are pointed at."""
    there: set[int] = set()
    left = list(rows)
    while left:
        level = [row for row in left if getattr(row, above) in there | {None}]
        yield level or left
        there |= {row.pk for row in level}
        left = [row for row in left if row.pk not in there] if level else []


def copy_resolutions(copies: Copies, count: int) -> None:
    """So many resolutions more, each with its editions, clauses, texts and mandates."""
    from meetings.models import Mandate
    from resolutions.models import Clause, ClauseText, Provision, Resolution, Version

    patterns = list(Resolution.objects.order_by("pk"))
    numbers = defaultdict(list)
    for number, pattern in enumerate(islice(cycle(patterns), count)):
        numbers[pattern.pk].append(number)
        body, said = BODIES[number % len(BODIES)], FIRST + number
        own = {"body_id": body, "number": str(said), "number_order": said}
        copies.make([(pattern, number)], lambda row, n, own=own: own)  # type: ignore[misc]

    def again(rows: Iterable[Any], owner: Callable[[Any], int]) -> list[tuple[Any, int]]:
        return [(row, number) for row in rows for number in numbers[owner(row)]]

    for level in levels(Version.objects.filter(resolution__in=patterns), "predecessor_id"):
        copies.make(again(level, lambda row: row.resolution_id))
    provisions = Provision.objects.filter(resolution__in=patterns)
    copies.make(again(provisions, lambda row: row.resolution_id), lambda row, n: {"uid": uuid4()})
    clauses = Clause.objects.filter(version__resolution__in=patterns).select_related("version")
    for level in levels(clauses, "parent_id"):
        copies.make(again(level, lambda row: row.version.resolution_id))
    texts = ClauseText.objects.filter(clause__in=clauses).select_related("clause__version")
    for level in levels(texts, "source_text_id"):
        copies.make(again(level, lambda row: row.clause.version.resolution_id))
    mandates = Mandate.objects.filter(clause__in=clauses).select_related("clause__version")
    copies.make(again(mandates, lambda row: row.clause.version.resolution_id))


def amend(copies: Copies, documents: Sequence[Any], user: Any) -> None:
    """Contributions to the copies of the resolution that the demonstration amends; comments."""
    from amendments.models import Audience, Change, Comment, Contribution, Proposal
    from meetings.models import DocumentKind

    patterns = list(Contribution.objects.order_by("pk"))
    amended = Proposal.objects.filter(contribution__in=patterns).first()
    assert amended is not None
    there = {n for key, n in copies.keys[type(amended.resolution)] if key == amended.resolution_id}
    numbers = [*range(-AT_HOME, 0), *(n for _ in patterns for n in sorted(there))]
    laid = [one for one in documents if one.kind == DocumentKind.CONTRIBUTION]
    pairs = list(zip(cycle(patterns), numbers[: len(laid)], strict=False))
    on = {(row.pk, n): one for (row, n), one in zip(pairs, laid, strict=True)}
    shown = {
        "follows_id": None,
        "delegation_id": None,
        "published_at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    copies.make(
        pairs,
        lambda row, n: shown | {"document_id": on[row.pk, n].pk, "state": "published"},
    )
    uids = _uids(copies)
    proposals = Proposal.objects.filter(contribution__in=patterns)
    wanted = [(row, n) for row in proposals for key, n in on if key == row.contribution_id]
    copies.make(
        wanted,
        lambda row, n: {
            "base_text": _renamed(row.base_text, uids[n]),
            "proposed_text": _renamed(row.proposed_text, uids[n]),
        },
    )
    changes = Change.objects.filter(proposal__in=proposals).select_related("proposal")
    copies.make((row, n) for row in changes for key, n in on if key == row.proposal.contribution_id)
    copied = Change.objects.filter(proposal__contribution__document__in=documents)
    copied = copied.exclude(provision=None).select_related("proposal", "provision")
    bulk(
        [
            Comment(
                contribution_id=one.proposal.contribution_id,
                proposal=one.proposal,
                uid=str(one.provision.uid),
                audience=Audience.ALL,
                author=user,
                text="What is meant by this?",
            )
            for one in copied[::3]
        ]
    )


def _uids(copies: Copies) -> dict[int, dict[str, str]]:
    from resolutions.models import Provision

    known = dict(Provision.objects.values_list("pk", "uid"))
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for (before, number), after in copies.keys[Provision].items():
        found[number][str(known[before])] = str(known[after])
    return found


def _renamed(value: Any, uids: dict[str, str]) -> Any:
    """A packed text in which the clauses have other identities."""
    if isinstance(value, list):
        return [_renamed(one, uids) for one in value]
    if isinstance(value, dict):
        return {key: _renamed(one, uids) for key, one in value.items()}
    return uids.get(value, value) if isinstance(value, str) else value
