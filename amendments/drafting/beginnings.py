"""What a proposal of a new resolution begins with: the frame that every resolution has."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from resolutions.text.addresses import assign
from resolutions.text.clauses import Action, Clause, Edition, Kind, ResolutionText
from resolutions.text.lexicon import load, opening

ASSEMBLIES = frozenset({"wtsa", "ra", "un"})
"""The bodies with whose names Arabic verbs agree in the feminine."""


def begin_resolution(
    *, language: str, body: str, number: str, title: str, make_uid: Callable[[], str]
) -> ResolutionText:
    """A new resolution that says its title and nothing else yet, with first clauses to write in.

    `number` is what stands in its brackets (`ATU-1`). Every clause has an identity of its own.
    """
    words = _words()[language]
    headings = (
        words["assembly"] if body in ASSEMBLIES and "assembly" in words else words["headings"]
    )
    adopting = opening(language, body)
    front = (
        (Kind.NUMBER, words["number"].format(number=number)),
        (Kind.TITLE, title),
        (Kind.OPENING, adopting and adopting + words["comma"]),
    )
    return assign(
        ResolutionText(
            language=language,
            body=body,
            kind="resolution",
            number=number,
            edition=Edition(None, "", Action.NEW),
            clauses=(
                *(Clause(kind, text=text, uid=make_uid()) for kind, text in front if text),
                *_sections(language, headings, make_uid),
            ),
        )
    )


def _sections(
    language: str, headings: list[str], make_uid: Callable[[], str]
) -> tuple[Clause, ...]:
    made = []
    for words, label in zip(headings, ("a)", "1"), strict=True):
        found = load(language).heading(words)
        assert found is not None  # the lexicon knows the headings of every resolution
        first = Clause(Kind.CLAUSE, label=label, uid=make_uid())
        made.append(
            Clause(found.kind, heading=words, key=found.key, uid=make_uid(), children=(first,))
        )
    return tuple(made)


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "frames.toml").read_text(encoding="utf-8"))
