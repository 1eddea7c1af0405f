"""A contribution that is spoken of, the people who might read that, and comments by short names."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, User

from amendments.models import Comment, Contribution, ContributionState, Sponsorship, SponsorState
from amendments.services import comments
from meetings.models import Role
from tests.amendments.owned import everybody, owned
from tests.kept import kept
from tests.meetings.people import delegation, member, person

DRAFT = ContributionState.DRAFT
SUBMITTED = ContributionState.SUBMITTED
PUBLISHED = ContributionState.PUBLISHED


def link(comment: Comment) -> str:
    """Where a comment stands, as far as these tests are concerned."""
    return f"https://tracker.example/{comment.pk}"


def around(contribution: Contribution) -> dict[str, User | AnonymousUser]:
    """Everybody, a drafter of a co-sponsor, and one of a delegation that was asked to be one."""
    people = everybody()
    for name, state in (("sponsor", SponsorState.ACCEPTED), ("asked", SponsorState.INVITED)):
        people[name] = member(name, delegation(f"of-{name}"), Role.DRAFTER)
        Sponsorship.objects.create(
            contribution=contribution,
            delegation=delegation(f"of-{name}"),
            state=state,
            invited_by=person("head"),
        )
    return people


@kept
def discussed(
    state: ContributionState = PUBLISHED,
) -> tuple[Contribution, dict[str, User | AnonymousUser]]:
    """Canada's contribution in that state, and everybody around it."""
    contribution = owned(state)
    return contribution, around(contribution)


def say(
    user: User | AnonymousUser,
    contribution: Contribution,
    audience: str,
    text: str = "Why?",
    uid: str = "",
) -> Comment:
    """A comment, on the first proposal where it is about a clause."""
    assert isinstance(user, User)
    proposal = contribution.proposals.get() if uid else None
    return comments.comment(
        user=user,
        contribution=contribution,
        audience=audience,
        text=text,
        proposal=proposal,
        uid=uid,
        link=link,
    )


def answer(user: User | AnonymousUser, parent: Comment, text: str = "Because.") -> Comment:
    """An answer to a comment."""
    assert isinstance(user, User)
    return comments.answer(user=user, parent=parent, text=text, link=link)


def move_to(contribution: Contribution, state: ContributionState) -> None:
    """The contribution and its document are in that state, by whatever way."""
    from amendments.services.records import move
    from tests.trees import secretary

    contribution.refresh_from_db()
    move(secretary(), contribution, state)


def clause_uid(contribution: Contribution) -> str:
    """The identity of the clause that the contribution rewords."""
    after = contribution.proposals.get().after
    assert after is not None
    return after.by_address()["recalling/b"].uid
