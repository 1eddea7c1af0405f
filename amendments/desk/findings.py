"""What to look at in a desk's text before it is adopted, as before a proposal is submitted."""

from __future__ import annotations

from dataclasses import dataclass

from amendments.desk.plans import Sitting
from amendments.drafting.checks import Draft, Problem, check
from amendments.services.checks import Found
from amendments.submissions.starts import Action
from resolutions.queries.radar import editions_by_number, settled_by_clause
from resolutions.text.names import cite, cite_one

_OF_THE_TEXT = frozenset(
    {
        Problem.LABEL_GAP,
        Problem.LABEL_TWICE,
        Problem.LABEL_MISSING,
        Problem.EMPTY_CLAUSE,
        Problem.NO_ANCHOR,
        Problem.NO_NOTE,
        Problem.STALE_CITATION,
        Problem.ABROGATED_CITATION,
    }
)
"""The others are about a proposal: its reasons, its action, its base."""


@dataclass(frozen=True, slots=True)
class TextFinding:
    """One thing to look at, with how its clause is cited and the element that it is on the desk."""

    found: Found
    clause: str
    element: str


def read_findings(sitting: Sitting) -> tuple[TextFinding, ...]:
    """Everything that is found in the text, in reading order; three queries, none for no text."""
    text, resolution = sitting.text, sitting.desk.resolution_id
    if not text.clauses:
        return ()
    draft = Draft(
        action=Action.MOD if resolution else Action.ADD,
        base=sitting.base if resolution else None,
        proposed=text,
        editions=editions_by_number(),
        settled=settled_by_clause([resolution]) if resolution else {},
    )
    names, clauses = cite(text.clauses), text.by_address()
    elements = {each.address: each.element for each in sitting.consolidated.attribution}
    found = [one for one in check(draft) if one.problem in _OF_THE_TEXT]
    order = {address: place for place, address in enumerate(elements)}
    return tuple(
        TextFinding(
            Found(one.problem.value, False, address=one.address, values=one.parameters),
            cite_one(clauses[one.address], names),
            elements[one.address],
        )
        for one in sorted(found, key=lambda one: order[one.address])
    )
