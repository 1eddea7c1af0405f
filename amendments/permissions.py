"""Who may do what with a contribution, as plain predicates.

What a user may see is `Contribution.objects.visible_to(user)`; whoever may not see a contribution
may do nothing with it.
"""

from __future__ import annotations

from amendments.models import Contribution, ContributionState
from meetings.models import Membership, Role
from meetings.permissions import is_delegate
from resolutions.permissions import AnyUser, is_secretariat, require

__all__ = [
    "is_delegate",
    "is_head",
    "is_secretariat",
    "may_draft",
    "may_edit",
    "may_publish",
    "may_see",
    "may_see_unpublished",
    "may_settle",
    "may_submit",
    "require",
]


def may_see(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may see the contribution as it is stored."""
    return Contribution.objects.visible_to(user).filter(pk=contribution.pk).exists()


def may_see_unpublished(user: AnyUser) -> bool:
    """Whether there can be contributions that the user sees and the public does not."""
    return is_secretariat(user) or Membership.objects.acting(user).exists()


def may_draft(user: AnyUser) -> bool:
    """Whether the user may begin a contribution: in the name of the delegation acted for."""
    return is_delegate(user)


def may_edit(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may change the contribution's text: a draft that the delegation sponsors.

    Those who draft for its delegation may, and for a co-sponsor that has accepted. What belongs to
    no delegation, the secretariat took in and settles.
    """
    return Contribution.objects.drafted_by(user).filter(pk=contribution.pk).exists()


def may_submit(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may hand the draft to the secretariat: a head of its delegation."""
    if contribution.delegation_id is None:
        return is_secretariat(user)
    return contribution.state == ContributionState.DRAFT and is_head(user, contribution)


def is_head(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user acts as a head of the delegation to which the contribution belongs."""
    acting = Membership.objects.acting(user).filter(role=Role.HEAD)
    return acting.filter(delegation=contribution.delegation_id).exists()


def may_settle(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may decide what was inferred, and where a proposal starts from."""
    its_own = contribution.delegation_id is None
    return is_secretariat(user) and (its_own or contribution.is_handed_in)


def may_publish(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may let everybody see the contribution."""
    return may_settle(user, contribution)
