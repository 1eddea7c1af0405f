"""What was odd in a file and where its uploader disagrees, in the language of the interface."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext, gettext_noop

from amendments.services.plans import Conflict
from resolutions.models import LANGUAGES, InstrumentKind
from resolutions.models.instruments import STANDING_BODIES, Action, place_here
from resolutions.text.clauses import Oddity, OddityKind

register = template.Library()

# The grammar knows no translation; here its sentences are named to the catalogues.
SENTENCES = (
    gettext_noop("No line with the resolution's number was found."),
    gettext_noop("No opening line of an adopting body was found."),
    gettext_noop("This line stands before the resolution's number and was kept as it is."),
    gettext_noop("These lines belong to a document's cover and were kept apart from the title: {}"),
    gettext_noop("This looks like a heading, but the lexicon does not know it: {}"),
    gettext_noop("Part of this heading is not in the lexicon: {}"),
    gettext_noop("A heading was found inside a line: {}"),
    gettext_noop("A label was found inside a line: {}"),
    gettext_noop("A footnote was found inside a line: {}"),
    gettext_noop("Where footnote {} ends inside its line was guessed."),
    gettext_noop("The label {} does not follow the one before it."),
    gettext_noop("The label {} was not found; the list goes on without it."),
    gettext_noop("The label {} stands twice in one list."),
    gettext_noop("These words seem to stand in the wrong place: {}"),
    gettext_noop("Nothing in the text leads to footnote {}."),
    gettext_noop("A page number or running head was left out: {}"),
    gettext_noop("A second resolution begins here and was kept as plain paragraphs: {}"),
    gettext_noop("Lines broken in the middle of a sentence were joined, here and below."),
    gettext_noop("The text is too short to be sure of its language."),
    gettext_noop("Revision marks ({}) were read as accepted."),
    gettext_noop("A comment was left out: {}"),
    gettext_noop("A text box was left out: {}"),
    gettext_noop("Of the Word file: {}"),
    gettext_noop("The invisible mark of one provision stands on another clause too: {}"),
    gettext_noop("This clause had lost its invisible mark and was paired by what it says: {}"),
    gettext_noop("Invisible marks of provisions of another text ({}) were ignored."),
)


# What the reader of Word files remarks, which is the detail of a sentence.
REMARKS = (
    gettext_noop("The file holds macros; they are ignored."),
    gettext_noop("The file holds embedded files; they are ignored."),
    gettext_noop("The file holds ActiveX controls; they are ignored."),
    gettext_noop("The file holds parts in another format; they are ignored."),
    gettext_noop("The file holds text boxes; they stand apart from the text."),
    gettext_noop("The file tracks changes of single table cells."),
    gettext_noop("A field is not closed; text after it may be missing."),
)


@register.filter
def oddity_words(oddity: Oddity) -> str:
    """The sentence that says it."""
    is_remark = oddity.kind is OddityKind.WORD_REMARK
    detail = gettext(oddity.detail) if is_remark else oddity.detail
    return gettext(oddity.kind.value).replace("{}", detail)


@register.filter
def said_in_file(conflict: Conflict) -> str:
    """What the file says, in words."""
    return _in_words(conflict.name, conflict.in_file)


@register.filter
def said_by_person(conflict: Conflict) -> str:
    """What the person says, in words."""
    return _in_words(conflict.name, conflict.given)


def _in_words(name: str, value: str) -> str:
    """The words for a code, a place by its name here; a number or a year as it is."""
    if name == "place":
        return place_here(value)
    choices: dict[str, Iterable[tuple[str, object]]] = {
        "body": [(code, gettext(title)) for code, title in STANDING_BODIES],
        "kind": InstrumentKind.choices,
        "action": Action.choices,
        "language": LANGUAGES,
    }
    return next((str(words) for code, words in choices.get(name, ()) if code == value), value)
