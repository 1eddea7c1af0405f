"""What pages, commands and exports read of one contribution."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amendments.models import Contribution, Proposal
from amendments.redline import proposed
from amendments.redline.changes import Change
from amendments.submissions.packing import unpack_blocks, unpack_head
from amendments.submissions.remarks import Remark, unpack_remarks
from amendments.submissions.values import Block, Head
from resolutions import queries
from resolutions.permissions import AnyUser
from resolutions.text.clauses import ResolutionText


@dataclass(frozen=True, slots=True)
class Submitted:
    """A contribution with everything that stands in it, as values."""

    contribution: Contribution
    head: Head
    remarks: tuple[Remark, ...]
    proposals: tuple[Proposal, ...]


def get_contribution(user: AnyUser, symbol: str) -> Contribution:
    """The contribution of this symbol. Raise Contribution.DoesNotExist without one to be seen."""
    visible = Contribution.objects.visible_to(user).select_related("document")
    return visible.exclude(document__symbol="").get(document__symbol=symbol)


def read_contribution(contribution: Contribution) -> Submitted:
    """The contribution with its head and its proposals, in one query."""
    rows = contribution.proposals.select_related("resolution__body", "base__resolution__body")
    return Submitted(
        contribution,
        unpack_head(contribution.head),
        unpack_remarks(contribution.oddities),
        tuple(rows.order_by("position")),
    )


def introduction(proposal: Proposal) -> tuple[Block, ...]:
    """The blocks that stand between the proposal before and this one."""
    return unpack_blocks(proposal.introduction)


def is_demonstration(proposals: Iterable[Proposal]) -> bool:
    """Whether one of them amends a text written for demonstration, and so shows its wording."""
    return any(one.base is not None and one.base.is_demonstration for one in proposals)


def proposal_changes(proposal: Proposal) -> tuple[Change, ...]:
    """What the proposal does to every clause, in reading order, the same ones included.

    The place of a change (from 1) is the `position` of its row.
    """
    return proposed.propose(proposal.before, proposal.after)


def stored_text(proposal: Proposal) -> ResolutionText | None:
    """The text of the proposal's base version in the contribution's language, if there is one."""
    language = proposal.contribution.language
    if proposal.base is None or language not in queries.languages(proposal.base):
        return None
    return queries.version_text(proposal.base, language)


def base_differences(proposal: Proposal) -> tuple[Change, ...]:
    """What leads from the stored text to the one that the proposal starts from; the same left out.

    None without a stored text, or where the proposal starts from none.
    """
    stored, before = stored_text(proposal), proposal.before
    if stored is None or before is None:
        return ()
    return proposed.base_differences(stored, before)
