"""What a matrix has thousands of, as HTML: cells, and the blocks of its pictures."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amendments.desk.names import brief
from amendments.drafting.translating import Standing
from amendments.matrix.rows import BlockSheet, CellSheet, PillarSheet
from amendments.redline.telling import Destination
from amendments.templatetags.desks import all_edit_words
from amendments.templatetags.redlines import Around, around, joined

register = template.Library()


@register.simple_tag(takes_context=True)
def matrix_cells(context: Context, cells: Iterable[CellSheet | None]) -> SafeString:
    """The cells of one clause; one that is empty where a proposal leaves the clause alone."""
    setter = _Setter(around(context), str(context["language"]), str(context["dir"]))
    return SafeString("".join([setter.cell(cell) if cell else "<td></td>" for cell in cells]))


@register.simple_tag(takes_context=True)
def matrix_wording(context: Context, cell: CellSheet) -> SafeString:
    """What a cell says, where its wording stands once for all who want it."""
    setter = _Setter(around(context), str(context["language"]), str(context["dir"]))
    return SafeString(setter.inside(cell))


@register.filter
def briefly(author: str) -> str:
    """An author's name as it is said in the hall."""
    return brief(author)


@register.simple_tag
def matrix_bar(blocks: Iterable[BlockSheet]) -> SafeString:
    """A picture of wordings that lies, one unit high."""
    return SafeString(
        "".join(
            f'<rect class="shade-{escape(one.shade)}" x="{escape(one.start)}" y="0"'
            f' width="{escape(one.size)}" height="1"/>'
            for one in blocks
        )
    )


@register.simple_tag
def matrix_pillar(pillar: PillarSheet) -> SafeString:
    """A picture of wordings that stands, eight units wide."""
    return SafeString(
        "".join(
            f'<rect class="shade-{escape(one.shade)}" x="{escape(pillar.place)}"'
            f' y="{escape(one.start)}" width="8" height="{escape(one.size)}"/>'
            for one in pillar.blocks
        )
    )


class _Setter:
    """Sets cells with the words that stand in each, in the interface's language."""

    def __init__(self, marks: Around, language: str, direction: str) -> None:
        self.marks = marks
        self.begins = (
            f'<div class="cell-words redline" lang="{escape(language)}" dir="{escape(direction)}">'
        )
        self.untouched = escape(_("leaves the base text"))
        self.wording = escape(_("wording"))
        self.behind = escape(_("behind"))
        self.front = escape(_("to the front of"))
        self.foremost = escape(_("to the front of the text"))
        self.same_as = escape(_("the same as"))
        self.near = escape(_("differs from"))
        self.lags = {
            Standing.MISSING.value: escape(_("not translated")),
            Standing.STALE.value: escape(_("translated from earlier words")),
        }

    def cell(self, cell: CellSheet) -> str:
        """One cell: its head, and what it says or which cell says the same."""
        author, source = escape(cell.head.author), escape(cell.head.source)
        return f'<td data-author="{author}" data-source="{source}">{self.inside(cell)}</td>'

    def inside(self, cell: CellSheet) -> str:
        """What stands in a cell."""
        return f'<p class="cell-head">{self._head(cell)}</p>{self._body(cell)}'

    def _head(self, cell: CellSheet) -> str:
        if not cell.letter:
            return self.untouched
        letter = f'<span class="said">{self.wording} </span>{escape(cell.letter)}'
        where = f" {self._where(cell.goes)}" if cell.goes else ""
        does = escape(all_edit_words(cell.kinds))
        lag = f' <span class="chip notice">{self.lags[cell.lag]}</span>' if cell.lag else ""
        return (
            f'<span class="wording shade-{escape(cell.shade)}">{letter}</span> {does}{where}{lag}'
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
        near = f'<p class="cell-near">{self.near} {escape(cell.near)}:</p>' if cell.near else ""
        return f"{near}{self.begins}{joined(cell.words, self.marks)}</div>"
