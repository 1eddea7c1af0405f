"""A redline as a file: Word with revision marks, one HTML page, plain text, JSON.

All are printed from the same changes, so that for each of them what is kept and deleted is the
text before, and what is kept and inserted the text after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.reading import marked
from amendments.redline.changes import Change, ChangeKind
from amendments.redline.diff import Mark, Op
from amendments.redline.layout import lay_out_changes
from resolutions import reading
from resolutions.exports import MEDIA_TYPES, Download, as_json, file_name
from resolutions.text.clauses import ResolutionText
from resolutions.word import writer

BRACKETS = {Op.KEEP: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}


def export_redline(
    before: ResolutionText,
    after: ResolutionText,
    changes: Sequence[Change],
    form: str,
    *,
    editions: tuple[str, str] = ("", ""),
    is_demonstration: bool = False,
) -> Download:
    """The redline as a file of this form (a key of MEDIA_TYPES; KeyError for any other).

    `editions` are the names of the two versions, where the texts' own years do not say it all.
    """
    sides = tuple(
        edition or str(text.edition.year or "")
        for edition, text in zip(editions, (before, after), strict=True)
    )
    print_as: dict[str, Callable[[], bytes]] = {
        "docx": lambda: _word(after, changes),
        "html": lambda: _html(after, changes, sides, is_demonstration).encode(),
        "txt": lambda: redline_text(changes).encode(),
        "json": lambda: as_json([change_values(change) for change in changes]).encode(),
    }
    stem = file_name(before, "", sides[0]).rstrip(".")
    name = f"{stem}-{sides[1] or 'after'}-redline.{form}"
    return Download(name, MEDIA_TYPES[form], print_as[form]())


def _word(after: ResolutionText, changes: Sequence[Change]) -> bytes:
    """Revision marks need an author and a time: the comparison itself, and now."""
    document = lay_out_changes(
        changes, author=_("Comparison"), date=timezone.now(), language=after.language
    )
    return writer.write(document)


def change_values(change: Change) -> dict[str, Any]:
    """A change as JSON values; the texts of `spans`, joined over all changes, are the two texts."""
    parts = change.parts
    return {
        "address_before": change.before.address if change.before else None,
        "address_after": change.after.address if change.after else None,
        "kind": change.kinds[0].value,
        "kinds": [kind.value for kind in change.kinds],
        "spans": mark_values(parts.stream),
        "label": mark_values(parts.label),
        "heading": mark_values(parts.heading),
        "text": mark_values(parts.text),
        "elsewhere": change.elsewhere,
        "inner": mark_values(change.inner.stream) if change.inner else [],
        "confidence": round(change.confidence, 3),
        "reason": change.reason.value,
    }


def mark_values(marks: Sequence[Mark]) -> list[dict[str, str]]:
    """Marks as JSON values."""
    return [{"op": mark.op.value, "text": mark.text} for mark in marks]


def redline_text(changes: Sequence[Change]) -> str:
    """The redline as plain text: `[-deleted-]`, `{+inserted+}`, a line for each clause."""
    return "".join(
        piece for change in changes for mark in change.parts.stream for piece in _bracketed(mark)
    )


def _bracketed(mark: Mark) -> Iterator[str]:
    """A mark in its brackets; line ends stay outside, so that lines stay lines."""
    opens, closes = BRACKETS[mark.op]
    for line in mark.text.splitlines(keepends=True):
        words = line.rstrip("\n")
        yield f"{opens}{words}{closes}{line[len(words) :]}" if words else line


def _html(
    after: ResolutionText,
    changes: Sequence[Change],
    sides: Sequence[str],
    is_demonstration: bool,
) -> str:
    rows = [
        {
            "change": change,
            "kind": (change.after or change.before).kind.value,  # type: ignore[union-attr]
            "has_moved": ChangeKind.MOVED in change.kinds,
            "label": marked(change.parts.label),
            "heading": marked(change.parts.heading),
            "text": marked(
                change.parts.text,
                change.before.spans if change.before else (),
                change.after.spans if change.after else (),
            ),
        }
        for change in changes
    ]
    context = {
        "after": after,
        "sides": sides,
        "rows": rows,
        "language": after.language,
        "dir": reading.direction(after.language),
        "is_demonstration": is_demonstration,
    }
    return render_to_string("amendments/export.html", context)
