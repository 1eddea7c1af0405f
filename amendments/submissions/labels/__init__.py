"""The labels of the heads of submitted documents, in each of the six languages.

The words stand in `<language>.toml` beside this module, one correctable line each; here they are
compiled once per process.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from amendments.submissions.labels.forms import any_of, compile_forms, compile_label

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
_NEVER_IN_LINE = {"strategic-plan", "proposal", "contact", "discussion", "conclusion"}
_FOLLOWED = r"\s+(?=[^\W_a-zа-я]|[«\"“])"


class BlockKind(StrEnum):
    """What a block of a head is about. The last two have no label in the lists."""

    PURPOSE = "purpose"
    ACTION_REQUIRED = "action-required"
    STRATEGIC_PLAN = "strategic-plan"
    FINANCIAL_IMPLICATIONS = "financial-implications"
    REFERENCES = "references"
    SUMMARY = "summary"
    ABSTRACT = "abstract"
    BACKGROUND = "background"
    INTRODUCTION = "introduction"
    DISCUSSION = "discussion"
    CONCLUSION = "conclusion"
    PROPOSAL = "proposal"
    PRIORITY_AREA = "priority-area"
    EXPECTED_RESULTS = "expected-results"
    CONTACT = "contact"
    KEYWORDS = "keywords"
    SECTION = "section"  # under a number and a heading
    TEXT = "text"  # under no label


class FrontKind(StrEnum):
    """The lines at the top of a document that may have a label."""

    AGENDA_ITEM = "agenda-item"
    DATE = "date"
    SOURCE = "source"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Label:
    """A block's label at the start of a line, as written; its text begins at `end`."""

    kind: BlockKind
    written: str
    end: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """The words by which a line names those who submit a document."""

    phrases: re.Pattern[str]
    officers: re.Pattern[str]
    separators: re.Pattern[str]
    whole: re.Pattern[str]
    never: re.Pattern[str]
    article: str

    def read(self, text: str) -> tuple[str, ...] | None:
        """The sources that a line names in a phrase ("Contribution by …"), None without one."""
        if self.officers.fullmatch(text):
            return (text,)
        found = self.phrases.fullmatch(text)
        who = next(filter(None, found.groups()), "") if found else ""
        return self.split(who) if who else None

    def split(self, text: str) -> tuple[str, ...]:
        """The sources of a line one by one, where none of its words forbids to part them.

        Names that hold a separator themselves stay whole.
        """
        if self.never.search(text):
            return (text.strip(),)
        kept = [found.span() for found in self.whole.finditer(text)]
        names, start = [], 0
        for found in self.separators.finditer(text):
            if not any(first < found.end() and found.start() < last for first, last in kept):
                names.append(text[start : found.start()])
                start = found.end()
        return tuple(filter(None, map(self._name, (*names, text[start:]))))

    def _name(self, text: str) -> str:
        name = text.strip()
        article = f"{self.article} "
        return name[len(article) :] if self.article and name.startswith(article) else name


@dataclass(frozen=True, slots=True)
class Calendar:
    """How dates are written."""

    patterns: tuple[re.Pattern[str], ...]
    months: tuple[re.Pattern[str], ...]

    def read(self, text: str, position: int = 0) -> tuple[date | None, int] | None:
        """The date at a place and where it ends; without the date where there is no such day."""
        for pattern in self.patterns:
            if found := pattern.match(text, position):
                name = found["month"]
                month = next(at for at, form in enumerate(self.months, 1) if form.fullmatch(name))
                return _date(int(found["year"]), month, int(found["day"])), found.end()
        return None


@dataclass(frozen=True, slots=True)
class Originals:
    """How a line says in which language a document was written."""

    patterns: tuple[re.Pattern[str], ...]
    label: re.Pattern[str]
    languages: tuple[tuple[str, re.Pattern[str]], ...]

    def read(self, text: str) -> tuple[str, ...] | None:
        """The languages of the original that a line names, None if it is no such line.

        A language that is none of the six gives an empty tuple.
        """
        for pattern in self.patterns:
            if found := pattern.fullmatch(text):
                names = re.split(r"\s*[/,،、]\s*", found["names"])
                codes = (c for name in names for c, form in self.languages if form.fullmatch(name))
                return tuple(dict.fromkeys(codes))
        return () if self.label.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class Labels:
    """The compiled labels of one language; the patterns begin where they are matched."""

    language: str
    blocks: tuple[tuple[BlockKind, re.Pattern[str]], ...]
    reasons: re.Pattern[str]
    front: tuple[tuple[FrontKind, re.Pattern[str]], ...]
    agenda_item: re.Pattern[str]
    capital_labels: re.Pattern[str]
    originals: Originals
    document: re.Pattern[str]
    addendum: re.Pattern[str]
    revision: re.Pattern[str]
    corrigendum: re.Pattern[str]
    meeting: re.Pattern[str]
    proposals: re.Pattern[str]
    page: re.Pattern[str]
    part: re.Pattern[str]
    draft_new: re.Pattern[str]
    calendar: Calendar
    sources: Sources

    def block(self, text: str) -> Label | None:
        """The block's label that a line is or begins with."""
        for kind, pattern in self.blocks:
            if found := pattern.match(text):
                number = re.sub(r"[.)\s]", "", found["number"] or "")
                return Label(kind, found["written"], found.end(), number)
        return None

    def front_label(self, text: str) -> tuple[FrontKind, int] | None:
        """The label of a line at the top, and where its text begins."""
        for kind, pattern in self.front:
            if found := pattern.match(text):
                return kind, found.end()
        found = self.agenda_item.match(text)
        return (FrontKind.AGENDA_ITEM, found.end()) if found else None


@cache
def load(language: str) -> Labels:
    """The labels of one of `LANGUAGES`. Raises KeyError for any other."""
    if language not in LANGUAGES:
        raise KeyError(language)
    data = tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))
    front: dict[str, list[str]] = data["front"]
    blocks: dict[str, list[str]] = data["blocks"]
    sure = (forms for kind, forms in blocks.items() if kind not in _NEVER_IN_LINE)
    in_line = [form for forms in sure for form in forms if "…" not in form]
    patterns = {
        name.replace("-", "_"): compile_forms(front[name])
        for name in "addendum revision corrigendum proposals page part draft-new".split()
    }
    return Labels(
        language=language,
        blocks=tuple((BlockKind(kind), compile_label(f)) for kind, f in blocks.items()),
        reasons=compile_label(front["reasons"]),
        front=tuple((kind, compile_label(front[kind])) for kind in FrontKind),
        agenda_item=re.compile(rf"{any_of(front['agenda-item'])}\s+(?=[A-Z\d])", re.IGNORECASE),
        capital_labels=re.compile(rf"(?<!\w)(?P<written>{any_of(in_line)}){_FOLLOWED}"),
        document=compile_forms(front["document"]),
        meeting=compile_forms(front["meeting"]),
        originals=_originals(front["original"], data["languages"]),
        **patterns,
        calendar=_calendar(data["dates"]),
        sources=_sources(front, data["sources"]),
    )


def _originals(forms: list[str], languages: dict[str, list[str]]) -> Originals:
    name = any_of(form for listed in languages.values() for form in listed)
    names = rf"(?P<names>{name}(?:\s*[/,،、]\s*{name})*)"
    parts = [[any_of([part]) if part else "" for part in form.split("@")] for form in forms]
    label = any_of(form.split("@")[0] for form in forms[:1])
    return Originals(
        tuple(re.compile(rf"{before}{names}{after}[ .]*", re.I) for before, after in parts),
        re.compile(rf"{label}[^\d.]{{2,40}}", re.IGNORECASE),
        tuple((code, compile_forms(listed)) for code, listed in languages.items()),
    )


def _calendar(data: dict[str, list[str]]) -> Calendar:
    month = f"(?:{'|'.join(data['months'])})"
    return Calendar(
        tuple(re.compile(p.replace("{month}", month), re.IGNORECASE) for p in data["patterns"]),
        tuple(re.compile(name, re.IGNORECASE) for name in data["months"]),
    )


def _sources(front: dict[str, list[str]], data: dict[str, Any]) -> Sources:
    return Sources(
        phrases=compile_forms(front["source-phrase"]),
        officers=compile_forms(front["source-officer"]),
        separators=re.compile("|".join(data["separators"])),
        whole=compile_forms(data["whole"]),
        never=compile_forms(data["never"], bounded=front["document"][0].isascii()),
        article=data["article"],
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
