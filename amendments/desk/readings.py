"""Readings as pages and files have them: against the base, against each other, by author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from amendments.desk.names import brief
from amendments.desk.plans import CHAIR, chair_name
from amendments.models import Desk, Reading
from amendments.redline.authorship import sign
from amendments.redline.changes import Change, compare
from amendments.redline.layout import lay_out_changes
from amendments.redline.snapshots import Snapshot, unpack
from resolutions import queries
from resolutions.exports import MEDIA_TYPES, Download, demonstration_notice, with_notice
from resolutions.permissions import AnyUser
from resolutions.text.clauses import ResolutionText
from resolutions.word import writer

_UNFIT = re.compile(r"[^\w.()&-]+")


def list_readings(desk: Desk, user: AnyUser) -> Sequence[Reading]:
    """The readings of a desk that the user may see, the first one first; one query."""
    rows = Reading.objects.visible_to(user).filter(desk=desk)
    return list(rows.select_related("release", "by", "desk__meeting").order_by("number"))


def base_of(desk: Desk) -> ResolutionText:
    """What the desk's text started from."""
    return desk.empty if desk.base is None else queries.version_text(desk.base, desk.language)


def signed_changes(
    base: ResolutionText, text: ResolutionText, snapshot: Snapshot, chair: str
) -> tuple[Change, ...]:
    """What leads from the base to the text, each mark by who made it, named as the hall does."""
    named = {source: brief(name) for source, name in snapshot.authors.items()}
    return sign(compare(base, text), replace(snapshot, authors=named), chair)


def export_reading(reading: Reading) -> Download:
    """The reading as a Word file: changes of the base tracked, each by its author.

    Every delegation's changes stand under its name, what the chair decided or typed under the
    chair's. The same reading gives the same bytes.
    """
    desk, snapshot = reading.desk, unpack(reading.snapshot)
    chair = snapshot.authors.get(CHAIR) or chair_name(desk)
    changes = signed_changes(base_of(desk), reading.frozen, snapshot, chair)
    document = lay_out_changes(changes, author=chair, date=reading.at, language=desk.language)
    demonstrated = desk.base is not None and desk.base.is_demonstration
    notice = demonstration_notice(desk.language) if demonstrated else ""
    name = _UNFIT.sub("-", f"{desk.meeting.group.code}-{reading.symbol}-{desk.language}")
    content = writer.write(with_notice(document, notice))
    return Download(f"{name}.docx", MEDIA_TYPES["docx"], content)
