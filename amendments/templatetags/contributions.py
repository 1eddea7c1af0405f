"""What was recovered, remarked and proposed in a contribution, in the interface's language."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext, gettext_noop

from amendments import permissions
from amendments.drafting import translating
from amendments.submissions.labels import BlockKind
from amendments.submissions.remarks import Remark
from amendments.templatetags.oddities import REMARKS
from resolutions.permissions import AnyUser

register = template.Library()

RULES = {
    "two-years": gettext_noop("two years"),
    "two-year-ranges": gettext_noop("two spans of years"),
    "two-conferences": gettext_noop("two editions of one conference"),
    "two-editions": gettext_noop("two editions in one bracket"),
    "two-places": gettext_noop("two places"),
    "two-numbers": gettext_noop("two numbers"),
    "two-labels": gettext_noop("two labels"),
    "labels-run-on": gettext_noop("the labels around it"),
    "clause-twice": gettext_noop("a clause that stands twice"),
    "two-closing-marks": gettext_noop("two closing marks"),
    "end-of-section-moved": gettext_noop("the end of the section"),
    "two-headings": gettext_noop("two headings"),
    "history-line": gettext_noop("the history line"),
    "edition-left-behind": gettext_noop("an edition cited elsewhere"),
    "text-before": gettext_noop("the text before"),
    "rebase": gettext_noop("the stored text"),
}
# The redline knows no translation; here its sentences are named to the catalogues.
REASONS = (
    gettext_noop("Two years stand side by side; the earlier one was deleted."),
    gettext_noop(
        "Eight digits look like two years, but what stands around them or their order does not."
    ),
    gettext_noop("Two spans of years stand side by side; the earlier one was deleted."),
    gettext_noop("Two editions of one conference are run together; the earlier one was deleted."),
    gettext_noop("These four digits may be one year or two editions of a conference."),
    gettext_noop(
        "Two known editions of one body stand in one bracket; the earlier one was deleted."
    ),
    gettext_noop("Two places with their years stand in one bracket; the earlier one was deleted."),
    gettext_noop("One bracket has two places and years without a separator between them."),
    gettext_noop("Two editions stand in one bracket, but the later one stands first."),
    gettext_noop("Two places where a conference met stand side by side before or after a year."),
    gettext_noop("Two numbers of the same kind stand side by side without a separator."),
    gettext_noop("Two labels are run together, and each continues its own list."),
    gettext_noop("This could be one label; only its place in both lists shows that it is two."),
    gettext_noop("Two whole labels stand side by side, though a list does not run on."),
    gettext_noop("Two neighbouring labels are run together."),
    gettext_noop("This may be two labels run together, but no list tells which."),
    gettext_noop("The labels around it allow more than one reading."),
    gettext_noop("Only the list after the changes has this label, by the labels around it."),
    gettext_noop("Only the list before the changes has this label, by the labels around it."),
    gettext_noop("This belongs to a clause that was inserted or deleted as a whole."),
    gettext_noop(
        "The same label stands twice in one paragraph: a deleted clause, then an inserted one."
    ),
    gettext_noop("Two closing marks stand side by side; the first one was deleted."),
    gettext_noop("Two closing marks that seldom replace each other stand side by side."),
    gettext_noop("The clause above ended its section before the changes and no longer does."),
    gettext_noop("The clause above ends its section after the changes and did not before."),
    gettext_noop("The section's end seems to have moved, but this clause has changes of its own."),
    gettext_noop("Two headings stand side by side; the first one was deleted."),
    gettext_noop("This may be one heading or two."),
    gettext_noop("The history ends with the edition that was inserted in the title."),
    gettext_noop("The same resolution is cited in a later edition elsewhere in this text."),
    gettext_noop("The text before does not have this."),
    gettext_noop(
        "The text before does not have this, and it is run together with what it replaces."
    ),
    gettext_noop("The text before does not have this; how much of it was replaced is a guess."),
    gettext_noop("The text before is not contained in this text, so it cannot be given back."),
    gettext_noop("This change does not fit the stored text and was not applied."),
)
SENTENCES = (
    gettext_noop("The head names no document symbol."),
    gettext_noop("The head names another document besides its own: {}"),
    gettext_noop("There is no such date: {}"),
    gettext_noop("The original's language is none of the six: {}"),
    gettext_noop("The head stood in one line and was split at the labels found in it."),
    gettext_noop("No proposal was found: neither a symbol (ADD, MOD, SUP, NOC) nor a resolution."),
    gettext_noop("No symbol stands before this resolution; it was taken as {}."),
    gettext_noop("The proposal does not say which resolution it is about: {}"),
    gettext_noop("This identifier stands before two proposals: {}"),
    gettext_noop("Keeping a text unchanged needs reasons, and none are given: {}"),
    gettext_noop("The resolution goes on after these reasons; more of it was found here: {}"),
    gettext_noop("This stands behind the last proposal and was kept here: {}"),
    gettext_noop("A rule, a page number or an address was left out: {}"),
    gettext_noop(
        "Strike-through and underline made by hand were read as deletions and insertions."
    ),
    gettext_noop("The file has no revision marks; its text was taken as what is proposed."),
    gettext_noop("The resolution is not stored: {}"),
    gettext_noop("No such edition of the resolution is stored: {}"),
    gettext_noop("The stored edition has no text in this language: {}"),
    gettext_noop("The contribution starts from another text than the stored one: {}"),
    gettext_noop("No text of the resolution was found under this proposal: {}"),
)
BLOCKS = {
    "purpose": gettext_noop("Purpose"),
    "action-required": gettext_noop("Action required"),
    "strategic-plan": gettext_noop("Relation to the strategic plan"),
    "financial-implications": gettext_noop("Financial implications"),
    "references": gettext_noop("References"),
    "summary": gettext_noop("Summary"),
    "abstract": gettext_noop("Abstract"),
    "background": gettext_noop("Background"),
    "introduction": gettext_noop("Introduction"),
    "discussion": gettext_noop("Discussion"),
    "conclusion": gettext_noop("Conclusion"),
    "proposal": gettext_noop("Proposal"),
    "priority-area": gettext_noop("Priority area"),
    "expected-results": gettext_noop("Expected results"),
    "contact": gettext_noop("Contact"),
    "keywords": gettext_noop("Keywords"),
    "section": gettext_noop("Section"),
    "text": gettext_noop("Text under no label"),
}


@register.filter
def rule_words(rule: str) -> str:
    """What kind of sign a mark was recovered by."""
    return gettext(RULES.get(rule, rule))


@register.filter
def sentence_words(sentence: str) -> str:
    """A reason of the redline as a sentence."""
    return gettext(sentence)


@register.filter
def remark_words(remark: Remark) -> str:
    """The sentence that a remark is, with its detail."""
    detail = gettext(remark.detail) if remark.detail in REMARKS else remark.detail
    return gettext(remark.sentence).replace("{}", detail)


@register.filter
def block_words(kind: BlockKind) -> str:
    """What a block of a head is about."""
    return gettext(BLOCKS[kind.value])


@register.filter
def state_in(anchor: str, states: Mapping[str, str]) -> str:
    """The state of the change of a row; empty for one that is settled, or was never in doubt."""
    return states.get(anchor, "")


@register.filter
def part_words(uid: str) -> str:
    """What a part of a contribution outside of its clauses is called, by its identity."""
    if uid.startswith(translating.BLOCK):
        return block_words(BlockKind(uid.removeprefix(translating.BLOCK)))
    return gettext("Title") if uid == translating.TITLE else gettext("Reasons")


@register.filter
def may_renew(user: AnyUser) -> bool:
    """Whether the user may have a draft begun that brings citations up to date."""
    return permissions.may_renew(user)
