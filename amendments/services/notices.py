"""Messages to those whom a step concerns, sent once it is saved, and never in its way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from amendments.addresses import name_document, spoken_name
from amendments.models import Contribution, Sponsorship, SponsorState, Visit
from meetings.models import DRAFTING, Delegation
from meetings.queries import full_name
from resolutions.permissions import SECRETARIAT

Link = Callable[[str], str]


class Event(StrEnum):
    """What a message tells."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LEFT = "left"
    UNINVITED = "uninvited"
    PARTED = "parted"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    CONSIDERED = "considered"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    ADOPTED = "adopted"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Notice:
    """One event, as its messages tell it.

    `name` says nothing of a draft to those who may not see it: there it is empty, and so are the
    note and the address. `who` acted, `delegation` is the owner, `sponsor` the one concerned.
    """

    event: Event
    name: str
    who: str
    delegation: Delegation | None
    sponsor: Delegation | None = None
    note: str = ""
    address: str = ""
    is_late: bool = False


def sponsors_of(contribution: Contribution, *, invited: bool = False) -> list[Delegation | None]:
    """The owner, and the delegations that sponsor it; with `invited`, those that are asked too."""
    states = [SponsorState.ACCEPTED, *([SponsorState.INVITED] if invited else [])]
    rows = Sponsorship.objects.filter(contribution=contribution, state__in=states)
    return [contribution.delegation, *(one.delegation for one in rows.select_related("delegation"))]


def tell(
    user: User,
    event: Event,
    contribution: Contribution,
    *,
    to: Iterable[Delegation | None],
    office: bool = False,
    sponsor: Delegation | None = None,
    note: str = "",
    link: Link = str,
) -> None:
    """Write to those who write for these delegations, and with `office` to the secretariat.

    `link` makes an address on this site a whole one. The messages go out when the transaction is
    committed; a mail server that fails is logged and undoes nothing. Whoever acted gets none.
    """
    about = Notice(
        event=event,
        name=spoken_name(contribution.document),
        who=full_name(user),
        delegation=contribution.delegation,
        sponsor=sponsor,
        note=note.strip(),
        address=link(reverse("amendments:submission", args=[name_document(contribution.document)])),
        is_late=contribution.is_late,
    )
    if event in (Event.UNINVITED, Event.PARTED):
        about = Notice(event, "", about.who, contribution.delegation, sponsor)
    people = _people([one for one in to if one is not None], user)
    if office:
        people |= _office(user)
    write_to(people, "notice", {"notice": about})


def write_to(people: Iterable[User], template: str, said: Mapping[str, object]) -> None:
    """Each of them gets a message of his own, in his language, once the transaction is committed.

    `template` begins the names of the two templates that make it of what is `said`.
    """
    told = sorted(people, key=lambda one: one.pk)
    known = dict(Visit.objects.filter(user__in=told).values_list("user", "language"))
    messages = [_compose(template, said, one, known.get(one.pk, "")) for one in told]
    transaction.on_commit(lambda: get_connection().send_messages(messages), robust=True)


def _people(delegations: list[Delegation], actor: User) -> set[User]:
    rows = User.objects.filter(
        memberships__delegation__in=delegations, memberships__role__in=DRAFTING, is_active=True
    )
    return set(rows.exclude(email="").exclude(pk=actor.pk))


def _office(actor: User) -> set[User]:
    rows = User.objects.filter(groups__name=SECRETARIAT, is_active=True)
    return set(rows.exclude(email="").exclude(pk=actor.pk))


def _compose(
    template: str, said: Mapping[str, object], person: User, language: str
) -> EmailMessage:
    """The message in the person's language, or else in the site's."""
    with override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        subject = render_to_string(f"amendments/{template}_subject.txt", {**said})
        message = render_to_string(f"amendments/{template}_message.txt", {**said})
    return EmailMessage(
        " ".join(subject.split())[:200], message.strip() + "\n", None, [person.email]
    )
