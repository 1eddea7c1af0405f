"""Heads and blocks as values that JSON can hold.

Law: `unpack_head(pack_head(head)) == head`, also after a trip through `json`; the same of blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from amendments.submissions.labels import BlockKind
from amendments.submissions.oddities import Oddity, OddityKind
from amendments.submissions.symbols import DocumentSymbol, parse_symbol
from amendments.submissions.values import Block, Entry, EntryKind, Head, Paragraph


def pack_head(head: Head) -> dict[str, Any]:
    """The head as dicts, lists, strings and numbers."""
    return {
        "symbol": str(head.symbol) if head.symbol else "",
        "date": head.date.isoformat() if head.date else "",
        "originals": list(head.originals),
        "sources": list(head.sources),
        "title": head.title,
        "agenda_item": head.agenda_item,
        "blocks": pack_blocks(head.blocks),
        "entries": [[e.kind.value, e.text, e.line, e.label] for e in head.entries],
        "oddities": [[odd.line, odd.kind.name, odd.detail] for odd in head.oddities],
    }


def unpack_head(values: Mapping[str, Any]) -> Head:
    """The head that `pack_head` packed; an empty one of an empty mapping."""
    symbol = parse_symbol(values["symbol"]) if values.get("symbol") else None
    return Head(
        symbol=symbol if isinstance(symbol, DocumentSymbol) else None,
        date=date.fromisoformat(values["date"]) if values.get("date") else None,
        originals=tuple(values.get("originals", ())),
        sources=tuple(values.get("sources", ())),
        title=values.get("title", ""),
        agenda_item=values.get("agenda_item", ""),
        blocks=unpack_blocks(values.get("blocks", ())),
        entries=tuple(Entry(EntryKind(kind), *rest) for kind, *rest in values.get("entries", ())),
        oddities=tuple(
            Oddity(line, OddityKind[kind], detail)
            for line, kind, detail in values.get("oddities", ())
        ),
    )


def pack_blocks(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks as dicts, lists, strings and numbers."""
    return [
        {
            "kind": block.kind.value,
            "label": block.label,
            "line": block.line,
            "paragraphs": [[paragraph.text, paragraph.line] for paragraph in block.paragraphs],
        }
        for block in blocks
    ]


def unpack_blocks(values: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """The blocks that `pack_blocks` packed."""
    return tuple(
        Block(
            BlockKind(block["kind"]),
            block["label"],
            tuple(Paragraph(text, line) for text, line in block["paragraphs"]),
            block["line"],
        )
        for block in values
    )
