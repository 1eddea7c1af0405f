"""The mandates of what a page shows, for pages that are about a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import template

from meetings.mandates.marks import MandateMark, mandates_at, mandates_in

register = template.Library()
register.simple_tag(mandates_in, name="mandates_in")
register.simple_tag(mandates_at, name="mandates_at")


@register.filter
def under(
    marks: Mapping[str, Sequence[MandateMark]] | str | None, uid: str
) -> Sequence[MandateMark]:
    """Those of the provision; none where the page has read no mandates."""
    return marks.get(uid, ()) if isinstance(marks, Mapping) else ()
