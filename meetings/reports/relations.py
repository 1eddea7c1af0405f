"""Which words around a citation say how the text stands to what it cites."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cue:
    """Words `before` a citation (at the end of what stands before it) or `after` it."""

    relation: str
    name: str
    confidence: float
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


@cache
def cues(language: str) -> tuple[Cue, ...]:
    """The cues of a language, the more telling first."""
    data = tomllib.loads((files(__package__) / "relations.toml").read_text(encoding="utf-8"))
    found = []
    for relation, facts in data["relations"].items():
        said = facts.get(language, {})
        before = _compiled(said.get("before"), end=r"[^.;。；]{0,60}[^.;。；]?$")
        after = _compiled(said.get("after"), start=r"[^.;。；]{0,30}?")
        if before or after:
            found.append(Cue(facts["is"], relation, facts["confidence"], before, after))
    return tuple(found)


def _compiled(words: str | None, *, start: str = "", end: str = "") -> re.Pattern[str] | None:
    return re.compile(f"{start}(?:{words}){end}", re.IGNORECASE) if words else None
