"""What was said, at the place on the page that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import chain, zip_longest
from urllib.parse import quote

from django import template
from django.core.cache import caches
from django.core.cache.utils import make_template_fragment_key
from django.template import Context, Engine
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from amendments.discussions import Discussion, Thread, audience_words
from amendments.models import Comment
from amendments.places import name_place
from amendments.reading import RedlineRow
from resolutions.templatetags.pages import kind_words

register = template.Library()


DAY = 24 * 60 * 60
SLOT = "<talk-slot>"
"""Where something may be said in a redline that is set for everybody; words are escaped, so that
no text of a clause reads like this.
"""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for what is said of a clause: its name, what the clause is called, how it is set.

    `setting` is `quiet` where the way to write is shown on demand, `table` where that stands in a
    row of a table of its own; otherwise empty.
    """

    place: str
    about: str
    setting: str = ""


@dataclass(frozen=True, slots=True)
class SlottedRedline:
    """A redline as it is set for everybody, cut at its slots: one part more than slots."""

    parts: tuple[str, ...]
    slots: tuple[Slot, ...]


@register.simple_tag(takes_context=True)
def talked_redline(context: Context) -> SafeString:
    """The redline of the page's `sheet` in its `view`, with what is said at each row of it.

    The redline is set once for everybody and remembered; what is said is set for each reader.
    """
    found = _slotted(context)
    if not context["talk"]:
        return SafeString("".join(found.parts))
    said = [_said_at(context, slot) for slot in found.slots]
    return SafeString("".join(chain.from_iterable(zip_longest(found.parts, said, fillvalue=""))))


@register.simple_tag(takes_context=True)
def talk_slot(context: Context, row: RedlineRow, setting: str = "") -> SafeString:
    """The slot of a row, on a page that has them.

    What is said of a clause that moved stands at the place to which it did.
    """
    slots = context.get("slots")
    if slots is None or (row.elsewhere and row.after.empty):
        return SafeString()
    about = row.name or kind_words(row.kind)
    slots.append(Slot(name_place(row.uid, row.address), about, setting))
    return SafeString(SLOT)


@register.simple_tag(takes_context=True)
def threads_apart(context: Context, discussion: Discussion, proposal: int) -> tuple[Thread, ...]:
    """The threads about clauses of the proposal that have no row in this view."""
    found = discussion.apart(proposal, ())
    if not found or not context["redline"]:
        return found
    return discussion.apart(proposal, {slot.place for slot in _slotted(context).slots})


def _slotted(context: Context) -> SlottedRedline:
    """The redline in its view, from memory where it was set before."""
    said = [context["sheet"].key, context["view"], context["interface_language"]]
    key, cache = make_template_fragment_key("slotted", said), caches["redlines"]
    known: SlottedRedline | None = cache.get(key)
    if known is None:
        slots: list[Slot] = []
        with context.push(slots=slots):
            name = "clean" if context["view"] == "clean" else "redline"
            words = _engine(context).get_template(f"amendments/_proposal_{name}.html")
            known = SlottedRedline(tuple(words.render(context).split(SLOT)), tuple(slots))
        cache.set(key, known, DAY)
    return known


def _said_at(context: Context, slot: Slot) -> str:
    proposal = context["proposal"]
    where = f"{proposal.position}:{slot.place}"
    quiet = bool(slot.setting)
    said = talk_at(context, proposal.pk, slot.place, where, slot.about, quiet=quiet)
    is_row = said and slot.setting == "table"
    return f'<tr class="talk-row"><td colspan="2">{said}</td></tr>' if is_row else said


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
    word, way = escape(context["comment_word"]), escape(context["talk_way"])
    named = f"{word}: {escape(about)}" if about else word
    return SafeString(
        f'<a class="talk-link" href="{way}{quote(place)}#writing" aria-label="{named}">{word}</a>'
    )


def _boxed(context: Context, words: SafeString, *, quiet: bool = False) -> SafeString:
    """What is said at a place, in the language of the interface inside a text of any other."""
    tone = "talk on-demand" if quiet else "talk"
    language, way = escape(context["interface_language"]), "rtl" if get_language_bidi() else "ltr"
    return SafeString(f'<div class="{tone}" lang="{language}" dir="{way}">{words}</div>')


def _engine(context: Context) -> Engine:
    assert context.template is not None
    return context.template.engine


@register.filter
def readers_words(comment: Comment) -> str:
    """Who reads the comment."""
    return audience_words(comment.audience, str(comment.delegation) if comment.delegation else "")
