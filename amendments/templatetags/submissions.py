"""What was found, what was done and who is told, in the interface's language."""

from __future__ import annotations

import re

from django import template
from django.utils.translation import gettext, gettext_noop

from amendments.activity import Event
from amendments.models import Relation, Transition
from amendments.services.checks import Found
from amendments.standing import Neighbour

register = template.Library()

# The checks know no translation; here their sentences are named to the catalogues.
SENTENCES = (
    gettext_noop("The contribution proposes nothing yet."),
    gettext_noop("The contribution has no title."),
    gettext_noop("The contribution is for no meeting."),
    gettext_noop("{name} was asked to co-sponsor and has not answered; it will not be named."),
    gettext_noop("The proposal starts from another text than the stored one."),
    gettext_noop("The proposal starts from a version that is not published."),
    gettext_noop("It starts from the edition of {edition}; the one in force is of {year}."),
    gettext_noop("This proposal gives no reasons."),
    gettext_noop("This proposal changes nothing."),
    gettext_noop("The proposed text says nothing."),
    gettext_noop("A new resolution has no text to start from, so nothing in it can be marked."),
    gettext_noop("The text that this proposal starts from is not known."),
    gettext_noop("No change is proposed here, yet the text differs from the base."),
    gettext_noop("A resolution that is to be suppressed has no proposed text."),
    gettext_noop("The line with the number still names the edition that is changed: {line}"),
    gettext_noop("The label {label} does not follow {before}."),
    gettext_noop("The label {label} stands twice in one list."),
    gettext_noop("A clause of a numbered list has no label."),
    gettext_noop("A clause says nothing."),
    gettext_noop("Nothing in the text leads to footnote {label}."),
    gettext_noop("The text leads to footnote {label}, which is not there."),
    gettext_noop("{cited} has been revised since: the edition in force is of {year}."),
    gettext_noop("{cited} is no longer in force."),
)
EVENTS = {
    "begun": gettext_noop("began the draft"),
    "submitted": gettext_noop("submitted it"),
    "returned": gettext_noop("sent it back"),
    "published": gettext_noop("published it"),
    "considered": gettext_noop("marked it as considered"),
    "withdrawn": gettext_noop("withdrew it"),
    "superseded": gettext_noop("published a revision that supersedes it"),
    "invited": gettext_noop("asked {sponsor} to co-sponsor it"),
    "uninvited": gettext_noop("took back the invitation of {sponsor}"),
    "adopted": gettext_noop("adopted the text that it is part of"),
    "suppressed": gettext_noop("suppressed the resolution that it is about"),
    "parted": gettext_noop("took {sponsor} out of the co-sponsors"),
    "accepted": gettext_noop("accepted for {sponsor} to co-sponsor it"),
    "declined": gettext_noop("declined for {sponsor} to co-sponsor it"),
    "left": gettext_noop("withdrew the co-sponsorship of {sponsor}"),
}
FOLLOWERS = {
    Relation.REVISION: gettext_noop("Revised by"),
    Relation.CORRIGENDUM: gettext_noop("Corrected by"),
    Relation.ADDENDUM: gettext_noop("Added to by"),
}
FORMER = {
    Relation.REVISION: gettext_noop("A revision of"),
    Relation.CORRIGENDUM: gettext_noop("A corrigendum to"),
    Relation.ADDENDUM: gettext_noop("An addendum to"),
}
BEGINNINGS = {
    Relation.REVISION: gettext_noop("Begin a revision"),
    Relation.CORRIGENDUM: gettext_noop("Begin a corrigendum"),
    Relation.ADDENDUM: gettext_noop("Begin an addendum"),
}


@register.filter
def finding_words(found: Found) -> str:
    """The sentence that a finding is, with its values; what a person typed is not taken apart."""
    values = dict(found.values)
    return re.sub(r"\{(\w+)\}", lambda one: values.get(one[1], one[0]), gettext(found.sentence))


@register.filter
def event_words(event: Event) -> str:
    """What somebody did, as the end of a sentence that begins with who."""
    return gettext(EVENTS.get(event.what, event.what)).replace("{sponsor}", event.sponsor)


@register.filter
def step_words(step: Transition) -> str:
    """What somebody did in a step."""
    return gettext(EVENTS[step.step])


@register.filter
def follower_words(neighbour: Neighbour) -> str:
    """What a follower is to the contribution, before its name."""
    return gettext(FOLLOWERS[Relation(neighbour.relation)])


@register.filter
def former_words(neighbour: Neighbour) -> str:
    """What the contribution is to the one that it follows, before that one's name."""
    return gettext(FORMER[Relation(neighbour.relation)])


@register.filter
def beginning_words(relation: str) -> str:
    """What a button says that begins a follower."""
    return gettext(BEGINNINGS[Relation(relation)])
