"""What a matrix has thousands of, as HTML: clauses with their cells, blocks of its pictures.

Every word is escaped but letters, shades and numbers, which the sheets count out themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amendments.desk.names import brief
from amendments.drafting.translating import Standing
from amendments.matrix.rows import (
    BandSheet,
    BlockSheet,
    CellSheet,
    FoldSheet,
    HeadSheet,
    LineSheet,
    NearSheet,
    PillarSheet,
)
from amendments.redline.telling import Destination
from amendments.templatetags.desks import all_edit_words
from amendments.templatetags.redlines import around, joined
from resolutions.addresses import address
from resolutions.reading import Piece
from resolutions.templatetags.pages import language_here

register = template.Library()


@register.simple_tag(takes_context=True)
def matrix_lines(context: Context, band: BandSheet) -> SafeString:
    """The rows of a band: its clauses with their cells, and the runs that fold away."""
    rows = _Rows(context, band)
    return SafeString("".join([rows.row(line) for line in band.lines]))


@register.simple_tag(takes_context=True)
def matrix_heads(context: Context, heads: Iterable[HeadSheet]) -> SafeString:
    """The heads of some columns: whose each is, where it leads, and who may see it."""
    setter = _Heads(str(context["language"]))
    return SafeString("".join(map(setter.head, heads)))


@register.simple_tag(takes_context=True)
def matrix_wording(context: Context, cell: CellSheet) -> SafeString:
    """What a cell says, where its wording stands once for all who want it."""
    return SafeString(_Cells(context).inside(cell))


@register.filter
def briefly(author: str) -> str:
    """An author's name as it is said in the hall."""
    return brief(author)


@register.simple_tag
def matrix_pillars(pillars: Iterable[PillarSheet]) -> SafeString:
    """The clauses of a picture of contention, each eight units wide and leading to its row."""
    return SafeString("".join([_pillar(pillar) for pillar in pillars]))


@register.simple_tag
def matrix_friends(friends: Iterable[tuple[str, int]]) -> SafeString:
    """With whom a proposal agrees, and about how many clauses."""
    said = (f"<bdi>{escape(name)}</bdi> ({number})" for name, number in friends)
    return SafeString(escape(_(", ")).join(said) or "–")


def _pillar(pillar: PillarSheet) -> str:
    place = escape(pillar.place)
    blocks = "".join(
        f'<rect class="shade-{one.shade}" x="{place}" y="{one.start}" width="8"'
        f' height="{one.size}"/>'
        for one in pillar.blocks
    )
    return (
        f'<a href="#{escape(pillar.anchor)}" tabindex="-1">'
        f"<title>{escape(pillar.name)}: {pillar.proposals}</title>{blocks}</a>"
    )


class _Cells:
    """Sets cells with the words that stand in each, in the interface's language."""

    def __init__(self, context: Context) -> None:
        self.marks = around(context)
        self.set_in = f'lang="{escape(context["language"])}" dir="{escape(context["dir"])}"'
        self.untouched = escape(_("leaves the base text"))
        self.wording = escape(_("wording"))
        self.behind = escape(_("behind"))
        self.front = escape(_("to the front of"))
        self.foremost = escape(_("to the front of the text"))
        self.same_as = escape(_("the same as"))
        self.differs = escape(_("differs from"))
        self.lags = {
            Standing.MISSING.value: escape(_("not translated")),
            Standing.STALE.value: escape(_("translated from earlier words")),
        }
        self.does = cache(lambda kinds: escape(all_edit_words(kinds)))

    def cell(self, cell: CellSheet | None) -> str:
        """One cell; None is one that leaves its clause alone."""
        if cell is None:
            return "<td></td>"
        author, source = escape(cell.head.author), escape(cell.head.source)
        return f'<td data-author="{author}" data-source="{source}">{self.inside(cell)}</td>'

    def inside(self, cell: CellSheet) -> str:
        """What stands in a cell: its head, and what it says or which cell says the same."""
        return f'<p class="cell-head">{self._head(cell)}</p>{self._body(cell)}'

    def words(self, words: Iterable[Piece]) -> str:
        """Words with their marks."""
        return joined(words, self.marks)

    def _head(self, cell: CellSheet) -> str:
        if not cell.letter:
            return self.untouched
        letter = f'<span class="said">{self.wording} </span>{cell.letter}'
        where = f" {self._where(cell.goes)}" if cell.goes else ""
        lag = f' <span class="chip notice">{self.lags[cell.lag]}</span>' if cell.lag else ""
        return (
            f'<span class="wording shade-{cell.shade}">{letter}</span>'
            f" {self.does(cell.kinds)}{where}{lag}"
        )

    def _where(self, goes: Destination) -> str:
        """Where a clause goes; without a name to the front of the text."""
        if goes.behind:
            return f"{self.behind} <bdi>{escape(goes.behind)}</bdi>"
        return f"{self.front} <bdi>{escape(goes.under)}</bdi>" if goes.under else self.foremost

    def _body(self, cell: CellSheet) -> str:
        if cell.same_as:
            source = f'<bdi translate="no">{escape(cell.same_as)}</bdi>'
            return f'<p class="cell-same">{self.same_as} {source}</p>'
        near = f'<p class="cell-near">{self.differs} {cell.near}:</p>' if cell.near else ""
        words = f'<div class="cell-words redline" {self.set_in}>{self.words(cell.words)}</div>'
        return f"{near}{words}"


class _Heads:
    """Sets the heads of columns over clauses in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.hidden = escape(_("not everybody sees this column"))
        self.misfit = escape(_("starts from another text; not all of it fits"))
        self.clauses = cache(_clauses)
        self.translated = cache(_translated)

    def head(self, head: HeadSheet) -> str:
        """One head."""
        author = escape(head.author)
        place = escape(address("amendments:contribution", head.address))
        return (
            f'<th scope="col" data-author="{author}"><bdi class="matrix-author">{author}</bdi>'
            f' <a href="{place}" class="matrix-source" translate="no">'
            f"<bdi>{escape(head.source)}</bdi></a>"
            f'<span class="matrix-facts">{escape(str(head.proposal.action))} · '
            f"{self.clauses(head.tally.touched)}</span>{''.join(self._more(head))}</th>"
        )

    def _more(self, head: HeadSheet) -> Iterator[str]:
        if head.drafted_in != self.language:
            yield f'<span class="matrix-facts">{self.translated(head.drafted_in)}</span>'
        if not head.is_public:
            state = escape(str(head.proposal.contribution.get_state_display()))
            yield f' <span class="chip notice">{state}</span>'
            yield f'<span class="matrix-facts">{self.hidden}</span>'
        if head.is_misfit:
            yield f' <span class="chip notice">{self.misfit}</span>'


class _Rows:
    """Sets the rows of a band."""

    def __init__(self, context: Context, band: BandSheet) -> None:
        self.cells = _Cells(context)
        self.set_in = self.cells.set_in
        self.band = band
        self.width = len(context["sheet"].heads)
        self.comma = escape(_(", "))
        self.added = escape(_("not in the base text; it would stand here"))
        self.deleted = escape(_("deleted there"))
        self.proposals = cache(_proposals)

    def row(self, line: LineSheet | FoldSheet) -> str:
        """One row."""
        return self._fold(line) if isinstance(line, FoldSheet) else self._line(line)

    def _fold(self, fold: FoldSheet) -> str:
        number = len(fold.clauses)
        said = ngettext(
            "%(number)s clause, which nobody touches",
            "%(number)s clauses, which nobody touches",
            number,
        )
        clauses = "".join(
            f'<p {self.set_in}><span class="visually-hidden">{escape(name)}:</span>'
            f" {self.cells.words(words)}</p>"
            for name, words in fold.clauses
        )
        return (
            '<tr class="matrix-fold"><th scope="row"><details>'
            f"<summary><bdi>{escape(fold.name)}</bdi>"
            f' <span class="soft">{escape(said % {"number": number})}</span></summary>'
            f'{clauses}</details></th><td colspan="{len(self.band.heads)}"></td></tr>'
        )

    def _line(self, line: LineSheet) -> str:
        name = escape(line.name)
        contested = ' class="contested"' if line.wordings > 1 else ""
        cells = "".join(map(self.cells.cell, line.cells))
        near = "".join(map(self._near, line.near))
        return (
            f'<tr id="{escape(line.anchor + self.band.suffix)}" data-name="{name}"{contested}>'
            f'<th scope="row"><div class="matrix-clause depth-{line.depth}">'
            f'<bdi class="matrix-name">{name}</bdi> <span class="matrix-count">{self._bar(line)}'
            f"{self._count(line)}</span>{self._base(line)}{near}</div></th>{cells}</tr>"
        )

    def _bar(self, line: LineSheet) -> str:
        return (
            '<svg class="matrix-bar-of" aria-hidden="true"'
            f' viewBox="0 0 {self.width} 1" preserveAspectRatio="none">'
            f"{''.join(map(_lying, line.blocks))}</svg> "
        )

    def _count(self, line: LineSheet) -> str:
        said = self.proposals(line.proposals)
        if line.wordings < 2:
            return said
        wordings = escape(_("%(number)s wordings") % {"number": line.wordings})
        return f"{said}{self.comma}<strong>{wordings}</strong>"

    def _base(self, line: LineSheet) -> str:
        if line.words is not None:
            return f"<p {self.set_in}>{self.cells.words(line.words)}</p>"
        return f'<p class="soft">{self.added if line.is_added else self.deleted}</p>'

    def _near(self, near: NearSheet) -> str:
        said = escape(_("Hardly differs from %(source)s:") % {"source": near.source})
        words = f'<span class="redline" {self.set_in}>{self.cells.words(near.words)}</span>'
        return f'<p class="matrix-near">{said} {words}</p>'


def _lying(one: BlockSheet) -> str:
    return f'<rect class="shade-{one.shade}" x="{one.start}" y="0" width="{one.size}" height="1"/>'


def _clauses(number: int) -> str:
    said = ngettext("%(number)s clause", "%(number)s clauses", number)
    return escape(said % {"number": number})


def _translated(language: str) -> str:
    return escape(_("translated from %(from)s") % {"from": language_here(language)})


def _proposals(number: int) -> str:
    said = ngettext("%(number)s proposal", "%(number)s proposals", number)
    return escape(said % {"number": number})
