"""The words of requests and of reporting in one language, compiled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from resolutions.text.lexicon import Lexicon, load, without_marks
from resolutions.text.mandates.values import Action


@dataclass(frozen=True, slots=True)
class Words:
    """One language: where a request may stand, what may stand between it and whom it asks.

    `passive` is what joins actors to a verb behind them; `wished` stands before an actor of whom
    something is recommended, `should` behind one who is to do it; `reports` tells that a clause
    speaks of reporting, `reporting` where that begins, `recipient` who is reported to, `sittings`
    at whose sitting it is done, by actor; `informed` who is told without such a word. `session` is
    what a text calls a body's own: of a `year`, or the `next`.
    """

    lexicon: Lexicon
    verbs: re.Pattern[str]
    actions: dict[str, Action]
    filler: re.Pattern[str]
    passive: re.Pattern[str]
    wished: re.Pattern[str]
    should: re.Pattern[str]
    reports: re.Pattern[str]
    reporting: re.Pattern[str]
    recipient: re.Pattern[str]
    informed: re.Pattern[str]
    session: re.Pattern[str]
    sittings: dict[str, re.Pattern[str]]


@cache
def words(language: str) -> Words:
    """The words of one of the six languages. Raises KeyError for any other."""
    lexicon = load(language)
    path = files(__package__) / f"{language}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    actions = {form: Action(name) for name, forms in data["actions"].items() for form in forms}
    fill = {"{actors}": f"(?P<actors>{lexicon.actors.pattern.pattern})"}
    patterns = {key: _filled(pattern, fill) for key, pattern in data["patterns"].items()}
    longest = sorted(actions, key=len, reverse=True)
    joined = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest)
    return Words(
        lexicon=lexicon,
        verbs=re.compile(data["before"] + f"(?:{joined})" + data["behind"], re.IGNORECASE),
        actions={form.casefold(): action for form, action in actions.items()},
        sittings={key: re.compile(said, re.IGNORECASE) for key, said in data["sittings"].items()},
        **{key: re.compile(pattern, re.IGNORECASE) for key, pattern in patterns.items()},
    )


def _filled(pattern: str, fill: dict[str, str]) -> str:
    for name, value in fill.items():
        pattern = pattern.replace(name, value)
    return pattern


def plain(text: str, language: str) -> str:
    """A text as the patterns read it: of Arabic without marks, "for the" taken apart."""
    if language != "ar":
        return text
    return re.sub(r"(?<!\w)([وف]?)لل(?=\w)", r"\1إلى ال", without_marks(text))
