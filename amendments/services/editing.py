"""Editing a proposal: operations become its next saved state, and none overwrites another.

A save names the state that its writer saw. If somebody else saved meanwhile, the two are merged
against that state; what both changed in the same words is not decided here: a `Collision` holds
what each says, nothing is saved, and the writer chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.drafting.conflicts import Choice, Conflict, resolve
from amendments.drafting.history import lead, play
from amendments.drafting.merging import merge
from amendments.drafting.notes import numbered
from amendments.drafting.operations import Operation
from amendments.drafting.references import written_references
from amendments.drafting.renumbering import edit, kept_labels, renumber
from amendments.histories import proposal_state
from amendments.models import Proposal
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText

SAVED = ("proposed_text", "kept_labels", "references", "saves")
"""What a save writes."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A proposal as it stands after a save.

    `undo` leads back to what was there before; it is empty if nothing changed. `others` tells that
    somebody else's changes are in it which the writer had not seen, `merged` in whose words.
    """

    proposal: Proposal
    text: ResolutionText
    undo: tuple[Operation, ...] = ()
    others: bool = False
    merged: tuple[str, ...] = ()


class Collision(Exception):
    """Two people changed the same; nothing was saved. What each of them says is in `conflicts`."""

    def __init__(self, proposal: Proposal, conflicts: Sequence[Conflict]) -> None:
        super().__init__(_("Somebody else changed the same clause meanwhile."))
        self.proposal = proposal
        self.conflicts = tuple(conflicts)


@transaction.atomic
def save(
    *,
    user: User,
    proposal: Proposal,
    operations: Sequence[Operation],
    seen: int,
    adverb: bool = False,
    choice: Choice | None = None,
    against: int | None = None,
) -> Saved:
    """The operations, made on the state numbered `seen`, are in the proposal; labels follow.

    With `adverb`, what they add gets a `bis`, and what follows keeps its number. Where somebody
    else changed the same since then, raise Collision, unless the writer has made a `choice` having
    seen the state `against`, and that is still the last one. Raise CannotEdit where an operation
    does not fit, ImportProblem if there never was such a state. Nothing is saved where one is
    raised. What the proposal says already is no change: a save that is sent twice is saved once.
    """
    proposal = lock(user, proposal)
    ancestor, kept = state(proposal, seen)
    theirs, kept_by_them = state(proposal, proposal.saves)
    mine = ancestor
    for operation in operations:
        mine, done = edit(mine, operation, kept=kept, adverb=adverb)
        kept = kept_labels(done, kept)
    mine = numbered(ancestor, mine, kept)
    if seen == proposal.saves:
        return _store(user, proposal, mine, kept)
    kept |= kept_by_them
    merged = merge(ancestor, mine, theirs, kept=kept)
    text = merged.text
    if merged.conflicts:
        if choice is None or against != proposal.saves:
            raise Collision(proposal, merged.conflicts)
        chosen = [found for one in merged.conflicts for found in resolve(one, choice)]
        text = numbered(ancestor, renumber(text, play(text, chosen), kept=kept), kept)
    others = proposal.history.filter(saves__gt=seen).exclude(history_user=user).exists()
    return _store(user, proposal, text, kept, others=others, merged=merged.merged)


@transaction.atomic
def restore(*, user: User, proposal: Proposal, number: int) -> Saved:
    """The proposal reads as in its state `number` again; what came after stays in its history.

    Raise ImportProblem if there never was such a state.
    """
    proposal = lock(user, proposal)
    return _store(user, proposal, *state(proposal, number))


def state(proposal: Proposal, number: int) -> tuple[ResolutionText, frozenset[str]]:
    """The proposed text as it was saved under a number, and the labels set by hand in it.

    Raise ImportProblem if there never was such a state.
    """
    row = proposal if number == proposal.saves else proposal_state(proposal, number)
    if row is None or row.proposed_text is None:
        raise ImportProblem("no-state", _("There is no such state of this proposal."))
    return serial.from_json(row.proposed_text), frozenset(row.kept_labels)


def lock(user: User, proposal: Proposal) -> Proposal:
    """The proposal as it is now, its row locked. Raise PermissionDenied unless it may be edited."""
    related = ("contribution__document", "contribution__delegation", "base__resolution__body")
    rows = Proposal.objects.select_for_update(of=("self",)).select_related(*related)
    found: Proposal = rows.get(pk=proposal.pk)
    permissions.require(permissions.may_edit(user, found.contribution))
    return found


def _store(
    user: User,
    proposal: Proposal,
    text: ResolutionText,
    kept: frozenset[str],
    *,
    others: bool = False,
    merged: tuple[str, ...] = (),
) -> Saved:
    before, kept_before = state(proposal, proposal.saves)
    kept &= {clause.uid for clause in text.walk()}
    if text == before and kept == kept_before:
        return Saved(proposal, text, others=others)
    proposal.proposed_text = serial.to_json(text)
    proposal.kept_labels = sorted(kept)
    proposal.references = written_references(proposal.before, text, proposal.references)
    proposal.saves += 1
    signed(proposal, user).save(update_fields=SAVED)
    return Saved(proposal, text, lead(text, before, kept_before), others, merged)
