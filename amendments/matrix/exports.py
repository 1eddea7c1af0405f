"""A matrix as a file: Word with revision marks, a spreadsheet to sort, JSON for software.

All are printed from the same rows, groups and marks. A text for demonstration says so in each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from amendments.matrix.compilations import lay_out_compilation
from amendments.matrix.papers import lay_out_matrix, told_of_whole
from amendments.matrix.table import Laid, author_of
from amendments.redline.cells import cell_marks, difference
from amendments.redline.diff import Op
from amendments.redline.matrix import Row
from resolutions import exports
from resolutions.cells import safe_cell
from resolutions.exports import (
    Download,
    as_json,
    demonstration_notice,
    file_name,
    with_notice,
)
from resolutions.word import writer

BY_WORDING = "wording.docx"
"""The form of a compilation: a Word file that has every wording once."""
MEDIA_TYPES = {
    "docx": exports.MEDIA_TYPES["docx"],
    BY_WORDING: exports.MEDIA_TYPES["docx"],
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
_BRACKETS = {Op.KEEP: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}


def export_matrix(laid: Laid, form: str) -> Download:
    """The matrix as a file of this form (a key of MEDIA_TYPES; KeyError for any other)."""
    write: Callable[[Laid], bytes] = {
        "docx": _word,
        BY_WORDING: _compilation,
        "xlsx": _sheet,
        "json": _json,
    }[form]
    name = file_name(laid.base, form, f"{laid.version.edition}-matrix")
    return Download(name, MEDIA_TYPES[form], write(laid))


def _word(laid: Laid) -> bytes:
    return writer.write(with_notice(lay_out_matrix(laid), _notice(laid)))


def _compilation(laid: Laid) -> bytes:
    return writer.write(with_notice(lay_out_compilation(laid), _notice(laid)))


def _notice(laid: Laid) -> str:
    return demonstration_notice(laid.base.language) if laid.version.is_demonstration else ""


def _json(laid: Laid) -> bytes:
    return as_json(_values(laid)).encode()


def _values(laid: Laid) -> dict[str, Any]:
    notice = _notice(laid)
    return {
        **({"demonstration": notice} if notice else {}),
        "body": laid.base.body,
        "number": laid.base.number,
        "version": laid.version.edition,
        "language": laid.base.language,
        "proposals": [
            {
                "source": column.source,
                "author": laid.authors[column.source],
                "document": str(laid.proposals[column.source].contribution.document),
                "action": column.action,
                "counts": {kind.value: number for kind, number in column.counts.items()},
                "clauses": tally.touched,
                "shared": tally.shared,
                "contested": tally.contested,
                "agrees": dict(sorted(tally.agrees.items())),
                "misfits": column.source in laid.misfits,
                "drafted_in": laid.proposals[column.source].contribution.language,
                "lagging": len(laid.lagging.get(column.source, ())),
            }
            for column, tally in zip(laid.matrix.columns, laid.matrix.tallies(), strict=True)
        ],
        "suppressing": [
            {
                "source": str(one),
                "author": author_of(one, laid.base.language),
                "document": str(one.contribution.document),
            }
            for one in laid.suppressing
        ],
        "unchanged": [str(one.contribution.document) for one in laid.keeping],
        "clauses": [_row_values(row) for row in laid.matrix.rows],
    }


def _row_values(row: Row) -> dict[str, Any]:
    return {
        "element": row.element,
        "address": row.clause.address if row.clause else None,
        "depth": row.depth,
        "before": row.clause.words if row.clause else None,
        "proposals": row.contention,
        "contested": row.contested,
        "groups": [
            {
                "sources": list(group.sources),
                "after": group.after.words if group.after else None,
                "spans": [[mark.op.value, mark.text] for mark in cell_marks(row, group)],
            }
            for group in row.groups
        ],
        "near": [
            {
                "first": list(near.first),
                "second": list(near.second),
                "likeness": near.likeness,
                "spans": [[mark.op.value, mark.text] for mark in difference(row, near)],
            }
            for near in row.near
        ],
    }


def _sheet(laid: Laid) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has one
    sheet.title = _("Matrix")
    _fill(sheet, laid, _lines(laid))
    sheet.freeze_panes = "C2"
    sheet.column_dimensions["A"].width = sheet.column_dimensions["C"].width = 14
    _fill(book.create_sheet(_("Delegations")), laid, _tally_lines(laid))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, laid: Laid, lines: Iterable[Sequence[str | int]]) -> None:
    """Lines under a head that stays in sight, ready for paper; no word of them is a formula."""
    for said in lines:
        sheet.append([safe_cell(one) if isinstance(one, str) else one for one in said])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 40
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.sheet_view.rightToLeft = laid.base.language == "ar"
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = "1:1"
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = _notice(laid) or None


def _tally_lines(laid: Laid) -> Iterator[list[str | int]]:
    yield [
        _("Delegation"),
        _("Proposal"),
        _("Clauses touched"),
        _("with others"),
        _("contested"),
        _("Agrees most with"),
    ]
    for tally in laid.matrix.tallies():
        agrees = ", ".join(f"{source} ({count})" for source, count in tally.agrees.most_common())
        counts = (tally.touched, tally.shared, tally.contested)
        yield [laid.authors[tally.source], tally.source, *counts, agrees]
    for words in told_of_whole(laid):
        yield [words]


def _lines(laid: Laid) -> Iterator[list[str | int]]:
    sources = [column.source for column in laid.matrix.columns]
    heads = [f"{laid.authors[source]}\n{source}" for source in sources]
    yield [_("Clause"), _("Base text"), _("Proposals"), *heads]
    for row in laid.matrix.rows:
        address, words = (row.clause.address, row.clause.words) if row.clause else ("+", "")
        yield [address, words, row.contention, *(_cell(row, source) for source in sources)]


def _cell(row: Row, source: str) -> str:
    """What a proposal does to the clause; who came first with the same is named in its place."""
    group = row.of(source)
    if group is None:
        return ""
    if source != group.sources[0]:
        return _("as %s") % group.sources[0]
    marks = ((_BRACKETS[mark.op], mark.text) for mark in cell_marks(row, group))
    return "".join(f"{opens}{text}{closes}" for (opens, closes), text in marks)
