"""Citations: read anew whenever a text becomes public; what people say of them is kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from resolutions import permissions
from resolutions.models import (
    Citation,
    ClauseText,
    Provision,
    Recall,
    Resolution,
    Version,
    VersionState,
)
from resolutions.models.citations import CITED_KINDS, LONGEST, LONGEST_REASON, STORED
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text.citations import Adopting, find
from resolutions.text.citations import Citation as Found
from resolutions.text.citations.standing import code_of, name_of, recall
from resolutions.text.clauses import Kind

_READ = (
    "text_id start end kind body number year place status paragraph confidence "
    "edition_year recall recall_confidence cited_id"
).split()
"""All that a row says."""


@transaction.atomic
def build(user: User, version: Version) -> int:
    """The citations of a published version are what the recogniser finds in every language.

    What other texts cite of its resolution leads to it from now on. How many there are; as many
    queries for a long text as for a short one. Of a draft nothing is stored. It is a part of
    publishing the version: whoever may do that has been asked there.
    """
    if not Version.objects.filter(pk=version.pk, state=VersionState.PUBLISHED).exists():
        return 0
    resolution = version.resolution
    there = list(Citation.objects.filter(text__clause__version=version))
    rows = list(_resolved(_read(version)))
    if sorted(map(_said, there)) != sorted(map(_said, rows)):
        # By their keys: of tables filled a moment ago a database believes that they are empty.
        Citation.objects.filter(pk__in=[one.pk for one in there]).delete()
        Citation.objects.bulk_create(rows)
    waiting = Citation.objects.filter(kind=resolution.kind, number=resolution.number, cited=None)
    waiting.filter(body=name_of(resolution.body_id)).update(cited=resolution)
    return len(rows)


def build_all(*, user: User, anew: bool = False) -> int:
    """Every published version has its citations; how many were read.

    Without `anew` those are passed over that have some.
    """
    permissions.require(permissions.may_publish(user))
    rows = Version.objects.filter(state=VersionState.PUBLISHED).select_related("resolution")
    if not anew:
        rows = rows.exclude(pk__in=Citation.objects.values("text__clause__version"))
    versions = list(rows.order_by("year", "correction"))
    for version in versions:
        build(user, version)
    return len(versions)


@transaction.atomic
def settle(
    *,
    user: User,
    provision: Provision,
    cited: Resolution,
    year: int,
    is_past: bool,
    reason: str = "",
) -> Recall:
    """This person says whether the clause rightly cites that past edition; it can be said anew.

    Raise ImportProblem if the provision does not cite it in any public text.
    """
    permissions.require(permissions.may_edit(user))
    cites = Citation.objects.filter(cited=cited, edition_year=year)
    if not cites.filter(text__clause__provision=provision).exists():
        raise ImportProblem("no-citation", _("This clause does not cite that edition."))
    reason = " ".join(reason.split())
    if len(reason) > LONGEST_REASON:
        raise ImportProblem("too-long", _("The reason is too long."))
    # Two who say it first at the same moment wait for each other here: there is no row to lock yet.
    Provision.objects.select_for_update().get(pk=provision.pk)
    found = Recall.objects.filter(provision=provision, cited=cited, year=year).first()
    row = found or Recall(provision=provision, cited=cited, year=year)
    if found and (found.is_past, found.reason) == (is_past, reason):
        return found
    row.is_past, row.reason, row.by = is_past, reason, user
    signed(row, user).save()
    return row


def _read(version: Version) -> Iterator[Citation]:
    """What the recogniser finds in the version's texts, unsaved; one query."""
    resolution = version.resolution
    adopting = Adopting(resolution.body_id, resolution.number, str(version.year), version.place)
    texts = ClauseText.objects.filter(clause__version=version).exclude(text="")
    texts = texts.exclude(clause__kind=Kind.NUMBER.value)  # it names the text itself
    for pk, language, words in texts.values_list("pk", "language", "text"):
        for found in find(words, language=language, adopting=adopting):
            if found.kind in STORED:
                yield _row(pk, words, language, found)


def _row(text: int, words: str, language: str, found: Found) -> Citation:
    is_act = found.kind in CITED_KINDS
    past = recall(words, found, language) if is_act and found.year else None
    return Citation(
        text_id=text,
        start=found.start,
        end=found.end,
        kind=found.kind.value,
        body=found.body[:LONGEST],
        number=found.number[:LONGEST],
        year=found.year[:LONGEST],
        place=found.place[:LONGEST],
        status=found.status[:LONGEST],
        paragraph=found.paragraph[:LONGEST],
        confidence=found.confidence,
        edition_year=int(found.year[:4]) if is_act and found.year else None,
        recall=past.rule if past else "",
        recall_confidence=past.confidence if past else 0.0,
    )


def _resolved(rows: Iterable[Citation]) -> Iterator[Citation]:
    """The rows with the public resolutions that they cite; one query."""
    found = list(rows)
    public = Version.objects.filter(state=VersionState.PUBLISHED).values("resolution")
    keys = Resolution.objects.filter(pk__in=public).values_list("body_id", "kind", "number", "pk")
    known = {(body, kind, number): pk for body, kind, number, pk in keys}
    for row in found:
        if row.kind in CITED_KINDS:
            row.cited_id = known.get((code_of(row.body), row.kind, row.number))
        yield row


def _said(row: Citation) -> tuple[str, ...]:
    """All that a row says, so that two can be compared and sorted."""
    return tuple(str(getattr(row, name)) for name in _READ)
