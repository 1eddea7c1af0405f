"""What was said, as a page and as a list of events read it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amendments.discussions import Happening, comment_events, read_discussion
from amendments.models import Comment
from amendments.services import comments
from tests.amendments.discussed import DRAFT, answer, clause_uid, discussed, say
from tests.meetings.people import person

pytestmark = pytest.mark.django_db


def test_threads_stand_at_their_clauses_and_say_what_one_may_do() -> None:
    contribution, people = discussed()
    proposals = tuple(contribution.proposals.all())
    uid = clause_uid(contribution)
    begun = say(people["other"], contribution, "all", uid=uid)
    answer(people["head"], begun)
    say(people["head"], contribution, "delegation")
    found = read_discussion(people["head"], contribution, proposals)
    (thread,) = found.at(proposals[0].pk, uid)
    assert thread.clause == "recalling b)"
    assert [entry.author for entry in thread.answers] == ["head"]
    assert (thread.begun.may_reword, thread.answers[0].may_reword) == (False, True)
    assert thread.may_resolve
    assert len(found.at(None, "")) == 1
    assert found.apart(proposals[0].pk, {uid}) == ()
    assert found.apart(proposals[0].pk, set()) == (thread,)
    assert found.number_open == 2
    public = read_discussion(people["public"], contribution, proposals)
    assert [one.begun.comment for one in public.threads] == [begun]
    assert not public.threads[0].may_answer
    assert not public.voice.may_comment


def test_a_clause_that_went_is_said_to_be_gone() -> None:
    contribution, people = discussed()
    say(people["other"], contribution, "all", uid=clause_uid(contribution))
    Comment.objects.update(uid="gone")
    found = read_discussion(people["other"], contribution, tuple(contribution.proposals.all()))
    assert found.threads[0].is_gone


def test_a_discussion_is_narrowed() -> None:
    contribution, people = discussed()
    settled = say(people["head"], contribution, "all")
    comments.resolve(user=person("head"), comment=settled)
    waiting = say(people["head"], contribution, "delegation")
    for said, expected in (
        ({"state": "open"}, [waiting]),
        ({"state": "resolved"}, [settled]),
        ({"audience": "all"}, [settled]),
        ({"state": "nonsense"}, [settled, waiting]),
    ):
        found = read_discussion(people["head"], contribution, (), **said)
        assert [thread.begun.comment for thread in found.threads] == expected


def test_a_longer_discussion_costs_no_more_queries() -> None:
    contribution, people = discussed()
    proposals = tuple(contribution.proposals.all())
    counted = []
    for _turn in range(2):
        answer(people["head"], say(people["other"], contribution, "all", "@head?"))
        with CaptureQueriesContext(connection) as queries:
            read_discussion(people["head"], contribution, proposals)
            comment_events(people["head"])
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_events_tell_who_did_what_and_nothing_that_one_may_not_read() -> None:
    contribution, people = discussed()
    begun = say(people["drafter"], contribution, "delegation", "@head, look")
    answer(people["head"], begun)
    comments.resolve(user=person("drafter"), comment=begun)
    events = comment_events(people["head"])
    assert [(event.what, event.by) for event in events] == [
        (Happening.RESOLVED, people["drafter"]),
        (Happening.ANSWERED, people["head"]),
        (Happening.COMMENTED, people["drafter"]),
    ]
    assert [event.is_for_me for event in events] == [False, False, True]
    assert {event.contribution for event in events} == {contribution.pk}
    assert comment_events(people["head"], events[0].at) == ()
    assert comment_events(people["head"], events[0].at - timedelta(microseconds=1)) == events[:1]
    for who in ("other", "secretariat", "administrator", "public"):
        assert comment_events(people[who]) == ()


def test_of_a_draft_nobody_else_learns_that_it_was_spoken_of() -> None:
    contribution, people = discussed(DRAFT)
    say(people["drafter"], contribution, "sponsors")
    seeing = {who for who, user in people.items() if comment_events(user)}
    assert seeing == {"head", "drafter", "member-reader", "sponsor"}
