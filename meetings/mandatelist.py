"""The register of mandates: narrowed by its address, a page at a time, with clause and evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from meetings.models import Group, Link, Mandate, MandateState, Relation
from resolutions import queries
from resolutions.models import Body, ClauseText
from resolutions.permissions import AnyUser

ON_A_PAGE = 50
EVIDENCE = (Relation.IMPLEMENTS, Relation.REPORTS_ON)
BODIES = {
    "the-council": "council",
    "the-plenipotentiary-conference": "pp",
    "the-world-telecommunication-standardization-assembly": "wtsa",
    "the-world-telecommunication-development-conference": "wtdc",
    "the-radiocommunication-assembly": "ra",
    "the-world-radiocommunication-conference": "wrc",
}
"""Which body somebody is who is reported to: a report due at its meeting is one to it."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the register is narrowed to; empty means any, and so does what is no such thing.

    `due` is a year. `report` is a year too: of the reports that are due in it, come again and
    again, or have no date.
    """

    actor: str = ""
    recipient: str = ""
    body: str = ""
    state: str = ""
    group: str = ""
    due: str = ""
    report: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A mandate with its clause in one language, its state and the links that show it.

    `changed` is the edition before, if the clause read otherwise there. `timing` is due, again
    or undated.
    """

    mandate: Mandate
    state: str
    language: str
    text: str
    evidence: tuple[Link, ...]
    changed: str

    @property
    def state_words(self) -> str:
        """How far it is done, in words."""
        return str(MandateState(self.state).label)

    @property
    def path(self) -> str:
        """Where the provision's page tells of the mandate."""
        clause = self.mandate.clause
        resolution = clause.version.resolution
        return reverse(
            "amendments:provision",
            args=[resolution.body_id, resolution.designator, clause.provision.uid],
        )

    @property
    def timing(self) -> str:
        """Whether it has a date, comes again, or neither."""
        if self.mandate.recurrence:
            return "again"
        return "due" if self.mandate.due else "undated"


@dataclass(frozen=True, slots=True)
class MandatePage:
    """One page of the register, `number` from 1; `total` counts all pages' rows."""

    rows: tuple[MandateRow, ...]
    number: int
    page_count: int
    total: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the register can be narrowed to."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    bodies: tuple[Body, ...]
    groups: tuple[Group, ...]
    years: tuple[int, ...]


def narrowed(user: AnyUser, filters: Filters, today: date) -> QuerySet[Mandate]:
    """The mandates in force that the filters leave, each with its `state`, in their order."""
    rows = Mandate.objects.visible_to(user).in_force().with_state(user, today)
    for name, key in (("actors", filters.actor), ("recipients", filters.recipient)):
        if key and name == "recipients":
            body = Q(due_body=BODIES[key]) if key in BODIES else Q()
            rows = rows.filter(Q(recipients__contains=f" {key} ") | body)
        elif key:
            rows = rows.filter(Q(actors__contains=f" {key} ") | Q(helpers__contains=f" {key} "))
    if filters.body:
        rows = rows.filter(clause__version__resolution__body=filters.body)
    if filters.state in MandateState.values:
        rows = rows.filter(Q(state=filters.state))
    if _is_year(filters.due):
        rows = rows.filter(due__startswith=filters.due)
    if _is_year(filters.report):
        rows = rows.filter(Q(due__startswith=filters.report) | ~Q(recurrence="") | Q(due=""))
        rows = rows.filter(clause__version__year__lte=int(filters.report))
    if filters.group:
        rows = rows.filter(clause__provision__in=_of_group(user, filters.group))
    for word in filters.search.split():
        texts = ClauseText.objects.filter(Q(text__icontains=word) | Q(heading__icontains=word))
        rows = rows.filter(clause__in=texts.values("clause"))
    return _in_order(rows)


def _is_year(said: str) -> bool:
    return len(said) == 4 and said.isascii() and said.isdigit()


def _in_order(rows: QuerySet[Mandate]) -> QuerySet[Mandate]:
    """What has a date first, by date; then by resolution, clause by clause."""
    return rows.order_by(
        F("due_on").asc(nulls_last=True),
        F("recurrence").desc(),
        "clause__version__resolution__body__order",
        "clause__version__resolution__number_order",
        "clause__position",
        "order",
    )


def _of_group(user: AnyUser, group: str) -> QuerySet[Link, tuple[int | None]]:
    """The provisions that a document or a recommendation of the group is about."""
    links = Link.objects.evidence(user).filter(
        Q(document__meeting__group__code=group) | Q(recommendation__meeting__group__code=group)
    )
    return links.exclude(provision=None).values_list("provision")


def list_mandates(
    user: AnyUser,
    filters: Filters,
    *,
    today: date,
    language: str,
    page: int = 1,
    page_size: int = ON_A_PAGE,
) -> MandatePage:
    """One page of the register; as many queries for many as for few."""
    found = narrowed(user, filters, today)
    total = found.count()
    page_count = max(1, -(-total // page_size))
    number = min(max(page, 1), page_count)
    start = (number - 1) * page_size
    rows = read_rows(user, found[start : start + page_size], language)
    return MandatePage(rows, number, page_count, total)


def read_rows(user: AnyUser, found: QuerySet[Mandate], language: str) -> tuple[MandateRow, ...]:
    """These mandates, which have their `state`, with clauses and evidence; four queries."""
    rows = list(
        found.select_related(
            "clause__provision", "clause__version__resolution__body", "clause__version__predecessor"
        )
    )
    texts = _texts([row.clause_id for row in rows])
    before = _texts_before(rows)
    evidence = _evidence(user, {row.clause.provision_id for row in rows})
    return tuple(_row(row, language, texts, before, evidence) for row in rows)


def _row(
    row: Mandate,
    language: str,
    texts: Mapping[int, Mapping[str, ClauseText]],
    before: Mapping[tuple[int, int, str], str],
    evidence: Mapping[int, Sequence[Link]],
) -> MandateRow:
    spoken = texts[row.clause_id]
    shown = queries.choose_language(tuple(spoken), language)
    version = row.clause.version
    words = spoken[row.language].text if row.language in spoken else ""
    place = (version.predecessor_id or 0, row.clause.provision_id, row.language)
    differs = version.predecessor is not None and before.get(place, words) != words
    return MandateRow(
        mandate=row,
        state=str(row.state),  # type: ignore[attr-defined]
        language=shown,
        text=spoken[shown].text or spoken[shown].heading,
        evidence=tuple(
            link
            for link in evidence.get(row.clause.provision_id, ())
            if not (link.document and link.document.date) or link.document.date.year >= version.year
        ),
        changed=version.predecessor.edition_text if differs and version.predecessor else "",
    )


def _texts(clauses: Iterable[int]) -> dict[int, dict[str, ClauseText]]:
    """The texts of the clauses by language."""
    found: dict[int, dict[str, ClauseText]] = defaultdict(dict)
    for text in ClauseText.objects.filter(clause__in=set(clauses)).order_by("pk"):
        found[text.clause_id][text.language] = text
    return found


def _texts_before(rows: Sequence[Mandate]) -> dict[tuple[int, int, str], str]:
    """What the clauses' provisions said in the versions before theirs, in each language."""
    found = ClauseText.objects.filter(
        clause__version__in={row.clause.version.predecessor_id for row in rows} - {None},
        clause__provision__in={row.clause.provision_id for row in rows},
    )
    keys = ("clause__version", "clause__provision", "language", "text")
    return {
        (version, provision, language): text
        for version, provision, language, text in found.values_list(*keys)
    }


def _evidence(user: AnyUser, provisions: set[int]) -> dict[int, list[Link]]:
    """The links that show what was done, by provision."""
    found: dict[int, list[Link]] = defaultdict(list)
    links = Link.objects.evidence(user).filter(provision__in=provisions, relation__in=EVIDENCE)
    related = ("document", "recommendation__document", "recommendation__meeting__group")
    for link in links.select_related(*related):
        assert link.provision_id is not None
        found[link.provision_id].append(link)
    return found


def choices(user: AnyUser) -> Choices:
    """What there is to narrow the register to; three queries."""
    said = set(
        Mandate.objects.visible_to(user)
        .in_force()
        .order_by()
        .values_list("actors", "recipients", "due", "clause__version__resolution__body")
    )
    bodies = {row[3] for row in said}
    return Choices(
        actors=tuple(sorted({key for row in said for key in row[0].split()})),
        recipients=tuple(sorted({key for row in said for key in row[1].split()})),
        bodies=tuple(Body.objects.filter(pk__in=bodies)),
        groups=tuple(Group.objects.filter(meetings__isnull=False).distinct()),
        years=tuple(sorted({int(row[2][:4]) for row in said if row[2]})),
    )
