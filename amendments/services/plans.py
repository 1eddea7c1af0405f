"""Import plans: what a file would become, worked out in full with nothing saved.

A secretary sees the plan before anything happens: which edition the file is, with which clauses of
the edition before it its clauses are paired and how sure that is, what was odd in the file, and
what stands in the way. A file is one of four things: the first edition of a resolution that is
not there yet, a further edition, another language of an edition that is there, or a corrected
version of an edition that is there in this language (corrections.py).

Another language must have the same tree: a clause that only one of the two has is a mistake in one
of them, and the import stops and names it. Titles, history lines and footnotes may differ, since
translations do differ there; then a person has to say so, and each side keeps what it has.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amendments.services.corrections import (
    OtherLanguage,
    is_corrected_by,
    other_languages,
    says_the_same,
)
from amendments.services.neighbours import after, before, of_its_kind
from amendments.services.overrides import Conflict, Overrides, conflicts, override
from amendments.services.pairing import PlannedPair, follow, lost_identities, pair, trusted
from amendments.services.translation import Difference, match_language
from resolutions import permissions, queries
from resolutions.models import Body, InstrumentKind, Resolution, SourceFile, Version
from resolutions.permissions import AnyUser
from resolutions.services.pairings import Following
from resolutions.services.sources import read_source
from resolutions.services.storage import Identity
from resolutions.services.translations import MAY_DIFFER
from resolutions.text.clauses import Clause, Oddity, ResolutionText

__all__ = ["Conflict", "ImportPlan", "Overrides", "Problem", "Step", "plan_import"]

NUMBER_LENGTH = 30


class Step(StrEnum):
    """What the import of a file adds."""

    RESOLUTION = "resolution"
    VERSION = "version"
    LANGUAGE = "language"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a plan cannot be carried out as it stands; `code` is stable, `message` for a person."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file would become.

    `text` has the overrides in it and, for another language, the provisions' uids. `version` is
    what it is another language or a correction of; of a correction, `others` are that version's
    other languages. `pairs` has every clause in document order; `gone` are the clauses of
    `predecessor` that have no state here, and `followings` those of `successor` that are paired
    anew, with this text. `differences` are what only one of the languages has;
    the plan then needs consent, and so does a correction.
    """

    name: str
    data: bytes = field(repr=False)
    overrides: Overrides
    text: ResolutionText
    oddities: tuple[Oddity, ...]
    step: Step
    is_demonstration: bool = False
    resolution: Resolution | None = None
    version: Version | None = None
    predecessor: Version | None = None
    successor: Version | None = None
    pairs: tuple[PlannedPair, ...] = ()
    followings: tuple[Following, ...] = ()
    gone: tuple[Clause, ...] = ()
    differences: tuple[Difference, ...] = ()
    others: tuple[OtherLanguage, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def suggested(self) -> tuple[PlannedPair, ...]:
        """The pairs that a person will have to look at."""
        return tuple(planned for planned in self.pairs if planned.is_suggested)

    def identities(self, *, leads: bool) -> dict[str, Identity]:
        """What is stored of each clause.

        Where a clause of `successor` follows, that one says how sure the pair is; a draft leads
        none.
        """
        led = {following.leader for following in self.followings} if leads else set()
        edition = self.successor.edition if self.successor else ""
        return {
            planned.clause.address: Identity(planned.identity.uid)
            if planned.before and planned.edition == edition and planned.clause.address in led
            else planned.identity
            for planned in self.pairs
        }

    @property
    def needs_consent(self) -> bool:
        """Whether a person has to accept that the languages differ."""
        return bool(self.differences) and not self.problems

    @property
    def fingerprint(self) -> str:
        """Stays the same as long as the plan does; what was previewed is what is carried out."""
        said = (
            self.step,
            self.version and self.version.edition,
            self.text,
            [(planned.clause.address, planned.identity) for planned in self.pairs],
            [problem.code for problem in self.problems],
        )
        return hashlib.sha256(repr(said).encode()).hexdigest()


def plan_import(
    *,
    user: AnyUser,
    data: bytes,
    name: str,
    overrides: Overrides | None = None,
    is_demonstration: bool = False,
) -> ImportPlan:
    """Work out what the file would become; nothing is saved.

    Raise ImportProblem if the file cannot be read. What else stands in the way is in the plan's
    `problems`.
    """
    permissions.require(permissions.may_import(user))
    overrides = overrides or Overrides()
    parsed = read_source(data, language=overrides.language or None)
    said = parsed.text
    if overrides.body and overrides.body != said.body:
        parsed = read_source(data, language=said.language, body=overrides.body)
    text = override(parsed.text, overrides)
    plan = ImportPlan(
        name=name,
        data=data,
        overrides=overrides,
        text=text,
        oddities=parsed.oddities,
        step=Step.RESOLUTION,
        is_demonstration=is_demonstration,
        conflicts=tuple(conflicts(said, overrides)),
        problems=tuple(_problems(text, data)),
    )
    return plan if plan.problems else _placed(plan, user)


def _problems(text: ResolutionText, data: bytes) -> list[Problem]:
    found = []
    known = SourceFile.objects.imported().filter(sha256=hashlib.sha256(data).hexdigest())
    for source in known.select_related("version__resolution__body")[:1]:
        found.append(Problem("duplicate", _imported_already(source)))
    if not text.body:
        found.append(Problem("no-body", _("The file does not say which body adopted it.")))
    elif not Body.objects.filter(code=text.body).exists():
        found.append(Problem("no-body", _("There is no body “%s”.") % text.body))
    if text.kind not in InstrumentKind.values:
        found.append(Problem("no-kind", _("The file does not say what kind of text it is.")))
    if not text.number:
        found.append(Problem("no-number", _("The file does not say its number.")))
    elif len(text.number) > NUMBER_LENGTH or "/" in text.number:
        found.append(Problem("no-number", _("“%s” cannot be a number.") % text.number[:60]))
    if text.edition.year is None:
        found.append(Problem("no-year", _("The file does not say of which year it is.")))
    elif not 1865 <= text.edition.year <= 2999:
        found.append(Problem("no-year", _("%s cannot be its year.") % text.edition.year))
    return found


def _imported_already(source: SourceFile) -> str:
    return _("This file was imported already, on %(date)s, as %(version)s.") % {
        "date": date_format(source.uploaded_at, "DATE_FORMAT"),
        "version": source.version,
    }


def _placed(plan: ImportPlan, user: AnyUser) -> ImportPlan:
    """The plan with its place among what is there."""
    text = plan.text
    resolution = (
        Resolution.objects.select_related("body")
        .filter(body=text.body, kind=text.kind, number=text.number)
        .first()
    )
    if resolution is None:
        text, odd = trusted(text, (), None)
        return replace(plan, text=text, oddities=(*plan.oddities, *odd), pairs=pair(text, ()))
    plan = replace(plan, resolution=resolution, step=Step.VERSION)
    versions = list(queries.visible_versions(user, resolution))
    held = [found for found in versions if found.year == text.edition.year]
    if not held:
        return _as_version(plan, versions)
    if is_corrected_by(held[-1], text.language, is_demonstration=plan.is_demonstration):
        return _as_correction(plan, versions, held[-1])
    return _as_language(plan, held[-1])


def _as_version(plan: ImportPlan, versions: list[Version]) -> ImportPlan:
    year, language = plan.text.edition.year or 0, plan.text.language
    comparable = of_its_kind(versions, is_demonstration=plan.is_demonstration)
    earlier = [found for found in comparable if found.year <= year]
    later = [found for found in comparable if found.year > year]
    previous = [before(found, language) for found in earlier[-1:]]
    following = [after(found, language, earlier) for found in later[:1]]
    neighbours = (*previous, *following)
    text, odd = trusted(plan.text, neighbours, plan.resolution)
    pairs = pair(text, neighbours)
    kept = {planned.identity.uid for planned in pairs}
    gone = [c for neighbour in previous for c in neighbour.text.walk() if c.uid not in kept]
    return replace(
        plan,
        text=text,
        oddities=(*plan.oddities, *odd, *lost_identities(pairs)),
        pairs=pairs,
        followings=tuple(found for there in following for found in follow(pairs, there, text)),
        gone=tuple(gone),
        predecessor=earlier[-1] if earlier else None,
        successor=later[0] if later else None,
    )


def _as_correction(plan: ImportPlan, versions: list[Version], held: Version) -> ImportPlan:
    plan = replace(plan, version=held, step=Step.CORRECTION)
    if says_the_same(held, plan.text):
        message = _("This edition is here already in this language, with exactly this text.")
        return replace(plan, problems=(*plan.problems, Problem("same", message)))
    plan = _as_version(plan, versions)
    return replace(plan, others=other_languages(held, plan.text, plan.pairs))


def _as_language(plan: ImportPlan, version: Version) -> ImportPlan:
    plan = replace(plan, version=version, step=Step.LANGUAGE)
    spoken = queries.languages(version)
    there = queries.version_text(version, queries.choose_language(spoken, plan.text.language))
    text, differences = match_language(there, plan.text)
    wrong = [found for found in differences if found.clause.kind not in MAY_DIFFER]
    problems = plan.problems
    if wrong:
        message = _(
            "The text is not built like this edition's other languages; the first difference is "
            "at %(address)s."
        ) % {"address": wrong[0].name}
        problems = (*problems, Problem("shape", message))
    return replace(plan, text=text, differences=differences, problems=problems)
