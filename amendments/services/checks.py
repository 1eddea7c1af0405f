"""What is looked at before a contribution is handed in: errors stop it, warnings ask."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from amendments.drafting.checks import Draft, Level, check
from amendments.models import BaseState, Contribution, Proposal, SponsorState
from amendments.submissions.starts import Action
from resolutions.queries.radar import editions_by_number, settled_by_clause
from resolutions.text.citations.standing import Key, KnownEdition
from resolutions.text.names import cite, cite_one

NOTHING = "The contribution proposes nothing yet."
NO_TITLE = "The contribution has no title."
NO_MEETING = "The contribution is for no meeting."
UNANSWERED = "{name} was asked to co-sponsor and has not answered; it will not be named."
OTHER_BASE = "The proposal starts from another text than the stored one."
DRAFT_BASE = "The proposal starts from a version that is not published."
OLD_BASE = "It starts from the edition of {edition}; the one in force is of {year}."
SENTENCES = (NOTHING, NO_TITLE, NO_MEETING, UNANSWERED, OTHER_BASE, DRAFT_BASE, OLD_BASE)

Editions = Mapping[Key, Sequence[KnownEdition]]
Settled = Mapping[str, Mapping[Key, Mapping[str, bool]]]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: a sentence with its values, and the place that it is about.

    `position` is that of the proposal, 0 for the contribution as a whole; `address` is the clause,
    and `clause` the words by which a person would cite it.
    """

    sentence: str
    is_error: bool
    position: int = 0
    address: str = ""
    values: tuple[tuple[str, str], ...] = ()
    clause: str = ""

    @property
    def key(self) -> str:
        """The same for the same finding: what was accepted is what is still found."""
        said = repr((self.sentence, self.position, self.address, self.values))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def check_contribution(contribution: Contribution) -> tuple[Found, ...]:
    """Everything that is found, errors first, then in reading order; six queries."""
    rows = contribution.proposals.select_related("base", "resolution").order_by("position")
    proposals = list(rows)
    editions = editions_by_number()
    settled = settled_by_clause([one.resolution_id for one in proposals if one.resolution_id])
    found = [*_whole(contribution, proposals)]
    for proposal in proposals:
        found += [*_base(proposal, editions), *_text(proposal, editions, settled)]
    return tuple(sorted(found, key=lambda one: not one.is_error))


def warnings(found: Sequence[Found]) -> frozenset[str]:
    """The keys of the findings that ask."""
    return frozenset(one.key for one in found if not one.is_error)


def _whole(contribution: Contribution, proposals: Sequence[Proposal]) -> Iterator[Found]:
    if not proposals:
        yield Found(NOTHING, is_error=True)
    if not contribution.document.title.strip():
        yield Found(NO_TITLE, is_error=False)
    if contribution.document.meeting_id is None:
        yield Found(NO_MEETING, is_error=False)
    asked = contribution.sponsorships.filter(state=SponsorState.INVITED)
    for one in asked.select_related("delegation"):
        yield Found(UNANSWERED, is_error=False, values=(("name", str(one.delegation)),))


def _base(proposal: Proposal, editions: Editions) -> Iterator[Found]:
    """What is wrong with the version from which the proposal starts."""
    if proposal.base_state == BaseState.DIFFERS:
        yield Found(OTHER_BASE, True, proposal.position)
    base, resolution = proposal.base, proposal.resolution
    if base is None or resolution is None:
        return
    if not base.is_published:
        yield Found(DRAFT_BASE, True, proposal.position)
    known = editions.get((resolution.body_id, resolution.kind, resolution.number), ())
    newest = max((edition.year for edition in known), default=0)
    if base.year < newest:
        values = (("edition", str(base.year)), ("year", str(newest)))
        yield Found(OLD_BASE, False, proposal.position, values=values)


def _text(proposal: Proposal, editions: Editions, settled: Settled) -> Iterator[Found]:
    draft = Draft(
        action=Action(proposal.action),
        base=proposal.before,
        proposed=proposal.after,
        reasons=proposal.reasons,
        base_known=proposal.base_id is not None,
        editions=editions,
        settled=settled,
    )
    text = draft.proposed or draft.base
    names = cite(text.clauses) if text else {}
    clauses = {clause.address: clause for clause in text.walk()} if text else {}
    for one in check(draft):
        place = clauses.get(one.address)
        yield Found(
            sentence=one.problem.value,
            is_error=one.level is Level.ERROR,
            position=proposal.position,
            address=one.address,
            values=one.parameters,
            clause=cite_one(place, names) if place else "",
        )
