"""What happened to a clause, how sure its pairing is and why: in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

register = template.Library()

_SURENESS = (
    (0.95, gettext_noop("almost certain")),
    (0.8, gettext_noop("likely")),
    (0.6, gettext_noop("plausible")),
    (0.0, gettext_noop("doubtful")),
)
_REASONS = {
    "identity": gettext_noop("it carries the identity of that clause"),
    "same-text": gettext_noop("both say the same"),
    "similar-text": gettext_noop("both say nearly the same"),
    "same-place": gettext_noop("both stand at the same place"),
    "label": gettext_noop("both have the same number under the same heading"),
    "structure": gettext_noop("both stand at the same place of the structure"),
    "split": gettext_noop("it is a part of that clause, which was split"),
    "merged": gettext_noop("that clause and another were merged into it"),
    "unpaired": gettext_noop("nothing like it was found"),
    "new": gettext_noop("nothing like it was found in the edition before"),
    "displaced": gettext_noop("another clause was given its place by a person"),
    "contested": gettext_noop("another clause has the better claim to that clause"),
    "corrected": gettext_noop("a person said so"),
    "one-language": gettext_noop("only this language has it"),
}

_CHANGES = {
    "same": gettext_noop("unchanged"),
    "added": gettext_noop("added"),
    "deleted": gettext_noop("deleted"),
    "moved": gettext_noop("moved"),
    "split": gettext_noop("split"),
    "merged": gettext_noop("merged"),
    "modified": gettext_noop("reworded"),
    "heading": gettext_noop("heading changed"),
    "label": gettext_noop("label changed"),
    "renumbered": gettext_noop("renumbered"),
}


@register.filter
def change_words(kind: str) -> str:
    """What happened to a clause, in a word."""
    return _(_CHANGES[kind])


@register.filter
def sureness(confidence: float) -> str:
    """A confidence in `[0, 1]` in a word and a number: `likely (83%)`."""
    word = next(word for least, word in _SURENESS if confidence >= least)
    return _("%(word)s (%(percent)d%%)") % {"word": _(word), "percent": round(confidence * 100)}


@register.filter
def reason_words(reason: str) -> str:
    """What a pairing rests on, as a person would say it."""
    return _(_REASONS[reason]) if reason in _REASONS else reason
