"""Proposals as pages set them: the redline of each, with what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from amendments.drafting.translating import REASONS, Standing
from amendments.languages import SpokenContribution, SpokenProposal
from amendments.models import Change, ChangeState, Proposal
from amendments.reading import Redline, RedlineRow
from amendments.redline import proposed
from amendments.redline.changes import Change as Changed
from amendments.redline.changes import compare
from amendments.services.proposalplans import ProposalPlan
from amendments.submissions.values import Block
from amendments.submitted import introduction, proposal_changes
from resolutions.models import Resolution
from resolutions.permissions import AnyUser
from resolutions.text.clauses import ResolutionText


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a document that was left as it is, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A part of a proposal that is not in the page's language as it should be.

    It is stale, or it stands there in the language of the draft. `anchor` is empty for the reasons.
    """

    anchor: str
    name: str
    is_stale: bool


@dataclass(frozen=True, slots=True)
class ProposalSheet:
    """A proposal as it is set, in one of its languages.

    `resolution` is None unless the user may see it. `redline` is None where the document
    reproduces no text. `states` tells, by the anchor of its row, of each change that was inferred
    whether it waits for a person or was dismissed.
    """

    spoken: SpokenProposal
    resolution: Resolution | None
    introduction: tuple[Block, ...]
    redline: Redline | None
    states: Mapping[str, str]

    @property
    def proposal(self) -> Proposal:
        """The proposal that is set."""
        return self.spoken.proposal

    @property
    def untranslated(self) -> tuple[Untranslated, ...]:
        """What of it is missing or stale in this language, as a reader meets it."""
        standings = self.spoken.standings
        wanting = {Standing.MISSING, Standing.STALE}
        rows = self.redline.rows if self.redline and wanting & set(standings.values()) else ()
        found = [
            Untranslated(row.anchor, row.name, standings[row.uid] is Standing.STALE)
            for row in _with_cells(rows)
            if standings.get(row.uid) in wanting and "before:" not in row.anchor
        ]
        if standings.get(REASONS) in wanting:
            found.append(Untranslated("", "", standings[REASONS] is Standing.STALE))
        return tuple(found)

    @property
    def doubts(self) -> tuple[Place, ...]:
        """The places at which a person should look."""
        return stored_doubts(self.proposal)

    @property
    def proposed(self) -> tuple[RedlineRow, ...]:
        """The rows of the proposed text, without marks; none if nothing is to be left of it."""
        after = self.spoken.after
        if after is None:
            return ()
        prefix = _prefix(self.proposal.position)
        return Redline(after, after, lambda: compare(after, after), prefix=prefix).rows

    @property
    def key(self) -> str:
        """Differs whenever the sheet does, its language and view apart."""
        said = self.redline.fingerprint if self.redline else ""
        standings = sorted(self.spoken.standings.items())
        return f"{self.proposal.pk} {said} {sorted(self.states.items())} {standings}"


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """A proposal that is not saved yet, as it is set; `differences` lead from the stored text."""

    number: int
    plan: ProposalPlan
    redline: Redline | None
    differences: Redline | None

    @property
    def doubts(self) -> tuple[Place, ...]:
        """The places at which a person should look."""
        return tuple(
            Place(doubtful.line, doubtful.text, doubtful.doubt.reason.value)
            for doubtful in self.plan.doubts
        )


def proposal_sheets(user: AnyUser, spoken: SpokenContribution) -> tuple[ProposalSheet, ...]:
    """Every proposal of a contribution; two queries, however many there are."""
    proposals = spoken.submitted.proposals
    keys = {one.resolution_id for one in proposals if one.resolution_id}
    seen = Resolution.objects.visible_to(user).select_related("body").in_bulk(keys)
    states = _states(proposals)
    return tuple(
        ProposalSheet(
            spoken=one,
            resolution=seen.get(one.proposal.resolution_id or 0),
            introduction=introduction(one.proposal),
            redline=spoken_redline(one),
            states=states.get(one.proposal.pk, {}),
        )
        for one in spoken.proposals
    )


def _with_cells(rows: Iterable[RedlineRow]) -> Iterator[RedlineRow]:
    """The rows, the cells of each table behind it."""
    for row in rows:
        yield row
        for line in row.cells:
            yield from line


def stored_doubts(proposal: Proposal) -> tuple[Place, ...]:
    """The doubtful places of a stored proposal."""
    return tuple(
        Place(doubt["line"], doubt["text"] or doubt["inserted"], doubt["reason"])
        for doubt in proposal.doubts
    )


def spoken_redline(spoken: SpokenProposal) -> Redline | None:
    """The redline of a proposal in one language, None where the document reproduces no text."""
    before, after = spoken.before, spoken.after
    prefix = _prefix(spoken.proposal.position)
    return _redline(before, after, lambda: proposed.propose(before, after), prefix)


def proposal_redline(proposal: Proposal) -> Redline | None:
    """The redline of a stored proposal, None where the document reproduces no text."""
    return _redline(
        proposal.before,
        proposal.after,
        lambda: proposal_changes(proposal),
        _prefix(proposal.position),
    )


def difference_redline(
    proposal: int, stored: ResolutionText, own: ResolutionText, changes: Sequence[Changed]
) -> Redline:
    """How the text that a proposal starts from differs from the stored one."""
    return Redline(stored, own, lambda: changes, prefix=f"base-{proposal}:")


def planned_sheet(number: int, plan: ProposalPlan) -> PlannedSheet:
    """A proposal that is not saved yet; what it leaves as it is stands in no row."""
    stored, own = plan.target.stored, plan.before
    differences = None
    if plan.differences and stored is not None and own is not None:
        differences = difference_redline(number, stored, own, plan.differences)
    changes = tuple(planned.change for planned in plan.changes)
    return PlannedSheet(
        number, plan, _redline(own, plan.after, lambda: changes, _prefix(number)), differences
    )


def _redline(
    before: ResolutionText | None,
    after: ResolutionText | None,
    changes: Callable[[], Sequence[Changed]],
    prefix: str,
) -> Redline | None:
    """A redline of which one side may be missing: then it is empty."""
    some = before or after
    if some is None:
        return None
    empty = replace(some, clauses=())
    return Redline(before or empty, after or empty, changes, prefix=prefix)


def _prefix(number: int) -> str:
    return f"proposal-{number}:"


def change_anchor(change: Change) -> str:
    """Where the change stands on the page of its contribution."""
    place = change.address_after or f"before:{change.address_before}"
    return _prefix(change.proposal.position) + place


def _states(proposals: Sequence[Proposal]) -> dict[int, dict[str, str]]:
    """The state of every change that is not confirmed, by its proposal and its anchor."""
    changes = Change.objects.filter(proposal__in=proposals).exclude(state=ChangeState.CONFIRMED)
    found: dict[int, dict[str, str]] = {}
    for change in changes.select_related("proposal").only(
        "state", "address_before", "address_after", "proposal__position"
    ):
        found.setdefault(change.proposal_id, {})[change_anchor(change)] = change.state
    return found
