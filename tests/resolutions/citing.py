"""Resolutions that cite one another, in two editions."""

from dataclasses import replace
from typing import Any

from resolutions.models import Citation, Clause, Resolution, Version
from resolutions.text.clauses import ResolutionText, transform_text
from tests.amendments.editions import store, store_next
from tests.trees import make_text

OLD = "Resolution 140 (Rev. Dubai, 2018) on the work of the conference,"
NEW = "Resolution 140 (Rev. Bucharest, 2022) on the work of the conference,"
CHINESE = "关于大会工作的第140号决议（2018年，迪拜，修订版），"
HISTORICAL = "the fund established by Resolution 140 (Rev. Dubai, 2018),"


def store_cited(*years: int, number: str = "140", **how: Any) -> tuple[Version, ...]:
    """The resolution that is cited, in these editions."""
    first, *later = (make_text(year=year, number=number) for year in years)
    return store(first, **how), *(store_next(text, **how) for text in later)


def store_citing(
    *clauses: str, year: int = 2018, number: str = "7", resolves: str = "to go on", **how: Any
) -> Version:
    """A resolution that cites; its next edition, if there is one before."""
    text = make_text(year=year, number=number, recalling=clauses or (OLD,), resolves=resolves)
    known = Resolution.objects.filter(number=number).exists()
    return store_next(text, **how) if known else store(text, **how)


def in_chinese(version: Version, *clauses: str) -> ResolutionText:
    """What such a version says in Chinese, to be added to it."""
    text = make_text(
        year=version.year, number=version.resolution.number, language="zh", recalling=clauses
    )
    rows = version.clauses.select_related("provision")
    uids = {row.address: str(row.provision.uid) for row in rows}
    return transform_text(text, lambda clause: replace(clause, uid=uids.get(clause.address, "")))


def cites(version: Version, address: str = "recalling/a") -> list[Citation]:
    """The citations of acts in a clause."""
    rows = Citation.objects.of_acts().filter(text__clause__version=version)
    return list(rows.filter(text__clause__address=address))


def clause_at(version: Version, address: str = "recalling/a") -> Clause:
    """The clause at an address."""
    return Clause.objects.select_related("provision").get(version=version, address=address)
