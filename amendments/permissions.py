"""Who may do what with a contribution, as plain predicates.

What a user may see is `Contribution.objects.visible_to(user)`; whoever may not see a contribution
may do nothing with it.
"""

from __future__ import annotations

from amendments.models import Contribution, ContributionState, Sponsorship, Step, leads_on
from meetings.models import DRAFTING, Membership, Role
from meetings.permissions import is_delegate
from resolutions.permissions import AnyUser, is_secretariat, require

__all__ = [
    "decides",
    "is_delegate",
    "is_head",
    "is_secretariat",
    "may_answer",
    "may_ask_sponsors",
    "may_draft",
    "may_edit",
    "may_follow",
    "may_publish",
    "may_see",
    "may_see_unpublished",
    "may_settle",
    "may_submit",
    "may_take",
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


def may_ask_sponsors(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may ask delegations to co-sponsor the draft: who writes for its owner."""
    return contribution.state == ContributionState.DRAFT and _writes(user, contribution)


def may_answer(user: AnyUser, sponsorship: Sponsorship) -> bool:
    """Whether the user speaks for the delegation that was asked: as its head."""
    acting = Membership.objects.acting(user).filter(role=Role.HEAD)
    return acting.filter(delegation=sponsorship.delegation_id).exists()


def may_follow(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may begin a revision of it, a corrigendum or an addendum to it.

    Those who write for its delegation may, once it is published and as long as it stands.
    """
    standing = (ContributionState.PUBLISHED, ContributionState.CONSIDERED)
    return contribution.state in standing and _writes(user, contribution)


def may_submit(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may hand the draft to the secretariat: a head of its delegation."""
    return may_take(user, contribution, Step.SUBMITTED)


def may_take(user: AnyUser, contribution: Contribution, step: Step) -> bool:
    """Whether the user may take this step from the state in which the contribution is."""
    return leads_on(contribution, step) and decides(user, contribution, step)


def decides(user: AnyUser, contribution: Contribution, step: Step) -> bool:
    """Whether the step is the user's to take, if the state allows it.

    A head hands in and withdraws, or the secretariat what it took in itself. The secretariat
    publishes, sends back and closes what it sees. No person supersedes: a revision does.
    """
    match step:
        case Step.SUBMITTED | Step.WITHDRAWN:
            if contribution.delegation_id is None:
                return is_secretariat(user)
            return is_head(user, contribution)
        case Step.RETURNED:
            return contribution.delegation_id is not None and may_settle(user, contribution)
        case Step.PUBLISHED | Step.CONSIDERED:
            return may_settle(user, contribution)
    return False


def is_head(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user acts as a head of the delegation to which the contribution belongs."""
    acting = Membership.objects.acting(user).filter(role=Role.HEAD)
    return acting.filter(delegation=contribution.delegation_id).exists()


def _writes(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user writes for the delegation to which the contribution belongs."""
    acting = Membership.objects.acting(user).filter(role__in=DRAFTING)
    return acting.filter(delegation=contribution.delegation_id).exists()


def may_settle(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may decide what was inferred, and where a proposal starts from."""
    its_own = contribution.delegation_id is None
    return is_secretariat(user) and (its_own or contribution.is_handed_in)


def may_publish(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may let everybody see the contribution."""
    return may_settle(user, contribution)
