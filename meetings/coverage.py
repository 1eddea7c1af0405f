"""Which clauses meetings touched, and how each of them did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from meetings.linkqueue import Place, names_in_force, places_in_force
from meetings.models import Document, Link, LinkState, Meeting, Recommendation, Relation
from resolutions.addresses import address
from resolutions.models import Resolution
from resolutions.permissions import AnyUser


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A provision, or a resolution as a whole, and what each meeting did about it.

    `path` is the page of the `resolution`, `clause` that of the provision, whose `address` is in
    the text in force and whose `name` is how a person cites it; all three are empty for a whole.
    `cells` stand in the order of the meetings; each holds the relations, as words.
    """

    resolution: str
    path: str
    clause: str
    address: str
    name: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CoverageHead:
    """A meeting at the head of its column: its page, its number or name, the year it was held."""

    path: str
    label: str
    held_in: int | None


@dataclass(frozen=True, slots=True)
class Touched:
    """A provision, or a resolution as a whole (0), with the relations of each meeting, by keys."""

    resolution: Resolution
    provision: int
    at: Mapping[int, Collection[str]]


def read_touched(user: AnyUser, meetings: Sequence[Meeting]) -> tuple[Touched, ...]:
    """What the meetings touched, resolution by resolution in their order; four queries."""
    found: dict[tuple[int, int], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for resolution, provision, meeting, relation in _said(user, meetings):
        found[resolution, provision][meeting].add(relation)
    rows = Resolution.objects.select_related("body").in_bulk(
        {resolution for resolution, _p in found}
    )
    touched = (Touched(rows[key], provision, at) for (key, provision), at in found.items())
    return tuple(sorted(touched, key=_rank))


def coverage_rows(
    touched: Sequence[Touched], meetings: Sequence[Meeting], shown: slice = slice(None)
) -> tuple[CoverageRow, ...]:
    """The rows of this slice, those of a resolution in the order of its text; two queries.

    Only where the clauses of the resolutions in the slice stand is asked.
    """
    wanted = {one.resolution.pk for one in touched[shown]}
    ranks = [rank for rank, one in enumerate(touched) if one.resolution.pk in wanted]
    near = [touched[rank] for rank in ranks]
    places = places_in_force(one.provision for one in near if one.provision)
    near.sort(key=lambda one: (_rank(one), _position(places.get(one.provision)), one.provision))
    start, stop, _step = shown.indices(len(touched))
    skipped = ranks[0] if ranks else 0
    rows = near[start - skipped : stop - skipped]
    names = names_in_force(place for one in rows if (place := places.get(one.provision)))
    return tuple(_row(one, places.get(one.provision), names, meetings) for one in rows)


def coverage_heads(meetings: Sequence[Meeting]) -> tuple[CoverageHead, ...]:
    """The heads of the columns; a meeting without a number says its year in its name."""
    return tuple(
        CoverageHead(
            address("amendments:meeting", meeting.pk),
            str(meeting if meeting.number is None else meeting.number),
            meeting.held_in if meeting.number else None,
        )
        for meeting in meetings
    )


def _said(user: AnyUser, meetings: Sequence[Meeting]) -> Iterator[tuple[int, int, int, str]]:
    """The resolution, the provision, the meeting and the relation of each link; three queries.

    The sources are looked up first: of them there are few, and both columns of links are indexed;
    a database asked at once goes through all links.
    """
    held = [meeting.pk for meeting in meetings]
    sources = (
        dict(model.objects.visible_to(user).filter(meeting__in=held).values_list("pk", "meeting"))
        for model in (Document, Recommendation)
    )
    documents, recommendations = sources
    standing = Link.objects.visible_to(user).exclude(state=LinkState.DISMISSED)
    links = standing.filter(Q(document__in=documents) | Q(recommendation__in=recommendations))
    said = links.order_by().values_list(
        "resolution", "provision", "document", "recommendation", "relation"
    )
    for resolution, provision, document, recommendation, relation in said:
        meeting = documents[document] if document else recommendations[recommendation]
        yield resolution, provision or 0, meeting, relation


def _rank(one: Touched) -> tuple[int, str, int, str]:
    """Sorts resolutions as lists do."""
    resolution, body = one.resolution, one.resolution.body
    return body.order, resolution.kind, resolution.number_order, resolution.number


def _position(place: Place | None) -> int:
    """What is about the whole, or stands in no public text, comes first."""
    return place.position if place else -1


def _row(
    one: Touched, place: Place | None, names: Mapping[Place, str], meetings: Sequence[Meeting]
) -> CoverageRow:
    cells = tuple(_words(one.at.get(meeting.pk, ())) for meeting in meetings)
    of = one.resolution
    if place is None:
        return CoverageRow(str(of), of.get_absolute_url(), "", "", "", cells)
    clause = address("amendments:provision", of.body_id, of.designator, place.uid)
    return CoverageRow(str(of), of.get_absolute_url(), clause, place.address, names[place], cells)


def _words(relations: Collection[str]) -> tuple[str, ...]:
    """The relations in the order in which they are listed."""
    if not relations:
        return ()
    return tuple(str(one.label) for one in Relation if one.value in relations)
