"""What is proposed, decided and became of it on a desk, in the interface's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop

from amendments.desk.names import brief
from amendments.desk.plans import Sitting
from amendments.permissions import may_see_desks
from amendments.reading import marked
from amendments.redline.diff import Mark
from resolutions.reading import Piece
from resolutions.text.clauses import Clause
from resolutions.text.printing import mark

register = template.Library()

AGES = 5
"""So many colours there are for editions after the oldest one; the years tell them apart."""

EDITS = {
    "suppress": gettext_noop("the resolution suppressed"),
    "edition": gettext_noop("the edition"),
    "words": gettext_noop("other words"),
    "setting": gettext_noop("another setting"),
    "heading": gettext_noop("another heading"),
    "label": gettext_noop("another label"),
    "split": gettext_noop("split in two"),
    "merge": gettext_noop("merged into another"),
    "move": gettext_noop("moved"),
    "delete": gettext_noop("deleted"),
    "add": gettext_noop("added"),
}
COLLISIONS = {
    "edition": gettext_noop("They name different editions."),
    "deleted-and-changed": gettext_noop("Some delete what others change."),
    "moved-and-split": gettext_noop("Some move what others split."),
    "moved-apart": gettext_noop("They move it to different places."),
    "label": gettext_noop("They give it different labels."),
    "same-words": gettext_noop("They want different words here."),
    "circular": gettext_noop("Together these would put clauses under themselves."),
    "label-twice": gettext_noop("A label stands twice in this list now."),
    "reference": gettext_noop(
        "Something refers to a clause that is gone or called differently now."
    ),
    "empty-heading": gettext_noop("This heading has lost its last clause."),
}
CHOICES = {
    "take": gettext_noop("taken"),
    "reword": gettext_noop("taken with edits"),
    "bracket": gettext_noop("set in brackets"),
    "leave": gettext_noop("not taken"),
    "later": gettext_noop("to be decided later"),
    "side": gettext_noop("one side taken"),
    "compromise": gettext_noop("a compromise"),
    "alternatives": gettext_noop("both in brackets"),
    "": gettext_noop("open again"),
}
OUTCOMES = {
    "without-place": gettext_noop(
        "There is no place for it: what it stands under is not in the text."
    ),
    "holds-others": gettext_noop("It stays, for something stands under it that was taken."),
    "circular": gettext_noop("It cannot be moved under itself."),
}
UPSETS = {
    "withdrawn": gettext_noop("What was decided about was withdrawn."),
    "reworded": gettext_noop("A revision has other words here."),
    "new-collision": gettext_noop("Something that came in collides with it."),
    "other-sides": gettext_noop("The sides of this are others now."),
}
FATES = {
    "taken": gettext_noop("taken"),
    "edited": gettext_noop("taken with edits"),
    "bracketed": gettext_noop("in brackets"),
    "not-taken": gettext_noop("not taken"),
    "open": gettext_noop("still open"),
    "withdrawn": gettext_noop("withdrawn"),
}
VERDICTS = {
    "added": gettext_noop("new"),
    "changed": gettext_noop("reworded"),
    "gone": gettext_noop("ended: the clause is gone"),
    "silent": gettext_noop("ended: the clause tells nobody any more"),
}


@register.filter
def verdict_words(verdict: str) -> str:
    """What a version did to a mandate of the one before it."""
    return gettext(VERDICTS[verdict])


@register.filter
def edit_words(kind: str) -> str:
    """What a change does."""
    return gettext(EDITS.get(kind, kind))


@register.filter
def all_edit_words(kinds: Iterable[str]) -> str:
    """What some changes do, one behind the other."""
    return gettext(", ").join(map(edit_words, kinds))


@register.filter
def collision_words(kind: str) -> str:
    """Why changes collide, as a sentence."""
    return gettext(COLLISIONS.get(kind, kind))


@register.filter
def choice_words(choice: str) -> str:
    """What was decided."""
    return gettext(CHOICES.get(choice, choice))


@register.filter
def outcome_words(outcome: str) -> str:
    """Why what was decided could not be done; empty where it was."""
    return gettext(OUTCOMES[outcome]) if outcome in OUTCOMES else ""


@register.filter
def upset_words(reason: str) -> str:
    """Why a decision came back as open."""
    return gettext(UPSETS[reason]) if reason in UPSETS else ""


@register.filter
def fate_words(fate: str) -> str:
    """What became of a change."""
    return gettext(FATES.get(fate, fate))


@register.filter
def as_pieces(marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Marks as the pieces that a page sets."""
    return marked(tuple(marks))


@register.filter
def isolated(words: str) -> SafeString:
    """Words inside a sentence that may run the other way than it does."""
    return format_html("<bdi>{}</bdi>", words)


@register.filter
def own_clause(element: str, sitting: Sitting) -> Clause | None:
    """A clause of the base as the chair's own edits leave it."""
    return sitting.own_clauses.get(element)


@register.filter
def as_typed(clause: Clause) -> str:
    """The words of a clause with the marks by which emphasis is typed."""
    return mark(clause.text, clause.spans)


@register.filter
def named(sources: Iterable[str], authors: Mapping[str, str]) -> str:
    """Whose the sources are, each once."""
    names = dict.fromkeys(brief(authors.get(source, source)) for source in sources)
    return gettext(", ").join(names)


@register.filter
def sees_desks(user: object) -> bool:
    """Whether there can be desks that the user (if there is one) runs."""
    return hasattr(user, "is_authenticated") and may_see_desks(user)  # type: ignore[arg-type]


@register.filter
def age(step: int) -> int:
    """Which of the colours an edition has by its step: 0 for the oldest, then by turns."""
    return (step - 1) % AGES + 1 if step else 0
