"""Mandates as lists and pages set them: with the words of the clause, the state, the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from meetings.mandates.changes import differs
from meetings.mandates.states import EVIDENCE, Ledger, day_of
from meetings.mandates.table import Entry, entry_of
from meetings.mandates.wordings import Wording, Wordings, read_wordings, shown
from meetings.models import Link, Mandate, MandateState
from resolutions.addresses import address
from resolutions.models import Clause
from resolutions.permissions import AnyUser

LOADED = (
    "clause__provision",
    "clause__version__resolution__body",
    "clause__version__predecessor",
)
LINKED = (
    "document__meeting",
    "recommendation__document",
    "recommendation__meeting__group",
)


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A mandate with its clause in one language, its state and the links that show it.

    `changed` is the edition before, if the clause read otherwise there; `coming` are the days on
    which it falls due next, `over` the one on which what is due once did.
    """

    mandate: Mandate
    state: str
    wording: Wording
    evidence: tuple[Link, ...]
    changed: str
    coming: tuple[date, ...]
    over: date | None

    @property
    def state_words(self) -> str:
        """How far it is done, in words."""
        return str(MandateState(self.state).label)

    @property
    def name(self) -> str:
        """How a person cites the clause."""
        return self.wording.name or self.mandate.clause.address

    @property
    def path(self) -> str:
        """The mandate's page."""
        return address("amendments:mandate", self.mandate.pk)

    @property
    def place(self) -> str:
        """Where the clause stands in the text of its version."""
        clause = self.mandate.clause
        return f"{clause.version.get_absolute_url()}#{clause.address}"


def read_rows(
    user: AnyUser, keys: Sequence[int], ledger: Ledger, language: str
) -> tuple[MandateRow, ...]:
    """These mandates in this order; eight queries, however many they are."""
    found = Mandate.objects.select_related(*LOADED).in_bulk(list(keys))
    rows = [found[key] for key in keys]
    before = _before(rows)
    wordings = read_wordings([*(row.clause for row in rows), *before.values()])
    evidence = _evidence(user, {row.clause.provision_id for row in rows})
    return tuple(_row(row, ledger, language, wordings, before, evidence) for row in rows)


def _row(
    row: Mandate,
    ledger: Ledger,
    language: str,
    wordings: Wordings,
    before: Mapping[tuple[int, int], Clause],
    evidence: Mapping[int, Sequence[Link]],
) -> MandateRow:
    version, one = row.clause.version, entry_of(row)
    was = before.get((version.predecessor_id or 0, row.clause.provision_id))
    reworded = was is not None and differs(wordings[was.pk], wordings[row.clause_id])
    return MandateRow(
        mandate=row,
        state=ledger.state(one),
        wording=shown(wordings[row.clause_id], language),
        evidence=tuple(
            link for link in evidence.get(row.clause.provision_id, ()) if counts(link, one)
        ),
        changed=version.predecessor.edition_text if reworded and version.predecessor else "",
        coming=ledger.coming(one),
        over=ledger.over(one),
    )


def counts(link: Link, one: Entry) -> bool:
    """Whether a link shows something of the mandate: what is of an earlier year does not."""
    day = day_of(link)
    return day is None or day.year >= one.year


def _before(rows: Iterable[Mandate]) -> dict[tuple[int, int], Clause]:
    """The states of the clauses' provisions in the versions before theirs; one query."""
    found = Clause.objects.filter(
        version__in={row.clause.version.predecessor_id for row in rows} - {None},
        provision__in={row.clause.provision_id for row in rows},
    )
    return {(one.version_id, one.provision_id): one for one in found}


def _evidence(user: AnyUser, provisions: set[int]) -> dict[int, list[Link]]:
    """The links that show what was done, by provision; one query."""
    found: dict[int, list[Link]] = defaultdict(list)
    links = Link.objects.evidence(user).filter(provision__in=provisions, relation__in=EVIDENCE)
    for link in links.select_related(*LINKED):
        assert link.provision_id is not None
        found[link.provision_id].append(link)
    return found
