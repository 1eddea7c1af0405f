"""The mandates of a resolution, from the headings of its operative part and its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from resolutions.text.citations import Adopting, find
from resolutions.text.clauses import Clause, Kind, ResolutionText
from resolutions.text.mandates.dues import bounds, own_sessions
from resolutions.text.mandates.headings import Addressed, read_key
from resolutions.text.mandates.sentences import recipients, requests
from resolutions.text.mandates.values import SITTING, Due, Mandate, Rule

_ITEMS = frozenset({Kind.CLAUSE, Kind.DASH, Kind.PARAGRAPH})
_BY_SENTENCE = 0.7


def mandates(text: ResolutionText) -> tuple[Mandate, ...]:
    """Every mandate of a text in its order.

    Under a heading that addresses somebody, each clause right below it is one mandate together
    with its sub-clauses, and so is what stands on the heading's own line. Elsewhere in the
    operative part a clause is a mandate if one of its sentences asks somebody.
    """
    found: list[Mandate] = []
    for section in text.clauses:
        if section.kind is not Kind.OPERATIVE:
            continue
        addressed = read_key(section.key)
        for clause in _parts(section):
            read = _headed(text, clause, addressed) if addressed else _spoken(text, clause)
            found.extend(read)
    return tuple(found)


def _parts(section: Clause) -> Iterator[Clause]:
    """The section's own line without what stands below it, then the clauses right below it."""
    below = [child for child in section.children if child.kind in _ITEMS]
    if section.text and not (below and section.text.rstrip().endswith((":", "："))):
        yield Clause(section.kind, text=section.text, address=section.address, uid=section.uid)
    yield from below


def _headed(text: ResolutionText, clause: Clause, addressed: Addressed) -> Iterator[Mandate]:
    """The mandate of a clause whose heading names the actors."""
    yield Mandate(
        address=clause.address,
        uid=clause.uid,
        action=addressed.action,
        actors=addressed.actors,
        helpers=addressed.helpers,
        recipients=_recipients(text, clause),
        dues=tuple(_dues(text, clause, addressed.actors)),
        rule=Rule.HEADING,
        confidence=1.0,
    )


def _spoken(text: ResolutionText, clause: Clause) -> Iterator[Mandate]:
    """The mandates that the sentences of a clause and of its sub-clauses give."""
    for part in clause.walk():
        if part.kind is Kind.FOOTNOTE:
            continue
        for request in requests(part.text, text.language):
            yield Mandate(
                address=part.address,
                uid=part.uid,
                action=request.action,
                actors=request.actors,
                helpers=(),
                recipients=_recipients(text, part),
                dues=tuple(_dues(text, part, request.actors)),
                rule=Rule.SENTENCE,
                confidence=_BY_SENTENCE,
            )


def _recipients(text: ResolutionText, clause: Clause) -> tuple[str, ...]:
    said = (key for part in clause.walk() for key in recipients(part.text, text.language))
    return tuple(dict.fromkeys(said))


def _dues(text: ResolutionText, clause: Clause, actors: tuple[str, ...]) -> Iterator[Due]:
    """When what a clause, and what stands below it, tells the actors is due."""
    edition = text.edition
    body = SITTING.get(actors[0], "") if len(actors) == 1 else ""
    adopting = Adopting(text.body, text.number, str(edition.year or ""), edition.place)
    for part in clause.walk():
        cited = find(part.text, language=text.language, adopting=adopting)
        for citation in bounds(part.text, cited, text.language, after=edition.year or 0):
            yield Due(part.address, citation)
        if body:
            said = own_sessions(part.text, text.language, body, after=edition.year or 0)
            yield from (Due(part.address, citation) for citation in said)
