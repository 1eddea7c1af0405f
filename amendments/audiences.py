"""Who reads a comment, and whom it names with an @."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from amendments.models import Audience, Contribution
from meetings.queries import full_name
from resolutions.permissions import SECRETARIAT
from resolutions.text.ideographs import is_ideograph

# Not inside an e-mail address, and a letter behind it: "@ 5 pm" names nobody.
_AT = re.compile(r"(?<![A-Za-z0-9._%+-])@(?=[^\W\d_])")
_WORD = re.compile(r"[\w.'’@-]{1,60}")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody whom a text names: who it is, and the name as it stands behind the @."""

    person: int
    name: str


class NobodyOfThatName(Exception):
    """A text names somebody who is not among its readers; `name` is the word behind the @."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def readers(contribution: Contribution, audience: str, delegation: int | None) -> QuerySet[User]:
    """The people who may read a comment for that audience, begun by that delegation.

    Who belongs to a delegation reads what is for it when he acts for it; None is the secretariat,
    which reads nothing of a draft that was sent back. Of what everybody may read these are all who
    belong anywhere.
    """
    office = Q(pk__in=())
    if contribution.is_handed_in or contribution.delegation_id is None:
        office = Q(groups__name=SECRETARIAT) | Q(is_superuser=True)
    sponsors = contribution.sponsorships.standing().values("delegation")
    theirs = _members(contribution.delegation_id)
    theirs |= Q(memberships__delegation__in=sponsors)
    match Audience(audience):
        case Audience.DELEGATION:
            meant = _members(delegation)
        case Audience.SPONSORS:
            meant = theirs | office if delegation is None else theirs
        case Audience.SECRETARIAT:
            meant = office | _members(delegation)
        case Audience.ALL:
            everybody = Q(memberships__isnull=False)
            meant = office | (everybody if contribution.is_published else theirs)
    people = User.objects.filter(is_active=True).exclude(email="")
    return people.filter(pk__in=User.objects.filter(meant).values("pk"))


def _members(delegation: int | None) -> Q:
    """Those of the delegation; nobody for none, while `= None` would be all who belong nowhere."""
    return Q(memberships__delegation__in=[delegation] if delegation else ())


def find_mentions(text: str, people: Iterable[User]) -> tuple[Mention, ...]:
    """Whom the text names, each once, in reading order; two of one name are both meant.

    Raise NobodyOfThatName for a name that none of the people bears.
    """
    names = sorted(((full_name(one), one.pk) for one in people), key=lambda one: -len(one[0]))
    found: dict[int, Mention] = {}
    for at in _AT.finditer(text):
        name = next((name for name, _ in names if _stands(name, text, at.end())), None)
        if name is None:
            word = _WORD.match(text, at.end())
            raise NobodyOfThatName(word[0] if word else "")
        same = (pk for other, pk in names if other.casefold() == name.casefold())
        for pk in same:
            found.setdefault(pk, Mention(pk, text[at.end() : at.end() + len(name)]))
    return tuple(found.values())


def cut_at_mentions(text: str, mentions: Iterable[Mention]) -> tuple[tuple[str, bool], ...]:
    """The text cut into what names somebody (True) and the rest; joined it is the text."""
    names = sorted({mention.name for mention in mentions}, key=len, reverse=True)
    if not names:
        return ((text, False),)
    pattern = "|".join(re.escape(f"@{name}") for name in names)
    parts = re.split(f"({pattern})", text)
    return tuple((part, place % 2 == 1) for place, part in enumerate(parts) if part)


def _stands(name: str, text: str, start: int) -> bool:
    """Whether that name, and no longer word, stands there."""
    end = start + len(name)
    if not name or text[start:end].casefold() != name.casefold():
        return False
    follows = text[end : end + 1]
    return not follows.isalnum() or is_ideograph(follows) or is_ideograph(name[-1])
