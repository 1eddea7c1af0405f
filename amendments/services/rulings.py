"""Rulings: what is decided on a desk, one thing or many, taken back, and the chair's own edits.

A ruling names the last save that its writer saw. If somebody else ruled on the same thing since,
nothing is saved and the writer is told; on different things two chairs work side by side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments.desk.beside import BESIDE, decided_beside
from amendments.desk.plans import Sitting, decision_of, sit
from amendments.desk.scopes import decided_by, is_scope
from amendments.desk.typed import typed_over
from amendments.desk.undoing import says
from amendments.drafting.renumbering import edit
from amendments.edits import Fields, read_edit
from amendments.models import Desk, Ruling
from amendments.redline.collisions import Collision
from amendments.redline.decisions import (
    Choice,
    Decision,
    unfit_for_collision,
    unfit_for_edit,
)
from amendments.redline.suppression import CHOICES as ABOUT_SUPPRESSION
from amendments.redline.suppression import SUPPRESS
from amendments.services.desks import carry_over, lock, next_save, point
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text import serial

NOTE_LENGTH = 4000
WORDS_LENGTH = 20_000
TYPED = (Choice.REWORD, Choice.COMPROMISE)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody decides about one change or collision, and why."""

    about: str
    choice: Choice
    words: str = ""
    edits: tuple[str, ...] = ()
    note: str = ""


class Contested(Exception):
    """Somebody else has ruled on the same thing meanwhile; nothing was saved."""

    def __init__(self, ruling: Ruling) -> None:
        super().__init__(_("Somebody else decided this meanwhile."))
        self.ruling = ruling


@transaction.atomic
def rule(*, user: User, desk: Desk, said: Said, seen: int) -> int:
    """Decide about one change or collision; the number of the save. The screen looks there.

    Raise Contested if somebody else did since the save `seen`, ImportProblem if that cannot be
    decided so.
    """
    desk = lock(user, desk)
    sitting = sit(desk)
    _require_unseen(sitting, said.about, seen, user)
    if said.choice in TYPED:
        said = replace(said, words=typed_over(sitting, said.about, said.words))
    _require_fit(sitting, said)
    number = next_save(desk)
    _ruling(desk, user, number, said).save()
    element = element_of(sitting, said.about)
    if element:
        point(user=user, desk=desk, element=element)
    return number


@transaction.atomic
def rule_all(*, user: User, desk: Desk, scope: str, choice: Choice = Choice.TAKE) -> int:
    """Decide at once about everything of a scope that is open; how many things that were.

    What was decided BESIDE is decided as it was there. Raise ImportProblem for what is no scope
    (see `amendments.desk.scopes`).
    """
    desk = lock(user, desk)
    if scope != BESIDE and not is_scope(scope):
        raise ImportProblem("scope", _("Choose what to decide at once."))
    sitting = sit(desk)
    decided = decided_beside(sitting) if scope == BESIDE else decided_by(sitting, scope, choice)
    if decided:
        number = next_save(desk)
        said = [Said(one.about, one.choice, edits=one.edits) for one in decided]
        Ruling.objects.bulk_create([_ruling(desk, user, number, one) for one in said])
    return len(decided)


@transaction.atomic
def take_back(*, user: User, desk: Desk, number: int) -> int:
    """What was decided in a save is as it was before it; how many decisions that were.

    What was decided otherwise since stays. Raise ImportProblem if nothing of the save stands.
    """
    desk = lock(user, desk)
    rows = list(Ruling.objects.filter(desk=desk).order_by("pk"))
    last = {row.about: row for row in rows}
    saved = [row for row in rows if row.save_number == number]
    standing = [row for row in saved if says(row) == says(last[row.about])]
    if not standing:
        raise ImportProblem("nothing", _("Nothing of this stands any more."))
    former = {row.about: row for row in rows if row.save_number < number}
    save = next_save(desk)
    Ruling.objects.bulk_create(
        [_as_before(desk, user, save, row.about, former.get(row.about)) for row in standing]
    )
    return len(standing)


@transaction.atomic
def amend(*, user: User, desk: Desk, fields: Fields, seen: int) -> int:
    """The chair's own edit of the base, which stands on the desk as a proposal does.

    Raise ImportProblem if anything was saved since `seen`, CannotEdit or Malformed for what cannot
    be done.
    """
    desk = lock(user, desk)
    if desk.saves != seen:
        raise ImportProblem(
            "changed", _("Something was decided meanwhile; look at it and save again.")
        )
    before = sit(desk)
    text = before.base if desk.own_text is None else serial.from_json(desk.own_text)
    kept: frozenset[str] = frozenset()
    for operation in read_edit(fields, text, before.base).operations:
        text, _done = edit(text, operation, kept=kept)
    own = None if text == before.base else serial.to_json(text)
    if own == desk.own_text:
        return desk.saves
    desk.own_text = own
    signed(desk, user).save(update_fields=["own_text"])
    carry_over(user, before, sit(desk))
    return desk.saves


def element_of(sitting: Sitting, about: str) -> str:
    """The element that a change or a collision is about; empty for none."""
    edit_ = sitting.plan.edits.get(about)
    if edit_ is not None:
        return edit_.provision
    collision = _collision(sitting, about)
    return collision.provisions[0] if collision and collision.provisions else ""


def _collision(sitting: Sitting, key: str) -> Collision | None:
    """The collision with the key; for one that only the text shows, the text has to be made."""
    if key in sitting.plan.edits or key in sitting.sided:
        return sitting.sided.get(key)
    return next((one for one in sitting.consolidated.collisions if one.key == key), None)


def _require_unseen(sitting: Sitting, about: str, seen: int, user: User) -> None:
    """Two may rule at once, but not about the same: a collision and its changes are one thing."""
    related = {about}
    for one in sitting.sided.values():
        if about == one.key:
            related |= set(one.edits)
        elif about in one.edits:
            related.add(one.key)
    for key in related & set(sitting.rulings):
        ruling = sitting.rulings[key]
        if ruling.save_number > seen and ruling.by_id != user.pk:
            raise Contested(ruling)


def _require_fit(sitting: Sitting, said: Said) -> None:
    if len(said.words) > WORDS_LENGTH:
        raise ImportProblem("long", _("This is longer than a clause may be."))
    if said.choice in TYPED and not said.words:
        raise ImportProblem("no-words", _("Type the words that are to stand there."))
    if said.about == SUPPRESS and sitting.suppressing:
        if said.choice not in ABOUT_SUPPRESSION:
            raise ImportProblem("unfit", _("This cannot be decided so."))
        return
    decision = Decision(said.about, said.choice, said.words, said.edits)
    edit_ = sitting.plan.edits.get(said.about)
    collision = _collision(sitting, said.about)
    if edit_ is not None:
        unfit = unfit_for_edit(edit_, decision)
    elif collision is not None:
        unfit = unfit_for_collision(sitting.plan, collision, decision)
    else:
        raise ImportProblem("gone", _("This is not on the desk any more; look at it again."))
    if unfit:
        raise ImportProblem("unfit", _("This cannot be decided so."))


def _ruling(desk: Desk, user: User, number: int, said: Said) -> Ruling:
    return Ruling(
        desk=desk,
        save_number=number,
        about=said.about,
        choice=said.choice,
        words=said.words,
        edits=list(said.edits),
        note=said.note.strip()[:NOTE_LENGTH],
        by=user,
    )


def _as_before(desk: Desk, user: User, save: int, about: str, former: Ruling | None) -> Ruling:
    """A ruling that says what the former one said; an open one if there was none."""
    if former is None or not former.choice:
        return Ruling(desk=desk, save_number=save, about=about, by=user)
    was = decision_of(former)
    return _ruling(desk, user, save, Said(about, was.choice, was.words, was.edits, former.note))
