"""What the templates of meetings say: whom a recommendation addresses, what was odd, how sure."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.translation import gettext, gettext_noop

from meetings import days
from meetings.mandates import words as mandatewords
from meetings.models import Mandate, Meeting
from meetings.reports import Oddity, OddityKind
from resolutions.models.instruments import year_here

register = template.Library()

SENTENCES = (
    gettext_noop("No meeting that this would be the report of was found."),
    gettext_noop("No recommendations were found."),
    gettext_noop("The number {} stands twice."),
    gettext_noop("The number {} was not found; the list goes on without it."),
    gettext_noop("This looks like the number {}, which does not follow the one before it."),
    gettext_noop("Recommendation {} does not say whom it is addressed to."),
    gettext_noop("The text is too short to be sure of its language."),
)
RULES = {
    "revision": gettext_noop("words of revision beside it"),
    "report": gettext_noop("words of reporting beside it"),
    "mandate": gettext_noop("words of a mandate beside it"),
    "implementation": gettext_noop("words of implementation beside it"),
    "discussion": gettext_noop("words of discussion beside it"),
    "citation": gettext_noop("it is cited"),
    "hand": gettext_noop("added by hand"),
}


@register.filter
def odd_words(oddity: Oddity) -> str:
    """What was odd in a report, in the language of the interface."""
    return gettext(OddityKind(oddity.kind).value).replace("{}", oddity.detail)


@register.filter
def rule_words(rule: str) -> str:
    """By which rule a link was suggested."""
    return gettext(RULES[rule]) if rule in RULES else rule


@register.filter
def actor_words(key: str) -> str:
    """What the language of the interface calls an addressee; words that are no key stay."""
    return mandatewords.actor_words(key)


@register.filter
def who_words(mandate: Mandate) -> str:
    """Who acts, and with whom."""
    return mandatewords.who_words(mandate)


@register.filter
def told_words(mandate: Mandate) -> str:
    """How they are told to: `instructed`."""
    return mandatewords.told_words(mandate)


@register.filter
def day_words(day: date) -> str:
    """A day on which something falls due."""
    return mandatewords.day_words(day)


@register.filter
def when_words(when: str) -> str:
    """A time as ISO 8601 writes it, in the language of the interface."""
    return days.when_words(when)


@register.filter
def held_words(meeting: Meeting) -> str:
    """When a meeting was held, as closely as is known; empty if nobody knows."""
    if meeting.begins_on:
        return days.days_words(meeting.begins_on, meeting.ends_on)
    return year_here(meeting.year) if meeting.year else ""


@register.filter
def whom_words(mandate: Mandate) -> str:
    """Who is to be reported to."""
    return mandatewords.actors_words(mandate.recipient_keys)


@register.filter
def due_words(mandate: Mandate) -> str:
    """By when, or how often."""
    return mandatewords.due_words(mandate)


@register.filter
def mandate_look(state: str) -> str:
    """How the chip of a state is coloured."""
    return mandatewords.look_of(state)


@register.filter
def mandate_rule_words(mandate: Mandate) -> str:
    """How the mandate was read."""
    return mandatewords.rule_words(mandate)


@register.filter
def percent(confidence: float) -> str:
    """How sure, in per cent."""
    return f"{round(confidence * 100)}%"
