"""What the radar found, as a page shows it: the words that cite, and what is in force by now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resolutions.addresses import address
from resolutions.models import Citation, Recall, Resolution, Version
from resolutions.queries import choose_language
from resolutions.queries.citations import published_editions
from resolutions.queries.names import Place, clause_names
from resolutions.queries.radar import Outdated
from resolutions.queries.texts import language_order

ON_A_PAGE = 30
_AROUND = 70
_WORD_CUT_BEFORE, _WORD_CUT_BEHIND = re.compile(r"^\S{0,20}\s"), re.compile(r"\s\S{0,20}$")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that cite, with some of what stands around them, in one language."""

    before: str
    words: str
    after: str
    language: str


def row_anchor(provision: str, cited: Resolution, year: int | None) -> str:
    """Where a page of stale citations has what a provision cites."""
    return f"cites-{provision}-{cited.pk}-{year or 0}"


@dataclass(frozen=True, slots=True)
class StaleRow:
    """One clause that cites a past edition; `history` is what people said of it, the latest first.

    `edition` is the text that it cites if that is here, `latest` the last one of the same.
    """

    found: Outdated
    version: Version
    address: str
    name: str
    uid: str
    passage: Passage
    cited: Resolution
    edition: Version | None
    latest: Version
    languages: tuple[str, ...]
    history: tuple[Recall, ...] = ()

    @property
    def cited_address(self) -> str:
        """How a form names what is cited."""
        return address_of(self.cited)

    @property
    def anchor(self) -> str:
        """Where the row stands on its page."""
        return row_anchor(self.uid, self.cited, self.found.year)

    @property
    def path(self) -> str:
        """The clause on the page of its text."""
        return f"{self.version.get_absolute_url()}?lang={self.passage.language}#{self.address}"

    @property
    def whole(self) -> str:
        """All that is stale in the same text, where it can be brought up to date."""
        one = self.version.resolution
        return address("resolutions:stale", one.body_id, one.designator)


@dataclass(frozen=True, slots=True)
class StalePage:
    """One page of the radar, `number` from 1; `total` counts the rows of all pages."""

    rows: tuple[StaleRow, ...]
    number: int
    page_count: int
    total: int


def read_page(found: Sequence[Outdated], language: str, page: int) -> StalePage:
    """The rows of one page; a page out of range gives the nearest."""
    page_count = max(1, -(-len(found) // ON_A_PAGE))
    number = min(max(page, 1), page_count)
    some = found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return StalePage(read_rows(some, language), number, page_count, len(found))


def address_of(resolution: Resolution) -> str:
    """How a filter names a resolution: `pp/140`."""
    return f"{resolution.body_id}/{resolution.designator}"


def read_rows(
    found: Sequence[Outdated], language: str, *, with_history: bool = False
) -> tuple[StaleRow, ...]:
    """These clauses in the wanted language, or in one they have; four queries."""
    chosen = [choose_language(_spoken(one), language) for one in found]
    keys = [one.citations[code][0] for one, code in zip(found, chosen, strict=True)]
    related = ("text__clause__version__resolution__body", "text__clause__provision", "cited__body")
    rows = Citation.objects.select_related(*related).in_bulk(keys)
    editions = published_editions(one.cited for one in found)
    clauses = (rows[key].text.clause for key in keys)
    names = clause_names(((one.version_id, one.address) for one in clauses), language)
    history = _history(found) if with_history else {}
    return tuple(
        _row(one, rows[key], editions[one.cited], history, names)
        for one, key in zip(found, keys, strict=True)
    )


_Place = tuple[int, int, "int | None"]


def _history(found: Sequence[Outdated]) -> Mapping[_Place, Sequence[Recall]]:
    """What people said of these citations, the latest first; one query."""
    said: dict[_Place, list[Recall]] = defaultdict(list)
    rows = Recall.history.filter(provision__in={one.provision for one in found})
    for row in rows.select_related("history_user").order_by("-history_id"):
        said[row.provision_id, row.cited_id, row.year].append(row)
    return said


def _row(
    found: Outdated,
    citation: Citation,
    editions: Sequence[Version],
    history: Mapping[_Place, Sequence[Recall]],
    names: Mapping[Place, str],
) -> StaleRow:
    clause = citation.text.clause
    named = [version for version in editions if version.year == found.year]
    assert citation.cited is not None  # the radar knows no other
    return StaleRow(
        found=found,
        version=clause.version,
        address=clause.address,
        name=names[found.version, clause.address],
        uid=str(clause.provision.uid),
        passage=_passage(citation),
        cited=citation.cited,
        edition=named[-1] if named else None,
        latest=editions[-1],
        languages=_spoken(found),
        history=tuple(history.get((found.provision, found.cited, found.year), ())),
    )


def _spoken(found: Outdated) -> tuple[str, ...]:
    return tuple(sorted(found.citations, key=language_order))


def _passage(citation: Citation) -> Passage:
    words, start, end = citation.text.text, citation.start, citation.end
    before, after = words[:start], words[end:]
    if len(before) > _AROUND:
        before = "… " + _WORD_CUT_BEFORE.sub("", before[-_AROUND:])
    if len(after) > _AROUND:
        after = _WORD_CUT_BEHIND.sub("", after[:_AROUND]) + " …"
    return Passage(before, words[start:end], after, citation.text.language)
