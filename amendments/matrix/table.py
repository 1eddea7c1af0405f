"""A matrix as values: what several contributions propose for one resolution, clause by clause.

What a user may not see is in no row, column or count. As many queries for many as for few. What
proposals change is taken from their stored changes; only a proposal that starts from another text
than the matrix shows, or is not stored yet, is compared anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from amendments.addresses import parse_name, spoken_name
from amendments.drafting.translating import Source, Standing
from amendments.matrix.languages import AsStored, InLanguage, read_stored, speak_stored
from amendments.matrix.placing import Stored, StoredChange, lay_stored, place
from amendments.models import GONE_STATES, Change, Contribution, Proposal
from amendments.redline.gathering import Plan
from amendments.redline.matrix import Matrix
from amendments.submissions.starts import BRINGING_NOTHING, SUPPRESSING, UNCHANGED
from meetings.models import Meeting
from resolutions import queries
from resolutions.models import Resolution, Version
from resolutions.permissions import AnyUser
from resolutions.text.clauses import ResolutionText


@dataclass(frozen=True, slots=True)
class Laid:
    """The matrix of some proposals on the text of one version.

    `digest` tells it from that of anything else that is stored. `proposals` are their rows by
    source, `authors` say whose each is. `misfits` are the sources of which something does not fit
    the version, for they start from another one. `keeping` are the proposals that want no change,
    `foreign` those that are not here in the matrix's language, `suppressing` those that would do
    away with the resolution: they touch no single clause. `lagging` are the words, by source,
    of the clauses whose translation into it is missing or stale.
    """

    version: Version
    base: ResolutionText
    digest: str
    plan: Plan
    matrix: Matrix
    proposals: Mapping[str, Proposal]
    authors: Mapping[str, str]
    misfits: tuple[str, ...]
    keeping: tuple[Proposal, ...] = ()
    foreign: tuple[Proposal, ...] = ()
    suppressing: tuple[Proposal, ...] = ()
    lagging: Mapping[str, Mapping[Source, Standing]] = field(default_factory=dict)


def lay(
    user: AnyUser,
    resolution: Resolution,
    language: str,
    *,
    meeting: Meeting | None = None,
    chosen: Collection[str] = (),
) -> Laid | None:
    """What a meeting's contributions, or those of the names chosen, propose in this language.

    A name is that of a contribution in addresses. What was drafted in another language stands in
    this one where it was translated. The clauses are those of the latest version from which one of
    them starts; None where there is nothing to lay.
    """
    return lay_proposals(find_proposals(user, resolution, meeting=meeting, chosen=chosen), language)


def lay_proposals(proposals: Iterable[Proposal], language: str) -> Laid | None:
    """What these proposals on one resolution, as `find_proposals` gives them, want in a language.

    None where there is nothing to lay.
    """
    rows = list(proposals)
    texts = read_stored(rows, language)
    everything = [one for one in rows if one.pk in texts]  # but what was deleted in between
    suppressing = [one for one in everything if _suppresses(one, texts[one.pk])]
    found = [one for one in everything if one not in suppressing]
    foreign = {one.pk for one in found if one.contribution.language != language}
    translated = speak_stored(
        [one for one in found if one.pk in foreign and texts[one.pk].is_translated], texts, language
    )
    spoken = [one for one in found if one.pk in translated or one.pk not in foreign]
    saying = [one for one in spoken if one.action not in BRINGING_NOTHING]
    bases = [*saying, *suppressing]
    published = [one.base for one in bases if one.base is not None and one.base.is_published]
    version = max(published, key=lambda one: one.order, default=None)
    if version is None:
        return None
    base = queries.version_text(version, language)
    stored = _stored(saying, language, texts, translated)
    table = lay_stored(base, stored)
    placed = place(table)
    return Laid(
        version=version,
        base=base,
        digest=table.digest,
        plan=placed.plan,
        matrix=placed.matrix,
        proposals={each.source: row for each, row in zip(stored, saying, strict=True)},
        authors={each.source: each.author for each in stored},
        misfits=placed.misfits,
        keeping=tuple(one for one in spoken if one.action in UNCHANGED),
        foreign=tuple(one for one in found if one not in spoken),
        suppressing=tuple(suppressing),
        lagging={
            each.source: translated[row.pk].lagging
            for each, row in zip(stored, saying, strict=True)
            if row.pk in translated
        },
    )


def _suppresses(proposal: Proposal, stored: AsStored) -> bool:
    return proposal.action in SUPPRESSING and stored.text == "null"


def find_proposals(
    user: AnyUser,
    resolution: Resolution,
    *,
    meeting: Meeting | None = None,
    chosen: Collection[str] = (),
) -> QuerySet[Proposal]:
    """The proposals on a resolution that the user may see, of a meeting, or of the names chosen.

    Without names, those that still stand. What takes long to read is left out: their texts.
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
        contributions = contributions.exclude(state__in=GONE_STATES)
    rows = Proposal.objects.filter(resolution=resolution, contribution__in=contributions)
    related = (
        "contribution__document__meeting__group",
        "contribution__delegation",
        "base__resolution__body",
    )
    left = ("contribution__head", "contribution__oddities", "base_text", "proposed_text", "doubts")
    rows = rows.select_related(*related).defer(
        *left, "introduction", "references", "kept_labels", "reasons"
    )
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


def author_of(proposal: Proposal, language: str) -> str:
    """Whose proposal it is, in this language where the name is known in it."""
    contribution = proposal.contribution
    delegation = contribution.delegation
    return delegation.name_in(language) if delegation else contribution.document.source


def _stored(
    rows: Sequence[Proposal],
    language: str,
    texts: Mapping[int, AsStored],
    translated: Mapping[int, InLanguage],
) -> tuple[Stored, ...]:
    """The proposals as they are stored, their changes with them; one query.

    What is translated is so without its changes: those that are stored are of its own language.
    """
    changes = _changes(rows)
    found = []
    for source, one in zip(name_sources(rows), rows, strict=True):
        said = translated.get(one.pk)
        texts_here = said or texts[one.pk]
        own = () if said else tuple(changes[one.pk])
        found.append(
            Stored(
                source,
                author_of(one, language),
                one.action,
                texts_here.start,
                texts_here.text,
                own,
            )
        )
    return tuple(found)


def _changes(proposals: Sequence[Proposal]) -> defaultdict[int, list[StoredChange]]:
    """The stored changes of some proposals in their order, by the proposals' keys; one query."""
    fields = (
        "proposal",
        "position",
        Cast("kinds", TextField()),
        "address_before",
        "address_after",
        "elsewhere",
        Cast("marks", TextField()),
        "confidence",
        "reason",
    )
    found: defaultdict[int, list[StoredChange]] = defaultdict(list)
    rows = Change.objects.filter(proposal__in=[one.pk for one in proposals])
    for pk, *said in rows.order_by("proposal", "position").values_list(*fields):
        found[pk].append(cast(StoredChange, tuple(said)))
    return found
