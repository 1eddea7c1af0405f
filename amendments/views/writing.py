"""A comment that somebody is writing: where it will stand, who can read it and be named in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amendments.audiences import readers
from amendments.discussions import audience_words
from amendments.forms import AnswerForm, CommentForm
from amendments.models import Audience, Comment, Contribution, Proposal
from amendments.permissions import Voice
from meetings.models import Delegation
from meetings.queries import full_name


@dataclass(frozen=True, slots=True)
class Nameable:
    """Who can be named in a comment with these words for its readers."""

    readers: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """A form that is open.

    A new comment is about `proposal` (None: the whole contribution) and `uid` ("" for all of it);
    an answer or a rewording is of `comment`. `address` takes what was written.
    """

    address: str
    form: AnswerForm
    nameable: tuple[Nameable, ...]
    proposal: Proposal | None = None
    uid: str = ""
    answers: Comment | None = None
    rewords: Comment | None = None

    @property
    def is_new(self) -> bool:
        """Whether it begins a thread."""
        return self.answers is None and self.rewords is None

    def is_at(self, proposal: int | None, uid: str) -> bool:
        """Whether a new thread would stand there."""
        return self.is_new and (self.proposal and self.proposal.pk, self.uid) == (proposal, uid)


def choices(voice: Voice) -> list[tuple[str, str]]:
    """The audiences to which one may speak, the narrowest first, and who that is."""
    name = _name(voice.delegation)
    return [(audience.value, audience_words(audience, name)) for audience in voice.audiences]


def nameable(contribution: Contribution, voice: Voice) -> tuple[Nameable, ...]:
    """For each audience who can be named; of what everybody reads, nobody's list is shown."""
    return tuple(
        _nameable(contribution, audience.value, voice.delegation)
        for audience in voice.audiences
        if audience is not Audience.ALL
    )


def nameable_in(comment: Comment) -> tuple[Nameable, ...]:
    """Who can be named in an answer to the comment, or in a rewording of it."""
    begun = comment.parent or comment
    if begun.audience == Audience.ALL:
        return ()
    return (_nameable(begun.contribution, begun.audience, begun.delegation_id),)


def new_form(voice: Voice) -> CommentForm:
    """An empty form for those to whom one may speak."""
    return CommentForm(choices=choices(voice))


def _nameable(contribution: Contribution, audience: str, delegation: int | None) -> Nameable:
    people = sorted(full_name(one) for one in readers(contribution, audience, delegation))
    words = audience_words(audience, _name(delegation))
    return Nameable(_("Read by %(who)s") % {"who": words}, tuple(people))


def _name(delegation: int | None) -> str:
    return str(Delegation.objects.get(pk=delegation)) if delegation else ""
