"""What a proposal is about: the resolution, and the stored version that it starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amendments.submissions.pairing import ProposalPair
from resolutions import queries
from resolutions.models import Resolution, Version
from resolutions.permissions import AnyUser
from resolutions.text.clauses import ResolutionText


@dataclass(frozen=True, slots=True)
class Target:
    """The resolution that a proposal is about and the stored version it starts from, if any.

    `stored` is that version's text in the document's language.
    """

    body: str
    kind: str
    number: str
    resolution: Resolution | None = None
    base: Version | None = None
    stored: ResolutionText | None = None


def find_target(
    user: AnyUser,
    pair: ProposalPair,
    language: str,
    said: Target,
    edition: tuple[int, int] | None,
    *,
    alone: bool = False,
    is_marked: bool = True,
) -> Target:
    """What is stored of the resolution that a proposal is about, as far as the user may see it.

    `said` and its `edition` hold for the proposal that is `alone` in its document; of several,
    for those that name no other resolution. A text without marks (`is_marked`) names the edition
    that it proposes: its base is then the version of that year, else the one before.
    """
    text = pair.after or pair.before
    subject = text.subject if text else None
    target = said
    if subject and (not said.number or (not alone and said.number != subject.number)):
        target, edition = Target(subject.body, subject.kind, subject.number), None
    if not target.number:
        return target
    visible = Resolution.objects.visible_to(user).select_related("body")
    named = visible.filter(body=target.body, kind=target.kind, number=target.number)
    resolution = named.first()
    if resolution is None:
        return target
    base = _find_base(list(queries.visible_versions(user, resolution)), pair, edition, is_marked)
    target = replace(target, resolution=resolution, base=base)
    if base is not None and language in queries.languages(base):
        target = replace(target, stored=queries.version_text(base, language))
    return target


def _find_base(
    versions: Sequence[Version],
    pair: ProposalPair,
    edition: tuple[int, int] | None,
    is_marked: bool,
) -> Version | None:
    """The version that is meant: as said, else by the year that the view before names."""
    if edition:
        return next((found for found in versions if found.order == edition), None)
    subject = pair.before.subject if pair.before else None
    year = subject.edition.year if subject else None
    if year is None:
        return None
    if is_marked:
        fitting = [found for found in versions if found.year == year]
    else:
        fitting = [found for found in versions if found.year <= year]
    return fitting[-1] if fitting else None
