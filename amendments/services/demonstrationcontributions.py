"""Demonstration: contributions to a meeting, written for this software."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from amendments.models import Contribution, Relation
from amendments.services.attributing import attribute
from amendments.services.contributions import carry_out, plan_contribution
from amendments.services.otherlanguages import InOtherWords, take_language
from amendments.services.publication import publish
from amendments.services.submission import submit
from meetings.models import Delegation, Document, Meeting
from resolutions.models import Version
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.services.sources import open_source


@dataclass(frozen=True, slots=True)
class DemonstrationContribution:
    """One contribution, as the manifest lists it.

    `delegation` is the code of the one whose it is, `revises` the symbol of an earlier one.
    `translations` are its files in other languages, `titles` what it is called there.
    """

    path: Path
    group: str
    year: int
    symbol: str
    source: str
    delegation: str
    title: str
    resolution: str
    base: str
    language: str
    revises: str
    translations: Mapping[str, Path]
    titles: Mapping[str, str]


def read_contributions(path: Path) -> tuple[DemonstrationContribution, ...]:
    """The contributions that a manifest lists, in its order; ImportProblem if it is broken."""
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8")).get("contribution", ())
        return tuple(
            DemonstrationContribution(
                path=path.parent / one["file"],
                group=one["group"],
                year=one["year"],
                symbol=one["symbol"],
                source=one["source"],
                delegation=one["delegation"],
                title=one["title"],
                resolution=one["resolution"],
                base=one["base"],
                language=one["language"],
                revises=one.get("revises", ""),
                translations={
                    language: path.parent / name
                    for language, name in one.get("translations", {}).items()
                },
                titles=one.get("titles", {}),
            )
            for one in listed
        )
    except (OSError, KeyError, ValueError) as error:
        raise ImportProblem("manifest", f"{path.name} cannot be read: {error}") from error


@transaction.atomic
def load_contributions(*, user: User, listed: Sequence[DemonstrationContribution]) -> int:
    """The contributions are submitted and published; how many were not there yet.

    What is there stays as it is. One whose base is there as a real text is left out, for its
    sentences do not start from that.
    """
    return sum(_load(user, one) for one in listed)


def _load(user: User, listed: DemonstrationContribution) -> bool:
    """The contribution is there; whether it had to be taken in."""
    if Document.objects.filter(symbol=listed.symbol).exists() or _is_real(listed):
        return False
    plan = plan_contribution(
        open_source(listed.path),
        listed.path.name,
        user=user,
        symbol=listed.symbol,
        resolution=listed.resolution,
        base=listed.base,
        source=listed.source,
        title=listed.title,
        language=listed.language,
    )
    contribution = carry_out(user=user, plan=plan)
    _place(user, contribution, listed)
    for language, path in listed.translations.items():
        _translate(user, contribution, listed, language, path)
    submit(user=user, contribution=contribution)
    contribution = publish(user=user, contribution=contribution)
    owner = Delegation.objects.get(code=listed.delegation)
    attribute(user=user, contribution=contribution, delegation=owner)
    return True


def _place(user: User, contribution: Contribution, listed: DemonstrationContribution) -> None:
    """It is before its meeting, marked as demonstration, and follows what it revises."""
    document = contribution.document
    document.meeting = Meeting.objects.get(group__code=listed.group, year=listed.year)
    document.is_demonstration = True
    signed(document, user).save(update_fields=["meeting", "is_demonstration"])
    former = Contribution.objects.filter(document__symbol=listed.revises).first()
    if listed.revises and former is not None:
        contribution.follows, contribution.relation = former, Relation.REVISION
        signed(contribution, user).save(update_fields=["follows", "relation"])


def _translate(
    user: User,
    contribution: Contribution,
    listed: DemonstrationContribution,
    language: str,
    path: Path,
) -> None:
    """It is there in that language as well, as this file says it."""
    (said,) = plan_contribution(
        open_source(path),
        path.name,
        user=user,
        symbol=listed.symbol,
        resolution=listed.resolution,
        base=listed.base,
        language=language,
    ).proposals
    if said.after is None:
        raise ImportProblem("manifest", f"{path.name} proposes no text")
    words = InOtherWords(said.after, said.reasons, listed.titles.get(language, ""))
    take_language(user=user, proposal=contribution.proposals.get(), said=words)


def _is_real(listed: DemonstrationContribution) -> bool:
    body, _slash, number = listed.resolution.partition("/")
    real = Version.objects.filter(
        resolution__body=body, resolution__number=number, is_demonstration=False
    )
    return real.filter(year=int(listed.base)).exists()
