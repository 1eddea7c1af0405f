"""Mandates in words: who, to whom, by when, in the language of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, gettext_noop, pgettext_lazy
from django.utils.translation import gettext as _

from meetings.days import when_words
from meetings.models import Mandate
from meetings.models.mandates import MandateAction
from resolutions.models.instruments import STANDING_BODIES, year_here
from resolutions.text.lexicon import LANGUAGES, actor_name, load
from resolutions.text.mandates import last_day

_BODIES = dict(STANDING_BODIES)
RULES = {
    "heading": gettext_noop("the heading names who acts"),
    "sentence": gettext_noop("read from the sentence"),
    "hand": gettext_noop("added by a person"),
}
TOLD = {
    MandateAction.INSTRUCTS: pgettext_lazy("told to act", "instructed"),
    MandateAction.REQUESTS: pgettext_lazy("told to act", "requested"),
    MandateAction.URGES: pgettext_lazy("told to act", "urged"),
    MandateAction.INVITES: pgettext_lazy("told to act", "invited"),
    MandateAction.ENCOURAGES: pgettext_lazy("told to act", "encouraged"),
}
LOOKS = {"done": "good", "overdue": "deleted", "reported": "added"}
_NOBODY = "its-thanks"
_SURELY_BETWEEN = re.compile(r"[;؛；、\n]")
_BETWEEN = re.compile(r"[,،，]")


def actor_words(key: str) -> str:
    """What the language of the interface calls somebody; words that are no key stay."""
    return actor_name(key, (get_language() or "en")[:2]) or key


def actors_words(keys: Iterable[str]) -> str:
    """Several of them in a row."""
    return _(", ").join(actor_words(key) for key in keys)


def known_keys() -> frozenset[str]:
    """The keys of all who may be told to act."""
    return frozenset(load("en").actors.keys.values()) - {_NOBODY}


def known_actors() -> tuple[str, ...]:
    """The same in the order of their names in the language of the interface."""
    return tuple(sorted(known_keys(), key=lambda key: actor_words(key).casefold()))


def read_actors(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of those whom the words name, and the names that nobody has.

    Names stand between semicolons or commas, in any of the six languages, or as keys.
    """
    found: dict[str, str] = {}
    for part in _SURELY_BETWEEN.split(words):
        whole = " ".join(part.split())
        some = (
            [whole] if _key_of(whole) else [" ".join(one.split()) for one in _BETWEEN.split(part)]
        )
        found |= {name: _key_of(name) for name in some if name}
    keys = dict.fromkeys(key for key in found.values() if key)
    return tuple(keys), tuple(name for name, key in found.items() if not key)


def _key_of(name: str) -> str:
    """The key of one name, empty if nobody has it: the language of the interface counts first."""
    here = (get_language() or "en")[:2]
    for language in (*((here,) if here in LANGUAGES else ()), *LANGUAGES):
        if key := _shown_names(language).get(name.casefold()):
            return key
        form = load(language).actors.match(name)
        if form and form[1] == len(name) and form[0] != _NOBODY:
            return form[0]
    return name if name in known_keys() else ""


@cache
def _shown_names(language: str) -> dict[str, str]:
    """The keys by the names that a page shows in a language."""
    names = {actor_name(key, language).casefold(): key for key in known_keys()}
    return {name: key for name, key in names.items() if name}


def who_words(mandate: Mandate) -> str:
    """Who acts, and with whom."""
    who = actors_words(mandate.actor_keys)
    if not mandate.helpers:
        return who
    return _("%(actors)s with %(helpers)s") % {
        "actors": who,
        "helpers": actors_words(mandate.helper_keys),
    }


def told_words(mandate: Mandate) -> str:
    """How they are told to: `instructed`."""
    return str(TOLD[MandateAction(mandate.action)])


def look_of(state: str) -> str:
    """The chip of a state; what is not done yet, or dropped, is quiet."""
    return LOOKS.get(state, "quiet")


def day_words(day: date) -> str:
    """A day on which something falls due; of one that is not known closer, the year."""
    return year_here(day.year) if (day.month, day.day) == (12, 31) else date_format(day)


def due_words(mandate: Mandate) -> str:
    """By when, in a few words; empty where nothing is told."""
    if mandate.recurrence:
        return recurrence_words(mandate.recurrence, mandate.due_body)
    if len(mandate.due) == 4 and mandate.due_body:
        code = mandate.due_body  # as meetings are called: `PP 2026`, `Council 2026`
        body = body_words(code) if code == "council" else code.upper()
        return _("%(body)s %(year)s") % {"body": body, "year": mandate.due}
    return when_words(mandate.due) if last_day(mandate.due) else ""


def recurrence_words(recurrence: str, body: str) -> str:
    """How often, or at which meetings."""
    meeting = body_words(body)
    if recurrence == "each":
        return _("at each meeting: %(body)s") % {"body": meeting} if meeting else _("each time")
    if recurrence == "next":
        return _("at the next meeting: %(body)s") % {"body": meeting} if meeting else _("next time")
    if recurrence == "regularly":
        return _("regularly")
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
