"""A contribution that belongs to a delegation, and everybody who might look at it."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, User

from amendments.models import Contribution, ContributionState, Proposal
from amendments.services.records import move
from meetings.models import DelegationKind, Role
from tests.amendments.contributed import contribute, store_base
from tests.kept import kept
from tests.meetings.people import administrator, delegation, member, person
from tests.trees import secretary

CANARY = "canary"
ROLES = (
    "head",
    "drafter",
    "member-reader",
    "elsewhere",
    "other",
    "chair",
    "secretariat",
    "administrator",
    "reader",
    "public",
)
OWN = {"head", "drafter", "member-reader"}
EVERYBODY = set(ROLES)


def everybody() -> dict[str, User | AnonymousUser]:
    """One of each role. `elsewhere` belongs to the owner too, but acts for another delegation."""
    canada, kenya = delegation(), delegation("kenya")
    elsewhere = member("elsewhere", kenya, Role.HEAD)
    member("elsewhere", canada, Role.HEAD)
    return {
        "head": member("head", canada, Role.HEAD),
        "drafter": member("drafter", canada),
        "member-reader": member("member-reader", canada, Role.READER),
        "elsewhere": elsewhere,
        "other": member("other", kenya, Role.HEAD),
        "chair": member("chair", delegation("chair", DelegationKind.CHAIR), Role.HEAD),
        "secretariat": secretary(),
        "administrator": administrator(),
        "reader": person("reader"),
        "public": AnonymousUser(),
    }


@kept
def owned(
    state: ContributionState = ContributionState.DRAFT, *, by: str = "canada"
) -> Contribution:
    """A contribution of that delegation (or of none) in that state, with a canary in each part."""
    store_base()
    contribution = contribute()
    contribution.delegation = delegation(by) if by else None
    contribution.head = {"title": CANARY}
    contribution.save()
    move(secretary(), contribution, state)
    contribution.document.refresh_from_db()
    contribution.document.title = CANARY
    contribution.document.save()
    Proposal.objects.update(reasons=CANARY)
    return contribution
