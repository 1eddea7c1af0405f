"""A text as a file: Word, one HTML page, plain text that can be imported again, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from resolutions import reading
from resolutions.text.clauses import Clause, Oddity, ResolutionText
from resolutions.text.printing import print_text
from resolutions.word import writer
from resolutions.word.layout import lay_out
from resolutions.word.marks import Document

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file to hand out."""

    name: str
    media_type: str
    content: bytes


def export_text(
    text: ResolutionText, form: str, *, edition: str = "", is_demonstration: bool = False
) -> Download:
    """The text as a file of this form (a key of MEDIA_TYPES; KeyError for any other).

    `edition` (`2022-1`) is the version's name, where the text's own year does not say it all.

    The text file and the JSON hold every clause, label and character; the text file can be
    imported again. A demonstration text says in each that it is not the official wording: where
    an import leaves it out again.
    """
    notice = demonstration_notice(text.language) if is_demonstration else ""
    print_as: dict[str, Callable[[], bytes]] = {
        "docx": lambda: writer.write(with_notice(lay_out(text), notice)),
        "html": lambda: _html(text, notice).encode(),
        "txt": lambda: (hidden(notice) + print_text(text)).encode(),
        "json": lambda: as_json(_named(text, edition, notice)).encode(),
    }
    return Download(file_name(text, form, edition), MEDIA_TYPES[form], print_as[form]())


def demonstration_notice(language: str) -> str:
    """What a file with demonstration text says of itself: in its language, else in English."""
    with translation.override("zh-hans" if language == "zh" else "en"):
        return _("Demonstration text, written for this software: not the official wording.")


def with_notice(document: Document, notice: str) -> Document:
    """The document with the notice in its footer and its properties."""
    return replace(document, properties=replace(document.properties, notice=notice))


def hidden(notice: str) -> str:
    """The notice as a comment at the top of a text file, which is no part of the text."""
    return f"<!-- {notice} -->\n\n" if notice else ""


def file_name(text: ResolutionText, form: str, edition: str = "") -> str:
    """A name for the file: `council-1332-2019-en.docx`; characters that names lack become `-`.

    `edition` stands in the place of the year, if it is given.
    """
    kind = "" if text.kind == "resolution" else text.kind
    year = edition or str(text.edition.year or "")
    parts = (text.body, kind, text.number, year, text.language)
    stem = "-".join(part for part in parts if part)
    return "".join(c if c.isascii() and (c.isalnum() or c in "-.") else "-" for c in stem) + (
        f".{form}"
    )


def text_values(text: ResolutionText, oddities: tuple[Oddity, ...] = ()) -> dict[str, Any]:
    """The text as JSON values, with what was odd in its source."""
    edition = text.edition
    return {
        "language": text.language,
        "body": text.body,
        "kind": text.kind,
        "number": text.number,
        "edition": {
            "year": edition.year,
            "place": edition.place,
            "action": edition.action.value,
        },
        "title": text.title,
        "clauses": [clause_values(clause) for clause in text.clauses],
        "warnings": [{"line": oddity.line, "message": oddity.message} for oddity in oddities],
    }


def _named(text: ResolutionText, edition: str, notice: str) -> dict[str, Any]:
    """The text as JSON values, with the name of its version and the notice if it has them."""
    about = {"demonstration": notice, "version": edition}
    return {**{name: said for name, said in about.items() if said}, **text_values(text)}


def clause_values(clause: Clause) -> dict[str, Any]:
    """A clause and everything under it as JSON values; `uid` only where there is one."""
    return {
        "address": clause.address,
        **({"uid": clause.uid} if clause.uid else {}),
        "kind": clause.kind.value,
        "key": clause.key,
        "label": clause.label,
        "heading": clause.heading,
        "text": clause.text,
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "kind": span.kind.value,
                "target": span.target,
            }
            for span in clause.spans
        ],
        "children": [clause_values(child) for child in clause.children],
    }


def as_json(values: Any) -> str:
    """One JSON document, indented, its characters as they are."""
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _html(text: ResolutionText, notice: str) -> str:
    laid = reading.lay(text)
    context = {
        "text": text,
        "rows": laid.rows,
        "footnotes": laid.footnotes,
        "language": text.language,
        "dir": reading.direction(text.language),
        "notice": notice,
    }
    return render_to_string("resolutions/export.html", context)
