"""Freezing: a desk's text as a numbered reading, and its release to the meeting."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.desk.plans import sit
from amendments.models import Desk, Reading, Release
from amendments.redline.snapshots import pack
from amendments.services.desks import lock
from amendments.services.rulings import NOTE_LENGTH
from meetings.models import Meeting
from resolutions.services.problems import ImportProblem
from resolutions.text import serial


@transaction.atomic
def freeze(*, user: User, desk: Desk, note: str = "") -> Reading:
    """The text as it stands is the next reading of the desk, and never changes.

    The first one takes the next number of the meeting's temporary documents, those that follow are
    its revisions. Raise ImportProblem if nothing was decided since the last one.
    """
    desk = lock(user, desk)
    Meeting.objects.select_for_update().get(pk=desk.meeting_id)
    last = desk.readings.order_by("number").last()
    if last is not None and last.save_number == desk.saves:
        raise ImportProblem("same", _("Nothing was decided since the last reading."))
    sitting = sit(desk)
    document = last.document if last else _next_document(desk)
    number = last.number + 1 if last else 1
    return Reading.objects.create(
        desk=desk,
        number=number,
        document=document,
        revision=number - 1,
        save_number=desk.saves,
        text=serial.to_json(sitting.text),
        snapshot=pack(sitting.snapshot()),
        brackets=len(sitting.brackets),
        undecided=sitting.open_count,
        note=note.strip()[:NOTE_LENGTH],
        by=user,
    )


@transaction.atomic
def release(*, user: User, reading: Reading) -> Release:
    """Everybody may read the reading from now on."""
    permissions.require(permissions.may_chair(user, reading.desk))
    known = Release.objects.filter(reading=reading).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return Release.objects.create(reading=reading, by=user)
    except IntegrityError:
        return Release.objects.get(reading=reading)


def _next_document(desk: Desk) -> int:
    rows = Reading.objects.filter(desk__meeting=desk.meeting_id)
    return (rows.aggregate(last=Max("document"))["last"] or 0) + 1
