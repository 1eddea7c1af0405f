"""Proposals as pages set them: the redline of each, with what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from amendments.models import Change, ChangeState, Proposal
from amendments.reading import Redline, RedlineRow
from amendments.redline.changes import Change as Changed
from amendments.redline.changes import compare
from amendments.services.proposalplans import ProposalPlan
from amendments.submissions.values import Block
from amendments.submitted import Submitted, introduction, proposal_changes
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
class ProposalSheet:
    """A proposal as it is set.

    `resolution` is None unless the user may see it. `redline` is None where the document
    reproduces no text. `states` tells, by the anchor of its row, of each change that was inferred
    whether it waits for a person or was dismissed.
    """

    proposal: Proposal
    resolution: Resolution | None
    introduction: tuple[Block, ...]
    redline: Redline | None
    states: Mapping[str, str]

    @property
    def doubts(self) -> tuple[Place, ...]:
        """The places at which a person should look."""
        return stored_doubts(self.proposal)

    @property
    def proposed(self) -> tuple[RedlineRow, ...]:
        """The rows of the proposed text, without marks; none if nothing is to be left of it."""
        after = self.proposal.after
        if after is None:
            return ()
        prefix = _prefix(self.proposal.position)
        return Redline(after, after, lambda: compare(after, after), prefix=prefix).rows

    @property
    def key(self) -> str:
        """Differs whenever the sheet does, its language and view apart."""
        said = self.redline.fingerprint if self.redline else ""
        return f"{self.proposal.pk} {said} {sorted(self.states.items())}"


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


def proposal_sheets(user: AnyUser, submitted: Submitted) -> tuple[ProposalSheet, ...]:
    """Every proposal of a contribution; two queries, however many there are."""
    keys = {one.resolution_id for one in submitted.proposals if one.resolution_id}
    seen = Resolution.objects.visible_to(user).select_related("body").in_bulk(keys)
    states = _states(submitted.proposals)
    return tuple(
        ProposalSheet(
            proposal=one,
            resolution=seen.get(one.resolution_id or 0),
            introduction=introduction(one),
            redline=proposal_redline(one),
            states=states.get(one.pk, {}),
        )
        for one in submitted.proposals
    )


def stored_doubts(proposal: Proposal) -> tuple[Place, ...]:
    """The doubtful places of a stored proposal."""
    return tuple(
        Place(doubt["line"], doubt["text"] or doubt["inserted"], doubt["reason"])
        for doubt in proposal.doubts
    )


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
