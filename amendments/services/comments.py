"""Comments: said, answered, worded anew, resolved and opened again; nothing that was said goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.addresses import spoken_name
from amendments.audiences import Mention, NobodyOfThatName, find_mentions, readers
from amendments.models import Comment, Contribution, Proposal
from amendments.places import place_of
from amendments.services.notices import write_to
from meetings.queries import full_name
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem

LONGEST = 10_000
"""A longer comment is a document."""

Link = Callable[[Comment], str]


@transaction.atomic
def comment(
    *,
    user: User,
    contribution: Contribution,
    audience: str,
    text: str,
    proposal: Proposal | None = None,
    uid: str = "",
    link: Link,
) -> Comment:
    """Say something of the contribution, of a proposal, or of the clause `uid` of it.

    `link` makes the address of a comment. Whoever is named with an @ gets a message once all is
    saved. Raise PermissionDenied where the user may not speak to that audience, and ImportProblem
    (`empty`, `long`, `clause`, `mention`) where nothing can be saved.
    """
    found = Contribution.objects.select_for_update(of=("self",)).select_related("document")
    contribution = found.get(pk=contribution.pk)
    permissions.require(permissions.may_address(user, contribution, audience))
    _require_clause(contribution, proposal, uid)
    said = Comment(
        contribution=contribution,
        proposal=proposal,
        uid=uid,
        audience=audience,
        author=user,
        delegation_id=permissions.voice(user, contribution).delegation,
    )
    return _say(user, said, text, link)


@transaction.atomic
def answer(*, user: User, parent: Comment, text: str, link: Link) -> Comment:
    """Answer a comment, for those who read it; an answer to an answer belongs to the same thread.

    A thread that was resolved is open again.
    """
    begun = _locked(parent.parent or parent)
    permissions.require(permissions.may_answer(user, begun))
    said = Comment(
        contribution=begun.contribution,
        proposal=begun.proposal,
        uid=begun.uid,
        parent=begun,
        audience=begun.audience,
        author=user,
        delegation_id=permissions.voice(user, begun.contribution).delegation,
    )
    said = _say(user, said, text, link)
    _settle(user, begun, is_resolved=False)
    return said


@transaction.atomic
def reword(*, user: User, comment: Comment, text: str, link: Link) -> Comment:
    """The author words the comment anew; how it read stays in its history.

    Only who was not named before gets a message.
    """
    found = _locked(comment)
    permissions.require(permissions.may_reword(user, found))
    return found if found.text == text.strip() else _say(user, found, text, link)


@transaction.atomic
def resolve(*, user: User, comment: Comment) -> Comment:
    """The thread is settled; one that is settled already stays as it is."""
    found = _locked(comment.parent or comment)
    permissions.require(permissions.may_resolve(user, found))
    return _settle(user, found, is_resolved=True)


@transaction.atomic
def reopen(*, user: User, comment: Comment) -> Comment:
    """The thread is open again."""
    found = _locked(comment.parent or comment)
    permissions.require(permissions.may_resolve(user, found))
    return _settle(user, found, is_resolved=False)


def _locked(comment: Comment) -> Comment:
    rows = Comment.objects.select_for_update(of=("self",))
    related = ("contribution__document", "proposal", "parent")
    return rows.select_related(*related).get(pk=comment.pk)


def _settle(user: User, begun: Comment, *, is_resolved: bool) -> Comment:
    if (begun.resolved_at is not None) != is_resolved:
        begun.resolved_at = timezone.now() if is_resolved else None
        begun.resolved_by = user if is_resolved else None
        signed(begun, user).save(update_fields=["resolved_at", "resolved_by"])
    return begun


def _require_clause(contribution: Contribution, proposal: Proposal | None, uid: str) -> None:
    """Raise ImportProblem unless the contribution has that proposal, and that the clause."""
    if proposal is None and not uid:
        return
    if proposal is not None and proposal.contribution_id == contribution.pk:
        texts = (text for text in (proposal.before, proposal.after) if text is not None)
        if not uid or any(place_of(clause) == uid for text in texts for clause in text.walk()):
            return
    raise ImportProblem("clause", _("The clause that this is about is not there any more."))


def _say(user: User, said: Comment, text: str, link: Link) -> Comment:
    """Save the comment with this text, and tell those who are newly named in it."""
    text = text.strip()
    if not text:
        raise ImportProblem("empty", _("Write something first."))
    if len(text) > LONGEST:
        problem = _("A comment has at most %d characters; put the rest into a document.")
        raise ImportProblem("long", problem % LONGEST)
    begun = said.parent or said
    people = list(readers(said.contribution, begun.audience, begun.delegation_id))
    told = {person for person, _name in said.mentions}
    mentions = _mentions(text, people)
    said.text = text
    said.mentions = [[mention.person, mention.name] for mention in mentions]
    signed(said, user).save()
    named = {mention.person for mention in mentions} - told - {user.pk}
    _tell((one for one in people if one.pk in named), said, link(said))
    return said


def _mentions(text: str, people: Iterable[User]) -> tuple[Mention, ...]:
    try:
        return find_mentions(text, people)
    except NobodyOfThatName as nobody:
        problem = _(
            "Nobody who may read this comment is called “%s”. Take a name from the list below the"
            " text, or leave out the @."
        )
        raise ImportProblem("mention", problem % nobody.name) from None


def _tell(people: Iterable[User], said: Comment, address: str) -> None:
    """Each of them gets a message of his own once the comment is saved, and nobody else does."""
    words = {
        "author": full_name(said.author),
        "contribution": spoken_name(said.contribution.document),
        "text": said.text,
        "address": address,
    }
    write_to(people, "mention", words)
