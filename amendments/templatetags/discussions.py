"""What was said, at the place on the page that it is about."""

from __future__ import annotations

from django import template

from amendments.discussions import Discussion, Thread, audience_words
from amendments.models import Comment
from amendments.places import name_place
from amendments.reading import Redline, RedlineRow
from amendments.views.writing import Writing

register = template.Library()


@register.filter
def stands_for_clause(row: RedlineRow) -> bool:
    """Whether what is said of the clause stands at this row: of a clause that moved, at the one."""
    return not (row.elsewhere and row.after.empty)


@register.filter
def place_in(row: RedlineRow) -> str:
    """What names the row's clause in its proposal."""
    return name_place(row.uid, row.address)


@register.simple_tag
def threads_at(discussion: Discussion, proposal: int | None, uid: str) -> tuple[Thread, ...]:
    """The threads about a clause, about a proposal, or about the whole contribution."""
    return discussion.at(proposal, uid)


@register.simple_tag
def threads_apart(
    discussion: Discussion, proposal: int, redline: Redline | None, view: str
) -> tuple[Thread, ...]:
    """The threads about clauses of the proposal that have no row in this view."""
    rows = redline.rows if redline else ()
    shown = {
        place_in(row)
        for row in rows
        if stands_for_clause(row)
        and (row.changed or view != "changes")
        and not (view == "clean" and row.after.empty)
    }
    return discussion.apart(proposal, shown)


@register.simple_tag
def is_written_at(writing: Writing | None, proposal: int | None, uid: str) -> bool:
    """Whether a new comment is being written there."""
    return writing is not None and writing.is_at(proposal, uid)


@register.simple_tag
def is_talked_of(
    discussion: Discussion, writing: Writing | None, proposal: int, row: RedlineRow
) -> bool:
    """Whether anything stands at the row: threads, what is being written, or the way to write."""
    place = place_in(row)
    return stands_for_clause(row) and (
        discussion.voice.may_comment
        or bool(discussion.at(proposal, place))
        or is_written_at(writing, proposal, place)
    )


@register.filter
def readers_words(comment: Comment) -> str:
    """Who reads the comment."""
    return audience_words(comment.audience, str(comment.delegation) if comment.delegation else "")
