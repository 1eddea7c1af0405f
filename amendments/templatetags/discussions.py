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


@register.simple_tag(takes_context=True)
def row_talk(context: Context, row: RedlineRow, *, quiet: bool = False) -> SafeString:
    """`talk_at` the row's clause, if what is said of that stands at this row."""
    if not stands_for_clause(row):
        return SafeString()
    proposal, place = context["proposal"], place_in(row)
    about = row.name or kind_words(row.kind)
    return talk_at(context, proposal.pk, place, f"{proposal.position}:{place}", about, quiet=quiet)


@register.simple_tag(takes_context=True)
def talk_at(
    context: Context,
    proposal: int | None,
    uid: str,
    place: str,
    about: str = "",
    *,
    quiet: bool = False,
) -> SafeString:
    """What was said there, what is being written, or the way to write; in one box.

    Of a clause, of a proposal or of the whole contribution. Most clauses have nothing but the way,
    and many readers not even that: no template is filled then, which would cost more than the
    clause itself. A `quiet` way shows itself on demand.
    """
    discussion, writing = context["discussion"], context["writing"]
    threads = discussion.at(proposal, uid)
    is_written = writing is not None and writing.is_at(proposal, uid)
    way = talk_link(context, place, about) if discussion.voice.may_comment else SafeString()
    if not threads and not is_written:
        return _boxed(context, way, quiet=quiet) if way else way
    with context.push(threads=threads, is_written=is_written, way=way):
        words = _engine(context).get_template("amendments/_talk.html").render(context)
    return _boxed(context, words)


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


def _boxed(context: Context, words: SafeString, *, quiet: bool = False) -> SafeString:
    """What is said at a place, in the language of the interface inside a text of any other."""
    return format_html(
        '<div class="talk{}" lang="{}" dir="{}">{}</div>',
        " on-demand" if quiet else "",
        context["interface_language"],
        "rtl" if get_language_bidi() else "ltr",
        words,
    )


def _engine(context: Context) -> Engine:
    assert context.template is not None
    return context.template.engine


@register.filter
def readers_words(comment: Comment) -> str:
    """Who reads the comment."""
    return audience_words(comment.audience, str(comment.delegation) if comment.delegation else "")
