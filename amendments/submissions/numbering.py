"""Which symbol and which identifiers come next, by the rules by which ITU gives them.

Nothing is skipped and nothing given twice: the next number is one more than the highest taken.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from amendments.submissions.symbols import (
    DocumentSymbol,
    Later,
    LaterKind,
    ProposalIdentifier,
)

_PREFIXES = {
    "council": "C",
    "pp": "PP",
    "wtsa": "WTSA",
    "wtdc": "WTDC",
    "wrc": "WRC",
    "ra": "RA",
}


def name_meeting(body: str, year: int | None, group: str = "", number: int | None = None) -> str:
    """How symbols name a meeting: `C26` by its body and year, else `CWG-WSIS&SDG-40`.

    Empty where neither gives what can stand in a symbol.
    """
    names = []
    if body in _PREFIXES and year:
        names.append(f"{_PREFIXES[body]}{year % 100:02}")
    if number is not None:
        names.append(f"{group}-{number}")
    return next((name for name in names if _fits(name)), "")


def _fits(meeting: str) -> bool:
    try:
        DocumentSymbol(meeting, 1)
    except ValueError:
        return False
    return True


def next_symbol(meeting: str, taken: Collection[DocumentSymbol]) -> DocumentSymbol:
    """The symbol of the meeting's next document. `meeting` can stand in a symbol."""
    numbers = [one.number for one in taken if _same_meeting(one, meeting) and not one.series]
    return DocumentSymbol(meeting, max(numbers, default=0) + 1)


def _same_meeting(symbol: DocumentSymbol, meeting: str) -> bool:
    return symbol.meeting.replace("-", "").upper() == meeting.replace("-", "").upper()


def later_symbol(
    former: DocumentSymbol, kind: LaterKind, taken: Collection[DocumentSymbol]
) -> DocumentSymbol:
    """The symbol of the next revision or corrigendum of a document, or addendum to it.

    What follows `C26/14(Rev.1)` as a revision is `C26/14(Rev.2)`; as a corrigendum it is
    `C26/14(Rev.1)(Corr.1)`.
    """
    begun = former.later[:-1] if former.later and former.later[-1].kind is kind else former.later
    plain = replace(former, language="", later=begun)
    numbers = [
        one.later[-1].number
        for one in taken
        if one.later
        and one.later[-1].kind is kind
        and replace(one, language="", later=one.later[:-1]).is_same_document(plain)
    ]
    return replace(plain, later=(*begun, Later(kind, max(numbers, default=0) + 1)))


def identify(symbol: DocumentSymbol, source: str, serial: int) -> ProposalIdentifier:
    """The identifier of a document's proposal: `ATU/35A18/1`.

    A revision or a corrigendum keeps the identifiers of its document. Raise ValueError, with one
    sentence, for a source that cannot stand in one.
    """
    addenda = tuple(one.number for one in symbol.later if one.kind is LaterKind.ADDENDUM)
    return ProposalIdentifier(source, serial, symbol.number, addenda)
