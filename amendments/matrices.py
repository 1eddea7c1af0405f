"""A matrix as values: what several contributions propose for one resolution, clause by clause.

What a user may not see is in no row, column or count. As many queries for many as for few. What
proposals change is taken from their stored changes; only a proposal that starts from another text
than the matrix shows, or is not stored yet, is compared anew.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.core.cache import caches
from django.db.models import Q, QuerySet

from amendments.addresses import parse_name, spoken_name
from amendments.models import Change, Contribution, ContributionState, Proposal, ProposedAction
from amendments.redline.changes import Change as Changed
from amendments.redline.edits import Proposed
from amendments.redline.gathering import Plan, gather
from amendments.redline.identities import inherit
from amendments.redline.keeping import Kept, restore
from amendments.redline.matrix import Matrix, lay_matrix
from amendments.redline.proposed import propose
from amendments.redline.rebasing import rebase
from meetings.models import Meeting
from resolutions import queries
from resolutions.models import Resolution, Version
from resolutions.permissions import AnyUser
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText

GONE = (ContributionState.SUPERSEDED, ContributionState.WITHDRAWN)
"""The states in which a contribution stands in a matrix only where it was chosen."""

KEEPING = (ProposedAction.NOC, ProposedAction.NOC_KEEP)
SAYING_NOTHING = (*KEEPING, ProposedAction.OTHER)


@dataclass(frozen=True, slots=True)
class Laid:
    """The matrix of some proposals on the text of one version.

    `proposals` are their rows by source, `authors` say whose each is. `misfits` are the sources of
    which something does not fit the version, for they start from another one. `keeping` are the
    proposals that want no change, `foreign` those that are not here in the matrix's language.
    """

    version: Version
    base: ResolutionText
    plan: Plan
    matrix: Matrix
    proposals: Mapping[str, Proposal]
    authors: Mapping[str, str]
    misfits: tuple[str, ...]
    keeping: tuple[Proposal, ...] = ()
    foreign: tuple[Proposal, ...] = ()


def lay(
    user: AnyUser,
    resolution: Resolution,
    language: str,
    *,
    meeting: Meeting | None = None,
    chosen: Collection[str] = (),
) -> Laid | None:
    """What a meeting's contributions, or those of the names chosen, propose in this language.

    A name is that of a contribution in addresses. The clauses are those of the latest version from
    which one of them starts; None where there is nothing to lay.
    """
    found = list(find_proposals(user, resolution, meeting=meeting, chosen=chosen))
    spoken = [one for one in found if one.contribution.language == language]
    proposals = [one for one in spoken if one.action not in SAYING_NOTHING]
    published = [one.base for one in proposals if one.base is not None and one.base.is_published]
    version = max(published, key=lambda one: one.order, default=None)
    if version is None:
        return None
    base = queries.version_text(version, language)
    placed = _place_all(proposals, base)
    plan = gather(base, [proposed for proposed, _misfit in placed])
    named = dict(zip((proposed.source for proposed, _misfit in placed), proposals, strict=True))
    return Laid(
        version=version,
        base=base,
        plan=plan,
        matrix=lay_matrix(plan),
        proposals=named,
        authors={proposed.source: proposed.display for proposed, _misfit in placed},
        misfits=tuple(proposed.source for proposed, misfit in placed if misfit),
        keeping=tuple(one for one in spoken if one.action in KEEPING),
        foreign=tuple(one for one in found if one.contribution.language != language),
    )


def find_proposals(
    user: AnyUser,
    resolution: Resolution,
    *,
    meeting: Meeting | None = None,
    chosen: Collection[str] = (),
) -> QuerySet[Proposal]:
    """The proposals on a resolution that the user may see, of a meeting, or of the names chosen.

    Without names, those that still stand. What takes long to read and is hardly ever needed is left
    out: the text that each starts from.
    """
    contributions = Contribution.objects.visible_to(user)
    if meeting is not None:
        contributions = contributions.filter(document__meeting=meeting)
    if chosen:
        names = [parse_name(name) for name in chosen]
        symbols = [symbol for symbol, _key in names if symbol]
        keys = [key for _symbol, key in names if key]
        contributions = contributions.filter(Q(document__symbol__in=symbols) | Q(document__in=keys))
    else:
        contributions = contributions.exclude(state__in=GONE)
    rows = Proposal.objects.filter(resolution=resolution, contribution__in=contributions)
    related = (
        "contribution__document__meeting__group",
        "contribution__delegation",
        "base__resolution__body",
    )
    left = ("contribution__head", "contribution__oddities", "base_text", "introduction", "doubts")
    rows = rows.select_related(*related).defer(*left, "references", "kept_labels", "reasons")
    return rows.order_by("contribution", "position")


def name_sources(proposals: Sequence[Proposal]) -> list[str]:
    """A name for each, no two the same: its identifier, else with its document before it."""
    taken: list[str] = []
    for one in proposals:
        said = spoken_name(one.contribution.document)
        name = one.identifier or f"{said}/{one.position}"
        if name in taken:
            name = f"{said}: {name}"
        taken.append(name if name not in taken else f"{name} ({one.pk})")
    return taken


def author_of(proposal: Proposal) -> str:
    """Whose proposal it is, in its language."""
    contribution = proposal.contribution
    delegation = contribution.delegation
    return delegation.name_in(contribution.language) if delegation else contribution.document.source


def _place_all(proposals: Sequence[Proposal], base: ResolutionText) -> list[tuple[Proposed, bool]]:
    """Each as it stands on the base, and whether something of it does not fit there."""
    kept = _kept(proposals)
    texts = {one.pk: one.after for one in proposals}
    restored = {one.pk: restore(base, texts[one.pk], kept[one.pk]) for one in proposals}
    others = [pk for pk, changes in restored.items() if changes is None]
    starts = dict(Proposal.objects.filter(pk__in=others).values_list("pk", "base_text"))
    found = []
    for source, one in zip(name_sources(proposals), proposals, strict=True):
        text, misfit, changes = texts[one.pk], False, restored[one.pk]
        if changes is None:
            text, misfit, changes = _compared(starts[one.pk], one, base)
        found.append((Proposed(source, author_of(one), one.action, text, changes), misfit))
    return found


def _kept(proposals: Sequence[Proposal]) -> defaultdict[int, list[Kept]]:
    """The stored changes of some proposals, by their keys; one query."""
    fields = (
        "proposal",
        "position",
        "kinds",
        "address_before",
        "address_after",
        "elsewhere",
        "marks",
        "confidence",
        "reason",
    )
    found: defaultdict[int, list[Kept]] = defaultdict(list)
    rows = Change.objects.filter(proposal__in=[one.pk for one in proposals])
    for pk, position, kinds, *said in rows.order_by().values_list(*fields):
        found[pk].append(Kept(position, tuple(kinds), *said))
    return found


def _compared(
    start: Any, proposal: Proposal, base: ResolutionText
) -> tuple[ResolutionText | None, bool, tuple[Changed, ...]]:
    """What is proposed, made to fit the base, whether something of it does not, and its changes.

    `start` is the text that it starts from, as it is stored. Remembered in this process under the
    texts that it is made of.
    """
    said = repr((serial.to_json(base), start, proposal.proposed_text))
    key = f"placed:{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()}"
    known = caches["redlines"].get(key)
    if known is None:
        before = None if start is None else serial.from_json(start)
        text, misfit = _place(before, proposal.after, base)
        known = text, misfit, propose(base, text)
        caches["redlines"].set(key, known, 3600)
    return cast(tuple[ResolutionText | None, bool, tuple[Changed, ...]], known)


def _place(
    before: ResolutionText | None, after: ResolutionText | None, base: ResolutionText
) -> tuple[ResolutionText | None, bool]:
    """What is proposed, made to fit the base, and whether something of it does not."""
    if after is None:
        return None, False
    misfit = False
    if before is not None and before != base:
        rebased = rebase(before, after, base)
        after, misfit = rebased.text, bool(rebased.misfits)
    return inherit(base, after), misfit
