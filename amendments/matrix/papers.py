"""A matrix as a Word document: tables of a few proposals each, their changes as revision marks.

Law: rejecting every mark leaves in each cell the clause of the base, accepting every one the clause
as the proposal of the column wants it, to the character. Each mark is its proposal's author's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from amendments.matrix.table import Laid, author_of
from amendments.reading import marked
from amendments.redline.cells import line_of, line_spans, parts_of
from amendments.redline.changes import Change
from amendments.redline.diff import Mark, Op
from amendments.redline.matrix import Row as Line
from amendments.redline.matrix import by_element
from amendments.redline.telling import element_name
from resolutions.reading import Piece
from resolutions.word.marks import (
    Block,
    Cell,
    Document,
    Formatting,
    Paragraph,
    Properties,
    Revision,
    RevisionKind,
    Row,
    Run,
    Shape,
    Table,
)

ON_A_SHEET = 4
"""So many proposals stand side by side; a clause's own column stands before them."""

BOLD = Formatting(bold=True)
_KINDS = {"insert": RevisionKind.INSERTION, "delete": RevisionKind.DELETION}


def lay_out_matrix(laid: Laid) -> Document:
    """The matrix as a document of pages that lie, a table for every few proposals."""
    columns = columns_of(laid)
    sheet = Sheet(laid)
    blocks: list[Block] = []
    for first in range(0, len(columns), ON_A_SHEET):
        if first:
            blocks.append(Paragraph(shape=Shape(page_break=True)))
        blocks.append(sheet.table(columns[first : first + ON_A_SHEET]))
    return sheet.document(_("Proposals side by side"), blocks, landscape=True)


def columns_of(laid: Laid) -> list[Column]:
    """The proposals in their order."""
    return [
        Column(laid, reduced.proposal.source, by_element(laid.plan, reduced.changes))
        for reduced in laid.plan.reduced
    ]


def told_of_whole(laid: Laid) -> list[str]:
    """Who would do away with the resolution, a line for each."""
    words = _("%(author)s (%(source)s) would suppress the whole resolution.")
    return [
        words % {"author": author_of(one, laid.base.language), "source": str(one)}
        for one in laid.suppressing
    ]


class Column:
    """One proposal: whose it is, and what it makes of every element."""

    def __init__(self, laid: Laid, source: str, changes: Mapping[str, Change]) -> None:
        self.source = source
        self.author = laid.authors[source] or source
        self.action = laid.proposals[source].action
        self.date: datetime = laid.proposals[source].contribution.created_at
        self.changes = changes
        reduced = next(one for one in laid.plan.reduced if one.proposal.source == source)
        self.states = reduced.states | {
            each.element: each.clause for edit in reduced.edits for each in edit.additions
        }

    def runs(self, line: Line, by: str = "") -> tuple[Run, ...]:
        """What the proposal does to a clause, marked; nothing where it leaves it alone.

        The marks are the author's own, or are by whom it is said.
        """
        if line.of(self.source) is None:
            return ()
        after = self.states.get(line.element)
        marks = line_of(parts_of(line.clause, after, self.changes.get(line.element)))
        pieces = marked(marks, line_spans(line.clause), line_spans(after))
        return tuple(self._run(piece, by or self.author) for piece in pieces)

    def _run(self, piece: Piece, by: str) -> Run:
        kind = _KINDS.get(piece.mark)
        revisions = (Revision(kind, by, self.date),) if kind else ()
        return Run(piece.text, _look(piece), revisions=revisions)


class Sheet:
    """Sets the tables of one matrix."""

    def __init__(self, laid: Laid) -> None:
        self.laid = laid
        self.right_to_left = laid.base.language == "ar"

    def document(self, title: str, blocks: Sequence[Block], *, landscape: bool) -> Document:
        """The document of these blocks under its title, and what is said of the whole."""
        laid = self.laid
        of = f"{laid.version.resolution.name} ({laid.version.edition_text})"
        head = self.paragraph(f"{of}: {title}", "Res_title")
        told = [self.said(words) for words in told_of_whole(laid)]
        rows = (*laid.proposals.values(), *laid.suppressing)
        said = Properties(
            title=title,
            language=laid.base.language,
            created=max(one.contribution.created_at for one in rows),
            landscape=landscape,
        )
        return Document((head, *told, *blocks, Paragraph()), properties=said)

    def paragraph(self, words: str | Sequence[Run], style: str = "Table_text") -> Paragraph:
        """A paragraph as the matrix has them, in the direction of its language."""
        runs = (Run(words),) if isinstance(words, str) else tuple(words)
        return Paragraph(runs, Shape(style=style, right_to_left=self.right_to_left))

    def said(self, words: str) -> Paragraph:
        """A paragraph in words of the interface, in its direction."""
        shape = Shape(style="Table_text", right_to_left=get_language_bidi())
        return Paragraph((Run(words),), shape)

    def table(self, columns: Sequence[Column]) -> Table:
        """Some proposals side by side: the clauses that they touch, and what nobody touches."""
        rows = (self._head(columns), *self._rows(columns))
        return Table(rows, right_to_left=self.right_to_left)

    def _head(self, columns: Sequence[Column]) -> Row:
        first = Cell((self.paragraph((Run(_("Clause"), BOLD),)),))
        return Row((first, *map(self._column_head, columns)), header=True)

    def _column_head(self, column: Column) -> Cell:
        source = f"{column.source} · {column.action}"
        named = self.paragraph((Run(column.author, BOLD),))
        lagging = len(self.laid.lagging.get(column.source, {}))
        lags = ngettext(
            "%(number)d clause without an up-to-date translation",
            "%(number)d clauses without an up-to-date translation",
            lagging,
        )
        told = [self.said(lags % {"number": lagging})] if lagging else []
        return Cell((named, self.paragraph(source), *told))

    def _rows(self, columns: Sequence[Column]) -> Iterator[Row]:
        for run in self.laid.matrix.folded():
            if not run[0].groups:
                yield Row((Cell((self.said(self._untouched(run)),), columns=len(columns) + 1),))
                continue
            for line in run:
                cells = [column.runs(line) for column in columns]
                if any(cells):
                    yield Row((self.clause(line), *(Cell((self.paragraph(c),)) for c in cells)))

    def _untouched(self, run: Sequence[Line]) -> str:
        names = [self.name(line) for line in (run[0], run[-1])]
        told = names[0] if len(run) == 1 else f"{names[0]} … {names[1]}"
        words = ngettext(
            "%(names)s: %(number)d clause, which nobody touches",
            "%(names)s: %(number)d clauses, which nobody touches",
            len(run),
        )
        return words % {"names": told, "number": len(run)}

    def clause(self, line: Line, columns: int = 1) -> Cell:
        """A clause as it stands in the base, over some columns."""
        words = line.clause.words if line.clause else _("not in the base text; it would stand here")
        pieces = marked((Mark(Op.KEEP, words),), after=line_spans(line.clause))
        named = self.paragraph((Run(self.name(line), BOLD),))
        said = self.paragraph([Run(one.text, _look(one)) for one in pieces])
        return Cell((named, said), columns=columns)

    def name(self, line: Line) -> str:
        """How a clause is cited."""
        return element_name(self.laid.plan, line.element)


def _look(piece: Piece) -> Formatting:
    return Formatting(
        bold=piece.bold,
        italic=piece.italic,
        superscript=piece.raised,
        subscript=piece.lowered,
    )
