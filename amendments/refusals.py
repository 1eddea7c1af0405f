"""Why an edit was refused, in the language of the interface."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

from amendments.drafting.refusals import CannotEdit, Malformed

# What the pure folder says of edits, references and conflicts, so that it is collected.
SENTENCES = (
    gettext_noop("This cannot become a clause of another sort: {}"),
    gettext_noop("This clause is not in the text any more: {}"),
    gettext_noop("Two clauses have the same identity: {}"),
    gettext_noop("A new clause needs an identity."),
    gettext_noop("This identity belongs to another clause already: {}"),
    gettext_noop("A clause of this kind cannot stand there: {}"),
    gettext_noop("A clause cannot be moved into itself."),
    gettext_noop("There is no clause above it to stand under."),
    gettext_noop("This clause stands on the outermost level already."),
    gettext_noop("There is no clause behind it to merge with."),
    gettext_noop("These two cannot be merged into one clause."),
    gettext_noop("This clause cannot be split here."),
    gettext_noop("A clause of this kind has no heading: {}"),
    gettext_noop("A section or an annex needs a heading."),
    gettext_noop("A clause of this kind has no words of its own: {}"),
    gettext_noop("A clause of this kind has no label: {}"),
    gettext_noop("A mark of emphasis, a link or a note lies outside the words it belongs to."),
    gettext_noop("This clause was not deleted."),
    gettext_noop("The base does not have this clause: {}"),
    gettext_noop("Only one of the two can be chosen here."),
    gettext_noop("This place is outside the words of the clause."),
    gettext_noop("This is not a description of an edit."),
    gettext_noop("There is no such edit: {}"),
    gettext_noop("Something is missing in the description of an edit: {}"),
    gettext_noop("The description of an edit has something that does not belong there: {}"),
    gettext_noop("Something in the description of an edit is of the wrong sort: {}"),
    gettext_noop("This is longer than a clause may be: {}"),
    gettext_noop("These clauses are nested deeper than any text is."),
    gettext_noop("The words have a character that cannot be kept: {}"),
    gettext_noop("You and somebody else changed the words of this clause."),
    gettext_noop("You and somebody else changed this heading."),
    gettext_noop("You and somebody else gave this clause different labels."),
    gettext_noop("You and somebody else made different kinds of clauses of this one."),
    gettext_noop("You and somebody else moved this clause to different places."),
    gettext_noop("You deleted this clause, and somebody else changed it."),
    gettext_noop("Somebody else deleted this clause, and you changed it."),
    gettext_noop("What this refers to has another number now."),
    gettext_noop("What this refers to stands in another section now."),
    gettext_noop("What this refers to was deleted."),
    gettext_noop("This may refer to a clause that has changed its number or place."),
)


def say(refusal: CannotEdit | Malformed) -> str:
    """The refusal as one sentence."""
    sentence = refusal.reason if isinstance(refusal, CannotEdit) else refusal.flaw
    return gettext(sentence.value).replace("{}", refusal.detail)
