"""A draft with saves: each is a row of history with a number of its own."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import User

from amendments.models import Contribution, Proposal
from resolutions.services.history import signed
from resolutions.text import serial
from resolutions.text.clauses import transform_text
from tests.amendments.owned import owned
from tests.kept import kept
from tests.meetings.people import delegation, member

WORDS = ("the first words of the clause,", "the second words,", "the third and last words,")


@kept
def drafted(*words: str) -> tuple[Contribution, Proposal, User]:
    """Canada's draft whose clause `recalling b)` came to say each of the words, and its writer."""
    contribution = owned()
    writer = member("writer", delegation())
    proposal = contribution.proposals.get()
    for said in words or WORDS:
        save(proposal, writer, said)
    return contribution, proposal, writer


def save(proposal: Proposal, user: User, words: str) -> None:
    """One save, as the editor makes it."""
    after = proposal.after
    assert after is not None
    uid = after.by_address()["recalling/b"].uid
    said = transform_text(
        after, lambda one: replace(one, text=words, spans=()) if one.uid == uid else one
    )
    proposal.proposed_text = serial.to_json(said)
    proposal.saves += 1
    signed(proposal, user).save()


def says(proposal: Proposal) -> str:
    """What the clause says now."""
    after = Proposal.objects.get(pk=proposal.pk).after
    assert after is not None
    return after.by_address()["recalling/b"].text
