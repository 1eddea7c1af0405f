"""Operations as values that JSON can hold.

Laws: `unpack(pack(operation)) == operation`, also after a trip through `json`; `unpack` raises
Malformed, and nothing else, for whatever other values it is given. Whether an operation fits a text
is no question here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar

from amendments.drafting.operations import OPERATIONS, Add, AddNote, Insert, Operation, Reword
from amendments.drafting.refusals import Flaw, Malformed
from amendments.drafting.trees import INSIDE, Place, Side
from amendments.drafting.words import fit, unkeepable
from resolutions.text.clauses import Clause, Kind, Span, SpanKind

LONGEST = 100_000
"""Characters of one clause; the longest real ones have some thousands."""

LONGEST_NAME = 500
"""Characters of a label, a heading, a key, an identity or a link's address."""

DEEPEST = 40
MOST = 5_000
"""Clauses, and spans of a clause, in one operation."""

_NAMES = {type_: name for name, type_ in OPERATIONS.items()}
_CLAUSE_WORDS = ("label", "heading", "text", "key", "address", "uid")
_Choice = TypeVar("_Choice", bound=StrEnum)


def pack(operation: Operation) -> dict[str, Any]:
    """The operation as dicts, lists, strings and numbers; `do` is its name."""
    values: dict[str, Any] = {"do": _NAMES[type(operation)]}
    for field in fields(operation):
        value = getattr(operation, field.name)
        match value:
            case Place():
                value = [value.side.value, value.uid]
            case Clause():
                value = _pack_clause(value)
            case StrEnum():
                value = value.value
            case tuple():
                value = _pack_spans(value)
        values[field.name] = value
    return values


def _pack_spans(spans: tuple[Span, ...]) -> list[list[Any]]:
    return [[span.start, span.end, span.kind.value, span.target] for span in spans]


def _pack_clause(clause: Clause) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": clause.kind.value, "line": clause.line}
    values |= {name: getattr(clause, name) for name in _CLAUSE_WORDS}
    values["spans"] = _pack_spans(clause.spans)
    values["children"] = [_pack_clause(child) for child in clause.children]
    return values


def unpack(values: object) -> Operation:
    """The operation that was packed into these values; Malformed for all others."""
    given = _mapping(values)
    name = _string(given.get("do", ""), "do")
    if name not in OPERATIONS:
        raise Malformed(Flaw.UNKNOWN, name[:40])
    made = OPERATIONS[name]
    wanted = [field.name for field in fields(made)]
    _check_names(given, {"do", *wanted})
    operation = made(**{key: _read(made, key, given[key]) for key in wanted})
    if isinstance(operation, Reword | Add | AddNote) and not fit(operation.text, operation.spans):
        raise Malformed(Flaw.BAD_SPANS)
    if isinstance(operation, Insert):
        _check_size(operation.clause)
    return operation


def _read(made: type[Operation], key: str, value: object) -> Any:
    """One part of an operation; only a new clause may leave its kind to its neighbours."""
    if key == "kind":
        return _maybe_kind(value, key) if made is Add else _kind(value, key)
    return _READING[key](value, key)


def _check_names(given: Mapping[str, object], wanted: set[str]) -> None:
    if missing := wanted - given.keys():
        raise Malformed(Flaw.MISSING, min(missing))
    if surplus := given.keys() - wanted:
        raise Malformed(Flaw.SURPLUS, min(surplus)[:40])


def _check_size(clause: Clause) -> None:
    count = sum(1 for _ in clause.walk())
    if count > MOST:
        raise Malformed(Flaw.TOO_LONG, str(count))


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise Malformed(Flaw.NOT_A_MAPPING)
    return value


def _string(value: object, key: str, longest: int = LONGEST_NAME) -> str:
    if not isinstance(value, str):
        raise Malformed(Flaw.WRONG_TYPE, key)
    if len(value) > longest:
        raise Malformed(Flaw.TOO_LONG, key)
    if found := unkeepable(value):
        raise Malformed(Flaw.UNKEEPABLE, f"U+{ord(found):04X}")
    return value


def _text(value: object, key: str) -> str:
    return _string(value, key, LONGEST)


def _maybe_string(value: object, key: str) -> str | None:
    return None if value is None else _string(value, key)


def _whole(value: object, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 31:
        raise Malformed(Flaw.WRONG_TYPE, key)
    return value


def _truth(value: object, key: str) -> bool:
    if not isinstance(value, bool):
        raise Malformed(Flaw.WRONG_TYPE, key)
    return value


def _choice(choices: type[_Choice], value: object, key: str) -> _Choice:
    if not isinstance(value, str) or value not in {str(choice) for choice in choices}:
        raise Malformed(Flaw.WRONG_TYPE, key)
    return choices(value)


def _kind(value: object, key: str) -> Kind:
    return _choice(Kind, value, key)


def _maybe_kind(value: object, key: str) -> Kind | None:
    return None if value is None else _kind(value, key)


def _list(value: object, key: str) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise Malformed(Flaw.WRONG_TYPE, key)
    if len(value) > MOST:
        raise Malformed(Flaw.TOO_LONG, key)
    return list(value)


def _place(value: object, key: str) -> Place:
    parts = _list(value, key)
    if len(parts) != 2:
        raise Malformed(Flaw.WRONG_TYPE, key)
    side, uid = _choice(Side, parts[0], key), _string(parts[1], key)
    if not uid and side not in INSIDE:
        raise Malformed(Flaw.MISSING, key)
    return Place(side, uid)


def _spans(value: object, key: str) -> tuple[Span, ...]:
    return tuple(_span(item, key) for item in _list(value, key))


def _span(value: object, key: str) -> Span:
    parts = _list(value, key)
    if len(parts) != 4:
        raise Malformed(Flaw.WRONG_TYPE, key)
    start, end, kind, target = parts
    return Span(
        _whole(start, key), _whole(end, key), _choice(SpanKind, kind, key), _string(target, key)
    )


def _clause(value: object, key: str, depth: int = 0) -> Clause:
    if depth > DEEPEST:
        raise Malformed(Flaw.TOO_DEEP)
    given = _mapping(value)
    _check_names(given, {"kind", "line", "spans", "children", *_CLAUSE_WORDS})
    clause = Clause(
        kind=_kind(given["kind"], "kind"),
        label=_string(given["label"], "label"),
        heading=_string(given["heading"], "heading"),
        key=_string(given["key"], "key"),
        text=_text(given["text"], "text"),
        spans=_spans(given["spans"], "spans"),
        children=tuple(
            _clause(child, key, depth + 1) for child in _list(given["children"], "children")
        ),
        address=_string(given["address"], "address"),
        uid=_string(given["uid"], "uid"),
        line=_whole(given["line"], "line"),
    )
    if not fit(clause.text, clause.spans):
        raise Malformed(Flaw.BAD_SPANS)
    return clause


_READING: dict[str, Any] = {
    "uid": _string,
    "anchor": _string,
    "added": _string,
    "label": _string,
    "heading": _string,
    "text": _text,
    "key": _maybe_string,
    "spans": _spans,
    "place": _place,
    "clause": _clause,
    "by_hand": _truth,
    "offset": _whole,
}
