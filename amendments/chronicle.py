"""Why a clause reads as it does: all that is known of it, in the order of time.

Its editions, what was proposed and what became of it, the documents and recommendations that are
linked to it, what was said of it in public, and the citations that it gained and lost; of all that
only what the reader may see. As many queries for much as for little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from amendments.addresses import name_document, spoken_name
from amendments.desk.fates import Became, fates_of
from amendments.models import Change, Comment, Proposal
from amendments.reading import marked
from amendments.redline.changes import ChangeKind
from amendments.redline.diff import Mark, Op
from amendments.redline.snapshots import Disposition
from amendments.stages import Stage
from meetings.models import Document, Link, LinkState, Meeting, Recommendation
from meetings.queries import full_name
from resolutions.models import Provision, Resolution
from resolutions.models.citations import CITED_KINDS
from resolutions.permissions import AnyUser
from resolutions.queries.citations import Ground
from resolutions.reading import Piece

ALL_THE_YEAR = 13
"""An edition has a year alone: it stands after whatever else is of that year."""


class EntryKind(TextChoices):
    """What an entry tells of."""

    EDITION = "edition", _("Editions")
    CITATION = "citation", _("Citations")
    PROPOSAL = "proposal", _("Proposals")
    DOCUMENT = "document", _("Documents")
    RECOMMENDATION = "recommendation", _("Recommendations")
    COMMENT = "comment", _("Comments")


_BESIDE = tuple(reversed(EntryKind.values))
"""Of one moment, an edition stands first where the latest does, and then its citations."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A year, a month and a day of it, each 0 where nobody says."""

    year: int = 0
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class ChangedClause:
    """What a proposal does to the clause: its kinds and the marks of label, heading and text."""

    kinds: tuple[ChangeKind, ...]
    label: tuple[Piece, ...]
    heading: tuple[Piece, ...]
    text: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ProposalTold:
    """A proposal that changes the clause; `fates` are those of its changes of this clause."""

    proposal: Proposal
    address: str
    name: str
    source: str
    changes: tuple[ChangedClause, ...]
    became: Became | None
    fates: tuple[Disposition, ...]


@dataclass(frozen=True, slots=True)
class LinkTold:
    """A document, or a recommendation, with all its links to the clause."""

    document: Document | None
    recommendation: Recommendation | None
    meeting: Meeting | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CommentTold:
    """What somebody said of the clause for everybody."""

    comment: Comment
    address: str
    name: str
    author: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An act that the clause cites, in its own words; `resolution` if it is here."""

    words: str
    resolution: Resolution | None
    year: int | None


@dataclass(frozen=True, slots=True)
class CitationsTold:
    """What an edition of the clause cites that the one before did not, and what no longer."""

    stage: Stage
    gained: tuple[Cited, ...]
    lost: tuple[Cited, ...]


Told = Stage | ProposalTold | LinkTold | CommentTold | CitationsTold


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to a clause, and when: `day` where the day is known."""

    kind: EntryKind
    moment: Moment
    told: Told
    day: date | None = None

    @property
    def order(self) -> tuple[Moment, int]:
        """Sorts entries by time."""
        return self.moment, _BESIDE.index(self.kind)


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The entries of a clause, the latest first; `counts` say how many of each kind there are."""

    entries: tuple[Entry, ...]
    counts: tuple[tuple[EntryKind, int], ...]

    @property
    def total(self) -> int:
        """How many entries there are of all kinds."""
        return sum(number for _kind, number in self.counts)


def read_chronicle(
    user: AnyUser,
    provision: Provision,
    stages: Sequence[Stage],
    ground: Ground,
    only: str = "",
) -> Chronicle:
    """All that the user may see of the clause; of one kind alone if `only` names it.

    `stages` are those of the editions that he sees, the oldest first, and `ground` has what the
    clause cites.
    """
    entries = [
        *_editions(stages),
        *_citations(ground, stages),
        *_proposals(user, provision),
        *_links(user, provision),
        *_comments(user, provision),
    ]
    entries.sort(key=lambda entry: entry.order, reverse=True)
    numbers = [(kind, sum(entry.kind is kind for entry in entries)) for kind in EntryKind]
    wanted = [entry for entry in entries if only not in EntryKind.values or entry.kind == only]
    return Chronicle(tuple(wanted), tuple(pair for pair in numbers if pair[1]))


def _editions(stages: Iterable[Stage]) -> Iterator[Entry]:
    for stage in stages:
        yield Entry(EntryKind.EDITION, _adopted(stage), stage)


def _adopted(stage: Stage) -> Moment:
    return Moment(stage.version.year, ALL_THE_YEAR, stage.version.correction)


def _citations(ground: Ground, stages: Iterable[Stage]) -> Iterator[Entry]:
    """What each edition of the clause cites that the last one in that language did not."""
    known: dict[tuple[int, str], dict[tuple[str, ...], Cited]] = {}
    for rows in ground.citations.values():
        said = known.setdefault((rows[0].text.clause.version_id, rows[0].text.language), {})
        for row in rows:
            if row.kind in CITED_KINDS:
                words = row.text.text[row.start : row.end]
                act = (row.body, row.kind, row.number, str(row.edition_year or ""))
                said.setdefault(act, Cited(words, row.cited, row.edition_year))
    before: dict[str, dict[tuple[str, ...], Cited]] = {}
    for stage in stages:
        if stage.state is None or not stage.version.is_published:
            continue
        language = stage.state.language
        now = known.get((stage.version.pk, language), {})
        last = before.get(language, {})
        gained = tuple(one for act, one in now.items() if act not in last)
        lost = tuple(one for act, one in last.items() if act not in now)
        before[language] = now
        if gained or lost:
            told = CitationsTold(stage, gained, lost)
            yield Entry(EntryKind.CITATION, _adopted(stage), told)


def _proposals(user: AnyUser, provision: Provision) -> Iterator[Entry]:
    """What was proposed for the clause, and what became of it; four queries."""
    rows = Change.objects.visible_to(user).filter(provision=provision)
    related = ("proposal__contribution__document", "proposal__contribution__delegation")
    large = ("base_text", "proposed_text", "introduction", "doubts", "kept_labels", "references")
    rows = rows.exclude(kind=ChangeKind.SAME).select_related(*related)
    rows = rows.defer(*(f"proposal__{name}" for name in large), "proposal__contribution__head")
    changes = list(rows.order_by("proposal_id", "position"))
    fates = fates_of({change.proposal_id for change in changes})
    for pk, some in groupby(changes, key=lambda change: change.proposal_id):
        own = tuple(some)
        proposal, contribution = own[0].proposal, own[0].proposal.contribution
        document, became = contribution.document, fates.get(pk)
        told = ProposalTold(
            proposal=proposal,
            address=name_document(document),
            name=spoken_name(document),
            source=str(contribution.delegation or document.source),
            changes=tuple(_changed(change) for change in own),
            became=became,
            fates=became.of(str(provision.uid)) if became else (),
        )
        day = document.date or (contribution.published_at or contribution.created_at).date()
        yield _on(EntryKind.PROPOSAL, day, told)


def _changed(change: Change) -> ChangedClause:
    parts = {
        part: marked([Mark(Op(op), words) for op, words in change.marks.get(part, ())])
        for part in ("label", "heading", "text")
    }
    return ChangedClause(tuple(ChangeKind(kind) for kind in change.kinds), **parts)


def _links(user: AnyUser, provision: Provision) -> Iterator[Entry]:
    """What documents and recommendations have to do with the clause; one query."""
    rows = Link.objects.visible_to(user).filter(provision=provision)
    related = ("document__meeting__group", "recommendation__meeting__group")
    rows = rows.exclude(state=LinkState.DISMISSED).select_related(
        *related, "recommendation__document"
    )
    ordered = rows.order_by("document_id", "recommendation_id", "pk")
    for _source, some in groupby(ordered, key=lambda row: (row.document_id, row.recommendation_id)):
        own = tuple(some)
        document, recommendation = own[0].document, own[0].recommendation
        kind = EntryKind.RECOMMENDATION if recommendation else EntryKind.DOCUMENT
        meeting = (recommendation or document).meeting  # type: ignore[union-attr]
        day = document.date if document else None
        yield _on(
            kind,
            day or (meeting.begins_on if meeting else None),
            LinkTold(document, recommendation, meeting, own),
            year=(meeting.held_in if meeting else None) or 0,
        )


def _comments(user: AnyUser, provision: Provision) -> Iterator[Entry]:
    """What was said of the clause for everybody; one query."""
    rows = Comment.objects.said_to_all(user).filter(uid=str(provision.uid)).order_by("pk")
    related = ("author", "delegation", "contribution__document")
    for row in rows.select_related(*related).defer("contribution__head"):
        document = row.contribution.document
        told = CommentTold(
            row, name_document(document), spoken_name(document), full_name(row.author)
        )
        yield _on(EntryKind.COMMENT, row.created_at.date(), told)


def _on(kind: EntryKind, day: date | None, told: Told, *, year: int = 0) -> Entry:
    """An entry of a day; of some time in the year where the day is not known."""
    moment = Moment(day.year, day.month, day.day) if day else Moment(year)
    return Entry(kind, moment, told, day)
