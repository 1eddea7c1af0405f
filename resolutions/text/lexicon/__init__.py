"""The lexicon: what the parts of a resolution are called, in each of the six languages.

The words stand in `<language>.toml` beside this module, one correctable line each; here they are
compiled once per process. Canonical keys (`instructs`, `the-secretary-general`) are the same in
every language, so a clause has one address in all of them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from resolutions.text.clauses import Kind

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")

_ARABIC_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
_APOSTROPHES = "['’ʼ‘]"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says: its section's kind and canonical key.

    `end` is how many characters of the text belong to it; `known` is false where words of it
    are in no list.
    """

    kind: Kind
    key: str
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of one table, in one regular expression, and the key of each."""

    pattern: re.Pattern[str]
    keys: dict[str, str]

    def match(self, text: str, position: int = 0) -> tuple[str, int] | None:
        """The key of the longest form that stands at `position`, and where it ends."""
        found = self.pattern.match(text, position)
        return (self.keys[fold(found.group())], found.end()) if found else None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled words of one language."""

    language: str
    number_lines: tuple[re.Pattern[str], ...]
    kinds: dict[str, str]
    revised: tuple[str, ...]
    modified: tuple[str, ...]
    not_places: tuple[str, ...]
    opening: Forms
    verbs: Forms
    preamble: frozenset[str]
    modifiers: Forms
    actors: Forms
    connectives: Forms
    annex: re.Pattern[str]
    closing: Forms
    furniture: re.Pattern[str]

    def heading(self, text: str, position: int = 0) -> Heading | None:
        """Read a heading at `position` as far as the lexicon knows it; None if no verb is there.

        `known` says whether everything that was begun could be read: a verb that is followed by
        words which are no actor is reported as known up to the verb alone.
        """
        if self.language == "ar" and _ARABIC_MARKS.search(text, position):
            plain = text[:position] + without_marks(text[position:])
            found = self.heading(plain, position)
            return found and replace(found, end=_with_marks(text, position, found.end))
        key, end = self._verb(text, position)
        if not key:
            return None
        kind = Kind.PREAMBLE if key[0] in self.preamble else Kind.OPERATIVE
        while actor := self._actor(text, end, after_actor=len(key) > 1 and kind is Kind.OPERATIVE):
            key, end = [*key, *actor[0]], actor[1]
        rest = text[end:].strip(" ,:،，：*_\u00a0")
        return Heading(kind, _join(key), end, known=not rest)

    def _verb(self, text: str, position: int) -> tuple[list[str], int]:
        """Modifiers and verb at `position`: canonical words, verb first, and where they end."""
        modifiers: list[str] = []
        end = _skip(text, position)
        while found := self.modifiers.match(text, end):
            modifiers.append(found[0])
            end = _skip(text, found[1])
        verb = self.verbs.match(text, end)
        if not verb:
            return [], position
        end = verb[1]
        while found := self.modifiers.match(text, _skip(text, end)):
            modifiers.append(found[0])
            end = found[1]
        return [verb[0], *modifiers], end

    def _actor(
        self, text: str, position: int, *, after_actor: bool
    ) -> tuple[list[str], int] | None:
        """One more actor at `position`, with what joins it to the one before."""
        start = _skip(text, position)
        joined: list[str] = []
        if after_actor and (found := self.connectives.match(text, start)):
            joined, start = [found[0]], _skip(text, found[1])
        actor = self.actors.match(text, start)
        return ([*joined, actor[0]], actor[1]) if actor else None


def without_marks(text: str) -> str:
    """The text without the vowel signs and the lengthening strokes of Arabic."""
    return _ARABIC_MARKS.sub("", text)


def fold(text: str) -> str:
    """One form of what readers hold for the same: case, apostrophes, blanks and Arabic vowels."""
    plain = without_marks(unicodedata.normalize("NFC", text))
    return " ".join(re.sub(_APOSTROPHES, "'", plain).casefold().split())


@cache
def load(language: str) -> Lexicon:
    """The lexicon of one of `LANGUAGES`. Raises KeyError for any other."""
    if language not in LANGUAGES:
        raise KeyError(language)
    data = _table(f"{language}.toml")
    words = data["words"]
    annexes = "|".join(_pattern(form, language) for form in words["annex"])
    return Lexicon(
        language=language,
        number_lines=tuple(re.compile(p, re.IGNORECASE) for p in data["number_line"]),
        kinds={fold(form): kind for kind, forms in data["kinds"].items() for form in forms},
        revised=tuple(map(fold, data["edition"]["revised"])),
        modified=tuple(map(fold, data["edition"]["modified"])),
        not_places=tuple(map(fold, data["edition"]["other"])),
        opening=_forms(data["opening"], language),
        verbs=_forms(data["preamble"] | data["operative"], language),
        preamble=frozenset(data["preamble"]),
        modifiers=_forms(data["modifiers"], language),
        actors=_forms(data["actors"], language),
        connectives=_forms(data["connectives"], language),
        annex=re.compile(f"(?:{annexes})", re.IGNORECASE),
        closing=_forms({"closing": words["closing"]}, language),
        furniture=re.compile("|".join(f"(?:{p})" for p in words["furniture"]), re.IGNORECASE),
    )


@cache
def places() -> dict[str, str]:
    """The canonical English name of every place where a conference met, by its folded name."""
    found: dict[str, str] = {}
    for edition in _table("editions.toml")["edition"]:
        for names in edition["places"].values():
            for name in names:
                found[fold(name)] = edition["places"]["en"][0]
    return found


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


def _forms(table: dict[str, list[str]], language: str) -> Forms:
    keys = {fold(form): key for key, forms in table.items() for form in forms}
    longest_first = sorted(keys, key=len, reverse=True)
    alternatives = "|".join(_pattern(form, language) for form in longest_first) or "(?!)"
    return Forms(re.compile(f"(?:{alternatives})", re.IGNORECASE), keys)


def _pattern(form: str, language: str) -> str:
    """A regular expression for one form; words end at word boundaries.

    Chinese has none, and the Arabic "and" is written onto the next word.
    """
    written_on = language == "zh" or (language == "ar" and form.split()[-1] == "و")
    words = [re.escape(word).replace("'", _APOSTROPHES) for word in form.split()]
    boundary = r"\b" if form[-1].isalnum() and not written_on else ""
    return r"\s+".join(words) + boundary


def _skip(text: str, position: int) -> int:
    """The first place from `position` on that is not white space or emphasis."""
    while position < len(text) and (text[position].isspace() or text[position] in "*_"):
        position += 1
    return position


def _with_marks(text: str, position: int, end: int) -> int:
    """Where the place `end` of the text without Arabic marks stands in the text with them."""
    for index in range(position, len(text)):
        if position == end:
            return index
        position += not _ARABIC_MARKS.match(text, index)
    return len(text)


def _join(words: list[str]) -> str:
    """One slug of canonical words; of several actors only the last is joined by "and"."""
    last = max((i for i, word in enumerate(words) if word == "and"), default=-1)
    return "-".join(word for i, word in enumerate(words) if word != "and" or i == last)
