"""A matrix as values: what several contributions propose for one resolution, clause by clause.

What a user may not see is in no row, column or count. As many queries for many as for few.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from amendments.gathered import plan_of
from amendments.models import Contribution, ContributionState, Proposal, ProposedAction
from amendments.redline.edits import Proposed
from amendments.redline.identities import inherit
from amendments.redline.matrix import Matrix, lay_matrix
from amendments.redline.rebasing import rebase
from meetings.models import Meeting
from resolutions import queries
from resolutions.models import Resolution, Version
from resolutions.permissions import AnyUser
from resolutions.text.clauses import ResolutionText

GONE = (ContributionState.SUPERSEDED, ContributionState.WITHDRAWN)
"""The states in which a contribution stands in a matrix only where it was chosen."""

SAYING_NOTHING = (ProposedAction.NOC, ProposedAction.NOC_KEEP, ProposedAction.OTHER)


@dataclass(frozen=True, slots=True)
class Laid:
    """The matrix of some proposals on the text of one version.

    `authors` says whose each source is, `symbols` in which document it stands. `misfits` are the
    sources of which something does not fit the version, for they start from another one.
    """

    version: Version
    base: ResolutionText
    matrix: Matrix
    authors: dict[str, str]
    symbols: dict[str, str]
    misfits: tuple[str, ...]


def lay(
    user: AnyUser,
    resolution: Resolution,
    language: str,
    *,
    meeting: Meeting | None = None,
    chosen: Collection[str] = (),
) -> Laid | None:
    """What a meeting's contributions, or those of the symbols chosen, propose in this language.

    The clauses are those of the latest version from which one of them starts; None where there is
    nothing to lay.
    """
    proposals = _proposals(user, resolution, language, meeting, chosen)
    published = [one.base for one in proposals if one.base is not None and one.base.is_published]
    version = max(published, key=lambda one: one.order, default=None)
    if version is None:
        return None
    base = queries.version_text(version, language)
    sources = _sources(proposals)
    placed = [_place(one, base) for one in proposals]
    proposed = [
        Proposed(source, _author(one), one.action, text)
        for source, one, (text, _misfit) in zip(sources, proposals, placed, strict=True)
    ]
    return Laid(
        version=version,
        base=base,
        matrix=lay_matrix(plan_of(base, proposed)),
        authors={one.source: one.display for one in proposed},
        symbols={
            source: str(one.contribution.document)
            for source, one in zip(sources, proposals, strict=True)
        },
        misfits=tuple(
            source for source, (_text, misfit) in zip(sources, placed, strict=True) if misfit
        ),
    )


def _proposals(
    user: AnyUser,
    resolution: Resolution,
    language: str,
    meeting: Meeting | None,
    chosen: Collection[str],
) -> list[Proposal]:
    contributions = Contribution.objects.visible_to(user).filter(language=language)
    if meeting is not None:
        contributions = contributions.filter(document__meeting=meeting)
    if chosen:
        contributions = contributions.filter(document__symbol__in=chosen)
    else:
        contributions = contributions.exclude(state__in=GONE)
    rows = Proposal.objects.filter(resolution=resolution, contribution__in=contributions)
    rows = rows.exclude(action__in=SAYING_NOTHING)
    related = ("contribution__document", "contribution__delegation", "base__resolution__body")
    return list(rows.select_related(*related).order_by("contribution", "position"))


def _sources(proposals: Sequence[Proposal]) -> list[str]:
    """A name for each, no two the same: its identifier, else with its document before it."""
    taken: list[str] = []
    for one in proposals:
        name = one.identifier or f"{one.contribution.document}/{one.position}"
        if name in taken:
            name = f"{one.contribution.document}: {name}"
        taken.append(name if name not in taken else f"{name} ({one.pk})")
    return taken


def _author(proposal: Proposal) -> str:
    contribution = proposal.contribution
    delegation = contribution.delegation
    return delegation.name_in(contribution.language) if delegation else contribution.document.source


def _place(proposal: Proposal, base: ResolutionText) -> tuple[ResolutionText | None, bool]:
    """What is proposed, made to fit the base, and whether something of it does not."""
    before, after = proposal.before, proposal.after
    if after is None:
        return None, False
    misfit = False
    if before is not None and before != base:
        rebased = rebase(before, after, base)
        after, misfit = rebased.text, bool(rebased.misfits)
    return inherit(base, after), misfit
