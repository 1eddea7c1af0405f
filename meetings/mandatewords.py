"""Mandates in words: who, to whom, by when, in the language of the interface."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, gettext_noop
from django.utils.translation import gettext as _

from meetings.models import Mandate
from resolutions.models.instruments import STANDING_BODIES
from resolutions.text.lexicon import actor_name
from resolutions.text.mandates import last_day

_BODIES = dict(STANDING_BODIES)
RULES = {
    "heading": gettext_noop("the heading names who acts"),
    "sentence": gettext_noop("read from the sentence"),
}


def actor_words(key: str) -> str:
    """What the language of the interface calls somebody; words that are no key stay."""
    return actor_name(key, (get_language() or "en")[:2]) or key


def actors_words(keys: Iterable[str]) -> str:
    """Several of them in a row."""
    return _(", ").join(actor_words(key) for key in keys)


def who_words(mandate: Mandate) -> str:
    """Who acts, with whom, and how they are told to."""
    who = actors_words((*mandate.actor_keys, *mandate.helper_keys))
    return f"{who} · {mandate.get_action_display()}"


def due_words(mandate: Mandate) -> str:
    """By when, in a few words; empty where nothing is told."""
    if mandate.recurrence:
        return recurrence_words(mandate.recurrence, mandate.due_body)
    day = last_day(mandate.due)
    if day is None:
        return ""
    said = ("YEAR_MONTH_FORMAT", "DATE_FORMAT")
    parts = mandate.due.count("-")
    return date_format(day, said[parts - 1]) if parts else mandate.due


def recurrence_words(recurrence: str, body: str) -> str:
    """How often, or at which meetings."""
    meeting = body_words(body)
    if recurrence == "each":
        return _("at each meeting: %(body)s") % {"body": meeting} if meeting else _("each time")
    if recurrence == "next":
        return _("at the next meeting: %(body)s") % {"body": meeting} if meeting else _("next time")
    number, unit = recurrence[1:-1], recurrence[-1:]
    if not number.isdigit():
        return recurrence
    if int(number) == 1:
        return {"Y": _("every year"), "M": _("every month"), "W": _("every week")}.get(
            unit, _("every day")
        )
    words = {
        "Y": _("every %(number)d years"),
        "M": _("every %(number)d months"),
        "W": _("every %(number)d weeks"),
        "D": _("every %(number)d days"),
    }
    return words[unit] % {"number": int(number)}


def body_words(code: str) -> str:
    """What a body is called; one that is none of the Union's stays as it is written."""
    return gettext(_BODIES[code]) if code in _BODIES else code.upper()


def rule_words(mandate: Mandate) -> str:
    """How it was read, and what a person set."""
    return gettext(RULES[mandate.rule]) if mandate.rule in RULES else mandate.rule
