"""The lexicon: what the parts of a resolution are called, in each of the six languages.

The words stand in `<language>.toml` beside this module, one correctable line each; here they are
compiled once per process. Canonical keys (`instructs`, `the-secretary-general`) are the same in
every language, so a clause has one address in all of them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
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
    are in no list; `addressed` says that it names whom it addresses.
    """

    kind: Kind
    key: str
    end: int
    known: bool
    addressed: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """One conference or assembly that was held or convened; `place` is its English name."""

    key: str
    body: str
    year: int
    place: str


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of one table, in one regular expression, and the key of each without its blanks."""

    pattern: re.Pattern[str]
    keys: dict[str, str]
    written: tuple[str, ...]

    def match(self, text: str, position: int = 0) -> tuple[str, int] | None:
        """The key of the longest form that stands at `position`, and where it ends."""
        found = self.pattern.match(text, position)
        return (self.key_of(found.group()), found.end()) if found else None

    def key_of(self, form: str) -> str:
        """The key of a form as it is written in a text."""
        return self.keys[_squeeze(form)]


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
    together: re.Pattern[str]
    infinitive: re.Pattern[str]
    annex: re.Pattern[str]
    annexes: Forms
    closing: Forms
    furniture: re.Pattern[str]
    original: tuple[str, ...]
    document: tuple[str, ...]
    adopted: tuple[str, ...]

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
        key, end, addressed = self._addressees(text, key, end, kind)
        while another := self._another_verb(text, end, kind):
            further, end, more = self._addressees(text, *another, kind)
            key, addressed = [*key, "and", *further], addressed or more
        rest = text[end:].strip(" ,:،，：*_\u00a0")
        return Heading(kind, _join(key), end, known=not rest, addressed=addressed)

    def _addressees(
        self, text: str, key: list[str], end: int, kind: Kind
    ) -> tuple[list[str], int, bool]:
        """A verb's key with those whom it addresses, where they end, and if there are any.

        What the preamble says of somebody is said to nobody: its verbs address none.
        """
        verb = len(key)
        if kind is Kind.PREAMBLE:
            return key, end, False
        while actor := self._actor(text, end, after_actor=len(key) > 1):
            key, end = [*key, *actor[0]], actor[1]
        if key[verb + 1 :] and (together := self.together.match(text, end)):
            key, end = _as_helpers(key, verb), together.end()
        return key, end, len(key) > verb

    def _another_verb(self, text: str, position: int, kind: Kind) -> tuple[list[str], int] | None:
        """One more verb of the same kind behind an "and", and where it ends; not behind a comma."""
        joined = self.connectives.match(text, _skip(text, position))
        if (
            not joined
            or joined[0] != "and"
            or not any(map(str.isalpha, text[position : joined[1]]))
        ):
            return None
        key, end = self._verb(text, joined[1])
        same = bool(key) and (key[0] in self.preamble) == (kind is Kind.PREAMBLE)
        return (key, end) if same else None

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
    annexes = _forms(data["annexes"], language)
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
        together=re.compile(_any(words["together"], language), re.IGNORECASE),
        infinitive=re.compile(rf"[\s,]*{_any(words['infinitive'], language)}", re.IGNORECASE),
        annex=annexes.pattern,
        annexes=annexes,
        closing=_forms({"closing": words["closing"]}, language),
        furniture=re.compile("|".join(f"(?:{p})" for p in words["furniture"]), re.IGNORECASE),
        original=tuple(data["cover"]["original"]),
        document=tuple(data["cover"]["document"]),
        adopted=tuple(data["cover"]["adopted"]),
    )


def actor_name(key: str, language: str) -> str:
    """What a language calls an actor by its first form, empty for a key that it does not know.

    >>> actor_name("the-secretary-general", "en")
    'the Secretary-General of ITU'
    """
    return _actor_names(language if language in LANGUAGES else "en").get(key, "")


@cache
def _actor_names(language: str) -> dict[str, str]:
    return {key: forms[0] for key, forms in _table(f"{language}.toml")["actors"].items()}


@cache
def sessions() -> tuple[Session, ...]:
    """Every conference and assembly whose editions a text may cite, body by body."""
    return tuple(
        Session(edition["key"], edition["body"], edition["year"], edition["places"]["en"][0])
        for edition in _table("editions.toml")["edition"]
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


def opening(language: str, body: str) -> str:
    """How the body names itself at the start of a resolution; empty where the lexicon has none."""
    forms = _table(f"{language}.toml")["opening"].get(body, [""])
    return str(forms[0])


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


def _forms(table: dict[str, list[str]], language: str) -> Forms:
    keys = {fold(form): key for key, forms in table.items() for form in forms}
    pattern = re.compile(_any(keys, language), re.IGNORECASE)
    return Forms(pattern, {_squeeze(form): key for form, key in keys.items()}, tuple(keys))


def _any(forms: Iterable[str], language: str) -> str:
    """A regular expression for any of some forms, the longest first; without forms, for none."""
    longest_first = sorted(map(fold, forms), key=len, reverse=True)
    return f"(?:{'|'.join(_pattern(form, language) for form in longest_first) or '(?!)'})"


def _pattern(form: str, language: str) -> str:
    """A regular expression for one form; words end at word boundaries.

    Chinese has none, and the Arabic "and" is written onto the next word. Extracts lose a blank at
    the end of a line, or leave one behind a hyphen there.
    """
    written_on = language == "zh" or (language == "ar" and form.split()[-1] == "و")
    words = [re.escape(word).replace("'", _APOSTROPHES) for word in form.split()]
    boundary = r"\b" if form[-1].isalnum() and not written_on else ""
    return r"\s*".join(words).replace(r"\-", r"\-\s?") + boundary


def _squeeze(form: str) -> str:
    """A form without the blanks that extracts lose."""
    return fold(form).replace(" ", "")


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


def _as_helpers(key: list[str], verb: int) -> list[str]:
    """The key of a heading whose first actor is to act together with the others.

    Chinese puts what says so behind them all.
    """
    others = [word for word in key[verb + 1 :] if word != "and"]
    last = ["and", others[-1]] if len(others) > 1 else others
    return [*key[: verb + 1], "in-collaboration-with", *others[:-1], *last]


def _join(words: list[str]) -> str:
    """One slug of canonical words; of several actors only the last is joined by "and"."""
    last = max((i for i, word in enumerate(words) if word == "and"), default=-1)
    return "-".join(word for i, word in enumerate(words) if word != "and" or i == last)
