"""What cites a resolution, a clause of it or a document from outside.

Each answer costs a constant of queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from resolutions.models import Citation, Clause, Provision, Resolution, Version
from resolutions.models.citations import CitationQuerySet
from resolutions.queries.citations import OWN, addresses_in
from resolutions.queries.names import clause_names
from resolutions.text.citations import CitationKind
from resolutions.text.parts import part_address

ON_A_PAGE = 30
"""So many resolutions that cite stand on a page."""
IN_ORDER = (
    "resolution__body__order",
    "resolution__kind",
    "resolution__number_order",
    "resolution__number",
)
_Place = tuple[int, str, "int | None", str]
"""A version, a clause's address, the year of the edition and the part that it cites."""


@dataclass(frozen=True, slots=True)
class CitingClause:
    """A clause that cites; `name` is how a person cites it.

    `year` is the edition that it names, None if it names none, `paragraph` which part it means,
    empty where it means the whole.
    """

    address: str
    name: str
    year: int | None
    paragraph: str


@dataclass(frozen=True, slots=True)
class Citing:
    """A published text that cites, and where it does, in reading order."""

    version: Version
    places: tuple[_Place, ...]
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class CitingText:
    """A published text that cites, with the clauses in which it does, in reading order."""

    version: Version
    clauses: tuple[CitingClause, ...]
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class CitedBy:
    """All texts that cite one thing, and one page of them with their clauses.

    `number` counts the pages from 1, `total` the resolutions of all pages.
    """

    citing: tuple[Citing, ...]
    texts: tuple[CitingText, ...]
    number: int
    page_count: int
    total: int


def reach(resolution: Resolution) -> int:
    """In how many clauses of other texts in force the resolution is cited; one query.

    It begins with what cites, which is little, and not with all the clauses that are in force.
    """
    texts = Version.objects.in_force().exclude(resolution=resolution).filter(pk=OuterRef("version"))
    citing = Citation.objects.filter(cited=resolution).order_by().values("text__clause")
    return Clause.objects.filter(Exists(texts), pk__in=citing).count()


def cited_by(resolution: Resolution, language: str, *, page: int = 1) -> CitedBy:
    """The texts that cite the resolution, by resolution and edition; four queries.

    The clauses of a page are named in that language where they have it. A page out of range gives
    the nearest.
    """
    return _page(_incoming(resolution), language, page)


def document_cited_by(body: str, number: str, language: str, *, page: int = 1) -> CitedBy:
    """The same of a document of the United Nations, told by its body and number as cited."""
    kind = CitationKind.UN_DOCUMENT
    return _page(Citation.objects.filter(kind=kind, body=body, number=number), language, page)


def _page(rows: QuerySet[Citation], language: str, page: int) -> CitedBy:
    citing = _texts(_places(rows))
    resolutions = [list(some) for _key, some in groupby(citing, lambda one: one.version.resolution)]
    pages = Paginator(resolutions, ON_A_PAGE)
    found = pages.get_page(page)
    shown = [one for some in found.object_list for one in some]
    return CitedBy(citing, _named(shown, language), found.number, pages.num_pages, pages.count)


def provision_cited_by(
    provision: Provision, editions: Sequence[Version], here: Mapping[int, str], language: str
) -> tuple[CitingText, ...]:
    """The same of this very clause, its own resolution's texts too; five queries.

    `editions` are the published ones of its resolution, oldest first, and `here` are the addresses
    that it has in them, by their keys.
    """
    own = Citation.objects.filter(
        kind=CitationKind.INTERNAL_REFERENCE,
        confidence__gte=OWN,
        text__clause__version__in=[version.pk for version in editions],
    )
    # The own ones by their keys: so each of the two kinds is found by an index of its own.
    meant = Q(cited=provision.resolution_id) | Q(pk__in=own.order_by().values("pk"))
    rows = Citation.objects.filter(meant).exclude(paragraph="")
    addresses = addresses_in([version.pk for version in editions])

    @cache
    def is_meant(own: int, year: int | None, paragraph: str) -> bool:
        named = [one.pk for one in editions if one.pk == own or one.year == year]
        meant = named[-1] if named else (editions[-1].pk if editions and year is None else 0)
        address = part_address(paragraph, addresses.get(meant, ()))
        return bool(address) and here.get(meant) == address

    # What a citation means depends on the text it stands in only where that is one of these.
    found = [
        row
        for row in _places(rows)
        if is_meant(row[0] if row[0] in addresses else 0, row[2], row[3])
    ]
    return _named(_texts(found), language)


def _incoming(resolution: Resolution) -> CitationQuerySet:
    """The citations of a resolution in the texts of others."""
    rows = Citation.objects.filter(cited=resolution)
    return rows.exclude(text__clause__version__resolution=resolution)


def _places(rows: QuerySet[Citation]) -> list[_Place]:
    """Where the citations stand, each place once in however many languages; one query."""
    said = rows.order_by("text__clause__position", "start").values_list(
        "text__clause__version",
        "text__clause__address",
        "edition_year",
        "paragraph",
    )
    return list(dict.fromkeys(said))


def _texts(places: Iterable[_Place]) -> tuple[Citing, ...]:
    """The places by text, the resolutions in their order, the latest edition first; two queries."""
    found: dict[int, list[_Place]] = defaultdict(list)
    for place in places:
        found[place[0]].append(place)
    texts = Version.objects.filter(pk__in=found).select_related("resolution__body")
    standing = set(Version.objects.in_force().filter(pk__in=found).values_list("pk", flat=True))
    in_order = texts.order_by(*IN_ORDER, "-year", "-correction")
    return tuple(Citing(one, tuple(found[one.pk]), one.pk in standing) for one in in_order)


def _named(citing: Sequence[Citing], language: str) -> tuple[CitingText, ...]:
    """The same with the names of the clauses; one query."""
    places = {(version, address) for one in citing for version, address, *_rest in one.places}
    names = clause_names(places, language)
    return tuple(
        CitingText(
            one.version,
            tuple(
                CitingClause(address, names[version, address], year, part)
                for version, address, year, part in one.places
            ),
            one.is_in_force,
        )
        for one in citing
    )
