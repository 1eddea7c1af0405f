"""Overrides: what a person says about a file, and where the file says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace

from resolutions.text.clauses import Action, Edition, ResolutionText
from resolutions.text.lexicon import fold, places


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a person says about a file, where the file is silent or wrong; empty means nothing."""

    body: str = ""
    kind: str = ""
    number: str = ""
    year: int | None = None
    place: str = ""
    action: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The file says one thing and the person another; what the person said holds."""

    name: str
    in_file: str
    given: str


def override(text: ResolutionText, overrides: Overrides) -> ResolutionText:
    """The text as the person says it is."""
    edition = text.edition
    return replace(
        text,
        body=overrides.body or text.body,
        kind=overrides.kind or text.kind,
        number=_number((overrides.number or text.number).strip(), overrides.body or text.body),
        edition=Edition(
            overrides.year or edition.year,
            _place(overrides.place or edition.place),
            Action(overrides.action) if overrides.action else edition.action,
        ),
    )


def _number(written: str, body: str) -> str:
    """A number as addresses take it: the United Nations' `60/252` is `60-252`."""
    return written.replace("/", "-") if body == "un" else written


def _place(written: str) -> str:
    """A place by its English name where conferences have met there, so that it has one name.

    Else as the file writes it.
    """
    return places().get(fold(written), written)


def conflicts(text: ResolutionText, overrides: Overrides) -> list[Conflict]:
    """Where the file says otherwise; a file that says nothing is no conflict."""
    pairs = (
        ("body", text.body, overrides.body),
        ("kind", text.kind, overrides.kind),
        ("number", text.number, overrides.number),
        ("year", str(text.edition.year or ""), str(overrides.year or "")),
        ("place", _place(text.edition.place), _place(overrides.place)),
    )
    return [Conflict(*said) for said in pairs if said[1] and said[2] and said[1] != said[2]]
