"""What was said of a contribution, as its pages set it; and what was said lately, for a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from amendments.audiences import Mention, cut_at_mentions
from amendments.models import Audience, Comment, Contribution, Proposal
from amendments.permissions import Voice, voice
from amendments.places import place_of
from meetings.queries import full_name
from resolutions.permissions import AnyUser
from resolutions.reading import cited


@dataclass(frozen=True, slots=True)
class Entry:
    """One comment as it is set; `pieces` say of each stretch whether it names somebody."""

    comment: Comment
    author: str
    speaks_for: str
    pieces: tuple[tuple[str, bool], ...]
    is_reworded: bool
    may_reword: bool
    may_recall: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its answers, the clause that it is about, and what the reader may do.

    `clause` is how a person cites the clause, empty for the whole; `is_gone` if no text has it now.
    """

    begun: Entry
    answers: tuple[Entry, ...]
    clause: str
    is_gone: bool
    may_answer: bool
    may_resolve: bool

    @property
    def is_open(self) -> bool:
        """Whether it still waits for something."""
        return self.begun.comment.resolved_at is None


def audience_words(audience: str, delegation: str) -> str:
    """Who reads what a delegation says to that audience; "" is the secretariat."""
    named = {"name": delegation}
    match Audience(audience):
        case Audience.DELEGATION:
            return _("%(name)s alone") % named
        case Audience.SPONSORS:
            return _("the sponsors") if delegation else _("the sponsors and the secretariat")
        case Audience.SECRETARIAT if delegation:
            return _("%(name)s and the secretariat") % named
        case Audience.SECRETARIAT:
            return _("the secretariat alone")
        case Audience.ALL:
            return _("everybody")


class Discussion:
    """What a person may read of what was said of one contribution, and what he may say himself."""

    def __init__(self, threads: Sequence[Thread], said_by: Voice) -> None:
        self.threads = tuple(threads)
        self.voice = said_by

    @cached_property
    def number_open(self) -> int:
        """How many threads still wait."""
        return sum(thread.is_open for thread in self.threads)

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to read and nothing to say."""
        return not self.threads and not self.voice.may_comment

    @cached_property
    def _places(self) -> Mapping[tuple[int | None, str], tuple[Thread, ...]]:
        found: dict[tuple[int | None, str], list[Thread]] = defaultdict(list)
        for thread in self.threads:
            comment = thread.begun.comment
            found[comment.proposal_id, comment.uid].append(thread)
        return {place: tuple(threads) for place, threads in found.items()}

    def at(self, proposal: int | None, uid: str) -> tuple[Thread, ...]:
        """The threads about one clause; without `uid` those about the proposal, or the whole."""
        return self._places.get((proposal, uid), ())

    def apart(self, proposal: int, shown: Collection[str]) -> tuple[Thread, ...]:
        """The threads about clauses of the proposal that are not among those shown."""
        return tuple(
            thread
            for thread in self.threads
            if (said := thread.begun.comment).proposal_id == proposal
            and said.uid
            and said.uid not in shown
        )


def read_discussion(
    user: AnyUser,
    contribution: Contribution,
    proposals: Sequence[Proposal],
    *,
    state: str = "",
    audience: str = "",
) -> Discussion:
    """What the user may read of it, the first said first; `proposals` are all of its proposals.

    `state` (`open`, `resolved`) and `audience` narrow it. As many queries for many as for few.
    """
    heard = voice(user, contribution)
    rows = list(_rows(user).filter(contribution=contribution).order_by("pk"))
    answers: dict[int, list[Comment]] = defaultdict(list)
    for row in rows:
        if row.parent_id is not None:
            answers[row.parent_id].append(row)
    begun = [row for row in rows if row.parent_id is None and _is_wanted(row, state, audience)]
    names = _clause_names(proposals, begun)
    threads = [_thread(row, answers[row.pk], names, heard) for row in begun]
    return Discussion(threads, heard)


def _rows(user: AnyUser) -> QuerySet[Comment]:
    """The comments that the user may read, each with who said it and whether it read otherwise."""
    once = Comment.history.filter(id=OuterRef("pk")).exclude(text=OuterRef("text"))
    visible = Comment.objects.visible_to(user).annotate(is_reworded=Exists(once))
    return visible.select_related("author", "delegation", "resolved_by", "proposal")


def _is_wanted(row: Comment, state: str, audience: str) -> bool:
    if audience and row.audience != audience:
        return False
    return {"open": row.resolved_at is None, "resolved": row.resolved_at is not None}.get(
        state, True
    )


def _thread(
    row: Comment, answers: Sequence[Comment], names: Mapping[tuple[int, str], str], heard: Voice
) -> Thread:
    place = (row.proposal_id or 0, row.uid)
    return Thread(
        begun=_entry(row, heard),
        answers=tuple(_entry(answer, heard) for answer in answers),
        clause=names.get(place, ""),
        is_gone=bool(row.uid) and place not in names,
        may_answer=heard.may_comment,
        may_resolve=heard.may_resolve(row),
    )


def _entry(row: Comment, heard: Voice) -> Entry:
    return Entry(
        comment=row,
        author=full_name(row.author),
        speaks_for=str(row.delegation) if row.delegation else "",
        pieces=cut_at_mentions(row.text, [Mention(*mention) for mention in row.mentions]),
        is_reworded=bool(getattr(row, "is_reworded", False)),
        may_reword=heard.may_reword(row),
        may_recall=heard.may_recall(row),
    )


def clause_names(proposal: Proposal) -> dict[str, str]:
    """How a person cites each clause of the proposal, by its place; as proposed where it is."""
    found: dict[str, str] = {}
    for text in (proposal.before, proposal.after):
        if text is not None:
            names = cited(text)
            found |= {place_of(one): names.get(one.address, "") for one in text.walk()}
    return found


def _clause_names(
    proposals: Sequence[Proposal], begun: Sequence[Comment]
) -> dict[tuple[int, str], str]:
    """The names of all clauses of those proposals of which a clause was spoken of."""
    spoken_of = {row.proposal_id for row in begun if row.uid}
    return {
        (proposal.pk, uid): name
        for proposal in proposals
        if proposal.pk in spoken_of
        for uid, name in clause_names(proposal).items()
    }


class Happening(StrEnum):
    """What somebody did in a discussion."""

    COMMENTED = "commented"
    ANSWERED = "answered"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class CommentEvent:
    """What happened in the discussion of a contribution (its key), when, and by whose hand.

    `comment` is the key of what was said, `is_for_me` whether it names the person who asks.
    """

    contribution: int
    at: datetime
    by: User
    what: Happening
    comment: int
    is_for_me: bool


def comment_events(
    user: AnyUser, since: datetime | None = None, *, limit: int = 200
) -> tuple[CommentEvent, ...]:
    """What was done in the discussions that the user may read, the latest first, his own included.

    As many queries for many as for few; of the comments that were touched last at most `limit`
    are looked at.
    """
    rows = Comment.objects.visible_to(user).annotate(
        touched_at=Coalesce("resolved_at", "created_at")
    )
    lately = rows.filter(touched_at__gt=since) if since else rows
    touched = lately.select_related("author", "resolved_by").order_by("-touched_at", "-pk")
    found = list(touched[:limit])
    events = [event for row in found for event in _events(row, user)]
    recent = (event for event in events if since is None or event.at > since)
    return tuple(sorted(recent, key=lambda event: (event.at, event.comment), reverse=True))


def _events(row: Comment, user: AnyUser) -> Iterator[CommentEvent]:
    is_for_me = any(person == user.pk for person, _name in row.mentions)
    what = Happening.COMMENTED if row.parent_id is None else Happening.ANSWERED
    yield CommentEvent(row.contribution_id, row.created_at, row.author, what, row.pk, is_for_me)
    if row.resolved_at is not None and row.resolved_by is not None:
        by = row.resolved_by
        yield CommentEvent(
            row.contribution_id, row.resolved_at, by, Happening.RESOLVED, row.pk, is_for_me=False
        )
