"""The saves of a proposal, and what happened to a contribution."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amendments.histories import (
    PAGE_SIZE,
    contribution_events,
    proposal_saves,
    proposal_state,
    state_text,
    states_redline,
)
from amendments.models import Transition
from amendments.redline.changes import ChangeKind
from amendments.submissions.labels import BlockKind
from resolutions.services.history import signed
from tests.amendments.saved import WORDS, drafted, save
from tests.trees import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    caches["redlines"].clear()


def test_each_save_says_who_when_and_how_much() -> None:
    _contribution, proposal, writer = drafted()
    proposal.reasons = "Others"
    signed(proposal, writer).save()  # no save of the text
    found = proposal_saves(proposal)
    assert [one.number for one in found.saves] == [3, 2, 1, 0]
    assert found.numbers == (3, 2, 1, 0)
    assert [one.by for one in found.saves] == [writer, writer, writer, secretary()]
    assert [one.counts for one in found.saves] == [((ChangeKind.MODIFIED, 1),)] * 3 + [()]
    assert [one.at for one in found.saves] == sorted((o.at for o in found.saves), reverse=True)


def test_each_state_can_be_read_and_compared() -> None:
    _contribution, proposal, _writer = drafted()
    states = [proposal_state(proposal, number) for number in range(4)]
    for state, words in zip(states[1:], WORDS, strict=True):
        text = state_text(state)
        assert text is not None
        assert text.by_address()["recalling/b"].text == words
    redline = states_redline(states[1], states[3])
    assert redline is not None
    assert [row.anchor for row in redline.rows if row.changed] == ["recalling/b"]
    assert proposal_state(proposal, 4) is None


def test_a_state_without_a_text_is_compared_as_an_empty_one() -> None:
    _contribution, proposal, writer = drafted()
    proposal.proposed_text = None
    proposal.saves += 1
    signed(proposal, writer).save()
    gone = proposal_state(proposal, 4)
    redline = states_redline(proposal_state(proposal, 3), gone)
    assert redline is not None
    assert {kind for row in redline.rows for kind in row.kinds} == {ChangeKind.DELETED}
    assert states_redline(gone, gone) is None
    assert dict(proposal_saves(proposal).saves[0].counts).keys() == {ChangeKind.DELETED}


def test_more_saves_cost_no_more_queries() -> None:
    _contribution, proposal, writer = drafted("a,", "b,")
    counted = []
    for turn in range(2):
        caches["redlines"].clear()
        with CaptureQueriesContext(connection) as queries:
            proposal_saves(proposal)
        counted.append(len(queries))
        save(proposal, writer, f"{turn} of them,")
    assert counted[0] == counted[1] == 2
    proposal_saves(proposal)
    with CaptureQueriesContext(connection) as queries:
        proposal_saves(proposal)
    assert len(queries) == 1


def test_many_saves_are_paged() -> None:
    _contribution, proposal, _writer = drafted(*(f"{n} of them," for n in range(PAGE_SIZE + 4)))
    first, last = proposal_saves(proposal), proposal_saves(proposal, 99)
    assert (first.number, last.number, last.page_count) == (1, 2, 2)
    numbers = [one.number for one in (*first.saves, *last.saves)]
    assert numbers == list(range(PAGE_SIZE + 4, -1, -1))
    assert all(one.counts for one in (*first.saves, *last.saves) if one.number)


def test_steps_and_new_words_in_the_head_stand_in_the_order_of_time() -> None:
    contribution, _proposal, writer = drafted()
    Transition.objects.create(contribution=contribution, step="begun", state="draft", by=writer)
    contribution.refresh_from_db()
    block = {"kind": "summary", "label": "", "line": 0, "paragraphs": [["New words.", 0]]}
    contribution.head = {**contribution.head, "blocks": [block]}
    signed(contribution, writer).save()
    with CaptureQueriesContext(connection) as queries:
        events = contribution_events(contribution).events
    assert len(queries) == 2
    newest, step = events[:2]
    assert [part.kind for part in newest.reworded] == [BlockKind.SUMMARY]
    assert "".join(piece.text for piece in newest.reworded[0].pieces) == "New words."
    assert newest.by == writer
    assert step.step is not None
    assert [event.at for event in events] == sorted((e.at for e in events), reverse=True)
