"""A delegation's draft as the editor leaves it, and the people around it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from amendments.models import (
    BaseState,
    Contribution,
    Form,
    Proposal,
    ProposedAction,
    Sponsorship,
    SponsorState,
)
from amendments.redline.identities import inherit
from amendments.services.sources import keep_source
from meetings.models import Delegation, Document, Group, Meeting, Membership, Role
from resolutions import queries
from resolutions.models import Body, Version
from resolutions.text import serial
from tests.amendments.contributed import BEFORE, store_base, text
from tests.meetings.people import delegation, member, person

CANARY = "canary"
AFTER = (BEFORE[0], "the very long report of the second conference,")


def meeting(deadline: datetime | None = None, *, year: int = 2026, body: str = "pp") -> Meeting:
    """A meeting of the body in that year."""
    group = Group.objects.get_or_create(code=body, defaults={"name": body.upper()})[0]
    said = {
        "title": "A meeting",
        "begins_on": date(year, 5, 2),
        "submission_deadline": deadline,
        "body": Body.objects.get(code=body),
    }
    return Meeting.objects.get_or_create(group=group, number=year - 2000, defaults=said)[0]


def head(of: Delegation, name: str = "") -> User:
    """A head of the delegation."""
    return _member(of, name or f"head-{of.code}", Role.HEAD)


def drafter(of: Delegation) -> User:
    """Somebody who writes for the delegation."""
    return _member(of, f"drafter-{of.code}", Role.DRAFTER)


def _member(of: Delegation, name: str, role: Role) -> User:
    user = person(name)
    there = Membership.objects.filter(user=user, delegation=of).exists()
    return user if there else member(name, of, role)


def draft(
    *,
    by: str = "canada",
    title: str = "A title",
    reasons: str = "Because of a canary.",
    base: Version | None = None,
    at: Meeting | None = None,
    after: tuple[str, ...] = AFTER,
    language: str = "en",
) -> Contribution:
    """A draft of that delegation with one MOD, which nothing stands in the way of."""
    base = base or store_base()
    contribution = begun(by=by, title=title, at=at, language=language)
    add_proposal(contribution, base, after=after, reasons=reasons)
    return contribution


def begun(
    *, by: str, title: str = "A title", at: Meeting | None = None, language: str = "en"
) -> Contribution:
    """A draft of that delegation with no proposal yet."""
    owner = delegation(by)
    document = Document.objects.create(
        title=title, delegation=owner, original_language=language, meeting=at or meeting()
    )
    contribution = Contribution.objects.create(
        document=document,
        delegation=owner,
        language=language,
        form=Form.DRAFTED,
        created_by=head(owner),
    )
    keep_source(head(owner), contribution)
    return contribution


def add_proposal(
    contribution: Contribution, base: Version, *, after: tuple[str, ...] = AFTER, **said: Any
) -> Proposal:
    """A MOD of the base, behind the proposals that are there."""
    before = queries.version_text(base, "en")
    if "proposed_text" not in said:
        said["proposed_text"] = serial.to_json(inherit(before, text(after)))
    values = {
        "position": contribution.proposals.count() + 1,
        "action": ProposedAction.MOD,
        "resolution": base.resolution,
        "said_body": base.resolution.body_id,
        "said_kind": base.resolution.kind,
        "said_number": base.resolution.number,
        "base": base,
        "base_state": BaseState.SAME,
        "base_text": serial.to_json(before),
    }
    return Proposal.objects.create(contribution=contribution, **(values | said))


def sponsor(
    contribution: Contribution, of: str, state: SponsorState = SponsorState.ACCEPTED
) -> Sponsorship:
    """That delegation was asked, and has answered so."""
    asked = Sponsorship.objects.create(
        contribution=contribution,
        delegation=delegation(of),
        state=state,
        invited_by=head(delegation("canada")),
        answered_at=None if state == SponsorState.INVITED else timezone.now(),
    )
    keep_source(head(delegation("canada")), contribution)
    return asked
