"""Resolutions with mandates, written for the tests."""

from __future__ import annotations

from dataclasses import replace

from resolutions.models import Version
from resolutions.text.clauses import Clause, Kind, ResolutionText
from tests.amendments.editions import store, store_next
from tests.trees import make_text

SECTION = "instructs-the-secretary-general"
TASKS = (
    "to report to the Council at its 2019 session on this work;",
    "to report annually to the Council;",
    "to water the gardens,",
)


def mandated(
    *, year: int = 2018, tasks: tuple[str, ...] = TASKS, number: str = "140"
) -> ResolutionText:
    """A small resolution that instructs the Secretary-General to do these things."""
    text = make_text(year=year, number=number)
    section = Clause(
        Kind.OPERATIVE,
        heading="instructs the Secretary-General",
        key=SECTION,
        address=SECTION,
        children=tuple(
            Clause(Kind.CLAUSE, label=str(rank), text=task, address=f"{SECTION}/{rank}")
            for rank, task in enumerate(tasks, 1)
        ),
    )
    return replace(text, clauses=(*text.clauses, section))


def store_mandated(**said: object) -> Version:
    """An edition with mandates."""
    return store(mandated(**said))  # type: ignore[arg-type]


def store_mandated_next(**said: object) -> Version:
    """The edition of 2022, whose clauses of the same address are the same provisions."""
    return store_next(mandated(**({"year": 2022} | said)))  # type: ignore[arg-type]
