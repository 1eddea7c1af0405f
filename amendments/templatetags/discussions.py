"""What was said, at the place on the page that it is about."""

from __future__ import annotations

from urllib.parse import quote

from django import template
from django.template import Context, Engine
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from amendments.discussions import Discussion, Thread, audience_words
from amendments.models import Comment
from amendments.places import name_place
from amendments.reading import Redline, RedlineRow
from amendments.views.writing import Writing
from resolutions.templatetags.pages import kind_words

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


@register.simple_tag(takes_context=True)
def row_talk(context: Context, row: RedlineRow, *, quiet: bool = False) -> SafeString:
    """What was said of the row's clause, what is being written of it, or the way to write.

    Most rows have nothing but the way, and many readers not even that: no template is filled then,
    which would cost more than the row itself.
    """
    if not stands_for_clause(row):
        return SafeString()
    discussion, proposal, place = context["discussion"], context["proposal"], place_in(row)
    has_words = discussion.at(proposal.pk, place) or is_written_at(
        context["writing"], proposal.pk, place
    )
    if not has_words and not discussion.voice.may_comment:
        return SafeString()
    where, about = f"{proposal.position}:{place}", row.name or kind_words(row.kind)
    if not has_words:
        return _on_its_own(context, talk_link(context, where, about), quiet=quiet)
    here = {"proposal_pk": proposal.pk, "uid": place, "place": where, "about": about}
    with context.push(**here, quiet=quiet):
        return _engine(context).get_template("amendments/_talk.html").render(context)


@register.simple_tag(takes_context=True)
def talk_link(context: Context, place: str, about: str = "") -> SafeString:
    """The way to write a comment at a place of the page."""
    word = context["comment_word"]
    return format_html(
        '<a class="talk-link" href="{}{}#writing" aria-label="{}">{}</a>',
        context["talk_way"],
        quote(place),
        f"{word}: {about}" if about else word,
        word,
    )


def _on_its_own(context: Context, link: SafeString, *, quiet: bool) -> SafeString:
    """A link with nothing else to say, set as `_talk.html` sets it."""
    return format_html(
        '<div class="talk{}" lang="{}" dir="{}">{}</div>',
        " on-demand" if quiet else "",
        context["interface_language"],
        "rtl" if get_language_bidi() else "ltr",
        link,
    )


def _engine(context: Context) -> Engine:
    assert context.template is not None
    return context.template.engine


@register.filter
def readers_words(comment: Comment) -> str:
    """Who reads the comment."""
    return audience_words(comment.audience, str(comment.delegation) if comment.delegation else "")
