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
from amendments.redline.changes import Change, ChangeKind, change_values
from amendments.redline.diff import Mark, Op
from amendments.redline.layout import lay_out_changes
from resolutions import reading
from resolutions.exports import (
    MEDIA_TYPES,
    Download,
    as_json,
    demonstration_notice,
    file_name,
    hidden,
    with_notice,
)
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
    If one of the texts is for demonstration, the file says so.
    """
    notice = demonstration_notice(after.language) if is_demonstration else ""
    sides = tuple(
        edition or str(text.edition.year or "")
        for edition, text in zip(editions, (before, after), strict=True)
    )
    print_as: dict[str, Callable[[], bytes]] = {
        "docx": lambda: _word(after, changes, notice),
        "html": lambda: _html(after, changes, sides, notice).encode(),
        "txt": lambda: (hidden(notice) + redline_text(changes)).encode(),
        "json": lambda: as_json(_values(changes, notice)).encode(),
    }
    editions_said = f"{sides[0] or 'before'}-{sides[1] or 'after'}-redline"
    return Download(file_name(after, form, editions_said), MEDIA_TYPES[form], print_as[form]())


def _values(changes: Sequence[Change], notice: str) -> list[dict[str, Any]]:
    """The changes as JSON values; the notice stands in each, so that the list stays a list."""
    about = {"demonstration": notice} if notice else {}
    return [{**about, **change_values(change)} for change in changes]


def _word(after: ResolutionText, changes: Sequence[Change], notice: str) -> bytes:
    """Revision marks need an author and a time: the comparison itself, and now."""
    document = lay_out_changes(
        changes, author=_("Comparison"), date=timezone.now(), language=after.language
    )
    return writer.write(with_notice(document, notice))


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
    notice: str,
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
        "notice": notice,
    }
    return render_to_string("amendments/export.html", context)
