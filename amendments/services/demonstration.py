"""Demonstration: texts written for this software."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from amendments.services.imports import Overrides, carry_out, plan_import
from resolutions.models import ClauseText, Version
from resolutions.services.problems import ImportProblem
from resolutions.services.sources import open_source


@dataclass(frozen=True, slots=True)
class DemonstrationText:
    """One language of one version, as the manifest lists it."""

    path: Path
    overrides: Overrides
    in_force: bool


def read_manifest(path: Path) -> tuple[DemonstrationText, ...]:
    """The texts that a manifest lists, in its order. Raise ImportProblem if it is broken."""
    try:
        manifest = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(
            _entry(path.parent, resolution, version, language, name)
            for resolution in manifest["resolution"]
            for version in resolution["version"]
            for language, name in version["files"].items()
        )
    except (OSError, KeyError, ValueError) as error:
        raise ImportProblem("manifest", f"{path.name} cannot be read: {error}") from error


def _entry(
    folder: Path, resolution: dict[str, Any], version: dict[str, Any], language: str, name: str
) -> DemonstrationText:
    overrides = Overrides(
        body=resolution["body"],
        kind=resolution["kind"],
        number=resolution["number"],
        year=version["year"],
        place=version["place"],
        action=version["action"],
        language=language,
    )
    return DemonstrationText(folder / name, overrides, resolution.get("in_force", True))


def load_text(*, user: User, listed: DemonstrationText) -> bool:
    """The text is there, marked as demonstration; whether it had to be imported.

    An edition of which a real text is there needs none for demonstration.
    """
    said = listed.overrides
    versions = Version.objects.filter(
        resolution__body=said.body,
        resolution__kind=said.kind,
        resolution__number=said.number,
        year=said.year or 0,
    )
    there = ClauseText.objects.filter(clause__version__in=versions, language=said.language)
    if there.exists() or versions.filter(is_demonstration=False).exists():
        return False
    plan = plan_import(
        user=user,
        data=open_source(listed.path),
        name=listed.path.name,
        overrides=said,
        is_demonstration=True,
    )
    carry_out(user=user, plan=plan, accept_differences=True, in_force=listed.in_force)
    return True
