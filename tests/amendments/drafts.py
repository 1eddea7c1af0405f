"""Drafts of a small resolution by a delegation: what the tests of drafting stand on."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from amendments.models import Contribution, Proposal, ProposedAction
from amendments.services.drafting import add_proposal, begin
from meetings.models import Role
from resolutions.models import Version
from resolutions.text.clauses import Clause
from tests.amendments.editions import store
from tests.meetings.people import delegation, member
from tests.trees import make_text

BEFORE = (
    "the plan of the first conference;",
    "the report of the second conference;",
    "the letter of the third conference,",
)


def drafter(name: str = "dana", code: str = "canada", role: Role = Role.HEAD) -> User:
    """Somebody who acts for a delegation."""
    return member(name, delegation(code), role)


def base(**how: Any) -> Version:
    """The edition from which drafts start."""
    return store(make_text(year=2022, recalling=BEFORE), **how)


def draft(user: User, version: Version | None = None) -> Proposal:
    """A proposal that changes nothing yet, in a draft of its own."""
    contribution: Contribution = begin(user=user, language="en", title="A modest proposal")
    return add_proposal(
        user=user,
        contribution=contribution,
        version=version or base(),
        action=ProposedAction.MOD,
    )


def clause(proposal: Proposal, address: str) -> Clause:
    """A clause of the proposed text."""
    proposal.refresh_from_db()
    after = proposal.after
    assert after is not None
    return after.by_address()[address]
