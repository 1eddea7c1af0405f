"""Texts as values that JSON can hold.

Law: `from_json(to_json(text)) == text`, with every clause's `uid` and `line`, also after a trip
through `json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resolutions.text.clauses import (
    Action,
    Clause,
    Edition,
    Kind,
    ResolutionText,
    Span,
    SpanKind,
)

_WORDS = ("label", "heading", "text", "key", "address", "uid")


def to_json(text: ResolutionText) -> dict[str, Any]:
    """The text as dicts, lists, strings and numbers; what is empty in a clause is left out."""
    edition = text.edition
    return {
        "language": text.language,
        "body": text.body,
        "kind": text.kind,
        "number": text.number,
        "edition": [edition.year, edition.place, edition.action.value],
        "clauses": [_clause_to_json(clause) for clause in text.clauses],
    }


def from_json(values: Mapping[str, Any]) -> ResolutionText:
    """The text that `to_json` made these values of. Raises KeyError or ValueError for others."""
    return _from_json(values, {})


class Sharing:
    """Reads texts that have many clauses from one text, as proposals have from their base.

    Law: `Sharing(base).from_json(values) == from_json(values)`, with every `uid` and `line`. A
    clause that is the base's own to the last field, with all under it, is that very object.
    """

    def __init__(self, base: ResolutionText) -> None:
        self._known = {clause.address: (_clause_to_json(clause), clause) for clause in base.walk()}

    def from_json(self, values: Mapping[str, Any]) -> ResolutionText:
        """The text of these values. Raises KeyError or ValueError as `from_json` does."""
        return _from_json(values, self._known)


_Known = Mapping[str, tuple[dict[str, Any], Clause]]
"""Clauses by address, each with its values."""


def _from_json(values: Mapping[str, Any], known: _Known) -> ResolutionText:
    year, place, action = values["edition"]
    return ResolutionText(
        language=values["language"],
        body=values["body"],
        kind=values["kind"],
        number=values["number"],
        edition=Edition(year, place, Action(action)),
        clauses=tuple(_clause_from_json(clause, known) for clause in values["clauses"]),
    )


def _clause_to_json(clause: Clause) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": clause.kind.value}
    values |= {name: value for name in _WORDS if (value := getattr(clause, name))}
    if clause.line:
        values["line"] = clause.line
    if clause.spans:
        values["spans"] = [[s.start, s.end, s.kind.value, s.target] for s in clause.spans]
    if clause.children:
        values["children"] = [_clause_to_json(child) for child in clause.children]
    return values


def _clause_from_json(values: Mapping[str, Any], known: _Known) -> Clause:
    said, clause = known.get(values.get("address", ""), (None, None))
    if clause is not None and said == values:
        return clause
    return Clause(
        kind=Kind(values["kind"]),
        spans=tuple(
            Span(start, end, SpanKind(kind), target)
            for start, end, kind, target in values.get("spans", ())
        ),
        children=tuple(_clause_from_json(child, known) for child in values.get("children", ())),
        line=values.get("line", 0),
        **{name: values.get(name, "") for name in _WORDS},
    )
