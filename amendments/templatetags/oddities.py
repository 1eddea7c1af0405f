"""What was odd in a file, in the language of the interface."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext, gettext_noop

from resolutions.text.clauses import Oddity

register = template.Library()

# The grammar knows no translation; here its sentences are named to the catalogues.
SENTENCES = (
    gettext_noop("No line with the resolution's number was found."),
    gettext_noop("No opening line of an adopting body was found."),
    gettext_noop("This line stands before the resolution's number and was kept as it is."),
    gettext_noop("This looks like a heading, but the lexicon does not know it: {}"),
    gettext_noop("Part of this heading is not in the lexicon: {}"),
    gettext_noop("A heading was found inside a line: {}"),
    gettext_noop("A label was found inside a line: {}"),
    gettext_noop("A footnote was found inside a line: {}"),
    gettext_noop("The label {} does not follow the one before it."),
    gettext_noop("The label {} stands twice in one list."),
    gettext_noop("Nothing in the text leads to footnote {}."),
    gettext_noop("A page number or running head was left out: {}"),
    gettext_noop("A second resolution begins here and was kept as plain paragraphs: {}"),
    gettext_noop("Lines broken in the middle of a sentence were joined, here and below."),
    gettext_noop("The text is too short to be sure of its language."),
    gettext_noop("Revision marks ({}) were read as accepted."),
    gettext_noop("A comment was left out: {}"),
    gettext_noop("A text box was left out: {}"),
    gettext_noop("Of the Word file: {}"),
)


@register.filter
def oddity_words(oddity: Oddity) -> str:
    """The sentence that says it."""
    return gettext(oddity.kind.value).replace("{}", oddity.detail)
