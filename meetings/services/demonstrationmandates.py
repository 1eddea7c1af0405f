"""Demonstration: what people say of mandates, and what shows that they were reported on or done."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from meetings.models import Document, Link, Mandate, Relation
from meetings.models.mandates import pack_keys
from meetings.services.links import HAND, Evidence, add_link
from meetings.services.mandatecorrections import add, correct
from meetings.services.mandates import build
from resolutions.models import Clause, Resolution, Version, VersionState
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem

NAMES = ("actors", "helpers", "recipients")


@dataclass(frozen=True, slots=True)
class DemonstrationMandates:
    """What a manifest lists of mandates and of their evidence."""

    said: tuple[dict[str, Any], ...]
    evidence: tuple[dict[str, Any], ...]


def read_mandates(path: Path) -> DemonstrationMandates:
    """What the manifest lists, in its order. Raise ImportProblem if it is broken."""
    try:
        manifest = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ImportProblem("manifest", f"{path.name} cannot be read: {error}") from error
    said, evidence = (tuple(manifest.get(name, ())) for name in ("mandate", "evidence"))
    return DemonstrationMandates(said, evidence)


@transaction.atomic
def load_mandates(*, user: User, listed: DemonstrationMandates) -> None:
    """What people say of the demonstration's mandates is said, once.

    What a person has said since stays. What belongs to a real text or a real document is left out.
    """
    for said in listed.said:
        if (clause := _clause(said["clause"])) and _say(user, clause, said):
            _carry(user, clause)
    for said in listed.evidence:
        clause = _clause(said["clause"])
        papers = Document.objects.filter(symbol=said["document"], is_demonstration=True)
        paper = papers.first()
        if clause and paper:
            _show(user, clause, paper, said)


def _clause(place: str) -> Clause | None:
    """The clause of a demonstration text: `pp/140/2022/resolves/10`."""
    body, designator, year, address = place.split("/", 3)
    found = Resolution.objects.designated(body, designator).first()
    rows = Clause.objects.filter(
        version__resolution=found, version__year=int(year), version__is_demonstration=True
    )
    return rows.filter(address=address).select_related("version__resolution", "provision").first()


def _say(user: User, clause: Clause, said: dict[str, Any]) -> bool:
    """Whether anything was left to say."""
    known = Mandate.objects.filter(clause=clause)
    words = dict(said.get("added") or said["said"])
    words |= {name: pack_keys(words[name].split()) for name in NAMES if name in words}
    if "added" in said:
        if known.filter(rule=HAND).exists():
            return False
        add(user=user, clause=clause, said=words)
        return True
    mandate = known.filter(corrected=[]).first()
    if mandate is None or known.exclude(corrected=[]).exists():
        return False
    correct(user=user, mandate=mandate, said=words)
    return True


def _carry(user: User, clause: Clause) -> None:
    """The next edition, which was published before this was said, takes it on as if it came now."""
    following = Version.objects.filter(
        predecessor=clause.version_id, state=VersionState.PUBLISHED, is_demonstration=True
    ).first()
    if following is None:
        return
    read = Mandate.objects.filter(
        clause__version=following, clause__provision=clause.provision_id, corrected=[]
    )
    for row in read:
        signed(row, user).delete()
    build(user, following)


def _show(user: User, clause: Clause, paper: Document, said: dict[str, Any]) -> None:
    relation, passage = Relation(said["relation"]), said["passage"]
    known = Link.objects.filter(document=paper, provision=clause.provision, relation=relation)
    if not known.filter(rule=HAND).exists():
        add_link(
            user=user,
            source=paper,
            resolution=clause.version.resolution,
            provision=clause.provision,
            relation=relation,
            evidence=Evidence(passage, 0, len(passage), "en"),
        )
