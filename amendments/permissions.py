"""Who may do what with a contribution, as plain predicates.

What a user may see is `Contribution.objects.visible_to(user)`; whoever may not see a contribution
may do nothing with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amendments.models import (
    Audience,
    Comment,
    Contribution,
    ContributionState,
    Desk,
    Sponsorship,
    Step,
    chaired_by,
    leads_on,
)
from meetings.models import DRAFTING, DelegationKind, Meeting, Membership, Role
from meetings.permissions import is_delegate
from resolutions.permissions import AnyUser, is_secretariat, require

__all__ = [
    "Voice",
    "decides",
    "is_delegate",
    "is_head",
    "is_secretariat",
    "may_address",
    "may_answer",
    "may_answer_for",
    "may_ask_sponsors",
    "may_attribute",
    "may_chair",
    "may_comment",
    "may_draft",
    "may_edit",
    "may_follow",
    "may_open_desk",
    "may_publish",
    "may_remember",
    "may_renew",
    "may_resolve",
    "may_reword",
    "may_see",
    "may_see_desks",
    "may_see_unpublished",
    "may_settle",
    "may_submit",
    "may_take",
    "require",
    "voice",
]


def may_see(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may see the contribution as it is stored."""
    return Contribution.objects.visible_to(user).filter(pk=contribution.pk).exists()


def may_remember(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may see how the contribution came about."""
    return Contribution.objects.remembered_for(user).filter(pk=contribution.pk).exists()


def may_see_unpublished(user: AnyUser) -> bool:
    """Whether there can be contributions that the user sees and the public does not."""
    return is_secretariat(user) or Membership.objects.acting(user).exists()


def may_draft(user: AnyUser) -> bool:
    """Whether the user may begin a contribution: in the name of the delegation acted for."""
    return is_delegate(user)


def may_renew(user: AnyUser) -> bool:
    """Whether the user may have a draft begun that brings citations up to date.

    Those who draft for a delegation may, and who acts and writes for the secretariat's own.
    """
    acting = Membership.objects.acting(user).filter(role__in=DRAFTING)
    return is_delegate(user) or acting.filter(delegation__kind=DelegationKind.SECRETARIAT).exists()


def may_edit(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may change the contribution's text: a draft that the delegation sponsors.

    Those who draft for its delegation may, and for a co-sponsor that has accepted. What belongs to
    no delegation, the secretariat took in and settles.
    """
    return Contribution.objects.drafted_by(user).filter(pk=contribution.pk).exists()


def may_ask_sponsors(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may ask delegations to co-sponsor the draft: who writes for its owner."""
    return contribution.state == ContributionState.DRAFT and _writes(user, contribution)


def may_part(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may take a co-sponsor out of the draft: as a head of its owner."""
    return contribution.state == ContributionState.DRAFT and is_head(user, contribution)


def may_answer_for(user: AnyUser, sponsorship: Sponsorship) -> bool:
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


def may_attribute(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may say whose a contribution is that came on paper or as a file."""
    if not (contribution.is_handed_in and is_secretariat(user)):
        return False
    return contribution.delegation_id is None or contribution.was_taken_in


def may_publish(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may let everybody see the contribution."""
    return may_settle(user, contribution)


@dataclass(frozen=True, slots=True)
class Voice:
    """What a person may say of one contribution: asked once, it answers for every comment there.

    `delegation` is for whom the person speaks, None for the secretariat; `audiences` those to whom
    a comment may be begun, none if the person may not comment.
    """

    user: int | None
    delegation: int | None
    audiences: tuple[Audience, ...]
    is_secretariat: bool
    is_sponsor: bool

    @property
    def may_comment(self) -> bool:
        """Whether the person may begin a comment, or answer one that he sees."""
        return bool(self.audiences)

    def may_reword(self, comment: Comment) -> bool:
        """Whether the person may word a comment that he sees anew: its author."""
        return self.may_comment and comment.author_id == self.user

    def is_of_author(self, comment: Comment) -> bool:
        """Whether the comment was made for whom the person speaks, or reads, now."""
        if comment.delegation_id is None:
            return self.is_secretariat
        return comment.delegation_id == self.delegation

    def may_recall(self, comment: Comment) -> bool:
        """Whether the person may read how a comment that he sees was worded before.

        Who acts for the delegation of its author, and the secretariat.
        """
        return self.is_secretariat or self.is_of_author(comment)

    def may_resolve(self, comment: Comment) -> bool:
        """Whether the person may settle a thread that he sees, or open it again.

        Its author, who writes for the author's delegation or for a sponsor of the contribution, and
        the secretariat.
        """
        ours = self.delegation is not None and comment.delegation_id == self.delegation
        mine = comment.author_id == self.user
        return self.may_comment and (mine or ours or self.is_sponsor or self.is_secretariat)


def voice(user: AnyUser, contribution: Contribution) -> Voice:
    """What the user may say of the contribution.

    Those who write for a delegation or a chair comment, and the secretariat, on what they may see.
    Whoever is of the secretariat and acts for nobody else speaks for it.
    """
    acting = Membership.objects.acting(user).select_related("delegation").first()
    writes = acting is not None and acting.role in DRAFTING
    office = is_secretariat(user)
    if acting is not None and acting.delegation.kind == DelegationKind.SECRETARIAT:
        acting = None
    speaks = (office if acting is None else writes) and may_see(user, contribution)
    sponsor = speaks and acting is not None and _sponsors(user, contribution)
    return Voice(
        user=user.pk,
        delegation=acting.delegation_id if acting else None,
        audiences=tuple(_audiences(contribution, acting is None, sponsor)) if speaks else (),
        is_secretariat=office and acting is None,
        is_sponsor=sponsor,
    )


def _audiences(contribution: Contribution, office: bool, sponsor: bool) -> Iterator[Audience]:
    """To whom somebody who may comment may speak.

    Of a draft a delegation speaks with itself and with the sponsors, and never with anybody to whom
    a later publication would show it. The secretariat, which sees no draft but its own, speaks with
    itself, of what was handed in with the sponsors, and of what is public with all.
    """
    if not office:
        yield Audience.DELEGATION
    if sponsor or (office and contribution.delegation_id and contribution.is_handed_in):
        yield Audience.SPONSORS
    if contribution.is_handed_in or (office and contribution.delegation_id is None):
        yield Audience.SECRETARIAT
    if contribution.is_published:
        yield Audience.ALL


def may_open_desk(user: AnyUser, meeting: Meeting) -> bool:
    """Whether the user may make one text of what is before the meeting: its chair, or the office.

    The chair of a meeting is whoever acts, and may write, as the chair of its group.
    """
    return (
        is_secretariat(user)
        or chaired_by(user).filter(delegation__chairs=meeting.group_id).exists()
    )


def may_see_desks(user: AnyUser) -> bool:
    """Whether there can be desks that the user runs."""
    return is_secretariat(user) or chaired_by(user).exists()


def may_chair(user: AnyUser, desk: Desk) -> bool:
    """Whether the user may decide on the desk, freeze readings of it and adopt its text."""
    return may_open_desk(user, desk.meeting)


def may_comment(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user may say something of the contribution, to whomever."""
    return voice(user, contribution).may_comment


def may_address(user: AnyUser, contribution: Contribution, audience: str) -> bool:
    """Whether the user may begin to speak of the contribution to that audience."""
    return audience in voice(user, contribution).audiences


def may_answer(user: AnyUser, comment: Comment) -> bool:
    """Whether the user may answer: who sees the comment and may comment where it stands."""
    return _sees(user, comment) and may_comment(user, comment.contribution)


def may_reword(user: AnyUser, comment: Comment) -> bool:
    """Whether the user may word the comment anew."""
    return _sees(user, comment) and voice(user, comment.contribution).may_reword(comment)


def may_resolve(user: AnyUser, comment: Comment) -> bool:
    """Whether the user may say that the thread is settled, or open again."""
    return _sees(user, comment) and voice(user, comment.contribution).may_resolve(comment)


def _sees(user: AnyUser, comment: Comment) -> bool:
    return Comment.objects.visible_to(user).filter(pk=comment.pk).exists()


def _sponsors(user: AnyUser, contribution: Contribution) -> bool:
    """Whether the user writes for the contribution's delegation, or for one that co-sponsors it."""
    return Contribution.objects.sponsored_by(user).filter(pk=contribution.pk).exists()
