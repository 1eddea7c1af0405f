"""Sections inside a line: whether a heading's words behind a stop begin one, and where they end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.text.clauses import Kind
from resolutions.text.labels import Label, read_label
from resolutions.text.lexicon import Heading, Lexicon

_BEFORE_LABEL = re.compile(r"(?<=\s)(?=(?:1|a\)|i\)|1\))\s)")
_SENTENCE = re.compile(r"[;.；。:：]")
_LONGEST_REST = 120
_LONGEST_PREAMBLE_REST = 40
_LONGEST_ADDRESS = 250
_DECIDING = ("resolves", "decides")
# Verbs that no noun of their language looks like: they may stand without a known addressee.
_ORDERING = (*_DECIDING, "instructs", "invites", "encourages", "urges", "authorizes")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known when a line is searched: the words, the labels ahead, the kind of source.

    `flat` says that a whole text stands on a few lines, so that headings without labels below
    must be looked for as well; `resolved`, that another line is the section in which the text
    resolves. `next_label` is the label that the next line begins with.
    """

    lexicon: Lexicon
    following: Sequence[Label]
    flat: bool
    next_label: Label | None = None
    resolved: bool = True

    @property
    def leads(self) -> bool:
        """Whether the next line begins a list."""
        return self.next_label is not None and self.next_label.begins


def find_section(
    text: str, start: int, section: Kind | None, context: Context, *, joined: bool = False
) -> Heading | None:
    """The heading of a section that begins at `start`, right behind a stop, inside `section`.

    It is one where a first label or nothing more follows, or where it says who is to do what; in
    a flat source also where an actor is named, or where the preamble goes on. `joined` says that
    "and" came before: then the sentence goes on.
    """
    found = context.lexicon.heading(text, start)
    if found is None or (found.kind is Kind.PREAMBLE and section is Kind.OPERATIVE):
        return None
    found = _to_end(text, found, section, context)
    rest = text[found.end :].lstrip(" ,:，：")
    if not rest:
        return found if found.addressed or context.leads else None
    label = read_label(rest)
    if label and label[0].begins:
        return found if not label[0].is_dash or context.flat else None
    if context.flat and _runs_on(found, section, context):
        return found
    return found if not joined and _is_order(text, found, section, context) else None


def _runs_on(heading: Heading, section: Kind | None, context: Context) -> bool:
    """Whether the text of a section stands right behind its heading, in a flat source."""
    if heading.kind is Kind.PREAMBLE:
        return context.lexicon.language == "zh" and section in {None, Kind.PREAMBLE}
    if heading.addressed:
        return True
    return heading.key in _DECIDING and context.lexicon.language != "en"


def _is_order(text: str, heading: Heading, section: Kind | None, context: Context) -> bool:
    """Whether a heading's words say who is to do what, as no clause says it of somebody.

    In the preamble a sentence may tell what another resolution says; only a text that resolves
    nowhere else can begin to do so there.
    """
    if heading.kind is not Kind.OPERATIVE:
        return False
    if section is not Kind.OPERATIVE and (
        context.resolved or not heading.key.startswith(_DECIDING)
    ):
        return False
    if heading.addressed:
        return _infinitive(text, heading.end, context) >= 0
    if not heading.key.startswith(_ORDERING):
        return False
    if context.lexicon.language == "en":
        return _infinitive(text, heading.end, context) >= 0
    return context.lexicon.infinitive.match(text, heading.end) is not None


def _infinitive(text: str, start: int, context: Context) -> int:
    """Where behind `start`, in the same sentence, the text says what is to be done; -1: nowhere."""
    stop = _SENTENCE.search(text, start)
    end = min(start + _LONGEST_ADDRESS, stop.start() if stop else len(text))
    found = context.lexicon.infinitive.search(text, start, end)
    return found.start() if found else -1


def _to_end(text: str, heading: Heading, section: Kind | None, context: Context) -> Heading:
    """The heading stretched to where its list begins, on the next line or behind it in its own.

    Then what the lexicon does not know of it belongs to it nevertheless.
    """
    rest = text[heading.end :]
    runs_out = context.leads and not _SENTENCE.search(rest)
    if heading.kind is Kind.PREAMBLE:
        stretch = runs_out and section is Kind.PREAMBLE and len(rest) <= _LONGEST_PREAMBLE_REST
        return replace(heading, end=len(text.rstrip())) if stretch else heading
    if not heading.addressed:
        return heading
    for found in _BEFORE_LABEL.finditer(text, heading.end, heading.end + _LONGEST_REST):
        label = read_label(text, found.start())
        between = text[heading.end : found.start()]
        if label and not _SENTENCE.search(between):
            told = context.lexicon.infinitive.match(text, label[1])
            return replace(heading, end=len(text[: found.start()].rstrip())) if told else heading
    if runs_out and len(rest) <= _LONGEST_REST and _infinitive(text, heading.end, context) < 0:
        return replace(heading, end=len(text.rstrip()))
    return heading
