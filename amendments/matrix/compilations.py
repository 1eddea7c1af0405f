"""A matrix as a compilation: every wording of every clause once, with all who want it.

Law: rejecting every mark leaves beside each wording's names the clause of the base, accepting every
one the clause as they want it, to the character. The marks are by all who want the wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amendments.desk.names import brief
from amendments.matrix.papers import BOLD, Column, Sheet, columns_of
from amendments.matrix.table import Laid
from amendments.redline.edits import EditKind
from amendments.redline.matrix import Group
from amendments.redline.matrix import Row as Line
from amendments.redline.telling import Destination, destination
from resolutions.word.marks import Cell, Document, Paragraph, Row, Run, Table

WIDTH = 2
"""A wording is twice as wide as the names beside it."""


def lay_out_compilation(laid: Laid) -> Document:
    """The compilation as a document: what is touched, in the order of the base."""
    sheet = Sheet(laid)
    rows = _Rows(laid, sheet).rows()
    table = Table(tuple(rows), right_to_left=sheet.right_to_left)
    return sheet.document(_("Proposals by wording"), [table], landscape=False)


class _Rows:
    """Sets the rows of a compilation."""

    def __init__(self, laid: Laid, sheet: Sheet) -> None:
        self.laid = laid
        self.paragraph = sheet.paragraph
        self.said = sheet.said
        self.clause = sheet.clause
        self.columns = {column.source: column for column in columns_of(laid)}

    def rows(self) -> Iterator[Row]:
        """A row for each clause that is touched, and below it one for each wording."""
        heads = (_("Proposed by"), 1), (_("Wording"), WIDTH)
        yield Row(
            tuple(
                Cell((self.paragraph((Run(words, BOLD),)),), columns=columns)
                for words, columns in heads
            ),
            header=True,
        )
        for line in self.laid.matrix.rows:
            if line.groups:
                yield Row((self._head(line),))
                yield from (self._wording(line, group) for group in line.groups)

    def _head(self, line: Line) -> Cell:
        """The clause with its words in the base, and how many want what of it."""
        cell = self.clause(line, 1 + WIDTH)
        return replace(cell, blocks=(*cell.blocks, self.said(_counted(line))))

    def _wording(self, line: Line, group: Group) -> Row:
        wanted = [self.columns[source] for source in group.sources]
        by = _(", ").join(brief(column.author) for column in wanted) if wanted[1:] else ""
        told = [self.said(words) for words in self._goes(group)]
        words = self.paragraph(wanted[0].runs(line, by))
        return Row((Cell((self._names(wanted), *told)), Cell((words,), columns=WIDTH)))

    def _names(self, wanted: list[Column]) -> Paragraph:
        runs: list[Run] = []
        for column in wanted:
            before = _(", ") if runs else ""
            runs += (Run(before), Run(brief(column.author), BOLD), Run(f" {column.source}"))
        return self.paragraph([run for run in runs if run.text])

    def _goes(self, group: Group) -> Iterator[str]:
        """Where the clause moves, if it does."""
        for key in group.edits:
            edit = self.laid.plan.edits[key]
            place = destination(self.laid.plan, edit)
            if place is not None and edit.kind is EditKind.MOVE:
                yield _moved(place)


def _moved(to: Destination) -> str:
    if to.behind:
        return _("moved behind %(clause)s") % {"clause": to.behind}
    if to.under:
        return _("moved to the front of %(clause)s") % {"clause": to.under}
    return _("moved to the front of the text")


def _counted(line: Line) -> str:
    said = ngettext("%(number)s proposal", "%(number)s proposals", line.contention)
    told = [said % {"number": line.contention}]
    if len(line.groups) > 1:
        told.append(_("%(number)s wordings") % {"number": len(line.groups)})
    return _(", ").join(told)
